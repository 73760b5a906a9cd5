/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-paint.h"

#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "ef-compose.h"

#include "../scene/compose-fixture.h"
#include "../scene/scene-fixture.h"
#include "paint-fixture.h"

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

typedef void (*Change) (Chart *chart);

static EfTable *
create_models (void)
{
  return fixture_models (60, 4, 5);
}

/* One name in each script, and each as a word of a group. */
static EfTable *
create_scripts (void)
{
  static const char *const names[]
    = { "Grüße-7B",      "模型七号",           "نموذج عربي", "モデル・β",
        "Ёлка-2 (х86)", "한국어 모델",        "🤖 robot",   "שלום-model",
        "हिन्दी मॉडल",   "Ω→∞ “quoted” & <b>" };
  static const char *const families[] = { "Latin", "漢字", "عربي", "かな", "Кириллица",
                                          "한글",  "emoji 🦙", "עברית", "देवनागरी", "Symbols" };
  double sizes[G_N_ELEMENTS (names)], scores[G_N_ELEMENTS (names)];

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      sizes[i] = 1 + 3.0 * (double) i;
      scores[i] = 50 + 4 * (double) i - (i % 3 == 2 ? 6 : 0);
    }

  return fixture_table (fixture_texts ("model", EF_ROLE_NAME, names, G_N_ELEMENTS (names)),
                        fixture_texts ("family", EF_ROLE_GROUP, families, G_N_ELEMENTS (names)),
                        fixture_numbers ("Params (M)", sizes, G_N_ELEMENTS (names)),
                        fixture_numbers ("Accuracy", scores, G_N_ELEMENTS (names)), NULL);
}

/* Models of twenty years. */
static EfTable *
create_history (void)
{
  EfColumnBuilder *builder = ef_column_builder_new ("Date", EF_COLUMN_DATE);
  double scores[40];

  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    {
      scores[i] = 40 + i + 9 * ((i * 7) % 5) / 4.0;
      ef_column_builder_add_number (builder, 12000 + 180.0 * i);
    }
  ef_column_builder_set_direction (builder, EF_DIRECTION_LOWER, EF_DIRECTION_REASON_USER);

  return fixture_table (ef_column_builder_end (builder),
                        fixture_numbers ("Accuracy", scores, G_N_ELEMENTS (scores)), NULL);
}

static void
use_groups (Chart *chart)
{
  ef_chart_spec_set_string (&chart->spec->colour, "family");
}

#define USE_LEGEND(name, place)                                                                    \
  static void use_legend_##name (Chart *chart)                                                     \
  {                                                                                                \
    use_groups (chart);                                                                            \
    chart->spec->legend = place;                                                                   \
  }
USE_LEGEND (right, EF_LEGEND_RIGHT)
USE_LEGEND (bottom, EF_LEGEND_BOTTOM)
USE_LEGEND (top_left, EF_LEGEND_TOP_LEFT)
USE_LEGEND (top_right, EF_LEGEND_TOP_RIGHT)
USE_LEGEND (bottom_left, EF_LEGEND_BOTTOM_LEFT)
USE_LEGEND (bottom_right, EF_LEGEND_BOTTOM_RIGHT)
USE_LEGEND (direct, EF_LEGEND_DIRECT)
USE_LEGEND (none, EF_LEGEND_NONE)

static void
use_linear (Chart *chart)
{
  chart->spec->x.scale = EF_SCALE_KIND_LINEAR;
}

static void
use_log_both (Chart *chart)
{
  chart->spec->x.scale = chart->spec->y.scale = EF_SCALE_KIND_LOG;
}

static void
use_date (Chart *chart)
{
  ef_chart_spec_set_string (&chart->spec->x.column, "Date");
}

static void
use_dark (Chart *chart)
{
  use_groups (chart);
  chart->options.theme = ef_theme_find ("dark");
}

static void
use_print (Chart *chart)
{
  use_groups (chart);
  chart->options.theme = ef_theme_find ("print");
}

static void
use_contrast (Chart *chart)
{
  use_groups (chart);
  chart->options.theme = ef_theme_find ("contrast");
}

static void
use_journal (Chart *chart)
{
  use_groups (chart);
  chart->options.theme = ef_theme_find ("journal");
}

static void
use_trails (Chart *chart)
{
  use_groups (chart);
  ef_chart_spec_set_string (&chart->spec->trail, "family");
}

static void
use_density (Chart *chart)
{
  chart->spec->crowd = EF_CROWD_DENSITY;
}

static void
use_layers (Chart *chart)
{
  use_groups (chart);
  chart->spec->front.n_layers = 3;
  chart->spec->front.by_group = TRUE;
  chart->spec->labels = EF_LABELS_NONE;
}

static void
use_hull (Chart *chart)
{
  chart->spec->front.curve = EF_CURVE_HULL;
  chart->spec->front.knee = TRUE;
  chart->spec->front.near_x = (EfTolerance){ 20, TRUE };
  chart->spec->front.near_y = (EfTolerance){ 2, FALSE };
}

static void
use_limits (Chart *chart)
{
  chart->spec->x.has_limit = chart->spec->y.has_limit = TRUE;
  chart->spec->x.limit = 100;
  chart->spec->y.limit = 70;
}

static void
use_all_labels (Chart *chart)
{
  chart->spec->labels = EF_LABELS_ALL;
}

static void
use_numbers_as_looks (Chart *chart)
{
  ef_chart_spec_set_string (&chart->spec->colour, "Accuracy");
  ef_chart_spec_set_string (&chart->spec->size, "Params (M)");
}

static void
use_script_groups (Chart *chart)
{
  use_groups (chart);
  chart->spec->labels = EF_LABELS_ALL;
  chart->spec->legend = EF_LEGEND_RIGHT;
  ef_chart_spec_set_string (&chart->spec->title, "標題 · عنوان · Überschrift 🏆");
  ef_chart_spec_set_string (&chart->spec->x.title, "Größe: 参数 (百万)");
}

static const struct
{
  const char *name;
  EfTable *(*create) (void);
  Change change;
} cases[] = {
  { "scale-linear", create_models, use_linear },
  { "scale-log-both", create_models, use_log_both },
  { "scale-date", create_history, use_date },
  { "theme-light", create_models, use_groups },
  { "theme-dark", create_models, use_dark },
  { "theme-print", create_models, use_print },
  { "theme-contrast", create_models, use_contrast },
  { "theme-journal", create_models, use_journal },
  { "legend-right", create_models, use_legend_right },
  { "legend-bottom", create_models, use_legend_bottom },
  { "legend-top-left", create_models, use_legend_top_left },
  { "legend-top-right", create_models, use_legend_top_right },
  { "legend-bottom-left", create_models, use_legend_bottom_left },
  { "legend-bottom-right", create_models, use_legend_bottom_right },
  { "legend-direct", create_models, use_legend_direct },
  { "legend-none", create_models, use_legend_none },
  { "marks-layers", create_models, use_layers },
  { "marks-hull", create_models, use_hull },
  { "marks-limits", create_models, use_limits },
  { "marks-labels", create_models, use_all_labels },
  { "marks-scales", create_models, use_numbers_as_looks },
  { "marks-trails", create_models, use_trails },
  { "marks-density", create_models, use_density },
  { "scripts", create_scripts, use_script_groups },
};

static gboolean
has_font (void)
{
  PangoFontMap *map = pango_cairo_font_map_get_default ();
  PangoFontFamily *family = pango_font_map_get_family (map, "DejaVu Sans");

  return family != NULL && g_strcmp0 (pango_font_family_get_name (family), "DejaVu Sans") == 0;
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

static EfScene *
compose_case (Chart *chart, gsize index)
{
  chart_init (chart, cases[index].create ());
  g_object_unref (chart->pango);
  chart->pango = ef_paint_create_pango_context ();
  chart->options.pango = chart->pango;
  chart->options.width = 120 * MM;
  chart->options.height = 84 * MM;
  chart->options.font_size = 8;
  cases[index].change (chart);

  return chart_compose (chart);
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

  if (!has_font ())
    {
      g_test_skip ("the font DejaVu Sans is not there");
      return;
    }
  scene = compose_case (&chart, index);
  text = ef_paint_to_text (scene);
  png = ef_paint_to_png (scene, DPI, FALSE, &error);
  g_assert_no_error (error);
  check_text (cases[index].name, text);
  check_picture (cases[index].name, png);
}

/* ---- Other programs ---- */

/* How each draws an SVG into a PNG; a browser shows a page with the SVG in it. */
static const struct
{
  const char *program;
  const char *command;
  double limit;
} renderers[] = {
  { "rsvg-convert", "rsvg-convert -w {width} -h {height} -o {png} {svg}", 0.9 },
  { "inkscape",
    "inkscape --export-type=png --export-filename={png} --export-width={width} "
    "--export-height={height} {svg}",
    0.9 },
  { "chromium",
    "chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --disable-dev-shm-usage "
    "--force-device-scale-factor=1 --user-data-dir={profile} --window-size={width},{height} "
    "--screenshot={png} file://{page}",
    1.7 },
};

static cairo_surface_t *
render_elsewhere (gsize renderer, GBytes *svg, int width, int height)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("ef-golden-XXXXXX", &error);
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

  g_assert_no_error (error);
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
  g_string_printf (command, "rm -rf %s", folder);
  g_spawn_command_line_sync (command->str, NULL, NULL, NULL, NULL);

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

/* A picture by another program of the SVG is our picture of the scene: whole charts, with all their
 * text, in the same font. */
static void
test_renderer (gconstpointer data)
{
  static const gsize charts[] = { 1, 4, 12, 15 };
  gsize renderer = GPOINTER_TO_SIZE (data);

  if (!runs (renderers[renderer].program) || !has_font ())
    {
      g_test_skip ("it does not run here, or the font DejaVu Sans is not there");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_auto (Chart) chart = { 0 };
      EfScene *scene = compose_case (&chart, charts[i]);
      g_autoptr (GBytes) png = ef_paint_to_png (scene, 216, FALSE, NULL);
      g_autoptr (GBytes) svg = ef_paint_to_svg (scene, NULL);
      g_autoptr (cairo_surface_t) ours = read_png (png);
      double difference = compare_with (renderer, svg, ours);

      g_test_message ("%s, %s: %.2f of 255 on average", renderers[renderer].program,
                      cases[charts[i]].name, difference);
      g_assert_cmpfloat (difference, <, renderers[renderer].limit);
      if (i == 0)
        {
          g_autoptr (GBytes) mute = drop_text (svg);

          g_assert_cmpfloat (compare_with (renderer, mute, ours), >, renderers[renderer].limit);
        }
    }
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/paint/golden/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (renderers); i++)
    {
      g_autofree char *path = g_strconcat ("/paint/golden/", renderers[i].program, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_renderer);
    }
  g_test_add_func ("/paint/golden/shaped", test_shaped);

  return g_test_run ();
}
