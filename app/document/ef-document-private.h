/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-document.h"
#include "ef-history.h"

G_BEGIN_DECLS

/* The document itself: for its two files, and for nobody else. */

typedef struct
{
  char *id;
  EfChartSpec *spec;
} EfChart;

/* What the properties said when they were last notified. */
typedef struct
{
  gboolean modified;
  gboolean can_undo;
  gboolean can_redo;
  char *undo_label;
  char *redo_label;
  char *title;
} EfShown;

typedef struct
{
  gboolean catalog;
  gboolean charts;
  gboolean panels;
  GPtrArray *chart_ids; /* char, no duplicates */
} EfNews;

struct _EfDocument
{
  GObject parent_instance;

  EfCatalog *catalog;
  char *title;
  char *extensions;
  char *current_chart; /* id of one of the charts, or NULL */
  GPtrArray *charts;   /* EfChart, in order */
  GHashTable *by_id;   /* id of a chart -> EfChart */
  GPtrArray *scenarios; /* EfScenario; those of each chart */
  guint64 last_chart;  /* the highest number in a "chart-N" */
  GPtrArray *panels;   /* EfPanelsFigure, in order */
  guint64 last_panels; /* the highest number in a "panels-N" */

  EfHistory *history;
  EfNews news;
  EfShown shown;
};

/* ef-document.c */

/* Tells the world what is new, once the history is at rest. */
void ef_document_announce (EfDocument *self);
/* Hands @change to the history and announces what it did. */
void ef_document_do_change (EfDocument *self, EfChange *change, const char *merge_key,
                            const char *label);

/* ef-document-charts.c */

void ef_document_init_charts (EfDocument *self);
/* A chart whose table is not in @remaining goes with it, as a change of the open group. */
void ef_document_remove_orphaned_charts (EfDocument *self, EfCatalog *remaining);

/* ef-document-panels.c */

void ef_document_init_panels (EfDocument *self);
/* The chart is about to go: no figure has it as a panel any more, as changes of the open group. */
void ef_document_forget_chart (EfDocument *self, const char *chart_id);

/* ef-document-scenarios.c */

void ef_document_init_scenarios (EfDocument *self);
/* @change of that chart is about to be made, and @scenarios are those it leads to: makes it a
 * change of all charts, if they are others. */
void ef_document_spread_scenarios (EfDocument *self, EfChange *change, const char *chart_id,
                                   const GPtrArray *scenarios);

/* What the changes do to a document. These make no history; they note what to tell the world once
 * the whole step is done, so nobody is told of a state in the middle of an undo. */

void ef_document_put_catalog (EfDocument *self, EfCatalog *catalog);
void ef_document_put_title (EfDocument *self, const char *title);
void ef_document_put_scenarios (EfDocument *self, const GPtrArray *scenarios);
void ef_document_insert_chart (EfDocument        *self,
                               guint              index,
                               const char        *chart_id,
                               const EfChartSpec *spec);
void ef_document_put_chart (EfDocument *self, const char *chart_id, const EfChartSpec *spec);
void ef_document_drop_chart (EfDocument *self, const char *chart_id);
gint ef_document_find_chart_index (EfDocument *self, const char *chart_id); /* or -1 */

/* For tests: to set its clock and its limits. */
EfHistory *ef_document_get_history (EfDocument *self);

/* The kinds of change (transfer full). */
EfChange *ef_catalog_change_new (EfCatalog *old_catalog, EfCatalog *new_catalog);
EfChange *ef_title_change_new (const char *old_title, const char *new_title);
/* @old_spec NULL: the chart is added at @index. @new_spec NULL: it is removed from there. */
EfChange *ef_chart_change_new (const char        *chart_id,
                               guint              index,
                               const EfChartSpec *old_spec,
                               const EfChartSpec *new_spec);

/* The change of a chart also leads from the one to the other scenarios of the document, and does
 * @other (transfer full), a change of another chart. */
void ef_chart_change_set_scenarios (EfChange *change, const GPtrArray *old_scenarios,
                                    const GPtrArray *new_scenarios);
void ef_chart_change_add_other (EfChange *change, EfChange *other);

/* Where one looks in @from, as far as it means the same in @self: the view with equal table,
 * columns and scales, folded groups with equal table and groups. */
void ef_chart_spec_keep_look (EfChartSpec *self, const EfChartSpec *from);

G_END_DECLS
