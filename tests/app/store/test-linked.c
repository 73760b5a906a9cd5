/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "ef-table-link.h"

#include <string.h>

/* A linked table remembers where its cells come from, and how it was made. */

static EfTable *
new_table (const char *name, const char *texts, EfPlaceKind kind)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  EfColumnBuilder *builder = ef_column_builder_new ("model", EF_COLUMN_TEXT);
  EfColumnBuilder *places = ef_column_builder_new ("places", EF_COLUMN_TEXT);
  g_autoptr (EfColumn) of_rows = NULL;
  g_autoptr (EfSource) source = ef_source_new (name, NULL, "delimited", NULL);
  g_auto (GStrv) cells = g_strsplit (texts, "|", -1);
  guint n = g_strv_length (cells);

  ef_column_builder_set_role (builder, EF_ROLE_NAME);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *place = g_strdup_printf ("card %u", i);

      ef_column_builder_add_text (builder, cells[i], -1);
      ef_column_builder_add_text (places, place, -1);
    }
  g_ptr_array_add (columns, ef_column_builder_end (builder));
  of_rows = ef_column_builder_end (places);

  if (kind == EF_PLACE_TEXT)
    return ef_table_new_with_places (name, name, columns, n, source, of_rows);

  return ef_table_new (name, name, columns, n, source, kind, "", NULL);
}

static EfDocument *
new_document (EfLinkSpec *spec)
{
  EfDocument *document = ef_document_new ();
  g_autoptr (EfTable) first = new_table ("first.csv", "a|b \\ c|d", EF_PLACE_LINE);
  g_autoptr (EfTable) second = new_table ("second", "A|dd", EF_PLACE_TEXT);
  g_autoptr (EfLink) link = NULL;
  g_autoptr (EfTable) linked = NULL;

  spec->left = TRUE;
  spec->loosest = EF_LINK_SPELLING;
  ef_link_spec_decide (spec, "d", "dd", TRUE);
  ef_link_spec_decide (spec, "b \\ c", "A", FALSE);
  link = ef_table_link_rows (first, second, spec, NULL, NULL);
  linked = ef_table_link (first, second, spec, link, NULL, NULL, NULL);
  fixture_add_table (document, first);
  fixture_add_table (document, second);
  fixture_add_table (document, linked);

  return document;
}

static EfTable *
get_linked (EfDocument *document)
{
  g_autoptr (GPtrArray) tables = ef_catalog_list_tables (ef_document_get_catalog (document));

  g_assert_cmpuint (tables->len, ==, 3);

  return g_ptr_array_index (tables, 2);
}

static void
test_round_trip (void)
{
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (EfDocument) document = new_document (spec);
  g_autoptr (GBytes) bytes = ef_project_to_bytes (document, FALSE);
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EfDocument) loaded = ef_project_load_bytes (bytes, "t", diagnostics, &error);
  g_autoptr (GBytes) again = NULL;
  EfTable *before = get_linked (document);
  EfTable *after;
  EfTableParts *parts;

  g_assert_no_error (error);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 0);
  again = ef_project_to_bytes (loaded, FALSE);
  g_assert_true (g_bytes_equal (bytes, again));
  ef_project_validate (bytes, "t", diagnostics, &error);
  g_assert_no_error (error);

  after = get_linked (loaded);
  for (guint row = 0; row < 3; row++)
    for (guint i = 0; i < ef_table_get_n_columns (before); i++)
      {
        g_autofree char *one
          = ef_table_describe_place (before, row, ef_table_get_column (before, i));
        g_autofree char *other
          = ef_table_describe_place (after, row, ef_table_get_column (after, i));

        g_assert_cmpstr (one, ==, other);
      }
  parts = ef_table_get_parts (after);
  g_assert_true (ef_link_spec_equal (ef_table_parts_get_spec (parts), spec));
  g_assert_nonnull (ef_catalog_get_table (ef_document_get_catalog (loaded),
                                          ef_table_parts_get_table_id (parts, 1)));
}

/* Whatever is said wrongly of it, the table stays. */
static void
test_damaged (void)
{
  static const struct { const char *wrong, *right; } cases[] = {
    { "<places>\n2", "<places>\nx" },
    { "match=\"spelling\"", "match=\"sort of\"" },
    { "source=\"source-2\"", "source=\"source-77\"" },
    { "<pair first=\"d\"", "<pair" },
    { "original=\"model\"", "" },
  };
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (EfDocument) document = new_document (spec);
  g_autoptr (GBytes) bytes = ef_project_to_bytes (document, FALSE);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) damaged = g_string_new (text);
      g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (EfDocument) loaded = NULL;
      EfTable *table;

      g_assert_cmpuint (g_string_replace (damaged, cases[i].wrong, cases[i].right, 0), >, 0);
      loaded = fixture_load (damaged->str, diagnostics, &error);
      g_assert_no_error (error);
      table = get_linked (loaded);
      g_assert_cmpuint (ef_table_get_n_rows (table), ==, 3);
      for (guint row = 0; row < 3; row++)
        {
          g_autofree char *place = ef_table_describe_place (table, row, NULL);

          g_assert_nonnull (place);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/linked/round-trip", test_round_trip);
  g_test_add_func ("/store/linked/damaged", test_damaged);

  return g_test_run ();
}
