/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-card-rows.h"
#include "ef-error.h"
#include "ef-helm-stats.h"
#include "ef-json-keys.h"
#include "ef-tree.h"

/* HELM, Stanford's evaluations: "stats.json" of a run is a list of {name: {name, split,
 * perturbation}, count, sum, mean, stddev ...}, one for each metric, over the trials of the run.
 * Metrics of the same split and perturbation are a row. Which model it was, only the folder says:
 * "mmlu:subject=anatomy,model=openai_gpt2". The runs of a folder make one table. */

#define ID "helm"
#define STATS "stats.json"

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  gboolean lines = FALSE;
  g_auto (GStrv) keys = ef_json_keys_list ((const char *) head, length, &lines);
  const char *const *list = (const char *const *) keys;

  return g_strv_contains (list, "name") && g_strv_contains (list, "count")
             && g_strv_contains (list, "sum_squared")
             && ef_json_keys_occurs ((const char *) head, length, "split")
           ? 0.9
           : 0;
}

/* The path of the file, with the folders that the import does not name (transfer full), or NULL. */
static char *
dup_path (EfReading *reading)
{
  g_autoptr (GFile) file = NULL;

  if (reading->uri == NULL)
    return NULL;
  file = g_file_new_for_uri (reading->uri);

  return g_file_get_parse_name (file);
}

/* What an evaluation is called whose name is not that of a run (transfer full): as the file without
 * its end, or as its folder. */
static char *
dup_plain_name (const char *file, const char *path)
{
  g_autofree char *name = g_strdup (file);
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  char *end;

  if ((end = g_strrstr (name, STATS)) != NULL)
    *end = '\0';
  while (*name != '\0' && strchr ("_/.-", name[strlen (name) - 1]) != NULL)
    name[strlen (name) - 1] = '\0';
  if (*name != '\0')
    return g_steal_pointer (&name);

  return folder != NULL ? g_path_get_basename (folder) : g_strdup (file);
}

static EfCatalogNode *
read_helm (EfReading *reading, GError **error)
{
  g_autoptr (EfTree) tree = NULL;
  g_autofree char *path = dup_path (reading);
  g_autofree char *model = NULL;
  g_autofree char *scenario = NULL;
  const char *run;
  g_auto (EfCardRows) rows = { 0 };

  tree = ef_card_rows_read_json (&rows, reading, ID, error);
  if (tree == NULL)
    return NULL;

  model = ef_helm_run_dup_model (rows.file);
  run = model != NULL || path == NULL ? rows.file : path;
  if (model == NULL)
    model = ef_helm_run_dup_model (run);
  if (model == NULL)
    model = dup_plain_name (rows.file, path);
  scenario = ef_helm_run_dup_scenario (run);
  ef_helm_stats_add (&rows, ef_tree_get_root (tree), "", model, scenario);
  if (rows.n_rows == 0)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                   _("“%s” has the form of HELM's statistics, but no value in it."), rows.file);
      return NULL;
    }

  return ef_card_rows_end_measures (&rows, error);
}

const EfReader ef_reader_helm = {
  .id = ID,
  .name = N_ ("Statistics of a HELM run (JSON)"),
  .sniff = sniff,
  .read = read_helm,
  .joined_name = "HELM",
  .noun = EF_READER_NOUN_RUN,
};
