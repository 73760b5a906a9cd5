/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-card-rows.h"
#include "ef-error.h"
#include "ef-json-keys.h"
#include "ef-number.h"
#include "ef-quantity.h"
#include "ef-tree.h"

/* Results of EleutherAI's lm-evaluation-harness: {results: {task: {metric: value}}}, of one model.
 * A row is a task. Newer versions write the filter behind the metric, "acc,none", and say which
 * metrics are better when higher; older ones do neither. A standard error, "acc_stderr,none",
 * becomes the error bar of its metric. The files of several models make one table, in which the
 * revision tells the steps of one training apart. */

#define ID "lm-eval"
#define STDERR "_stderr"
#define NO_FILTER "none"
#define RANK_MODEL 5
#define RANK_METRIC 10
#define RANK_REST 20

/* What is known of a metric before its first value. */
typedef struct
{
  guint n_higher; /* tasks that say so */
  guint n_lower;
} Opinion;

typedef struct
{
  EfReading *reading;
  const EfTreeNode *root;
  EfCardRows rows;
  EfRecords *records;
  GHashTable *opinions; /* metric without filter to Opinion */
  char *model;
  char *revision; /* or NULL */
  char *date;
  guint n_tasks;
} Results;

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  const char *text = (const char *) head;
  gboolean lines = FALSE;
  g_auto (GStrv) keys = ef_json_keys_list (text, length, &lines);
  const char *const *list = (const char *const *) keys;

  if (lines || !g_strv_contains (list, "results"))
    return 0;
  /* The tasks may fill all of the head. */
  if (ef_json_keys_occurs (text, length, "alias") || g_strv_contains (list, "versions"))
    return g_strv_contains (list, "config") || g_strv_contains (list, "configs")
               || ef_json_keys_occurs (text, length, "acc")
               || memmem (text, length, STDERR, strlen (STDERR)) != NULL
             ? 0.85
             : 0;

  return memmem (text, length, STDERR, strlen (STDERR)) != NULL ? 0.7 : 0;
}

/* What there is to know of the model */

/* What "pretrained=org/model,revision=step1" says of @key, or NULL. */
static char *
find_argument (const EfTreeNode *root, const char *key)
{
  const char *text
    = ef_tree_get_text (ef_tree_get (ef_tree_get (root, "config"), "model_args"));
  g_auto (GStrv) arguments = g_strsplit (text != NULL ? text : "", ",", -1);

  for (guint i = 0; arguments[i] != NULL; i++)
    {
      const char *equals = strchr (arguments[i], '=');

      if (equals != NULL && strlen (key) == (gsize) (equals - arguments[i])
          && g_str_has_prefix (arguments[i], key))
        return g_strdup (equals + 1);
    }

  return NULL;
}

static char *
find_model (const EfTreeNode *root, const char *file)
{
  const char *name = ef_tree_get_text (ef_tree_get (root, "model_name"));
  char *found;

  if (name != NULL && *name != '\0')
    return g_strdup (name);
  found = find_argument (root, "pretrained");

  return found != NULL ? found : g_strdup (file);
}

/* The state of the model's weights; "main" is what everybody gets who names none. */
static char *
find_revision (const EfTreeNode *root)
{
  const char *stated
    = ef_tree_get_text (ef_tree_get (ef_tree_get (root, "config"), "model_revision"));
  g_autofree char *found
    = stated != NULL ? g_strdup (stated) : find_argument (root, "revision");

  return found != NULL && *found != '\0' && strcmp (found, "main") != 0
         ? g_steal_pointer (&found)
         : NULL;
}

/* Seconds since 1970 as a day, or NULL. */
static char *
find_date (const EfTreeNode *root)
{
  const EfTreeNode *node = ef_tree_get (root, "date");
  g_autoptr (GDateTime) time = NULL;
  double seconds;

  if (ef_tree_get_text (node) == NULL
      || !ef_number_read_plain (node->text, node->length, &seconds) || seconds < 0
      || seconds > 1e11)
    return NULL;
  time = g_date_time_new_from_unix_utc ((gint64) seconds);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d") : NULL;
}

static void
collect_opinions (Results *self)
{
  const EfTreeNode *tasks = ef_tree_get (self->root, "higher_is_better");

  for (guint i = 0; ef_tree_is (tasks, EF_TREE_MAPPING) && i < tasks->n_children; i++)
    for (guint j = 0; j < ef_tree_at (tasks, i)->n_children; j++)
      {
        const EfTreeNode *metric = ef_tree_at (ef_tree_at (tasks, i), j);
        Opinion *opinion;
        gboolean higher;

        if (metric->key == NULL || !ef_tree_get_boolean (metric, &higher))
          continue;
        opinion = g_hash_table_lookup (self->opinions, metric->key);
        if (opinion == NULL)
          {
            opinion = g_new0 (Opinion, 1);
            g_hash_table_insert (self->opinions, g_strdup (metric->key), opinion);
          }
        opinion->n_higher += higher;
        opinion->n_lower += !higher;
      }
}

/* Rows */

static void
set_text (Results *self, const char *name, EfRole role, const char *text)
{
  const EfField field = { .name = name, .plain = TRUE, .text = TRUE, .role = role };

  if (text != NULL)
    ef_records_set (self->records, ef_records_get_field (self->records, &field), text, NULL);
}

static void
set_fact (Results *self, const char *name, const EfTreeNode *node)
{
  const EfField field = { .name = name, .plain = TRUE, .rank = RANK_REST };

  if (ef_tree_get_text (node) != NULL)
    {
      g_autofree char *place = ef_tree_dup_pointer (node);

      ef_records_set_at (self->records, ef_records_get_field (self->records, &field), node->text,
                         place);
    }
}

/* Newer versions count the parameters of the model; of one behind an API they do not know them. */
static void
set_parameters (Results *self)
{
  const EfField field = {
    .name = "parameters",
    .quantity = ef_quantity_find ("parameters"),
    .unit = ef_unit_find_by_id ("one"),
    .rank = RANK_MODEL,
  };
  const EfTreeNode *node
    = ef_tree_get (ef_tree_get (self->root, "config"), "model_num_parameters");
  g_autofree char *place = NULL;
  double number;

  if (ef_tree_get_text (node) == NULL || !ef_number_read_plain (node->text, node->length, &number)
      || number <= 0)
    return;
  place = ef_tree_dup_pointer (node);
  ef_records_set_at (self->records, ef_records_get_field (self->records, &field), node->text,
                     place);
}

/* "acc,none" is called acc, and "acc,strict" is acc (strict). */
static guint
get_metric (Results *self, const char *metric, const char *filter)
{
  const Opinion *opinion = g_hash_table_lookup (self->opinions, metric);
  g_autofree char *name = NULL;
  EfField field = { .rank = RANK_METRIC };

  if (*filter == '\0' || strcmp (filter, NO_FILTER) == 0)
    name = g_strdup (metric);
  else
    name = g_strdup_printf ("%s (%s)", metric, filter);
  field.name = name;
  if (opinion != NULL && (opinion->n_higher == 0 || opinion->n_lower == 0))
    {
      field.direction = opinion->n_higher > 0 ? EF_DIRECTION_HIGHER : EF_DIRECTION_LOWER;
      field.direction_reason = EF_DIRECTION_REASON_FILE;
    }

  return ef_records_get_field (self->records, &field);
}

static void
set_error (Results *self, guint field, const EfTreeNode *value, const EfTreeNode *error)
{
  char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
  double middle, distance;

  if (ef_tree_get_text (error) == NULL || ef_tree_get_text (value) == NULL
      || !ef_number_read_plain (value->text, value->length, &middle)
      || !ef_number_read_plain (error->text, error->length, &distance) || distance <= 0)
    return;
  g_ascii_dtostr (low, sizeof low, middle - distance);
  g_ascii_dtostr (high, sizeof high, middle + distance);
  ef_records_set_bounds (self->records, field, low, high, NULL);
}

static void
add_metric (Results *self, const EfTreeNode *task, const EfTreeNode *value)
{
  const char *comma = strrchr (value->key, ',');
  g_autofree char *metric = NULL;
  g_autofree char *error = NULL;
  g_autofree char *suffix = NULL;
  guint field;

  if (!ef_tree_is (value, EF_TREE_SCALAR) || strcmp (value->key, "alias") == 0)
    return;
  metric = comma != NULL ? g_strndup (value->key, (gsize) (comma - value->key))
                         : g_strdup (value->key);
  if (g_str_has_suffix (metric, STDERR) || g_str_has_suffix (metric, STDERR "_norm"))
    return;
  error = g_strconcat (metric, STDERR, comma, NULL);
  suffix = ef_tree_dup_pointer (value);
  field = get_metric (self, metric, comma != NULL ? comma + 1 : "");
  if (ef_tree_get_text (value) == NULL)
    return;
  ef_records_set_at (self->records, field, value->text, suffix);
  set_error (self, field, value, ef_tree_get (task, error));
}

/* Examples that the model sees before the question; older versions say it once for all tasks. */
static const EfTreeNode *
find_shots (Results *self, const EfTreeNode *task)
{
  const EfTreeNode *of_tasks = ef_tree_get (self->root, "n-shot");

  return of_tasks != NULL ? ef_tree_get (of_tasks, task->key)
                          : ef_tree_get (ef_tree_get (self->root, "config"), "num_fewshot");
}

static void
add_task (Results *self, const EfTreeNode *task)
{
  const gboolean joined = self->reading->join != NULL;
  const EfTreeNode *samples = ef_tree_get (ef_tree_get (self->root, "n-samples"), task->key);
  g_autofree char *place = ef_tree_dup_pointer (task);

  ef_records_begin_row (self->records, joined ? ef_input_get_name (self->reading->input) : NULL,
                        place);
  set_text (self, "model", joined ? EF_ROLE_NAME : EF_ROLE_NONE, self->model);
  set_text (self, "revision", EF_ROLE_NONE, self->revision);
  set_text (self, "task", joined ? EF_ROLE_GROUP : EF_ROLE_NAME, task->key);
  set_parameters (self);
  self->n_tasks++;
  for (guint i = 0; i < task->n_children; i++)
    add_metric (self, task, ef_tree_at (task, i));
  set_fact (self, "shots", find_shots (self, task));
  set_fact (self, "samples", ef_tree_get (samples, "effective"));
  set_fact (self, "version", ef_tree_get (ef_tree_get (self->root, "versions"), task->key));
  if (self->date != NULL)
    {
      const EfField date = { .name = "date", .role = EF_ROLE_DATE, .rank = RANK_REST };

      ef_records_set_at (self->records, ef_records_get_field (self->records, &date), self->date,
                         "/date");
    }
}

/* FALSE with @error if there is none. */
static gboolean
read_tasks (Results *self, GError **error)
{
  const EfTreeNode *tasks = ef_tree_get (self->root, "results");
  const char *file = ef_input_get_name (self->reading->input);

  collect_opinions (self);
  self->model = find_model (self->root, file);
  self->revision = find_revision (self->root);
  self->date = find_date (self->root);
  for (guint i = 0; ef_tree_is (tasks, EF_TREE_MAPPING) && i < tasks->n_children; i++)
    if (ef_tree_is (ef_tree_at (tasks, i), EF_TREE_MAPPING))
      add_task (self, ef_tree_at (tasks, i));
  if (self->n_tasks == 0)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                   _("“%s” has the form of results of lm-evaluation-harness, but there is no task "
                     "in it."),
                   file);
      return FALSE;
    }
  self->reading->summary
    = g_strdup_printf (ngettext ("Results of “%s” on %u task", "Results of “%s” on %u tasks",
                                 self->n_tasks),
                       self->model, self->n_tasks);

  return TRUE;
}

/* The node of the file, without a table where its rows go to others. */
static EfCatalogNode *
make_node (Results *self, GError **error)
{
  const char *file = ef_input_get_name (self->reading->input);
  g_autoptr (EfTable) table = NULL;
  EfCatalogNode *root;

  if (self->reading->join == NULL)
    {
      table = ef_card_rows_make_table (&self->rows, self->model, file, error);
      if (table == NULL)
        return NULL;
      ef_text_pool_freeze (self->rows.pool);
    }
  root = ef_catalog_node_new (file, NULL);
  if (table != NULL)
    ef_catalog_node_add_table (root, table);

  return root;
}

static EfCatalogNode *
read_lm_eval (EfReading *reading, GError **error)
{
  g_autoptr (EfTree) tree = NULL;
  Results results = { .reading = reading };
  EfCatalogNode *root = NULL;

  tree = ef_tree_read_json (reading->input, reading->diagnostics, reading->cancellable, error);
  if (tree == NULL)
    return NULL;
  ef_reading_set_source (reading, ID);

  results.root = ef_tree_get_root (tree);
  ef_card_rows_init (&results.rows, reading, NULL);
  results.records = results.rows.records;
  results.opinions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (read_tasks (&results, error))
    root = make_node (&results, error);
  ef_card_rows_clear (&results.rows);
  g_hash_table_unref (results.opinions);
  g_free (results.model);
  g_free (results.revision);
  g_free (results.date);

  return root;
}

const EfReader ef_reader_lm_eval = {
  .id = ID,
  .name = N_ ("Results of lm-evaluation-harness (JSON)"),
  .sniff = sniff,
  .read = read_lm_eval,
  .joined_name = "lm-evaluation-harness",
  .noun = EF_READER_NOUN_EVALUATION,
};
