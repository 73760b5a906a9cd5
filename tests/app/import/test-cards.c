/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "import-test.h"

/* Cards of Google's toolkit, and AI packages of SPDX 3. */

/* Google */

static const char google_2[] =
  "{\"schema_version\": \"0.0.2\", \"model_details\": {\"name\": \"Cats\", \"owners\": [{\"name\": "
  "\"Ann\", \"contact\": \"a@example.org\"}, {\"name\": \"Ben\"}], \"version\": {\"name\": \"v2\", "
  "\"date\": \"2021-05-06\"}, \"licenses\": [{\"identifier\": \"MIT\"}, {\"custom_text\": "
  "\"free\"}],"
  " \"references\": [{\"reference\": \"see below\"}, {\"reference\": "
  "\"https://example.org/c\"}]},\n"
  "\"model_parameters\": {\"model_architecture\": \"CNN\", \"data\": [{\"name\": \"train\", "
  "\"graphics\": {\"collection\": [{\"image\": \"{image_bytes}\"}]}}, {\"name\": \"eval\"}]},\n"
  "\"quantitative_analysis\": {\"performance_metrics\": [\n"
  "{\"type\": \"accuracy\", \"value\": \"0.97\", \"threshold\": \"0.5\"},\n"
  "{\"type\": \"accuracy\", \"value\": \"0.99\", \"slice\": \"cat\", \"threshold\": \"0.5\", "
  "\"confidence_interval\": {\"lower_bound\": \"0.98\", \"upper_bound\": \"1.0032885766\"}},\n"
  "{\"type\": \"accuracy\", \"value\": \"0.96\", \"slice\": \"Cat\"},\n"
  "{\"type\": \"accuracy\", \"value\": \"0.9\", \"threshold\": \"0.8\"},\n"
  "{\"type\": \"accuracy\", \"value\": \"0.8\", \"slice\": \"dog\", \"threshold\": \"0.8\"},\n"
  "{\"type\": \"loss\", \"confidence_interval\": {\"lower_bound\": 1, \"upper_bound\": 2}}]}}";

static const char google_1[] =
  "{\"schema_version\": \"0.0.1\", \"model_details\": {\"name\": \"Cats\", \"license\": \"MIT\", "
  "\"references\": [\"https://example.org/c\"], \"citation\": \"c\"}, \"model_parameters\": "
  "{\"data\": {\"train\": {\"name\": \"train\"}, \"eval\": {\"name\": \"eval\"}}}, "
  "\"quantitative_analysis\": {\"performance_metrics\": [{\"type\": \"accuracy\", \"value\": 0.97, "
  "\"slice\": \"Overall\", \"confidence_interval\": {\"lower_bound\": 0.9, \"upper_bound\": 1}, "
  "\"threshold\": 0.5}]}}";

static void
test_google (void)
{
  g_autoptr (EfImportResult) result = import_text ("card.json", google_2);
  EfTable *table = get_only_table (result);
  EfColumn *cat;

  assert_names (table, "model|version|date|owners|licence|architecture|data|accuracy|accuracy, cat|"
                       "accuracy, Cat|accuracy, threshold 0.8|accuracy, dog, threshold 0.8|link|"
                       "threshold");
  assert_cells (table, "model", "Cats");
  assert_cells (table, "version", "v2");
  assert_cells (table, "owners", "Ann, Ben");
  assert_cells (table, "licence", "MIT, free");
  assert_cells (table, "data", "train, eval");
  assert_cells (table, "link", "https://example.org/c");
  g_assert_cmpint (ef_column_get_kind (get_column (table, "date")), ==, EF_COLUMN_DATE);
  assert_cells (table, "date", "2021-05-06");
  assert_number (table, "accuracy", 0, 0.97);
  assert_number (table, "accuracy, cat", 0, 0.99);
  assert_number (table, "accuracy, Cat", 0, 0.96);
  assert_number (table, "accuracy, threshold 0.8", 0, 0.9);
  assert_number (table, "accuracy, dog, threshold 0.8", 0, 0.8);
  assert_number (table, "threshold", 0, 0.5);
  cat = get_column (table, "accuracy, cat");
  g_assert_cmpfloat (ef_column_get_lows (cat)[0], ==, 0.98);
  g_assert_cmpfloat (ef_column_get_highs (cat)[0], ==, 1.0032885766);
  g_assert_cmpstr (ef_quantity_get_id (ef_column_get_quantity (cat)), ==, "accuracy");
  assert_told (result, "quantitative_analysis.performance_metrics[5]: The metric “loss” has an "
                       "interval but no value");
  g_assert_cmpuint (count_diagnostics (result, ""), ==, 1);
}

/* The other schema gives the same columns. */
static void
test_google_1 (void)
{
  g_autoptr (EfImportResult) result = import_text ("card.json", google_1);
  EfTable *table = get_only_table (result);

  assert_no_diagnostics (result);
  assert_names (table, "model|licence|data|accuracy|link|threshold");
  assert_cells (table, "licence", "MIT");
  assert_cells (table, "data", "train, eval");
  assert_cells (table, "link", "https://example.org/c");
  assert_number (table, "accuracy", 0, 0.97);
  g_assert_cmpfloat (ef_column_get_lows (get_column (table, "accuracy"))[0], ==, 0.9);
  g_assert_cmpfloat (ef_column_get_highs (get_column (table, "accuracy"))[0], ==, 1);
}

static void
test_google_odd (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "card.json", "[{\"schema_version\": \"7\", \"model_details\": {\"name\": \"a\"}}, "
    "{\"other\": 1},"
                 " {\"schema_version\": null, \"model_details\": \"?\", \"quantitative_analysis\": "
                 "{\"performance_metrics\": {\"type\": \"F1\", \"value\": 0.5}}}]");
  EfTable *table = get_only_table (result);

  assert_cells (table, "model", "a|");
  assert_number (table, "F1", 1, 0.5);
  assert_told (result, "[0].schema_version: Version 7 of the Model Card Toolkit's schema");
  import_text_fails ("card.json", "{\"$schema\": \"x\", \"properties\": {\"model_details\": 1}}",
                     EF_ERROR_NO_RESULTS, "a JSON schema");
}

static void
test_google_real (void)
{
  g_autoptr (EfImportResult) cats = NULL;
  g_autoptr (EfImportResult) full = NULL;
  EfTable *table;

  if (get_shared_dir () == NULL)
    return;
  cats = import_shared ("data/2-model-cards/google-model-card-toolkit/cats_vs_dogs_v0_0_2.json");
  table = get_only_table (cats);
  assert_no_diagnostics (cats);
  assert_names (table, "model|version|date|owners|licence|data|accuracy|accuracy, cat|"
                       "accuracy, Dog|link|threshold");
  assert_number (table, "accuracy", 0, 0.9781249761581421);
  assert_number (table, "accuracy, cat", 0, 0.9932885766029358);
  assert_number (table, "accuracy, Dog", 0, 0.9649122953414917);
  g_assert_cmpfloat (ef_column_get_highs (get_column (table, "accuracy, cat"))[0], ==,
                     1.0032885766);
  g_assert_cmpfloat (ef_column_get_lows (get_column (table, "accuracy, Dog"))[0], ==,
                     0.95491229534);
  assert_number (table, "threshold", 0, 0.5);
  assert_cells (table, "date", "08/28/2020");

  full = import_shared ("data/2-model-cards/google-model-card-toolkit/full.json");
  table = get_only_table (full);
  assert_no_diagnostics (full);
  assert_names (table, "model|version|date|owners|licence|data|accuracy|link");
  assert_number (table, "accuracy", 0, 0.9);
  g_assert_cmpfloat (ef_column_get_lows (get_column (table, "accuracy"))[0], ==, 0.85);
  g_assert_cmpfloat (ef_column_get_highs (get_column (table, "accuracy"))[0], ==, 0.95);
}

/* SPDX */

static const char spdx_text[] =
  "{\"@context\": \"https://spdx.org/rdf/3.0.1/spdx-context.jsonld\", \"@graph\": [\n"
  "{\"type\": \"Organization\", \"spdxId\": \"https://example.org/acme\", \"name\": \"Acme\"},\n"
  "{\"type\": \"ai_AIPackage\", \"spdxId\": \"https://example.org/m\", \"name\": \"Inside\", "
  "\"releaseTime\": \"2024-01-02T00:00:00Z\", \"suppliedBy\": \"https://example.org/acme\", "
  "\"software_packageVersion\": \"1\", \"software_downloadLocation\": \"https://example.org/d\", "
  "\"ai_domain\": [\"text\", \"code\"], \"ai_typeOfModel\": \"transformer\", \"ai_metric\": ["
  "{\"type\": \"DictionaryEntry\", \"key\": \"accuracy\", \"value\": \"0.9\"}, {\"key\": "
  "\"losses\", "
  "\"value\": \" [0.5, 0.4]\"}], \"ai_metricDecisionThreshold\": [{\"key\": \"accuracy\", "
  "\"value\": "
  "\"0.5\"}], \"ai_hyperparameter\": {\"key\": \"layers\", \"value\": \"12\"}, "
  "\"ai_energyConsumption\": {\"type\": \"ai_EnergyConsumption\", "
  "\"ai_trainingEnergyConsumption\": ["
  "{\"ai_energyQuantity\": \"36.5\", \"ai_energyUnit\": \"kilowattHour\"}, {\"ai_energyQuantity\": "
  "3.6, \"ai_energyUnit\": \"megajoule\"}], \"ai_finetuningEnergyConsumption\": "
  "[{\"ai_energyQuantity\": \"2\", \"ai_energyUnit\": \"other\"}], "
  "\"ai_inferenceEnergyConsumption\": [{\"ai_energyQuantity\": 0.042, \"ai_energyUnit\": "
  "\"kilowattHour\"}]}},\n"
  "{\"type\": \"ai_AIPackage\", \"name\": \"Elsewhere\", \"ai_energyConsumption\": \"_:e\"},\n"
  "{\"type\": \"ai_EnergyConsumption\", \"@id\": \"_:e\", \"ai_trainingEnergyConsumption\": "
  "[\"_:t\"]},\n"
  "{\"@id\": \"_:t\", \"ai_energyQuantity\": \"100\", \"ai_energyUnit\": \"kilowattHour\"}]}";

static void
test_spdx (void)
{
  g_autoptr (EfImportResult) result = import_text ("bom.json", spdx_text);
  EfTable *table = get_only_table (result);
  EfColumn *again;

  assert_names (table, "model|version|date|supplier|type|domain|accuracy|training energy|"
                       "training energy (2)|fine-tuning energy, in “other”|inference energy|link|"
                       "accuracy threshold|layers");
  assert_cells (table, "model", "Inside|Elsewhere");
  assert_cells (table, "supplier", "Acme|");
  assert_cells (table, "domain", "text, code|");
  assert_cells (table, "type", "transformer|");
  assert_cells (table, "link", "https://example.org/d|");
  assert_number (table, "accuracy", 0, 0.9);
  assert_number (table, "accuracy threshold", 0, 0.5);
  assert_number (table, "layers", 0, 12);
  assert_number (table, "training energy", 0, 36.5);
  assert_number (table, "training energy", 1, 100);
  again = get_column (table, "training energy (2)");
  g_assert_cmpfloat_with_epsilon (ef_column_get_numbers (again)[0] * ef_column_get_factor (again),
                                  3.6e6, 1e-6);
  assert_number (table, "inference energy", 0, 0.042);
  assert_number (table, "fine-tuning energy, in “other”", 0, 2);
  g_assert_null (ef_column_get_unit (get_column (table, "fine-tuning energy, in “other”")));
  g_assert_cmpstr (
    ef_quantity_get_id (ef_column_get_quantity (get_column (table, "training energy"))), ==,
    "training-energy");
  assert_told (result, "@graph[1].ai_metric[1].value: “losses” is a list of values");
  assert_told (result, "“other” is no unit of energy");
  g_assert_cmpuint (count_diagnostics (result, ""), ==, 2);
}

/* Energy without a unit is not taken for kilowatt hours; addresses that lead round end. */
static void
test_spdx_odd (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "bom.json", "{\"@context\": \"https://spdx.org/rdf/3.1/c\", \"@graph\": [{\"@type\": "
                "\"AIPackage\", \"@id\": \"_:a\", \"name\": \"a\", \"suppliedBy\": \"_:a\", "
                "\"ai_energyConsumption\": {\"ai_trainingEnergyConsumption\": "
                "{\"ai_energyQuantity\": 5}}, \"ai_metric\": [\"_:a\", null, 3]}]}");
  EfTable *table = get_only_table (result);

  assert_cells (table, "model", "a");
  assert_cells (table, "supplier", "a");
  assert_number (table, "training energy, in “other”", 0, 5);
  import_text_fails ("bom.json", "{\"@context\": \"https://spdx.org/rdf/3.0.1/c\", \"@graph\": []}",
                     EF_ERROR_NO_RESULTS, "none of its elements is an AI package");
}

static void
test_spdx_real (void)
{
  g_autoptr (EfImportResult) result = NULL;
  EfTable *table;

  if (get_shared_dir () == NULL)
    return;
  result = import_shared ("data/2-model-cards/spdx3-ai/simplehtr-example.json");
  table = get_only_table (result);
  assert_cells (table, "model", "word-model|line-model");
  assert_cells (table, "supplier", "Harald Scheidl|Harald Scheidl");
  assert_cells (table, "cnn_num_layers", "5|5");
  g_assert_cmpuint (ef_table_get_n_columns (table), ==, 7 + 24);
  /* Four whole curves. */
  g_assert_cmpuint (count_diagnostics (result, "is a list of values"), ==, 4);
  g_assert_cmpuint (count_diagnostics (result, ""), ==, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/cards/google", test_google);
  g_test_add_func ("/import/cards/google-1", test_google_1);
  g_test_add_func ("/import/cards/google-odd", test_google_odd);
  g_test_add_func ("/import/cards/google-real", test_google_real);
  g_test_add_func ("/import/cards/spdx", test_spdx);
  g_test_add_func ("/import/cards/spdx-odd", test_spdx_odd);
  g_test_add_func ("/import/cards/spdx-real", test_spdx_real);

  return g_test_run ();
}
