/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-groups.h"

#include <math.h>

#include "ef-error.h"

#define N_ROWS 7

static EfColumn *
new_texts (void)
{
  static const char *const kinds[] = { "b", "a", NULL, "b", "C", "a", "b" };
  EfColumnBuilder *builder = ef_column_builder_new ("kind", EF_COLUMN_TEXT);

  for (guint i = 0; i < N_ROWS; i++)
    ef_column_builder_add_text (builder, kinds[i], -1);

  return ef_column_builder_end (builder);
}

static EfColumn *
new_numbers (const char *name, const double *numbers)
{
  EfColumnBuilder *builder = ef_column_builder_new (name, EF_COLUMN_NUMBER);

  ef_column_builder_set_quantity (builder, ef_quantity_recognise (name, NULL), NULL);
  for (guint i = 0; i < N_ROWS; i++)
    ef_column_builder_add_number (builder, numbers[i]);

  return ef_column_builder_end (builder);
}

/* "0 3 6 | 1" */
static void
assert_groups (const EfTableGroups *groups, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < groups->n; i++)
    {
      g_string_append (text, i > 0 ? " |" : "");
      for (guint k = groups->starts[i]; k < groups->starts[i + 1]; k++)
        g_string_append_printf (text, "%s%u", text->len > 0 ? " " : "", groups->rows[k]);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* By value, what is missing last, within a group as asked for. */
static void
test_texts (void)
{
  static const guint32 all[] = { 0, 1, 2, 3, 4, 5, 6 };
  static const guint32 some[] = { 6, 4, 0, 3 };
  static const guint32 other_way[] = { 2, 0, 1, 3 };
  g_autoptr (EfColumn) column = new_texts ();
  g_autoptr (EfTableGroups) groups = ef_table_groups_new (column, all, N_ROWS, NULL, NULL);
  g_autoptr (EfTableGroups) few = NULL;
  g_autoptr (EfTableGroups) none = NULL;

  assert_groups (groups, "4 | 1 5 | 0 3 6 | 2");
  g_assert_true (groups->has_missing);
  g_assert_true (ef_table_groups_is_missing (groups, 3));
  g_assert_false (ef_table_groups_is_missing (groups, 2));
  g_assert_cmpuint (ef_table_groups_get_size (groups, 2), ==, 3);
  ef_table_groups_reorder (groups, other_way);
  assert_groups (groups, "0 3 6 | 4 | 1 5 | 2");

  few = ef_table_groups_new (column, some, G_N_ELEMENTS (some), NULL, NULL);
  assert_groups (few, "4 | 6 0 3");
  g_assert_false (few->has_missing);

  none = ef_table_groups_new (column, NULL, 0, NULL, NULL);
  g_assert_cmpuint (none->n, ==, 0);
}

/* Each number is a value, and the two zeros are one. */
static void
test_numbers (void)
{
  static const double numbers[] = { 0.25, -0.0, NAN, 0.5, 0, 0.25, -3 };
  static const guint32 all[] = { 0, 1, 2, 3, 4, 5, 6 };
  g_autoptr (EfColumn) column = new_numbers ("x", numbers);
  g_autoptr (EfTableGroups) groups = ef_table_groups_new (column, all, N_ROWS, NULL, NULL);

  assert_groups (groups, "6 | 1 4 | 0 5 | 3 | 2");
}

static void
assert_summary (const EfTableGroups *groups, const EfColumn *column, EfGroupSummary summary,
                const guint8 *left_out, const char *expected)
{
  g_autofree double *values = g_new (double, groups->n);
  g_autofree guint32 *counts = g_new (guint32, groups->n);
  g_autoptr (GString) text = g_string_new (NULL);

  ef_table_groups_summarise (groups, column, summary, left_out, NULL, values, counts);
  for (guint i = 0; i < groups->n; i++)
    g_string_append_printf (text, "%s%g of %u", i > 0 ? ", " : "", values[i], counts[i]);
  g_assert_cmpstr (text->str, ==, expected);
}

/* The groups are row 4, rows 1 and 5, rows 0, 3 and 6, and row 2. */
static void
test_summaries (void)
{
  static const double numbers[] = { 10, 7, 3, NAN, NAN, 5, 40 };
  static const guint8 left_out[] = { 1, 0, 0, 0, 0, 0, 0 };
  static const guint32 all[] = { 0, 1, 2, 3, 4, 5, 6 };
  g_autoptr (EfColumn) kinds = new_texts ();
  g_autoptr (EfColumn) params = new_numbers ("params", numbers);
  g_autoptr (EfColumn) accuracy = new_numbers ("accuracy", numbers);
  g_autoptr (EfColumn) elo = new_numbers ("elo", numbers);
  g_autoptr (EfColumn) plain = new_numbers ("x", numbers);
  g_autoptr (EfTableGroups) groups = ef_table_groups_new (kinds, all, N_ROWS, NULL, NULL);

  assert_summary (groups, params, EF_GROUP_SUMMARY_MEAN, NULL, "nan of 0, 6 of 2, 25 of 2, 3 of 1");
  assert_summary (groups, params, EF_GROUP_SUMMARY_BEST, NULL, "nan of 0, 5 of 2, 10 of 2, 3 of 1");
  assert_summary (groups, accuracy, EF_GROUP_SUMMARY_BEST, NULL,
                  "nan of 0, 7 of 2, 40 of 2, 3 of 1");
  assert_summary (groups, params, EF_GROUP_SUMMARY_MEAN, left_out,
                  "nan of 0, 6 of 2, 40 of 1, 3 of 1");

  g_assert_true (ef_group_summary_suits (EF_GROUP_SUMMARY_MEAN, plain));
  g_assert_false (ef_group_summary_suits (EF_GROUP_SUMMARY_BEST, plain));
  g_assert_false (ef_group_summary_suits (EF_GROUP_SUMMARY_MEAN, elo));
  g_assert_true (ef_group_summary_suits (EF_GROUP_SUMMARY_BEST, elo));
  g_assert_false (ef_group_summary_suits (EF_GROUP_SUMMARY_MEAN, kinds));
}

/* A column of names, or of measured numbers, makes no groups. */
static void
test_too_many (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("name", EF_COLUMN_NUMBER);
  guint n = EF_TABLE_GROUPS_MAX + 1;
  g_autofree guint32 *rows = g_new (guint32, n);
  g_autoptr (EfColumn) column = NULL;
  g_autoptr (EfTableGroups) most = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      rows[i] = i;
      ef_column_builder_add_number (builder, i / 1e5);
    }
  column = ef_column_builder_end (builder);
  g_assert_null (ef_table_groups_new (column, rows, n, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_TOO_LARGE);
  most = ef_table_groups_new (column, rows, n - 1, NULL, NULL);
  g_assert_cmpuint (most->n, ==, EF_TABLE_GROUPS_MAX);
}

static void
test_cancelled (void)
{
  static const guint32 rows[] = { 0 };
  g_autoptr (EfColumn) column = new_texts ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (ef_table_groups_new (column, rows, 1, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/table-groups/texts", test_texts);
  g_test_add_func ("/model/table-groups/numbers", test_numbers);
  g_test_add_func ("/model/table-groups/summaries", test_summaries);
  g_test_add_func ("/model/table-groups/too-many", test_too_many);
  g_test_add_func ("/model/table-groups/cancelled", test_cancelled);

  return g_test_run ();
}
