/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* The characters that cells are made of, for the number reader: UTF-8 that may be broken, and the
 * many blanks of the world. Every function takes a position and the end of the text and never reads
 * past it. */

static inline gboolean
looking_at (const char *at, const char *end, const char *what)
{
  gsize length = strlen (what);

  return (gsize) (end - at) >= length && memcmp (at, what, length) == 0;
}

static inline gboolean
digit_at (const char *at, const char *end)
{
  return at < end && g_ascii_isdigit (*at);
}

/* The character at @at and its length in bytes; U+FFFD and 1 for a byte that is not UTF-8. */
static inline gunichar
char_at (const char *at, const char *end, gsize *length)
{
  gunichar c;

  if ((guchar) *at < 0x80)
    {
      *length = 1;
      return (guchar) *at;
    }

  c = g_utf8_get_char_validated (at, MIN (end - at, 6));
  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      *length = 1;
      return 0xFFFD;
    }
  *length = g_unichar_to_utf8 (c, NULL);

  return c;
}

/* The length of the blank at @at: ASCII, non-breaking, narrow and zero-width ones; 0 if there is
 * none. */
static inline gsize
blank_at (const char *at, const char *end)
{
  static const char *const wide[] = {
    "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "\xE2\x80\x8B", "\xE3\x80\x80", "\xEF\xBB\xBF",
  };

  if (at == end)
    return 0;
  if (g_ascii_isspace (*at) || *at == '\v')
    return 1;
  if ((guchar) *at < 0x80)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    if (looking_at (at, end, wide[i]))
      return strlen (wide[i]);

  return 0;
}

static inline const char *
skip_blanks (const char *at, const char *end)
{
  gsize length;

  while ((length = blank_at (at, end)) > 0)
    at += length;

  return at;
}

static inline void
trim (const char **start, const char **end)
{
  *start = skip_blanks (*start, *end);

  while (*end > *start)
    {
      const char *last = *end - 1;

      while (last > *start && *end - last < 3 && ((guchar) *last & 0xC0) == 0x80)
        last--;
      if (blank_at (last, *end) != (gsize) (*end - last))
        break;
      *end = last;
    }
}

G_END_DECLS
