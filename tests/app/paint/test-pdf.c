/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "ef-paint.h"
#include "paint-fixture.h"

static GBytes *
render (EfScene *scene)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = ef_paint_to_pdf (scene, &error);

  g_assert_no_error (error);
  return bytes;
}

static gboolean
contains (GBytes *bytes, const char *needle)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return memmem (data, length, needle, strlen (needle)) != NULL;
}

static void
test_metadata (void)
{
  g_autoptr (EfScene) scene = paint_fixture_create_scene ();
  g_autoptr (GBytes) bytes = render (scene);

  g_assert_true (contains (bytes, "/Title (A \"title\" <of> words & more)"));
  g_assert_true (contains (bytes, "/Creator (Efficient Frontier)"));
  g_assert_true (contains (bytes, "/MediaBox [ 0 0 200 120 ]"));
  /* The time of day would make each file another one. */
  g_assert_false (contains (bytes, "Date"));
}

static void
test_same_bytes (void)
{
  g_autoptr (EfScene) scene = paint_fixture_create_scene ();
  g_autoptr (EfScene) again = paint_fixture_create_scene ();
  g_autoptr (GBytes) first = render (scene);
  g_autoptr (GBytes) second = render (again);
  g_autoptr (GBytes) third = NULL;

  g_assert_true (g_bytes_equal (first, second));
  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("The locale de_DE.UTF-8 is not installed");
      return;
    }
  third = render (scene);
  setlocale (LC_ALL, "C.UTF-8");
  g_assert_true (g_bytes_equal (first, third));
}

/* Markers are paths up to a number, then a picture in the same place. */
static void
test_markers (void)
{
  g_autoptr (EfScene) few = paint_fixture_create_cloud (3000, 3, 0.7, NULL);
  g_autoptr (EfScene) many = paint_fixture_create_cloud (60000, 3, 0.7, NULL);
  g_autoptr (GBytes) small = render (few);
  g_autoptr (GBytes) large = render (many);

  g_assert_false (contains (small, "/Subtype /Image"));
  g_assert_cmpuint (g_bytes_get_size (small), <, 100000);
  g_assert_true (contains (large, "/Subtype /Image"));
  g_assert_cmpuint (g_bytes_get_size (large), <, 2000000);
}

/* What pdftotext reads from the file. */
static char *
extract_text (GBytes *bytes)
{
  g_autofree char *folder = g_dir_make_tmp ("ef-pdf-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "figure.pdf", NULL);
  g_autofree char *command = g_strdup_printf ("pdftotext -layout %s -", path);
  g_autoptr (GError) error = NULL;
  char *text;
  int status;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  g_spawn_command_line_sync (command, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_unlink (path);
  g_rmdir (folder);
  return text;
}

static void
test_text (void)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autoptr (EfScene) scene = paint_fixture_create_scene ();
  g_autoptr (GBytes) bytes = render (scene);
  g_autofree char *text = NULL;

  if (program == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  text = extract_text (bytes);
  g_assert_nonnull (strstr (text, "Größe ≥ 10²"));
  g_assert_nonnull (strstr (text, "Accuracy (%)"));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paint/pdf/metadata", test_metadata);
  g_test_add_func ("/paint/pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/paint/pdf/markers", test_markers);
  g_test_add_func ("/paint/pdf/text", test_text);
  return g_test_run ();
}
