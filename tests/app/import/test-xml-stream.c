/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-xml-scan.h"
#include "ef-xml-stream.h"

#include <string.h>

#include "ef-error.h"

/* What the parser hands on, written down: "(name@line attribute=value text )". */

static gboolean
start_cb (gpointer context, const EfXmlElement *element)
{
  GString *out = context;

  g_string_append_printf (out, "(%s", element->name);
  if (element->uri != NULL)
    g_string_append_printf (out, "{%s}", element->uri);
  for (guint i = 0; i < element->n_attributes; i++)
    {
      EfXmlAttribute attribute = ef_xml_element_get_attribute (element, i);

      g_string_append_printf (out, " %s=%.*s", attribute.name, (int) attribute.length,
                              attribute.value);
    }
  g_string_append_printf (out, "@%u", element->line);

  return strcmp (element->name, "stop") != 0;
}

static gboolean
text_cb (gpointer context, const char *text, gsize length)
{
  g_string_append_len (context, text, (gssize) length);

  return TRUE;
}

static gboolean
end_cb (gpointer context)
{
  g_string_append_c (context, ')');

  return TRUE;
}

static const EfXmlHandler handler = { start_cb, text_cb, end_cb };

typedef struct
{
  GString *out;
  EfXmlReport report;
  EfDiagnostics *diagnostics;
  GError *error;
  gboolean complete;
} Parse;

static void
parse_clear (Parse *self)
{
  g_string_free (self->out, TRUE);
  ef_xml_report_clear (&self->report);
  ef_diagnostics_unref (self->diagnostics);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parse, parse_clear)

static void
parse_data (Parse *self, const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (EfInput) input = ef_input_new_for_bytes (bytes, "t.xml");

  *self = (Parse) { .out = g_string_new (NULL), .diagnostics = ef_diagnostics_new () };
  self->complete = ef_xml_stream_parse (input, &handler, self->out, &self->report,
                                        self->diagnostics, NULL, &self->error);
}

static void
assert_parsed (const char *text, const char *expected)
{
  g_auto (Parse) parse = { 0 };

  parse_data (&parse, text, strlen (text));
  g_assert_no_error (parse.error);
  g_assert_true (parse.complete);
  g_assert_cmpstr (parse.out->str, ==, expected);
}

static void
assert_refused (const char *text, EfError code, const char *words, const char *place,
                const char *expected)
{
  g_auto (Parse) parse = { 0 };

  parse_data (&parse, text, strlen (text));
  g_assert_false (parse.complete);
  g_assert_error (parse.error, EF_ERROR, (gint) code);
  g_assert_nonnull (strstr (parse.error->message, words));
  if (place != NULL)
    g_assert_cmpstr (parse.report.error_place, ==, place);
  if (expected != NULL)
    g_assert_cmpstr (parse.out->str, ==, expected);
}

static void
test_events (void)
{
  assert_parsed ("<a/>", "(a@1)");
  assert_parsed ("<?xml version='1.0'?>\n<!-- <x> -->\n<a b='1' c=\"2\">x<d/>y</a>\n",
                 "(a b=1 c=2@3x(d@3)y)");
  assert_parsed ("<p:a xmlns:p='urn:x'><b xmlns='urn:y' p:c='1'/></p:a>",
                 "(a{urn:x}@1(b{urn:y} c=1@1))");
  assert_parsed ("<a><![CDATA[<b>]]]]><![CDATA[>&amp;]]></a>", "(a@1<b>]]>&amp;)");
  assert_parsed ("<a b='&lt;&#10;&quot;'>&#x41;&amp;</a>", "(a b=<\n\"@1A&)");
  assert_parsed ("<a b='1>2'/>", "(a b=1>2@1)");
  assert_parsed ("<!DOCTYPE a SYSTEM 'http://example.org/a.dtd'><a/>", "(a@1)");
}

static void
test_encodings (void)
{
  g_autofree char *wide = NULL;
  g_auto (Parse) parse = { 0 };
  gsize length;

  assert_parsed ("\xEF\xBB\xBF<a>\xC3\xA9</a>", "(a@1é)");
  assert_parsed ("<?xml version='1.0' encoding='ISO-8859-1'?><a b='\xE9'>\xE9</a>", "(a b=é@1é)");
  assert_refused ("<?xml version='1.0' encoding='UTF-7'?><a/>", EF_ERROR_NOT_RECOGNISED,
                  "“utf-7”", NULL, "");
  assert_refused ("<a>\n\n <b>\xE9</b></a>", EF_ERROR_DAMAGED, "UTF-8", "3:5", NULL);

  wide = g_convert ("\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<a>é</a>", -1,
                    "UTF-16LE", "UTF-8", NULL, &length, NULL);
  parse_data (&parse, wide, length);
  g_assert_no_error (parse.error);
  g_assert_cmpstr (parse.out->str, ==, "(a@2é)");
}

static void
test_broken (void)
{
  assert_refused ("<a>\n<b></c></a>", EF_ERROR_DAMAGED, "not well-formed XML", "2:8", NULL);
  assert_refused ("<a>\n<b>x", EF_ERROR_DAMAGED, "cut off", "2:5", "(a@1\n(b@2x");
  assert_refused ("<a>\n<b c='", EF_ERROR_DAMAGED, "cut off", "2:7", "(a@1\n");
  assert_refused ("<a/>\n<b/>", EF_ERROR_DAMAGED, "not well-formed XML", "2:1", "(a@1)");
  assert_refused ("<a>&b;</a>", EF_ERROR_DAMAGED, "not well-formed XML", "1:7", "(a@1");
  assert_refused ("x", EF_ERROR_DAMAGED, "not well-formed XML", "1:1", "");
}

/* What is odd but does not end the text. */
static void
test_doubts (void)
{
  g_auto (Parse) parse = { 0 };
  static const char text[] = "<a>\n<p:b/><p:b/></a>";

  parse_data (&parse, text, strlen (text));
  g_assert_no_error (parse.error);
  g_assert_cmpuint (parse.report.n_doubts, ==, 2);
  g_assert_true (g_str_has_prefix (parse.report.doubt_place, "2:"));
  g_assert_nonnull (strstr (parse.report.first_doubt, "prefix"));
}

/* What an unread document type may have declared is missing. A relative namespace is odd, but
 * nothing is lost. */
static void
test_unknown_entity (void)
{
  g_auto (Parse) parse = { 0 };
  static const char text[]
    = "<!DOCTYPE a SYSTEM 'a.dtd'>\n<a xmlns='relative'>b&c;d</a>";

  parse_data (&parse, text, strlen (text));
  g_assert_no_error (parse.error);
  g_assert_cmpstr (parse.out->str, ==, "(a{relative}@2bd)");
  g_assert_cmpuint (parse.report.n_doubts, ==, 1);
  g_assert_nonnull (strstr (parse.report.first_doubt, "Entity 'c' not defined"));
}

static void
test_stopped (void)
{
  g_auto (Parse) parse = { 0 };
  static const char text[] = "<a><stop/><b/></a>";

  parse_data (&parse, text, strlen (text));
  g_assert_false (parse.complete);
  g_assert_no_error (parse.error);
  g_assert_cmpstr (parse.out->str, ==, "(a@1(stop@1");
}

/* A thousand million laughs, and files from elsewhere. */
static void
test_entities (void)
{
  assert_refused ("<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY b 'bb'>\n<!ENTITY c '&b;&b;'>]>\n"
                  "<a>&c;</a>",
                  EF_ERROR_TOO_LARGE, "document type", "2:13", "");
  assert_refused ("<!DOCTYPE a SYSTEM \"[\" [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
                  EF_ERROR_TOO_LARGE, "document type", "1:24", "");
  /* A comment is no way around, nor is an instruction. */
  assert_refused ("<!--->'--><?x '?><!DOCTYPE a [<!ENTITY b 'bb'>]><a>&b;</a>", EF_ERROR_TOO_LARGE,
                  "document type", NULL, "");
}

static void
test_crowds (void)
{
  g_autoptr (GString) text = g_string_new ("<a>\n<b");

  for (guint i = 0; i < 256; i++)
    g_string_append_printf (text, " a%u='>'", i);
  {
    g_autofree char *good = g_strconcat (text->str, "/></a>", NULL);
    g_auto (Parse) parse = { 0 };

    parse_data (&parse, good, strlen (good));
    g_assert_no_error (parse.error);
  }
  for (guint i = 256; i < 1000000; i++)
    g_string_append_printf (text, " a%u='>'", i);
  g_string_append (text, "/></a>");
  assert_refused (text->str, EF_ERROR_TOO_LARGE, "attributes", NULL, "(a@1\n");
}

static void
test_depth (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 1000000; i++)
    g_string_append (text, "<a>");
  assert_refused (text->str, EF_ERROR_TOO_LARGE, "nested", NULL, NULL);
}

/* Wherever a piece ends, the result is the same. */
static void
test_pieces (void)
{
  g_autoptr (GString) text = g_string_new ("<a>");
  g_autoptr (GString) expected = g_string_new ("(a@1");
  g_auto (Parse) parse = { 0 };

  for (guint i = 0; i < 60000; i++)
    {
      g_string_append_printf (text, "<b c='%u>\"'>&lt;%u<!-- ' --><?x '?><![CDATA[<]]></b>", i, i);
      g_string_append_printf (expected, "(b c=%u>\"@1<%u<)", i, i);
    }
  g_string_append (text, "</a>");
  g_string_append (expected, ")");
  parse_data (&parse, text->str, text->len);
  g_assert_no_error (parse.error);
  g_assert_cmpint (strcmp (parse.out->str, expected->str), ==, 0);
}

/* Of a long text, which is parsed apart, white space that belongs to a text stays, and so does
 * what is all that an element holds. */
static void
test_white_space (void)
{
  g_autoptr (GString) text = g_string_new ("<a>\n");
  g_autoptr (GString) expected = g_string_new ("(a@1");
  g_auto (Parse) parse = { 0 };

  for (guint i = 0; i < 40000; i++)
    {
      g_string_append_printf (text, " <b>%u&amp;\n&amp; </b>\n  <c> </c>", i);
      g_string_append_printf (expected, "(b@%u%u&\n& )(c@%u )", 2 + 2 * i, i, 4 + 2 * i);
    }
  g_string_append (text, "\n</a>");
  g_string_append (expected, ")");
  parse_data (&parse, text->str, text->len);
  g_assert_no_error (parse.error);
  g_assert_true (parse.complete);
  g_assert_cmpint (strcmp (parse.out->str, expected->str), ==, 0);
}

/* A handler that stops ends it, however far the parser is. */
static void
test_stopped_apart (void)
{
  g_autoptr (GString) text = g_string_new ("<a><stop/>");
  g_auto (Parse) parse = { 0 };

  for (guint i = 0; i < 300000; i++)
    g_string_append (text, "<b c='d'>e</b>");
  g_string_append (text, "</c>");
  parse_data (&parse, text->str, text->len);
  g_assert_false (parse.complete);
  g_assert_no_error (parse.error);
  g_assert_cmpstr (parse.out->str, ==, "(a@1(stop@1");
}

/* The rest of a broken text is known as far as it goes. */
static void
test_broken_apart (void)
{
  g_autoptr (GString) text = g_string_new ("<a>");
  g_auto (Parse) parse = { 0 };
  guint n = 0;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "<b c='d'>e</b>\n");
  g_string_append (text, "<b></c></b></a>");
  parse_data (&parse, text->str, text->len);
  g_assert_false (parse.complete);
  g_assert_error (parse.error, EF_ERROR, EF_ERROR_DAMAGED);
  g_assert_true (g_str_has_prefix (parse.report.error_place, "100001:"));
  for (const char *p = parse.out->str; (p = strstr (p, "(b")) != NULL; p++)
    n++;
  g_assert_cmpuint (n, ==, 100001);
}

/* The scan sees the same in one piece and in single bytes. */
static void
test_scan_bytes (void)
{
  static const char *const texts[] = {
    "<a b='x'><!-- ' --><c/></a>",
    "<!--->'--><!DOCTYPE a [<!ENTITY b 'c'>]><a/>",
    "<!DOCTYPE a SYSTEM '['><a/>",
    "<a><![CDATA[ <b ' ]]]]><![CDATA[> ]]></a><!DOCTYPE a []>",
    "<?x <!DOCTYPE a [ ?><a/>",
  };
  static const gsize ends[] = { G_MAXSIZE, 22, G_MAXSIZE, 53, G_MAXSIZE };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const gsize length = strlen (texts[i]);
      EfXmlRefusal refusal;
      EfXmlScan scan;
      gsize n = 0;

      ef_xml_scan_init (&scan);
      g_assert_cmpuint (ef_xml_scan_piece (&scan, texts[i], length, &refusal), ==,
                        MIN (length, ends[i]));
      g_assert_cmpint (refusal, ==,
                       ends[i] < length ? EF_XML_REFUSAL_SUBSET : EF_XML_REFUSAL_NONE);

      ef_xml_scan_init (&scan);
      while (n < length && ef_xml_scan_piece (&scan, texts[i] + n, 1, &refusal) == 1)
        n++;
      g_assert_cmpuint (n, ==, MIN (length, ends[i]));
    }
}

static void
test_sniff (void)
{
  static const struct
  {
    const char *head;
    const char *name;
    const char *uri;
  } cases[] = {
    { "<a>", "a", "" },
    { "\xEF\xBB\xBF  <?xml version='1.0'?><!-- <b> --><p:a xmlns:p='urn:x' q='>'>...", "a",
      "urn:x" },
    { "<?xml version='1.0' encoding='nonsense'?><a xmlns='urn:y'/>", "a", "urn:y" },
    { "<a b='", NULL, NULL },
    { "a,b\n<c>,2\n", NULL, NULL },
    { "{\"a\": \"<b>\"}", NULL, NULL },
    { "<!DOCTYPE a [<!ENTITY b 'c'>]><a>", NULL, NULL },
    { "", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *uri = NULL;

      g_assert_cmpint (ef_xml_sniff_root (cases[i].head, strlen (cases[i].head), &name, &uri), ==,
                       cases[i].name != NULL);
      if (cases[i].name != NULL)
        {
          g_assert_cmpstr (name, ==, cases[i].name);
          g_assert_cmpstr (uri, ==, cases[i].uri);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/xml-stream/events", test_events);
  g_test_add_func ("/import/xml-stream/encodings", test_encodings);
  g_test_add_func ("/import/xml-stream/broken", test_broken);
  g_test_add_func ("/import/xml-stream/doubts", test_doubts);
  g_test_add_func ("/import/xml-stream/unknown-entity", test_unknown_entity);
  g_test_add_func ("/import/xml-stream/stopped", test_stopped);
  g_test_add_func ("/import/xml-stream/entities", test_entities);
  g_test_add_func ("/import/xml-stream/crowds", test_crowds);
  g_test_add_func ("/import/xml-stream/depth", test_depth);
  g_test_add_func ("/import/xml-stream/pieces", test_pieces);
  g_test_add_func ("/import/xml-stream/white-space", test_white_space);
  g_test_add_func ("/import/xml-stream/stopped-apart", test_stopped_apart);
  g_test_add_func ("/import/xml-stream/broken-apart", test_broken_apart);
  g_test_add_func ("/import/xml-stream/scan-bytes", test_scan_bytes);
  g_test_add_func ("/import/xml-stream/sniff", test_sniff);

  return g_test_run ();
}
