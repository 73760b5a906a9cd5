/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-input-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"

/* A gzip stream may unpack to so many times its size. Below the free size the ratio does not
 * matter: a table of zeros is allowed to pack well. */
#define MAX_RATIO 1000
#define RATIO_FREE_SIZE (G_GUINT64_CONSTANT (64) << 20)

gboolean
ef_input_bytes_are_gzip (const guint8 *bytes, gsize length)
{
  return length >= 3 && bytes[0] == 0x1f && bytes[1] == 0x8b && bytes[2] == 8;
}

void
ef_input_explain (GError *cause, char *sentence, GError **error)
{
  if (!g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_free (cause->message);
      cause->message = g_steal_pointer (&sentence);
    }
  g_free (sentence);
  g_propagate_error (error, cause);
}

/* Packed bytes */

static gssize
read_stream (EfInput *self, void *buffer, gsize size, GCancellable *cancellable, GError **error)
{
  GError *cause = NULL;
  gssize n = g_input_stream_read (self->stream, buffer, size, cancellable, &cause);

  if (n < 0)
    {
      ef_input_explain (cause,
                        g_strdup_printf (_("“%s” could not be read: %s"), self->name,
                                         cause->message),
                        error);
      return -1;
    }
  if (n == 0)
    self->packed_end = TRUE;

  XXH3_128bits_update (self->hash_state, buffer, n);
  self->packed_done += n;
  if (self->progress != NULL)
    ef_progress_set (self->progress, self->packed_done, self->packed_total);

  return n;
}

gboolean
ef_input_fill_packed (EfInput *self, gsize wanted, GCancellable *cancellable, GError **error)
{
  if (self->packed_at > 0 && self->packed_length - self->packed_at < wanted)
    {
      self->packed_length -= self->packed_at;
      memmove (self->packed, self->packed + self->packed_at, self->packed_length);
      self->packed_at = 0;
    }

  g_assert (wanted <= EF_INPUT_PACKED_SIZE);
  while (!self->packed_end && self->packed_length - self->packed_at < wanted)
    {
      gssize n = read_stream (self, self->packed + self->packed_length,
                              EF_INPUT_PACKED_SIZE - self->packed_length, cancellable, error);

      if (n < 0)
        return FALSE;
      self->packed_length += n;
    }

  return TRUE;
}

/* Content */

gboolean
ef_input_check_size (const EfInput *self, guint64 size, GError **error)
{
  g_autofree char *limit = NULL;

  if (size <= self->limit)
    return TRUE;

  limit = g_format_size (self->limit);
  g_set_error (error, EF_ERROR, EF_ERROR_TOO_LARGE,
               _("“%s” holds more than the limit of %s and was not read further."), self->name,
               limit);
  return FALSE;
}

gboolean
ef_input_check_limits (const EfInput *self, GError **error)
{
  guint64 consumed = self->packed_done - (self->packed_length - self->packed_at);

  if (!ef_input_check_size (self, self->content_done, error))
    return FALSE;

  if (self->unpacker != NULL && self->content_done > RATIO_FREE_SIZE &&
      self->content_done / MAX_RATIO > consumed)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_TOO_LARGE,
                   _("“%s” unpacks to more than %d times its size. It was not read further, "
                     "because files like that are made to fill the memory."),
                   self->name, MAX_RATIO);
      return FALSE;
    }

  return TRUE;
}

static gssize
copy_content (EfInput *self, guint8 *buffer, gsize size, GCancellable *cancellable, GError **error)
{
  gsize n;

  /* Large reads need no stop in our own buffer. */
  if (self->packed_at == self->packed_length && size >= EF_INPUT_PACKED_SIZE)
    return read_stream (self, buffer, size, cancellable, error);

  if (!ef_input_fill_packed (self, 1, cancellable, error))
    return -1;
  n = MIN (size, self->packed_length - self->packed_at);
  memcpy (buffer, self->packed + self->packed_at, n);
  self->packed_at += n;

  return n;
}

/* Behind the end of a gzip member: another one, padding of zeros, or the end of the file. Anything
 * else means that a part of the file is lost. */
static gboolean
begin_next_member (EfInput *self, GCancellable *cancellable, GError **error)
{
  if (!ef_input_fill_packed (self, 3, cancellable, error))
    return FALSE;

  if (ef_input_bytes_are_gzip (self->packed + self->packed_at,
                               self->packed_length - self->packed_at))
    {
      g_converter_reset (self->unpacker);
      self->member_end = FALSE;
      return TRUE;
    }

  do
    {
      for (; self->packed_at < self->packed_length; self->packed_at++)
        if (self->packed[self->packed_at] != 0)
          {
            g_set_error (error, EF_ERROR, EF_ERROR_DAMAGED,
                         _("The gzip file “%s” is damaged: its packed content ends, and bytes that "
                           "are not gzip follow."),
                         self->name);
            return FALSE;
          }
      if (!ef_input_fill_packed (self, 1, cancellable, error))
        return FALSE;
    }
  while (self->packed_at < self->packed_length);
  self->content_end = TRUE;

  return TRUE;
}

static void
set_unpacking_error (EfInput *self, const GError *cause, GError **error)
{
  self->truncated = self->packed_end &&
                    g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT);
  if (self->truncated)
    g_set_error (error, EF_ERROR, EF_ERROR_DAMAGED,
                 _("The gzip file “%s” breaks off: its end is missing."), self->name);
  else
    g_set_error (error, EF_ERROR, EF_ERROR_DAMAGED, _("The gzip file “%s” is damaged: %s"),
                 self->name, cause->message);
}

/* Unpacks until there is something in @buffer or the content ends. */
static gssize
unpack_content (EfInput      *self,
                guint8       *buffer,
                gsize         size,
                GCancellable *cancellable,
                GError      **error)
{
  gsize n_written = 0;

  while (n_written == 0 && !self->content_end)
    {
      g_autoptr (GError) cause = NULL;
      gsize n_read = 0;
      GConverterFlags flags = G_CONVERTER_NO_FLAGS;
      GConverterResult result;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return -1;
      if (self->member_end)
        {
          if (!begin_next_member (self, cancellable, error))
            return -1;
          continue;
        }
      if (!ef_input_fill_packed (self, 1, cancellable, error))
        return -1;

      if (self->packed_end)
        flags = G_CONVERTER_INPUT_AT_END;
      result = g_converter_convert (self->unpacker, self->packed + self->packed_at,
                                    self->packed_length - self->packed_at, buffer, size, flags,
                                    &n_read, &n_written, &cause);
      if (result == G_CONVERTER_ERROR)
        {
          /* What is there may be too short to make progress. */
          gsize wanted = self->packed_length - self->packed_at + 1;

          if (!self->packed_end && wanted <= EF_INPUT_PACKED_SIZE &&
              g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
            {
              if (!ef_input_fill_packed (self, wanted, cancellable, error))
                return -1;
              continue;
            }
          set_unpacking_error (self, cause, error);
          return -1;
        }

      self->packed_at += n_read;
      self->member_end = result == G_CONVERTER_FINISHED;
    }

  return n_written;
}

gssize
ef_input_make_content (EfInput *self, guint8 *buffer, gsize size, GCancellable *cancellable,
                       GError **error)
{
  gssize n;

  if (self->content_end)
    return 0;

  if (self->unpacker != NULL)
    n = unpack_content (self, buffer, size, cancellable, error);
  else
    n = copy_content (self, buffer, size, cancellable, error);
  if (n < 0)
    return -1;
  if (n == 0)
    self->content_end = TRUE;

  self->content_done += n;

  return ef_input_check_limits (self, error) ? n : -1;
}
