/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-iso-line.h"

#include <math.h>

/* A frame of 100 by 100 units in either scale, and the three decades of a logarithmic one. */
static EfIsoFrame
make_frame (gboolean x_log,
            gboolean y_log)
{
  return (EfIsoFrame){
    .x_log = x_log,
    .y_log = y_log,
    .x_min = x_log ? 0 : 1,
    .x_max = x_log ? 3 : 100,
    .y_min = y_log ? -1 : 0.5,
    .y_max = y_log ? 2 : 80,
    .x_tolerance = x_log ? 3e-4 : 1e-2,
    .y_tolerance = y_log ? 3e-4 : 1e-2,
  };
}

static double
get_value (gboolean is_log,
           double   position)
{
  return is_log ? pow (10, position) : position;
}

static double
get_position (gboolean is_log,
              double   value)
{
  return is_log ? log10 (value) : value;
}

/* y of the line at an x, both of the frame. */
static double
solve_y (const EfIsoLine  *line,
         const EfIsoFrame *frame,
         double            x)
{
  double value = get_value (frame->x_log, x);
  double power = line->value / (line->x_power > 0 ? value : 1 / value);

  return get_position (frame->y_log, line->y_power > 0 ? power : 1 / power);
}

static void
assert_on_line (const EfIsoLine  *line,
                const EfIsoFrame *frame,
                const double     *places,
                gsize             n)
{
  g_assert_cmpuint (n, >=, 2);
  for (gsize i = 0; i < n; i++)
    {
      double x = get_value (frame->x_log, places[2 * i]);
      double y = get_value (frame->y_log, places[2 * i + 1]);

      g_assert_cmpfloat (fabs (pow (x, line->x_power) * pow (y, line->y_power) / line->value - 1),
                         <, 1e-9);
      g_assert_cmpfloat (places[2 * i], >=, frame->x_min - 1e-9);
      g_assert_cmpfloat (places[2 * i], <=, frame->x_max + 1e-9);
      g_assert_cmpfloat (places[2 * i + 1], >=, frame->y_min - 1e-9);
      g_assert_cmpfloat (places[2 * i + 1], <=, frame->y_max + 1e-9);
    }

  /* Between neighbours a straight line is near enough. */
  for (gsize i = 1; i < n; i++)
    for (double share = 0.05; share < 1; share += 0.05)
      {
        const double *a = &places[2 * i - 2], *b = &places[2 * i];
        double x = a[0] + share * (b[0] - a[0]);
        double y = a[1] + share * (b[1] - a[1]);
        double off_y = fabs (solve_y (line, frame, x) - y);
        double slope = fabs ((b[1] - a[1]) / (b[0] - a[0]));

        g_assert_true (off_y <= 1.5 * frame->y_tolerance ||
                       off_y / slope <= 1.5 * frame->x_tolerance);
      }
}

static gboolean
is_at_edge (const EfIsoFrame *frame,
            const double     *place)
{
  return fabs (place[0] - frame->x_min) < 1e-9 || fabs (place[0] - frame->x_max) < 1e-9 ||
         fabs (place[1] - frame->y_min) < 1e-9 || fabs (place[1] - frame->y_max) < 1e-9;
}

/* All products and quotients on all four pairs of scales. */
static void
test_everywhere (void)
{
  static const double values[] = { 0.01, 0.3, 1, 7, 42, 500, 6000 };
  guint n_lines = 0;

  for (guint scales = 0; scales < 4; scales++)
    for (guint powers = 0; powers < 4; powers++)
      for (guint i = 0; i < G_N_ELEMENTS (values); i++)
        {
          EfIsoFrame frame = make_frame (scales & 1, scales & 2);
          EfIsoLine line = { powers & 1 ? 1 : -1, powers & 2 ? 1 : -1, values[i] };
          gsize n;
          g_autofree double *places = ef_iso_line_trace (&line, &frame, &n);
          double min, max;

          g_assert_true (ef_iso_line_get_range (line.x_power, line.y_power, &frame, &min, &max));
          g_assert_cmpint (n > 0, ==, log10 (values[i]) > min && log10 (values[i]) < max);
          if (n == 0)
            {
              g_assert_null (places);
              continue;
            }
          assert_on_line (&line, &frame, places, n);
          g_assert_true (is_at_edge (&frame, places));
          g_assert_true (is_at_edge (&frame, &places[2 * n - 2]));
          n_lines++;
        }
  g_assert_cmpuint (n_lines, >, 50);
}

/* C = 6 N D is straight where both axes are logarithmic: two places, and nothing in between. */
static void
test_straight (void)
{
  const EfIsoFrame frame = { TRUE, TRUE, 8, 12, 9, 13, 1e-3, 1e-3 };
  const EfIsoLine compute = { 1, 1, 1e22 / 6 };
  gsize n;
  g_autofree double *places = ef_iso_line_trace (&compute, &frame, &n);

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat_with_epsilon (places[0], log10 (1e22 / 6) - 13, 1e-12);
  g_assert_cmpfloat_with_epsilon (places[1], 13, 1e-12);
  g_assert_cmpfloat_with_epsilon (places[2], 12, 1e-12);
  g_assert_cmpfloat_with_epsilon (places[3], log10 (1e22 / 6) - 12, 1e-12);
}

static void
test_levels (void)
{
  const EfIsoFrame frame = { TRUE, FALSE, 6, 12, -5, 100, 1e-3, 1e-1 };
  gsize n;
  /* Of 24 GB with 2 bytes each. */
  g_autofree double *fits = ef_iso_line_trace (&(EfIsoLine){ 1, 0, 12e9 }, &frame, &n);
  g_autofree double *inverse = NULL;
  g_autofree double *outside = NULL;

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat_with_epsilon (fits[0], log10 (12e9), 1e-12);
  g_assert_cmpfloat (fits[1], ==, -5);
  g_assert_cmpfloat (fits[2], ==, fits[0]);
  g_assert_cmpfloat (fits[3], ==, 100);

  inverse = ef_iso_line_trace (&(EfIsoLine){ 0, -1, 0.02 }, &frame, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat_with_epsilon (inverse[1], 50, 1e-9);
  g_assert_cmpfloat (inverse[0], ==, 6);
  g_assert_cmpfloat (inverse[2], ==, 12);

  outside = ef_iso_line_trace (&(EfIsoLine){ 1, 0, 1e13 }, &frame, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_null (outside);
}

/* On linear axes equal quotients are rays, also where the frame reaches below zero. */
static void
test_rays (void)
{
  const EfIsoFrame frame = { FALSE, FALSE, -10, 100, -10, 50, 1e-2, 1e-2 };
  gsize n;
  double min, max;
  g_autofree double *ray = ef_iso_line_trace (&(EfIsoLine){ -1, 1, 2 }, &frame, &n);
  g_autofree double *other = NULL;
  g_autofree double *product = NULL;

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat (ray[0], ==, 0);
  g_assert_cmpfloat (ray[1], ==, 0);
  g_assert_cmpfloat (ray[2], ==, 25);
  g_assert_cmpfloat (ray[3], ==, 50);

  other = ef_iso_line_trace (&(EfIsoLine){ 1, -1, 4 }, &frame, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat (other[2], ==, 100);
  g_assert_cmpfloat (other[3], ==, 25);

  product = ef_iso_line_trace (&(EfIsoLine){ 1, 1, 100 }, &frame, &n);
  assert_on_line (&(EfIsoLine){ 1, 1, 100 }, &frame, product, n);
  g_assert_cmpfloat_with_epsilon (product[0], 2, 1e-9);

  g_assert_true (ef_iso_line_get_range (1, 1, &frame, &min, &max));
  g_assert_true (isinf (min) && min < 0);
  g_assert_cmpfloat_with_epsilon (max, log10 (5000), 1e-12);
}

/* No positive places, no lines; and values that are none. */
static void
test_nothing (void)
{
  const EfIsoFrame below = { FALSE, FALSE, -10, -1, 1, 50, 1e-2, 1e-2 };
  static const double values[] = { 0, -1, INFINITY, NAN };
  double min, max;
  gsize n;

  g_assert_false (ef_iso_line_get_range (1, 1, &below, &min, &max));
  g_assert_null (ef_iso_line_trace (&(EfIsoLine){ 1, 1, 1 }, &below, &n));
  g_assert_null (ef_iso_line_trace (&(EfIsoLine){ -1, 1, 1 }, &below, &n));
  g_assert_cmpuint (n, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      const EfIsoFrame frame = make_frame (TRUE, FALSE);

      g_assert_null (ef_iso_line_trace (&(EfIsoLine){ 1, 1, values[i] }, &frame, &n));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/analysis/iso-line/everywhere", test_everywhere);
  g_test_add_func ("/analysis/iso-line/straight", test_straight);
  g_test_add_func ("/analysis/iso-line/levels", test_levels);
  g_test_add_func ("/analysis/iso-line/rays", test_rays);
  g_test_add_func ("/analysis/iso-line/nothing", test_nothing);

  return g_test_run ();
}
