/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "ef-error.h"
#include "ef-project-private.h"

#include <string.h>

/* Damaged projects by the thousand. The seed is fixed, so a failure can be looked at; the time each
 * file may take is bounded by the test's own time limit. What loads must be whole: it can be
 * described, saved and loaded again without a single complaint. */

#define SEED 20240611

static void
consider (GBytes *bytes)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfDiagnostics) none = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EfDocument) document
    = ef_project_load_bytes (bytes, "fuzz.frontier", diagnostics, &error);
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (EfDocument) again = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_true ((document == NULL) == (error != NULL));
  for (guint i = 0; i < ef_diagnostics_get_n_kept (diagnostics); i++)
    g_assert_true (g_utf8_validate (ef_diagnostics_get (diagnostics, i)->reason, -1, NULL));
  if (document == NULL)
    {
      g_assert_true (error->domain == EF_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }

  saved = ef_project_to_bytes (document, FALSE);
  again = ef_project_load_bytes (saved, "again.frontier", none, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (none), ==, 0);
  first = fixture_describe (document);
  second = fixture_describe (again);
  g_assert_cmpstr (second, ==, first);
}

static void
consider_text (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  consider (bytes);
}

/* Things that mean something to a parser or to us. */
static const char *const words[] = {
  "<",
  ">",
  "/>",
  "</",
  "\"",
  "'",
  "&",
  "&amp;",
  "&#0;",
  "&#x10FFFF;",
  "]]>",
  "<![CDATA[",
  "<!--",
  "-->",
  "<?",
  "?>",
  "-",
  "inf",
  "nan",
  "1e999",
  "-1",
  "0",
  "4294967296",
  "\n",
  "\\",
  "\\n",
  "\\u0000",
  "\xff",
  "\xc3",
  "id=\"node-1\"",
  "<use node=\"node-1\"/>",
  "<node name=\"x\">",
  "</node>",
  "<place-texts>",
  "</place-texts>",
  "place-kind=\"text\"",
  "<formulas>\na\n</formulas>",
  "<origins>\n1 estimated 1\n</origins>",
  "<origins>",
  "</origins>",
  "<values>",
  "</values>",
  "<column name=\"x\" kind=\"text\"/>",
  "version=\"9.9\"",
  "<ruler kind=\"memory\" values=\"24 GB, 1e999\" of=\"fp16\"/>",
  "rows=\"4294967295\"",
  "<extensions>",
  "</extensions>",
  " ",
  "\t",
  "2020-02-30",
};

static void
mutate (GRand *random, GString *text)
{
  guint n_changes = g_rand_int_range (random, 1, 5);

  for (guint i = 0; i < n_changes && text->len > 2; i++)
    {
      gsize at = g_rand_int_range (random, 0, text->len);
      gsize length = g_rand_int_range (random, 1, MIN (60, text->len - at) + 1);
      const char *word = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];
      g_autofree char *part = g_strndup (text->str + at, length);

      switch (g_rand_int_range (random, 0, 6))
        {
        case 0:
          text->str[at] = g_rand_int_range (random, 1, 256);
          break;
        case 1:
          g_string_erase (text, at, length);
          break;
        case 2:
          g_string_insert (text, at, word);
          break;
        case 3:
          g_string_erase (text, at, MIN (strlen (word), text->len - at));
          g_string_insert (text, at, word);
          break;
        case 4: /* twice */
          g_string_insert (text, at, part);
          break;
        default: /* elsewhere */
          g_string_erase (text, at, length);
          g_string_insert (text, g_rand_int_range (random, 0, text->len + 1), part);
        }
    }
}

static GString *
make_seed (void)
{
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (GBytes) bytes = ef_project_to_bytes (document, FALSE);

  return g_string_new_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_mutations (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GString) seed = make_seed ();
  guint n_rounds = (g_test_slow () ? 200000 : 4000) / EF_TEST_SHARE;

  for (guint i = 0; i < n_rounds; i++)
    {
      g_autoptr (GString) text = g_string_new_len (seed->str, seed->len);

      mutate (random, text);
      consider_text (text->str, text->len);
    }
}

/* Values of attributes and lines of columns are exchanged, the XML stays well-formed. */
static void
test_exchanged_values (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 1);
  g_autoptr (GString) seed = make_seed ();
  g_auto (GStrv) pieces = g_strsplit_set (seed->str, "\"\n", -1);
  guint n_pieces = g_strv_length (pieces);
  guint n_rounds = (g_test_slow () ? 100000 : 2000) / EF_TEST_SHARE;
  g_autoptr (GArray) separators = g_array_new (FALSE, FALSE, 1);

  for (const char *p = seed->str; *p != '\0'; p++)
    if (*p == '"' || *p == '\n')
      g_array_append_val (separators, *p);

  for (guint round = 0; round < n_rounds; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint changed = g_rand_int_range (random, 0, n_pieces);
      guint other = g_rand_int_range (random, 0, n_pieces);

      for (guint i = 0; i < n_pieces; i++)
        {
          gboolean exchange = i == changed && strpbrk (pieces[i], "<>=") == NULL
                              && strpbrk (pieces[other], "<>=") == NULL;

          g_string_append (text, pieces[exchange ? other : i]);
          if (i < separators->len)
            g_string_append_c (text, g_array_index (separators, char, i));
        }
      consider_text (text->str, text->len);
    }
}

static void
test_truncated (void)
{
  g_autoptr (GString) seed = make_seed ();

  for (gsize length = 0; length < seed->len; length += 3 * EF_TEST_SHARE)
    consider_text (seed->str, length);
}

static void
test_packed (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 2);
  g_autoptr (EfDocument) document = fixture_document ();
  g_autoptr (GBytes) bytes = ef_project_to_bytes (document, TRUE);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  for (guint round = 0; round < 2000; round++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, length);
      gsize end = round % 2 == 0 ? length : (gsize) g_rand_int_range (random, 0, length);
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (EfDocument) loaded = NULL;

      copy[g_rand_int_range (random, 0, length)] ^= 1 << g_rand_int_range (random, 0, 8);
      damaged = g_bytes_new (copy, end);
      loaded = ef_project_load_bytes (damaged, "fuzz.frontier.gz", NULL, &error);
      g_assert_true ((loaded == NULL) == (error != NULL));
    }
}

static void
assert_refused (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (ef_project_load_bytes (bytes, "bomb.frontier", NULL, &error));
  g_assert_true (error->domain == EF_ERROR);
}

#define ROOT "<project xmlns=\"urn:efficient-frontier:project:1\" version=\"1.0\""

static void
test_bombs (void)
{
  static const char laughs[]
    = "<!DOCTYPE project [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
      "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d "
      "\"&c;&c;&c;&c;&c;&c;&c;&c;\">]>" ROOT "><title>&d;</title></project>";
  static const char outside[] = "<!DOCTYPE project SYSTEM \"file:///etc/passwd\">" ROOT "/>";
  g_autoptr (GString) late = g_string_new (ROOT "><!DOCTYPE a [<!ENTITY b SYSTEM \"/etc/passwd\">]>"
                                                "<title>&b;</title></project>");
  g_autoptr (GString) attributes = g_string_new (ROOT "><title");
  g_autoptr (GString) depth = g_string_new (ROOT "><catalog>");
  g_autoptr (GString) text = g_string_new (ROOT "><title>");

  assert_refused (laughs, strlen (laughs));
  assert_refused (outside, strlen (outside));
  assert_refused (late->str, late->len);

  for (guint i = 0; i < 1000000 / EF_TEST_SHARE; i++)
    g_string_append_printf (attributes, " a%u=\"\"", i);
  g_string_append (attributes, "/></project>");
  assert_refused (attributes->str, attributes->len);

  for (guint i = 0; i < 100000; i++)
    g_string_append (depth, "<node name=\"a\">");
  assert_refused (depth->str, depth->len);

  g_string_set_size (text, text->len + (20 << 20));
  memset (text->str + text->len - (20 << 20), 'x', 20 << 20);
  g_string_append (text, "</title></project>");
  assert_refused (text->str, text->len);
}

/* A hundred thousand of everything that is allowed to come in numbers. */
static void
test_crowds (void)
{
  static const char *const crowds[][3] = {
    { "<charts>", "<chart id='%u'/>", "</charts>" },
    { "<sources>", "<source id='%u' name='a' format='b'/>", "</sources>" },
    { "<tables>", "<table id='%u' name='a' path='a' rows='0'/>", "</tables>" },
    { "<tables><table id='a' name='a' path='a' rows='0'>", "<column name='' kind='text' x='%u'/>",
      "</table></tables>" },
    { "<catalog>", "<node id='%u' name='a'/>", "</catalog>" },
    { "<catalog><node name='a'>", "<node id='%u' name='a'/>", "</node></catalog>" },
    { "", "<weather day='%u'/>", "" },
    { "<title>", "<!-- %u -->", "</title>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (crowds); i++)
    {
      g_autoptr (GString) content = g_string_new (crowds[i][0]);
      g_auto (GStrv) halves = g_strsplit (crowds[i][1], "%u", 2);
      g_autofree char *xml = NULL;
      g_autoptr (EfDocument) document = NULL;
      g_autoptr (GError) error = NULL;

      for (guint n = 0; n < 100000 / EF_TEST_SHARE; n++)
        g_string_append_printf (content, "%s%u%s", halves[0], n, halves[1]);
      g_string_append (content, crowds[i][2]);
      xml = fixture_project (content->str);
      document = fixture_load (xml, NULL, &error);
      g_assert_no_error (error);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/fuzz/mutations", test_mutations);
  g_test_add_func ("/store/fuzz/exchanged-values", test_exchanged_values);
  g_test_add_func ("/store/fuzz/truncated", test_truncated);
  g_test_add_func ("/store/fuzz/packed", test_packed);
  g_test_add_func ("/store/fuzz/bombs", test_bombs);
  g_test_add_func ("/store/fuzz/crowds", test_crowds);

  return g_test_run ();
}
