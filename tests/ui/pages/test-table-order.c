/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-order.h"

#include <math.h>

#include "ef-error.h"
#include "fixture.h"

/* CNN has the rows 0, 2 and 4 with sizes 5, 20 and 40 M and scores 70, 80 and 79; ViT has 1 and 3
 * with 1 and 10 M, 60 and 65. */
typedef struct
{
  EfDocument *document;
  EfTable *table;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = fixture_create_document ();
  fixture->table = fixture_find_table (fixture->document, "Images");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->document);
}

static EfTableOrder *
new_order (Fixture *fixture, const char *filter, const char *group_by)
{
  EfTableOrder *order = ef_table_order_new (fixture->table, filter);

  if (group_by != NULL)
    order->group_by = ef_column_ref (ef_table_find_column (fixture->table, group_by));
  for (guint i = 0; i < ef_table_get_n_columns (fixture->table); i++)
    g_ptr_array_add (order->summarised, ef_column_ref (ef_table_get_column (fixture->table, i)));

  return order;
}

/* "024 | 13" */
static void
assert_rows (const EfTableOrder *order, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const guint32 *rows = order->groups != NULL ? order->groups->rows : order->rows;
  guint group = 1;

  for (guint i = 0; i < order->n_rows; i++)
    {
      if (order->groups != NULL && group < order->groups->n && order->groups->starts[group] == i)
        {
          g_string_append (text, " | ");
          group++;
        }
      g_string_append_printf (text, "%u", rows[i]);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_numbers (Fixture *fixture, const EfTableOrder *order, const char *name, const char *expected)
{
  const EfGroupNumbers *numbers =
    ef_table_order_find_numbers (order, ef_table_find_column (fixture->table, name));
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_nonnull (numbers);
  for (guint i = 0; i < order->groups->n; i++)
    g_string_append_printf (text, "%s%.4g of %u", i > 0 ? ", " : "", numbers->values[i],
                            numbers->counts[i]);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EfTableOrder) order = new_order (fixture, "score >= 70", NULL);
  g_autoptr (EfTableOrder) wrong = new_order (fixture, "nothing >= 70", NULL);

  ef_table_order_run (order, NULL);
  assert_rows (order, "024");
  g_assert_null (order->groups);
  ef_table_order_run (wrong, NULL);
  assert_rows (wrong, "01234");
}

/* What stands for the numbers goes with its group, whatever the groups are sorted by. */
static void
test_groups (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EfTableOrder) order = new_order (fixture, NULL, "kind");
  g_autoptr (EfTableOrder) sorted = new_order (fixture, NULL, "kind");
  g_autoptr (EfTableOrder) best = new_order (fixture, NULL, "kind");

  ef_table_order_run (order, NULL);
  assert_rows (order, "024 | 13");
  assert_numbers (fixture, order, "score", "76.33 of 3, 62.5 of 2");
  g_assert_null (
    ef_table_order_find_numbers (order, ef_table_find_column (fixture->table, "kind")));

  ef_row_sorts_add (sorted->sorts, ef_table_find_column (fixture->table, "size"), FALSE);
  ef_table_order_run (sorted, NULL);
  assert_rows (sorted, "13 | 024");
  assert_numbers (fixture, sorted, "size", "5.5e+06 of 2, 2.167e+07 of 3");
  assert_numbers (fixture, sorted, "score", "62.5 of 2, 76.33 of 3");

  best->summary = EF_GROUP_SUMMARY_BEST;
  ef_row_sorts_add (best->sorts, ef_table_find_column (fixture->table, "score"), TRUE);
  ef_table_order_run (best, NULL);
  assert_rows (best, "240 | 31");
  assert_numbers (fixture, best, "size", "5e+06 of 3, 1e+06 of 2");
  assert_numbers (fixture, best, "score", "80 of 3, 65 of 2");
}

/* Points that are hidden are listed, but say nothing. */
static void
test_left_out (Fixture *fixture, gconstpointer data)
{
  static const guint8 left_out[] = { 0, 1, 1, 1, 0 };
  g_autoptr (EfTableOrder) order = new_order (fixture, NULL, "kind");

  order->left_out = g_memdup2 (left_out, sizeof left_out);
  ef_table_order_run (order, NULL);
  assert_rows (order, "024 | 13");
  assert_numbers (fixture, order, "score", "74.5 of 2, nan of 0");
}

/* Rows 0 and 3 are on a frontier: one in each group, then none of one. */
static void
test_front (Fixture *fixture, gconstpointer data)
{
  static const double elsewhere[] = { 1, 0, 1, 0, 0 };
  EfColumnBuilder *builder = ef_column_builder_new ("front", EF_COLUMN_NUMBER);
  g_autoptr (EfTableOrder) order = new_order (fixture, NULL, "kind");

  ef_column_builder_take_numbers (builder, g_memdup2 (elsewhere, sizeof elsewhere), 5);
  order->front = ef_column_builder_end (builder);
  ef_row_sorts_add (order->sorts, order->front, FALSE);
  ef_table_order_run (order, NULL);
  /* The group that has more of it comes first. */
  assert_rows (order, "13 | 402");
  g_assert_cmpuint (order->n_front[0], ==, 2);
  g_assert_cmpuint (order->n_front[1], ==, 1);
}

static void
finished_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(EfTableOrder **) user_data = ef_table_order_run_finish (result);
}

/* In a worker, also where nobody wants it any more. */
static void
test_worker (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (EfTableOrder) done = NULL;
  g_autoptr (EfTableOrder) cancelled = NULL;

  ef_table_order_run_async (new_order (fixture, NULL, "kind"), NULL, finished_cb, &done);
  while (done == NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_rows (done, "024 | 13");

  g_cancellable_cancel (cancellable);
  ef_table_order_run_async (new_order (fixture, NULL, "kind"), cancellable, finished_cb,
                            &cancelled);
  while (cancelled == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (cancelled->groups);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/pages/table-order/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("filter", test_filter);
  ADD ("groups", test_groups);
  ADD ("left-out", test_left_out);
  ADD ("front", test_front);
  ADD ("worker", test_worker);
#undef ADD
  return g_test_run ();
}
