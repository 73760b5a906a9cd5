/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-panels-groups.h"

#include <math.h>
#include <string.h>

#include "compose-fixture.h"
#include "ef-rows-note.h"
#include "scene-fixture.h"

/* Four charts of two tables in a grid of two columns. */
typedef struct
{
  Chart charts[4];
  EfPanel panels[4];
  EfPanelsSpec *layout;
  EfScene *scene;
} Grid;

static void
grid_init (Grid *self)
{
  self->layout = ef_panels_spec_new ();
  self->layout->n_columns = 2;
  for (guint i = 0; i < 4; i++)
    {
      Chart *chart = &self->charts[i];

      chart_init (chart, fixture_models (i % 2 == 0 ? 300 : 40, 4, 3 + i % 2));
      ef_chart_spec_set_string (&chart->spec->colour, "family");
      ef_chart_spec_set_string (&chart->spec->title, i % 2 == 0 ? "Even" : "Odd");
    }
}

static void
grid_compose_n (Grid *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      chart_compose (&self->charts[i]);
      self->panels[i] = (EfPanel){ self->charts[i].data, self->charts[i].spec };
    }
  g_clear_pointer (&self->scene, ef_scene_unref);
  self->scene = ef_panels_compose (self->panels, n, self->layout, &self->charts[0].options);
}

static void
grid_compose (Grid *self)
{
  grid_compose_n (self, 4);
}

static void
grid_clear (Grid *self)
{
  ef_scene_unref (self->scene);
  ef_panels_spec_free (self->layout);
  for (guint i = 0; i < 4; i++)
    chart_clear (&self->charts[i]);
}

static const EfPrimitive *
get_panel (const Grid *self, guint index)
{
  g_autofree char *id = g_strdup_printf ("panel-%c", 'a' + (int) index);
  const EfPrimitive *panel = ef_scene_find (self->scene, id);

  g_assert_nonnull (panel);

  return panel;
}

static gboolean
has (const Grid *self, guint index, const char *id)
{
  return ef_scene_find (get_panel (self, index)->panel.scene, id) != NULL;
}

static void
test_in_line (void)
{
  Grid grid = { 0 };
  EfRect plots[4];

  grid_init (&grid);
  grid_compose (&grid);
  for (guint i = 0; i < 4; i++)
    {
      const EfPrimitive *panel = get_panel (&grid, i);
      g_autofree char *title = g_strdup_printf ("%c\u2002%s", 'a' + (int) i,
                                                i % 2 == 0 ? "Even" : "Odd");

      ef_scene_get_plot (panel->panel.scene, &plots[i]);
      plots[i].x += panel->panel.x;
      plots[i].y += panel->panel.y;
      g_assert_cmpstr (ef_scene_find (panel->panel.scene, "title-0")->text.text, ==, title);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpfloat (fabs (plots[i].x - plots[i + 2].x), <, 1e-6);
      g_assert_cmpfloat (fabs (plots[i].width - plots[i + 2].width), <, 1e-6);
      g_assert_cmpfloat (fabs (plots[2 * i].y - plots[2 * i + 1].y), <, 1e-6);
      g_assert_cmpfloat (fabs (plots[2 * i].height - plots[2 * i + 1].height), <, 1e-6);
    }
  g_assert_cmpfloat (plots[0].x + plots[0].width, <, plots[1].x);
  g_assert_cmpfloat (plots[0].y + plots[0].height, <, plots[2].y);
  g_assert_cmpfloat (ef_scene_get_smallest_type (grid.scene), >, 0);
  grid_clear (&grid);
}

/* What all have stands once, at the edge; what they do not have in common stays. */
static void
test_shared (void)
{
  Grid grid = { 0 };

  grid_init (&grid);
  grid_compose (&grid);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpint (has (&grid, i, "axis-title-x"), ==, i >= 2);
      g_assert_cmpint (has (&grid, i, "axis-title-y"), ==, i % 2 == 0);
      g_assert_false (has (&grid, i, "legend-heading"));
      g_assert_cmpint (has (&grid, i, "foot-0"), ==, i == 2);
    }

  g_assert_nonnull (ef_scene_find (ef_scene_find (grid.scene, "panel-legend")->panel.scene,
                                   "legend-heading"));

  /* Unless somebody wants it in each of them. */
  grid.layout->separate_x = grid.layout->separate_y = grid.layout->separate_legends = TRUE;
  grid_compose (&grid);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_true (has (&grid, i, "axis-title-x"));
      g_assert_true (has (&grid, i, "axis-title-y"));
      g_assert_true (has (&grid, i, "legend-heading"));
    }
  g_assert_null (ef_scene_find (grid.scene, "panel-legend"));
  grid.layout->separate_x = grid.layout->separate_y = grid.layout->separate_legends = FALSE;

  grid.charts[3].spec->x.scale = EF_SCALE_KIND_LINEAR;
  grid_compose (&grid);
  for (guint i = 0; i < 4; i++)
    g_assert_true (has (&grid, i, "axis-title-x"));
  grid_clear (&grid);
}

/* The legend of all takes a cell that is free, and else stands above all panels; in a panel only if
 * there is room inside of it. */
static void
test_legend (void)
{
  Grid grid = { 0 };
  const EfPrimitive *legend, *label;
  EfRect plot;

  grid_init (&grid);
  grid_compose (&grid);
  legend = ef_scene_find (grid.scene, "panel-legend");
  ef_scene_get_plot (legend->panel.scene, &plot);
  g_assert_cmpfloat (legend->panel.y, ==, 0);
  g_assert_cmpfloat (get_panel (&grid, 0)->panel.y, >=, plot.y + plot.height);

  grid_compose_n (&grid, 3);
  legend = ef_scene_find (grid.scene, "panel-legend");
  ef_scene_get_plot (get_panel (&grid, 2)->panel.scene, &plot);
  g_assert_cmpfloat (legend->panel.x, ==, grid.charts[0].options.width / 2);
  g_assert_cmpfloat (legend->panel.y, ==, get_panel (&grid, 2)->panel.y + plot.y);
  label = ef_scene_find (legend->panel.scene, "legend-label-0");
  g_assert_cmpfloat (label->text.x + label->text.width, <, grid.charts[0].options.width / 2);

  for (guint i = 0; i < 4; i++)
    grid.charts[i].spec->legend = EF_LEGEND_TOP_LEFT;
  grid_compose (&grid);
  g_assert_null (ef_scene_find (grid.scene, "panel-legend"));
  g_assert_true (has (&grid, 0, "legend-heading"));
  g_assert_false (has (&grid, 1, "legend-heading"));
  grid_clear (&grid);
}

/* The room that one panel needs below its plot, so that plots stand in line, is no reason to put
 * its legend beside it and leave that room empty. */
static void
test_no_empty_room (void)
{
  Grid grid = { 0 };

  grid_init (&grid);
  chart_clear (&grid.charts[0]);
  chart_init (&grid.charts[0], fixture_models (300, 10, 3));
  ef_chart_spec_set_string (&grid.charts[0].spec->colour, "family");
  grid.layout->separate_legends = TRUE;
  ef_chart_spec_set_string (&grid.charts[1].spec->colour, NULL);
  for (guint mm = 120; mm <= 260; mm += 10)
    {
      const EfPrimitive *label;
      EfScene *panel;
      EfRect plot;

      grid.charts[0].options.width = mm * MM;
      grid.charts[0].options.height = 75 * MM;
      grid_compose_n (&grid, 2);
      panel = get_panel (&grid, 0)->panel.scene;
      ef_scene_get_plot (panel, &plot);
      label = ef_scene_find (panel, "legend-label-0");
      if (label->text.x > plot.x + plot.width)
        g_assert_cmpfloat (plot.y + plot.height, >, (75 - 22) * MM);
    }
  grid_clear (&grid);
}

/* Groups are ordered by how many points they have, which is another order in each panel. */
static void
test_groups_look_alike (void)
{
  g_autoptr (GHashTable) looks = g_hash_table_new (g_str_hash, g_str_equal);
  Grid grid = { 0 };
  gboolean ordered_alike = TRUE;

  grid_init (&grid);
  grid_compose (&grid);
  for (guint i = 0; i < 4; i++)
    {
      const EfPrimitive *points = ef_scene_find (get_panel (&grid, i)->panel.scene, "points");
      const EfChartData *data = grid.charts[i].data;

      for (guint g = 0; g < data->n_groups; g++)
        {
          const EfColour *colour = &points->markers.fills[g];
          const EfColour *before = g_hash_table_lookup (looks, data->group_names[g]);

          if (before != NULL)
            g_assert_cmpmem (colour, 3 * sizeof (double), before, 3 * sizeof (double));
          else
            g_hash_table_insert (looks, (gpointer) data->group_names[g], (gpointer) colour);
          ordered_alike = ordered_alike
                          && g_str_equal (data->group_names[g],
                                          grid.charts[0].data->group_names[g]);
        }
    }
  g_assert_cmpuint (g_hash_table_size (looks), ==, 4);
  g_assert_false (ordered_alike);
  grid_clear (&grid);
}

static void
assert_note (const EfLeftOut *a, const EfLeftOut *b, const EfLeftOut *c, const char *expected)
{
  EfChartData data[3] = { { .left_out = *a }, { .left_out = *b }, { .left_out = *c } };
  const EfPanel panels[] = { { &data[0], NULL }, { &data[1], NULL }, { &data[2], NULL } };
  g_autofree char *note = ef_rows_note_new_for_panels (panels, 3);

  g_assert_cmpstr (note, ==, expected);
}

/* What is left out of panels is said once for all of them. */
static void
test_rows_note (void)
{
  static const EfLeftOut none = { 0 };
  static const EfLeftOut five = { .missing = 5 };
  static const EfLeftOut many = { .missing = 12, .hidden = 1, .filtered = 7 };
  Grid grid = { 0 };

  assert_note (&none, &none, &none, NULL);
  assert_note (&five, &five, &five, "5 rows have no value on one of the axes.");
  assert_note (&five, &none, &many,
               "Rows without a value on one of the axes: 5 (a), 12 (c). Rows hidden by hand: 1 "
               "(c).");

  grid_init (&grid);
  for (guint i = 0; i < 4; i++)
    {
      guint64 id = ef_table_get_row_ids (grid.charts[i].table)[i];

      g_array_append_val (grid.charts[i].spec->hidden, id);
    }
  grid_compose (&grid);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (has (&grid, i, "foot-0"), ==, i == 2);
  g_assert_cmpstr (
    ef_scene_find (get_panel (&grid, 2)->panel.scene, "foot-0")->text.text, ==,
    "1 row was hidden by hand.");
  grid_clear (&grid);
}

/* With more groups than colours, the largest of all panels get the same colours in each of them. */
static void
test_too_many_groups (void)
{
  Grid grid = { 0 };
  const EfChartData *first = NULL;

  grid_init (&grid);
  for (guint i = 0; i < 2; i++)
    {
      chart_clear (&grid.charts[i]);
      chart_init (&grid.charts[i], fixture_models (i == 0 ? 60 : 300, 14, 3 + i));
      ef_chart_spec_set_string (&grid.charts[i].spec->colour, "family");
      grid.charts[i].spec->front.by_group = TRUE;
      chart_compose (&grid.charts[i]);
      grid.panels[i] = (EfPanel){ grid.charts[i].data, grid.charts[i].spec };
    }
  first = grid.charts[0].data;
  g_assert_false (g_strv_equal (first->group_names, grid.charts[1].data->group_names));

  ef_panels_share_groups (grid.panels, 2, grid.layout);
  g_assert_true (g_strv_equal (first->group_names, grid.charts[1].data->group_names));
  g_assert_cmpuint (first->n_groups, ==, EF_CHART_GROUPS_MAX);
  g_assert_cmpstr (first->group_names[EF_CHART_GROUPS_MAX - 1], ==, "Other");
  for (guint i = 0; i < first->n; i++)
    {
      const char *text
        = ef_column_get_text (ef_table_find_column (first->table, "family"), first->rows[i]);

      if (first->groups[i] < EF_CHART_GROUPS_MAX - 1)
        g_assert_cmpstr (first->group_names[first->groups[i]], ==, text);
      else
        g_assert_false (g_strv_contains (first->group_names, text));
    }
  for (guint g = 0; g < first->n_groups; g++)
    for (guint i = 0; i < first->group_fronts[g].n; i++)
      g_assert_cmpuint (first->groups[first->group_fronts[g].points[i]], ==, g);
  grid.scene = ef_panels_compose (grid.panels, 2, grid.layout, &grid.charts[0].options);
  /* So one legend speaks for both. */
  g_assert_cmpint (has (&grid, 0, "legend-heading") + has (&grid, 1, "legend-heading")
                     + (ef_scene_find (grid.scene, "panel-legend") != NULL),
                   ==, 1);
  grid_clear (&grid);
}

static void
test_spec (void)
{
  g_autoptr (EfChartSpec) chart = ef_chart_spec_new ();
  g_autoptr (EfPanelsSpec) spec = NULL;
  g_autoptr (EfPanelsSpec) copy = NULL;
  guint n_columns, n_rows;

  chart->width_mm = 90;
  chart->height_mm = 60;
  spec = ef_panels_spec_new_like (chart, 3, 2);
  g_assert_cmpfloat (spec->width_mm, ==, 90);
  /* Panels of 45 x 30 mm would be all words: the plots get two fifths of the width. */
  g_assert_cmpfloat_with_epsilon (spec->height_mm, 2 * (18 + 47.7), 1e-9);
  spec->font_size = 2; /* there is room for both */
  g_assert_cmpfloat (ef_panels_spec_suggest_height (spec, chart, 2), ==, 60);
  spec->font_size = 9;
  g_assert_true (ef_panels_spec_add_chart (spec, "chart-2"));
  g_assert_true (ef_panels_spec_add_chart (spec, "chart-1"));
  g_assert_false (ef_panels_spec_add_chart (spec, "chart-2"));

  copy = ef_panels_spec_copy (spec);
  g_assert_true (ef_panels_spec_equal (copy, spec));
  g_assert_true (ef_panels_spec_remove_chart (copy, "chart-2"));
  g_assert_false (ef_panels_spec_remove_chart (copy, "chart-2"));
  g_assert_false (ef_panels_spec_equal (copy, spec));
  g_assert_true (ef_panels_spec_add_chart (copy, "chart-2"));
  g_assert_false (ef_panels_spec_equal (copy, spec)); /* the order is part of it */

  for (guint i = 3; i <= EF_PANELS_MAX; i++)
    {
      g_autofree char *id = g_strdup_printf ("chart-%u", i);

      g_assert_true (ef_panels_spec_add_chart (spec, id));
    }
  g_assert_false (ef_panels_spec_add_chart (spec, "one more"));

  ef_panels_get_grid (5, 2, &n_columns, &n_rows);
  g_assert_cmpuint (n_columns, ==, 2);
  g_assert_cmpuint (n_rows, ==, 3);
  ef_panels_get_grid (2, 9, &n_columns, &n_rows);
  g_assert_cmpuint (n_columns, ==, 2);
  g_assert_cmpuint (n_rows, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/panels/spec", test_spec);
  g_test_add_func ("/scene/panels/in-line", test_in_line);
  g_test_add_func ("/scene/panels/shared", test_shared);
  g_test_add_func ("/scene/panels/legend", test_legend);
  g_test_add_func ("/scene/panels/no-empty-room", test_no_empty_room);
  g_test_add_func ("/scene/panels/groups-look-alike", test_groups_look_alike);
  g_test_add_func ("/scene/panels/rows-note", test_rows_note);
  g_test_add_func ("/scene/panels/too-many-groups", test_too_many_groups);

  return g_test_run ();
}
