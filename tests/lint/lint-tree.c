/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lint-tree.h"

#include <string.h>

/* The lints read the source tree itself. They walk it instead of asking git, so they work in an
 * unpacked archive too. */

static const char *const skipped_folders[] = {
  "build", "corpus", "fixtures", "golden", "node_modules", "samples", NULL,
};

static const char *
top (void)
{
  const char *dir = g_getenv ("EF_SOURCE_DIR");

  g_assert_nonnull (dir);
  return dir;
}

static gboolean
is_skipped (const char *name)
{
  return name[0] == '.' || name[0] == '_' || g_str_has_prefix (name, "build-") ||
         g_strv_contains (skipped_folders, name);
}

static gboolean
has_suffix (const char        *name,
            const char *const *suffixes)
{
  for (gsize i = 0; suffixes[i] != NULL; i++)
    if (g_str_has_suffix (name, suffixes[i]))
      return TRUE;
  return FALSE;
}

static void
collect (const char        *folder,
         const char *const *suffixes,
         GPtrArray         *paths)
{
  g_autofree char *path = g_build_filename (top (), folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = folder[0] != '\0' ? g_build_filename (folder, name, NULL)
                                                 : g_strdup (name);
      g_autofree char *full = g_build_filename (top (), child, NULL);

      if (is_skipped (name) || g_file_test (full, G_FILE_TEST_IS_SYMLINK))
        continue;
      if (g_file_test (full, G_FILE_TEST_IS_DIR))
        collect (child, suffixes, paths);
      else if (has_suffix (full, suffixes))
        g_ptr_array_add (paths, g_steal_pointer (&child));
    }
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
lint_tree_find (const char        *folder,
                const char *const *suffixes)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  collect (folder, suffixes, paths);
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

char *
lint_tree_read (const char *path)
{
  g_autofree char *full = g_build_filename (top (), path, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  if (!g_file_get_contents (full, &text, NULL, &error))
    {
      lint_tree_report (path, 0, "%s", error->message);
      return g_strdup ("");
    }
  return text;
}

void
lint_tree_report (const char *path,
                  guint       line,
                  const char *format,
                  ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  if (line > 0)
    g_test_message ("%s:%u: %s", path, line, message);
  else
    g_test_message ("%s: %s", path, message);
  g_test_fail ();
}
