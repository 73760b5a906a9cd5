/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-file-write.h"

#include <string.h>

#include "scratch-folder.h"

static gboolean
write_to (const char *path, GError **error)
{
  return ef_file_write (path, "text", -1, G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}

static void
test_written (void)
{
  g_autofree char *folder = scratch_folder_new ();
  g_autofree char *path = g_build_filename (folder, "a.svg", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (write_to (path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "text");
  scratch_folder_remove (folder);
}

/* What is said of it names the folder, which is what somebody can do something about. */
static void
test_no_folder (void)
{
  g_autofree char *folder = scratch_folder_new ();
  g_autofree char *missing = g_build_filename (folder, "missing", NULL);
  g_autofree char *path = g_build_filename (missing, "a.svg", NULL);
  g_autofree char *expected = g_strdup_printf ("There is no folder “%s”.", missing);
  g_autofree char *not_one = g_strdup_printf ("“%s” is not a folder.", missing);
  g_autoptr (GError) error = NULL;

  g_assert_false (write_to (path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_cmpstr (error->message, ==, expected);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (missing, "", 0, NULL));
  g_assert_false (write_to (path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
  g_assert_cmpstr (error->message, ==, not_one);
  scratch_folder_remove (folder);
}

/* Nobody asked for the temporary file, and its name is another one each time. */
static void
test_no_temporary_names (void)
{
  g_autoptr (GError) error = NULL;

  if (g_file_test ("/proc/self", G_FILE_TEST_IS_DIR))
    {
      g_assert_false (write_to ("/proc/self/a.svg", &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, "/proc/self/a.svg"));
      g_assert_null (strstr (error->message, "/proc/self/a.svg."));
    }
  else
    g_test_skip ("There is no folder in which nobody can write.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/file-write/written", test_written);
  g_test_add_func ("/base/file-write/no-folder", test_no_folder);
  g_test_add_func ("/base/file-write/no-temporary-names", test_no_temporary_names);

  return g_test_run ();
}
