/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "ef-error.h"
#include "ef-paint.h"
#include "paint-fixture.h"

typedef struct
{
  EfScene *scene;
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->scene = paint_fixture_create_scene ();
  fixture->folder = g_dir_make_tmp ("ef-paint-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  /* The folder is empty now: no temporary file was left behind. */
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  ef_scene_unref (fixture->scene);
}

/* Writes @name and returns its content; removes the file. (transfer full) */
static char *
write_and_take (Fixture *fixture, const char *name, const char *format, gsize *length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  char *content;

  ef_paint_to_file (fixture->scene, file, format, 96, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &content, length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  return content;
}

static void
test_formats (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name, *format, *magic;
  } cases[] = {
    { "figure.svg", NULL, "<?xml" }, { "figure.PNG", NULL, "\x89PNG" },
    { "figure.pdf", NULL, "%PDF-" }, { "figure", "png", "\x89PNG" },
    { "a.b.c.svg", NULL, "<?xml" },  { "figure.png", "svg", "<?xml" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length;
      g_autofree char *content = write_and_take (fixture, cases[i].name, cases[i].format, &length);

      g_assert_cmpmem (content, strlen (cases[i].magic), cases[i].magic, strlen (cases[i].magic));
    }
}

static void
test_replaces (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "figure.svg", NULL);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  content = write_and_take (fixture, "figure.svg", NULL, &length);
  g_assert_true (g_str_has_prefix (content, "<?xml"));
}

static void
test_unknown_format (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "figure.gif", "figure", "svg", "figure.", "figure.\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;

      g_assert_false (ef_paint_to_file (fixture->scene, file, NULL, 96, FALSE, NULL, &error));
      g_assert_error (error, EF_ERROR, EF_ERROR_SYNTAX);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_false (g_file_query_exists (file, NULL));
    }
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "missing", "figure.svg", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_false (ef_paint_to_file (fixture->scene, file, NULL, 96, FALSE, NULL, &error));
  g_assert_nonnull (error);
}

/* A failure leaves the old figure as it was. */
static void
test_keeps_the_old (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "figure.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (EfScene) enormous = ef_scene_new (1e6, 10);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_false (ef_paint_to_file (enormous, file, NULL, 96, FALSE, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (ef_paint_to_file (fixture->scene, file, NULL, 96, FALSE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");
  g_assert_cmpint (g_unlink (path), ==, 0);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/paint/file/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("formats", test_formats);
  ADD ("replaces", test_replaces);
  ADD ("unknown-format", test_unknown_format);
  ADD ("no-folder", test_no_folder);
  ADD ("keeps-the-old", test_keeps_the_old);
  return g_test_run ();
}
