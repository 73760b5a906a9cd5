/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "import-test.h"

static const char zoo[] =
  "<?xml version='1.0'?>\n<zoo version='3'>\n"
  "<task name='Detection'><note>All of it</note>\n"
  " <model id='m1'><title>Vega</title><cost unit='x'><params>5.5</params></cost>\n"
  "  <metric name='top-1 accuracy'>77.1</metric><metric name='FPS'>30</metric></model>\n"
  " <model id='m2'><title>Lynx</title><cost><params>12</params></cost>\n"
  "  <metric name='FPS'><!-- none --></metric><metric name='top-1 accuracy'>80.3%</metric>"
  "</model>\n"
  " <data><name>COCO</name></data></task>\n"
  "<task name='Reading'><model id='m3'><title>Tern</title><metric><name>EM</name>"
  "<value>0.5</value></metric></model></task>\n"
  "</zoo>\n";

static void
test_rows (void)
{
  g_autoptr (EfImportResult) result = import_text ("zoo.xml", zoo);
  EfTable *table = get_table (result, "zoo > task > model");
  EfColumn *accuracy = get_column (table, "top-1 accuracy");
  g_autofree char *place = ef_table_describe_place (table, 2, NULL);

  assert_names (table,
                "id|title|unit|params|top-1 accuracy|FPS|EM|task|task note|data|zoo version");
  assert_cells (table, "title", "Vega|Lynx|Tern");
  assert_number (table, "params", 1, 12);
  assert_cells (table, "top-1 accuracy", "77.1|80.3%|");
  assert_cells (table, "FPS", "30||");
  assert_cells (table, "EM", "||0.5");
  /* What is around a row, before it or behind. */
  assert_cells (table, "task", "Detection|Detection|Reading");
  assert_cells (table, "task note", "All of it|All of it|");
  assert_cells (table, "data", "COCO|COCO|");
  assert_cells (table, "zoo version", "3|3|3");
  g_assert_cmpstr (ef_quantity_get_id (ef_column_get_quantity (accuracy)), ==, "top-1-accuracy");
  g_assert_cmpint (ef_column_get_role (get_column (table, "title")), ==, EF_ROLE_NAME);
  g_assert_cmpstr (place, ==, "9:/zoo/task[2]/model[1]");
  g_assert_cmpstr (ef_import_result_get_summary (result), ==,
                   "1 table in XML, whose rows are /zoo/task/model (3)");
  g_assert_cmpstr (ef_source_get_format (ef_import_result_get_source (result)), ==, "xml");
}

/* Every kind of row is a table of its own, that of most rows first. */
static void
test_several (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.xml",
    "<r><hosts><host power='5' name='a'/><host power='6' name='b'/></hosts>"
    "<runs><run><x>1</x><step loss='3' n='1'/><step loss='2' n='2'/></run>"
    "<run><x>2</x><step loss='1' n='1'/></run></runs></r>");
  EfCatalogNode *root = ef_import_result_get_root (result);
  EfTable *steps = ef_catalog_node_get_table (root, 0);

  g_assert_cmpuint (ef_catalog_node_get_n_tables (root), ==, 3);
  g_assert_cmpstr (ef_table_get_path (steps), ==, "r > runs > run > step");
  assert_names (steps, "loss|n|run x");
  assert_cells (steps, "run x", "1|1|2");
  assert_cells (get_table (result, "r > hosts > host"), "power", "5|6");
  assert_cells (get_table (result, "r > runs > run"), "x", "1|2");
  g_assert_cmpstr (ef_import_result_get_summary (result), ==,
                   "3 tables in XML, whose rows are /r/runs/run/step (3), "
                   "/r/hosts/host (2), /r/runs/run (2)");
}

/* A name and a value without anything that repeats around them are rows. */
static void
test_pairs_alone (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.xml", "<r><m><name>a</name><value>1</value></m><m><name>b</name><value>2</value></m></r>");
  EfTable *table = get_only_table (result);

  assert_cells (table, "name", "a|b");
  assert_cells (table, "value", "1|2");
}

/* The text of a row, attributes and elements of one name, prefixes, CDATA. */
static void
test_names (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.xml",
    "<r xmlns:p='urn:p'><p:point x='1' label='a'>5</p:point><p:point x='2' label='b'>6</p:point>"
    "<row><size>1</size><box size='10'><p:name><![CDATA[A & B]]></p:name></box></row>"
    "<row><size>2</size><box size='20'><p:name>C</p:name></box></row></r>");
  EfTable *points = get_table (result, "r > point");
  EfTable *rows = get_table (result, "r > row");

  assert_names (points, "x|label|point");
  assert_number (points, "point", 1, 6);
  assert_names (rows, "size|box/size|box");
  assert_cells (rows, "box", "A & B|C");
  assert_cells (rows, "box/size", "10|20");
}

/* The unit of a number may be an attribute beside it. */
static void
test_units (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.xml",
    "<r><set><m unit='a'><energy unit='kWh'>0.2</energy><params unit='M'>5.5</params>"
    "<metric name='latency' units='ms'>7</metric><note unit='x'>text</note></m>"
    "<m unit='b'><energy unit='Wh'>500</energy><params unit='K'>12</params>"
    "<metric name='latency' units='s'>0.5</metric></m></set><set/></r>");
  EfTable *table = get_only_table (result);
  EfColumn *energy = get_column (table, "energy");
  EfColumn *latency = get_column (table, "latency");

  assert_names (table, "unit|energy|params|latency|note/unit|note");
  g_assert_cmpfloat_with_epsilon (ef_column_get_numbers (energy)[0] * ef_column_get_factor (energy),
                                  0.2 * 3.6e6, 1e-6);
  g_assert_cmpfloat_with_epsilon (ef_column_get_numbers (energy)[1] * ef_column_get_factor (energy),
                                  0.5 * 3.6e6, 1e-6);
  assert_number (table, "params", 0, 5.5e6);
  assert_number (table, "params", 1, 12e3);
  g_assert_cmpfloat_with_epsilon (
    ef_column_get_numbers (latency)[0] * ef_column_get_factor (latency), 0.007, 1e-12);
  g_assert_cmpfloat_with_epsilon (
    ef_column_get_numbers (latency)[1] * ef_column_get_factor (latency), 0.5, 1e-12);
}

static void
test_repeated_values (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.xml", "<r>\n<m><x>1</x><author>A</author><author>B</author></m>\n"
             "<m><x>2</x><author>C</author></m></r>");

  assert_cells (get_only_table (result), "author", "A|C");
  assert_told (result,
               "t.xml:2:/r/m[1]/author: An element stands in a row more than once; 1 value");
}

/* If something stands around rows twice, the first of them is named. */
static void
test_repeated_around (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.xml", "<r><by>A</by>\n<by>B</by>\n<m><x>1</x></m><m><x>2</x></m></r>");

  assert_cells (get_only_table (result), "r by", "A|A");
  assert_told (result, "t.xml:3:/r/m[1]: Elements stand in a row more than once; 2 values");
}

static void
test_refused_cell (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.xml", "<r>\n<m x='1'/><m x='2'/>\n<m x='3'/><m x='4'/><m x='fast'/></r>");

  assert_number (get_only_table (result), "x", 4, NAN);
  assert_told (result, "t.xml:3:/r/m[5]/@x: ");
}

/* What has no table is shown as it is. */
static void
test_unknown (void)
{
  import_text_fails ("t.xml", "<order><id>5</id><to><city>Bonn</city></to></order>",
                     EF_ERROR_NO_RESULTS, "built like this: order (id, to (city)).");
  import_text_fails ("t.xml", "<book><p>a</p><p>b</p><p>c</p></book>", EF_ERROR_NO_RESULTS,
                     "built like this: book (p 3).");
  import_text_fails ("t.xml",
                     "<people><person><name>A</name><town>X</town></person>"
                     "<person><name>B</name><town>Y</town></person></people>",
                     EF_ERROR_NO_RESULTS,
                     "without columns of numbers. It is built like this: people (person 2 (name "
                     "2, town 2)).");
  import_text_fails ("t.xml", "<a><b></a>", EF_ERROR_DAMAGED, "“t.xml”, 1:");
}

static void
test_cut_off (void)
{
  g_autofree char *text = g_strndup (zoo, (gsize) (strstr (zoo, "<title>Tern") - zoo));
  g_autoptr (EfImportResult) result = import_text ("zoo.xml", text);

  assert_cells (get_table (result, "zoo > task > model"), "title", "Vega|Lynx|");
  assert_told (result, "zoo.xml:9:");
}

/* As many names as there are elements. */
static void
test_many_names (void)
{
  g_autoptr (GString) text = g_string_new ("<r>");

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "<a%u><x>1</x></a%u>", i, i);
  g_string_append (text, "</r>");
  import_text_fails ("t.xml", text->str, EF_ERROR_TOO_LARGE, "more kinds of elements");
}

/* Rows in rows in rows, each a table, and each row with all that is around it. */
static void
test_nested_rows (void)
{
  g_autoptr (GString) text = g_string_new ("<r>");
  g_autoptr (EfImportResult) result = NULL;
  EfCatalogNode *root;

  for (guint i = 0; i < 150; i++)
    g_string_append (text, "<a x='1'/><a x='2'>");
  for (guint i = 0; i < 150; i++)
    g_string_append (text, "</a>");
  g_string_append (text, "</r>");
  result = import_text ("t.xml", text->str);
  root = ef_import_result_get_root (result);
  g_assert_cmpuint (ef_catalog_node_get_n_tables (root), ==, 150);
}

/* A thousand values around a hundred thousand rows would be a hundred million. */
static void
test_much_around (void)
{
  g_autoptr (GString) text = g_string_new ("<r>");
  g_autoptr (EfImportResult) result = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "<a%u>%u</a%u>", i, i, i);
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "<m x='1'/>");
  g_string_append (text, "</r>");
  result = import_text ("t.xml", text->str);
  assert_names (get_only_table (result), "x");
  assert_told (result, "Rows of <m>: what stands around them is left out");
}

static void
test_large (void)
{
  g_autoptr (GString) text = g_string_new ("<r><set name='s'>");
  g_autoptr (EfImportResult) result = NULL;
  EfTable *table;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "<m id='%u'><v name='x'>%u</v><v name='y'>%u.5</v></m>\n", i,
                            i * 7919 % 10007, i % 97);
  g_string_append (text, "</set><set name='t'><m id='u'/></set></r>");
  result = import_text ("t.xml", text->str);
  table = get_only_table (result);
  g_assert_cmpuint (ef_table_get_n_rows (table), ==, 200001);
  for (guint row = 0; row < 200000; row++)
    g_assert_cmpfloat (ef_column_get_numbers (get_column (table, "x"))[row], ==,
                       row * 7919 % 10007);
  g_assert_cmpstr (ef_column_get_text (get_column (table, "set"), 200000), ==, "t");
}

/* Trees of tasks, feeds and the like have repeated elements too. */
static void
test_not_rows (void)
{
  import_text_fails ("t.xml",
                     "<feed xmlns='http://www.w3.org/2005/Atom'><entry><n>1</n></entry>"
                     "<entry><n>2</n></entry></feed>",
                     EF_ERROR_NO_RESULTS, "a news feed (Atom)");
  import_text_fails ("t.xml",
                     "<oml:flow xmlns:oml='http://openml.org/openml'><oml:p><oml:v>1</oml:v>"
                     "</oml:p><oml:p><oml:v>2</oml:v></oml:p></oml:flow>",
                     EF_ERROR_NO_RESULTS, "a flow of OpenML");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/xml/rows", test_rows);
  g_test_add_func ("/import/xml/several", test_several);
  g_test_add_func ("/import/xml/pairs-alone", test_pairs_alone);
  g_test_add_func ("/import/xml/names", test_names);
  g_test_add_func ("/import/xml/units", test_units);
  g_test_add_func ("/import/xml/repeated-values", test_repeated_values);
  g_test_add_func ("/import/xml/repeated-around", test_repeated_around);
  g_test_add_func ("/import/xml/refused-cell", test_refused_cell);
  g_test_add_func ("/import/xml/unknown", test_unknown);
  g_test_add_func ("/import/xml/cut-off", test_cut_off);
  g_test_add_func ("/import/xml/many-names", test_many_names);
  g_test_add_func ("/import/xml/nested-rows", test_nested_rows);
  g_test_add_func ("/import/xml/much-around", test_much_around);
  g_test_add_func ("/import/xml/large", test_large);
  g_test_add_func ("/import/xml/not-rows", test_not_rows);

  return g_test_run ();
}
