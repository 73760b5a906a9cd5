/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-theme-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-data-file.h"

/*
 * Reads the file of a theme. What the schema says is checked here as well, so that a user's file
 * needs no validator: every element once, with all its attributes. A file with a mistake gives no
 * theme at all.
 */

#define NAMESPACE "urn:efficient-frontier:theme:1"

/* A colour takes as much room as "#28609c ". */
#define LIST_LENGTH_MAX 4096
#define RAMP_MAX 64

typedef enum
{
  PART_PAGE,
  PART_LINES,
  PART_FRONTIER,
  PART_POINTS,
  PART_GROUPS,
  PART_SCALE,
  N_PARTS
} Part;

static const char *const part_names[N_PARTS]
  = { "page", "lines", "frontier", "points", "groups", "scale" };

typedef struct
{
  EfTheme *theme;
  GString *text; /* of the list that is open */
  guint met;     /* bits of parts */
  gboolean started;
} Parser;

/* ---- Values ---- */

static gboolean
read_colour (const char *text, EfColour *colour, GError **error)
{
  guint64 rgb;

  if (text[0] != '#' || strlen (text) != 7
      || !g_ascii_string_to_unsigned (text + 1, 16, 0, 0xffffff, &rgb, NULL))
    return ef_data_fail (error, _("“%.20s” is no colour: it is written as #28609c."), text);

  *colour = (EfColour){ ((rgb >> 16) & 0xff) / 255.0, ((rgb >> 8) & 0xff) / 255.0,
                        (rgb & 0xff) / 255.0, 1 };
  return TRUE;
}

/* Colours with blanks between, at least @least and at most @most of them. */
static gboolean
read_colours (const char *text, guint least, guint most, EfColour *colours, guint *n,
              GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);

  *n = 0;
  for (char **word = words; *word != NULL; word++)
    {
      if (**word == '\0')
        continue;
      if (*n == most)
        return ef_data_fail (error, _("There are more than %u colours."), most);
      if (!read_colour (*word, &colours[(*n)++], error))
        return FALSE;
    }
  if (*n < least)
    return ef_data_fail (error, _("There are fewer than %u colours."), least);

  return TRUE;
}

/* ---- Elements ---- */

static gboolean
start_theme (Parser *parser,
             const char *element,
             const char **names,
             const char **values,
             GError **error)
{
  const char *namespace, *id, *name;

  if (!g_str_equal (element, "theme"))
    return ef_data_fail (error, _("The file is no theme: it begins with “%s”."), element);
  if (!g_markup_collect_attributes (element, names, values, error, EF_DATA_REQUIRED, "xmlns",
                                    &namespace, EF_DATA_REQUIRED, "id", &id, EF_DATA_REQUIRED,
                                    "name", &name, G_MARKUP_COLLECT_INVALID))
    return FALSE;
  if (!g_str_equal (namespace, NAMESPACE))
    return ef_data_fail (error, _("The file is no theme that this version knows."));
  if (!g_regex_match_simple ("^[a-z][a-z0-9-]{0,30}$", id, G_REGEX_DOLLAR_ENDONLY, 0))
    return ef_data_fail (
      error, _("“%.40s” is no id: it is made of small letters, digits and hyphens."), id);
  if (name[0] == '\0' || strlen (name) > 200)
    return ef_data_fail (error, _("The theme has no name that could be shown."));

  parser->theme->id = g_strdup (id);
  parser->theme->name = g_strdup (name);
  parser->started = TRUE;
  return TRUE;
}

static gboolean
start_page (Parser *parser, const char **names, const char **values, GError **error)
{
  EfTheme *theme = parser->theme;
  const char *background, *plot, *text, *dim_text, *font;

  if (!g_markup_collect_attributes ("page", names, values, error, EF_DATA_REQUIRED, "background",
                                    &background, EF_DATA_REQUIRED, "plot", &plot, EF_DATA_REQUIRED,
                                    "text", &text, EF_DATA_REQUIRED, "dim-text", &dim_text,
                                    EF_DATA_OPTIONAL, "font", &font, G_MARKUP_COLLECT_INVALID))
    return FALSE;
  if (font != NULL && (font[0] == '\0' || strlen (font) > 200))
    return ef_data_fail (error, _("The names of the fonts are too long."));
  theme->family = g_strdup (font);

  return read_colour (background, &theme->background, error)
         && read_colour (plot, &theme->plot_background, error)
         && read_colour (text, &theme->text, error)
         && read_colour (dim_text, &theme->dim_text, error);
}

static gboolean
start_lines (Parser *parser, const char **names, const char **values, GError **error)
{
  EfTheme *theme = parser->theme;
  const char *grid, *axis, *grid_width, *axis_width;

  return g_markup_collect_attributes ("lines", names, values, error, EF_DATA_REQUIRED, "grid",
                                      &grid, EF_DATA_REQUIRED, "axis", &axis, EF_DATA_REQUIRED,
                                      "grid-width", &grid_width, EF_DATA_REQUIRED, "axis-width",
                                      &axis_width, G_MARKUP_COLLECT_INVALID)
         && read_colour (grid, &theme->grid, error) && read_colour (axis, &theme->axis, error)
         && ef_data_read_number (grid_width, 0, 20, &theme->grid_width, error)
         && ef_data_read_number (axis_width, 0, 20, &theme->axis_width, error);
}

static gboolean
start_frontier (Parser *parser, const char **names, const char **values, GError **error)
{
  EfTheme *theme = parser->theme;
  const char *line, *points, *width;

  return g_markup_collect_attributes ("frontier", names, values, error, EF_DATA_REQUIRED, "line",
                                      &line, EF_DATA_REQUIRED, "points", &points, EF_DATA_REQUIRED,
                                      "width", &width, G_MARKUP_COLLECT_INVALID)
         && read_colour (line, &theme->front, error)
         && read_colour (points, &theme->front_fill, error)
         && ef_data_read_number (width, 0, 20, &theme->front_width, error);
}

static gboolean
start_points (Parser *parser, const char **names, const char **values, GError **error)
{
  EfTheme *theme = parser->theme;
  const char *colour, *missing, *opacity;

  return g_markup_collect_attributes (
           "points", names, values, error, EF_DATA_REQUIRED, "colour", &colour, EF_DATA_REQUIRED,
           "missing", &missing, EF_DATA_REQUIRED, "opacity", &opacity, G_MARKUP_COLLECT_INVALID)
         && read_colour (colour, &theme->point, error)
         && read_colour (missing, &theme->missing, error)
         && ef_data_read_number (opacity, 0, 1, &theme->marker_opacity, error);
}

static void
start_cb (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer user_data,
          GError **error)
{
  Parser *parser = user_data;
  guint part = 0;

  if (!parser->started)
    {
      start_theme (parser, element, names, values, error);
      return;
    }
  while (part < N_PARTS && !g_str_equal (part_names[part], element))
    part++;
  if (part == N_PARTS || !g_str_equal (ef_data_get_parent (context), "theme"))
    {
      ef_data_fail (error, _("There is no “%.40s” at that place of a theme."), element);
      return;
    }
  if ((parser->met & 1u << part) != 0)
    {
      ef_data_fail (error, _("There is more than one “%s”."), element);
      return;
    }
  parser->met |= 1u << part;

  if (part == PART_PAGE)
    start_page (parser, names, values, error);
  else if (part == PART_LINES)
    start_lines (parser, names, values, error);
  else if (part == PART_FRONTIER)
    start_frontier (parser, names, values, error);
  else if (part == PART_POINTS)
    start_points (parser, names, values, error);
  else
    {
      g_string_truncate (parser->text, 0);
      ef_data_read_plain (element, names, values, error);
    }
}

/* As many colours as the file has become as many as the ramp has, in equal steps. */
static gboolean
end_scale (Parser *parser, GError **error)
{
  EfColour colours[RAMP_MAX];
  guint n;

  if (!read_colours (parser->text->str, 2, RAMP_MAX, colours, &n, error))
    return FALSE;
  for (guint i = 0; i < EF_THEME_RAMP; i++)
    {
      double place = i * (n - 1.0) / (EF_THEME_RAMP - 1);
      guint index = MIN ((guint) place, n - 2);
      double share = place - index;
      const EfColour *a = &colours[index], *b = &colours[index + 1];

      parser->theme->ramp[i]
        = (EfColour){ a->r + share * (b->r - a->r), a->g + share * (b->g - a->g),
                      a->b + share * (b->b - a->b), 1 };
    }
  return TRUE;
}

static gboolean
check_parts (const Parser *parser, GError **error)
{
  for (guint part = 0; part < N_PARTS; part++)
    if ((parser->met & 1u << part) == 0)
      return ef_data_fail (error, _("The theme has no “%s”."), part_names[part]);
  return TRUE;
}

static void
end_cb (GMarkupParseContext *context, const char *element, gpointer user_data, GError **error)
{
  Parser *parser = user_data;
  guint n = G_N_ELEMENTS (parser->theme->groups);

  if (g_str_equal (element, "groups"))
    read_colours (parser->text->str, n, n, parser->theme->groups, &n, error);
  else if (g_str_equal (element, "scale"))
    end_scale (parser, error);
  else if (g_str_equal (element, "theme"))
    check_parts (parser, error);
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  Parser *parser = user_data;

  if (parser->text->len + length > LIST_LENGTH_MAX)
    ef_data_fail (error, _("The list of colours is too long."));
  else
    g_string_append_len (parser->text, text, (gssize) length);
}

/* ---- The file ---- */

EfTheme *
ef_theme_parse (const char *text, gsize length, const char *name, GError **error)
{
  static const GMarkupParser functions
    = { .start_element = start_cb, .end_element = end_cb, .text = text_cb };
  g_autoptr (EfTheme) theme = g_new0 (EfTheme, 1);
  Parser parser = { .theme = theme };
  gboolean done;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  parser.text = g_string_new (NULL);
  done = ef_data_parse (&functions, &parser, text, length, error);
  if (!done)
    g_prefix_error (error, "%s: ", name);
  g_string_free (parser.text, TRUE);

  return done ? g_steal_pointer (&theme) : NULL;
}

void
ef_theme_free (EfTheme *self)
{
  g_free ((char *) self->id);
  g_free ((char *) self->name);
  g_free ((char *) self->family);
  g_free (self);
}
