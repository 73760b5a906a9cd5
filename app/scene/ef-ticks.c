/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-ticks.h"

#include <float.h>
#include <math.h>

#include "ef-date.h"
#include "ef-number.h"
#include "ef-tick-label.h"
#include "ef-ticks-date.h"

/*
 * A tick is an integer times a step of 1, 2 or 5 times a power of ten. Positions are computed from
 * that integer, never by adding the step again and again, so they carry no drift and labels can be
 * written from digits.
 */

/* Narrower than this of its magnitude, a range has no room for ticks that differ as doubles. */
#define SPAN_MIN_OF_MAGNITUDE 1e-11
/* Decades that a label can name; far more than doubles have. */
#define LOG_MAX 1e6
/* Beyond this many decades, ticks at 2..9 would be a grey band. */
#define LOG_MINOR_SPAN_MAX 12
/* Below this many decades, even steps of the value serve better than 1-2-5. */
#define LOG_LINEAR_SPAN 0.75
/* Powers of ten throughout, from this one on, and from this one where there are no letters. */
#define LOG_POWERS_FROM 15
#define LOG_POWERS_FROM_BARE 5

/* mantissa x 10^exponent, mantissa 1, 2 or 5. */
typedef struct
{
  int mantissa;
  int exponent;
} Step;

static double
scale_by_power (double value, int exponent)
{
  /* Dividing keeps 3 / 10 the double nearest to 0.3, which 3 * 0.1 is not. */
  if (exponent >= 0)
    return value * pow (10, exponent);
  if (exponent > -300)
    return value / pow (10, -exponent);

  return value / 1e300 / pow (10, -exponent - 300);
}

static double
step_get_place (const Step *step, gint64 index)
{
  return scale_by_power ((double) (index * step->mantissa), step->exponent);
}

static Step
step_next (Step step)
{
  switch (step.mantissa)
    {
    case 1:
      return (Step){ 2, step.exponent };
    case 2:
      return (Step){ 5, step.exponent };
    default:
      return (Step){ 1, step.exponent + 1 };
    }
}

/* The unlabelled ticks between: a fifth of 1 and of 5, a quarter of 2. */
static Step
step_get_minor (const Step *step, int *ratio)
{
  switch (step->mantissa)
    {
    case 1:
      *ratio = 5;
      return (Step){ 2, step->exponent - 1 };
    case 2:
      *ratio = 4;
      return (Step){ 5, step->exponent - 1 };
    default:
      *ratio = 5;
      return (Step){ 1, step->exponent };
    }
}

/* Indices of the first and the last tick in the range; the last is before the first if none is. */
static void
step_get_range (const Step *step, double min, double max, gint64 *first, gint64 *last)
{
  double unit = step_get_place (step, 1);

  *first = (gint64) ceil (min / unit);
  while (step_get_place (step, *first) < min)
    *first += 1;
  while (step_get_place (step, *first - 1) >= min)
    *first -= 1;

  *last = (gint64) floor (max / unit);
  while (step_get_place (step, *last) > max)
    *last -= 1;
  while (step_get_place (step, *last + 1) <= max)
    *last += 1;
}

/* The smallest step that gives at most @n_wanted ticks. */
static Step
choose_step (double min, double max, guint n_wanted)
{
  Step step = { 1, (int) floor (log10 ((max - min) / n_wanted)) };
  gint64 first, last;

  for (;; step = step_next (step))
    {
      step_get_range (&step, min, max, &first, &last);
      if (last - first < (gint64) n_wanted)
        return step;
    }
}

static gboolean
range_is_narrow (double min, double max)
{
  return !(max - min > MAX (fabs (min), fabs (max)) * SPAN_MIN_OF_MAGNITUDE)
         || max - min < DBL_MIN * 1e16;
}

static void
add_tick (GArray *ticks, double position, const char *label)
{
  EfTick tick = { .position = position, .major = label != NULL };

  if (label != NULL)
    g_strlcpy (tick.label, label, sizeof tick.label);
  g_array_append_val (ticks, tick);
}

/* One tick for a range without extent. */
static void
add_only_tick (GArray *ticks,
               EfScaleKind scale,
               double position,
               const EfQuantity *quantity,
               const EfTickStyle *style)
{
  g_autofree char *label = NULL;

  if (scale == EF_SCALE_KIND_DATE && position >= EF_TICKS_DATE_MIN && position <= EF_TICKS_DATE_MAX)
    label = ef_date_to_iso (position, EF_DATE_DAY);
  else
    label = ef_number_to_label (ef_scale_backward (scale, position), 6, quantity, style);

  add_tick (ticks, position, label);
}

/* Ticks at even steps of the value; @scale says where a value lies. */
static void
add_even_ticks (GArray *ticks,
                EfScaleKind scale,
                double min,
                double max,
                guint n_wanted,
                const EfQuantity *quantity,
                const EfTickStyle *style)
{
  Step step = choose_step (min, max, n_wanted);
  gint64 first, last;
  EfTickForm form;
  guint decimals;
  double largest;
  int magnitude;
  Step minor;
  int ratio;

  step_get_range (&step, min, max, &first, &last);
  largest = step_get_place (&step, MAX (MAX (ABS (first), ABS (last)), 1));
  magnitude = (int) floor (log10 (largest) + 1e-9);
  form = ef_tick_form_choose (magnitude, FALSE, quantity, style);
  form.grouped = magnitude + 1 >= EF_NUMBER_GROUPED_FROM && form.exponent == 0;
  decimals = (guint) MAX (0, form.exponent - step.exponent);

  minor = step_get_minor (&step, &ratio);
  step_get_range (&minor, min, max, &first, &last);
  for (gint64 i = first; i <= last; i++)
    {
      gboolean major = i % ratio == 0;
      double value = major ? step_get_place (&step, i / ratio) : step_get_place (&minor, i);
      char label[40];

      if (value < min || value > max)
        continue;
      if (major)
        ef_tick_label_write (label, i / ratio * step.mantissa, step.exponent, &form, decimals,
                             style);
      add_tick (ticks, ef_scale_forward (scale, value), major ? label : NULL);
    }
}

/* How the labels of a logarithmic axis are written: all the same way. */
typedef struct
{
  const EfQuantity *quantity;
  const EfTickStyle *style;
  gboolean powers;    /* 10ⁿ throughout */
  gboolean thousands; /* "1 k" */
  gboolean grouped;   /* "1,000", beside "10,000" */
} LogLabels;

static LogLabels
log_labels_new (double min, double max, const EfQuantity *quantity, const EfTickStyle *style)
{
  LogLabels self = { quantity, style, FALSE, FALSE, FALSE };
  int powers_from = style->without_letters ? LOG_POWERS_FROM_BARE : LOG_POWERS_FROM;

  self.powers = min < -4 || max >= powers_from;
  self.grouped = max >= EF_NUMBER_GROUPED_FROM - 1;
  self.thousands = max >= 4 || (quantity != NULL && ef_quantity_is_count_like (quantity));

  return self;
}

static void
log_labels_write (const LogLabels *self, char label[static 40], int digit, int decade)
{
  EfTickForm form = self->powers ? ef_tick_form_power (decade)
                                 : ef_tick_form_choose (decade, self->thousands, self->quantity,
                                                        self->style);

  form.grouped = self->grouped;
  ef_tick_label_write (label, digit, decade, &form, 0, self->style);
}

/* Which digits of a decade get a label: a set of bits. */
#define DIGIT(d) (1u << (d))
#define DIGITS_1 DIGIT (1)
#define DIGITS_13 (DIGITS_1 | DIGIT (3))
#define DIGITS_125 (DIGITS_1 | DIGIT (2) | DIGIT (5))
#define DIGITS_12357 (DIGITS_125 | DIGIT (3) | DIGIT (7))

static guint
count_digits (double min, double max, guint digits)
{
  guint n = 0;

  for (int decade = (int) floor (min); decade <= (int) floor (max); decade++)
    {
      for (int digit = 1; digit <= 9; digit++)
        {
          double position = decade + log10 (digit);

          if ((digits & DIGIT (digit)) != 0 && position >= min && position <= max)
            n++;
        }
    }

  return n;
}

/* The digits that tell enough without crowding. A set fits if its narrowest gap leaves as much room
 * as each of @n_wanted evenly spread labels has. */
static guint
choose_digits (double min, double max, guint n_wanted)
{
  double room = (max - min) / n_wanted;
  guint n_decades;

  if (count_digits (min, max, DIGITS_125) < 4 && log10 (10.0 / 7.0) >= room)
    return DIGITS_12357;
  if (log10 (2) >= room)
    return DIGITS_125;
  n_decades = count_digits (min, max, DIGITS_1);
  if (n_decades == 0 || (n_decades < 3 && log10 (3) >= room))
    return DIGITS_13;

  return DIGITS_1;
}

static void
add_digit_ticks (GArray *ticks, double min, double max, guint n_wanted, const LogLabels *labels)
{
  guint digits = choose_digits (min, max, n_wanted);
  gboolean with_minor = max - min <= LOG_MINOR_SPAN_MAX;

  for (int decade = (int) floor (min); decade <= (int) floor (max); decade++)
    {
      for (int digit = 1; digit <= 9; digit++)
        {
          double position = decade + log10 (digit);
          gboolean major = (digits & DIGIT (digit)) != 0;
          char label[40];

          if (position < min || position > max || !(major || with_minor))
            continue;
          if (major)
            log_labels_write (labels, label, digit, decade);
          add_tick (ticks, position, major ? label : NULL);
        }
    }
}

/* Labels at every @stride-th decade, the decades between as minor ticks. */
static void
add_decade_ticks (GArray *ticks, gint64 first, gint64 last, gint64 stride, const LogLabels *labels)
{
  gint64 minor = stride <= 10 ? 1 : stride / 5;

  first += ((-first % minor) + minor) % minor;
  for (gint64 decade = first; decade <= last; decade += minor)
    {
      char label[40];

      if (decade % stride == 0)
        log_labels_write (labels, label, 1, (int) decade);
      add_tick (ticks, decade, decade % stride == 0 ? label : NULL);
    }
}

static void
add_log_ticks (GArray *ticks,
               double min,
               double max,
               guint n_wanted,
               const EfQuantity *quantity,
               const EfTickStyle *style)
{
  LogLabels labels = log_labels_new (min, max, quantity, style);
  double low = ef_scale_backward (EF_SCALE_KIND_LOG, min);
  double high = ef_scale_backward (EF_SCALE_KIND_LOG, max);
  gint64 first, last;
  Step step;

  if (max - min < LOG_LINEAR_SPAN && low > DBL_MIN && isfinite (high)
      && !range_is_narrow (low, high))
    {
      /* The bounds are rounded, so the outermost ticks may have to be checked once more. */
      add_even_ticks (ticks, EF_SCALE_KIND_LOG, low, high, n_wanted, quantity, style);
      while (ticks->len > 0 && g_array_index (ticks, EfTick, ticks->len - 1).position > max)
        g_array_set_size (ticks, ticks->len - 1);
      while (ticks->len > 0 && g_array_index (ticks, EfTick, 0).position < min)
        g_array_remove_index (ticks, 0);
      return;
    }

  first = (gint64) ceil (min);
  last = (gint64) floor (max);
  if (last - first < (gint64) n_wanted)
    {
      add_digit_ticks (ticks, min, max, n_wanted, &labels);
      return;
    }

  step = choose_step (min, max, n_wanted);
  add_decade_ticks (ticks, first, last, (gint64) MAX (1, step_get_place (&step, 1)), &labels);
}

static gboolean
has_label (const GArray *ticks)
{
  for (guint i = 0; i < ticks->len; i++)
    {
      if (g_array_index (ticks, EfTick, i).major)
        return TRUE;
    }

  return FALSE;
}

GArray *
ef_ticks_new (EfScaleKind scale,
              double min,
              double max,
              guint n_wanted,
              const EfQuantity *quantity,
              const EfTickStyle *style)
{
  g_autoptr (GArray) ticks = g_array_new (FALSE, FALSE, sizeof (EfTick));
  double limit = scale == EF_SCALE_KIND_LOG ? LOG_MAX : DBL_MAX / 16;

  g_return_val_if_fail (style != NULL, g_steal_pointer (&ticks));

  if (isnan (min) || isnan (max) || min > max)
    return g_steal_pointer (&ticks);

  min = CLAMP (min, -limit, limit);
  max = CLAMP (max, -limit, limit);

  /* Where few labels are wanted, the step that suits may have none in the range. */
  for (guint n = CLAMP (n_wanted, 2, 100); n < 400 && !has_label (ticks); n *= 2)
    {
      g_array_set_size (ticks, 0);
      if (range_is_narrow (min, max))
        break;
      if (scale == EF_SCALE_KIND_LOG)
        add_log_ticks (ticks, min, max, n, quantity, style);
      else if (scale == EF_SCALE_KIND_DATE && min >= EF_TICKS_DATE_MIN && max <= EF_TICKS_DATE_MAX)
        ef_ticks_add_dates (ticks, min, max, n, style);
      else
        add_even_ticks (ticks, EF_SCALE_KIND_LINEAR, min, max, n, quantity, style);
    }

  if (!has_label (ticks))
    {
      g_array_set_size (ticks, 0);
      add_only_tick (ticks, scale, min + (max - min) / 2, quantity, style);
    }

  return g_steal_pointer (&ticks);
}

void
ef_scale_pad (EfScaleKind scale, double margin, double *min, double *max)
{
  double span;

  g_return_if_fail (min != NULL && max != NULL);

  if (!isfinite (*min) || !isfinite (*max) || *min > *max)
    {
      *min = 0;
      *max = 1;
      return;
    }

  *min = CLAMP (*min, -DBL_MAX / 16, DBL_MAX / 16);
  *max = CLAMP (*max, -DBL_MAX / 16, DBL_MAX / 16);
  if (!range_is_narrow (*min, *max))
    {
      span = *max - *min;
    }
  else
    {
      double middle = *min + (*max - *min) / 2;

      /* One value: half a decade, a season, or a tenth of it in all. */
      if (scale == EF_SCALE_KIND_LOG)
        span = MAX (0.5, fabs (middle) * 1e-6);
      else if (scale == EF_SCALE_KIND_DATE)
        span = MAX (90, fabs (middle) * 1e-6);
      else
        span = fabs (middle) > DBL_MIN * 1e20 ? fabs (middle) * 0.1 : 1;
      *min = middle - span / 2;
      *max = middle + span / 2;
    }
  *min -= span * margin;
  *max += span * margin;
}

double
ef_scale_forward (EfScaleKind scale, double value)
{
  if (scale != EF_SCALE_KIND_LOG)
    return value;

  return value > 0 ? log10 (value) : NAN;
}

double
ef_scale_backward (EfScaleKind scale, double position)
{
  return scale == EF_SCALE_KIND_LOG ? pow (10, position) : position;
}
