/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "ef-compose-legend-private.h"

/*
 * The legend stands in the corner of the plot that has the fewest points and nothing of the
 * frontier; if every corner is taken, right of the plot, or below it where that leaves more of the
 * plot. Or it stands where the specification says: in one of the corners, right of the plot, or
 * below it with its entries side by side. On screen the corner is chosen for the whole chart and
 * not for the part that is looked at, so that it does not jump while one zooms.
 */

#define INSET 0.5 /* em from the corner of the plot */
/* The most of the plot that a legend inside may take. */
#define SHARE_MAX 0.3
/* Points under the legend from which a corner is not free: this many, or this share; of few points
 * each one is missed. */
#define COVERED_MAX 3
#define COVERED_SHARE 0.01
#define COVERED_SHARE_OF_FEW 0.1
/* Worse than any number of points. */
#define COST_CURVE 1e12
/* A wider one takes too much of the plot beside it, and stands below; of the page. */
#define BESIDE_MAX 0.28
/* Of the page, that a legend below must leave to the plot. */
#define HEIGHT_KEPT 0.15
/* A scale that stands is read more easily than one that lies, so that has to leave so much more. */
#define LIES_GAIN 1.2

static gboolean
stairs_meet (const double *stairs, guint n, const EfRect *box)
{
  for (guint i = 1; i < n; i++)
    {
      double left = MIN (stairs[2 * i - 2], stairs[2 * i]);
      double right = MAX (stairs[2 * i - 2], stairs[2 * i]);
      double top = MIN (stairs[2 * i - 1], stairs[2 * i + 1]);
      double bottom = MAX (stairs[2 * i - 1], stairs[2 * i + 1]);

      if (left <= box->x + box->width && right >= box->x && top <= box->y + box->height
          && bottom >= box->y)
        return TRUE;
    }

  return FALSE;
}

/* A place in the plot, @column of the way to its right and @row of that to its bottom; the corners
 * are those in which both are 0 or 1. */
static EfRect
get_place (const EfComposer *self, double column, double row)
{
  const EfLegendLayout *layout = self->legend_layout;
  double inset = INSET * self->em;

  return (EfRect){
    self->plot.x + inset + column * (self->plot.width - 2 * inset - layout->width),
    self->plot.y + inset + row * (self->plot.height - 2 * inset - layout->height),
    layout->width,
    layout->height,
  };
}

static EfRect
get_corner (const EfComposer *self, guint corner)
{
  return get_place (self, corner % 2, corner / 2);
}

/* What a legend in @box would cover. */
typedef struct
{
  EfPointDensity *density;
  double *stairs; /* of the frontier, or NULL */
  guint n_stairs;
  double reach; /* of a point around its middle */
  const EfChartData *ghost; /* whose points are drawn as well, or NULL */
  const EfMarkerRun *run;   /* which says where points are */
  GArray *texts;            /* element-type EfRect, of notes that have their places */
} Cover;

/* So many are counted; there is no room that many more would leave. */
#define GHOSTS_MAX 5000

static guint
count_ghosts (const Cover *cover, const EfRect *box)
{
  guint n = 0;

  if (cover->ghost == NULL)
    return 0;
  for (guint i = 0; i < MIN (cover->ghost->n, GHOSTS_MAX); i++)
    {
      double x = cover->run->ax * cover->ghost->sx[i] + cover->run->bx;
      double y = cover->run->ay * cover->ghost->sy[i] + cover->run->by;

      n += x >= box->x && x <= box->x + box->width && y >= box->y && y <= box->y + box->height;
    }
  return n;
}

/* Words that nobody could read. */
static gboolean
meets_text (const GArray *texts, const EfRect *box)
{
  for (guint i = 0; i < texts->len; i++)
    if (ef_compose_notes_meet (box, &g_array_index (texts, EfRect, i)))
      return TRUE;

  return FALSE;
}

static double
get_cost (const Cover *cover, const EfRect *box)
{
  EfRect wide = { box->x - cover->reach, box->y - cover->reach, box->width + 2 * cover->reach,
                  box->height + 2 * cover->reach };
  double cost = ef_point_density_count (cover->density, &wide) + count_ghosts (cover, &wide);

  if (meets_text (cover->texts, box))
    cost += COST_CURVE;
  return stairs_meet (cover->stairs, cover->n_stairs, &wide) ? cost + COST_CURVE : cost;
}

/* A place at an edge under which there is nothing: of the top and the bottom, then of the sides,
 * the one that is nearest to their middle. */
static gboolean
find_free_edge (const EfComposer *self, const Cover *cover, EfRect *box)
{
  static const double along[] = { 0.5, 0.375, 0.625, 0.25, 0.75, 0.125, 0.875 };

  for (guint edge = 0; edge < 4; edge++)
    for (guint i = 0; i < G_N_ELEMENTS (along); i++)
      {
        *box = edge < 2 ? get_place (self, along[i], edge) : get_place (self, edge - 2, along[i]);
        if (get_cost (cover, box) == 0)
          return TRUE;
      }

  return FALSE;
}

/* The cheapest corner; where none is free, a place at an edge that is. */
static double
find_cheapest (const EfComposer *self, const Cover *cover, EfRect *box)
{
  double best = INFINITY;
  EfRect edge;

  for (guint corner = 0; corner < 4; corner++)
    {
      EfRect candidate = get_corner (self, corner);
      double cost = get_cost (cover, &candidate);

      if (cost < best)
        {
          best = cost;
          *box = candidate;
        }
    }
  if (best == 0 || !find_free_edge (self, cover, &edge))
    return best;
  *box = edge;

  return 0;
}

/* Returns how many points the legend covers there, and far more for the frontier. */
static double
find_room (const EfComposer *self, const EfView *view, EfRect *box)
{
  Cover cover = { .reach = self->em / 2, .ghost = self->data->ghost };
  g_autoptr (GArray) texts = ef_compose_notes_list_texts (self, view);
  EfMarkerRun run;
  double cost;

  cover.texts = texts;
  ef_compose_init_run (self, &run);
  ef_compose_map (&self->plot, view, &run.ax, &run.bx, &run.ay, &run.by);
  cover.run = &run;
  cover.density = ef_point_density_new (&run, &self->plot);
  if (run.sizes != NULL)
    cover.reach += run.scales->diameters[EF_MARKER_SIZES - 1] / 2;
  if (self->has_front)
    cover.stairs = ef_compose_curves_trace_front (self, &self->plot, view, &cover.n_stairs);

  cost = find_cheapest (self, &cover, box);

  ef_point_density_free (cover.density);
  g_free (cover.stairs);
  return cost;
}

/* TRUE if it is too wide to stand beside the plot. */
static gboolean
is_wide (const EfComposer *self)
{
  return self->legend_layout->width > BESIDE_MAX * self->options->width;
}

static void
measure_again (EfComposer *self, gboolean below)
{
  self->legend_below = below;
  self->legend_beside = !below;
  g_clear_pointer (&self->legend_layout, ef_compose_legend_free);
  ef_compose_legend_measure (self);
  self->legend_layout->outside = TRUE;
}

/* Below the plot it has to leave more of the plot than it does beside it, unless its words are cut
 * there, for which there is room below. */
static gboolean
move_below (EfComposer *self)
{
  double beside, height;
  gboolean cut;

  measure_again (self, FALSE);
  beside = (self->plot.width - self->legend_layout->width) * self->plot.height;
  if (self->scales_layout != NULL)
    beside *= LIES_GAIN;
  cut = self->legend_layout->cut;
  measure_again (self, TRUE);
  height = self->plot.height - ef_compose_legend_get_bottom_height (self);
  if (height > HEIGHT_KEPT * self->options->height
      && (cut || self->plot.width * height > beside))
    return TRUE;

  measure_again (self, FALSE);
  return FALSE;
}

/* So many points may be below a legend in the plot. */
static double
get_most_covered (const EfComposer *self)
{
  return fmax (fmin (COVERED_MAX, COVERED_SHARE_OF_FEW * self->data->n),
               COVERED_SHARE * self->data->n);
}

/* Decides where the legend goes; the plot has its preliminary place, without a legend beside it. */
double
ef_compose_legend_reserve (EfComposer *self)
{
  EfLegendLayout *layout = self->legend_layout;
  EfChartSpec fitted = *self->spec; /* shares its strings, which nobody touches */
  EfView view = *self->view;
  double cost;

  if (layout == NULL)
    return 0;

  if (self->options->screen)
    {
      fitted.has_view = FALSE;
      ef_chart_data_get_view (self->data, &fitted, &view);
    }
  if (self->spec->legend >= EF_LEGEND_TOP_LEFT && self->spec->legend <= EF_LEGEND_BOTTOM_RIGHT)
    {
      layout->box = get_corner (self, self->spec->legend - EF_LEGEND_TOP_LEFT);
      return 0;
    }
  if (ef_compose_legend_is_below (self))
    {
      layout->outside = TRUE;
      return 0;
    }
  cost = find_room (self, &view, &layout->box);
  if (self->spec->legend == EF_LEGEND_RIGHT)
    layout->outside = TRUE;
  /* One line that says what the staircase is may cover some points; a margin for it would be
   * a waste. */
  else if (layout->n_groups > 0 || layout->n_origins > 0 || self->scales_layout != NULL)
    layout->outside
      = cost > get_most_covered (self)
        || layout->width * layout->height > SHARE_MAX * self->plot.width * self->plot.height;

  if (!layout->outside)
    return 0;
  if (self->spec->legend == EF_LEGEND_AUTO && is_wide (self) && move_below (self))
    return 0;

  return self->legend_layout->width + 0.5 * self->em;
}

/* Moves a legend in the plot off the words of notes, along one of the axes and as little as that
 * takes; where there is no such place, it stays. */
static void
keep_clear (EfComposer *self)
{
  EfRect *box = &self->legend_layout->box;
  const EfRect from = *box;
  const EfRect *plot = &self->plot;
  double gap = INSET * self->em, least = INFINITY;
  g_autoptr (GArray) texts = ef_compose_notes_list_texts (self, self->view);

  if (!meets_text (texts, &from))
    return;
  for (guint i = 0; i < 4 * texts->len; i++)
    {
      const EfRect *text = &g_array_index (texts, EfRect, i / 4);
      const double moves[][2] = {
        { 0, text->y + text->height + gap - from.y },
        { 0, text->y - gap - from.height - from.y },
        { text->x + text->width + gap - from.x, 0 },
        { text->x - gap - from.width - from.x, 0 },
      };
      const double *move = moves[i % 4];
      EfRect moved = { from.x + move[0], from.y + move[1], from.width, from.height };
      double length = fabs (move[0]) + fabs (move[1]);

      if (length >= least || moved.x < plot->x || moved.y < plot->y
          || moved.x + moved.width > plot->x + plot->width
          || moved.y + moved.height > plot->y + plot->height || meets_text (texts, &moved))
        continue;
      least = length;
      *box = moved;
    }
}

void
ef_compose_legend_place (EfComposer *self)
{
  EfLegendLayout *layout = self->legend_layout;
  double x = self->plot.x + self->plot.width;

  if (layout == NULL)
    return;

  if (ef_compose_legend_is_below (self))
    layout->box = (EfRect){ self->em, ef_compose_frame_get_bottom (self), layout->width,
                            layout->height };
  else if (layout->outside)
    layout->box = (EfRect){ x + 0.5 * self->em, self->plot.y, layout->width, layout->height };
  else if (layout->box.x > self->plot.x + 2 * self->em)
    /* The plot may have lost some of its width since. */
    layout->box.x = MIN (layout->box.x, x - INSET * self->em - layout->width);
  if (!ef_compose_legend_is_below (self) && !layout->outside)
    keep_clear (self);
}

void
ef_compose_legend_place_alone (EfComposer *self)
{
  EfLegendLayout *layout = self->legend_layout;

  self->plot = (EfRect){ self->em, 0.5 * self->em, 0, 0 };
  if (layout == NULL)
    return;
  layout->outside = TRUE;
  self->plot.width = layout->width;
  self->plot.height = layout->height;
  layout->box = self->plot;
}

double
ef_compose_legend_get_bottom_height (const EfComposer *self)
{
  return self->legend_layout != NULL && ef_compose_legend_is_below (self)
           ? self->legend_layout->height + 0.3 * self->em
           : 0;
}

gboolean
ef_compose_legend_get_box (const EfComposer *self, EfRect *box)
{
  if (self->legend_layout == NULL || self->legend_layout->outside)
    return FALSE;

  *box = self->legend_layout->box;

  return TRUE;
}
