/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-expression-private.h"

#include <glib/gi18n-lib.h>

#include "ef-error.h"

void
ef_expression_set_error (GError **error, const char *text, gsize start, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  /* Translators: where in a filter or a formula, and what is wrong there. */
  g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX, _("Character %u: %s"),
               (guint) g_utf8_strlen (text, (gssize) start) + 1, reason);
}

const char *
ef_expression_skip (const char *text, gboolean (*is_part) (gunichar c))
{
  while (*text != '\0' && is_part (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

const char *
ef_expression_skip_digits (const char *text)
{
  while (g_ascii_isdigit (*text))
    text++;

  return text;
}

const char *
ef_expression_skip_number (const char *text)
{
  const char *digits = ef_expression_skip_digits (text);
  const char *end = digits;

  if (*digits == '.')
    {
      end = ef_expression_skip_digits (digits + 1);
      if (end == digits + 1 && digits == text)
        return NULL;
    }
  if (end == text)
    return NULL;

  if (*end == 'e' || *end == 'E')
    {
      const char *exponent = end + 1 + (end[1] == '+' || end[1] == '-');

      if (g_ascii_isdigit (*exponent))
        end = ef_expression_skip_digits (exponent);
    }

  return end;
}
