/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table.h"

#include <math.h>

/* Rows that sum up others are no models: a chart that shows "Total" shows a point that nobody can
 * choose. They stay in the table all the same, because what is claimed is checked against them.
 *
 * A name alone would not do, since a model may be called SUM. So a total also stands below what it
 * sums up, and is at least as much as each of it. */

/* As they are written, and in small and capital letters. */
static const char *const words[] = {
  "Total", "Totals", "Grand total", "Sum", "Summe", "Gesamt", "Insgesamt",
};

/* Of fewer rows nobody makes a total. */
#define ROWS_MIN 2

static void
add_id (GArray *ids, const EfTextPool *pool, const char *word)
{
  g_autofree char *with_colon = g_strconcat (word, ":", NULL);
  guint32 id = ef_text_pool_find (pool, word);

  if (id != 0)
    g_array_append_val (ids, id);
  id = ef_text_pool_find (pool, with_colon);
  if (id != 0)
    g_array_append_val (ids, id);
}

/* The ids of the words that occur (transfer full, element-type guint32). A look-up for each takes
 * no time, where comparing the names of a million rows would. */
static GArray *
list_ids (const EfTextPool *pool)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *small = g_ascii_strdown (words[i], -1);
      g_autofree char *capital = g_ascii_strup (words[i], -1);

      add_id (ids, pool, words[i]);
      add_id (ids, pool, small);
      add_id (ids, pool, capital);
    }

  return ids;
}

static gboolean
is_listed (const GArray *ids, guint32 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, guint32, i) == id)
      return TRUE;

  return FALSE;
}

/* TRUE if a number of @row is positive and none of those from @first on to it is more. */
static gboolean
is_most (const EfColumn *column, guint first, guint row)
{
  const double *numbers = ef_column_get_numbers (column);
  guint n = 0;

  if (!(numbers[row] > 0))
    return FALSE;
  for (guint i = first; i < row; i++)
    {
      if (numbers[i] > numbers[row])
        return FALSE;
      n += !isnan (numbers[i]);
    }

  return n >= ROWS_MIN;
}

static gboolean
sums_up (const EfTable *table, guint first, guint row)
{
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      const EfColumn *column = ef_table_get_column (table, i);

      if (ef_column_get_kind (column) == EF_COLUMN_NUMBER && is_most (column, first, row))
        return TRUE;
    }

  return FALSE;
}

GArray *
ef_table_list_totals (const EfTable *self)
{
  GArray *totals = g_array_new (FALSE, FALSE, sizeof (guint32));
  const EfColumn *names;
  const guint32 *texts;
  g_autoptr (GArray) ids = NULL;
  guint first = 0;

  g_return_val_if_fail (self != NULL, totals);

  names = ef_table_get_role_column (self, EF_ROLE_NAME);
  if (names == NULL || ef_column_get_kind (names) != EF_COLUMN_TEXT)
    return totals;
  ids = list_ids (ef_column_get_pool (names));
  if (ids->len == 0)
    return totals;

  texts = ef_column_get_text_ids (names);
  for (guint32 row = 0; row < ef_table_get_n_rows (self); row++)
    if (is_listed (ids, texts[row]))
      {
        if (sums_up (self, first, row))
          g_array_append_val (totals, row);
        first = row + 1;
      }

  return totals;
}
