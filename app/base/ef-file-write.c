/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-file-write.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* GLib writes to a file of another name first, its name with a point and so many letters by
 * chance. */
#define N_CHANCE 6

gboolean
ef_file_check_folder (const char *path, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  folder = g_path_get_dirname (path);
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;

  name = g_filename_display_name (folder);
  if (g_file_test (folder, G_FILE_TEST_EXISTS))
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR, _ ("“%s” is not a folder."), name);
  else
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT, _ ("There is no folder “%s”."), name);

  return FALSE;
}

/* The message about @path without the letters of chance (transfer full). */
static char *
dup_message (const char *message, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  const char *at = strstr (message, name);
  const char *end = at != NULL ? at + strlen (name) : NULL;

  if (end == NULL || *end != '.' || strspn (end + 1, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS)
                                      != N_CHANCE)
    return g_strdup (message);

  return g_strdup_printf ("%.*s%s", (int) (end - message), message, end + 1 + N_CHANCE);
}

gboolean
ef_file_write (const char *path,
               const char *contents,
               gssize length,
               GFileSetContentsFlags flags,
               int mode,
               GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  if (!ef_file_check_folder (path, error))
    return FALSE;
  if (g_file_set_contents_full (path, contents, length, flags, mode, &problem))
    return TRUE;

  message = dup_message (problem->message, path);
  g_set_error_literal (error, problem->domain, problem->code, message);

  return FALSE;
}
