/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-formula-footprint.h"

#include "ef-column-footprint.h"
#include "ef-estimate-column.h"
#include "ef-words.h"

typedef struct
{
  const EfTable *table;
  GPtrArray *sentences;
} Search;

static const char *
get_name (const EfColumn *column)
{
  const char *name = ef_column_get_name (column);
  const char *estimate = ef_estimate_column_get_name (name);

  return estimate != NULL ? estimate : name;
}

static void
compare_cb (const EfColumn *one, const EfColumn *other, gpointer data)
{
  Search *self = data;
  EfFootprint first, second;
  g_autoptr (GError) error = NULL;

  /* Energy is not added to carbon: the units say that. */
  if (!ef_column_footprint_get (self->table, one, -1, &first)
      || !ef_column_footprint_get (self->table, other, -1, &second)
      || ef_footprint_can_add (&first, &second, &error))
    return;

  g_ptr_array_add (self->sentences,
                   /* Translators: the names of two columns, and a sentence on what they count:
                    * "These cannot be added: one is training, the other inference." */
                   g_strdup_printf (_("“%s” and “%s” count different things. %s"),
                                    get_name (one), get_name (other), error->message));
}

char *
ef_formula_describe_unlike (const EfFormula *formula, const EfTable *table)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  Search self = { table, sentences };

  g_return_val_if_fail (formula != NULL && table != NULL, NULL);

  ef_formula_foreach_sum (formula, table, compare_cb, &self);
  if (sentences->len == 0)
    return NULL;
  g_ptr_array_add (sentences, NULL);

  return g_strjoinv (" ", (char **) sentences->pdata);
}
