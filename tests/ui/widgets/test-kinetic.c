/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-kinetic.h"

#include <math.h>

/* How far a throw comes, in frames of @seconds. Says how many of them it took. */
static double
glide (double speed, double seconds, guint *n_frames)
{
  EfKinetic kinetic = { 0 };
  double way = 0, x, y;
  gboolean more;

  ef_kinetic_start (&kinetic, speed, 0);
  *n_frames = 0;
  do
    {
      more = ef_kinetic_advance (&kinetic, seconds, &x, &y);
      g_assert_cmpfloat (y, ==, 0);
      way += x;
      g_assert_cmpuint (++*n_frames, <, 1000000);
    }
  while (more);
  g_assert_false (ef_kinetic_is_moving (&kinetic));

  return way;
}

/* A fourth of the speed, less what is left when nobody sees it any more. */
static void
test_way (void)
{
  const double speeds[] = { 150, 400, 1000, 6000, -150, -2500 };
  const double frames[] = { 1e-4, 1 / 240.0, 1 / 60.0, 0.3, 100 };

  for (guint i = 0; i < G_N_ELEMENTS (speeds); i++)
    for (guint k = 0; k < G_N_ELEMENTS (frames); k++)
      {
        guint n_frames;
        double way = glide (speeds[i], frames[k], &n_frames);
        double time = log (fabs (speeds[i]) / 3) / 4;

        g_assert_cmpfloat_with_epsilon (way, speeds[i] / 4 - copysign (0.75, speeds[i]), 1e-6);
        g_assert_cmpuint (n_frames, >=, floor (time / frames[k]));
        g_assert_cmpuint (n_frames, <=, ceil (time / frames[k]) + 1);
      }
}

static void
test_slows_down (void)
{
  EfKinetic kinetic = { 0 };
  double last = INFINITY, x, y;

  ef_kinetic_start (&kinetic, 300, -400);
  while (ef_kinetic_advance (&kinetic, 0.01, &x, &y))
    {
      g_assert_cmpfloat (x, >, 0);
      g_assert_cmpfloat (x, <, last);
      /* It keeps its direction. */
      g_assert_cmpfloat_with_epsilon (y, -x * 4 / 3, 1e-9);
      last = x;
    }
}

static void
test_no_time (void)
{
  const double times[] = { 0, -1, NAN, -INFINITY };
  EfKinetic kinetic = { 0 };
  double x, y;

  ef_kinetic_start (&kinetic, 1000, 0);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_assert_true (ef_kinetic_advance (&kinetic, times[i], &x, &y));
      g_assert_cmpfloat (x, ==, 0);
      g_assert_cmpfloat (y, ==, 0);
    }
  g_assert_cmpfloat (kinetic.x, ==, 1000);
  g_assert_false (ef_kinetic_advance (&kinetic, INFINITY, &x, &y));
  g_assert_cmpfloat_with_epsilon (x, 249.25, 1e-9);
}

static void
test_at_rest (void)
{
  const double speeds[][2]
    = { { 0, 0 }, { 100, 100 }, { -149, 0 }, { NAN, 1000 }, { INFINITY, 10 }, { 1000, -INFINITY } };
  double x = 1, y = 1;

  for (guint i = 0; i < G_N_ELEMENTS (speeds); i++)
    {
      EfKinetic kinetic = { 500, 500 };

      ef_kinetic_start (&kinetic, speeds[i][0], speeds[i][1]);
      g_assert_false (ef_kinetic_is_moving (&kinetic));
      g_assert_false (ef_kinetic_advance (&kinetic, 1, &x, &y));
      g_assert_cmpfloat (x, ==, 0);
      g_assert_cmpfloat (y, ==, 0);
    }
}

/* A stylus that jumps throws nothing out of the world. */
static void
test_too_fast (void)
{
  EfKinetic kinetic = { 0 };

  ef_kinetic_start (&kinetic, -3e7, 4e7);
  g_assert_cmpfloat_with_epsilon (kinetic.x, -3600, 1e-6);
  g_assert_cmpfloat_with_epsilon (kinetic.y, 4800, 1e-6);
}

static void
test_stop (void)
{
  EfKinetic kinetic = { 0 };
  double x, y;

  ef_kinetic_start (&kinetic, 500, 500);
  g_assert_true (ef_kinetic_is_moving (&kinetic));
  ef_kinetic_stop (&kinetic);
  g_assert_false (ef_kinetic_advance (&kinetic, 1, &x, &y));
  g_assert_cmpfloat (x, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widgets/kinetic/way", test_way);
  g_test_add_func ("/widgets/kinetic/slows-down", test_slows_down);
  g_test_add_func ("/widgets/kinetic/no-time", test_no_time);
  g_test_add_func ("/widgets/kinetic/at-rest", test_at_rest);
  g_test_add_func ("/widgets/kinetic/too-fast", test_too_fast);
  g_test_add_func ("/widgets/kinetic/stop", test_stop);
  return g_test_run ();
}
