/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-insight.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-analysis.h"
#include "ef-chart-resamples.h"
#include "ef-chart-words.h"
#include "ef-dominance.h"
#include "ef-marginal.h"

/*
 * Sentences speak of values, not of axes: "3.6 GFLOP instead of 14.8 GFLOP" says what it is about
 * by its units, and needs no name of a column bent to fit a grammar.
 */

/* Significant digits of ratios: "4.1 times". */
#define RATIO_DIGITS 2
#define RATIO_FORMAT "%.2g"
/* Of what was derived or estimated, as the card says it. */
#define COMPUTED_FORMAT "%.4g"
/* A ratio nearer to one than this says less than the two values do. */
#define RATIO_MIN 1.1
/* Three significant digits. */
#define PRICE_FORMAT "%.3g"

typedef struct
{
  const EfChartData *data;
  const EfChartSpec *spec;
  const EfTickStyle *style;
  EfPoints points;
  guint point;
  GArray *lines;
} Teller;

static void
line_clear (gpointer data)
{
  g_free (((EfInsight *) data)->text);
}

/* @text (transfer full) */
static void
tell (Teller *self, char *text, guint32 other)
{
  EfInsight line = { text, other == EF_POINT_NONE ? -1 : (gint) other };

  g_array_append_val (self->lines, line);
}

static double
round_to (double value, const char *format)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return g_ascii_strtod (g_ascii_formatd (digits, sizeof digits, format, value), NULL);
}

static char *
format_value (const Teller *self, const EfAxisData *axis, double value)
{
  if (self->data->has_forms && axis->scale != EF_SCALE_KIND_DATE)
    value = round_to (value, COMPUTED_FORMAT);
  return ef_axis_data_format_styled (axis, value, self->style);
}

static char *
format_x (const Teller *self, double value)
{
  return format_value (self, &self->data->x, value);
}

static char *
format_y (const Teller *self, double value)
{
  return format_value (self, &self->data->y, value);
}

/* As exact as it is, as the card says it. */
static char *
format_point_x (const Teller *self, guint32 point)
{
  return ef_chart_data_format_value (self->data, &self->data->x, point, self->style);
}

static char *
format_point_y (const Teller *self, guint32 point)
{
  return ef_chart_data_format_value (self->data, &self->data->y, point, self->style);
}

static char *
dup_label (const Teller *self, guint32 point)
{
  return ef_chart_data_dup_label (self->data, self->spec, point);
}

/* A date has no zero that a ratio could start from, and no price either. */
static gboolean
is_allowed (const Teller *self, EfAnalysis analysis)
{
  const EfChartData *data = self->data;

  return data->x.scale != EF_SCALE_KIND_DATE && data->y.scale != EF_SCALE_KIND_DATE
         && ef_analysis_get_refusal (analysis, ef_axis_data_is_ordinal (&data->x),
                                     ef_axis_data_is_ordinal (&data->y))
              == NULL;
}

/* ---- Not on the frontier ---- */

/* How many times less or more the other one takes of x, as text; NULL where that says nothing. */
static char *
format_ratio (const Teller *self, const EfComparison *comparison)
{
  EfTickStyle style = *self->style;
  double ratio = comparison->x_ratio;

  if (self->data->x.direction == EF_DIRECTION_LOWER)
    ratio = 1 / ratio;
  if (!isfinite (ratio) || ratio < RATIO_MIN || !is_allowed (self, EF_ANALYSIS_ALONG_X))
    return NULL;

  /* "48,000 times", since "48 k times" is no word. */
  style.without_letters = TRUE;
  return ef_number_to_label (round_to (ratio, RATIO_FORMAT), RATIO_DIGITS, NULL, &style);
}

/* What the other one takes of x and this one takes: "with 4.1 times less: 3.6 GFLOP instead of 14.8
 * GFLOP". (transfer full) */
static char *
dup_saving (const Teller *self, guint32 other)
{
  g_autofree char *theirs = format_point_x (self, other);
  g_autofree char *ours = format_point_x (self, self->point);
  g_autofree char *ratio = NULL;
  EfComparison comparison;

  ef_dominance_compare (&self->points, self->point, other, &comparison);
  if (comparison.x_difference == 0)
    /* Translators: ends a sentence about another model: a value that this one has too. */
    return g_strdup_printf (_ ("at the same %s"), theirs);

  ratio = format_ratio (self, &comparison);
  if (ratio == NULL)
    /* Translators: ends a sentence about another model: the values of it and of this one. */
    return g_strdup_printf (_ ("at %s instead of %s"), theirs, ours);
  /* Translators: ends a sentence about another model: a factor, the values of it and of this one:
   * "with 4.1 times less: 3.6 GFLOP instead of 14.8 GFLOP". */
  return g_strdup_printf (self->data->x.direction == EF_DIRECTION_LOWER
                            ? _ ("with %s times less: %s instead of %s")
                            : _ ("with %s times more: %s instead of %s"),
                          ratio, theirs, ours);
}

/* "B3 does the same with 4.1 times less: ..." */
static void
tell_best_x (Teller *self, guint32 other)
{
  g_autofree char *label = dup_label (self, other);
  g_autofree char *theirs = format_point_y (self, other);
  g_autofree char *ours = format_point_y (self, self->point);
  g_autofree char *saving = dup_saving (self, other);

  if (self->data->vy[other] == self->data->vy[self->point])
    /* Translators: a model, and the end of the sentence: "B3 does the same with 4.1 times less: 3.6
     * GFLOP instead of 14.8 GFLOP." */
    tell (self, g_strdup_printf (_ ("%s does the same %s."), label, saving), other);
  else
    /* Translators: a model, the values of it and of this one on the vertical axis, and the end of
     * the sentence: "B3 does better, 81.6 instead of 80.1, with 4.1 times less: 3.6 GFLOP instead
     * of 14.8 GFLOP." */
    tell (self,
          g_strdup_printf (_ ("%s does better, %s instead of %s, %s."), label, theirs, ours,
                           saving),
          other);
}

static void
tell_best_y (Teller *self, guint32 other)
{
  g_autofree char *label = dup_label (self, other);
  g_autofree char *theirs = format_point_y (self, other);
  g_autofree char *ours = format_point_y (self, self->point);
  g_autofree char *x = format_point_x (self, other);

  /* Translators: a model, its value and that of this one on the vertical axis, and its value on the
   * horizontal one: "B4 reaches 82.9 instead of 76.5, at 4.2 GFLOP." */
  tell (self, g_strdup_printf (_ ("%s reaches %s instead of %s, at %s."), label, theirs, ours, x),
        other);
}

/* On the frontier is what is better than @value, not what is as good. */
static char *
format_bound (const EfAxisData *axis, const char *value)
{
  gboolean lower = axis->direction == EF_DIRECTION_LOWER;

  if (axis->scale == EF_SCALE_KIND_DATE)
    return g_strdup_printf (lower ? _ ("a day before %s") : _ ("a day after %s"), value);
  return g_strdup_printf (lower ? _ ("less than %s") : _ ("more than %s"), value);
}

static void
tell_reach (Teller *self)
{
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;
  g_autofree char *x_bound = NULL;
  g_autofree char *y_bound = NULL;
  EfReach reach;

  if (!ef_dominance_get_reach (&self->points, self->point, 1, 1, &reach))
    return;
  x = format_x (self, reach.x);
  y = format_y (self, reach.y);
  x_bound = format_bound (&self->data->x, x);
  y_bound = format_bound (&self->data->y, y);
  /* Translators: two bounds: "less than 3.6 GFLOP", "more than 85.1". */
  tell (self, g_strdup_printf (_ ("To be efficient it would need %s, or %s."), x_bound, y_bound),
        EF_POINT_NONE);
}

static void
tell_dominated (Teller *self, const EfDominance *dominance)
{
  gulong n = (gulong) dominance->n_dominators;

  tell (self,
        g_strdup_printf (ngettext ("Not efficient: %'lu point is at least as good on both axes.",
                                   "Not efficient: %'lu points are at least as good on both axes.",
                                   n),
                         n),
        EF_POINT_NONE);
  tell_best_x (self, dominance->best_x);
  if (dominance->best_y != dominance->best_x)
    tell_best_y (self, dominance->best_y);
  tell_reach (self);
}

/* ---- On the frontier ---- */

/* A quotient has any number of digits, and the first ones are what a price is about. */
double
ef_chart_price_round (double price)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_ascii_strtod (g_ascii_formatd (buffer, sizeof buffer, PRICE_FORMAT, price), NULL);
}

/* "12 GFLOP"; a number alone would not say what is paid: "12 M of “Parameters”". */
static char *
dup_amount_of_x (const Teller *self, double amount)
{
  const EfAxisData *x = &self->data->x;
  const char *symbol = x->unit != NULL ? ef_unit_get_symbol (x->unit) : "";
  g_autofree char *value = format_x (self, amount);
  g_autofree char *name = NULL;

  if (*symbol != '\0')
    return g_steal_pointer (&value);
  name = ef_axis_data_dup_name (x, &self->spec->x);
  /* Translators: what one pays: a number without a unit, and the name of its axis: "12 M of
   * “Parameters”". */
  return g_strdup_printf (C_ ("price", "%s of “%s”"), value, name);
}

/* "There, 1 more of “Accuracy” costs 12 GFLOP." The unit is that of the column, of which one is
 * priced. */
static char *
dup_price (const Teller *self, const EfMarginalStep *step)
{
  const EfAxisData *y = &self->data->y;
  const EfUnit *unit = ef_column_get_unit (y->column);
  gboolean less = y->direction == EF_DIRECTION_LOWER;
  g_autofree char *price = NULL;
  g_autofree char *name = NULL;

  if (!is_allowed (self, EF_ANALYSIS_PRICE) || !isfinite (step->price))
    return g_strdup ("");
  price = dup_amount_of_x (self, ef_chart_price_round (step->price));
  name = ef_axis_data_dup_name (y, &self->spec->y);
  /* "B" is how many, and not of what. */
  if (unit != NULL && *ef_unit_get_symbol (unit) != '\0'
      && strcmp (ef_unit_get_dimension (unit), "count") == 0)
    /* Translators: behind another sentence; a power of ten, the name of an axis, and a price: "
     * There, 1 B more of “Parameters” costs 12 t." */
    return g_strdup_printf (less ? _ (" There, 1 %s less of “%s” costs %s.")
                                 : _ (" There, 1 %s more of “%s” costs %s."),
                            ef_unit_get_symbol (unit), name, price);
  if (unit != NULL && *ef_unit_get_symbol (unit) != '\0')
    /* Translators: behind another sentence; a unit, and a price such as "12 GFLOP": " There,
     * 1 img/s more costs 3 W." */
    return g_strdup_printf (less ? _ (" There, 1 %s less costs %s.")
                                 : _ (" There, 1 %s more costs %s."),
                            ef_unit_get_symbol (unit), price);
  /* Translators: behind another sentence; the name of an axis, and a price such as "12 GFLOP". */
  return g_strdup_printf (less ? _ (" There, 1 less of “%s” costs %s.")
                               : _ (" There, 1 more of “%s” costs %s."),
                          name, price);
}

static void
tell_step_up (Teller *self, const EfMarginalStep *step)
{
  g_autofree char *label = dup_label (self, step->to);
  g_autofree char *from = format_point_y (self, step->from);
  g_autofree char *to = format_point_y (self, step->to);
  g_autofree char *x = format_point_x (self, step->to);
  g_autofree char *price = dup_price (self, step);

  /* Translators: a model, two values on the vertical axis, one on the horizontal one, and perhaps
   * one more sentence. */
  tell (self,
        g_strdup_printf (_ ("The next better one is %s: %s instead of %s, at %s.%s"), label, to,
                         from, x, price),
        step->to);
}

static void
tell_step_down (Teller *self, const EfMarginalStep *step)
{
  g_autofree char *label = dup_label (self, step->from);
  g_autofree char *from = format_point_x (self, step->from);
  g_autofree char *to = format_point_x (self, step->to);
  g_autofree char *y = format_point_y (self, step->from);

  /* Translators: a model, two values on the horizontal axis, one on the vertical one. The second
   * sentence is about what is not needed but wanted, such as speed. */
  tell (self,
        g_strdup_printf (self->data->x.direction == EF_DIRECTION_LOWER
                           ? _ ("The next one that needs less is %s: %s instead of %s, for %s.")
                           : _ ("The next one that has more is %s: %s instead of %s, for %s."),
                         label, from, to, y),
        step->from);
}

/* Of points that are equal the first one stands for all. */
static gboolean
is_same_place (const Teller *self, guint32 other)
{
  return self->data->vx[other] == self->data->vx[self->point]
         && self->data->vy[other] == self->data->vy[self->point];
}

static void
tell_efficient (Teller *self)
{
  const EfChartData *data = self->data;
  g_autofree EfMarginalStep *steps = NULL;
  gsize n_steps = 0;

  tell (self, g_strdup (_ ("Efficient: no other point is better on one axis without being worse on "
                           "the other.")),
        EF_POINT_NONE);
  steps = ef_marginal_steps (&self->points, data->front, data->n_front, &n_steps);
  for (gsize i = 0; i < n_steps; i++)
    {
      if (is_same_place (self, steps[i].from))
        tell_step_up (self, &steps[i]);
      if (is_same_place (self, steps[i].to))
        tell_step_down (self, &steps[i]);
    }
}

static void
tell_membership (Teller *self)
{
  char *text = ef_chart_data_describe_membership (self->data, self->point, self->style);

  if (text != NULL)
    tell (self, text, EF_POINT_NONE);
}

void
ef_chart_data_get_points (const EfChartData *data, EfPoints *points)
{
  g_return_if_fail (data != NULL && points != NULL);

  *points = (EfPoints){ .x = data->fx,
                        .y = data->vy,
                        .n = data->n,
                        .x_direction = data->x.direction,
                        .y_direction = data->y.direction };
}

GArray *
ef_chart_insight_new (const EfChartData *data,
                      const EfChartSpec *spec,
                      guint point,
                      const EfTickStyle *style)
{
  g_auto (EfDominance) dominance = { 0 };
  Teller self = { .data = data, .spec = spec, .style = style, .point = point };

  g_return_val_if_fail (data != NULL && spec != NULL && style != NULL, NULL);
  g_return_val_if_fail (point < data->n, NULL);

  self.lines = g_array_new (FALSE, FALSE, sizeof (EfInsight));
  g_array_set_clear_func (self.lines, line_clear);
  if (data->n_front == 0)
    return self.lines;

  ef_chart_data_get_points (data, &self.points);
  if (data->on_front[point])
    {
      tell_efficient (&self);
      tell_membership (&self);
      return self.lines;
    }
  ef_dominance_init (&dominance, &self.points, point, 0);
  if (dominance.comparable)
    tell_dominated (&self, &dominance);
  tell_membership (&self);
  return self.lines;
}
