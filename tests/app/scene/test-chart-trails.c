/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "compose-fixture.h"
#include "ef-chart-trails.h"
#include "ef-error.h"
#include "scene-fixture.h"

#define N 8

static const char *const names[N] = { "a", "b", "c", "d", "e", "f", "g", "h" };
/* Two trails, a model alone, and two without a model. */
static const char *const models[N] = { "X", "Y", "X", "Y", "Z", "X", "", "" };
static const double parameters[N] = { 4, 20, 1, 10, 30, 2, 50, 60 };
static const double accuracies[N] = { 70, 60, 50, 40, 30, 20, 10, 5 };

static EfTable *
new_table (const char *const *formats)
{
  EfColumn *name = fixture_texts ("model", EF_ROLE_NAME, names, N);
  EfColumn *model = fixture_texts ("base", EF_ROLE_NONE, models, N);
  EfColumn *x = fixture_numbers ("Params (M)", parameters, N);
  EfColumn *y = fixture_numbers ("Accuracy", accuracies, N);

  return fixture_table (name, model, x, y,
                        formats != NULL ? fixture_texts ("quantisation", EF_ROLE_NONE, formats, N)
                                        : NULL,
                        NULL);
}

static void
init (Chart *chart, const char *const *formats)
{
  chart_init (chart, new_table (formats));
  ef_chart_spec_set_string (&chart->spec->trail, "base");
}

static void
assert_trail (const EfChartData *data, guint trail, const guint32 *points, guint n)
{
  const EfTrails *trails = &data->trails;

  g_assert_cmpuint (trails->starts[trail + 1] - trails->starts[trail], ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (trails->points[trails->starts[trail] + i], ==, points[i]);
}

static void
test_by_x (void)
{
  g_auto (Chart) chart = { 0 };

  init (&chart, NULL);
  chart_compose (&chart);
  g_assert_cmpuint (chart.data->trails.n, ==, 2);
  assert_trail (chart.data, 0, (const guint32[]){ 2, 5, 0 }, 3);
  assert_trail (chart.data, 1, (const guint32[]){ 3, 1 }, 2);
}

/* Where all points of a trail say their bits, those make the order; else x does. */
static void
test_by_bits (void)
{
  static const char *const formats[N]
    = { "Q4_0", "fp16", "Q8_0", "no idea", "fp16", "fp16", "fp16", "Q8_0" };
  g_auto (Chart) chart = { 0 };

  init (&chart, formats);
  chart_compose (&chart);
  assert_trail (chart.data, 0, (const guint32[]){ 0, 2, 5 }, 3);
  assert_trail (chart.data, 1, (const guint32[]){ 3, 1 }, 2);
}

/* Names that say a format are variants of the model that has none, by their bits where all say
 * them. */
static void
test_variants (void)
{
  static const char *const variants[N]
    = { "X-Q4_0", "Y-FP8", "X-fp16", "Y", "Z", "X-Q8_0", "W-AWQ", "" };
  g_auto (Chart) chart = { 0 };
  EfColumn *name = fixture_texts ("model", EF_ROLE_NAME, variants, N);
  const EfPrimitive *line;

  g_assert_true (ef_chart_trails_has_variants (name));
  chart_init (&chart, fixture_table (name, fixture_numbers ("Params (M)", parameters, N),
                                     fixture_numbers ("Accuracy", accuracies, N), NULL));
  ef_chart_spec_set_string (&chart.spec->trail, "model");
  chart_compose (&chart);
  g_assert_cmpuint (chart.data->trails.n, ==, 2);
  assert_trail (chart.data, 0, (const guint32[]){ 0, 5, 2 }, 3);
  assert_trail (chart.data, 1, (const guint32[]){ 3, 1 }, 2);
  line = fixture_find (chart.scene, "trail-0");
  g_assert_cmpstr (line->title, ==, "X (3 points)");
}

/* Where a variant has several points, those are a line of their own. */
static void
test_lines_of_variants (void)
{
  static const char *const variants[N]
    = { "X", "X-FP8", "X", "X-FP8", "X", "X-FP8", "Y", "Y-int8" };
  g_auto (Chart) chart = { 0 };

  chart_init (&chart, fixture_table (fixture_texts ("model", EF_ROLE_NONE, variants, N),
                                     fixture_numbers ("Params (M)", parameters, N),
                                     fixture_numbers ("Accuracy", accuracies, N), NULL));
  ef_chart_spec_set_string (&chart.spec->trail, "model");
  chart_compose (&chart);
  g_assert_cmpuint (chart.data->trails.n, ==, 3);
  assert_trail (chart.data, 0, (const guint32[]){ 2, 0, 4 }, 3);
  assert_trail (chart.data, 1, (const guint32[]){ 5, 3, 1 }, 3);
  assert_trail (chart.data, 2, (const guint32[]){ 6, 7 }, 2);
}

static void
test_lines (void)
{
  g_auto (Chart) chart = { 0 };
  const EfPrimitive *line, *words;

  init (&chart, NULL);
  chart_compose (&chart);
  g_assert_cmpuint (fixture_count (chart.scene, "trail"), ==, 2);
  line = fixture_find (chart.scene, "trail-0");
  g_assert_cmpstr (line->title, ==, "X (3 points)");
  g_assert_cmpuint (line->polyline.n, ==, 3);
  g_assert_cmpfloat (line->polyline.points[0], <, line->polyline.points[2]);
  g_assert_cmpfloat (line->polyline.points[2], <, line->polyline.points[4]);
  words = fixture_find (chart.scene, "legend-label-1");
  g_assert_cmpstr (words->text.text, ==, "Joined by base");
  g_assert_nonnull (fixture_find (chart.scene, "legend-trail"));

  /* What is hidden is on no line, and one point makes none. */
  ef_chart_spec_set_hidden (chart.spec, ef_table_get_row_ids (chart.table)[1], TRUE);
  chart_compose (&chart);
  g_assert_cmpuint (fixture_count (chart.scene, "trail"), ==, 1);
}

/* Lines in the colour of their group, if it is one. */
static void
test_colours (void)
{
  g_auto (Chart) chart = { 0 };
  const EfPrimitive *line;

  init (&chart, NULL);
  ef_chart_spec_set_string (&chart.spec->colour, "base");
  chart_compose (&chart);
  line = fixture_find (chart.scene, "trail-0");
  g_assert_cmpfloat (line->stroke.r, ==,
                     chart.options.theme->groups[chart.data->groups[0]].r);
}

/* Many lines are one primitive, and too many are said to be. */
static void
test_many (void)
{
  static const guint counts[] = { 1000, 30000 };

  for (guint k = 0; k < G_N_ELEMENTS (counts); k++)
    {
      guint n = counts[k];
      g_autofree double *x = g_new (double, n);
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
      g_auto (Chart) chart = { 0 };

      for (guint i = 0; i < n; i++)
        {
          x[i] = 1 + i;
          g_ptr_array_add (texts, g_strdup_printf ("%u", i / 2));
        }
      chart_init (&chart,
                  fixture_table (fixture_texts ("base", EF_ROLE_GROUP,
                                                (const char *const *) texts->pdata, n),
                                 fixture_numbers ("Params (M)", x, n),
                                 fixture_numbers ("Accuracy", x, n), NULL));
      ef_chart_spec_set_string (&chart.spec->trail, "base");
      chart_compose (&chart);
      g_assert_cmpuint (fixture_count (chart.scene, "trail"), ==, k == 0 ? 1 : 0);
      if (k == 0)
        {
          const EfPrimitive *lines = fixture_find (chart.scene, "trails");

          g_assert_cmpuint (lines->polyline.n, ==, 500 * 3 - 1);
          g_assert_true (isnan (lines->polyline.points[4]));
        }
      else
        {
          g_assert_cmpuint (chart.data->trails.n_refused, ==, 15000);
          g_assert_cmpstr (fixture_find (chart.scene, "legend-label-1")->text.text, ==,
                           "Too many to join by base (15000)");
        }
    }
}

static void
test_refused (void)
{
  static const char *const columns[] = { "Accuracy", "no such" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (EfTable) table = new_table (NULL);
      g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
      g_autoptr (GError) error = NULL;

      ef_chart_spec_set_string (&spec->trail, columns[i]);
      g_assert_null (ef_chart_data_new (table, spec, NULL, &error));
      g_assert_error (error, EF_ERROR, EF_ERROR_NOT_FOUND);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/chart-trails/by-x", test_by_x);
  g_test_add_func ("/scene/chart-trails/by-bits", test_by_bits);
  g_test_add_func ("/scene/chart-trails/variants", test_variants);
  g_test_add_func ("/scene/chart-trails/lines-of-variants", test_lines_of_variants);
  g_test_add_func ("/scene/chart-trails/lines", test_lines);
  g_test_add_func ("/scene/chart-trails/colours", test_colours);
  g_test_add_func ("/scene/chart-trails/many", test_many);
  g_test_add_func ("/scene/chart-trails/refused", test_refused);
  return g_test_run ();
}
