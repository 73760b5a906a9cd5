/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "import-test.h"

#define START                                                                                      \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                   \
  "<evaluation-tables xmlns=\"urn:efficient-frontier:pwc:1\">\n"
#define END "</evaluation-tables>\n"
/* Lines 3 to 5 come before, what is inside begins on line 6. */
#define TABLE_START                                                                                \
  START "<task name=\"Object Detection\">\n<description>Find &lt;b&gt;objects&lt;/b&gt;."          \
        "</description>\n<dataset name=\"COCO\"><sota>\n"
#define TABLE_END "</sota></dataset></task>\n" END

static const char sorted_tables[] = TABLE_START
  "<metric name=\"MAP\"/><metric name=\"FPS\"/>\n"
  "<row model_name=\"Vega\" paper_title=\"Vega: faster\" paper_url=\"https://example.org/vega\""
  " paper_date=\"2019-11-20\" uses_additional_data=\"true\">\n"
  "<code_link url=\"https://example.org/code\" title=\"x\"/><code_link url=\"https://b.org\"/>\n"
  "<metric name=\"MAP\">55.1</metric><metric name=\"FPS\"> 6.5 </metric></row>\n"
  "<row model_name=\"Lynx\" paper_url=\"\"><metric name=\"MAP\">48.3%</metric>"
  "<metric name=\"FPS\">62</metric></row>\n"
  "<row model_name=\"Tern\" paper_date=\"2020-04\"><metric name=\"MAP\">47.5</metric></row>\n"
  "<row model_name=\"Lynx\"><metric name=\"MAP\">43</metric><metric name=\"FPS\">-</metric>"
  "<metric name=\"extra\">1</metric></row>\n" TABLE_END;

static void
test_columns (void)
{
  g_autoptr (EfImportResult) result = import_text ("t.pwc.xml", sorted_tables);
  EfTable *table = get_table (result, "Object Detection > COCO");
  EfCatalogNode *task = ef_catalog_node_get_child (ef_import_result_get_root (result), 0);
  EfColumn *map = get_column (table, "MAP");
  g_autofree char *place = ef_table_describe_place (table, 2, map);

  assert_told (result, "t.pwc.xml:5: Column “MAP”: 1 of 4 numbers have a percent sign");
  g_assert_cmpuint (ef_diagnostics_get_n_kept (ef_import_result_get_diagnostics (result)), ==, 1);
  g_assert_cmpstr (ef_catalog_node_get_description (task), ==, "Find objects.");
  assert_names (table, "model|MAP|FPS|extra|paper|date|link|code|uses additional data");
  assert_cells (table, "model", "Vega|Lynx|Tern|Lynx");
  assert_cells (table, "MAP", "55.1|48.3%|47.5|43");
  assert_number (table, "MAP", 1, 48.3);
  assert_cells (table, "FPS", "6.5|62||");
  assert_cells (table, "date", "2019-11-20||2020-04|");
  assert_cells (table, "code", "https://example.org/code|||");
  assert_cells (table, "uses additional data", "true|||");
  g_assert_cmpint (ef_column_get_direction (map), ==, EF_DIRECTION_HIGHER);
  g_assert_cmpint (ef_column_get_direction_reason (map), ==, EF_DIRECTION_REASON_ROW_ORDER);
  g_assert_cmpint (ef_table_get_place_kind (table), ==, EF_PLACE_LINE);
  g_assert_cmpstr (place, ==, "line 11, column MAP");
  g_assert_cmpstr (ef_import_result_get_summary (result), ==, "4 rows; 1 table");
  g_assert_cmpstr (ef_source_get_format (ef_import_result_get_source (result)), ==, "pwc-xml");
}

/* What the file says wins over what would be inferred. */
static void
test_stated (void)
{
  g_autoptr (EfImportResult) result = import_text ("t.pwc.xml", TABLE_START
    "<metric name=\"Score\" direction=\"lower\"/>"
    "<metric name=\"Params\" unit=\"ms\" direction=\"higher\"/>"
    "<metric name=\"inference time\" unit=\"ms\"/><metric name=\"Acc\" unit=\"%\"/>"
    "<metric name=\"Odd\" unit=\"furlong\"/>\n"
    "<row model_name=\"a\"><metric name=\"Score\">9</metric><metric name=\"Params\">4</metric>"
    "<metric name=\"inference time\">7</metric><metric name=\"Acc\">5</metric>"
    "<metric name=\"Odd\">5</metric></row>"
    "<row model_name=\"b\"><metric name=\"Score\">8</metric></row>"
    "<row model_name=\"c\"><metric name=\"Score\">7</metric></row>"
    "<row model_name=\"d\"><metric name=\"Score\">6</metric></row>" TABLE_END);
  EfTable *table = get_only_table (result);
  EfColumn *score = get_column (table, "Score");
  EfColumn *params = get_column (table, "Params");
  EfColumn *time = get_column (table, "inference time");

  g_assert_cmpint (ef_column_get_direction (score), ==, EF_DIRECTION_LOWER);
  g_assert_cmpint (ef_column_get_direction_reason (score), ==, EF_DIRECTION_REASON_FILE);
  g_assert_null (ef_column_get_quantity (params));
  g_assert_cmpstr (ef_unit_get_id (ef_column_get_unit (params)), ==, "millisecond");
  g_assert_cmpint (ef_column_get_direction (params), ==, EF_DIRECTION_HIGHER);
  g_assert_cmpstr (ef_unit_get_id (ef_column_get_unit (time)), ==, "millisecond");
  g_assert_nonnull (ef_column_get_quantity (time));
  g_assert_cmpfloat (ef_column_get_factor (time), ==, 1e-3);
  assert_told (result, "t.pwc.xml:5: Column “Odd”: the unit “furlong” is not known.");
  g_assert_cmpuint (ef_diagnostics_get_n_kept (ef_import_result_get_diagnostics (result)), ==, 1);
}

/* Any order of elements, any prefix, comments, CDATA, foreign things where they may be. */
static void
test_tolerance (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.xml",
    "<?xml version='1.0'?><!-- /////// -->\n"
    "<p:evaluation-tables xmlns:p='urn:efficient-frontier:pwc:1' xmlns:q='urn:q' unused='1'>\n"
    "<p:extensions><q:task name='no'/><p:task name='no'/></p:extensions>\n"
    "<p:task name='T'><p:task name='S'/>"
    "<p:dataset name='D'><p:dataset name='E'><p:sota/></p:dataset><p:sota>\n"
    "<p:row model_name='a'><p:metric name='X'><![CDATA[1 & 2]]></p:metric></p:row>"
    "<p:metric name='Y'/>\n"
    "<p:row model_name='b'><p:metric name='Y'>3<!-- no -->4</p:metric></p:row>"
    "</p:sota></p:dataset></p:task></p:evaluation-tables>");
  EfTable *table = get_table (result, "T > D");

  assert_no_diagnostics (result);
  assert_names (table, "model|Y|X");
  assert_cells (table, "X", "1 & 2|");
  assert_cells (table, "Y", "|34");
  g_assert_cmpuint (ef_table_get_n_rows (get_table (result, "T > D > E")), ==, 0);
}

static void
test_warnings (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.xml", START
    "<task><weather/>\n<dataset name='D'><q:x xmlns:q='urn:q'><dataset name='no'/></q:x><sota>\n"
    "<metric name='M' direction='up'/><row model_name='a' colour='red' uses_additional_data='1'>"
    "<metric>0</metric><metric name='M'>1</metric><metric name='M'>2</metric></row>"
    "</sota></dataset></task>" END);
  EfTable *table = get_table (result, "task 1 > D");

  assert_names (table, "model|M");
  assert_cells (table, "M", "1");
  assert_told (result, "t.xml:3: The element <task> has no name.");
  assert_told (result, "t.xml:3: The element <weather> is not known");
  assert_told (result, "t.xml:4: The element <x> is foreign");
  assert_told (result, "t.xml:5: A direction is “higher” or “lower”, but not “up”.");
  assert_told (result, "t.xml:5: The attribute “colour” is not known");
  assert_told (result, "t.xml:5: “uses_additional_data” is “true” or “false”, but not “1”.");
  assert_told (result, "t.xml:5: The element <metric> has no name.");
  assert_told (result, "t.xml:5: The row has “M” twice");
}

static void
test_many_warnings (void)
{
  g_autoptr (GString) text = g_string_new (TABLE_START "<row model_name='a'/>");
  g_autoptr (EfImportResult) result = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "<weather/>");
  g_string_append (text, TABLE_END);
  result = import_text ("t.xml", text->str);
  g_assert_cmpuint (count_diagnostics (result, "<weather>"), ==, 20);
  assert_told (result, "99980 more elements or attributes");
}

static void
test_newer (void)
{
  import_text_fails ("t.xml",
                     "<evaluation-tables xmlns='urn:efficient-frontier:pwc:2'><task name='T'/>"
                     "</evaluation-tables>",
                     EF_ERROR_NEWER, "newer version");
}

static void
test_no_rows (void)
{
  import_text_fails ("t.xml", START END, EF_ERROR_NO_RESULTS, "no row of results");
  import_text_fails ("t.xml", TABLE_START "<metric name='X'/>" TABLE_END, EF_ERROR_NO_RESULTS,
                     "no row of results");
}

static void
test_cut_off (void)
{
  const char *end = strstr (sorted_tables, "<row model_name=\"Tern\"");
  g_autofree char *text = g_strndup (sorted_tables, (gsize) (end - sorted_tables));
  g_autoptr (EfImportResult) result = import_text ("cut.xml", text);

  assert_cells (get_only_table (result), "model", "Vega|Lynx");
  assert_told (result, "cut.xml:11:1: The XML text is cut off here");
  assert_told (result, "the others are lost");
}

static void
test_not_well_formed (void)
{
  g_autoptr (GString) text = g_string_new (sorted_tables);
  g_autoptr (EfImportResult) result = NULL;

  g_string_replace (text, "<row model_name=\"Tern\" paper_date", "<row model_name=\"Tern\" & date",
                    1);
  result = import_text ("bad.xml", text->str);
  assert_cells (get_only_table (result), "model", "Vega|Lynx");
  assert_told (result, "bad.xml:11:");

  import_text_fails ("bad.xml", START "<task name='T'></dataset>" END, EF_ERROR_DAMAGED,
                     "“bad.xml”, 3:");
}

static char *
make_long_text (guint n_rows)
{
  GString *text = g_string_new (TABLE_START);

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (text,
                            "<row model_name=\"model %u\"><metric name=\"X\">%u</metric></row>\n",
                            i, i * 7919 % 10007);
  g_string_append (text, TABLE_END);

  return g_string_free (text, FALSE);
}

static void
assert_long_table (EfTable *table, guint n_rows)
{
  g_assert_cmpuint (ef_table_get_n_rows (table), ==, n_rows);
  for (guint row = 0; row < n_rows; row++)
    g_assert_cmpfloat (ef_column_get_numbers (get_column (table, "X"))[row], ==,
                       row * 7919 % 10007);
}

static void
test_gzip (void)
{
  g_autofree char *text = make_long_text (40000);
  g_autoptr (GConverter) packer
    = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, packer);
  g_autoptr (EfImportResult) whole = NULL;
  g_autoptr (EfImportResult) cut = NULL;
  guint n_rows;
  gsize length;
  const char *data;

  g_assert_true (g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  data = g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory));
  length = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory));

  whole = import_data ("t.pwc.xml", data, length);
  assert_long_table (get_only_table (whole), 40000);
  assert_no_diagnostics (whole);

  cut = import_data ("t.pwc.xml", data, length / 2);
  n_rows = ef_table_get_n_rows (get_only_table (cut));
  g_assert_cmpuint (n_rows, >, 10000);
  g_assert_cmpuint (n_rows, <, 30000);
  assert_long_table (get_only_table (cut), n_rows);
  assert_told (cut, "breaks off");
  assert_told (cut, "the others are lost");
}

static gpointer
cancel_soon (gpointer data)
{
  GCancellable *cancellable = data;

  g_usleep ((gulong) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cancellable), "delay")));
  g_cancellable_cancel (cancellable);

  return NULL;
}

/* Wherever it is cancelled, the result is nothing or everything, and all threads end. */
static void
test_cancel (void)
{
  g_autofree char *text = make_long_text (60000);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  for (guint delay = 0; delay < 60000; delay += 4000)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (EfImportResult) result = NULL;
      g_autoptr (GError) error = NULL;
      GThread *thread;

      g_object_set_data (G_OBJECT (cancellable), "delay", GUINT_TO_POINTER (delay));
      thread = g_thread_new ("cancel", cancel_soon, cancellable);
      result = ef_import_bytes (bytes, "t.xml", NULL, cancellable, &error);
      g_thread_join (thread);
      if (result == NULL)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_cmpuint (ef_table_get_n_rows (get_only_table (result)), ==, 60000);
    }
}

/* A million characters are enough for a value. */
static void
test_long_text (void)
{
  g_autoptr (GString) text = g_string_new (TABLE_START "<row model_name='a'><metric name='X'>");
  g_autoptr (EfImportResult) result = NULL;
  EfColumn *column;

  for (guint i = 0; i < 30 << 20; i++)
    g_string_append_c (text, 'x');
  g_string_append (text, "</metric></row>" TABLE_END);
  result = import_text ("t.xml", text->str);
  column = get_column (get_only_table (result), "X");
  g_assert_cmpuint (strlen (ef_column_get_text (column, 0)), ==, 1 << 20);
}

/* The same sub-tree under two parents, on other lines. */
static void
test_repeats (void)
{
#define SHARED                                                                                     \
  "<task name='Shared'>\n<dataset name='D'><sota><row model_name='a'>\n"                           \
  "<metric name='X'>1</metric></row></sota></dataset></task>\n"
  g_autoptr (EfImportResult) result
    = import_text ("t.xml", START "<task name='One'>" SHARED "</task><task name='Two'>" SHARED
                                  "</task>" END);
#undef SHARED

  g_assert_cmpstr (ef_import_result_get_summary (result), ==,
                   "2 rows, 1 of them a repeat; 1 table");
  g_assert_cmpstr (ef_table_get_path (get_only_table (result)), ==, "One > Shared > D");
}

/* Element for each key */

/* Imports XML in which a script has written the dump of test_columns() as it pleased. */
static void
assert_converted (const char *text)
{
  g_autoptr (EfImportResult) result = import_text ("tables.xml", text);
  EfTable *table = get_table (result, "Detection > COCO");

  assert_told (result, "Column “MAP”: 1 of 2 numbers have a percent sign");
  g_assert_cmpuint (ef_diagnostics_get_n_kept (ef_import_result_get_diagnostics (result)), ==, 1);
  assert_names (table, "model|MAP|Top 1|paper|date|code|uses additional data");
  assert_cells (table, "model", "Vega|Lynx");
  assert_cells (table, "MAP", "55.1|48.3%");
  assert_cells (table, "Top 1", "|7");
  assert_cells (table, "paper", "A & B|");
  assert_cells (table, "date", "2019-11-20|");
  assert_cells (table, "code", "https://example.org/code|");
  assert_cells (table, "uses additional data", "false|");
  g_assert_cmpuint (ef_table_get_n_rows (get_table (result, "Detection > Fast > COCO")), ==, 1);
  g_assert_cmpstr (ef_catalog_node_get_description (
                     ef_catalog_node_get_child (ef_import_result_get_root (result), 0)),
                   ==, "Find them.");
}

#define SUBTASK(item, list, list_end)                                                              \
  "<subtasks>" list "<task>Fast</task><datasets>" list "<dataset>COCO</dataset><sota>"             \
  "<rows>" list "<metrics><MAP>1</MAP></metrics><model_name>x</model_name>" list_end "</rows>"     \
  "</sota>" list_end "</datasets>" list_end "</subtasks>"

static void
test_wrapped_lists (void)
{
  assert_converted (
    "<root><item type='dict'><categories><item>Vision</item></categories><datasets>"
    "<item><dataset>COCO</dataset><dataset_links/><description>About <x/> it</description>"
    "<sota><metrics><item>MAP</item><item>Top 1</item></metrics><rows>\n"
    "<item><code_links><item><title>t</title><url>https://example.org/code</url></item>"
    "<item><title>t</title><url>https://example.org/2</url></item></code_links>"
    "<metrics><MAP>55.1</MAP></metrics><model_links/><model_name>Vega</model_name>"
    "<paper_date>2019-11-20</paper_date><paper_title>A &amp; B</paper_title><paper_url/>"
    "<uses_additional_data>False</uses_additional_data></item>\n"
    "<item><metrics><MAP>48.3%</MAP><key name='Top 1'>7</key></metrics>"
    "<model_name>Lynx</model_name></item></rows></sota><subdatasets/></item></datasets>"
    "<description>Find them.</description>" SUBTASK ("item", "<item>", "</item>")
    "<synonyms/><task>Detection</task></item></root>");
}

/* As xmltodict writes lists. */
static void
test_repeated_lists (void)
{
  assert_converted (
    "<tasks><task><datasets><dataset>COCO</dataset>"
    "<sota><metrics>MAP</metrics><metrics>Top 1</metrics>"
    "<rows><code_links><title>t</title><url>https://example.org/code</url></code_links>"
    "<code_links><title>t</title><url>https://example.org/2</url></code_links>"
    "<metrics><MAP>55.1</MAP></metrics><model_name>Vega</model_name>"
    "<paper_date>2019-11-20</paper_date><paper_title><![CDATA[A & B]]></paper_title>"
    "<uses_additional_data>false</uses_additional_data></rows>"
    "<rows><metrics><MAP>48.3%</MAP><x k='Top 1'>7</x></metrics><model_name>Lynx</model_name>"
    "</rows></sota></datasets><description>Find them.</description>" SUBTASK ("", "", "")
    "<task>Detection</task></task></tasks>");
}

/* Items named after what they are, names and texts as attributes, metrics as pairs. */
static void
test_named_items (void)
{
  assert_converted (
    "<evaluation><task name='Detection'><datasets><dataset name='COCO'>"
    "<sota><metric name='MAP'/><metric name='Top 1'/><rows>"
    "<row model_name='Vega' paper_title='A &amp; B' paper_date='2019-11-20'"
    " uses_additional_data='false'><code_link url='https://example.org/code'/>"
    "<metric name='MAP'>55.1</metric></row>"
    "<row model_name='Lynx'><metrics><metric><name>MAP</name><value>48.3%</value></metric>"
    "<metric> <name>Top 1</name> <value>7</value> <unit>%</unit> </metric></metrics></row>"
    "</rows></sota></dataset></datasets><description>Find them.</description>"
    "<task name='Fast'><dataset name='COCO'><sota><row model_name='x'><metric name='MAP'>1"
    "</metric></row></sota></dataset></task></task></evaluation>");
}

static void
test_single_task (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.xml",
    "<evaluation xmlns='urn:whatever'>\n<task>Go</task><datasets>\n<item><dataset>Elo</dataset>"
    "<sota><rows>\n<row><model_name>a</model_name><metrics><Score>17.3</Score></metrics></row>"
    "</rows></sota></item></datasets></evaluation>");
  EfTable *table = get_table (result, "Go > Elo");
  g_autofree char *place = ef_table_describe_place (table, 0, NULL);

  assert_cells (table, "Score", "17.3");
  g_assert_cmpstr (place, ==, "line 4");
}

static void
test_entity_bomb (void)
{
  import_text_fails ("t.xml",
                     "<?xml version='1.0'?>\n<!DOCTYPE evaluation-tables [<!ENTITY a 'aaaaaaaaaa'>"
                     "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>\n"
                     "<evaluation-tables xmlns='urn:efficient-frontier:pwc:1'>&b;"
                     "</evaluation-tables>",
                     EF_ERROR_TOO_LARGE, "“t.xml”: The file declares a document type");
}

/* XML of other kinds is left to others. */
static void
test_not_ours (void)
{
  import_text_fails ("t.xml", "<rss><channel><item><title>sota datasets</title></item></channel>"
                              "</rss>",
                     EF_ERROR_NO_RESULTS, "a news feed (RSS)");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/pwc-xml/columns", test_columns);
  g_test_add_func ("/import/pwc-xml/stated", test_stated);
  g_test_add_func ("/import/pwc-xml/tolerance", test_tolerance);
  g_test_add_func ("/import/pwc-xml/warnings", test_warnings);
  g_test_add_func ("/import/pwc-xml/many-warnings", test_many_warnings);
  g_test_add_func ("/import/pwc-xml/newer", test_newer);
  g_test_add_func ("/import/pwc-xml/no-rows", test_no_rows);
  g_test_add_func ("/import/pwc-xml/cut-off", test_cut_off);
  g_test_add_func ("/import/pwc-xml/not-well-formed", test_not_well_formed);
  g_test_add_func ("/import/pwc-xml/gzip", test_gzip);
  g_test_add_func ("/import/pwc-xml/cancel", test_cancel);
  g_test_add_func ("/import/pwc-xml/long-text", test_long_text);
  g_test_add_func ("/import/pwc-xml/repeats", test_repeats);
  g_test_add_func ("/import/pwc-xml/wrapped-lists", test_wrapped_lists);
  g_test_add_func ("/import/pwc-xml/repeated-lists", test_repeated_lists);
  g_test_add_func ("/import/pwc-xml/named-items", test_named_items);
  g_test_add_func ("/import/pwc-xml/single-task", test_single_task);
  g_test_add_func ("/import/pwc-xml/entity-bomb", test_entity_bomb);
  g_test_add_func ("/import/pwc-xml/not-ours", test_not_ours);

  return g_test_run ();
}
