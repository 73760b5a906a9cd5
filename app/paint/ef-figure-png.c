/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-figure-private.h"

#include <string.h>

/* A PNG file is a row of chunks: length, name of four letters, data, checksum. The project is a
 * packed text in an iTXt chunk: keyword, two bytes that say how it is packed, a language and a
 * translated keyword, each ended by a zero. */

#define SIGNATURE_SIZE 8
#define CHUNK_HEAD 8
#define CHUNK_TAIL 4

static guint32
read_length (const guint8 *at)
{
  guint32 length;

  memcpy (&length, at, sizeof length);

  return GUINT32_FROM_BE (length);
}

/* Skips a text that ends in a zero; FALSE if it does not end. */
static gboolean
skip_text (const guint8 **at, const guint8 *end)
{
  const guint8 *zero = memchr (*at, '\0', (gsize) (end - *at));

  if (zero == NULL)
    return FALSE;
  *at = zero + 1;

  return TRUE;
}

/* The packed text of the chunk, or NULL if it is another one. */
static const guint8 *
get_text (const guint8 *chunk, const guint8 *end, gboolean *damaged)
{
  const gsize key_size = sizeof EF_FIGURE_PNG_KEY; /* with the zero */
  const guint8 *at = chunk + key_size;

  if ((gsize) (end - chunk) < key_size || memcmp (chunk, EF_FIGURE_PNG_KEY, key_size) != 0)
    return NULL;
  *damaged = TRUE;
  if (end - at < 2 || at[0] != 1 || at[1] != 0)
    return NULL;
  at += 2;
  if (!skip_text (&at, end) || !skip_text (&at, end))
    return NULL;
  *damaged = FALSE;

  return at;
}

GBytes *
ef_figure_find_in_png (const guint8 *data, gsize length, GError **error)
{
  gsize at = SIGNATURE_SIZE;

  while (length - at >= CHUNK_HEAD + CHUNK_TAIL)
    {
      gsize size = read_length (data + at);
      const guint8 *chunk = data + at + CHUNK_HEAD;
      gboolean damaged = FALSE;
      const guint8 *text = NULL;

      /* Cut off: the project, if it is the one, ends before its end and says so itself. */
      size = MIN (size, length - at - CHUNK_HEAD - CHUNK_TAIL);
      if (memcmp (data + at + 4, "iTXt", 4) == 0)
        text = get_text (chunk, chunk + size, &damaged);
      if (damaged)
        {
          ef_figure_set_damaged (error);
          return NULL;
        }
      if (text != NULL)
        return ef_figure_unpack (text, (gsize) (chunk + size - text),
                                 G_ZLIB_COMPRESSOR_FORMAT_ZLIB, error);
      at += CHUNK_HEAD + size + CHUNK_TAIL;
    }

  return NULL;
}
