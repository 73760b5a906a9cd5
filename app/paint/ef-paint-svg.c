/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-svg-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"
#include "ef-figure-private.h"
#include "ef-svg-text.h"

/* SVG files, written directly: Cairo's own have no <text> at all (letters are symbols) and ten
 * times the bytes.
 *
 * The document is meant to be edited and restyled. Layers and series are named groups; what
 * primitives of one class share stands once in a style sheet, and only what differs stands on the
 * element. A marker shape is defined once and used by every point. No scripts, nothing from
 * outside, and the same bytes for the same scene. */

static const char *const layer_ids[EF_N_LAYERS]
  = { "layer-background", "layer-grid",   "layer-points",
      "layer-curves",     "layer-labels", "layer-frame" };

static int
write_cb (void *context, const char *buffer, int length)
{
  g_byte_array_append (context, (const guint8 *) buffer, (guint) length);
  return length;
}

/* ---- Shapes ---- */

static void
write_rect (EfSvg *svg, const EfPrimitive *primitive)
{
  const EfRect *rect = &primitive->rect.rect;

  ef_svg_start (svg, "rect");
  ef_svg_common_attributes (svg, primitive);
  ef_svg_number_attribute (svg, "x", rect->x);
  ef_svg_number_attribute (svg, "y", rect->y);
  ef_svg_number_attribute (svg, "width", MAX (rect->width, 0));
  ef_svg_number_attribute (svg, "height", MAX (rect->height, 0));
  if (primitive->rect.radius > 0)
    ef_svg_number_attribute (svg, "rx", primitive->rect.radius);
  ef_svg_title (svg, primitive->title);
  ef_svg_end (svg);
}

static void
write_polyline (EfSvg *svg, const EfPrimitive *primitive)
{
  g_autoptr (GString) path = g_string_new (NULL);

  ef_svg_append_path (path, primitive->polyline.points, primitive->polyline.n,
                      primitive->polyline.closed);
  ef_svg_start (svg, "path");
  ef_svg_common_attributes (svg, primitive);
  ef_svg_attribute (svg, "d", path->str);
  ef_svg_title (svg, primitive->title);
  ef_svg_end (svg);
}

static void
write_outlines (EfSvg *svg, const EfPrimitive *primitive)
{
  g_autoptr (GString) path = g_string_new (NULL);
  g_autofree char *clean = ef_svg_clean (primitive->text.text);

  ef_svg_append_outlines (path, primitive, ef_scene_get_font_family (svg->scene));
  if (path->len == 0)
    return;
  ef_svg_start (svg, "path");
  ef_svg_common_attributes (svg, primitive);
  ef_svg_attribute (svg, "aria-label", clean);
  ef_svg_attribute (svg, "d", path->str);
  ef_svg_title (svg, primitive->title);
  ef_svg_end (svg);
}

static void
write_text (EfSvg *svg, const EfPrimitive *primitive)
{
  static const char *const anchors[] = { "start", "middle", "end" };

  ef_svg_start (svg, "text");
  ef_svg_common_attributes (svg, primitive);
  ef_svg_number_attribute (svg, "x", primitive->text.x);
  ef_svg_number_attribute (svg, "y", primitive->text.y);
  if (primitive->text.anchor != EF_ANCHOR_START)
    ef_svg_attribute (svg, "text-anchor", anchors[primitive->text.anchor]);
  if (primitive->text.angle != 0)
    {
      g_autoptr (GString) transform = g_string_new ("rotate(");

      ef_svg_append_number (transform, -primitive->text.angle);
      g_string_append_c (transform, ' ');
      ef_svg_append_number (transform, primitive->text.x);
      g_string_append_c (transform, ' ');
      ef_svg_append_number (transform, primitive->text.y);
      g_string_append_c (transform, ')');
      ef_svg_attribute (svg, "transform", transform->str);
    }
  /* White space inside would be part of the text. */
  xmlTextWriterSetIndent (svg->xml, 0);
  ef_svg_title (svg, primitive->title);
  if (primitive->text.text != NULL)
    ef_svg_content (svg, primitive->text.text);
  ef_svg_end (svg);
  xmlTextWriterSetIndent (svg->xml, 1);
  xmlTextWriterWriteRaw (svg->xml, (const xmlChar *) "\n");
}

/* ---- The document ---- */

static void write_layers (EfSvg *svg);
static void with_panel (EfSvg *svg, const EfPrimitive *primitive, void (*func) (EfSvg *svg));

static void
write_panel (EfSvg *svg, const EfPrimitive *primitive)
{
  g_autoptr (GString) transform = g_string_new ("translate(");

  ef_svg_append_number (transform, primitive->panel.x);
  g_string_append_c (transform, ' ');
  ef_svg_append_number (transform, primitive->panel.y);
  g_string_append_c (transform, ')');
  ef_svg_start (svg, "g");
  ef_svg_attribute (svg, "id", primitive->id);
  ef_svg_attribute (svg, "transform", transform->str);
  ef_svg_title (svg, ef_scene_get_title (primitive->panel.scene));
  with_panel (svg, primitive, write_layers);
  ef_svg_end (svg);
}

static void
write_primitive (EfSvg *svg, const EfPrimitive *primitive)
{
  if (primitive->clipped != svg->clipped)
    {
      if (svg->clipped)
        ef_svg_end (svg);
      else
        {
          ef_svg_start (svg, "g");
          g_autofree char *url
            = g_strdup_printf ("url(#%splot-area)", svg->panel != NULL ? svg->panel : "");

          ef_svg_attribute (svg, "clip-path", url);
        }
      svg->clipped = primitive->clipped;
    }
  switch (primitive->kind)
    {
    case EF_PRIMITIVE_PANEL:
      write_panel (svg, primitive);
      break;
    case EF_PRIMITIVE_RECT:
      write_rect (svg, primitive);
      break;
    case EF_PRIMITIVE_POLYLINE:
      write_polyline (svg, primitive);
      break;
    case EF_PRIMITIVE_MARKERS:
      ef_svg_write_markers (svg, primitive);
      break;
    case EF_PRIMITIVE_TEXT:
      if (svg->outlined && primitive->text.text != NULL)
        write_outlines (svg, primitive);
      else
        write_text (svg, primitive);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
write_layer (EfSvg *svg, EfLayer layer)
{
  gboolean open = FALSE;

  for (guint i = 0; i < ef_scene_get_n (svg->scene); i++)
    {
      const EfPrimitive *primitive = ef_scene_get (svg->scene, i);

      if (primitive->layer != layer)
        continue;
      if (!open)
        {
          ef_svg_start (svg, "g");
          ef_svg_id_attribute (svg, layer_ids[layer]);
          open = TRUE;
        }
      write_primitive (svg, primitive);
    }
  if (svg->clipped)
    ef_svg_end (svg);
  svg->clipped = FALSE;
  if (open)
    ef_svg_end (svg);
}

static void
write_layers (EfSvg *svg)
{
  for (EfLayer layer = 0; layer < EF_N_LAYERS; layer++)
    write_layer (svg, layer);
}

static void
write_clip_path (EfSvg *svg)
{
  EfRect plot;

  ef_scene_get_plot (svg->scene, &plot);
  ef_svg_start (svg, "clipPath");
  ef_svg_id_attribute (svg, "plot-area");
  ef_svg_start (svg, "rect");
  ef_svg_number_attribute (svg, "x", plot.x);
  ef_svg_number_attribute (svg, "y", plot.y);
  ef_svg_number_attribute (svg, "width", plot.width);
  ef_svg_number_attribute (svg, "height", plot.height);
  ef_svg_end (svg);
  ef_svg_end (svg);
}

/* Calls @func for the scene of each panel in the place of the page's. */
static void
with_panel (EfSvg *svg, const EfPrimitive *primitive, void (*func) (EfSvg *svg))
{
  EfScene *page = svg->scene;

  svg->scene = primitive->panel.scene;
  svg->panel = g_strconcat (primitive->id, "-", NULL);
  func (svg);
  g_clear_pointer (&svg->panel, g_free);
  svg->scene = page;
}

static void
write_definitions_of_scene (EfSvg *svg)
{
  write_clip_path (svg);
  for (guint i = 0; i < ef_scene_get_n (svg->scene); i++)
    {
      const EfPrimitive *primitive = ef_scene_get (svg->scene, i);

      if (primitive->kind == EF_PRIMITIVE_MARKERS && !ef_svg_is_picture (svg, primitive))
        ef_svg_write_symbols (svg, &primitive->markers);
      else if (primitive->kind == EF_PRIMITIVE_PANEL)
        with_panel (svg, primitive, write_definitions_of_scene);
    }
}

static void
write_definitions (EfSvg *svg)
{
  ef_svg_start (svg, "defs");
  write_definitions_of_scene (svg);
  ef_svg_end (svg);
}

/* Units of the drawing are points; the size on paper is stated in millimetres, as people choose it.
 */
static void
write_root_attributes (EfSvg *svg)
{
  double width = ef_scene_get_width (svg->scene), height = ef_scene_get_height (svg->scene);
  const double sizes[] = { width * 25.4 / 72, height * 25.4 / 72 };
  const char *const names[] = { "width", "height" };
  g_autoptr (GString) view_box = g_string_new ("0 0 ");

  ef_svg_attribute (svg, "xmlns", "http://www.w3.org/2000/svg");
  ef_svg_attribute (svg, "xmlns:xlink", "http://www.w3.org/1999/xlink");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GString) size = g_string_new (NULL);

      ef_svg_append_number (size, sizes[i]);
      g_string_append (size, "mm");
      ef_svg_attribute (svg, names[i], size->str);
    }
  ef_svg_append_number (view_box, width);
  g_string_append_c (view_box, ' ');
  ef_svg_append_number (view_box, height);
  ef_svg_attribute (svg, "viewBox", view_box->str);
}

static void
write_words (EfSvg *svg)
{
  const char *words[][3] = {
    { "title", "figure-title", ef_scene_get_title (svg->scene) },
    { "desc", "figure-description", ef_scene_get_description (svg->scene) },
  };
  g_autoptr (GString) ids = g_string_new (NULL);

  ef_svg_attribute (svg, "role", "img");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i][2] != NULL)
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", words[i][1]);
  if (ids->len > 0)
    ef_svg_attribute (svg, "aria-labelledby", ids->str);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (words[i][2] == NULL)
        continue;
      ef_svg_start (svg, words[i][0]);
      ef_svg_attribute (svg, "id", words[i][1]);
      ef_svg_content (svg, words[i][2]);
      ef_svg_end (svg);
    }
}

/* Base 64 in lines: a text editor opens the file too. */
static void
write_project (EfSvg *svg, GBytes *project)
{
  g_autoptr (GBytes) packed = ef_figure_pack (project, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  gsize length;
  const guchar *data = g_bytes_get_data (packed, &length);
  g_autofree char *text = g_malloc ((length / 3 + 1) * 4 + length / 48 + 8);
  int state = 0, save = 0;
  gsize n = g_base64_encode_step (data, length, TRUE, text, &state, &save);

  n += g_base64_encode_close (TRUE, text + n, &state, &save);
  text[n] = '\0';
  ef_svg_start (svg, "project");
  ef_svg_attribute (svg, "xmlns", EF_FIGURE_NAMESPACE);
  ef_svg_attribute (svg, "encoding", "gzip base64");
  ef_svg_content (svg, text);
  ef_svg_end (svg);
}

/* What draws it again: the command, and the project to open. */
static void
write_metadata (EfSvg *svg)
{
  GBytes *project = ef_scene_get_project (svg->scene);
  const char *command = ef_scene_get_command (svg->scene);

  if (project == NULL && command == NULL)
    return;
  ef_svg_start (svg, "metadata");
  if (command != NULL)
    {
      ef_svg_start (svg, "command");
      ef_svg_attribute (svg, "xmlns", EF_FIGURE_NAMESPACE);
      ef_svg_content (svg, command);
      ef_svg_end (svg);
    }
  if (project != NULL)
    write_project (svg, project);
  ef_svg_end (svg);
}

static void
write_document (EfSvg *svg)
{
  xmlTextWriterStartDocument (svg->xml, "1.0", "UTF-8", NULL);
  ef_svg_start (svg, "svg");
  write_root_attributes (svg);
  write_words (svg);
  write_metadata (svg);
  ef_svg_write_style_sheet (svg);
  write_definitions (svg);
  write_layers (svg);
  ef_svg_end (svg);
}

static GBytes *
paint (EfScene *scene, gboolean outlined, guint points_max, GError **error)
{
  EfSvg svg = { .scene = scene, .outlined = outlined, .points_max = points_max };
  xmlOutputBufferPtr output;
  gboolean done;

  svg.bytes = g_byte_array_new ();
  svg.rules = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  svg.symbols = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  output = xmlOutputBufferCreateIO (write_cb, NULL, svg.bytes, NULL);
  svg.xml = xmlNewTextWriter (output);
  xmlTextWriterSetIndent (svg.xml, 1);
  xmlTextWriterSetIndentString (svg.xml, (const xmlChar *) "");
  write_document (&svg);
  done = xmlTextWriterEndDocument (svg.xml) >= 0;
  xmlFreeTextWriter (svg.xml);
  g_hash_table_unref (svg.rules);
  g_hash_table_unref (svg.symbols);
  if (!done)
    {
      g_set_error_literal (error, EF_ERROR, EF_ERROR_TOO_LARGE,
                           _ ("The SVG could not be written."));
      g_byte_array_unref (svg.bytes);
      return NULL;
    }
  return g_byte_array_free_to_bytes (svg.bytes);
}

GBytes *
ef_paint_to_svg (EfScene *scene, GError **error)
{
  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return paint (scene, FALSE, 0, error);
}

GBytes *
ef_paint_to_outlined_svg (EfScene *scene, GError **error)
{
  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return paint (scene, TRUE, 0, error);
}

GBytes *
ef_paint_to_svg_with (EfScene *scene, gboolean outlined, guint points_max, GError **error)
{
  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return paint (scene, outlined, points_max, error);
}
