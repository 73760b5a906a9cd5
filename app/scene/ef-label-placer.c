/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-label-placer.h"

#include <math.h>

/*
 * Eight directions on six rings around the marker. Nearer is better, then the preferred side, then
 * the place that covers fewer points. From the second ring on a line leads to the marker, for which
 * the same rules hold as for the text. Labels do not move once they have a place: 200 of them take
 * a few milliseconds, where methods that improve a first solution take seconds and move labels
 * about with every change.
 *
 * Obstacles are kept by columns of the area, so a candidate meets only those near it.
 */

#define N_RINGS 6
#define N_DIRECTIONS 8
#define N_COLUMNS 64
/* From here on a leader should be clear of the lines at its marker. */
#define LEADER_START 4.0
/* White space that stays around a label. */
#define MARGIN 0.75

#define COST_RING 1.5
#define COST_LEADER 1.5
#define COST_TURN 0.6 /* per eighth of a turn away from the preferred side */
#define COST_CROWD 20.0
#define COST_CROSSED 0.3 /* per point that a leader line runs over */
#define CROSSED_MAX 12
/* How long the pieces of a line are of which each is looked at for itself. */
#define PIECE 5.0
#define PIECES_MAX 16
#define COST_POINT 1.5
/* A text over more points than this can neither be read nor do the points show. */
#define POINTS_MAX 3

typedef enum
{
  OBSTACLE_BOX,
  OBSTACLE_DISC,
  OBSTACLE_SEGMENT,
} ObstacleKind;

typedef struct
{
  ObstacleKind kind;
  gboolean is_label; /* one that was placed, or its line */
  union
  {
    EfRect box;
    struct
    {
      double x, y, radius;
    } disc;
    struct
    {
      double line[4]; /* x1, y1, x2, y2 */
      double reach;
    } segment;
  };
} Obstacle;

struct _EfLabelPlacer
{
  EfRect area;
  double step;
  const EfPointDensity *density;
  double point_radius;
  GArray *obstacles;          /* element-type Obstacle */
  GArray *columns[N_COLUMNS]; /* element-type guint, indices of obstacles that touch the column */
};

/* Clockwise from the right, y downwards. */
static const struct
{
  int x, y;
} directions[N_DIRECTIONS] = {
  { 1, 0 }, { 1, 1 }, { 0, 1 }, { -1, 1 }, { -1, 0 }, { -1, -1 }, { 0, -1 }, { 1, -1 },
};

static gboolean
boxes_overlap (const EfRect *a, const EfRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

static gboolean
box_meets_disc (const EfRect *box, double x, double y, double radius)
{
  double dx = x - CLAMP (x, box->x, box->x + box->width);
  double dy = y - CLAMP (y, box->y, box->y + box->height);

  return dx * dx + dy * dy < radius * radius;
}

/* Narrows [@t1, @t2] to the part of a segment that lies between @low and @high on one axis. */
static gboolean
clip_segment (double from, double delta, double low, double high, double *t1, double *t2)
{
  double a, b;

  if (delta == 0)
    return from >= low && from <= high;

  a = (low - from) / delta;
  b = (high - from) / delta;
  *t1 = MAX (*t1, MIN (a, b));
  *t2 = MIN (*t2, MAX (a, b));

  return *t1 <= *t2;
}

static gboolean
box_meets_line (const EfRect *box, const double line[4], double reach)
{
  double t1 = 0;
  double t2 = 1;

  return clip_segment (line[0], line[2] - line[0], box->x - reach, box->x + box->width + reach, &t1,
                       &t2)
         && clip_segment (line[1], line[3] - line[1], box->y - reach, box->y + box->height + reach,
                          &t1, &t2);
}

static double
get_side (double ax, double ay, double bx, double by, double px, double py)
{
  return (bx - ax) * (py - ay) - (by - ay) * (px - ax);
}

static gboolean
segments_cross (const double a[4], const double b[4])
{
  double s1 = get_side (a[0], a[1], a[2], a[3], b[0], b[1]);
  double s2 = get_side (a[0], a[1], a[2], a[3], b[2], b[3]);
  double s3 = get_side (b[0], b[1], b[2], b[3], a[0], a[1]);
  double s4 = get_side (b[0], b[1], b[2], b[3], a[2], a[3]);

  return s1 * s2 < 0 && s3 * s4 < 0;
}

static gboolean
disc_meets_segment (double x, double y, double radius, const double s[4])
{
  double dx = s[2] - s[0];
  double dy = s[3] - s[1];
  double length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP (((x - s[0]) * dx + (y - s[1]) * dy) / length, 0, 1) : 0;
  double away_x = s[0] + t * dx - x;
  double away_y = s[1] + t * dy - y;

  return away_x * away_x + away_y * away_y < radius * radius;
}

static gboolean
obstacle_meets_box (const Obstacle *obstacle, const EfRect *box)
{
  switch (obstacle->kind)
    {
    case OBSTACLE_BOX:
      return boxes_overlap (&obstacle->box, box);
    case OBSTACLE_DISC:
      return box_meets_disc (box, obstacle->disc.x, obstacle->disc.y, obstacle->disc.radius);
    case OBSTACLE_SEGMENT:
    default:
      return box_meets_line (box, obstacle->segment.line, obstacle->segment.reach);
    }
}

/* TRUE for a leader that runs along a line: it starts on the line, so its next few points tell. */
static gboolean
runs_along (const double leader[4], const Obstacle *obstacle)
{
  double length = hypot (leader[2] - leader[0], leader[3] - leader[1]);
  double t = length > LEADER_START ? LEADER_START / length : 1;

  return disc_meets_segment (leader[0] + (leader[2] - leader[0]) * t,
                             leader[1] + (leader[3] - leader[1]) * t, obstacle->segment.reach,
                             obstacle->segment.line);
}

static gboolean
obstacle_meets_line (const Obstacle *obstacle, const double line[4])
{
  switch (obstacle->kind)
    {
    case OBSTACLE_BOX:
      /* As far as a text keeps off a line that was there first: else which of the two comes first
       * would decide whether both can stay. */
      return box_meets_line (&obstacle->box, line, MARGIN);
    case OBSTACLE_DISC:
      return disc_meets_segment (obstacle->disc.x, obstacle->disc.y, obstacle->disc.radius, line);
    case OBSTACLE_SEGMENT:
    default:
      return segments_cross (line, obstacle->segment.line) || runs_along (line, obstacle);
    }
}

static guint
get_column (const EfLabelPlacer *self, double x)
{
  return (guint) CLAMP ((x - self->area.x) / self->area.width * N_COLUMNS, 0, N_COLUMNS - 1);
}

static void
add_obstacle (EfLabelPlacer *self, const Obstacle *obstacle, double left, double right)
{
  guint index = self->obstacles->len;

  g_array_append_val (self->obstacles, *obstacle);
  for (guint c = get_column (self, left); c <= get_column (self, right); c++)
    g_array_append_val (self->columns[c], index);
}

/* TRUE if nothing that is marked stands in @box, and nothing crosses @line if there is one. */
static gboolean
is_free (const EfLabelPlacer *self, const EfRect *box, const double *line)
{
  /* A text keeps a line off by its margin, so one in the next column may be in the way of it. */
  double left = line != NULL ? MIN (box->x, line[0] - MARGIN) : box->x;
  double right = box->x + box->width;

  if (line != NULL)
    right = MAX (right, line[0] + MARGIN);

  for (guint c = get_column (self, left); c <= get_column (self, right); c++)
    {
      for (guint i = 0; i < self->columns[c]->len; i++)
        {
          guint index = g_array_index (self->columns[c], guint, i);
          const Obstacle *obstacle = &g_array_index (self->obstacles, Obstacle, index);

          if (obstacle_meets_box (obstacle, box)
              || (line != NULL && obstacle_meets_line (obstacle, line)))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
is_inside (const EfLabelPlacer *self, const EfRect *box)
{
  return box->x >= self->area.x && box->y >= self->area.y
         && box->x + box->width <= self->area.x + self->area.width
         && box->y + box->height <= self->area.y + self->area.height;
}

/* Where a text stands in @direction on @ring, and the line to it. */
static void
make_candidate (const EfLabelPlacer *self,
                const EfLabelRequest *request,
                guint direction,
                guint ring,
                EfLabelPlace *candidate)
{
  int dx = directions[direction].x;
  int dy = directions[direction].y;
  double distance = request->radius + 0.2 * self->step + ring * self->step;
  double offset = dx != 0 && dy != 0 ? distance * G_SQRT2 / 2 : distance;
  double start = (request->radius + 0.5) / distance;
  double end_x, end_y;

  candidate->box = (EfRect){
    request->x + dx * offset - (1 - dx) * request->width / 2,
    request->y + dy * offset - (1 - dy) * request->height / 2,
    request->width,
    request->height,
  };
  candidate->has_leader = ring > 0;

  end_x = request->x + dx * offset;
  end_y = request->y + dy * offset;
  candidate->leader[0] = request->x + (end_x - request->x) * start;
  candidate->leader[1] = request->y + (end_y - request->y) * start;
  candidate->leader[2] = end_x;
  candidate->leader[3] = end_y;
  candidate->spot = (gint) (1 + ring * N_DIRECTIONS + direction);
}

/* Points of which something in @box would cover a part, but for that of the request. */
static double
count_covered (const EfLabelPlacer *self, const EfLabelRequest *request, const EfRect *box)
{
  double reach = self->point_radius;
  EfRect around = { box->x - reach, box->y - reach, box->width + 2 * reach,
                    box->height + 2 * reach };
  double n_points;

  if (self->density == NULL)
    return 0;

  n_points = ef_point_density_count (self->density, &around);
  if (n_points > 0 && ef_point_density_counts (self->density, &around, request->x, request->y))
    n_points--;
  return n_points;
}

/* Points that a leader line runs over, looked for piece by piece. */
static double
count_crossed (const EfLabelPlacer *self, const EfLabelRequest *request, const double line[4])
{
  double length = hypot (line[2] - line[0], line[3] - line[1]);
  int n_pieces = (int) CLAMP (ceil (length / PIECE), 1, PIECES_MAX);
  double dx = (line[2] - line[0]) / n_pieces;
  double dy = (line[3] - line[1]) / n_pieces;
  double n_points = 0;

  for (int i = 0; i < n_pieces; i++)
    n_points += count_covered (self, request,
                               &(EfRect){ line[0] + dx * i + MIN (dx, 0),
                                          line[1] + dy * i + MIN (dy, 0), fabs (dx), fabs (dy) });

  return n_points;
}

/* Cost of something that @n_points are in the way of, where it is acceptable at all. */
static double
weigh_points (const EfLabelRequest *request, double n_points, double cost, double n_max)
{
  if (n_points <= n_max)
    return cost * n_points;

  return request->insistent ? COST_CROWD + cost * n_max : INFINITY;
}

/* What a place costs before anything is looked at: no place comes cheaper. */
static double
get_base_cost (guint direction, guint preferred, guint ring)
{
  guint turn = (direction + N_DIRECTIONS - preferred) % N_DIRECTIONS;

  return COST_RING * ring + (ring > 0 ? COST_LEADER : 0)
         + COST_TURN * MIN (turn, N_DIRECTIONS - turn);
}

static double
get_cost (const EfLabelPlacer *self,
          const EfLabelRequest *request,
          const EfLabelPlace *candidate,
          double base_cost)
{
  double cost = base_cost;

  if (candidate->has_leader)
    cost += weigh_points (request, count_crossed (self, request, candidate->leader), COST_CROSSED,
                          CROSSED_MAX);
  cost += weigh_points (request, count_covered (self, request, &candidate->box), COST_POINT,
                        POINTS_MAX);

  return cost;
}

static guint
find_preferred (const EfLabelRequest *request)
{
  for (guint d = 0; d < N_DIRECTIONS; d++)
    {
      if (directions[d].x == request->prefer_x && directions[d].y == request->prefer_y)
        return d;
    }

  return 6; /* above */
}

EfLabelPlacer *
ef_label_placer_new (const EfRect *area,
                     double step,
                     const EfPointDensity *density,
                     double point_radius)
{
  EfLabelPlacer *self = g_new0 (EfLabelPlacer, 1);

  self->area = *area;
  self->step = step;
  self->density = density;
  self->point_radius = point_radius;
  self->obstacles = g_array_new (FALSE, FALSE, sizeof (Obstacle));
  for (guint c = 0; c < N_COLUMNS; c++)
    self->columns[c] = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

void
ef_label_placer_free (EfLabelPlacer *self)
{
  for (guint c = 0; c < N_COLUMNS; c++)
    g_array_unref (self->columns[c]);
  g_array_unref (self->obstacles);
  g_free (self);
}

void
ef_label_placer_add_box (EfLabelPlacer *self, const EfRect *box)
{
  Obstacle obstacle = { .kind = OBSTACLE_BOX, .box = *box };

  add_obstacle (self, &obstacle, box->x, box->x + box->width);
}

void
ef_label_placer_add_disc (EfLabelPlacer *self, double x, double y, double radius)
{
  Obstacle obstacle = { .kind = OBSTACLE_DISC, .disc = { x, y, radius } };

  add_obstacle (self, &obstacle, x - radius, x + radius);
}

void
ef_label_placer_add_segment (EfLabelPlacer *self, const double line[4], double reach)
{
  Obstacle obstacle = {
    .kind = OBSTACLE_SEGMENT,
    .segment = { { line[0], line[1], line[2], line[3] }, reach },
  };

  add_obstacle (self, &obstacle, MIN (line[0], line[2]) - reach, MAX (line[0], line[2]) + reach);
}

static EfRect
widen (const EfRect *box)
{
  return (EfRect){ box->x - MARGIN, box->y - MARGIN, box->width + 2 * MARGIN,
                   box->height + 2 * MARGIN };
}

static gboolean
can_stand (const EfLabelPlacer *self, const EfLabelPlace *candidate)
{
  EfRect wide = widen (&candidate->box);

  return is_inside (self, &wide)
         && is_free (self, &wide, candidate->has_leader ? candidate->leader : NULL);
}

/* Takes the place of @direction on @ring if it is free and costs less than @best. */
static void
try_place (const EfLabelPlacer *self,
           const EfLabelRequest *request,
           guint direction,
           guint ring,
           double base_cost,
           double *best,
           EfLabelPlace *place)
{
  EfLabelPlace candidate;
  EfRect wide;
  double cost;

  make_candidate (self, request, direction, ring, &candidate);
  wide = widen (&candidate.box);
  if (!is_inside (self, &wide))
    return;
  cost = get_cost (self, request, &candidate, base_cost);
  if (cost < *best && is_free (self, &wide, candidate.has_leader ? candidate.leader : NULL))
    {
      *best = cost;
      *place = candidate;
    }
}

/* Where it was before, whatever has become better meanwhile: what moves draws the eye. */
static gboolean
can_stay (const EfLabelPlacer *self, const EfLabelRequest *request, EfLabelPlace *place)
{
  guint spot = (guint) request->spot - 1;

  if (request->spot <= 0 || spot >= N_RINGS * N_DIRECTIONS)
    return FALSE;

  make_candidate (self, request, spot % N_DIRECTIONS, spot / N_DIRECTIONS, place);

  return can_stand (self, place);
}

static gboolean
find_place (const EfLabelPlacer *self, const EfLabelRequest *request, EfLabelPlace *place)
{
  guint preferred = find_preferred (request);
  double best = INFINITY;

  /* Outer rings cost more: most labels are placed on the first one and look no further. */
  for (guint ring = 0; ring < N_RINGS && get_base_cost (preferred, preferred, ring) < best; ring++)
    {
      for (guint direction = 0; direction < N_DIRECTIONS; direction++)
        {
          double base_cost = get_base_cost (direction, preferred, ring);

          if (base_cost < best)
            try_place (self, request, direction, ring, base_cost, &best, place);
        }
    }

  return isfinite (best);
}

static void
take_place (EfLabelPlacer *self, const EfLabelPlace *place)
{
  guint n_before = self->obstacles->len;

  ef_label_placer_add_box (self, &place->box);
  if (place->has_leader)
    ef_label_placer_add_segment (self, place->leader, 0);
  for (guint i = n_before; i < self->obstacles->len; i++)
    g_array_index (self->obstacles, Obstacle, i).is_label = TRUE;
}

gboolean
ef_label_placer_stay (EfLabelPlacer *self, const EfLabelRequest *request, EfLabelPlace *place)
{
  g_return_val_if_fail (self != NULL && request != NULL && place != NULL, FALSE);

  if (!can_stay (self, request, place))
    return FALSE;
  take_place (self, place);

  return TRUE;
}

gboolean
ef_label_placer_place (EfLabelPlacer *self, const EfLabelRequest *request, EfLabelPlace *place)
{
  if (!can_stay (self, request, place) && !find_place (self, request, place))
    return FALSE;
  take_place (self, place);

  return TRUE;
}

/* As a name that is placed later would keep off the disc: by its margin. */
static gboolean
label_covers (const Obstacle *label, double x, double y, double radius)
{
  EfRect wide;

  if (label->kind == OBSTACLE_SEGMENT)
    return disc_meets_segment (x, y, radius, label->segment.line);

  wide = widen (&label->box);
  return box_meets_disc (&wide, x, y, radius);
}

gboolean
ef_label_placer_covers (const EfLabelPlacer *self, double x, double y, double radius)
{
  double reach = radius + MARGIN;

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint c = get_column (self, x - reach); c <= get_column (self, x + reach); c++)
    {
      for (guint i = 0; i < self->columns[c]->len; i++)
        {
          guint index = g_array_index (self->columns[c], guint, i);
          const Obstacle *obstacle = &g_array_index (self->obstacles, Obstacle, index);

          if (obstacle->is_label && label_covers (obstacle, x, y, radius))
            return TRUE;
        }
    }

  return FALSE;
}
