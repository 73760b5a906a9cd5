/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"
#include "ef-json-keys.h"
#include "ef-quantity.h"
#include "ef-records.h"
#include "ef-tree.h"
#include "ef-typed-column.h"

/* Results of MLPerf Inference with power, as MLCommons collects them: a list of objects, each of a
 * system. What "Result" and "Result_Power" are is said by the key beside them: a latency or a rate,
 * watts or millijoules for each inference. So each becomes a column by its unit. In some objects
 * the line of power took the place of the result, and then the unit of one or both is wrong or
 * missing. */

#define ID "mlperf"
#define RANK_COST 10
#define RANK_REST 20

/* What a unit says of the number beside it. */
typedef struct
{
  const char *said;
  const char *column;
  const char *quantity;
  const char *unit;
  gboolean is_power; /* not what the benchmark measures */
} Measure;

static const Measure measures[] = {
  { "Latency (ms)", "Latency", "latency", "millisecond", FALSE },
  { "Samples/s", "Throughput", "throughput", "samples-per-second", FALSE },
  { "Queries/s", "Throughput of queries", "throughput", "requests-per-second", FALSE },
  { "Tokens/s", "Throughput of tokens", "throughput", "tokens-per-second", FALSE },
  { "Watts", "Power", "power", "watt", TRUE },
  { "millijoules", "Energy per inference", "inference-energy", "millijoule", TRUE },
};

/* What is measured under "Accuracy", by the beginning of the model's name. */
static const struct
{
  const char *model;
  const char *metric;
} metrics[] = {
  { "resnet", "Top-1 accuracy" }, { "bert", "F1" },   { "retinanet", "mAP" },
  { "ssd", "mAP" },               { "dlrm", "AUC" },  { "3d-unet", "Dice" },
};

typedef struct
{
  EfReading *reading;
  EfTextPool *pool;
  EfRecords *records;
} Results;

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  const char *text = (const char *) head;

  return ef_json_keys_occurs (text, length, "Result_Units")
             && ef_json_keys_occurs (text, length, "MlperfModel")
           ? 0.9
           : 0;
}

static void G_GNUC_PRINTF (3, 4)
report (Results *self, const EfTreeNode *node, const char *format, ...)
{
  g_autofree char *place = ef_tree_dup_pointer (node);
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  ef_diagnostics_add (self->reading->diagnostics, EF_SEVERITY_WARNING,
                      ef_input_get_name (self->reading->input), place, "%s", message);
}

static void
set_value (Results *self, const EfField *field, const EfTreeNode *node)
{
  g_autofree char *pointer = g_strconcat ("/", node->key, NULL);

  if (ef_tree_get_text (node) != NULL)
    ef_records_set (self->records, ef_records_get_field (self->records, field), node->text,
                    pointer);
}

static const Measure *
find_measure (const EfTreeNode *unit)
{
  const char *said = ef_tree_get_text (unit);

  for (guint i = 0; said != NULL && i < G_N_ELEMENTS (measures); i++)
    if (strcmp (measures[i].said, said) == 0)
      return &measures[i];

  return NULL;
}

static void
set_measure (Results *self, const Measure *measure, const EfTreeNode *node)
{
  const EfField field = {
    .name = measure->column,
    .quantity = ef_quantity_find (measure->quantity),
    .unit = ef_unit_find_by_id (measure->unit),
    .rank = RANK_COST,
  };

  set_value (self, &field, node);
}

static void
add_measures (Results *self, const EfTreeNode *row)
{
  const EfTreeNode *result = ef_tree_get (row, "Result");
  const EfTreeNode *power = ef_tree_get (row, "Result_Power");
  const EfTreeNode *unit = ef_tree_get (row, "Result_Units");
  const Measure *of_result = find_measure (unit);
  const Measure *of_power = find_measure (ef_tree_get (row, "Result_Power_Units"));

  if (of_result != NULL && ef_tree_get_text (result) != NULL)
    set_measure (self, of_result, result);
  else if (ef_tree_get_text (result) != NULL)
    report (self, result, _("The result is left out: its unit “%s” is not known here."),
            ef_tree_get_text (unit) != NULL ? unit->text : "");
  if (of_result != NULL && of_result->is_power)
    report (self, result,
            _("The line of power took the place of the result: what the benchmark measured is not "
              "in the file."));
  if (of_power != NULL && of_power->is_power && ef_tree_get_text (power) != NULL)
    set_measure (self, of_power, power);
  else if (ef_tree_get_text (power) != NULL)
    report (self, power, _("The power is left out: it has no unit."));
}

static void
add_accuracy (Results *self, const EfTreeNode *row)
{
  const char *model = ef_tree_get_text (ef_tree_get (row, "Model"));
  const EfTreeNode *accuracy = ef_tree_get (row, "Accuracy");
  EfField field = { .name = "Accuracy", .plain = TRUE };

  for (guint i = 0; model != NULL && i < G_N_ELEMENTS (metrics); i++)
    if (g_str_has_prefix (model, metrics[i].model))
      field = (EfField) { .name = metrics[i].metric };
  if (accuracy != NULL)
    set_value (self, &field, accuracy);
}

/* Said elsewhere, or twice. */
static gboolean
is_done (const char *key)
{
  static const char *const keys[]
    = { "Result", "Result_Units", "Result_Power", "Result_Power_Units", "Units", "Accuracy",
        "Accuracy_div_100", "Inference_per_Joule", "SystemName", "Organization", "Model", "url",
        NULL };

  return g_strv_contains (keys, key);
}

static void
set_text (Results *self, const char *name, EfRole role, const EfTreeNode *node)
{
  const EfField field = { .name = name, .plain = TRUE, .text = TRUE, .role = role };

  if (node != NULL)
    set_value (self, &field, node);
}

static void
add_row (Results *self, const EfTreeNode *row)
{
  g_autofree char *place = ef_tree_dup_pointer (row);

  ef_records_begin_row (self->records, NULL, place);
  set_text (self, "SystemName", EF_ROLE_NAME, ef_tree_get (row, "SystemName"));
  set_text (self, "Organization", EF_ROLE_GROUP, ef_tree_get (row, "Organization"));
  set_text (self, "Model", EF_ROLE_NONE, ef_tree_get (row, "Model"));
  add_accuracy (self, row);
  add_measures (self, row);
  for (guint i = 0; i < row->n_children; i++)
    {
      const EfTreeNode *child = ef_tree_at (row, i);
      /* Of the sixteen digits of an id some look like numbers: "8e9fd4c5d5c646d2". */
      const gboolean is_id = g_strcmp0 (child->key, "uid") == 0;
      const EfField field = { .name = child->key, .plain = TRUE, .text = is_id,
                              .share = EF_TYPED_COLUMN_SHARE, .rank = RANK_REST };

      if (!is_done (child->key))
        set_value (self, &field, child);
    }
  if (ef_tree_get (row, "url") != NULL)
    {
      const EfField link = { .name = "url", .plain = TRUE, .text = TRUE, .role = EF_ROLE_LINK,
                             .rank = RANK_REST };

      set_value (self, &link, ef_tree_get (row, "url"));
    }
}

static EfTable *
read_rows (Results *self, const EfTreeNode *root, GError **error)
{
  const char *file = ef_input_get_name (self->reading->input);

  for (guint i = 0; i < ef_tree_count_items (root, NULL); i++)
    if (ef_tree_get (ef_tree_get_item (root, NULL, i), "Result") != NULL)
      add_row (self, ef_tree_get_item (root, NULL, i));
  if (ef_records_get_n_rows (self->records) == 0)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                   _("“%s” has the form of results of MLPerf, but there is no system in it."),
                   file);
      return NULL;
    }
  self->reading->summary
    = g_strdup_printf (ngettext ("Results of %u system in MLPerf",
                                 "Results of %u systems in MLPerf",
                                 ef_records_get_n_rows (self->records)),
                       ef_records_get_n_rows (self->records));

  return ef_records_end (self->records, file, file, self->reading->source,
                         self->reading->cancellable, error);
}

static EfCatalogNode *
read_mlperf (EfReading *reading, GError **error)
{
  g_autoptr (EfTree) tree = NULL;
  g_autoptr (EfTable) table = NULL;
  Results results = { .reading = reading };
  EfCatalogNode *root;

  tree = ef_tree_read_json (reading->input, reading->diagnostics, reading->cancellable, error);
  if (tree == NULL)
    return NULL;
  ef_reading_set_source (reading, ID);

  results.pool = ef_text_pool_new ();
  results.records = ef_records_new (ef_input_get_name (reading->input), results.pool,
                                    reading->diagnostics);
  table = read_rows (&results, ef_tree_get_root (tree), error);
  ef_text_pool_freeze (results.pool);
  ef_text_pool_unref (results.pool);
  ef_records_free (results.records);
  if (table == NULL)
    return NULL;

  root = ef_catalog_node_new (ef_input_get_name (reading->input), NULL);
  ef_catalog_node_add_table (root, table);

  return root;
}

const EfReader ef_reader_mlperf = {
  .id = ID,
  .name = N_ ("Results of MLPerf Inference with power (JSON)"),
  .sniff = sniff,
  .read = read_mlperf,
};
