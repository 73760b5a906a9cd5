/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-front-history.h"

#include "ef-date.h"
#include "ef-hypervolume.h"
#include "ef-pareto.h"
#include "point-draws.h"

#include <math.h>

#define LOWER EF_DIRECTION_LOWER
#define HIGHER EF_DIRECTION_HIGHER

/* Few dates, so many points come at once; some have none. */
static void
draw_dates (double *dates,
            gsize   n)
{
  for (gsize i = 0; i < n; i++)
    dates[i] = g_test_rand_int_range (0, 8) == 0 ? NAN : g_test_rand_int_range (0, 15) * 100;
}

/* The front of all points up to @date, found anew. */
static guint32 *
find_front (const EfPoints *points,
            const double   *dates,
            double          date,
            gsize          *n_front)
{
  g_autofree double *x = g_memdup2 (points->x, points->n * sizeof (double));

  for (gsize i = 0; i < points->n; i++)
    if (!(dates[i] <= date))
      x[i] = NAN;

  return ef_pareto_front (x, points->y, points->n, points->x_direction, points->y_direction,
                          n_front);
}

static void
test_brute_force (void)
{
  Draw draw;
  double dates[DRAW_MAX];

  for (guint round = 0; round < 600; round++)
    {
      const EfPoints *points = &draw.points;
      g_autoptr (EfFrontHistory) history = NULL;
      gsize n_undated = 0;

      draw_points (&draw, 120, round % 2 == 0, round);
      draw_dates (dates, points->n);
      history = ef_front_history_new (points, dates);

      for (gsize i = 0; i < points->n; i++)
        n_undated += is_comparable (points, i) && isnan (dates[i]);
      g_assert_cmpuint (history->n_undated, ==, n_undated);

      for (double date = -100; date <= 1500; date += 50)
        {
          gsize n_front, n_expected;
          g_autofree guint32 *front = ef_front_history_get_front (history, points, date, &n_front);
          g_autofree guint32 *expected = find_front (points, dates, date, &n_expected);

          g_assert_cmpmem (front, n_front * sizeof *front, expected, n_expected * sizeof *front);
        }
    }
}

/* As many points as the program sieves before it looks at them: better ones come later, many share
 * a place or a day, some lack what they need, and one shape has all its points on the front. */
static void
draw_many (double *x,
           double *y,
           double *dates,
           gsize   n,
           guint   round)
{
  for (gsize i = 0; i < n; i++)
    {
      double better = (double) i / (double) n + 0.3 * draw_uniform ();

      dates[i] = g_test_rand_int_range (0, 16) == 0 ? NAN : floor (3000 * better);
      x[i] = pow (10, 6 * draw_uniform ());
      y[i] = floor (50 * (better + log10 (x[i]) / 6 + draw_uniform ()));
      if (round % 3 == 1)
        x[i] = floor (x[i]);
      if (round % 3 == 2)
        y[i] = log10 (x[i]);
      if (g_test_rand_int_range (0, 50) == 0)
        x[i] = round % 2 == 0 ? NAN : INFINITY;
    }
}

static void
test_many (void)
{
  enum { N = 20000 };
  g_autofree double *x = g_new (double, N);
  g_autofree double *y = g_new (double, N);
  g_autofree double *dates = g_new (double, N);

  for (guint round = 0; round < 12; round++)
    {
      const EfPoints points = { x, y, N, round / 2 % 2 == 0 ? LOWER : HIGHER,
                                round / 4 % 2 == 0 ? HIGHER : LOWER };
      g_autoptr (EfFrontHistory) history = NULL;

      draw_many (x, y, dates, N, round);
      if (round == 3) /* one that is far away from all others */
        dates[77] = -1e300;
      history = ef_front_history_new (&points, dates);

      for (double date = -950; date <= 4000; date += 275)
        {
          gsize n_front, n_expected;
          g_autofree guint32 *front = ef_front_history_get_front (history, &points, date, &n_front);
          g_autofree guint32 *expected = find_front (&points, dates, date, &n_expected);

          g_assert_cmpmem (front, n_front * sizeof *front, expected, n_expected * sizeof *front);
        }
    }
}

/* Who leaves was dominated by who came that day, and by nobody before. */
static void
test_stays (void)
{
  Draw draw;
  double dates[DRAW_MAX];

  for (guint round = 0; round < 600; round++)
    {
      const EfPoints *points = &draw.points;
      g_autoptr (EfFrontHistory) history = NULL;

      draw_points (&draw, 120, round % 2 == 0, round);
      draw_dates (dates, points->n);
      history = ef_front_history_new (points, dates);

      for (gsize i = 0; i < history->n_stays; i++)
        {
          const EfFrontStay *stay = &history->stays[i];

          g_assert_cmpfloat (stay->entered, ==, dates[stay->index]);
          g_assert_cmpfloat (stay->entered, <, stay->left);
          g_assert_true ((stay->replaced_by == EF_POINT_NONE) == isinf (stay->left));
          if (i > 0)
            g_assert_true (stay[-1].entered < stay->entered ||
                           (stay[-1].entered == stay->entered && stay[-1].index < stay->index));

          for (gsize k = 0; k < points->n; k++)
            if (dominates (points, k, stay->index))
              g_assert_false (dates[k] < stay->left);
          if (isfinite (stay->left))
            {
              gsize n_front;
              g_autofree guint32 *front = ef_front_history_get_front (history, points, stay->left,
                                                                      &n_front);
              gboolean found = FALSE;

              g_assert_true (dominates (points, stay->replaced_by, stay->index));
              g_assert_cmpfloat (dates[stay->replaced_by], ==, stay->left);
              for (gsize k = 0; k < n_front; k++)
                found = found || front[k] == stay->replaced_by;
              g_assert_true (found);
            }
        }
    }
}

static void
test_events (void)
{
  /* Two come at once, of which one is no good; the second year's dominates the first; a fourth
   * equals it. */
  const double x[] = { 5, 6, 4, 4, 1 }, y[] = { 5, 4, 6, 6, 1 }, dates[] = { 10, 10, 20, 30, NAN };
  const EfPoints points = { x, y, 5, LOWER, HIGHER };
  const EfFrontEvent expected[] = {
    { 10, 0, TRUE }, { 20, 0, FALSE }, { 20, 2, TRUE }, { 30, 3, TRUE },
  };
  g_autoptr (EfFrontHistory) history = ef_front_history_new (&points, dates);
  gsize n_events;
  g_autofree EfFrontEvent *events = ef_front_history_list_events (history, &n_events);

  g_assert_cmpuint (n_events, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < n_events; i++)
    {
      g_assert_cmpfloat (events[i].date, ==, expected[i].date);
      g_assert_cmpuint (events[i].index, ==, expected[i].index);
      g_assert_true (events[i].entered == expected[i].entered);
    }
  g_assert_cmpuint (history->n_undated, ==, 1);
  g_assert_cmpuint (history->stays[0].replaced_by, ==, 2);
}

/* The area after each year is that of all points up to its end; the years add up. */
static void
test_years (void)
{
  Draw draw;
  double dates[DRAW_MAX];

  for (guint round = 0; round < 400; round++)
    {
      const EfPoints *points = &draw.points;
      g_autoptr (EfFrontHistory) history = NULL;
      g_autofree EfFrontYear *years = NULL;
      gsize n_years;
      double sum = 0;

      draw_points (&draw, 80, TRUE, round);
      draw_dates (dates, points->n);
      history = ef_front_history_new (points, dates);
      years = ef_front_history_list_years (history, points, 2, -2, &n_years);

      for (gsize i = 0; i < n_years; i++)
        {
          double end = ef_date_from_ymd (years[i].year + 1, 1, 1) - 0.5;
          g_autofree double *x = g_memdup2 (points->x, points->n * sizeof (double));
          EfPoints until = *points;

          until.x = x;
          for (gsize k = 0; k < points->n; k++)
            if (!(dates[k] <= end))
              x[k] = NAN;

          sum += years[i].gained;
          g_assert_cmpfloat (years[i].gained, >=, 0);
          g_assert_cmpfloat_with_epsilon (years[i].total, ef_hypervolume_measure (&until, 2, -2),
                                          1e-9);
          g_assert_cmpfloat_with_epsilon (years[i].total, sum, 1e-9);
          g_assert_true (i == 0 || years[i - 1].year < years[i].year);
        }
      g_assert_true ((n_years > 0) == (history->n_stays > 0));
    }
}

static void
test_records (void)
{
  const double values[] = { 60, 62, 61, 62, 70, 71, 71, 65, NAN, 90 };
  const double dates[] = { 1, 3, 2, 2.5, 5, 5, 5, 6, 1, NAN };
  const guint32 expected[] = { 0, 2, 3, 5 }, expected_lower[] = { 0 };
  gsize n_records;
  g_autofree guint32 *records = ef_front_history_list_records (values, dates, 10, HIGHER,
                                                               &n_records);
  g_autofree guint32 *lower = NULL;

  g_assert_cmpmem (records, n_records * sizeof *records, expected, sizeof expected);
  lower = ef_front_history_list_records (values, dates, 10, LOWER, &n_records);
  g_assert_cmpmem (lower, n_records * sizeof *lower, expected_lower, sizeof expected_lower);
}

static void
test_records_brute_force (void)
{
  Draw draw;
  double dates[DRAW_MAX];

  for (guint round = 0; round < 400; round++)
    {
      EfDirection direction = round & 1 ? HIGHER : LOWER;
      const double *values = draw.x;
      g_autofree guint32 *records = NULL;
      gsize n_records, found = 0;

      draw_points (&draw, 60, TRUE, round);
      draw_dates (dates, draw.points.n);
      records = ef_front_history_list_records (values, dates, draw.points.n, direction, &n_records);

      for (gsize i = 0; i < draw.points.n; i++)
        {
          gboolean record = isfinite (values[i]) && isfinite (dates[i]);
          gboolean listed = FALSE;

          for (gsize k = 0; k < draw.points.n && record; k++)
            if (k != i && isfinite (values[k]) &&
                is_at_least_as_good (values[k], values[i], direction))
              record = !(dates[k] < dates[i] ||
                         (dates[k] == dates[i] && (values[k] != values[i] || k < i)));
          for (gsize k = 0; k < n_records; k++)
            listed = listed || records[k] == i;
          g_assert_true (record == listed);
          found += record;
        }
      g_assert_cmpuint (found, ==, n_records);
    }
}

static void
test_none (void)
{
  const EfPoints points = { NULL, NULL, 0, LOWER, HIGHER };
  g_autoptr (EfFrontHistory) history = ef_front_history_new (&points, NULL);
  gsize n_front = 7;
  g_autofree guint32 *front = ef_front_history_get_front (history, &points, 0, &n_front);

  g_assert_cmpuint (history->n_stays, ==, 0);
  g_assert_cmpuint (n_front, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/analysis/front-history/brute-force", test_brute_force);
  g_test_add_func ("/analysis/front-history/many", test_many);
  g_test_add_func ("/analysis/front-history/stays", test_stays);
  g_test_add_func ("/analysis/front-history/events", test_events);
  g_test_add_func ("/analysis/front-history/years", test_years);
  g_test_add_func ("/analysis/front-history/records", test_records);
  g_test_add_func ("/analysis/front-history/records-brute-force", test_records_brute_force);
  g_test_add_func ("/analysis/front-history/none", test_none);

  return g_test_run ();
}
