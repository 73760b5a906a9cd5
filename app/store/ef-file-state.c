/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-file-state.h"

#include "ef-error.h"

#include <glib/gi18n-lib.h>
#include <xxhash.h>

/* The hash guards against accidents, not against somebody who wants two files to look the same:
 * whoever can write the file need not deceive us about it. */

#define ATTRIBUTES G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_STANDARD_SIZE

/* Read at a time. Streamed, not mapped: a file that others write may shrink under a mapping. */
#define PIECE 65536

struct _EfFileState
{
  char *etag;   /* NULL: unknown */
  guint64 size; /* bytes */
  char *hash;   /* XXH3-128, hex; NULL: unknown */
};

static EfFileState *
state_new (const char *etag, guint64 size, const char *hash)
{
  EfFileState *self = g_atomic_rc_box_new0 (EfFileState);

  self->etag = g_strdup (etag);
  self->size = size;
  self->hash = g_strdup (hash);

  return self;
}

static void
state_clear (gpointer data)
{
  EfFileState *self = data;

  g_free (self->etag);
  g_free (self->hash);
}

static char *
hash_to_text (XXH128_hash_t hash)
{
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x%016" G_GINT64_MODIFIER "x",
                          (guint64) hash.high64, (guint64) hash.low64);
}

/* NULL if the file cannot be read to its end. */
static char *
hash_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree guint8 *piece = g_malloc (PIECE);
  XXH3_state_t *state;
  gssize n = 1;
  char *hash = NULL;

  if (stream == NULL)
    return NULL;

  state = XXH3_createState ();
  XXH3_128bits_reset (state);
  while (n > 0)
    {
      n = g_input_stream_read (G_INPUT_STREAM (stream), piece, PIECE, cancellable, error);
      if (n > 0)
        XXH3_128bits_update (state, piece, n);
    }
  if (n == 0)
    hash = hash_to_text (XXH3_128bits_digest (state));
  XXH3_freeState (state);

  return hash;
}

EfFileState *
ef_file_state_read (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autofree char *hash = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  info = g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (info == NULL)
    return NULL;

  hash = hash_file (file, cancellable, error);
  if (hash == NULL)
    return NULL;

  return state_new (g_file_info_get_etag (info), g_file_info_get_size (info), hash);
}

EfFileState *
ef_file_state_new_written (GFile *file, GBytes *bytes)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autofree char *hash = NULL;
  gsize length;
  const void *data;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  hash = hash_to_text (XXH3_128bits (data, length));
  info = g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  /* Another size is another program's, already. */
  if (info == NULL || (guint64) g_file_info_get_size (info) != length)
    return state_new (NULL, length, hash);

  return state_new (g_file_info_get_etag (info), length, hash);
}

EfFileState *
ef_file_state_new_unknown (void)
{
  return state_new (NULL, 0, NULL);
}

EfFileState *
ef_file_state_ref (EfFileState *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
ef_file_state_unref (EfFileState *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, state_clear);
}

static gboolean
is_same (EfFileState *self, GFile *file, GFileInfo *info, GCancellable *cancellable)
{
  g_autofree char *hash = NULL;

  if ((guint64) g_file_info_get_size (info) != self->size)
    return FALSE;
  if (self->etag != NULL && g_strcmp0 (g_file_info_get_etag (info), self->etag) == 0)
    return TRUE;

  hash = self->hash != NULL ? hash_file (file, cancellable, NULL) : NULL;

  return hash != NULL && g_str_equal (hash, self->hash);
}

gboolean
ef_file_state_check (EfFileState *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  info = g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, &local);
  if (info == NULL && g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  if (info == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  if (is_same (self, file, info, cancellable))
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  name = g_file_get_parse_name (file);
  g_set_error (error, EF_ERROR, EF_ERROR_CHANGED, _("Another program has changed “%s”."), name);

  return FALSE;
}

void
ef_file_state_to_keys (EfFileState *self, GKeyFile *keys, const char *group)
{
  g_return_if_fail (self != NULL);

  if (self->hash == NULL)
    return;

  if (self->etag != NULL)
    g_key_file_set_string (keys, group, "ETag", self->etag);
  g_key_file_set_uint64 (keys, group, "Size", self->size);
  g_key_file_set_string (keys, group, "Hash", self->hash);
}

EfFileState *
ef_file_state_new_from_keys (GKeyFile *keys, const char *group)
{
  g_autofree char *etag = g_key_file_get_string (keys, group, "ETag", NULL);
  g_autofree char *hash = g_key_file_get_string (keys, group, "Hash", NULL);
  g_autoptr (GError) error = NULL;
  guint64 size = g_key_file_get_uint64 (keys, group, "Size", &error);

  if (hash == NULL || error != NULL)
    return ef_file_state_new_unknown ();

  return state_new (etag, size, hash);
}
