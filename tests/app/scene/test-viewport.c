/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-viewport.h"

#include <math.h>

static const EfView home = { -1, 3, 10, 20 };
static const EfView outermost = { -9, 11, 0, 30 };

static void
assert_view (EfViewport *viewport, const EfView *expected)
{
  EfView view;

  ef_viewport_get_view (viewport, &view);
  g_assert_cmpfloat (view.x_min, ==, expected->x_min);
  g_assert_cmpfloat (view.x_max, ==, expected->x_max);
  g_assert_cmpfloat (view.y_min, ==, expected->y_min);
  g_assert_cmpfloat (view.y_max, ==, expected->y_max);
}

static gboolean
can_go (EfViewport *viewport, const char *property)
{
  gboolean value;

  g_object_get (viewport, property, &value, NULL);

  return value;
}

static void
count_cb (guint *count)
{
  *count += 1;
}

static EfViewport *
new_at_home (void)
{
  EfViewport *viewport = ef_viewport_new ();

  ef_viewport_reset (viewport, &home, &outermost, NULL);

  return viewport;
}

static void
test_zoom_keeps_the_point (void)
{
  g_autoptr (EfViewport) viewport = new_at_home ();

  ef_viewport_zoom_about (viewport, 0.25, 0.5, 2, 4);
  assert_view (viewport, &(EfView){ -0.5, 1.5, 13.75, 16.25 });
  ef_viewport_zoom_about (viewport, 0.25, 0.5, 0.5, 0.25);
  assert_view (viewport, &home);

  /* One axis alone leaves the other exactly as it was. */
  ef_viewport_zoom_about (viewport, 0.3, 0.9, 1, 3);
  ef_viewport_zoom_about (viewport, 0.3, 0.9, 1, 1.7);
  {
    EfView view;

    ef_viewport_get_view (viewport, &view);
    g_assert_cmpfloat (view.x_min, ==, home.x_min);
    g_assert_cmpfloat (view.x_max, ==, home.x_max);
  }
}

static void
test_pan (void)
{
  g_autoptr (EfViewport) viewport = new_at_home ();

  ef_viewport_pan (viewport, 0.5, -0.25);
  assert_view (viewport, &(EfView){ 1, 5, 7.5, 17.5 });
}

static void
test_bounds (void)
{
  g_autoptr (EfViewport) viewport = new_at_home ();
  EfView view;

  for (guint i = 0; i < 400; i++)
    ef_viewport_zoom_about (viewport, 0.7, 0.7, 1.5, 1.5);
  ef_viewport_get_view (viewport, &view);
  g_assert_cmpfloat_with_epsilon (view.x_max - view.x_min, 4e-9, 4e-13);
  g_assert_cmpfloat_with_epsilon (view.y_max - view.y_min, 10e-9, 10e-13);
  /* The point under the pointer did not creep away. */
  g_assert_cmpfloat_with_epsilon ((view.x_min + view.x_max) / 2, -1 + 0.7 * 4, 1e-8);

  /* Out to the outermost view, exactly, and never out of it. */
  for (guint i = 0; i < 400; i++)
    {
      ef_viewport_zoom_about (viewport, 0.7, 0.7, 0.6, 0.6);
      ef_viewport_get_view (viewport, &view);
      g_assert_cmpfloat (view.x_min, >=, outermost.x_min);
      g_assert_cmpfloat (view.x_max, <=, outermost.x_max + 1e-12);
      g_assert_cmpfloat (view.y_min, >=, outermost.y_min);
      g_assert_cmpfloat (view.y_max, <=, outermost.y_max + 1e-12);
    }
  g_assert_cmpfloat_with_epsilon (view.x_max - view.x_min, 20, 1e-9);
  g_assert_cmpfloat_with_epsilon (view.y_max - view.y_min, 30, 1e-9);
}

static void
test_home_stays_in_sight (void)
{
  g_autoptr (EfViewport) viewport = new_at_home ();
  EfView view;

  for (guint i = 0; i < 50; i++)
    ef_viewport_pan (viewport, 0.9, -0.9);
  ef_viewport_get_view (viewport, &view);
  g_assert_cmpfloat_with_epsilon (view.x_min, home.x_max - 0.1 * 4, 1e-9);
  g_assert_cmpfloat_with_epsilon (view.x_max - view.x_min, 4, 1e-9);
  g_assert_cmpfloat_with_epsilon (view.y_max, home.y_min + 0.1 * 10, 1e-9);

  /* A close look slides to the edge of home as well. */
  ef_viewport_fit (viewport);
  ef_viewport_zoom_about (viewport, 0.5, 0.5, 100, 100);
  for (guint i = 0; i < 500; i++)
    ef_viewport_pan (viewport, -0.9, 0.9);
  ef_viewport_get_view (viewport, &view);
  g_assert_cmpfloat_with_epsilon (view.x_max, home.x_min + 0.1 * 0.04, 1e-9);
  g_assert_cmpfloat_with_epsilon (view.y_min, home.y_max - 0.1 * 0.1, 1e-9);

  /* Where nothing is outside, nothing is seen of it. */
  ef_viewport_reset (viewport, &home, NULL, NULL);
  ef_viewport_zoom_about (viewport, 0.1, 0.9, 0.5, 0.5);
  ef_viewport_pan (viewport, 0.5, 0.5);
  assert_view (viewport, &home);
}

/* A view of a project may lie outside of everything; it is left towards what there is. */
static void
test_comes_back_from_outside (void)
{
  g_autoptr (EfViewport) viewport = new_at_home ();
  EfView view;

  ef_viewport_set_view (viewport, &(EfView){ 1000, 2000, 0, 1 });
  ef_viewport_zoom_about (viewport, 0.5, 0.5, 0.5, 0.5);
  ef_viewport_get_view (viewport, &view);
  g_assert_cmpfloat (view.x_min, >=, outermost.x_min);
  g_assert_cmpfloat_with_epsilon (view.x_max, outermost.x_max, 1e-9);
}

static void
test_nonsense_changes_nothing (void)
{
  g_autoptr (EfViewport) viewport = new_at_home ();
  static const double bad[] = { NAN, INFINITY, -INFINITY, 0, -2 };
  guint n_changed = 0;

  g_signal_connect_swapped (viewport, "changed", G_CALLBACK (count_cb), &n_changed);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      ef_viewport_zoom_about (viewport, 0.5, 0.5, bad[i], 2);
      ef_viewport_zoom_about (viewport, 0.5, 0.5, 2, bad[i]);
      if (!isfinite (bad[i]))
        {
          ef_viewport_zoom_about (viewport, bad[i], 0.5, 2, 2);
          ef_viewport_pan (viewport, bad[i], 0);
          ef_viewport_zoom_to (viewport, &(EfView){ 0, bad[i], 0, 1 });
        }
    }
  ef_viewport_pan (viewport, 0, 0);
  assert_view (viewport, &home);
  g_assert_cmpuint (n_changed, ==, 0);
  g_assert_false (can_go (viewport, "can-go-back"));
}

static void
test_fitted_follows_home (void)
{
  g_autoptr (EfViewport) viewport = new_at_home ();
  EfView wider = { -2, 4, 0, 30 };
  EfView close = { 0, 1, 12, 13 };
  guint n_notified = 0;

  g_signal_connect_swapped (viewport, "notify::fitted", G_CALLBACK (count_cb), &n_notified);
  g_assert_true (ef_viewport_is_fitted (viewport));
  ef_viewport_set_home (viewport, &wider, NULL);
  assert_view (viewport, &wider);
  g_assert_false (can_go (viewport, "can-go-back"));

  ef_viewport_zoom_to (viewport, &close);
  g_assert_false (ef_viewport_is_fitted (viewport));
  ef_viewport_set_home (viewport, &home, NULL);
  assert_view (viewport, &close);

  /* Back to "fitted" is back to what fits now. */
  ef_viewport_go_back (viewport);
  assert_view (viewport, &home);
  g_assert_true (ef_viewport_is_fitted (viewport));
  g_assert_cmpuint (n_notified, ==, 2);
}

static void
test_step_is_one (void)
{
  g_autoptr (EfViewport) viewport = new_at_home ();
  EfView close = { 0, 1, 12, 13 };

  ef_viewport_zoom_to (viewport, &close);
  ef_viewport_begin_step (viewport);
  for (guint i = 0; i < 10; i++)
    {
      ef_viewport_begin_step (viewport);
      ef_viewport_pan (viewport, 0.01, 0.02);
      ef_viewport_end_step (viewport);
    }
  ef_viewport_end_step (viewport);
  ef_viewport_go_back (viewport);
  assert_view (viewport, &close);
  ef_viewport_go_back (viewport);
  assert_view (viewport, &home);
  g_assert_false (can_go (viewport, "can-go-back"));
  g_assert_true (can_go (viewport, "can-go-forward"));

  /* A step without movement, or one that returns, leaves no trace behind. */
  ef_viewport_begin_step (viewport);
  ef_viewport_end_step (viewport);
  g_assert_true (can_go (viewport, "can-go-forward"));
  ef_viewport_begin_step (viewport);
  ef_viewport_zoom_to (viewport, &close);
  ef_viewport_zoom_to (viewport, &home);
  ef_viewport_end_step (viewport);
  g_assert_false (can_go (viewport, "can-go-back"));
  g_assert_true (ef_viewport_is_fitted (viewport));
}

static void
test_back_inside_a_step (void)
{
  g_autoptr (EfViewport) viewport = new_at_home ();
  EfView a = { 0, 1, 12, 13 };
  EfView b = { 0, 1, 14, 15 };

  ef_viewport_begin_step (viewport);
  ef_viewport_zoom_to (viewport, &a);
  ef_viewport_go_back (viewport);
  assert_view (viewport, &home);
  ef_viewport_zoom_to (viewport, &b);
  ef_viewport_end_step (viewport);
  ef_viewport_go_back (viewport);
  assert_view (viewport, &home);
  g_assert_false (can_go (viewport, "can-go-back"));
}

static void
test_set_view_is_no_step (void)
{
  g_autoptr (EfViewport) viewport = new_at_home ();
  EfView far = { 1000, 1001, 0, 1 };
  guint n_changed = 0;

  g_signal_connect_swapped (viewport, "changed", G_CALLBACK (count_cb), &n_changed);
  ef_viewport_set_view (viewport, &far);
  ef_viewport_set_view (viewport, &far);
  assert_view (viewport, &far);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_false (can_go (viewport, "can-go-back"));
}

/* One random thing that a person may do. */
static void
do_something (EfViewport *viewport, GRand *random)
{
  double fx = g_rand_double (random);
  double fy = g_rand_double (random);
  EfView view;

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      ef_viewport_zoom_about (viewport, fx, fy, exp (2 * fx - 1), exp (2 * fy - 1));
      break;
    case 1:
      ef_viewport_pan (viewport, fx - 0.5, fy - 0.5);
      break;
    case 2:
      ef_viewport_fit (viewport);
      break;
    case 3:
      ef_viewport_get_view (viewport, &view);
      view.x_max = view.x_min + fx * (view.x_max - view.x_min) + 1e-6;
      ef_viewport_zoom_to (viewport, &view);
      break;
    default:
      ef_viewport_begin_step (viewport);
      for (guint i = 0; i < 5; i++)
        ef_viewport_pan (viewport, fx / 10, -fy / 10);
      ef_viewport_end_step (viewport);
      break;
    }
}

static void
test_random_walk (void)
{
  for (guint seed = 0; seed < 50; seed++)
    {
      g_autoptr (EfViewport) viewport = new_at_home ();
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (EfView));
      EfView view;

      /* A walk forward that notes every view, then all the way back and forth again. */
      ef_viewport_get_view (viewport, &view);
      g_array_append_val (seen, view);
      for (guint i = 0; i < 150; i++)
        {
          EfView before = view;

          do_something (viewport, random);
          ef_viewport_get_view (viewport, &view);
          g_assert_cmpfloat (view.x_min, <, view.x_max);
          g_assert_cmpfloat (view.y_min, <, view.y_max);
          if (view.x_min != before.x_min || view.x_max != before.x_max || view.y_min != before.y_min
              || view.y_max != before.y_max)
            g_array_append_val (seen, view);
        }

      for (guint i = seen->len - 1; i-- > 0;)
        {
          ef_viewport_go_back (viewport);
          assert_view (viewport, &g_array_index (seen, EfView, i));
        }
      g_assert_false (can_go (viewport, "can-go-back"));
      assert_view (viewport, &home);
      g_assert_true (ef_viewport_is_fitted (viewport));

      for (guint i = 1; i < seen->len; i++)
        {
          ef_viewport_go_forward (viewport);
          assert_view (viewport, &g_array_index (seen, EfView, i));
        }
      g_assert_false (can_go (viewport, "can-go-forward"));
    }
}

static void
test_history_is_bounded (void)
{
  g_autoptr (EfViewport) viewport = new_at_home ();
  guint n = 0;

  for (guint i = 0; i < 1000; i++)
    ef_viewport_pan (viewport, i % 2 == 0 ? 0.1 : -0.1, 0);
  while (can_go (viewport, "can-go-back"))
    {
      ef_viewport_go_back (viewport);
      n++;
    }
  g_assert_cmpuint (n, ==, 200);
}

static void
test_reset (void)
{
  g_autoptr (EfViewport) viewport = new_at_home ();
  EfView other = { 0, 1, 0, 1 };
  EfView close = { 0.25, 0.5, 0.25, 0.5 };
  guint n_back = 0;

  ef_viewport_pan (viewport, 0.1, 0.1);
  ef_viewport_pan (viewport, 0.1, 0.1);
  ef_viewport_go_back (viewport);
  g_signal_connect_swapped (viewport, "notify::can-go-back", G_CALLBACK (count_cb), &n_back);
  ef_viewport_reset (viewport, &other, NULL, &close);
  assert_view (viewport, &close);
  g_assert_false (ef_viewport_is_fitted (viewport));
  g_assert_false (can_go (viewport, "can-go-back"));
  g_assert_false (can_go (viewport, "can-go-forward"));
  g_assert_cmpuint (n_back, ==, 1);
  ef_viewport_fit (viewport);
  assert_view (viewport, &other);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/viewport/zoom-keeps-the-point", test_zoom_keeps_the_point);
  g_test_add_func ("/scene/viewport/pan", test_pan);
  g_test_add_func ("/scene/viewport/bounds", test_bounds);
  g_test_add_func ("/scene/viewport/home-stays-in-sight", test_home_stays_in_sight);
  g_test_add_func ("/scene/viewport/comes-back-from-outside", test_comes_back_from_outside);
  g_test_add_func ("/scene/viewport/nonsense-changes-nothing", test_nonsense_changes_nothing);
  g_test_add_func ("/scene/viewport/fitted-follows-home", test_fitted_follows_home);
  g_test_add_func ("/scene/viewport/step-is-one", test_step_is_one);
  g_test_add_func ("/scene/viewport/back-inside-a-step", test_back_inside_a_step);
  g_test_add_func ("/scene/viewport/set-view-is-no-step", test_set_view_is_no_step);
  g_test_add_func ("/scene/viewport/random-walk", test_random_walk);
  g_test_add_func ("/scene/viewport/history-is-bounded", test_history_is_bounded);
  g_test_add_func ("/scene/viewport/reset", test_reset);

  return g_test_run ();
}
