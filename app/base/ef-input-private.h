/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <xxhash.h>

#include "ef-input.h"

G_BEGIN_DECLS

/* The input itself: for its two files, and for nobody else.
 *
 * Bytes go through three stages: the packed bytes of the stream (hashed and counted as they come),
 * the content they unpack to, and the head of the content, which is kept so that sniffers can look
 * at it before a reader starts. A file that is not packed has the same stages, only that content
 * and packed bytes are one.
 *
 * GConverterInputStream is not used: it knows neither limits nor the members of a gzip stream
 * behind the first, and it cannot hand out what came before a file breaks off.
 *
 * Nothing is mapped. A mapping would cost a hundredth of a second less per 60 MB, but another
 * program that cuts the file short while it is mapped ends this one with a signal, and what was
 * imported may refer to the bytes for as long as its document is open. */

/* Packed bytes are read in pieces of this size. */
#define EF_INPUT_PACKED_SIZE (128 * 1024)

struct _EfInput
{
  char *name;
  GBytes *memory;    /* NULL for a file */
  gboolean is_local; /* a file whose size is what the file system says */
  GInputStream *stream;
  GCancellable *cancellable;
  EfProgress *progress;
  guint64 limit;

  guint8 *packed;
  gsize packed_at;
  gsize packed_length;
  gboolean packed_end;  /* the stream has no more */
  guint64 packed_done;  /* bytes read from the stream */
  guint64 packed_total; /* 0 if not known */
  XXH3_state_t *hash_state;
  char *hash;

  GConverter *unpacker; /* NULL unless the stream is gzip */
  gboolean member_end;  /* what follows in the stream is another member, or padding */
  gboolean content_end;
  guint64 content_done; /* bytes of content made so far */
  gboolean truncated;

  guint8 *head;
  gsize head_length;
  gsize head_at; /* bytes of it that were read */
  gboolean head_filled;
  GError *pending; /* the error that ended the content, due once the head was read */
};

/* ef-input-content.c */

gboolean ef_input_bytes_are_gzip (const guint8 *bytes, gsize length);
/* GIO's messages are no sentences, so its @cause is told as a part of @sentence. The code stays,
 * and "was cancelled" stays as it is, so a caller still sees what happened. Takes both. */
void ef_input_explain (GError *cause, char *sentence, GError **error);
/* Makes sure that there are at least @wanted packed bytes, or the stream is at its end. */
gboolean ef_input_fill_packed (EfInput *self, gsize wanted, GCancellable *cancellable,
                               GError **error);
/* Whether so many bytes of content may be read. */
gboolean ef_input_check_size (const EfInput *self, guint64 size, GError **error);
/* Whether what was made so far is within the limits. */
gboolean ef_input_check_limits (const EfInput *self, GError **error);
/* The next bytes of content, before the head is taken into account; 0 at the end, -1 on error. */
gssize ef_input_make_content (EfInput *self, guint8 *buffer, gsize size, GCancellable *cancellable,
                              GError **error);

G_END_DECLS
