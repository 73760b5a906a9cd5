/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "import-test.h"

#define START                                                                                      \
  "<oml:run xmlns:oml=\"http://openml.org/openml\">\n<oml:run_id> 7 </oml:run_id>\n"               \
  "<oml:task_type>Classification</oml:task_type><oml:flow_name>tree(1)</oml:flow_name>\n"          \
  "<oml:parameter_setting><oml:name>depth</oml:name><oml:value>3</oml:value>\n"                    \
  "</oml:parameter_setting>\n<oml:input_data><oml:dataset><oml:name>scale</oml:name>"              \
  "</oml:dataset></oml:input_data>\n<oml:output_data>\n"
#define END "</oml:output_data></oml:run>\n"
#define MEASURE(attributes, name, more)                                                            \
  "<oml:evaluation " attributes ">\n <oml:name>" name "</oml:name> " more "</oml:evaluation>\n"
#define VALUE(value) "<oml:value>" value "</oml:value>"
#define FOLD(fold) "repeat=\"0\" fold=\"" fold "\""

static const char full_run[] = START
  MEASURE ("", "number_of_instances", VALUE ("625") "<oml:array_data>[288,337]</oml:array_data>")
  MEASURE ("", "predictive_accuracy", VALUE ("0.78"))
  MEASURE ("", "confusion_matrix", "<oml:array_data>[[1,2],[3,\xEF\xBF\xBD]]</oml:array_data>")
  MEASURE ("", "os_information", "<oml:array_data>[ Linux ]</oml:array_data>")
  MEASURE (FOLD ("0"), "predictive_accuracy", VALUE ("0.7"))
  MEASURE (FOLD ("0"), "build_cpu_time", VALUE ("2"))
  MEASURE (FOLD ("1"), "predictive_accuracy", VALUE ("0.9"))
  MEASURE (FOLD ("1"), "build_cpu_time", VALUE ("4"))
  MEASURE (FOLD ("1"), "mean_prior_absolute_error", VALUE ("0.4")) END;

static void
test_run (void)
{
  g_autoptr (EfImportResult) result = import_text ("run.xml", full_run);
  EfTable *table = get_table (result, "run 7");
  EfColumn *accuracy = get_column (table, "predictive_accuracy");
  EfColumn *build = get_column (table, "build_cpu_time");
  g_autofree char *place = ef_table_describe_place (table, 0, NULL);

  assert_names (table, "model|data set|task|predictive_accuracy|build_cpu_time|"
                       "mean_prior_absolute_error|number_of_instances|confusion_matrix|"
                       "os_information|depth");
  assert_cells (table, "model", "tree(1)");
  assert_cells (table, "data set", "scale");
  assert_number (table, "predictive_accuracy", 0, 0.78);
  /* The deviation of 0.7 and 0.9. */
  g_assert_cmpfloat_with_epsilon (ef_column_get_lows (accuracy)[0], 0.78 - 0.2 / sqrt (2), 1e-12);
  g_assert_cmpfloat_with_epsilon (ef_column_get_highs (accuracy)[0], 0.78 + 0.2 / sqrt (2), 1e-12);
  g_assert_cmpint (ef_column_get_origin (accuracy), ==, EF_ORIGIN_REPORTED);
  g_assert_cmpint (ef_column_get_direction (accuracy), ==, EF_DIRECTION_HIGHER);

  assert_number (table, "build_cpu_time", 0, 3);
  g_assert_cmpint (ef_column_get_origin (build), ==, EF_ORIGIN_DERIVED);
  g_assert_cmpstr (ef_column_get_formula (build), ==, "mean over the folds");
  g_assert_cmpstr (ef_unit_get_id (ef_column_get_unit (build)), ==, "second");
  g_assert_cmpfloat_with_epsilon (ef_column_get_lows (build)[0], 3 - sqrt (2), 1e-12);

  g_assert_cmpstr (ef_quantity_get_id (ef_column_get_quantity (
                     get_column (table, "mean_prior_absolute_error"))),
                   ==, "mae");
  assert_measure (table, "number_of_instances", "dataset-size", NULL);
  g_assert_null (ef_column_get_lows (get_column (table, "mean_prior_absolute_error")));
  assert_cells (table, "confusion_matrix", "[[1,2],[3,\xEF\xBF\xBD]]");
  g_assert_cmpint (ef_column_get_kind (get_column (table, "os_information")), ==, EF_COLUMN_TEXT);
  assert_number (table, "depth", 0, 3);
  g_assert_cmpstr (place, ==, "1:/run");
  assert_told (result, "1 measure has values for single classes too");
  g_assert_cmpstr (ef_import_result_get_summary (result), ==,
                   "A run of OpenML with 4 measures, and those of 2 folds");
  g_assert_cmpstr (ef_source_get_format (ef_import_result_get_source (result)), ==, "openml-run");
}

static void
test_folds (void)
{
  g_autoptr (EfImportResult) result = import_text ("run.xml", full_run);
  EfTable *table = get_table (result, "run 7 > folds");
  g_autofree char *place = ef_table_describe_place (table, 1, NULL);

  assert_names (table, "fold of a run|repeat|fold|predictive_accuracy|build_cpu_time|"
                       "mean_prior_absolute_error");
  assert_cells (table, "fold of a run", "repeat 0, fold 0|repeat 0, fold 1");
  assert_cells (table, "predictive_accuracy", "0.7|0.9");
  assert_cells (table, "mean_prior_absolute_error", "|0.4");
  g_assert_cmpstr (place, ==, "20:/run/output_data/evaluation[7]");
}

/* Several files together: a row for each run. */
static void
test_joined (void)
{
  static const char other_run[] =
    "<oml:run xmlns:oml=\"http://openml.org/openml\">\n<oml:run_id>8</oml:run_id>\n"
    "<oml:flow_name>line(2)</oml:flow_name><oml:parameter_setting><oml:name>depth</oml:name>"
    "<oml:value>deep</oml:value></oml:parameter_setting><oml:output_data>\n"
    MEASURE ("", "predictive_accuracy", VALUE ("0.5")) MEASURE ("", "build_cpu_time", VALUE ("7"))
    MEASURE ("", "mean_absolute_error", VALUE ("0.25")) END;
  g_autofree char *base = g_dir_make_tmp ("openml-XXXXXX", NULL);
  g_autofree char *first = g_build_filename (base, "a.xml", NULL);
  g_autofree char *second = g_build_filename (base, "b.xml", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (base);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (EfImportResult) whole = NULL;
  g_autoptr (EfImportResult) together = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *place = NULL;
  EfColumn *accuracy, *build;
  EfTable *table;

  g_file_set_contents (first, full_run, -1, &error);
  g_assert_no_error (error);
  g_file_set_contents (second, other_run, -1, &error);
  g_assert_no_error (error);
  whole = ef_import_file (folder, NULL, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_add (files, g_file_new_for_path (first));
  g_ptr_array_add (files, g_file_new_for_path (second));
  together = ef_import_cards (files, NULL, NULL, &error);
  g_assert_no_error (error);

  table = get_only_table (whole);
  assert_cells (table, "model", "tree(1)|line(2)");
  assert_cells (table, "run", "7|8");
  assert_cells (table, "predictive_accuracy", "0.78|0.5");
  assert_cells (table, "mean_prior_absolute_error", "0.4|");
  /* A number to one, a word to the other. */
  assert_cells (table, "depth", "3|deep");
  accuracy = get_column (table, "predictive_accuracy");
  g_assert_cmpfloat_with_epsilon (ef_column_get_lows (accuracy)[0], 0.78 - 0.2 / sqrt (2), 1e-12);
  g_assert_true (isnan (ef_column_get_lows (accuracy)[1]));
  place = ef_table_describe_place (table, 1, accuracy);
  g_assert_cmpstr (place, ==, "b.xml: 1:/run, predictive_accuracy");

  /* One run states the time, of the other it is the mean of the folds. */
  build = get_column (table, "build_cpu_time");
  assert_cells (table, "build_cpu_time", "3|7");
  g_assert_cmpint (ef_column_get_cell_origin (build, 0), ==, EF_ORIGIN_DERIVED);
  g_assert_cmpint (ef_column_get_cell_origin (build, 1), ==, EF_ORIGIN_REPORTED);
  g_assert_cmpstr (ef_column_get_cell_formula (build, 0), ==, "mean over the folds");
  g_assert_cmpint (ef_column_get_direction (get_column (table, "mean_absolute_error")), ==,
                   EF_DIRECTION_LOWER);
  assert_told (whole, "each of the 2 folds is in the error bars only");
  assert_cells (get_only_table (together), "run", "7|8");

  g_remove (first);
  g_remove (second);
  g_rmdir (base);
}

/* As clients write it: no output data, repeat and fold as elements, a value that is no number. */
static void
test_client_run (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "run.xml",
    "<run xmlns='http://openml.org/openml'>\n<evaluation><name>recall</name><value>0.5</value>"
    "<repeat>0</repeat><fold>3</fold></evaluation>\n<evaluation><name>precision</name>"
    "<value>high</value><repeat>0</repeat><fold>3</fold></evaluation></run>");
  EfTable *table = get_table (result, "run > folds");
  g_autofree char *place = ef_table_describe_place (table, 0, NULL);

  assert_cells (table, "recall", "0.5");
  assert_cells (table, "precision", "high");
  g_assert_cmpstr (place, ==, "2:/run/evaluation[1]");
  assert_number (get_table (result, "run"), "recall", 0, 0.5);
}

static void
test_no_results (void)
{
  import_text_fails ("run.xml", START END, EF_ERROR_NO_RESULTS, "there are no measures in it");
  import_text_fails ("run.xml", START MEASURE ("", "recall", VALUE ("Value measured")) END,
                     EF_ERROR_NO_RESULTS, "none of its measures is a number");
}

static void
test_cut_off (void)
{
  g_autofree char *text = g_strndup (full_run, strlen (full_run) - strlen (END) - 30);
  g_autoptr (EfImportResult) result = import_text ("run.xml", text);

  assert_cells (get_table (result, "run 7 > folds"), "build_cpu_time", "2|4");
  assert_told (result, "The XML text is cut off here");
}

/* The evaluations of the real files, as counted by an independent parser. */
static void
test_shared (void)
{
  static const struct
  {
    const char *path;
    const char *run;
    guint n_measures; /* in both tables together, not counting the means */
    guint n_folds;
    guint n_bars;
  } files[] = {
    { "openml-r__runs_219_run.xml", "run 219", 17 + 170, 10, 17 },
    { "openml-r__runs_223_run.xml", "run 223", 7 + 70, 10, 7 },
    { "openml-python__runs_1_description.xml", "run 100", 19 + 180, 10, 18 },
    { "openml-r__runs_1_run.xml", "run 1", 18, 0, 0 },
  };

  if (get_shared_dir () == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename ("data/2-model-cards/openml-run-xml", files[i].path,
                                                NULL);
      g_autoptr (EfImportResult) result = import_shared (path);
      EfCatalogNode *root = ef_import_result_get_root (result);
      guint n_measures = 0, n_bars = 0;

      for (guint j = 0; j < ef_catalog_node_get_n_tables (root); j++)
        {
          EfTable *table = ef_catalog_node_get_table (root, j);

          for (guint k = 0; k < ef_table_get_n_columns (table); k++)
            {
              EfColumn *column = ef_table_get_column (table, k);
              const char *name = ef_column_get_name (column);

              n_bars += ef_column_get_lows (column) != NULL;
              /* Measures are called like_this; other columns that are, are parameters. */
              if (ef_column_get_role (column) == EF_ROLE_NONE && strchr (name, '.') == NULL
                  && ef_column_get_origin (column) == EF_ORIGIN_REPORTED
                  && (strchr (name, '_') != NULL || strcmp (name, "kappa") == 0
                      || strcmp (name, "recall") == 0 || strcmp (name, "precision") == 0))
                n_measures += ef_column_get_n_present (column);
            }
        }
      get_table (result, files[i].run);
      g_assert_cmpuint (n_measures, ==, files[i].n_measures);
      g_assert_cmpuint (n_bars, ==, files[i].n_bars);
      g_assert_cmpuint (ef_catalog_node_get_n_tables (root), ==, files[i].n_folds > 0 ? 2 : 1);
      if (files[i].n_folds > 0)
        g_assert_cmpuint (ef_table_get_n_rows (ef_catalog_node_get_table (root, 1)), ==,
                          files[i].n_folds);
    }
}

static void
test_shared_values (void)
{
  g_autoptr (EfImportResult) rpart = NULL;
  g_autoptr (EfImportResult) bayes = NULL;
  EfColumn *accuracy;

  if (get_shared_dir () == NULL)
    return;
  rpart = import_shared ("data/2-model-cards/openml-run-xml/openml-r__runs_219_run.xml");
  assert_number (get_table (rpart, "run 219"), "predictive_accuracy", 0, 0.7856);
  assert_cells (get_table (rpart, "run 219"), "model", "mlr.classif.rpart(1)");
  assert_cells (get_table (rpart, "run 219"), "data set", "balance-scale");
  accuracy = get_column (get_table (rpart, "run 219"), "predictive_accuracy");
  g_assert_cmpfloat_with_epsilon (ef_column_get_highs (accuracy)[0] - 0.7856, 0.0313420709661063,
                                  1e-9);

  bayes = import_shared ("data/2-model-cards/openml-run-xml/openml-python__runs_1_description.xml");
  assert_number (get_table (bayes, "run 100 > folds"), "area_under_roc_curve", 1, 0.990543);
  g_assert_cmpint (ef_column_get_kind (get_column (get_table (bayes, "run 100"),
                                                   "os_information")),
                   ==, EF_COLUMN_TEXT);
  g_assert_cmpint (ef_column_get_origin (get_column (get_table (bayes, "run 100"),
                                                     "build_cpu_time")),
                   ==, EF_ORIGIN_DERIVED);
}

/* All of the folder in one drop. */
static void
test_shared_folder (void)
{
  g_autoptr (EfImportResult) result = NULL;
  EfColumn *accuracy;
  EfTable *table;
  gint x, y;

  if (get_shared_dir () == NULL)
    return;
  result = import_shared ("data/2-model-cards/openml-run-xml");
  table = get_table (result, "openml-run-xml > OpenML");
  assert_cells (table, "run", "100|1|219|223");
  assert_cells (table, "data set", "optdigits|anneal|balance-scale|vineyard");
  assert_cells (table, "predictive_accuracy", "0.922242|0.614634|0.7856|");
  assert_cells (table, "mean_absolute_error", "0.016374|0.127077|0.142933|2.433678");
  accuracy = get_column (table, "predictive_accuracy");
  g_assert_cmpfloat_with_epsilon (ef_column_get_highs (accuracy)[2] - 0.7856, 0.0313420709661063,
                                  1e-9);
  g_assert_true (isnan (ef_column_get_highs (accuracy)[1]));
  g_assert_cmpstr (ef_import_result_get_summary (result), ==, "4 runs: 4 rows");

  /* One run says how long it took; the first chart shows all that have the score. */
  ef_table_suggest_axes (table, &x, &y);
  g_assert_cmpstr (ef_column_get_name (ef_table_get_column (table, (guint) x)), ==,
                   "number_of_instances");
  g_assert_cmpstr (ef_column_get_name (ef_table_get_column (table, (guint) y)), ==,
                   "area_under_roc_curve");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/openml/run", test_run);
  g_test_add_func ("/import/openml/folds", test_folds);
  g_test_add_func ("/import/openml/joined", test_joined);
  g_test_add_func ("/import/openml/client-run", test_client_run);
  g_test_add_func ("/import/openml/no-results", test_no_results);
  g_test_add_func ("/import/openml/cut-off", test_cut_off);
  g_test_add_func ("/import/openml/shared", test_shared);
  g_test_add_func ("/import/openml/shared-folder", test_shared_folder);
  g_test_add_func ("/import/openml/shared-values", test_shared_values);

  return g_test_run ();
}
