/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "ef-project-reference.h"

#include <glib/gstdio.h>
#include <string.h>

/* A project is passed on, so it says nothing of where things lie on its author's computer. */

static void
test_make (void)
{
  static const struct
  {
    const char *uri;
    const char *folder; /* NULL: none */
    const char *reference;
  } cases[] = {
    { NULL, "/data/papers/study", NULL },
    { "file:///data/papers/study/a.csv", "/data/papers/study", "a.csv" },
    { "file:///data/papers/study/data/2020/a.csv", "/data/papers/study", "data/2020/a.csv" },
    { "file:///data/papers/study/a%20b%25%23%3F.csv", "/data/papers/study", "a%20b%25%23%3F.csv" },
    { "file:///data/papers/study/x:y.csv", "/data/papers/study", "x%3Ay.csv" },
    { "file:///data/papers/study/%C3%BC%FF.csv", "/data/papers/study", "%C3%BC%FF.csv" },
    { "file:///data/papers/study/a.csv", "/", "data/papers/study/a.csv" },
    { "file:///data/papers/a.csv", "/data/papers/study", NULL },
    { "file:///data/papers/study2/a.csv", "/data/papers/study", NULL },
    { "file:///data/papers/study/../a.csv", "/data/papers/study", NULL },
    { "file:///data/papers/study/a.csv", NULL, NULL },
    { "sftp://ann@example.org/data/papers/study/a.csv", "/data/papers/study", NULL },
    { "https://example.org/a.csv?b=c#d", "/data/papers/study", "https://example.org/a.csv?b=c#d" },
    { "http://example.org/a%20b.csv", NULL, "http://example.org/a%20b.csv" },
    { "HTTPS://example.org/a.csv", NULL, "HTTPS://example.org/a.csv" },
    { "https://ann:secret@example.org/a.csv", "/data/papers/study", NULL },
    { "not a URI", "/data/papers/study", NULL },
    { "", "/data/papers/study", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) folder
        = cases[i].folder != NULL ? g_file_new_for_path (cases[i].folder) : NULL;
      g_autofree char *reference = ef_project_make_reference (cases[i].uri, folder);

      g_assert_cmpstr (reference, ==, cases[i].reference);
    }
}

static void
test_resolve (void)
{
  static const struct
  {
    const char *reference;
    const char *project; /* NULL: none */
    const char *uri;
  } cases[] = {
    { "a.csv", "/data/papers/study/p.frontier", "file:///data/papers/study/a.csv" },
    { "data/a%20b.csv", "/data/papers/w w/p.frontier", "file:///data/papers/w%20w/data/a%20b.csv" },
    { "x%3Ay.csv", "/data/papers/study/p.frontier", "file:///data/papers/study/x%3Ay.csv" },
    { "a.csv", NULL, NULL },
    { "https://example.org/a.csv", NULL, "https://example.org/a.csv" },
    { "https://example.org/a.csv", "/p.frontier", "https://example.org/a.csv" },
    /* What older versions wrote. */
    { "file:///home/ben/a.csv", "/data/papers/p.frontier", "file:///home/ben/a.csv" },
    { "file:///home/ben/a.csv", NULL, "file:///home/ben/a.csv" },
    { "https://exa mple.org:port/", "/p.frontier", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) project
        = cases[i].project != NULL ? g_file_new_for_path (cases[i].project) : NULL;
      g_autofree char *uri = ef_project_resolve_reference (cases[i].reference, project);

      g_assert_cmpstr (uri, ==, cases[i].uri);
    }
}

static void
test_there_and_back (void)
{
  static const char *const folders[]
    = { "/", "/data", "/data/papers", "/data/papers/w:w/\xc3\xbc \xff" };
  static const char *const names[]
    = { "a", " ", "%41", "a?b#c", "x:y", ".a", "\xff", "ü/ü", "&<\">" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    for (guint k = 0; k < G_N_ELEMENTS (names); k++)
      {
        g_autoptr (GFile) folder = g_file_new_for_path (folders[i]);
        g_autoptr (GFile) project = g_file_get_child (folder, "p.frontier");
        g_autoptr (GFile) file = g_file_resolve_relative_path (folder, names[k]);
        g_autofree char *uri = g_file_get_uri (file);
        g_autofree char *reference = ef_project_make_reference (uri, folder);
        g_autofree char *resolved = ef_project_resolve_reference (reference, project);
        g_autoptr (GFile) found = g_file_new_for_uri (resolved);

        g_assert_true (g_file_equal (found, file));
      }
}

static const char *
get_uri (EfDocument *document)
{
  EfTable *table = ef_catalog_find_table (ef_document_get_catalog (document), "t", NULL);

  return ef_source_get_uri (ef_table_get_source (table));
}

/* A document with one table from @uri. */
static EfDocument *
create_document (const char *uri)
{
  g_autofree char *xml = g_strdup_printf (
    "<project xmlns='urn:efficient-frontier:project:1' version='1.0'>"
    "<sources><source id='s' name='a.csv' uri='%s' format='delimited'/></sources>"
    "<tables><table id='t' name='t' path='t' rows='1' source='s'><rows>1</rows>"
    "<column name='a' type='number'><numbers>1</numbers></column></table></tables>"
    "<catalog><node name='n'><use table='t'/></node></catalog></project>",
    uri);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  EfDocument *document = ef_project_load_bytes (bytes, "old.frontier", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (get_uri (document), ==, uri);

  return document;
}

/* An old file with a private path in it opens, and saved again it has none. The folder can be
 * moved and its project still knows what lies beside it. */
static void
test_moved_folder (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ef-references-XXXXXX", NULL);
  g_autofree char *moved = g_strconcat (folder, "-moved", NULL);
  g_autofree char *path = g_build_filename (folder, "p.frontier", NULL);
  g_autofree char *moved_path = g_build_filename (moved, "p.frontier", NULL);
  g_autofree char *uri = g_strdup_printf ("file://%s/data/a.csv", folder);
  g_autofree char *moved_uri = g_strdup_printf ("file://%s/data/a.csv", moved);
  g_autoptr (EfDocument) document = create_document (uri);
  g_autoptr (EfDocument) loaded = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) moved_file = g_file_new_for_path (moved_path);
  g_autofree char *xml = NULL;
  g_autoptr (GError) error = NULL;

  ef_project_save (document, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &xml, NULL, NULL));
  g_assert_nonnull (strstr (xml, " uri=\"data/a.csv\""));
  g_assert_null (strstr (xml, folder));

  g_assert_cmpint (g_rename (folder, moved), ==, 0);
  loaded = ef_project_load (moved_file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_uri (loaded), ==, moved_uri);

  g_remove (moved_path);
  g_rmdir (moved);
}

static void
test_elsewhere (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ef-references-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "p.frontier", NULL);
  g_autoptr (EfDocument) document = create_document ("file:///data/papers/secret/a.csv");
  g_autoptr (EfDocument) web = create_document ("https://example.org/a.csv");
  g_autoptr (GBytes) bytes = ef_project_to_bytes (document, FALSE);
  g_autoptr (GBytes) web_bytes = ef_project_to_bytes (web, FALSE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *xml = NULL;
  g_autoptr (GError) error = NULL;

  ef_project_save (document, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &xml, NULL, NULL));
  g_assert_nonnull (strstr (xml, "name=\"a.csv\""));
  g_assert_null (strstr (xml, "uri="));
  g_assert_null (strstr (xml, "secret"));
  g_assert_cmpmem (xml, strlen (xml), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (web_bytes, NULL),
                                  (gssize) g_bytes_get_size (web_bytes),
                                  " uri=\"https://example.org/a.csv\""));
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/references/make", test_make);
  g_test_add_func ("/store/references/resolve", test_resolve);
  g_test_add_func ("/store/references/there-and-back", test_there_and_back);
  g_test_add_func ("/store/references/moved-folder", test_moved_folder);
  g_test_add_func ("/store/references/elsewhere", test_elsewhere);

  return g_test_run ();
}
