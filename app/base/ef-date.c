/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-date.h"

#include <math.h>
#include <string.h>

/* Dates as files write them. A reader takes the whole text or nothing: half a date is a number of
 * some other kind. Where day and month could be exchanged the text is refused, because a guess
 * would be wrong for half of a column without anybody noticing. A time without a zone is taken as
 * UTC. */

#define MS_PER_DAY G_GINT64_CONSTANT (86400000)

/* A bare number is a year only where results can come from. */
#define FIRST_BARE_YEAR 1900
#define LAST_BARE_YEAR 2100

/* Beyond this doubles of days and ints of years lose their meaning; no file has such dates. */
#define MAX_DAYS 1e8

typedef struct
{
  const char *at;
  const char *end;
} Cursor;

typedef struct
{
  int year;
  int month; /* 1 to 12 */
  int day;   /* 1 to 31 */
  double time; /* fraction of a day, the zone subtracted: may be negative or above 1 */
  EfDatePrecision precision;
} Date;

/* Days since 1970-01-01 and back, after Howard Hinnant's description of the Gregorian calendar in
 * eras of 400 years that begin in March, so the leap day is the last of its year. */
#define DAYS_PER_ERA 146097
#define DAYS_TO_1970 719468

static gint64
days_from_civil (int year, int month, int day)
{
  gint64 y = (gint64) year - (month <= 2);
  gint64 era = (y >= 0 ? y : y - 399) / 400;
  gint64 year_of_era = y - era * 400;
  gint64 day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  gint64 day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * DAYS_PER_ERA + day_of_era - DAYS_TO_1970;
}

static void
civil_from_days (gint64 days, int *year, int *month, int *day)
{
  gint64 shifted = days + DAYS_TO_1970;
  gint64 era = (shifted >= 0 ? shifted : shifted - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA;
  gint64 day_of_era = shifted - era * DAYS_PER_ERA;
  gint64 year_of_era =
    (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  gint64 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 march_month = (5 * day_of_year + 2) / 153;

  *day = (int) (day_of_year - (153 * march_month + 2) / 5 + 1);
  *month = (int) (march_month < 10 ? march_month + 3 : march_month - 9);
  *year = (int) (year_of_era + era * 400 + (*month <= 2));
}

/* Words and digits */

static void
skip_blanks (Cursor *cursor)
{
  while (cursor->at < cursor->end)
    if (g_ascii_isspace (*cursor->at))
      cursor->at++;
    else if (cursor->end - cursor->at >= 2 && memcmp (cursor->at, "\xC2\xA0", 2) == 0)
      cursor->at += 2;
    else
      break;
}

static gboolean
at_end (const Cursor *cursor)
{
  return cursor->at == cursor->end;
}

static gboolean
take_char (Cursor *cursor, char c)
{
  if (at_end (cursor) || *cursor->at != c)
    return FALSE;
  cursor->at++;

  return TRUE;
}

/* Takes a run of digits if it has from @min to @max of them, else nothing. Returns how many. */
static guint
take_digits (Cursor *cursor, guint min, guint max, int *value)
{
  guint n_digits = 0;
  int sum = 0;

  /* No date has more than eight digits in a row, so the sum cannot overflow. */
  g_assert (max <= 8);
  while (cursor->at + n_digits < cursor->end && g_ascii_isdigit (cursor->at[n_digits]))
    {
      if (n_digits == max)
        return 0;
      sum = sum * 10 + (cursor->at[n_digits++] - '0');
    }
  if (n_digits < min)
    return 0;

  cursor->at += n_digits;
  *value = sum;

  return n_digits;
}

/* Takes a run of letters if it is a beginning of at least three letters of one of @names. */
static gboolean
take_name (Cursor *cursor, const char *const *names, guint n_names, int *number)
{
  const char *at = cursor->at;
  gsize length;

  while (at < cursor->end && g_ascii_isalpha (*at))
    at++;
  length = at - cursor->at;
  if (length < 3)
    return FALSE;

  for (guint i = 0; i < n_names; i++)
    if (length <= strlen (names[i]) && g_ascii_strncasecmp (cursor->at, names[i], length) == 0)
      {
        cursor->at = at;
        take_char (cursor, '.');
        *number = i + 1;
        return TRUE;
      }

  return FALSE;
}

static gboolean
take_month_name (Cursor *cursor, int *month)
{
  static const char *const names[] = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december",
  };

  return take_name (cursor, names, G_N_ELEMENTS (names), month);
}

static void
skip_weekday (Cursor *cursor)
{
  static const char *const names[] = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  };
  int number;

  if (!take_name (cursor, names, G_N_ELEMENTS (names), &number))
    return;
  take_char (cursor, ',');
  skip_blanks (cursor);
}

static gboolean
take_word (Cursor *cursor, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (cursor->end - cursor->at) < length ||
      g_ascii_strncasecmp (cursor->at, word, length) != 0)
    return FALSE;
  cursor->at += length;

  return TRUE;
}

/* Times */

/* "Z", "UTC", "+02:00", "-0530", "+02"; no zone at all is UTC too. */
static gboolean
take_zone (Cursor *cursor, double *offset)
{
  double sign = 1;
  int hours = 0;
  int minutes = 0;

  *offset = 0;
  skip_blanks (cursor);
  if (at_end (cursor) || take_word (cursor, "z") || take_word (cursor, "utc") ||
      take_word (cursor, "gmt"))
    return TRUE;

  if (take_char (cursor, '-'))
    sign = -1;
  else if (!take_char (cursor, '+'))
    return FALSE;

  if (take_digits (cursor, 4, 4, &hours) > 0)
    {
      minutes = hours % 100;
      hours /= 100;
    }
  else if (take_digits (cursor, 2, 2, &hours) == 0)
    return FALSE;
  else if (take_char (cursor, ':') && take_digits (cursor, 2, 2, &minutes) == 0)
    return FALSE;
  if (hours > 23 || minutes > 59)
    return FALSE;

  *offset = sign * (hours * 60 + minutes) / (24 * 60);

  return TRUE;
}

/* ".033" behind the seconds, any number of digits. */
static double
take_fraction (Cursor *cursor)
{
  double fraction = 0;
  double unit = 1;

  if (at_end (cursor) || (*cursor->at != '.' && *cursor->at != ','))
    return 0;
  for (cursor->at++; !at_end (cursor) && g_ascii_isdigit (*cursor->at); cursor->at++)
    {
      unit /= 10;
      fraction += (*cursor->at - '0') * unit;
    }

  return fraction;
}

/* "am" and "pm" turn 12-hour times into 24-hour ones. FALSE for "13pm". */
static gboolean
take_half_of_day (Cursor *cursor, int *hours, gboolean *found)
{
  Cursor before = *cursor;
  gboolean afternoon;

  *found = FALSE;
  skip_blanks (cursor);
  afternoon = take_word (cursor, "pm") || take_word (cursor, "p.m.");
  if (!afternoon && !take_word (cursor, "am") && !take_word (cursor, "a.m."))
    {
      *cursor = before;
      return TRUE;
    }
  if (*hours < 1 || *hours > 12)
    return FALSE;

  *hours = *hours % 12 + (afternoon ? 12 : 0);
  *found = TRUE;

  return TRUE;
}

/* "14:08", "14:08:33.5Z", "4:28pm", "4 pm", with the zone. */
static gboolean
take_time (Cursor *cursor, Date *date)
{
  int hours;
  int minutes = 0;
  int seconds = 0;
  double fraction = 0;
  double offset;
  gboolean colon;
  gboolean half;

  if (take_digits (cursor, 1, 2, &hours) == 0)
    return FALSE;
  colon = take_char (cursor, ':');
  if (colon && take_digits (cursor, 2, 2, &minutes) == 0)
    return FALSE;
  if (colon && take_char (cursor, ':'))
    {
      if (take_digits (cursor, 2, 2, &seconds) == 0)
        return FALSE;
      fraction = take_fraction (cursor);
    }
  if (!take_half_of_day (cursor, &hours, &half) || (!colon && !half))
    return FALSE;
  if (!take_zone (cursor, &offset))
    return FALSE;

  /* A leap second is the first of the next minute; midnight may be called 24:00. */
  if (minutes > 59 || seconds > 60 || hours > 24 ||
      (hours == 24 && (minutes > 0 || seconds > 0 || fraction > 0)))
    return FALSE;

  date->time = (hours * 3600 + minutes * 60 + seconds + fraction) / 86400 - offset;
  date->precision = EF_DATE_TIME;

  return TRUE;
}

/* A time may follow a complete day. */
static gboolean
take_rest (Cursor *cursor, Date *date)
{
  if (at_end (cursor))
    return TRUE;
  if (date->precision != EF_DATE_DAY)
    return FALSE;

  if (!take_char (cursor, 'T') && !take_char (cursor, 't'))
    {
      take_char (cursor, ',');
      skip_blanks (cursor);
      if (take_word (cursor, "at "))
        skip_blanks (cursor);
    }

  return take_time (cursor, date) && at_end (cursor);
}

/* Days */

/* "2025-12-31", "2021-06", "2021", "20230508", also with slashes or points. */
static gboolean
take_year_first (Cursor *cursor, Date *date)
{
  int number;
  char separator;

  if (take_digits (cursor, 8, 8, &number) > 0)
    {
      date->year = number / 10000;
      date->month = number / 100 % 100;
      date->day = number % 100;
      date->precision = EF_DATE_DAY;
      return date->year >= FIRST_BARE_YEAR && date->year <= LAST_BARE_YEAR;
    }

  if (take_digits (cursor, 4, 4, &date->year) == 0)
    return FALSE;
  date->precision = EF_DATE_YEAR;
  if (at_end (cursor))
    return date->year >= FIRST_BARE_YEAR && date->year <= LAST_BARE_YEAR;

  separator = *cursor->at;
  if (strchr ("-/.", separator) == NULL || separator == '\0')
    return FALSE;
  cursor->at++;
  if (take_digits (cursor, 1, 2, &date->month) == 0)
    return FALSE;
  date->precision = EF_DATE_MONTH;
  if (!take_char (cursor, separator))
    return separator != '.'; /* "2021.06" is a decimal number */
  date->precision = EF_DATE_DAY;

  return take_digits (cursor, 1, 2, &date->day) > 0;
}

/* "2023_12_14", "2023_12_14-04_59_08": as parts of names of files have it, whole. */
static gboolean
take_underscored (Cursor *cursor, Date *date)
{
  int hours, minutes, seconds;

  if (take_digits (cursor, 4, 4, &date->year) == 0 || !take_char (cursor, '_')
      || take_digits (cursor, 2, 2, &date->month) == 0 || !take_char (cursor, '_')
      || take_digits (cursor, 2, 2, &date->day) == 0)
    return FALSE;
  date->precision = EF_DATE_DAY;
  if (at_end (cursor))
    return TRUE;

  if ((!take_char (cursor, '-') && !take_char (cursor, '_'))
      || take_digits (cursor, 2, 2, &hours) == 0 || !take_char (cursor, '_')
      || take_digits (cursor, 2, 2, &minutes) == 0 || !take_char (cursor, '_')
      || take_digits (cursor, 2, 2, &seconds) == 0)
    return FALSE;
  date->time = (hours * 3600 + minutes * 60 + seconds) / 86400.0;
  date->precision = EF_DATE_TIME;

  return at_end (cursor) && hours <= 23 && minutes <= 59 && seconds <= 59;
}

/* "31-12-2024", "31.12.2024", "12/31/2024" with the year in four digits. Points are only used where
 * the day comes first; with other marks one of the two must be too large for a month, or both be
 * the same. */
static gboolean
take_year_last (Cursor *cursor, Date *date)
{
  int first;
  int second;
  char separator;

  if (take_digits (cursor, 1, 2, &first) == 0 || at_end (cursor))
    return FALSE;
  separator = *cursor->at++;
  if (strchr ("-/.", separator) == NULL || separator == '\0')
    return FALSE;
  if (take_digits (cursor, 1, 2, &second) == 0 || !take_char (cursor, separator) ||
      take_digits (cursor, 4, 4, &date->year) == 0)
    return FALSE;

  date->precision = EF_DATE_DAY;
  if (separator == '.' || first > 12 || first == second)
    {
      date->day = first;
      date->month = second;
      return TRUE;
    }
  date->month = first;
  date->day = second;

  return second > 12;
}

static void
skip_between (Cursor *cursor)
{
  skip_blanks (cursor);
  if (take_char (cursor, ',') || take_char (cursor, '-'))
    skip_blanks (cursor);
}

/* "1st", "2nd", "17th". */
static gboolean
take_day_of_month (Cursor *cursor, int *day)
{
  if (take_digits (cursor, 1, 2, day) == 0)
    return FALSE;
  if (!take_word (cursor, "st") && !take_word (cursor, "nd") && !take_word (cursor, "rd"))
    take_word (cursor, "th");

  return TRUE;
}

/* "17 November 2025", "Nov 17, 2025", "17-Nov-2025", "November 2025". */
static gboolean
take_named_month (Cursor *cursor, Date *date)
{
  gboolean has_day = take_day_of_month (cursor, &date->day);

  if (has_day)
    skip_between (cursor);
  if (!take_month_name (cursor, &date->month))
    return FALSE;
  skip_between (cursor);
  if (!has_day)
    {
      Cursor before = *cursor;

      has_day = take_day_of_month (cursor, &date->day);
      if (has_day)
        skip_between (cursor);
      else
        *cursor = before;
    }
  date->precision = has_day ? EF_DATE_DAY : EF_DATE_MONTH;

  return take_digits (cursor, 4, 4, &date->year) > 0;
}

static gboolean
is_valid (const Date *date)
{
  static const guint8 lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (date->year % 4 == 0 && date->year % 100 != 0) || date->year % 400 == 0;

  if (date->month < 1 || date->month > 12 || date->day < 1)
    return FALSE;

  return date->day <= lengths[date->month - 1] + (date->month == 2 && leap);
}

gboolean
ef_date_read (const char *text, gssize length, double *days, EfDatePrecision *precision)
{
  static gboolean (*const forms[]) (Cursor *, Date *) = {
    take_year_first,
    take_underscored,
    take_year_last,
    take_named_month,
  };
  Cursor start;

  g_return_val_if_fail (text != NULL || length == 0, FALSE);
  g_return_val_if_fail (days != NULL, FALSE);

  start.at = text;
  start.end = length < 0 ? text + strlen (text) : text + length;
  skip_blanks (&start);
  while (start.end > start.at && g_ascii_isspace (start.end[-1]))
    start.end--;
  if (at_end (&start))
    return FALSE;
  skip_weekday (&start);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      Cursor cursor = start;
      Date date = { .month = 1, .day = 1 };

      if (!forms[i] (&cursor, &date) || !take_rest (&cursor, &date) || !is_valid (&date))
        continue;
      *days = days_from_civil (date.year, date.month, date.day) + date.time;
      if (precision != NULL)
        *precision = date.precision;
      return TRUE;
    }

  return FALSE;
}

double
ef_date_from_ymd (int year, int month, int day)
{
  g_return_val_if_fail (month >= 1 && month <= 12, NAN);

  return days_from_civil (year, month, day);
}

void
ef_date_to_ymd (double days, int *year, int *month, int *day)
{
  int y, m, d;

  g_return_if_fail (!isnan (days));

  civil_from_days ((gint64) floor (CLAMP (days, -MAX_DAYS, MAX_DAYS)), &y, &m, &d);
  if (year != NULL)
    *year = y;
  if (month != NULL)
    *month = m;
  if (day != NULL)
    *day = d;
}

char *
ef_date_to_iso (double days, EfDatePrecision precision)
{
  gint64 ms, rest;
  int year, month, day;

  if (isnan (days))
    return g_strdup ("");

  /* Doubles hold today's dates to a third of a microsecond, so milliseconds come out as they went
   * in. */
  ms = (gint64) round (CLAMP (days, -MAX_DAYS, MAX_DAYS) * MS_PER_DAY);
  rest = ms % MS_PER_DAY;
  if (rest < 0)
    rest += MS_PER_DAY;
  civil_from_days ((ms - rest) / MS_PER_DAY, &year, &month, &day);

  switch (precision)
    {
    case EF_DATE_YEAR:
      return g_strdup_printf ("%04d", year);
    case EF_DATE_MONTH:
      return g_strdup_printf ("%04d-%02d", year, month);
    case EF_DATE_DAY:
      return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
    case EF_DATE_TIME:
    default:
      {
        int seconds = (int) (rest / 1000);
        int fraction = (int) (rest % 1000);
        g_autofree char *minute =
          g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d", year, month, day, seconds / 3600,
                           seconds / 60 % 60, seconds % 60);

        if (fraction == 0)
          return g_strconcat (minute, "Z", NULL);
        return g_strdup_printf ("%s.%03dZ", minute, fraction);
      }
    }
}
