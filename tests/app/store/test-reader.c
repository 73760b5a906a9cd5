/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "ef-error.h"
#include "ef-project-private.h"

#include <string.h>

/* What the reader makes of files that are not as we would write them. */

static void
assert_refused (const char *xml, EfError code, const char *words)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EfDocument) document = fixture_load (xml, diagnostics, &error);

  g_assert_null (document);
  g_assert_error (error, EF_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

#define ROOT "<project xmlns=\"urn:efficient-frontier:project:1\" version=\"1.0\">"

static void
test_refused (void)
{
  assert_refused ("", EF_ERROR_NOT_RECOGNISED, "“test.frontier” is not an");
  assert_refused ("model,score\na,1\n", EF_ERROR_NOT_RECOGNISED, "is not an");
  assert_refused ("<html/>", EF_ERROR_NOT_RECOGNISED, "is not an");
  assert_refused ("<project version=\"1.0\"/>", EF_ERROR_NOT_RECOGNISED, "is not an");
  assert_refused ("<project xmlns=\"urn:efficient-frontier:project:1\"/>", EF_ERROR_DAMAGED,
                  "which version");
  assert_refused ("<project xmlns=\"urn:efficient-frontier:project:1\" version=\"one\"/>",
                  EF_ERROR_DAMAGED, "which version");
  assert_refused (ROOT, EF_ERROR_DAMAGED, "is damaged near line 1");
  assert_refused (ROOT "\n\n<title>a</titel></project>", EF_ERROR_DAMAGED, "near line 3");
  assert_refused (ROOT "</project><project/>", EF_ERROR_DAMAGED, "is damaged");
  assert_refused (ROOT "<title>\xff</title></project>", EF_ERROR_DAMAGED, "is damaged");
  assert_refused (ROOT "<title>&nbsp;</title></project>", EF_ERROR_DAMAGED, "is damaged");
}

static void
test_newer (void)
{
  g_autoptr (EfDocument) document = NULL;
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;

  assert_refused ("<project xmlns=\"urn:efficient-frontier:project:1\" version=\"2.0\"/>",
                  EF_ERROR_NEWER, "newer version of Efficient Frontier");
  assert_refused ("<project xmlns=\"urn:efficient-frontier:project:2\" version=\"2.0\"/>",
                  EF_ERROR_NEWER, "newer version of Efficient Frontier");

  /* A newer minor version has things we do not know, and they are no fault. */
  document = fixture_load ("<project xmlns=\"urn:efficient-frontier:project:1\" version=\"1.99\" "
                           "mood=\"good\"><title>T<b/></title><charts order=\"x\"><map/></charts>"
                           "<weather/></project>",
                           diagnostics, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ef_document_get_title (document), ==, "T");
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 0);
}

static void
test_unknown (void)
{
  g_autoptr (EfDocument) document
    = fixture_load_reporting ("<title mood=\"x\">T<b>no</b></title>\n"
                      "<weather><title>not this</title></weather>\n"
                      "<x:title xmlns:x=\"urn:x\">nor this</x:title>\n"
                      "<charts\n  order='x'\n>\n"
                      "<map/></charts>",
                      "2: The element “b” is not known and was left out.|"
                      "3: The element “weather” is not known and was left out.|"
                      "4: The element “x:title” is not known and was left out.|"
                      "7: The attribute “order” is not known and was left out.|"
                      "8: The element “map” is not known and was left out.");

  g_assert_cmpstr (ef_document_get_title (document), ==, "T");
}

/* A figure lives on what is left of it. */
static void
test_figures (void)
{
  g_autoptr (EfDocument) document = fixture_load_reporting (
    "<charts><chart id='chart-1' front='true' labels='none' legend='none'/>\n"
    "<chart id='chart-2' front='true' labels='none' legend='none'/></charts>\n"
    "<figures><panels id='panels-7' columns='0' separate-x='perhaps'>\n"
    "<figure width='-1' height='60' font-size='8' theme='print' language='deutsch'/>\n"
    "<panel chart='chart-2'/><panel chart='chart-9'/><panel/>\n"
    "<panel chart='chart-2'/><panel chart='chart-1'/></panels>\n"
    "<panels id='panels-7' columns='1'><panel chart='chart-1'/></panels>\n"
    "<panels id='empty' columns='1'/><map/></figures>",
    "4: “0” is not a possible value of “columns”.|"
    "4: “perhaps” is not a possible value of “separate-x”.|"
    "5: “-1” is not a possible value of “width”.|"
    "5: “deutsch” is not a possible value of “language”.|"
    "6: A panel shows no chart of its own and was left out. (3 times: here, 7)|"
    "8: The figure has no id of its own and was left out.|"
    "9: A figure without charts was left out.|"
    "9: The element “map” is not known and was left out.");
  const EfPanelsSpec *spec = ef_document_get_panels (document, "panels-7");

  g_assert_cmpuint (ef_document_get_n_panels (document), ==, 1);
  g_assert_cmpuint (spec->charts->len, ==, 2);
  g_assert_cmpstr (spec->charts->pdata[0], ==, "chart-2");
  g_assert_cmpuint (spec->n_columns, ==, 1);
  g_assert_cmpfloat (spec->height_mm, ==, 60);
  g_assert_cmpstr (spec->theme, ==, "print");

  /* Its id is not given out again. */
  g_assert_cmpstr (ef_document_add_panels (document, spec, "Add"), ==, "panels-8");
}

/* Prefixes, quotes, comments, references to characters and CDATA are the writer's choice. */
static void
test_other_spellings (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfDocument) document = fixture_load (
    "\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <project> -->\n<?pi <?>\n"
    "<p:project version='1.0' xmlns:p='urn:efficient-frontier:project:1'>\n"
    "<p:title>A<!-- > -->&#66;<![CDATA[<C>]]></p:title><?pi?>\n"
    "<p:tables><p:table id='t' name='n' path='n' rows='3'><p:column name='c' kind='number'>"
    "<p:values> 1\t2 </p:values><p:values><!-- 9 -->3</p:values></p:column></p:table></p:tables>"
    "<p:catalog><p:node name='s'><p:use table='t'/></p:node></p:catalog>"
    "</p:project>",
    diagnostics, &error);
  EfCatalogNode *root;
  const double *values;

  g_assert_no_error (error);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 0);
  g_assert_cmpstr (ef_document_get_title (document), ==, "AB<C>");
  root = ef_catalog_get_root (ef_document_get_catalog (document), 0);
  values = ef_column_get_numbers (ef_table_get_column (ef_catalog_node_get_table (root, 0), 0));
  g_assert_cmpfloat (values[0], ==, 1);
  g_assert_cmpfloat (values[1], ==, 2);
  g_assert_cmpfloat (values[2], ==, 3);
}

static EfTable *
get_table (EfDocument *document)
{
  EfCatalog *catalog = ef_document_get_catalog (document);

  return ef_catalog_node_get_table (ef_catalog_get_root (catalog, 0), 0);
}

#define CATALOG "<catalog><node name='s'><use table='t'/></node></catalog>"

/* Each value that cannot be used is reported with its own line, and the rows stay in step. */
static void
test_damaged_values (void)
{
  g_autoptr (EfDocument) document = fixture_load_reporting (
    "<tables><table id='t' name='t' path='t' rows='4'>\n"
    "<column name='n' kind='number' role='boss' quantity='beauty' unit='furlong'\n"
    " direction='up' reason='why' origin='dream'>\n"
    "<values>\n1\nx1\n-\n2019-01-01\n</values>\n"
    "<originals>\n1 fine\n1 again\n0 back\nx y\n7\n3  blank\n</originals></column>\n"
    "<column name='d' kind='date' precision='week'><values>2019-02-30 2019-06-11 1.5 -"
    "</values></column>\n"
    "</table></tables>" CATALOG,
    "4: “boss” is not a possible value of “role”.|"
    "4: “beauty” is not a possible value of “quantity”.|"
    "4: “furlong” is not a possible value of “unit”.|"
    "4: “why” is not a possible value of “reason”.|"
    "4: “up” is not a possible value of “direction”.|"
    "4: “dream” is not a possible value of “origin”.|"
    "7: “x1” is not a value.|"
    "9: “2019-01-01” is not a value.|"
    "13: An original text must follow the number of its row, and rows must ascend. "
    "(4 times: here, 14, 15, 16)|"
    "19: “week” is not a possible value of “precision”.|"
    "19: “2019-02-30” is not a value.");
  EfTable *table = get_table (document);
  EfColumn *column = ef_table_get_column (table, 0);

  g_assert_cmpuint (ef_column_get_n_present (column), ==, 1);
  g_assert_cmpstr (ef_column_get_original (column, 1), ==, "fine");
  g_assert_cmpstr (ef_column_get_original (column, 3), ==, " blank");
  g_assert_null (ef_column_get_original (column, 0));
  g_assert_cmpfloat (ef_column_get_numbers (ef_table_get_column (table, 1))[1], ==,
                     ef_date_from_ymd (2019, 6, 11));
}

/* What a table says of itself is only a claim. */
static void
test_wrong_counts (void)
{
  g_autoptr (EfDocument) document = fixture_load_reporting (
    "<tables><table id='t' name='t' path='t' rows='4000000000' source='s'>\n"
    "<places>2 3 4 5</places>\n"
    "<column name='a' kind='number'><values>1 2 3</values><lows>0</lows></column>\n"
    "<column name='a' kind='text'><cells>\nx\n</cells></column>\n"
    "<column kind='text'/>\n"
    "<column name='a' kind='poem'/>\n"
    "</table>\n<table id='t' name='t' path='t' rows='0'/><table name='t' path='t' rows='0'/>\n"
    "</tables>" CATALOG,
    "2: There is no source “s”.|"
    "5: The column has no name of its own; it is called “a (2)” now.|"
    "8: The column has no name of its own; it is called “” now.|"
    "9: The column has no name of its own; it is called “a (3)” now.|"
    "9: “poem” is not a possible value of “kind”.|"
    "2: The table says “4000000000” rows but has 3.|"
    "5: The column “a (2)” has 1 values for 3 rows; the rest is missing.|"
    "8: The column “” has 0 values for 3 rows; the rest is missing.|"
    "9: The column “a (3)” has 0 values for 3 rows; the rest is missing.|"
    "11: The table has no id of its own and was left out. (2 times)");
  EfTable *table = get_table (document);

  g_assert_cmpuint (ef_table_get_n_rows (table), ==, 3);
  g_assert_cmpuint (ef_table_get_n_columns (table), ==, 4);
  g_assert_cmpfloat (ef_column_get_lows (ef_table_get_column (table, 0))[0], ==, 0);
}

/* A quotation is cut to a length in bytes, but never within a letter. */
static void
test_long_quotations (void)
{
  g_autoptr (GString) word = g_string_new ("x");
  g_autoptr (GString) expected = g_string_new ("2: “x");
  g_autofree char *content = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (word, "ä");
  for (guint i = 0; i < 19; i++)
    g_string_append (expected, "ä");
  g_string_append (expected, "\xef\xbf\xbd” is not a value.");
  content = g_strdup_printf ("<tables><table id='t' name='t' path='t' rows='1'>"
                             "<column name='n' kind='number'><values>%s</values></column>"
                             "</table></tables>",
                             word->str);
  g_object_unref (fixture_load_reporting (content, expected->str));
}

static void
test_wrong_places (void)
{
  g_autoptr (EfDocument) document = fixture_load_reporting (
    "<tables><table id='t' name='t' path='t' rows='2' place-kind='hill'>"
    "<places>2 -3</places><column name='a' kind='number'><values>1 2</values></column>"
    "</table></tables>" CATALOG,
    "2: The places of the rows are damaged and were left out.|"
    "2: “hill” is not a possible value of “place-kind”.");

  g_assert_null (ef_table_get_row_places (get_table (document)));
}

/* Places that are words, one for each row or none at all. */
static void
test_place_texts (void)
{
  g_autoptr (EfDocument) good = fixture_load_reporting (
    "<tables><table id='t' name='t' path='t' rows='2' place-kind='text'>"
    "<place-texts>\na: x[0]\n</place-texts><place-texts>\nb: \\u0001\n</place-texts>"
    "<column name='a' kind='number'><values>1 2</values></column>"
    "</table></tables>" CATALOG,
    "");
  g_autoptr (EfDocument) few = fixture_load_reporting (
    "<tables><table id='t' name='t' path='t' rows='2' place-kind='text'>"
    "<place-texts>\na\n</place-texts><column name='a' kind='number'><values>1 2</values></column>"
    "</table></tables>" CATALOG,
    "2: The places of the rows are damaged and were left out.");
  g_autoptr (EfDocument) other_kind = fixture_load_reporting (
    "<tables><table id='t' name='t' path='t' rows='1' place-kind='line'>"
    "<place-texts>\na\n</place-texts><column name='a' kind='number'><values>1</values></column>"
    "</table></tables>" CATALOG,
    "2: The places of the rows are damaged and were left out.");
  EfTable *table = get_table (good);
  g_autofree char *second = ef_table_describe_place (table, 1, ef_table_get_column (table, 0));
  g_autofree char *unknown = ef_table_describe_place (get_table (few), 1, NULL);

  g_assert_cmpint (ef_table_get_place_kind (table), ==, EF_PLACE_TEXT);
  g_assert_cmpstr (second, ==, "b: \001, a");
  g_assert_cmpint (ef_table_get_place_kind (get_table (few)), ==, EF_PLACE_TEXT);
  g_assert_cmpstr (unknown, ==, "row 2");
  g_assert_null (ef_table_get_place_texts (get_table (other_kind)));
}

/* Cells that came to be otherwise than their column; what is wrong with one leaves the others. */
static void
test_cell_origins (void)
{
  g_autoptr (EfDocument) document = fixture_load_reporting (
    "<tables><table id='t' name='t' path='t' rows='9'>"
    "<column name='a' kind='number' origin='estimated' formula='f'>"
    "<values>1 2 3 4 5 6 7 8 9</values>"
    "<formulas>\none\n</formulas><formulas>\ntwo\\n\n</formulas>"
    "<origins>\n0 reported\n2 derived 2\n2 derived 1\n3 guessed\n</origins>"
    "<origins>\n4 derived 3\n5 derived 0\nx reported\n6\n7 edited 1\n"
    "99999999999999999999 edited\n4294967295 edited\n</origins>"
    "</column></table></tables>" CATALOG,
    "9: The origin of a value must follow the number of its row, and rows must ascend. "
    "(7 times: here, 10, 12, 13, 14, 15, …)");
  EfColumn *column = ef_table_get_column (get_table (document), 0);
  static const EfOrigin origins[] = {
    EF_ORIGIN_REPORTED,  EF_ORIGIN_ESTIMATED, EF_ORIGIN_DERIVED, EF_ORIGIN_ESTIMATED,
    EF_ORIGIN_ESTIMATED, EF_ORIGIN_ESTIMATED, EF_ORIGIN_ESTIMATED, EF_ORIGIN_EDITED,
    EF_ORIGIN_ESTIMATED,
  };

  for (guint row = 0; row < G_N_ELEMENTS (origins); row++)
    g_assert_cmpint (ef_column_get_cell_origin (column, row), ==, origins[row]);
  g_assert_null (ef_column_get_cell_formula (column, 0));
  g_assert_cmpstr (ef_column_get_cell_formula (column, 1), ==, "f");
  g_assert_cmpstr (ef_column_get_cell_formula (column, 2), ==, "two\n");
  g_assert_cmpstr (ef_column_get_cell_formula (column, 7), ==, "one");
}

/* A hundred empty columns beside a long one would be gigabytes of missing cells. */
static void
test_padding (void)
{
  g_autoptr (GString) content
    = g_string_new ("<tables><table id='t' name='t' path='t' rows='1000000'>"
                    "<column name='long' kind='number'><values>");
  g_autofree char *xml = NULL;
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfDocument) document = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append (content, "1 ");
  g_string_append (content, "</values></column>");
  for (guint i = 0; i < 100; i++)
    g_string_append_printf (content, "<column name='%u' kind='text'/>", i);
  g_string_append (content, "</table></tables>" CATALOG);
  xml = fixture_project (content->str);

  document = fixture_load (xml, diagnostics, NULL);
  g_assert_nonnull (document);
  g_assert_cmpuint (ef_table_get_n_columns (get_table (document)), ==,
                    1 + EF_PROJECT_MAX_PADDING / 1000000);
}

/* Nobody can be inside himself, nor be referred to before he is there. */
static void
test_references (void)
{
  g_autoptr (EfDocument) document = fixture_load_reporting (
    "<catalog>\n"
    "<node id='a' name='a'><use node='a'/><use node='b'/><use table='t'/><use/></node>\n"
    "<node id='b' name='b'><node id='a' name='c'/><use node='a'/></node>\n"
    "<use node='b'/>\n"
    "</catalog>",
    "3: Nothing that stands before has the id “a”.|"
    "3: Nothing that stands before has the id “b”.|"
    "3: Nothing that stands before has the id “t”.|"
    "3: Nothing that stands before has the id “”.|"
    "4: Another node has the id “a” already.");
  EfCatalog *catalog = ef_document_get_catalog (document);

  g_assert_cmpuint (ef_catalog_get_n_roots (catalog), ==, 3);
  g_assert_true (ef_catalog_get_root (catalog, 1) == ef_catalog_get_root (catalog, 2));
  g_assert_true (ef_catalog_node_get_child (ef_catalog_get_root (catalog, 1), 1)
                 == ef_catalog_get_root (catalog, 0));
}

/* Shared nodes counted each time. */
static guint
count_places (EfCatalogNode *node)
{
  guint n_places = 1;

  for (guint i = 0; i < ef_catalog_node_get_n_children (node); i++)
    n_places += count_places (ef_catalog_node_get_child (node, i));

  return n_places;
}

/* Thirty lines that would be a thousand million nodes if they were written out. */
static void
test_node_bomb (void)
{
  g_autoptr (GString) content = g_string_new ("<catalog><node id='n0' name='n'/>");
  g_autofree char *xml = NULL;
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfDocument) document = NULL;
  guint n_places = 0;

  for (guint i = 1; i < 30; i++)
    g_string_append_printf (content,
                            "\n<node id='n%u' name='n'><use node='n%u'/><use node='n%u'/></node>",
                            i, i - 1, i - 1);
  g_string_append (content, "</catalog>");
  xml = fixture_project (content->str);

  document = fixture_load (xml, diagnostics, NULL);
  g_assert_nonnull (document);
  g_assert_cmpuint (ef_diagnostics_count (diagnostics, EF_SEVERITY_ERROR), >, 0);
  g_assert_true (g_str_has_prefix (ef_diagnostics_get (diagnostics, 0)->reason,
                                   "The catalog refers to itself too often"));
  for (guint i = 0; i < 30; i++)
    n_places += count_places (ef_catalog_get_root (ef_document_get_catalog (document), i));
  g_assert_cmpuint (n_places, >, 500000);
  g_assert_cmpuint (n_places, <=, EF_PROJECT_MAX_PATHS);
}

/* libxml2 counts lines in 16 bits. */
static void
test_lines_of_long_files (void)
{
  g_autoptr (GString) content
    = g_string_new ("<tables><table id='t' name='t' path='t' rows='200001'>"
                    "<column name='c' kind='number'>\n<values>\n");
  g_autofree char *xml = NULL;
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfDocument) document = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append (content, "1\n");
  g_string_append (content, "oops\n</values></column>\n<rest/></table></tables>");
  xml = fixture_project (content->str);

  document = fixture_load (xml, diagnostics, NULL);
  g_assert_nonnull (document);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 2);
  g_assert_cmpstr (ef_diagnostics_get (diagnostics, 0)->place, ==, "200004");
  g_assert_cmpstr (ef_diagnostics_get (diagnostics, 1)->place, ==, "200006");
}

static void
test_extensions (void)
{
  g_autoptr (EfDocument) document = NULL;
  g_autoptr (EfDocument) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GError) error = NULL;

  /* A prefix that is declared further out stays declared, and letters stay letters even where no
   * encoding is declared. */
  document = fixture_load ("<project xmlns=\"urn:efficient-frontier:project:1\" version=\"1.0\" "
                           "xmlns:o=\"urn:o\"><extensions><o:a é=\"ß\"><b><![CDATA[<]]></b>"
                           "<!--c--><?d e?></o:a>\n</extensions></project>",
                           NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (ef_document_get_extensions (document), "xmlns:o=\"urn:o\""));
  g_assert_nonnull (strstr (ef_document_get_extensions (document), "é=\"ß\""));

  bytes = ef_project_to_bytes (document, FALSE);
  again = ef_project_load_bytes (bytes, "again", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ef_document_get_extensions (again), ==, ef_document_get_extensions (document));
  second = ef_project_to_bytes (again, FALSE);
  g_assert_true (g_bytes_equal (bytes, second));
}

static void
test_large_extensions (void)
{
  g_autofree char *many = g_strnfill (EF_PROJECT_MAX_EXTENSION_BYTES, 'x');
  g_autofree char *long_content = g_strdup_printf ("<extensions>%s!</extensions>", many);
  g_autoptr (GString) crowd = g_string_new ("<extensions>");
  g_autoptr (EfDocument) document = NULL;
  g_autoptr (EfDocument) other = NULL;

  for (guint i = 0; i <= EF_PROJECT_MAX_EXTENSION_ELEMENTS; i++)
    g_string_append (crowd, "<a/>");
  g_string_append (crowd, "</extensions>");

  document = fixture_load_reporting (long_content,
                                     "2: The extensions are too large and were left out.");
  g_assert_null (ef_document_get_extensions (document));
  other = fixture_load_reporting (crowd->str, "2: The extensions are too large and were left out.");
  g_assert_null (ef_document_get_extensions (other));
}

static void
test_sniff (void)
{
  static const struct
  {
    const char *head;
    gboolean is_project;
  } cases[] = {
    { ROOT, TRUE },
    { "\xef\xbb\xbf<?xml version=\"1.0\"?><!-- a > b -->\n" ROOT, TRUE },
    { "<p:project xmlns:p='urn:efficient-frontier:project:9'>", TRUE },
    { "<project xmlns=\"urn:efficient-frontier:project:1\"", FALSE },
    { "<project>urn:efficient-frontier:project:1", FALSE },
    { "<subproject xmlns=\"urn:efficient-frontier:project:1\">", FALSE },
    { "<svg><project xmlns=\"urn:efficient-frontier:project:1\">", FALSE },
    { "<?xml", FALSE },
    { "<!--", FALSE },
    { "<", FALSE },
    { "project", FALSE },
    { "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *head = g_strdup (cases[i].head);

      g_assert_cmpint (ef_project_sniff ((const guint8 *) head, strlen (head)), ==,
                       cases[i].is_project);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/reader/refused", test_refused);
  g_test_add_func ("/store/reader/newer", test_newer);
  g_test_add_func ("/store/reader/figures", test_figures);
  g_test_add_func ("/store/reader/unknown", test_unknown);
  g_test_add_func ("/store/reader/other-spellings", test_other_spellings);
  g_test_add_func ("/store/reader/damaged-values", test_damaged_values);
  g_test_add_func ("/store/reader/wrong-counts", test_wrong_counts);
  g_test_add_func ("/store/reader/long-quotations", test_long_quotations);
  g_test_add_func ("/store/reader/wrong-places", test_wrong_places);
  g_test_add_func ("/store/reader/place-texts", test_place_texts);
  g_test_add_func ("/store/reader/cell-origins", test_cell_origins);
  g_test_add_func ("/store/reader/padding", test_padding);
  g_test_add_func ("/store/reader/references", test_references);
  g_test_add_func ("/store/reader/node-bomb", test_node_bomb);
  g_test_add_func ("/store/reader/lines-of-long-files", test_lines_of_long_files);
  g_test_add_func ("/store/reader/extensions", test_extensions);
  g_test_add_func ("/store/reader/large-extensions", test_large_extensions);
  g_test_add_func ("/store/reader/sniff", test_sniff);

  return g_test_run ();
}
