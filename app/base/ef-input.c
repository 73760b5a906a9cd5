/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-input-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"
#include "ef-file-read.h"
#include "ef-large-memory.h"

/* All the content at once begins in a block of at most this size, whatever a packed file or a
 * remote one claims. */
#define MAX_FIRST_BLOCK (G_GUINT64_CONSTANT (64) << 20)

/* All the content at once is read in pieces of this size: what was read is hashed while the
 * processor still has it at hand, and cancelling takes effect between them. */
#define READ_SIZE (1024 * 1024)

/* The frequent reasons get a sentence that a person need not decode. */
static char *
describe_opening (const EfInput *self, const GError *cause)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_strdup_printf (_("There is no file “%s”."), self->name);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return g_strdup_printf (_("“%s” is a folder, not a file."), self->name);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return g_strdup_printf (_("You have no permission to read “%s”."), self->name);

  return g_strdup_printf (_("“%s” could not be opened: %s"), self->name, cause->message);
}

/* Fills the head once. An error is kept back until what came before it was read, except that
 * nothing is handed out of a file that is refused as a whole. */
static gboolean
fill_head (EfInput *self, GCancellable *cancellable, GError **error)
{
  while (!self->head_filled)
    {
      gssize n = 0;

      if (self->head_length < EF_INPUT_PEEK)
        n = ef_input_make_content (self, self->head + self->head_length,
                                   EF_INPUT_PEEK - self->head_length, cancellable, &self->pending);
      if (g_error_matches (self->pending, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&self->pending));
          return FALSE;
        }
      self->head_length += MAX (n, 0);
      self->head_filled = n <= 0;
    }

  if (self->unpacker != NULL && ef_input_bytes_are_gzip (self->head, self->head_length))
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NOT_RECOGNISED,
                   _("“%s” is packed twice: a gzip file in a gzip file. Unpack it once and open "
                     "what comes out."),
                   self->name);
      return FALSE;
    }

  return TRUE;
}

/* Opening */

static EfInput *
input_new (char *name)
{
  EfInput *self = g_new0 (EfInput, 1);

  self->name = name;
  self->limit = EF_INPUT_LIMIT_DEFAULT;
  self->packed = g_malloc (EF_INPUT_PACKED_SIZE);
  self->head = g_malloc (EF_INPUT_PEEK);
  self->hash_state = XXH3_createState ();
  XXH3_128bits_reset (self->hash_state);

  return self;
}

/* Reads the magic bytes. */
static gboolean
begin (EfInput *self, GError **error)
{
  if (!ef_input_fill_packed (self, 3, self->cancellable, error))
    return FALSE;
  if (ef_input_bytes_are_gzip (self->packed, self->packed_length))
    self->unpacker = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));

  return TRUE;
}

static char *
display_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return base != NULL ? g_filename_display_name (base) : g_file_get_parse_name (file);
}

EfInput *
ef_input_open (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (EfInput) self = NULL;
  g_autoptr (GFileInfo) info = NULL;
  GError *cause = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = input_new (display_name (file));
  g_set_object (&self->cancellable, cancellable);
  self->stream = G_INPUT_STREAM (g_file_read (file, cancellable, &cause));
  if (self->stream == NULL)
    {
      ef_input_explain (cause, describe_opening (self, cause), error);
      return NULL;
    }

  /* The size is only good for progress and for the first block: a pipe has none and is read as
   * well. */
  info = g_file_input_stream_query_info (G_FILE_INPUT_STREAM (self->stream),
                                         G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, NULL);
  if (info != NULL && g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_STANDARD_SIZE))
    self->packed_total = MAX (g_file_info_get_size (info), 0);
  self->is_local = self->packed_total > 0 && g_file_peek_path (file) != NULL;

  if (!begin (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

EfInput *
ef_input_new_for_bytes (GBytes *bytes, const char *name)
{
  EfInput *self;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = input_new (g_strdup (name));
  self->memory = g_bytes_ref (bytes);
  self->stream = g_memory_input_stream_new_from_bytes (bytes);
  self->packed_total = g_bytes_get_size (bytes);
  begin (self, NULL);

  return self;
}

void
ef_input_free (EfInput *self)
{
  g_return_if_fail (self != NULL);

  g_clear_error (&self->pending);
  g_clear_object (&self->unpacker);
  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->memory, g_bytes_unref);
  g_clear_pointer (&self->progress, ef_progress_unref);
  XXH3_freeState (self->hash_state);
  g_free (self->hash);
  g_free (self->head);
  g_free (self->packed);
  g_free (self->name);
  g_free (self);
}

void
ef_input_set_limit (EfInput *self, guint64 limit)
{
  g_return_if_fail (self != NULL);

  self->limit = limit;
}

void
ef_input_set_progress (EfInput *self, EfProgress *progress)
{
  g_return_if_fail (self != NULL);

  if (progress != NULL)
    ef_progress_ref (progress);
  g_clear_pointer (&self->progress, ef_progress_unref);
  self->progress = progress;
}

void
ef_input_set_name (EfInput *self, const char *name)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  g_free (self->name);
  self->name = g_strdup (name);
}

const char *
ef_input_get_name (const EfInput *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

gboolean
ef_input_is_gzip (const EfInput *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->unpacker != NULL;
}

const char *
ef_input_get_hash (EfInput *self)
{
  XXH128_hash_t hash;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->hash != NULL || !self->packed_end)
    return self->hash;

  if (self->memory != NULL)
    {
      gsize length;
      const guint8 *bytes = g_bytes_get_data (self->memory, &length);

      hash = XXH3_128bits (bytes, length);
    }
  else
    hash = XXH3_128bits_digest (self->hash_state);
  self->hash = g_strdup_printf ("%016" G_GINT64_MODIFIER "x%016" G_GINT64_MODIFIER "x",
                                (guint64) hash.high64, (guint64) hash.low64);

  return self->hash;
}

const guint8 *
ef_input_peek (EfInput *self, gsize *length, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (length != NULL, NULL);

  *length = 0;
  if (!fill_head (self, self->cancellable, error))
    return NULL;
  if (self->head_length == 0 && self->pending != NULL)
    {
      g_propagate_error (error, g_error_copy (self->pending));
      return NULL;
    }
  *length = self->head_length;

  return self->head;
}

gssize
ef_input_read (EfInput *self, void *buffer, gsize size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  gssize n;

  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (buffer != NULL, -1);
  g_return_val_if_fail (size > 0, -1);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !fill_head (self, cancellable, error))
    return -1;

  if (self->head_at < self->head_length)
    {
      n = MIN (size, self->head_length - self->head_at);
      memcpy (buffer, self->head + self->head_at, n);
      self->head_at += n;
      return n;
    }
  if (self->pending != NULL)
    {
      g_propagate_error (error, g_error_copy (self->pending));
      return -1;
    }

  n = ef_input_make_content (self, buffer, size, cancellable, &local);
  if (n < 0)
    {
      if (!g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        self->pending = g_error_copy (local);
      g_propagate_error (error, g_steal_pointer (&local));
    }

  return n;
}

/* The limit may well be above what this machine has. */
static void
set_too_large (const EfInput *self, GError **error)
{
  g_set_error (error, EF_ERROR, EF_ERROR_TOO_LARGE,
               _("“%s” is too large for the memory of this computer."), self->name);
}

/* The block that all the content begins in. Where the size is no mere claim it is for the whole,
 * and one byte for the read that finds the end. */
static guint8 *
allocate (EfInput *self, gsize *allocated, GError **error)
{
  gboolean is_known = self->is_local && self->unpacker == NULL;
  guint64 guess = self->packed_total * (self->unpacker != NULL ? 4 : 1) + 1;
  guint8 *block;

  if (is_known && !ef_input_check_size (self, self->packed_total, error))
    return NULL;
  *allocated = CLAMP (guess, EF_INPUT_PEEK, is_known ? G_MAXSIZE : MAX_FIRST_BLOCK);
  block = g_try_malloc (*allocated);
  if (block == NULL)
    set_too_large (self, error);

  return block != NULL ? ef_large_memory_hint (block, *allocated) : NULL;
}

/* Doubles the block. */
static gboolean
grow (const EfInput *self, guint8 **block, gsize *allocated, GError **error)
{
  guint8 *larger = *allocated <= G_MAXSIZE / 2 ? g_try_realloc (*block, *allocated * 2) : NULL;

  if (larger == NULL)
    {
      set_too_large (self, error);
      return FALSE;
    }
  *block = larger;
  *allocated *= 2;

  return TRUE;
}

/* Reads up to @length more bytes of a plain local file, where nothing of what was read from it is
 * left over. What is missing then is for ef_input_read(). */
static gsize
read_at_once (EfInput *self, guint8 *bytes, gsize length, GCancellable *cancellable)
{
  gsize n_read;

  if (!self->is_local || self->unpacker != NULL || self->packed_at < self->packed_length)
    return 0;
  n_read = ef_file_read_at_once (self->stream, self->packed_done, bytes, length, cancellable);
  if (n_read == 0)
    return 0;

  XXH3_128bits_update (self->hash_state, bytes, n_read);
  self->packed_done += n_read;
  self->content_done += n_read;
  if (self->progress != NULL)
    ef_progress_set (self->progress, self->packed_done, self->packed_total);

  return n_read;
}

/* Reads everything into one block. The size of the file is only a hint for the first one: it may
 * grow or shrink meanwhile. */
static GBytes *
collect (EfInput *self, gboolean *truncated, GCancellable *cancellable, GError **error)
{
  gsize allocated;
  g_autofree guint8 *content = allocate (self, &allocated, error);
  gsize length = 0;
  gssize n;

  if (content == NULL)
    return NULL;
  for (;;)
    {
      g_autoptr (GError) local = NULL;

      if (length == allocated && !grow (self, &content, &allocated, error))
        return NULL;
      n = ef_input_read (self, content + length, MIN (allocated - length, READ_SIZE), cancellable,
                         &local);
      if (n < 0 && !(self->truncated && truncated != NULL))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (n <= 0)
        break;
      length += n;
      /* The block has room for one byte more than the file. */
      if (length < allocated)
        length += read_at_once (self, content + length, allocated - length - 1, cancellable);
    }
  if (n < 0)
    *truncated = TRUE;
  content = g_realloc (content, MAX (length, 1));

  return g_bytes_new_take (g_steal_pointer (&content), length);
}

GBytes *
ef_input_get_bytes (EfInput *self, gboolean *truncated, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->head_at == 0, NULL);

  if (truncated != NULL)
    *truncated = FALSE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  if (self->memory != NULL && self->unpacker == NULL)
    {
      self->content_done = g_bytes_get_size (self->memory);
      if (!ef_input_check_limits (self, error))
        return NULL;
      self->packed_end = TRUE;
      return g_bytes_ref (self->memory);
    }

  return collect (self, truncated, cancellable, error);
}
