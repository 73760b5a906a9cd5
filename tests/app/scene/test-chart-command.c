/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-command.h"

#include "scene-fixture.h"

static void
assert_command (const EfChartSpec *spec, const char *expected)
{
  g_autofree char *command
    = ef_chart_command_new (spec, NULL, "models.csv", NULL, NULL, "figure.svg");

  g_assert_cmpstr (command, ==, expected);
}

static void
test_options (void)
{
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();

  assert_command (spec, "frontier render models.csv -o figure.svg");

  ef_chart_spec_set_string (&spec->x.column, "params (M)");
  ef_chart_spec_set_string (&spec->y.column, "top1");
  spec->x.direction = EF_DIRECTION_LOWER;
  spec->y.direction = EF_DIRECTION_HIGHER;
  spec->x.scale = EF_SCALE_KIND_LOG;
  spec->y.scale = EF_SCALE_KIND_LINEAR;
  assert_command (spec, "frontier render models.csv -x 'params (M):min' -y top1:max --log x "
                        "--linear y -o figure.svg");

  spec->y.scale = EF_SCALE_KIND_LOG;
  spec->labels = EF_LABELS_NONE;
  spec->legend = EF_LEGEND_RIGHT;
  spec->front.shown = FALSE;
  spec->width_mm = 88;
  spec->height_mm = 66.5;
  spec->font_size = 7.5;
  ef_chart_spec_set_string (&spec->filter, "name != 'it''s' and `a b` < 7 B");
  ef_chart_spec_set_string (&spec->colour, "family");
  ef_chart_spec_set_string (&spec->size, "kg CO2");
  ef_chart_spec_set_string (&spec->trail, "base");
  spec->opacity = 0.5;
  spec->crowd = EF_CROWD_POINTS;
  spec->colour_scale = EF_SCALE_KIND_LOG;
  ef_chart_spec_set_string (&spec->label, "model");
  ef_chart_spec_set_string (&spec->title, "");
  ef_chart_spec_set_string (&spec->subtitle, "Größe $HOME");
  ef_chart_spec_set_string (&spec->source_line, "Us");
  ef_chart_spec_set_string (&spec->theme, "print");
  ef_chart_spec_set_string (&spec->language, "de");
  spec->uncertainty = (EfUncertaintySpec){ TRUE, TRUE, EF_SPREAD_RUNS, 0.9, 500, 7 };
  assert_command (
    spec, "frontier render models.csv -x 'params (M):min' -y top1:max --log x,y,color "
          "--where 'name != '\\''it'\\'''\\''s'\\'' and `a b` < 7 B' --color family "
          "--size-by 'kg CO2' --trail base --crowd points --opacity 0.5 "
           "--label model --labels none "
          "--no-frontier --error-bars --bands --runs --coverage 0.9 --resamples 500 --seed 7 "
          "--legend right "
          "--title '' --subtitle 'Größe $HOME' --source-line Us "
          "--size 88x66.5mm --font-size 7.5 --theme print --language de -o figure.svg");
}

/* One scenario or two, by the words that the command line takes. */
static void
test_scenarios (void)
{
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfScenario) sweden = ef_scenario_from_text ("name=My Sweden,grid=SWE", NULL);
  g_autoptr (EfScenario) poland = ef_scenario_from_text ("name=b,grid=POL", NULL);

  ef_what_if_put (&spec->what_if, sweden);
  ef_what_if_set_current (&spec->what_if, "My Sweden");
  assert_command (spec, "frontier render models.csv --estimate 'name=My Sweden,grid=SWE' "
                        "--ghost '' -o figure.svg");
  g_assert_true (ef_chart_command_is_complete (spec));

  ef_what_if_put (&spec->what_if, poland);
  g_assert_true (ef_chart_command_is_complete (spec)); /* it is no part of this chart */
  ef_what_if_set_ghost (&spec->what_if, "b");
  g_assert_true (ef_chart_command_is_complete (spec));
  assert_command (spec, "frontier render models.csv --estimate 'name=My Sweden,grid=SWE' "
                        "--ghost name=b,grid=POL -o figure.svg");
  ef_what_if_remove (&spec->what_if, "b");
  ef_what_if_set_ghost (&spec->what_if, NULL);
  assert_command (spec, "frontier render models.csv --estimate 'name=My Sweden,grid=SWE' "
                        "-o figure.svg");
}

static void
test_inputs (void)
{
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autofree char *table
    = ef_chart_command_new (spec, NULL, "-a b.json.gz", NULL, "Task > COCO", "x y.png");
  g_autofree char *chart
    = ef_chart_command_new (spec, NULL, "/tmp/P.frontier", "chart-2", NULL, "x.pdf");

  g_assert_cmpstr (table, ==,
                   "frontier render './-a b.json.gz' --table 'Task > COCO' -o 'x y.png'");
  g_assert_cmpstr (chart, ==, "frontier render /tmp/P.frontier --chart chart-2 -o x.pdf");
}

/* What the values of a table's axes are needed for: limits and a view; and what needs no table. */
static void
test_more_options (void)
{
  static const double days[] = { 17000, 17001.5, 18000 };
  static const double scores[] = { 1, 2, 3 };
  EfColumnBuilder *dates = ef_column_builder_new ("date", EF_COLUMN_DATE);
  g_autoptr (EfTable) table = NULL;
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autofree char *command = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    ef_column_builder_add_number (dates, days[i]);
  table = fixture_table (ef_column_builder_end (dates), fixture_numbers ("top1", scores, 3), NULL);

  ef_chart_spec_set_string (&spec->x.column, "date");
  ef_chart_spec_set_string (&spec->y.column, "top1");
  spec->x.has_limit = TRUE;
  spec->x.limit = 17000;
  spec->y.has_limit = TRUE;
  spec->y.limit = 0.1;
  spec->y.scale = EF_SCALE_KIND_LOG;
  spec->has_view = TRUE;
  spec->view = (EfView){ 17000.25, 18000, -1, 2 };
  ef_chart_spec_set_hidden (spec, 0x2a, TRUE);
  spec->front = (EfFrontSpec){ .shown = TRUE,
                               .curve = EF_CURVE_HULL,
                               .n_layers = 3,
                               .by_group = TRUE,
                               .near_x = { 5, TRUE },
                               .knee = TRUE,
                               .has_as_of = TRUE,
                               .as_of = 18000 };
  g_assert_true (ef_ruler_read_values (&spec->rulers[EF_RULER_MEMORY], EF_RULER_MEMORY,
                                       "24 GB; 8 GiB", EF_COMMA_THOUSANDS, NULL));
  spec->rulers[EF_RULER_MEMORY].shown = TRUE;
  g_assert_true (
    ef_ruler_read_of (&spec->rulers[EF_RULER_CARBON], EF_RULER_CARBON, "SWE", NULL));
  spec->rulers[EF_RULER_CARBON].shown = TRUE;
  spec->marker_size = 3;
  ef_chart_spec_set_string (&spec->y.title, "Score");
  ef_chart_spec_set_string (&spec->source_line, "Us");
  command = ef_chart_command_new (spec, table, "models.csv", NULL, NULL, "figure.svg");
  g_assert_cmpstr (
    command, ==,
    "frontier render models.csv -x date -y top1 --log y --hide 000000000000002a "
    "--limit-x 2016-07-18 --limit-y 0.1 --view-x 2016-07-18T06:00:00Z..2019-04-14 "
    "--view-y 0.1..100 --curve hull --layers 3 --by-group --knee --near 5%,0 --as-of 2019-04-14 "
    "--ruler memory=24GB,8GiB --ruler carbon@SWE --source-line Us --title-y Score "
    "--marker-size 3 -o figure.svg");
}

/* Nobody reads a command that names each of very many rows. */
static void
test_complete (void)
{
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();

  for (guint i = 0; i < EF_CHART_COMMAND_HIDDEN_MAX; i++)
    ef_chart_spec_set_hidden (spec, i, TRUE);
  g_assert_true (ef_chart_command_is_complete (spec));
  ef_chart_spec_set_hidden (spec, G_MAXUINT64, TRUE);
  g_assert_false (ef_chart_command_is_complete (spec));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/chart-command/options", test_options);
  g_test_add_func ("/scene/chart-command/scenarios", test_scenarios);
  g_test_add_func ("/scene/chart-command/more-options", test_more_options);
  g_test_add_func ("/scene/chart-command/inputs", test_inputs);
  g_test_add_func ("/scene/chart-command/complete", test_complete);

  return g_test_run ();
}
