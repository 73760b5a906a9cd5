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

/* What a program of poppler says of the file. NULL, and the test is skipped, if it is not
 * installed. */
static char *
ask (const char *program, const char *arguments, GBytes *bytes)
{
  g_autofree char *found = g_find_program_in_path (program);
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *command = NULL;
  g_autoptr (GError) error = NULL;
  char *answer;
  int status;

  if (found == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return NULL;
    }
  folder = g_dir_make_tmp ("ef-pdf-XXXXXX", NULL);
  path = g_build_filename (folder, "figure.pdf", NULL);
  command = g_strdup_printf ("%s %s %s%s", program, arguments, path,
                             g_str_equal (program, "pdftotext") ? " -" : "");
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  g_spawn_command_line_sync (command, &answer, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_unlink (path);
  g_rmdir (folder);
  return answer;
}

/* Newer versions of cairo pack what stands in the file, so another program is asked. */
static void
test_metadata (void)
{
  g_autoptr (EfScene) scene = paint_fixture_create_scene ();
  g_autoptr (GBytes) bytes = render (scene);
  g_autofree char *info = ask ("pdfinfo", "-enc UTF-8", bytes);
  g_autoptr (GRegex) spaces = g_regex_new (" +", 0, 0, NULL);
  g_autofree char *lines = NULL;

  if (info == NULL)
    return;
  lines = g_regex_replace_literal (spaces, info, -1, 0, " ", 0, NULL);
  g_assert_nonnull (strstr (lines, "Title: A \"title\" <of> words & more\n"));
  g_assert_nonnull (strstr (lines, "Creator: Efficient Frontier\n"));
  g_assert_nonnull (strstr (lines, "Page size: 200 x 120 pts"));
  /* The time of day would make each file another one. */
  g_assert_null (strstr (lines, "Date"));
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

static void
test_text (void)
{
  g_autoptr (EfScene) scene = paint_fixture_create_scene ();
  g_autoptr (GBytes) bytes = render (scene);
  g_autofree char *text = ask ("pdftotext", "-layout", bytes);

  if (text == NULL)
    return;
  g_assert_nonnull (strstr (text, "Größe ≥ 10²"));
  g_assert_nonnull (strstr (text, "Accuracy (%)"));
}

static EfPrimitive *
add_title (EfScene *scene, const char *id, const char *text, double y)
{
  EfPrimitive *title = ef_scene_add (scene, EF_PRIMITIVE_TEXT, EF_LAYER_FRAME, "axis-title", id);

  title->text.text = g_strdup (text);
  title->text.size = 8;
  title->text.x = 10;
  title->text.y = y;
  title->fill = (EfColour){ 0, 0, 0, 1 };
  return title;
}

/* Fonts have one letter for "ffi"; who searches has three. */
static void
test_no_ligatures (void)
{
  g_autoptr (EfScene) scene = paint_fixture_create_scene ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  add_title (scene, "title-of-this", "Efficient flow", 50);
  bytes = render (scene);
  text = ask ("pdftotext", "-layout", bytes);
  if (text != NULL)
    g_assert_nonnull (strstr (text, "Efficient flow"));
}

/* What is on the axes, once, however many lines it takes. */
static void
test_keywords (void)
{
  g_autoptr (EfScene) scene = ef_scene_new (100, 100);
  g_autoptr (EfScene) neighbour = ef_scene_new (100, 100);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *info = NULL;
  EfPrimitive *panel;

  add_title (scene, "axis-title-x", "Compute per image", 50);
  add_title (scene, "axis-title-x-1", "(FLOP)", 60);
  add_title (scene, "axis-title-y", "Accuracy", 70);
  add_title (neighbour, "axis-title-y", "Accuracy", 70);
  panel = ef_scene_add (scene, EF_PRIMITIVE_PANEL, EF_LAYER_FRAME, "panel", "panel-b");
  panel->panel.scene = ef_scene_ref (neighbour);
  bytes = render (scene);
  info = ask ("pdfinfo", "-enc UTF-8", bytes);
  if (info == NULL)
    return;
  g_assert_nonnull (strstr (info, "Keywords:"));
  g_assert_nonnull (strstr (info, " Compute per image (FLOP), Accuracy\n"));
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
  g_test_add_func ("/paint/pdf/no-ligatures", test_no_ligatures);
  g_test_add_func ("/paint/pdf/keywords", test_keywords);
  return g_test_run ();
}
