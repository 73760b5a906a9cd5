/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "ef-error.h"
#include "ef-project-private.h"

#include <string.h>

/* What the reader makes of files that are not as we would write them. */

/* Loads @content inside a project; what is reported must be @expected: "4: reason|6: ..." */
static EfDocument *
load_reporting (const char *content, const char *expected)
{
  g_autofree char *xml = fixture_project (content);
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  EfDocument *document = fixture_load (xml, diagnostics, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < ef_diagnostics_get_n_kept (diagnostics); i++)
    {
      const EfDiagnostic *diagnostic = ef_diagnostics_get (diagnostics, i);
      g_autofree char *description = NULL;

      g_assert_cmpstr (diagnostic->file, ==, "test.frontier");
      description = ef_diagnostic_describe (diagnostic);
      g_string_append_printf (found, "%s%s: %s", i > 0 ? "|" : "", diagnostic->place, description);
    }
  g_assert_cmpstr (found->str, ==, expected);

  return document;
}

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
    = load_reporting ("<title mood=\"x\">T<b>no</b></title>\n"
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
  g_autoptr (EfDocument) document = load_reporting (
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
  g_autoptr (EfDocument) document = load_reporting (
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
  g_autoptr (EfDocument) document = load_reporting (
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
  g_object_unref (load_reporting (content, expected->str));
}

static void
test_wrong_places (void)
{
  g_autoptr (EfDocument) document = load_reporting (
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
  g_autoptr (EfDocument) good = load_reporting (
    "<tables><table id='t' name='t' path='t' rows='2' place-kind='text'>"
    "<place-texts>\na: x[0]\n</place-texts><place-texts>\nb: \\u0001\n</place-texts>"
    "<column name='a' kind='number'><values>1 2</values></column>"
    "</table></tables>" CATALOG,
    "");
  g_autoptr (EfDocument) few = load_reporting (
    "<tables><table id='t' name='t' path='t' rows='2' place-kind='text'>"
    "<place-texts>\na\n</place-texts><column name='a' kind='number'><values>1 2</values></column>"
    "</table></tables>" CATALOG,
    "2: The places of the rows are damaged and were left out.");
  g_autoptr (EfDocument) other_kind = load_reporting (
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
  g_autoptr (EfDocument) document = load_reporting (
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
  g_autoptr (EfDocument) document = load_reporting (
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

static void
test_charts (void)
{
  g_autoptr (EfDocument) document = load_reporting (
    "<charts current='gone'>\n"
    "<chart id='a' front='maybe' labels='many' legend='left'>"
    "<x scale='cubic' direction='left'/><colour scale='rainbow'/>\n"
    "<figure width='-1' height='0' font-size='1e9' marker-size='nan' theme='dark' "
    "language='Klingon'/>\n"
    "<point-labels><point-label/><point-label row='0000000000000002' shown='maybe'/>"
    "<point-label row='0000000000000003' dx='1'/>"
    "<point-label row='0000000000000003' shown='false' dx='2' dy='1e9'/>"
    "<point-label row='0000000000000001' shown='false' dx='1' dy='2'/>"
    "<point-label row='0000000000000001' dx='-1' dy='2.5'/></point-labels>"
    "<hidden>0000000000000002 0000000000000001\n0000000000000002 12 xyz0000000000000</hidden>\n"
    "<view x-min='2' x-max='1' y-min='0' y-max='1'/></chart>\n"
    "<chart id='a'/><chart/>\n"
    "</charts>",
    "3: “maybe” is not a possible value of “front”.|"
    "3: “many” is not a possible value of “labels”.|"
    "3: “left” is not a possible value of “legend”.|"
    "3: “cubic” is not a possible value of “scale”.|"
    "3: “left” is not a possible value of “direction”.|"
    "3: “rainbow” is not a possible value of “scale”.|"
    "4: “-1” is not a possible value of “width”.|"
    "4: “0” is not a possible value of “height”.|"
    "4: “1e9” is not a possible value of “font-size”.|"
    "4: “nan” is not a possible value of “marker-size”.|"
    "4: “Klingon” is not a possible value of “language”.|"
    "5: “” does not name a row.|"
    "5: “maybe” is not a possible value of “shown”.|"
    "5: “1e9” is not a possible value of “dy”.|"
    "5: “12” does not name a row.|"
    "5: “xyz0000000000000” does not name a row.|"
    "7: The view of the chart is not a rectangle and was left out.|"
    "8: The chart has no id of its own and was left out. (2 times)|"
    "2: There is no chart “gone” to show first.");
  g_autoptr (EfChartSpec) expected = ef_chart_spec_new ();

  g_assert_cmpuint (ef_document_get_n_charts (document), ==, 1);
  ef_chart_spec_set_string (&expected->theme, "dark");
  ef_chart_spec_set_hidden (expected, 1, TRUE);
  ef_chart_spec_set_hidden (expected, 2, TRUE);
  ef_point_labels_set (expected->point_labels,
                       &(EfPointLabel){ 1, EF_POINT_LABEL_AUTO, TRUE, -1, 2.5 });
  ef_point_labels_set (expected->point_labels,
                       &(EfPointLabel){ 3, EF_POINT_LABEL_OFF, FALSE, 0, 0 });
  g_assert_true (ef_chart_spec_equal (ef_document_get_chart (document, "a"), expected));
}

/* A ruler is used whole or not at all; of two of one kind the last one counts. */
static void
test_rulers (void)
{
  g_autoptr (EfDocument) document = load_reporting (
    "<charts><chart id='a'>\n"
    "<ruler kind='slide'/>\n"
    "<ruler/>\n"
    "<ruler kind='energy' values='1 MWh, 5 kg'/>\n"
    "<ruler kind='carbon' values='1 t' of='Atlantis'/>\n"
    "<ruler kind='compute' of='fp16'/>\n"
    "<ruler kind='memory' values='8 GB' of='fp16'/>\n"
    "<ruler kind='memory' values='24 GiB; 80' shown='false'/>\n"
    "<ruler kind='per-unit' values='-1'/>\n"
    "</chart></charts>",
    "3: A ruler of no kind that is known was left out. (2 times: here, 4)|"
    "5: “1 MWh, 5 kg” is not a possible value of “values”.|"
    "6: “Atlantis” is not a possible value of “of”.|"
    "7: “fp16” is not a possible value of “of”.|"
    "10: “-1” is not a possible value of “values”.");
  g_autoptr (EfChartSpec) expected = ef_chart_spec_new ();

  expected->rulers[EF_RULER_MEMORY]
    = (EfRuler){ .n_values = 2,
                 .values = { { 24, ef_unit_find_by_id ("gibibyte") },
                             { 80, ef_unit_find_by_id ("gigabyte") } } };
  g_assert_true (ef_chart_spec_equal (ef_document_get_chart (document, "a"), expected));
}

/* Without a rule that is known there are no stars; the classes stay for when there are. */
static void
test_stars (void)
{
  g_autoptr (EfDocument) document = load_reporting (
    "<charts><chart id='a'>\n"
    "<stars rule='sky' by='Class'/>\n"
    "</chart></charts>",
    "3: “sky” is not a possible value of “rule”.");
  g_autoptr (EfChartSpec) expected = ef_chart_spec_new ();

  ef_chart_spec_set_string (&expected->stars_by, "Class");
  g_assert_true (ef_chart_spec_equal (ef_document_get_chart (document, "a"), expected));
}

/* Columns of the table, in whatever order and however often; none at all is no choice. */
static void
test_table_view (void)
{
  g_autoptr (EfDocument) document = load_reporting (
    "<charts><chart id='a'>\n"
    "<table-view><column key='b'/><column key='a'/><column key='b'/><column/></table-view>\n"
    "</chart><chart id='b'><table-view/></chart></charts>",
    "");
  g_autoptr (EfChartSpec) expected = ef_chart_spec_new ();
  g_autoptr (EfChartSpec) none = ef_chart_spec_new ();

  g_assert_true (ef_chart_spec_equal (ef_document_get_chart (document, "b"), none));
  ef_table_view_set_column (&expected->table, "a", TRUE);
  ef_table_view_set_column (&expected->table, "b", TRUE);
  g_assert_true (ef_chart_spec_equal (ef_document_get_chart (document, "a"), expected));
  ef_table_view_set_column (&expected->table, "b", FALSE);
  g_assert_false (ef_chart_spec_equal (ef_document_get_chart (document, "a"), expected));
  g_assert_true (ef_table_view_has_column (&expected->table, "a"));
  ef_table_view_set_column (&expected->table, "a", FALSE);
  g_assert_true (ef_chart_spec_equal (none, expected));
}

/* Of rows in groups; a view that has only groups is one, and without a column there are none. */
static void
test_groups (void)
{
  g_autoptr (EfDocument) document = load_reporting (
    "<charts><chart id='a'><table-view group-by='kind' summary='best'/></chart>\n"
    "<chart id='b'><table-view group-by='kind' summary='most'><column key='a'/></table-view>"
    "</chart>\n"
    "<chart id='c'><table-view group-by='' summary='best'><folded key='CNN'/></table-view></chart>"
    "<chart id='d'><table-view group-by='kind' summary='mean'><folded key='ViT'/>"
    "<folded key=''/><folded key='ViT'/></table-view></chart></charts>",
    "3: “most” is not a possible value of “summary”.");
  const EfTableView *both = &ef_document_get_chart (document, "b")->table;
  g_autoptr (EfChartSpec) expected = ef_chart_spec_new ();
  g_autoptr (EfChartSpec) copy = NULL;

  g_assert_true (ef_chart_spec_equal (ef_document_get_chart (document, "c"), expected));
  ef_table_view_set_groups (&expected->table, "kind", EF_GROUP_SUMMARY_BEST);
  g_assert_true (ef_chart_spec_equal (ef_document_get_chart (document, "a"), expected));
  g_assert_cmpint (both->summary, ==, EF_GROUP_SUMMARY_MEAN);
  g_assert_cmpstr (both->group_by, ==, "kind");
  g_assert_true (ef_table_view_has_column (both, "a"));

  /* What is folded is sorted, and goes with the groups. */
  g_assert_null (ef_document_get_chart (document, "c")->table.folded);
  copy = ef_chart_spec_copy (ef_document_get_chart (document, "d"));
  g_assert_cmpuint (copy->table.folded->len, ==, 2);
  g_assert_cmpstr (copy->table.folded->pdata[0], ==, "");
  g_assert_cmpstr (copy->table.folded->pdata[1], ==, "ViT");
  ef_table_view_set_groups (&copy->table, "kind", EF_GROUP_SUMMARY_BEST);
  g_assert_nonnull (copy->table.folded);
  ef_table_view_set_groups (&copy->table, "size", EF_GROUP_SUMMARY_BEST);
  g_assert_null (copy->table.folded);
  g_clear_pointer (&copy, ef_chart_spec_free);

  copy = ef_chart_spec_copy (ef_document_get_chart (document, "b"));
  g_assert_true (ef_table_view_equal (&copy->table, both));
  ef_table_view_clear_columns (&copy->table);
  g_assert_cmpstr (copy->table.group_by, ==, "kind");
  ef_table_view_set_groups (&copy->table, NULL, EF_GROUP_SUMMARY_BEST);
  g_assert_cmpint (copy->table.summary, ==, EF_GROUP_SUMMARY_MEAN);
}

/* What rows are sorted by, each column once and the first four of them; a view that has nothing
 * else is one. */
static void
test_sorts (void)
{
  g_autoptr (EfDocument) document = load_reporting (
    "<charts><chart id='a'><table-view><sort key='kind'/><sort computed='gap-x' descending='true'/>"
    "<sort key='kind' descending='true'/></table-view></chart>\n"
    "<chart id='b'><table-view><sort computed='weight'/><sort computed='front'/></table-view>"
    "</chart>\n"
    "<chart id='c'><table-view><sort key='1'/><sort key='2'/><sort key='3'/><sort key='4'/>"
    "<sort key='5'/></table-view></chart></charts>",
    "3: “weight” is not a possible value of “computed”.");
  g_autoptr (EfChartSpec) expected = ef_chart_spec_new ();
  g_autoptr (EfChartSpec) copy = NULL;
  const GArray *many = ef_document_get_chart (document, "c")->table.sorts;

  g_assert_cmpuint (many->len, ==, EF_VIEW_SORTS_MAX);
  g_assert_cmpstr (g_array_index (many, EfViewSort, 3).column, ==, "4");
  ef_table_view_add_sort (&expected->table, NULL, EF_N_COMPUTED, FALSE);
  g_assert_true (ef_chart_spec_equal (ef_document_get_chart (document, "b"), expected));
  ef_table_view_clear_sorts (&expected->table);
  ef_table_view_add_sort (&expected->table, "kind", EF_N_COMPUTED, FALSE);
  ef_table_view_add_sort (&expected->table, NULL, EF_COMPUTED_GAP_X, FALSE);
  g_assert_false (ef_chart_spec_equal (ef_document_get_chart (document, "a"), expected));
  ef_table_view_clear_sorts (&expected->table);
  ef_table_view_add_sort (&expected->table, "kind", EF_N_COMPUTED, FALSE);
  ef_table_view_add_sort (&expected->table, NULL, EF_COMPUTED_GAP_X, TRUE);
  g_assert_true (ef_chart_spec_equal (ef_document_get_chart (document, "a"), expected));
  copy = ef_chart_spec_copy (expected);
  g_assert_true (ef_chart_spec_equal (copy, expected));
}

/* Only texts stand beside their place; a region that said how far would not be saved so again. */
static void
test_shifted_region (void)
{
  g_autoptr (EfDocument) document = load_reporting (
    "<charts><chart id='a'>\n"
    "<notes><note kind='region' x='1' dx='7' dy='8'/>"
    "<note kind='text' x='1' y='2' dx='7'/></notes>"
    "</chart></charts>",
    "");
  const GPtrArray *notes = ef_document_get_chart (document, "a")->notes;
  const EfNote *region = notes->pdata[0];
  const EfNote *text = notes->pdata[1];

  g_assert_cmpfloat (region->dx, ==, 0);
  g_assert_cmpfloat (region->dy, ==, 0);
  g_assert_cmpfloat (text->dx, ==, 7);
}

static void
assert_supposed (EfDocument *document, const char *id, const char *name, const char *grid)
{
  const EfWhatIf *what_if = &ef_document_get_chart (document, id)->what_if;

  g_assert_cmpstr (what_if->current, ==, name);
  g_assert_cmpstr (ef_what_if_get_current (what_if)->grid, ==, grid);
}

/* Scenarios of the project, and of charts as they were until 1.4: all are there for all charts, and
 * each supposes what it did. */
static void
test_scenarios_of_both (void)
{
  g_autoptr (EfDocument) document = load_reporting (
    "<scenarios><scenario name='a' grid='SWE'/></scenarios>\n"
    "<charts><chart id='1' front='true' labels='all' legend='auto'><x/><y/>\n"
    "<scenarios current='a' ghost=''/></chart>\n"
    "<chart id='2' front='true' labels='all' legend='auto'><x/><y/>\n"
    "<scenarios current='a' ghost='b'>\n"
    "<scenario name='a' grid='POL'/><scenario name='b' grid='FRA'/></scenarios></chart>\n"
    "<chart id='3' front='true' labels='all' legend='auto'><x/><y/>\n"
    "<scenarios current='c'/></chart></charts>",
    "9: The chart has no scenario “c”.");

  assert_supposed (document, "1", "a", "SWE");
  assert_supposed (document, "2", "a 2", "POL");
  g_assert_cmpstr (ef_document_get_chart (document, "2")->what_if.ghost, ==, "b");
  g_assert_cmpuint (ef_document_get_scenarios (document)->len, ==, 3);
  for (guint i = 0; i < ef_document_get_n_charts (document); i++)
    g_assert_true (ef_scenarios_equal (
      ef_document_get_chart (document, ef_document_get_chart_id (document, i))->what_if.scenarios,
      ef_document_get_scenarios (document)));
}

/* What the reference data do not have, or cannot be, is reported, and the rest stays. */
static void
test_scenarios (void)
{
  g_autoptr (EfDocument) document = load_reporting (
    "<charts><chart id='a' front='true' labels='all' legend='auto'><x/><y/>\n"
    "<scenarios current='c' ghost='d' mood='x'>\n"
    "<scenario name='a' grid='Atlantis' pue='1.1'/>\n"
    "<scenario name='a'/>\n"
    "<scenario pue='0.5' replace='perhaps'/>\n"
    "<weather/></scenarios></chart></charts>",
    "3: The attribute “mood” is not known and was left out.|"
    "4: Nothing is known of “Atlantis”.|"
    "5: The scenario has no name of its own and was left out. (2 times: here, 6)|"
    "6: “0.5” is not a possible value of “pue”.|"
    "6: “perhaps” is not a possible value of “replace”.|"
    "7: The element “weather” is not known and was left out.|"
    "3: The chart has no scenario “c”.|"
    "3: The chart has no scenario “d”.");
  const EfWhatIf *what_if = &ef_document_get_chart (document, "a")->what_if;
  const EfScenario *scenario = ef_what_if_find (what_if, "a");

  g_assert_cmpuint (what_if->scenarios->len, ==, 1);
  g_assert_cmpfloat (scenario->pue, ==, 1.1);
  g_assert_null (scenario->grid);
  g_assert_null (what_if->current);
  g_assert_null (what_if->ghost);
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

  document = load_reporting (long_content, "2: The extensions are too large and were left out.");
  g_assert_null (ef_document_get_extensions (document));
  other = load_reporting (crowd->str, "2: The extensions are too large and were left out.");
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
  g_test_add_func ("/store/reader/charts", test_charts);
  g_test_add_func ("/store/reader/scenarios", test_scenarios);
  g_test_add_func ("/store/reader/rulers", test_rulers);
  g_test_add_func ("/store/reader/stars", test_stars);
  g_test_add_func ("/store/reader/table-view", test_table_view);
  g_test_add_func ("/store/reader/groups", test_groups);
  g_test_add_func ("/store/reader/sorts", test_sorts);
  g_test_add_func ("/store/reader/shifted-region", test_shifted_region);
  g_test_add_func ("/store/reader/scenarios-of-both", test_scenarios_of_both);
  g_test_add_func ("/store/reader/lines-of-long-files", test_lines_of_long_files);
  g_test_add_func ("/store/reader/extensions", test_extensions);
  g_test_add_func ("/store/reader/large-extensions", test_large_extensions);
  g_test_add_func ("/store/reader/sniff", test_sniff);

  return g_test_run ();
}
