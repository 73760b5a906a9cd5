/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scratch-folder.h"

#include <glib/gstdio.h>

char *
scratch_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("ef-test-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

void
scratch_folder_remove (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL
                                                                    : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      scratch_folder_remove (child);
    }
  g_remove (path);
}

void
scratch_folder_drop (GFile *folder)
{
  scratch_folder_remove (g_file_peek_path (folder));
  g_object_unref (folder);
}
