/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-front-matter.h"

#include <string.h>

#define BOM "\xEF\xBB\xBF"

/* The beginning of the line behind the one at @p. */
static const char *
skip_line (const char *p, const char *end)
{
  const char *newline = memchr (p, '\n', (gsize) (end - p));

  return newline != NULL ? newline + 1 : end;
}

/* TRUE if there is nothing but @mark and blanks in the line. */
static gboolean
is_line_of (const char *p, const char *end, const char *mark)
{
  gsize length = strlen (mark);
  const char *stop = skip_line (p, end);

  if ((gsize) (stop - p) < length || memcmp (p, mark, length) != 0)
    return FALSE;
  for (p += length; p < stop; p++)
    if (!g_ascii_isspace (*p))
      return FALSE;

  return TRUE;
}

void
ef_front_matter_split (const char *text, gsize length, EfFrontMatter *parts)
{
  const char *end = text + length;
  const char *p = text;
  guint line = 1;

  *parts = (EfFrontMatter) { .body = text, .body_length = length, .body_line = 1 };
  if (length >= 3 && memcmp (p, BOM, 3) == 0)
    p += 3;
  for (; p < end && is_line_of (p, end, ""); p = skip_line (p, end))
    line++;
  if (p == end || !is_line_of (p, end, "---"))
    return;

  p = skip_line (p, end);
  parts->yaml = p;
  parts->yaml_line = ++line;
  for (; p < end && !is_line_of (p, end, "---"); p = skip_line (p, end))
    line++;
  if (p == end)
    {
      parts->yaml = NULL;
      return;
    }
  parts->yaml_length = (gsize) (p - parts->yaml);
  parts->body = skip_line (p, end);
  parts->body_length = (gsize) (end - parts->body);
  parts->body_line = line + 1;
}
