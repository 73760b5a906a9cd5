/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "import-test.h"

/* Hugging Face cards: front matter in all its shapes, bodies, and files of results. */

#define RESULTS "card.md > Results"

static EfImportResult *
import_card (const char *head, const char *body)
{
  g_autofree char *text = g_strconcat ("---\n", head, "---\n", body, NULL);

  return import_text ("card.md", text);
}

static EfTable *
get_results (const EfImportResult *result)
{
  return get_table (result, RESULTS);
}

/* Shapes of the file */

#define INDEX                     \
  "model-index:\n"                \
  "- name: m\n"                   \
  "  results:\n"                  \
  "  - metrics:\n"                \
  "    - type: accuracy\n"        \
  "      value: 0.5\n"

static const char *const files[] = {
  "---\n" INDEX "---\n# text\n",
  "---\n" INDEX "---",
  "\n\n  \n---\n" INDEX "---\n",
  "\xEF\xBB\xBF---  \n" INDEX "--- \n",
  "---\r\nmodel-index:\r\n- name: m\r\n  results:\r\n  - metrics:\r\n    - type: accuracy\r\n"
  "      value: 0.5\r\n---\r\n",
  /* Shapes of model-index. */
  "---\nmodel-index:\n  name: m\n  results:\n    metrics: {type: accuracy, value: 0.5}\n---\n",
  "---\nmodel-index:\n- results:\n  - task: {type: t}\n    metrics:\n    - value: 0.5\n"
  "      name: Accuracy\n  name: m\n---\n",
  "---\nmodel-index:\n- name: m\n  results:\n  - tasks:\n      name: NER\n      metrics:\n"
  "      - {type: accuracy, name: Test Accuracy, value: \"0.5\"}\n---\n",
  "---\nmodel-index: [{name: [m], results: [{dataset: null, metrics: [{type: accuracy, value: "
  "0.5}]}]}]\n---\n",
};

static void
test_files (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (EfImportResult) result = import_text ("card.md", files[i]);
      EfTable *table = get_results (result);
      const char *column = i == 6 ? "Accuracy" : "accuracy";

      g_test_message ("case %u", i);
      assert_cells (table, "model", "m");
      assert_number (table, column, 0, 0.5);
      assert_no_diagnostics (result);
    }
}

static void
test_declined (void)
{
  static const char *const texts[] = {
    "---\nlicense: mit\n---\n", "---\n---\n", "---\n# only a comment\n---\n# A\n\ntext\n",
    "---\n[]\n---\n\n# invalid\n", "---\n{license}\n---\n",
    "---\nmodel-index:\n- name: m\n  results: []\n---\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    import_text_fails ("card.md", texts[i], EF_ERROR_NO_RESULTS,
                       "“card.md” is a model card, but it states no results");
  import_text_fails ("card.md", "# A\n\ntext\n", EF_ERROR_NO_RESULTS, "a text without tables");
  /* A text of another kind may have a head too. */
  import_text_fails ("card.md", "---\nversion: 1.1.0\n---\n# A\n\n| a | b |\n|-|-|\n| x | y |\n",
                     EF_ERROR_NO_RESULTS, "a text in which no table holds numbers");
  /* Dashes that nothing closes are a line. */
  import_text_fails ("card.md", "---\nlicense: mit\n", EF_ERROR_NO_RESULTS,
                     "a text without tables");
}

/* What is broken in the head does not touch the body. */
static void
test_broken_head (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "card.md", "\n---\ntags:\n- a\n\t- b\nco2_eq_emissions: 5\n---\n## T\n|a|b|\n|-|-|\n|x|1|\n");
  g_autoptr (EfImportResult) list = import_text (
    "card.md", "---\n- a\n---\n- Params (M): 3.5\n");
  g_autoptr (EfImportResult) bomb = import_text (
    "card.md",
    "---\na: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
    "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
    "e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\n"
    "g: [*f,*f,*f,*f,*f,*f,*f,*f,*f,*f]\n---\n- Params (M): 3.5\n");

  assert_told (result, "card.md:5:1: A TAB character stands here");
  assert_cells (get_only_table (result), "b", "1");
  assert_told (list, "card.md:2:1: The head of the card is a list");
  assert_number (get_results (list), "parameters", 0, 3.5e6);
  assert_told (bomb, "“card.md” was not read: its parts are nested too deeply");
  assert_number (get_results (bomb), "parameters", 0, 3.5e6);
}

static void
test_template (void)
{
  g_autoptr (EfImportResult) result = import_card (
    "license: {license}\nlanguage:\n- {lang_0}\n- en\nbase_model: '{base}'\n"
    "co2_eq_emissions: {grams}\n"
    "model-index:\n- name: {model_id}\n  results:\n  - task:\n      type: {task}\n"
    "    metrics:\n    - type: {metric}\n      value: {value}\n",
    "- Params (M): 1.5\n");

  assert_names (get_results (result), "model|parameters");
  assert_told (result, "card.md:2:10: The template is not filled in: “{license}” and the like "
                       "stand in 8 places");
  g_assert_cmpuint (count_diagnostics (result, ""), ==, 1);
}

/* Results */

static void
test_results (void)
{
  g_autoptr (EfImportResult) result = import_card (
    "license: mit\nlibrary_name: lib\npipeline_tag: asr\nbase_model:\n- org/base\n- org/other\n"
    "tags: [x, y]\n"
    "model-index:\n- name: m\n  results:\n"
    "  - task: {type: asr, name: Speech Recognition}\n"
    "    dataset: {name: Voice, type: voice, config: de, split: test}\n"
    "    metrics:\n    - {type: wer, name: Test WER, value: 12.5}\n"
    "    - {type: cer, value: 3_000.5}\n"
    "    source: {name: Board, url: https://example.org/board}\n"
    "  - task: {type: asr}\n    dataset: {name: {pretty: V}, type: v2, args: 'language: fr'}\n"
    "    metrics: [{type: wer, value: 1.2}]\n"
    "- name: other\n  results:\n  - metrics: [{name: Precision at 5, type: precision, value: 1}]\n",
    "");
  EfTable *table = get_results (result);
  g_autofree char *place = ef_table_describe_place (table, 1, get_column (table, "wer"));

  assert_names (table, "model|task|dataset|config|split|source|wer|cer|precision|license|"
                       "library_name|pipeline_tag|base_model|tags");
  assert_cells (table, "model", "m|m|other");
  assert_cells (table, "task", "Speech Recognition|asr|");
  assert_cells (table, "dataset", "Voice|{pretty: V}|");
  assert_cells (table, "config", "de|language: fr|");
  assert_cells (table, "source", "https://example.org/board||");
  assert_cells (table, "wer", "12.5|1.2|");
  assert_number (table, "cer", 0, 3000.5);
  assert_cells (table, "base_model", "org/base, org/other|org/base, org/other|org/base, org/other");
  assert_cells (table, "tags", "x, y|x, y|x, y");
  g_assert_cmpint (ef_column_get_role (get_column (table, "model")), ==, EF_ROLE_NAME);
  g_assert_cmpint (ef_column_get_role (get_column (table, "source")), ==, EF_ROLE_LINK);
  g_assert_cmpint (ef_column_get_direction (get_column (table, "wer")), ==, EF_DIRECTION_LOWER);
  g_assert_cmpstr (place, ==, "model-index[0].results[1].metrics[0].value");
  assert_no_diagnostics (result);
}

/* Metrics of one type have their names, and a name that says something else than the type is
 * believed. */
static void
test_metric_names (void)
{
  g_autoptr (EfImportResult) result = import_card (
    "model-index:\n- name: m\n  results:\n  - metrics:\n"
    "    - {type: f1, name: F1 Macro, value: 1}\n    - {type: f1, name: F1 Micro, value: 2}\n"
    "    - {type: precision, name: mAP@0.5, value: 3}\n    - {type: acc, value: 4}\n"
    "    - {type: acc, value: 5}\n    - {type: acc, value: 4}\n    - plain\n    - {value: 6}\n",
    "");

  assert_names (get_results (result), "model|F1 Macro|F1 Micro|mAP@0.5|acc|metric");
  assert_cells (get_results (result), "acc", "4");
  assert_cells (get_results (result), "metric", "6");
  assert_told (result, "card.md:model-index[0].results[0].metrics[4].value: The result has another "
                       "value of “acc” already. This one is left out: 5.");
  assert_told (result, "card.md:model-index[0].results[0].metrics[6]: Something stands here that "
                       "is no metric.");
  g_assert_cmpuint (count_diagnostics (result, ""), ==, 2);
}

static const struct
{
  const char *value; /* in YAML */
  double number;
  const char *told; /* behind the path, or NULL */
} values[] = {
  { "value: 0.5", 0.5, NULL },
  { "value: 1", 1, NULL },
  { "value: '1'", 1, NULL },
  { "value: 67.6%", 67.6, NULL },
  { "value: 279.55 +/- 11.76", 279.55, NULL },
  { "value: -2.33 +/- 0.90", -2.33, NULL },
  { "value: 1e-3", 1e-3, NULL },
  { "value: NA", NAN, ".value: The value of “x” is “NA”, so it is missing." },
  { "value: .nan", NAN, ".value: The value of “x” is “.nan”, so it is missing." },
  { "value: Training", NAN, ".value: Column “x”: “Training” is left out: text in place of" },
  { "value: .inf", NAN, ".value: Column “x”: “.inf” is left out" },
  { "value: 020±002", NAN, ".value: Column “x”: “020±002” is left out: a damaged number." },
  { "value:", NAN, ".value: The value of “x” is empty." },
  { "value: null", NAN, ".value: The value of “x” is empty." },
  { "value: ['18.55%']", NAN, ".value: The value of “x” is a list. It is left out." },
  { "value: []", NAN, ".value: The value of “x” is a list. It is left out." },
  { "value: {f1: 1, f2: 2}", NAN, ".value: The value of “x” has parts of its own." },
  { "verified: true", NAN, ": The metric “x” has no value." },
};

/* Among good values, each odd one is told with its path, and its row stays. */
static void
test_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *head = g_strdup_printf (
        "model-index:\n- name: m\n  results:\n  - metrics:\n    - {type: x, value: 1}\n"
        "  - metrics:\n    - type: x\n      %s\n  - metrics:\n    - {type: x, value: 2}\n",
        values[i].value);
      g_autoptr (EfImportResult) result = import_card (head, "");

      g_test_message ("case %u", i);
      g_assert_cmpuint (ef_table_get_n_rows (get_results (result)), ==, 3);
      assert_number (get_results (result), "x", 1, values[i].number);
      if (values[i].told != NULL)
        {
          g_autofree char *told = g_strconcat ("card.md:model-index[0].results[1].metrics[0]",
                                               values[i].told, NULL);

          assert_told (result, told);
        }
      g_assert_cmpuint (ef_diagnostics_count (ef_import_result_get_diagnostics (result),
                                              EF_SEVERITY_WARNING), ==,
                        values[i].told != NULL || strchr (values[i].value, '%') != NULL);
    }
}

static void
test_decimal_commas (void)
{
  g_autoptr (EfImportResult) result = import_card (
    "model-index:\n- name: m\n  results:\n  - metrics: [{type: x, value: '0,857'}]\n"
    "  - metrics: [{type: x, value: '0,7'}]\n",
    "");

  assert_number (get_results (result), "x", 0, 0.857);
  assert_told (result, "Column “x”: the comma in 2 cells is read as a decimal mark.");
}

static void
test_missing_parts (void)
{
  g_autoptr (EfImportResult) result = import_card (
    "model-index:\n- name: a\n- name: b\n  results: null\n- name: c\n  results:\n"
    "  - dataset: {name: D}\n  - metrics:\n    task: x\n  - text\n- text\n",
    "");
  EfTable *table = get_results (result);

  assert_cells (table, "model", "c|c");
  assert_cells (table, "task", "|x");
  assert_told (result, "card.md:model-index[0]: model-index lists no results of “a”.");
  assert_told (result, "card.md:model-index[1].results: model-index lists no results of “b”.");
  g_assert_cmpuint (count_diagnostics (result, "card.md:model-index[2].results[0]: The result has "
                                               "no metrics. (2 times: here, "
                                               "model-index[2].results[1].metrics)"),
                    ==, 2);
  assert_told (result, "card.md:model-index[2].results[2]: Something stands here that is no "
                       "result");
  assert_told (result, "card.md:model-index[3]: Something stands here that is no model.");
}

static void
test_fractions_and_percent (void)
{
  g_autoptr (EfImportResult) result = import_card (
    "model-index:\n- name: m\n  results:\n  - metrics: [{type: accuracy, value: 0.91}]\n"
    "  - metrics: [{type: accuracy, value: 91.4}]\n  - metrics: [{type: wer, value: 0.5}]\n"
    "  - metrics: [{type: wer, value: 1.2}]\n",
    "");

  assert_told (result, "Column “accuracy” seems to mix fractions (1) and percent (1).");
  g_assert_cmpuint (count_diagnostics (result, ""), ==, 1);
}

/* Emissions */

static const struct
{
  const char *yaml; /* of co2_eq_emissions */
  double number;    /* NAN if there is no row */
  const char *unit;
  const char *told; /* or NULL */
} emissions[] = {
  { " 149200", 149200, "g", NULL },
  { " 24_700_000", 24700000, "g", NULL },
  { " '17.4'", 17.4, "g", NULL },
  { " 2.5 kg", 2.5, "kg", NULL },
  { "\n  emissions: 8.2", 8.2, "g", NULL },
  { "\n  emissions: 0.128\n  energy_consumed: 0.000348", 0.128, "g", NULL },
  /* Placeholders and kilograms. */
  { " 1", 1, "g", "co2_eq_emissions: Emissions of 1 g are not plausible: they imply about 2.1 Wh" },
  { "\n  emissions: 0.0334", 0.0334, "g",
    "co2_eq_emissions.emissions: Emissions of 0.0334 g are not plausible: they imply about 0.07 "
    "Wh, which a graphics card of 300 W uses in 0.83 seconds." },
  { "\n  emissions: 100\n  energy_consumed: 0.001", 100, "g",
    "co2_eq_emissions.emissions: Emissions of 100 g for the stated energy imply 1e+05 g per kWh" },
  { "\n  emissions: 0.1\n  energy_consumed: 1", 0.1, "g", "imply 0.1 g per kWh" },
  { " -5", -5, "g", "Emissions of -5 g are less than nothing." },
  { " 0", 0, "g", "The card claims emissions of zero." },
  { " [1, 2]", NAN, NULL, "co2_eq_emissions: “[1, 2]” is no number. It is left out." },
  { "\n  emissions: {a: b}", NAN, NULL, "co2_eq_emissions.emissions: “{a: b}” is no number." },
};

static void
test_emissions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (emissions); i++)
    {
      g_autofree char *head = g_strdup_printf ("co2_eq_emissions:%s\n", emissions[i].yaml);
      g_autoptr (EfImportResult) result = import_card (head, "- Params (M): 1\n");
      EfTable *table = get_results (result);

      g_test_message ("case %u", i);
      if (!isnan (emissions[i].number))
        {
          assert_number (table, "co2_eq_emissions", 0, emissions[i].number);
          g_assert_cmpstr (ef_unit_get_symbol (
                             ef_column_get_unit (get_column (table, "co2_eq_emissions"))), ==,
                           emissions[i].unit);
        }
      if (emissions[i].told != NULL)
        assert_told (result, emissions[i].told);
      g_assert_cmpuint (count_diagnostics (result, ""), ==, emissions[i].told != NULL);
    }
}

static void
test_facts (void)
{
  g_autoptr (EfImportResult) result = import_card (
    "co2_eq_emissions:\n  emissions: 1710\n  energy_consumed: 3.6\n  source: CodeCarbon\n"
    "  training_type: fine-tuning\n  on_cloud: false\n  cpu_model: CPU @ 1.80GHz\n"
    "  ram_total_size: 8.0\n  hours_used: 2.5\n  geographical_location: Orsay, France\n"
    "  hardware_used: [8 A100, 1 CPU]\n" INDEX "  - metrics: [{type: accuracy, value: 0.6}]\n",
    "");
  EfTable *table = get_results (result);
  EfColumn *energy = get_column (table, "energy_consumed");

  assert_names (table, "model|accuracy|co2_eq_emissions|energy_consumed|hours_used|training_type|"
                       "hardware_used|geographical_location|on_cloud|cpu_model|ram_total_size|"
                       "emissions source");
  assert_cells (table, "co2_eq_emissions", "1710|1710");
  assert_cells (table, "hardware_used", "8 A100, 1 CPU|8 A100, 1 CPU");
  g_assert_cmpstr (ef_quantity_get_id (ef_column_get_quantity (energy)), ==, "energy");
  g_assert_cmpstr (ef_unit_get_symbol (ef_column_get_unit (energy)), ==, "kWh");
  g_assert_cmpstr (ef_unit_get_symbol (ef_column_get_unit (get_column (table, "hours_used"))), ==,
                   "h");
  assert_told (result, "1 card states emissions, energy or a size once for several results.");
}

/* Bodies */

static void
test_body_facts (void)
{
  g_autoptr (EfImportResult) result = import_card (
    "library_name: timm\n",
    "# m\n\n- **Model Stats:**\n  - Params (M): 25.6\n  - GMACs: 4.1\n  - Activations (M): 11.1\n"
    "  - Image size: 224 x 224\n- **Carbon Emitted:** 7t CO2eq\n- Note: it has 7 parameters\n");
  EfTable *table = get_results (result);

  assert_names (table, "model|parameters|GMACs|activations (M)|co2_eq_emissions|library_name");
  assert_number (table, "parameters", 0, 25.6e6);
  assert_number (table, "GMACs", 0, 4.1);
  assert_number (table, "co2_eq_emissions", 0, 7);
  g_assert_cmpstr (ef_unit_get_symbol (ef_column_get_unit (get_column (table, "GMACs"))), ==,
                   "GMAC");
  g_assert_cmpstr (ef_unit_get_symbol (ef_column_get_unit (get_column (table,
                                                                      "co2_eq_emissions"))), ==,
                   "t");
  assert_no_diagnostics (result);
}

/* A number that may be anything is nothing, and prose is no fact. */
static void
test_body_doubts (void)
{
  import_text_fails ("card.md",
                     "---\nlicense: mit\n---\n- Parameters: 12\n- GMACs: few\n"
                     "- Carbon Emitted: 149.2\n- Hours used: 168 (1 week)\n"
                     "- Number of parameters: 3, 7 or 13\n```\n- Params (M): 5\n```\n",
                     EF_ERROR_NO_RESULTS, "states no results");
}

static void
test_autotrain (void)
{
  static const char body[] = "# Model Trained Using AutoTrain\n\n"
                             "- Problem type: Binary Classification\n- Model ID: 57\n"
                             "- CO2 Emissions (in grams): 17.4\n\n## Validation Metrics\n\n"
                             "- Loss: 0.875\n- Accuracy: 0.762\n\n## Usage\n\n- Accuracy: 1\n";
  g_autoptr (EfImportResult) result = import_card ("tags: [autotrain]\n", body);
  g_autoptr (EfImportResult) indexed = import_card (INDEX, body);
  EfTable *table = get_results (result);

  assert_names (table, "model|task|Loss|Accuracy|co2_eq_emissions|tags");
  assert_cells (table, "model", "card");
  assert_cells (table, "task", "Binary Classification");
  assert_cells (table, "Accuracy", "0.762");
  assert_number (table, "co2_eq_emissions", 0, 17.4);
  /* Where model-index has the results, the body does not repeat them. */
  assert_names (get_results (indexed), "model|accuracy|co2_eq_emissions");
  assert_cells (get_results (indexed), "accuracy", "0.5");
}

static void
test_body_tables (void)
{
  g_autoptr (EfImportResult) result = import_card (
    INDEX, "## Results\n\n| Model | Acc |\n|---|---|\n| a | 1 |\n");

  g_assert_cmpuint (ef_catalog_node_count_tables (ef_import_result_get_root (result)), ==, 2);
  assert_cells (get_table (result, "card.md > Tables in the text > Results"), "Acc", "1");
  g_assert_cmpstr (ef_import_result_get_summary (result), ==, "1 row; 1 table in the text");
}

/* Files of results */

static void
test_eval_results (void)
{
  static const char text[] = "# Results of mine\n- dataset:\n    id: org/hard\n"
                             "    task_id: default\n  value: 20.90\n"
                             "  date: \"2025-01-15\"\n  source:\n"
                             "    url: https://example.org/traces\n    name: traces\n"
                             "  notes: no-tools\n- dataset: {id: org/easy, task_id: diamond}\n"
                             "  value: 0.412\n- dataset: {id: org/x, task_id: {task}}\n"
                             "  value: {metric_value}\n- dataset: {id: org/y, task_id: z}\n"
                             "  value: [1]\n";
  g_autoptr (EfImportResult) result = import_text ("mine.yaml", text);
  EfTable *table = get_table (result, "mine.yaml > Results");
  g_autofree char *place = ef_table_describe_place (table, 1, NULL);

  assert_names (table, "model|task|dataset|date|notes|source|value");
  assert_cells (table, "model", "mine|mine|mine");
  assert_cells (table, "task", "default|diamond|z");
  assert_cells (table, "dataset", "org/hard|org/easy|org/y");
  assert_number (table, "value", 0, 20.9);
  g_assert_cmpint (ef_column_get_kind (get_column (table, "date")), ==, EF_COLUMN_DATE);
  g_assert_cmpstr (place, ==, "[1]");
  assert_told (result, "mine.yaml:[3].value: The value of “value” is a list.");
  assert_told (result, "The template is not filled in");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/hf-card/files", test_files);
  g_test_add_func ("/import/hf-card/declined", test_declined);
  g_test_add_func ("/import/hf-card/broken-head", test_broken_head);
  g_test_add_func ("/import/hf-card/template", test_template);
  g_test_add_func ("/import/hf-card/results", test_results);
  g_test_add_func ("/import/hf-card/metric-names", test_metric_names);
  g_test_add_func ("/import/hf-card/values", test_values);
  g_test_add_func ("/import/hf-card/decimal-commas", test_decimal_commas);
  g_test_add_func ("/import/hf-card/missing-parts", test_missing_parts);
  g_test_add_func ("/import/hf-card/fractions-and-percent", test_fractions_and_percent);
  g_test_add_func ("/import/hf-card/emissions", test_emissions);
  g_test_add_func ("/import/hf-card/facts", test_facts);
  g_test_add_func ("/import/hf-card/body-facts", test_body_facts);
  g_test_add_func ("/import/hf-card/body-doubts", test_body_doubts);
  g_test_add_func ("/import/hf-card/autotrain", test_autotrain);
  g_test_add_func ("/import/hf-card/body-tables", test_body_tables);
  g_test_add_func ("/import/hf-card/eval-results", test_eval_results);

  return g_test_run ();
}
