/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-pwc-convert.h"

#include <string.h>

#include "import-test.h"

/* The JSON, NULL if there is an error. */
static char *
convert_data (const char *xml, gsize length, EfDiagnostics *diagnostics, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, length);
  g_autoptr (EfInput) input = ef_input_new_for_bytes (bytes, "t.pwc.xml");
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  if (!ef_pwc_convert_to_json (input, out, diagnostics, NULL, error))
    return NULL;
  g_assert_true (g_output_stream_write_all (out, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (out, NULL, NULL));

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (out));
}

/* The JSON that becomes of @xml; @words are in the only diagnostic, NULL if there must be none. */
static char *
convert (const char *xml, const char *words)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  char *json = convert_data (xml, strlen (xml), diagnostics, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, words != NULL);
  if (words != NULL)
    {
      g_autofree char *told = ef_diagnostic_to_string (ef_diagnostics_get (diagnostics, 0));

      g_assert_nonnull (strstr (told, words));
    }

  return json;
}

#define HEAD "<evaluation-tables xmlns='urn:efficient-frontier:pwc:1'>\n"
#define FOOT "</evaluation-tables>\n"

static const char full_xml[] = HEAD
  "<task name='Question Answering'>\n"
  "<category>NLP</category><category>A &amp; B</category>\n"
  "<synonym>QA</synonym>\n"
  "<source_link url='https://example.org' title='Board'/>\n"
  "<dataset name='Example QA'>\n"
  "<description>Questions &amp;\tanswers&#13;\n&lt;b&gt;\\\"M\\\"&lt;/b&gt;.</description>\n"
  "<dataset_link url='https://example.org/d'/>\n"
  "<sota>\n"
  "<metric name='EM'/>\n"
  "<row model_name=' Model &quot;A&quot;&#10;(single)&#9;' paper_title='A paper'"
  " paper_url='' paper_date='2020-03-26' uses_additional_data='false'>\n"
  "<code_link url='https://example.org/code'/>\n"
  "<metric name='EM'>90.640</metric><metric name='Größe'> </metric></row>\n"
  "<row model_name='' uses_additional_data='true'><metric name='EM'><![CDATA[-]]></metric></row>\n"
  "</sota>\n"
  "<dataset name='Hard part'><sota/></dataset></dataset>\n"
  "<task name='Open QA'/></task>\n"
  "<task name='Last'/><extensions/>" FOOT;

static const char full_json[] =
  "[\n"
  "  {\n"
  "    \"task\": \"Question Answering\",\n"
  "    \"categories\": [\n"
  "      \"NLP\",\n"
  "      \"A & B\"\n"
  "    ],\n"
  "    \"synonyms\": [\n"
  "      \"QA\"\n"
  "    ],\n"
  "    \"description\": \"\",\n"
  "    \"source_link\": {\n"
  "      \"url\": \"https://example.org\",\n"
  "      \"title\": \"Board\"\n"
  "    },\n"
  "    \"datasets\": [\n"
  "      {\n"
  "        \"dataset\": \"Example QA\",\n"
  "        \"description\": \"Questions &\\tanswers\\r\\n<b>\\\\\\\"M\\\\\\\"</b>.\",\n"
  "        \"dataset_links\": [\n"
  "          {\n"
  "            \"url\": \"https://example.org/d\",\n"
  "            \"title\": null\n"
  "          }\n"
  "        ],\n"
  "        \"dataset_citations\": [],\n"
  "        \"sota\": {\n"
  "          \"metrics\": [\n"
  "            \"EM\"\n"
  "          ],\n"
  "          \"rows\": [\n"
  "            {\n"
  "              \"model_name\": \" Model \\\"A\\\"\\n(single)\\t\",\n"
  "              \"paper_title\": \"A paper\",\n"
  "              \"paper_url\": \"\",\n"
  "              \"paper_date\": \"2020-03-26\",\n"
  "              \"uses_additional_data\": false,\n"
  "              \"code_links\": [\n"
  "                {\n"
  "                  \"url\": \"https://example.org/code\",\n"
  "                  \"title\": null\n"
  "                }\n"
  "              ],\n"
  "              \"model_links\": [],\n"
  "              \"metrics\": {\n"
  "                \"EM\": \"90.640\",\n"
  "                \"Größe\": \" \"\n"
  "              }\n"
  "            },\n"
  "            {\n"
  "              \"model_name\": \"\",\n"
  "              \"paper_title\": null,\n"
  "              \"paper_url\": null,\n"
  "              \"paper_date\": null,\n"
  "              \"uses_additional_data\": true,\n"
  "              \"code_links\": [],\n"
  "              \"model_links\": [],\n"
  "              \"metrics\": {\n"
  "                \"EM\": \"-\"\n"
  "              }\n"
  "            }\n"
  "          ]\n"
  "        },\n"
  "        \"subdatasets\": [\n"
  "          {\n"
  "            \"subdataset\": \"Hard part\",\n"
  "            \"description\": \"\",\n"
  "            \"dataset_links\": [],\n"
  "            \"dataset_citations\": [],\n"
  "            \"sota\": {\n"
  "              \"metrics\": [],\n"
  "              \"rows\": []\n"
  "            },\n"
  "            \"subdatasets\": []\n"
  "          }\n"
  "        ]\n"
  "      }\n"
  "    ],\n"
  "    \"subtasks\": [\n"
  "      {\n"
  "        \"task\": \"Open QA\",\n"
  "        \"categories\": [],\n"
  "        \"synonyms\": [],\n"
  "        \"description\": \"\",\n"
  "        \"source_link\": null,\n"
  "        \"datasets\": [],\n"
  "        \"subtasks\": []\n"
  "      }\n"
  "    ]\n"
  "  },\n"
  "  {\n"
  "    \"task\": \"Last\",\n"
  "    \"categories\": [],\n"
  "    \"synonyms\": [],\n"
  "    \"description\": \"\",\n"
  "    \"source_link\": null,\n"
  "    \"datasets\": [],\n"
  "    \"subtasks\": []\n"
  "  }\n"
  "]\n";

static void
test_everything (void)
{
  g_autofree char *json = convert (full_xml, NULL);
  g_autofree char *none = convert (HEAD FOOT, NULL);

  g_assert_cmpstr (json, ==, full_json);
  g_assert_cmpstr (none, ==, "[]\n");
}

static void
test_same_tables (void)
{
  g_autoptr (EfImportResult) from_xml = import_text ("t.pwc.xml", full_xml);
  g_autoptr (EfImportResult) from_json = import_text ("t.json", full_json);
  g_autofree char *xml = describe_tables (from_xml);
  g_autofree char *json = describe_tables (from_json);

  g_assert_cmpstr (xml, ==, json);
}

#define SOTA(content)                                                                              \
  HEAD "<task name='T'>\n<dataset name='D'>\n<sota>\n" content "</sota></dataset></task>" FOOT

/* What JSON has no key for is counted, and said where it is. */
static void
test_losses (void)
{
  g_autofree char *stated = convert (SOTA ("<metric name='M' direction='lower' unit='ms'/>\n"),
                                     "t.pwc.xml:5: 2 elements and attributes have no place in the "
                                     "JSON form and are left out. The first is “direction”.");
  g_autofree char *root = convert ("<evaluation-tables xmlns='urn:efficient-frontier:pwc:1' "
                                   "source='S'>" FOOT,
                                   "t.pwc.xml:1: 1 element or attribute has no place in the JSON "
                                   "form and is left out: “source”.");
  g_autofree char *foreign = convert (HEAD "<extensions><a xmlns=''><b>1</b></a></extensions>" FOOT,
                                      "2 elements");
  g_autofree char *unknown = convert (SOTA ("<row model_name='a' colour='b'>c</row>"), "“colour”");
  g_autofree char *twice = convert (SOTA ("<row model_name='a'><metric name='M'>1</metric>\n"
                                          "<metric name='M'>2</metric></row>"),
                                    "t.pwc.xml:6: 1 row has a metric twice");
  g_autofree char *inside = convert (HEAD "<task name='T'><category>a<b/>c</category></task>" FOOT,
                                     "“b”");

  g_assert_nonnull (strstr (stated, "\"metrics\": [\n            \"M\"\n"));
  g_assert_cmpstr (root, ==, "[]\n");
  g_assert_cmpstr (foreign, ==, "[]\n");
  g_assert_nonnull (strstr (unknown, "\"model_name\": \"a\""));
  g_assert_nonnull (strstr (twice, "\"M\": \"1\"\n"));
  g_assert_null (strstr (twice, "\"2\""));
  g_assert_nonnull (strstr (inside, "\"ac\""));
}

static void
assert_fails (const char *xml, EfError code, const char *words)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (convert_data (xml, strlen (xml), diagnostics, &error));
  g_assert_error (error, EF_ERROR, (gint) code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_not_ours (void)
{
  assert_fails (full_json, EF_ERROR_NOT_RECOGNISED,
                "“t.pwc.xml” does not hold evaluation tables in the XML form of Efficient "
                "Frontier");
  assert_fails ("<evaluation-tables/>", EF_ERROR_NOT_RECOGNISED, "only such files");
  assert_fails ("<rss><channel/></rss>", EF_ERROR_NOT_RECOGNISED, "only such files");
  assert_fails ("a,b\n1,2\n", EF_ERROR_NOT_RECOGNISED, "only such files");
  assert_fails ("<evaluation-tables xmlns='urn:efficient-frontier:pwc:12'/>", EF_ERROR_NEWER,
                "newer version of the format (urn:efficient-frontier:pwc:12)");
}

/* What cannot be written as it comes, or not at all. */
static void
test_order (void)
{
  assert_fails (SOTA ("<row model_name='a'/>\n<metric name='M'/>"), EF_ERROR_DAMAGED,
                "“t.pwc.xml”, 6: <metric> stands behind <row>, but has to stand before it.");
  assert_fails (SOTA ("</sota>\n<sota>"), EF_ERROR_DAMAGED,
                "“t.pwc.xml”, 6: a second <sota> is one too many here.");
  assert_fails (HEAD "<task name='T'><task name='U'/><dataset name='D'/></task>" FOOT,
                EF_ERROR_DAMAGED, "<dataset> stands behind <task>");
  assert_fails (SOTA ("<row model_name='a' uses_additional_data='maybe'/>"), EF_ERROR_DAMAGED,
                "“t.pwc.xml”, 5: “uses_additional_data” is “true” or “false”, but not “maybe”.");
}

static void
test_broken (void)
{
  g_autoptr (GString) deep = g_string_new (HEAD);

  for (gsize length = strlen (HEAD); length + 1 < sizeof full_xml; length += 7)
    {
      g_autofree char *cut = g_strndup (full_xml, length);

      assert_fails (cut, EF_ERROR_DAMAGED, "“t.pwc.xml”, ");
    }
  assert_fails (HEAD "<task name='T'></dataset>" FOOT, EF_ERROR_DAMAGED, "well-formed");
  assert_fails ("<!DOCTYPE a [<!ENTITY b 'c'>]>" HEAD "&b;" FOOT, EF_ERROR_NOT_RECOGNISED, "");
  for (guint i = 0; i < 100; i++)
    g_string_append (deep, "<task name='T'>");
  assert_fails (deep->str, EF_ERROR_TOO_LARGE, "nested");
}

static char *
make_deep (guint depth)
{
  g_autoptr (GString) xml = g_string_new (HEAD);

  for (guint i = 0; i < depth; i++)
    g_string_append (xml, "<task name='T'>");
  g_string_append (xml, "<dataset name='D'><sota><row model_name='a'><code_link url='c'/></row>"
                        "</sota></dataset>");
  for (guint i = 0; i < depth; i++)
    g_string_append (xml, "</task>");
  g_string_append (xml, FOOT);

  return g_string_free (g_steal_pointer (&xml), FALSE);
}

/* As deep as it goes, what comes out can be converted again. */
static void
test_depth (void)
{
  guint deepest = 0;

  for (guint depth = 60; depth < 80; depth++)
    {
      g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
      g_autofree char *xml = make_deep (depth);
      g_autoptr (GError) error = NULL;
      g_autofree char *json = convert_data (xml, strlen (xml), diagnostics, &error);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) again = NULL;
      g_autoptr (EfInput) input = NULL;

      if (json == NULL)
        continue;
      deepest = depth;
      bytes = g_bytes_new_static (json, strlen (json));
      input = ef_input_new_for_bytes (bytes, "t.json");
      again = ef_pwc_convert_to_xml (input, diagnostics, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (again);
    }
  g_assert_cmpuint (deepest, ==, 71);
}

/* Whatever one changed byte makes of it, it is declined, or it is JSON that can be converted. */
static void
test_mutated (void)
{
  static const char bytes[] = "<>&\"'/ a\x01\xff";

  for (gsize i = 0; i < 2 * (sizeof full_xml - 1); i++)
    {
      g_autofree char *xml = g_strdup (full_xml);
      g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *json = NULL;
      g_autoptr (GBytes) there = NULL;
      g_autoptr (GBytes) again = NULL;
      g_autoptr (EfInput) input = NULL;

      xml[i / 2] = bytes[(i * 7 + i / 2) % (sizeof bytes - 1)];
      json = convert_data (xml, strlen (xml), diagnostics, &error);
      g_assert_true ((json == NULL) == (error != NULL));
      if (json == NULL)
        continue;
      there = g_bytes_new_static (json, strlen (json));
      input = ef_input_new_for_bytes (there, "t.json");
      again = ef_pwc_convert_to_xml (input, diagnostics, NULL, &error);
      g_assert_no_error (error);
    }
}

/* A text of megabytes: what was met is written long before the end is known. */
static char *
make_long (void)
{
  g_autoptr (GString) xml = g_string_new (HEAD "<task name='T'><dataset name='D'><sota>");

  for (guint i = 0; i < 40000; i++)
    g_string_append_printf (xml, "<row model_name='m%u'><metric name='M'>%u</metric></row>\n", i,
                            i);

  return g_string_free (g_steal_pointer (&xml), FALSE);
}

static void
test_streamed (void)
{
  g_autofree char *xml = make_long ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (EfInput) input = ef_input_new_for_bytes (bytes, "t.pwc.xml");
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (ef_pwc_convert_to_json (input, out, diagnostics, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_DAMAGED);
  g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (out)), >,
                    3 * strlen (xml));
}

static void
test_full (void)
{
  g_autofree char *xml = make_long ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (EfInput) input = ef_input_new_for_bytes (bytes, "t.pwc.xml");
  char space[1000];
  g_autoptr (GOutputStream) out = g_memory_output_stream_new (space, sizeof space, NULL, NULL);
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (ef_pwc_convert_to_json (input, out, diagnostics, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (full_xml, strlen (full_xml));
  g_autoptr (EfInput) input = ef_input_new_for_bytes (bytes, "t.pwc.xml");
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (ef_pwc_convert_to_json (input, out, diagnostics, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/pwc-to-json/everything", test_everything);
  g_test_add_func ("/import/pwc-to-json/same-tables", test_same_tables);
  g_test_add_func ("/import/pwc-to-json/losses", test_losses);
  g_test_add_func ("/import/pwc-to-json/not-ours", test_not_ours);
  g_test_add_func ("/import/pwc-to-json/order", test_order);
  g_test_add_func ("/import/pwc-to-json/broken", test_broken);
  g_test_add_func ("/import/pwc-to-json/depth", test_depth);
  g_test_add_func ("/import/pwc-to-json/mutated", test_mutated);
  g_test_add_func ("/import/pwc-to-json/streamed", test_streamed);
  g_test_add_func ("/import/pwc-to-json/full", test_full);
  g_test_add_func ("/import/pwc-to-json/cancelled", test_cancelled);

  return g_test_run ();
}
