/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-compose-private.h"

#include <math.h>

#include "ef-bounds-reading.h"
#include "ef-chart-bounds.h"
#include "ef-words.h"

/* The bounds that values carry, as bars with caps. */

#define WIDTH 0.45 /* of the frontier's line */
#define OPACITY 0.75

static EfBars
choose (const EfComposer *self)
{
  EfBars bars = self->spec->uncertainty.error_bars ? ef_chart_bounds_choose (self->data)
                                                   : EF_BARS_NONE;

  return bars == EF_BARS_OF_FRONT && !self->has_front ? EF_BARS_NONE : bars;
}

/* ---- Legend ---- */

/* @id, @words (transfer full) */
static void
list_bars (const EfComposer *self, const char *id, char *words)
{
  const EfCurveLayout bars = {
    .sample = EF_SAMPLE_ERROR_BAR,
    .css = "error-bar",
    .colour = self->theme->dim_text,
    .id = g_strdup (id),
    .words = words,
  };

  g_array_append_val (self->curves, bars);
}

/* One line of the legend where both axes have bars of one kind, else one for each: in one line
 * they would be cut. */
void
ef_compose_error_bars_list (const EfComposer *self)
{
  const EfChartData *data = self->data;
  const EfTickStyle *ticks = self->options->ticks;
  double chosen = self->spec->uncertainty.coverage;
  EfBars which = choose (self);
  g_autofree char *x_words = NULL;
  g_autofree char *y_words = NULL;
  EfBoundsReading x, y;

  if (which == EF_BARS_NONE)
    return;

  ef_bounds_reading_init (&x, data->table, data->x.column, chosen);
  ef_bounds_reading_init (&y, data->table, data->y.column, chosen);
  x_words = ef_bounds_reading_dup_words (&x, ticks);
  y_words = ef_bounds_reading_dup_words (&y, ticks);
  if (x.bounded && y.bounded && !g_str_equal (x_words, y_words))
    {
      /* Translators: what the error bars along an axis are: "one standard error". */
      list_bars (self, "error-bars-x",
                 g_strdup_printf (which == EF_BARS_ALL ? _ ("Error bars (x): %s")
                                                       : _ ("Error bars (x, frontier): %s"),
                                  x_words));
      list_bars (self, "error-bars-y",
                 g_strdup_printf (which == EF_BARS_ALL ? _ ("Error bars (y): %s")
                                                       : _ ("Error bars (y, frontier): %s"),
                                  y_words));
      return;
    }
  /* Translators: what the error bars are: "one standard error", "95 % interval". */
  list_bars (self, "error-bars",
             g_strdup_printf (which == EF_BARS_ALL ? _ ("Error bars: %s")
                                                   : _ ("Error bars (frontier): %s"),
                              y.bounded ? y_words : x_words));
}

/* ---- Bars ---- */

static EfColour
get_colour (const EfComposer *self, guint point)
{
  EfColour colour = self->data->groups != NULL
                      ? self->theme->groups[self->data->groups[point]]
                      : self->theme->dim_text;

  colour.a *= OPACITY;
  return colour;
}

static void
add_bar (const EfComposer *self, guint point, const EfBarLayout *bar)
{
  g_autofree char *id = g_strdup_printf ("error-bar-%s-%u", bar->vertical ? "y" : "x",
                                         self->data->rows[point]);
  EfColour colour = get_colour (self, point);

  ef_compose_add_bar (self, bar, "error-bar", id, &colour, WIDTH * self->front_width);
}

/* A value of an axis on the page; what has no place on it, as zero on a logarithmic one, is far
 * out. */
static double
place (const EfAxisData *axis, double a, double b, double value, double far_out)
{
  double position;

  return ef_axis_data_place (axis, value, &position) ? a * position + b : far_out;
}

/* @far_low, @far_high: where an end is that has no place on the axis. */
static void
add_bar_of (const EfComposer *self, guint point, const EfAxisData *axis, EfBarLayout bar, double a,
            double b, double far_low, double far_high)
{
  double low, high;

  if (!ef_axis_data_get_bounds (axis, self->data->rows[point], &low, &high))
    return;
  if (!isnan (low))
    {
      bar.from = place (axis, a, b, low, far_low);
      bar.from_end = EF_BAR_END_CAP;
    }
  if (!isnan (high))
    {
      bar.to = place (axis, a, b, high, far_high);
      bar.to_end = EF_BAR_END_CAP;
    }
  add_bar (self, point, &bar);
}

static void
add_bars_of (const EfComposer *self, guint point)
{
  const EfChartData *data = self->data;
  double x = self->ax * data->sx[point] + self->bx;
  double y = self->ay * data->sy[point] + self->by;
  EfBarLayout upright = { .from = y, .to = y, .across = x, .vertical = TRUE };
  EfBarLayout level = { .from = x, .to = x, .across = y };

  add_bar_of (self, point, &data->y, upright, self->ay, self->by, G_MAXFLOAT, -G_MAXFLOAT);
  add_bar_of (self, point, &data->x, level, self->ax, self->bx, -G_MAXFLOAT, G_MAXFLOAT);
}

void
ef_compose_error_bars_add (const EfComposer *self)
{
  EfBars which = choose (self);

  if (which == EF_BARS_ALL)
    for (guint i = 0; i < self->data->n; i++)
      add_bars_of (self, i);
  else if (which == EF_BARS_OF_FRONT)
    for (guint i = 0; i < self->data->n_front; i++)
      add_bars_of (self, self->data->front[i]);
}
