/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-compose-private.h"

#include <math.h>

#include "ef-chart-origins.h"
#include "ef-words.h"

/* Points that are not reported are half filled or hollow, whatever their shape and colour, and have
 * their range as a thin line. The legend says what the forms mean, and how many there are. */

/* With more, ranges would be all that is seen: then only the frontier has them. */
#define RANGES_MAX 300
#define RANGE_WIDTH 0.8
#define RANGE_OPACITY 0.6
#define NORMAL_EM 9.0

static const char *const suffixes[EF_N_FORMS] = { "", "-derived", "-estimated" };

/* ---- Points ---- */

/* What a primitive is called; other forms than the filled one have a suffix. */
typedef struct
{
  EfLayer layer;
  const char *css;
  const char *id;
} Kind;

/* An outline adds to what is filled; what is not has none, and becomes as large by itself. */
void
ef_compose_origins_set_form (const EfComposer *self, EfMarkerRun *run, EfForm form)
{
  run->form = form;
  if (form == EF_FORM_FILLED || run->outline.a == 0)
    return;

  run->size += run->outline_width;
  if (!ef_compose_has_colours (self))
    run->fills[0] = run->outline;
}

/* NULL if there are no @points. */
static EfPrimitive *
add_form (const EfComposer *self,
          const EfMarkerRun *run,
          EfForm form,
          const EfPointLine *points,
          const Kind *kind)
{
  g_autofree char *id = g_strconcat (kind->id, suffixes[form], NULL);
  EfPrimitive *primitive;

  if (points->n == 0)
    return NULL;
  primitive = ef_scene_add (self->scene, EF_PRIMITIVE_MARKERS, kind->layer, kind->css, id);
  primitive->clipped = TRUE;
  primitive->markers = *run;
  ef_compose_origins_set_form (self, &primitive->markers, form);
  primitive->markers.indices = points->points;
  primitive->markers.n = points->n;

  return primitive;
}

EfForm
ef_compose_origins_get_form (const EfComposer *self, guint point)
{
  return self->data->has_forms ? ef_chart_origins_get_form (self->data->origins[point])
                               : EF_FORM_FILLED;
}

/* The points of @run in that form; the scene keeps the list. */
static EfPointLine
pick_form (const EfComposer *self, const EfMarkerRun *run, EfForm form)
{
  guint32 *points = g_new (guint32, MAX (run->n, 1));
  guint n = 0;

  for (guint i = 0; i < run->n; i++)
    if (ef_compose_origins_get_form (self, run->indices[i]) == form)
      points[n++] = run->indices[i];
  ef_scene_hold (self->scene, points, g_free);

  return (EfPointLine){ n, points };
}

/* No line must run through what is hollow. */
static void
add_ground (const EfComposer *self, const EfMarkerRun *run, EfForm form, const EfPointLine *points,
            const Kind *kind)
{
  EfMarkerRun ground = *run;
  EfPrimitive *primitive;

  ground.shades = NULL;
  for (guint g = 0; g < ground.n_groups; g++)
    ground.fills[g] = self->theme->plot_background;
  primitive = add_form (self, &ground, form, points, kind);
  if (primitive == NULL)
    return;

  primitive->markers.form = EF_FORM_FILLED;
  primitive->markers.outline.a = 0;
  primitive->markers.fills[0] = self->theme->plot_background;
}

void
ef_compose_origins_add_points (const EfComposer *self, const EfMarkerRun *run)
{
  const Kind kind = { EF_LAYER_POINTS, "point", "points" };
  const Kind ground = { EF_LAYER_POINTS, "point-ground", "points-ground" };
  const EfPointLine all = { run->n, run->indices };
  EfMarkerRun hollow = *run;

  if (!self->data->has_forms)
    {
      add_form (self, run, EF_FORM_FILLED, &all, &kind);
      return;
    }
  /* A rim of the colour of the plot, which keeps large points apart, is nothing to draw them by. */
  hollow.outline.a = 0;
  for (EfForm form = 0; form < EF_N_FORMS; form++)
    {
      const EfPointLine *points = &self->data->forms[form];

      if (form != EF_FORM_FILLED && points->n <= RANGES_MAX)
        add_ground (self, &hollow, form, points, &ground);
      add_form (self, form == EF_FORM_FILLED ? run : &hollow, form, points, &kind);
    }
}

void
ef_compose_origins_add_ground (const EfComposer *self, const EfMarkerRun *run)
{
  const Kind kind = { EF_LAYER_CURVES, "front-ground", "front-ground" };

  for (EfForm form = EF_FORM_HALF; self->data->has_forms && form < EF_N_FORMS; form++)
    {
      EfPointLine points = pick_form (self, run, form);

      add_ground (self, run, form, &points, &kind);
    }
}

void
ef_compose_origins_add_front (const EfComposer *self, const EfMarkerRun *run)
{
  const Kind kind = { EF_LAYER_CURVES, "front-point", "front-points" };
  const EfPointLine all = { run->n, run->indices };

  if (!self->data->has_forms)
    {
      add_form (self, run, EF_FORM_FILLED, &all, &kind);
      return;
    }
  for (EfForm form = 0; form < EF_N_FORMS; form++)
    {
      EfPointLine points = pick_form (self, run, form);

      add_form (self, run, form, &points, &kind);
    }
}

/* ---- Ranges ---- */

static void
add_range (const EfComposer *self, guint point, const EfAxisData *axis)
{
  gboolean is_x = axis == &self->data->x;
  g_autofree char *id
    = g_strdup_printf ("range-%s-%u", is_x ? "x" : "y", self->data->rows[point]);
  double x = self->ax * self->data->sx[point] + self->bx;
  double y = self->ay * self->data->sy[point] + self->by;
  EfBarLayout range = { .across = is_x ? y : x, .vertical = !is_x };
  const EfRect *plot = &self->plot;
  EfColour colour = self->theme->dim_text;
  double low, high;

  if (!ef_chart_origins_get_range (axis, self->data->rows[point], &low, &high)
      || x < plot->x - 1 || x > plot->x + plot->width + 1 || y < plot->y - 1
      || y > plot->y + plot->height + 1)
    return;

  range.from = is_x ? self->ax * low + self->bx : self->ay * low + self->by;
  range.to = is_x ? self->ax * high + self->bx : self->ay * high + self->by;
  colour.a = RANGE_OPACITY;
  ef_compose_add_bar (self, &range, "range", id, &colour, RANGE_WIDTH * self->em / NORMAL_EM);
}

static void
add_ranges (const EfComposer *self, const guint32 *points, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      add_range (self, points[i], &self->data->x);
      add_range (self, points[i], &self->data->y);
    }
}

void
ef_compose_origins_add_ranges (const EfComposer *self)
{
  const EfChartData *data = self->data;

  /* Error bars say it too. */
  if (!data->has_forms || self->spec->uncertainty.error_bars)
    return;
  if (data->forms[EF_FORM_HALF].n + data->forms[EF_FORM_HOLLOW].n <= RANGES_MAX)
    {
      add_ranges (self, data->forms[EF_FORM_HALF].points, data->forms[EF_FORM_HALF].n);
      add_ranges (self, data->forms[EF_FORM_HOLLOW].points, data->forms[EF_FORM_HOLLOW].n);
    }
  else if (self->has_front && data->n_front <= RANGES_MAX)
    {
      add_ranges (self, data->front, data->n_front);
    }
}

/* ---- The legend ---- */

guint
ef_compose_origins_list (const EfComposer *self, GPtrArray *rows)
{
  guint n = 0;

  for (EfForm form = 0; self->data->has_forms && form < EF_N_FORMS; form++)
    if (self->data->forms[form].n > 0)
      {
        /* Translators: in a legend: how values came to be, and how many: "estimated (12)". */
        g_ptr_array_add (rows, g_strdup_printf (C_ ("legend", "%s (%u)"),
                                                ef_chart_form_to_label (form),
                                                self->data->forms[form].n));
        n++;
      }

  return n;
}

/* The form that the row says. */
static EfForm
find_listed (const EfComposer *self, guint index)
{
  EfForm form = EF_FORM_FILLED;

  for (guint n = 0; form < EF_N_FORMS; form++)
    if (self->data->forms[form].n > 0 && n++ == index)
      break;

  return form;
}

void
ef_compose_origins_add_symbol (const EfComposer *self, guint index, double x, double y)
{
  EfForm form = find_listed (self, index);
  double *place = g_new (double, 2);
  g_autofree char *id = g_strconcat ("legend-origin", suffixes[form], NULL);
  EfPrimitive *symbol;

  place[0] = x;
  place[1] = y;
  ef_scene_hold (self->scene, place, g_free);
  symbol = ef_scene_add (self->scene, EF_PRIMITIVE_MARKERS, EF_LAYER_FRAME, "legend-origin", id);
  symbol->markers = (EfMarkerRun){
    .sx = place, .sy = place + 1, .n = 1, .ax = 1, .ay = 1, .n_groups = 1, .form = form,
  };
  symbol->markers.size = MAX (self->marker_size, 0.6 * self->em);
  symbol->markers.fills[0] = self->theme->point;
}
