/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-paint-private.h"

#include <math.h>

/* Plays a scene as text, a line for every primitive: what golden tests compare and a person can
 * read in a review. Everything that a picture would show is in it, nothing else. */

static const char *const layer_names[EF_N_LAYERS]
  = { "background", "grid", "points", "curves", "labels", "frame" };
static const char *const form_names[] = {
  [EF_FORM_FILLED] = "",
  [EF_FORM_HALF] = "half-",
  [EF_FORM_HOLLOW] = "hollow-",
  [EF_FORM_DOTTED] = "dotted-",
};

static const char *const shape_names[EF_N_SHAPES]
  = { "circle", "square",        "triangle", "diamond",  "plus",
      "cross",  "triangle-down", "star",     "pentagon", "hexagon" };

/* Two decimals, whatever the locale; never "-0.00". */
static void
append_number (GString *text, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (fabs (value) < 0.005)
    value = 0;
  g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, "%.2f", value));
}

static void
append_pair (GString *text, double x, double y)
{
  g_string_append_c (text, ' ');
  append_number (text, x);
  g_string_append_c (text, ',');
  append_number (text, y);
}

static void
append_colour (GString *text, const char *name, const EfColour *colour)
{
  if (colour->a <= 0)
    return;
  g_string_append_printf (text, " %s #%02x%02x%02x", name, (guint) lround (colour->r * 255),
                          (guint) lround (colour->g * 255), (guint) lround (colour->b * 255));
  if (colour->a < 1)
    g_string_append_printf (text, "%02x", (guint) lround (colour->a * 255));
}

/* Only what would break the line is escaped: letters of any script stay readable. */
static void
append_quoted (GString *text, const char *string)
{
  g_string_append (text, " \"");
  for (const char *p = string != NULL ? string : ""; *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (text, "\\n");
    else if (*p == '"' || *p == '\\')
      g_string_append_printf (text, "\\%c", *p);
    else
      g_string_append_c (text, *p);
  g_string_append_c (text, '"');
}

static void
append_rect (GString *text, const EfPrimitive *primitive)
{
  const EfRect *rect = &primitive->rect.rect;

  append_pair (text, rect->x, rect->y);
  append_pair (text, rect->width, rect->height);
  if (primitive->rect.radius > 0)
    {
      g_string_append (text, " radius ");
      append_number (text, primitive->rect.radius);
    }
}

static void
append_polyline (GString *text, const EfPrimitive *primitive)
{
  for (guint i = 0; i < primitive->polyline.n; i++)
    if (isnan (primitive->polyline.points[2 * i]))
      g_string_append (text, " /");
    else
      append_pair (text, primitive->polyline.points[2 * i],
                   primitive->polyline.points[2 * i + 1]);
  if (primitive->polyline.closed)
    g_string_append (text, " closed");
}

static void
append_text (GString *text, const EfPrimitive *primitive)
{
  static const char *const anchors[] = { "start", "middle", "end" };

  append_pair (text, primitive->text.x, primitive->text.y);
  g_string_append_printf (text, " %s size ", anchors[primitive->text.anchor]);
  append_number (text, primitive->text.size);
  if (primitive->text.bold)
    g_string_append (text, " bold");
  if (primitive->text.angle != 0)
    {
      g_string_append (text, " angle ");
      append_number (text, primitive->text.angle);
    }
  append_colour (text, "halo", &primitive->text.halo);
  append_quoted (text, primitive->text.text);
}

static void
append_markers (GString *text, const EfMarkerRun *run)
{
  g_autofree guint *starts = NULL;
  g_autofree guint32 *entries = ef_marker_run_order (run, NULL, &starts);

  if (run->sizes == NULL)
    {
      g_string_append (text, " size ");
      append_number (text, run->size);
    }
  append_colour (text, "outline", &run->outline);
  if (run->outline.a > 0)
    {
      g_string_append (text, " width ");
      append_number (text, run->outline_width);
    }
  for (guint k = 0; k < ef_marker_looks_count (run); k++)
    {
      EfMarkerLook look = ef_marker_looks_get (run, k);

      if (starts[k] == starts[k + 1])
        continue;
      g_string_append_printf (text, " %s%s", form_names[look.form],
                              shape_names[look.shape]);
      if (run->sizes != NULL)
        {
          g_string_append (text, " size ");
          append_number (text, look.size);
        }
      append_colour (text, "fill", &look.fill);
      for (guint i = starts[k]; i < starts[k + 1]; i++)
        append_pair (text, run->ax * run->sx[entries[i]] + run->bx,
                     run->ay * run->sy[entries[i]] + run->by);
    }
}

static void
append_paint (GString *text, const EfPrimitive *primitive)
{
  append_colour (text, "fill", &primitive->fill);
  append_colour (text, "stroke", &primitive->stroke);
  if (primitive->stroke.a > 0)
    {
      g_string_append (text, " width ");
      append_number (text, primitive->stroke_width);
    }
  if (primitive->dash[0] > 0)
    {
      g_string_append (text, " dash");
      append_pair (text, primitive->dash[0], primitive->dash[1]);
    }
  if (primitive->clipped)
    g_string_append (text, " clipped");
  if (primitive->title != NULL)
    {
      g_string_append (text, " title");
      append_quoted (text, primitive->title);
    }
}

/* What is in it follows, a line each. */
static void
append_panel (GString *text, const EfPrimitive *primitive)
{
  g_autofree char *inside = ef_paint_to_text (primitive->panel.scene);

  append_pair (text, primitive->panel.x, primitive->panel.y);
  g_string_append_printf (text, "\n%s", inside);
}

static void
append_primitive (GString *text, const EfPrimitive *primitive)
{
  static const char *const kinds[] = { "rect", "polyline", "markers", "text", "panel" };

  g_string_append_printf (text, "%s %s %s .%s", layer_names[primitive->layer],
                          kinds[primitive->kind], primitive->id, primitive->css);
  switch (primitive->kind)
    {
    case EF_PRIMITIVE_RECT:
      append_rect (text, primitive);
      break;
    case EF_PRIMITIVE_POLYLINE:
      append_polyline (text, primitive);
      break;
    case EF_PRIMITIVE_MARKERS:
      append_markers (text, &primitive->markers);
      break;
    case EF_PRIMITIVE_TEXT:
      append_text (text, primitive);
      break;
    case EF_PRIMITIVE_PANEL:
      append_panel (text, primitive);
      break;
    default:
      g_assert_not_reached ();
    }
  append_paint (text, primitive);
  g_string_append_c (text, '\n');
}

char *
ef_paint_to_text (EfScene *scene)
{
  GString *text;
  EfRect plot;

  g_return_val_if_fail (scene != NULL, NULL);

  text = g_string_new ("scene");
  append_pair (text, ef_scene_get_width (scene), ef_scene_get_height (scene));
  ef_scene_get_plot (scene, &plot);
  g_string_append (text, " plot");
  append_pair (text, plot.x, plot.y);
  append_pair (text, plot.width, plot.height);
  append_quoted (text, ef_scene_get_title (scene));
  append_quoted (text, ef_scene_get_description (scene));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < ef_scene_get_n (scene); i++)
    append_primitive (text, ef_scene_get (scene, i));
  return g_string_free (text, FALSE);
}
