/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

/* Without a fuzzer, a target is a test over its corpus: replay FOLDER. Whatever a fuzzer once found
 * stays found. */

static void
test_file (gconstpointer path)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  LLVMFuzzerTestOneInput ((const guint8 *) data, size);
}

static guint
add_folder (const char *folder, const char *test_path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      char *path = g_build_filename (folder, name, NULL);
      g_autofree char *test = g_strconcat (test_path, "/", name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          n += add_folder (path, test);
          g_free (path);
        }
      else
        {
          g_test_add_data_func_full (test, path, test_file, g_free);
          n++;
        }
    }

  return n;
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  g_assert_cmpuint (add_folder (argv[1], "/fuzz"), >, 0);

  return g_test_run ();
}
