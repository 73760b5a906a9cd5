/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-xml-text.h"

#include <string.h>

/* Texts of our own files come from anywhere and must come back as they were. XML has no way to
 * write most control characters, changes carriage returns, and turns line ends in attributes into
 * blanks; and a project has the cells of a column one per line. So a backslash escapes what would
 * be lost:
 *
 * \\ \n \r \t \uXXXX (four hexadecimal digits)
 *
 * The rest is plain XML: &amp; &lt; &gt; &quot;. */

/* What stands for a byte below 128 that cannot stand for itself, NULL for the others. */
static const char *
find_escape (guchar byte)
{
  switch (byte)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\\':
      return "\\\\";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      return NULL;
    }
}

/* U+FFFE and U+FFFF are EF BF BE and EF BF BF. */
static gboolean
is_noncharacter (const char *p)
{
  return (guchar) p[0] == 0xef && (guchar) p[1] == 0xbf && (guchar) p[2] >= 0xbe;
}

static gboolean
is_plain (guchar byte)
{
  return byte >= ' ' && byte < 0x7f && byte != '&' && byte != '<' && byte != '>' && byte != '"'
         && byte != '\\';
}

static void
append_valid (GString *out, const char *text)
{
  const char *p = text;

  while (*p != '\0')
    {
      const char *start = p;
      const char *escape;

      while ((is_plain (*p) || (guchar) *p >= 0x80) && !is_noncharacter (p))
        p++;
      g_string_append_len (out, start, p - start);
      if (*p == '\0')
        break;

      escape = find_escape (*p);
      if (escape != NULL)
        g_string_append (out, escape);
      else
        g_string_append_printf (out, "\\u%04X", g_utf8_get_char (p));
      p = g_utf8_next_char (p);
    }
}

void
ef_xml_append_text (GString *out, const char *text)
{
  const char *p = text;

  while (is_plain (*p))
    p++;

  if (*p == '\0' && p - text <= EF_XML_MAX_TEXT)
    g_string_append_len (out, text, p - text);
  else
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      if (strlen (valid) > EF_XML_MAX_TEXT)
        *g_utf8_find_prev_char (valid, valid + EF_XML_MAX_TEXT) = '\0';
      append_valid (out, valid);
    }
}

/* Reads the four digits of "\uXXXX"; FALSE if they are not there. */
static gboolean
read_code_point (const char *digits, gsize length, gunichar *code_point)
{
  *code_point = 0;
  if (length < 4)
    return FALSE;

  for (gsize i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (digits[i]);

      if (digit < 0)
        return FALSE;
      *code_point = *code_point * 16 + digit;
    }

  /* A NUL would end the text, a surrogate is no character. */
  return *code_point != 0 && !(*code_point >= 0xd800 && *code_point < 0xe000);
}

void
ef_xml_append_unescaped (GString *out, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *backslash = memchr (text, '\\', end - text);
      gunichar code_point;

      if (backslash == NULL || backslash + 1 == end)
        break;

      g_string_append_len (out, text, backslash - text);
      text = backslash + 2;
      if (backslash[1] == '\\')
        g_string_append_c (out, '\\');
      else if (backslash[1] == 'n')
        g_string_append_c (out, '\n');
      else if (backslash[1] == 'r')
        g_string_append_c (out, '\r');
      else if (backslash[1] == 't')
        g_string_append_c (out, '\t');
      else if (backslash[1] == 'u' && read_code_point (text, end - text, &code_point))
        {
          g_string_append_unichar (out, code_point);
          text += 4;
        }
      else
        {
          g_string_append_c (out, '\\');
          text = backslash + 1;
        }
    }

  g_string_append_len (out, text, end - text);
}
