/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-view.h"

#include <string.h>

#include "ef-sorted-texts.h"

static GPtrArray *
copy_texts (const GPtrArray *texts)
{
  GPtrArray *copy;

  if (texts == NULL || texts->len == 0)
    return NULL;
  copy = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (copy, g_strdup (texts->pdata[i]));

  return copy;
}

static GArray *
copy_sorts (const GArray *sorts)
{
  EfTableView copy = { 0 };

  for (guint i = 0; sorts != NULL && i < sorts->len; i++)
    {
      const EfViewSort *sort = &g_array_index (sorts, EfViewSort, i);

      ef_table_view_add_sort (&copy, sort->column, sort->computed, sort->descending);
    }

  return copy.sorts;
}

void
ef_table_view_copy (EfTableView *copy, const EfTableView *self)
{
  g_return_if_fail (copy != NULL && self != NULL);

  copy->columns = copy_texts (self->columns);
  copy->folded = copy_texts (self->folded);
  copy->group_by = g_strdup (self->group_by);
  copy->summary = self->summary;
  copy->sorts = copy_sorts (self->sorts);
}

void
ef_table_view_clear (EfTableView *self)
{
  g_return_if_fail (self != NULL);

  ef_table_view_clear_columns (self);
  ef_table_view_set_groups (self, NULL, EF_GROUP_SUMMARY_MEAN);
  ef_table_view_clear_sorts (self);
}

void
ef_table_view_clear_columns (EfTableView *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->columns, g_ptr_array_unref);
}

static gboolean
is_same_column (const EfViewSort *sort, const char *column, EfComputed computed)
{
  return g_strcmp0 (sort->column, column) == 0 && (column != NULL || sort->computed == computed);
}

static gboolean
sorts_equal (const GArray *a, const GArray *b)
{
  guint n = a != NULL ? a->len : 0;

  if (n != (b != NULL ? b->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const EfViewSort *own = &g_array_index (a, EfViewSort, i);
      const EfViewSort *other = &g_array_index (b, EfViewSort, i);

      if (!is_same_column (own, other->column, other->computed)
          || !own->descending != !other->descending)
        return FALSE;
    }

  return TRUE;
}

gboolean
ef_table_view_equal (const EfTableView *a, const EfTableView *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (g_strcmp0 (a->group_by, b->group_by) != 0 || a->summary != b->summary
      || !sorts_equal (a->sorts, b->sorts))
    return FALSE;
  if (a->columns == NULL || b->columns == NULL)
    return a->columns == b->columns;
  if (a->columns->len != b->columns->len)
    return FALSE;
  for (guint i = 0; i < a->columns->len; i++)
    if (strcmp (a->columns->pdata[i], b->columns->pdata[i]) != 0)
      return FALSE;

  return TRUE;
}

gboolean
ef_table_view_has_column (const EfTableView *self, const char *name)
{
  gboolean found;

  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  ef_sorted_texts_find (self->columns, name, &found);

  return found;
}

void
ef_table_view_set_column (EfTableView *self, const char *name, gboolean shown)
{
  gboolean found;
  guint index;

  g_return_if_fail (self != NULL && name != NULL);

  if (self->columns == NULL)
    self->columns = g_ptr_array_new_with_free_func (g_free);
  index = ef_sorted_texts_find (self->columns, name, &found);
  if (shown && !found)
    g_ptr_array_insert (self->columns, (gint) index, g_strdup (name));
  else if (!shown && found)
    g_ptr_array_remove_index (self->columns, index);
  if (self->columns->len == 0)
    ef_table_view_clear_columns (self);
}

void
ef_table_view_set_groups (EfTableView *self, const char *name, EfGroupSummary summary)
{
  char *copy = g_strdup (name);

  g_return_if_fail (self != NULL);

  if (g_strcmp0 (name, self->group_by) != 0)
    g_clear_pointer (&self->folded, g_ptr_array_unref);
  g_free (self->group_by);
  self->group_by = copy;
  /* Of no groups there is none, so that equal views are equal. */
  self->summary = copy != NULL ? summary : EF_GROUP_SUMMARY_MEAN;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

void
ef_table_view_set_folded (EfTableView *self, const GPtrArray *texts)
{
  GPtrArray *copy;

  g_return_if_fail (self != NULL);

  copy = self->group_by != NULL ? copy_texts (texts) : NULL;
  g_clear_pointer (&self->folded, g_ptr_array_unref);
  self->folded = copy;
  if (copy == NULL)
    return;

  g_ptr_array_sort (copy, compare_texts);
  for (guint i = copy->len - 1; i > 0; i--)
    if (strcmp (copy->pdata[i], copy->pdata[i - 1]) == 0)
      g_ptr_array_remove_index (copy, i);
}

static void
sort_clear (gpointer data)
{
  g_free (((EfViewSort *) data)->column);
}

void
ef_table_view_add_sort (EfTableView *self, const char *column, EfComputed computed,
                        gboolean descending)
{
  EfViewSort sort;

  g_return_if_fail (self != NULL);

  if (self->sorts == NULL)
    {
      self->sorts = g_array_new (FALSE, FALSE, sizeof (EfViewSort));
      g_array_set_clear_func (self->sorts, sort_clear);
    }
  for (guint i = 0; i < self->sorts->len; i++)
    if (is_same_column (&g_array_index (self->sorts, EfViewSort, i), column, computed))
      return;
  if (self->sorts->len == EF_VIEW_SORTS_MAX)
    return;
  sort = (EfViewSort){ g_strdup (column), column != NULL ? EF_N_COMPUTED : computed, descending };
  g_array_append_val (self->sorts, sort);
}

void
ef_table_view_clear_sorts (EfTableView *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->sorts, g_array_unref);
}
