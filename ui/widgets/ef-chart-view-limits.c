/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-view-private.h"

#include <math.h>

#include "ef-compose.h"
#include "ef-note-grip.h"

/* The lines of limits, which a hand can move. The view changes nothing itself: it says where the
 * line should go, and whoever owns the specification moves it there. */

/* How near the pointer must be to a line, in pixels. */
#define REACH 5

static const EfAxisData *
get_axis (EfChartView *self, EfLimit limit)
{
  return limit == EF_LIMIT_X ? &self->data->x : &self->data->y;
}

/* Where the line of a limit is in the widget; FALSE if there is none in the plot. */
static gboolean
find_line (EfChartView *self, EfLimit limit, const EfRect *plot, const EfView *view, double *place)
{
  const EfAxisSpec *spec = limit == EF_LIMIT_X ? &self->spec->x : &self->spec->y;
  double position, x, y;

  if (!spec->has_limit || !ef_axis_data_place (get_axis (self, limit), spec->limit, &position))
    return FALSE;
  ef_chart_view_to_page (plot, view, position, position, &x, &y);
  *place = limit == EF_LIMIT_X ? x : y;
  return TRUE;
}

EfLimit
ef_chart_view_find_limit (EfChartView *self, double x, double y)
{
  EfRect plot;
  EfView view;
  double place;

  if (self->data == NULL || !ef_chart_view_get_plot (self, &plot, &view) || x < plot.x
      || x > plot.x + plot.width || y < plot.y || y > plot.y + plot.height)
    return EF_LIMIT_NONE;

  if (find_line (self, EF_LIMIT_X, &plot, &view, &place) && fabs (x - place) <= REACH)
    return EF_LIMIT_X;
  if (find_line (self, EF_LIMIT_Y, &plot, &view, &place) && fabs (y - place) <= REACH)
    return EF_LIMIT_Y;
  return EF_LIMIT_NONE;
}

/* The value at a place of the widget, with as few digits as a pixel needs. */
static double
get_value_at (EfChartView *self, EfLimit limit, double x, double y)
{
  const EfAxisData *axis = get_axis (self, limit);
  double sx, sy;
  EfRect plot;
  EfView view;

  if (!ef_chart_view_get_plot (self, &plot, &view))
    return NAN;
  x = CLAMP (x, plot.x, plot.x + plot.width);
  y = CLAMP (y, plot.y, plot.y + plot.height);
  ef_chart_page_to_view (&plot, &view, x, y, &sx, &sy);
  return limit == EF_LIMIT_X
           ? ef_axis_data_get_round_value_at (axis, sx, (view.x_max - view.x_min) / plot.width)
           : ef_axis_data_get_round_value_at (axis, sy, (view.y_min - view.y_max) / plot.height);
}

void
ef_chart_view_move_limit (EfChartView *self, EfLimit limit, double x, double y)
{
  double value = get_value_at (self, limit, x, y);

  if (isfinite (value))
    g_signal_emit_by_name (self, "limit-moved", limit, value);
}

void
ef_chart_view_show_limit_cursor (EfChartView *self, EfLimit limit)
{
  if (limit != EF_LIMIT_NONE)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                     limit == EF_LIMIT_X ? "ew-resize" : "ns-resize");
}
