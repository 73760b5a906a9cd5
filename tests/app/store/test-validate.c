/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "ef-error.h"
#include "ef-project-private.h"

#include <string.h>

/* Validates @content inside a project; @expected are the lines of what is found: "3 5". */
static void
assert_lines (const char *content, const char *expected)
{
  g_autofree char *xml = fixture_project (content);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean valid = ef_project_validate (bytes, "test.frontier", diagnostics, &error);

  for (guint i = 0; i < ef_diagnostics_get_n_kept (diagnostics); i++)
    {
      const EfDiagnostic *diagnostic = ef_diagnostics_get (diagnostics, i);
      g_autofree char *text = ef_diagnostic_to_string (diagnostic);

      g_test_message ("%s", text);
      /* One violation may give several messages. */
      if (!g_str_has_suffix (lines->str, diagnostic->place))
        g_string_append_printf (lines, "%s%s", i > 0 ? " " : "", diagnostic->place);
    }
  g_assert_cmpstr (lines->str, ==, expected);
  g_assert_cmpint (valid, ==, *expected == '\0');
  if (valid)
    g_assert_no_error (error);
  else
    g_assert_error (error, EF_ERROR, EF_ERROR_DAMAGED);
}

#define CHART_START "<charts><chart id='a' front='true' labels='all' legend='none'>"
#define CHART_END "<figure width='9' height='9' font-size='9' marker-size='9'/></chart></charts>"
#define TABLE_START "<tables><table id='t' name='t' path='t' rows='2'>\n"
#define TABLE_END "</table></tables>"

static void
test_grammar (void)
{
  assert_lines ("", "");
  assert_lines ("<title>a</title>\n<extensions><a b='c'>d<e/></a></extensions>", "");
  assert_lines ("<weather/>", "2");
  assert_lines ("<title/>\n\n<title/>", "4");
  assert_lines (CHART_START "<x/><y/>" CHART_END, "");
  assert_lines (CHART_START "<x scale='cubic'/>\n<y/>" CHART_END, "2");
  assert_lines (CHART_START "<x/><y/>\n<x:a xmlns:x='urn:x'/>" CHART_END, "3");
  assert_lines (TABLE_START "<column name='a' kind='number'><values>- -inf</values>"
                            "<lows>1e9 inf</lows></column>" TABLE_END,
                "");
  assert_lines (
    TABLE_START "<column name='a' kind='number'><values>1 two</values></column>" TABLE_END, "3");
  assert_lines (TABLE_START "<column name='a' kind='text'><values>1 2</values></column>" TABLE_END,
                "3");
  assert_lines (TABLE_START "<column name='a' kind='date'><values>2019-06-11 17.5</values>"
                            "</column>" TABLE_END,
                "");
  assert_lines (TABLE_START "<column name='a' kind='date'><values>2019-06-11 2019-13-01</values>"
                            "</column>" TABLE_END,
                "3");
}

/* A grammar cannot see these. */
static void
test_meaning (void)
{
  assert_lines ("<catalog>\n<node name='a'><use node='b'/></node></catalog>", "3");
  assert_lines (
    TABLE_START "<column name='a' kind='number'><values>1 2 3</values></column>" TABLE_END, "2");
  assert_lines ("<charts current='b'/>", "2");
}

static void
test_broken (void)
{
  assert_lines ("<title>\n</titel>", "3");
}

/* The number of foreign elements would decide how long validating takes. */
static void
test_crowd (void)
{
  g_autoptr (GString) content = g_string_new ("<title>a</title>\n<extensions>");

  for (guint i = 0; i < 200000; i++)
    g_string_append (content, "<a/>");
  g_string_append (content, "</extensions>");
  assert_lines (content->str, "3");
}

static void
test_versions (void)
{
  static const char newer[]
    = "<project xmlns=\"urn:efficient-frontier:project:1\" version=\"2.0\"/>";
  static const char minor[]
    = "<project xmlns=\"urn:efficient-frontier:project:1\" version=\"1.10\"><weather/></project>";
  g_autoptr (GBytes) newer_bytes = g_bytes_new_static (newer, strlen (newer));
  g_autoptr (GBytes) minor_bytes = g_bytes_new_static (minor, strlen (minor));
  g_autoptr (GBytes) text = g_bytes_new_static ("a,b\n", 4);
  g_autoptr (GError) error = NULL;

  g_assert_false (ef_project_validate (newer_bytes, "a", NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_NEWER);
  g_clear_error (&error);
  g_assert_false (ef_project_validate (text, "a", NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_NOT_RECOGNISED);
  g_clear_error (&error);

  /* What a later minor version added is not held against it. */
  g_assert_true (ef_project_validate (minor_bytes, "a", NULL, &error));
  g_assert_no_error (error);
}

/* Every project in @folder against the schema: those named "-invalid" must fail, and say why. */
static guint
validate_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      gboolean invalid = g_str_has_suffix (name, "-invalid.xml");
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;
      g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      if (!g_str_has_suffix (name, ".xml") && !g_str_has_suffix (name, EF_PROJECT_SUFFIX))
        continue;

      n_files++;
      g_test_message ("%s", name);
      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      bytes = g_bytes_new (contents, length);
      g_assert_cmpint (ef_project_validate (bytes, name, diagnostics, &error), ==, !invalid);
      g_assert_cmpint (ef_diagnostics_get_n_kept (diagnostics) > 0, ==, invalid);
    }

  return n_files;
}

static void
test_folders (void)
{
  g_autofree char *projects =
      g_test_build_filename (G_TEST_DIST, "app", "store", "projects", NULL);
  g_autofree char *samples =
      g_test_build_filename (G_TEST_DIST, "..", "data", "samples", NULL);

  g_assert_cmpuint (validate_folder (projects), >=, 12);
  g_assert_cmpuint (validate_folder (samples), >=, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/validate/grammar", test_grammar);
  g_test_add_func ("/store/validate/meaning", test_meaning);
  g_test_add_func ("/store/validate/broken", test_broken);
  g_test_add_func ("/store/validate/crowd", test_crowd);
  g_test_add_func ("/store/validate/versions", test_versions);
  g_test_add_func ("/store/validate/folders", test_folders);

  return g_test_run ();
}
