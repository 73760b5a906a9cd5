/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-svg-private.h"

#include "ef-svg-text.h"

/* The elements of an SVG file and what stands on them: names, numbers and looks. */

void
ef_svg_start (EfSvg *svg, const char *name)
{
  xmlTextWriterStartElement (svg->xml, (const xmlChar *) name);
}

void
ef_svg_end (EfSvg *svg)
{
  xmlTextWriterEndElement (svg->xml);
}

void
ef_svg_attribute (EfSvg *svg, const char *name, const char *value)
{
  g_autofree char *clean = ef_svg_clean (value);

  xmlTextWriterWriteAttribute (svg->xml, (const xmlChar *) name, (const xmlChar *) clean);
}

/* Ids are unique in a scene; those of panels tell which. */
void
ef_svg_id_attribute (EfSvg *svg, const char *id)
{
  g_autofree char *whole = g_strconcat (svg->panel != NULL ? svg->panel : "", id, NULL);

  ef_svg_attribute (svg, "id", whole);
}

void
ef_svg_number_attribute (EfSvg *svg, const char *name, double value)
{
  char buffer[EF_SVG_NUMBER_BUFFER];

  *ef_svg_write_number (buffer, value) = '\0';
  xmlTextWriterWriteAttribute (svg->xml, (const xmlChar *) name, (const xmlChar *) buffer);
}

void
ef_svg_content (EfSvg *svg, const char *text)
{
  g_autofree char *clean = ef_svg_clean (text);

  xmlTextWriterWriteString (svg->xml, (const xmlChar *) clean);
}

void
ef_svg_title (EfSvg *svg, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  ef_svg_start (svg, "title");
  ef_svg_content (svg, text);
  ef_svg_end (svg);
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
append_rules (EfSvg *svg, EfScene *scene, GString *sheet)
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

void
ef_svg_write_style_sheet (EfSvg *svg)
{
  g_autoptr (GString) sheet = g_string_new ("\nsvg{stroke-linejoin:round}\ntext{font-family:");
  const char *families = ef_scene_get_font_family (svg->scene);

  ef_svg_append_families (sheet, families != NULL ? families : "sans-serif");
  g_string_append (sheet, "}\n");
  append_rules (svg, svg->scene, sheet);
  ef_svg_start (svg, "style");
  xmlTextWriterWriteRaw (svg->xml, (const xmlChar *) sheet->str);
  ef_svg_end (svg);
}

/* id, class, and style where the class says something else. */
void
ef_svg_common_attributes (EfSvg *svg, const EfPrimitive *primitive)
{
  g_autofree char *style = declare_style (primitive);
  const char *rule
    = primitive->css != NULL ? g_hash_table_lookup (svg->rules, primitive->css) : NULL;

  if (primitive->id != NULL)
    ef_svg_id_attribute (svg, primitive->id);
  if (primitive->css != NULL)
    ef_svg_attribute (svg, "class", primitive->css);
  if (*style != '\0' && g_strcmp0 (style, rule) != 0)
    ef_svg_attribute (svg, "style", style);
}
