/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-quantity.h"
#include "import-test.h"

/* Tables of known programs, whose headers state no units. */

static void
assert_column (EfTable *table, const char *name, const char *quantity, const char *unit)
{
  assert_measure (table, name, quantity, unit);
  g_assert_cmpint (ef_column_get_direction (get_column (table, name)), ==,
                   ef_quantity_get_direction (ef_quantity_find (quantity)));
}

static void
test_ml_energy (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "A100_chat_benchmark.csv", "model,throughput,response_length,latency,energy\r\n"
                               "a/b-7b,20,260,13,2100\r\nc/d-7b,26.5,261,9.6,1345\r\n");
  EfTable *table = get_only_table (result);

  assert_column (table, "throughput", "throughput", "tokens-per-second");
  assert_column (table, "latency", "latency", "second");
  assert_column (table, "energy", "inference-energy", "joule");
  assert_told (result, "The headers are those of ML.ENERGY, which states the units: throughput "
                       "(tokens/s), latency (s), energy (J).");
}

/* One column more, and it is anybody's table. */
static void
test_others (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.csv", "model,throughput,response_length,latency,energy,score\na,20,260,13,2100,5\n"
             "b,21,262,14,2200,6\n");
  EfTable *table = get_only_table (result);

  g_assert_null (ef_column_get_unit (get_column (table, "latency")));
  g_assert_null (ef_column_get_unit (get_column (table, "energy")));
}

static void
test_runs (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "wandb_export.csv",
    "\"Name\",\"State\",\"Notes\",\"User\",\"Tags\",\"Created\",\"Runtime\",\"Sweep\",\"lr\"\n"
    "\"a\",\"finished\",\"-\",\"\",\"x\",\"2026-05-25T14:08:33.000Z\",\"732\",\"\",\"0.1\"\n"
    "\"b\",\"finished\",\"-\",\"\",\"x\",\"2026-05-25T15:08:33.000Z\",\"1521\",\"\",\"0.2\"\n");

  assert_column (get_only_table (result), "Runtime", "duration", "second");
  assert_told (result, "Weights & Biases");
}

/* What the header says counts. */
static void
test_stated (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "b.csv", "model_name,duration_generate,energy_generate_gpu,energy_generate_cpu,"
             "energy_generate_ram,energy_denoise_gpu (Wh),fps\n"
             "A,0.69,0.00011,0.0000151,0.00000833,0.5,24\n"
             "B,0.68,0.00012,0.0000152,0.00000834,0.6,10\n");
  EfTable *table = get_only_table (result);

  assert_column (table, "duration_generate", "duration", "second");
  assert_column (table, "energy_generate_gpu", "component-energy", "kilowatt-hour");
  g_assert_cmpstr (ef_unit_get_id (ef_column_get_unit (get_column (table,
                                                                   "energy_denoise_gpu (Wh)"))),
                   ==, "watt-hour");
  /* Of the video that is made. */
  g_assert_null (ef_column_get_quantity (get_column (table, "fps")));
}

/* eco2AI states its units in the headers. */
static void
test_eco2ai (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "emission.csv",
    "id,project_name,experiment_description,epoch,start_time,duration(s),power_consumption(kWh),"
    "CO2_emissions(kg),CPU_name,GPU_name,OS,region/country,cost\n"
    "a1,P,train,N/A,2022-04-28 12:40:10,76.1,0.0032,0.00087,i7,N/A,Linux,RU/Moscow,N/A\n"
    "a2,P,test,N/A,2022-04-28 13:40:10,176.1,0.0072,0.00187,i7,N/A,Linux,RU/Moscow,N/A\n");
  EfTable *table = get_only_table (result);

  assert_column (table, "duration(s)", "duration", "second");
  assert_column (table, "power_consumption(kWh)", "energy", "kilowatt-hour");
  assert_column (table, "CO2_emissions(kg)", "carbon", "kilogram");
  g_assert_cmpint (ef_column_get_kind (get_column (table, "start_time")), ==, EF_COLUMN_DATE);
}

static void
test_real (void)
{
  static const struct
  {
    const char *file, *column, *quantity, *unit;
  } cases[] = {
    { "data/3-frontiers/ml-energy-v2/A100_chat_benchmark.csv", "energy", "inference-energy",
      "joule" },
    { "data/3-frontiers/ml-energy-v2/A40_chat_benchmark.csv", "energy", "inference-energy",
      "joule" },
    { "data/5-scaling-and-runs/wandb-export/nanoGPT-runs-table__wandb_export.csv", "Runtime",
      "duration", "second" },
    { "data/4-energy/benchlab/text2video_energy_benchmark.csv", "energy_upsample_ram",
      "component-energy", "kilowatt-hour" },
    { "data/3-frontiers/ml-energy-v2/diffusion__image-to-video__models.json", "total_params",
      "parameters", "billion" },
    { "data/3-frontiers/ml-energy-v2/diffusion__text-to-image__models.json", "denoising_params",
      "parameters", "billion" },
    { "data/3-frontiers/llm-prices/openai.json", "input_cached", "token-price",
      "us-dollar-per-million-tokens" },
    { "data/3-frontiers/llm-prices/anthropic.json", "output", "token-price",
      "us-dollar-per-million-tokens" },
    { "data/3-frontiers/llm-prices/mistral.json", "price_history input", "token-price",
      "us-dollar-per-million-tokens" },
    { "data/3-frontiers/mteb-leaderboard/model_meta.yaml", "size", "parameters", "million" },
    { "data/4-energy/codecarbon/global_energy_mix.json", "carbon_intensity", "grid-intensity",
      "gram-per-kilowatt-hour" },
    { "data/4-energy/codecarbon/impact.csv", "impact", "grid-intensity",
      "gram-per-kilowatt-hour" },
    { "data/4-energy/mlco2-impact/impact.csv", "impact", "grid-intensity",
      "gram-per-kilowatt-hour" },
    { "data/4-energy/gsf-real-time-cloud/Cloud_Region_Metadata.csv",
      "grid-carbon-intensity-marginal-consumption-annual", "grid-intensity",
      "gram-per-kilowatt-hour" },
    /* What headers say themselves. */
    { "data/4-energy/co2js-ember/average-intensities.json", "emissions_intensity_gco2_per_kwh",
      "grid-intensity", "gram-per-kilowatt-hour" },
    { "data/4-energy/co2js-ember/IFI_Default_Grid_Factors_2021_v3.1_unfccc.csv",
      "Combined Margin Grid Emission Factor, gCO2/kWh: Electricity Consumption", "grid-intensity",
      "gram-per-kilowatt-hour" },
    { "data/3-frontiers/dclm/DCLM_model_database.csv", "perplexity.agi_eval_sat_math",
      "perplexity", NULL },
    { "data/4-energy/ecologits/models.json", "parameters active min", "parameters-active",
      "billion" },
  };

  if (get_shared_dir () == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EfImportResult) result = import_shared (cases[i].file);

      assert_column (get_only_table (result), cases[i].column, cases[i].quantity, cases[i].unit);
    }
}

#define TASKS                                                                                      \
  "ArguAna,AlloprofReranking,CovidRetrieval,BUCC.v2,BornholmBitextMining,PpcPC,STS12,"             \
  "Banking77Classification (en),MedrxivClusteringP2P.v2"

/* Scores of all tasks are better higher, whatever these are called; but not what is in front. */
static void
test_tasks (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "scores.csv", ",Model," TASKS ",Size (M)\n0,a,10,20,30,40,50,60,-1,70,15,110\n"
                  "1,b,11,21,31,41,51,61,71,,16,335\n2,c,12,19,29,39,49,59,69,75,17,568\n");
  g_autoptr (EfImportResult) few = import_text (
    "few.csv", "Model,ArguAna,CovidRetrieval,News Classification,n,m\na,1,2,3,4,5\nb,2,1,4,3,6\n");
  EfTable *table = get_only_table (result);

  assert_column (table, "ArguAna", "benchmark-score", NULL);
  assert_column (table, "STS12", "benchmark-score", NULL);
  assert_column (table, "Banking77Classification (en)", "benchmark-score", NULL);
  g_assert_cmpint (ef_column_get_direction (get_column (table, "BUCC.v2")), ==,
                   EF_DIRECTION_HIGHER);
  assert_column (table, "col 1", "row-number", NULL);
  g_assert_cmpint (ef_column_get_direction (get_column (table, "Size (M)")), !=,
                   EF_DIRECTION_HIGHER);
  assert_told (result, "9 columns are scores of which higher is better");
  g_assert_null (ef_column_get_quantity (get_column (get_only_table (few), "ArguAna")));
}

static void
test_shared_tasks (void)
{
  g_autoptr (EfImportResult) result = NULL;
  EfTable *table;
  guint n = 0;

  if (get_shared_dir () == NULL)
    return;
  result = import_shared ("data/3-frontiers/open-llm-leaderboard/mteb.csv");
  table = get_only_table (result);
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    n += ef_column_get_direction (ef_table_get_column (table, i)) == EF_DIRECTION_HIGHER;
  g_assert_cmpuint (n, ==, ef_table_get_n_columns (table) - 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/known-table/ml-energy", test_ml_energy);
  g_test_add_func ("/import/known-table/others", test_others);
  g_test_add_func ("/import/known-table/runs", test_runs);
  g_test_add_func ("/import/known-table/stated", test_stated);
  g_test_add_func ("/import/known-table/eco2ai", test_eco2ai);
  g_test_add_func ("/import/known-table/real", test_real);
  g_test_add_func ("/import/known-table/tasks", test_tasks);
  g_test_add_func ("/import/known-table/shared-tasks", test_shared_tasks);

  return g_test_run ();
}
