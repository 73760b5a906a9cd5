/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-svg-text.h"

#include "ef-text-layouts.h"

/* Letters as shapes, for print shops that do not have the font. Pango and Cairo make them in a
 * context that nothing is drawn in; with the identity as its transformation, the path comes out in
 * points of the page. What has no outline, such as a coloured emoji, leaves a gap. */

static void
append_step (GString *path, char letter, const cairo_path_data_t *points, guint n)
{
  g_string_append_c (path, letter);
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (path, ' ');
      ef_svg_append_number (path, points[i].point.x);
      g_string_append_c (path, ' ');
      ef_svg_append_number (path, points[i].point.y);
    }
}

static void
append_path (GString *path, const cairo_path_t *outlines)
{
  for (int i = 0; i < outlines->num_data; i += outlines->data[i].header.length)
    {
      const cairo_path_data_t *step = &outlines->data[i];

      switch (step->header.type)
        {
        case CAIRO_PATH_MOVE_TO:
          /* Each closing ends with a move that draws nothing if another one follows. */
          if (i + step->header.length < outlines->num_data
              && step[step->header.length].header.type != CAIRO_PATH_MOVE_TO)
            append_step (path, 'M', step + 1, 1);
          break;
        case CAIRO_PATH_LINE_TO:
          append_step (path, 'L', step + 1, 1);
          break;
        case CAIRO_PATH_CURVE_TO:
          append_step (path, 'C', step + 1, 3);
          break;
        case CAIRO_PATH_CLOSE_PATH:
          g_string_append_c (path, 'Z');
          break;
        }
    }
}

void
ef_svg_append_outlines (GString *path, const EfPrimitive *text, const char *family)
{
  static const double fractions[] = { 0, 0.5, 1 }; /* by EfAnchor */
  /* Without bounds: of letters outside of a picture Cairo makes no path. */
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  PangoRectangle extents;
  cairo_path_t *outlines;
  PangoLayout *layout;

  g_return_if_fail (path != NULL);
  g_return_if_fail (text != NULL && text->kind == EF_PRIMITIVE_TEXT);

  cairo_translate (cr, text->text.x, text->text.y);
  cairo_rotate (cr, -text->text.angle * G_PI / 180);
  layout = ef_text_layouts_get (cr, text, family);
  pango_layout_get_extents (layout, NULL, &extents);
  cairo_move_to (cr, -fractions[text->text.anchor] * extents.width / PANGO_SCALE,
                 -pango_layout_get_baseline (layout) / (double) PANGO_SCALE);
  pango_cairo_layout_path (cr, layout);
  cairo_identity_matrix (cr);
  outlines = cairo_copy_path (cr);
  append_path (path, outlines);
  cairo_path_destroy (outlines);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}
