/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>

#include "ef-error.h"
#include "ef-helm-stats.h"
#include "ef-json-keys.h"

/* HELM's "runs.json": a list of {run_path, run_spec: {name, adapter_spec: {model}}, stats}, all the
 * runs of a suite with the statistics that also stand in the folder of each. It makes a table of
 * its own, also beside those, so that no run counts twice. */

#define ID "helm-runs"

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  gboolean lines = FALSE;
  g_auto (GStrv) keys = ef_json_keys_list ((const char *) head, length, &lines);
  const char *const *list = (const char *const *) keys;

  return g_strv_contains (list, "run_spec")
             && ef_json_keys_occurs ((const char *) head, length, "scenario_spec")
             && ef_json_keys_occurs ((const char *) head, length, "adapter_spec")
           ? 0.9
           : 0;
}

static void
add_run (EfCardRows *rows, const EfTreeNode *run)
{
  const EfTreeNode *spec = ef_tree_get (run, "run_spec");
  const EfTreeNode *stats = ef_tree_get (run, "stats");
  const char *name = ef_tree_get_text (ef_tree_get (spec, "name"));
  const char *stated
    = ef_tree_get_text (ef_tree_get (ef_tree_get (spec, "adapter_spec"), "model"));
  g_autofree char *model = NULL;
  g_autofree char *scenario = NULL;
  g_autofree char *place = NULL;

  if (name == NULL)
    name = "";
  model = stated != NULL ? g_strdup (stated) : ef_helm_run_dup_model (name);
  scenario = ef_helm_run_dup_scenario (name);
  place = ef_tree_dup_path (stats, NULL);
  ef_helm_stats_add (rows, stats, place, model != NULL ? model : name,
                     scenario != NULL ? scenario : name);
}

static EfCatalogNode *
read_helm_runs (EfReading *reading, GError **error)
{
  g_autoptr (EfTree) tree = NULL;
  const EfTreeNode *root;
  g_auto (EfCardRows) rows = { 0 };

  tree = ef_card_rows_read_json (&rows, reading, ID, error);
  if (tree == NULL)
    return NULL;

  root = ef_tree_get_root (tree);
  for (guint i = 0; i < ef_tree_count_items (root, NULL); i++)
    {
      if (g_cancellable_set_error_if_cancelled (reading->cancellable, error))
        return NULL;
      add_run (&rows, ef_tree_get_item (root, NULL, i));
    }
  if (rows.n_rows == 0)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                   _("“%s” lists runs of HELM, but none with a value."), rows.file);
      return NULL;
    }

  return ef_card_rows_end_measures (&rows, error);
}

const EfReader ef_reader_helm_runs = {
  .id = ID,
  .name = N_ ("Runs of a HELM suite (JSON)"),
  .sniff = sniff,
  .read = read_helm_runs,
};
