/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-view-private.h"

#include <math.h>

#include "ef-compose.h"

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
  double sx, sy, next_x, next_y, value, step;
  EfRect plot;
  EfView view;

  if (!ef_chart_view_get_plot (self, &plot, &view))
    return NAN;
  x = CLAMP (x, plot.x, plot.x + plot.width);
  y = CLAMP (y, plot.y, plot.y + plot.height);
  ef_chart_page_to_view (&plot, &view, x, y, &sx, &sy);
  ef_chart_page_to_view (&plot, &view, x + 1, y + 1, &next_x, &next_y);
  value = ef_axis_data_get_value_at (axis, limit == EF_LIMIT_X ? sx : sy);
  step = fabs (ef_axis_data_get_value_at (axis, limit == EF_LIMIT_X ? next_x : next_y) - value);
  step = pow (10, floor (log10 (step)));
  /* Dividing by what is a power of ten leaves no digits behind, as multiplying by 0.001 would. */
  if (step >= 1)
    return round (value / step) * step;
  step = round (1 / step);
  return round (value * step) / step;
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
