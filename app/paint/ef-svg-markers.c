/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-svg-private.h"

#include <string.h>

#include "ef-marker-shape.h"
#include "ef-svg-text.h"

/* Runs of more than COMPACT_FROM markers take the shortest form that still is an element per point,
 * so that overlapping markers darken each other as they do elsewhere: a disc is a path of length
 * zero under a round pen (28 bytes instead of 48), other shapes name their definition by plain
 * href, which is SVG 2 and understood by everything that opens such a file at all. Where even that
 * is too much, the markers of a run become one picture among the vectors. */

#define COMPACT_FROM 2000
#define CHUNK 65536

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
write_symbol (EfSvg *svg, const char *id, const EfMarkerLook *look)
{
  guint n;

  if (ef_marker_shape_get_polygon (look->shape, &n) == NULL && look->form == EF_FORM_FILLED)
    {
      ef_svg_start (svg, "circle");
      ef_svg_attribute (svg, "id", id);
      ef_svg_number_attribute (svg, "r", look->size / 2);
    }
  else
    {
      g_autoptr (GString) path = g_string_new (NULL);

      append_shape (path, look);
      ef_svg_start (svg, "path");
      ef_svg_attribute (svg, "id", id);
      ef_svg_attribute (svg, "d", path->str);
    }
  ef_svg_end (svg);
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
void
ef_svg_write_symbols (EfSvg *svg, const EfMarkerRun *run)
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
write_places (EfSvg *svg,
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
write_series (
  EfSvg *svg, const EfPrimitive *primitive, guint index, const guint32 *entries, guint n)
{
  const EfMarkerRun *run = &primitive->markers;
  EfMarkerLook look = ef_marker_looks_get (run, index);
  gboolean dots = is_dot (run, &look, run->n);
  g_autofree char *id = g_strdup_printf ("%s-%u", primitive->id, index);
  g_autoptr (GString) colour = g_string_new (NULL);

  ef_svg_start (svg, "g");
  ef_svg_id_attribute (svg, id);
  ef_svg_append_colour (colour, &look.fill);
  ef_svg_attribute (svg, dots ? "stroke" : "fill", look.fill.a > 0 ? colour->str : "none");
  if (look.fill.a > 0 && look.fill.a < 1)
    ef_svg_number_attribute (svg, dots ? "stroke-opacity" : "fill-opacity", look.fill.a);
  if (look.form != EF_FORM_FILLED && run->outline.a > 0)
    ef_svg_attribute (svg, "stroke", "none");
  if (dots)
    {
      ef_svg_number_attribute (svg, "stroke-width", look.size);
      ef_svg_attribute (svg, "stroke-linecap", "round");
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
  ef_svg_end (svg);
}

gboolean
ef_svg_is_picture (const EfSvg *svg, const EfPrimitive *primitive)
{
  return svg->points_max > 0 && primitive->markers.n > svg->points_max;
}

/* All markers of a run as one image. */
static void
write_picture (EfSvg *svg, const EfPrimitive *primitive)
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
      ef_svg_start (svg, "image");
      ef_svg_id_attribute (svg, primitive->id);
      ef_svg_attribute (svg, "class", primitive->css);
      ef_svg_number_attribute (svg, "x", area.x);
      ef_svg_number_attribute (svg, "y", area.y);
      ef_svg_number_attribute (svg, "width",
                               cairo_image_surface_get_width (image) / EF_PAINT_PICTURE_SCALE);
      ef_svg_number_attribute (svg, "height",
                               cairo_image_surface_get_height (image) / EF_PAINT_PICTURE_SCALE);
      xmlTextWriterStartAttribute (svg->xml, (const xmlChar *) "xlink:href");
      xmlTextWriterWriteRaw (svg->xml, (const xmlChar *) "data:image/png;base64,");
      xmlTextWriterWriteRaw (svg->xml, (const xmlChar *) base64);
      xmlTextWriterEndAttribute (svg->xml);
      ef_svg_title (svg, primitive->title);
      ef_svg_end (svg);
    }
  cairo_surface_destroy (image);
}

void
ef_svg_write_markers (EfSvg *svg, const EfPrimitive *primitive)
{
  guint n_looks = ef_marker_looks_count (&primitive->markers);
  g_autofree guint *starts = NULL;
  g_autofree guint32 *entries = NULL;
  EfRect plot;

  if (ef_svg_is_picture (svg, primitive))
    {
      write_picture (svg, primitive);
      return;
    }
  ef_scene_get_plot (svg->scene, &plot);
  entries = ef_marker_run_order (&primitive->markers, primitive->clipped ? &plot : NULL, &starts);
  if (entries == NULL || starts[n_looks] == 0)
    return;

  ef_svg_start (svg, "g");
  ef_svg_common_attributes (svg, primitive);
  ef_svg_title (svg, primitive->title);
  for (guint k = 0; k < n_looks; k++)
    if (starts[k + 1] > starts[k])
      write_series (svg, primitive, k, entries + starts[k], starts[k + 1] - starts[k]);
  ef_svg_end (svg);
}
