/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-ticks.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "ef-date.h"

static const char *const month_names[] = {
  "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
};
static const EfTickStyle comma_style = { ",", ".", month_names, NULL, FALSE };

/* The labels from left to right, separated by " | ". */
static char *
get_labels (GArray *ticks)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++)
    {
      const EfTick *tick = &g_array_index (ticks, EfTick, i);

      if (!tick->major)
        continue;
      if (text->len > 0)
        g_string_append (text, " | ");
      g_string_append (text, tick->label);
    }

  return g_string_free (text, FALSE);
}

static void
assert_labels (EfScaleKind scale,
               double min,
               double max,
               guint n_wanted,
               const char *quantity,
               const EfTickStyle *style,
               const char *expected)
{
  const EfQuantity *found = quantity != NULL ? ef_quantity_find (quantity) : NULL;
  g_autoptr (GArray) ticks = ef_ticks_new (scale, min, max, n_wanted, found, style);
  g_autofree char *labels = get_labels (ticks);

  g_assert_true (quantity == NULL || found != NULL);
  g_assert_cmpstr (labels, ==, expected);
}

/* What holds for every axis, whatever is asked for. Returns the number of labels. */
static guint
check_invariants (GArray *ticks, double min, double max, guint n_wanted)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_labels = 0;

  for (guint i = 0; i < ticks->len; i++)
    {
      const EfTick *tick = &g_array_index (ticks, EfTick, i);

      g_assert_cmpfloat (tick->position, >=, min);
      g_assert_cmpfloat (tick->position, <=, max);
      if (i > 0)
        g_assert_cmpfloat (g_array_index (ticks, EfTick, i - 1).position, <, tick->position);
      g_assert_true (g_utf8_validate (tick->label, -1, NULL));
      g_assert_cmpint (tick->label[0] != '\0', ==, tick->major);
      if (!tick->major)
        continue;
      n_labels++;
      g_assert_true (g_hash_table_add (seen, (gpointer) tick->label));
    }
  g_assert_cmpuint (n_labels, >=, 1);
  g_assert_cmpuint (n_labels, <=, MAX (n_wanted, 4) + 1);
  g_assert_cmpuint (ticks->len, <=, 10 * MAX (n_wanted, 4) + 20);

  return n_labels;
}

static void
test_linear (void)
{
  const EfScaleKind linear = EF_SCALE_KIND_LINEAR;

  assert_labels (linear, 0, 100, 6, NULL, &ef_tick_style_plain, "0 | 20 | 40 | 60 | 80 | 100");
  assert_labels (linear, 0.05, 0.44, 6, NULL, &ef_tick_style_plain, "0.1 | 0.2 | 0.3 | 0.4");
  assert_labels (linear, -0.2, 1.1, 4, NULL, &ef_tick_style_plain, "0 | 0.5 | 1.0");
  assert_labels (linear, -0.2, 1.1, 4, NULL, &comma_style, "0 | 0,5 | 1,0");
  assert_labels (linear, -15, 5, 5, NULL, &ef_tick_style_plain,
                 "\u221215 | \u221210 | \u22125 | 0 | 5");
  assert_labels (linear, 0, 9000, 4, NULL, &ef_tick_style_plain, "0 | 5000");
  assert_labels (linear, 0, 20000, 5, NULL, &ef_tick_style_plain, "0 | 5 k | 10 k | 15 k | 20 k");
  assert_labels (linear, 0, 2.1e6, 5, NULL, &ef_tick_style_plain,
                 "0 | 0.5 M | 1.0 M | 1.5 M | 2.0 M");
  assert_labels (linear, 0, 3e-7, 4, NULL, &ef_tick_style_plain,
                 "0 | 10\u207b\u2077 | 2\u00d710\u207b\u2077 | 3\u00d710\u207b\u2077");
  assert_labels (linear, 0, 2e22, 3, NULL, &ef_tick_style_plain,
                 "0 | 10\u00b2\u00b2 | 2\u00d710\u00b2\u00b2");
  /* Far from zero, all digits that tell the ticks apart are there. */
  assert_labels (linear, 1234.5671, 1234.5674, 4, NULL, &ef_tick_style_plain,
                 "1234.5671 | 1234.5672 | 1234.5673 | 1234.5674");
}

static void
test_counts (void)
{
  /* Values times the factor of the column, so parameters in millions come as plain numbers. */
  assert_labels (EF_SCALE_KIND_LOG, 6.9, 8.1, 4, "parameters", &ef_tick_style_plain,
                 "10 M | 20 M | 50 M | 100 M");
  assert_labels (EF_SCALE_KIND_LOG, 6, 12.2, 8, "parameters", &ef_tick_style_plain,
                 "1 M | 10 M | 100 M | 1 B | 10 B | 100 B | 1 T");
  assert_labels (EF_SCALE_KIND_LINEAR, 0, 8e9, 5, "parameters", &ef_tick_style_plain,
                 "0 | 2 B | 4 B | 6 B | 8 B");
  assert_labels (EF_SCALE_KIND_LOG, 0, 4, 6, "parameters", &ef_tick_style_plain,
                 "1 | 10 | 100 | 1 k | 10 k");
}

static void
test_log (void)
{
  const EfScaleKind log = EF_SCALE_KIND_LOG;

  assert_labels (log, 0, 3, 8, NULL, &ef_tick_style_plain, "1 | 10 | 100 | 1000");
  assert_labels (log, 0, 2, 8, NULL, &ef_tick_style_plain, "1 | 2 | 5 | 10 | 20 | 50 | 100");
  assert_labels (log, -3, 0, 6, NULL, &ef_tick_style_plain, "0.001 | 0.01 | 0.1 | 1");
  assert_labels (log, 0, 5, 8, NULL, &ef_tick_style_plain, "1 | 10 | 100 | 1 k | 10 k | 100 k");
  assert_labels (log, 0.1, 1.5, 4, NULL, &ef_tick_style_plain, "3 | 10 | 30");
  assert_labels (log, 18, 25, 8, NULL, &ef_tick_style_plain,
                 "10\u00b9\u2078 | 10\u00b9\u2079 | 10\u00b2\u2070 | 10\u00b2\u00b9 | "
                 "10\u00b2\u00b2 | 10\u00b2\u00b3 | 10\u00b2\u2074 | 10\u00b2\u2075");
  assert_labels (
    log, 0, 25, 6, NULL, &ef_tick_style_plain,
    "1 | 10\u2075 | 10\u00b9\u2070 | 10\u00b9\u2075 | 10\u00b2\u2070 | 10\u00b2\u2075");
  assert_labels (log, -6, 0, 4, NULL, &ef_tick_style_plain,
                 "10\u207b\u2076 | 10\u207b\u2074 | 10\u207b\u00b2 | 1");
  /* Within a decade the values are what steps evenly. */
  assert_labels (log, log10 (3.2), log10 (4.9), 5, NULL, &ef_tick_style_plain, "3.5 | 4.0 | 4.5");
  /* Beyond what doubles hold there are decades still. */
  assert_labels (log, -1000, 1000, 5, NULL, &ef_tick_style_plain,
                 "10\u207b\u00b9\u2070\u2070\u2070 | 10\u207b\u2075\u2070\u2070 | 1 | "
                 "10\u2075\u2070\u2070 | 10\u00b9\u2070\u2070\u2070");
}

/* "10 k" and "kWh" together are "10 MWh", which nobody sees. */
static void
test_beside_prefixes (void)
{
  const EfUnit *kilotonne = ef_unit_find_by_id ("kilotonne");
  EfTickStyle style = ef_tick_style_beside (&ef_tick_style_plain, kilotonne);
  EfTickStyle plain = ef_tick_style_beside (&ef_tick_style_plain, ef_unit_find_by_id ("second"));
  EfTickStyle tonnes = ef_tick_style_beside (&ef_tick_style_plain, ef_unit_find_by_id ("tonne"));
  g_autofree char *number = ef_number_to_label (123456, 4, NULL, &style);
  g_autofree char *large = ef_number_to_label (1234567, 3, NULL, &style);

  g_assert_cmpstr (number, ==, "123,456");
  g_assert_cmpstr (large, ==, "1.23×10⁶");
  assert_labels (EF_SCALE_KIND_LOG, 0, 4, 8, NULL, &style, "1 | 10 | 100 | 1,000 | 10,000");
  assert_labels (EF_SCALE_KIND_LOG, 0, 6, 8, NULL, &style, "1 | 10 | 10² | 10³ | 10⁴ | 10⁵ | 10⁶");
  assert_labels (EF_SCALE_KIND_LOG, -2, 4, 8, NULL, &tonnes,
                 "0.01 | 0.1 | 1 | 10 | 100 | 1,000 | 10,000");
  assert_labels (EF_SCALE_KIND_LOG, 0, 5, 8, NULL, &plain, "1 | 10 | 100 | 1 k | 10 k | 100 k");
  assert_labels (EF_SCALE_KIND_LINEAR, 0, 20000, 5, NULL, &style,
                 "0 | 5,000 | 10,000 | 15,000 | 20,000");
  style = ef_tick_style_beside (&comma_style, kilotonne);
  assert_labels (EF_SCALE_KIND_LINEAR, 0, 20000, 5, NULL, &style,
                 "0 | 5.000 | 10.000 | 15.000 | 20.000");
  /* Years, say, stay whole. */
  assert_labels (EF_SCALE_KIND_LINEAR, 2000, 2030, 4, NULL, &style, "2000 | 2010 | 2020 | 2030");
  assert_labels (EF_SCALE_KIND_LINEAR, 0, 2.1e6, 5, NULL, &style,
                 "0 | 0,5×10⁶ | 1,0×10⁶ | 1,5×10⁶ | 2,0×10⁶");
}

static void
test_log_minor (void)
{
  g_autoptr (GArray) ticks = ef_ticks_new (EF_SCALE_KIND_LOG, 0, 3, 5, NULL, &ef_tick_style_plain);

  /* 1 to 9 of three decades and the end. */
  g_assert_cmpuint (ticks->len, ==, 28);
  for (guint i = 0; i < ticks->len; i++)
    {
      const EfTick *tick = &g_array_index (ticks, EfTick, i);

      g_assert_cmpint (tick->major, ==, i % 9 == 0);
      g_assert_cmpfloat (tick->position, ==, i / 9 + log10 (i % 9 + 1));
    }
}

static void
test_dates (void)
{
  const EfScaleKind date = EF_SCALE_KIND_DATE;

  assert_labels (date, ef_date_from_ymd (2012, 6, 1), ef_date_from_ymd (2021, 2, 1), 6, NULL,
                 &ef_tick_style_plain, "2014 | 2016 | 2018 | 2020");
  assert_labels (date, ef_date_from_ymd (2019, 12, 15), ef_date_from_ymd (2020, 12, 31), 5, NULL,
                 &ef_tick_style_plain, "2020-01 | 2020-04 | 2020-07 | 2020-10");
  assert_labels (date, ef_date_from_ymd (2019, 12, 15), ef_date_from_ymd (2020, 12, 31), 5, NULL,
                 &comma_style, "Jan 2020 | Apr 2020 | Jul 2020 | Oct 2020");
  assert_labels (date, ef_date_from_ymd (2024, 2, 27), ef_date_from_ymd (2024, 3, 2), 6, NULL,
                 &ef_tick_style_plain,
                 "2024-02-27 | 2024-02-28 | 2024-02-29 | 2024-03-01 | 2024-03-02");
  assert_labels (date, ef_date_from_ymd (2024, 2, 27), ef_date_from_ymd (2024, 3, 28), 6, NULL,
                 &comma_style, "4 Mar 2024 | 11 Mar 2024 | 18 Mar 2024 | 25 Mar 2024");
  assert_labels (date, ef_date_from_ymd (1969, 12, 31) + 0.4, ef_date_from_ymd (1970, 1, 1) + 0.3,
                 4, NULL, &ef_tick_style_plain,
                 "12-31 12:00 | 12-31 18:00 | 01-01 00:00 | 01-01 06:00");
  assert_labels (date, 19000 + 1.0 / 86400, 19000 + 11.5 / 86400, 4, NULL, &ef_tick_style_plain,
                 "00:00:05 | 00:00:10");
  assert_labels (date, ef_date_from_ymd (1, 1, 1), ef_date_from_ymd (9999, 1, 1), 4, NULL,
                 &ef_tick_style_plain, "5000");
}

static void
test_degenerate (void)
{
  static const EfScaleKind scales[]
    = { EF_SCALE_KIND_LINEAR, EF_SCALE_KIND_LOG, EF_SCALE_KIND_DATE };
  static const double values[] = { 0, 1, -1, 7.25, 1e-300, 1e300, -1e300, 1e9, 5e-324, DBL_MAX };

  for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
    {
      g_autoptr (GArray) nan = ef_ticks_new (scales[s], NAN, 1, 5, NULL, &ef_tick_style_plain);
      g_autoptr (GArray) reversed = ef_ticks_new (scales[s], 2, 1, 5, NULL, &ef_tick_style_plain);
      g_autoptr (GArray) endless
        = ef_ticks_new (scales[s], -INFINITY, INFINITY, 5, NULL, &ef_tick_style_plain);

      g_assert_cmpuint (nan->len, ==, 0);
      g_assert_cmpuint (reversed->len, ==, 0);
      check_invariants (endless, -DBL_MAX, DBL_MAX, 5);

      for (guint i = 0; i < G_N_ELEMENTS (values); i++)
        {
          double v = CLAMP (values[i], -DBL_MAX / 16, DBL_MAX / 16);
          g_autoptr (GArray) one = ef_ticks_new (scales[s], v, v, 5, NULL, &ef_tick_style_plain);
          g_autoptr (GArray) narrow
            = ef_ticks_new (scales[s], v, nextafter (v, INFINITY), 5, NULL, &ef_tick_style_plain);

          if (scales[s] == EF_SCALE_KIND_LOG && fabs (v) > 1e6)
            continue;
          g_assert_cmpuint (check_invariants (one, v, v, 5), ==, 1);
          g_assert_cmpuint (check_invariants (narrow, v, nextafter (v, INFINITY), 5), ==, 1);
        }
    }
}

/* Random ranges of all magnitudes and widths. */
static void
test_invariants (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < 60000; i++)
    {
      EfScaleKind scale
        = (EfScaleKind) g_rand_int_range (random, EF_SCALE_KIND_LINEAR, EF_SCALE_KIND_DATE + 1);
      double middle, span, min, max;
      guint n_wanted = (guint) g_rand_int_range (random, 0, 25);
      g_autoptr (GArray) ticks = NULL;
      guint n_labels;

      if (scale == EF_SCALE_KIND_LINEAR)
        middle = pow (10, g_rand_double_range (random, -280, 280));
      else if (scale == EF_SCALE_KIND_LOG)
        middle = g_rand_double_range (random, -20, 30);
      else
        middle = g_rand_double_range (random, -300000, 300000);
      if (g_rand_boolean (random))
        middle = -middle;
      span = fabs (middle) * pow (10, g_rand_double_range (random, -9, 3));
      min = middle - span * g_rand_double (random);
      max = min + span;

      ticks = ef_ticks_new (scale, min, max, n_wanted, NULL, &ef_tick_style_plain);
      n_labels = check_invariants (ticks, min, max, n_wanted);
      if (scale != EF_SCALE_KIND_DATE && n_wanted >= 6)
        g_assert_cmpuint (n_labels, >=, 2);
    }
}

/* A tick is where its label says: reading the label back gives the position to the last bit. */
static void
test_labels_tell_the_position (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (guint i = 0; i < 5000; i++)
    {
      double min = g_rand_double_range (random, -1000, 1000);
      double max = min + pow (10, g_rand_double_range (random, -6, 3.5));
      g_autoptr (GArray) ticks
        = ef_ticks_new (EF_SCALE_KIND_LINEAR, min, max, 8, NULL, &ef_tick_style_plain);

      for (guint j = 0; j < ticks->len; j++)
        {
          const EfTick *tick = &g_array_index (ticks, EfTick, j);
          gboolean negative = g_str_has_prefix (tick->label, "\u2212");
          double value;

          if (!tick->major)
            continue;
          value = g_ascii_strtod (tick->label + (negative ? strlen ("\u2212") : 0), NULL);
          g_assert_cmpfloat (negative ? -value : value, ==, tick->position);
        }
    }
}

static void
test_panning_keeps_positions (void)
{
  for (guint i = 0; i < 100; i++)
    {
      double shift = i * 0.001;
      g_autoptr (GArray) ticks = ef_ticks_new (EF_SCALE_KIND_LINEAR, 0.05 + shift, 0.95 + shift, 5,
                                               NULL, &ef_tick_style_plain);

      for (guint j = 0; j < ticks->len; j++)
        {
          double position = g_array_index (ticks, EfTick, j).position;

          g_assert_cmpfloat (position, ==, round (position * 20) / 20);
        }
    }
}

static void
test_scale (void)
{
  g_assert_cmpfloat (ef_scale_forward (EF_SCALE_KIND_LOG, 1000), ==, 3);
  g_assert_true (isnan (ef_scale_forward (EF_SCALE_KIND_LOG, 0)));
  g_assert_true (isnan (ef_scale_forward (EF_SCALE_KIND_LOG, -5)));
  g_assert_true (isnan (ef_scale_forward (EF_SCALE_KIND_LOG, NAN)));
  g_assert_cmpfloat (ef_scale_forward (EF_SCALE_KIND_LINEAR, -5), ==, -5);
  g_assert_cmpfloat (ef_scale_backward (EF_SCALE_KIND_LOG, 3), ==, 1000);
  g_assert_cmpfloat (ef_scale_backward (EF_SCALE_KIND_DATE, 19000.5), ==, 19000.5);
}

static void
test_pad (void)
{
  static const EfScaleKind scales[]
    = { EF_SCALE_KIND_LINEAR, EF_SCALE_KIND_LOG, EF_SCALE_KIND_DATE };
  static const double values[] = { 0, 5e-324, 1e-300, 7, -7, 1e300, -DBL_MAX, 1e15 };
  double min = 10;
  double max = 20;

  ef_scale_pad (EF_SCALE_KIND_LINEAR, 0.05, &min, &max);
  g_assert_cmpfloat (min, ==, 9.5);
  g_assert_cmpfloat (max, ==, 20.5);

  for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (values); i++)
        {
          min = max = values[i];
          ef_scale_pad (scales[s], 0.05, &min, &max);
          g_assert_true (isfinite (min) && isfinite (max));
          g_assert_cmpfloat (min, <, max);
        }
      min = NAN;
      max = 3;
      ef_scale_pad (scales[s], 0.05, &min, &max);
      g_assert_true (isfinite (min) && isfinite (max) && min < max);
    }
}

static void
test_number (void)
{
  static const struct
  {
    double value;
    guint digits;
    const char *quantity;
    const char *expected;
  } cases[] = {
    { 0, 3, NULL, "0" },
    { 0.05, 3, NULL, "0.05" },
    { 84.256, 3, NULL, "84.3" },
    { 84.256, 5, NULL, "84.256" },
    { -84.256, 3, NULL, "\u221284.3" },
    { 1234, 2, NULL, "1234" },
    { 9999.6, 3, NULL, "10 k" },
    { 999.96, 3, "parameters", "1 k" },
    { 12345, 3, NULL, "12.3 k" },
    { 7.24e9, 3, "parameters", "7.24 B" },
    { 7.24e9, 3, NULL, "7.24 G" },
    { 999.7e9, 3, "parameters", "1 T" },
    { 3e21, 3, NULL, "3\u00d710\u00b2\u00b9" },
    { 1e21, 3, NULL, "10\u00b2\u00b9" },
    { 3.14e-7, 3, NULL, "3.14\u00d710\u207b\u2077" },
    { 0.0001, 3, NULL, "0.0001" },
    { NAN, 3, NULL, "\u2013" },
    { INFINITY, 3, NULL, "\u221e" },
    { -INFINITY, 3, NULL, "\u2212\u221e" },
    { DBL_MAX, 15, NULL, "1.79769313486232\u00d710\u00b3\u2070\u2078" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EfQuantity *quantity
        = cases[i].quantity != NULL ? ef_quantity_find (cases[i].quantity) : NULL;
      g_autofree char *label
        = ef_number_to_label (cases[i].value, cases[i].digits, quantity, &ef_tick_style_plain);

      g_assert_cmpstr (label, ==, cases[i].expected);
    }
}

static void
test_locale_style (void)
{
  const EfTickStyle *style = ef_tick_style_for_locale ();

  /* Tests run in C.UTF-8. */
  g_assert_true (style == ef_tick_style_for_locale ());
  g_assert_cmpstr (style->decimal_point, ==, ".");
  g_assert_cmpstr (style->month_names[0], ==, "Jan");
  g_assert_cmpstr (style->month_names[11], ==, "Dec");
}

/* Of a figure, so the locale has no say. */
static void
test_language_style (void)
{
  const EfTickStyle *german = ef_tick_style_for_language ("de");

  g_assert_true (ef_tick_style_for_language (NULL) == &ef_tick_style_plain);
  g_assert_true (ef_tick_style_for_language ("tlh") == &ef_tick_style_plain);
  g_assert_cmpstr (ef_tick_style_for_language ("en")->decimal_point, ==, ".");
  g_assert_cmpstr (german->decimal_point, ==, ",");
  g_assert_cmpstr (german->language, ==, "de");
  g_assert_null (german->month_names);
  g_assert_null (ef_tick_style_for_locale ()->language);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/ticks/linear", test_linear);
  g_test_add_func ("/scene/ticks/counts", test_counts);
  g_test_add_func ("/scene/ticks/log", test_log);
  g_test_add_func ("/scene/ticks/beside-prefixes", test_beside_prefixes);
  g_test_add_func ("/scene/ticks/log-minor", test_log_minor);
  g_test_add_func ("/scene/ticks/dates", test_dates);
  g_test_add_func ("/scene/ticks/degenerate", test_degenerate);
  g_test_add_func ("/scene/ticks/invariants", test_invariants);
  g_test_add_func ("/scene/ticks/labels-tell-the-position", test_labels_tell_the_position);
  g_test_add_func ("/scene/ticks/panning-keeps-positions", test_panning_keeps_positions);
  g_test_add_func ("/scene/ticks/scale", test_scale);
  g_test_add_func ("/scene/ticks/pad", test_pad);
  g_test_add_func ("/scene/ticks/number", test_number);
  g_test_add_func ("/scene/ticks/locale-style", test_locale_style);
  g_test_add_func ("/scene/ticks/language-style", test_language_style);

  return g_test_run ();
}
