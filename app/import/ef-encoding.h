/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-diagnostics.h"
#include "ef-byte-scan.h"

G_BEGIN_DECLS

/* How the bytes of a text file stand for characters. */
typedef enum
{
  EF_ENCODING_UTF8,
  EF_ENCODING_UTF16_LE,
  EF_ENCODING_UTF16_BE,
  EF_ENCODING_WINDOWS_1252, /* and Latin-1, of which it is a superset in print */
} EfEncoding;

/* Guesses from the first bytes; @bom is the length of the byte order mark, 0 if there is none. A
 * head that ends inside a character is no evidence against UTF-8. */
EfEncoding ef_encoding_guess (const char *head, gsize length, gsize *bom);

/* The first bytes as UTF-8 for sniffers (transfer full); never fails, what cannot be read is
 * replaced. */
char *ef_encoding_head_to_utf8 (const char *head, gsize length, gsize *utf8_length);

/**
 * ef_encoding_to_utf8:
 * @kinds: (out): which kinds of bytes the result holds
 *
 * The whole content as UTF-8 without a byte order mark, without copying where it is that already. A
 * file in another encoding is converted; a diagnostic then names the line and column of the first
 * byte that is not UTF-8. NULL only if a UTF-16 file is damaged beyond reading.
 */
GBytes *ef_encoding_to_utf8 (GBytes        *bytes,
                             const char    *file,
                             EfDiagnostics *diagnostics,
                             EfByteKinds   *kinds,
                             GError       **error);

G_END_DECLS
