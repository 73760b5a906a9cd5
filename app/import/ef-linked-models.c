/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-linked-models.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-name-size.h"
#include "ef-quantity.h"

#define HUB "https://huggingface.co/"
#define NAME_COLUMN "Model"
#define SIZE_COLUMN "Parameters (B)"
/* Of the cells of a column that are addresses of models, at least. */
#define LINKS_PERCENT 80
/* Fewer sizes are no chart, and less than so many of the names no picture of the list. */
#define SIZES_MIN 3
#define SIZES_PERCENT 50

/* Where it is said what was found. */
typedef struct
{
  const char *file; /* or NULL */
  EfDiagnostics *diagnostics;
} Report;

static gboolean
has_chart (const EfTable *table)
{
  gint x, y;

  ef_table_suggest_axes (table, &x, &y);

  return x >= 0 && y >= 0;
}

/* "openai/gpt-oss-20b" of the address of its page; NULL for the address of anything else (transfer
 * full). */
static char *
read_address (const char *text)
{
  g_autofree char *address = g_strstrip (g_strdup (text));
  const char *name = address + strlen (HUB);
  const char *slash;

  if (!g_str_has_prefix (address, HUB))
    return NULL;
  if (g_str_has_suffix (address, "/"))
    address[strlen (address) - 1] = '\0';
  slash = strchr (name, '/');
  if (slash == NULL || slash == name || slash[1] == '\0' || strpbrk (slash + 1, "/?#") != NULL
      || g_str_has_prefix (name, "datasets/") || g_str_has_prefix (name, "spaces/"))
    return NULL;

  return g_strdup (name);
}

static gboolean
holds_addresses (const EfColumn *column)
{
  guint n = 0;

  if (ef_column_get_kind (column) != EF_COLUMN_TEXT)
    return FALSE;
  for (guint row = 0; row < ef_column_get_n_rows (column); row++)
    {
      g_autofree char *name = read_address (ef_column_get_text (column, row));

      n += name != NULL;
    }

  return n > 0 && n * G_GUINT64_CONSTANT (100) >= ef_column_get_n_present (column) * LINKS_PERCENT;
}

static guint
count_texts (const EfColumn *column)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint row = 0; row < ef_column_get_n_rows (column); row++)
    g_hash_table_add (seen, GUINT_TO_POINTER (ef_column_get_text_ids (column)[row]));

  return g_hash_table_size (seen);
}

/* The names in the addresses; an address that is none of a model stays what it is (transfer
 * full). */
static EfColumn *
make_names (const EfColumn *addresses)
{
  EfColumnBuilder *builder = ef_column_builder_new (NAME_COLUMN, EF_COLUMN_TEXT);

  ef_column_builder_set_role (builder, EF_ROLE_NAME);
  for (guint row = 0; row < ef_column_get_n_rows (addresses); row++)
    {
      const char *text = ef_column_get_text (addresses, row);
      g_autofree char *name = read_address (text);

      ef_column_builder_add_text (builder, name != NULL ? name : text, -1);
    }

  return ef_column_builder_end (builder);
}

/* @table with names that are those of the models, @table again if it has them or nothing says them
 * (transfer full). */
static EfTable *
name_rows (EfTable *table, const Report *report)
{
  const EfColumn *named = ef_table_get_role_column (table, EF_ROLE_NAME);
  g_autoptr (GPtrArray) columns
    = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  const EfColumn *addresses = NULL;

  for (guint i = 0; i < ef_table_get_n_columns (table) && addresses == NULL; i++)
    if (holds_addresses (ef_table_get_column (table, i)))
      addresses = ef_table_get_column (table, i);
  if (addresses == NULL || ef_table_find_column (table, NAME_COLUMN) != NULL
      || (named != NULL && count_texts (named) >= count_texts (addresses)))
    return ef_table_ref (table);

  g_ptr_array_add (columns, make_names (addresses));
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *column = ef_table_get_column (table, i);

      g_ptr_array_add (columns, column == named ? ef_column_with_role (column, EF_ROLE_NONE)
                                                : ef_column_ref (column));
    }
  ef_diagnostics_add (report->diagnostics, EF_SEVERITY_INFO, report->file,
                      ef_table_get_name (table),
                      _("Models are called after their addresses in “%s”."),
                      ef_column_get_name (addresses));

  return ef_table_with_columns (table, columns);
}

/* @table with the sizes that the names state, @table again if they do not or it has some (transfer
 * full). */
static EfTable *
add_sizes (EfTable *table, const Report *report)
{
  const EfColumn *names = ef_table_get_role_column (table, EF_ROLE_NAME);
  g_autoptr (EfColumnBuilder) builder = NULL;
  g_autoptr (EfColumn) sizes = NULL;
  guint n_names, n_sizes = 0;

  if (names == NULL || ef_column_get_kind (names) != EF_COLUMN_TEXT
      || ef_table_find_column (table, SIZE_COLUMN) != NULL)
    return ef_table_ref (table);

  n_names = ef_column_get_n_present (names);
  builder = ef_column_builder_new (SIZE_COLUMN, EF_COLUMN_NUMBER);
  ef_column_builder_set_quantity (builder, ef_quantity_find ("parameters"),
                                  ef_unit_find_by_id ("billion"));
  ef_column_builder_set_origin (builder, EF_ORIGIN_DERIVED, _("size in the name"));
  for (guint row = 0; row < ef_column_get_n_rows (names); row++)
    {
      double size = ef_name_size_find (ef_column_get_text (names, row), FALSE);

      ef_column_builder_add_number (builder, size / 1e9);
      n_sizes += !isnan (size);
    }
  if (n_sizes < SIZES_MIN || n_sizes * G_GUINT64_CONSTANT (100) < n_names * SIZES_PERCENT)
    return ef_table_ref (table);

  ef_diagnostics_add (report->diagnostics, EF_SEVERITY_INFO, report->file,
                      ef_table_get_name (table),
                      _("There are too few numbers for a chart: parameters are those that the "
                        "names state (%u of %u)."),
                      n_sizes, n_names);
  sizes = ef_column_builder_end (g_steal_pointer (&builder));

  return ef_table_add_column (table, sizes);
}

static EfTable *
settle_table (EfTable *table, gpointer user_data)
{
  g_autoptr (EfTable) named = NULL;

  if (has_chart (table))
    return ef_table_ref (table);
  named = name_rows (table, user_data);

  return add_sizes (named, user_data);
}

EfCatalogNode *
ef_settle_linked_models (EfCatalogNode *root, const char *file, EfDiagnostics *diagnostics)
{
  g_autoptr (EfCatalogNode) owned = root;
  Report report = { file, diagnostics };

  g_return_val_if_fail (root != NULL && diagnostics != NULL, NULL);

  return ef_catalog_node_map_tables (root, settle_table, &report);
}
