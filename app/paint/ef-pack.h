/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Packing in the manner of zlib, by all processors at once. Bytes are packed in parts that know
 * nothing of each other but the bytes before them, and the parts put one behind the other. Where
 * they begin hangs on the bytes alone, so the same bytes make the same packed ones everywhere. */

typedef struct
{
  gsize n; /* bytes to pack */
  /* The bytes, or NULL: @fill writes those from @start on into @bytes, from any thread. */
  const guint8 *data;
  void (*fill) (gsize start, gsize length, guint8 *bytes, gpointer user_data);
  gpointer user_data;
  gsize part; /* bytes of a part: what is filled starts at a multiple of it */
  int level;    /* of zlib: 1 to 9 */
  int strategy; /* of zlib, such as Z_FILTERED */
} EfPacking;

/* Appends the packed bytes to @packed, as a stream of zlib or a file of gzip (neither a name nor a
 * time is in it). */
void ef_pack (const EfPacking *self, GZlibCompressorFormat format, GByteArray *packed);

G_END_DECLS
