/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-number-format.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "ef-cell-text.h"

#define SAMPLE_ROWS 1000
/* Digits that are enough to tell numbers of a column apart; decimals that it may have anyway. */
#define DIGITS 6
#define DECIMALS_ANYWAY 2
/* As many digits as a small number must not lose. */
#define DIGITS_KEPT 3
/* Beside whole numbers of this size a fraction says nothing. */
#define WHOLE_FROM 1e6
/* Where thousands are parted: a year is none. */
#define GROUPED_FROM 10000
#define EXPONENT_FROM 1e15
/* As wide as a digit, and as a point. */
#define FIGURE_SPACE "\u2007"
#define PUNCTUATION_SPACE "\u2008"

/* Of the shortest text that is the number; -1 with an exponent. */
static int
count_decimals (double value)
{
  char digits[EF_NUMBER_BUFFER];
  const char *point;

  ef_number_to_text (value, digits);
  if (strchr (digits, 'e') != NULL)
    return -1;
  point = strchr (digits, '.');
  return point != NULL ? (int) strlen (point + 1) : 0;
}

static int
count_integer_digits (double value)
{
  return fabs (value) < 1 ? 0 : (int) floor (log10 (fabs (value))) + 1;
}

/* What the numbers of a column have in common. */
typedef struct
{
  guint n;
  guint n_whole;
  /* Fractions of numbers that are small enough for two decimals to be among their digits. */
  guint n_telling;
  double largest;
  guint decimals;
} Habit;

static void
habit_add (Habit  *habit,
           double  value)
{
  int decimals;

  if (isnan (value) || fabs (value) >= EXPONENT_FROM)
    return;
  decimals = count_decimals (value);
  habit->n++;
  habit->n_whole += decimals == 0;
  habit->n_telling += decimals != 0 && count_integer_digits (value) <= DIGITS - DECIMALS_ANYWAY;
  habit->largest = MAX (habit->largest, fabs (value));
  /* Of 1e-7 or so; it decides nothing for the others. */
  if (decimals > 0)
    habit->decimals = MAX (habit->decimals, (guint) decimals);
}

/* How many decimals the column has room for. */
static guint
habit_get_room (const Habit *habit)
{
  if (habit->largest >= WHOLE_FROM && 2 * habit->n_telling <= habit->n)
    return 0;
  /* A few fractions among whole numbers. */
  if (2 * habit->n_whole > habit->n)
    return DECIMALS_ANYWAY;
  return (guint) MAX (DIGITS - count_integer_digits (habit->largest), DECIMALS_ANYWAY);
}

static gboolean
is_made (const EfColumn *column,
         guint           row)
{
  EfOrigin origin = ef_column_get_cell_origin (column, row);

  return origin == EF_ORIGIN_DERIVED || origin == EF_ORIGIN_ESTIMATED;
}

gboolean
ef_number_format_groups (const EfColumn *column)
{
  guint n_rows, n;

  g_return_val_if_fail (column != NULL, FALSE);

  if (ef_column_get_kind (column) != EF_COLUMN_NUMBER)
    return FALSE;

  n_rows = ef_column_get_n_rows (column);
  n = MIN (n_rows, SAMPLE_ROWS);
  for (guint i = 0; i < n; i++)
    {
      guint row = (guint) ((guint64) i * n_rows / n);
      double value = fabs (ef_cell_text_convert (column, ef_column_get_numbers (column)[row]));

      if (value >= GROUPED_FROM && value < EXPONENT_FROM && ef_number_format_suits (column, row))
        return TRUE;
    }
  return FALSE;
}

void
ef_number_format_choose (EfNumberFormat *self,
                         const EfColumn *column)
{
  guint n_rows, n;
  Habit stated = { 0 }, made = { 0 };
  const Habit *habit;

  g_return_if_fail (self != NULL);
  g_return_if_fail (column != NULL);

  *self = (EfNumberFormat){ 0, FALSE };
  if (ef_column_get_kind (column) != EF_COLUMN_NUMBER)
    return;

  n_rows = ef_column_get_n_rows (column);
  n = MIN (n_rows, SAMPLE_ROWS);
  for (guint i = 0; i < n; i++)
    {
      guint row = (guint) ((guint64) i * n_rows / n);
      double value;

      if (!ef_number_format_suits (column, row))
        continue;
      value = ef_cell_text_convert (column, ef_column_get_numbers (column)[row]);
      if (is_made (column, row))
        habit_add (&made, ef_cell_text_round_computed (value));
      else
        habit_add (&stated, value);
    }

  /* What was computed follows what the file states. */
  habit = stated.n > 0 ? &stated : &made;
  self->decimals = MIN (habit->decimals, habit_get_room (habit));
  self->grouped = MAX (stated.largest, made.largest) >= GROUPED_FROM;
}

/* "-1234.5" in the user's way (transfer full). */
static char *
localize (const char *digits,
          gboolean    grouped)
{
  const struct lconv *locale = localeconv ();
  GString *text = g_string_new (NULL);
  gsize n;

  if (*digits == '-')
    g_string_append_c (text, *digits++);
  n = strspn (digits, "0123456789");
  ef_number_append_grouped (text, digits, n, grouped ? locale->thousands_sep : "");
  digits += n;
  if (*digits == '.')
    {
      g_string_append (text, locale->decimal_point);
      digits++;
    }
  g_string_append (text, digits);
  return g_string_free (text, FALSE);
}

/* A number of which so many decimals leave next to nothing, such as 0.004 of two, 2.5 of none. */
static gboolean
is_too_small (const EfNumberFormat *self,
              double                value)
{
  int decimals = count_decimals (value);

  return value != 0 && (decimals < 0 || decimals > (int) self->decimals) &&
         fabs (value) < pow (10, DIGITS_KEPT - 1 - (int) self->decimals) &&
         (self->decimals == 0 || fabs (value) < 0.1);
}

/* As ef_number_format_dup() with no more than @decimals (transfer full). */
static char *
dup_with (const EfNumberFormat *self,
          double                value,
          guint                 decimals)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE + DIGITS];
  char format[8];

  g_snprintf (format, sizeof format, "%%.%uf", decimals);
  g_ascii_formatd (digits, sizeof digits, format, value);
  return localize (digits, self->grouped);
}

char *
ef_number_format_group (const char *number)
{
  GString *text = g_string_new (NULL);
  gsize n;

  g_return_val_if_fail (number != NULL, NULL);

  if (*number == '-')
    g_string_append_c (text, *number++);
  n = strspn (number, "0123456789");
  ef_number_append_grouped (text, number, n, localeconv ()->thousands_sep);
  return g_string_free (g_string_append (text, number + n), FALSE);
}

char *
ef_number_format_dup (const EfNumberFormat *self,
                      double                value)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (!isfinite (value))
    return ef_cell_text_dup_number (value);
  if (fabs (value) >= EXPONENT_FROM || is_too_small (self, value))
    return ef_cell_text_dup_computed (value);
  return dup_with (self, value, self->decimals);
}

char *
ef_number_format_dup_computed (const EfNumberFormat *self,
                               double                value)
{
  double rounded = ef_cell_text_round_computed (value);
  int decimals;

  g_return_val_if_fail (self != NULL, NULL);

  decimals = isfinite (rounded) ? count_decimals (rounded) : -1;
  if (decimals < 0 || fabs (rounded) >= EXPONENT_FROM || is_too_small (self, rounded))
    return ef_cell_text_dup_computed (value);
  return dup_with (self, rounded, MIN ((guint) decimals, self->decimals));
}

char *
ef_number_format_pad (const EfNumberFormat *self,
                      const char           *number)
{
  const char *point;
  GString *text;
  gsize decimals;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (number != NULL, NULL);

  point = strstr (number, localeconv ()->decimal_point);
  decimals = point != NULL ? strlen (point + strlen (localeconv ()->decimal_point)) : 0;
  text = g_string_new (number);
  if (*number == '\0' || !g_ascii_isdigit (number[strlen (number) - 1]))
    return g_string_free (text, FALSE);
  if (point == NULL && self->decimals > 0)
    g_string_append (text, PUNCTUATION_SPACE);
  for (gsize i = decimals; i < self->decimals; i++)
    g_string_append (text, FIGURE_SPACE);
  return g_string_free (text, FALSE);
}

/* The same number as @value with the separators of any country, and nothing else. */
static gboolean
is_plain (const char *original,
          double      value)
{
  static const char separators[] = ".,";

  if (original[strspn (original, "0123456789.,'+- ")] != '\0')
    return FALSE;
  for (guint point = 0; point < 2; point++)
    {
      GString *digits = g_string_new (NULL);
      char *end;
      double number;

      for (const char *c = original; *c != '\0'; c++)
        if (*c == separators[point])
          g_string_append_c (digits, '.');
        else if (strchr ("0123456789+-", *c) != NULL)
          g_string_append_c (digits, *c);
      number = g_ascii_strtod (digits->str, &end);
      if (digits->len > 0 && *end == '\0' && number == value)
        {
          g_string_free (digits, TRUE);
          return TRUE;
        }
      g_string_free (digits, TRUE);
    }
  return FALSE;
}

gboolean
ef_number_format_suits (const EfColumn *column,
                        guint           row)
{
  const char *original;
  double value;

  g_return_val_if_fail (column != NULL, FALSE);

  if (ef_column_get_kind (column) != EF_COLUMN_NUMBER)
    return FALSE;
  value = ef_column_get_numbers (column)[row];
  original = ef_column_get_original (column, row);
  return !isnan (value) && (original == NULL || is_plain (original, value));
}
