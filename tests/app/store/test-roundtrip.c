/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "ef-error.h"

#include <locale.h>
#include <math.h>

/* What is saved comes back as it was, and saved again gives the same bytes. */

static void
assert_valid (GBytes *bytes)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;

  ef_project_validate (bytes, "test.frontier", diagnostics, &error);
  for (guint i = 0; i < ef_diagnostics_get_n_kept (diagnostics); i++)
    {
      g_autofree char *text = ef_diagnostic_to_string (ef_diagnostics_get (diagnostics, i));

      g_test_message ("%s", text);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 0);
}

static EfDocument *
load_clean (GBytes *bytes)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  EfDocument *document = ef_project_load_bytes (bytes, "test.frontier", diagnostics, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < ef_diagnostics_get_n_kept (diagnostics); i++)
    {
      g_autofree char *text = ef_diagnostic_to_string (ef_diagnostics_get (diagnostics, i));

      g_test_message ("%s", text);
    }
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 0);

  return document;
}

static void
assert_round_trip (EfDocument *document, gboolean compress)
{
  g_autoptr (GBytes) bytes = ef_project_to_bytes (document, compress);
  g_autoptr (EfDocument) loaded = load_clean (bytes);
  g_autoptr (GBytes) again = ef_project_to_bytes (loaded, compress);
  g_autofree char *before = fixture_describe (document);
  g_autofree char *after = fixture_describe (loaded);

  g_assert_cmpstr (after, ==, before);
  g_assert_true (g_bytes_equal (again, bytes));
  g_assert_false (ef_document_is_modified (loaded));
  g_assert_false (ef_document_can_undo (loaded));
  assert_valid (bytes);
}

static void
test_empty (void)
{
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autoptr (GBytes) bytes = ef_project_to_bytes (document, FALSE);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autofree char *copy = g_strndup (text, length);

  assert_round_trip (document, FALSE);
  g_assert_cmpstr (copy, ==,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<project xmlns=\"urn:efficient-frontier:project:1\" version=\"1.9\"/>\n");
}

static void
test_everything (void)
{
  g_autoptr (EfDocument) document = fixture_document ();

  assert_round_trip (document, FALSE);
}

static void
test_packed (void)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (GBytes) plain = ef_project_to_bytes (document, FALSE);
  g_autoptr (GBytes) packed = ef_project_to_bytes (document, TRUE);
  const guint8 *magic = g_bytes_get_data (packed, NULL);

  g_assert_cmpuint (magic[0], ==, 0x1f);
  g_assert_cmpuint (magic[1], ==, 0x8b);
  g_assert_cmpuint (g_bytes_get_size (packed), <, g_bytes_get_size (plain));
  assert_round_trip (document, TRUE);
}

/* A comma is the decimal mark of many places, never of files. */
static void
test_locale (void)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (GBytes) bytes = ef_project_to_bytes (document, FALSE);
  g_autoptr (GBytes) there = NULL;

  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("The locale de_DE.UTF-8 is not installed.");
      return;
    }

  there = ef_project_to_bytes (document, FALSE);
  assert_round_trip (document, FALSE);
  setlocale (LC_ALL, "C");
  g_assert_true (g_bytes_equal (there, bytes));
}

/* Every single character that UTF-8 can hold below U+0100, and those that XML has no room for, in
 * the cell, the name and the path. */
static void
test_characters (void)
{
  for (gunichar c = 1; c < 0x100; c++)
    {
      g_autoptr (EfDocument) document = ef_document_new ();
      g_autoptr (EfTable) table = NULL;
      char text[16] = "a";

      text[1 + g_unichar_to_utf8 (c, text + 1)] = 'z';
      table = fixture_text_table (text);
      fixture_add_table (document, table);
      assert_round_trip (document, FALSE);
    }
}

/* Backslashes before everything that could make an escape of them, at every place. */
static void
test_backslashes (void)
{
  static const char letters[] = "\\nrtu0aF\n";

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (EfDocument) document = ef_document_new ();
      g_autoptr (EfTable) table = NULL;
      char text[12] = { 0 };

      for (guint i = 0; i < sizeof text - 1; i++)
        text[i] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
      table = fixture_text_table (text);
      fixture_add_table (document, table);
      assert_round_trip (document, FALSE);
    }
}

static EfTable *
make_number_table (EfColumnKind kind, const double *values, guint n_values)
{
  EfColumnBuilder *builder = ef_column_builder_new ("Value", kind);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);

  for (guint i = 0; i < n_values; i++)
    ef_column_builder_add_number (builder, values[i]);
  g_ptr_array_add (columns, ef_column_builder_end (builder));

  return ef_table_new ("t", "t", columns, n_values, NULL, EF_PLACE_LINE, "", NULL);
}

static double
random_double (void)
{
  union
  {
    guint64 bits;
    double value;
  } number;

  number.bits = ((guint64) g_test_rand_int () << 32) | (guint32) g_test_rand_int ();

  return isnan (number.value) ? NAN : number.value;
}

/* Any double comes back to the bit; more of them than one piece of a column holds. */
static void
test_numbers (void)
{
  for (guint kind = 0; kind < 2; kind++)
    {
      const guint n_values = 25001;
      g_autoptr (EfDocument) document = ef_document_new ();
      g_autofree double *values = g_new (double, n_values);
      g_autoptr (EfTable) table = NULL;

      for (guint i = 0; i < n_values; i++)
        values[i] = i % 2 == 0 ? random_double () : g_test_rand_int_range (-800000, 3000000);
      values[0] = 0.0;
      values[1] = -0.0;
      table = make_number_table (kind == 0 ? EF_COLUMN_NUMBER : EF_COLUMN_DATE, values, n_values);
      fixture_add_table (document, table);
      assert_round_trip (document, FALSE);
    }
}

/* Pieces end at a number of cells or of bytes; at the seams nothing is lost. */
static void
test_pieces (void)
{
  static const guint lengths[] = { 0, 1, 9999, 10000, 10001, 20000 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (EfDocument) document = ef_document_new ();
      g_autoptr (EfTable) table = NULL;
      g_autoptr (GPtrArray) columns
        = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
      EfColumnBuilder *builder = ef_column_builder_new ("Text", EF_COLUMN_TEXT);
      g_autofree char *long_text = g_strnfill (300, 'x');

      for (guint row = 0; row < lengths[i]; row++)
        ef_column_builder_add_text (builder, row % 3 == 0 ? "" : long_text, -1);
      g_ptr_array_add (columns, ef_column_builder_end (builder));
      table = ef_table_new ("t", "t", columns, lengths[i], NULL, EF_PLACE_LINE, "", NULL);
      fixture_add_table (document, table);
      assert_round_trip (document, FALSE);
    }
}

/* What libxml2 could not read again is cut, so that the rest of the project is safe. */
static void
test_endless_text (void)
{
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autofree char *text = g_strnfill (12 << 20, 'x');
  g_autoptr (EfTable) table = fixture_text_table (text);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EfDocument) loaded = NULL;
  EfCatalogNode *node;

  fixture_add_table (document, table);
  bytes = ef_project_to_bytes (document, FALSE);
  loaded = load_clean (bytes);
  node = ef_catalog_get_root (ef_document_get_catalog (loaded), 0);
  g_assert_cmpuint (strlen (ef_table_get_name (ef_catalog_node_get_table (node, 0))), >, 4000000);
  assert_round_trip (loaded, FALSE);
}

static void
test_invalid_utf8 (void)
{
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EfDocument) loaded = NULL;

  ef_document_set_title (document, "caf\xe9", "Rename");
  bytes = ef_project_to_bytes (document, FALSE);
  loaded = load_clean (bytes);
  g_assert_cmpstr (ef_document_get_title (loaded), ==, "caf\xef\xbf\xbd");
}

/* Deeper than libxml2 reads: the tables come up to the deepest node that is written. */
static void
test_deep_catalog (void)
{
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autoptr (EfTable) table = fixture_text_table ("deep");
  g_autoptr (EfCatalogNode) node = ef_catalog_node_new ("deepest", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EfDocument) loaded = NULL;

  ef_catalog_node_add_table (node, table);
  for (guint i = 0; i < 1000; i++)
    {
      EfCatalogNode *parent = ef_catalog_node_new ("level", NULL);

      ef_catalog_node_add_child (parent, node);
      ef_catalog_node_unref (node);
      node = parent;
    }
  ef_catalog_node_seal (node);
  ef_document_add_source (document, node, "Import");

  bytes = ef_project_to_bytes (document, FALSE);
  loaded = load_clean (bytes);
  g_assert_nonnull (
    ef_catalog_get_table (ef_document_get_catalog (loaded), ef_table_get_id (table)));
  assert_round_trip (loaded, FALSE);
}

/* Shared nodes on forty levels are forty nodes in the file, not a million million. */
static void
test_shared_nodes (void)
{
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autoptr (EfCatalogNode) node = ef_catalog_node_new ("leaf", NULL);

  for (guint i = 0; i < 15; i++)
    {
      EfCatalogNode *parent = ef_catalog_node_new ("level", NULL);

      ef_catalog_node_add_child (parent, node);
      ef_catalog_node_add_child (parent, node);
      ef_catalog_node_unref (node);
      node = parent;
    }
  ef_catalog_node_seal (node);
  ef_document_add_source (document, node, "Import");
  ef_document_add_source (document, node, "Import");
  assert_round_trip (document, FALSE);
}

/* The ids of all quantities and of their units lead back to them. */
static void
test_quantities (void)
{
  g_autoptr (GPtrArray) quantities = ef_quantity_list ();

  g_assert_cmpuint (quantities->len, >, 10);
  for (guint i = 0; i < quantities->len; i++)
    {
      const EfQuantity *quantity = g_ptr_array_index (quantities, i);
      const EfUnit *unit = ef_quantity_get_unit (quantity);

      g_assert_true (ef_quantity_find (ef_quantity_get_id (quantity)) == quantity);
      if (unit != NULL)
        g_assert_true (ef_unit_find_by_id (ef_unit_get_id (unit)) == unit);
    }
}

static void
test_bad_extensions (void)
{
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autoptr (GBytes) bytes = NULL;

  ef_document_set_extensions (document, "</extensions><title>smuggled</title><extensions>");
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_WARNING, "*not well-formed*");
  bytes = ef_project_to_bytes (document, FALSE);
  g_test_assert_expected_messages ();
  g_assert_null (
    g_strstr_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "smuggled"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/roundtrip/empty", test_empty);
  g_test_add_func ("/store/roundtrip/everything", test_everything);
  g_test_add_func ("/store/roundtrip/packed", test_packed);
  g_test_add_func ("/store/roundtrip/locale", test_locale);
  g_test_add_func ("/store/roundtrip/characters", test_characters);
  g_test_add_func ("/store/roundtrip/backslashes", test_backslashes);
  g_test_add_func ("/store/roundtrip/numbers", test_numbers);
  g_test_add_func ("/store/roundtrip/pieces", test_pieces);
  g_test_add_func ("/store/roundtrip/endless-text", test_endless_text);
  g_test_add_func ("/store/roundtrip/invalid-utf8", test_invalid_utf8);
  g_test_add_func ("/store/roundtrip/deep-catalog", test_deep_catalog);
  g_test_add_func ("/store/roundtrip/shared-nodes", test_shared_nodes);
  g_test_add_func ("/store/roundtrip/quantities", test_quantities);
  g_test_add_func ("/store/roundtrip/bad-extensions", test_bad_extensions);

  return g_test_run ();
}
