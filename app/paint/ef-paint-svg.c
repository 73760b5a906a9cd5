/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-paint-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlwriter.h>
#include <string.h>

#include "ef-error.h"
#include "ef-figure-private.h"
#include "ef-marker-shape.h"
#include "ef-svg-text.h"

/* SVG files, written directly: Cairo's own have no <text> at all (letters are symbols) and ten
 * times the bytes.
 *
 * The document is meant to be edited and restyled. Layers and series are named groups; what
 * primitives of one class share stands once in a style sheet, and only what differs stands on the
 * element. A marker shape is defined once and used by every point. No scripts, nothing from
 * outside, and the same bytes for the same scene.
 *
 * Runs of more than COMPACT_FROM markers take the shortest form that still is an element per point,
 * so that overlapping markers darken each other as they do elsewhere: a disc is a path of length
 * zero under a round pen (28 bytes instead of 48), other shapes name their definition by plain
 * href, which is SVG 2 and understood by everything that opens such a file at all. Where even that
 * is too much, the markers of a run become one picture among the vectors. */

#define COMPACT_FROM 2000
#define CHUNK 65536

typedef struct
{
  EfScene *scene;
  xmlTextWriterPtr xml;
  GByteArray *bytes;
  GHashTable *rules;   /* class -> declarations, of the first primitive of the class */
  GHashTable *symbols; /* "shape size" -> id: equal markers share their definition */
  gboolean outlined;   /* letters are shapes */
  guint points_max;    /* runs of more markers are pictures; 0: none is */
  gboolean clipped;    /* a group with the clip path is open */
  char *panel;         /* before the ids of a panel, "panel-a-"; NULL: of the page itself */
} Svg;

static const char *const layer_ids[EF_N_LAYERS]
  = { "layer-background", "layer-grid",   "layer-points",
      "layer-curves",     "layer-labels", "layer-frame" };

static int
write_cb (void *context, const char *buffer, int length)
{
  g_byte_array_append (context, (const guint8 *) buffer, (guint) length);
  return length;
}

/* ---- Elements and attributes ---- */

static void
start (Svg *svg, const char *name)
{
  xmlTextWriterStartElement (svg->xml, (const xmlChar *) name);
}

static void
end (Svg *svg)
{
  xmlTextWriterEndElement (svg->xml);
}

static void
attribute (Svg *svg, const char *name, const char *value)
{
  g_autofree char *clean = ef_svg_clean (value);

  xmlTextWriterWriteAttribute (svg->xml, (const xmlChar *) name, (const xmlChar *) clean);
}

/* Ids are unique in a scene; those of panels tell which. */
static void
id_attribute (Svg *svg, const char *id)
{
  g_autofree char *whole = g_strconcat (svg->panel != NULL ? svg->panel : "", id, NULL);

  attribute (svg, "id", whole);
}

static void
number_attribute (Svg *svg, const char *name, double value)
{
  char buffer[EF_SVG_NUMBER_BUFFER];

  *ef_svg_write_number (buffer, value) = '\0';
  xmlTextWriterWriteAttribute (svg->xml, (const xmlChar *) name, (const xmlChar *) buffer);
}

static void
content (Svg *svg, const char *text)
{
  g_autofree char *clean = ef_svg_clean (text);

  xmlTextWriterWriteString (svg->xml, (const xmlChar *) clean);
}

static void
title (Svg *svg, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  start (svg, "title");
  content (svg, text);
  end (svg);
}

/* ---- Style ---- */

static void
append_paint (GString *css, const char *property, const EfColour *colour)
{
  if (colour->a <= 0)
    {
      g_string_append_printf (css, "%s:none;", property);
      return;
    }
  g_string_append_printf (css, "%s:", property);
  ef_svg_append_colour (css, colour);
  g_string_append_c (css, ';');
  if (colour->a < 1)
    {
      g_string_append_printf (css, "%s-opacity:", property);
      ef_svg_append_number (css, colour->a);
      g_string_append_c (css, ';');
    }
}

static void
append_property (GString *css, const char *property, double value, const char *unit)
{
  g_string_append_printf (css, "%s:", property);
  ef_svg_append_number (css, value);
  g_string_append_printf (css, "%s;", unit);
}

static void
append_stroke (GString *css, const EfColour *colour, double width, const double *dash)
{
  if (width <= 0)
    return;
  append_paint (css, "stroke", colour);
  if (colour->a <= 0)
    return;
  append_property (css, "stroke-width", width, "");
  if (dash != NULL && dash[0] > 0)
    {
      g_string_append (css, "stroke-dasharray:");
      ef_svg_append_number (css, dash[0]);
      g_string_append_c (css, ' ');
      ef_svg_append_number (css, dash[1]);
      g_string_append_c (css, ';');
    }
}

/* Everything about the looks of a primitive that its place in the style sheet can say. Markers have
 * their colours on their series instead. */
static char *
declare_style (const EfPrimitive *primitive)
{
  GString *css = g_string_new (NULL);

  switch (primitive->kind)
    {
    case EF_PRIMITIVE_MARKERS:
      append_stroke (css, &primitive->markers.outline, primitive->markers.outline_width, NULL);
      break;
    case EF_PRIMITIVE_TEXT:
      append_property (css, "font-size", primitive->text.size, "px");
      if (primitive->text.bold)
        g_string_append (css, "font-weight:bold;");
      append_paint (css, "fill", &primitive->fill);
      if (primitive->text.halo.a > 0)
        {
          append_stroke (css, &primitive->text.halo, 2 * EF_PAINT_HALO_WIDTH, NULL);
          g_string_append (css, "paint-order:stroke;");
        }
      break;
    case EF_PRIMITIVE_RECT:
    case EF_PRIMITIVE_POLYLINE:
    default:
      append_paint (css, "fill", &primitive->fill);
      append_stroke (css, &primitive->stroke, primitive->stroke_width, primitive->dash);
      break;
    }
  return g_string_free (css, FALSE);
}

/* A rule for each class, as its first primitive looks; also for what is in panels. */
static void
append_rules (Svg *svg, EfScene *scene, GString *sheet)
{
  for (guint i = 0; i < ef_scene_get_n (scene); i++)
    {
      const EfPrimitive *primitive = ef_scene_get (scene, i);
      g_autofree char *style = NULL;

      if (primitive->kind == EF_PRIMITIVE_PANEL)
        {
          append_rules (svg, primitive->panel.scene, sheet);
          continue;
        }
      if (primitive->css == NULL || g_hash_table_contains (svg->rules, primitive->css))
        continue;
      style = declare_style (primitive);
      if (*style != '\0')
        g_string_append_printf (sheet, ".%s{%s}\n", primitive->css, style);
      g_hash_table_insert (svg->rules, (gpointer) primitive->css, g_steal_pointer (&style));
    }
}

static void
write_style_sheet (Svg *svg)
{
  g_autoptr (GString) sheet = g_string_new ("\nsvg{stroke-linejoin:round}\ntext{font-family:");
  const char *families = ef_scene_get_font_family (svg->scene);

  ef_svg_append_families (sheet, families != NULL ? families : "sans-serif");
  g_string_append (sheet, "}\n");
  append_rules (svg, svg->scene, sheet);
  start (svg, "style");
  xmlTextWriterWriteRaw (svg->xml, (const xmlChar *) sheet->str);
  end (svg);
}

/* id, class, and style where the class says something else. */
static void
common_attributes (Svg *svg, const EfPrimitive *primitive)
{
  g_autofree char *style = declare_style (primitive);
  const char *rule
    = primitive->css != NULL ? g_hash_table_lookup (svg->rules, primitive->css) : NULL;

  if (primitive->id != NULL)
    id_attribute (svg, primitive->id);
  if (primitive->css != NULL)
    attribute (svg, "class", primitive->css);
  if (*style != '\0' && g_strcmp0 (style, rule) != 0)
    attribute (svg, "style", style);
}

/* ---- Shapes ---- */

static void
write_rect (Svg *svg, const EfPrimitive *primitive)
{
  const EfRect *rect = &primitive->rect.rect;

  start (svg, "rect");
  common_attributes (svg, primitive);
  number_attribute (svg, "x", rect->x);
  number_attribute (svg, "y", rect->y);
  number_attribute (svg, "width", MAX (rect->width, 0));
  number_attribute (svg, "height", MAX (rect->height, 0));
  if (primitive->rect.radius > 0)
    number_attribute (svg, "rx", primitive->rect.radius);
  title (svg, primitive->title);
  end (svg);
}

static void
write_polyline (Svg *svg, const EfPrimitive *primitive)
{
  g_autoptr (GString) path = g_string_new (NULL);

  ef_svg_append_path (path, primitive->polyline.points, primitive->polyline.n,
                      primitive->polyline.closed);
  start (svg, "path");
  common_attributes (svg, primitive);
  attribute (svg, "d", path->str);
  title (svg, primitive->title);
  end (svg);
}

static void
write_outlines (Svg *svg, const EfPrimitive *primitive)
{
  g_autoptr (GString) path = g_string_new (NULL);
  g_autofree char *clean = ef_svg_clean (primitive->text.text);

  ef_svg_append_outlines (path, primitive, ef_scene_get_font_family (svg->scene));
  if (path->len == 0)
    return;
  start (svg, "path");
  common_attributes (svg, primitive);
  attribute (svg, "aria-label", clean);
  attribute (svg, "d", path->str);
  title (svg, primitive->title);
  end (svg);
}

static void
write_text (Svg *svg, const EfPrimitive *primitive)
{
  static const char *const anchors[] = { "start", "middle", "end" };

  start (svg, "text");
  common_attributes (svg, primitive);
  number_attribute (svg, "x", primitive->text.x);
  number_attribute (svg, "y", primitive->text.y);
  if (primitive->text.anchor != EF_ANCHOR_START)
    attribute (svg, "text-anchor", anchors[primitive->text.anchor]);
  if (primitive->text.angle != 0)
    {
      g_autoptr (GString) transform = g_string_new ("rotate(");

      ef_svg_append_number (transform, -primitive->text.angle);
      g_string_append_c (transform, ' ');
      ef_svg_append_number (transform, primitive->text.x);
      g_string_append_c (transform, ' ');
      ef_svg_append_number (transform, primitive->text.y);
      g_string_append_c (transform, ')');
      attribute (svg, "transform", transform->str);
    }
  /* White space inside would be part of the text. */
  xmlTextWriterSetIndent (svg->xml, 0);
  title (svg, primitive->title);
  if (primitive->text.text != NULL)
    content (svg, primitive->text.text);
  end (svg);
  xmlTextWriterSetIndent (svg->xml, 1);
  xmlTextWriterWriteRaw (svg->xml, (const xmlChar *) "\n");
}

/* ---- Markers ---- */

static void
append_polygon (GString *path, const double *corners, guint n, double size)
{
  double points[4 * EF_MARKER_SHAPE_CORNERS];

  for (guint i = 0; i < 2 * n; i++)
    points[i] = corners[i] * size;
  ef_svg_append_path (path, points, n, TRUE);
}

/* The path runs around what is left open the other way. */
static void
append_hole (GString *path, const EfMarkerLook *look)
{
  double corners[4 * EF_MARKER_SHAPE_CORNERS];
  guint n = ef_marker_shape_get_hole (look->shape, look->form, corners);
  double radius = EF_MARKER_SHAPE_HOLE * look->size / 2;

  if (n > 0)
    append_polygon (path, corners, n, look->size);
  else if (look->form == EF_FORM_HALF)
    ef_svg_append_right_half (path, radius);
  else
    ef_svg_append_circle (path, radius, FALSE);
  if (look->form == EF_FORM_DOTTED)
    ef_svg_append_circle (path, EF_MARKER_SHAPE_DOT * look->size / 2, TRUE);
}

static void
append_shape (GString *path, const EfMarkerLook *look)
{
  guint n;
  const double *polygon = ef_marker_shape_get_polygon (look->shape, &n);

  if (n > 0)
    append_polygon (path, polygon, n, look->size);
  else
    ef_svg_append_circle (path, look->size / 2, TRUE);
  if (look->form != EF_FORM_FILLED)
    append_hole (path, look);
}

static void
write_symbol (Svg *svg, const char *id, const EfMarkerLook *look)
{
  guint n;

  if (ef_marker_shape_get_polygon (look->shape, &n) == NULL && look->form == EF_FORM_FILLED)
    {
      start (svg, "circle");
      attribute (svg, "id", id);
      number_attribute (svg, "r", look->size / 2);
    }
  else
    {
      g_autoptr (GString) path = g_string_new (NULL);

      append_shape (path, look);
      start (svg, "path");
      attribute (svg, "id", id);
      attribute (svg, "d", path->str);
    }
  end (svg);
}

static char *
make_symbol_key (const EfMarkerLook *look)
{
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "%d %d ", look->shape, look->form);
  ef_svg_append_number (key, look->size);
  return g_string_free (key, FALSE);
}

static gboolean
is_outlined (const EfMarkerRun *run, const EfMarkerLook *look)
{
  return run->outline.a > 0 && run->outline_width > 0 && look->form == EF_FORM_FILLED;
}

/* TRUE for discs that are dots of a round pen, in a run of @n. */
static gboolean
is_dot (const EfMarkerRun *run, const EfMarkerLook *look, guint n)
{
  return n > COMPACT_FROM && look->shape == EF_SHAPE_CIRCLE && look->form == EF_FORM_FILLED
         && !is_outlined (run, look);
}

/* Defines what the looks of @run need and no one defined yet; ids are m0, m1, ... */
static void
write_symbols (Svg *svg, const EfMarkerRun *run)
{
  guint n_looks = ef_marker_looks_count (run);
  guint n_colours = ef_marker_looks_count_colours (run);
  g_autofree gboolean *used = g_new0 (gboolean, n_looks + 1);

  if (n_looks == 0)
    return;
  for (guint i = 0; i < run->n; i++)
    used[ef_marker_looks_find (run, n_colours, run->indices != NULL ? run->indices[i] : i)] = TRUE;
  for (guint k = 0; k < n_looks; k++)
    {
      EfMarkerLook look = ef_marker_looks_get (run, k);
      g_autofree char *key = used[k] ? make_symbol_key (&look) : NULL;
      char *id;

      if (!used[k] || is_dot (run, &look, run->n) || g_hash_table_contains (svg->symbols, key))
        continue;
      id = g_strdup_printf ("m%u", g_hash_table_size (svg->symbols));
      write_symbol (svg, id, &look);
      g_hash_table_insert (svg->symbols, g_steal_pointer (&key), id);
    }
}

static char *
append_string (char *buffer, const char *string)
{
  gsize length = strlen (string);

  memcpy (buffer, string, length);
  return buffer + length;
}

/* The hot path: a hundred thousand elements through the writer's calls would take 0.1 s, twice what
 * the whole file may. Numbers and our own ids need no escaping. */
static void
write_places (Svg *svg,
              const EfMarkerRun *run,
              const guint32 *entries,
              guint n,
              const char *before,
              const char *between,
              const char *after)
{
  g_autofree char *chunk = g_malloc (CHUNK);
  char *p = append_string (chunk, "\n");

  for (guint i = 0; i < n; i++)
    {
      p = append_string (p, before);
      p = ef_svg_write_number (p, run->ax * run->sx[entries[i]] + run->bx);
      p = append_string (p, between);
      p = ef_svg_write_number (p, run->ay * run->sy[entries[i]] + run->by);
      p = append_string (p, after);
      if (p - chunk > CHUNK - 256 || i == n - 1)
        {
          xmlTextWriterWriteRawLen (svg->xml, (const xmlChar *) chunk, (int) (p - chunk));
          p = chunk;
        }
    }
}

static void
write_series (Svg *svg, const EfPrimitive *primitive, guint index, const guint32 *entries, guint n)
{
  const EfMarkerRun *run = &primitive->markers;
  EfMarkerLook look = ef_marker_looks_get (run, index);
  gboolean dots = is_dot (run, &look, run->n);
  g_autofree char *id = g_strdup_printf ("%s-%u", primitive->id, index);
  g_autoptr (GString) colour = g_string_new (NULL);

  start (svg, "g");
  id_attribute (svg, id);
  ef_svg_append_colour (colour, &look.fill);
  attribute (svg, dots ? "stroke" : "fill", look.fill.a > 0 ? colour->str : "none");
  if (look.fill.a > 0 && look.fill.a < 1)
    number_attribute (svg, dots ? "stroke-opacity" : "fill-opacity", look.fill.a);
  if (look.form != EF_FORM_FILLED && run->outline.a > 0)
    attribute (svg, "stroke", "none");
  if (dots)
    {
      number_attribute (svg, "stroke-width", look.size);
      attribute (svg, "stroke-linecap", "round");
      write_places (svg, run, entries, n, "<path d=\"M", " ", "h0\"/>\n");
    }
  else
    {
      g_autofree char *key = make_symbol_key (&look);
      g_autofree char *before
        = g_strdup_printf ("<use %s=\"#%s\" x=\"", run->n > COMPACT_FROM ? "href" : "xlink:href",
                           (const char *) g_hash_table_lookup (svg->symbols, key));

      write_places (svg, run, entries, n, before, "\" y=\"", "\"/>\n");
    }
  end (svg);
}

static gboolean
is_picture (const Svg *svg, const EfPrimitive *primitive)
{
  return svg->points_max > 0 && primitive->markers.n > svg->points_max;
}

/* All markers of a run as one image. */
static void
write_picture (Svg *svg, const EfPrimitive *primitive)
{
  EfRect area = { 0, 0, ef_scene_get_width (svg->scene), ef_scene_get_height (svg->scene) };
  g_autoptr (GBytes) png = NULL;
  g_autofree char *base64 = NULL;
  cairo_surface_t *image;

  if (primitive->clipped)
    ef_scene_get_plot (svg->scene, &area);
  image = ef_paint_markers_to_picture (&primitive->markers, &area);
  png = ef_paint_image_to_png (image);
  if (png != NULL)
    {
      base64 = g_base64_encode (g_bytes_get_data (png, NULL), g_bytes_get_size (png));
      start (svg, "image");
      id_attribute (svg, primitive->id);
      attribute (svg, "class", primitive->css);
      number_attribute (svg, "x", area.x);
      number_attribute (svg, "y", area.y);
      number_attribute (svg, "width",
                        cairo_image_surface_get_width (image) / EF_PAINT_PICTURE_SCALE);
      number_attribute (svg, "height",
                        cairo_image_surface_get_height (image) / EF_PAINT_PICTURE_SCALE);
      xmlTextWriterStartAttribute (svg->xml, (const xmlChar *) "xlink:href");
      xmlTextWriterWriteRaw (svg->xml, (const xmlChar *) "data:image/png;base64,");
      xmlTextWriterWriteRaw (svg->xml, (const xmlChar *) base64);
      xmlTextWriterEndAttribute (svg->xml);
      title (svg, primitive->title);
      end (svg);
    }
  cairo_surface_destroy (image);
}

static void
write_markers (Svg *svg, const EfPrimitive *primitive)
{
  guint n_looks = ef_marker_looks_count (&primitive->markers);
  g_autofree guint *starts = NULL;
  g_autofree guint32 *entries = NULL;
  EfRect plot;

  if (is_picture (svg, primitive))
    {
      write_picture (svg, primitive);
      return;
    }
  ef_scene_get_plot (svg->scene, &plot);
  entries = ef_marker_run_order (&primitive->markers, primitive->clipped ? &plot : NULL, &starts);
  if (entries == NULL || starts[n_looks] == 0)
    return;

  start (svg, "g");
  common_attributes (svg, primitive);
  title (svg, primitive->title);
  for (guint k = 0; k < n_looks; k++)
    if (starts[k + 1] > starts[k])
      write_series (svg, primitive, k, entries + starts[k], starts[k + 1] - starts[k]);
  end (svg);
}

/* ---- The document ---- */

static void write_layers (Svg *svg);
static void with_panel (Svg *svg, const EfPrimitive *primitive, void (*func) (Svg *svg));

static void
write_panel (Svg *svg, const EfPrimitive *primitive)
{
  g_autoptr (GString) transform = g_string_new ("translate(");

  ef_svg_append_number (transform, primitive->panel.x);
  g_string_append_c (transform, ' ');
  ef_svg_append_number (transform, primitive->panel.y);
  g_string_append_c (transform, ')');
  start (svg, "g");
  attribute (svg, "id", primitive->id);
  attribute (svg, "transform", transform->str);
  title (svg, ef_scene_get_title (primitive->panel.scene));
  with_panel (svg, primitive, write_layers);
  end (svg);
}

static void
write_primitive (Svg *svg, const EfPrimitive *primitive)
{
  if (primitive->clipped != svg->clipped)
    {
      if (svg->clipped)
        end (svg);
      else
        {
          start (svg, "g");
          g_autofree char *url
            = g_strdup_printf ("url(#%splot-area)", svg->panel != NULL ? svg->panel : "");

          attribute (svg, "clip-path", url);
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
      write_markers (svg, primitive);
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
write_layer (Svg *svg, EfLayer layer)
{
  gboolean open = FALSE;

  for (guint i = 0; i < ef_scene_get_n (svg->scene); i++)
    {
      const EfPrimitive *primitive = ef_scene_get (svg->scene, i);

      if (primitive->layer != layer)
        continue;
      if (!open)
        {
          start (svg, "g");
          id_attribute (svg, layer_ids[layer]);
          open = TRUE;
        }
      write_primitive (svg, primitive);
    }
  if (svg->clipped)
    end (svg);
  svg->clipped = FALSE;
  if (open)
    end (svg);
}

static void
write_layers (Svg *svg)
{
  for (EfLayer layer = 0; layer < EF_N_LAYERS; layer++)
    write_layer (svg, layer);
}

static void
write_clip_path (Svg *svg)
{
  EfRect plot;

  ef_scene_get_plot (svg->scene, &plot);
  start (svg, "clipPath");
  id_attribute (svg, "plot-area");
  start (svg, "rect");
  number_attribute (svg, "x", plot.x);
  number_attribute (svg, "y", plot.y);
  number_attribute (svg, "width", plot.width);
  number_attribute (svg, "height", plot.height);
  end (svg);
  end (svg);
}

/* Calls @func for the scene of each panel in the place of the page's. */
static void
with_panel (Svg *svg, const EfPrimitive *primitive, void (*func) (Svg *svg))
{
  EfScene *page = svg->scene;

  svg->scene = primitive->panel.scene;
  svg->panel = g_strconcat (primitive->id, "-", NULL);
  func (svg);
  g_clear_pointer (&svg->panel, g_free);
  svg->scene = page;
}

static void
write_definitions_of_scene (Svg *svg)
{
  write_clip_path (svg);
  for (guint i = 0; i < ef_scene_get_n (svg->scene); i++)
    {
      const EfPrimitive *primitive = ef_scene_get (svg->scene, i);

      if (primitive->kind == EF_PRIMITIVE_MARKERS && !is_picture (svg, primitive))
        write_symbols (svg, &primitive->markers);
      else if (primitive->kind == EF_PRIMITIVE_PANEL)
        with_panel (svg, primitive, write_definitions_of_scene);
    }
}

static void
write_definitions (Svg *svg)
{
  start (svg, "defs");
  write_definitions_of_scene (svg);
  end (svg);
}

/* Units of the drawing are points; the size on paper is stated in millimetres, as people choose it.
 */
static void
write_root_attributes (Svg *svg)
{
  double width = ef_scene_get_width (svg->scene), height = ef_scene_get_height (svg->scene);
  const double sizes[] = { width * 25.4 / 72, height * 25.4 / 72 };
  const char *const names[] = { "width", "height" };
  g_autoptr (GString) view_box = g_string_new ("0 0 ");

  attribute (svg, "xmlns", "http://www.w3.org/2000/svg");
  attribute (svg, "xmlns:xlink", "http://www.w3.org/1999/xlink");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GString) size = g_string_new (NULL);

      ef_svg_append_number (size, sizes[i]);
      g_string_append (size, "mm");
      attribute (svg, names[i], size->str);
    }
  ef_svg_append_number (view_box, width);
  g_string_append_c (view_box, ' ');
  ef_svg_append_number (view_box, height);
  attribute (svg, "viewBox", view_box->str);
}

static void
write_words (Svg *svg)
{
  const char *words[][3] = {
    { "title", "figure-title", ef_scene_get_title (svg->scene) },
    { "desc", "figure-description", ef_scene_get_description (svg->scene) },
  };
  g_autoptr (GString) ids = g_string_new (NULL);

  attribute (svg, "role", "img");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i][2] != NULL)
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", words[i][1]);
  if (ids->len > 0)
    attribute (svg, "aria-labelledby", ids->str);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (words[i][2] == NULL)
        continue;
      start (svg, words[i][0]);
      attribute (svg, "id", words[i][1]);
      content (svg, words[i][2]);
      end (svg);
    }
}

/* Base 64 in lines: a text editor opens the file too. */
static void
write_project (Svg *svg, GBytes *project)
{
  g_autoptr (GBytes) packed = ef_figure_pack (project, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  gsize length;
  const guchar *data = g_bytes_get_data (packed, &length);
  g_autofree char *text = g_malloc ((length / 3 + 1) * 4 + length / 48 + 8);
  int state = 0, save = 0;
  gsize n = g_base64_encode_step (data, length, TRUE, text, &state, &save);

  n += g_base64_encode_close (TRUE, text + n, &state, &save);
  text[n] = '\0';
  start (svg, "project");
  attribute (svg, "xmlns", EF_FIGURE_NAMESPACE);
  attribute (svg, "encoding", "gzip base64");
  content (svg, text);
  end (svg);
}

/* What draws it again: the command, and the project to open. */
static void
write_metadata (Svg *svg)
{
  GBytes *project = ef_scene_get_project (svg->scene);
  const char *command = ef_scene_get_command (svg->scene);

  if (project == NULL && command == NULL)
    return;
  start (svg, "metadata");
  if (command != NULL)
    {
      start (svg, "command");
      attribute (svg, "xmlns", EF_FIGURE_NAMESPACE);
      content (svg, command);
      end (svg);
    }
  if (project != NULL)
    write_project (svg, project);
  end (svg);
}

static void
write_document (Svg *svg)
{
  xmlTextWriterStartDocument (svg->xml, "1.0", "UTF-8", NULL);
  start (svg, "svg");
  write_root_attributes (svg);
  write_words (svg);
  write_metadata (svg);
  write_style_sheet (svg);
  write_definitions (svg);
  write_layers (svg);
  end (svg);
}

static GBytes *
paint (EfScene *scene, gboolean outlined, guint points_max, GError **error)
{
  Svg svg = { .scene = scene, .outlined = outlined, .points_max = points_max };
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
