/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/xpathInternals.h>
#include <locale.h>
#include <string.h>

#include "ef-paint.h"
#include "ef-svg-text.h"
#include "paint-fixture.h"

static GBytes *
render (EfScene *scene)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = ef_paint_to_svg (scene, &error);

  g_assert_no_error (error);
  return bytes;
}

/* The document; not being well-formed fails the test. */
static xmlDoc *
parse (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  xmlDoc *document = xmlReadMemory (data, (int) length, "figure.svg", NULL, XML_PARSE_NONET);

  g_assert_nonnull (document);
  return document;
}

/* The value of an XPath expression with "s" for the namespace of SVG. */
static char *
query (xmlDoc *document, const char *expression)
{
  xmlXPathContext *context = xmlXPathNewContext (document);
  xmlXPathObject *object;
  xmlChar *text;
  char *copy;

  xmlXPathRegisterNs (context, (const xmlChar *) "s",
                      (const xmlChar *) "http://www.w3.org/2000/svg");
  xmlXPathRegisterNs (context, (const xmlChar *) "xlink",
                      (const xmlChar *) "http://www.w3.org/1999/xlink");
  object = xmlXPathEvalExpression ((const xmlChar *) expression, context);
  g_assert_nonnull (object);
  text = xmlXPathCastToString (object);
  copy = g_strdup ((const char *) text);
  xmlFree (text);
  xmlXPathFreeObject (object);
  xmlXPathFreeContext (context);
  return copy;
}

static void
assert_query (xmlDoc *document, const char *expression, const char *expected)
{
  g_autofree char *value = query (document, expression);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_document (void)
{
  static const char *const expected[][2] = {
    { "string(/s:svg/@viewBox)", "0 0 200 120" },
    { "string(/s:svg/@width)", "70.56mm" },
    { "string(/s:svg/@height)", "42.33mm" },
    { "string(/s:svg/@role)", "img" },
    { "string(/s:svg/@aria-labelledby)", "figure-title figure-description" },
    { "string(/s:svg/s:title[@id='figure-title'])", "A \"title\" <of> words & more" },
    { "string(/s:svg/s:desc)", "Six points.\nOne is on the frontier." },
    /* Text is text, with its anchor and its turn. */
    { "count(//s:text)", "4" },
    { "string(//s:text[@id='label-3'])", "Größe ≥ 10²" },
    { "string(//s:text[@id='label-3']/@text-anchor)", "middle" },
    { "string(//s:text[@id='title-y']/@transform)", "rotate(-90 10 55)" },
    /* A definition for each shape and size, a use for each point that can be seen. */
    { "count(//s:defs/s:circle) + count(//s:defs/s:path)", "3" },
    { "count(//s:g[@id='points-0']/s:use)", "3" },
    { "string(//s:g[@id='points-0']/s:use[2]/@x)", "104.5" },
    { "string(//s:g[@id='points-0']/@fill)", "#3366cc" },
    { "string(//s:g[@id='points-1']/s:use/@xlink:href)", "#m1" },
    { "string(//s:g[@id='front-3']/s:title)", "Model <3> & co" },
    { "string(//s:path[@id='area']/@d)", "M30 100V90H72.5V50H136.5V100Z" },
    { "string(//s:path[@id='front']/../@clip-path)", "url(#plot-area)" },
    /* Layers in painting order. */
    { "string(/s:svg/s:g[3]/@id)", "layer-points" },
    { "count(/s:svg/s:g)", "6" },
    /* Nothing that runs, nothing from outside. */
    { "count(//s:script) + count(//s:image) + count(//s:foreignObject)", "0" },
    { "count(//@xlink:href[not(starts-with(., '#'))])", "0" },
    { "count(//@id[. = preceding::*/@id or . = ancestor::*/@id[2]])", "0" },
  };
  g_autoptr (EfScene) scene = paint_fixture_create_scene ();
  g_autoptr (GBytes) bytes = render (scene);
  xmlDoc *document = parse (bytes);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_query (document, expected[i][0], expected[i][1]);
  xmlFreeDoc (document);
}

/* A class states what its first primitive looks like, elements only what differs. */
static void
test_style (void)
{
  g_autoptr (EfScene) scene = paint_fixture_create_scene ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *style = NULL;
  EfPrimitive *line = ef_scene_add (scene, EF_PRIMITIVE_POLYLINE, EF_LAYER_GRID, "grid", "odd");
  xmlDoc *document;

  line->polyline.points = g_new0 (double, 4);
  line->polyline.n = 2;
  line->stroke = (EfColour){ 1, 0, 0, 0.5 };
  line->stroke_width = 0.25;
  bytes = render (scene);
  document = parse (bytes);
  style = query (document, "string(/s:svg/s:style)");
  g_assert_nonnull (strstr (style, "text{font-family:'DejaVu Sans',sans-serif}"));
  g_assert_nonnull (strstr (style, ".grid{fill:none;stroke:#d9d9d9;stroke-width:1;}"));
  g_assert_nonnull (strstr (style, "paint-order:stroke;"));
  g_assert_nonnull (strstr (style, "stroke-dasharray:4 2;"));
  assert_query (document, "count(//s:path[@class='grid' and not(@style)])", "2");
  assert_query (document, "string(//s:path[@id='odd']/@style)",
                "fill:none;stroke:#ff0000;stroke-opacity:0.5;stroke-width:0.25;");
  xmlFreeDoc (document);
}

static void
test_hostile_words (void)
{
  static const char words[] = "]]> <!-- & ' \" \x01\x1f\x7f \xef\xbf\xbe \xff\xc3( <script>";
  static const char clean[] = "]]> <!-- & ' \" \xef\xbf\xbd\xef\xbf\xbd\x7f \xef\xbf\xbd "
                              "\xef\xbf\xbd\xef\xbf\xbd( <script>";
  g_autoptr (EfScene) scene = paint_fixture_create_scene ();
  g_autoptr (GBytes) bytes = NULL;
  EfPrimitive *text
    = ef_scene_add (scene, EF_PRIMITIVE_TEXT, EF_LAYER_LABELS, "label", "a\"b<c>&d");
  xmlDoc *document;

  text->text.text = g_strdup (words);
  text->text.size = 8;
  text->title = g_strdup (words);
  ef_scene_set_words (scene, words, words);
  ef_scene_set_font_family (scene, "Ev'il\"};*{x:y} <b>, serif");
  bytes = render (scene);
  document = parse (bytes);
  assert_query (document, "string(/s:svg/s:title)", clean);
  assert_query (document, "string(/s:svg/s:desc)", clean);
  assert_query (document, "string(//s:text[@id='a\"b<c>&d']/s:title)", clean);
  assert_query (document, "string(//s:text[@id='a\"b<c>&d']/text())", clean);
  assert_query (document, "count(//s:script)", "0");
  assert_query (document, "contains(/s:svg/s:style, \"font-family:'Evil;*x:y b',serif}\")", "true");
  xmlFreeDoc (document);
}

static void
test_numbers (void)
{
  static const struct
  {
    double value;
    const char *text;
  } cases[] = {
    { 0, "0" },           { -0.0, "0" },
    { 1, "1" },           { 10, "10" },
    { 100.5, "100.5" },   { 0.05, "0.05" },
    { -0.05, "-0.05" },   { 0.004, "0" },
    { -0.004, "0" },      { 0.005, "0.01" },
    { 1.999, "2" },       { 123.456, "123.46" },
    { -7.1, "-7.1" },     { 99999.99, "99999.99" },
    { G_MAXDOUBLE, "0" }, { -1e9, "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char buffer[EF_SVG_NUMBER_BUFFER];

      *ef_svg_write_number (buffer, cases[i].value) = '\0';
      g_assert_cmpstr (buffer, ==, cases[i].text);
    }
  for (int i = -20000; i < 20000; i++)
    {
      char buffer[EF_SVG_NUMBER_BUFFER];

      *ef_svg_write_number (buffer, i / 100.0) = '\0';
      g_assert_cmpfloat (g_ascii_strtod (buffer, NULL), ==, i / 100.0);
    }
}

static void
test_same_bytes (void)
{
  g_autoptr (EfScene) scene = paint_fixture_create_scene ();
  g_autoptr (EfScene) again = paint_fixture_create_scene ();
  g_autoptr (GBytes) first = render (scene);
  g_autoptr (GBytes) second = render (again);
  g_autoptr (GBytes) third = NULL;

  g_assert_true (g_bytes_equal (first, second));
  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("The locale de_DE.UTF-8 is not installed");
      return;
    }
  third = render (scene);
  setlocale (LC_ALL, "C.UTF-8");
  g_assert_true (g_bytes_equal (first, third));
}

/* A hundred thousand points stay below 4 MB and are elements each. */
static void
test_large (void)
{
  for (guint n_groups = 1; n_groups <= 10; n_groups += 9)
    {
      g_autoptr (EfScene) scene = paint_fixture_create_cloud (100000, n_groups, 0.7, NULL);
      g_autoptr (GBytes) bytes = NULL;
      xmlDoc *document;

      ef_scene_add (scene, EF_PRIMITIVE_RECT, EF_LAYER_FRAME, "frame", "frame");
      bytes = render (scene);
      g_assert_cmpuint (g_bytes_get_size (bytes), <, 4000000);
      document = parse (bytes);
      assert_query (document, "count(//s:use) + count(//s:path) > 85000", "true");
      assert_query (document, "count(//s:g[@id='points']/s:g)", n_groups == 1 ? "1" : "10");
      xmlFreeDoc (document);
    }
}

/* Every size is defined once and every look a group, and the file stays small. */
static void
test_scales (void)
{
  for (guint kind = 1; kind <= 3; kind++)
    {
      g_autoptr (EfScene) scene = paint_fixture_create_cloud (100000, 1, 0.7, NULL);
      g_autoptr (GBytes) bytes = NULL;
      xmlDoc *document;

      paint_fixture_scale_cloud (scene, kind & 1, kind >> 1);
      ef_scene_add (scene, EF_PRIMITIVE_RECT, EF_LAYER_FRAME, "frame", "frame");
      bytes = render (scene);
      g_assert_cmpuint (g_bytes_get_size (bytes), <, 4000000);
      document = parse (bytes);
      assert_query (document, "count(//s:use) + count(//s:g/s:path) > 80000", "true");
      /* Discs are dots. The cross, of each size, and what is dotted. */
      assert_query (document, "count(//s:defs/s:circle)", "0");
      assert_query (document, "count(//s:defs/s:path)", kind == 3 ? "130" : "1");
      xmlFreeDoc (document);
    }
}

static cairo_surface_t *
render_with_rsvg (GBytes *bytes, int width, int height)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("ef-svg-XXXXXX", &error);
  g_autofree char *svg = g_build_filename (folder, "figure.svg", NULL);
  g_autofree char *png = g_build_filename (folder, "figure.png", NULL);
  g_autofree char *command
    = g_strdup_printf ("rsvg-convert -w %d -h %d -o %s %s", width, height, png, svg);
  cairo_surface_t *image;
  int status;

  g_assert_no_error (error);
  g_file_set_contents (svg, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  g_spawn_command_line_sync (command, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  image = cairo_image_surface_create_from_png (png);
  g_assert_cmpint (cairo_surface_status (image), ==, CAIRO_STATUS_SUCCESS);
  g_unlink (svg);
  g_unlink (png);
  g_rmdir (folder);
  return image;
}

/* Another program's picture of the SVG is ours of the scene. */
static void
assert_like_ours (EfScene *scene, GBytes *svg, double limit)
{
  const double scale = 3;
  int width = (int) (ef_scene_get_width (scene) * scale);
  int height = (int) (ef_scene_get_height (scene) * scale);
  g_autoptr (cairo_surface_t) theirs = render_with_rsvg (svg, width, height);
  g_autoptr (cairo_surface_t) ours
    = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (ours);
  guint largest;

  cairo_scale (cr, scale, scale);
  ef_paint_cairo (scene, cr, scale, EF_LAYERS_ALL);
  cairo_destroy (cr);
  g_assert_cmpfloat (paint_fixture_compare (ours, theirs, &largest), <, limit);
}

static void
test_like_ours (void)
{
  g_autofree char *rsvg = g_find_program_in_path ("rsvg-convert");
  g_autoptr (EfScene) scene = paint_fixture_create_scene ();
  g_autoptr (EfScene) small = paint_fixture_create_cloud (300, 10, 0.7, NULL);
  g_autoptr (EfScene) large = paint_fixture_create_cloud (15000, 4, 0.3, NULL);
  /* Lines and baselines snap to pixels in ours. */
  const struct
  {
    EfScene *scene;
    double limit;
  } cases[] = { { scene, 1.0 }, { small, 0.7 }, { large, 0.7 } };

  if (rsvg == NULL)
    {
      g_test_skip ("rsvg-convert is not installed");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) svg = render (cases[i].scene);

      assert_like_ours (cases[i].scene, svg, cases[i].limit);
    }
}

/* Letters as shapes look like letters, and need no font. */
static void
test_outlined (void)
{
  g_autofree char *rsvg = g_find_program_in_path ("rsvg-convert");
  g_autoptr (EfScene) scene = paint_fixture_create_scene ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = ef_paint_to_outlined_svg (scene, &error);
  g_autoptr (GBytes) again = ef_paint_to_outlined_svg (scene, NULL);
  gsize length;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (svg, &length);
  g_assert_null (memmem (data, length, "<text", 5));
  g_assert_nonnull (memmem (data, length, "aria-label=", 11));
  g_assert_true (g_bytes_equal (svg, again));
  if (rsvg != NULL)
    assert_like_ours (scene, svg, 1.0);
  else
    g_test_message ("rsvg-convert is not installed");
}

/* Above a number the markers are one picture, and look the same. */
static void
test_picture (void)
{
  g_autofree char *rsvg = g_find_program_in_path ("rsvg-convert");
  g_autoptr (EfScene) scene = paint_fixture_create_cloud (15000, 4, 0.3, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) vectors = ef_paint_to_svg_with (scene, FALSE, 15000, &error);
  g_autoptr (GBytes) picture = ef_paint_to_svg_with (scene, FALSE, 14999, &error);
  g_autoptr (GBytes) again = ef_paint_to_svg_with (scene, FALSE, 14999, NULL);
  g_autoptr (GBytes) plain = ef_paint_to_svg (scene, NULL);
  gsize length;
  const char *data;

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (vectors, plain));
  g_assert_true (g_bytes_equal (picture, again));
  data = g_bytes_get_data (picture, &length);
  g_assert_nonnull (memmem (data, length, "<image id=", 10));
  g_assert_null (memmem (data, length, "<use", 4));
  if (rsvg != NULL)
    assert_like_ours (scene, picture, 1.5);
  else
    g_test_message ("rsvg-convert is not installed");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paint/svg/document", test_document);
  g_test_add_func ("/paint/svg/style", test_style);
  g_test_add_func ("/paint/svg/hostile-words", test_hostile_words);
  g_test_add_func ("/paint/svg/numbers", test_numbers);
  g_test_add_func ("/paint/svg/same-bytes", test_same_bytes);
  g_test_add_func ("/paint/svg/scales", test_scales);
  g_test_add_func ("/paint/svg/picture", test_picture);
  g_test_add_func ("/paint/svg/large", test_large);
  g_test_add_func ("/paint/svg/like-ours", test_like_ours);
  g_test_add_func ("/paint/svg/outlined", test_outlined);
  return g_test_run ();
}
