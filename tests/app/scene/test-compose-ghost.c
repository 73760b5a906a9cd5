/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "compose-fixture.h"
#include "ef-chart-methods.h"
#include "ef-energy-derive.h"
#include "scene-fixture.h"

/* @n models on one device: more hours, more carbon, and some more accuracy. Every tenth says its
 * carbon, so that gaps only leave it where it is. */
static EfTable *
new_table (guint n)
{
  g_autofree const char **names = g_new (const char *, n);
  g_autofree const char **devices = g_new (const char *, n);
  g_autofree double *hours = g_new (double, n);
  g_autofree double *scores = g_new (double, n);
  g_autofree double *carbons = g_new (double, n);

  for (guint i = 0; i < n; i++)
    {
      names[i] = "Model";
      devices[i] = "A100 SXM4 80GB";
      hours[i] = 100 + i;
      scores[i] = i % 3 == 0 ? 50 + i * 40.0 / n : 40;
      carbons[i] = i % 10 == 9 ? 5 : -1;
    }
  for (guint i = 0; i < n; i++)
    if (carbons[i] < 0)
      carbons[i] = 0.0 / 0.0;

  return fixture_table (fixture_texts ("Model", EF_ROLE_NAME, names, n),
                        fixture_texts ("Hardware", EF_ROLE_NONE, devices, n),
                        fixture_numbers ("GPU hours", hours, n),
                        fixture_numbers ("Carbon emissions (kg)", carbons, n),
                        fixture_numbers ("Accuracy", scores, n), NULL);
}

static void
suppose (EfChartSpec *spec, const char *current, const char *ghost)
{
  const char *const texts[] = { current, ghost };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EfScenario) scenario = ef_scenario_from_text (texts[i], &error);

      g_assert_no_error (error);
      if (scenario->name == NULL)
        continue;
      g_assert_true (ef_what_if_put (&spec->what_if, scenario));
      if (i == 0)
        ef_what_if_set_current (&spec->what_if, scenario->name);
      else
        ef_what_if_set_ghost (&spec->what_if, scenario->name);
    }
  ef_chart_spec_set_string (&spec->x.column, EF_CARBON_COLUMN);
  spec->x.direction = EF_DIRECTION_LOWER;
}

static const char *
get_label (EfScene *scene, const char *id)
{
  const EfPrimitive *label = fixture_find (scene, id);

  return label != NULL ? label->text.text : NULL;
}

static void
test_parts (void)
{
  g_auto (Chart) chart;
  const EfPrimitive *front, *ghost, *points, *way;

  chart_init (&chart, new_table (30));
  suppose (chart.spec, "name=Sweden,grid=40", "name=Poland,grid=600");
  chart_compose (&chart);
  front = fixture_find (chart.scene, "front");
  ghost = fixture_find (chart.scene, "ghost");
  points = fixture_find (chart.scene, "ghost-points");

  /* Behind what it is the ghost of, thinner and broken. */
  g_assert_cmpfloat (ghost->stroke_width, <, front->stroke_width);
  g_assert_cmpfloat (ghost->dash[0], >, 0);
  g_assert_cmpint (points->layer, ==, EF_LAYER_POINTS);
  g_assert_cmpuint (points->markers.n, ==, 27); /* three say their carbon */
  g_assert_cmpfloat (points->markers.fills[0].a, ==, 0);

  /* From where the point was to where it is: to the left, as less is emitted. */
  way = fixture_find (chart.scene, "ghost-way-0");
  g_assert_cmpfloat (way->polyline.points[2], <, way->polyline.points[0]);
  g_assert_cmpfloat (way->polyline.points[3], ==, way->polyline.points[1]);

  g_assert_cmpstr (get_label (chart.scene, "legend-label-0"), ==,
                   "Efficient frontier with “Sweden”");
  g_assert_cmpstr (get_label (chart.scene, "legend-label-1"), ==, "With “Poland”");
  g_assert_nonnull (fixture_find (chart.scene, "legend-ghost"));
  g_assert_nonnull (fixture_find (chart.scene, "legend-ghost-point"));
}

/* What the legend calls the frontier of a scenario with that name. (transfer full) */
static char *
name_front (const char *name)
{
  g_auto (Chart) chart;
  g_autofree char *scenario = g_strdup_printf ("name=%s,grid=40", name);

  chart_init (&chart, new_table (30));
  suppose (chart.spec, scenario, "name=Poland,grid=600");
  chart.spec->legend = EF_LEGEND_TOP_LEFT;
  chart_compose (&chart);

  return g_strdup (get_label (chart.scene, "legend-label-0"));
}

/* Where there is no room for all words, the name is what stays. How long that is hangs on the
 * font. */
static void
test_long_name (void)
{
  g_autoptr (GString) name = g_string_new ("Sweden");
  g_autofree char *words = name_front (name->str);
  g_autofree char *brief = NULL;

  g_assert_cmpstr (words, ==, "Efficient frontier with “Sweden”");
  while (g_str_has_prefix (words, "Efficient") && strstr (words, "…") == NULL)
    {
      g_string_append_c (name, 'n');
      g_free (words);
      words = name_front (name->str);
    }
  brief = g_strdup_printf ("With “%s”", name->str);
  g_assert_cmpstr (words, ==, brief);
}

static gboolean
has_text (const EfScene *scene, const char *text)
{
  for (guint i = 0; i < ef_scene_get_n (scene); i++)
    {
      const EfPrimitive *primitive = ef_scene_get (scene, i);

      if (primitive->kind == EF_PRIMITIVE_TEXT && g_str_equal (primitive->text.text, text))
        return TRUE;
    }

  return FALSE;
}

/* What the figure supposes stands below it, for whoever sees only the figure. */
static void
test_note (void)
{
  g_auto (Chart) chart;

  chart_init (&chart, new_table (30));
  suppose (chart.spec, "name=Sweden,grid=40,pue=1.1", "");
  chart_compose (&chart);
  g_assert_true (
    has_text (chart.scene, "Estimates with “Sweden”: 40\u00a0g/kWh, PUE\u00a01.1."));
  g_assert_cmpstr (get_label (chart.scene, "legend-label-1"), ==, "As the data say");
}

/* Estimates whose size says something are drawn in the colour of points, not in that of the rims
 * that keep large points apart. */
static void
test_sized_estimates (void)
{
  g_auto (Chart) chart;
  const EfPrimitive *points;
  const EfColour *colour;

  chart_init (&chart, new_table (30));
  suppose (chart.spec, "name=Sweden,grid=40", "");
  ef_chart_spec_set_string (&chart.spec->size, EF_CARBON_COLUMN);
  chart_compose (&chart);
  points = fixture_find (chart.scene, "points-estimated");
  g_assert_nonnull (points);
  colour = &chart.options.theme->point;
  g_assert_cmpfloat (points->markers.fills[0].r, ==, colour->r);
  g_assert_cmpfloat (points->markers.fills[0].b, ==, colour->b);
}

/* A name that was made of the settings is not told before them. */
static void
test_note_of_settings (void)
{
  g_auto (Chart) chart;

  chart_init (&chart, new_table (30));
  suppose (chart.spec, "name=40 g/kWh\\, PUE 1.1,grid=40,pue=1.1", "");
  chart_compose (&chart);
  g_assert_true (has_text (chart.scene, "Estimates assume 40\u00a0g/kWh, PUE\u00a01.1."));
}

/* A grid says nothing of energies; that they were estimated anew is left to tell. */
static void
test_note_of_replacing (void)
{
  g_auto (Chart) chart;
  g_autofree char *methods = NULL;

  chart_init (&chart, new_table (30));
  suppose (chart.spec, "name=Sweden,grid=40,replace=yes", "");
  ef_chart_spec_set_string (&chart.spec->x.column, EF_ENERGY_COLUMN);
  chart_compose (&chart);
  g_assert_true (has_text (chart.scene, "Estimates stand in place of what is reported."));

  methods = ef_chart_methods_new (chart.data, chart.spec, chart.options.ticks);
  g_assert_nonnull (strstr (methods, "\nEstimates stand in place of what is reported."));
  g_assert_null (strstr (methods, "Assumed"));
}

/* On axes that nobody estimates, nothing speaks of estimates. */
static void
test_other_axes (void)
{
  g_auto (Chart) chart;

  chart_init (&chart, new_table (30));
  suppose (chart.spec, "name=Sweden,grid=40", "name=Poland,grid=600");
  ef_chart_spec_set_string (&chart.spec->x.column, "GPU hours");
  chart_compose (&chart);
  g_assert_null (fixture_find (chart.scene, "ghost"));
  g_assert_cmpstr (get_label (chart.scene, "legend-label-0"), ==, "Efficient frontier");
}

/* A frontier that is not shown has no ghost, and its points still have. */
static void
test_without_frontier (void)
{
  g_auto (Chart) chart;

  chart_init (&chart, new_table (30));
  suppose (chart.spec, "name=Sweden,grid=40", "name=Poland,grid=600");
  chart.spec->front.shown = FALSE;
  chart_compose (&chart);
  g_assert_null (fixture_find (chart.scene, "ghost"));
  g_assert_null (fixture_find (chart.scene, "ghost-way-0"));
  g_assert_nonnull (fixture_find (chart.scene, "ghost-points"));
  g_assert_cmpstr (get_label (chart.scene, "legend-label-0"), ==, "With “Poland”");
}

static void
test_hull (void)
{
  g_auto (Chart) chart;

  chart_init (&chart, new_table (30));
  suppose (chart.spec, "name=Sweden,grid=40", "name=Poland,grid=600");
  chart.spec->front.curve = EF_CURVE_HULL;
  chart_compose (&chart);
  g_assert_cmpuint (fixture_find (chart.scene, "ghost")->polyline.n, >, 0);
  chart.spec->front.curve = EF_CURVE_NONE;
  chart_compose (&chart);
  g_assert_null (fixture_find (chart.scene, "ghost"));
}

/* The legend hides no ghost: beside few there is an edge for it, beside many it stands outside. */
static void
test_legend (void)
{
  for (guint n = 2; n <= 40; n += 2)
    {
      g_auto (Chart) chart;
      const EfPrimitive *legend;
      const EfMarkerRun *run;

      chart_init (&chart, new_table (n));
      suppose (chart.spec, "name=Sweden,grid=40", "name=Poland,grid=600");
      chart_compose (&chart);
      legend = fixture_find (chart.scene, "legend");
      run = &fixture_find (chart.scene, "ghost-points")->markers;
      g_assert_cmpuint (run->n, >, 0);
      for (guint i = 0; legend != NULL && i < run->n; i++)
        {
          double x = run->ax * run->sx[run->indices[i]] + run->bx - legend->rect.rect.x;
          double y = run->ay * run->sy[run->indices[i]] + run->by - legend->rect.rect.y;

          g_assert_false (x >= 0 && x <= legend->rect.rect.width && y >= 0
                          && y <= legend->rect.rect.height);
        }
    }
}

/* A crowd of ghosts would be fog. */
static void
test_crowd (void)
{
  g_auto (Chart) chart;

  chart_init (&chart, new_table (20000));
  suppose (chart.spec, "name=Sweden,grid=40", "name=Poland,grid=600");
  chart_compose (&chart);
  g_assert_null (fixture_find (chart.scene, "ghost-points"));
  g_assert_cmpuint (fixture_count (chart.scene, "ghost-way"), ==, 0);
  g_assert_nonnull (fixture_find (chart.scene, "ghost"));
}

/* A line of equal carbon runs through the same plot, and must not be taken for the frontier as it
 * was: its dashes are several times as long, and yet seen to be dashes in the legend. */
static void
test_beside_ruler (void)
{
  g_auto (Chart) chart;
  const EfPrimitive *ghost, *ruler, *sample;
  double width;

  chart_init (&chart, new_table (30));
  suppose (chart.spec, "name=Sweden,grid=40", "name=Poland,grid=600");
  chart.spec->rulers[EF_RULER_CARBON].shown = TRUE;
  chart_compose (&chart);
  ghost = fixture_find (chart.scene, "ghost");
  ruler = fixture_find (chart.scene, "ruler-carbon-0");

  sample = fixture_find (chart.scene, "legend-ruler-carbon");

  g_assert_nonnull (ruler);
  g_assert_cmpfloat (ruler->dash[0], >, 3 * ghost->dash[0]);
  g_assert_cmpfloat (ruler->dash[0] / ruler->dash[1], >, 3 * ghost->dash[0] / ghost->dash[1]);
  g_assert_nonnull (sample);
  width = sample->polyline.points[2] - sample->polyline.points[0];
  g_assert_cmpfloat (sample->dash[0] + sample->dash[1], <, width);
}

/* The frontier of estimates is sampled as it is drawn: a ring, also among marks of many colours. */
static void
test_hollow_sample (void)
{
  g_auto (Chart) chart;
  const EfPrimitive *sample;

  chart_init (&chart, new_table (30));
  suppose (chart.spec, "name=Sweden,grid=40", "");
  ef_chart_spec_set_string (&chart.spec->x.column, EF_ENERGY_COLUMN);
  ef_chart_spec_set_string (&chart.spec->colour, EF_ENERGY_COLUMN);
  chart_compose (&chart);

  sample = fixture_find (chart.scene, "legend-front-point");
  g_assert_nonnull (sample);
  g_assert_cmpint (sample->markers.form, ==, EF_FORM_HOLLOW);
  g_assert_cmpmem (&sample->markers.fills[0], sizeof (EfColour), &sample->markers.outline,
                   sizeof (EfColour));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/compose-ghost/parts", test_parts);
  g_test_add_func ("/scene/compose-ghost/long-name", test_long_name);
  g_test_add_func ("/scene/compose-ghost/beside-ruler", test_beside_ruler);
  g_test_add_func ("/scene/compose-ghost/note", test_note);
  g_test_add_func ("/scene/compose-ghost/sized-estimates", test_sized_estimates);
  g_test_add_func ("/scene/compose-ghost/note-of-settings", test_note_of_settings);
  g_test_add_func ("/scene/compose-ghost/note-of-replacing", test_note_of_replacing);
  g_test_add_func ("/scene/compose-ghost/other-axes", test_other_axes);
  g_test_add_func ("/scene/compose-ghost/without-frontier", test_without_frontier);
  g_test_add_func ("/scene/compose-ghost/hull", test_hull);
  g_test_add_func ("/scene/compose-ghost/legend", test_legend);
  g_test_add_func ("/scene/compose-ghost/crowd", test_crowd);

  g_test_add_func ("/scene/compose-ghost/hollow-sample", test_hollow_sample);

  return g_test_run ();
}
