/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-stars.h"
#include "ef-text-ruler.h"

#include <math.h>
#include <string.h>

#include "compose-fixture.h"
#include "ef-chart-columns.h"
#include "ef-chart-methods.h"
#include "ef-chart-table.h"
#include "scene-fixture.h"

/* Energies from 10 to 110 kWh, so the parts are 20 wide; scores so that all are points. */
static const double energies[] = { 10, 25, 40, 60, 85, 110 };
static const double scores[] = { 40, 50, 60, 70, 80, 90 };
static const char *const classes[] = { "A", "A", "A", "B", "B", "C" };
static const char *const names[] = { "a", "b", "c", "d", "e", "f" };

static void
init_chart (Chart *chart, EfStarRule rule, const char *by)
{
  chart_init (chart, fixture_table (fixture_texts ("Model", EF_ROLE_NAME, names, 6),
                                    fixture_numbers ("Energy (kWh)", energies, 6),
                                    fixture_numbers ("Accuracy", scores, 6),
                                    fixture_texts ("Class", EF_ROLE_NONE, classes, 6), NULL));
  ef_chart_spec_set_string (&chart->spec->x.column, "Energy (kWh)");
  ef_chart_spec_set_string (&chart->spec->y.column, "Accuracy");
  chart->spec->stars = rule;
  ef_chart_spec_set_string (&chart->spec->stars_by, by);
}

static void
assert_stars (Chart *chart, const char *expected)
{
  g_autoptr (GString) got = g_string_new (NULL);

  chart_compose (chart);
  for (guint i = 0; chart->data->stars.stars != NULL && i < chart->data->n; i++)
    g_string_append_printf (got, "%u", chart->data->stars.stars[i]);
  g_assert_cmpstr (got->str, ==, expected);
}

static void
test_range (void)
{
  g_auto (Chart) chart = { 0 };

  init_chart (&chart, EF_STAR_RULE_RANGE, NULL);
  assert_stars (&chart, "554321");
  g_assert_true (chart.data->stars.along_x);
  g_assert_null (ef_chart_stars_get_refusal (chart.data, chart.spec));
}

/* Only what is shown is compared. */
static void
test_filter (void)
{
  g_auto (Chart) chart = { 0 };

  init_chart (&chart, EF_STAR_RULE_RANGE, NULL);
  ef_chart_spec_set_string (&chart.spec->filter, "`Energy (kWh)` <= 60");
  assert_stars (&chart, "5431");
}

/* Each class for itself; who is alone in one cannot be compared. */
static void
test_classes (void)
{
  g_auto (Chart) chart = { 0 };
  g_autofree char *text = NULL;

  init_chart (&chart, EF_STAR_RULE_RANGE, "Class");
  assert_stars (&chart, "531510");
  g_assert_cmpuint (chart.data->stars.n_classes, ==, 2);
  text = ef_chart_stars_describe (chart.data, chart.spec, 1);
  g_assert_cmpstr (text, ==, "★★★☆☆ Stars: fifths of range, in each “Class”");
  g_assert_null (ef_chart_stars_describe (chart.data, chart.spec, 5));
  g_assert_cmpuint (fixture_count (chart.scene, "stars"), ==, 0);
}

/* A class that nobody finds, or that is no text, is said. */
static void
test_bad_class (void)
{
  g_auto (Chart) chart = { 0 };
  g_autoptr (GError) error = NULL;

  init_chart (&chart, EF_STAR_RULE_MODELS, "Accuracy");
  g_assert_null (ef_chart_data_new (chart.table, chart.spec, NULL, &error));
  g_assert_cmpstr (error->message, ==,
                   "The column “Accuracy” does not hold text, so it makes no classes.");
  g_clear_error (&error);
  ef_chart_spec_set_string (&chart.spec->stars_by, "Size");
  g_assert_null (ef_chart_data_new (chart.table, chart.spec, NULL, &error));
  g_assert_nonnull (strstr (error->message, "has no column “Size”"));
}

static void
test_refusals (void)
{
  g_auto (Chart) chart = { 0 };

  init_chart (&chart, EF_STAR_RULE_RANGE, NULL);
  ef_chart_spec_set_string (&chart.spec->filter, "Model = \"a\"");
  assert_stars (&chart, "");
  g_assert_cmpstr (ef_chart_stars_get_refusal (chart.data, chart.spec), ==,
                   "There are no two points of different energy that could be compared.");
  ef_chart_spec_set_string (&chart.spec->filter, NULL);
  ef_chart_spec_set_string (&chart.spec->x.column, "Accuracy");
  assert_stars (&chart, "");
  g_assert_cmpstr (ef_chart_stars_get_refusal (chart.data, chart.spec), ==,
                   "Stars rate energy, and neither axis shows that.");
}

/* The bands lie where the parts are, and the legend names the rule. */
static void
test_bands (void)
{
  g_auto (Chart) chart = { 0 };
  EfScene *scene;

  init_chart (&chart, EF_STAR_RULE_RANGE, NULL);
  chart.spec->x.scale = EF_SCALE_KIND_LINEAR;
  scene = chart_compose (&chart);
  g_assert_cmpuint (fixture_count (scene, "stars"), ==, 5);
  for (guint stars = 5; stars > 1; stars--)
    {
      g_autofree char *id = g_strdup_printf ("stars-%u", stars);
      const EfRect *band = &fixture_find (scene, id)->rect.rect;
      EfRect plot;
      double end, y;

      ef_scene_get_plot (scene, &plot);
      ef_chart_page_to_view (&plot, &chart.view, band->x + band->width, plot.y, &end, &y);
      g_assert_cmpfloat_with_epsilon (end, 10 + 20.0 * (6 - stars), 1e-6);
      g_assert_cmpfloat_with_epsilon (band->height, plot.height, 1e-9);
    }
  g_assert_cmpstr (fixture_find (scene, "stars-2")->title, ==,
                   "★★☆☆☆ from 70\u00a0kWh to 90\u00a0kWh");
  g_assert_cmpstr (fixture_find (scene, "stars-label-3")->text.text, ==, "★★★☆☆");
  g_assert_cmpstr (fixture_find (scene, "legend-label-1")->text.text, ==,
                   "Stars: fifths of range");
}

/* Across the frontier is better than where the legend is, below which nobody would see them. */
static void
test_beside_legend (void)
{
  static const double high[] = { 90, 50, 60, 70, 80, 40 };
  g_auto (Chart) chart = { 0 };
  EfScene *scene;

  chart_init (&chart, fixture_table (fixture_texts ("Model", EF_ROLE_NAME, names, 6),
                                     fixture_numbers ("Energy (kWh)", energies, 6),
                                     fixture_numbers ("Accuracy", high, 6), NULL));
  ef_chart_spec_set_string (&chart.spec->x.column, "Energy (kWh)");
  ef_chart_spec_set_string (&chart.spec->y.column, "Accuracy");
  chart.spec->stars = EF_STAR_RULE_RANGE;
  chart.spec->x.scale = EF_SCALE_KIND_LINEAR;
  chart.spec->has_view = TRUE;
  chart.spec->view = (EfView){ 0, 115, 20, 92 };
  chart.spec->legend = EF_LEGEND_BOTTOM_RIGHT;
  scene = chart_compose (&chart);
  g_assert_cmpuint (fixture_count (scene, "stars-label"), ==, 5);
}

/* Energy upwards: the best part is at the bottom. */
static void
test_upright (void)
{
  g_auto (Chart) chart = { 0 };
  EfScene *scene;

  init_chart (&chart, EF_STAR_RULE_MODELS, NULL);
  ef_chart_spec_set_string (&chart.spec->y.column, "Energy (kWh)");
  ef_chart_spec_set_string (&chart.spec->x.column, "Accuracy");
  scene = chart_compose (&chart);
  g_assert_false (chart.data->stars.along_x);
  g_assert_cmpfloat (fixture_find (scene, "stars-5")->rect.rect.y, >,
                     fixture_find (scene, "stars-1")->rect.rect.y);
}

/* Zoomed to one part, its band fills the plot, and the others are not there. */
static void
test_zoomed (void)
{
  g_auto (Chart) chart = { 0 };
  EfScene *scene;

  init_chart (&chart, EF_STAR_RULE_RANGE, NULL);
  chart.spec->x.scale = EF_SCALE_KIND_LINEAR;
  chart.spec->has_view = TRUE;
  chart.spec->view = (EfView){ 52, 68, 0, 100 };
  scene = chart_compose (&chart);
  g_assert_cmpuint (fixture_count (scene, "stars"), ==, 1);
  g_assert_cmpuint (fixture_count (scene, "stars-edge"), ==, 0);
  g_assert_nonnull (fixture_find (scene, "stars-3"));
}

/* Where there is no common band the names carry the stars. */
static void
test_names (void)
{
  g_auto (Chart) chart = { 0 };
  EfScene *scene;
  guint n_named = 0;

  init_chart (&chart, EF_STAR_RULE_RANGE, "Class");
  chart.spec->labels = EF_LABELS_ALL;
  scene = chart_compose (&chart);
  for (guint i = 0; i < ef_scene_get_n (scene); i++)
    {
      const EfPrimitive *primitive = ef_scene_get (scene, i);

      if (primitive->kind == EF_PRIMITIVE_TEXT && primitive->layer == EF_LAYER_LABELS)
        n_named += g_str_equal (primitive->text.text, "b\u00a03★");
    }
  g_assert_cmpuint (n_named, ==, 1);
  g_assert_cmpstr (fixture_find (scene, "legend-stars")->text.text, ==, "★");
}

static void
test_column (void)
{
  g_auto (Chart) chart = { 0 };
  g_autoptr (EfChartColumns) columns = NULL;
  g_autofree char *cell = NULL;
  g_autofree char *csv = NULL;
  guint last;

  init_chart (&chart, EF_STAR_RULE_RANGE, NULL);
  chart_compose (&chart);
  columns = ef_chart_columns_new (chart.data, chart.spec, NULL, NULL);
  last = columns->n - 1;
  g_assert_cmpuint (columns->columns[last].computed, ==, EF_COMPUTED_STARS);
  g_assert_cmpstr (ef_column_get_name (columns->columns[last].column), ==, "Energy stars");
  cell = ef_chart_columns_dup_cell (columns, last, 3, ef_tick_style_for_locale ());
  g_assert_cmpstr (cell, ==, "★★★☆☆");
  csv = ef_chart_data_to_csv (chart.data, chart.spec);
  g_assert_nonnull (strstr (csv, "on_front,stars,place\n"));
  g_assert_nonnull (strstr (csv, "d,60,70,1,3,"));
}

/* The report names the rule, the edges, and what these stars are not. */
static void
test_methods (void)
{
  g_auto (Chart) chart = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *german = NULL;
  EfTickStyle style;

  init_chart (&chart, EF_STAR_RULE_RANGE, NULL);
  chart_compose (&chart);
  style = *chart.options.ticks;
  text = ef_chart_methods_new (chart.data, chart.spec, &style);
  g_assert_nonnull (strstr (text, "is cut into five equal parts"));
  g_assert_nonnull (
    strstr (text, "The edges are at 30\u00a0kWh, 50\u00a0kWh, 70\u00a0kWh, 90\u00a0kWh."));
  g_assert_nonnull (strstr (text, "and are not that score."));
  style.language = "de";
  german = ef_chart_methods_new (chart.data, chart.spec, &style);
  g_assert_nonnull (strstr (german, "in fünf gleiche Teile"));
  g_assert_null (strstr (german, "edges"));
}

/* Below the plot the class stands behind the rule, as one reads it. */
static void
test_one_line (void)
{
  g_auto (Chart) chart = { 0 };
  g_autoptr (EfTextRuler) ruler = NULL;
  const EfPrimitive *rule, *class;
  double end;

  init_chart (&chart, EF_STAR_RULE_RANGE, "Class");
  chart.spec->legend = EF_LEGEND_BOTTOM;
  chart_compose (&chart);
  rule = fixture_find (chart.scene, "legend-label-1");
  class = fixture_find (chart.scene, "legend-label-2");
  g_assert_cmpstr (rule->text.text, ==, "Stars: fifths of range");
  g_assert_cmpstr (class->text.text, ==, "in each “Class”");

  ruler = ef_text_ruler_new (chart.pango, ef_scene_get_font_family (chart.scene));
  end = rule->text.x
        + ef_text_ruler_get_width (ruler, (EfFace){ rule->text.size, FALSE }, rule->text.text);
  g_assert_cmpfloat (rule->text.y, ==, class->text.y);
  g_assert_cmpfloat (class->text.x, >, end);
  g_assert_cmpfloat (class->text.x, <, end + rule->text.size);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/chart-stars/range", test_range);
  g_test_add_func ("/scene/chart-stars/filter", test_filter);
  g_test_add_func ("/scene/chart-stars/classes", test_classes);
  g_test_add_func ("/scene/chart-stars/bad-class", test_bad_class);
  g_test_add_func ("/scene/chart-stars/refusals", test_refusals);
  g_test_add_func ("/scene/chart-stars/bands", test_bands);
  g_test_add_func ("/scene/chart-stars/beside-legend", test_beside_legend);
  g_test_add_func ("/scene/chart-stars/upright", test_upright);
  g_test_add_func ("/scene/chart-stars/zoomed", test_zoomed);
  g_test_add_func ("/scene/chart-stars/names", test_names);
  g_test_add_func ("/scene/chart-stars/column", test_column);
  g_test_add_func ("/scene/chart-stars/methods", test_methods);
  g_test_add_func ("/scene/chart-stars/one-line", test_one_line);

  return g_test_run ();
}
