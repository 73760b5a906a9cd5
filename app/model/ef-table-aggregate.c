/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-reshape.h"

#include "ef-error.h"
#include "ef-row-groups-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Repeated runs as one row. */

static const char *const statistic_words[] = { "mean", "min", "max" };
static const char *const spread_words[] = { "range", "deviation" };

const char *
ef_statistic_to_word (EfStatistic statistic)
{
  g_return_val_if_fail ((guint) statistic < G_N_ELEMENTS (statistic_words), NULL);

  return statistic_words[statistic];
}

static gboolean
find_word (const char *const *words, guint n, const char *word, guint *index)
{
  for (*index = 0; *index < n; (*index)++)
    if (g_strcmp0 (words[*index], word) == 0)
      return TRUE;

  return FALSE;
}

gboolean
ef_statistic_from_word (const char *word, EfStatistic *statistic)
{
  guint index;

  if (!find_word (statistic_words, G_N_ELEMENTS (statistic_words), word, &index))
    return FALSE;
  *statistic = index;

  return TRUE;
}

gboolean
ef_run_spread_from_word (const char *word, EfRunSpread *spread)
{
  guint index;

  if (!find_word (spread_words, G_N_ELEMENTS (spread_words), word, &index))
    return FALSE;
  *spread = index;

  return TRUE;
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

static void
add_several (EfColumnBuilder *builder, const Sample *sample, EfStatistic statistic,
             EfRunSpread spread)
{
  double deviation = sqrt (sample->squares / (sample->n - 1));
  /* Rounding may leave the mean of equal numbers beside them. */
  double mean = CLAMP (sample->mean, sample->min, sample->max);
  double value = statistic == EF_STATISTIC_MIN   ? sample->min
                 : statistic == EF_STATISTIC_MAX ? sample->max
                                                 : mean;

  if (spread == EF_RUN_SPREAD_DEVIATION)
    ef_column_builder_add_number_full (builder, value, value - deviation, value + deviation, NULL,
                                       0);
  else
    ef_column_builder_add_number_full (builder, value, sample->min, sample->max, NULL, 0);
}

static EfColumn *
aggregate_numbers (const EfColumn *column, const EfRowGroups *groups, EfStatistic statistic,
                   EfRunSpread spread, const char *formula)
{
  const double *numbers = ef_column_get_numbers (column);
  EfColumnBuilder *builder
    = ef_column_builder_new (ef_column_get_name (column), EF_COLUMN_NUMBER);

  ef_column_builder_set_role (builder, ef_column_get_role (column));
  ef_column_builder_set_quantity (builder, ef_column_get_quantity (column),
                                  ef_column_get_unit (column));
  ef_column_builder_set_direction (builder, ef_column_get_direction (column),
                                   ef_column_get_direction_reason (column));
  ef_column_builder_set_origin (builder, EF_ORIGIN_DERIVED, formula);
  ef_column_builder_reserve (builder, groups->n);
  for (guint i = 0; i < groups->n; i++)
    {
      Sample sample = gather (numbers, groups->rows + groups->starts[i],
                              groups->starts[i + 1] - groups->starts[i]);

      if (sample.n == 0)
        ef_column_builder_add_missing (builder, NULL, 0);
      else if (sample.min == sample.max)
        add_single (builder, column, sample.first, i);
      else
        add_several (builder, &sample, statistic, spread);
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

static EfColumn *
pick_common (const EfColumn *column, const EfRowGroups *groups)
{
  g_autofree guint32 *rows = g_new (guint32, MAX (groups->n, 1));

  for (guint i = 0; i < groups->n; i++)
    rows[i] = find_common (column, groups->rows + groups->starts[i],
                           groups->starts[i + 1] - groups->starts[i]);

  return ef_column_pick (column, rows, groups->n);
}

static EfColumn *
count_rows (const EfRowGroups *groups, GPtrArray *columns, const char *formula)
{
  g_autofree char *name = ef_reshape_dup_column_name (columns, "Runs");
  EfColumnBuilder *builder = ef_column_builder_new (name, EF_COLUMN_NUMBER);

  ef_column_builder_set_origin (builder, EF_ORIGIN_DERIVED, formula);
  ef_column_builder_reserve (builder, groups->n);
  for (guint i = 0; i < groups->n; i++)
    ef_column_builder_add_number (builder, groups->starts[i + 1] - groups->starts[i]);

  return ef_column_builder_end (builder);
}

/* "mean of rows, by model, seed": in files, and no formula that could be computed again. */
static char *
dup_formula (const char *what, GPtrArray *keys)
{
  GString *text = g_string_new (what);

  g_string_append (text, " of rows, by ");
  for (guint i = 0; i < keys->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            ef_column_get_name (g_ptr_array_index (keys, i)));

  return g_string_free (text, FALSE);
}

static gboolean
check (GPtrArray *keys, EfStatistic statistic, EfRunSpread spread, GError **error)
{
  if (keys->len == 0)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX,
                   _("Columns are missing by which runs belong together."));
      return FALSE;
    }
  if (statistic != EF_STATISTIC_MEAN && spread == EF_RUN_SPREAD_DEVIATION)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX,
                   _("A standard deviation is about the mean, not about the lowest or highest."));
      return FALSE;
    }

  return TRUE;
}

EfTable *
ef_table_aggregate (EfTable *table, GPtrArray *keys, EfStatistic statistic, EfRunSpread spread,
                    GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (GPtrArray) key_columns = NULL;
  g_autoptr (EfRowGroups) groups = NULL;
  g_autoptr (EfColumn) places = NULL;
  g_autoptr (EfSource) source = NULL;
  g_autofree char *formula = NULL;
  g_autofree char *counting = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (table != NULL && keys != NULL, NULL);

  if (!check (keys, statistic, spread, error))
    return NULL;
  key_columns = ef_reshape_find_columns (table, keys, error);
  if (key_columns != NULL)
    groups = ef_row_groups_new (table, key_columns, cancellable, error);
  if (groups == NULL)
    return NULL;

  formula = dup_formula (ef_statistic_to_word (statistic), key_columns);
  counting = dup_formula ("count", key_columns);
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *column = ef_table_get_column (table, i);
      gboolean is_value = ef_column_get_kind (column) == EF_COLUMN_NUMBER
                          && !g_ptr_array_find (key_columns, column, NULL);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      g_ptr_array_add (columns, is_value ? aggregate_numbers (column, groups, statistic, spread,
                                                              formula)
                                         : pick_common (column, groups));
    }
  g_ptr_array_add (columns, count_rows (groups, columns, counting));

  places = ef_row_groups_list_places (groups, table);
  source = ef_reshape_dup_source (table);
  name = ef_reshape_dup_name (table, "runs");

  return ef_table_new_with_places (name, name, columns, groups->n, source, places);
}
