/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-literal-private.h"

#include <math.h>

#include "ef-cell-text-private.h"

/* Finds where one number begins and ends and what its marks mean. The value is made afterwards, by
 * writing the digits out again without the separators and reading that as a plain number: there is
 * one place that rounds. */

/* Far beyond any double, and far from overflowing an int when a few are added. */
#define MAX_EXPONENT 99999

/* Skips "+", "-", U+2212 or U+2013 if a number follows at once. */
static const char *
skip_sign (const char *at, const char *end, EfLiteral *literal)
{
  const char *behind = at;

  if (looking_at (at, end, "-") || looking_at (at, end, "+"))
    behind = at + 1;
  else if (looking_at (at, end, "\xE2\x88\x92") || looking_at (at, end, "\xE2\x80\x93"))
    behind = at + 3;

  if (behind == at)
    return at;
  if (!number_at (behind, end))
    return at;

  literal->has_sign = TRUE;
  literal->negative = *at != '+';

  return behind;
}

/* The blank of "1 014": a hard blank between a short group and exactly three digits. */
static const char *
skip_group_blank (const char *at, const char *end)
{
  gsize blank = blank_at (at, end);

  if (blank < 2)
    return NULL;
  at += blank;
  for (guint i = 0; i < 3; i++)
    if (!digit_at (at + i, end))
      return NULL;

  return digit_at (at + 3, end) ? NULL : at;
}

/* Whether [@start, @end) is 1 to 3 digits and then groups of three behind each @separator. */
static gboolean
is_grouped (const char *start, const char *end, char separator)
{
  const char *at = start;

  while (digit_at (at, end))
    at++;
  if (at == start || at - start > 3 || *start == '0')
    return FALSE;

  while (at < end)
    {
      if (*at++ != separator)
        return FALSE;
      for (guint i = 0; i < 3; i++)
        if (!digit_at (at++, end))
          return FALSE;
    }

  return TRUE;
}

/* Decides what the marks in [start, end) mean. The digits themselves are known to be there. */
static EfNumberReason
judge_marks (EfLiteral *literal, const char *start, EfComma comma)
{
  const char *end = literal->end;
  const char *first_comma = memchr (start, ',', end - start);
  const char *first_point = memchr (start, '.', end - start);
  const char *last_comma = g_strrstr_len (start, end - start, ",");
  const char *last_point = g_strrstr_len (start, end - start, ".");
  gboolean decimal = comma == EF_COMMA_DECIMAL;

  literal->mark = first_point;
  if (first_comma == NULL)
    {
      if (first_point == last_point)
        return EF_NUMBER_REASON_NONE;
      literal->mark = NULL; /* "1.014.450" */
      return decimal && is_grouped (start, end, '.') ? EF_NUMBER_REASON_NONE
                                                     : EF_NUMBER_REASON_CORRUPT;
    }

  if (first_point != NULL && first_point == last_point && last_comma < first_point)
    return is_grouped (start, first_point, ',') ? EF_NUMBER_REASON_NONE : EF_NUMBER_REASON_COMMA;

  if (first_point != NULL) /* "1.014,45" */
    {
      literal->mark = first_comma;
      return decimal && first_comma == last_comma && is_grouped (start, first_comma, '.')
               ? EF_NUMBER_REASON_NONE
               : EF_NUMBER_REASON_SEVERAL;
    }

  literal->mark = NULL;
  if (first_comma != last_comma)
    return is_grouped (start, end, ',') ? EF_NUMBER_REASON_NONE : EF_NUMBER_REASON_SEVERAL;

  /* "2260275840,2290000001" is two numbers whichever way a comma is read. */
  if (first_comma - start > 3 && end - first_comma > 4)
    return EF_NUMBER_REASON_SEVERAL;

  if (decimal)
    {
      literal->mark = first_comma;
      return EF_NUMBER_REASON_NONE;
    }

  return is_grouped (start, end, ',') ? EF_NUMBER_REASON_NONE : EF_NUMBER_REASON_COMMA;
}

static const char *
scan_int (const char *at, const char *end, int *result)
{
  EfLiteral sign = { 0 };
  int sum = 0;

  at = skip_sign (at, end, &sign);
  if (!digit_at (at, end))
    return NULL;
  for (; digit_at (at, end); at++)
    if (sum < MAX_EXPONENT)
      sum = sum * 10 + (*at - '0');
  *result = sign.negative ? -sum : sum;

  return at;
}

/* "e24", "E-05", " × 10^24". Returns what follows, @at itself if there is no exponent, NULL if one
 * was begun and is cut off. */
static const char *
scan_exponent (const char *at, const char *end, int *exponent)
{
  const char *behind;
  gsize times;

  if (at < end && (*at == 'e' || *at == 'E'))
    {
      behind = scan_int (at + 1, end, exponent);
      if (behind != NULL)
        return behind;
      return at + 1 == end || at[1] == '+' || at[1] == '-' ? NULL : at;
    }

  behind = skip_blanks (at, end);
  times = times_at (behind, end);
  if (times == 0)
    return at;
  behind = skip_blanks (behind + times, end);
  if (!looking_at (behind, end, "10^"))
    return at;
  behind = scan_int (behind + 3, end, exponent);

  return behind != NULL ? behind : at;
}

const char *
ef_literal_scan (const char     *at,
                 const char     *end,
                 EfComma         comma,
                 gboolean        list,
                 EfLiteral      *literal,
                 EfNumberReason *reason)
{
  const char *marks;
  const char *group;

  *literal = (EfLiteral) { 0 };

  at = skip_sign (at, end, literal);
  literal->start = marks = at;
  if (!number_at (at, end))
    return NULL;

  while (digit_at (at, end))
    at++;
  while (at - marks <= 3 && (group = skip_group_blank (at, end)) != NULL)
    {
      marks = group;
      at = group + 3;
      comma = EF_COMMA_DECIMAL; /* where blanks make the groups */
    }
  while (at < end && (*at == '.' || (*at == ',' && !list)) && digit_at (at + 1, end))
    for (at++; digit_at (at, end);)
      at++;
  literal->end = at;
  if (looking_at (at, end, ".") && !looking_at (at, end, "..") &&
      memchr (marks, '.', at - marks) == NULL)
    at++; /* "5." */

  literal->padded = *literal->start == '0' && digit_at (literal->start + 1, end);
  *reason = judge_marks (literal, marks, comma);

  at = scan_exponent (at, end, &literal->exponent);
  if (at == NULL)
    {
      *reason = EF_NUMBER_REASON_CORRUPT;
      return end;
    }

  return at;
}

double
ef_literal_get_value (const EfLiteral *literal, int shift)
{
  char buffer[128];
  g_autofree char *heap = NULL;
  gsize size = literal->end - literal->start + 16;
  char *text = buffer;
  char *out;
  double value;

  if (size > sizeof buffer)
    text = heap = g_malloc (size);

  out = text;
  if (literal->negative)
    *out++ = '-';
  for (const char *in = literal->start; in < literal->end; in++)
    if (g_ascii_isdigit (*in))
      *out++ = *in;
    else if (in == literal->mark)
      *out++ = '.';
  out += g_snprintf (out, text + size - out, "e%d", literal->exponent + shift);

  if (!ef_number_read_plain (text, out - text, &value))
    return literal->negative ? -INFINITY : INFINITY;

  return value;
}

int
ef_literal_get_decimals (const EfLiteral *literal)
{
  gssize decimals = literal->mark != NULL ? literal->end - literal->mark - 1 : 0;

  return (int) CLAMP (decimals - literal->exponent, -MAX_EXPONENT, MAX_EXPONENT);
}
