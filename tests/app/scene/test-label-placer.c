/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-label-placer.h"

#include <math.h>

static const EfRect area = { 0, 0, 400, 300 };

static gboolean
overlap (const EfRect *a, const EfRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

static double
distance_to_box (const EfRect *box, double x, double y)
{
  return hypot (x - CLAMP (x, box->x, box->x + box->width),
                y - CLAMP (y, box->y, box->y + box->height));
}

static void
test_preferred_side (void)
{
  for (int dx = -1; dx <= 1; dx++)
    {
      for (int dy = -1; dy <= 1; dy++)
        {
          g_autoptr (EfLabelPlacer) placer = ef_label_placer_new (&area, 9, NULL, 0);
          EfLabelRequest request = { 200, 150, 3, 40, 8, dx, dy, FALSE, 0 };
          int expected_y = dx == 0 && dy == 0 ? -1 : dy; /* no preference: above */
          EfLabelPlace place;
          double x, y;

          g_assert_true (ef_label_placer_place (placer, &request, &place));
          x = place.box.x + 20 - 200;
          y = place.box.y + 4 - 150;
          g_assert_false (place.has_leader);
          g_assert_cmpint ((x > 0.01) - (x < -0.01), ==, dx);
          g_assert_cmpint ((y > 0.01) - (y < -0.01), ==, expected_y);
          g_assert_cmpfloat (distance_to_box (&place.box, 200, 150), >, 3);
        }
    }
}

static void
test_leader_when_crowded (void)
{
  g_autoptr (EfLabelPlacer) placer = ef_label_placer_new (&area, 9, NULL, 0);
  EfLabelRequest request = { 200, 150, 3, 40, 8, 1, -1, FALSE, 0 };
  EfLabelPlace place;

  /* A wall around the marker, with a gap above that only a line fits through. */
  ef_label_placer_add_box (placer, &(EfRect){ 150, 156, 100, 12 });
  ef_label_placer_add_box (placer, &(EfRect){ 150, 130, 45, 26 });
  ef_label_placer_add_box (placer, &(EfRect){ 205, 130, 45, 26 });
  g_assert_true (ef_label_placer_place (placer, &request, &place));
  g_assert_true (place.has_leader);
  g_assert_cmpfloat (place.box.y + place.box.height, <, 131);
  g_assert_cmpfloat (hypot (place.leader[0] - 200, place.leader[1] - 150), >, 3);
  g_assert_cmpfloat (distance_to_box (&place.box, place.leader[2], place.leader[3]), <, 0.01);
}

static void
test_nothing_fits (void)
{
  g_autoptr (EfLabelPlacer) placer = ef_label_placer_new (&area, 9, NULL, 0);
  EfLabelRequest wide = { 200, 150, 3, 401, 8, 0, 0, FALSE, 0 };
  EfLabelRequest normal = { 200, 150, 3, 40, 8, 0, 0, FALSE, 0 };
  EfLabelPlace place;

  g_assert_false (ef_label_placer_place (placer, &wide, &place));
  ef_label_placer_add_box (placer, &(EfRect){ 100, 50, 200, 200 });
  g_assert_false (ef_label_placer_place (placer, &normal, &place));
}

static void
test_keeps_off_lines (void)
{
  g_autoptr (EfLabelPlacer) placer = ef_label_placer_new (&area, 9, NULL, 0);
  const double level[4] = { 0, 150, 200, 150 };
  const double upright[4] = { 200, 150, 200, 0 };
  EfLabelRequest request = { 200, 150, 3, 40, 8, -1, -1, FALSE, 0 };
  EfLabelPlace place;

  ef_label_placer_add_segment (placer, level, 2);
  ef_label_placer_add_segment (placer, upright, 2);
  g_assert_true (ef_label_placer_place (placer, &request, &place));
  g_assert_true (place.box.y + place.box.height <= 148 || place.box.y >= 152 || place.box.x >= 202);
  g_assert_true (place.box.x + place.box.width <= 198 || place.box.x >= 202 || place.box.y >= 152);
}

static void
test_keeps_off_crowds (void)
{
  g_autofree double *x = g_new (double, 400);
  g_autofree double *y = g_new (double, 400);
  g_autoptr (EfPointDensity) density = NULL;
  g_autoptr (EfLabelPlacer) placer = NULL;
  EfMarkerRun run = { .sx = x, .sy = y, .n = 400, .ax = 1, .ay = 1 };
  EfLabelRequest request = { 200, 150, 3, 40, 8, 1, -1, FALSE, 0 };
  EfLabelPlace place;

  for (guint i = 0; i < 400; i++)
    {
      x[i] = 202 + i % 20 * 3;
      y[i] = 90 + i / 20 * 6;
    }
  density = ef_point_density_new (&run, &area);
  placer = ef_label_placer_new (&area, 9, density, 2);
  g_assert_true (ef_label_placer_place (placer, &request, &place));
  g_assert_cmpfloat (place.box.x + place.box.width, <, 202);
}

/* Where a name beside its marker at 200, 150 is placed if another point is @below its text. */
static EfLabelPlace
place_above (double below)
{
  double x = 225, y = 154 + below;
  EfMarkerRun run = { .sx = &x, .sy = &y, .n = 1, .ax = 1, .ay = 1 };
  g_autoptr (EfPointDensity) density = ef_point_density_new (&run, &area);
  g_autoptr (EfLabelPlacer) placer = ef_label_placer_new (&area, 9, density, 2);
  EfLabelRequest request = { 200, 150, 3, 40, 8, 1, 0, FALSE, 0 };
  EfLabelPlace place;

  g_assert_true (ef_label_placer_place (placer, &request, &place));
  return place;
}

/* Half a point under a text is a point that cannot be read; one beside it is no trouble. */
static void
test_keeps_off_edges_of_points (void)
{
  EfLabelPlace free = place_above (50);
  EfLabelPlace touched = place_above (1);
  EfLabelPlace beside = place_above (6);

  g_assert_cmpfloat (free.box.x, >, 200);
  g_assert_cmpfloat (free.box.y + free.box.height, ==, 154);
  g_assert_cmpint (touched.spot, !=, free.spot);
  g_assert_cmpint (beside.spot, ==, free.spot);
}

/* A line does not run through a heap of points, wherever along it these are. */
static void
test_leader_keeps_off_crowds (void)
{
  double xs[30], ys[30];
  EfMarkerRun run = { .sx = xs, .sy = ys, .n = 30, .ax = 1, .ay = 1 };

  for (double y = 113; y < 145; y += 5)
    {
      g_autoptr (EfPointDensity) density = NULL;
      g_autoptr (EfLabelPlacer) placer = NULL;
      EfLabelRequest request = { 200, 150, 3, 40, 8, 0, -1, FALSE, 0 };
      EfLabelPlace place;

      for (guint i = 0; i < 30; i++)
        {
          xs[i] = 201;
          ys[i] = y;
        }
      density = ef_point_density_new (&run, &area);
      placer = ef_label_placer_new (&area, 9, density, 2);
      /* Between walls there is room for a line only, upwards or downwards. */
      ef_label_placer_add_box (placer, &(EfRect){ 100, 112, 95, 76 });
      ef_label_placer_add_box (placer, &(EfRect){ 205, 112, 95, 76 });
      g_assert_true (ef_label_placer_place (placer, &request, &place));
      g_assert_true (place.has_leader);
      g_assert_cmpfloat (place.box.y, >, 188);
    }
}

/* Points everywhere: only who insists gets a place. */
static void
test_insistence (void)
{
  g_autofree double *x = g_new (double, 120000);
  g_autofree double *y = g_new (double, 120000);
  g_autoptr (EfPointDensity) density = NULL;
  g_autoptr (EfLabelPlacer) placer = NULL;
  EfMarkerRun run = { .sx = x, .sy = y, .n = 120000, .ax = 1, .ay = 1 };
  EfLabelRequest request = { 200, 150, 3, 40, 8, 1, -1, FALSE, 0 };
  EfLabelPlace place;

  for (guint i = 0; i < run.n; i++)
    {
      x[i] = i % 400;
      y[i] = i / 400;
    }
  density = ef_point_density_new (&run, &area);
  placer = ef_label_placer_new (&area, 9, density, 2);
  g_assert_false (ef_label_placer_place (placer, &request, &place));
  request.insistent = TRUE;
  g_assert_true (ef_label_placer_place (placer, &request, &place));
  g_assert_false (place.has_leader);
}

typedef struct
{
  EfLabelRequest request;
  EfLabelPlace place;
  gboolean placed;
} Outcome;

static guint
place_randomly (guint32 seed, Outcome *outcomes, guint n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (EfLabelPlacer) placer = ef_label_placer_new (&area, 9, NULL, 0);
  guint n_placed = 0;

  for (guint i = 0; i < n; i++)
    {
      outcomes[i].request = (EfLabelRequest){
        g_rand_double_range (random, 0, area.width),
        g_rand_double_range (random, 0, area.height),
        3,
        g_rand_double_range (random, 10, 70),
        8,
        g_rand_int_range (random, -1, 2),
        g_rand_int_range (random, -1, 2),
        FALSE, 0,
      };
      ef_label_placer_add_disc (placer, outcomes[i].request.x, outcomes[i].request.y, 3);
    }
  for (guint i = 0; i < n; i++)
    {
      outcomes[i].placed = ef_label_placer_place (placer, &outcomes[i].request, &outcomes[i].place);
      n_placed += outcomes[i].placed;
    }

  return n_placed;
}

static void
test_never_overlap (void)
{
  for (guint32 seed = 0; seed < 40; seed++)
    {
      Outcome outcomes[120], again[120];
      guint n = 20 + seed * 100 / 40;
      guint n_placed = place_randomly (seed, outcomes, n);

      /* Few on a wide area: nearly all find a place. */
      if (n <= 40)
        g_assert_cmpuint (n_placed, >=, n * 9 / 10);
      g_assert_cmpuint (place_randomly (seed, again, n), ==, n_placed);
      for (guint i = 0; i < n; i++)
        {
          const EfRect *box = &outcomes[i].place.box;

          if (!outcomes[i].placed)
            continue;
          g_assert_cmpmem (box, sizeof (EfRect), &again[i].place.box, sizeof (EfRect));
          g_assert_cmpint (outcomes[i].place.has_leader, ==, again[i].place.has_leader);
          g_assert_cmpfloat (box->x, >=, 0);
          g_assert_cmpfloat (box->y, >=, 0);
          g_assert_cmpfloat (box->x + box->width, <=, area.width);
          g_assert_cmpfloat (box->y + box->height, <=, area.height);
          for (guint j = 0; j < n; j++)
            {
              g_assert_cmpfloat (
                distance_to_box (box, outcomes[j].request.x, outcomes[j].request.y), >=, 3);
              if (j != i && outcomes[j].placed)
                g_assert_false (overlap (box, &outcomes[j].place.box));
            }
        }
    }
}

/* What found a place one after the other stands there in any order: the next picture may ask for
 * them in another. */
static void
check_order_of_stay (guint32 seed)
{
  const guint n = 400;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (EfLabelPlacer) before = ef_label_placer_new (&area, 9, NULL, 0);
  g_autoptr (EfLabelPlacer) after = ef_label_placer_new (&area, 9, NULL, 0);
  g_autofree EfLabelRequest *requests = g_new0 (EfLabelRequest, n);
  guint n_leaders = 0;

  for (guint i = 0; i < n; i++)
    {
      EfLabelPlace place;

      requests[i] = (EfLabelRequest){ .x = g_rand_double_range (rand, 0, 400),
                                      .y = g_rand_double_range (rand, 0, 300),
                                      .radius = 3,
                                      .width = g_rand_double_range (rand, 20, 50),
                                      .height = 8,
                                      .prefer_x = 1,
                                      .prefer_y = -1 };
      if (ef_label_placer_place (before, &requests[i], &place))
        {
          requests[i].spot = place.spot;
          n_leaders += place.has_leader;
        }
    }
  g_assert_cmpuint (n_leaders, >, 10);
  for (guint i = n; i-- > 0;)
    {
      EfLabelPlace place;

      if (requests[i].spot > 0)
        g_assert_true (ef_label_placer_stay (after, &requests[i], &place));
    }
}

static void
test_order_of_stay (void)
{
  for (guint32 seed = 0; seed < 60; seed++)
    check_order_of_stay (seed);
}

static void
test_covers (void)
{
  g_autoptr (EfLabelPlacer) placer = ef_label_placer_new (&area, 9, NULL, 0);
  EfLabelRequest request = { 200, 150, 3, 40, 8, 1, 0, FALSE, 0 };
  EfLabelPlace place;

  /* Only a name and its line cover anything; what else is in the way does not. */
  ef_label_placer_add_box (placer, &(EfRect){ 203, 100, 60, 90 });
  ef_label_placer_add_segment (placer, (double[]){ 20, 20, 60, 20 }, 1);
  g_assert_false (ef_label_placer_covers (placer, 220, 150, 3));
  g_assert_false (ef_label_placer_covers (placer, 40, 20, 3));

  request.x = 300;
  g_assert_true (ef_label_placer_place (placer, &request, &place));
  g_assert_false (place.has_leader);
  g_assert_true (ef_label_placer_covers (placer, place.box.x + 20, place.box.y + 4, 3));
  g_assert_true (ef_label_placer_covers (placer, place.box.x + 43.5, place.box.y + 4, 3));
  g_assert_false (ef_label_placer_covers (placer, place.box.x + 44, place.box.y + 4, 3));

  request.x = 100;
  ef_label_placer_add_box (placer, &(EfRect){ 104, 143, 60, 14 });
  ef_label_placer_add_box (placer, &(EfRect){ 60, 143, 37, 14 });
  g_assert_true (ef_label_placer_place (placer, &request, &place));
  g_assert_true (place.has_leader);
  g_assert_true (ef_label_placer_covers (placer, (place.leader[0] + place.leader[2]) / 2 + 2,
                                         (place.leader[1] + place.leader[3]) / 2, 3));
}

static void
test_density_counts (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  g_autofree double *x = g_new (double, 3000);
  g_autofree double *y = g_new (double, 3000);
  EfMarkerRun run = { .sx = x, .sy = y, .n = 3000, .ax = 2, .bx = 1, .ay = -1, .by = 300 };
  g_autoptr (EfPointDensity) density = NULL;

  for (guint i = 0; i < run.n; i++)
    {
      x[i] = g_rand_double_range (random, -50, 250);
      y[i] = g_rand_double_range (random, -50, 350);
    }
  x[0] = NAN;
  density = ef_point_density_new (&run, &area);

  /* Cells are 2 points wide, so these rectangles are whole cells. */
  for (guint k = 0; k < 500; k++)
    {
      double left = 2 * g_rand_int_range (random, 0, 200);
      double top = 2 * g_rand_int_range (random, 0, 150);
      EfRect rect = { left, top, 2 * g_rand_int_range (random, 1, 100),
                      2 * g_rand_int_range (random, 1, 100) };
      guint expected = 0;

      for (guint i = 0; i < run.n; i++)
        {
          double px = 2 * x[i] + 1;
          double py = 300 - y[i];

          expected += px >= rect.x && px < rect.x + rect.width && py >= rect.y
                      && py < rect.y + rect.height && px < area.width && py < area.height;
        }
      g_assert_cmpfloat (ef_point_density_count (density, &rect), ==, expected);
    }
  g_assert_cmpfloat (ef_point_density_count (density, &(EfRect){ 500, 0, 10, 10 }), ==, 0);
  g_assert_cmpfloat (ef_point_density_count (density, &(EfRect){ -20, -20, 10, 10 }), ==, 0);
}

/* Of a million points only a part is looked at; the counts stay about right. */
static void
test_density_samples (void)
{
  guint n = 1000000;
  g_autofree double *x = g_new (double, n);
  g_autofree double *y = g_new (double, n);
  EfMarkerRun run = { .sx = x, .sy = y, .n = n, .ax = 1, .ay = 1 };
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  g_autoptr (EfPointDensity) density = NULL;

  for (guint i = 0; i < n; i++)
    {
      x[i] = g_rand_double_range (random, 0, area.width);
      y[i] = g_rand_double_range (random, 0, area.height);
    }
  density = ef_point_density_new (&run, &area);
  g_assert_cmpfloat_with_epsilon (ef_point_density_count (density, &area), n, n / 20.0);
  g_assert_cmpfloat_with_epsilon (ef_point_density_count (density, &(EfRect){ 0, 0, 200, 300 }),
                                  n / 2.0, n / 40.0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/label-placer/preferred-side", test_preferred_side);
  g_test_add_func ("/scene/label-placer/leader-when-crowded", test_leader_when_crowded);
  g_test_add_func ("/scene/label-placer/nothing-fits", test_nothing_fits);
  g_test_add_func ("/scene/label-placer/keeps-off-lines", test_keeps_off_lines);
  g_test_add_func ("/scene/label-placer/keeps-off-crowds", test_keeps_off_crowds);
  g_test_add_func ("/scene/label-placer/keeps-off-edges-of-points", test_keeps_off_edges_of_points);
  g_test_add_func ("/scene/label-placer/insistence", test_insistence);
  g_test_add_func ("/scene/label-placer/never-overlap", test_never_overlap);
  g_test_add_func ("/scene/label-placer/order-of-stay", test_order_of_stay);
  g_test_add_func ("/scene/label-placer/covers", test_covers);
  g_test_add_func ("/scene/label-placer/leader-keeps-off-crowds", test_leader_keeps_off_crowds);
  g_test_add_func ("/scene/point-density/counts", test_density_counts);
  g_test_add_func ("/scene/point-density/samples", test_density_samples);

  return g_test_run ();
}
