/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-progress.h"

static void
test_fraction (void)
{
  g_autoptr (EfProgress) progress = ef_progress_new ();

  g_assert_cmpfloat (ef_progress_get_fraction (progress), ==, -1);
  ef_progress_set (progress, 0, 8);
  g_assert_cmpfloat (ef_progress_get_fraction (progress), ==, 0);
  ef_progress_set (progress, 2, 8);
  g_assert_cmpfloat (ef_progress_get_fraction (progress), ==, 0.25);
  ef_progress_set (progress, 8, 8);
  g_assert_cmpfloat (ef_progress_get_fraction (progress), ==, 1);
  ef_progress_set (progress, 3, 0);
  g_assert_cmpfloat (ef_progress_get_fraction (progress), ==, -1);
}

static void
test_extremes (void)
{
  g_autoptr (EfProgress) progress = ef_progress_new ();

  ef_progress_set (progress, G_MAXUINT64, G_MAXUINT64);
  g_assert_cmpfloat (ef_progress_get_fraction (progress), ==, 1);
  ef_progress_set (progress, G_MAXUINT64, 1);
  g_assert_cmpfloat (ef_progress_get_fraction (progress), ==, 1);
  ef_progress_set (progress, G_MAXUINT64 / 2, G_MAXUINT64);
  g_assert_cmpfloat_with_epsilon (ef_progress_get_fraction (progress), 0.5, 1e-6);
  ef_progress_set (progress, 1, G_MAXUINT64);
  g_assert_cmpfloat (ef_progress_get_fraction (progress), ==, 0);
  /* Nearly done is not done. */
  ef_progress_set (progress, G_MAXUINT32 - 1, G_MAXUINT32);
  g_assert_cmpfloat (ef_progress_get_fraction (progress), <, 1);
}

#define N_STEPS 200000

static gpointer
work (gpointer data)
{
  g_autoptr (EfProgress) progress = data;

  for (guint i = 0; i <= N_STEPS; i++)
    ef_progress_set (progress, i, N_STEPS);

  return NULL;
}

/* What another thread sees never goes back and never leaves 0 to 1. */
static void
test_threads (void)
{
  g_autoptr (EfProgress) progress = ef_progress_new ();
  double last = -1;
  GThread *worker = g_thread_new ("worker", work, ef_progress_ref (progress));

  while (last < 1)
    {
      double fraction = ef_progress_get_fraction (progress);

      g_assert_cmpfloat (fraction, >=, last);
      g_assert_cmpfloat (fraction, <=, 1);
      last = fraction;
    }
  g_thread_join (worker);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/progress/fraction", test_fraction);
  g_test_add_func ("/base/progress/extremes", test_extremes);
  g_test_add_func ("/base/progress/threads", test_threads);

  return g_test_run ();
}
