/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-file-read.h"

#ifdef G_OS_UNIX

#include <errno.h>
#include <gio/gfiledescriptorbased.h>
#include <unistd.h>

#include "ef-work-split.h"

/* Bytes that a thread asks for at once; cancelling takes effect between them. */
#define PIECE_SIZE (1024 * 1024)

/* What several threads read together. */
typedef struct
{
  int fd;
  guint8 *bytes;
  gsize length;
  off_t offset; /* of the bytes in the file */
  GCancellable *cancellable;
  GMutex lock;
  gsize n_read; /* up to where nothing is missing; under the lock */
} FileRead;

/* Reads one piece; FALSE if something of it is missing, which reading on from there explains. */
static gboolean
read_piece (FileRead *self, gsize piece)
{
  gsize at = piece * PIECE_SIZE;
  gsize end = MIN (at + PIECE_SIZE, self->length);

  while (at < end && !g_cancellable_is_cancelled (self->cancellable))
    {
      ssize_t n = pread (self->fd, self->bytes + at, end - at, self->offset + (off_t) at);

      if (n > 0)
        at += (gsize) n;
      else if (n == 0 || errno != EINTR)
        break;
    }
  if (at == end)
    return TRUE;

  g_mutex_lock (&self->lock);
  self->n_read = MIN (self->n_read, at);
  g_mutex_unlock (&self->lock);

  return FALSE;
}

static void
read_pieces (gsize start, gsize end, gpointer user_data)
{
  for (gsize piece = start; piece < end && read_piece (user_data, piece); piece++)
    continue;
}

gsize
ef_file_read_at_once (GInputStream *stream, guint64 offset, guint8 *bytes, gsize length,
                      GCancellable *cancellable)
{
  FileRead job = { .fd = -1, .bytes = bytes, .length = length, .n_read = length };

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), 0);
  g_return_val_if_fail (bytes != NULL || length == 0, 0);

  if (length < EF_FILE_READ_LEAST || !G_IS_FILE_DESCRIPTOR_BASED (stream))
    return 0;

  job.fd = g_file_descriptor_based_get_fd (G_FILE_DESCRIPTOR_BASED (stream));
  job.offset = (off_t) offset;
  job.cancellable = cancellable;
  g_mutex_init (&job.lock);
  ef_work_split ((length + PIECE_SIZE - 1) / PIECE_SIZE, 2, read_pieces, &job);
  g_mutex_clear (&job.lock);

  return g_seekable_seek (G_SEEKABLE (stream), (goffset) job.n_read, G_SEEK_CUR, NULL, NULL)
           ? job.n_read
           : 0;
}

#else

gsize
ef_file_read_at_once (GInputStream *stream, guint64 offset, guint8 *bytes, gsize length,
                      GCancellable *cancellable)
{
  return 0;
}

#endif
