/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-draft-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

/* The lock is flock(): it belongs to the open file, so the kernel drops it when the process is
 * gone, and unlike a process id it cannot come to mean another process.
 *
 * Making, adopting and discarding may meet in two processes. Each opens ID.draft, takes the lock
 * without waiting, and then looks whether the name still leads to what it has locked; if not,
 * another process has discarded the draft in between. So the order is: ID.draft is made first and
 * removed last, and whoever holds its lock may do as he likes with the rest. */

#define GROUP "Draft"

/* An address is not that long. */
#define MAX_ORIGIN_BYTES 65536

char *
ef_draft_dup_path (EfDraft *self, const char *suffix)
{
  g_autofree char *name = g_strconcat (self->id, suffix, NULL);

  return g_build_filename (self->folder, name, NULL);
}

void
ef_draft_set_error (EfDraft *self, GError **error, GQuark domain, int code, const char *reason)
{
  /* Translators: a folder, and what the system says: "No space left on device". */
  g_set_error (error, domain, code, _("Unsaved changes cannot be kept in “%s”: %s"), self->folder,
               reason);
}

static void
set_error_from_errno (EfDraft *self, GError **error, int reason)
{
  ef_draft_set_error (self, error, G_FILE_ERROR, g_file_error_from_errno (reason),
                      g_strerror (reason));
}

gboolean
ef_draft_is_own_file (const char *path, gint64 *mtime)
{
  struct stat status;

  if (lstat (path, &status) != 0 || !S_ISREG (status.st_mode) || status.st_uid != geteuid ())
    return FALSE;

  if (mtime != NULL)
    *mtime = status.st_mtime;

  return TRUE;
}

/* TRUE if @self, whose file is open, holds the lock of the file that has the name. */
static gboolean
take_lock (EfDraft *self, const char *path)
{
  struct stat locked, named;

  return flock (self->lock, LOCK_EX | LOCK_NB) == 0 && fstat (self->lock, &locked) == 0
         && S_ISREG (locked.st_mode) && locked.st_uid == geteuid () && lstat (path, &named) == 0
         && named.st_dev == locked.st_dev && named.st_ino == locked.st_ino;
}

static EfDraft *
draft_alloc (const char *folder, const char *id)
{
  EfDraft *self = g_atomic_rc_box_new0 (EfDraft);

  self->folder = g_strdup (folder);
  self->id = g_strdup (id);
  self->lock = -1;

  return self;
}

static void
draft_clear (gpointer data)
{
  EfDraft *self = data;

  if (self->lock >= 0)
    close (self->lock);
  g_free (self->folder);
  g_free (self->id);
  g_clear_object (&self->file);
  g_clear_pointer (&self->state, ef_file_state_unref);
}

EfDraft *
ef_draft_ref (EfDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
ef_draft_unref (EfDraft *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, draft_clear);
}

/* ---- What it is a draft of ---- */

static gboolean
write_origin (EfDraft *self)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *text = NULL;
  gsize length, at = 0;

  if (self->file != NULL)
    {
      g_autofree char *uri = g_file_get_uri (self->file);

      g_key_file_set_string (keys, GROUP, "URI", uri);
    }
  ef_file_state_to_keys (self->state, keys, GROUP);

  text = g_key_file_to_data (keys, &length, NULL);
  while (at < length)
    {
      gssize n = write (self->lock, text + at, length - at);

      if (n < 0 && errno != EINTR)
        return FALSE;
      at += MAX (n, 0);
    }

  return TRUE;
}

/* What cannot be understood is left open: the work itself matters more than where it belongs. */
static void
read_origin (EfDraft *self)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *text = g_malloc (MAX_ORIGIN_BYTES);
  g_autofree char *uri = NULL;
  g_autofree char *scheme = NULL;
  gssize length = pread (self->lock, text, MAX_ORIGIN_BYTES, 0);

  if (length > 0 && length < MAX_ORIGIN_BYTES)
    g_key_file_load_from_data (keys, text, length, G_KEY_FILE_NONE, NULL);

  self->state = ef_file_state_new_from_keys (keys, GROUP);
  uri = g_key_file_get_string (keys, GROUP, "URI", NULL);
  scheme = uri != NULL ? g_uri_parse_scheme (uri) : NULL;
  if (scheme != NULL)
    self->file = g_file_new_for_uri (uri);
}

/* ---- Making and adopting ---- */

static gboolean
make_folder (const char *folder)
{
  struct stat status;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return FALSE;

  if (stat (folder, &status) == 0 && (status.st_mode & 0077) != 0)
    g_chmod (folder, 0700);

  return TRUE;
}

EfDraft *
ef_draft_new (const char *folder, GFile *file, EfFileState *state, GError **error)
{
  g_autoptr (EfDraft) self = NULL;
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *path = NULL;
  int reason;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (file == NULL || G_IS_FILE (file), NULL);

  self = draft_alloc (folder, id);
  self->file = file != NULL ? g_object_ref (file) : NULL;
  self->state = state != NULL ? ef_file_state_ref (state) : ef_file_state_new_unknown ();
  path = ef_draft_dup_path (self, EF_DRAFT_ORIGIN_SUFFIX);

  if (make_folder (folder))
    {
      self->lock = open (path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
      if (self->lock >= 0 && take_lock (self, path) && write_origin (self))
        return g_steal_pointer (&self);
    }

  reason = errno;
  if (self->lock >= 0)
    g_unlink (path);
  set_error_from_errno (self, error, reason);

  return NULL;
}

EfDraft *
ef_draft_adopt (const char *folder, const char *id)
{
  g_autoptr (EfDraft) self = draft_alloc (folder, id);
  g_autofree char *path = ef_draft_dup_path (self, EF_DRAFT_ORIGIN_SUFFIX);

  /* Made if it is not there: then the project has no owner and no origin, but is still work. */
  self->lock = open (path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
  if (self->lock < 0 || !take_lock (self, path))
    return NULL;

  self->durable = TRUE;
  read_origin (self);

  return g_steal_pointer (&self);
}

GFile *
ef_draft_get_file (EfDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->file;
}

EfFileState *
ef_draft_get_file_state (EfDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->state;
}

gint64
ef_draft_get_time (EfDraft *self)
{
  g_autofree char *path = NULL;
  gint64 mtime = 0;

  g_return_val_if_fail (self != NULL, 0);

  path = ef_draft_dup_path (self, EF_DRAFT_PROJECT_SUFFIX);
  ef_draft_is_own_file (path, &mtime);

  return mtime;
}

/* ---- Its end ---- */

void
ef_draft_discard (EfDraft *self)
{
  g_autofree char *project = NULL;
  g_autofree char *origin = NULL;

  g_return_if_fail (self != NULL);

  project = ef_draft_dup_path (self, EF_DRAFT_PROJECT_SUFFIX);
  origin = ef_draft_dup_path (self, EF_DRAFT_ORIGIN_SUFFIX);
  g_unlink (project);
  ef_draft_opened (self);
  g_unlink (origin);
}

typedef struct
{
  char *path;
  gint64 time;
} EfOldFile;

static void
old_file_clear (gpointer data)
{
  g_free (((EfOldFile *) data)->path);
}

static gint
compare_age (gconstpointer a, gconstpointer b)
{
  const EfOldFile *one = a, *other = b;

  return (one->time < other->time) - (one->time > other->time);
}

/* The time is when it was last written, which is close to when it was set aside. */
static void
clear_damaged (const char *folder)
{
  g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (EfOldFile));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 oldest = g_get_real_time () / G_USEC_PER_SEC - EF_DRAFT_DAYS_DAMAGED * 24 * 60 * 60;
  const char *name;

  g_array_set_clear_func (files, old_file_clear);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      EfOldFile file = { .path = g_build_filename (folder, name, NULL) };

      if (ef_draft_is_own_file (file.path, &file.time))
        g_array_append_val (files, file);
      else
        g_free (file.path);
    }

  g_array_sort (files, compare_age);
  for (guint i = 0; i < files->len; i++)
    {
      const EfOldFile *file = &g_array_index (files, EfOldFile, i);

      if (i >= EF_DRAFT_MAX_DAMAGED || file->time < oldest)
        g_unlink (file->path);
    }
}

char *
ef_draft_set_aside (EfDraft *self, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  folder = g_build_filename (self->folder, EF_DRAFT_DAMAGED_FOLDER, NULL);
  name = g_strconcat (self->id, EF_DRAFT_PROJECT_SUFFIX, NULL);
  from = ef_draft_dup_path (self, EF_DRAFT_PROJECT_SUFFIX);
  to = g_build_filename (folder, name, NULL);
  if (!make_folder (folder) || g_rename (from, to) != 0)
    {
      set_error_from_errno (self, error, errno);
      return NULL;
    }

  g_utime (to, NULL);
  ef_draft_discard (self);
  clear_damaged (folder);

  return g_steal_pointer (&to);
}
