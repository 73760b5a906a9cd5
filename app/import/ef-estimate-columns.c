/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-estimate-columns.h"

#include <math.h>
#include <string.h>

typedef enum
{
  TOLD_ORIGIN,
  TOLD_LOWER,
  TOLD_UPPER,
  TOLD_FORMULA,
  N_TOLD,
} What;

static const char *const suffixes[N_TOLD] = { ": origin", ": lower", ": upper", ": made of" };

/* A column whose kind is not the one that is written is something else. A column without any cell
 * has no kind of its own. */
static gboolean
is_of_kind (const EfColumn *column, What what)
{
  EfColumnKind kind = what == TOLD_LOWER || what == TOLD_UPPER ? EF_COLUMN_NUMBER : EF_COLUMN_TEXT;

  return ef_column_get_kind (column) == kind
         || (what != TOLD_ORIGIN && ef_column_get_n_present (column) == 0);
}

static gboolean
has_origins (const EfColumn *column)
{
  EfOrigin origin;

  if (ef_column_get_n_present (column) == 0)
    return FALSE;
  for (guint row = 0; row < ef_column_get_n_rows (column); row++)
    {
      const char *word = ef_column_get_text (column, row);

      if (*word != '\0' && !ef_origin_from_word (word, &origin))
        return FALSE;
    }

  return TRUE;
}

/* By name, borrowed from @columns. */
static GHashTable *
map_names (GPtrArray *columns)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < columns->len; i++)
    g_hash_table_insert (names, (gpointer) ef_column_get_name (columns->pdata[i]),
                         columns->pdata[i]);

  return names;
}

/* FALSE if nothing is told of the column. */
static gboolean
find_told (GHashTable *names, const EfColumn *values, EfColumn *told[N_TOLD])
{
  for (What what = 0; what < N_TOLD; what++)
    {
      g_autofree char *name = g_strconcat (ef_column_get_name (values), suffixes[what], NULL);

      told[what] = g_hash_table_lookup (names, name);
      if (told[what] != NULL && !is_of_kind (told[what], what))
        told[what] = NULL;
    }

  return told[TOLD_ORIGIN] != NULL && has_origins (told[TOLD_ORIGIN]);
}

static double
get_bound (const EfColumn *told, const double *own, guint row)
{
  if (told != NULL && ef_column_get_kind (told) == EF_COLUMN_NUMBER)
    return ef_column_get_numbers (told)[row];

  return own != NULL ? own[row] : NAN;
}

static void
add_value (EfColumnBuilder *builder,
           const EfColumn *values,
           EfColumn *const told[N_TOLD],
           guint row)
{
  double value = ef_column_get_numbers (values)[row];
  double low = get_bound (told[TOLD_LOWER], ef_column_get_lows (values), row);
  double high = get_bound (told[TOLD_UPPER], ef_column_get_highs (values), row);
  const char *formula = "";
  EfOrigin origin = EF_ORIGIN_REPORTED;

  if (isnan (value))
    {
      ef_column_builder_add_missing (builder, ef_column_get_original (values, row), -1);
      return;
    }
  ef_column_builder_add_number_full (builder, value, low <= value ? low : NAN,
                                     high >= value ? high : NAN,
                                     ef_column_get_original (values, row), -1);
  ef_origin_from_word (ef_column_get_text (told[TOLD_ORIGIN], row), &origin);
  if (told[TOLD_FORMULA] != NULL && ef_column_get_kind (told[TOLD_FORMULA]) == EF_COLUMN_TEXT)
    formula = ef_column_get_text (told[TOLD_FORMULA], row);
  if (origin != EF_ORIGIN_REPORTED)
    ef_column_builder_set_cell_origin (builder, row, origin, *formula != '\0' ? formula : NULL);
}

/* The values with what is told of them (transfer full). */
static EfColumn *
tell (const EfColumn *values, EfColumn *const told[N_TOLD])
{
  EfColumnBuilder *builder
    = ef_column_builder_new (ef_column_get_name (values), EF_COLUMN_NUMBER);

  ef_column_builder_set_quantity (builder, ef_column_get_quantity (values),
                                  ef_column_get_unit (values));
  ef_column_builder_reserve (builder, ef_column_get_n_rows (values));
  for (guint row = 0; row < ef_column_get_n_rows (values); row++)
    add_value (builder, values, told, row);

  return ef_column_builder_end (builder);
}

void
ef_estimate_columns_take (GPtrArray *columns)
{
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GHashTable) taken = NULL;

  g_return_if_fail (columns != NULL);

  names = map_names (columns);
  taken = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < columns->len; i++)
    {
      EfColumn *values = columns->pdata[i];
      EfColumn *told[N_TOLD];

      if (ef_column_get_kind (values) != EF_COLUMN_NUMBER || !find_told (names, values, told))
        continue;
      columns->pdata[i] = tell (values, told);
      for (What what = 0; what < N_TOLD; what++)
        if (told[what] != NULL)
          g_hash_table_add (taken, told[what]);
      g_hash_table_replace (names, (gpointer) ef_column_get_name (columns->pdata[i]),
                            columns->pdata[i]);
      ef_column_unref (values);
    }
  for (guint i = columns->len; i > 0; i--)
    if (g_hash_table_contains (taken, columns->pdata[i - 1]))
      g_ptr_array_remove_index (columns, i - 1);
}
