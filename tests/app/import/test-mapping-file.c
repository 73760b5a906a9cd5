/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-test.h"

#include "ef-mapping.h"

#include <string.h>

/* Mapping files: there and back, the schema, and what must not hurt. */

#define START "<mapping xmlns=\"" EF_MAPPING_NAMESPACE "\" version=\"1.0\">"

static const char example[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  START "\n"
  "  <tables>\n"
  "    <column name=\"score\" direction=\"max\"/>\n"
  "  </tables>\n"
  "  <tables>\n"
  "    <header>a &lt;b&gt; &amp; &quot;c&quot;</header>\n"
  "    <header>model</header>\n"
  "    <header>size\\n\\u0001</header>\n"
  "    <column name=\"size\\n\\u0001\" quantity=\"parameters\" unit=\"million\" direction=\"min\" "
  "role=\"none\"/>\n"
  "    <column name=\"model\" role=\"name\"/>\n"
  "    <column name=\"a &lt;b&gt; &amp; &quot;c&quot;\" quantity=\"\" unit=\"\"/>\n"
  "    <table path=\"Vision &gt; COCO\">\n"
  "      <column name=\"size\\n\\u0001\" quantity=\"memory\" unit=\"gigabyte\"/>\n"
  "    </table>\n"
  "  </tables>\n"
  "  <tables>\n"
  "    <header>looked at</header>\n"
  "  </tables>\n"
  "</mapping>\n";

static EfMapping *
load (const char *text, gsize length, EfDiagnostics *diagnostics, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return ef_mapping_load_bytes (bytes, "my.mapping.xml", diagnostics, error);
}

/* Reads a file that must be usable, and compares what it reports: "line: words" each. */
static EfMapping *
load_text (const char *text, const char *const *expected)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  EfMapping *mapping = load (text, strlen (text), diagnostics, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < ef_diagnostics_get_n_kept (diagnostics); i++)
    {
      g_autofree char *found = ef_diagnostic_to_string (ef_diagnostics_get (diagnostics, i));

      g_test_message ("%s", found);
      g_assert_nonnull (expected[n]);
      g_assert_nonnull (strstr (found, expected[n]));
      n++;
    }
  g_assert_null (expected[n]);

  return mapping;
}

static const char *const nothing[] = { NULL };

static void
assert_text (const EfMapping *mapping, const char *expected)
{
  g_autoptr (GBytes) bytes = ef_mapping_to_bytes (mapping);
  g_autofree char *text
    = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_round_trip (void)
{
  g_autoptr (EfMapping) mapping = load_text (example, nothing);
  g_autoptr (EfMapping) copy = ef_mapping_copy (mapping);
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", example, NULL);
  g_autoptr (EfMapping) with_mark = load_text (marked, nothing);

  g_assert_cmpuint (ef_mapping_get_n_headers (mapping), ==, 3);
  assert_text (mapping, example);
  assert_text (copy, example);
  assert_text (with_mark, example);
}

/* The one thing that programs before 1.1 do not know. */
static void
test_left_out (void)
{
  static const char text[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<mapping xmlns=\"" EF_MAPPING_NAMESPACE "\" version=\"1.1\">\n"
    "  <tables>\n"
    "    <header>model</header>\n"
    "    <header>size</header>\n"
    "    <table path=\"a &gt; b\">\n"
    "      <column name=\"size\" role=\"left-out\"/>\n"
    "    </table>\n"
    "  </tables>\n"
    "</mapping>\n";
  static const char *const expected[] = { "The attribute “colour” is not known", NULL };
  g_autoptr (EfMapping) mapping = load_text (text, nothing);
  g_autoptr (EfMapping) strict = load_text (
    "<mapping xmlns='" EF_MAPPING_NAMESPACE "' version='1.1'><tables>"
    "<column name='a' colour='red' role='left-out'/></tables></mapping>", expected);

  assert_text (mapping, text);
  g_assert_cmpuint (ef_mapping_get_n_headers (strict), ==, 1);
}

/* What the reader understood is what the writer wrote. */
static void
test_meaning (void)
{
  g_autoptr (EfMapping) mapping = load_text (
    START "<tables><header>params (M)</header><header>model</header>"
          "<column name='params (M)' quantity='' unit=''/>"
          "<table path='other'><column name='model' role='none'/></table></tables>"
          "<tables><column name='model' role='paper'/></tables></mapping>",
    nothing);
  g_autoptr (EfImportResult) result = import_text ("m.csv", "model,params (M)\na,1\nb,2\n");
  g_autoptr (EfTable) table
    = ef_mapping_apply_to_table (mapping, get_only_table (result), NULL);

  g_assert_nonnull (ef_column_get_quantity (get_column (get_only_table (result), "params (M)")));
  g_assert_null (ef_column_get_quantity (get_column (table, "params (M)")));
  g_assert_null (ef_column_get_unit (get_column (table, "params (M)")));
  g_assert_cmpint (ef_column_get_direction (get_column (table, "params (M)")), ==,
                   EF_DIRECTION_UNKNOWN);
  g_assert_cmpint (ef_column_get_role (get_column (table, "model")), ==, EF_ROLE_PAPER);
}

static void
test_reports (void)
{
  static const char *const expected[] = {
    "my.mapping.xml:3: There is no quantity “beauty”.",
    "my.mapping.xml:4: There is no unit “parsec”.",
    "my.mapping.xml:5: “gigabyte” is not a unit of “parameters”.",
    "my.mapping.xml:6: “up” is not a possible value of “direction”.",
    "my.mapping.xml:7: “king” is not a possible value of “role”.",
    "my.mapping.xml:8: The attribute “colour” is not known",
    "my.mapping.xml:9: The column has no name",
    "my.mapping.xml:10: The table has no path",
    "my.mapping.xml:11: The element “weather” is not known",
    "my.mapping.xml:12: The element “header” is not known",
    NULL,
  };
  g_autoptr (EfMapping) mapping = load_text (
    START "\n"
    "<tables>"
    "\n<column name='a' quantity='beauty' direction='max'/>"
    "\n<column name='b' unit='parsec'/>"
    "\n<column name='c' quantity='parameters' unit='gigabyte'/>"
    "\n<column name='d' direction='up'/>"
    "\n<column name='e' role='king'/>"
    "\n<column name='f' colour='red' role='group'/>"
    "\n<column quantity='parameters'/>"
    "\n<table><column name='g' role='name'/></table>"
    "\n<weather><column name='h' role='name'/><rain/></weather>"
    "\n<header>late</header>"
    "\n</tables></mapping>",
    expected);

  /* What could be used was. */
  assert_text (mapping, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        START "\n"
                        "  <tables>\n"
                        "    <column name=\"a\" direction=\"max\"/>\n"
                        "    <column name=\"c\" quantity=\"parameters\"/>\n"
                        "    <column name=\"f\" role=\"group\"/>\n"
                        "  </tables>\n"
                        "</mapping>\n");
}

static void
test_newer_minor (void)
{
  g_autoptr (EfMapping) mapping = load_text (
    "<mapping xmlns='" EF_MAPPING_NAMESPACE "' version='1.7'><tables><column name='a' role='name' "
    "sound='loud'/><smell/></tables></mapping>",
    nothing);

  g_assert_cmpuint (ef_mapping_get_n_headers (mapping), ==, 1);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    EfError code;
    const char *words;
  } cases[] = {
    { "", EF_ERROR_NOT_RECOGNISED, "is not a mapping file" },
    { "model,score\na,1\n", EF_ERROR_DAMAGED, "" },
    { "<mapping/>", EF_ERROR_NOT_RECOGNISED, "is not a mapping file" },
    { "<project xmlns='urn:efficient-frontier:project:1'/>", EF_ERROR_NOT_RECOGNISED, "mapping" },
    { "<mapping xmlns='urn:efficient-frontier:mapping:2'/>", EF_ERROR_NEWER, "newer version" },
    { START "<tables>", EF_ERROR_DAMAGED, "is damaged" },
    { START "</mapping><mapping/>", EF_ERROR_DAMAGED, "no <mapping> here" },
    { "<!DOCTYPE mapping [<!ENTITY a 'b'>]>" START "</mapping>", EF_ERROR_DAMAGED,
      "declares a document type" },
    { START "<tables><header>&a;</header></tables></mapping>", EF_ERROR_DAMAGED, "is damaged" },
    { START "<tables><header>\xff</header></tables></mapping>", EF_ERROR_DAMAGED, "is damaged" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (load (cases[i].text, strlen (cases[i].text), NULL, &error));
      g_assert_error (error, EF_ERROR, (gint) cases[i].code);
      g_assert_nonnull (strstr (error->message, "my.mapping.xml"));
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

/* Cut anywhere, a mapping is refused; it is never half a mapping. */
static void
test_cut (void)
{
  gsize complete = (gsize) (strstr (example, "</mapping>") - example) + strlen ("</mapping>");

  for (gsize length = 0; length < complete; length++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (load (example, length, NULL, &error));
      g_assert_nonnull (error);
    }
}

static void
test_mutations (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20);
  guint n_read = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = g_strdup (example);
      g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
      g_autoptr (EfMapping) mapping = NULL;

      for (guint k = g_rand_int_range (random, 1, 4); k > 0; k--)
        text[g_rand_int_range (random, 0, sizeof example - 1)]
          = g_rand_boolean (random) ? (char) g_rand_int_range (random, 1, 256)
                                    : "<>&\"'/= x"[g_rand_int_range (random, 0, 9)];
      mapping = load (text, strlen (text), diagnostics, NULL);
      if (mapping != NULL)
        {
          g_autoptr (GBytes) bytes = ef_mapping_to_bytes (mapping);
          g_autoptr (EfMapping) again = ef_mapping_load_bytes (bytes, "again", NULL, NULL);
          g_autoptr (GBytes) again_bytes = NULL;

          /* Whatever was read is written so that it reads the same. */
          g_assert_nonnull (again);
          again_bytes = ef_mapping_to_bytes (again);
          g_assert_true (g_bytes_equal (bytes, again_bytes));
          n_read++;
        }
    }
  g_assert_cmpuint (n_read, >, 100);
}

/* Crowds of what nobody writes take time in proportion. */
static void
test_crowds (void)
{
  g_autoptr (GString) deep = g_string_new (START);
  g_autoptr (GString) wide = g_string_new (START "<tables>");
  g_autoptr (GString) many = g_string_new (START "<tables><column name='a'");
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfMapping) of_wide = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    {
      g_string_append (deep, "<tables>");
      g_string_append_printf (wide, "<header>%u</header>", i);
      g_string_append_printf (many, " a%u=''", i);
    }
  g_string_append (wide, "</tables></mapping>");
  g_string_append (many, "/></tables></mapping>");

  g_assert_null (load (deep->str, deep->len, diagnostics, NULL));
  of_wide = load (wide->str, wide->len, diagnostics, NULL);
  g_assert_cmpuint (ef_mapping_get_n_headers (of_wide), ==, 1);
  g_assert_null (load (many->str, many->len, diagnostics, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_DAMAGED);
}

static void
test_too_large (void)
{
  g_autoptr (GString) text = g_string_new (START);
  g_autoptr (GError) error = NULL;

  while (text->len < 17 << 20)
    g_string_append (text, "<!-- a comment that says nothing at all -->");
  g_string_append (text, "</mapping>");
  g_assert_null (load (text->str, text->len, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_TOO_LARGE);
}

static void
validate (const EfMapping *mapping)
{
  const GSubprocessFlags flags
    = G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE;
  g_autofree char *schema
    = g_test_build_filename (G_TEST_DIST, "..", "data", "schemas", "mapping-1.rng", NULL);
  g_autofree char *program = g_find_program_in_path ("xmllint");
  g_autoptr (GBytes) bytes = ef_mapping_to_bytes (mapping);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *messages = NULL;
  g_autofree char *text = NULL;

  if (program == NULL)
    {
      g_test_skip ("xmllint is not installed");
      return;
    }

  process = g_subprocess_new (flags, &error, program, "--noout", "--nonet", "--relaxng", schema,
                              "-", NULL);
  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_subprocess_communicate_utf8 (process, text, NULL, NULL, &messages, &error);
  g_assert_no_error (error);
  g_test_message ("%s", messages);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
}

static void
test_schema (void)
{
  g_autoptr (EfMapping) mapping = load_text (example, nothing);
  g_autoptr (EfMapping) empty = ef_mapping_new ();

  validate (mapping);
  validate (empty);
}

/* The file, of a real collection of many tables. */
static void
test_shared (void)
{
  g_autoptr (EfImportResult) result = NULL;
  g_autoptr (EfMapping) mapping = ef_mapping_new ();
  g_autoptr (EfMapping) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (EfCatalogNode) mapped = NULL;
  EfCatalogNode *root;

  if (get_shared_dir () == NULL)
    return;

  result = import_shared ("data/1-pwc/pwc-evaluation-tables-2020-08/"
                          "evaluation-tables.open.json.gz");
  root = ef_import_result_get_root (result);
  ef_mapping_learn (mapping, NULL, root, EF_LEARN_ANEW);
  bytes = ef_mapping_to_bytes (mapping);
  again = ef_mapping_load_bytes (bytes, "again.mapping.xml", NULL, NULL);
  second = ef_mapping_to_bytes (again);
  g_assert_true (g_bytes_equal (bytes, second));
  /* One has no column. */
  g_assert_cmpuint (ef_mapping_count_tables (again, root), ==, 1192);
  validate (mapping);

  /* It says of every column what it is already; only who says so is new. */
  mapped = ef_mapping_apply (again, root, NULL);
  g_assert_cmpuint (ef_catalog_node_count_tables (mapped), ==, 1193);
  g_assert_cmpuint (ef_catalog_node_count_rows (mapped), ==, ef_catalog_node_count_rows (root));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/mapping-file/round-trip", test_round_trip);
  g_test_add_func ("/import/mapping-file/left-out", test_left_out);
  g_test_add_func ("/import/mapping-file/meaning", test_meaning);
  g_test_add_func ("/import/mapping-file/reports", test_reports);
  g_test_add_func ("/import/mapping-file/newer-minor", test_newer_minor);
  g_test_add_func ("/import/mapping-file/refused", test_refused);
  g_test_add_func ("/import/mapping-file/cut", test_cut);
  g_test_add_func ("/import/mapping-file/mutations", test_mutations);
  g_test_add_func ("/import/mapping-file/crowds", test_crowds);
  g_test_add_func ("/import/mapping-file/too-large", test_too_large);
  g_test_add_func ("/import/mapping-file/schema", test_schema);
  g_test_add_func ("/import/mapping-file/shared", test_shared);

  return g_test_run ();
}
