/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-bounds-reading.h"

#include <math.h>

#include "ef-chart-bounds.h"
#include "ef-chart-estimates.h"
#include "ef-chart-words.h"
#include "ef-words.h"

#define PERCENT_DIGITS 4

void
ef_bounds_reading_init (EfBoundsReading *self,
                        const EfTable *table,
                        const EfColumn *column,
                        double chosen)
{
  g_return_if_fail (self != NULL && table != NULL && column != NULL);

  self->bounded = ef_column_get_lows (column) != NULL || ef_column_get_highs (column) != NULL;
  self->kind = ef_bounds_kind_find (table, column);
  self->estimate
    = self->kind == EF_BOUNDS_UNKNOWN && ef_chart_is_estimate (ef_column_get_name (column));
  self->coverage = ef_bounds_kind_get_coverage (self->kind);
  if (!(chosen > 0 && chosen < 1))
    return;

  self->estimate = FALSE;
  if (chosen != self->coverage)
    self->kind = EF_BOUNDS_INTERVAL;
  else if (self->kind == EF_BOUNDS_UNKNOWN)
    self->kind = EF_BOUNDS_ERROR;
  self->coverage = chosen;
}

char *
ef_bounds_reading_dup_words (const EfBoundsReading *self, const EfTickStyle *style)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (self != NULL && style != NULL, NULL);

  switch (self->kind)
    {
    case EF_BOUNDS_ERROR:
      return g_strdup (C_ ("error bars", "one standard error"));
    case EF_BOUNDS_DEVIATION:
      return g_strdup (C_ ("error bars", "one standard deviation"));
    case EF_BOUNDS_RANGE:
      return g_strdup (C_ ("error bars", "smallest to greatest"));
    case EF_BOUNDS_INTERVAL:
      number = ef_number_to_label (100 * self->coverage, PERCENT_DIGITS, NULL, style);
      return g_strdup_printf (C_ ("error bars", "%s %% interval"), number);
    case EF_BOUNDS_UNKNOWN:
    default:
      return g_strdup (self->estimate ? C_ ("error bars", "range of the estimate")
                                      : C_ ("error bars", "kind not stated"));
    }
}

char *
ef_bounds_reading_dup_both (const EfBoundsReading *x,
                            const EfBoundsReading *y,
                            const EfTickStyle *style)
{
  g_autofree char *x_words = NULL;
  g_autofree char *y_words = NULL;

  g_return_val_if_fail (x != NULL && y != NULL, NULL);

  x_words = ef_bounds_reading_dup_words (x, style);
  y_words = ef_bounds_reading_dup_words (y, style);
  if (!x->bounded || g_str_equal (x_words, y_words))
    return g_steal_pointer (&y_words);
  if (!y->bounded)
    return g_steal_pointer (&x_words);
  /* Translators: what the error bars along either axis are: "95 % interval", "one standard
   * error". */
  return g_strdup_printf (_ ("%s (x), %s (y)"), x_words, y_words);
}

static gboolean
is_of_nobody (const EfBoundsReading *self, gboolean estimate)
{
  return self->bounded && self->kind == EF_BOUNDS_UNKNOWN && self->estimate == estimate;
}

static gboolean
is_any (const EfBoundsReading *x, const EfBoundsReading *y, EfBoundsKind kind)
{
  return (x->bounded && x->kind == kind) || (y->bounded && y->kind == kind);
}

char *
ef_bounds_reading_dup_caveat (const EfBoundsReading *x, const EfBoundsReading *y)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (x != NULL && y != NULL, NULL);

  /* How many runs there were is not known, so it cannot be made an error of their mean. */
  if (is_any (x, y, EF_BOUNDS_DEVIATION))
    g_string_append (text, _ (" A standard deviation is that of single runs: what is drawn is how "
                              "one run of each might turn out, and the mean of several is surer "
                              "than that."));
  if (is_any (x, y, EF_BOUNDS_RANGE))
    g_string_append (text, _ (" The range of several runs is taken for one standard deviation to "
                              "either side."));
  if (is_of_nobody (x, TRUE) || is_of_nobody (y, TRUE))
    g_string_append (text, _ (" The range of an estimate is taken for one standard error to either "
                              "side."));
  if (is_of_nobody (x, FALSE) || is_of_nobody (y, FALSE))
    g_string_append (text, _ (" Nothing says what the error bars are: they are taken for one "
                              "standard error."));

  return g_string_free (text, FALSE);
}

char *
ef_bounds_reading_describe_value (const EfChartData *data,
                                  const EfAxisData *axis,
                                  double chosen,
                                  guint point,
                                  const EfTickStyle *style)
{
  g_autofree char *low_text = NULL;
  g_autofree char *high_text = NULL;
  g_autofree char *words = NULL;
  EfBoundsReading reading;
  double low, high;

  g_return_val_if_fail (data != NULL && axis != NULL && point < data->n, NULL);

  /* The range of an estimate is no error bar of a file, and stands beside its value. */
  if (ef_column_get_cell_origin (axis->column, data->rows[point]) == EF_ORIGIN_ESTIMATED
      || !ef_axis_data_get_bounds (axis, data->rows[point], &low, &high))
    return NULL;

  ef_bounds_reading_init (&reading, data->table, axis->column, chosen);
  if (reading.estimate)
    return NULL;
  words = ef_bounds_reading_dup_words (&reading, style);
  low_text = isnan (low) ? g_strdup ("?") : ef_axis_data_format_styled (axis, low, style);
  high_text = isnan (high) ? g_strdup ("?") : ef_axis_data_format_styled (axis, high, style);
  /* Translators: the ends of an error bar, and what it is: "84.8 to 85.4: one standard error". */
  return g_strdup_printf (_ ("%s to %s: %s"), low_text, high_text, words);
}
