/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-recipe.h"

#include "ef-word-list.h"

static const char *const statistic_words[] = { "mean", "median", "min", "max" };
static const char *const spread_words[] = { "range", "deviation", "error" };
static const char *const kind_words[] = { "runs", "long", "wide" };

const char *
ef_statistic_to_word (EfStatistic statistic)
{
  g_return_val_if_fail ((guint) statistic < G_N_ELEMENTS (statistic_words), NULL);

  return statistic_words[statistic];
}

gboolean
ef_statistic_from_word (const char *word, EfStatistic *statistic)
{
  guint index;

  if (!ef_word_list_find (statistic_words, G_N_ELEMENTS (statistic_words), word, &index))
    return FALSE;
  *statistic = index;

  return TRUE;
}

const char *
ef_run_spread_to_word (EfRunSpread spread)
{
  g_return_val_if_fail ((guint) spread < G_N_ELEMENTS (spread_words), NULL);

  return spread_words[spread];
}

gboolean
ef_run_spread_from_word (const char *word, EfRunSpread *spread)
{
  guint index;

  if (!ef_word_list_find (spread_words, G_N_ELEMENTS (spread_words), word, &index))
    return FALSE;
  *spread = index;

  return TRUE;
}

const char *
ef_recipe_kind_to_word (EfRecipeKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_words), NULL);

  return kind_words[kind];
}

gboolean
ef_recipe_kind_from_word (const char *word, EfRecipeKind *kind)
{
  guint index;

  if (!ef_word_list_find (kind_words, G_N_ELEMENTS (kind_words), word, &index))
    return FALSE;
  *kind = index;

  return TRUE;
}

static gpointer
copy_text (gconstpointer text, gpointer unused)
{
  return g_strdup (text);
}

EfTableRecipe *
ef_table_recipe_new (EfRecipeKind kind, GPtrArray *columns)
{
  EfTableRecipe *self = g_atomic_rc_box_new0 (EfTableRecipe);

  self->kind = kind;
  if (columns != NULL)
    {
      self->columns = g_ptr_array_copy (columns, copy_text, NULL);
      g_ptr_array_set_free_func (self->columns, g_free);
    }

  return self;
}

EfTableRecipe *
ef_table_recipe_ref (EfTableRecipe *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
recipe_clear (gpointer data)
{
  EfTableRecipe *self = data;

  g_free (self->table_id);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_free (self->metrics);
  g_free (self->values);
}

void
ef_table_recipe_unref (EfTableRecipe *self)
{
  g_atomic_rc_box_release_full (self, recipe_clear);
}

static gboolean
have_same_columns (const EfTableRecipe *self, const EfTableRecipe *other)
{
  if (self->columns == NULL || other->columns == NULL)
    return self->columns == other->columns;
  if (self->columns->len != other->columns->len)
    return FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    if (!g_str_equal (g_ptr_array_index (self->columns, i), g_ptr_array_index (other->columns, i)))
      return FALSE;

  return TRUE;
}

gboolean
ef_table_recipe_equal (const EfTableRecipe *self, const EfTableRecipe *other)
{
  if (self == NULL || other == NULL)
    return self == other;

  return self->kind == other->kind && self->statistic == other->statistic
         && self->spread == other->spread && g_strcmp0 (self->table_id, other->table_id) == 0
         && g_strcmp0 (self->metrics, other->metrics) == 0
         && g_strcmp0 (self->values, other->values) == 0 && have_same_columns (self, other);
}
