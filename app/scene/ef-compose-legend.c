/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "ef-chart-words.h"
#include "ef-compose-private.h"

/*
 * The legend names the groups by shape and colour, and the frontier by its line. It stands in the
 * corner of the plot that has the fewest points and nothing of the frontier; if every corner is
 * taken, right of the plot, or below it where that leaves more of the plot. Or it stands where the
 * specification says: in one of the corners, right of the plot, or below it with its entries side
 * by side. On screen the corner is chosen for the whole chart and not for the part that is looked
 * at, so that it does not jump while one zooms.
 */

#define ROW_HEIGHT 1.4   /* of the face */
#define SYMBOL_WIDTH 2.0 /* em */
#define PADDING 0.5      /* em */
#define INSET 0.5        /* em from the corner of the plot */
/* The most of the plot that a legend inside may take. */
#define SHARE_MAX 0.3
/* Points under the legend from which a corner is not free: this many, or this share. */
#define COVERED_MAX 3
#define COVERED_SHARE 0.01
/* Worse than any number of points. */
#define COST_CURVE 1e12
#define WIDTH_MAX 0.4     /* of the page */
#define WIDTH_GIVEN 13.0  /* em: on a narrow page it may have so much all the same, */
#define NARROW_MAX 0.65   /* but no more of the page than this */
/* A wider one takes too much of the plot beside it, and stands below; of the page. */
#define BESIDE_MAX 0.28
/* Of the page, that a legend below must leave to the plot. */
#define HEIGHT_KEPT 0.15
/* A scale that stands is read more easily than one that lies, so that has to leave so much more. */
#define LIES_GAIN 1.2

/* Between entries that stand side by side, em. */
#define ENTRY_GAP 1.6

typedef struct
{
  double x, y; /* of the left end of the middle line, in the box */
} Place;

struct _EfLegendLayout
{
  char *heading;   /* or NULL */
  Place heading_place;
  GPtrArray *rows; /* element-type utf8: groups, curves, then origins */
  Place *places;   /* one for each */
  Place scales_place; /* of the top left corner of what explains steps of colour and size */
  guint n_groups;
  guint n_origins; /* rows behind the curves that say how points came to be */
  double width, height;
  gboolean outside; /* right of the plot, or below it */
  gboolean cut;     /* something of its words is left out */
  EfRect box;
};

static gboolean
is_below (const EfComposer *self)
{
  return self->legend_below || self->spec->legend == EF_LEGEND_BOTTOM;
}

static double
get_row_height (const EfComposer *self)
{
  return self->legend.size * ROW_HEIGHT;
}

static double
measure_row (const EfComposer *self, const EfLegendLayout *layout, guint row)
{
  return SYMBOL_WIDTH * self->em
         + ef_text_ruler_get_width (self->ruler, self->legend, layout->rows->pdata[row]);
}

static double
measure_heading (const EfComposer *self, const EfLegendLayout *layout)
{
  EfFace face = { self->legend.size, TRUE };

  return layout->heading != NULL ? ef_text_ruler_get_width (self->ruler, face, layout->heading)
                                 : 0;
}

/* No entry is wider than a part of the page. */
static void
shorten (const EfComposer *self, EfLegendLayout *layout)
{
  /* Alone, or below the plot, it stands an em from the edge of its page. */
  double page = self->options->width;
  double width = WIDTH_MAX * page;
  double text_max;

  if (self->options->legend_only || is_below (self))
    width = page - 2 * self->em;
  else if (!self->legend_beside && self->spec->legend != EF_LEGEND_RIGHT)
    width = MIN (MAX (width, WIDTH_GIVEN * self->em), NARROW_MAX * page);
  text_max = width - (SYMBOL_WIDTH + 2 * PADDING) * self->em;

  for (guint i = 0; i < layout->rows->len; i++)
    {
      char *text = layout->rows->pdata[i];

      layout->rows->pdata[i] = ef_text_ruler_fit (self->ruler, self->legend, text, text_max);
      layout->cut |= !g_str_equal (layout->rows->pdata[i], text);
      g_free (text);
    }
  if (layout->heading != NULL)
    {
      EfFace face = { self->legend.size, TRUE };
      char *text = layout->heading;

      layout->heading = ef_text_ruler_fit (self->ruler, face, text, text_max);
      g_free (text);
    }
}

/* One below the other. */
static void
stack (const EfComposer *self, EfLegendLayout *layout)
{
  double widest = measure_heading (self, layout);
  double padding = PADDING * self->em;
  double y = padding / 2 + get_row_height (self) / 2;

  layout->heading_place = (Place){ padding, y };
  if (layout->heading != NULL)
    y += get_row_height (self);
  for (guint i = 0; i < layout->rows->len; i++)
    {
      layout->places[i] = (Place){ padding, y };
      widest = MAX (widest, measure_row (self, layout, i));
      y += get_row_height (self);
    }
  layout->width = widest + 2 * padding;
  layout->height = y - get_row_height (self) / 2 + padding / 2;
}

/* The width of a legend below the plot. */
static double
get_flow_width (const EfComposer *self)
{
  return self->options->width - 2 * self->em;
}

/* Side by side, in as many lines as the page needs. */
static void
flow (const EfComposer *self, EfLegendLayout *layout)
{
  double width = get_flow_width (self);
  double x = 0, y = get_row_height (self) / 2;

  layout->heading_place = (Place){ 0, y };
  if (layout->heading != NULL)
    x = measure_heading (self, layout) + ENTRY_GAP * self->em;
  for (guint i = 0; i < layout->rows->len; i++)
    {
      double entry = measure_row (self, layout, i);

      if (x > 0 && x + entry > width)
        {
          x = 0;
          y += get_row_height (self);
        }
      layout->places[i] = (Place){ x, y };
      x += entry + ENTRY_GAP * self->em;
    }
  layout->width = width;
  layout->height = x > 0 ? y + get_row_height (self) / 2 : 0;
}

static void
measure_rows (const EfComposer *self, EfLegendLayout *layout)
{
  layout->places = g_new0 (Place, layout->rows->len);
  shorten (self, layout);
  if (is_below (self))
    flow (self, layout);
  else
    stack (self, layout);
}

void
ef_compose_legend_measure (EfComposer *self)
{
  EfLegendLayout *layout;
  double width, height;

  if (self->spec->legend == EF_LEGEND_NONE
      || (self->data->n_groups == 0 && self->curves->len == 0 && self->scales_layout == NULL
          && !self->data->has_forms))
    return;

  layout = g_new0 (EfLegendLayout, 1);
  layout->rows = g_ptr_array_new_with_free_func (g_free);
  layout->n_groups = self->direct ? 0 : self->data->n_groups;
  for (guint g = 0; g < layout->n_groups; g++)
    g_ptr_array_add (layout->rows, ef_chart_words_clean (self->data->group_names[g]));
  if (layout->n_groups > 0)
    layout->heading = ef_chart_words_clean (ef_column_get_name (self->data->group_column));
  for (guint i = self->curves->len; i > 0; i--)
    {
      const EfCurveLayout *curve = &g_array_index (self->curves, EfCurveLayout, i - 1);

      if (curve->words != NULL)
        g_ptr_array_add (layout->rows, g_strdup (curve->words));
    }
  layout->n_origins = ef_compose_origins_list (self, layout->rows);
  if (layout->rows->len == 0 && self->scales_layout == NULL)
    {
      ef_compose_legend_free (layout);
      return;
    }
  measure_rows (self, layout);
  if (ef_compose_scales_get_size (self, is_below (self) ? get_flow_width (self) : 0, &width,
                                  &height))
    {
      layout->scales_place
        = is_below (self)
            ? (Place){ 0, layout->height }
            : (Place){ PADDING * self->em, layout->height - PADDING * self->em / 2 };
      layout->width = MAX (layout->width, width + 2 * PADDING * self->em);
      layout->height += height;
    }
  self->legend_layout = layout;
}

/* ---- The corner ---- */

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

/* Three by three places in the plot, row by row; the corners are those in which a column and a row
 * are 0 or 2. */
static EfRect
get_place (const EfComposer *self, guint column, guint row)
{
  const EfLegendLayout *layout = self->legend_layout;
  double inset = INSET * self->em;

  return (EfRect){
    self->plot.x + inset + column / 2.0 * (self->plot.width - 2 * inset - layout->width),
    self->plot.y + inset + row / 2.0 * (self->plot.height - 2 * inset - layout->height),
    layout->width,
    layout->height,
  };
}

static EfRect
get_corner (const EfComposer *self, guint corner)
{
  return get_place (self, corner % 2 * 2, corner / 2 * 2);
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

/* The cheapest corner; where none is free, the middle of an edge that is. */
static double
find_cheapest (const EfComposer *self, const Cover *cover, EfRect *box)
{
  static const guint edges[][2] = { { 1, 0 }, { 1, 2 }, { 0, 1 }, { 2, 1 } };
  double best = INFINITY;

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

  for (guint i = 0; best > 0 && i < G_N_ELEMENTS (edges); i++)
    {
      EfRect candidate = get_place (self, edges[i][0], edges[i][1]);

      if (get_cost (cover, &candidate) == 0)
        {
          best = 0;
          *box = candidate;
        }
    }
  return best;
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
  if (is_below (self))
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
      = cost > MAX (COVERED_MAX, COVERED_SHARE * self->data->n)
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

  if (is_below (self))
    layout->box = (EfRect){ self->em, ef_compose_frame_get_bottom (self), layout->width,
                            layout->height };
  else if (layout->outside)
    layout->box = (EfRect){ x + 0.5 * self->em, self->plot.y, layout->width, layout->height };
  else if (layout->box.x > self->plot.x + 2 * self->em)
    /* The plot may have lost some of its width since. */
    layout->box.x = MIN (layout->box.x, x - INSET * self->em - layout->width);
  if (!is_below (self) && !layout->outside)
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
  return self->legend_layout != NULL && is_below (self)
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

/* ---- Primitives ---- */

/* Page coordinates of the symbols, which the scene keeps for the marker runs. */
static double *
hold_places (const EfComposer *self, guint n)
{
  double *places = g_new (double, 2 * n);

  ef_scene_hold (self->scene, places, g_free);

  return places;
}

/* One marker of each group, in the manner of the points but opaque enough to compare. */
static void
add_group_symbols (const EfComposer *self)
{
  const EfLegendLayout *layout = self->legend_layout;
  guint n = layout->n_groups;
  double *places = hold_places (self, n);
  guint8 *groups = g_new (guint8, n);
  EfPrimitive *symbols;

  ef_scene_hold (self->scene, groups, g_free);
  symbols = ef_scene_add (self->scene, EF_PRIMITIVE_MARKERS, EF_LAYER_FRAME, "legend-symbol",
                          "legend-symbols");
  ef_compose_init_run (self, &symbols->markers);
  for (guint g = 0; g < n; g++)
    {
      places[g] = layout->box.x + layout->places[g].x + (SYMBOL_WIDTH / 2 - 0.2) * self->em;
      places[n + g] = layout->box.y + layout->places[g].y;
      groups[g] = (guint8) g;
      symbols->markers.fills[g].a = MAX (symbols->markers.fills[g].a, 0.9);
    }
  symbols->markers.sizes = NULL;
  symbols->markers.sx = places;
  symbols->markers.sy = places + n;
  symbols->markers.groups = groups;
  symbols->markers.n = n;
  symbols->markers.ax = symbols->markers.ay = 1;
  symbols->markers.bx = symbols->markers.by = 0;
  symbols->markers.size = MAX (self->marker_size, 0.55 * self->em);
}

/* The form that all points of the frontier have, or the filled one. */
static EfForm
get_front_form (const EfComposer *self)
{
  const EfChartData *data = self->data;
  EfForm form
    = data->n_front > 0 ? ef_compose_origins_get_form (self, data->front[0]) : EF_FORM_FILLED;

  for (guint i = 1; i < data->n_front && form != EF_FORM_FILLED; i++)
    if (ef_compose_origins_get_form (self, data->front[i]) != form)
      return EF_FORM_FILLED;

  return form;
}

/* The line of the curve does not run through what is hollow. */
static void
add_curve_ground (const EfComposer *self, const double *place)
{
  EfPrimitive *ground = ef_scene_add (self->scene, EF_PRIMITIVE_MARKERS, EF_LAYER_FRAME,
                                      "legend-front-ground", "legend-front-ground");

  ground->markers = (EfMarkerRun){ .sx = place,
                                   .sy = place + 1,
                                   .n = 1,
                                   .ax = 1,
                                   .ay = 1,
                                   .size = self->front_size + self->outline_width,
                                   .n_groups = 1 };
  ground->markers.fills[0] = self->theme->background;
}

/* A sample of the points on a curve. */
static void
add_curve_point (const EfComposer *self, double x, double y)
{
  double *place = hold_places (self, 1);
  EfForm form = get_front_form (self);
  EfPrimitive *symbol;

  if (form != EF_FORM_FILLED)
    add_curve_ground (self, place);
  symbol = ef_scene_add (self->scene, EF_PRIMITIVE_MARKERS, EF_LAYER_FRAME, "legend-front-point",
                         "legend-front-point");
  place[0] = x;
  place[1] = y;
  symbol->markers = (EfMarkerRun){
    .sx = place,
    .sy = place + 1,
    .n = 1,
    .ax = 1,
    .ay = 1,
    .size = self->front_size,
    .n_groups = 1,
    .outline = *ef_compose_get_front_colour (self),
    .outline_width = self->outline_width,
  };
  symbol->markers.fills[0]
    = ef_compose_has_colours (self) ? self->theme->background : self->theme->front_fill;
  ef_compose_origins_set_form (self, &symbol->markers, form);
}

static void
add_band_symbol (
  const EfComposer *self, const EfCurveLayout *curve, double x, double y, double width)
{
  EfPrimitive *symbol
    = ef_scene_add (self->scene, EF_PRIMITIVE_RECT, EF_LAYER_FRAME, "legend-band", "legend-band");

  symbol->rect.rect = (EfRect){ x, y - 0.3 * self->em, width, 0.6 * self->em };
  symbol->fill = curve->colour;
}

static void
add_knee_symbol (const EfComposer *self, const EfCurveLayout *curve, double x, double y)
{
  double *place = hold_places (self, 1);
  EfPrimitive *symbol = ef_scene_add (self->scene, EF_PRIMITIVE_MARKERS, EF_LAYER_FRAME,
                                      "legend-knee", "legend-knee");

  place[0] = x;
  place[1] = y;
  symbol->markers = (EfMarkerRun){ .sx = place,
                                   .sy = place + 1,
                                   .n = 1,
                                   .ax = 1,
                                   .ay = 1,
                                   .size = 0.8 * self->em,
                                   .n_groups = 1,
                                   .shapes = { EF_SHAPE_DIAMOND },
                                   .outline = curve->colour,
                                   .outline_width = self->outline_width };
}

static void
add_error_bar_symbol (const EfComposer *self, const EfCurveLayout *curve, double x, double y)
{
  double half = 0.35 * self->em, cap = 0.2 * self->em;
  const double lines[3][4] = {
    { x, y - half, x, y + half },
    { x - cap, y - half, x + cap, y - half },
    { x - cap, y + half, x + cap, y + half },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *id = g_strdup_printf ("legend-error-bar-%u", i);

      ef_compose_add_line (self, EF_LAYER_FRAME, "legend-error-bar", id, lines[i], &curve->colour,
                           0.45 * self->front_width);
    }
}

static void
add_curve_symbol (const EfComposer *self, const EfCurveLayout *curve, double x, double y)
{
  double width = (SYMBOL_WIDTH - 0.4) * self->em;
  const double line[4] = { x, y, x + width, y };

  if (curve->sample == EF_SAMPLE_BAND)
    add_band_symbol (self, curve, x, y, width);
  else if (curve->sample == EF_SAMPLE_ERROR_BAR)
    add_error_bar_symbol (self, curve, x + width / 2, y);
  else if (curve->sample == EF_SAMPLE_TRAIL)
    ef_compose_trails_add_sample (self, curve, x, y, width);
  else if (curve->sample == EF_SAMPLE_GHOST)
    ef_compose_ghost_add_symbol (self, curve, x, y, width);
  else if (curve->sample == EF_SAMPLE_STAR)
    ef_compose_stars_add_symbol (self, curve, x, y, width);
  else if (curve->sample == EF_SAMPLE_KNEE)
    add_knee_symbol (self, curve, x + width / 2, y);
  else if (curve->width > 0)
    {
      g_autofree char *id = g_strdup_printf ("legend-%s", curve->id);

      EfPrimitive *sample;

      ef_compose_add_line (self, EF_LAYER_FRAME, "legend-front", id, line, &curve->colour,
                           curve->width);
      sample = (EfPrimitive *) ef_scene_get (self->scene, ef_scene_get_n (self->scene) - 1);
      sample->dash[0] = curve->dash[0];
      sample->dash[1] = curve->dash[1];
    }
  if (curve->pointed)
    add_curve_point (self, x + width / 2, y);
}

/* In the order of the rows: the frontier first. */
static void
add_curve_symbols (const EfComposer *self)
{
  const EfLegendLayout *layout = self->legend_layout;
  guint row = layout->n_groups;

  for (guint i = self->curves->len; i > 0; i--)
    {
      const EfCurveLayout *curve = &g_array_index (self->curves, EfCurveLayout, i - 1);

      if (curve->words == NULL)
        continue;
      add_curve_symbol (self, curve, layout->box.x + layout->places[row].x,
                        layout->box.y + layout->places[row].y);
      row++;
    }
}

/* The last rows. */
static void
add_origin_symbols (const EfComposer *self)
{
  const EfLegendLayout *layout = self->legend_layout;
  const Place *places = layout->places + layout->rows->len - layout->n_origins;

  for (guint i = 0; i < layout->n_origins; i++)
    ef_compose_origins_add_symbol (
      self, i, layout->box.x + places[i].x + (SYMBOL_WIDTH / 2 - 0.2) * self->em,
      layout->box.y + places[i].y);
}

static void
add_box (const EfComposer *self)
{
  EfPrimitive *box
    = ef_scene_add (self->scene, EF_PRIMITIVE_RECT, EF_LAYER_FRAME, "legend", "legend");

  box->rect.rect = self->legend_layout->box;
  box->rect.radius = 0.3 * self->em;
  box->fill = self->theme->plot_background;
  box->fill.a = 0.88;
}

void
ef_compose_legend_add (const EfComposer *self)
{
  const EfLegendLayout *layout = self->legend_layout;
  double baseline = 0.35 * self->legend.size;

  if (layout == NULL)
    return;

  if (!layout->outside)
    add_box (self);
  if (layout->heading != NULL)
    ef_compose_add_text (self, EF_LAYER_FRAME, "legend-heading", "legend-heading",
                         (EfFace){ self->legend.size, TRUE }, layout->heading,
                         layout->box.x + layout->heading_place.x,
                         layout->box.y + layout->heading_place.y + baseline, EF_ANCHOR_START,
                         &self->theme->text);
  if (layout->n_groups > 0)
    add_group_symbols (self);
  add_curve_symbols (self);
  add_origin_symbols (self);
  ef_compose_scales_add (self, layout->box.x + layout->scales_place.x,
                         layout->box.y + layout->scales_place.y);
  for (guint i = 0; i < layout->rows->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("legend-label-%u", i);

      ef_compose_add_text (self, EF_LAYER_FRAME, "legend-label", id, self->legend,
                           layout->rows->pdata[i],
                           layout->box.x + layout->places[i].x + SYMBOL_WIDTH * self->em,
                           layout->box.y + layout->places[i].y + baseline, EF_ANCHOR_START,
                           &self->theme->text);
    }
}

void
ef_compose_legend_free (EfLegendLayout *layout)
{
  g_free (layout->heading);
  g_free (layout->places);
  g_ptr_array_unref (layout->rows);
  g_free (layout);
}
