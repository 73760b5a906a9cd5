/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-compose-legend-private.h"

/* Samples of what the entries of the legend name: markers of groups, lines, bands and points of
 * curves, and forms of origins. */

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
      places[g] = layout->box.x + layout->places[g].x
                  + (EF_LEGEND_SYMBOL_WIDTH / 2 - 0.2) * self->em;
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
  if (form != EF_FORM_FILLED)
    symbol->markers.fills[0] = symbol->markers.outline;
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
  double width = (EF_LEGEND_SYMBOL_WIDTH - 0.4) * self->em;
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
  const EfLegendPlace *places = layout->places + layout->rows->len - layout->n_origins;

  for (guint i = 0; i < layout->n_origins; i++)
    ef_compose_origins_add_symbol (
      self, i, layout->box.x + places[i].x + (EF_LEGEND_SYMBOL_WIDTH / 2 - 0.2) * self->em,
      layout->box.y + places[i].y);
}

void
ef_compose_legend_add_symbols (const EfComposer *self)
{
  if (self->legend_layout->n_groups > 0)
    add_group_symbols (self);
  add_curve_symbols (self);
  add_origin_symbols (self);
}
