/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-number.h"

#include <float.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-cell-text-private.h"

/* The plain forms of a number: text to double and back, without the locale and without losing a
 * bit. What else a person may have written into a cell is read in ef-number-cell.c.
 *
 * Reading is most of the time of a CSV import, so it goes by what the digits allow:
 *
 * 1. Up to 2^53 with a power of ten up to 10^22 both are exact doubles, and one multiplication or
 *    division rounds once, that is correctly (Clinger 1990).
 * 2. Up to 19 digits with a power up to 10^27: 5^27 fits in 64 bits, so product and quotient are
 *    exact in 128-bit integers, and the sticky remainder makes the one conversion to double round
 *    correctly. This is where 16- and 17-digit numbers end up, as Python and R write them.
 * 3. All others, which are rare: g_ascii_strtod(). */

/* The largest power of ten that is an exact double, and of five that fits in 64 bits. */
#define MAX_EXACT_POWER_OF_10 22
#define MAX_POWER_OF_5 27
/* Any number of so many digits fits in 64 bits. */
#define MAX_DIGITS 19
/* Beyond this a number is 0 or infinite, unless it has very many digits. */
#define MAX_EXPONENT 99999

/* Extended precision would round twice in the first case, and the second needs 128-bit integers. */
#if defined(__SIZEOF_INT128__) && FLT_EVAL_METHOD == 0
#define HAVE_EXACT_PATHS 1
#else
#define HAVE_EXACT_PATHS 0
#endif

#if HAVE_EXACT_PATHS
__extension__ typedef unsigned __int128 uint128;

static const double powers_of_10[MAX_EXACT_POWER_OF_10 + 1] = {
  1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
};

static const guint64 powers_of_5[MAX_POWER_OF_5 + 1] = {
  G_GUINT64_CONSTANT (1),
  G_GUINT64_CONSTANT (5),
  G_GUINT64_CONSTANT (25),
  G_GUINT64_CONSTANT (125),
  G_GUINT64_CONSTANT (625),
  G_GUINT64_CONSTANT (3125),
  G_GUINT64_CONSTANT (15625),
  G_GUINT64_CONSTANT (78125),
  G_GUINT64_CONSTANT (390625),
  G_GUINT64_CONSTANT (1953125),
  G_GUINT64_CONSTANT (9765625),
  G_GUINT64_CONSTANT (48828125),
  G_GUINT64_CONSTANT (244140625),
  G_GUINT64_CONSTANT (1220703125),
  G_GUINT64_CONSTANT (6103515625),
  G_GUINT64_CONSTANT (30517578125),
  G_GUINT64_CONSTANT (152587890625),
  G_GUINT64_CONSTANT (762939453125),
  G_GUINT64_CONSTANT (3814697265625),
  G_GUINT64_CONSTANT (19073486328125),
  G_GUINT64_CONSTANT (95367431640625),
  G_GUINT64_CONSTANT (476837158203125),
  G_GUINT64_CONSTANT (2384185791015625),
  G_GUINT64_CONSTANT (11920928955078125),
  G_GUINT64_CONSTANT (59604644775390625),
  G_GUINT64_CONSTANT (298023223876953125),
  G_GUINT64_CONSTANT (1490116119384765625),
  G_GUINT64_CONSTANT (7450580596923828125),
};

/* 2^exponent for a normal result. */
static double
power_of_2 (int exponent)
{
  guint64 bits = (guint64) (exponent + DBL_MAX_EXP - 1) << (DBL_MANT_DIG - 1);
  double power;

  memcpy (&power, &bits, sizeof power);

  return power;
}

/* @mantissa / 10^@power, correctly rounded. Both operands are shifted up to 64 bits, so the
 * quotient has 63 or 64 of them: with the lowest bit set for a remainder, converting it rounds
 * exactly once. */
static double
divide_by_power_of_10 (guint64 mantissa, int power)
{
  int up = __builtin_clzll (mantissa);
  int divisor_up = __builtin_clzll (powers_of_5[power]);
  uint128 dividend = (uint128) (mantissa << up) << 63;
  guint64 divisor = powers_of_5[power] << divisor_up;
  guint64 quotient = dividend / divisor;

  if ((uint128) quotient * divisor != dividend)
    quotient |= 1;

  return (double) quotient * power_of_2 (divisor_up - up - 63 - power);
}

static double
multiply_by_power_of_10 (guint64 mantissa, int power)
{
  uint128 product = (uint128) mantissa * powers_of_5[power];
  guint64 high = product >> 64;
  guint64 top;
  int down;

  if (high == 0)
    return (double) (guint64) product * power_of_2 (power);

  down = 64 - __builtin_clzll (high);
  top = product >> down;
  if ((uint128) top << down != product)
    top |= 1;

  return (double) top * power_of_2 (down + power);
}

/* FALSE where the exact ways end. */
static gboolean
scale (guint64 mantissa, int exponent, double *value)
{
  if (mantissa <= G_GUINT64_CONSTANT (1) << DBL_MANT_DIG && exponent >= -MAX_EXACT_POWER_OF_10 &&
      exponent <= MAX_EXACT_POWER_OF_10)
    *value = exponent < 0 ? (double) mantissa / powers_of_10[-exponent]
                          : (double) mantissa * powers_of_10[exponent];
  else if (mantissa == 0)
    *value = 0;
  else if (exponent >= -MAX_POWER_OF_5 && exponent < 0)
    *value = divide_by_power_of_10 (mantissa, -exponent);
  else if (exponent >= 0 && exponent <= MAX_POWER_OF_5)
    *value = multiply_by_power_of_10 (mantissa, exponent);
  else
    return FALSE;

  return TRUE;
}
#else
static gboolean
scale (guint64 mantissa, int exponent, double *value)
{
  return FALSE;
}
#endif

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
      n_decimals <= MAX_EXPONENT && scale (mantissa, exponent - (int) n_decimals, &result))
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
    default:
      g_return_val_if_reached ("");
    }
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
      char digits[24];
      guint n_digits = 0;

      if (mantissa > largest)
        return FALSE;
      if (mantissa / scales[k] != value)
        continue;

      for (guint64 rest = mantissa; rest > 0 || n_digits <= k; rest /= 10)
        digits[n_digits++] = '0' + rest % 10;
      while (n_digits > 0)
        {
          if (n_digits == k)
            *buffer++ = '.';
          *buffer++ = digits[--n_digits];
        }
      *buffer = '\0';
      return TRUE;
    }

  return FALSE;
}

/* "1e-05" to "1e-5", "1e+16" to "1e16". */
static void
shorten_exponent (char *text)
{
  char *in = strchr (text, 'e');
  char *out;

  if (in == NULL)
    return;

  out = ++in;
  if (*in == '-')
    *out++ = '-';
  if (*in == '-' || *in == '+')
    in++;
  while (*in == '0' && in[1] != '\0')
    in++;
  memmove (out, in, strlen (in) + 1);
}

char *
ef_number_to_text (double value, char *buffer)
{
  char *start = buffer;

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
      static const char *const formats[] = {
        "%.1g",  "%.2g",  "%.3g",  "%.4g",  "%.5g",  "%.6g",  "%.7g",  "%.8g", "%.9g",
        "%.10g", "%.11g", "%.12g", "%.13g", "%.14g", "%.15g", "%.16g", "%.17g",
      };

      /* 15 digits always survive, and "%g" drops trailing zeros, so fewer need no trying, except
       * where the double itself has fewer: below the smallest normal one. 17 digits are always
       * enough. */
      for (guint i = value < DBL_MIN ? 0 : DBL_DIG - 1; i < G_N_ELEMENTS (formats); i++)
        {
          g_ascii_formatd (buffer, EF_NUMBER_BUFFER - 1, formats[i], value);
          if (g_ascii_strtod (buffer, NULL) == value)
            break;
        }
      shorten_exponent (buffer);
    }

  return start;
}
