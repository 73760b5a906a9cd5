/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"
#include "ef-document.h"

G_BEGIN_DECLS

/**
 * EfWorkspace:
 *
 * What a window is looking at: a document, one of its charts, the points that came out of it, and
 * the selected rows. The pages of a window share one workspace and never talk to each other: a page
 * changes the workspace, the others hear of it.
 *
 * A table that is merely looked at gets a chart that exists only here; the first change to it adds
 * it to the document. So clicking through a thousand benchmarks leaves the project unmodified.
 *
 * A table can have several charts: one that comes, also by undo, is shown; when the shown one goes,
 * its neighbour is.
 *
 * Signals:
 *  - "chart-changed": another chart is shown, or the specification of the shown one changed
 *  - "data-changed": the points were computed anew, or could not be (ef_workspace_get_error())
 *  - "selection-changed"
 * Properties: "busy": the points are being computed; "has-chart", "has-selection".
 */
#define EF_TYPE_WORKSPACE (ef_workspace_get_type ())
G_DECLARE_FINAL_TYPE (EfWorkspace, ef_workspace, EF, WORKSPACE, GObject)

EfWorkspace *ef_workspace_new (EfDocument *document);
EfDocument  *ef_workspace_get_document (EfWorkspace *self);

/* The table and the specification that are shown; NULL while nothing is. Borrowed, valid until the
 * next change. Where the chart supposes something of energy, the table has the estimates too, and
 * another one comes with each "data-changed"; the source is always the table of the document. */
EfTable           *ef_workspace_get_table (EfWorkspace *self);
EfTable           *ef_workspace_get_source (EfWorkspace *self);
const EfChartSpec *ef_workspace_get_spec (EfWorkspace *self);
/* NULL while nothing is shown, while the first computation runs, and after an error. */
EfChartData       *ef_workspace_get_data (EfWorkspace *self);
const GError      *ef_workspace_get_error (EfWorkspace *self);
gboolean           ef_workspace_is_busy (EfWorkspace *self);

/* Shows the chart of @table that was shown last, else its first one, or a new one that is not part
 * of the document yet. */
void ef_workspace_show_table (EfWorkspace *self, EfTable *table);
/* Shows a chart of the document. */
void ef_workspace_show_chart (EfWorkspace *self, const char *chart_id);
/* Id of the shown chart, NULL if it is not part of the document yet. */
const char *ef_workspace_get_chart_id (EfWorkspace *self);
/* Makes the shown chart part of the document (before it is saved). */
void ef_workspace_keep_chart (EfWorkspace *self);

/* Ids of all charts of the shown table, in order; none while it is only looked at (transfer full).
 */
GPtrArray *ef_workspace_list_charts (EfWorkspace *self);
/* One more chart of the shown table, and shows it: a step of the history. What was only looked at
 * stays beside it. @spec (transfer full); NULL: as a table begins. */
void ef_workspace_add_chart (EfWorkspace *self, EfChartSpec *spec, const char *label);

/* One change to the shown chart: a step of the history. @spec (transfer full). */
void ef_workspace_change (EfWorkspace *self,
                          EfChartSpec *spec,
                          const char *merge_key,
                          const char *label);
/* Other rows of the shown chart: a step of the history, if the filter is another one. NULL: all
 * rows. FALSE if it cannot be used on the table, as ef_filter_parse() and ef_filter_apply() say. */
gboolean ef_workspace_set_filter (EfWorkspace *self, const char *filter, GError **error);
/* Remembers where one looks; not a step. NULL: fitted. */
void ef_workspace_set_view (EfWorkspace *self, const EfView *view);
/* The same of groups of the table, see EfTableView. */
void ef_workspace_set_folded (EfWorkspace *self, const GPtrArray *texts);

/* Selected rows of the table, ascending; (transfer none). */
const guint32 *ef_workspace_get_selection (EfWorkspace *self, guint *n_rows);
void           ef_workspace_set_selection (EfWorkspace *self, const guint32 *rows, guint n_rows);

/* Hides the selected rows, or shows every hidden row again. */
void ef_workspace_hide_selection (EfWorkspace *self);
void ef_workspace_show_hidden (EfWorkspace *self);

/* "1,556 points, 34 on the frontier", and what became of the rows that are not points, joined by
 * @separator ("3 hidden", "2 without a value on an axis"); "" for none (transfer full). Nothing
 * is dropped silently. */
char *ef_workspace_describe_points (EfWorkspace *self);
char *ef_workspace_describe_left_out (EfWorkspace *self, const char *separator);
/* TRUE if both axes say what is achieved, and none what it costs. */
gboolean ef_workspace_compares_scores (EfWorkspace *self);

/* For tests: blocks until the points are up to date. */
void ef_workspace_wait (EfWorkspace *self);

G_END_DECLS
