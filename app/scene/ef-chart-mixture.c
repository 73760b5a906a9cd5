/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-mixture.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ef-chart-insight.h"
#include "ef-chart-words.h"
#include "ef-hull.h"

#define PERCENT_DIGITS 2
/* A smaller share is no mixture anybody would run. */
#define SHARE_MIN 0.005

/* The mixture with the x of the place, or where the line is steep with its y. */
static gboolean
find (const EfChartData *data, double sx, double sy, double near_x, double near_y, EfHullMix *mix)
{
  EfPoints points;
  double place;

  ef_chart_data_get_points (data, &points);
  if (ef_hull_mix_at_x (&points, data->hull.points, data->hull.n,
                        ef_axis_data_get_value_at (&data->x, sx), mix)
      && ef_axis_data_place (&data->y, mix->y, &place) && fabs (place - sy) <= near_y)
    return TRUE;
  return ef_hull_mix_at_y (&points, data->hull.points, data->hull.n,
                           ef_axis_data_get_value_at (&data->y, sy), mix)
         && ef_axis_data_place (&data->x, mix->x, &place) && fabs (place - sx) <= near_x;
}

char *
ef_chart_mixture_describe (const EfChartData *data,
                           const EfChartSpec *spec,
                           double sx,
                           double sy,
                           double near_x,
                           double near_y,
                           const EfTickStyle *style)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *first_share = NULL;
  g_autofree char *second_share = NULL;
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;
  EfHullMix mix;

  g_return_val_if_fail (data != NULL && spec != NULL && style != NULL, NULL);

  if (data->hull.n < 2 || !find (data, sx, sy, near_x, near_y, &mix))
    return NULL;
  if (mix.first == mix.second || mix.share < SHARE_MIN || mix.share > 1 - SHARE_MIN)
    return NULL;

  first = ef_chart_data_dup_label (data, spec, mix.first);
  second = ef_chart_data_dup_label (data, spec, mix.second);
  first_share = ef_number_to_label (100 * (1 - mix.share), PERCENT_DIGITS, NULL, style);
  second_share = ef_number_to_label (100 * mix.share, PERCENT_DIGITS, NULL, style);
  x = ef_axis_data_format_styled (&data->x, mix.x, style);
  y = ef_axis_data_format_styled (&data->y, mix.y, style);
  /* Translators: how traffic would be split: two shares with the models they go to, and what that
   * reaches on the vertical and the horizontal axis: "60 % A, 40 % B: 25.3 at 1.2 B". */
  return g_strdup_printf (_ ("%s %% %s, %s %% %s: %s at %s"), first_share, first, second_share,
                          second, y, x);
}
