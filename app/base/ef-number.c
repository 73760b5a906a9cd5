/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-number.h"

#include <float.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ef-cell-text-private.h"
#include "ef-decimal-private.h"

/* The plain forms of a number: text to double and back, without the locale and without losing a
 * bit. What else a person may have written into a cell is read in ef-number-cell.c.
 *
 * Reading is most of the time of a CSV import, and writing of an export, so both go the exact ways
 * of ef-decimal.c; g_ascii_strtod() and g_ascii_formatd() are left for numbers that are rare. */

/* Any number of so many digits fits in 64 bits. */
#define MAX_DIGITS 19
/* Beyond this a number is 0 or infinite, unless it has very many digits. */
#define MAX_EXPONENT 99999

/* The whole of @text is known to be a plain number. */
static double
read_slowly (const char *text, gsize length)
{
  char buffer[128];
  g_autofree char *heap = NULL;
  char *copy = buffer;

  if (length >= sizeof buffer)
    copy = heap = g_malloc (length + 1);
  memcpy (copy, text, length);
  copy[length] = '\0';

  return g_ascii_strtod (copy, NULL);
}

/* How many of the digits count, leading zeros aside. */
static gsize
count_significant (const char *text, const char *end, gsize n_digits)
{
  for (; text < end && (*text == '0' || *text == '.'); text++)
    if (*text == '0')
      n_digits--;

  return n_digits;
}

/* "+12" after the "e"; moves @text behind it, or returns FALSE. */
static gboolean
read_exponent (const char **text, const char *end, int *exponent)
{
  const char *at = *text;
  gboolean negative = FALSE;
  const char *start;
  int sum = 0;

  if (at < end && (*at == '-' || *at == '+'))
    negative = *at++ == '-';
  for (start = at; at < end && g_ascii_isdigit (*at); at++)
    if (sum < MAX_EXPONENT)
      sum = sum * 10 + (*at - '0');
  if (at == start)
    return FALSE;

  *text = at;
  *exponent = negative ? -sum : sum;

  return TRUE;
}

gboolean
ef_number_read_plain (const char *text, gsize length, double *value)
{
  const char *at = text;
  const char *end = text + length;
  gboolean negative = FALSE;
  const char *digits;
  gsize n_digits;
  guint64 mantissa = 0;
  gssize n_decimals = 0;
  int exponent = 0;
  double result;

  if (at < end && (*at == '-' || *at == '+'))
    negative = *at++ == '-';

  /* The mantissa may wrap around here; then there were more than MAX_DIGITS and it is not used. */
  for (digits = at; at < end && g_ascii_isdigit (*at); at++)
    mantissa = mantissa * 10 + (guint64) (*at - '0');
  n_digits = at - digits;
  if (at < end && *at == '.')
    {
      const char *decimals = ++at;

      for (; at < end && g_ascii_isdigit (*at); at++)
        mantissa = mantissa * 10 + (guint64) (*at - '0');
      n_decimals = at - decimals;
      n_digits += n_decimals;
    }
  if (n_digits == 0)
    return FALSE;

  if (at < end && (*at == 'e' || *at == 'E'))
    {
      at++;
      if (!read_exponent (&at, end, &exponent))
        return FALSE;
    }
  if (at != end)
    return FALSE;

  if ((n_digits <= MAX_DIGITS || count_significant (digits, end, n_digits) <= MAX_DIGITS) &&
      n_decimals <= MAX_EXPONENT &&
      ef_decimal_to_double (mantissa, exponent - (int) n_decimals, &result))
    {
      *value = negative ? -result : result;
      return TRUE;
    }

  result = read_slowly (text, length);
  if (isinf (result))
    return FALSE;
  *value = result;

  return TRUE;
}

gboolean
ef_number_is_missing_marker (const char *text, gsize length)
{
  static const char *const markers[] = {
    "-",    "--",   "---",  "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x88\x92", "\xEF\xBF\xBD",
    "n/a",  "na",   "n.a.", "#n/a",         "<na>",         "nan",          "-nan",
    ".nan", "null", "none", "[]",           "{}",           "?",
  };
  const char *start = text;
  const char *end;

  g_return_val_if_fail (text != NULL || length == 0, TRUE);

  end = text + length;
  trim (&start, &end);
  if (start == end)
    return TRUE;
  if (end - start > 4)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    if (strlen (markers[i]) == (gsize) (end - start) &&
        g_ascii_strncasecmp (start, markers[i], end - start) == 0)
      return TRUE;

  return FALSE;
}

const char *
ef_number_reason_to_string (EfNumberReason reason)
{
  switch (reason)
    {
    case EF_NUMBER_REASON_NONE:
      return _("nothing is wrong with the number");
    case EF_NUMBER_REASON_TEXT:
      return _("text in place of a number");
    case EF_NUMBER_REASON_SEVERAL:
      return _("a list or more than one number in the cell");
    case EF_NUMBER_REASON_PRODUCT:
      return _("a product in place of a number");
    case EF_NUMBER_REASON_COMMA:
      return _("a comma that may stand for decimals or for thousands");
    case EF_NUMBER_REASON_CORRUPT:
      return _("a damaged number");
    case EF_NUMBER_REASON_INFINITE:
      return _("an infinite number");
    case EF_NUMBER_REASON_REMARK:
      return _("a number with a remark, which was left out");
    case EF_NUMBER_REASON_MAGNITUDE:
      return _("a number with a letter as of thousands, millions or billions, but what the column "
               "counts is not known");
    case EF_N_NUMBER_REASONS:
    default:
      g_return_val_if_reached ("");
    }
}

/* The digits of @number and a NUL, with a point before the last @n_decimals of them, and zeros in
 * front until there is one digit before the point. Returns the end. */
static char *
write_fixed (guint64 number, guint n_decimals, char *buffer)
{
  char digits[24];
  guint n_digits = 0;

  for (; number > 0 || n_digits <= n_decimals; number /= 10)
    digits[n_digits++] = '0' + number % 10;
  while (n_digits > 0)
    {
      if (n_digits == n_decimals)
        *buffer++ = '.';
      *buffer++ = digits[--n_digits];
    }
  *buffer = '\0';

  return buffer;
}

/* Integers, and most measured values, are m / 10^k with few decimals. Both are exact doubles here,
 * so if their quotient is @value, reading the text of m / 10^k gives @value too. */
static gboolean
write_few_decimals (double value, char *buffer)
{
  static const double scales[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6 };
  const double largest = 9007199254740992.0; /* 2^53 */

  for (guint k = 0; k < G_N_ELEMENTS (scales); k++)
    {
      double mantissa = rint (value * scales[k]);

      if (mantissa > largest)
        return FALSE;
      if (mantissa / scales[k] == value)
        {
          write_fixed (mantissa, k, buffer);
          return TRUE;
        }
    }

  return FALSE;
}

/* The shortest digits that read back to @value, times ten to @exponent. Up to 15 digits always
 * survive the way through a double, so fewer need no trying, except where the double itself has
 * fewer: below the smallest normal one. 17 digits are always enough. */
static guint64
find_shortest (double value, int *exponent)
{
  guint64 digits = 0;
  double back;

  for (int n = DBL_DIG; n <= 17 && ef_decimal_from_double (value, n, &digits, exponent); n++)
    if (ef_decimal_to_double (digits, *exponent, &back) && back == value)
      return digits;

  for (int n = value < DBL_MIN ? 1 : DBL_DIG; n <= 17; n++)
    {
      char format[8];
      char text[32];
      const char *at = text;

      g_snprintf (format, sizeof format, "%%.%de", n - 1);
      g_ascii_formatd (text, sizeof text, format, value);
      for (digits = 0; *at != 'e'; at++)
        if (*at != '.')
          digits = digits * 10 + (guint64) (*at - '0');
      *exponent = (int) g_ascii_strtoll (at + 1, NULL, 10) - (n - 1);
      if (g_ascii_strtod (text, NULL) == value)
        break;
    }

  return digits;
}

/* @digits times ten to @exponent, with "e" where there would be many zeros. */
static void
write_digits (guint64 digits, int exponent, char *buffer)
{
  int n_digits = 0;
  int n_before_point;

  for (; digits % 10 == 0; digits /= 10)
    exponent++;
  for (guint64 rest = digits; rest > 0; rest /= 10)
    n_digits++;
  n_before_point = n_digits + exponent;

  if (n_before_point > -4 && n_before_point <= 16)
    {
      for (; exponent > 0; exponent--)
        digits *= 10;
      write_fixed (digits, -exponent, buffer);
    }
  else
    {
      buffer = write_fixed (digits, n_digits - 1, buffer);
      g_snprintf (buffer, 8, "e%d", n_before_point - 1);
    }
}

char *
ef_number_to_text (double value, char *buffer)
{
  char *start = buffer;
  guint64 digits;
  int exponent;

  g_return_val_if_fail (buffer != NULL, NULL);

  if (isnan (value))
    {
      *buffer = '\0';
      return start;
    }

  if (signbit (value))
    {
      *buffer++ = '-';
      value = -value;
    }

  if (isinf (value))
    strcpy (buffer, "inf");
  else if (!((value == 0 || value >= 1e-4) && write_few_decimals (value, buffer)))
    {
      digits = find_shortest (value, &exponent);
      write_digits (digits, exponent, buffer);
    }

  return start;
}

void
ef_number_append_grouped (GString *text, const char *digits, gsize length, const char *mark)
{
  g_return_if_fail (text != NULL && digits != NULL && mark != NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (text, mark);
      g_string_append_c (text, digits[i]);
    }
}

void
ef_number_append_superscript (GString *text, int exponent)
{
  static const char *const superscripts[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  char digits[16];

  g_return_if_fail (text != NULL);

  g_snprintf (digits, sizeof digits, "%d", exponent);
  for (const char *p = digits; *p != '\0'; p++)
    g_string_append (text, *p == '-' ? "⁻" : superscripts[*p - '0']);
}

char *
ef_number_typeset_exponent (const char *number)
{
  const char *exponent;
  GString *text;

  g_return_val_if_fail (number != NULL, NULL);

  exponent = strchr (number, 'e');
  if (exponent == NULL)
    return g_strdup (number);

  text = g_string_new_len (number, exponent - number);
  g_string_append (text, "×10");
  ef_number_append_superscript (text, atoi (exponent + 1));

  return g_string_free (text, FALSE);
}
