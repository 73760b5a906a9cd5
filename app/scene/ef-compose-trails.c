/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-compose-private.h"

#include <math.h>

#include "ef-chart-words.h"
#include "ef-weight-format.h"
#include "ef-words.h"

/*
 * Lines that join points which belong together. A few are lines of their own, with a name each;
 * many are one, because each primitive has its price. Lines run below the points.
 */

#define OWN_TRAILS_MAX 300
#define LINE_WIDTH 0.55 /* of the frontier's */
#define OPACITY 0.6
/* How far a line may run out of the plot, in plots: renderers overflow farther out. */
#define FAR 1000.0

/* The colour of the group that all its points are in, else that of words. */
static EfColour
get_colour (const EfComposer *self, guint trail)
{
  const EfTrails *trails = &self->data->trails;
  const guint32 *points = trails->points + trails->starts[trail];
  guint n = trails->starts[trail + 1] - trails->starts[trail];
  EfColour colour = self->theme->dim_text;
  gboolean same = self->data->groups != NULL;

  for (guint i = 1; same && i < n; i++)
    same = self->data->groups[points[i]] == self->data->groups[points[0]];
  if (same)
    colour = self->theme->groups[self->data->groups[points[0]]];
  colour.a = OPACITY;

  return colour;
}

/* Appends the corners of a trail, unless nothing of it can be seen. */
static void
append_corners (const EfComposer *self, guint trail, GArray *corners)
{
  static const double gap[2] = { NAN, NAN };
  const EfTrails *trails = &self->data->trails;
  const EfRect *plot = &self->plot;
  EfView seen = { INFINITY, -INFINITY, INFINITY, -INFINITY };
  guint before = corners->len;

  if (before > 0)
    g_array_append_vals (corners, gap, 2);
  for (guint i = trails->starts[trail]; i < trails->starts[trail + 1]; i++)
    {
      double place[2] = { self->ax * self->data->sx[trails->points[i]] + self->bx,
                          self->ay * self->data->sy[trails->points[i]] + self->by };

      seen.x_min = MIN (seen.x_min, place[0]);
      seen.x_max = MAX (seen.x_max, place[0]);
      seen.y_min = MIN (seen.y_min, place[1]);
      seen.y_max = MAX (seen.y_max, place[1]);
      place[0] = CLAMP (place[0], plot->x - FAR * plot->width, plot->x + FAR * plot->width);
      place[1] = CLAMP (place[1], plot->y - FAR * plot->height, plot->y + FAR * plot->height);
      g_array_append_vals (corners, place, 2);
    }
  if (seen.x_max < plot->x || seen.x_min > plot->x + plot->width || seen.y_max < plot->y
      || seen.y_min > plot->y + plot->height)
    g_array_set_size (corners, before);
}

/* Takes over @corners. */
static EfPrimitive *
add_line (const EfComposer *self, const char *id, const EfColour *colour, GArray *corners)
{
  EfPrimitive *line
    = ef_scene_add (self->scene, EF_PRIMITIVE_POLYLINE, EF_LAYER_POINTS, "trail", id);

  line->clipped = TRUE;
  line->stroke = *colour;
  line->stroke_width = LINE_WIDTH * self->front_width;
  line->polyline.n = corners->len / 2;
  line->polyline.points = (double *) (gpointer) g_array_free (corners, FALSE);

  return line;
}

static void
add_own_trail (const EfComposer *self, guint trail)
{
  const EfTrails *trails = &self->data->trails;
  guint row = self->data->rows[trails->points[trails->starts[trail]]];
  guint n = trails->starts[trail + 1] - trails->starts[trail];
  g_autofree char *id = g_strdup_printf ("trail-%u", trail);
  g_autofree char *text = ef_column_dup_cell (trails->column, row);
  const EfWeightFormat *format;
  g_autofree char *base = ef_weight_format_split_name (text, &format);
  const char *name = base != NULL ? base : text;
  GArray *corners = g_array_new (FALSE, FALSE, sizeof (double));
  EfColour colour = get_colour (self, trail);
  EfPrimitive *line;

  append_corners (self, trail, corners);
  if (corners->len == 0)
    {
      g_array_unref (corners);
      return;
    }
  line = add_line (self, id, &colour, corners);
  /* Translators: tooltip of a line: what it joins, and how many points. */
  line->title = g_strdup_printf (ngettext ("%s (%u point)", "%s (%u points)", n), name, n);
}

void
ef_compose_trails_add (const EfComposer *self)
{
  const EfTrails *trails = &self->data->trails;
  GArray *corners;
  EfColour colour = self->theme->dim_text;

  if (trails->n <= OWN_TRAILS_MAX)
    {
      for (guint trail = 0; trail < trails->n; trail++)
        add_own_trail (self, trail);
      return;
    }

  corners = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint trail = 0; trail < trails->n; trail++)
    append_corners (self, trail, corners);
  colour.a = OPACITY;
  if (corners->len > 0)
    add_line (self, "trails", &colour, corners);
  else
    g_array_unref (corners);
}

void
ef_compose_trails_list (const EfComposer *self)
{
  const EfTrails *trails = &self->data->trails;
  EfCurveLayout curve = { .sample = EF_SAMPLE_TRAIL, .css = "trail", .id = g_strdup ("trail") };
  g_autofree char *name = NULL;

  if (trails->n == 0 && trails->n_refused == 0)
    {
      g_free (curve.id);
      return;
    }

  name = ef_chart_words_clean (ef_column_get_name (trails->column));
  curve.colour = self->theme->dim_text;
  curve.colour.a = trails->n > 0 ? OPACITY : 0;
  curve.words
    = trails->n > 0
        /* Translators: in the legend: what the points on one line have in common. */
        ? g_strdup_printf (_ ("Joined by %s"), name)
        /* Translators: in the legend, with the number of lines that would be drawn. */
        : g_strdup_printf (_ ("Too many to join by %s (%u)"), name, trails->n_refused);
  g_array_append_val (self->curves, curve);
}

void
ef_compose_trails_add_sample (const EfComposer *self, const EfCurveLayout *curve, double x,
                              double y, double width)
{
  const double line[4] = { x, y, x + width, y };

  if (curve->colour.a > 0)
    ef_compose_add_line (self, EF_LAYER_FRAME, "legend-trail", "legend-trail", line,
                         &curve->colour, LINE_WIDTH * self->front_width);
}
