/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-units.h"

#include <math.h>
#include <string.h>

/* So many are named; a table of metrics has some, seldom many. */
#define NAMED_MAX 8

typedef struct
{
  guint32 id; /* of the text */
  guint32 row; /* the first that has it */
  guint n;
} Unit;

static gboolean
is_called_unit (const EfColumn *column)
{
  const char *name = ef_column_get_name (column);

  return g_ascii_strcasecmp (name, "unit") == 0 || g_ascii_strcasecmp (name, "units") == 0;
}

EfColumn *
ef_table_find_units (const EfTable *table, const EfColumn *column)
{
  g_return_val_if_fail (table != NULL && column != NULL, NULL);

  if (ef_column_get_kind (column) != EF_COLUMN_NUMBER || ef_column_get_unit (column) != NULL)
    return NULL;

  for (guint i = 1; i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *units = ef_table_get_column (table, i);

      if (ef_table_get_column (table, i - 1) == column)
        return ef_column_get_kind (units) == EF_COLUMN_TEXT && is_called_unit (units) ? units
                                                                                      : NULL;
    }

  return NULL;
}

static gint
compare_units (gconstpointer a, gconstpointer b)
{
  const Unit *one = a;
  const Unit *other = b;

  if (one->n != other->n)
    return one->n < other->n ? 1 : -1;

  return (one->row > other->row) - (one->row < other->row);
}

/* (transfer full, element-type Unit) */
static GArray *
count_units (const EfColumn *column, const EfColumn *units, const guint32 *rows, guint n)
{
  const double *numbers = ef_column_get_numbers (column);
  const guint32 *ids = ef_column_get_text_ids (units);
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (Unit));
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    {
      guint32 row = rows != NULL ? rows[i] : i;
      gpointer id = GUINT_TO_POINTER (ids[row]);
      guint place;
      Unit unit = { ids[row], row, 0 };

      if (isnan (numbers[row]))
        continue;
      place = GPOINTER_TO_UINT (g_hash_table_lookup (places, id));
      if (place == 0)
        {
          g_array_append_val (counts, unit);
          place = counts->len;
          g_hash_table_insert (places, id, GUINT_TO_POINTER (place));
        }
      g_array_index (counts, Unit, place - 1).n++;
    }
  g_array_sort (counts, compare_units);

  return counts;
}

char *
ef_table_describe_mixed_units (const EfTable *table,
                               const EfColumn *column,
                               const guint32 *rows,
                               guint n)
{
  const EfColumn *units = ef_table_find_units (table, column);
  g_autoptr (GArray) counts = NULL;
  GString *text;

  if (units == NULL)
    return NULL;
  counts = count_units (column, units, rows, rows != NULL ? n : ef_table_get_n_rows (table));
  if (counts->len < 2)
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; i < MIN (counts->len, NAMED_MAX); i++)
    {
      const Unit *unit = &g_array_index (counts, Unit, i);
      const char *name = ef_column_get_text (units, unit->row);

      g_string_append_printf (text, "%s%s (%u)", i > 0 ? ", " : "", *name != '\0' ? name : "–",
                              unit->n);
    }
  if (counts->len > NAMED_MAX)
    g_string_append (text, ", …");

  return g_string_free (text, FALSE);
}
