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

void
ef_table_view_copy (EfTableView *copy, const EfTableView *self)
{
  g_return_if_fail (copy != NULL && self != NULL);

  copy->columns = copy_texts (self->columns);
  copy->folded = copy_texts (self->folded);
  copy->group_by = g_strdup (self->group_by);
  copy->summary = self->summary;
}

void
ef_table_view_clear (EfTableView *self)
{
  g_return_if_fail (self != NULL);

  ef_table_view_clear_columns (self);
  ef_table_view_set_groups (self, NULL, EF_GROUP_SUMMARY_MEAN);
}

void
ef_table_view_clear_columns (EfTableView *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->columns, g_ptr_array_unref);
}

gboolean
ef_table_view_equal (const EfTableView *a, const EfTableView *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (g_strcmp0 (a->group_by, b->group_by) != 0 || a->summary != b->summary)
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
