/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-svg-text.h"

#include <math.h>
#include <string.h>

/* printf and xmlTextWriterWriteFormatAttribute follow the locale; g_ascii_formatd takes 0.3 µs.
 * A scatter chart is two numbers a point, so the hot path makes its digits itself. */

char *
ef_svg_write_number (char *buffer, double value)
{
  char digits[EF_SVG_NUMBER_BUFFER];
  guint n = 0;
  gint64 hundredths;
  guint64 rest;

  if (!(fabs (value) < 1e9))
    value = 0;
  hundredths = llround (value * 100);
  rest = (guint64) ABS (hundredths);
  if (hundredths < 0)
    *buffer++ = '-';

  if (rest % 100 != 0)
    {
      if (rest % 10 != 0)
        digits[n++] = (char) ('0' + rest % 10);
      digits[n++] = (char) ('0' + rest / 10 % 10);
      digits[n++] = '.';
    }
  rest /= 100;
  do
    {
      digits[n++] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  while (rest > 0);
  while (n > 0)
    *buffer++ = digits[--n];
  return buffer;
}

void
ef_svg_append_number (GString *string, double value)
{
  char buffer[EF_SVG_NUMBER_BUFFER];

  g_string_append_len (string, buffer, ef_svg_write_number (buffer, value) - buffer);
}

void
ef_svg_append_colour (GString *string, const EfColour *colour)
{
  g_string_append_printf (string, "#%02x%02x%02x", (guint) lround (CLAMP (colour->r, 0, 1) * 255),
                          (guint) lround (CLAMP (colour->g, 0, 1) * 255),
                          (guint) lround (CLAMP (colour->b, 0, 1) * 255));
}

/* Generic families are keywords; in quotes they would be names of fonts. */
static gboolean
is_generic_family (const char *family)
{
  static const char *const generic[]
    = { "serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", NULL };

  return g_strv_contains (generic, family);
}

void
ef_svg_append_families (GString *string, const char *families)
{
  g_auto (GStrv) names = g_strsplit (families, ",", -1);
  gboolean first = TRUE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *name = g_strstrip (names[i]);

      if (*name == '\0')
        continue;
      if (!first)
        g_string_append_c (string, ',');
      first = FALSE;
      if (is_generic_family (name))
        {
          g_string_append (string, name);
          continue;
        }
      g_string_append_c (string, '\'');
      for (const char *p = name; *p != '\0'; p++)
        if (strchr ("'\"\\<>&{}\n", *p) == NULL)
          g_string_append_c (string, *p);
      g_string_append_c (string, '\'');
    }
}

static gboolean
is_xml_character (gunichar c)
{
  return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd)
         || (c >= 0x10000 && c <= 0x10ffff);
}

char *
ef_svg_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (clean, is_xml_character (c) ? c : 0xfffd);
    }
  return g_string_free (clean, FALSE);
}

void
ef_svg_append_path (GString *string, const double *points, guint n, gboolean closed)
{
  for (guint i = 0; i < n; i++)
    {
      double x = points[2 * i], y = points[2 * i + 1];

      if (isnan (x))
        continue;
      if (i > 0 && y == points[2 * i - 1])
        {
          g_string_append_c (string, 'H');
          ef_svg_append_number (string, x);
        }
      else if (i > 0 && x == points[2 * i - 2])
        {
          g_string_append_c (string, 'V');
          ef_svg_append_number (string, y);
        }
      else
        {
          g_string_append_c (string, i > 0 && !isnan (points[2 * i - 2]) ? 'L' : 'M');
          ef_svg_append_number (string, x);
          g_string_append_c (string, ' ');
          ef_svg_append_number (string, y);
        }
    }
  if (closed && n > 0)
    g_string_append_c (string, 'Z');
}

void
ef_svg_append_circle (GString *string, double radius, gboolean clockwise)
{
  for (guint half = 0; half < 2; half++)
    {
      if (half == 0)
        {
          g_string_append_c (string, 'M');
          ef_svg_append_number (string, radius);
          g_string_append (string, " 0");
        }
      g_string_append_c (string, 'A');
      ef_svg_append_number (string, radius);
      g_string_append_c (string, ' ');
      ef_svg_append_number (string, radius);
      g_string_append_printf (string, " 0 0 %d ", clockwise ? 1 : 0);
      ef_svg_append_number (string, half == 0 ? -radius : radius);
      g_string_append (string, " 0");
    }
  g_string_append_c (string, 'Z');
}

void
ef_svg_append_right_half (GString *string, double radius)
{
  g_string_append (string, "M0 ");
  ef_svg_append_number (string, radius);
  g_string_append_c (string, 'A');
  ef_svg_append_number (string, radius);
  g_string_append_c (string, ' ');
  ef_svg_append_number (string, radius);
  g_string_append (string, " 0 0 0 0 ");
  ef_svg_append_number (string, -radius);
  g_string_append_c (string, 'Z');
}
