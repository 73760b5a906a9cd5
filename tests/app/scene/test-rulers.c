/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-rulers.h"

#include <math.h>
#include <string.h>

#include "compose-fixture.h"
#include "ef-error.h"
#include "scene-fixture.h"

static const double three[] = { 1, 10, 100 };
static const double scores[] = { 40, 60, 80 };

/* A chart of two columns of three values each. */
static void
init_chart (Chart *chart, const char *x, const char *y)
{
  chart_init (chart,
              fixture_table (fixture_numbers (x, three, 3),
                             fixture_numbers (y, strcmp (y, "Accuracy") == 0 ? scores : three, 3),
                             NULL));
  ef_chart_spec_set_string (&chart->spec->x.column, x);
  ef_chart_spec_set_string (&chart->spec->y.column, y);
}

/* ---- What is written ---- */

static void
test_values (void)
{
  static const struct
  {
    EfRulerKind kind;
    const char *text;
    EfComma comma;
    const char *plain, *german;
  } cases[] = {
    { EF_RULER_MEMORY, "24", EF_COMMA_THOUSANDS, "24 GB", "24 GB" },
    { EF_RULER_MEMORY, " 24GiB,80 GB ;", EF_COMMA_THOUSANDS, "24 GiB, 80 GB", "24 GiB; 80 GB" },
    { EF_RULER_COMPUTE, "1e24; 3 ZFLOP", EF_COMMA_THOUSANDS, "1e24 FLOP, 3 ZFLOP",
      "1e24 FLOP; 3 ZFLOP" },
    { EF_RULER_ENERGY, "0,5; 2 MWh, 3 J", EF_COMMA_DECIMAL, "0.5 kWh, 2 MWh, 3 J",
      "0,5 kWh; 2 MWh; 3 J" },
    { EF_RULER_CARBON, "1 t", EF_COMMA_THOUSANDS, "1 t", "1 t" },
    { EF_RULER_PER_UNIT, "2.5M, 0.1", EF_COMMA_THOUSANDS, "2500000, 0.1", "2500000; 0,1" },
    { EF_RULER_PER_UNIT, "", EF_COMMA_THOUSANDS, "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *plain = NULL;
      g_autofree char *german = NULL;
      EfRuler ruler = { 0 }, again = { 0 };

      ef_ruler_read_values (&ruler, cases[i].kind, cases[i].text, cases[i].comma, &error);
      g_assert_no_error (error);
      plain = ef_ruler_values_to_text (&ruler, ".");
      german = ef_ruler_values_to_text (&ruler, ",");
      g_assert_cmpstr (plain, ==, cases[i].plain);
      g_assert_cmpstr (german, ==, cases[i].german);
      g_assert_true (
        ef_ruler_read_values (&again, cases[i].kind, plain, EF_COMMA_THOUSANDS, NULL));
      g_assert_true (ef_ruler_equal (&again, &ruler));
      g_assert_true (ef_ruler_read_values (&again, cases[i].kind, german, EF_COMMA_DECIMAL, NULL));
      g_assert_true (ef_ruler_equal (&again, &ruler));
    }
}

/* What cannot be understood changes nothing. */
static void
test_bad_values (void)
{
  static const struct
  {
    EfRulerKind kind;
    const char *text;
  } cases[] = {
    { EF_RULER_MEMORY, "24 kWh" },  { EF_RULER_MEMORY, "much" },      { EF_RULER_ENERGY, "0" },
    { EF_RULER_ENERGY, "-1 kWh" },  { EF_RULER_ENERGY, "nan" },       { EF_RULER_ENERGY, "1e400" },
    { EF_RULER_COMPUTE, "5 GB" },   { EF_RULER_PER_UNIT, "3 USD" },   { EF_RULER_PER_UNIT, "5 %" },
    { EF_RULER_CARBON, "1;2;3;4;5;6;7;8;9" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      EfRuler ruler = { .n_values = 1, .values = { { 7, NULL } } };

      g_assert_false (
        ef_ruler_read_values (&ruler, cases[i].kind, cases[i].text, EF_COMMA_THOUSANDS, &error));
      g_assert_error (error, EF_ERROR, EF_ERROR_SYNTAX);
      g_assert_cmpuint (ruler.n_values, ==, 1);
      g_assert_cmpfloat (ruler.values[0].amount, ==, 7);
    }
}

static void
test_of (void)
{
  g_autoptr (GError) error = NULL;
  EfRuler ruler = { 0 };

  g_assert_true (ef_ruler_read_of (&ruler, EF_RULER_MEMORY, "Q4_0, torch.bfloat16;4bit", NULL));
  g_assert_cmpstr (ruler.of, ==, "q4-0,bf16,int4");
  g_assert_false (ef_ruler_read_of (&ruler, EF_RULER_MEMORY, "fp16, Q99", &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_SYNTAX);
  g_assert_cmpstr (ruler.of, ==, "q4-0,bf16,int4");
  g_assert_true (ef_ruler_read_of (&ruler, EF_RULER_MEMORY, "", NULL));
  g_assert_null (ruler.of);

  g_assert_true (ef_ruler_read_of (&ruler, EF_RULER_CARBON, "Sweden, DE, gcp:us-central1", NULL));
  g_assert_cmpstr (ruler.of, ==, "SWE,DEU,gcp:us-central1");
  g_assert_false (ef_ruler_read_of (&ruler, EF_RULER_CARBON, "Atlantis", NULL));
  g_free (ruler.of);
}

/* ---- What a chart can have ---- */

static void
test_refusals (void)
{
  static const struct
  {
    const char *x, *y;
    const char *possible; /* the kinds, by number */
  } cases[] = {
    { "Params (B)", "Training tokens", "014" },
    { "Training tokens", "Active parameters", "04" },
    { "Params (M)", "Accuracy", "14" },
    { "Accuracy", "Params (M)", "14" },
    { "Power (W)", "Duration (h)", "234" },
    { "GPU hours", "Power (W)", "234" },
    { "Latency (ms)", "Accuracy", "4" },
    { "Energy (kWh)", "Accuracy", "234" },
    { "Energy (kWh)", "CO2 emissions (kg)", "234" },
    { "Params (M)", "Elo", "1" },
    { "Energy", "Accuracy", "4" }, /* of what unit? */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Chart) chart = { 0 };

      init_chart (&chart, cases[i].x, cases[i].y);
      chart_compose (&chart);
      for (guint kind = 0; kind < EF_N_RULER_KINDS; kind++)
        {
          g_autofree char *refusal = ef_chart_ruler_get_refusal (chart.data, kind);

          g_test_message ("%s, %s: %s: %s", cases[i].x, cases[i].y, ef_ruler_kind_to_word (kind),
                          refusal);
          g_assert_cmpint (refusal == NULL, ==,
                           strchr (cases[i].possible, '0' + (int) kind) != NULL);
        }
    }
}

/* Why lines that are asked for are not there is told: all are refused, or some are far away. */
static void
test_unseen (void)
{
  g_auto (Chart) chart = { 0 };
  g_autofree char *refused = NULL;
  g_autofree char *far = NULL;
  g_autofree char *drawn = NULL;

  init_chart (&chart, "Energy (kWh)", "Accuracy");
  g_assert_true (ef_ruler_read_values (&chart.spec->rulers[EF_RULER_ENERGY], EF_RULER_ENERGY,
                                       "900 GWh", EF_COMMA_THOUSANDS, NULL));
  chart.spec->rulers[EF_RULER_ENERGY].shown = TRUE;
  chart_compose (&chart);
  refused = ef_chart_ruler_describe_unseen (chart.data, chart.spec, EF_RULER_MEMORY,
                                            &ef_tick_style_plain);
  g_assert_nonnull (strstr (refused, "Needs the number of parameters"));
  far = ef_chart_ruler_describe_unseen (chart.data, chart.spec, EF_RULER_ENERGY,
                                        &ef_tick_style_plain);
  g_assert_cmpstr (far, ==, "Beyond what the chart shows: 900\u00a0GWh.");
  chart.spec->rulers[EF_RULER_ENERGY].n_values = 0;
  drawn = ef_chart_ruler_describe_unseen (chart.data, chart.spec, EF_RULER_ENERGY,
                                          &ef_tick_style_plain);
  g_assert_null (drawn);
}

/* The lines of one kind in the view of the chart. */
static GArray *
list_lines (Chart *chart, EfRulerKind kind)
{
  EfIsoFrame frame;

  chart->spec->rulers[kind].shown = TRUE;
  chart_compose (chart);
  frame = (EfIsoFrame){
    chart->data->x.scale == EF_SCALE_KIND_LOG, chart->data->y.scale == EF_SCALE_KIND_LOG,
    chart->view.x_min, chart->view.x_max, chart->view.y_min, chart->view.y_max, 1e-3, 1e-3,
  };
  return ef_chart_ruler_list (chart->data, chart->spec, kind, &frame, &ef_tick_style_plain);
}

static void
assert_line (GArray *lines, guint index, int x_power, int y_power, double value, const char *label)
{
  const EfRulerLine *line = &g_array_index (lines, EfRulerLine, index);

  g_assert_cmpuint (lines->len, >, index);
  g_assert_cmpint (line->line.x_power, ==, x_power);
  g_assert_cmpint (line->line.y_power, ==, y_power);
  g_assert_cmpfloat (fabs (line->line.value / value - 1), <, 1e-9);
  g_assert_cmpstr (line->label, ==, label);
}

static void
take_values (Chart *chart, EfRulerKind kind, const char *values, const char *of)
{
  EfRuler *ruler = &chart->spec->rulers[kind];

  g_assert_true (ef_ruler_read_values (ruler, kind, values, EF_COMMA_THOUSANDS, NULL));
  if (of != NULL)
    g_assert_true (ef_ruler_read_of (ruler, kind, of, NULL));
}

/* GPT-3: 6 x 175e9 x 300e9 = 3.15e23. The axes show parameters and tokens in ones. */
static void
test_compute (void)
{
  g_auto (Chart) chart = { 0 };
  g_autoptr (GArray) lines = NULL;

  init_chart (&chart, "Params (B)", "Training tokens");
  take_values (&chart, EF_RULER_COMPUTE, "3.15e23, 1 PF-day", NULL);
  lines = list_lines (&chart, EF_RULER_COMPUTE);
  g_assert_cmpuint (lines->len, ==, 2);
  assert_line (lines, 0, 1, 1, 175e9 * 300e9, "3.15×10²³\u00a0FLOP");
  assert_line (lines, 1, 1, 1, 8.64e19 / 6, "1\u00a0PF-day");
}

/* The largest number of parameters whose weights are that many bytes: by the layouts. */
static void
test_memory (void)
{
  g_auto (Chart) chart = { 0 };
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GArray) others = NULL;

  init_chart (&chart, "Params (B)", "Accuracy");
  lines = list_lines (&chart, EF_RULER_MEMORY);
  g_assert_cmpuint (lines->len, ==, 3);
  assert_line (lines, 0, 1, 0, 12e9, "24\u00a0GB at FP16");
  assert_line (lines, 1, 1, 0, 24e9, "24\u00a0GB at INT8");
  assert_line (lines, 2, 1, 0, 24e9 * 32 / 18, "24\u00a0GB at Q4_0");

  take_values (&chart, EF_RULER_MEMORY, "8 GiB, 80 GB", "Q8_0");
  others = list_lines (&chart, EF_RULER_MEMORY);
  g_assert_cmpuint (others->len, ==, 2);
  assert_line (others, 0, 1, 0, 8 * 1073741824.0 * 32 / 34, "8\u00a0GiB at Q8_0");
  assert_line (others, 1, 1, 0, 80e9 * 32 / 34, "80\u00a0GB at Q8_0");
}

/* Watts times hours, whatever units the axes have. */
static void
test_energy (void)
{
  static const struct
  {
    const char *x, *y;
    double product; /* of what the axes show, for 1 kWh */
  } cases[] = {
    { "Power (W)", "Duration (h)", 1000 },
    { "Duration (s)", "Power (kW)", 3600 },
    { "GPU hours", "Power (W)", 1000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Chart) chart = { 0 };
      g_autoptr (GArray) lines = NULL;

      init_chart (&chart, cases[i].x, cases[i].y);
      take_values (&chart, EF_RULER_ENERGY, "1, 3.6 MJ", NULL);
      lines = list_lines (&chart, EF_RULER_ENERGY);
      assert_line (lines, 0, 1, 1, cases[i].product, "1\u00a0kWh");
      assert_line (lines, 1, 1, 1, cases[i].product, "3.6\u00a0MJ");
    }
}

static void
test_carbon (void)
{
  g_auto (Chart) energy = { 0 };
  g_auto (Chart) work = { 0 };
  g_auto (Chart) both = { 0 };
  g_autoptr (GArray) of_energy = NULL;
  g_autoptr (GArray) of_work = NULL;
  g_autoptr (GArray) grids = NULL;

  /* 472.94 g/kWh is the world's of 2024. */
  init_chart (&energy, "Accuracy", "Energy (kWh)");
  take_values (&energy, EF_RULER_CARBON, "2 kg", NULL);
  of_energy = list_lines (&energy, EF_RULER_CARBON);
  g_assert_cmpuint (of_energy->len, ==, 1);
  assert_line (of_energy, 0, 0, 1, 2000 / 472.94, "2\u00a0kg CO₂e");

  init_chart (&work, "Power (W)", "Duration (h)");
  take_values (&work, EF_RULER_CARBON, "1 kg", "world, SWE");
  of_work = list_lines (&work, EF_RULER_CARBON);
  g_assert_cmpuint (of_work->len, ==, 2);
  assert_line (of_work, 0, 1, 1, 1000 * 1000 / 472.94, "1\u00a0kg CO₂e, World");
  g_assert_cmpstr (g_array_index (of_work, EfRulerLine, 1).label, ==, "1\u00a0kg CO₂e, Sweden");

  init_chart (&both, "Energy (kWh)", "CO2 emissions (g)");
  take_values (&both, EF_RULER_CARBON, "5 kg", "world");
  grids = list_lines (&both, EF_RULER_CARBON);
  g_assert_cmpuint (grids->len, ==, 1);
  assert_line (grids, 0, -1, 1, 472.94, "World: 472.94 g/kWh");
}

/* An axis of carbon needs no grid, and one that was named for other axes does nothing. */
static void
test_emission (void)
{
  g_auto (Chart) chart = { 0 };
  g_autofree char *words = NULL;
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GArray) round = NULL;

  init_chart (&chart, "CO2 emissions (g)", "Accuracy");
  take_values (&chart, EF_RULER_CARBON, "2 kg, 1 t", "world, SWE");
  lines = list_lines (&chart, EF_RULER_CARBON);
  g_assert_cmpuint (lines->len, ==, 2);
  assert_line (lines, 0, 1, 0, 2000, "2\u00a0kg CO₂e");
  assert_line (lines, 1, 1, 0, 1e6, "1\u00a0t CO₂e");
  words = ef_chart_ruler_dup_words (chart.data, chart.spec, EF_RULER_CARBON,
                                    &ef_tick_style_plain);
  g_assert_cmpstr (words, ==, "Equal carbon");

  take_values (&chart, EF_RULER_CARBON, "", NULL);
  round = list_lines (&chart, EF_RULER_CARBON);
  g_assert_cmpuint (round->len, >, 0);
}

/* What is spent for each unit of what it brings, however the axes lie. */
static void
test_per_unit (void)
{
  g_auto (Chart) chart = { 0 };
  g_auto (Chart) other = { 0 };
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GArray) rates = NULL;

  init_chart (&chart, "Params (M)", "Accuracy");
  take_values (&chart, EF_RULER_PER_UNIT, "0.5M", NULL);
  lines = list_lines (&chart, EF_RULER_PER_UNIT);
  g_assert_cmpuint (lines->len, ==, 1);
  assert_line (lines, 0, 1, -1, 5e5, "500 k per unit");

  init_chart (&other, "Throughput (img/s)", "Power (W)");
  take_values (&other, EF_RULER_PER_UNIT, "3", NULL);
  rates = list_lines (&other, EF_RULER_PER_UNIT);
  assert_line (rates, 0, -1, 1, 3, "3\u00a0W per img/s");
}

/* Without values there are some round ones, all in view, and never too many. */
static void
test_round (void)
{
  static const struct
  {
    const char *x, *y;
    EfRulerKind kind;
    EfScaleKind x_scale, y_scale;
  } cases[] = {
    { "Params (B)", "Training tokens", EF_RULER_COMPUTE, EF_SCALE_KIND_AUTO, EF_SCALE_KIND_AUTO },
    { "Params (B)", "Training tokens", EF_RULER_COMPUTE, EF_SCALE_KIND_LINEAR,
      EF_SCALE_KIND_LINEAR },
    { "Power (W)", "Duration (h)", EF_RULER_ENERGY, EF_SCALE_KIND_LOG, EF_SCALE_KIND_LINEAR },
    { "Power (W)", "Duration (h)", EF_RULER_CARBON, EF_SCALE_KIND_LOG, EF_SCALE_KIND_LOG },
    { "Energy (kWh)", "Accuracy", EF_RULER_CARBON, EF_SCALE_KIND_LINEAR, EF_SCALE_KIND_LINEAR },
    { "Params (M)", "Accuracy", EF_RULER_PER_UNIT, EF_SCALE_KIND_LINEAR, EF_SCALE_KIND_LINEAR },
    { "Params (M)", "Accuracy", EF_RULER_PER_UNIT, EF_SCALE_KIND_LOG, EF_SCALE_KIND_LINEAR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Chart) chart = { 0 };
      g_autoptr (GArray) lines = NULL;
      guint n_drawn;

      init_chart (&chart, cases[i].x, cases[i].y);
      chart.spec->x.scale = cases[i].x_scale;
      chart.spec->y.scale = cases[i].y_scale;
      lines = list_lines (&chart, cases[i].kind);
      n_drawn = fixture_count (chart.scene, "ruler");
      g_test_message ("%u of %u drawn", n_drawn, lines->len);
      g_assert_cmpuint (lines->len, >=, 2);
      g_assert_cmpuint (lines->len, <=, 8);
      g_assert_cmpuint (n_drawn, >=, 2);
      for (guint k = 0; k < lines->len; k++)
        g_test_message ("%s", g_array_index (lines, EfRulerLine, k).label);
    }
}

/* ---- What is drawn ---- */

/* Below the points, clipped, with words inside the plot that do not meet each other or the legend,
 * and a line in the legend. */
static void
test_scene (void)
{
  g_auto (Chart) chart = { 0 };
  EfScene *scene;
  const EfPrimitive *line, *label, *legend;
  guint at_line = 0, at_points = 0;
  EfRect plot;

  init_chart (&chart, "Params (B)", "Training tokens");
  chart.spec->rulers[EF_RULER_COMPUTE].shown = TRUE;
  take_values (&chart, EF_RULER_MEMORY, "24 GB", "fp16");
  chart.spec->rulers[EF_RULER_MEMORY].shown = TRUE;
  chart.spec->rulers[EF_RULER_ENERGY].shown = TRUE; /* not possible */
  scene = chart_compose (&chart);
  ef_scene_get_plot (scene, &plot);

  line = fixture_find (scene, "ruler-memory-0");
  g_assert_nonnull (line);
  g_assert_true (line->clipped);
  g_assert_cmpint (line->layer, ==, EF_LAYER_GRID);
  g_assert_cmpstr (line->title, ==, "24\u00a0GB at FP16");
  g_assert_cmpuint (line->polyline.n, ==, 2);
  g_assert_cmpfloat (line->polyline.points[0], ==, line->polyline.points[2]);
  for (guint i = 0; i < ef_scene_get_n (scene); i++)
    {
      const EfPrimitive *primitive = ef_scene_get (scene, i);

      if (primitive == line)
        at_line = i;
      if (strcmp (primitive->id, "points") == 0)
        at_points = i;
    }
  g_assert_cmpuint (at_line, <, at_points);

  label = fixture_find (scene, "ruler-memory-0-label");
  g_assert_cmpfloat_with_epsilon (label->text.angle, 90, 1e-6);
  g_assert_cmpfloat (label->text.x, >, plot.x);
  g_assert_cmpfloat (label->text.x, <, line->polyline.points[0]);
  g_assert_cmpfloat (label->text.y - label->text.width / 2, >, plot.y);

  legend = fixture_find (scene, "legend-ruler-memory");
  g_assert_nonnull (legend);
  g_assert_cmpfloat (legend->dash[0], ==, line->dash[0]);
  g_assert_nonnull (fixture_find (scene, "legend-ruler-compute"));
  g_assert_null (fixture_find (scene, "legend-ruler-energy"));
  g_assert_cmpuint (fixture_count (scene, "ruler-label"), >=, 3);
}

/* A line that is not in view is neither drawn nor explained; on screen the legend stays. */
/* Whether @words, which stand upright, are clear of @stars, which lie level. */
static gboolean
is_clear (const EfPrimitive *words, const EfPrimitive *stars)
{
  double half = words->text.width / 2;

  return words->text.x < stars->text.x
         || words->text.x - words->text.size > stars->text.x + stars->text.width
         || words->text.y - half > stars->text.y
         || words->text.y + half < stars->text.y - stars->text.size;
}

/* Words along a line do not run over the stars of bands. */
static void
test_beside_stars (void)
{
  g_auto (Chart) chart = { 0 };
  EfScene *scene;
  guint n_pairs = 0;

  init_chart (&chart, "Energy (kWh)", "Accuracy");
  chart.spec->stars = EF_STAR_RULE_RANGE;
  chart.spec->front.shown = FALSE; /* then stars stand above, where words along lines begin */
  chart.spec->legend = EF_LEGEND_NONE;
  take_values (&chart, EF_RULER_CARBON, "1 kg; 1.5 kg; 2 kg; 3 kg", "world");
  chart.spec->rulers[EF_RULER_CARBON].shown = TRUE;
  scene = chart_compose (&chart);
  for (guint i = 0; i < ef_scene_get_n (scene); i++)
    for (guint k = 0; k < ef_scene_get_n (scene); k++)
      if (strcmp (ef_scene_get (scene, i)->css, "ruler-label") == 0
          && strcmp (ef_scene_get (scene, k)->css, "stars-label") == 0)
        {
          g_assert_true (is_clear (ef_scene_get (scene, i), ef_scene_get (scene, k)));
          n_pairs++;
        }
  g_assert_cmpuint (n_pairs, >=, 3);
}

/* The frontier is not drawn through the words along a line, where another place is free. */
static void
test_beside_front (void)
{
  g_auto (Chart) chart = { 0 };
  EfScene *scene;
  const EfPrimitive *front, *label;

  init_chart (&chart, "Params (M)", "Accuracy");
  chart.spec->legend = EF_LEGEND_NONE;
  chart.spec->labels = EF_LABELS_NONE;
  take_values (&chart, EF_RULER_MEMORY, "220 MB", "fp16");
  chart.spec->rulers[EF_RULER_MEMORY].shown = TRUE;
  scene = chart_compose (&chart);
  front = fixture_find (scene, "front");
  label = fixture_find (scene, "ruler-memory-0-label");
  g_assert_nonnull (front);
  g_assert_nonnull (label);
  for (guint i = 1; i < front->polyline.n; i++)
    {
      const double *a = &front->polyline.points[2 * i - 2], *b = a + 2;

      g_assert_false (MIN (a[0], b[0]) <= label->text.x
                      && MAX (a[0], b[0]) >= label->text.x - label->text.size
                      && MIN (a[1], b[1]) <= label->text.y + label->text.width / 2
                      && MAX (a[1], b[1]) >= label->text.y - label->text.width / 2);
    }
}

/* How far a point is from words along an upright line. */
static double
get_distance (const EfPrimitive *words, double x, double y)
{
  double half = words->text.width / 2;

  return hypot (x - CLAMP (x, words->text.x - words->text.size, words->text.x),
                y - CLAMP (y, words->text.y - half, words->text.y + half));
}

/* Words along a line stand on no point, wherever the line is. */
static void
test_beside_points (void)
{
  g_auto (Chart) chart = { 0 };

  init_chart (&chart, "Params (M)", "Accuracy");
  chart.spec->legend = EF_LEGEND_NONE;
  chart.spec->labels = EF_LABELS_NONE;
  chart.spec->front.shown = FALSE;
  for (guint megabytes = 3; megabytes < 220; megabytes += megabytes / 30 + 1)
    {
      g_autofree char *amount = g_strdup_printf ("%u MB", megabytes);
      EfScene *scene;
      const EfPrimitive *label, *points;

      take_values (&chart, EF_RULER_MEMORY, amount, "fp16");
      chart.spec->rulers[EF_RULER_MEMORY].shown = TRUE;
      scene = chart_compose (&chart);
      label = fixture_find (scene, "ruler-memory-0-label");
      points = fixture_find (scene, "points");
      g_assert_nonnull (label);
      for (guint i = 0; i < chart.data->n; i++)
        {
          double x = points->markers.ax * chart.data->sx[i] + points->markers.bx;
          double y = points->markers.ay * chart.data->sy[i] + points->markers.by;

          g_assert_cmpfloat (get_distance (label, x, y), >, points->markers.size / 2);
        }
    }
}

static void
test_out_of_view (void)
{
  g_auto (Chart) chart = { 0 };
  EfScene *scene;

  init_chart (&chart, "Params (M)", "Accuracy");
  take_values (&chart, EF_RULER_MEMORY, "100 MB", "fp16");
  chart.spec->rulers[EF_RULER_MEMORY].shown = TRUE;
  scene = chart_compose (&chart);
  g_assert_nonnull (fixture_find (scene, "ruler-memory-0"));
  g_assert_nonnull (fixture_find (scene, "legend-ruler-memory"));

  chart.spec->has_view = TRUE;
  chart.spec->view = (EfView){ 6, 6.5, 30, 90 };
  scene = chart_compose (&chart);
  g_assert_null (fixture_find (scene, "ruler-memory-0"));
  g_assert_null (fixture_find (scene, "legend-ruler-memory"));
  chart.options.screen = TRUE;
  scene = chart_compose (&chart);
  g_assert_null (fixture_find (scene, "ruler-memory-0"));
  g_assert_nonnull (fixture_find (scene, "legend-ruler-memory"));
}

static void
test_german (void)
{
  g_auto (Chart) chart = { 0 };
  EfScene *scene;

  init_chart (&chart, "Power (W)", "Duration (h)");
  take_values (&chart, EF_RULER_ENERGY, "0.5 kWh", NULL);
  chart.spec->rulers[EF_RULER_ENERGY].shown = TRUE;
  chart.options.ticks = ef_tick_style_for_language ("de");
  scene = chart_compose (&chart);
  g_assert_cmpstr (fixture_find (scene, "ruler-energy-0")->title, ==, "0,5\u00a0kWh");
  g_assert_cmpstr (fixture_find (scene, "legend-label-1")->text.text, ==,
                   "Gleiche Energie (Leistung × Zeit)");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/rulers/values", test_values);
  g_test_add_func ("/scene/rulers/bad-values", test_bad_values);
  g_test_add_func ("/scene/rulers/of", test_of);
  g_test_add_func ("/scene/rulers/refusals", test_refusals);
  g_test_add_func ("/scene/rulers/compute", test_compute);
  g_test_add_func ("/scene/rulers/memory", test_memory);
  g_test_add_func ("/scene/rulers/energy", test_energy);
  g_test_add_func ("/scene/rulers/carbon", test_carbon);
  g_test_add_func ("/scene/rulers/emission", test_emission);
  g_test_add_func ("/scene/rulers/per-unit", test_per_unit);
  g_test_add_func ("/scene/rulers/round", test_round);
  g_test_add_func ("/scene/rulers/scene", test_scene);
  g_test_add_func ("/scene/rulers/beside-front", test_beside_front);
  g_test_add_func ("/scene/rulers/beside-points", test_beside_points);
  g_test_add_func ("/scene/rulers/beside-stars", test_beside_stars);
  g_test_add_func ("/scene/rulers/out-of-view", test_out_of_view);
  g_test_add_func ("/scene/rulers/german", test_german);
  g_test_add_func ("/scene/rulers/unseen", test_unseen);

  return g_test_run ();
}
