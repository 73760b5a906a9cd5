/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-spec.h"

/* One way to change each field; what it leads to must differ from a fresh specification. */
typedef void (*Change) (EfChartSpec *spec);

#define CHANGE_STRING(name, field)                                                                 \
  static void change_##name (EfChartSpec *spec)                                                    \
  {                                                                                                \
    g_assert_true (ef_chart_spec_set_string (&spec->field, "something"));                          \
  }
#define CHANGE_VALUE(name, assignment)                                                             \
  static void change_##name (EfChartSpec *spec)                                                    \
  {                                                                                                \
    spec->assignment;                                                                              \
  }

CHANGE_STRING (table_id, table_id)
CHANGE_STRING (title, title)
CHANGE_STRING (subtitle, subtitle)
CHANGE_STRING (source_line, source_line)
CHANGE_STRING (x_column, x.column)
CHANGE_STRING (x_title, x.title)
CHANGE_STRING (y_column, y.column)
CHANGE_STRING (y_title, y.title)
CHANGE_STRING (colour, colour)
CHANGE_STRING (size, size)
CHANGE_STRING (trail, trail)
CHANGE_STRING (label, label)
CHANGE_STRING (filter, filter)
CHANGE_STRING (theme, theme)
CHANGE_STRING (language, language)
CHANGE_STRING (scenario, what_if.current)
CHANGE_STRING (ghost, what_if.ghost)
CHANGE_VALUE (x_scale, x.scale = EF_SCALE_KIND_LOG)
CHANGE_VALUE (x_direction, x.direction = EF_DIRECTION_LOWER)
CHANGE_VALUE (y_scale, y.scale = EF_SCALE_KIND_LOG)
CHANGE_VALUE (y_direction, y.direction = EF_DIRECTION_LOWER)
CHANGE_VALUE (x_limit, x.has_limit = TRUE)
CHANGE_VALUE (y_limit, y.has_limit = TRUE)
CHANGE_VALUE (opacity, opacity = 0.5)
CHANGE_VALUE (crowd, crowd = EF_CROWD_DENSITY)
CHANGE_VALUE (colour_scale, colour_scale = EF_SCALE_KIND_LOG)
CHANGE_VALUE (labels, labels = EF_LABELS_ALL)
CHANGE_VALUE (legend, legend = EF_LEGEND_NONE)
CHANGE_VALUE (front_shown, front.shown = FALSE)
CHANGE_VALUE (front_curve, front.curve = EF_CURVE_NONE)
CHANGE_VALUE (front_knee, front.knee = TRUE)
CHANGE_VALUE (front_near_x, front.near_x.amount = 1)
CHANGE_VALUE (front_near_y, front.near_y.percent = TRUE)
CHANGE_VALUE (front_as_of, front.has_as_of = TRUE)
CHANGE_VALUE (front_layers, front.n_layers = 2)
CHANGE_VALUE (front_by_group, front.by_group = TRUE)
CHANGE_VALUE (bands, uncertainty.bands = TRUE)
CHANGE_VALUE (error_bars, uncertainty.error_bars = TRUE)
CHANGE_VALUE (spread, uncertainty.spread = EF_SPREAD_RUNS)
CHANGE_VALUE (coverage, uncertainty.coverage = 0.5)
CHANGE_VALUE (resamples, uncertainty.n_resamples = 10)
CHANGE_VALUE (seed, uncertainty.seed = 2)
CHANGE_VALUE (stars, stars = EF_STAR_RULE_MODELS)
CHANGE_STRING (stars_by, stars_by)
CHANGE_VALUE (computed, computed = TRUE)
CHANGE_VALUE (has_view, has_view = TRUE)
CHANGE_VALUE (marker_size, marker_size = 7)
CHANGE_VALUE (width, width_mm = 88)
CHANGE_VALUE (height, height_mm = 60)
CHANGE_VALUE (font_size, font_size = 7)

static void
change_hidden (EfChartSpec *spec)
{
  ef_chart_spec_set_hidden (spec, 42, TRUE);
}

/* The one that is supposed is a change of its own, beside one more in the list. */
static void
change_scenarios (EfChartSpec *spec)
{
  g_autoptr (EfScenario) scenario = ef_scenario_new ();

  scenario->name = g_strdup ("Sweden");
  g_assert_true (ef_what_if_put (&spec->what_if, scenario));
}

static void
change_point_label (EfChartSpec *spec)
{
  ef_point_labels_set (spec->point_labels, &(EfPointLabel){ .row_id = 7, .placed = TRUE, .dx = 1 });
}

static void
change_notes (EfChartSpec *spec)
{
  g_ptr_array_add (spec->notes, ef_note_new (EF_NOTE_REGION));
}

static const Change changes[] = {
  change_notes,
  change_point_label,
  change_scenarios,  change_scenario,  change_ghost,
  change_size, change_opacity, change_crowd, change_trail, change_colour_scale,
  change_table_id,    change_title,    change_subtitle, change_source_line, change_x_column,
  change_x_title,     change_y_column, change_y_title,  change_colour,      change_label,
  change_filter,      change_theme,    change_language, change_x_scale,     change_x_direction,
  change_y_scale,
  change_stars,       change_stars_by, change_computed,
  change_y_direction, change_labels,   change_legend,   change_front_shown, change_has_view,
  change_x_limit,     change_y_limit,  change_front_curve, change_front_layers,
  change_front_by_group, change_front_knee, change_front_near_x, change_front_near_y,
  change_front_as_of, change_bands, change_error_bars, change_spread, change_coverage,
  change_resamples, change_seed,
  change_marker_size, change_width,    change_height,   change_font_size,   change_hidden,
};

static void
test_defaults (void)
{
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();

  g_assert_cmpfloat (spec->width_mm, ==, 180);
  g_assert_cmpfloat (spec->height_mm, ==, 120);
  g_assert_cmpfloat (spec->font_size, ==, 9);
  g_assert_true (spec->front.shown);
  g_assert_cmpint (spec->labels, ==, EF_LABELS_FRONT);
  g_assert_cmpint (spec->legend, ==, EF_LEGEND_AUTO);
  g_assert_cmpint (spec->x.scale, ==, EF_SCALE_KIND_AUTO);
  g_assert_cmpint (spec->y.direction, ==, EF_DIRECTION_UNKNOWN);
  g_assert_false (spec->has_view);
  g_assert_nonnull (spec->hidden);
  g_assert_cmpuint (spec->hidden->len, ==, 0);
  g_assert_cmpstr (spec->theme, ==, "light");
}

static void
test_every_field_counts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (EfChartSpec) plain = ef_chart_spec_new ();
      g_autoptr (EfChartSpec) changed = ef_chart_spec_new ();

      g_assert_true (ef_chart_spec_equal (plain, changed));
      changes[i](changed);
      g_assert_false (ef_chart_spec_equal (plain, changed));
      g_assert_false (ef_chart_spec_equal (changed, plain));
    }
}

static void
test_copy_is_deep (void)
{
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    changes[i](spec);

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (EfChartSpec) copy = ef_chart_spec_copy (spec);

      g_assert_true (ef_chart_spec_equal (spec, copy));
      g_assert_true (copy->hidden != spec->hidden);
      g_assert_true (copy->point_labels != spec->point_labels);
      ef_chart_spec_set_hidden (copy, 42, FALSE);
      g_assert_true (ef_chart_spec_is_hidden (spec, 42));
      /* Freed twice by g_autoptr if the copy shared a string. */
      g_assert_true (copy->filter != spec->filter);
    }
}

static void
test_view_counts_only_if_set (void)
{
  g_autoptr (EfChartSpec) a = ef_chart_spec_new ();
  g_autoptr (EfChartSpec) b = ef_chart_spec_new ();

  b->view = (EfView){ 1, 2, 3, 4 };
  g_assert_true (ef_chart_spec_equal (a, b));
  a->has_view = TRUE;
  b->has_view = TRUE;
  g_assert_false (ef_chart_spec_equal (a, b));
  a->view = b->view;
  g_assert_true (ef_chart_spec_equal (a, b));
  b->view.y_max = 4.0000000000000009;
  g_assert_false (ef_chart_spec_equal (a, b));
}

static void
test_hidden_is_a_sorted_set (void)
{
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (GHashTable) model = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GRand) random = g_rand_new_with_seed (20260801);

  for (guint i = 0; i < 3000; i++)
    {
      guint id = (guint) g_rand_int_range (random, 1, 200);
      gboolean hide = g_rand_boolean (random);

      ef_chart_spec_set_hidden (spec, id, hide);
      if (hide)
        g_hash_table_add (model, GUINT_TO_POINTER (id));
      else
        g_hash_table_remove (model, GUINT_TO_POINTER (id));

      g_assert_cmpint (ef_chart_spec_is_hidden (spec, id), ==, hide);
      g_assert_cmpuint (spec->hidden->len, ==, g_hash_table_size (model));
    }

  for (guint i = 0; i < spec->hidden->len; i++)
    {
      guint64 id = g_array_index (spec->hidden, guint64, i);

      g_assert_true (g_hash_table_contains (model, GUINT_TO_POINTER ((guint) id)));
      if (i > 0)
        g_assert_cmpuint (g_array_index (spec->hidden, guint64, i - 1), <, id);
    }

  ef_chart_spec_set_hidden (spec, G_MAXUINT64, TRUE);
  ef_chart_spec_set_hidden (spec, 0, TRUE);
  g_assert_true (ef_chart_spec_is_hidden (spec, G_MAXUINT64));
  g_assert_true (ef_chart_spec_is_hidden (spec, 0));
}

static void
test_set_string (void)
{
  char *field = NULL;

  g_assert_false (ef_chart_spec_set_string (&field, NULL));
  g_assert_true (ef_chart_spec_set_string (&field, "words"));
  g_assert_false (ef_chart_spec_set_string (&field, "words"));
  g_assert_true (ef_chart_spec_set_string (&field, field + 2));
  g_assert_cmpstr (field, ==, "rds");
  g_assert_true (ef_chart_spec_set_string (&field, NULL));
  g_assert_null (field);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/chart-spec/defaults", test_defaults);
  g_test_add_func ("/scene/chart-spec/every-field-counts", test_every_field_counts);
  g_test_add_func ("/scene/chart-spec/copy-is-deep", test_copy_is_deep);
  g_test_add_func ("/scene/chart-spec/view-counts-only-if-set", test_view_counts_only_if_set);
  g_test_add_func ("/scene/chart-spec/hidden-is-a-sorted-set", test_hidden_is_a_sorted_set);
  g_test_add_func ("/scene/chart-spec/set-string", test_set_string);

  return g_test_run ();
}
