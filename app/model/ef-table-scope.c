/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-scope.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-row-groups-private.h"

/* So many groups, and places of a scope, are named; nobody reads more. */
#define NAMED_MAX 5

/* Headers with only their letters and digits, in lower case. */
static const char *const headers[] = { "energycounts", "energyscope", "energybasis", "scope" };

static gboolean
has_header (const EfColumn *column, const char *header)
{
  const char *name = ef_column_get_name (column);
  g_autoptr (GString) folded = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (folded, g_ascii_tolower (*p));

  return strcmp (folded->str, header) == 0;
}

EfColumn *
ef_table_find_scope_column (const EfTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  for (guint k = 0; k < G_N_ELEMENTS (headers); k++)
    for (guint i = 0; i < ef_table_get_n_columns (table); i++)
      {
        EfColumn *column = ef_table_get_column (table, i);

        if (ef_column_get_kind (column) == EF_COLUMN_TEXT && ef_column_get_n_present (column) > 0
            && has_header (column, headers[k]))
          return column;
      }

  return NULL;
}

gboolean
ef_column_is_amount (const EfColumn *column)
{
  const EfQuantity *quantity;
  const char *dimension;

  g_return_val_if_fail (column != NULL, FALSE);

  quantity = ef_column_get_quantity (column);
  dimension = quantity != NULL ? ef_quantity_get_dimension (quantity) : NULL;

  return dimension != NULL && ef_column_get_kind (column) == EF_COLUMN_NUMBER
         && (strcmp (dimension, "energy") == 0 || strcmp (dimension, "carbon") == 0);
}

EfColumn *
ef_table_find_scope_of_amounts (const EfTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    if (ef_column_is_amount (ef_table_get_column (table, i)))
      return ef_table_find_scope_column (table);

  return NULL;
}

/* ---- Words ---- */

static void
append_places (GString *text, const EfTable *table, GArray *rows)
{
  for (guint i = 0; i < MIN (rows->len, NAMED_MAX); i++)
    {
      g_autofree char *place
        = ef_table_describe_place (table, g_array_index (rows, guint32, i), NULL);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", place);
    }
  if (rows->len > NAMED_MAX)
    g_string_append (text, ", …");
}

char *
ef_table_describe_scopes (const EfTable *table,
                          const EfColumn *amounts,
                          const guint32 *rows,
                          guint n_rows)
{
  g_autoptr (GHashTable) known
    = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (GArray) scopes = g_array_new (FALSE, FALSE, sizeof (guint32));
  const EfColumn *column;
  GString *text;

  g_return_val_if_fail (table != NULL && (rows != NULL || n_rows == 0), NULL);

  column = ef_table_find_scope_column (table);
  for (guint i = 0; column != NULL && i < n_rows; i++)
    {
      guint32 scope = ef_column_get_text_ids (column)[rows[i]];
      GArray *places = g_hash_table_lookup (known, GUINT_TO_POINTER (scope));

      if (amounts != NULL && isnan (ef_column_get_numbers (amounts)[rows[i]]))
        continue;
      if (places == NULL)
        {
          places = g_array_new (FALSE, FALSE, sizeof (guint32));
          g_hash_table_insert (known, GUINT_TO_POINTER (scope), places);
          g_array_append_val (scopes, scope);
        }
      g_array_append_val (places, rows[i]);
    }
  if (scopes->len < 2)
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; i < MIN (scopes->len, NAMED_MAX); i++)
    {
      guint32 scope = g_array_index (scopes, guint32, i);
      GArray *places = g_hash_table_lookup (known, GUINT_TO_POINTER (scope));

      g_string_append_printf (
        text, "%s%s (", i > 0 ? ", " : "",
        scope != 0 ? ef_text_pool_get (ef_column_get_pool (column), scope) : _("not said"));
      append_places (text, table, places);
      g_string_append_c (text, ')');
    }
  if (scopes->len > NAMED_MAX)
    g_string_append (text, ", …");

  return g_string_free (text, FALSE);
}

char *
ef_table_describe_kept_apart (EfTable *table,
                              GPtrArray *keys)
{
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (EfRowGroups) groups = NULL;
  g_autoptr (GString) list = g_string_new (NULL);
  const EfColumn *scope;
  guint n = 0;

  g_return_val_if_fail (table != NULL, NULL);

  scope = ef_table_find_scope_of_amounts (table);
  columns = scope != NULL ? ef_reshape_find_keys (table, keys, NULL) : NULL;
  if (columns == NULL || g_ptr_array_find (columns, scope, NULL))
    return NULL;
  groups = ef_row_groups_new (table, columns, EF_MISSING_KEYS_DIFFER, NULL, NULL, NULL);
  for (guint i = 0; i < groups->n; i++)
    {
      g_autofree char *scopes
        = ef_table_describe_scopes (table, NULL, groups->rows + groups->starts[i],
                                    groups->starts[i + 1] - groups->starts[i]);

      if (scopes == NULL || n++ >= NAMED_MAX)
        continue;
      g_string_append_printf (list, "%s%s", list->len > 0 ? "; " : "", scopes);
    }
  if (n > NAMED_MAX)
    g_string_append (list, "; …");
  if (n == 0)
    return NULL;

  /* Translators: the name of a column, and what runs of one thing count: "accelerator (line 2),
   * site (line 3)". */
  return g_strdup_printf (_("Runs that count different things are kept apart by “%s”: %s."),
                          ef_column_get_name (scope), list->str);
}
