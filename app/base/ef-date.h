/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How much of a date was stated. */
typedef enum
{
  EF_DATE_YEAR,
  EF_DATE_MONTH,
  EF_DATE_DAY,
  EF_DATE_TIME,
} EfDatePrecision;

/* Dates are doubles: days since 1970-01-01 UTC, proleptic Gregorian, with the time as a fraction.
 *
 * Reads "2025-12-31", "2021-06", "2021", "20230508", "31.12.2024", "31-12-2024" and "12/31/2024"
 * (one of the two must be too large for a month), "17 November 2025 4:28pm", "Nov 17, 2025",
 * "2023_12_14-04_59_08", ISO with time, fraction and zone; without a zone it is UTC. Refuses
 * "3/14/19", "05-06-2024" and other forms whose order cannot be known. A bare four-digit number is
 * a year only between 1900 and 2100. @length -1 for a terminated string; @precision may be NULL. On
 * FALSE nothing is written. */
gboolean ef_date_read (const char      *text,
                       gssize           length,
                       double          *days,
                       EfDatePrecision *precision);

/* @month is 1 to 12; a @day behind the end of the month counts on into the next. */
double ef_date_from_ymd (int year, int month, int day);
/* The day that @days falls on; each of the results may be NULL. */
void   ef_date_to_ymd (double days, int *year, int *month, int *day);

/* ISO 8601 to the given precision (transfer full): what files and the command line get. */
char *ef_date_to_iso (double days, EfDatePrecision precision);

G_END_DECLS
