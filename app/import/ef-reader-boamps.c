/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>

#include "ef-card-rows.h"
#include "ef-error.h"
#include "ef-json-keys.h"
#include "ef-quantity.h"
#include "ef-tree.h"

/* BoAmps, the energy reports of Boavizta and Data for Good: one object in a file, {header, task,
 * measures, system, software, infrastructure, environment}. Each measure is a row; what was
 * measured stands around it. The schema calls the energy "powerConsumption", which is in kWh, and
 * says the parameters in billions. The reports of a folder make one table. */

#define ID "boamps"
/* Measures times what is said of each; a real report has a dozen. */
#define VALUES_MAX 1000000

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  gboolean lines = FALSE;
  g_auto (GStrv) keys = ef_json_keys_list ((const char *) head, length, &lines);
  const char *const *list = (const char *const *) keys;

  return g_strv_contains (list, "task")
             && (g_strv_contains (list, "measures")
                 || ef_json_keys_occurs ((const char *) head, length, "powerConsumption"))
             && (g_strv_contains (list, "header")
                 || ef_json_keys_occurs ((const char *) head, length, "taskStage"))
           ? 0.9
           : 0;
}

static void
set_number (EfCardRows *rows, const char *name, const char *quantity, const char *unit,
            const EfTreeNode *node)
{
  const EfField field = {
    .name = name,
    .quantity = quantity != NULL ? ef_quantity_find (quantity) : NULL,
    .unit = unit != NULL ? ef_unit_find_by_id (unit) : NULL,
    .plain = TRUE,
    .rank = EF_CARD_RANK_COST,
  };

  ef_card_rows_set (rows, &field, NULL, node);
}

/* All the names where several models did the task together; what is said of one alone, its size,
 * then is not said of the row. */
static void
add_models (EfCardRows *rows, const EfTreeNode *algorithms)
{
  static const char *const names[] = { "foundationModelName", "algorithmName", "algorithmType",
                                       NULL };
  static const char *const quantizations[] = { "quantization", NULL };
  static const char *const frameworks[] = { "framework", NULL };
  const guint n = ef_tree_count_items (algorithms, NULL);
  const EfTreeNode *only = ef_tree_get_item (algorithms, NULL, 0);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const char *name = ef_card_get_entry (ef_tree_get_item (algorithms, NULL, i), names);

      if (name != NULL && *name != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", name);
    }
  ef_card_rows_set (rows, &ef_card_field_model, words->str, algorithms);
  ef_card_rows_describe_list (rows, "quantization", algorithms, quantizations);
  ef_card_rows_describe_list (rows, "framework", algorithms, frameworks);
  if (n == 1)
    {
      set_number (rows, "parameters", "parameters", "billion",
                  ef_tree_get (only, "parametersNumber"));
      ef_card_rows_set (rows, &ef_card_field_link, NULL, ef_tree_get (only, "foundationModelUri"));
    }
  else if (n > 1)
    ef_card_rows_report (rows, EF_SEVERITY_INFO, algorithms,
                         _("The report is of several models together; their sizes are left out."));
}

/* What went in and came out: "input token", a number of them. */
static void
add_data (EfCardRows *rows, const EfTreeNode *datasets)
{
  for (guint i = 0; i < ef_tree_count_items (datasets, NULL); i++)
    {
      const EfTreeNode *data = ef_tree_get_item (datasets, NULL, i);
      const char *usage = ef_tree_get_text (ef_tree_get (data, "dataUsage"));
      const char *type = ef_tree_get_text (ef_tree_get (data, "dataType"));
      g_autofree char *name = g_strdup_printf ("%s %s", usage != NULL ? usage : "data",
                                               type != NULL ? type : "quantity");

      set_number (rows, name, NULL, NULL, ef_tree_get (data, "dataQuantity"));
    }
}

static void
add_task (EfCardRows *rows, const EfTreeNode *task)
{
  const EfTreeNode *accuracy = ef_tree_get (task, "measuredAccuracy");

  add_models (rows, ef_tree_get (task, "algorithms"));
  ef_card_rows_describe (rows, "task", ef_tree_get (task, "taskFamily"));
  ef_card_rows_describe (rows, "stage", ef_tree_get (task, "taskStage"));
  if (accuracy != NULL)
    ef_card_rows_add_metric (rows, "accuracy", NULL, accuracy, NULL, NULL);
  ef_card_rows_describe (rows, "estimated accuracy", ef_tree_get (task, "estimatedAccuracy"));
  add_data (rows, ef_tree_get (task, "dataset"));
  set_number (rows, "requests", NULL, NULL, ef_tree_get (task, "nbRequest"));
}

static void
add_place (EfCardRows *rows, const EfTreeNode *report)
{
  static const char *const names[] = { "componentName", "componentType", NULL };
  const EfTreeNode *environment = ef_tree_get (report, "environment");
  const EfTreeNode *infrastructure = ef_tree_get (report, "infrastructure");

  ef_card_rows_describe (rows, "country", ef_tree_get (environment, "country"));
  set_number (rows, "carbon intensity", "grid-intensity", "gram-per-kilowatt-hour",
              ef_tree_get (environment, "powerSourceCarbonIntensity"));
  ef_card_rows_describe (rows, "infrastructure", ef_tree_get (infrastructure, "infraType"));
  ef_card_rows_describe (rows, "cloud", ef_tree_get (infrastructure, "cloudProvider"));
  ef_card_rows_describe_list (rows, "hardware", ef_tree_get (infrastructure, "components"), names);
}

static void
add_measure (EfCardRows *rows, const EfTreeNode *report, const EfTreeNode *measure)
{
  const EfTreeNode *task = ef_tree_get (report, "task");
  const char *stage = ef_tree_get_text (ef_tree_get (task, "taskStage"));
  const EfTreeNode *energy = ef_tree_get (measure, "powerConsumption");
  static const EfField date = { .name = "date", .rank = EF_CARD_RANK_REST };

  if (ef_tree_get_text (energy) == NULL)
    {
      ef_card_rows_report (rows, EF_SEVERITY_WARNING, measure,
                           _("The measure states no energy (“powerConsumption”) and is left out."));
      return;
    }
  ef_card_rows_begin (rows, measure, NULL);
  add_task (rows, task);
  ef_card_rows_add_energy (rows, stage != NULL && *stage != '\0' ? stage : "measured", energy,
                           NULL, ef_unit_find_by_id ("kilowatt-hour"));
  set_number (rows, "duration", "duration", "second",
              ef_tree_get (measure, "measurementDuration"));
  add_place (rows, report);
  ef_card_rows_describe (rows, "measured by", ef_tree_get (measure, "measurementMethod"));
  ef_card_rows_describe (rows, "quality", ef_tree_get (report, "quality"));
  ef_card_rows_set (rows, &date, NULL,
                    ef_tree_get (ef_tree_get (report, "header"), "reportDatetime"));
}

/* What every row repeats. */
static guint64
count_repeated (const EfTreeNode *report)
{
  const EfTreeNode *task = ef_tree_get (report, "task");
  const EfTreeNode *components
    = ef_tree_get (ef_tree_get (report, "infrastructure"), "components");

  return 1 + (guint64) ef_tree_count_items (ef_tree_get (task, "algorithms"), NULL)
         + ef_tree_count_items (ef_tree_get (task, "dataset"), NULL)
         + ef_tree_count_items (components, NULL);
}

static void
add_report (EfCardRows *rows, const EfTreeNode *report)
{
  const EfTreeNode *measures = ef_tree_get (report, "measures");
  const guint n = ef_tree_count_items (measures, NULL);

  if (!ef_tree_is (ef_tree_get (report, "task"), EF_TREE_MAPPING))
    return;
  if (n * count_repeated (report) > VALUES_MAX)
    {
      ef_card_rows_report (rows, EF_SEVERITY_ERROR, measures,
                           _("The report has too many measures of too many things to be one."));
      return;
    }
  for (guint i = 0; i < n; i++)
    if (ef_tree_is (ef_tree_get_item (measures, NULL, i), EF_TREE_MAPPING))
      add_measure (rows, report, ef_tree_get_item (measures, NULL, i));
}

static EfCatalogNode *
read_boamps (EfReading *reading, GError **error)
{
  g_autoptr (EfTree) tree = NULL;
  g_auto (EfCardRows) rows = { 0 };
  const EfTreeNode *root;

  tree = ef_card_rows_read_json (&rows, reading, ID, error);
  if (tree == NULL)
    return NULL;

  root = ef_tree_get_root (tree);
  for (guint i = 0; i < ef_tree_count_items (root, NULL); i++)
    add_report (&rows, ef_tree_get_item (root, NULL, i));
  if (rows.n_rows == 0)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                   _("“%s” has the form of an energy report, but no measure of energy in it."),
                   rows.file);
      return NULL;
    }

  return ef_card_rows_end_measures (&rows, error);
}

const EfReader ef_reader_boamps = {
  .id = ID,
  .name = N_ ("Energy reports of BoAmps (JSON)"),
  .sniff = sniff,
  .read = read_boamps,
  .joined_name = "BoAmps",
  .noun = EF_READER_NOUN_REPORT,
};
