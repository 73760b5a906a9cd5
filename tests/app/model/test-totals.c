/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table.h"

#include <string.h>

/* Which rows are the sum of others. */

static EfColumn *
new_texts (const char *name, EfRole role, const char *const *texts, guint n)
{
  EfColumnBuilder *builder = ef_column_builder_new (name, EF_COLUMN_TEXT);

  ef_column_builder_set_role (builder, role);
  for (guint i = 0; i < n; i++)
    ef_column_builder_add_text (builder, texts[i], -1);

  return ef_column_builder_end (builder);
}

static EfColumn *
new_numbers (const char *name, const double *numbers, guint n)
{
  EfColumnBuilder *builder = ef_column_builder_new (name, EF_COLUMN_NUMBER);

  for (guint i = 0; i < n; i++)
    ef_column_builder_add_number (builder, numbers[i]);

  return ef_column_builder_end (builder);
}

/* "a 1 2|Total 3 4": a name and two numbers in each row. */
static void
assert_totals (const char *text, EfRole role, const char *expected)
{
  g_auto (GStrv) lines = g_strsplit (text, "|", -1);
  guint n = g_strv_length (lines);
  g_autofree const char **names = g_new0 (const char *, n);
  g_autofree double *hours = g_new (double, n);
  g_autofree double *scores = g_new (double, n);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfTable) table = NULL;
  g_autoptr (GArray) totals = NULL;
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      char *cells[2] = { NULL };

      for (guint k = 2; k > 0; k--)
        {
          cells[k - 1] = strrchr (lines[i], ' ') + 1;
          cells[k - 1][-1] = '\0';
        }
      names[i] = lines[i];
      hours[i] = g_ascii_strtod (cells[0], NULL);
      scores[i] = g_ascii_strtod (cells[1], NULL);
    }
  g_ptr_array_add (columns, new_texts ("model", role, names, n));
  g_ptr_array_add (columns, new_numbers ("hours", hours, n));
  g_ptr_array_add (columns, new_numbers ("score", scores, n));
  table = ef_table_new ("t", "t", columns, n, NULL, EF_PLACE_LINE, "", NULL);
  totals = ef_table_list_totals (table);
  for (guint i = 0; i < totals->len; i++)
    g_string_append_printf (found, "%s%u", i > 0 ? " " : "", g_array_index (totals, guint32, i));

  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_totals (void)
{
  assert_totals ("a 1 7|b 2 8|Total 3 nan", EF_ROLE_NAME, "2");
  assert_totals ("a 1 7|b 2 8|TOTAL: 3 nan", EF_ROLE_NAME, "2");
  assert_totals ("a 1 7|b 2 8|Grand total 3 nan", EF_ROLE_NAME, "2");
  assert_totals ("a 1 7|b 2 8|summe 3 0", EF_ROLE_NAME, "2");
  /* One that is too large, as of a card that left out a row, is still one. */
  assert_totals ("a 1 7|b 2 8|Total 30 nan", EF_ROLE_NAME, "2");
  /* Several tables in one. */
  assert_totals ("a 1 7|b 2 8|Total 3 nan|c 10 1|d 20 1|Total 30 nan", EF_ROLE_NAME, "2 5");
}

/* A model may be called as it likes. */
static void
test_names_that_are_models (void)
{
  assert_totals ("SUM 9 9|a 1 7|b 2 8", EF_ROLE_NAME, "");
  assert_totals ("a 5 7|b 6 8|SUM 3 4", EF_ROLE_NAME, "");
  assert_totals ("a 1 7|b 2 8|Total Recall 3 15", EF_ROLE_NAME, "");
  assert_totals ("a 1 7|b 2 8|Total nan nan", EF_ROLE_NAME, "");
  assert_totals ("a 1 7|b 2 8|Total 0 0", EF_ROLE_NAME, "");
  /* Of one row nobody makes a total, and of a group's name it is none. */
  assert_totals ("a 1 7|Total 3 8", EF_ROLE_NAME, "");
  assert_totals ("a nan 7|b 2 8|Total 3 nan", EF_ROLE_NAME, "");
  assert_totals ("a 1 7|b 2 8|Total 3 nan", EF_ROLE_GROUP, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/totals/totals", test_totals);
  g_test_add_func ("/model/totals/names-that-are-models", test_names_that_are_models);

  return g_test_run ();
}
