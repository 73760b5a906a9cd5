/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* What cells are made of, for the number reader: UTF-8 that may be broken, the many blanks of the
 * world, and the Markdown and HTML that decorate a number. Every function takes a position and the
 * end of the text and never reads past it; the text may hold NULs. */

static inline gboolean
looking_at (const char *at, const char *end, const char *what)
{
  gsize length = strlen (what);

  return (gsize) (end - at) >= length && memcmp (at, what, length) == 0;
}

static inline gboolean
one_of (char c, const char *set)
{
  return c != '\0' && strchr (set, c) != NULL;
}

static inline gboolean
digit_at (const char *at, const char *end)
{
  return at < end && g_ascii_isdigit (*at);
}

/* A digit, or a point and a digit. */
static inline gboolean
number_at (const char *at, const char *end)
{
  return digit_at (at, end) || (looking_at (at, end, ".") && digit_at (at + 1, end));
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

/* The length of a sign of multiplication, or 0. */
static inline gsize
times_at (const char *at, const char *end)
{
  if (at < end && (*at == 'x' || *at == 'X' || *at == '*'))
    return 1;
  if (looking_at (at, end, "\xC3\x97") || looking_at (at, end, "\xC2\xB7"))
    return 2;

  return 0;
}

/* "<sub>", "</b>", "<br/>": the end of the tag, or NULL. */
static inline const char *
skip_tag (const char *at, const char *end)
{
  if (*at++ != '<')
    return NULL;
  if (at < end && *at == '/')
    at++;
  if (at == end || !g_ascii_isalpha (*at))
    return NULL;
  at = memchr (at, '>', end - at);

  return at != NULL ? at + 1 : NULL;
}

/* Blanks, Markdown emphasis and HTML tags carry no value. An asterisk before a digit may be a
 * product. */
static inline const char *
skip_decoration (const char *at, const char *end)
{
  while (at < end)
    {
      gsize blank = blank_at (at, end);
      const char *behind_tag;

      if (blank > 0)
        at += blank;
      else if (*at == '`' || (*at == '*' && !digit_at (at + 1, end)))
        at++;
      else if ((behind_tag = skip_tag (at, end)) != NULL)
        at = behind_tag;
      else
        break;
    }

  return at;
}

/* In front of a number an asterisk is always emphasis. */
static inline const char *
skip_opening (const char *at, const char *end)
{
  const char *before;

  do
    {
      before = at;
      at = skip_decoration (at, end);
      while (looking_at (at, end, "*"))
        at++;
    }
  while (at != before);

  return at;
}

/* The end of the text without the emphasis and blanks that close it. */
static inline const char *
skip_closing (const char *at, const char *end)
{
  const char *before;

  do
    {
      before = end;
      trim (&at, &end);
      while (end > at && (end[-1] == '*' || end[-1] == '`'))
        end--;
    }
  while (end != before);

  return end;
}

G_END_DECLS
