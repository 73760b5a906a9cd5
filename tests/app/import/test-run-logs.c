/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "ef-quantity.h"
#include "import-test.h"

/* What programs write down that measure runs: BoAmps, Weights & Biases,
 * TensorBoard, MLPerf Tiny. */

/* BoAmps */

#define REPORT(algorithms, measures)                                                               \
  "{\"header\": {\"reportId\": \"1\", \"reportDatetime\": \"2025-02-03 10:00:00\"},"               \
  "\"task\": {\"taskStage\": \"training\", \"taskFamily\": \"chat\", \"nbRequest\": 3,"            \
  "\"algorithms\": [" algorithms "],"                                                              \
  "\"dataset\": [{\"dataUsage\": \"input\", \"dataType\": \"token\", \"dataQuantity\": 8}],"       \
  "\"measuredAccuracy\": 0.75},"                                                                   \
  "\"measures\": [" measures "],"                                                                  \
  "\"infrastructure\": {\"infraType\": \"onPremise\", \"components\": ["                           \
  "{\"componentName\": \"G\", \"componentType\": \"gpu\"}, {\"componentType\": \"ram\"}]},"        \
  "\"environment\": {\"country\": \"France\", \"powerSourceCarbonIntensity\": 50},"                \
  "\"quality\": \"high\"}"
#define ONE_MODEL "{\"foundationModelName\": \"m\", \"parametersNumber\": 13}"

static void
test_boamps (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "r.json", REPORT (ONE_MODEL, "{\"measurementMethod\": \"a\", \"powerConsumption\": 0.5,"
                                 "\"measurementDuration\": 90},"
                                 "{\"measurementMethod\": \"b\", \"powerConsumption\": 0.25},"
                                 "{\"measurementMethod\": \"c\"}"));
  EfTable *table = get_only_table (result);

  g_assert_cmpstr (ef_source_get_format (ef_import_result_get_source (result)), ==, "boamps");
  assert_names (table, "model|task|stage|country|infrastructure|hardware|measured by|quality|"
                       "accuracy|parameters|input token|requests|training energy|duration|"
                       "carbon intensity|date");
  assert_cells (table, "model", "m|m");
  assert_cells (table, "hardware", "G, ram|G, ram");
  assert_cells (table, "measured by", "a|b");
  assert_number (table, "parameters", 1, 13);
  assert_measure (table, "parameters", "parameters", "billion");
  assert_number (table, "training energy", 0, 0.5);
  assert_number (table, "training energy", 1, 0.25);
  assert_measure (table, "training energy", "training-energy", "kilowatt-hour");
  assert_number (table, "duration", 0, 90);
  assert_measure (table, "duration", "duration", "second");
  assert_measure (table, "carbon intensity", "grid-intensity", "gram-per-kilowatt-hour");
  assert_number (table, "accuracy", 0, 0.75);
  assert_cells (table, "requests", "3|3");
  assert_told (result, "r.json:measures[2]: The measure states no energy");
  g_assert_cmpstr (ef_import_result_get_summary (result), ==, "2 rows, 16 columns");
}

/* Then the size is of neither. */
static void
test_boamps_several_models (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "r.json", REPORT (ONE_MODEL ", {\"algorithmName\": \"n\"}", "{\"powerConsumption\": 1}"));
  EfTable *table = get_only_table (result);

  assert_cells (table, "model", "m, n");
  g_assert_null (ef_table_find_column (table, "parameters"));
  assert_told (result, "The report is of several models together");
}

static void
test_boamps_without_energy (void)
{
  import_text_fails ("r.json", REPORT (ONE_MODEL, "5, {}"), EF_ERROR_NO_RESULTS,
                     "no measure of energy in it");
  import_text_fails ("r.json", "{\"header\": 1, \"task\": 2, \"measures\": [3]}",
                     EF_ERROR_NO_RESULTS, "no measure of energy in it");
}

/* Weights & Biases */

#define CURVES                                                                                     \
  "\"Step\",\"a - train/loss\",\"a - train/loss__MIN\",\"a - train/loss__MAX\","                   \
  "\"b - c - train/loss\",\"b - c - train/loss__MIN\",\"b - c - train/loss__MAX\"\n"               \
  "\"0\",\"4\",\"3.5\",\"4.5\",\"\",\"\",\"\"\n"                                                   \
  "\"10\",\"2\",\"2\",\"2\",\"3\",\"3\",\"3.25\"\n"

static void
test_wandb (void)
{
  g_autoptr (EfImportResult) result = import_text ("wandb_export.csv", CURVES);
  EfTable *table = get_only_table (result);
  EfColumn *loss = get_column (table, "train/loss");
  g_autofree char *place = ef_table_describe_place (table, 2, loss);

  g_assert_cmpstr (ef_source_get_format (ef_import_result_get_source (result)), ==, "wandb");
  assert_names (table, "run|Step|train/loss");
  assert_cells (table, "run", "a|a|b - c");
  assert_cells (table, "Step", "0|10|10");
  assert_cells (table, "train/loss", "4|2|3");
  assert_measure (table, "Step", "training-step", NULL);
  g_assert_cmpint (ef_column_get_direction (loss), ==, EF_DIRECTION_LOWER);
  g_assert_cmpfloat (ef_column_get_lows (loss)[0], ==, 3.5);
  g_assert_cmpfloat (ef_column_get_highs (loss)[0], ==, 4.5);
  g_assert_true (isnan (ef_column_get_lows (loss)[1]));
  g_assert_cmpfloat (ef_column_get_highs (loss)[2], ==, 3.25);
  g_assert_cmpstr (place, ==, "line 3, train/loss");
  assert_no_diagnostics (result);
}

/* A column that is of no run, and a file without values; a table with such names is no panel. */
static void
test_wandb_odd (void)
{
  g_autoptr (EfImportResult) result
    = import_text ("t.csv", "Step,a - l,a - l__MIN,a - l__MAX,x\n0,1,1,1,5\n");
  g_autoptr (EfImportResult) other = import_text ("t.csv", "Step,a - l,b - l,c\n0,1,1,1\n");

  assert_names (get_only_table (result), "run|Step|l");
  assert_told (result, "t.csv:1: The column “x” is of no run");
  assert_names (get_only_table (other), "Step|a - l|b - l|c");
  import_text_fails ("t.csv", "Step,a - l,a - l__MIN,a - l__MAX\n0,,,\n1,\"\",,\n",
                     EF_ERROR_NO_RESULTS, "of Weights & Biases, but no value");
}

/* TensorBoard */

static void
test_tensorboard (void)
{
  static const struct
  {
    const char *file;
    const char *run;
    const char *tag;
  } names[] = {
    { "run-.-tag-val_loss.csv", ".", "val_loss" },
    { "imdb__run-.-tag-val_loss.csv", "imdb", "val_loss" },
    { "x run-train_1-tag-epoch_acc.csv", "x/train_1", "epoch_acc" },
    { "run-tag-tag-lr.csv.gz", "tag", "lr" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (EfImportResult) result = import_text (
        names[i].file, "Wall time,Step,Value\r\n1559699797.25,0,12.5\r\n1559702341.5,7,8\r\n");
      EfTable *table = get_only_table (result);
      g_autofree char *all = g_strdup_printf ("run|Step|%s|Wall time", names[i].tag);
      g_autofree char *runs = g_strdup_printf ("%s|%s", names[i].run, names[i].run);

      g_assert_cmpstr (ef_source_get_format (ef_import_result_get_source (result)), ==,
                       "tensorboard");
      assert_names (table, all);
      assert_cells (table, "run", runs);
      assert_cells (table, names[i].tag, "12.5|8");
      assert_cells (table, "Step", "0|7");
      assert_number (table, "Wall time", 1, 1559702341.5);
      assert_no_diagnostics (result);
    }
}

static void
test_tensorboard_odd (void)
{
  g_autoptr (EfImportResult) result
    = import_text ("a.csv", "Wall time,Step,Value\n1,0,2\n2,1\n3,2,x\n");
  EfTable *table = get_only_table (result);

  assert_names (table, "run|Step|Value|Wall time");
  assert_cells (table, "run", "a|a|a");
  assert_told (result, "a.csv: What was measured is not in the file");
  assert_told (result, "a.csv:3: The table has 3 columns");
  import_text_fails ("a.csv", "Wall time,Step,Value\n", EF_ERROR_NO_RESULTS,
                     "of a curve of TensorBoard, but no row");
}

static EfImportResult *
import_curves (const char *const *files, guint n)
{
  g_autofree char *folder = g_dir_make_tmp ("ef-curves-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GError) error = NULL;
  EfImportResult *result;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_build_filename (folder, files[2 * i], NULL);
      g_autofree char *parent = g_path_get_dirname (path);
      g_autofree char *text = g_strconcat ("Wall time,Step,Value\n", files[2 * i + 1], NULL);

      g_mkdir_with_parents (parent, 0700);
      g_assert_true (g_file_set_contents (path, text, -1, &error));
    }
  result = ef_import_file (file, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_build_filename (folder, files[2 * i], NULL);
      g_autofree char *parent = g_path_get_dirname (path);

      g_unlink (path);
      g_rmdir (parent);
    }
  g_rmdir (folder);

  return result;
}

static EfTable *
get_curves (EfImportResult *result)
{
  g_autoptr (GPtrArray) tables = ef_catalog_node_list_tables (ef_import_result_get_root (result));

  g_assert_cmpuint (tables->len, ==, 1);

  return g_ptr_array_index (tables, 0);
}

/* Curves of a run share the rows of their steps, also of those that it took twice; a step that only
 * one of them has is a row too, and said. */
static void
test_tensorboard_steps (void)
{
  static const char *const files[] = {
    "run-a-tag-loss.csv", "1,0,5\n2,10,4\n3,10,3\n4,20,2\n",
    "run-a-tag-lr.csv", "1.5,0,0.1\n2.5,10,0.2\n3.5,10,0.3\n5,30,0.4\n",
    "run-b-tag-loss.csv", "1,0,7\n",
    "x/run-a-tag-loss.csv", "1,0,8\n",
  };
  g_autoptr (EfImportResult) result = import_curves (files, G_N_ELEMENTS (files) / 2);
  EfTable *table = get_curves (result);

  assert_names (table, "run|Step|loss|lr|Wall time");
  assert_cells (table, "run", "a|a|a|a|a|b|x/a");
  assert_cells (table, "Step", "0|10|10|20|30|0|0");
  assert_cells (table, "loss", "5|4|3|2||7|8");
  assert_cells (table, "lr", "0.1|0.2|0.3||0.4||");
  assert_cells (table, "Wall time", "1|2|3|4|5|1|1");
  assert_place (table, 1, "lr", "run-a-tag-*.csv: Step 10, lr");
  assert_place (table, 6, "loss", "x/run-a-tag-*.csv: Step 0, loss");
  assert_told (result, "run-a-tag-lr.csv: Not all curves of the run “a” are of the same steps. "
                       "Here and in the curves before: 3; only here: 1; only there: 1.");
}

/* A curve that lies there twice counts once. */
static void
test_tensorboard_twice (void)
{
  static const char *const files[] = {
    "run-.-tag-loss.csv", "1,0,5\n2,1,4\n",
    "run-.-tag-loss.csv.bak.csv", "1,0,5\n2,1,4\n",
    "run-tag-loss.csv", "1,0,6\n",
  };
  g_autoptr (EfImportResult) result = import_curves (files, G_N_ELEMENTS (files) / 2);
  EfTable *table = get_curves (result);

  assert_names (table, "run|Step|loss|Wall time");
  assert_cells (table, "run", ".|.|");
  assert_cells (table, "loss", "5|4|6");
  assert_told (result, "The curve “loss” of the run “.” is in another file too.");
  g_assert_cmpstr (ef_import_result_get_summary (result), ==, "3 curves: 3 rows");
}

/* The real files of a folder: six curves of a run of thirty steps, and one of another. */
static void
test_tensorboard_folder (void)
{
  g_autoptr (EfImportResult) result = NULL;
  EfTable *table;

  if (get_shared_dir () == NULL)
    return;
  result = import_shared ("data/5-scaling-and-runs/tensorboard-export");
  table = get_table (result, "tensorboard-export > TensorBoard");
  assert_names (table, "run|Step|loss|lr|pred_age_loss|pred_gender_acc|val_loss|val_pred_age_acc|"
                       "Wall time");
  g_assert_cmpuint (ef_table_get_n_rows (table), ==, 1000 + 30);
  assert_number (table, "Step", 1008, 8);
  assert_number (table, "loss", 1000, 12.435992240905762);
  assert_number (table, "lr", 1000 + 8, 0.019999999552965164);
  assert_number (table, "pred_gender_acc", 1003, 0.7259336709976196);
  assert_place (table, 1008, "lr", "imdb__run-.-tag-*.csv: Step 8, lr");
  for (guint i = 2; i < 8; i++)
    g_assert_cmpuint (ef_column_get_n_present (ef_table_get_column (table, i)), ==,
                      i == 2 ? 1030 : 30);
}

/* MLPerf Tiny */

#define LOG                                                                                        \
  "1.4 ulp-ml: Energy data for window 2 at time 1.68 for 10.73 sec.:\n"                            \
  "1.4 ulp-ml:   Energy       :  1694220.479 uJ\n"                                                 \
  "1.4 ulp-ml:   Energy/Inf.  :     8471.5 uJ/inf.\n"                                              \
  "1.4 ulp-ml:   Energy/Inf.  :     8479.25 uJ/inf.\n"                                             \
  "1.4 ulp-ml:   Energy/Inf.  :     998.5 uJ/inf.\n"

static void
test_mlperf_tiny (void)
{
  static const struct
  {
    const char *file;
    const char *system;
  } names[] = {
    { "Krai__Board-1__ic__energy__results.txt", "Krai/Board-1" },
    { "other/ic/run.txt", "other/run.txt" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (EfImportResult) result = import_text (
        names[i].file, LOG "1.4 ulp-ml: Median energy cost is 8471.5 uJ/inf.\r\n"
                           "1.4 ulp-ml: Median throughput is 18.5 inf./sec.\n");
      EfTable *table = get_only_table (result);
      EfColumn *energy = get_column (table, "Energy per inference");
      g_autofree char *place = ef_table_describe_place (table, 0, energy);

      g_assert_cmpstr (ef_source_get_format (ef_import_result_get_source (result)), ==,
                       "mlperf-tiny");
      assert_names (table, "system|benchmark|Energy per inference|Throughput");
      assert_cells (table, "system", names[i].system);
      assert_cells (table, "benchmark", "ic");
      g_assert_cmpint (ef_column_get_role (get_column (table, "benchmark")), ==, EF_ROLE_GROUP);
      assert_cells (table, "Energy per inference", "8471.5");
      assert_measure (table, "Energy per inference", "inference-energy", "microjoule");
      assert_measure (table, "Throughput", "throughput", "samples-per-second");
      assert_number (table, "Throughput", 0, 18.5);
      g_assert_cmpfloat (ef_column_get_lows (energy)[0], ==, 998.5);
      g_assert_cmpfloat (ef_column_get_highs (energy)[0], ==, 8479.25);
      g_assert_cmpstr (place, ==, "line 6, Energy per inference");
      assert_no_diagnostics (result);
    }
}

static void
test_mlperf_tiny_odd (void)
{
  g_autoptr (EfImportResult) result
    = import_text ("a.txt", LOG "1.4 ulp-ml: Median energy cost is ? uJ/inf.\n"
                                "1.4 ulp-ml: Median throughput is 18.5 inf./sec.\n"
                                "1.4 ulp-ml: Median energy cost is 3 uJ/inf.\n");

  assert_names (get_only_table (result), "system|Energy per inference");
  assert_told (result, "a.txt:line 6: The energy of this median is no number");
  import_text_fails ("a.txt", "About ulp-ml:\n" LOG, EF_ERROR_NOT_RECOGNISED, "a.txt");
  import_text_fails ("a.txt", LOG, EF_ERROR_NO_RESULTS, "it states no median of the energy");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/run-logs/boamps", test_boamps);
  g_test_add_func ("/import/run-logs/boamps-several-models", test_boamps_several_models);
  g_test_add_func ("/import/run-logs/boamps-without-energy", test_boamps_without_energy);

  g_test_add_func ("/import/run-logs/wandb", test_wandb);
  g_test_add_func ("/import/run-logs/wandb-odd", test_wandb_odd);
  g_test_add_func ("/import/run-logs/tensorboard", test_tensorboard);
  g_test_add_func ("/import/run-logs/tensorboard-odd", test_tensorboard_odd);
  g_test_add_func ("/import/run-logs/tensorboard-steps", test_tensorboard_steps);
  g_test_add_func ("/import/run-logs/tensorboard-twice", test_tensorboard_twice);
  g_test_add_func ("/import/run-logs/tensorboard-folder", test_tensorboard_folder);

  g_test_add_func ("/import/run-logs/mlperf-tiny", test_mlperf_tiny);
  g_test_add_func ("/import/run-logs/mlperf-tiny-odd", test_mlperf_tiny_odd);

  return g_test_run ();
}
