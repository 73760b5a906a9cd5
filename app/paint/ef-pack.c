/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-pack.h"

#include <string.h>
#include <zlib.h>

#include "ef-work-split.h"

/* How far back zlib finds what was there before. */
#define WINDOW 32768
/* Beyond what zlib says a part can take at most: the mark that ends one. */
#define MARK_MAX 16

typedef struct
{
  guint8 *bytes; /* (owned) */
  gsize n;
  gsize n_before; /* bytes that were packed */
  gulong check;   /* of them */
} Part;

typedef struct
{
  const EfPacking *packing;
  gboolean gzip;
  gsize n_parts;
  Part *parts;
} Job;

/* Packs one part. The stream is as deflateReset() leaves it. */
static void
pack_part (const Job *job, gsize number, z_stream *stream, guint8 *buffer)
{
  const EfPacking *packing = job->packing;
  Part *part = &job->parts[number];
  gsize start = number * packing->part;
  const guint8 *data = buffer;
  gsize n_max;

  part->n_before = MIN (packing->part, packing->n - start);
  if (packing->data == NULL && part->n_before > 0)
    packing->fill (start, part->n_before, buffer, packing->user_data);
  else if (packing->data != NULL)
    data = packing->data + start;
  if (packing->data != NULL && start > 0)
    {
      gsize known = MIN (start, WINDOW);

      deflateSetDictionary (stream, data - known, (uInt) known);
    }
  part->check = job->gzip ? crc32_z (0, data, part->n_before) : adler32_z (1, data, part->n_before);

  /* Memory to memory, and enough of it: there is nothing that could fail. */
  n_max = deflateBound (stream, part->n_before) + MARK_MAX;
  part->bytes = g_malloc (n_max);
  stream->next_in = (z_const Bytef *) data;
  stream->avail_in = (uInt) part->n_before;
  stream->next_out = part->bytes;
  stream->avail_out = (uInt) n_max;
  deflate (stream, number + 1 < job->n_parts ? Z_SYNC_FLUSH : Z_FINISH);
  part->n = stream->total_out;
}

static void
pack_parts (gsize start, gsize end, gpointer data)
{
  const Job *job = data;
  const EfPacking *packing = job->packing;
  g_autofree guint8 *buffer = g_malloc (packing->data == NULL ? packing->part : 1);
  z_stream stream = { 0 };

  /* Fewer bits than none: without a head and a check of its own. */
  deflateInit2 (&stream, packing->level, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, packing->strategy);
  for (gsize i = start; i < end; i++)
    {
      pack_part (job, i, &stream, buffer);
      deflateReset (&stream);
    }
  deflateEnd (&stream);
}

static void
append_head (gboolean gzip, GByteArray *packed)
{
  static const guint8 gzip_head[] = { 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3 };
  static const guint8 zlib_head[] = { 0x78, 0x9c };

  if (gzip)
    g_byte_array_append (packed, gzip_head, sizeof gzip_head);
  else
    g_byte_array_append (packed, zlib_head, sizeof zlib_head);
}

/* The check of everything: gzip has the lowest byte first, and the length as well. */
static void
append_check (gboolean gzip, gulong check, gsize n, GByteArray *packed)
{
  guint32 tail[2] = { GUINT32_TO_LE ((guint32) check), GUINT32_TO_LE ((guint32) n) };

  if (!gzip)
    tail[0] = GUINT32_TO_BE ((guint32) check);
  g_byte_array_append (packed, (const guint8 *) tail, gzip ? 8 : 4);
}

void
ef_pack (const EfPacking *self, GZlibCompressorFormat format, GByteArray *packed)
{
  Job job = { .packing = self, .gzip = format == G_ZLIB_COMPRESSOR_FORMAT_GZIP };
  gulong check;

  g_return_if_fail (self != NULL && packed != NULL);
  g_return_if_fail (self->part > 0 && self->part <= G_MAXINT32);
  g_return_if_fail (self->data != NULL || self->fill != NULL || self->n == 0);

  job.n_parts = MAX ((self->n + self->part - 1) / self->part, 1);
  job.parts = g_new0 (Part, job.n_parts);
  ef_work_split (job.n_parts, 1, pack_parts, &job);

  append_head (job.gzip, packed);
  check = job.gzip ? crc32_z (0, NULL, 0) : adler32_z (1, NULL, 0);
  for (gsize i = 0; i < job.n_parts; i++)
    {
      const Part *part = &job.parts[i];

      check = job.gzip ? crc32_combine (check, part->check, (z_off_t) part->n_before)
                       : adler32_combine (check, part->check, (z_off_t) part->n_before);
      g_byte_array_append (packed, part->bytes, (guint) part->n);
      g_free (part->bytes);
    }
  append_check (job.gzip, check, self->n, packed);
  g_free (job.parts);
}
