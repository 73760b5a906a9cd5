/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-chart-data.h"

G_BEGIN_DECLS

/**
 * EfFrontMarks:
 *
 * The points of the frontier as widgets: invisible, but each one takes the keyboard focus and tells
 * a screen reader its name and values. An assistive technology sees a list of them; a person walks
 * along with the arrow keys. Lies over the chart and lets the pointer through.
 *
 * Signal "focused" (point index): the focus moved to a mark.
 */
#define EF_TYPE_FRONT_MARKS (ef_front_marks_get_type ())
G_DECLARE_FINAL_TYPE (EfFrontMarks, ef_front_marks, EF, FRONT_MARKS, GtkWidget)

/* More marks than one can walk along are no help: beyond this many, they are spread evenly. */
#define EF_FRONT_MARKS_MAX 200

/* Where a point stands, in the coordinates of the widget. */
typedef void (*EfFrontMarksPlace) (guint point, double *x, double *y, gpointer user_data);

GtkWidget *ef_front_marks_new (EfFrontMarksPlace place, gpointer user_data);
/* Makes the marks anew; @data may be NULL. */
void       ef_front_marks_set_data (EfFrontMarks *self, EfChartData *data, const EfChartSpec *spec);
/* Focuses the mark @steps further along the frontier than the focused one, the first one if none
 * is; G_MININT and G_MAXINT mean the ends. FALSE if there is no mark. */
gboolean   ef_front_marks_walk (EfFrontMarks *self, int steps);
/* The focused point, -1 if none is. */
gint       ef_front_marks_get_focused (EfFrontMarks *self);

G_END_DECLS
