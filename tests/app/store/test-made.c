/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "ef-table-reshape.h"

#include <string.h>

/* A table that was made of another remembers how. */

static EfTable *
new_table (void)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  EfColumnBuilder *names = ef_column_builder_new ("model", EF_COLUMN_TEXT);
  EfColumnBuilder *metrics = ef_column_builder_new ("what <is> it", EF_COLUMN_TEXT);
  EfColumnBuilder *numbers = ef_column_builder_new ("score", EF_COLUMN_NUMBER);
  g_autoptr (EfSource) source = ef_source_new ("r.csv", NULL, "delimited", NULL);

  ef_column_builder_set_role (names, EF_ROLE_NAME);
  for (guint i = 0; i < 3; i++)
    {
      ef_column_builder_add_text (names, i < 2 ? "a" : "b", -1);
      ef_column_builder_add_text (metrics, i == 1 ? "top-5" : "top-1", -1);
      ef_column_builder_add_number (numbers, 10 * (i + 1));
    }
  g_ptr_array_add (columns, ef_column_builder_end (names));
  g_ptr_array_add (columns, ef_column_builder_end (metrics));
  g_ptr_array_add (columns, ef_column_builder_end (numbers));

  return ef_table_new ("r.csv", "r.csv", columns, 3, source, EF_PLACE_LINE, "", NULL);
}

/* The table, its runs, and these as a row for each value; and it as columns of each metric. */
static EfDocument *
new_document (void)
{
  EfDocument *document = ef_document_new ();
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (EfTable) runs = ef_table_aggregate (table, NULL, EF_STATISTIC_MEAN,
                                                 EF_RUN_SPREAD_ERROR, NULL, NULL);
  g_autoptr (EfTable) lengthened = NULL;
  g_autoptr (EfTable) wide = NULL;

  g_ptr_array_add (names, (gpointer) "score");
  g_ptr_array_add (names, (gpointer) "Runs");
  lengthened = ef_table_to_long (runs, names, NULL, NULL);
  g_ptr_array_set_size (names, 0);
  g_ptr_array_add (names, (gpointer) "model");
  wide = ef_table_to_wide (table, "what <is> it", "score", names, NULL, NULL);
  fixture_add_table (document, table);
  fixture_add_table (document, runs);
  fixture_add_table (document, lengthened);
  fixture_add_table (document, wide);

  return document;
}

static EfTable *
get_table (EfDocument *document, guint index)
{
  g_autoptr (GPtrArray) tables = ef_catalog_list_tables (ef_document_get_catalog (document));

  g_assert_cmpuint (tables->len, ==, 4);

  return g_ptr_array_index (tables, index);
}

static void
test_round_trip (void)
{
  g_autoptr (EfDocument) document = new_document ();
  g_autoptr (GBytes) bytes = ef_project_to_bytes (document, FALSE);
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EfDocument) loaded = ef_project_load_bytes (bytes, "t", diagnostics, &error);
  g_autoptr (GBytes) again = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 0);
  again = ef_project_to_bytes (loaded, FALSE);
  g_assert_true (g_bytes_equal (bytes, again));
  ef_project_validate (bytes, "t", diagnostics, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 0);

  g_assert_null (ef_table_get_recipe (get_table (loaded, 0)));
  for (guint i = 1; i < 4; i++)
    {
      const EfTableRecipe *recipe = ef_table_get_recipe (get_table (loaded, i));

      g_assert_nonnull (recipe);
      g_assert_true (ef_table_recipe_equal (recipe, ef_table_get_recipe (get_table (document, i))));
      g_assert_nonnull (ef_catalog_get_table (ef_document_get_catalog (loaded), recipe->table_id));
    }
}

/* Whatever is said wrongly of it, the table stays, is valid no more, and says so. */
static void
test_damaged (void)
{
  static const struct { const char *wrong, *right; guint table; } cases[] = {
    { "as=\"runs\"", "as=\"sums\"", 1 },
    { "as=\"runs\"", "", 1 },
    { "statistic=\"mean\"", "statistic=\"mode\"", 1 },
    { "spread=\"error\"", "", 1 },
    { "<of name=\"score\"/>\n        <of name=\"Runs\"/>", "", 2 },
    { "metrics=\"what &lt;is&gt; it\"", "", 3 },
    { "values=\"score\"", "", 3 },
  };
  g_autoptr (EfDocument) document = new_document ();
  g_autoptr (GBytes) bytes = ef_project_to_bytes (document, FALSE);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) damaged = g_string_new (text);
      g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
      g_autoptr (EfDiagnostics) invalid = ef_diagnostics_new ();
      g_autoptr (GBytes) wrong = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (EfDocument) loaded = NULL;

      g_test_message ("%s", cases[i].wrong);
      g_assert_cmpuint (g_string_replace (damaged, cases[i].wrong, cases[i].right, 1), ==, 1);
      loaded = fixture_load (damaged->str, diagnostics, &error);
      g_assert_no_error (error);
      for (guint k = 1; k < 4; k++)
        g_assert_true ((ef_table_get_recipe (get_table (loaded, k)) == NULL)
                       == (k == cases[i].table));
      g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 1);
      wrong = g_bytes_new (damaged->str, damaged->len);
      g_assert_false (ef_project_validate (wrong, "t", invalid, NULL));
    }
}

static void
leave_out_of_source (EfDocument *document, GPtrArray *places)
{
  EfCatalog *catalog = ef_document_get_catalog (document);
  g_autoptr (EfCatalogNode) root
    = ef_catalog_node_with_left_out (ef_catalog_get_root (catalog, 0), places);
  g_autoptr (GPtrArray) roots = g_ptr_array_new ();
  g_autoptr (EfCatalog) with = NULL;

  g_ptr_array_add (roots, root);
  with = ef_catalog_new_for_roots (roots);
  ef_document_load_catalog (document, with);
}

/* What was left out of a table, or whole of a source, is remembered too. */
static void
test_left_out (void)
{
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  g_autoptr (EfTable) less = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfDocument) loaded = NULL;
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *read;

  g_ptr_array_add (names, (gpointer) "notes & \"more\"");
  g_ptr_array_add (names, (gpointer) "url");
  g_ptr_array_add (places, (gpointer) "");
  g_ptr_array_add (places, (gpointer) "Costs > \"<Training>\"");
  less = ef_table_with_left_out (table, names);
  fixture_add_table (document, less);
  leave_out_of_source (document, places);
  bytes = ef_project_to_bytes (document, FALSE);
  g_assert_true (ef_project_validate (bytes, "t", diagnostics, &error));
  g_assert_no_error (error);
  loaded = ef_project_load_bytes (bytes, "t", diagnostics, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 0);
  again = ef_project_to_bytes (loaded, FALSE);
  g_assert_true (g_bytes_equal (bytes, again));

  tables = ef_catalog_list_tables (ef_document_get_catalog (loaded));
  read = ef_table_get_left_out (tables->pdata[0]);
  g_assert_nonnull (read);
  g_assert_cmpuint (read->len, ==, 2);
  g_assert_cmpstr (read->pdata[0], ==, names->pdata[0]);
  g_assert_cmpstr (read->pdata[1], ==, "url");
  read = ef_catalog_node_get_left_out (
    ef_catalog_get_root (ef_document_get_catalog (loaded), 0));
  g_assert_nonnull (read);
  g_assert_cmpuint (read->len, ==, 2);
  g_assert_cmpstr (read->pdata[0], ==, "");
  g_assert_cmpstr (read->pdata[1], ==, places->pdata[1]);
}

/* So many columns no table has: what would look for all of them is not kept. */
static void
test_huge (void)
{
  g_autoptr (EfDocument) document = new_document ();
  g_autoptr (GBytes) bytes = ef_project_to_bytes (document, FALSE);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfDocument) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_string_append_len (text, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (many, "<of name=\"%u\"/>", i);
  g_string_append (many, "<of name=\"Runs\"/>");
  g_assert_cmpuint (g_string_replace (text, "<of name=\"Runs\"/>", many->str, 1), ==, 1);
  loaded = fixture_load (text->str, diagnostics, &error);
  g_assert_no_error (error);
  g_assert_null (ef_table_get_recipe (get_table (loaded, 2)));
  g_assert_nonnull (ef_table_get_recipe (get_table (loaded, 3)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/made/round-trip", test_round_trip);
  g_test_add_func ("/store/made/damaged", test_damaged);
  g_test_add_func ("/store/made/left-out", test_left_out);
  g_test_add_func ("/store/made/huge", test_huge);

  return g_test_run ();
}
