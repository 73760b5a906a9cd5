/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-row-groups-private.h"

#include "ef-error.h"
#include "ef-table-reshape.h"
#include "ef-words.h"

#include <math.h>
#include <string.h>

/* Between the values of one row's keys. */
#define KEY_SEPARATOR '\x1f'

/* So many places of a group are written down. */
#define MAX_PLACES 8

/* Rows between two looks at the cancellable. */
#define CANCEL_INTERVAL 4096

/* Equal values give equal texts, however a file writes them. FALSE if it is missing. */
static gboolean
append_key (GString *text, const EfColumn *column, guint row)
{
  if (ef_column_get_kind (column) == EF_COLUMN_TEXT)
    {
      const char *cell = ef_column_get_text (column, row);

      g_string_append (text, cell);
      g_string_append_c (text, KEY_SEPARATOR);

      return *cell != '\0';
    }
  else
    {
      double number = ef_column_get_numbers (column)[row];
      char digits[EF_NUMBER_BUFFER];

      g_string_append (text, ef_number_to_text (number + 0.0, digits));
      g_string_append_c (text, KEY_SEPARATOR);

      return !isnan (number);
    }
}

/* The row's values of @keys, one behind the other, in @text; FALSE if it is equal to no other. */
static gboolean
set_key (GString *text, GPtrArray *keys, guint row, EfMissingKeys missing, const EfColumn *apart)
{
  gboolean has_any = FALSE;

  g_string_truncate (text, 0);
  for (guint i = 0; i < keys->len; i++)
    {
      const EfColumn *column = g_ptr_array_index (keys, i);

      if (append_key (text, column, row))
        has_any = TRUE;
      else if (missing == EF_MISSING_KEYS_DIFFER || ef_column_get_role (column) == EF_ROLE_NAME)
        return FALSE;
    }
  if (apart != NULL)
    append_key (text, apart, row);

  return has_any;
}

/* The group of each row; FALSE if cancelled. */
static gboolean
number_rows (EfTable *table, GPtrArray *keys, EfMissingKeys missing, const EfColumn *apart,
             guint32 *groups, guint *n, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  *n = 0;
  for (guint row = 0; row < ef_table_get_n_rows (table); row++)
    {
      gboolean complete;
      gpointer found;

      if (row % CANCEL_INTERVAL == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      complete = set_key (text, keys, row, missing, apart);
      if (complete && g_hash_table_lookup_extended (known, text->str, NULL, &found))
        {
          groups[row] = GPOINTER_TO_UINT (found);
          continue;
        }
      if (complete)
        g_hash_table_insert (known, g_strdup (text->str), GUINT_TO_POINTER (*n));
      groups[row] = (*n)++;
    }

  return TRUE;
}

EfRowGroups *
ef_row_groups_new (EfTable *table, GPtrArray *keys, EfMissingKeys missing,
                   const EfColumn *apart, GCancellable *cancellable, GError **error)
{
  guint n_rows = ef_table_get_n_rows (table);
  g_autofree guint32 *groups = g_new (guint32, MAX (n_rows, 1));
  g_autofree guint32 *next = NULL;
  EfRowGroups *self;
  guint n;

  if (!number_rows (table, keys, missing, apart, groups, &n, cancellable, error))
    return NULL;

  self = g_new0 (EfRowGroups, 1);
  self->n = n;
  self->starts = g_new0 (guint32, n + 1);
  self->rows = g_new (guint32, MAX (n_rows, 1));
  for (guint row = 0; row < n_rows; row++)
    self->starts[groups[row] + 1]++;
  for (guint i = 0; i < n; i++)
    self->starts[i + 1] += self->starts[i];
  next = g_memdup2 (self->starts, (n + 1) * sizeof *next);
  for (guint row = 0; row < n_rows; row++)
    self->rows[next[groups[row]]++] = row;

  return self;
}

void
ef_row_groups_free (EfRowGroups *self)
{
  g_free (self->starts);
  g_free (self->rows);
  g_free (self);
}

EfColumn *
ef_row_groups_list_places (const EfRowGroups *self, EfTable *table)
{
  EfColumnBuilder *builder = ef_column_builder_new ("place", EF_COLUMN_TEXT);
  g_autoptr (GString) text = g_string_new (NULL);

  ef_column_builder_reserve (builder, self->n);
  for (guint i = 0; i < self->n; i++)
    {
      guint n = self->starts[i + 1] - self->starts[i];

      g_string_truncate (text, 0);
      for (guint k = 0; k < MIN (n, MAX_PLACES); k++)
        {
          g_autofree char *place
            = ef_reshape_dup_place (table, self->rows[self->starts[i] + k], NULL);

          g_string_append_printf (text, "%s%s", k > 0 ? "; " : "", place);
        }
      if (n > MAX_PLACES)
        g_string_append (text, "; …");
      ef_column_builder_add_text (builder, text->str, (gssize) text->len);
    }

  return ef_column_builder_end (builder);
}

/* ---- What tables that are made of others have in common ---- */

char *
ef_reshape_dup_place (EfTable *table, guint row, const EfColumn *column)
{
  EF_WORDS_IN (EF_WORDS_DEFAULT);

  return ef_table_describe_place (table, row, column);
}

char *
ef_reshape_dup_name (EfTable *table, const char *what)
{
  return g_strdup_printf ("%s (%s)", ef_table_get_name (table), what);
}

static gboolean
has_column (GPtrArray *columns, const char *name)
{
  for (guint i = 0; i < columns->len; i++)
    if (strcmp (ef_column_get_name (g_ptr_array_index (columns, i)), name) == 0)
      return TRUE;

  return FALSE;
}

char *
ef_reshape_dup_column_name (GPtrArray *columns, const char *name)
{
  char *unique = g_strdup (name);

  for (guint n = 2; has_column (columns, unique); n++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s (%u)", name, n);
    }

  return unique;
}

EfSource *
ef_reshape_dup_source (EfTable *table)
{
  EfSource *source = ef_table_get_source (table);

  return ef_source_new (source != NULL ? ef_source_get_name (source) : ef_table_get_name (table),
                        NULL, EF_TABLE_RESHAPE_FORMAT, NULL);
}

GPtrArray *
ef_reshape_find_columns (EfTable *table, GPtrArray *names, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();

  for (guint i = 0; i < names->len; i++)
    {
      EfColumn *column = ef_table_require_column (table, g_ptr_array_index (names, i), error);

      if (column == NULL)
        return NULL;
      if (!g_ptr_array_find (columns, column, NULL))
        g_ptr_array_add (columns, column);
    }

  return g_steal_pointer (&columns);
}

EfTable *
ef_reshape_finish (EfTable *made, EfTable *table, EfTableRecipe *recipe)
{
  recipe->table_id = g_strdup (ef_table_get_id (table));

  return ef_table_with_recipe (made, recipe);
}

GPtrArray *
ef_reshape_find_keys (EfTable *table, GPtrArray *names, GError **error)
{
  EfColumn *name = ef_table_get_role_column (table, EF_ROLE_NAME);
  GPtrArray *keys;

  if (names != NULL && names->len > 0)
    return ef_reshape_find_columns (table, names, error);
  if (names != NULL || name == NULL)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX,
                   _("Columns are missing by which runs belong together."));
      return NULL;
    }

  keys = g_ptr_array_new ();
  g_ptr_array_add (keys, name);

  return keys;
}

gboolean
ef_reshape_check_size (guint64 n_rows, guint64 n_columns, GError **error)
{
  if (n_rows <= G_MAXUINT32 / 2 && n_rows * n_columns <= EF_TABLE_RESHAPE_MAX_CELLS)
    return TRUE;

  g_set_error (error, EF_ERROR, EF_ERROR_TOO_LARGE,
               _("The table would have %lu rows and %lu columns, which is too large."),
               (gulong) n_rows, (gulong) n_columns);

  return FALSE;
}
