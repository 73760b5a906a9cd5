/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-data.h"

#include "scene-fixture.h"

/* The rows of a line are those of the frontier of @other. */
static void
assert_same_rows (const EfChartData *data, const EfPointLine *line, const EfChartData *other)
{
  g_assert_cmpuint (line->n, ==, other->n_front);
  for (guint i = 0; i < line->n; i++)
    g_assert_cmpuint (data->rows[line->points[i]], ==, other->rows[other->front[i]]);
}

/* Each layer is what the frontier would be if those before were hidden. */
static void
test_layers (void)
{
  g_autoptr (EfTable) table = fixture_models (200, 3, 7);
  const guint64 *ids = ef_table_get_row_ids (table);
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (EfChartSpec) peeled = fixture_spec ();
  g_autoptr (EfChartData) data = NULL;

  spec->front.n_layers = 4;
  data = fixture_data (table, spec);
  g_assert_cmpuint (data->n_layers, ==, 4);
  g_assert_true (data->layers[0].points == data->front);
  for (guint layer = 0; layer < data->n_layers; layer++)
    {
      const EfPointLine *line = &data->layers[layer];
      g_autoptr (EfChartData) rest = fixture_data (table, peeled);

      g_assert_cmpuint (line->n, >, 0);
      assert_same_rows (data, line, rest);
      for (guint i = 0; i < line->n; i++)
        ef_chart_spec_set_hidden (peeled, ids[data->rows[line->points[i]]], TRUE);
    }
}

/* When every point is in a layer there is no further one. */
static void
test_layers_end (void)
{
  static const double params[] = { 1, 2, 3, 3 };
  static const double accuracies[] = { 50, 60, 60, 55 };
  g_autoptr (EfTable) table = fixture_table (fixture_numbers ("Params (M)", params, 4),
                                             fixture_numbers ("Accuracy", accuracies, 4), NULL);
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (EfChartData) data = NULL;

  spec->front.n_layers = EF_FRONT_LAYERS_MAX;
  data = fixture_data (table, spec);
  g_assert_cmpuint (data->n_layers, ==, 3);
  g_assert_cmpuint (data->layers[0].n, ==, 2);
  g_assert_cmpuint (data->layers[1].n, ==, 1);
  g_assert_cmpuint (data->layers[2].n, ==, 1);
}

/* The frontier of a group is that of a chart of the group alone. */
static void
test_groups (void)
{
  g_autoptr (EfTable) table = fixture_models (200, 3, 11);
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (EfChartData) data = NULL;

  ef_chart_spec_set_string (&spec->colour, "family");
  spec->front.by_group = TRUE;
  data = fixture_data (table, spec);
  g_assert_cmpuint (data->n_groups, ==, 3);
  for (guint group = 0; group < data->n_groups; group++)
    {
      g_autoptr (EfChartSpec) alone = fixture_spec ();
      g_autofree char *filter = g_strdup_printf ("family = '%s'", data->group_names[group]);
      g_autoptr (EfChartData) part = NULL;

      ef_chart_spec_set_string (&alone->filter, filter);
      part = fixture_data (table, alone);
      assert_same_rows (data, &data->group_fronts[group], part);
    }
}

static void
test_only_what_is_wanted (void)
{
  g_autoptr (EfTable) table = fixture_models (50, 2, 1);
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (EfChartData) data = fixture_data (table, spec);
  g_autoptr (EfChartSpec) more = ef_chart_spec_copy (spec);

  g_assert_cmpuint (data->n_layers, ==, 1);
  g_assert_cmpuint (data->group_fronts[0].n, ==, 0);

  more->front.n_layers = 2;
  g_assert_false (ef_chart_spec_same_data (spec, more));
  more->front.n_layers = 1;
  more->front.by_group = TRUE;
  g_assert_false (ef_chart_spec_same_data (spec, more));
  more->front.by_group = FALSE;
  more->front.curve = EF_CURVE_NONE;
  g_assert_true (ef_chart_spec_same_data (spec, more));
}

/* A column of which it is not known which end is better has no frontier. */
static void
test_no_direction (void)
{
  static const double params[] = { 1, 2, 3 };
  static const double numbers[] = { 5, 6, 4 };
  g_autoptr (EfTable) table = fixture_table (fixture_numbers ("Params (M)", params, 3),
                                             fixture_numbers ("Zorkiness", numbers, 3), NULL);
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (EfChartData) data = NULL;

  ef_chart_spec_set_string (&spec->y.column, "Zorkiness");
  spec->front.n_layers = 3;
  data = fixture_data (table, spec);
  g_assert_cmpuint (data->n_layers, ==, 0);
  g_assert_cmpuint (data->n_front, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/chart-fronts/layers", test_layers);
  g_test_add_func ("/scene/chart-fronts/layers-end", test_layers_end);
  g_test_add_func ("/scene/chart-fronts/groups", test_groups);
  g_test_add_func ("/scene/chart-fronts/only-what-is-wanted", test_only_what_is_wanted);
  g_test_add_func ("/scene/chart-fronts/no-direction", test_no_direction);
  return g_test_run ();
}
