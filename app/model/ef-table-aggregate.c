/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-reshape.h"

#include "ef-error.h"
#include "ef-row-groups-private.h"
#include "ef-table-scope.h"
#include "ef-words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Repeated runs as one row. */

/* In a formula: what stands before the keys. */
#define ROWS_BY "rows, by "

/* In a formula. */
static const char *
get_spread_words (EfRunSpread spread)
{
  return spread == EF_RUN_SPREAD_ERROR ? "standard error" : ef_run_spread_to_word (spread);
}

/* ---- Numbers ---- */

typedef struct
{
  guint n;
  guint32 first; /* row */
  double mean;
  double squares; /* sum of the squared distances from the mean */
  double min;
  double max;
} Sample;

/* Welford's recurrence: no sum grows beyond the numbers themselves. */
static Sample
gather (const double *numbers, const guint32 *rows, guint n_rows)
{
  Sample sample = { .n = 0, .first = EF_NO_ROW, .min = INFINITY, .max = -INFINITY };

  for (guint i = 0; i < n_rows; i++)
    {
      double number = numbers[rows[i]];
      double distance;

      if (isnan (number))
        continue;
      if (sample.n++ == 0)
        sample.first = rows[i];
      distance = number - sample.mean;
      sample.mean += distance / sample.n;
      sample.squares += distance * (number - sample.mean);
      sample.min = MIN (sample.min, number);
      sample.max = MAX (sample.max, number);
    }

  return sample;
}

static int
compare_numbers (const void *a, const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

/* Halves are added, as the sum of two large numbers is none. */
static double
find_median (const double *numbers, const guint32 *rows, guint n_rows, GArray *scratch)
{
  const double *sorted;
  guint middle;

  g_array_set_size (scratch, 0);
  for (guint i = 0; i < n_rows; i++)
    if (!isnan (numbers[rows[i]]))
      g_array_append_val (scratch, numbers[rows[i]]);
  qsort (scratch->data, scratch->len, sizeof (double), compare_numbers);
  sorted = (const double *) scratch->data;
  middle = scratch->len / 2;

  return scratch->len % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
}

static double
get_bound (const double *bounds, guint row)
{
  return bounds != NULL ? bounds[row] : NAN;
}

/* What a single run says, or all of them, stays what it is. */
static void
add_single (EfColumnBuilder *builder, const EfColumn *column, guint32 row, guint group)
{
  const char *original = ef_column_get_original (column, row);

  ef_column_builder_add_number_full (builder, ef_column_get_numbers (column)[row],
                                     get_bound (ef_column_get_lows (column), row),
                                     get_bound (ef_column_get_highs (column), row), original, -1);
  ef_column_builder_set_cell_origin (builder, group, ef_column_get_cell_origin (column, row),
                                     ef_column_get_cell_formula (column, row));
}

gboolean
ef_run_spread_find (const EfColumn *column, EfRunSpread *spread)
{
  const char *formula;

  g_return_val_if_fail (column != NULL && spread != NULL, FALSE);

  formula = ef_column_get_formula (column);
  if (formula == NULL || (ef_column_get_origin (column) != EF_ORIGIN_DERIVED
                          && ef_column_get_origin (column) != EF_ORIGIN_ESTIMATED))
    return FALSE;
  for (guint i = 0; i <= EF_STATISTIC_MAX; i++)
    for (guint k = 0; k <= EF_RUN_SPREAD_ERROR; k++)
      {
        g_autofree char *start
          = g_strdup_printf ("%s and %s of ", ef_statistic_to_word (i), get_spread_words (k));

        if (g_str_has_prefix (formula, start))
          {
            *spread = k;
            return TRUE;
          }
      }

  return FALSE;
}

/* What people call it. */
static const char *
get_statistic_label (EfStatistic statistic)
{
  switch (statistic)
    {
    case EF_STATISTIC_MEDIAN:
      return C_ ("of runs", "median");
    case EF_STATISTIC_MIN:
      return C_ ("of runs", "min");
    case EF_STATISTIC_MAX:
      return C_ ("of runs", "max");
    case EF_STATISTIC_MEAN:
    default:
      return C_ ("of runs", "mean");
    }
}

static const char *
get_spread_label (EfRunSpread spread)
{
  switch (spread)
    {
    case EF_RUN_SPREAD_DEVIATION:
      return C_ ("of runs", "deviation");
    case EF_RUN_SPREAD_ERROR:
      return C_ ("of runs", "standard error");
    case EF_RUN_SPREAD_RANGE:
    default:
      return C_ ("of runs", "range");
    }
}

/* @rest: what follows "mean and range of " in a formula (transfer full, nullable). */
static char *
describe_runs (EfStatistic statistic, EfRunSpread spread, const char *rest)
{
  const char *value = get_statistic_label (statistic);
  const char *bounds = get_spread_label (spread);
  char *end = NULL;
  guint64 n = g_ascii_strtoull (rest, &end, 10);

  end += *end == ' ';
  if (!g_str_has_prefix (end, ROWS_BY) || n > G_MAXUINT)
    return NULL;
  end += strlen (ROWS_BY);
  if (n == 0)
    /* Translators: how a number was made of several: "mean and range of rows, by model". */
    return g_strdup_printf (_ ("%s and %s of rows, by %s"), value, bounds, end);

  /* Translators: how a number was made of several: "mean and range of 3 rows, by model". */
  return g_strdup_printf (
    ngettext ("%s and %s of %u row, by %s", "%s and %s of %u rows, by %s", (gulong) n), value,
    bounds, (guint) n, end);
}

char *
ef_aggregate_describe_formula (const char *formula)
{
  g_return_val_if_fail (formula != NULL, NULL);

  for (guint i = 0; i <= EF_STATISTIC_MAX; i++)
    for (guint k = 0; k <= EF_RUN_SPREAD_ERROR; k++)
      {
        g_autofree char *start
          = g_strdup_printf ("%s and %s of ", ef_statistic_to_word (i), get_spread_words (k));
        char *words = g_str_has_prefix (formula, start)
                        ? describe_runs (i, k, formula + strlen (start))
                        : NULL;

        if (words != NULL)
          return words;
      }
  if (g_str_has_prefix (formula, "count of " ROWS_BY))
    /* Translators: what a number counts: "count of rows, by model". */
    return g_strdup_printf (_ ("count of rows, by %s"), formula + strlen ("count of " ROWS_BY));

  return g_strdup (formula);
}

static void
append_keys (GString *text, GPtrArray *keys)
{
  for (guint i = 0; i < keys->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            ef_column_get_name (g_ptr_array_index (keys, i)));
}

/* What is made of the numbers of one column. */
typedef struct
{
  EfStatistic statistic;
  EfRunSpread spread;
  GPtrArray *keys; /* of EfColumn, borrowed */
  GArray *scratch; /* of double */
} Aggregation;

/* "mean and range of 3 rows, by model, seed": in files, and no formula that could be computed
 * again. @n is 0 if not all cells are of the same number of rows. */
static char *
dup_formula (const Aggregation *self, guint n)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s and %s of ", ef_statistic_to_word (self->statistic),
                          get_spread_words (self->spread));
  if (n > 0)
    g_string_append_printf (text, "%u ", n);
  g_string_append (text, ROWS_BY);
  append_keys (text, self->keys);

  return g_string_free (text, FALSE);
}

static double
choose_value (const Aggregation *self, const Sample *sample, const double *numbers,
              const guint32 *rows, guint n_rows)
{
  switch (self->statistic)
    {
    case EF_STATISTIC_MEDIAN:
      return find_median (numbers, rows, n_rows, self->scratch);
    case EF_STATISTIC_MIN:
      return sample->min;
    case EF_STATISTIC_MAX:
      return sample->max;
    case EF_STATISTIC_MEAN:
    default:
      /* Rounding may leave the mean of nearly equal numbers beside them. */
      return CLAMP (sample->mean, sample->min, sample->max);
    }
}

static void
add_several (EfColumnBuilder *builder, const Sample *sample, double value, EfRunSpread spread)
{
  double deviation = sqrt (sample->squares / (sample->n - 1));
  double half = spread == EF_RUN_SPREAD_ERROR ? deviation / sqrt (sample->n) : deviation;
  gboolean is_range = spread == EF_RUN_SPREAD_RANGE;

  ef_column_builder_add_number_full (builder, value, is_range ? sample->min : value - half,
                                     is_range ? sample->max : value + half, NULL, 0);
}

/* Of how many numbers all cells are that are of several; 0 if they differ. */
static guint
find_common_n (const double *numbers, const EfRowGroups *groups)
{
  guint common = 0;

  for (guint i = 0; i < groups->n; i++)
    {
      guint n = 0;

      for (guint k = groups->starts[i]; k < groups->starts[i + 1]; k++)
        n += !isnan (numbers[groups->rows[k]]);
      if (n > 1 && common != 0 && n != common)
        return 0;
      if (n > 1)
        common = n;
    }

  return common;
}

static EfColumnBuilder *
begin_numbers (const EfColumn *column, guint n_rows, const char *formula)
{
  EfColumnBuilder *builder
    = ef_column_builder_new (ef_column_get_name (column), EF_COLUMN_NUMBER);

  ef_column_builder_set_role (builder, ef_column_get_role (column));
  ef_column_builder_set_quantity (builder, ef_column_get_quantity (column),
                                  ef_column_get_unit (column));
  ef_column_builder_set_direction (builder, ef_column_get_direction (column),
                                   ef_column_get_direction_reason (column));
  ef_column_builder_set_origin (builder, EF_ORIGIN_DERIVED, formula);
  ef_column_builder_reserve (builder, n_rows);

  return builder;
}

/* What is made of several values is derived, and an estimate where one of them is. */
static EfOrigin
find_origin (const EfColumn *column, const guint32 *rows, guint n_rows)
{
  const double *numbers = ef_column_get_numbers (column);

  for (guint i = 0; i < n_rows; i++)
    if (!isnan (numbers[rows[i]])
        && ef_column_get_cell_origin (column, rows[i]) == EF_ORIGIN_ESTIMATED)
      return EF_ORIGIN_ESTIMATED;

  return EF_ORIGIN_DERIVED;
}

static EfColumn *
aggregate_numbers (const Aggregation *self, const EfColumn *column, const EfRowGroups *groups)
{
  const double *numbers = ef_column_get_numbers (column);
  guint common_n = find_common_n (numbers, groups);
  g_autofree char *formula = dup_formula (self, common_n);
  EfColumnBuilder *builder = begin_numbers (column, groups->n, formula);

  for (guint i = 0; i < groups->n; i++)
    {
      const guint32 *rows = groups->rows + groups->starts[i];
      guint n_rows = groups->starts[i + 1] - groups->starts[i];
      Sample sample = gather (numbers, rows, n_rows);
      EfOrigin origin = find_origin (column, rows, n_rows);

      if (sample.n == 0)
        ef_column_builder_add_missing (builder, NULL, 0);
      else if (sample.min == sample.max)
        add_single (builder, column, sample.first, i);
      else
        {
          add_several (builder, &sample, choose_value (self, &sample, numbers, rows, n_rows),
                       self->spread);
          if (common_n == 0 || origin != EF_ORIGIN_DERIVED)
            {
              g_autofree char *own = dup_formula (self, sample.n);

              ef_column_builder_set_cell_origin (builder, i, origin, own);
            }
        }
    }

  return ef_column_builder_end (builder);
}

/* ---- Texts and dates ---- */

/* The first row of those that has a value, if no other has another one; else EF_NO_ROW. */
static guint32
find_common (const EfColumn *column, const guint32 *rows, guint n_rows)
{
  guint32 found = EF_NO_ROW;

  for (guint i = 0; i < n_rows; i++)
    {
      guint32 row = rows[i];
      gboolean is_text = ef_column_get_kind (column) == EF_COLUMN_TEXT;

      if (is_text ? ef_column_get_text_ids (column)[row] == 0
                  : isnan (ef_column_get_numbers (column)[row]))
        continue;
      if (found == EF_NO_ROW)
        found = row;
      else if (is_text
                 ? strcmp (ef_column_get_text (column, found),
                           ef_column_get_text (column, row)) != 0
                 : ef_column_get_numbers (column)[found] != ef_column_get_numbers (column)[row])
        return EF_NO_ROW;
    }

  return found;
}

/* NULL if the runs agree nowhere, as of times and identifiers of runs: nothing is left to say. */
static EfColumn *
pick_common (const EfColumn *column, const EfRowGroups *groups)
{
  g_autofree guint32 *rows = g_new (guint32, MAX (groups->n, 1));
  gboolean any = groups->n == 0;

  for (guint i = 0; i < groups->n; i++)
    {
      rows[i] = find_common (column, groups->rows + groups->starts[i],
                             groups->starts[i + 1] - groups->starts[i]);
      any = any || rows[i] != EF_NO_ROW;
    }

  return any ? ef_column_pick (column, rows, groups->n) : NULL;
}

static EfColumn *
count_rows (const EfRowGroups *groups, GPtrArray *columns, GPtrArray *keys)
{
  g_autofree char *name = ef_reshape_dup_column_name (columns, "Runs");
  g_autoptr (GString) formula = g_string_new ("count of " ROWS_BY);
  EfColumnBuilder *builder = ef_column_builder_new (name, EF_COLUMN_NUMBER);

  append_keys (formula, keys);
  ef_column_builder_set_origin (builder, EF_ORIGIN_DERIVED, formula->str);
  ef_column_builder_reserve (builder, groups->n);
  for (guint i = 0; i < groups->n; i++)
    ef_column_builder_add_number (builder, groups->starts[i + 1] - groups->starts[i]);

  return ef_column_builder_end (builder);
}

static gboolean
check_spread (EfStatistic statistic, EfRunSpread spread, GError **error)
{
  if (statistic == EF_STATISTIC_MEAN || spread == EF_RUN_SPREAD_RANGE)
    return TRUE;

  g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX,
               _("A standard deviation or error is about the mean, not about the median, lowest or "
                 "highest."));

  return FALSE;
}

EfTable *
ef_table_aggregate (EfTable *table, GPtrArray *keys, EfStatistic statistic, EfRunSpread spread,
                    GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (GPtrArray) key_columns = NULL;
  g_autoptr (GArray) scratch = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (EfRowGroups) groups = NULL;
  g_autoptr (EfColumn) places = NULL;
  g_autoptr (EfSource) source = NULL;
  g_autoptr (EfTable) aggregated = NULL;
  g_autoptr (EfTableRecipe) recipe = NULL;
  g_autofree char *name = NULL;
  EfColumn *scope;
  Aggregation how;

  g_return_val_if_fail (table != NULL, NULL);

  if (!check_spread (statistic, spread, error))
    return NULL;
  scope = ef_table_find_scope_of_amounts (table);
  key_columns = ef_reshape_find_keys (table, keys, error);
  if (key_columns != NULL)
    groups = ef_row_groups_new (table, key_columns, EF_MISSING_KEYS_DIFFER, scope, cancellable,
                                error);
  if (groups == NULL)
    return NULL;

  if (scope != NULL && !g_ptr_array_find (key_columns, scope, NULL))
    g_ptr_array_add (key_columns, scope);

  how = (Aggregation) { statistic, spread, key_columns, scratch };
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *column = ef_table_get_column (table, i);
      gboolean is_value = ef_column_get_kind (column) == EF_COLUMN_NUMBER
                          && !g_ptr_array_find (key_columns, column, NULL);
      EfColumn *made;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      made = is_value ? aggregate_numbers (&how, column, groups) : pick_common (column, groups);
      if (made != NULL)
        g_ptr_array_add (columns, made);
    }
  g_ptr_array_add (columns, count_rows (groups, columns, key_columns));

  places = ef_row_groups_list_places (groups, table);
  source = ef_reshape_dup_source (table);
  name = ef_reshape_dup_name (table, "runs");
  aggregated = ef_table_new_with_places (name, name, columns, groups->n, source, places);
  recipe = ef_table_recipe_new (EF_RECIPE_RUNS, keys);
  recipe->statistic = statistic;
  recipe->spread = spread;

  return ef_reshape_finish (aggregated, table, recipe);
}
