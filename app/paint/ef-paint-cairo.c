/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-paint-private.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "ef-marker-shape.h"
#include "ef-text-layouts.h"

/* Plays scenes to Cairo: the screen, PNG and PDF.
 *
 * Two things depend on the target. On pixels, lines along the axes move to the pixel grid (a grid
 * line of one pixel is one row of pixels, not two grey ones), baselines too, and markers go through
 * the fast painter. On vectors nothing moves and markers stay paths, up to a number where a page
 * would take seconds to show; above it they become one picture inside the vectors. */

/* Paths of as many markers make a PDF of about 1 MB; programs show it without a pause. */
#define MARKER_PATHS_MAX 50000

typedef struct
{
  EfScene *scene;
  cairo_t *cr;
  double scale;
  gboolean pixels;
  guint layers;
} Player;

PangoContext *
ef_paint_create_pango_context (void)
{
  /* A font map belongs to a thread; the default one is the thread's. */
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  /* Names of models run from left to right in any interface language, unless their script says
   * otherwise. */
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  pango_context_set_language (context, pango_language_from_string ("en"));
  cairo_font_options_destroy (options);
  return context;
}

/* ---- Helpers ---- */

static void
set_source (cairo_t *cr, const EfColour *colour)
{
  cairo_set_source_rgba (cr, colour->r, colour->g, colour->b, colour->a);
}

/* Line widths on pixels are whole ones above one; below, a thin line stays thin by being pale. */
static double
get_line_width (const Player *player, double width)
{
  double pixels = width * player->scale;

  if (!player->pixels || pixels <= 1)
    return width;
  return round (pixels) / player->scale;
}

/* Moves a coordinate to the pixel grid: to the middle of a pixel if a line of odd width runs there.
 */
static void
snap (const Player *player, double line_width, double *x, double *y)
{
  double shift = 0;

  if (!player->pixels)
    return;
  if (line_width > 0 && lround (MAX (line_width * player->scale, 1)) % 2 == 1)
    shift = 0.5;
  cairo_user_to_device (player->cr, x, y);
  *x = floor (*x - shift + 0.5) + shift;
  *y = floor (*y - shift + 0.5) + shift;
  cairo_device_to_user (player->cr, x, y);
}

static void
trace_rect (const Player *player, const EfRect *rect, double radius, double line_width)
{
  double x1 = rect->x, y1 = rect->y, x2 = rect->x + rect->width, y2 = rect->y + rect->height;
  cairo_t *cr = player->cr;

  snap (player, line_width, &x1, &y1);
  snap (player, line_width, &x2, &y2);
  radius = MIN (radius, MIN (x2 - x1, y2 - y1) / 2);
  if (!(radius > 0))
    {
      cairo_rectangle (cr, x1, y1, x2 - x1, y2 - y1);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, x2 - radius, y1 + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x2 - radius, y2 - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x1 + radius, y2 - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x1 + radius, y1 + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

/* Fills and strokes the path as the primitive says. */
static void
paint_path (const Player *player, const EfPrimitive *primitive, double line_width)
{
  cairo_t *cr = player->cr;

  if (primitive->fill.a > 0)
    {
      set_source (cr, &primitive->fill);
      cairo_fill_preserve (cr);
    }
  if (primitive->stroke.a > 0 && primitive->stroke_width > 0)
    {
      set_source (cr, &primitive->stroke);
      cairo_set_line_width (cr, line_width);
      if (primitive->dash[0] > 0)
        cairo_set_dash (cr, primitive->dash, 2, 0);
      else
        cairo_set_dash (cr, NULL, 0, 0);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

static void
paint_rect (const Player *player, const EfPrimitive *primitive)
{
  gboolean stroked = primitive->stroke.a > 0 && primitive->stroke_width > 0;
  double line_width = stroked ? get_line_width (player, primitive->stroke_width) : 0;

  trace_rect (player, &primitive->rect.rect, primitive->rect.radius, line_width);
  paint_path (player, primitive, line_width);
}

/* ---- Lines ---- */

/* Only lines along the axes gain by the grid; a slanted one would get bent. */
static gboolean
is_rectilinear (const double *points, guint n)
{
  for (guint i = 1; i < n; i++)
    if (points[2 * i] != points[2 * i - 2] && points[2 * i + 1] != points[2 * i - 1])
      return FALSE;
  return TRUE;
}

static void
paint_polyline (const Player *player, const EfPrimitive *primitive)
{
  const double *points = primitive->polyline.points;
  guint n = primitive->polyline.n;
  gboolean stroked = primitive->stroke.a > 0 && primitive->stroke_width > 0;
  gboolean snapped = player->pixels && is_rectilinear (points, n);
  double line_width = stroked ? primitive->stroke_width : 0;

  if (snapped && stroked)
    line_width = get_line_width (player, line_width);
  cairo_new_path (player->cr);
  for (guint i = 0; i < n; i++)
    {
      double x = points[2 * i], y = points[2 * i + 1];

      if (isnan (x))
        {
          cairo_new_sub_path (player->cr);
          continue;
        }
      if (snapped)
        snap (player, line_width, &x, &y);
      cairo_line_to (player->cr, x, y);
    }
  if (primitive->polyline.closed)
    cairo_close_path (player->cr);
  cairo_set_line_join (player->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (player->cr, CAIRO_LINE_CAP_BUTT);
  paint_path (player, primitive, line_width);
}

/* ---- Markers ---- */

/* A disc without an outline is a dot of a round pen: a tenth of the bytes of four curves. */
static void
paint_marker_path (
  cairo_t *cr, const EfMarkerRun *run, const EfMarkerLook *look, double x, double y)
{
  gboolean outlined = run->outline.a > 0 && run->outline_width > 0;

  if (look->shape == EF_SHAPE_CIRCLE && look->form == EF_FORM_FILLED && !outlined)
    {
      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x, y);
      cairo_stroke (cr);
      return;
    }
  ef_marker_shape_trace (look->shape, look->form, cr, x, y, look->size);
  if (look->fill.a > 0)
    {
      if (outlined)
        set_source (cr, &look->fill);
      cairo_fill_preserve (cr);
    }
  if (outlined && look->form == EF_FORM_FILLED)
    {
      set_source (cr, &run->outline);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

void
ef_paint_markers_as_paths (cairo_t *cr, const EfMarkerRun *run, const EfRect *clip)
{
  gboolean outlined = run->outline.a > 0 && run->outline_width > 0;
  g_autofree guint *starts = NULL;
  g_autofree guint32 *entries = ef_marker_run_order (run, clip, &starts);

  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, NULL, 0, 0);
  for (guint k = 0; k < ef_marker_looks_count (run); k++)
    {
      EfMarkerLook look = ef_marker_looks_get (run, k);

      if (look.fill.a <= 0 && !outlined)
        continue;
      cairo_set_line_width (cr, outlined ? run->outline_width : look.size);
      set_source (cr, &look.fill);
      for (guint i = starts[k]; i < starts[k + 1]; i++)
        paint_marker_path (cr, run, &look, run->ax * run->sx[entries[i]] + run->bx,
                           run->ay * run->sy[entries[i]] + run->by);
    }
  cairo_restore (cr);
}

cairo_surface_t *
ef_paint_markers_to_picture (const EfMarkerRun *run, const EfRect *clip)
{
  const double scale = EF_PAINT_PICTURE_SCALE;
  cairo_surface_t *image = cairo_image_surface_create (
    CAIRO_FORMAT_ARGB32, (int) ceil (clip->width * scale), (int) ceil (clip->height * scale));

  ef_paint_markers (image, run, clip, scale, clip->x * scale, clip->y * scale);

  return image;
}

static void
paint_markers_as_picture (cairo_t *cr, const EfMarkerRun *run, const EfRect *clip)
{
  cairo_surface_t *image = ef_paint_markers_to_picture (run, clip);

  cairo_save (cr);
  cairo_translate (cr, clip->x, clip->y);
  cairo_scale (cr, 1 / EF_PAINT_PICTURE_SCALE, 1 / EF_PAINT_PICTURE_SCALE);
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (image);
}

/* The part of the page that may be painted, as a rectangle in points. */
static void
get_clip (const Player *player, EfRect *clip)
{
  double x1, y1, x2, y2;

  cairo_clip_extents (player->cr, &x1, &y1, &x2, &y2);
  *clip = (EfRect){ x1, y1, x2 - x1, y2 - y1 };
}

static void
paint_markers (const Player *player, const EfMarkerRun *run)
{
  double origin_x = 0, origin_y = 0;
  EfRect clip;

  get_clip (player, &clip);
  if (!(clip.width > 0 && clip.height > 0))
    return;
  if (player->pixels)
    {
      cairo_user_to_device (player->cr, &origin_x, &origin_y);
      ef_paint_markers (cairo_get_target (player->cr), run, &clip, player->scale, -origin_x,
                        -origin_y);
    }
  else if (run->n > MARKER_PATHS_MAX)
    paint_markers_as_picture (player->cr, run, &clip);
  else
    ef_paint_markers_as_paths (player->cr, run, &clip);
}

/* ---- Text ---- */

static void
stroke_halo (cairo_t *cr, PangoLayout *layout)
{
  pango_cairo_layout_path (cr, layout);
  cairo_set_line_width (cr, 2 * EF_PAINT_HALO_WIDTH);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_stroke (cr);
}

/* The text eight times around its place: 20 µs for a name, where stroking its outline takes 300.
 * Glyphs come from a cache, outlines are computed. Needs an opaque colour: the copies overlap. */
static void
print_halo (cairo_t *cr, PangoLayout *layout, double x, double y)
{
  const double far = EF_PAINT_HALO_WIDTH, near = EF_PAINT_HALO_WIDTH * G_SQRT2 / 2;
  const double offsets[][2] = { { far, 0 },  { near, near },   { 0, far },  { -near, near },
                                { -far, 0 }, { -near, -near }, { 0, -far }, { near, -near } };

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      cairo_move_to (cr, x + offsets[i][0], y + offsets[i][1]);
      pango_cairo_show_layout (cr, layout);
    }
}

static void
paint_text (const Player *player, const EfPrimitive *primitive)
{
  static const double fractions[]
    = { [EF_ANCHOR_START] = 0, [EF_ANCHOR_MIDDLE] = 0.5, [EF_ANCHOR_END] = 1 };
  cairo_t *cr = player->cr;
  double x = primitive->text.x, y = primitive->text.y;
  double unsnapped_x = x;
  double from_x, from_y;
  PangoLayout *layout;
  PangoRectangle extents;

  if (primitive->text.text == NULL || primitive->fill.a <= 0)
    return;

  cairo_save (cr);
  if (primitive->text.angle == 0)
    {
      /* Only the baseline: letters may stand anywhere in a line. */
      snap (player, 0, &x, &y);
      x = unsnapped_x;
    }
  cairo_translate (cr, x, y);
  cairo_rotate (cr, -primitive->text.angle * G_PI / 180);
  layout = ef_text_layouts_get (cr, primitive, ef_scene_get_font_family (player->scene));
  pango_layout_get_extents (layout, NULL, &extents);
  cairo_move_to (cr, -fractions[primitive->text.anchor] * extents.width / PANGO_SCALE,
                 -pango_layout_get_baseline (layout) / (double) PANGO_SCALE);
  cairo_get_current_point (cr, &from_x, &from_y);
  if (primitive->text.halo.a > 0)
    {
      set_source (cr, &primitive->text.halo);
      if (player->pixels && primitive->text.halo.a >= 1)
        print_halo (cr, layout, from_x, from_y);
      else
        stroke_halo (cr, layout);
      cairo_move_to (cr, from_x, from_y);
    }
  set_source (cr, &primitive->fill);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

/* ---- Playing ---- */

static void
paint_primitive (const Player *player, const EfPrimitive *primitive)
{
  cairo_save (player->cr);
  if (primitive->clipped)
    {
      EfRect plot;

      ef_scene_get_plot (player->scene, &plot);
      trace_rect (player, &plot, 0, 0);
      cairo_clip (player->cr);
    }
  switch (primitive->kind)
    {
    case EF_PRIMITIVE_RECT:
      paint_rect (player, primitive);
      break;
    case EF_PRIMITIVE_POLYLINE:
      paint_polyline (player, primitive);
      break;
    case EF_PRIMITIVE_MARKERS:
      paint_markers (player, &primitive->markers);
      break;
    case EF_PRIMITIVE_TEXT:
      paint_text (player, primitive);
      break;
    case EF_PRIMITIVE_PANEL:
      cairo_translate (player->cr, primitive->panel.x, primitive->panel.y);
      ef_paint_cairo (primitive->panel.scene, player->cr, player->scale, player->layers);
      break;
    default:
      g_assert_not_reached ();
    }
  cairo_restore (player->cr);
}

void
ef_paint_cairo (EfScene *scene, cairo_t *cr, double scale, guint layers)
{
  Player player = { .scene = scene, .cr = cr, .scale = scale, .layers = layers };

  g_return_if_fail (scene != NULL);
  g_return_if_fail (cr != NULL);

  player.pixels = cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE;
  for (guint layer = 0; layer < EF_N_LAYERS; layer++)
    {
      if ((layers & 1u << layer) == 0)
        continue;
      for (guint i = 0; i < ef_scene_get_n (scene); i++)
        if (ef_scene_get (scene, i)->layer == layer)
          paint_primitive (&player, ef_scene_get (scene, i));
    }
}
