/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-pwc-convert.h"

#include <string.h>

#include "import-test.h"

static GBytes *
convert_bytes (GBytes *json, EfDiagnostics *diagnostics, GError **error)
{
  g_autoptr (EfInput) input = ef_input_new_for_bytes (json, "t.json");

  return ef_pwc_convert_to_xml (input, diagnostics, NULL, error);
}

/* The XML that becomes of @json; @words are in the only diagnostic, NULL if there must be none. */
static char *
convert (const char *json, const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) xml = convert_bytes (bytes, diagnostics, &error);
  gsize length;
  const char *text;

  g_assert_no_error (error);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, words != NULL);
  if (words != NULL)
    g_assert_nonnull (strstr (ef_diagnostics_get (diagnostics, 0)->reason, words));
  g_assert_true (ef_pwc_validate (xml, "t.pwc.xml", diagnostics, &error));
  g_assert_no_error (error);
  text = g_bytes_get_data (xml, &length);

  return g_strndup (text, length);
}

#define HEAD                                                                                       \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                   \
  "<evaluation-tables xmlns=\"urn:efficient-frontier:pwc:1\">\n"
#define FOOT "</evaluation-tables>\n"

static const char full_json[] =
  "[{\"categories\": [\"NLP\", \"A & B\"], \"datasets\": [{\"dataset\": \"Example QA\",\n"
  "\"dataset_citations\": [{\"title\": \"C\", \"url\": \"https://example.org/c\"}],\n"
  "\"dataset_links\": [{\"url\": \"https://example.org/d\"}],\n"
  "\"description\": \"Questions & answers, **with**\\r\\n<b>Markdown</b>.\",\n"
  "\"sota\": {\"metrics\": [\"EM\", \"Number of params\"], \"rows\": [\n"
  "{\"code_links\": [{\"title\": \"org/code\", \"url\": \"https://example.org/code\"}],\n"
  "\"metrics\": {\"EM\": \"90.640\", \"Number of params\": \"1.82 M\"}, \"model_links\": [],\n"
  "\"model_name\": \" Model \\\"A\\\"\\n(single)\\t\", \"paper_date\": \"2020-03-26\",\n"
  "\"paper_title\": \"A paper\", \"paper_url\": \"https://example.org/a?b&c\",\n"
  "\"uses_additional_data\": false},\n"
  "{\"model_name\": \"\", \"paper_title\": \"\", \"paper_url\": \"\", \"paper_date\": null,\n"
  "\"metrics\": {\"EM\": \"-\", \"extra\": 1.50, \"list\": [0.5, \"x\"], \"none\": null}}]},\n"
  "\"subdatasets\": [{\"subdataset\": \"Hard part\", \"description\": \"\", \"sota\": {}}]}],\n"
  "\"description\": \"\",\n"
  "\"source_link\": {\"title\": \"Board\", \"url\": \"https://example.org\"},\n"
  "\"subtasks\": [{\"task\": \"Open QA\", \"datasets\": [], \"source_link\": null,\n"
  "\"description\": \"Joshi \\u0002wzxhzdk:6\\u0003 \\u0001(2019)\"}],\n"
  "\"synonyms\": [\"QA\"], \"task\": \"Question Answering\"}]";

static const char full_xml[] = HEAD
  " <task name=\"Question Answering\">\n"
  "  <category>NLP</category>\n"
  "  <category>A &amp; B</category>\n"
  "  <synonym>QA</synonym>\n"
  "  <source_link url=\"https://example.org\" title=\"Board\"/>\n"
  "  <dataset name=\"Example QA\">\n"
  "   <description>Questions &amp; answers, **with**&#13;\n&lt;b&gt;Markdown&lt;/b&gt;."
  "</description>\n"
  "   <dataset_link url=\"https://example.org/d\"/>\n"
  "   <dataset_citation url=\"https://example.org/c\" title=\"C\"/>\n"
  "   <sota>\n"
  "    <metric name=\"EM\"/>\n"
  "    <metric name=\"Number of params\"/>\n"
  "    <row model_name=\" Model &quot;A&quot;&#10;(single)&#9;\" paper_title=\"A paper\""
  " paper_url=\"https://example.org/a?b&amp;c\" paper_date=\"2020-03-26\""
  " uses_additional_data=\"false\">\n"
  "     <code_link url=\"https://example.org/code\" title=\"org/code\"/>\n"
  "     <metric name=\"EM\">90.640</metric>\n"
  "     <metric name=\"Number of params\">1.82 M</metric>\n"
  "    </row>\n"
  "    <row model_name=\"\" paper_title=\"\" paper_url=\"\">\n"
  "     <metric name=\"EM\">-</metric>\n"
  "     <metric name=\"extra\">1.50</metric>\n"
  "     <metric name=\"list\">[0.5, x]</metric>\n"
  "    </row>\n"
  "   </sota>\n"
  "   <dataset name=\"Hard part\">\n"
  "    <sota/>\n"
  "   </dataset>\n"
  "  </dataset>\n"
  "  <task name=\"Open QA\">\n"
  "   <description>Joshi  (2019)</description>\n"
  "  </task>\n"
  " </task>\n" FOOT;

static void
test_everything (void)
{
  g_autofree char *xml = convert (full_json, NULL);

  g_assert_cmpstr (xml, ==, full_xml);
}

/* What is left out must be there for the schema, or have no place. */
static void
test_sparse (void)
{
  g_autofree char *single = convert ("{\"task\": \"T\", \"datasets\": [{\"sota\": null}]}", NULL);
  g_autofree char *nameless = convert (
    "[{\"datasets\": [{\"sota\": {\"rows\": [{\"code_links\": [{\"title\": \"x\"}]}]}}]}]", NULL);
  g_autofree char *odd = convert (
    "[{\"task\": \"T\", \"datasets\": [], \"colour\": {\"a\": [1]}, \"subtasks\": [7, null]}]",
    "2 values have no place in the XML form and are left out. The first is “colour”.");

  g_assert_cmpstr (single, ==, HEAD " <task name=\"T\">\n  <dataset name=\"\"/>\n </task>\n" FOOT);
  g_assert_cmpstr (nameless, ==, HEAD
                   " <task name=\"\">\n  <dataset name=\"\">\n   <sota>\n"
                   "    <row model_name=\"\">\n"
                   "     <code_link url=\"\" title=\"x\"/>\n    </row>\n   </sota>\n  </dataset>\n"
                   " </task>\n" FOOT);
  g_assert_cmpstr (odd, ==, HEAD " <task name=\"T\"/>\n" FOOT);
}

#define ROW(members)                                                                               \
  "[{\"task\": \"T\", \"datasets\": [{\"dataset\": \"D\", \"sota\": {\"rows\": [{" members         \
  "}]}}]}]"

static void
test_losses (void)
{
  g_autofree char *date = convert (ROW ("\"paper_date\": \"May\""), "is left out: “May”");
  g_autofree char *flag = convert (ROW ("\"uses_additional_data\": \"maybe\""),
                                   "“uses_additional_data”");
  g_autofree char *twice = convert (ROW ("\"metrics\": {\"X\": 1, \"X\\u0001\": 2}"), "“X”");
  g_autofree char *nan = convert (ROW ("\"metrics\": {\"X\": NaN}"), "NaN");

  g_assert_null (strstr (date, "May"));
  g_assert_null (strstr (flag, "maybe"));
  g_assert_nonnull (strstr (twice, "<metric name=\"X\">1</metric>\n    </row>"));
  g_assert_null (strstr (nan, "<metric"));
}

static void
assert_fails (const char *json, EfError code, const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (convert_bytes (bytes, diagnostics, &error));
  g_assert_error (error, EF_ERROR, (gint) code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_failures (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);

  assert_fails ("a,b\n1,2\n", EF_ERROR_NOT_RECOGNISED, "“t.json” does not hold evaluation tables");
  assert_fails (full_xml, EF_ERROR_NOT_RECOGNISED, "evaluation tables");
  assert_fails ("[{\"task\": \"T\", \"datasets\": [", EF_ERROR_DAMAGED, "“t.json”, 1:");
  for (guint i = 0; i < 5000; i++)
    g_string_append (deep, "{\"datasets\": [], \"task\": \"T\", \"subtasks\": [");
  assert_fails (deep->str, EF_ERROR_TOO_LARGE, "nested");
}

static GBytes *
convert_back (GBytes *xml)
{
  g_autoptr (EfInput) input = ef_input_new_for_bytes (xml, "t.pwc.xml");
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (ef_pwc_convert_to_json (input, out, diagnostics, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 0);
  g_assert_true (g_output_stream_close (out, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/* XML to JSON to XML gives equal bytes, and the JSON the same tables. */
static void
assert_way_back (EfImportResult *before, GBytes *xml)
{
  g_autoptr (GBytes) json = convert_back (xml);
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GBytes) again = convert_bytes (json, diagnostics, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (EfImportResult) after = ef_import_bytes (json, "t.json", NULL, NULL, &error);
  g_autofree char *described_before = describe_tables (before);
  g_autofree char *described_after = NULL;

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (xml, again));
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 0);
  g_assert_cmpstr (ef_source_get_format (ef_import_result_get_source (after)), ==, "pwc-json");
  described_after = describe_tables (after);
  g_assert_true (g_str_equal (described_before, described_after));
}

/* There and back: the same tables from both, and the same bytes each time. */
static void
assert_round_trip (EfImportResult *before, GBytes *json)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) xml = convert_bytes (json, diagnostics, &error);
  g_autoptr (GBytes) again = convert_bytes (json, diagnostics, NULL);
  g_autoptr (EfImportResult) after = NULL;
  g_autofree char *described_before = describe_tables (before);
  g_autofree char *described_after = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 0);
  g_assert_true (g_bytes_equal (xml, again));
  g_assert_true (ef_pwc_validate (xml, "t.pwc.xml", diagnostics, &error));
  g_assert_no_error (error);

  after = ef_import_bytes (xml, "t.pwc.xml", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ef_source_get_format (ef_import_result_get_source (after)), ==, "pwc-xml");
  described_after = describe_tables (after);
  /* Not cmpstr: the texts have megabytes. */
  g_assert_true (g_str_equal (described_before, described_after));
  for (guint severity = EF_SEVERITY_INFO; severity <= EF_SEVERITY_ERROR; severity++)
    g_assert_cmpuint (
      ef_diagnostics_count (ef_import_result_get_diagnostics (before), severity), ==,
      ef_diagnostics_count (ef_import_result_get_diagnostics (after), severity));
  assert_way_back (before, xml);
}

static void
test_round_trip (void)
{
  g_autoptr (EfImportResult) before = import_text ("t.json", full_json);
  g_autoptr (GBytes) bytes = g_bytes_new_static (full_json, strlen (full_json));

  assert_round_trip (before, bytes);
}

static void
test_shared (void)
{
  static const char *const paths[] = {
    "data/1-pwc/sota-extractor/chexpert.json",
    "data/1-pwc/sota-extractor/coqa.json",
    "data/1-pwc/sota-extractor/eff.json",
    "data/1-pwc/sota-extractor/hotpotqa.json",
    "data/1-pwc/sota-extractor/nlp-progress.json",
    "data/1-pwc/sota-extractor/record.json",
    "data/1-pwc/sota-extractor/redditsota.json",
    "data/1-pwc/sota-extractor/snli.json",
    "data/1-pwc/sota-extractor/squad.json",
    "data/1-pwc/pwc-evaluation-tables-excerpt/evaluation-tables.skeleton-action.part1.json",
    "data/1-pwc/pwc-evaluation-tables-2020-08/evaluation-tables.excerpt.json",
    "data/1-pwc/pwc-evaluation-tables-2020-08/evaluation-tables.open.json.gz",
  };

  if (get_shared_dir () == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (EfImportResult) before = import_shared (paths[i]);
      g_autofree char *path = g_build_filename (get_shared_dir (), paths[i], NULL);
      g_autofree char *content = NULL;
      g_autoptr (GBytes) bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      bytes = g_bytes_new_take (g_steal_pointer (&content), length);
      assert_round_trip (before, bytes);
    }
}

/* The schema */

static void
assert_valid (const char *text, const char *line)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  gboolean valid = ef_pwc_validate (bytes, "t.pwc.xml", diagnostics, &error);

  g_assert_cmpint (valid, ==, line == NULL);
  if (line == NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 0);
      return;
    }
  g_assert_error (error, EF_ERROR, EF_ERROR_DAMAGED);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), >, 0);
  g_assert_cmpstr (ef_diagnostics_get (diagnostics, 0)->place, ==, line);
}

#define SOTA(content)                                                                              \
  HEAD "<task name=\"T\">\n<dataset name=\"D\">\n<sota>\n" content "</sota></dataset></task>" FOOT

static void
test_valid (void)
{
  assert_valid (full_xml, NULL);
  assert_valid (HEAD FOOT, NULL);
  assert_valid (SOTA ("<metric name='M' direction='lower' unit='ms'/>"
                      "<row model_name='a' paper_date='2020' uses_additional_data='true'>"
                      "<code_link url=''/><model_link url='x'/><metric name='M'/></row>"),
                NULL);
  assert_valid ("<p:evaluation-tables xmlns:p='urn:efficient-frontier:pwc:1' source='s'"
                " retrieved='2020-08' licence='l'><p:extensions><a b='c'>d<q:e xmlns:q='urn:q'/>"
                "</a></p:extensions></p:evaluation-tables>",
                NULL);
}

static void
test_invalid (void)
{
  assert_valid (SOTA ("<row model_name='a'/>\n<metric name='M'/>"), "7");
  assert_valid (SOTA ("\n<row paper_title='a'/>"), "7");
  assert_valid (SOTA ("<metric name='M'>5</metric>"), "6");
  assert_valid (SOTA ("</sota>\n<sota>"), "7");
  assert_valid (SOTA ("<row model_name='a' paper_date='May'/>"), "6");
  assert_valid (SOTA ("<row model_name='a' uses_additional_data='1'/>"), "6");
  assert_valid (HEAD "<task name='T'>\n<x:y xmlns:x='urn:x'/></task>" FOOT, "4");
  assert_valid (HEAD "<extensions>\n<task name='T'/></extensions>" FOOT, "4");
  assert_valid (SOTA ("<metric name='M' direction='up'/>"), "6");
  assert_valid (SOTA ("<row model_name='a'>\n<metric name='M'>1</metric>\n"
                      "<metric name='M'>2</metric></row>"),
                "8");
  assert_valid (HEAD "<task name='T'>\n</dataset>" FOOT, "4:11");
  assert_valid ("<evaluation-tables xmlns='urn:efficient-frontier:pwc:1'>\n&who;"
                "</evaluation-tables>",
                "2:6");
}

static void
test_not_ours (void)
{
  static const struct
  {
    const char *text;
    EfError code;
  } cases[] = {
    { "<evaluation-tables/>", EF_ERROR_NOT_RECOGNISED },
    { "a,b\n", EF_ERROR_NOT_RECOGNISED },
    { "<evaluation-tables xmlns='urn:efficient-frontier:pwc:12'/>", EF_ERROR_NEWER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (ef_pwc_validate (bytes, "t", diagnostics, &error));
      g_assert_error (error, EF_ERROR, (gint) cases[i].code);
    }
}

/* The number of foreign elements would decide how long validating takes. */
static void
test_crowd (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "<extensions>\n");

  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "<a xmlns=''/>");
  {
    g_autofree char *good = g_strconcat (text->str, "</extensions>" FOOT, NULL);

    assert_valid (good, NULL);
  }
  for (guint i = 0; i < 200000; i++)
    g_string_append (text, "<a xmlns=''/>");
  g_string_append (text, "</extensions>" FOOT);
  assert_valid (text->str, "4");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/pwc-convert/everything", test_everything);
  g_test_add_func ("/import/pwc-convert/sparse", test_sparse);
  g_test_add_func ("/import/pwc-convert/losses", test_losses);
  g_test_add_func ("/import/pwc-convert/failures", test_failures);
  g_test_add_func ("/import/pwc-convert/round-trip", test_round_trip);
  g_test_add_func ("/import/pwc-convert/shared", test_shared);
  g_test_add_func ("/import/pwc-convert/valid", test_valid);
  g_test_add_func ("/import/pwc-convert/invalid", test_invalid);
  g_test_add_func ("/import/pwc-convert/not-ours", test_not_ours);
  g_test_add_func ("/import/pwc-convert/crowd", test_crowd);

  return g_test_run ();
}
