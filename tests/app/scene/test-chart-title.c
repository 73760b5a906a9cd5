/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-title.h"
#include "ef-words.h"
#include "scene-fixture.h"

/* What a figure is called where nobody gave it a title. */

static const double params[] = { 10, 20 };
static const double accuracies[] = { 60, 70 };

/* A table of "cards/llama.md" at @path. */
static EfTable *
create_table (const char *name, const char *path)
{
  g_autoptr (EfSource) source = ef_source_new ("llama.md", NULL, "markup", NULL);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (
    (GDestroyNotify) ef_column_unref);

  g_ptr_array_add (columns, fixture_numbers ("Params (M)", params, G_N_ELEMENTS (params)));
  g_ptr_array_add (columns, fixture_numbers ("Accuracy", accuracies, G_N_ELEMENTS (params)));
  return ef_table_new (name, path, columns, G_N_ELEMENTS (params), source, EF_PLACE_LINE, "",
                       NULL);
}

static void
assert_titles (const char *name, const char *path, const char *title, const char *short_title)
{
  g_autoptr (EfTable) table = create_table (name, path);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = fixture_data (table, spec);
  g_autofree char *whole = ef_chart_title_dup (data, spec);
  g_autofree char *brief = ef_chart_title_dup_short (data, spec);

  g_assert_cmpstr (whole, ==, title);
  g_assert_cmpstr (brief, ==, short_title);
}

static void
test_path (void)
{
  assert_titles ("COCO", "Object Detection > COCO", "Object Detection › COCO", "COCO");
  /* The line of the source says the file, and what it lies in. */
  assert_titles ("Evaluation", "cards > Tables in the text > llama.md > Base > Evaluation",
                 "Base › Evaluation", "Evaluation");
}

static void
test_named_like_its_file (void)
{
  g_autoptr (EfTable) table = create_table ("llama.md", "llama.md");
  g_autoptr (EfTable) known = create_table ("COCO", "COCO");

  g_assert_false (ef_chart_title_is_known (table));
  g_assert_true (ef_chart_title_is_known (known));
  assert_titles ("llama.md", "llama.md", "Accuracy over Parameters", "Accuracy over Parameters");
  assert_titles ("llama.md", "cards > llama.md", "Accuracy over Parameters",
                 "Accuracy over Parameters");
  /* What was made of it has its name. */
  assert_titles ("llama.md (runs)", "llama.md (runs)", "Accuracy over Parameters",
                 "Accuracy over Parameters");
  assert_titles ("llama.mdx", "llama.mdx", "llama.mdx", "llama.mdx");
}

/* "configurations" in a file says nothing of what they show. */
static void
test_container (void)
{
  g_autoptr (EfTable) table = create_table ("configurations", "llama.md > configurations");

  g_assert_false (ef_chart_title_is_known (table));
  assert_titles ("configurations", "llama.md > configurations", "Accuracy over Parameters",
                 "Accuracy over Parameters");
  assert_titles ("Hardware and Software", "llama.md > Hardware and Software",
                 "Accuracy over Parameters", "Accuracy over Parameters");
  assert_titles ("Hardware and Software",
                 "llama.md > Tables in the text > Hardware and Software",
                 "Accuracy over Parameters", "Accuracy over Parameters");
  assert_titles ("Benchmarks", "llama.md > Tables in the text > Benchmarks", "Benchmarks",
                 "Benchmarks");
  assert_titles ("results", "llama.md > Base > results", "Base › results", "results");
  /* Nor do several of them, nor one around what has a name. */
  assert_titles ("price_history", "llama.md > models > price_history", "Accuracy over Parameters",
                 "Accuracy over Parameters");
  assert_titles ("Base", "llama.md > models > Base", "Base", "Base");
}

static void
test_axes (void)
{
  g_autoptr (EfTable) table = create_table ("llama.md", "llama.md");
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) data = NULL;
  g_autofree char *german = NULL;
  g_autofree char *own = NULL;

  ef_chart_spec_set_string (&spec->x.column, "Accuracy");
  ef_chart_spec_set_string (&spec->x.title, "Top-1");
  ef_chart_spec_set_string (&spec->y.column, "Params (M)");
  data = fixture_data (table, spec);
  {
    EF_WORDS_IN ("de");
    german = ef_chart_title_dup (data, spec);
  }
  g_assert_cmpstr (german, ==, "Parameter über Top-1");

  ef_chart_spec_set_string (&spec->title, "Mine");
  own = ef_chart_title_dup (data, spec);
  g_assert_cmpstr (own, ==, "Mine");
}

/* In German it is not "Verlust über Model Size". What says more than the quantity stays. */
static void
test_german_axes (void)
{
  static const char *const cases[][2] = {
    { "Model Size", "Parameter" },
    { "Parameters", "Parameter" },
    { "Parameters without embeddings", "Parameters without embeddings" },
    { "Score", "Benchmark-Punktwert" },
    { "MMLU", "MMLU" },
    { "hellaswag", "hellaswag" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EfTable) table
        = fixture_table (fixture_numbers (cases[i][0], params, G_N_ELEMENTS (params)),
                         fixture_numbers ("Loss", accuracies, G_N_ELEMENTS (params)), NULL);
      g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
      g_autofree char *english = NULL;
      g_autofree char *english_expected = g_strdup_printf ("Loss over %s", cases[i][0]);
      g_autofree char *german = NULL;
      g_autofree char *german_expected = g_strdup_printf ("Verlust über %s", cases[i][1]);

      ef_chart_spec_set_string (&spec->x.column, cases[i][0]);
      ef_chart_spec_set_string (&spec->y.column, "Loss");
      {
        EF_WORDS_IN ("en");
        english = ef_chart_title_dup_axes (table, spec);
      }
      {
        EF_WORDS_IN ("de");
        german = ef_chart_title_dup_axes (table, spec);
      }
      g_assert_cmpstr (english, ==, english_expected);
      g_assert_cmpstr (german, ==, german_expected);
    }
}

/* Prices of a file whose keys are "input" and "output" say that they are prices. */
static void
test_keys (void)
{
  EfColumnBuilder *builders[2];
  const EfUnit *unit = NULL;
  const EfQuantity *price = ef_quantity_recognise ("Price per token", &unit);
  g_autoptr (EfColumn) input = NULL;
  g_autoptr (EfColumn) output = NULL;
  g_autoptr (EfTable) table = NULL;
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autofree char *title = NULL;

  g_assert_nonnull (price);
  for (guint i = 0; i < 2; i++)
    {
      builders[i] = ef_column_builder_new (i == 0 ? "input" : "output", EF_COLUMN_NUMBER);
      ef_column_builder_set_quantity (builders[i], price, unit);
      ef_column_builder_add_number (builders[i], 1 + i);
      ef_column_builder_add_number (builders[i], 10 + i);
    }
  input = ef_column_builder_end (builders[0]);
  output = ef_column_builder_end (builders[1]);
  table = fixture_table (g_steal_pointer (&input), g_steal_pointer (&output), NULL);
  ef_chart_spec_set_string (&spec->x.column, "input");
  ef_chart_spec_set_string (&spec->y.column, "output");
  title = ef_chart_title_dup_axes (table, spec);
  g_assert_cmpstr (title, ==, "Price per token, output over Price per token, input");
}

/* Where no column can be an axis, nothing can be said. */
static void
test_no_axes (void)
{
  g_autoptr (EfSource) source = ef_source_new ("names.csv", NULL, "delimited", NULL);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (
    (GDestroyNotify) ef_column_unref);
  g_autoptr (EfTable) table = NULL;
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autofree char *title = NULL;
  static const char *const names[] = { "A" };

  g_ptr_array_add (columns, fixture_texts ("model", EF_ROLE_NAME, names, 1));
  table = ef_table_new ("names.csv", "names.csv", columns, 1, source, EF_PLACE_LINE, "", NULL);
  title = ef_chart_title_dup_axes (table, spec);
  g_assert_null (title);
}

/* Two columns of one quantity are called as the table calls them; a third one that the points show
 * gives way to an axis that alone has the quantity's name. */
static void
test_one_quantity (void)
{
  g_autoptr (EfTable) table = fixture_table (
    fixture_numbers ("total_params", params, G_N_ELEMENTS (params)),
    fixture_numbers ("params", params, G_N_ELEMENTS (params)),
    fixture_numbers ("top1", accuracies, G_N_ELEMENTS (params)), NULL);
  g_autoptr (EfChartSpec) spec = ef_chart_spec_new ();
  g_autoptr (EfChartData) same = NULL;
  g_autoptr (EfChartData) shown = NULL;
  g_autofree char *title = NULL;
  g_autofree char *x = NULL;
  g_autofree char *axis = NULL;
  g_autofree char *colour = NULL;

  ef_chart_spec_set_string (&spec->x.column, "params");
  ef_chart_spec_set_string (&spec->y.column, "total_params");
  same = fixture_data (table, spec);
  title = ef_chart_title_dup_axes (table, spec);
  x = ef_axis_data_dup_title (&same->x, &spec->x);
  g_assert_cmpstr (title, ==, "total_params over params");
  g_assert_cmpstr (x, ==, "params");

  ef_chart_spec_set_string (&spec->y.column, "top1");
  ef_chart_spec_set_string (&spec->colour, "total_params");
  shown = fixture_data (table, spec);
  axis = ef_axis_data_dup_title (&shown->x, &spec->x);
  colour = ef_axis_data_dup_title (&shown->shade.axis, &(EfAxisSpec){ 0 });
  g_assert_cmpstr (axis, ==, "Parameters");
  g_assert_cmpstr (colour, ==, "total_params");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/chart-title/path", test_path);
  g_test_add_func ("/scene/chart-title/named-like-its-file", test_named_like_its_file);
  g_test_add_func ("/scene/chart-title/container", test_container);
  g_test_add_func ("/scene/chart-title/axes", test_axes);
  g_test_add_func ("/scene/chart-title/german-axes", test_german_axes);
  g_test_add_func ("/scene/chart-title/keys", test_keys);
  g_test_add_func ("/scene/chart-title/no-axes", test_no_axes);
  g_test_add_func ("/scene/chart-title/one-quantity", test_one_quantity);

  return g_test_run ();
}
