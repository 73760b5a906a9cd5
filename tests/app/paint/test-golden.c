/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-paint.h"

#include <pango/pangocairo.h>
#include <string.h>

#include "ef-chart-resamples.h"
#include "ef-compose.h"
#include "ef-panels.h"

#include "golden-charts.h"
#include "paint-fixture.h"
#include "scratch-folder.h"

/* Charts of every kind against what they were when somebody last looked at them: the scene as text,
 * which says what moved, and the picture, which says whether it matters. The fonts are those of
 * golden/fonts.conf. After a change that is meant:
 *
 *   EF_GOLDEN_UPDATE=1 meson test -C build paint/golden
 *
 * and a look at what git says has changed. */

#define DPI 96.0
/* Mean difference of channels between pictures that nobody could tell apart. */
#define PICTURE_LIMIT 0.15
/* Pixels that become one before pictures of other programs are compared. */
#define SHRINK 6
/* Other programs have faults of their own, which are not looked for here. */
#define ELSEWHERE "env -u G_DEBUG -u MALLOC_CHECK_ -u MALLOC_PERTURB_ timeout 60 "

static gboolean
has_family (const char *name)
{
  PangoFontMap *map = pango_cairo_font_map_get_default ();
  PangoFontFamily *family = pango_font_map_get_family (map, name);

  return family != NULL && g_strcmp0 (pango_font_family_get_name (family), name) == 0;
}

static gboolean
has_font (void)
{
  return has_family ("DejaVu Sans");
}

static gboolean
is_updating (void)
{
  return g_getenv ("EF_GOLDEN_UPDATE") != NULL;
}

static char *
get_path (const char *name, const char *ending)
{
  g_autofree char *file = g_strconcat (name, ending, NULL);

  return g_test_build_filename (G_TEST_DIST, "app", "paint", "golden", file, NULL);
}

/* Where what differs is kept to be looked at. */
static char *
keep (const char *name, const char *ending, GBytes *bytes)
{
  g_autofree char *file = g_strconcat ("golden-", name, ending, NULL);
  char *path = g_build_filename (g_get_tmp_dir (), file, NULL);

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       NULL);

  return path;
}

static void
check_text (const char *name, const char *text)
{
  g_autofree char *path = get_path (name, ".txt");
  g_autofree char *golden = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) golden_lines = NULL;

  if (is_updating ())
    {
      g_file_set_contents (path, text, -1, &error);
      g_assert_no_error (error);
      return;
    }
  g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);
  golden_lines = g_strsplit (golden, "\n", -1);
  /* Line by line: the first that differs says more than two long texts. */
  for (guint i = 0; lines[i] != NULL && golden_lines[i] != NULL; i++)
    g_assert_cmpstr (lines[i], ==, golden_lines[i]);
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (golden_lines));
}

typedef struct
{
  const guint8 *data;
  gsize length;
} Rest;

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  Rest *rest = closure;

  if (length > rest->length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, rest->data, length);
  rest->data += length;
  rest->length -= length;

  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
read_png (GBytes *bytes)
{
  Rest rest;
  cairo_surface_t *image;

  rest.data = g_bytes_get_data (bytes, &rest.length);
  image = cairo_image_surface_create_from_png_stream (read_cb, &rest);
  g_assert_cmpint (cairo_surface_status (image), ==, CAIRO_STATUS_SUCCESS);

  return image;
}

static void
check_picture (const char *name, GBytes *png)
{
  g_autofree char *path = get_path (name, ".png");
  g_autoptr (cairo_surface_t) ours = read_png (png);
  g_autoptr (cairo_surface_t) golden = NULL;
  g_autoptr (GError) error = NULL;
  double difference;
  guint largest;

  if (is_updating ())
    {
      g_file_set_contents (path, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png),
                           &error);
      g_assert_no_error (error);
      return;
    }
  golden = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (golden), ==, CAIRO_STATUS_SUCCESS);
  difference = paint_fixture_compare (ours, golden, &largest);
  if (difference >= PICTURE_LIMIT)
    {
      g_autofree char *kept = keep (name, ".png", png);

      g_test_message ("%s differs by %.2f from golden/%s.png", kept, difference, name);
    }
  g_assert_cmpfloat (difference, <, PICTURE_LIMIT);
}

/* Draws the values of the chart anew, as its bands ask for. */
static EfScene *
compose_resampled (Chart *chart)
{
  g_autoptr (EfChartData) points = g_steal_pointer (&chart->data);
  g_autoptr (GError) error = NULL;

  chart->data = ef_chart_resamples_complete (points, chart->spec, NULL, &error);
  g_assert_no_error (error);
  ef_scene_unref (chart->scene);
  chart->scene = ef_chart_compose (chart->data, chart->spec, &chart->view, &chart->options);

  return chart->scene;
}

static EfScene *
compose_case (Chart *chart, gsize index)
{
  gsize n;
  const GoldenChart *golden = &golden_charts_list (&n)[index];

  chart_init (chart, golden->create ());
  g_object_unref (chart->pango);
  chart->pango = ef_paint_create_pango_context ();
  chart->options.pango = chart->pango;
  chart->options.width = 120 * MM;
  chart->options.height = 84 * MM;
  chart->options.font_size = 8;
  golden->change (chart);
  chart_compose (chart);

  return chart->spec->uncertainty.bands ? compose_resampled (chart) : chart->scene;
}

static void
test_case (gconstpointer data)
{
  gsize index = GPOINTER_TO_SIZE (data);
  g_auto (Chart) chart = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autofree char *text = NULL;
  EfScene *scene;
  gsize n;
  const char *name = golden_charts_list (&n)[index].name;

  if (!has_font ())
    {
      g_test_skip ("the font DejaVu Sans is not there");
      return;
    }
  scene = compose_case (&chart, index);
  text = ef_paint_to_text (scene);
  png = ef_paint_to_png (scene, DPI, FALSE, &error);
  g_assert_no_error (error);
  check_text (name, text);
  check_picture (name, png);
}

/* Several charts in one figure: the grid, the letters, and what stands once for all. */
static void
test_panels (void)
{
  g_autoptr (EfPanelsSpec) layout = ef_panels_spec_new ();
  Chart charts[3] = { 0 };
  EfPanel panels[G_N_ELEMENTS (charts)];
  g_autoptr (EfScene) scene = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autofree char *text = NULL;

  if (!has_font ())
    {
      g_test_skip ("the font DejaVu Sans is not there");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      compose_case (&charts[i], 3);
      panels[i] = (EfPanel){ charts[i].data, charts[i].spec };
    }
  layout->n_columns = 2;
  charts[0].options.width = 180 * MM;
  charts[0].options.height = 140 * MM;
  scene = ef_panels_compose (panels, G_N_ELEMENTS (panels), layout, &charts[0].options);
  text = ef_paint_to_text (scene);
  png = ef_paint_to_png (scene, DPI, FALSE, NULL);
  g_assert_nonnull (strstr (text, "panel-c"));
  check_text ("panels", text);
  check_picture ("panels", png);
  for (gsize i = 0; i < G_N_ELEMENTS (charts); i++)
    chart_clear (&charts[i]);
}

/* ---- Other programs ---- */

/* How each draws an SVG into a PNG; a browser shows a page with the SVG in it. The quick one draws
 * every chart, the others each @step-th. */
static const struct
{
  const char *program;
  const char *command;
  double limit;
  gsize step;
} renderers[] = {
  { "rsvg-convert", "rsvg-convert -w {width} -h {height} -o {png} {svg}", 0.9, 1 },
  { "inkscape",
    "inkscape --export-type=png --export-filename={png} --export-width={width} "
    "--export-height={height} {svg}",
    0.9, 7 },
  { "chromium",
    "chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --disable-dev-shm-usage "
    "--force-device-scale-factor=1 --user-data-dir={profile} --window-size={width},{height} "
    "--screenshot={png} file://{page}",
    1.7, 7 },
};

static cairo_surface_t *
render_elsewhere (gsize renderer, GBytes *svg, int width, int height)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = scratch_folder_new ();
  g_autofree char *figure = g_build_filename (folder, "figure.svg", NULL);
  g_autofree char *page = g_build_filename (folder, "page.html", NULL);
  g_autofree char *png = g_build_filename (folder, "figure.png", NULL);
  g_autofree char *profile = g_build_filename (folder, "profile", NULL);
  g_autofree char *html = g_strdup_printf (
    "<!DOCTYPE html><body style=\"margin:0\"><img src=\"figure.svg\" "
    "style=\"display:block;width:%dpx;height:%dpx\">",
    width, height);
  g_autofree char *width_text = g_strdup_printf ("%d", width);
  g_autofree char *height_text = g_strdup_printf ("%d", height);
  g_autoptr (GString) command = NULL;
  cairo_surface_t *image;
  g_autofree char *err = NULL;
  int status;

  g_file_set_contents (figure, g_bytes_get_data (svg, NULL), (gssize) g_bytes_get_size (svg),
                       &error);
  g_assert_no_error (error);
  g_file_set_contents (page, html, -1, &error);
  g_assert_no_error (error);
  command = g_string_new (ELSEWHERE);
  g_string_append (command, renderers[renderer].command);
  g_string_replace (command, "{svg}", figure, 0);
  g_string_replace (command, "{png}", png, 0);
  g_string_replace (command, "{page}", page, 0);
  g_string_replace (command, "{profile}", profile, 0);
  g_string_replace (command, "{width}", width_text, 0);
  g_string_replace (command, "{height}", height_text, 0);
  g_spawn_command_line_sync (command->str, NULL, &err, &status, &error);
  g_assert_no_error (error);
  if (!g_file_test (png, G_FILE_TEST_EXISTS))
    g_test_message ("%s: %s", command->str, err);
  image = cairo_image_surface_create_from_png (png);
  g_assert_cmpint (cairo_surface_status (image), ==, CAIRO_STATUS_SUCCESS);
  scratch_folder_remove (folder);

  return image;
}

/* So that a letter half a pixel elsewhere counts little, and one that is missing much. */
static cairo_surface_t *
shrink (cairo_surface_t *image)
{
  int width = cairo_image_surface_get_width (image) / SHRINK;
  int height = cairo_image_surface_get_height (image) / SHRINK;
  cairo_surface_t *small = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (small);

  cairo_scale (cr, 1.0 / SHRINK, 1.0 / SHRINK);
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BEST);
  cairo_paint (cr);
  cairo_destroy (cr);

  return small;
}

/* How far the picture of @svg by another program is from @ours. */
static double
compare_with (gsize renderer, GBytes *svg, cairo_surface_t *ours)
{
  g_autoptr (cairo_surface_t) theirs
    = render_elsewhere (renderer, svg, cairo_image_surface_get_width (ours),
                        cairo_image_surface_get_height (ours));
  g_autoptr (cairo_surface_t) small_ours = shrink (ours);
  g_autoptr (cairo_surface_t) small_theirs = shrink (theirs);
  guint largest;

  return paint_fixture_compare (small_ours, small_theirs, &largest);
}

/* The same without a single letter. */
static GBytes *
drop_text (GBytes *svg)
{
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (svg, NULL),
                                               (gssize) g_bytes_get_size (svg));

  g_assert_cmpuint (g_string_replace (text, "</style>", "text{display:none}</style>", 0), ==, 1);

  return g_string_free_to_bytes (g_steal_pointer (&text));
}

/* Whether a program is there, and does more than that. */
static gboolean
runs (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);
  g_autofree char *command = g_strconcat (ELSEWHERE, program, " --version", NULL);
  g_autofree char *out = NULL, *err = NULL;
  int status = -1;

  return path != NULL && g_spawn_command_line_sync (command, &out, &err, &status, NULL)
         && status == 0;
}

/* @index: of the chart */
static void
check_renderer (gsize renderer, gsize index, gboolean also_mute)
{
  g_auto (Chart) chart = { 0 };
  gsize n;
  const char *name = golden_charts_list (&n)[index].name;
  EfScene *scene = compose_case (&chart, index);
  g_autoptr (GBytes) png = ef_paint_to_png (scene, 216, FALSE, NULL);
  g_autoptr (GBytes) svg = ef_paint_to_svg (scene, NULL);
  g_autoptr (cairo_surface_t) ours = read_png (png);
  double difference = compare_with (renderer, svg, ours);
  double limit = renderers[renderer].limit;

  /* Half again as much ink, in black, and so half again as much at its edges. */
  if (g_str_equal (name, "theme-contrast"))
    limit *= 1.5;
  g_test_message ("%s, %s: %.2f of 255 on average", renderers[renderer].program, name, difference);
  g_assert_cmpfloat (difference, <, limit);
  if (also_mute)
    {
      g_autoptr (GBytes) mute = drop_text (svg);

      g_assert_cmpfloat (compare_with (renderer, mute, ours), >, limit);
    }
}

/* A picture by another program of the SVG is our picture of the scene: whole charts, with all their
 * text, in the same font. */
static void
test_renderer (gconstpointer data)
{
  gsize renderer = GPOINTER_TO_SIZE (data);
  gsize n;
  const GoldenChart *charts = golden_charts_list (&n);

  if (!runs (renderers[renderer].program) || !has_font ())
    {
      g_test_skip ("it does not run here, or the font DejaVu Sans is not there");
      return;
    }
  /* What this font has no letters for are boxes, and each program has boxes of its own. */
  for (gsize i = 1; i < n; i += renderers[renderer].step)
    if (!g_str_equal (charts[i].name, "scripts"))
      check_renderer (renderer, i, i == 1);
}

/* Letters of scripts that join do: the word is narrower than its letters one by one. */
static void
test_shaped (void)
{
  PangoContext *context = ef_paint_create_pango_context ();
  g_autoptr (GObject) layout_object = G_OBJECT (pango_layout_new (context));
  PangoLayout *layout = PANGO_LAYOUT (layout_object);
  static const char word[] = "نموذج";
  int joined, single = 0, height;

  g_object_unref (context);
  if (!has_font ())
    {
      g_test_skip ("the font DejaVu Sans is not there");
      return;
    }
  pango_layout_set_text (layout, word, -1);
  pango_layout_get_size (layout, &joined, &height);
  g_assert_cmpint (pango_layout_get_unknown_glyphs_count (layout), ==, 0);
  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    {
      int width;

      pango_layout_set_text (layout, at, (int) (g_utf8_next_char (at) - at));
      pango_layout_get_size (layout, &width, &height);
      single += width;
    }
  g_assert_cmpint (joined, <, single * 9 / 10);
}

/* ---- What there is to cover ---- */

/* TRUE if there is a chart "KIND-NAME". */
static gboolean
has_chart (const char *kind, const char *name)
{
  g_autofree char *wanted = g_strconcat (kind, "-", name, NULL);
  gsize n;
  const GoldenChart *charts = golden_charts_list (&n);

  for (gsize i = 0; i < n; i++)
    if (g_str_equal (charts[i].name, wanted))
      return TRUE;
  g_test_message ("There is no chart %s.", wanted);

  return FALSE;
}

/* The classes of all that any of the charts draws (element-type utf8). */
static GHashTable *
list_classes (void)
{
  GHashTable *classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize n;

  golden_charts_list (&n);
  for (gsize i = 0; i < n; i++)
    {
      g_auto (Chart) chart = { 0 };
      EfScene *scene = compose_case (&chart, i);

      for (guint j = 0; j < ef_scene_get_n (scene); j++)
        g_hash_table_add (classes, g_strdup (ef_scene_get (scene, j)->css));
    }

  return classes;
}

/* Each place of a legend, scale, theme and mark is in a picture that somebody looked at. */
static void
test_coverage (void)
{
  static const char *const scales[] = { "linear", "log-both", "date", NULL };
  static const char *const marks[] = {
    "attained",   "attained-region", "subtitle",
    "axis",       "axis-hint",   "axis-title",  "background",  "band",        "density",
    "error-bar",  "foot",        "front",       "front-point", "ghost",       "ghost-way",
    "grid",       "group-label", "hull",        "knee",        "label",       "leader",
    "legend",     "legend-band", "legend-ghost", "legend-knee", "legend-tick", "limit",
    "minor-tick", "note",        "note-arrow",  "note-head",   "note-line",   "note-region",
    "point",      "range",       "reach",       "ruler",       "ruler-label", "stars",
    "empty",      "tick-label",  "title",       "trail",       NULL,
  };
  g_autoptr (GHashTable) classes = NULL;

  for (const char *const *word = ef_legend_list_words () + 1; *word != NULL; word++)
    g_assert_true (has_chart ("legend", *word));
  for (const char *const *id = ef_theme_list (); *id != NULL; id++)
    g_assert_true (has_chart ("theme", *id));
  for (const char *const *scale = scales; *scale != NULL; scale++)
    g_assert_true (has_chart ("scale", *scale));
  classes = list_classes ();
  for (const char *const *mark = marks; *mark != NULL; mark++)
    {
      if (!g_hash_table_contains (classes, *mark))
        g_test_message ("No chart has a “%s”.", *mark);
      g_assert_true (g_hash_table_contains (classes, *mark));
    }
}

/* The scripts of the world's papers, in the names of one chart. */
static void
test_scripts (void)
{
  static const GUnicodeScript scripts[]
    = { G_UNICODE_SCRIPT_LATIN,    G_UNICODE_SCRIPT_HAN,      G_UNICODE_SCRIPT_ARABIC,
        G_UNICODE_SCRIPT_KATAKANA, G_UNICODE_SCRIPT_CYRILLIC, G_UNICODE_SCRIPT_HANGUL,
        G_UNICODE_SCRIPT_HEBREW,   G_UNICODE_SCRIPT_DEVANAGARI, G_UNICODE_SCRIPT_GREEK };
  gsize n;
  const GoldenChart *charts = golden_charts_list (&n);
  gsize index = 0;
  g_auto (Chart) chart = { 0 };
  g_autofree char *text = NULL;
  guint64 met[4] = { 0 };

  while (!g_str_equal (charts[index].name, "scripts"))
    index++;
  text = ef_paint_to_text (compose_case (&chart, index));
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      guint script = (guint) g_unichar_get_script (g_utf8_get_char (at));

      if (script < 256)
        met[script / 64] |= G_GUINT64_CONSTANT (1) << script % 64;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    g_assert_true ((met[scripts[i] / 64] >> scripts[i] % 64 & 1) != 0);
}

static void
check_scripts_drawn (void)
{
  gsize n;
  const GoldenChart *charts = golden_charts_list (&n);
  gsize index = 0;
  g_auto (Chart) chart = { 0 };
  g_autoptr (GBytes) png = NULL;
  g_autofree char *text = NULL;
  EfScene *scene;

  while (!g_str_equal (charts[index].name, "scripts"))
    index++;
  scene = compose_case (&chart, index);
  text = ef_paint_to_text (scene);
  png = ef_paint_to_png (scene, DPI, FALSE, NULL);
  check_text ("scripts-drawn", text);
  check_picture ("scripts-drawn", png);
}

/* The same chart with fonts for what the others lack, but Devanagari: letters, not boxes. */
static void
test_scripts_drawn (void)
{
  if (has_font () && has_family ("Noto Sans CJK SC") && has_family ("Noto Color Emoji"))
    check_scripts_drawn ();
  else
    g_test_skip ("fonts-noto-cjk or fonts-noto-color-emoji is not there");
}

int
main (int argc, char *argv[])
{
  gsize n;
  const GoldenChart *charts = golden_charts_list (&n);

  g_test_init (&argc, &argv, NULL);

  /* The fonts are another program's: they are found once. */
  if (g_getenv ("EF_GOLDEN_SCRIPTS") != NULL)
    {
      g_test_add_func ("/paint/golden-scripts/drawn", test_scripts_drawn);
      return g_test_run ();
    }
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat ("/paint/golden/", charts[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (renderers); i++)
    {
      g_autofree char *path = g_strconcat ("/paint/golden/", renderers[i].program, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_renderer);
    }
  g_test_add_func ("/paint/golden/panels", test_panels);
  g_test_add_func ("/paint/golden/shaped", test_shaped);
  g_test_add_func ("/paint/golden/coverage", test_coverage);
  g_test_add_func ("/paint/golden/coverage-scripts", test_scripts);

  return g_test_run ();
}
