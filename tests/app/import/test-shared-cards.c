/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "import-test.h"

/* Real model cards. The numbers were counted by another program: PyYAML over the front matter, and
 * regular expressions over the bodies. The files that SOURCE.md lists in each are no results. */

static const struct
{
  const char *path; /* of a folder */
  guint n_rows;     /* of results */
  guint n_tables;   /* in texts */
  guint n_table_rows;
  guint n_others;   /* tables of JSON and YAML beside the cards */
  guint n_other_rows;
} folders[] = {
  { "data/2-model-cards/hf-cards-hub", 234, 73, 971 - 81, 0, 0 },
  { "data/2-model-cards/hf-cards-2025", 4, 29, 240 - 12, 0, 0 },
  { "data/2-model-cards/hf-cards-transcribed", 2, 0, 0, 0, 0 },
  { "data/2-model-cards/hf-spec", 1, 0, 0, 0, 0 },
  { "data/2-model-cards/hf-spec-fixtures", 2, 0, 0, 0, 0 },
  { "data/2-model-cards/vendor-cards", 1, 18, 135 - 10, 1, 3 }, /* an .omc file */
  { "data/2-model-cards/tfhub-cards", 0, 2, 22 - 6, 0, 0 },
  { "data/1-pwc/nlp-progress-md", 0, 29, 266 - 3, 0, 0 },
  /* The files of ONNX and pycls, two of turnkey together. */
  { "data/3-frontiers/model-zoos", 0, 15, 109 - 11, 7, 264 + 185 + 184 + 2 + 65 + 36 + 36 },
};

static void
test_folders (void)
{
  if (get_shared_dir () == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr (EfImportResult) result = import_shared (folders[i].path);
      EfCatalogNode *root = ef_import_result_get_root (result);
      const guint has_results = folders[i].n_rows > 0;

      g_test_message ("%s", folders[i].path);
      g_assert_cmpuint (ef_catalog_node_get_n_tables (root), ==, has_results);
      if (has_results)
        g_assert_cmpuint (ef_table_get_n_rows (ef_catalog_node_get_table (root, 0)), ==,
                          folders[i].n_rows);
      g_assert_cmpuint (ef_catalog_node_count_tables (root), ==,
                        folders[i].n_tables + has_results + folders[i].n_others);
      g_assert_cmpuint (ef_catalog_node_count_rows (root), ==,
                        folders[i].n_rows + folders[i].n_table_rows + folders[i].n_other_rows);
    }
}

/* The metrics of 81 cards: 2,588 values, in 230 results of model-index and four rows beside. */
static void
test_hub (void)
{
  static const char *const others[] = { "parameters", "GMACs", "activations (M)",
                                        "co2_eq_emissions", NULL };
  g_autoptr (EfImportResult) result = NULL;
  EfTable *table;
  guint n_values = 0;

  if (get_shared_dir () == NULL)
    return;
  result = import_shared ("data/2-model-cards/hf-cards-hub");
  table = get_table (result, "hf-cards-hub > Results");
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *column = ef_table_get_column (table, i);

      if (ef_column_get_kind (column) == EF_COLUMN_NUMBER
          && !g_strv_contains (others, ef_column_get_name (column)))
        n_values += ef_column_get_n_present (column);
    }
  g_assert_cmpuint (n_values, ==, 2588);
  g_assert_cmpuint (ef_column_get_n_present (get_column (table, "co2_eq_emissions")), ==, 11);
  g_assert_cmpuint (ef_column_get_n_present (get_column (table, "parameters")), ==, 2);

  g_assert_cmpuint (count_diagnostics (result, "The value of “v_measures” is a list."), ==, 11);
  g_assert_cmpuint (count_diagnostics (result, "are not plausible"), ==, 3);
  assert_told (result, "ai4bharat_MultiIndicHeadlineGenerationSS.README.md:21:1: A TAB character");
  assert_told (result, "joaoalvarenga_wav2vec2-large-xlsr-53-spanish.README.md:"
                       "model-index[0].results[0].metrics[0].value: Column “wer”: “Training”");
  assert_told (result, "Column “Accuracy”: the comma in 7 cells is read as a decimal mark.");
}

/* "With full params" is under which condition intents were recognised, not how many there are. */
static void
test_condition (void)
{
  g_autoptr (EfImportResult) result = NULL;
  EfTable *table;

  if (get_shared_dir () == NULL)
    return;
  result = import_shared ("data/2-model-cards/hf-cards-hub/OrionStarAI_Orion-14B-Base.README.md");
  table = get_table (result, "OrionStarAI_Orion-14B-Base.README.md > Tables in the text > 3.5.1. "
                             "LLM evaluation results of self-built plugin testsets");
  assert_cells (table, "Intent Recognition with Full Params", "25|55|95|92.5");
  g_assert_null (ef_column_get_quantity (
    get_column (table, "Intent Recognition with Full Params")));
  assert_no_diagnostics (result);
}

/* One card, with the column, its first value, and what was given: unit, or NULL for plain scores */
static const struct
{
  const char *path;  /* below data/2-model-cards */
  const char *table; /* behind the file's name */
  const char *column;
  guint row;
  double value;
  const char *unit;
  EfDirection direction;
} cells[] = {
  { "hf-cards-2025/bigscience__bloom.README.md", "Results", "co2_eq_emissions", 0, 24700000, "g",
    EF_DIRECTION_LOWER },
  { "hf-cards-hub/distilbert_distilgpt2.README.md", "Results", "co2_eq_emissions", 0, 149200, "g",
    EF_DIRECTION_LOWER },
  { "hf-cards-transcribed/sentence-transformers-codecarbon.excerpt.README.md", "Results",
    "energy_consumed", 0, 0.00034810723388881034, "kWh", EF_DIRECTION_LOWER },
  { "hf-cards-hub/timm_resnet50.a1_in1k.README.md", "Results", "parameters", 0, 25.6e6, "",
    EF_DIRECTION_LOWER },
  { "hf-cards-hub/timm_resnet50.a1_in1k.README.md", "Results", "GMACs", 0, 4.1, "GMAC",
    EF_DIRECTION_LOWER },
  { "hf-cards-hub/Bill010602_a2c-PandaReachDense-v2.README.md", "Results", "mean_reward", 0, -2.33,
    NULL, EF_DIRECTION_HIGHER },
  { "hf-cards-hub/MoritzLaurer_mDeBERTa-v3-base-xnli-multilingual-nli-2mil7.README.md", "Results",
    "accuracy", 0, 0.857, NULL, EF_DIRECTION_HIGHER },
  { "hf-cards-hub/Phind_Phind-CodeLlama-34B-v1.README.md", "Results", "pass@1", 0, 67.6, NULL,
    EF_DIRECTION_HIGHER },
  { "hf-cards-hub/abhishek_autotrain-indian-food-image-classification.README.md", "Results",
    "Accuracy", 0, 0.762, NULL, EF_DIRECTION_HIGHER },
  { "hf-cards-hub/radbrt_nb_nocy_trf.README.md", "Results", "f_score", 2, 0.9723254853, NULL,
    EF_DIRECTION_HIGHER },
  { "hf-cards-hub/ai4bharat_MultiIndicHeadlineGenerationSS.README.md",
    "Tables in the text > Benchmarks", "Rouge-2", 0, 32.41, NULL, EF_DIRECTION_HIGHER },
  { "vendor-cards/llama2.MODEL_CARD.md", "Tables in the text > Hardware and Software",
    "Carbon Emitted(tCO2eq)", 2, 291.42, "t", EF_DIRECTION_LOWER },
  { "vendor-cards/llama3_1.MODEL_CARD.md", "Tables in the text > Hardware and Software",
    "Training Location-Based Greenhouse Gas Emissions (tons CO2eq)", 2, 8930, "t",
    EF_DIRECTION_LOWER },
  { "vendor-cards/llama3_1.MODEL_CARD.md", "Tables in the text > Hardware and Software",
    "Training Time (GPU hours)", 0, 1.46e6, "GPU h", EF_DIRECTION_LOWER },
  { "vendor-cards/llama3_1.MODEL_CARD.md", "Tables in the text > Base pretrained models",
    "MMLU (5, macro_avg/acc_char)", 4, 85.2, NULL, EF_DIRECTION_HIGHER },
  { "vendor-cards/docker-gemma3.md", "Tables in the text > Available model variants", "Parameters",
    1, 270e6, "", EF_DIRECTION_LOWER },
  { "hf-cards-2025/openai-community__gpt2-xl.README.md", "Tables in the text > Results",
    "WikiText2 (PPL)", 0, 18.34, NULL, EF_DIRECTION_LOWER },
  { "hf-cards-2025/google__gemma-7b.README.md", "Tables in the text > Benchmark Results",
    "MMLU (5-shot, top-1)", 1, 64.3, NULL, EF_DIRECTION_HIGHER },
  { "../1-pwc/nlp-progress-md/language_modeling.md", "Tables in the text > Penn Treebank",
    "Test perplexity", 0, 42.9, NULL, EF_DIRECTION_LOWER },
  { "../3-frontiers/model-zoos/pycls__MODEL_ZOO.md", "Tables in the text > RegNetX Models",
    "params (M)", 0, 2.7, "M", EF_DIRECTION_LOWER },
};

static void
test_cells (void)
{
  if (get_shared_dir () == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *path = g_build_filename ("data/2-model-cards", cells[i].path, NULL);
      g_autofree char *base = g_path_get_basename (path);
      g_autofree char *name = g_strconcat (base, " > ", cells[i].table, NULL);
      g_autoptr (EfImportResult) result = import_shared (path);
      EfTable *table = get_table (result, name);
      EfColumn *column = get_column (table, cells[i].column);
      const EfUnit *unit = ef_column_get_unit (column);

      g_test_message ("%s, %s", base, cells[i].column);
      assert_number (table, cells[i].column, cells[i].row, cells[i].value);
      g_assert_cmpstr (unit != NULL ? ef_unit_get_symbol (unit) : NULL, ==, cells[i].unit);
      g_assert_cmpint (ef_column_get_direction (column), ==, cells[i].direction);
    }
}

/* Where values come from: a path in a card, a line in a text. */
static void
test_provenance (void)
{
  g_autoptr (EfImportResult) hub = NULL;
  g_autoptr (EfImportResult) llama = NULL;
  g_autofree char *result = NULL;
  g_autofree char *line = NULL;
  EfTable *table;

  if (get_shared_dir () == NULL)
    return;
  hub = import_shared ("data/2-model-cards/hf-cards-hub");
  llama = import_shared ("data/2-model-cards/vendor-cards/llama2.MODEL_CARD.md");

  table = get_table (hub, "hf-cards-hub > Results");
  for (guint row = 0; row < ef_table_get_n_rows (table) && result == NULL; row++)
    if (strcmp (ef_column_get_text (get_column (table, "card"), row),
                "radbrt_nb_nocy_trf.README.md") == 0)
      result = ef_table_describe_place (table, row + 2, get_column (table, "f_score"));
  g_assert_cmpstr (result, ==, "radbrt_nb_nocy_trf.README.md: model-index[0].results[2], f_score");
  table = get_table (llama, "llama2.MODEL_CARD.md > Tables in the text > Hardware and Software");
  line = ef_table_describe_place (table, 0, get_column (table, "Power Consumption (W)"));
  g_assert_cmpstr (line, ==, "line 47, column Power Consumption (W)");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/shared-cards/folders", test_folders);
  g_test_add_func ("/import/shared-cards/hub", test_hub);
  g_test_add_func ("/import/shared-cards/condition", test_condition);
  g_test_add_func ("/import/shared-cards/cells", test_cells);
  g_test_add_func ("/import/shared-cards/provenance", test_provenance);

  return g_test_run ();
}
