/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-data.h"

#include <math.h>
#include <string.h>

#include "ef-chart-words.h"
#include "ef-energy-derive.h"
#include "ef-error.h"
#include "ef-words.h"
#include "scene-fixture.h"

static const char *const names[] = { "A", "B", "C", "D", "E", "F" };
static const char *const families[] = { "x", "y", "x", NULL, "y", "x" };
static const double params[] = { 10, 20, 20, 0, NAN, 400 };
static const double accuracies[] = { 70, 75, 75, 90, 80, 74 };

static EfTable *
new_table (void)
{
  return fixture_table (fixture_texts ("model", EF_ROLE_NAME, names, G_N_ELEMENTS (names)),
                        fixture_texts ("family", EF_ROLE_GROUP, families, G_N_ELEMENTS (names)),
                        fixture_numbers ("Params (M)", params, G_N_ELEMENTS (names)),
                        fixture_numbers ("Accuracy", accuracies, G_N_ELEMENTS (names)), NULL);
}

static void
test_points (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (EfChartData) data = fixture_data (table, spec);
  static const guint32 rows[] = { 0, 1, 2, 5 };
  static const guint32 front[] = { 0, 1, 2 };

  g_assert_cmpint (data->x.scale, ==, EF_SCALE_KIND_LOG);
  g_assert_cmpint (data->x.direction, ==, EF_DIRECTION_LOWER);
  g_assert_cmpfloat (data->x.factor, ==, 1e6);
  g_assert_cmpint (data->y.scale, ==, EF_SCALE_KIND_LINEAR);
  g_assert_cmpint (data->y.direction, ==, EF_DIRECTION_HIGHER);
  g_assert_cmpfloat (data->y.factor, ==, 1);

  g_assert_cmpmem (data->rows, data->n * sizeof (guint32), rows, sizeof rows);
  for (guint i = 0; i < data->n; i++)
    {
      g_assert_cmpfloat (data->vx[i], ==, params[rows[i]]);
      g_assert_cmpfloat (data->vy[i], ==, accuracies[rows[i]]);
      g_assert_cmpfloat (data->sx[i], ==, log10 (params[rows[i]] * 1e6));
      g_assert_cmpfloat (data->sy[i], ==, accuracies[rows[i]]);
    }
  g_assert_cmpfloat (data->extent.x_min, ==, 7);
  g_assert_cmpfloat (data->extent.x_max, ==, log10 (4e8));
  g_assert_cmpfloat (data->extent.y_min, ==, 70);
  g_assert_cmpfloat (data->extent.y_max, ==, 75);

  /* B and C tie and both stay. */
  g_assert_cmpmem (data->front, data->n_front * sizeof (guint32), front, sizeof front);
  g_assert_cmpmem (data->on_front, data->n, ((guint8[]){ 1, 1, 1, 0 }), 4);

  g_assert_cmpuint (data->left_out.not_positive, ==, 1);
  g_assert_cmpuint (data->left_out.missing, ==, 1);
  g_assert_cmpuint (data->left_out.filtered, ==, 0);
  g_assert_cmpuint (data->left_out.hidden, ==, 0);
  g_assert_null (data->groups);
  g_assert_cmpuint (data->n_groups, ==, 0);
}

/* What sums up the others is no model, and no best one. */
static void
test_totals_are_no_points (void)
{
  static const char *const models[] = { "A", "B", "Total" };
  static const double sizes[] = { 10, 20, 30 };
  static const double scores[] = { 70, 75, 145 };
  g_autoptr (EfTable) table
    = fixture_table (fixture_texts ("model", EF_ROLE_NAME, models, 3),
                     fixture_numbers ("Params (M)", sizes, 3),
                     fixture_numbers ("Accuracy", scores, 3), NULL);
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (EfChartSpec) filtered = fixture_spec ();
  g_autoptr (EfChartData) data = fixture_data (table, spec);
  g_autoptr (EfChartData) counted_once = NULL;

  g_assert_cmpuint (data->n, ==, 2);
  g_assert_cmpuint (data->n_front, ==, 2);
  g_assert_cmpfloat (data->extent.y_max, ==, 75);
  g_assert_cmpuint (data->left_out.totals, ==, 1);
  g_assert_cmpuint (data->left_out.missing, ==, 0);

  ef_chart_spec_set_string (&filtered->filter, "Accuracy < 100");
  counted_once = fixture_data (table, filtered);
  g_assert_cmpuint (counted_once->left_out.totals, ==, 0);
  g_assert_cmpuint (counted_once->left_out.filtered, ==, 1);
}

static void
test_linear_has_a_place_for_zero (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (EfChartData) data = NULL;

  spec->x.scale = EF_SCALE_KIND_LINEAR;
  data = fixture_data (table, spec);
  g_assert_cmpuint (data->n, ==, 5);
  g_assert_cmpuint (data->left_out.not_positive, ==, 0);
  g_assert_cmpuint (data->left_out.missing, ==, 1);
  g_assert_cmpfloat (data->extent.x_min, ==, 0);
  /* D costs nothing and is the best. */
  g_assert_cmpuint (data->n_front, ==, 1);
  g_assert_cmpuint (data->front[0], ==, 3);
}

static void
test_directions (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (EfChartData) flipped = NULL;
  g_autoptr (EfChartData) unknown = NULL;

  spec->y.direction = EF_DIRECTION_LOWER;
  flipped = fixture_data (table, spec);
  g_assert_cmpint (flipped->y.direction_reason, ==, EF_DIRECTION_REASON_USER);
  g_assert_cmpint (flipped->x.direction_reason, ==, EF_DIRECTION_REASON_QUANTITY);
  g_assert_cmpuint (flipped->n_front, ==, 1);
  g_assert_cmpuint (flipped->front[0], ==, 0);

  /* Nobody says which values of "Wobble" are better: then there is no frontier. */
  {
    g_autoptr (EfTable) odd = fixture_table (fixture_numbers ("Wobble", accuracies, 6),
                                             fixture_numbers ("Params (M)", params, 6), NULL);

    ef_chart_spec_set_string (&spec->y.column, "Wobble");
    spec->y.direction = EF_DIRECTION_UNKNOWN;
    unknown = fixture_data (odd, spec);
    g_assert_cmpuint (unknown->n, ==, 4);
    g_assert_cmpuint (unknown->n_front, ==, 0);
    g_assert_null (unknown->front);
    g_assert_cmpmem (unknown->on_front, 4, ((guint8[]){ 0, 0, 0, 0 }), 4);
  }
}

static void
assert_scale (const char *header, const double *values, guint n, EfScaleKind expected)
{
  g_autoptr (EfTable) table = fixture_table (fixture_numbers (header, values, n),
                                             fixture_numbers ("Accuracy", accuracies, n), NULL);
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (EfChartData) data = NULL;

  ef_chart_spec_set_string (&spec->x.column, header);
  data = fixture_data (table, spec);
  g_assert_cmpint (data->x.scale, ==, expected);
}

static void
test_scale_suits_the_column (void)
{
  static const double wide[] = { 1, 10, 1001 };
  static const double narrow[] = { 1, 10, 1000 };
  static const double with_zero[] = { 0, 10, 100000 };
  static const double below[] = { -3, -2, 0 };

  assert_scale ("Wobble", wide, 3, EF_SCALE_KIND_LOG);
  assert_scale ("Wobble", narrow, 3, EF_SCALE_KIND_LINEAR);
  assert_scale ("Wobble", with_zero, 3, EF_SCALE_KIND_LINEAR);
  assert_scale ("Params (M)", narrow, 3, EF_SCALE_KIND_LOG);
  assert_scale ("Params (M)", with_zero, 3, EF_SCALE_KIND_LOG);
  assert_scale ("Params (M)", below, 3, EF_SCALE_KIND_LINEAR);
  assert_scale ("Accuracy", wide, 3, EF_SCALE_KIND_LINEAR);
  assert_scale ("Elo", wide, 3, EF_SCALE_KIND_LINEAR);
}

static void
test_units (void)
{
  static const double values[] = { 3, 30 };
  static const struct
  {
    const char *header;
    double factor;
    const char *title;
    const char *formatted; /* of 3 */
  } cases[] = {
    { "Params (M)", 1e6, "Parameters", "3 M" },
    { "GFLOPs", 1e9, "Inference compute (FLOP)", "3 GFLOP" },
    { "Latency (ms)", 1, "Latency (ms)", "3\u00a0ms" },
    { "top1", 1, "Top-1 accuracy", "3" },
    { "co2_eq_emissions", 1, "Carbon emissions (g\u00a0CO₂e)", "3\u00a0g" },
    { "Average \u2b06\ufe0f", 1, "Average", "3" },
    { "Wobble", 1, "Wobble", "3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EfTable) table = fixture_table (fixture_numbers (cases[i].header, values, 2),
                                                 fixture_numbers ("Other", values, 2), NULL);
      g_autoptr (EfChartSpec) spec = fixture_spec ();
      g_autoptr (EfChartData) data = NULL;
      g_autofree char *title = NULL;
      g_autofree char *formatted = NULL;

      ef_chart_spec_set_string (&spec->x.column, cases[i].header);
      ef_chart_spec_set_string (&spec->y.column, "Other");
      data = fixture_data (table, spec);
      title = ef_axis_data_dup_title (&data->x, &spec->x);
      formatted = ef_axis_data_format (&data->x, 3);
      g_assert_cmpfloat (data->x.factor, ==, cases[i].factor);
      g_assert_cmpstr (title, ==, cases[i].title);
      g_assert_cmpstr (formatted, ==, cases[i].formatted);

      ef_chart_spec_set_string (&spec->x.title, "My words");
      g_free (title);
      title = ef_axis_data_dup_title (&data->x, &spec->x);
      g_assert_cmpstr (title, ==, "My words");
    }
}

/* A unit that the format of a file fixes, or its cells state, is in no header. */
static void
test_unit_beside_the_header (void)
{
  static const struct
  {
    const char *header, *quantity, *unit, *title;
  } cases[] = {
    { "training energy", "training-energy", "kilowatt-hour", "training energy (kWh)" },
    { "carbon offset", NULL, "tonne", "carbon offset (t\u00a0CO₂e)" },
    { "Energy (kWh)", "energy", "kilowatt-hour", "Energy (kWh)" },
    { "count", NULL, "one", "count" },
    /* Of a computed column only the person knows what it is; they named it with its unit. */
    { "Sum (MWh)", NULL, "megawatt-hour", "Sum (MWh)" },
    { "Sum (MWh)", NULL, "kilowatt-hour", "Sum (MWh) (kWh)" },
  };
  static const double values[] = { 3, 30 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EfColumnBuilder *builder = ef_column_builder_new (cases[i].header, EF_COLUMN_NUMBER);
      g_autoptr (EfTable) table = NULL;
      g_autoptr (EfChartSpec) spec = fixture_spec ();
      g_autoptr (EfChartData) data = NULL;
      g_autofree char *title = NULL;

      ef_column_builder_set_quantity (
        builder, cases[i].quantity != NULL ? ef_quantity_find (cases[i].quantity) : NULL,
        ef_unit_find_by_id (cases[i].unit));
      for (guint k = 0; k < 2; k++)
        ef_column_builder_add_number (builder, values[k]);
      table = fixture_table (ef_column_builder_end (builder), fixture_numbers ("Other", values, 2),
                             NULL);
      ef_chart_spec_set_string (&spec->x.column, cases[i].header);
      ef_chart_spec_set_string (&spec->y.column, "Other");
      data = fixture_data (table, spec);
      title = ef_axis_data_dup_title (&data->x, &spec->x);
      g_assert_cmpstr (title, ==, cases[i].title);
    }
}

/* What an axis shows is named before its points are there, and without its unit. */
static void
test_name_of_axis (void)
{
  static const struct
  {
    const char *column, *title, *name;
    gint suggested;
  } cases[] = {
    { "total_params", NULL, "Parameters", -1 },
    { NULL, NULL, "Parameters", 0 },
    { NULL, NULL, "Top-1 accuracy", 1 },
    { "Latency (ms)", NULL, "Latency (ms)", -1 },
    { "total_params", "Size in CO2e", "Size in CO\u2082e", -1 },
    { "gone", NULL, "gone", 0 },
    { EF_CARBON_COLUMN, NULL, "Carbon estimate", -1 },
    { NULL, NULL, NULL, -1 },
  };
  static const double values[] = { 3, 30 };
  g_autoptr (EfTable) table = fixture_table (
    fixture_numbers ("total_params", values, 2), fixture_numbers ("top1", values, 2),
    fixture_numbers ("Latency (ms)", values, 2), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EfChartSpec) spec = fixture_spec ();
      g_autofree char *name = NULL;
      g_autofree char *other = NULL;

      ef_chart_spec_set_string (&spec->x.column, cases[i].column);
      ef_chart_spec_set_string (&spec->x.title, cases[i].title);
      ef_chart_words_name_axes (table, spec, cases[i].suggested, -1, &name, &other);
      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static void
test_hidden (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (EfChartData) data = NULL;
  const guint64 *ids = ef_table_get_row_ids (table);

  ef_chart_spec_set_hidden (spec, ids[1], TRUE);
  ef_chart_spec_set_hidden (spec, ids[2], TRUE);
  ef_chart_spec_set_hidden (spec, ids[4], TRUE);
  ef_chart_spec_set_hidden (spec, 12345, TRUE);
  data = fixture_data (table, spec);

  g_assert_cmpuint (data->n, ==, 2);
  g_assert_cmpuint (data->left_out.hidden, ==, 3);
  g_assert_cmpuint (data->left_out.missing, ==, 0);
  g_assert_cmpuint (data->left_out.not_positive, ==, 1);
  /* The frontier moves: F is the best that is left. */
  g_assert_cmpuint (data->n_front, ==, 2);
  g_assert_cmpuint (data->rows[data->front[1]], ==, 5);
}

static void
test_filter (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (EfChartData) data = NULL;
  g_autoptr (GError) error = NULL;

  ef_chart_spec_set_string (&spec->filter, "Accuracy < 75");
  data = fixture_data (table, spec);
  g_assert_cmpuint (data->n, ==, 2);
  g_assert_cmpuint (data->left_out.filtered, ==, 4);
  g_assert_cmpuint (data->left_out.missing, ==, 0);

  ef_chart_spec_set_string (&spec->filter, "Accuracy < < 75");
  g_assert_null (ef_chart_data_new (table, spec, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_SYNTAX);
  g_clear_error (&error);

  ef_chart_spec_set_string (&spec->filter, "Nonsense < 75");
  g_assert_null (ef_chart_data_new (table, spec, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_NOT_FOUND);
}

static void
test_groups (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (EfChartData) data = NULL;

  spec->x.scale = EF_SCALE_KIND_LINEAR;
  ef_chart_spec_set_string (&spec->colour, "family");
  data = fixture_data (table, spec);
  g_assert_cmpuint (data->n_groups, ==, 3);
  g_assert_true (
    g_strv_equal (data->group_names, (const char *const[]){ "x", "y", "No value", NULL }));
  g_assert_cmpmem (data->groups, data->n, ((guint8[]){ 0, 1, 0, 2, 0 }), 5);
}

/* The screen speaks the language of the person, whatever the figure speaks. */
static void
test_group_names (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfTable) many = fixture_models (2000, 40, 3);
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (EfChartData) data = NULL;
  g_autoptr (EfChartData) more = NULL;

  spec->x.scale = EF_SCALE_KIND_LINEAR;
  ef_chart_spec_set_string (&spec->colour, "family");
  data = fixture_data (table, spec);
  more = fixture_data (many, spec);
  g_assert_cmpint (data->other_group, ==, -1);
  g_assert_cmpint (more->no_value_group, ==, -1);
  {
    EF_WORDS_IN ("de");
    g_autofree char *text = ef_chart_data_dup_group_name (data, 0);
    g_autofree char *no_value = ef_chart_data_dup_group_name (data, 2);
    g_autofree char *other = ef_chart_data_dup_group_name (more, 9);

    g_assert_cmpstr (text, ==, "x");
    g_assert_cmpstr (no_value, ==, "Kein Wert");
    g_assert_cmpstr (other, ==, "Andere");
  }
}

/* "China,China" is China, also where no row has it alone; lists of several names are their own. */
static void
test_groups_of_lists (void)
{
  static const char *const countries[]
    = { "China", "China,China", "USA,China", "USA, USA", "USA;USA;USA", "1,1", "China,Chinatown",
        "China,", NULL };
  const double values[] = { 1, 2, 3, 4, 5, 6, 7, 8 };
  g_autoptr (EfTable) table
    = fixture_table (fixture_numbers ("Params (M)", values, 8),
                     fixture_numbers ("Accuracy", values, 8),
                     fixture_texts ("Country", EF_ROLE_NONE, countries, 8), NULL);
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (EfChartData) data = NULL;

  ef_chart_spec_set_string (&spec->colour, "Country");
  data = fixture_data (table, spec);
  g_assert_true (g_strv_equal (data->group_names,
                               (const char *const[]){ "China", "USA", "1,1", "China,",
                                                      "China,Chinatown", "USA,China", NULL }));
  g_assert_cmpmem (data->groups, data->n, ((guint8[]){ 0, 0, 5, 1, 1, 2, 4, 3 }), 8);
}

static void
test_groups_are_bounded (void)
{
  g_autoptr (EfTable) table = fixture_models (2000, 40, 3);
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (EfChartData) data = NULL;
  guint counts[EF_CHART_GROUPS_MAX] = { 0 };
  EfColumn *column = ef_table_find_column (table, "family");

  ef_chart_spec_set_string (&spec->colour, "family");
  data = fixture_data (table, spec);
  g_assert_cmpuint (data->n_groups, ==, EF_CHART_GROUPS_MAX);
  g_assert_cmpstr (data->group_names[9], ==, "Other");
  for (guint i = 0; i < data->n; i++)
    {
      const char *text = ef_column_get_text (column, data->rows[i]);

      g_assert_cmpuint (data->groups[i], <, EF_CHART_GROUPS_MAX);
      counts[data->groups[i]]++;
      if (data->groups[i] < 9)
        g_assert_cmpstr (data->group_names[data->groups[i]], ==, text);
      else
        g_assert_false (g_strv_contains (data->group_names, text));
    }
  for (guint g = 1; g < 9; g++)
    g_assert_cmpuint (counts[g], <=, counts[g - 1]);

  /* Ten families need no "Other". */
  {
    g_autoptr (EfTable) ten = fixture_models (2000, 10, 3);
    g_autoptr (EfChartData) all = fixture_data (ten, spec);

    g_assert_cmpuint (all->n_groups, ==, 10);
    g_assert_false (g_strv_contains (all->group_names, "Other"));
  }
}

static void
test_errors (void)
{
  g_autoptr (EfTable) table = new_table ();
  static const struct
  {
    const char *x, *y, *colour;
  } cases[] = {
    { "no such", "Accuracy", NULL },
    { "Params (M)", "model", NULL },
    { "Params (M)", "Accuracy", "no such" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EfChartSpec) spec = fixture_spec ();
      g_autoptr (GError) error = NULL;

      ef_chart_spec_set_string (&spec->x.column, cases[i].x);
      ef_chart_spec_set_string (&spec->y.column, cases[i].y);
      ef_chart_spec_set_string (&spec->colour, cases[i].colour);
      g_assert_null (ef_chart_data_new (table, spec, NULL, &error));
      g_assert_error (error, EF_ERROR, EF_ERROR_NOT_FOUND);
    }

  {
    g_autoptr (EfTable) words
      = fixture_table (fixture_texts ("model", EF_ROLE_NAME, names, 3), NULL);
    g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
    g_autoptr (GError) error = NULL;

    g_assert_null (ef_chart_data_new (words, spec, NULL, &error));
    g_assert_error (error, EF_ERROR, EF_ERROR_NOT_FOUND);
  }
}

static void
test_cancelled (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (ef_chart_data_new (table, spec, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_axes_are_suggested (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = fixture_data (table, spec);

  g_assert_cmpstr (ef_column_get_name (data->x.column), ==, "Params (M)");
  g_assert_cmpstr (ef_column_get_name (data->y.column), ==, "Accuracy");
}

/* Arrays are borrowed where every row is a point: nothing is copied for a million rows. */
static void
test_borrows (void)
{
  static const double x[] = { 3, 1, 2 };
  static const double y[] = { 30, 10, 20 };
  g_autoptr (EfTable) table
    = fixture_table (fixture_numbers ("Wobble", x, 3), fixture_numbers ("Accuracy", y, 3), NULL);
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (EfChartData) data = NULL;

  ef_chart_spec_set_string (&spec->x.column, "Wobble");
  data = fixture_data (table, spec);
  g_assert_true (data->vx == ef_column_get_numbers (data->x.column));
  g_assert_true (data->sx == data->vx);
  g_assert_true (data->sy == data->vy);
}

static void
test_empty (void)
{
  static const double nothing[] = { NAN, NAN };
  g_autoptr (EfTable) table = fixture_table (fixture_numbers ("Params (M)", nothing, 2),
                                             fixture_numbers ("Accuracy", nothing, 2), NULL);
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (EfChartData) data = fixture_data (table, spec);
  g_autofree char *sentence = ef_chart_data_describe (data, spec);
  EfView view;

  g_assert_cmpuint (data->n, ==, 0);
  g_assert_cmpuint (data->n_front, ==, 0);
  g_assert_cmpuint (data->left_out.missing, ==, 2);
  g_assert_cmpfloat (data->extent.x_min, ==, -0.5);
  g_assert_cmpfloat (data->extent.y_max, ==, 0.5);
  ef_chart_data_get_view (data, spec, &view);
  g_assert_cmpfloat (view.x_min, <, view.x_max);
  g_assert_cmpint (ef_chart_data_find_nearest (data, 0, 0, 1, 1, 100), ==, -1);
  g_assert_nonnull (strstr (sentence, "0 points"));
}

static void
test_same_data (void)
{
  g_autoptr (EfChartSpec) a = fixture_spec ();
  g_autoptr (EfChartSpec) b = fixture_spec ();

  ef_chart_spec_set_string (&b->title, "only looks");
  b->has_view = TRUE;
  b->marker_size = 9;
  g_assert_true (ef_chart_spec_same_data (a, b));
  ef_chart_spec_set_hidden (b, 1, TRUE);
  g_assert_false (ef_chart_spec_same_data (a, b));
  ef_chart_spec_set_hidden (b, 1, FALSE);
  ef_chart_spec_set_string (&b->filter, "Accuracy > 3");
  g_assert_false (ef_chart_spec_same_data (a, b));
}

static void
test_find_nearest (void)
{
  g_autoptr (EfTable) table = fixture_models (500, 3, 9);
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (EfChartData) data = fixture_data (table, spec);
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  const double scale_x = 100;
  const double scale_y = 5;

  for (guint i = 0; i < 3000; i++)
    {
      double px = g_rand_double_range (random, data->extent.x_min, data->extent.x_max);
      double py = g_rand_double_range (random, data->extent.y_min, data->extent.y_max);
      double radius = g_rand_double_range (random, 0.5, 15);
      double best = radius;
      double best_front = radius / 3;
      gint expected = -1;

      for (guint p = 0; p < data->n; p++)
        {
          double distance = hypot ((data->sx[p] - px) * scale_x, (data->sy[p] - py) * scale_y);

          if (distance <= best)
            {
              best = distance;
              expected = (gint) p;
            }
        }
      for (guint f = 0; f < data->n_front; f++)
        {
          guint p = data->front[f];
          double distance = hypot ((data->sx[p] - px) * scale_x, (data->sy[p] - py) * scale_y);

          if (distance < best_front)
            {
              best_front = distance;
              expected = (gint) p;
            }
        }
      g_assert_cmpint (ef_chart_data_find_nearest (data, px, py, scale_x, scale_y, radius), ==,
                       expected);
    }
}

static void
test_describe (void)
{
  g_autoptr (EfTable) table = new_table ();
  g_autoptr (EfChartSpec) spec = fixture_spec ();
  g_autoptr (EfChartData) data = fixture_data (table, spec);
  g_autofree char *sentence = ef_chart_data_describe (data, spec);
  g_autofree char *label = ef_chart_data_dup_label (data, spec, 3);
  g_autofree char *family = NULL;

  g_assert_cmpstr (sentence, ==,
                   "Scatter chart of 4 points: Accuracy (higher is better) against Parameters "
                   "(lower is better, logarithmic scale); 3 on the frontier, from A (10 M, 70) to "
                   "C (20 M, 75).");
  g_assert_cmpstr (label, ==, "F");
  ef_chart_spec_set_string (&spec->label, "family");
  family = ef_chart_data_dup_label (data, spec, 3);
  g_assert_cmpstr (family, ==, "x");
}

/* The frontier against the definition, in all four pairs of directions. */
static void
test_random_charts (void)
{
  for (guint32 seed = 0; seed < 20; seed++)
    {
      g_autoptr (EfTable) table = fixture_models (300, 4, seed);
      g_autoptr (EfChartSpec) spec = fixture_spec ();
      g_autoptr (EfChartData) data = NULL;

      spec->x.direction = seed % 2 == 0 ? EF_DIRECTION_LOWER : EF_DIRECTION_HIGHER;
      spec->y.direction = seed % 4 < 2 ? EF_DIRECTION_LOWER : EF_DIRECTION_HIGHER;
      data = fixture_data (table, spec);
      for (guint i = 0; i < data->n; i++)
        {
          gboolean dominated = FALSE;

          for (guint j = 0; j < data->n && !dominated; j++)
            {
              double dx = data->vx[j] - data->vx[i];
              double dy = data->vy[j] - data->vy[i];

              if (spec->x.direction == EF_DIRECTION_LOWER)
                dx = -dx;
              if (spec->y.direction == EF_DIRECTION_LOWER)
                dy = -dy;
              dominated = dx >= 0 && dy >= 0 && (dx > 0 || dy > 0);
            }
          g_assert_cmpint (data->on_front[i], ==, !dominated);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/chart-data/points", test_points);
  g_test_add_func ("/scene/chart-data/totals-are-no-points", test_totals_are_no_points);
  g_test_add_func ("/scene/chart-data/linear-has-a-place-for-zero",
                   test_linear_has_a_place_for_zero);
  g_test_add_func ("/scene/chart-data/directions", test_directions);
  g_test_add_func ("/scene/chart-data/scale-suits-the-column", test_scale_suits_the_column);
  g_test_add_func ("/scene/chart-data/units", test_units);
  g_test_add_func ("/scene/chart-data/name-of-axis", test_name_of_axis);
  g_test_add_func ("/scene/chart-data/unit-beside-the-header", test_unit_beside_the_header);
  g_test_add_func ("/scene/chart-data/hidden", test_hidden);
  g_test_add_func ("/scene/chart-data/filter", test_filter);
  g_test_add_func ("/scene/chart-data/groups", test_groups);
  g_test_add_func ("/scene/chart-data/group-names", test_group_names);
  g_test_add_func ("/scene/chart-data/groups-of-lists", test_groups_of_lists);
  g_test_add_func ("/scene/chart-data/groups-are-bounded", test_groups_are_bounded);
  g_test_add_func ("/scene/chart-data/errors", test_errors);
  g_test_add_func ("/scene/chart-data/cancelled", test_cancelled);
  g_test_add_func ("/scene/chart-data/axes-are-suggested", test_axes_are_suggested);
  g_test_add_func ("/scene/chart-data/borrows", test_borrows);
  g_test_add_func ("/scene/chart-data/empty", test_empty);
  g_test_add_func ("/scene/chart-data/same-data", test_same_data);
  g_test_add_func ("/scene/chart-data/find-nearest", test_find_nearest);
  g_test_add_func ("/scene/chart-data/describe", test_describe);
  g_test_add_func ("/scene/chart-data/random-charts", test_random_charts);

  return g_test_run ();
}
