/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-compose-private.h"

#include <math.h>

#include "ef-bounds-reading.h"
#include "ef-chart-bounds.h"
#include "ef-words.h"

/* The bounds that values carry, as bars with caps. */

#define WIDTH 0.45 /* of the frontier's line */
#define CAP 0.22   /* em, to either side */
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

/* A bar along one axis: where it ends, and whether its ends are known. */
typedef struct
{
  double from, to;
  gboolean from_known, to_known;
  double across; /* where it is on the other axis */
  gboolean vertical;
} Bar;

static void
append_point (const Bar *bar, double *points, guint *n, double along, double aside)
{
  points[2 * *n] = bar->vertical ? bar->across + aside : along;
  points[2 * *n + 1] = bar->vertical ? along : bar->across + aside;
  (*n)++;
}

/* One line that goes over a cap twice, so that what shines through is nowhere darker. */
static guint
trace (const Bar *bar, double cap, double *points)
{
  guint n = 0;

  if (bar->from_known)
    {
      append_point (bar, points, &n, bar->from, -cap);
      append_point (bar, points, &n, bar->from, cap);
    }
  append_point (bar, points, &n, bar->from, 0);
  append_point (bar, points, &n, bar->to, 0);
  if (bar->to_known)
    {
      append_point (bar, points, &n, bar->to, -cap);
      append_point (bar, points, &n, bar->to, cap);
    }
  return n;
}

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
add_bar (const EfComposer *self, guint point, const Bar *bar)
{
  g_autofree char *id = g_strdup_printf ("error-bar-%s-%u", bar->vertical ? "y" : "x",
                                         self->data->rows[point]);
  EfPrimitive *primitive
    = ef_scene_add (self->scene, EF_PRIMITIVE_POLYLINE, EF_LAYER_POINTS, "error-bar", id);

  primitive->clipped = TRUE;
  primitive->stroke = get_colour (self, point);
  primitive->stroke_width = WIDTH * self->front_width;
  primitive->polyline.points = g_new (double, 12);
  primitive->polyline.n = trace (bar, CAP * self->em, primitive->polyline.points);
}

/* A value of an axis on the page; what has no place on it, as zero on a logarithmic one, is far
 * out. */
static double
place (const EfAxisData *axis, double a, double b, double value, double far_out)
{
  double position;

  return ef_axis_data_place (axis, value, &position) ? a * position + b : far_out;
}

/* Nothing moves far outside of the plot, where renderers overflow. */
static gboolean
limit (const EfRect *plot, Bar *bar)
{
  double start = bar->vertical ? plot->y : plot->x;
  double length = bar->vertical ? plot->height : plot->width;
  double other_start = bar->vertical ? plot->x : plot->y;
  double other_length = bar->vertical ? plot->width : plot->height;

  if (MAX (bar->from, bar->to) < start || MIN (bar->from, bar->to) > start + length
      || bar->across < other_start || bar->across > other_start + other_length)
    return FALSE;
  bar->from = CLAMP (bar->from, start - length, start + 2 * length);
  bar->to = CLAMP (bar->to, start - length, start + 2 * length);
  return TRUE;
}

static void
add_bars_of (const EfComposer *self, guint point)
{
  const EfChartData *data = self->data;
  double x = self->ax * data->sx[point] + self->bx;
  double y = self->ay * data->sy[point] + self->by;
  double low, high;

  if (ef_axis_data_get_bounds (&data->y, data->rows[point], &low, &high))
    {
      Bar bar = { y, y, !isnan (low), !isnan (high), x, TRUE };

      if (!isnan (low))
        bar.from = place (&data->y, self->ay, self->by, low, G_MAXFLOAT);
      if (!isnan (high))
        bar.to = place (&data->y, self->ay, self->by, high, -G_MAXFLOAT);
      if (limit (&self->plot, &bar))
        add_bar (self, point, &bar);
    }
  if (ef_axis_data_get_bounds (&data->x, data->rows[point], &low, &high))
    {
      Bar bar = { x, x, !isnan (low), !isnan (high), y, FALSE };

      if (!isnan (low))
        bar.from = place (&data->x, self->ax, self->bx, low, -G_MAXFLOAT);
      if (!isnan (high))
        bar.to = place (&data->x, self->ax, self->bx, high, G_MAXFLOAT);
      if (limit (&self->plot, &bar))
        add_bar (self, point, &bar);
    }
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
