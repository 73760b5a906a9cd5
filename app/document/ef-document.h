/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-catalog.h"
#include "ef-chart-spec.h"
#include "ef-panels-spec.h"
#include "ef-table-changes.h"

G_BEGIN_DECLS

/**
 * EfDocument:
 *
 * The open project: a catalog, charts, figures of several charts, the scenarios that charts may
 * suppose, and the history of what was done to them. Everything in it
 * is an immutable value; a change names the ids it touches and holds the old and the new value,
 * so undo is exact and costs no copying of data. Lives on the main thread.
 *
 * Signals: "catalog-changed"; "charts-changed" (added, removed, renamed); "chart-changed" (chart
 * id: a specification changed); "panels-changed" (a figure of several charts came, went or is
 * another). They are sent once a change, an undo or a redo is complete, once
 * per thing, so a handler always sees a whole state and may make changes of its own.
 * Properties: "modified", "can-undo", "can-redo", "undo-label", "redo-label" (translated, "Hide 3
 * points"), "title".
 */
#define EF_TYPE_DOCUMENT (ef_document_get_type ())
G_DECLARE_FINAL_TYPE (EfDocument, ef_document, EF, DOCUMENT, GObject)

EfDocument *ef_document_new (void);

EfCatalog  *ef_document_get_catalog (EfDocument *self); /* (transfer none) */
/* Project title or NULL. */
const char *ef_document_get_title (EfDocument *self);
/* Content of <extensions> of the file this came from, verbatim, kept on save; or NULL. */
const char *ef_document_get_extensions (EfDocument *self);
void        ef_document_set_extensions (EfDocument *self, const char *xml);

/* Charts have small ids ("chart-1") that are never used again within a document. In order. */
guint              ef_document_get_n_charts (EfDocument *self);
const char        *ef_document_get_chart_id (EfDocument *self, guint index);
/* NULL if there is none */
const EfChartSpec *ef_document_get_chart (EfDocument *self, const char *chart_id);
/* First chart of that table, or NULL. */
const char        *ef_document_find_chart (EfDocument *self, const char *table_id);

/* The user's changes: each one is a step of the history. @label is translated and says what was
 * done, as it follows "Undo": "Hide 3 points". Steps with the same non-NULL @merge_key on the
 * same chart that follow each other within a second become one; if together they change nothing,
 * none. What changes nothing is no step. Charts whose table goes with a source are removed in the
 * same step. */
void        ef_document_add_source (EfDocument *self, EfCatalogNode *root, const char *label);
void        ef_document_remove_source (EfDocument *self, guint index, const char *label);
/* The newer state of a source in the place of the older one. Charts stay if their table is in both.
 */
void        ef_document_replace_source (EfDocument *self, guint index, EfCatalogNode *root,
                                        const char *label);
/* The same for a source that was read again, as ef_refresh_new() gives it: charts keep hidden
 * points and labels also where rows are identified otherwise now. @changes: of the tables of the
 * source; @linked: of tables elsewhere that follow (both element-type EfTableChanges, transfer
 * none). */
void        ef_document_refresh_source (EfDocument *self, guint index, EfCatalogNode *root,
                                        GPtrArray *changes, GPtrArray *linked, const char *label);
void        ef_document_replace_table (EfDocument *self, EfTable *table, const char *label);
const char *ef_document_add_chart (EfDocument *self, const EfChartSpec *spec, const char *label);
void        ef_document_remove_chart (EfDocument *self, const char *chart_id, const char *label);
void        ef_document_change_chart (EfDocument *self, const char *chart_id,
                                      const EfChartSpec *spec, const char *merge_key,
                                      const char *label);
void        ef_document_set_title (EfDocument *self, const char *title, const char *label);

/* The scenarios of the project (element-type EfScenario; transfer none). All charts have them; a
 * change of a chart that adds, changes, renames or removes one does so in all. Those that a new
 * chart brings along join them, see ef_what_if_join(). */
const GPtrArray *ef_document_get_scenarios (EfDocument *self);

/* Figures of several charts have ids too ("panels-1"). A chart that is removed leaves them in the
 * same step, and the last one takes the figure with it. In order. */
guint               ef_document_get_n_panels (EfDocument *self);
const char         *ef_document_get_panels_id (EfDocument *self, guint index);
/* NULL if there is none */
const EfPanelsSpec *ef_document_get_panels (EfDocument *self, const char *panels_id);
const char         *ef_document_add_panels (EfDocument *self, const EfPanelsSpec *spec,
                                            const char *label);
void                ef_document_remove_panels (EfDocument *self, const char *panels_id,
                                               const char *label);
void                ef_document_change_panels (EfDocument *self, const char *panels_id,
                                               const EfPanelsSpec *spec, const char *merge_key,
                                               const char *label);

/* Everything between is one step. Nests. */
void        ef_document_begin_group (EfDocument *self, const char *label);
void        ef_document_end_group (EfDocument *self);

/* Not a step: where one looks is saved with the project, but neither undone nor counted as a
 * modification, and no signal tells of it. NULL @view: fitted. ef_document_change_chart() and
 * undo keep the present view while table, columns and scales of the axes stay; when these change,
 * they take the view of the specification that comes. */
void        ef_document_set_chart_view (EfDocument *self, const char *chart_id, const EfView *view);
/* The same of groups of the table beside the chart, see EfTableView: it stays while table and
 * groups do. */
void        ef_document_set_chart_folded (EfDocument *self, const char *chart_id,
                                          const GPtrArray *texts);
/* Not a step either: the chart that is shown when the project opens. When it is removed, its
 * neighbour becomes current; undo gives the place back. */
void        ef_document_set_current_chart (EfDocument *self, const char *chart_id);
const char *ef_document_get_current_chart (EfDocument *self); /* or NULL */

gboolean    ef_document_can_undo (EfDocument *self);
gboolean    ef_document_can_redo (EfDocument *self);
void        ef_document_undo (EfDocument *self);
void        ef_document_redo (EfDocument *self);

/* Modified means: the state differs from the one last saved. Undoing back to the saved state is
 * exact. */
gboolean    ef_document_is_modified (EfDocument *self);
guint64     ef_document_get_state (EfDocument *self); /* number of the present state */
void        ef_document_set_saved_state (EfDocument *self, guint64 state);

/* For the store, on a new document: no history is made. */
void        ef_document_load_catalog (EfDocument *self, EfCatalog *catalog);
void        ef_document_load_chart (EfDocument *self, const char *chart_id,
                                    const EfChartSpec *spec);
void        ef_document_load_panels (EfDocument *self, const char *panels_id,
                                     const EfPanelsSpec *spec);
/* All of them, for the charts that are there too. */
void        ef_document_load_scenarios (EfDocument *self, const GPtrArray *scenarios);
void        ef_document_load_title (EfDocument *self, const char *title);

G_END_DECLS
