/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-project-reader-private.h"

#include <glib/gi18n-lib.h>

/* How a table was made of another. Whatever is wrong with it, the table itself stays. */

/* No table has so many. */
#define MAX_COLUMNS 10000

/* The names of columns, or NULL for none. */
static GPtrArray *
read_columns (EfProjectReader *reader)
{
  static const char *const known[] = { "name", NULL };
  EfElement element = ef_project_reader_enter (reader);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  while (ef_project_reader_next (reader, &element))
    {
      g_autoptr (GHashTable) attributes = NULL;
      const char *name;

      if (!ef_project_reader_is (reader, "of"))
        {
          ef_project_reader_unknown (reader);
          continue;
        }
      attributes = ef_project_reader_attributes (reader, known);
      name = g_hash_table_lookup (attributes, "name");
      if (name != NULL && columns->len <= MAX_COLUMNS)
        g_ptr_array_add (columns, g_strdup (name));
    }

  return columns->len > 0 ? g_steal_pointer (&columns) : NULL;
}

/* FALSE if something is missing without which it cannot be done again. */
static gboolean
fill (EfTableRecipe *recipe, GHashTable *attributes)
{
  recipe->table_id = g_strdup (g_hash_table_lookup (attributes, "of"));
  recipe->metrics = g_strdup (g_hash_table_lookup (attributes, "metrics"));
  recipe->values = g_strdup (g_hash_table_lookup (attributes, "values"));
  if (recipe->table_id == NULL || (recipe->columns != NULL && recipe->columns->len > MAX_COLUMNS))
    return FALSE;

  switch (recipe->kind)
    {
    case EF_RECIPE_LONG:
      return recipe->columns != NULL;
    case EF_RECIPE_WIDE:
      return recipe->metrics != NULL && recipe->values != NULL;
    case EF_RECIPE_RUNS:
    default:
      return ef_statistic_from_word (g_hash_table_lookup (attributes, "statistic"),
                                     &recipe->statistic)
             && ef_run_spread_from_word (g_hash_table_lookup (attributes, "spread"),
                                         &recipe->spread);
    }
}

EfTableRecipe *
ef_project_read_made (EfProjectReader *reader)
{
  static const char *const known[] = { "of", "as", "statistic", "spread", "metrics", "values",
                                       NULL };
  guint line = ef_project_reader_get_line (reader);
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, known);
  g_autoptr (GPtrArray) columns = read_columns (reader);
  g_autoptr (EfTableRecipe) recipe = NULL;
  EfRecipeKind kind;

  if (ef_recipe_kind_from_word (g_hash_table_lookup (attributes, "as"), &kind))
    recipe = ef_table_recipe_new (kind, columns);
  if (recipe != NULL && fill (recipe, attributes))
    return g_steal_pointer (&recipe);

  ef_project_reader_report (reader, EF_SEVERITY_WARNING, line,
                            _("How the table was made of another is not complete."));

  return NULL;
}
