/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-ticks-date.h"

#include <math.h>

#include "ef-date.h"

/*
 * Calendar ticks. Each step counts whole units from a fixed origin (the epoch, a Monday, the year
 * 0), so panning never makes the ticks jump, and months and years fall where the calendar puts
 * them although they differ in length.
 */

typedef enum
{
  UNIT_SECOND,
  UNIT_DAY,
  UNIT_WEEK, /* starts on Monday */
  UNIT_MONTH,
} Unit;

typedef struct
{
  Unit unit;
  int count;       /* units from one labelled tick to the next */
  int minor_count; /* the same for unlabelled ones; divides count; 0: none */
} Step;

static const Step steps[] = {
  { UNIT_SECOND, 1, 0 },
  { UNIT_SECOND, 2, 1 },
  { UNIT_SECOND, 5, 1 },
  { UNIT_SECOND, 10, 5 },
  { UNIT_SECOND, 15, 5 },
  { UNIT_SECOND, 30, 10 },
  { UNIT_SECOND, 60, 15 },
  { UNIT_SECOND, 2 * 60, 60 },
  { UNIT_SECOND, 5 * 60, 60 },
  { UNIT_SECOND, 10 * 60, 5 * 60 },
  { UNIT_SECOND, 15 * 60, 5 * 60 },
  { UNIT_SECOND, 30 * 60, 10 * 60 },
  { UNIT_SECOND, 3600, 15 * 60 },
  { UNIT_SECOND, 3 * 3600, 3600 },
  { UNIT_SECOND, 6 * 3600, 3600 },
  { UNIT_SECOND, 12 * 3600, 3 * 3600 },
  { UNIT_DAY, 1, 0 },
  { UNIT_DAY, 2, 1 },
  { UNIT_WEEK, 1, 0 },
  { UNIT_WEEK, 2, 1 },
  { UNIT_MONTH, 1, 0 },
  { UNIT_MONTH, 2, 1 },
  { UNIT_MONTH, 3, 1 },
  { UNIT_MONTH, 6, 1 },
  { UNIT_MONTH, 12, 3 },
  { UNIT_MONTH, 2 * 12, 12 },
  { UNIT_MONTH, 5 * 12, 12 },
  { UNIT_MONTH, 10 * 12, 5 * 12 },
  { UNIT_MONTH, 20 * 12, 10 * 12 },
  { UNIT_MONTH, 50 * 12, 10 * 12 },
  { UNIT_MONTH, 100 * 12, 50 * 12 },
  { UNIT_MONTH, 200 * 12, 100 * 12 },
  { UNIT_MONTH, 500 * 12, 100 * 12 },
  { UNIT_MONTH, 1000 * 12, 500 * 12 },
  { UNIT_MONTH, 5000 * 12, 1000 * 12 },
};

#define SECONDS_A_DAY 86400.0
#define FIRST_MONDAY 4.0 /* 1970-01-05 */

static double
unit_get_days (Unit unit)
{
  static const double days[] = { 1 / SECONDS_A_DAY, 1, 7, 365.2425 / 12 };

  return days[unit];
}

/* Where unit @index of @unit begins. */
static double
unit_to_days (Unit unit, gint64 index)
{
  switch (unit)
    {
    case UNIT_SECOND:
      return index / SECONDS_A_DAY;
    case UNIT_DAY:
      return index;
    case UNIT_WEEK:
      return index * 7 + FIRST_MONDAY;
    case UNIT_MONTH:
      return ef_date_from_ymd ((int) (index / 12), (int) (index % 12) + 1, 1);
    default:
      g_assert_not_reached ();
    }
}

/* An index that begins at @days or up to a few units before it. */
static gint64
unit_index_before (Unit unit, double days)
{
  int year, month, day;

  switch (unit)
    {
    case UNIT_SECOND:
      return (gint64) floor (days * SECONDS_A_DAY) - 1;
    case UNIT_DAY:
      return (gint64) floor (days);
    case UNIT_WEEK:
      return (gint64) floor ((days - FIRST_MONDAY) / 7);
    case UNIT_MONTH:
      ef_date_to_ymd (floor (days), &year, &month, &day);
      return year * 12 + month - 1;
    default:
      g_assert_not_reached ();
    }
}

static void
write_label (char label[static 40], const Step *step, double days, const EfTickStyle *style)
{
  /* Half a second more, because 14:00 as a fraction of a day may lie just below it. */
  double rounded = step->unit == UNIT_SECOND ? days + 0.5 / SECONDS_A_DAY : days;
  double whole = floor (rounded);
  int second = (int) ((rounded - whole) * SECONDS_A_DAY);
  const char *const *names = style->month_names;
  int year, month, day;

  ef_date_to_ymd (whole, &year, &month, &day);

  if (step->unit == UNIT_MONTH && step->count % 12 == 0)
    g_snprintf (label, 40, "%d", year);
  else if (step->unit == UNIT_MONTH && names != NULL)
    g_snprintf (label, 40, "%s %d", names[month - 1], year);
  else if (step->unit == UNIT_MONTH)
    g_snprintf (label, 40, "%04d-%02d", year, month);
  else if (step->unit != UNIT_SECOND && names != NULL)
    g_snprintf (label, 40, "%d %s %d", day, names[month - 1], year);
  else if (step->unit != UNIT_SECOND)
    g_snprintf (label, 40, "%04d-%02d-%02d", year, month, day);
  else if (step->count < 60)
    g_snprintf (label, 40, "%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60);
  else if (names != NULL)
    g_snprintf (label, 40, "%d %s %02d:%02d", day, names[month - 1], second / 3600,
                second / 60 % 60);
  else
    g_snprintf (label, 40, "%02d-%02d %02d:%02d", month, day, second / 3600, second / 60 % 60);
}

static const Step *
choose_step (double span, guint n_wanted)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (span / (steps[i].count * unit_get_days (steps[i].unit)) <= n_wanted)
        return &steps[i];
    }

  return &steps[G_N_ELEMENTS (steps) - 1];
}

static void
add_tick (GArray *ticks, const Step *step, double days, gboolean major, const EfTickStyle *style)
{
  EfTick tick = { .position = days, .major = major };

  if (major)
    write_label (tick.label, step, days, style);
  g_array_append_val (ticks, tick);
}

void
ef_ticks_add_dates (GArray *ticks, double min, double max, guint n_wanted, const EfTickStyle *style)
{
  const Step *step = choose_step (max - min, n_wanted);
  int stride = step->minor_count > 0 ? step->minor_count : step->count;
  gint64 index = unit_index_before (step->unit, min);
  guint n_before = ticks->len;

  /* Down to a multiple of the stride, also before the epoch. */
  index -= ((index % stride) + stride) % stride;
  for (;; index += stride)
    {
      double days = unit_to_days (step->unit, index);

      if (days > max)
        break;
      if (days >= min)
        add_tick (ticks, step, days, index % step->count == 0, style);
    }

  /* Less than a second is in sight: say where that is. */
  if (ticks->len == n_before)
    add_tick (ticks, step, min + (max - min) / 2, TRUE, style);
}
