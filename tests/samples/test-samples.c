/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-data.h"
#include "ef-import.h"
#include "ef-project.h"

/* The projects that ship: each is made of its table and of the specifications here, and must be
 * the file that is checked in, byte for byte. Who changes a table or a specification runs this with
 * EF_WRITE_SAMPLES=1, which writes the projects anew, and then looks at the charts. */

#define N_CHARTS 2

typedef struct
{
  const char *title;
  const char *subtitle;
  const char *x, *y; /* columns */
  const char *x_title;
  EfDirection x_direction;
  EfScaleKind y_scale;
  const char *colour;
  const char *filter;
  gboolean show_front;
  EfLabels labels;

  /* what then is to be seen */
  guint n_points;
  guint n_missing;
  guint n_not_positive;
  const char *front[24]; /* by ascending x */
} SampleChart;

typedef struct
{
  const char *name; /* of the files, without suffix */
  const char *title;
  const char *source_line;
  guint n_rows;
  SampleChart charts[N_CHARTS];
} Sample;

#define FROM_IMAGENET_ALONE "`Training data` = \"ImageNet-1k\""

/* Every figure is what the paper prints in the table named, in its latest version where versions
 * differ, even where the authors' repository has since measured another. Two things are not
 * verbatim: Wang et al. 2021 print error rates, and the compute that Howard et al. 2017 print for
 * SqueezeNet is left out, because at 1.7 G it is twice the multiply-adds of that network. */
static const Sample image_classification = {
  .name = "image-classification",
  .title = "Image classifiers",
  .source_line = "Source: the table that each row names, of 11 papers of 2017 to 2022",
  .n_rows = 78,
  .charts = {
    {
      .title = "What accuracy costs in compute",
      .subtitle = "Image classifiers of 2012 to 2022, trained on ImageNet-1k alone",
      .x = "Inference compute (GMAC)",
      .x_title = "Compute per image (FLOP, two for a multiply-add)",
      .y = "Top-1 accuracy (%)",
      .y_scale = EF_SCALE_KIND_LINEAR,
      .colour = "Architecture",
      .filter = FROM_IMAGENET_ALONE,
      .show_front = TRUE,
      .labels = EF_LABELS_FRONT,
      .n_points = 73,
      .n_missing = 1,
      .front = {
        "MobileNet 0.25", "MobileNetV3-Small 0.75", "MobileNetV3-Small", "MobileNetV3-Large 0.75",
        "MobileNetV3-Large", "MnasNet-A2", "EfficientNet-B0", "EfficientNet-B1", "EfficientNet-B2",
        "EfficientNet-B3", "EfficientNet-B4", "CoAtNet-1", "EfficientNetV2-S", "CoAtNet-2",
        "EfficientNetV2-M", "CoAtNet-2 384 px", "CoAtNet-3 384 px", "NFNet-F5",
      },
    },
    {
      .title = "What accuracy costs in size",
      .subtitle = "Image classifiers of 2012 to 2022, trained on ImageNet-1k alone",
      .x = "Parameters (M)",
      .y = "Top-1 accuracy (%)",
      .y_scale = EF_SCALE_KIND_LINEAR,
      .colour = "Architecture",
      .filter = FROM_IMAGENET_ALONE,
      .show_front = TRUE,
      .labels = EF_LABELS_FRONT,
      .n_points = 74,
      .front = {
        "MobileNet 0.25", "SqueezeNet", "MobileNet 0.5", "MobileNetV3-Small 0.75",
        "MobileNetV3-Small", "MobileNetV2", "MnasNet-A1", "MnasNet-A2", "MnasNet-A3",
        "EfficientNet-B0", "EfficientNet-B1", "EfficientNet-B2", "EfficientNet-B3",
        "EfficientNet-B4", "EfficientNetV2-S", "EfficientNet-B6", "EfficientNetV2-M",
        "CoAtNet-2 384 px", "CoAtNet-3 384 px", "NFNet-F5",
      },
    },
  },
};

static const Sample training_carbon = {
  .name = "training-carbon",
  .title = "Training energy and carbon",
  .source_line = "Source: the papers and model cards that each row names",
  .n_rows = 33,
  .charts = {
    {
      .title = "What size costs in carbon",
      .subtitle = "Training emissions of dense language models, as published, 2017 to 2024",
      .x = "Parameters (B)",
      .x_direction = EF_DIRECTION_HIGHER,
      .y = "Training emissions (tCO2e)",
      .y_scale = EF_SCALE_KIND_LOG,
      .colour = "Organisation",
      .filter = "Kind = \"Dense\"",
      .show_front = TRUE,
      .labels = EF_LABELS_ALL,
      .n_points = 26,
      .n_missing = 1,
      .n_not_positive = 1,
      .front = {
        "Transformer (base)", "Transformer (big)", "LLaMA-7B", "LLaMA-13B", "BLOOM", "Gopher",
        "Llama 3.1 405B",
      },
    },
    {
      .title = "The same energy, not the same carbon",
      .subtitle = "Published training energy and emissions; some energy is without cooling and other "
                  "overhead",
      .x = "Training energy (MWh)",
      .y = "Training emissions (tCO2e)",
      .y_scale = EF_SCALE_KIND_LOG,
      .colour = "Organisation",
      .labels = EF_LABELS_ALL,
      .n_points = 18,
      .n_missing = 14,
      .n_not_positive = 1,
      .front = { "Transformer (base)" },
    },
  },
};

static char *
build_path (const Sample *sample, const char *suffix)
{
  g_autofree char *name = g_strconcat (sample->name, suffix, NULL);

  return g_test_build_filename (G_TEST_DIST, "..", "data", "samples", name, NULL);
}

static GBytes *
load (const Sample *sample, const char *suffix)
{
  g_autofree char *path = build_path (sample, suffix);
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (contents, length);
}

static EfChartSpec *
make_spec (const Sample *sample, const SampleChart *chart, const EfTable *table)
{
  EfChartSpec *spec = ef_chart_spec_new ();

  ef_chart_spec_set_string (&spec->table_id, ef_table_get_id (table));
  ef_chart_spec_set_string (&spec->title, chart->title);
  ef_chart_spec_set_string (&spec->subtitle, chart->subtitle);
  ef_chart_spec_set_string (&spec->source_line, sample->source_line);
  ef_chart_spec_set_string (&spec->x.column, chart->x);
  ef_chart_spec_set_string (&spec->x.title, chart->x_title);
  spec->x.scale = EF_SCALE_KIND_LOG;
  spec->x.direction = chart->x_direction;
  ef_chart_spec_set_string (&spec->y.column, chart->y);
  spec->y.scale = chart->y_scale;
  ef_chart_spec_set_string (&spec->colour, chart->colour);
  ef_chart_spec_set_string (&spec->filter, chart->filter);
  spec->front.shown = chart->show_front;
  spec->labels = chart->labels;

  return spec;
}

static EfDocument *
make_document (const Sample *sample)
{
  g_autoptr (GBytes) bytes = load (sample, ".csv");
  g_autofree char *name = g_strconcat (sample->name, ".csv", NULL);
  g_autoptr (EfImportResult) result = NULL;
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autoptr (GError) error = NULL;
  EfCatalogNode *root;
  EfTable *table;

  /* Of bytes, because a project would keep where a file was. */
  result = ef_import_bytes (bytes, name, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (ef_import_result_get_diagnostics (result)), ==, 0);

  root = ef_import_result_get_root (result);
  g_assert_cmpuint (ef_catalog_node_get_n_tables (root), ==, 1);
  table = ef_catalog_node_get_table (root, 0);
  ef_document_add_source (document, root, "Import");
  ef_document_set_title (document, sample->title, "Set Title");
  for (guint i = 0; i < N_CHARTS; i++)
    {
      g_autoptr (EfChartSpec) spec = make_spec (sample, &sample->charts[i], table);

      ef_document_add_chart (document, spec, "Add Chart");
    }
  ef_document_set_current_chart (document, ef_document_get_chart_id (document, 0));

  return g_steal_pointer (&document);
}

static EfDocument *
load_document (const Sample *sample)
{
  g_autoptr (GBytes) bytes = load (sample, ".frontier");
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  EfDocument *document;

  document = ef_project_load_bytes (bytes, sample->name, diagnostics, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 0);

  return document;
}

static EfTable *
get_table (EfDocument *document, const EfChartSpec *spec)
{
  EfTable *table;

  table = ef_catalog_get_table (ef_document_get_catalog (document), spec->table_id);
  g_assert_nonnull (table);

  return table;
}

static void
test_file (gconstpointer data)
{
  const Sample *sample = data;
  g_autoptr (EfDocument) document = make_document (sample);
  g_autoptr (GBytes) made = ef_project_to_bytes (document, FALSE);
  g_autoptr (GBytes) shipped = NULL;

  if (g_getenv ("EF_WRITE_SAMPLES") != NULL)
    {
      g_autofree char *path = build_path (sample, ".frontier");
      g_autoptr (GError) error = NULL;

      g_file_set_contents (path, g_bytes_get_data (made, NULL), g_bytes_get_size (made), &error);
      g_assert_no_error (error);
    }

  shipped = load (sample, ".frontier");
  g_assert_cmpmem (g_bytes_get_data (made, NULL), g_bytes_get_size (made),
                   g_bytes_get_data (shipped, NULL), g_bytes_get_size (shipped));
}

static void
test_schema (gconstpointer data)
{
  const Sample *sample = data;
  g_autoptr (GBytes) bytes = load (sample, ".frontier");
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;

  ef_project_validate (bytes, sample->name, diagnostics, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 0);
}

static void
assert_front (const EfChartData *data, const EfChartSpec *spec, const char *const *names)
{
  guint i;

  for (i = 0; i < data->n_front && names[i] != NULL; i++)
    {
      g_autofree char *label = ef_chart_data_dup_label (data, spec, data->front[i]);

      g_assert_cmpstr (label, ==, names[i]);
    }
  g_assert_cmpuint (i, ==, data->n_front);
  g_assert_null (names[i]);
}

static void
test_charts (gconstpointer data)
{
  const Sample *sample = data;
  g_autoptr (EfDocument) document = load_document (sample);

  g_assert_cmpuint (ef_document_get_n_charts (document), ==, N_CHARTS);
  for (guint i = 0; i < N_CHARTS; i++)
    {
      const SampleChart *chart = &sample->charts[i];
      const char *id = ef_document_get_chart_id (document, i);
      const EfChartSpec *spec = ef_document_get_chart (document, id);
      g_autoptr (EfChartData) points = NULL;
      g_autoptr (GError) error = NULL;

      points = ef_chart_data_new (get_table (document, spec), spec, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (points->n, ==, chart->n_points);
      g_assert_cmpuint (points->left_out.missing, ==, chart->n_missing);
      g_assert_cmpuint (points->left_out.not_positive, ==, chart->n_not_positive);
      /* Groups that are folded into "Other" would hide what the colours are about. */
      g_assert_cmpuint (points->n_groups, <, EF_CHART_GROUPS_MAX);
      assert_front (points, spec, chart->front);
    }
}

/* Every row says where its figures are printed. */
static void
test_sources (gconstpointer data)
{
  static const char *const columns[] = { "Model", "Date", "Printed in", "Paper", "Link" };
  const Sample *sample = data;
  g_autoptr (EfDocument) document = load_document (sample);
  const char *id = ef_document_get_chart_id (document, 0);
  EfTable *table = get_table (document, ef_document_get_chart (document, id));

  g_assert_cmpuint (ef_table_get_n_rows (table), ==, sample->n_rows);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      EfColumn *column = ef_table_find_column (table, columns[i]);

      g_assert_nonnull (column);
      g_assert_cmpuint (ef_column_get_n_present (column), ==, sample->n_rows);
    }
  for (guint row = 0; row < sample->n_rows; row++)
    g_assert_nonnull (ef_table_get_row_link (table, row));
}

static void
add_tests (const Sample *sample)
{
  static const struct
  {
    const char *name;
    GTestDataFunc function;
  } tests[] = {
    { "file", test_file },
    { "schema", test_schema },
    { "charts", test_charts },
    { "sources", test_sources },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/samples/%s/%s", sample->name, tests[i].name);

      g_test_add_data_func (path, sample, tests[i].function);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_tests (&image_classification);
  add_tests (&training_carbon);

  return g_test_run ();
}
