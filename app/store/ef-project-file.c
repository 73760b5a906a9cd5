/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-project-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "ef-file-write.h"

/* Replacing a file so that a crash, a full disk or a missing permission leaves the old one
 * whole.
 *
 * g_file_replace_contents() is nearly that, but it writes a new file in place without syncing
 * it, and where it cannot make a temporary file beside the old one it overwrites the old one.
 * g_file_set_contents_full() always writes a temporary file, syncs it, renames it and syncs the
 * folder; it only has to be told about links and modes. So local files go that way, and the
 * others through GIO. */

static gboolean
write_local (const char *path, const struct stat *old, GBytes *bytes, GError **error)
{
  const mode_t all = S_IRWXU | S_IRWXG | S_IRWXO;
  mode_t mode = old != NULL ? old->st_mode & all : 0666;
  gsize length;
  const char *contents = g_bytes_get_data (bytes, &length);

  if (old != NULL && faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) != 0)
    {
      int reason = errno;

      g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (reason),
                           g_strerror (reason));
      return FALSE;
    }

  if (!ef_file_write (path, contents, (gssize) length,
                      G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, mode, error))
    return FALSE;

  if (old != NULL)
    {
      /* As far as we may: what is written is safe already. */
      if ((old->st_uid != geteuid () || old->st_gid != getegid ())
          && chown (path, old->st_uid, old->st_gid) != 0)
        g_debug ("The owner of “%s” could not be kept.", path);
      g_chmod (path, mode);
    }

  return TRUE;
}

/* FALSE without @error if @file is nothing that can be replaced by a local file. */
static gboolean
replace_local (GFile *file, GBytes *bytes, gboolean *handled, GError **error)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *target = NULL;
  struct stat old;

  *handled = FALSE;
  if (path == NULL || !g_file_is_native (file))
    return FALSE;

  /* Through a link, to the file it leads to. */
  target = realpath (path, NULL);
  if (target == NULL)
    {
      *handled = TRUE;
      return write_local (path, NULL, bytes, error);
    }

  if (stat (target, &old) != 0 || !S_ISREG (old.st_mode))
    return FALSE;

  *handled = TRUE;
  return write_local (target, &old, bytes, error);
}

gboolean
ef_project_replace_file (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  gboolean handled;
  gboolean done;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  done = replace_local (file, bytes, &handled, error);
  if (!handled)
    {
      gsize length;
      const char *contents = g_bytes_get_data (bytes, &length);

      done = g_file_replace_contents (file, contents, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                      cancellable, error);
    }

  if (!done)
    g_prefix_error (error, "%s ", _("The project could not be saved:"));

  return done;
}
