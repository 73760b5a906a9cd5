/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-order.h"

#include <math.h>

#include "ef-filter.h"
#include "ef-table-scope.h"
#include "ef-task.h"

static void
numbers_free (gpointer data)
{
  EfGroupNumbers *numbers = data;

  ef_column_unref (numbers->column);
  g_free (numbers->values);
  g_free (numbers->counts);
  g_free (numbers);
}

EfTableOrder *
ef_table_order_new (EfTable    *table,
                    const char *filter)
{
  EfTableOrder *self;

  g_return_val_if_fail (table != NULL, NULL);

  self = g_new0 (EfTableOrder, 1);
  self->table = ef_table_ref (table);
  self->filter = g_strdup (filter);
  self->sorts = ef_row_sorts_new ();
  self->summarised = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  self->numbers = g_ptr_array_new_with_free_func (numbers_free);
  return self;
}

void
ef_table_order_free (EfTableOrder *self)
{
  ef_table_unref (self->table);
  g_free (self->filter);
  g_array_unref (self->sorts);
  g_clear_pointer (&self->front, ef_column_unref);
  g_clear_pointer (&self->group_by, ef_column_unref);
  g_ptr_array_unref (self->summarised);
  g_free (self->left_out);
  g_free (self->rows);
  g_clear_pointer (&self->groups, ef_table_groups_free);
  g_ptr_array_unref (self->numbers);
  g_free (self->n_front);
  g_clear_error (&self->error);
  g_free (self);
}

static void
list_rows (EfTableOrder *self)
{
  guint n_rows = ef_table_get_n_rows (self->table);
  g_autoptr (EfFilter) filter = self->filter != NULL ? ef_filter_parse (self->filter, NULL) : NULL;
  g_autofree guint8 *mask = filter != NULL ? ef_filter_apply (filter, self->table, NULL) : NULL;

  self->rows = g_new (guint32, MAX (n_rows, 1));
  for (guint row = 0; row < n_rows; row++)
    if (mask == NULL || mask[row])
      self->rows[self->n_rows++] = row;
}

static void
summarise (EfTableOrder *self)
{
  const EfColumn *scope = ef_table_find_scope_column (self->table);

  for (guint i = 0; i < self->summarised->len; i++)
    {
      EfColumn *column = self->summarised->pdata[i];
      EfGroupNumbers *numbers;

      if (column == self->group_by || !ef_group_summary_suits (self->summary, column))
        continue;
      numbers = g_new (EfGroupNumbers, 1);
      numbers->column = ef_column_ref (column);
      numbers->values = g_new (double, MAX (self->groups->n, 1));
      numbers->counts = g_new (guint32, MAX (self->groups->n, 1));
      ef_table_groups_summarise (self->groups, column, self->summary, self->left_out,
                                 ef_column_is_amount (column) ? scope : NULL, numbers->values,
                                 numbers->counts);
      g_ptr_array_add (self->numbers, numbers);
    }
}

static void
count_front (EfTableOrder *self)
{
  const double *elsewhere = ef_column_get_numbers (self->front);

  self->n_front = g_new0 (guint32, MAX (self->groups->n, 1));
  for (guint group = 0; group < self->groups->n; group++)
    for (guint i = self->groups->starts[group]; i < self->groups->starts[group + 1]; i++)
      self->n_front[group] += elsewhere[self->groups->rows[i]] == 0;
}

/* ---- The order of the groups ---- */

typedef struct
{
  guint32 group;
  double key; /* NAN where there is none: these come last */
} GroupKey;

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      descending)
{
  const GroupKey *left = a;
  const GroupKey *right = b;

  if (isnan (left->key) || isnan (right->key))
    return (isnan (left->key) != 0) - (isnan (right->key) != 0);
  if (left->key == right->key)
    return 0;
  return (left->key < right->key) != (descending != NULL) ? -1 : 1;
}

/* The groups by their values as people sort them; any row of a group stands for its value. */
static void
order_by_value (const EfTableGroups *groups,
                guint                n,
                gboolean             descending,
                guint32             *order)
{
  g_autoptr (GHashTable) by_row = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    {
      order[i] = groups->rows[groups->starts[i]];
      g_hash_table_insert (by_row, GUINT_TO_POINTER (order[i]), GUINT_TO_POINTER (i));
    }
  ef_row_order_sort (order, n, groups->column, descending);
  for (guint i = 0; i < n; i++)
    order[i] = GPOINTER_TO_UINT (g_hash_table_lookup (by_row, GUINT_TO_POINTER (order[i])));
}

/* Those that have more of the frontier come first where it does. */
static double
get_key (const EfTableOrder   *self,
         const EfGroupNumbers *numbers,
         guint32               group)
{
  return numbers != NULL ? numbers->values[group] : -(double) self->n_front[group];
}

/* The group without a value stays the last one. */
static void
order_groups (EfTableOrder *self)
{
  const EfTableGroups *groups = self->groups;
  guint n = groups->n - groups->has_missing;
  const EfRowSort *first =
    self->sorts->len > 0 ? &g_array_index (self->sorts, EfRowSort, 0) : NULL;
  gboolean by_value = first != NULL && first->column == self->group_by;
  const EfGroupNumbers *numbers =
    first != NULL ? ef_table_order_find_numbers (self, first->column) : NULL;
  g_autofree guint32 *order = g_new (guint32, groups->n + 1);
  g_autofree GroupKey *keys = g_new (GroupKey, groups->n + 1);

  order_by_value (groups, n, by_value && first->descending, order);
  order[n] = n;
  if (numbers != NULL || (first != NULL && self->n_front != NULL && first->column == self->front))
    {
      for (guint i = 0; i < n; i++)
        keys[i] = (GroupKey){ order[i], get_key (self, numbers, order[i]) };
      g_qsort_with_data (keys, (int) n, sizeof *keys, compare_keys,
                         first->descending ? (gpointer) first : NULL);
      for (guint i = 0; i < n; i++)
        order[i] = keys[i].group;
    }

  ef_table_groups_reorder (self->groups, order);
  for (guint i = 0; i < self->numbers->len; i++)
    {
      EfGroupNumbers *before = self->numbers->pdata[i];
      g_autofree double *values = g_steal_pointer (&before->values);
      g_autofree guint32 *counts = g_steal_pointer (&before->counts);

      before->values = g_new (double, groups->n + 1);
      before->counts = g_new (guint32, groups->n + 1);
      for (guint k = 0; k < groups->n; k++)
        {
          before->values[k] = values[order[k]];
          before->counts[k] = counts[order[k]];
        }
    }
}

void
ef_table_order_run (EfTableOrder *self,
                    GCancellable *cancellable)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->rows == NULL);

  list_rows (self);
  if (g_cancellable_is_cancelled (cancellable))
    return;
  ef_row_order_sort_all (self->rows, self->n_rows, self->sorts);
  if (self->group_by == NULL || g_cancellable_is_cancelled (cancellable))
    return;

  self->groups = ef_table_groups_new (self->group_by, self->rows, self->n_rows, cancellable,
                                      &self->error);
  if (self->groups == NULL)
    return;
  summarise (self);
  if (self->front != NULL)
    count_front (self);
  order_groups (self);
  /* It moved with its group. */
  if (self->front != NULL)
    {
      g_clear_pointer (&self->n_front, g_free);
      count_front (self);
    }
}

static void
run_in_worker (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  ef_table_order_run (task_data, cancellable);
  g_task_return_boolean (task, TRUE);
}

void
ef_table_order_run_async (EfTableOrder       *self,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (self != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, ef_table_order_run_async);
  g_task_set_name (task, "order a table");
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, NULL);
  ef_task_run_in_worker (task, run_in_worker);
}

EfTableOrder *
ef_table_order_run_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, ef_table_order_run_async), NULL);

  return g_task_get_task_data (G_TASK (result));
}

const EfGroupNumbers *
ef_table_order_find_numbers (const EfTableOrder *self,
                             const EfColumn     *column)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->numbers->len; i++)
    {
      const EfGroupNumbers *numbers = self->numbers->pdata[i];

      if (numbers->column == column)
        return numbers;
    }
  return NULL;
}
