/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-command.h"

static void
assert_command (const EfChartSpec *spec, const char *expected)
{
  g_autofree char *command = ef_chart_command_new (spec, "models.csv", NULL, NULL, "figure.svg");

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
          "--size-by 'kg CO2' --trail base --crowd points --opacity 0.5 --label model "
          "--labels none --legend right --no-frontier --error-bars --bands --runs "
          "--coverage 0.9 --resamples 500 --seed 7 --title '' "
          "--subtitle 'Größe $HOME' --source-line Us --size 88x66.5mm "
          "--font-size 7.5 --theme print --language de -o figure.svg");
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
  g_assert_false (ef_chart_command_is_complete (spec)); /* it would be lost */
  ef_what_if_set_ghost (&spec->what_if, "b");
  g_assert_true (ef_chart_command_is_complete (spec));
  assert_command (spec, "frontier render models.csv --estimate 'name=My Sweden,grid=SWE' "
                        "--ghost name=b,grid=POL -o figure.svg");
  ef_what_if_set_ghost (&spec->what_if, "My Sweden");
  g_assert_false (ef_chart_command_is_complete (spec));
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
    = ef_chart_command_new (spec, "-a b.json.gz", NULL, "Task > COCO", "x y.png");
  g_autofree char *chart = ef_chart_command_new (spec, "/tmp/P.frontier", "chart-2", NULL, "x.pdf");

  g_assert_cmpstr (table, ==,
                   "frontier render './-a b.json.gz' --table 'Task > COCO' -o 'x y.png'");
  g_assert_cmpstr (chart, ==, "frontier render /tmp/P.frontier --chart chart-2 -o x.pdf");
}

/* Each of these is in no option. */
static void
test_complete (void)
{
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();

  g_assert_true (ef_chart_command_is_complete (spec));
  ef_chart_spec_set_hidden (spec, 42, TRUE);
  g_assert_false (ef_chart_command_is_complete (spec));
  ef_chart_spec_set_hidden (spec, 42, FALSE);
  spec->has_view = TRUE;
  g_assert_false (ef_chart_command_is_complete (spec));
  spec->has_view = FALSE;
  spec->y.has_limit = TRUE;
  g_assert_false (ef_chart_command_is_complete (spec));
  spec->y.has_limit = FALSE;
  spec->front.n_layers = 2;
  g_assert_false (ef_chart_command_is_complete (spec));
  spec->front.n_layers = 1;
  ef_chart_spec_set_string (&spec->x.title, "Size");
  g_assert_false (ef_chart_command_is_complete (spec));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/chart-command/options", test_options);
  g_test_add_func ("/scene/chart-command/scenarios", test_scenarios);
  g_test_add_func ("/scene/chart-command/inputs", test_inputs);
  g_test_add_func ("/scene/chart-command/complete", test_complete);

  return g_test_run ();
}
