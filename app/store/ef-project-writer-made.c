/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-project-writer-private.h"

/* How a table was made of another. */

void
ef_project_writer_made (EfProjectWriter *self, EfTable *table)
{
  const EfTableRecipe *recipe = ef_table_get_recipe (table);

  if (recipe == NULL || recipe->table_id == NULL)
    return;

  ef_project_writer_start (self, "made");
  ef_project_writer_attribute (self, "of", recipe->table_id);
  ef_project_writer_attribute (self, "as", ef_recipe_kind_to_word (recipe->kind));
  if (recipe->kind == EF_RECIPE_RUNS)
    {
      ef_project_writer_attribute (self, "statistic", ef_statistic_to_word (recipe->statistic));
      ef_project_writer_attribute (self, "spread", ef_run_spread_to_word (recipe->spread));
    }
  ef_project_writer_attribute (self, "metrics", recipe->metrics);
  ef_project_writer_attribute (self, "values", recipe->values);
  for (guint i = 0; recipe->columns != NULL && i < recipe->columns->len; i++)
    {
      ef_project_writer_start (self, "of");
      ef_project_writer_attribute (self, "name", g_ptr_array_index (recipe->columns, i));
      ef_project_writer_end (self);
    }
  ef_project_writer_end (self);
}
