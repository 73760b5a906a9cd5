/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-row-list.h"

#include <math.h>

#include "fixture.h"

static void
assert_order (const EfColumn *column,
              gboolean        descending,
              const guint32  *expected,
              guint           n)
{
  g_autofree guint32 *rows = g_new (guint32, n);

  for (guint i = 0; i < n; i++)
    rows[i] = i;
  ef_row_order_sort (rows, n, column, descending);
  g_assert_cmpmem (rows, n * sizeof *rows, expected, n * sizeof *expected);
}

static void
test_sort_numbers (void)
{
  static const guint32 ascending[] = { 1, 0, 3, 2, 4 };
  static const guint32 descending[] = { 4, 2, 3, 0, 1 };
  g_autoptr (EfDocument) document = fixture_create_document ();
  EfColumn *column = ef_table_find_column (fixture_find_table (document, "Images"), "size");

  assert_order (column, FALSE, ascending, 5);
  assert_order (column, TRUE, descending, 5);
}

static void
test_sort_texts_by_language (void)
{
  /* alpha, Beta, delta, Gamma, Zeta: case is not what people sort by. */
  static const guint32 ascending[] = { 1, 2, 4, 3, 0 };
  g_autoptr (EfDocument) document = fixture_create_document ();
  EfColumn *column = ef_table_find_column (fixture_find_table (document, "Images"), "model");

  assert_order (column, FALSE, ascending, 5);
}

static void
test_sort_is_stable (void)
{
  /* CNN rows 0, 2, 4 before ViT rows 1, 3; within a kind the order of before. */
  static const guint32 ascending[] = { 0, 2, 4, 1, 3 };
  static const guint32 descending[] = { 1, 3, 0, 2, 4 };
  g_autoptr (EfDocument) document = fixture_create_document ();
  EfColumn *column = ef_table_find_column (fixture_find_table (document, "Images"), "kind");

  assert_order (column, FALSE, ascending, 5);
  assert_order (column, TRUE, descending, 5);
}

/* CNN has the rows 0, 2, 4 of scores 70, 80, 79; ViT has 1 and 3 of scores 60 and 65. */
static void
test_sort_by_several (void)
{
  static const guint32 expected[] = { 3, 1, 2, 4, 0 };
  g_autoptr (EfDocument) document = fixture_create_document ();
  EfTable *table = fixture_find_table (document, "Images");
  g_autoptr (GArray) sorts = ef_row_sorts_new ();
  guint32 rows[] = { 0, 1, 2, 3, 4 };

  ef_row_sorts_add (sorts, ef_table_find_column (table, "kind"), TRUE);
  ef_row_sorts_add (sorts, ef_table_find_column (table, "score"), TRUE);
  ef_row_order_sort_all (rows, G_N_ELEMENTS (rows), sorts);
  g_assert_cmpmem (rows, sizeof rows, expected, sizeof expected);

  /* By nothing: as they are. */
  g_array_set_size (sorts, 0);
  ef_row_order_sort_all (rows, G_N_ELEMENTS (rows), sorts);
  g_assert_cmpmem (rows, sizeof rows, expected, sizeof expected);
}

static void
test_missing_comes_last (void)
{
  static const double values[] = { 2, NAN, 1, NAN, 3 };
  static const guint32 ascending[] = { 2, 0, 4, 1, 3 };
  static const guint32 descending[] = { 4, 0, 2, 1, 3 };
  g_autoptr (EfColumnBuilder) builder = ef_column_builder_new ("n", EF_COLUMN_NUMBER);
  g_autoptr (EfColumn) column = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    ef_column_builder_add_number (builder, values[i]);
  column = ef_column_builder_end (g_steal_pointer (&builder));

  assert_order (column, FALSE, ascending, 5);
  assert_order (column, TRUE, descending, 5);
}

static void
test_list_model (void)
{
  g_autoptr (EfRowList) list = ef_row_list_new ();
  guint32 *order = g_new (guint32, 2);
  g_autoptr (EfRow) row = NULL;

  order[0] = 7;
  order[1] = 3;
  ef_row_list_take_order (list, order, 2);
  row = g_list_model_get_item (G_LIST_MODEL (list), 1);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_assert_cmpuint (ef_row_get_index (row), ==, 3);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 2));
}

/* What a view knows of the list: the rows that it was told of, fetched when it was told. */
static void
mirror_cb (EfRowList *list,
           guint      position,
           guint      n_removed,
           guint      n_added,
           GArray    *mirror)
{
  if (n_removed > 0)
    g_array_remove_range (mirror, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr (EfRow) row = g_list_model_get_item (G_LIST_MODEL (list), position + i);
      guint32 index = ef_row_get_index (row);

      g_array_insert_val (mirror, position + i, index);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, mirror->len);
}

static void
assert_mirrored (EfRowList *list,
                 GArray    *mirror,
                 guint      n_expected)
{
  guint n;
  const guint32 *order = ef_row_list_get_order (list, &n);

  g_assert_cmpuint (n, ==, n_expected);
  g_assert_cmpmem (mirror->data, mirror->len * sizeof *order, order, n * sizeof *order);
}

static guint32 *
create_order (guint n,
              guint salt)
{
  guint32 *order = g_new (guint32, n + 1);

  for (guint i = 0; i < n; i++)
    order[i] = i * 7 + salt;
  return order;
}

static void
test_changes (void)
{
  static const guint sizes[] = { 5000, 4500, 4500, 9001, 1, 0, 3 };
  g_autoptr (EfRowList) list = ef_row_list_new ();
  g_autoptr (GArray) mirror = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_signal_connect (list, "items-changed", G_CALLBACK (mirror_cb), mirror);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      ef_row_list_take_order (list, create_order (sizes[i], i), sizes[i]);
      assert_mirrored (list, mirror, sizes[i]);
    }
}

/* Positions come and go at the end only, some at once and the others when they are asked for; what
 * stands at those that stay is another row, which nobody hears of. */
static void
test_in_place (void)
{
  g_autoptr (EfRowList) list = ef_row_list_new ();
  g_autoptr (GArray) mirror = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (EfRow) row = NULL;
  guint32 *order = create_order (9, 0);
  guint group, n;

  order[2] = EF_ROW_GROUP + 2;
  g_signal_connect (list, "items-changed", G_CALLBACK (mirror_cb), mirror);
  ef_row_list_take_order_in_place (list, order, 9, 4);
  assert_mirrored (list, mirror, 4);
  row = g_list_model_get_item (G_LIST_MODEL (list), 2);
  g_assert_true (ef_row_get_group (row, &group));
  g_assert_cmpuint (group, ==, 2);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 4));
  g_assert_true (ef_row_list_tell_more (list, 3));
  assert_mirrored (list, mirror, 7);
  g_assert_false (ef_row_list_tell_more (list, G_MAXUINT));
  assert_mirrored (list, mirror, 9);
  g_assert_false (ef_row_list_tell_more (list, 1));

  /* Others, and fewer. */
  ef_row_list_take_order_in_place (list, create_order (6, 1), 6, 1);
  g_assert_cmpuint (mirror->len, ==, 6);
  g_assert_cmpuint (ef_row_list_get_order (list, &n)[5], ==, 36);
  g_assert_cmpuint (n, ==, 6);
  g_assert_false (ef_row_list_tell_more (list, 1));
  ef_row_list_take_order_in_place (list, NULL, 0, 1);
  assert_mirrored (list, mirror, 0);
}

/* Rows that there are no more, of things that are others now, are nowhere in between. */
static void
no_more_cb (EfRowList *list,
            guint      position,
            guint      n_removed,
            guint      n_added,
            gpointer   user_data)
{
  guint n;
  const guint32 *order = ef_row_list_get_order (list, &n);

  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (order[i], <, 2);
}

static void
test_at_once (void)
{
  g_autoptr (EfRowList) list = ef_row_list_new ();
  guint32 *before = g_new (guint32, 4);
  guint32 *after = g_new (guint32, 2);

  for (guint i = 0; i < 4; i++)
    before[i] = 3 - i;
  after[0] = 0;
  after[1] = 1;
  ef_row_list_take_order (list, before, 4);
  g_signal_connect (list, "items-changed", G_CALLBACK (no_more_cb), NULL);
  ef_row_list_take_order (list, after, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/pages/row-list/sort-numbers", test_sort_numbers);
  g_test_add_func ("/pages/row-list/sort-texts-by-language", test_sort_texts_by_language);
  g_test_add_func ("/pages/row-list/sort-is-stable", test_sort_is_stable);
  g_test_add_func ("/pages/row-list/sort-by-several", test_sort_by_several);
  g_test_add_func ("/pages/row-list/missing-comes-last", test_missing_comes_last);
  g_test_add_func ("/pages/row-list/list-model", test_list_model);
  g_test_add_func ("/pages/row-list/changes", test_changes);
  g_test_add_func ("/pages/row-list/in-place", test_in_place);
  g_test_add_func ("/pages/row-list/at-once", test_at_once);

  return g_test_run ();
}
