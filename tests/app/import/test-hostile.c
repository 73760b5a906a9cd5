/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "import-test.h"

/* Broken, enormous and malicious files, cancelling, and the same result every time. */

static const char pwc_text[] =
  "[{\"task\": \"T\", \"description\": \"d\", \"datasets\": [{\"dataset\": \"D\", \"sota\": {"
  "\"metrics\": [\"Score\", \"Params\"], \"rows\": [\n"
  "{\"model_name\": \"a\", \"metrics\": {\"Score\": \"9.5%\", \"Params\": \"1.8M\"}, "
  "\"code_links\": [{\"title\": \"x\", \"url\": \"https://example.org\"}]},\n"
  "{\"model_name\": \"b\", \"paper_date\": \"2020-01-02\", \"metrics\": {\"Score\": 8}},\n"
  "{\"model_name\": \"c\", \"metrics\": {\"Score\": [1, 2]}, \"paper_title\": \"p\\u00e9\"}\n"
  "]}, \"subdatasets\": []}], \"subtasks\": [{\"task\": \"S\", \"datasets\": []}]}]";

static const char xml_text[] =
  "<?xml version=\"1.0\"?>\n<!-- c -->\n<evaluation-tables"
  " xmlns=\"urn:efficient-frontier:pwc:1\"><task name=\"T\"><description>d &lt;</description>\n"
  "<dataset name=\"D\"><sota><metric name=\"Score\" unit=\"s\" direction=\"lower\"/>\n"
  "<row model_name=\"a\" paper_date=\"2020-01-02\"><code_link url=\"https://example.org\"/>"
  "<metric name=\"Score\">9.5%</metric><metric name=\"Params\">1.8M</metric></row>\n"
  "<row model_name=\"b&#10;c\"><metric name=\"Score\"><![CDATA[8]]></metric></row></sota>\n"
  "<dataset name=\"E\"/></dataset><task name=\"S\"/></task><extensions><x xmlns=\"\"/>"
  "</extensions></evaluation-tables>";

static const char element_text[] =
  "<tasks><i><task>T</task><description>d</description><datasets><i><dataset>D</dataset><sota>"
  "<metrics><i>Score</i></metrics><rows>\n<i><model_name>a</model_name><metrics>"
  "<v k=\"Score\">9.5%</v><Params>1.8M</Params></metrics><code_links><i><url>https://example.org"
  "</url></i></code_links></i>\n<i><paper_date>2020-01-02</paper_date><metrics><v><name>Score"
  "</name><value>8</value></v></metrics></i></rows></sota></i></datasets><subtasks><i>"
  "<task>S</task></i></subtasks></i></tasks>";

static const char run_text[] =
  "<oml:run xmlns:oml=\"http://openml.org/openml\"><oml:flow_name>f</oml:flow_name>\n"
  "<oml:output_data><oml:evaluation><oml:name>recall</oml:name><oml:value>0.5</oml:value>"
  "<oml:array_data>[1]</oml:array_data></oml:evaluation>\n"
  "<oml:evaluation repeat=\"0\" fold=\"1\"><oml:name>recall</oml:name><oml:value>0.4"
  "</oml:value></oml:evaluation>\n<oml:evaluation repeat=\"0\" fold=\"2\"><oml:name>recall"
  "</oml:name><oml:value>1e3</oml:value></oml:evaluation></oml:output_data></oml:run>";

static const char zoo_text[] =
  "<zoo version='3'><task name='T'>\n<model id='a'><cost><params>5</params></cost>"
  "<metric name='x'>1</metric><metric name='y'>2</metric></model>\n"
  "<model id='b'><cost><params>6</params></cost><metric><name>x</name><value>3</value></metric>"
  "</model></task>\n<task name='U'><model id='c'/><note>n</note></task></zoo>";

static const char tuples_text[] =
  "1704.00001v4.pdf\tR#S#Error#15.8$R#S#Params#40M\n1705.00002v1.pdf\tR#S#Error#9.5$R#S##a b#3\n"
  "(1080Ti)\t\nx.pdf\tR#T#MAP#386x1$R#T#a\n";

static const char lines_text[] =
  "l1,l2,l3,task,dataset,date,model,result,metric,polarity\n"
  "T,R,R,R,S,2021-06,B model in \\'A\\',55.9,Z,pos\nT,R,R,R,S,2021-06,\"C, d\",0.3,E,neg\n";

static const char page_text[] =
  "{\"count\": 5, \"results\": [{\"task_name\": \"R\", \"dataset_name\": \"S\", \"model_name\":"
  " \"A\", \"metrics\": {\"X\": 1, \"Y\": [2]}, \"num_parameters\": 7},\n{\"metrics\": {\"X\": "
  "\"2%\"}, \"methodology\": \"B\", \"paper_arxiv_id\": \"1\", \"evaluated_on\": \"2020-01-01\"}]}";

static const char csv_text[] =
  "model,\"params, M\",date,score,note\r\n"
  "a,\"1,014.5\",2020-01-02,77.0%,\"two\nlines\"\r\n"
  "b,2.5,2020-02-03,0.5±0.1,\"say \"\"hi\"\"\"\r\n"
  "<a href=\"https://example.org\">c</a>,\"9,5\",x,-,\n"
  "d\xC3\xA9,3K,,nan,\\'e\\' \\'f\\'\n";

static const char card_text[] =
  "---\nlicense: mit\nmodel-index:\n- name: &n m\n  results:\n  - task: {type: t, name: *n}\n"
  "    dataset: {name: D, args: {a: b}}\n    metrics:\n    - {type: f1, value: 0.5}\n"
  "    - type: wer\n      value: [1, '2']\nco2_eq_emissions: {emissions: 1_7.5, on_cloud: true}\n"
  "---\n# H\n\n| a | [b](https://example.org) |\n|---|:-:|\n| **x** | 1<sup>2</sup> |\n"
  "| Total | 3\n"
  "\n<table><thead><tr><th colspan=2>c</th><th>d</tr></thead><tr><td rowspan='2'>y<td>2<td>3 / 4"
  "</tr><tr><td>5<!-- no --></table>\n\n- **Params (M):** 25.6\n## Validation Metrics\n"
  "- Loss: 0.8\n";

static GBytes *
pack (const char *text, gsize length)
{
  g_autoptr (GConverter) packer = NULL;
  g_autoptr (GInputStream) raw = g_memory_input_stream_new_from_data (text, (gssize) length, NULL);
  g_autoptr (GInputStream) stream = NULL;
  GByteArray *packed = g_byte_array_new ();
  guint8 buffer[4096];
  gssize n;

  packer = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
  stream = g_converter_input_stream_new (raw, packer);
  while ((n = g_input_stream_read (stream, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_byte_array_append (packed, buffer, (guint) n);

  return g_byte_array_free_to_bytes (packed);
}

/* Cut JSON and gzip */

static void
test_cut_off_json (void)
{
  /* Behind the second row. */
  const char *end = strstr (pwc_text, "{\"model_name\": \"c\"");
  g_autofree char *text = g_strndup (pwc_text, (gsize) (end - pwc_text));
  g_autoptr (EfImportResult) result = import_text ("cut.json", text);
  EfTable *table = get_only_table (result);

  assert_cells (table, "model", "a|b");
  assert_told (result, "cut.json:4:1: The JSON text is cut off here");
  g_assert_cmpuint (ef_diagnostics_count (ef_import_result_get_diagnostics (result),
                                          EF_SEVERITY_ERROR), ==, 2);
}

static void
test_broken_json (void)
{
  g_autoptr (GString) text = g_string_new (pwc_text);
  g_autoptr (EfImportResult) result = NULL;

  g_string_replace (text, "{\"model_name\": \"c\"", "{'model_name': \"c\"", 1);
  result = import_text ("bad.json", text->str);
  assert_cells (get_only_table (result), "model", "a|b");
  assert_told (result, "bad.json:4:2: From here on this is not well-formed JSON");

  import_text_fails ("bad.json", "[{\"task\": \"T\", \"datasets\": [,]}]", EF_ERROR_DAMAGED,
                     "“bad.json”, 1:29: From here on");
}

static void
test_trailing_comma (void)
{
  g_autoptr (GString) text = g_string_new (pwc_text);
  g_autoptr (EfImportResult) result = NULL;

  g_string_replace (text, "\n]}, \"subdatasets\"", ",\n]}, \"subdatasets\"", 1);
  result = import_text ("bad.json", text->str);
  assert_cells (get_only_table (result), "model", "a|b|c");
  assert_told (result, "bad.json:5:1: From here on this is not well-formed JSON");
}

static void
test_not_a_number (void)
{
  g_autoptr (GString) text = g_string_new (pwc_text);
  g_autoptr (EfImportResult) result = NULL;

  g_string_replace (text, "{\"Score\": 8}", "{\"Score\": NaN}", 1);
  result = import_text ("nan.json", text->str);
  assert_cells (get_only_table (result), "model", "a|b|c");
  assert_told (result, "nan.json:3:70: 1 value is NaN");
}

static void
test_gzip (void)
{
  g_autoptr (GBytes) packed = pack (csv_text, strlen (csv_text));
  g_autoptr (GBytes) twice = NULL;
  g_autoptr (EfImportResult) result = NULL;
  gsize length;
  const char *data = g_bytes_get_data (packed, &length);

  result = import_data ("table.json", data, length);
  assert_cells (get_only_table (result), "note", "two\nlines|say \"hi\"||'e' 'f'");

  twice = pack (data, length);
  data = g_bytes_get_data (twice, &length);
  import_data_fails ("t.csv.gz", data, length, EF_ERROR_NOT_RECOGNISED, "gzip");
}

static void
test_cut_off_gzip (void)
{
  g_autoptr (GString) csv = g_string_new ("model,x\n");
  g_autoptr (GString) json = g_string_new ("[{\"task\": \"T\", \"datasets\": [{\"dataset\": \"D\", "
                                           "\"sota\": {\"rows\": [\n");
  g_autoptr (GBytes) packed_csv = NULL;
  g_autoptr (GBytes) packed_json = NULL;
  g_autoptr (EfImportResult) csv_result = NULL;
  g_autoptr (EfImportResult) json_result = NULL;
  EfTable *table;
  const char *data;
  gsize length;

  for (guint i = 0; i < 20000; i++)
    {
      g_string_append_printf (csv, "model %u,%u\n", i, i * 7919 % 10007);
      g_string_append_printf (json,
                              "{\"model_name\": \"model %u\", \"metrics\": {\"X\": %u}},\n", i,
                              i * 7919 % 10007);
    }
  packed_csv = pack (csv->str, csv->len);
  packed_json = pack (json->str, json->len);

  data = g_bytes_get_data (packed_csv, &length);
  csv_result = import_data ("t.csv", data, length / 2);
  table = get_only_table (csv_result);
  g_assert_cmpuint (ef_table_get_n_rows (table), >, 5000);
  g_assert_cmpuint (ef_table_get_n_rows (table), <, 15000);
  for (guint row = 0; row < ef_table_get_n_rows (table); row++)
    g_assert_cmpfloat (ef_column_get_numbers (get_column (table, "x"))[row], ==,
                       row * 7919 % 10007);
  assert_told (csv_result, "breaks off");

  data = g_bytes_get_data (packed_json, &length);
  json_result = import_data ("t.json", data, length / 2);
  table = get_only_table (json_result);
  g_assert_cmpuint (ef_table_get_n_rows (table), >, 5000);
  assert_told (json_result, "breaks off");
}

/* Enormous */

static void
test_deep_json (void)
{
  g_autoptr (GString) text = g_string_new ("[{\"task\": \"T\", \"datasets\": [], \"x\": ");

  for (guint i = 0; i < 1000000; i++)
    g_string_append (text, "[");
  import_text_fails ("deep.json", text->str, EF_ERROR_TOO_LARGE, "nested");

  g_string_assign (text, "");
  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "{\"datasets\": [], \"task\": \"T\", \"subtasks\": [");
  import_text_fails ("deep.json", text->str, EF_ERROR_TOO_LARGE, "nested");
}

/* A metric of its own for each of many rows would be a table of 10^10 cells. */
static void
test_many_metrics (void)
{
  g_autoptr (GString) text = g_string_new ("[{\"task\": \"T\", \"datasets\": [{\"dataset\": \"D\", "
                                           "\"sota\": {\"rows\": [");
  g_autoptr (EfImportResult) result = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "%s{\"model_name\": \"m\", \"metrics\": {\"M%u\": 1}}",
                            i > 0 ? "," : "", i);
  g_string_append (text, "]}}]}]");
  result = import_text ("wide.json", text->str);
  assert_names (get_only_table (result), "model");
  g_assert_cmpuint (ef_table_get_n_rows (get_only_table (result)), ==, 100000);
  assert_told (result, "metrics of this table are left out");
}

/* Thousands of equal names must not be tried against each other. */
static void
test_equal_names (void)
{
  g_autoptr (GString) csv = g_string_new ("x");
  g_autoptr (GString) json = g_string_new ("[{\"task\": \"T\", \"datasets\": [");
  g_autoptr (EfImportResult) columns = NULL;
  g_autoptr (EfImportResult) tables = NULL;

  for (guint i = 1; i < 16000; i++)
    g_string_append (csv, ",x");
  g_string_append (csv, "\n1");
  for (guint i = 1; i < 16000; i++)
    g_string_append (csv, ",1");
  columns = import_text ("t.csv", csv->str);
  get_column (get_only_table (columns), "x (16000)");

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (json,
                            "%s{\"dataset\": \"D\", \"sota\": {\"rows\": [{\"model_name\": \"m\", "
                            "\"metrics\": {\"X\": %u}}]}}",
                            i > 0 ? "," : "", i);
  g_string_append (json, "]}]");
  tables = import_text ("t.json", json->str);
  assert_number (get_table (tables, "T > D"), "X", 0, 0);
  assert_number (get_table (tables, "T > D (50000)"), "X", 0, 49999);
}

static void
test_one_long_line (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 3000000; i++)
    g_string_append (text, "a,");
  import_text_fails ("wide.csv", text->str, EF_ERROR_TOO_LARGE, "columns");
}

static void
test_long_cell (void)
{
  g_autoptr (GString) text = g_string_new ("name,x\n\"");
  g_autoptr (EfImportResult) result = NULL;
  EfColumn *name;

  for (guint i = 0; i < 900000; i++)
    g_string_append_c (text, 'a');
  g_string_append (text, "\",1\nb,2\n");
  result = import_text ("long.csv", text->str);
  assert_number (get_only_table (result), "x", 0, 1);
  name = get_column (get_only_table (result), "name");
  g_assert_cmpuint (strlen (ef_column_get_text (name, 0)), ==, 900000);
}

/* Cancelling */

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  static const char *const texts[]
    = { csv_text, pwc_text,    xml_text,   element_text, run_text,
        zoo_text, tuples_text, lines_text, page_text, card_text };

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (ef_import_bytes (bytes, "t.csv", NULL, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

static gpointer
cancel_soon (gpointer data)
{
  GCancellable *cancellable = data;

  g_usleep ((gulong) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cancellable), "delay")));
  g_cancellable_cancel (cancellable);

  return NULL;
}

/* Cancelled in the middle, wherever that is: either nothing or everything. */
static void
test_cancel_in_the_middle (void)
{
  g_autoptr (GString) text = g_string_new ("name,date,x\n");
  g_autoptr (GBytes) bytes = NULL;
  guint n_cancelled = 0;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "name %u,2020-01-%02u,%u.5\n", i, i % 28 + 1, i);
  bytes = g_bytes_new (text->str, text->len);

  for (guint delay = 0; delay < 40000; delay += 2000)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (EfImportResult) result = NULL;
      GThread *thread;

      g_object_set_data (G_OBJECT (cancellable), "delay", GUINT_TO_POINTER (delay));
      thread = g_thread_new ("cancel", cancel_soon, cancellable);
      result = ef_import_bytes (bytes, "t.csv", NULL, cancellable, &error);
      g_thread_join (thread);
      if (result == NULL)
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          n_cancelled++;
        }
      else
        g_assert_cmpuint (ef_table_get_n_rows (get_only_table (result)), ==, 200000);
    }
  g_assert_cmpuint (n_cancelled, >, 0);
}

/* Asynchronous */

typedef struct
{
  GMainLoop *loop;
  EfImportResult *result;
  GError *error;
} Waiting;

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->result = ef_import_finish (result, &waiting->error);
  g_main_loop_quit (waiting->loop);
}

static void
test_async (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv_text, strlen (csv_text));
  g_autoptr (GFile) missing = g_file_new_for_path ("/no/such/file.csv");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (EfProgress) progress = ef_progress_new ();
  Waiting waiting = { .loop = loop };

  ef_import_bytes_async (bytes, "t.csv", progress, NULL, finished_cb, &waiting);
  g_main_loop_run (loop);
  g_assert_no_error (waiting.error);
  g_assert_cmpuint (ef_table_get_n_rows (get_only_table (waiting.result)), ==, 4);
  g_assert_cmpfloat (ef_progress_get_fraction (progress), ==, 1);
  g_clear_pointer (&waiting.result, ef_import_result_unref);

  ef_import_file_async (missing, NULL, NULL, finished_cb, &waiting);
  g_main_loop_run (loop);
  g_assert_null (waiting.result);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&waiting.error);

  g_cancellable_cancel (cancellable);
  ef_import_bytes_async (bytes, "t.csv", NULL, cancellable, finished_cb, &waiting);
  g_main_loop_run (loop);
  g_assert_null (waiting.result);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&waiting.error);
}

/* The same, always */

static void
test_deterministic (void)
{
  static const char *const texts[]
    = { csv_text, pwc_text,    xml_text,   element_text, run_text,
        zoo_text, tuples_text, lines_text, page_text, card_text };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (EfImportResult) one = import_text ("t", texts[i]);
      g_autoptr (EfImportResult) two = import_text ("t", texts[i]);
      g_autofree char *first = describe_result (one);
      g_autofree char *second = describe_result (two);

      g_assert_cmpstr (first, ==, second);
    }
}

/* Checks everything that can be asked of a result. */
static void
check_result (const EfImportResult *result)
{
  g_autofree char *description = describe_result (result);

  g_assert_true (g_utf8_validate (description, -1, NULL));
  g_assert_nonnull (ef_import_result_get_summary (result));
}

static void
mutate (GByteArray *bytes, GRand *random)
{
  static const char *const pieces[] = {
    ",",    "\"",   "\n",    "\r",           "\t",  ";",     "\\",                 "[",  "]",
    "{",    "}",    ":",     "null",         "NaN", "1e999", "-",                  "0x", "\xFF",
    "\xC3", "<b>",  "&amp;", "\xEF\xBB\xBF", "±",   "%",     "\x02wzxhzdk:1\x03", "é",  "\"\"",
    "1,5",  "<",    ">",     "</i>",         "<i>", "'",     "<![CDATA[",          "&#1;",
    "---\n", "\n|--|--|\n", "|", "<table>", "<td rowspan=9>", "&a ", "*a", "- ", "  ", "\t- ",
    "xmlns:x='y' ", "<!DOCTYPE i [", "<!--", "<task>", "<dataset>", "</dataset>",
  };

  for (gint n = g_rand_int_range (random, 1, 8); n > 0; n--)
    {
      guint at = (guint) g_rand_int_range (random, 0, (gint32) bytes->len + 1);
      guint rest = bytes->len - at;
      guint removed = (guint) g_rand_int_range (random, 0, 12);
      const char *piece = pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];

      switch (g_rand_int_range (random, 0, 5))
        {
        case 0:
          if (rest > 0)
            bytes->data[at] = (guint8) g_rand_int_range (random, 0, 256);
          break;
        case 1:
          g_byte_array_remove_range (bytes, at, MIN (rest, removed));
          break;
        case 2:
          g_byte_array_set_size (bytes, at + (rest > 0 && g_rand_boolean (random) ? rest : 0));
          break;
        default:
          {
            g_autofree guint8 *tail = g_memdup2 (bytes->data + at, rest);

            g_byte_array_set_size (bytes, at);
            g_byte_array_append (bytes, (const guint8 *) piece, (guint) strlen (piece));
            if (rest > 0)
              g_byte_array_append (bytes, tail, rest);
          }
          break;
        }
    }
}

/* Small changes to good files: whatever happens, it is a result that holds together or an error
 * with a sentence. */
static void
test_mutations (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20200828);
  static const char *const texts[]
    = { csv_text, pwc_text,    xml_text,   element_text, run_text,
        zoo_text, tuples_text, lines_text, page_text, card_text };

  for (guint round = 0; round < 20000; round++)
    {
      const char *text = texts[round % G_N_ELEMENTS (texts)];
      g_autoptr (GByteArray) array = g_byte_array_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (EfImportResult) result = NULL;

      g_byte_array_append (array, (const guint8 *) text, (guint) strlen (text));
      mutate (array, random);
      bytes = g_bytes_new (array->data, array->len);
      result = ef_import_bytes (bytes, round % 3 == 0 ? "t.csv" : "t", NULL, NULL, &error);
      if (result != NULL)
        check_result (result);
      else
        {
          g_assert_true (error->domain == EF_ERROR);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          g_assert_cmpuint (strlen (error->message), >, 10);
        }
    }
}

/* Every beginning of a good file. */
static void
test_prefixes (void)
{
  static const char *const texts[]
    = { csv_text, pwc_text,    xml_text,   element_text, run_text,
        zoo_text, tuples_text, lines_text, page_text, card_text };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gsize length = 0; length < strlen (texts[i]); length++)
      {
        g_autoptr (GBytes) bytes = g_bytes_new (texts[i], length);
        g_autoptr (GError) error = NULL;
        g_autoptr (EfImportResult) result = ef_import_bytes (bytes, "t.csv", NULL, NULL, &error);

        g_assert_true ((result != NULL) != (error != NULL));
        if (result != NULL)
          check_result (result);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/hostile/cut-off-json", test_cut_off_json);
  g_test_add_func ("/import/hostile/broken-json", test_broken_json);
  g_test_add_func ("/import/hostile/trailing-comma", test_trailing_comma);
  g_test_add_func ("/import/hostile/not-a-number", test_not_a_number);
  g_test_add_func ("/import/hostile/gzip", test_gzip);
  g_test_add_func ("/import/hostile/cut-off-gzip", test_cut_off_gzip);
  g_test_add_func ("/import/hostile/deep-json", test_deep_json);
  g_test_add_func ("/import/hostile/many-metrics", test_many_metrics);
  g_test_add_func ("/import/hostile/equal-names", test_equal_names);
  g_test_add_func ("/import/hostile/one-long-line", test_one_long_line);
  g_test_add_func ("/import/hostile/long-cell", test_long_cell);
  g_test_add_func ("/import/hostile/cancelled", test_cancelled);
  g_test_add_func ("/import/hostile/cancel-in-the-middle", test_cancel_in_the_middle);
  g_test_add_func ("/import/hostile/async", test_async);
  g_test_add_func ("/import/hostile/deterministic", test_deterministic);
  g_test_add_func ("/import/hostile/mutations", test_mutations);
  g_test_add_func ("/import/hostile/prefixes", test_prefixes);

  return g_test_run ();
}
