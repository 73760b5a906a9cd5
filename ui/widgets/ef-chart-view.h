/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-chart-data.h"
#include "ef-viewport.h"

G_BEGIN_DECLS

/* Whose limit. */
typedef enum
{
  EF_LIMIT_NONE,
  EF_LIMIT_X,
  EF_LIMIT_Y,
} EfLimit;

/**
 * EfChartView:
 *
 * A chart to look at and to walk in: zoom, pan, hover, select. It shows what it is given and
 * reports what the user did; it changes no document.
 *
 * Property "theme": the id of the looks that go with the desktop, "light".
 * Signals: "selection-changed"; "point-activated" (row): Enter on a point; "limit-moved" (EfLimit,
 * value in the unit of the column): a hand is moving the line of a limit; "label-moved" (row, dx,
 * dy, see EfPointLabel): the name of a point should go there; "label-toggled" (row): it should be
 * shown if it is not, and the other way round; "label-released" (row): it should find its place by
 * itself again; "legend-moved" (EfLegend); "note-moved" (index, EfNote, gboolean): a note should be
 * like that; TRUE: keys move it, and may go on.
 * Property "n-hidden-labels": how many names found no place.
 * Actions: chart.zoom-in, chart.zoom-out, chart.fit, chart.back, chart.forward, chart.pan (dd),
 * chart.pan-left, chart.pan-right, chart.pan-up, chart.pan-down, chart.next-point,
 * chart.previous-point, chart.first-point, chart.last-point, chart.select-point, chart.add-point,
 * chart.activate-point, chart.clear, chart.label-left, chart.label-right, chart.label-up,
 * chart.label-down, chart.toggle-label, chart.reset-label, chart.next-note, chart.previous-note;
 * while a note is chosen, the label actions move it.
 */
#define EF_TYPE_CHART_VIEW (ef_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (EfChartView, ef_chart_view, EF, CHART_VIEW, GtkWidget)

GtkWidget *ef_chart_view_new (void);

/* Shows the points of @data as @spec says, its view included: who owns the specification writes the
 * changes of the viewport back to it. Another table or other axes begin a new history of views. */
void ef_chart_view_set_chart (EfChartView *self, EfChartData *data, const EfChartSpec *spec);

/* What is looked at; its signal "changed" tells of zoom and pan (transfer none). */
EfViewport *ef_chart_view_get_viewport (EfChartView *self);

/* Rows of the table, ascending (transfer none). Rows that are not among the points stay selected:
 * the table shows them too. */
const guint32 *ef_chart_view_get_selection (EfChartView *self, guint *n_rows);
/* In any order. Emits "selection-changed" if it is another selection. */
void           ef_chart_view_set_selection (EfChartView *self, const guint32 *rows, guint n_rows);

G_END_DECLS
