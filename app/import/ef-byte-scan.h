/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

/* Looking at 16 bytes with one instruction, through the compiler's vector types: no intrinsics,
 * so it compiles for every processor, and to SSE2 or NEON where there is one. Tokenising a table
 * of 60 MB is bound by memory this way; byte by byte it is the largest single cost of an import. */

typedef guint8 EfBytes16 __attribute__ ((vector_size (16)));

/* Bytes that one call of the functions below looks at. */
#define EF_BYTE_SCAN_BLOCK 64

static inline EfBytes16
ef_byte_scan_load (const char *text)
{
  EfBytes16 bytes;

  memcpy (&bytes, text, sizeof bytes);
  return bytes;
}

static inline EfBytes16
ef_byte_scan_fill (char c)
{
  const guint8 b = (guint8) c;

  return (EfBytes16) { b, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b };
}

/* Gathers the lowest bit of each of eight bytes that are 0x00 or 0xff, first byte in bit 0. */
static inline guint64
ef_byte_scan_gather (guint64 bytes)
{
  return ((GUINT64_FROM_LE (bytes) & G_GUINT64_CONSTANT (0x0101010101010101))
          * G_GUINT64_CONSTANT (0x0102040810204080)) >> 56;
}

/* Bit i is set where text[i] is @a or @b, for the 64 bytes from @text. */
static inline guint64
ef_byte_scan_find_two (const char *text, char a, char b)
{
  const EfBytes16 as = ef_byte_scan_fill (a);
  const EfBytes16 bs = ef_byte_scan_fill (b);
  guint64 mask = 0;

  for (guint i = 0; i < EF_BYTE_SCAN_BLOCK; i += 16)
    {
      EfBytes16 bytes = ef_byte_scan_load (text + i);
      EfBytes16 hits = (EfBytes16) ((bytes == as) | (bytes == bs));
      guint64 halves[2];

      memcpy (halves, &hits, sizeof halves);
      if ((halves[0] | halves[1]) != 0)
        mask |= (ef_byte_scan_gather (halves[0]) | ef_byte_scan_gather (halves[1]) << 8) << i;
    }

  return mask;
}

/* How often @c stands in the text. Each byte of the sixteen counts for itself, until it is full. */
static inline gsize
ef_byte_scan_count (const char *text, gsize length, char c)
{
  const EfBytes16 cs = ef_byte_scan_fill (c);
  gsize n = 0;
  gsize i = 0;

  while (i + 16 <= length)
    {
      const gsize end = MIN (length - length % 16, i + 255 * 16);
      EfBytes16 counts = { 0 };

      for (; i + 16 <= end; i += 16)
        counts -= (EfBytes16) (ef_byte_scan_load (text + i) == cs);
      for (guint k = 0; k < sizeof counts; k++)
        n += counts[k];
    }
  for (; i < length; i++)
    n += text[i] == c;

  return n;
}

/* What kinds of bytes occur in a text. */
typedef struct
{
  guint non_ascii : 1;
  guint controls : 1; /* below U+0020, other than TAB, LF and CR */
  guint markup : 1;   /* '<' */
  guint tabs : 1;
} EfByteKinds;

static inline guint64
ef_byte_scan_any (EfBytes16 hits)
{
  guint64 halves[2];

  memcpy (halves, &hits, sizeof halves);
  return halves[0] | halves[1];
}

/* One pass over everything, so that the usual text (plain ASCII without markup) is not looked at
 * again cell by cell. */
static inline EfByteKinds
ef_byte_scan_kinds (const char *text, gsize length)
{
  EfBytes16 high = { 0 }, controls = { 0 }, markup = { 0 }, tabs = { 0 };
  EfByteKinds kinds = { 0 };
  gsize i = 0;

  for (; i + 16 <= length; i += 16)
    {
      EfBytes16 bytes = ef_byte_scan_load (text + i);

      high |= bytes & 0x80;
      controls |= (EfBytes16) ((bytes < 0x20) & (bytes != '\t') & (bytes != '\n')
                               & (bytes != '\r'));
      markup |= (EfBytes16) (bytes == '<');
      tabs |= (EfBytes16) (bytes == '\t');
    }
  kinds.non_ascii = ef_byte_scan_any (high) != 0;
  kinds.controls = ef_byte_scan_any (controls) != 0;
  kinds.markup = ef_byte_scan_any (markup) != 0;
  kinds.tabs = ef_byte_scan_any (tabs) != 0;

  for (; i < length; i++)
    {
      guint8 byte = (guint8) text[i];

      kinds.non_ascii |= byte >= 0x80;
      kinds.controls |= byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
      kinds.markup |= byte == '<';
      kinds.tabs |= byte == '\t';
    }

  return kinds;
}
