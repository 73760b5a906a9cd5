/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-compose-private.h"

#include <math.h>

#include "ef-ticks.h"
#include "ef-work-split.h"

/*
 * Crowds. Where markers cover each other many times over, a chart of them says only that there are
 * many; so the plane is divided into hexagons, and the colour of each says how many points are in
 * it, on a logarithmic scale. The grid of hexagons hangs on the data and not on the page, so that
 * it moves with them during a pan.
 */

/* Width of a hexagon, points. */
#define CELL 6.0
/* Of a cell, so that neighbours can be told apart. */
#define FILLED 0.96
/* How many times the markers must cover the page before they are replaced. */
#define COVERED 3.0
/* The most cells on a side; a page of a metre has fewer. */
#define SIDE_MAX 2000
/* Fewer points are not worth a thread. */
#define POINTS_OF_PART 50000
/* Circumradius of the hexagon of diameter 1, whose area is that of the circle: pi / 4 is
 * 3 sqrt (3) / 2 r². */
#define HEXAGON_RADIUS 0.5498

typedef struct
{
  double width, height; /* from centre to centre, and of two rows */
  double left, top;     /* of the first centre, at most one cell out of the plot */
  guint n_columns, n_rows; /* of each of the two grids that make up that of hexagons */
  guint32 *counts;      /* of the even rows, then of the odd ones */
} Cells;

static guint
count_in_view (const EfComposer *self)
{
  const EfChartData *data = self->data;
  const EfView *view = self->view;
  guint n = 0;

  for (guint i = 0; i < data->n; i++)
    n += data->sx[i] >= view->x_min && data->sx[i] <= view->x_max && data->sy[i] >= view->y_min
         && data->sy[i] <= view->y_max;

  return n;
}

void
ef_compose_density_choose (EfComposer *self)
{
  double marker = G_PI / 4 * self->marker_size * self->marker_size;
  double page = self->options->width * self->options->height;

  if (self->spec->crowd == EF_CROWD_POINTS || self->data->n == 0)
    return;
  /* Colours and sizes say more than a number of points does. */
  if (self->spec->crowd == EF_CROWD_AUTO
      && (ef_compose_has_colours (self) || self->data->size.steps != NULL
          || self->data->n * marker < COVERED * page))
    return;

  self->n_in_view = count_in_view (self);
  self->dense = self->n_in_view > 0
                && (self->spec->crowd == EF_CROWD_DENSITY
                    || self->n_in_view * marker >= COVERED * page);
}

/* ---- Cells ---- */

static double
get_phase (double offset, double period)
{
  double phase = fmod (offset, period);

  return phase > 0 ? phase - period : phase;
}

static void
cells_init (Cells *self, const EfComposer *composer)
{
  const EfRect *plot = &composer->plot;

  self->width = MAX (CELL, MAX (plot->width, plot->height) / (SIDE_MAX - 4));
  self->height = self->width * sqrt (3);
  self->left = plot->x + get_phase (composer->bx - plot->x, self->width) - self->width / 2;
  self->top = plot->y + get_phase (composer->by - plot->y, self->height) - self->height / 2;
  self->n_columns = (guint) ceil (plot->width / self->width) + 3;
  self->n_rows = (guint) ceil (plot->height / self->height) + 3;
  self->counts = g_new0 (guint32, 2 * (gsize) self->n_columns * self->n_rows);
}

typedef struct
{
  const Cells *cells;
  const EfComposer *composer;
  GMutex lock; /* of the counts */
} Counting;

/* The cells of hexagons are those of two grids of rectangles, the second one in the middle of the
 * first one's: the nearer centre of the two has the point. */
static void
count_points (gsize start, gsize end, gpointer user_data)
{
  Counting *self = user_data;
  const EfComposer *composer = self->composer;
  const EfChartData *data = composer->data;
  const EfRect *plot = &composer->plot;
  const Cells *cells = self->cells;
  double scale_x = 1 / cells->width, scale_y = 1 / cells->height;
  guint n_cells = cells->n_columns * cells->n_rows;
  g_autofree guint32 *counts = g_new0 (guint32, 2 * (gsize) n_cells);

  for (gsize i = start; i < end; i++)
    {
      double x = composer->ax * data->sx[i] + composer->bx;
      double y = composer->ay * data->sy[i] + composer->by;
      double column, row, even_x, even_y, odd_x, odd_y;
      guint even_column, even_row;

      /* Written so that NAN fails. */
      if (!(x >= plot->x && x <= plot->x + plot->width && y >= plot->y
            && y <= plot->y + plot->height))
        continue;
      /* Not negative, as the first centre is out of the plot: to cut off is to round down. */
      column = (x - cells->left) * scale_x;
      row = (y - cells->top) * scale_y;
      even_column = (guint) (column + 0.5);
      even_row = (guint) (row + 0.5);
      even_x = column - even_column;
      even_y = row - even_row;
      odd_x = column - (guint) column - 0.5;
      odd_y = row - (guint) row - 0.5;
      /* Rows are sqrt (3) as far apart as columns. */
      if (even_x * even_x + 3 * even_y * even_y <= odd_x * odd_x + 3 * odd_y * odd_y)
        counts[even_row * cells->n_columns + even_column]++;
      else
        counts[n_cells + (guint) row * cells->n_columns + (guint) column]++;
    }

  g_mutex_lock (&self->lock);
  for (guint i = 0; i < 2 * n_cells; i++)
    cells->counts[i] += counts[i];
  g_mutex_unlock (&self->lock);
}

static void
cells_count (Cells *self, const EfComposer *composer)
{
  Counting counting = { .cells = self, .composer = composer };

  g_mutex_init (&counting.lock);
  ef_work_split (composer->data->n, POINTS_OF_PART, count_points, &counting);
  g_mutex_clear (&counting.lock);
}

static void
cells_add (const Cells *self, EfComposer *composer)
{
  guint n_cells = self->n_columns * self->n_rows;
  guint n_used = 0, most = 0, n = 0;
  double *places;
  guint8 *shades;
  EfPrimitive *density;

  for (guint i = 0; i < 2 * n_cells; i++)
    {
      n_used += self->counts[i] > 0;
      most = MAX (most, self->counts[i]);
    }
  composer->densest = most;
  if (n_used == 0)
    return;

  places = g_new (double, 2 * (gsize) n_used);
  shades = g_new (guint8, n_used);
  ef_scene_hold (composer->scene, places, g_free);
  ef_scene_hold (composer->scene, shades, g_free);
  for (guint i = 0; i < 2 * n_cells; i++)
    {
      guint cell = i % n_cells;
      double shift = i < n_cells ? 0 : 0.5;

      if (self->counts[i] == 0)
        continue;
      places[n] = self->left + (cell % self->n_columns + shift) * self->width;
      places[n_used + n] = self->top + (cell / self->n_columns + shift) * self->height;
      shades[n] = (guint8) (1
                            + (most > 1 ? floor (log (self->counts[i]) / log (most)
                                                 * (EF_MARKER_SHADES - 1.001))
                                        : EF_MARKER_SHADES / 2));
      n++;
    }

  density = ef_scene_add (composer->scene, EF_PRIMITIVE_MARKERS, EF_LAYER_POINTS, "density",
                          "density");
  density->clipped = TRUE;
  density->markers = (EfMarkerRun){
    .sx = places,
    .sy = places + n_used,
    .shades = shades,
    .scales = composer->density_scales,
    .n = n_used,
    .ax = 1,
    .ay = 1,
    .size = FILLED * self->width / sqrt (3) / HEXAGON_RADIUS,
    .n_groups = 1,
    .shapes = { EF_SHAPE_HEXAGON },
  };
}

void
ef_compose_density_add (EfComposer *self)
{
  Cells cells;

  cells_init (&cells, self);
  cells_count (&cells, self);
  cells_add (&cells, self);
  g_free (cells.counts);
}
