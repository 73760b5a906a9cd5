/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-date.h"

#include <math.h>
#include <string.h>

static void
test_forms (void)
{
  static const struct
  {
    const char *text;
    EfDatePrecision precision;
    const char *iso;
  } cases[] = {
    { "2025-12-31", EF_DATE_DAY, "2025-12-31" },
    { "2021-06", EF_DATE_MONTH, "2021-06" },
    { "2021", EF_DATE_YEAR, "2021" },
    { "1900", EF_DATE_YEAR, "1900" },
    { "2100", EF_DATE_YEAR, "2100" },
    { "20230508", EF_DATE_DAY, "2023-05-08" },
    { "2023/5/8", EF_DATE_DAY, "2023-05-08" },
    { "2023_12_14", EF_DATE_DAY, "2023-12-14" },
    { "2023_12_14-04_59_08", EF_DATE_TIME, "2023-12-14T04:59:08Z" },
    { "2023_12_14_23_59_59", EF_DATE_TIME, "2023-12-14T23:59:59Z" },
    { "31-12-2024", EF_DATE_DAY, "2024-12-31" },
    { "31.12.2024", EF_DATE_DAY, "2024-12-31" },
    { "05.06.2024", EF_DATE_DAY, "2024-06-05" },
    { "12/31/2024", EF_DATE_DAY, "2024-12-31" },
    { "05/05/2024", EF_DATE_DAY, "2024-05-05" },
    { "17 November 2025 4:28pm", EF_DATE_TIME, "2025-11-17T16:28:00Z" },
    { "17 November 2025, 12:05 am", EF_DATE_TIME, "2025-11-17T00:05:00Z" },
    { "Nov 17, 2025", EF_DATE_DAY, "2025-11-17" },
    { "November 17 2025", EF_DATE_DAY, "2025-11-17" },
    { "17-Nov-2025", EF_DATE_DAY, "2025-11-17" },
    { "3rd Sept. 2021", EF_DATE_DAY, "2021-09-03" },
    { "May 2025", EF_DATE_MONTH, "2025-05" },
    { "2026-05-25T14:08:33.000Z", EF_DATE_TIME, "2026-05-25T14:08:33Z" },
    { "2026-05-25T14:08:33.125Z", EF_DATE_TIME, "2026-05-25T14:08:33.125Z" },
    { "2026-05-25T14:08:33+02:00", EF_DATE_TIME, "2026-05-25T12:08:33Z" },
    { "2026-05-25T01:00-0530", EF_DATE_TIME, "2026-05-25T06:30:00Z" },
    { "2026-05-25 00:30 +02", EF_DATE_TIME, "2026-05-24T22:30:00Z" },
    { "2026-05-25 14:08", EF_DATE_TIME, "2026-05-25T14:08:00Z" },
    { "2016-12-31T23:59:60Z", EF_DATE_TIME, "2017-01-01T00:00:00Z" },
    { "2026-05-25T24:00", EF_DATE_TIME, "2026-05-26T00:00:00Z" },
    { "Mon, 17 Nov 2025 10:00:00 GMT", EF_DATE_TIME, "2025-11-17T10:00:00Z" },
    { "  2025-12-31\n", EF_DATE_DAY, "2025-12-31" },
    { "2020-02-29", EF_DATE_DAY, "2020-02-29" },
    { "2000-02-29", EF_DATE_DAY, "2000-02-29" },
    { "0001-01-01", EF_DATE_DAY, "0001-01-01" },
    { "9999-12-31", EF_DATE_DAY, "9999-12-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double days;
      EfDatePrecision precision;
      g_autofree char *iso = NULL;

      if (!ef_date_read (cases[i].text, -1, &days, &precision))
        g_error ("“%s” was not read", cases[i].text);
      iso = ef_date_to_iso (days, precision);
      g_assert_cmpstr (iso, ==, cases[i].iso);
      g_assert_cmpint (precision, ==, cases[i].precision);
    }
}

static void
test_refuses (void)
{
  static const char *const texts[] = {
    "", " ", "3/14/19", "3/4/2019", "05-06-2024", "2021-13", "2021-00", "2021-02-29", "1900-02-29",
    "2021-04-31", "31-04-2021", "20231301", "202305", "0857", "1899", "2101", "18991231",
    "1559699797.2890687", "2021.06", "1.5", "May", "17 November", "Smarch 5, 2021",
    "2025-12-31T", "2025-12-31x", "2025-12-31 25:00", "2025-12-31 10:60", "2025-12-31 10",
    "2025-12-31 13pm", "2025-12-31T10:00+25:00", "2025-12-31T24:01", "2021-06T10:00", "2021 10:00",
    "-2021-06-01", "2021-06-01-02", "99999-01-01", "Ma 5 2021", "12/31-2024", "nan",
    "1 2 3", "T10:00", "2023_12", "2023_1_4", "2023_13_14", "2023_12_14-04_59",
    "2023_12_14-24_00_00", "2023_12_14-04_59_08_1", "2023_12_14 04_59_08",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double days = 42;

      if (ef_date_read (texts[i], -1, &days, NULL))
        g_error ("“%s” was read as %f", texts[i], days);
      g_assert_cmpfloat (days, ==, 42);
    }
}

static void
test_bounded (void)
{
  double days;
  EfDatePrecision precision;

  g_assert_true (ef_date_read ("2021-06-15", 7, &days, &precision));
  g_assert_cmpint (precision, ==, EF_DATE_MONTH);
  g_assert_false (ef_date_read ("2021-06\0", 8, &days, NULL));
  g_assert_false (ef_date_read ("2021-06-1\0", 10, &days, NULL));
  g_assert_false (ef_date_read ("\0", 1, &days, NULL));
  g_assert_false (ef_date_read (NULL, 0, &days, NULL));
}

/* Every day of nine centuries, against GLib's calendar. */
static void
test_calendar (void)
{
  g_autoptr (GDate) date = g_date_new_dmy (1, 1, 1600);
  guint32 epoch;
  GDate first;

  g_date_set_dmy (&first, 1, 1, 1970);
  epoch = g_date_get_julian (&first);
  for (; g_date_get_year (date) < 2500; g_date_add_days (date, 1))
    {
      int year, month, day;
      double days = (double) g_date_get_julian (date) - epoch;

      ef_date_to_ymd (days, &year, &month, &day);
      g_assert_cmpint (year, ==, g_date_get_year (date));
      g_assert_cmpint (month, ==, g_date_get_month (date));
      g_assert_cmpint (day, ==, g_date_get_day (date));
      g_assert_cmpfloat (ef_date_from_ymd (year, month, day), ==, days);
    }
}

static void
test_fraction_of_day (void)
{
  int year, month, day;
  double days;

  g_assert_true (ef_date_read ("1970-01-02T06:00Z", -1, &days, NULL));
  g_assert_cmpfloat (days, ==, 1.25);
  g_assert_true (ef_date_read ("1969-12-31T18:00Z", -1, &days, NULL));
  g_assert_cmpfloat (days, ==, -0.25);
  ef_date_to_ymd (days, &year, &month, &day);
  g_assert_cmpint (year, ==, 1969);
  g_assert_cmpint (month, ==, 12);
  g_assert_cmpint (day, ==, 31);
  ef_date_to_ymd (days, NULL, NULL, NULL);
}

/* What is written is read as the same instant, to the millisecond that is written. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (guint i = 0; i < 20000; i++)
    {
      gint64 ms = (gint64) g_rand_int_range (rand, -700000, 2900000) * 86400000 +
                  g_rand_int_range (rand, 0, 86400000);
      double days = ms / 86400000.0;
      g_autofree char *iso = ef_date_to_iso (days, EF_DATE_TIME);
      EfDatePrecision precision;
      double back;

      if (!ef_date_read (iso, -1, &back, &precision))
        g_error ("“%s” was not read", iso);
      g_assert_cmpint (precision, ==, EF_DATE_TIME);
      g_assert_cmpint ((gint64) round (back * 86400000.0), ==, ms);
    }
}

static void
test_extremes (void)
{
  g_autofree char *nothing = ef_date_to_iso (NAN, EF_DATE_DAY);
  g_autofree char *late = ef_date_to_iso (INFINITY, EF_DATE_TIME);
  g_autofree char *early = ef_date_to_iso (-1e300, EF_DATE_YEAR);
  int year, month, day;

  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (late, !=, "");
  g_assert_cmpstr (early, !=, "");
  ef_date_to_ymd (1e300, &year, &month, &day);
  g_assert_cmpint (year, >, 9999);
  g_assert_cmpint (month, >=, 1);
  g_assert_cmpint (month, <=, 12);
}

static void
test_random (void)
{
  static const char *const pieces[] = {
    "2021", "06", "15", "7", "-",   "/",  ".",  " ",  ",",  "T",  "Z",   ":",    "May",   "nov",
    "pm",   "am", "+",  "0", "Mon", "th", "at", "99", "12", "24", "\xC2\xA0", "\xC2", "1234567890",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (guint i = 0; i < 200000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *exact = NULL;
      double days = 0;
      EfDatePrecision precision;

      for (int n = g_rand_int_range (rand, 1, 9); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      exact = g_memdup2 (text->str, text->len);
      if (ef_date_read (exact, text->len, &days, &precision))
        {
          g_autofree char *iso = ef_date_to_iso (days, precision);
          double back;

          g_assert_cmpint (precision, <=, EF_DATE_TIME);
          g_assert_true (ef_date_read (iso, -1, &back, NULL));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/date/forms", test_forms);
  g_test_add_func ("/base/date/refuses", test_refuses);
  g_test_add_func ("/base/date/bounded", test_bounded);
  g_test_add_func ("/base/date/calendar", test_calendar);
  g_test_add_func ("/base/date/fraction-of-day", test_fraction_of_day);
  g_test_add_func ("/base/date/round-trip", test_round_trip);
  g_test_add_func ("/base/date/extremes", test_extremes);
  g_test_add_func ("/base/date/random", test_random);

  return g_test_run ();
}
