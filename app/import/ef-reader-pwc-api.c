/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"
#include "ef-json-keys.h"
#include "ef-records.h"
#include "ef-tree.h"

/* Answers of the programming interfaces of Papers with Code, old (v1, until 2025) and new: pages of
 * results, {count, next, results: [...]}, which hold a part of what there is. The old one has the
 * model under "methodology" and says neither task nor data set. The new one has both, the number of
 * parameters, and a row for each metric: those of one model, data set and paper are put together.
 * Its command line wraps the page once more, {schema_version, data}. */

#define ID "pwc-api"

/* What a field of a result becomes; the others become columns as they are. */
typedef struct
{
  const char *key;
  const char *name; /* NULL: no column */
  EfRole role;
  gint rank;
  const char *quantity;
} FieldRule;

static const FieldRule rules[] = {
  { "methodology", "model", EF_ROLE_NAME, 0, NULL },
  { "model_name", "model", EF_ROLE_NAME, 0, NULL },
  { "num_parameters", "parameters", EF_ROLE_NONE, 20, "parameters" },
  { "best_rank", "best rank", EF_ROLE_NONE, 30, "rank" },
  { "best_metric", "best metric", EF_ROLE_NONE, 31, NULL },
  { "paper_title", "paper", EF_ROLE_PAPER, 40, NULL },
  { "paper", "paper", EF_ROLE_PAPER, 40, NULL },
  { "evaluated_on", "date", EF_ROLE_DATE, 41, "date" },
  { "paper_published_date", "paper date", EF_ROLE_NONE, 42, "date" },
  { "result_url", "link", EF_ROLE_LINK, 43, NULL },
  { "source_url", "link", EF_ROLE_LINK, 43, NULL },
  { "code_url", "code", EF_ROLE_NONE, 44, NULL },
  { "hf_model_url", "weights", EF_ROLE_NONE, 45, NULL },
  { "is_open", "open", EF_ROLE_NONE, 46, NULL },
  { "uses_additional_data", "uses additional data", EF_ROLE_GROUP, 47, NULL },
  { "id", NULL, 0, 0, NULL },
  { "paper_id", NULL, 0, 0, NULL },
  { "task_id", NULL, 0, 0, NULL },
  { "task_name", NULL, 0, 0, NULL },
  { "task_slug", NULL, 0, 0, NULL },
  { "dataset_id", NULL, 0, 0, NULL },
  { "dataset_name", NULL, 0, 0, NULL },
  { "dataset_slug", NULL, 0, 0, NULL },
  { "metrics", NULL, 0, 0, NULL },
};

/* The results of one data set of one task. */
typedef struct
{
  char *task;
  char *dataset;
  GPtrArray *rows; /* (element-type GPtrArray) of results that are one row */
} Board;

typedef struct
{
  EfReading *reading;
  EfTextPool *pool;
  GPtrArray *boards;   /* (element-type Board), as met */
  GHashTable *numbers; /* task and data set to the number of the board plus one */
  GHashTable *rows;    /* board, model and paper to the row (GPtrArray) (not owned) */
  guint n_results;
  guint n_merged;      /* results that were put to another one */
} Page;

static void
board_free (gpointer data)
{
  Board *self = data;

  g_free (self->task);
  g_free (self->dataset);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* Recognising */

static gboolean
has_results (const char *text, gsize length)
{
  return ef_json_keys_occurs (text, length, "metrics")
         && (ef_json_keys_occurs (text, length, "methodology")
             || (ef_json_keys_occurs (text, length, "model_name")
                 && (ef_json_keys_occurs (text, length, "dataset_name")
                     || ef_json_keys_occurs (text, length, "dataset_slug"))));
}

static gboolean
has_papers (const char *text, gsize length)
{
  return ef_json_keys_occurs (text, length, "arxiv_id")
         && ef_json_keys_occurs (text, length, "url_abs");
}

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  const char *text = (const char *) head;
  g_auto (GStrv) keys = NULL;
  const char *const *list;
  gboolean lines = FALSE;
  gboolean is_page;

  keys = ef_json_keys_list (text, length, &lines);
  list = (const char *const *) keys;
  is_page = (g_strv_contains (list, "count") && g_strv_contains (list, "results"))
            || (g_strv_contains (list, "schema_version") && g_strv_contains (list, "data"))
            || (g_strv_contains (list, "metrics") && !lines);
  if (is_page && has_results (text, length))
    return 0.9;

  return is_page && g_strv_contains (list, "results") && has_papers (text, length) ? 0.9 : 0;
}

/* Gathering */

static const char *
get_text (const EfTreeNode *result, const char *key)
{
  return ef_tree_get_text (ef_tree_get (result, key));
}

static const char *
get_first_text (const EfTreeNode *result, const char *key, const char *other)
{
  const char *text = get_text (result, key);

  return text != NULL && *text != '\0' ? text : get_text (result, other);
}

static Board *
ensure_board (Page *self, const EfTreeNode *result)
{
  const char *task = get_first_text (result, "task_name", "task_slug");
  const char *dataset = get_first_text (result, "dataset_name", "dataset_slug");
  g_autofree char *key = g_strdup_printf ("%s\x1f%s", task != NULL ? task : "",
                                          dataset != NULL ? dataset : "");
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, key));
  Board *board;

  if (number > 0)
    return g_ptr_array_index (self->boards, number - 1);

  board = g_new0 (Board, 1);
  board->task = g_strdup (task);
  board->dataset = g_strdup (dataset != NULL ? dataset : "results");
  board->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_add (self->boards, board);
  g_hash_table_insert (self->numbers, g_steal_pointer (&key),
                       GUINT_TO_POINTER (self->boards->len));

  return board;
}

/* The rows of one model have a handful of metrics; beyond that they are not compared. */
#define MERGED_MAX 64

/* TRUE if no metric of @result has another value in the row. */
static gboolean
fits (const GPtrArray *row, const EfTreeNode *result)
{
  const EfTreeNode *metrics = ef_tree_get (result, "metrics");

  if (row->len >= MERGED_MAX || metrics->n_children > MERGED_MAX)
    return FALSE;
  for (guint i = 0; i < row->len; i++)
    {
      const EfTreeNode *others = ef_tree_get (g_ptr_array_index (row, i), "metrics");

      if (others->n_children > MERGED_MAX)
        return FALSE;
      for (guint j = 0; j < metrics->n_children; j++)
        {
          const EfTreeNode *metric = &metrics->children[j];
          const char *other = ef_tree_get_text (ef_tree_get (others, metric->key));

          if (other != NULL && strcmp (other, metric->text) != 0)
            return FALSE;
        }
    }

  return TRUE;
}

static void
add_result (Page *self, const EfTreeNode *result)
{
  Board *board = ensure_board (self, result);
  const char *paper = get_first_text (result, "paper_id", "paper_title");
  const char *model = get_text (result, "model_name");
  g_autofree char *key = NULL;
  GPtrArray *row = NULL;

  self->n_results++;
  /* The old interface has a row for all metrics; two of a model are two. */
  if (model != NULL)
    {
      key = g_strdup_printf ("%p\x1f%s\x1f%s", (gpointer) board, model,
                             paper != NULL ? paper : "");
      row = g_hash_table_lookup (self->rows, key);
      if (row != NULL && fits (row, result))
        {
          g_ptr_array_add (row, (gpointer) result);
          self->n_merged++;
          return;
        }
    }
  row = g_ptr_array_new ();
  g_ptr_array_add (row, (gpointer) result);
  g_ptr_array_add (board->rows, row);
  if (key != NULL)
    g_hash_table_insert (self->rows, g_steal_pointer (&key), row);
}

/* Tables */

static const FieldRule *
find_rule (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (strcmp (rules[i].key, key) == 0)
      return &rules[i];

  return NULL;
}

/* What a value looks like for a person, also if it is a list. */
static void
set_node (EfRecords *records, guint field, const EfTreeNode *node)
{
  g_autofree char *pointer = ef_tree_dup_pointer (node);

  if (ef_tree_is (node, EF_TREE_SCALAR) && !ef_tree_is_null (node))
    ef_records_set_at (records, field, node->text, pointer);
  else if (ef_tree_is (node, EF_TREE_LIST) && node->n_children > 0)
    ef_records_set_at (records, field, "[…]", pointer);
  else if (ef_tree_is (node, EF_TREE_MAPPING) && node->n_children > 0)
    ef_records_set_at (records, field, "{…}", pointer);
}

static void
set_metrics (EfRecords *records, const EfTreeNode *metrics)
{
  for (guint i = 0; ef_tree_is (metrics, EF_TREE_MAPPING) && i < metrics->n_children; i++)
    {
      const EfTreeNode *metric = &metrics->children[i];
      g_autofree char *id = g_strconcat ("metric ", metric->key, NULL);
      const EfField field = { .id = id, .name = metric->key, .rank = 10 };

      set_node (records, ef_records_get_field (records, &field), metric);
    }
}

static void
set_arxiv_link (EfRecords *records, const EfTreeNode *node)
{
  g_autofree char *link = NULL;
  g_autofree char *pointer = ef_tree_dup_pointer (node);
  const EfField field = { .name = "arXiv", .plain = TRUE, .text = TRUE, .role = EF_ROLE_LINK,
                          .rank = 43 };

  if (ef_tree_get_text (node) == NULL)
    return;
  link = g_strconcat ("https://arxiv.org/abs/", ef_tree_get_text (node), NULL);
  ef_records_set_at (records, ef_records_get_field (records, &field), link, pointer);
}

static void
set_result (EfRecords *records, const EfTreeNode *result)
{
  set_metrics (records, ef_tree_get (result, "metrics"));
  for (guint i = 0; i < result->n_children; i++)
    {
      const EfTreeNode *node = &result->children[i];
      const FieldRule *rule = node->key != NULL ? find_rule (node->key) : NULL;
      EfField field = { .plain = TRUE, .rank = 60 };

      if (node->key == NULL || (rule != NULL && rule->name == NULL))
        continue;
      if (strcmp (node->key, "paper_arxiv_id") == 0)
        {
          set_arxiv_link (records, node);
          continue;
        }
      field.name = rule != NULL ? rule->name : node->key;
      if (rule != NULL)
        {
          field.role = rule->role;
          field.rank = rule->rank;
          field.quantity = rule->quantity != NULL ? ef_quantity_find (rule->quantity) : NULL;
          field.unit = field.quantity != NULL ? ef_quantity_get_unit (field.quantity) : NULL;
        }
      set_node (records, ef_records_get_field (records, &field), node);
    }
}

static EfTable *
make_table (Page *self, const Board *board, const char *name, GError **error)
{
  EfReading *reading = self->reading;
  g_autofree char *path = NULL;
  g_autoptr (EfRecords) records = NULL;

  records = ef_records_new (ef_input_get_name (reading->input), self->pool, reading->diagnostics);
  for (guint i = 0; i < board->rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (board->rows, i);
      g_autofree char *place = ef_tree_dup_pointer (g_ptr_array_index (row, 0));

      ef_records_begin_row (records, NULL, place);
      for (guint j = 0; j < row->len; j++)
        set_result (records, g_ptr_array_index (row, j));
    }
  path = board->task != NULL ? g_strconcat (board->task, EF_CATALOG_SEPARATOR, name, NULL)
                             : g_strdup (name);

  return ef_records_end (records, name, path, reading->source, reading->cancellable, error);
}

/* The node of a task below @root, or @root itself for results of none (transfer none). */
static EfCatalogNode *
ensure_task_node (EfCatalogNode *root, GHashTable *nodes, const char *task)
{
  EfCatalogNode *node;

  if (task == NULL)
    return root;
  node = g_hash_table_lookup (nodes, task);
  if (node == NULL)
    {
      node = ef_catalog_node_new (task, NULL);
      ef_catalog_node_add_child (root, node);
      g_hash_table_insert (nodes, g_strdup (task), node);
    }

  return node;
}

static gboolean
make_tables (Page *self, EfCatalogNode *root, GError **error)
{
  g_autoptr (GHashTable) nodes = NULL;

  nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                 (GDestroyNotify) ef_catalog_node_unref);
  for (guint i = 0; i < self->boards->len; i++)
    {
      const Board *board = g_ptr_array_index (self->boards, i);
      g_autoptr (EfTable) table = make_table (self, board, board->dataset, error);

      if (table == NULL)
        return FALSE;
      ef_catalog_node_add_table (ensure_task_node (root, nodes, board->task), table);
    }

  return TRUE;
}

/* Reading */

/* The list of results, wherever the envelope has it, or NULL; @envelope is where the count is. */
static const EfTreeNode *
find_results (const EfTreeNode *root, const EfTreeNode **envelope)
{
  *envelope = root;
  if (ef_tree_is (root, EF_TREE_LIST))
    return root;
  if (ef_tree_get (root, "schema_version") != NULL)
    return find_results (ef_tree_get (root, "data"), envelope);

  return ef_tree_is (ef_tree_get (root, "results"), EF_TREE_LIST) ? ef_tree_get (root, "results")
                                                                  : NULL;
}

/* What the envelope says there is, 0 if it does not. */
static guint
get_count (const EfTreeNode *envelope)
{
  const char *text = get_text (envelope, "count");
  guint64 count = 0;

  if (text != NULL)
    g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &count, NULL);

  return (guint) count;
}

static void
page_init (Page *self, EfReading *reading)
{
  *self = (Page) {
    .reading = reading,
    .pool = ef_text_pool_new (),
    .boards = g_ptr_array_new_with_free_func (board_free),
    .numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };
}

static void
page_clear (Page *self)
{
  ef_text_pool_unref (self->pool);
  g_ptr_array_unref (self->boards);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

/* FALSE with @error if there is no result. */
static gboolean
gather (Page *self, const EfTreeNode *results, guint count, GError **error)
{
  const char *name = ef_input_get_name (self->reading->input);
  guint n_papers = 0;

  for (guint i = 0; results != NULL && i < results->n_children; i++)
    {
      const EfTreeNode *result = &results->children[i];

      n_papers += ef_tree_get (result, "url_abs") != NULL;
      if (ef_tree_is (ef_tree_get (result, "metrics"), EF_TREE_MAPPING))
        add_result (self, result);
    }
  if (self->n_results > 0)
    return TRUE;

  if (n_papers > 0)
    g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                 _("“%s” is a page of a list of papers from the Papers with Code API (%'u of %'u), "
                   "in which results do not stand."),
                 name, n_papers, MAX (count, n_papers));
  else
    g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                 _("“%s” is a page from the Papers with Code API, but there is no result in it."),
                 name);

  return FALSE;
}

static void
finish (Page *self, guint count)
{
  EfReading *reading = self->reading;

  if (self->n_merged > 0)
    ef_diagnostics_add (reading->diagnostics, EF_SEVERITY_INFO, ef_input_get_name (reading->input),
                        NULL,
                        ngettext ("%u result is put to the row of the same model, data set and "
                                  "paper.",
                                  "%u results are put to the rows of the same model, data set and "
                                  "paper.",
                                  self->n_merged),
                        self->n_merged);
  if (count > self->n_results)
    reading->summary = g_strdup_printf (_("%'u of %'u results are in this file"), self->n_results,
                                        count);
  else
    reading->summary = g_strdup_printf (ngettext ("%'u result of the Papers with Code API",
                                                  "%'u results of the Papers with Code API",
                                                  self->n_results),
                                        self->n_results);
  if (count > self->n_results)
    ef_diagnostics_add (reading->diagnostics, EF_SEVERITY_WARNING,
                        ef_input_get_name (reading->input), NULL,
                        _("%'u of %'u results are in this file; the others are on other pages."),
                        self->n_results, count);
}

static EfCatalogNode *
read_api (EfReading *reading, GError **error)
{
  g_autoptr (EfTree) tree = NULL;
  g_auto (Page) page = { 0 };
  const EfTreeNode *envelope = NULL;
  const EfTreeNode *results;
  EfCatalogNode *root;

  page_init (&page, reading);
  if (reading->progress != NULL)
    ef_input_set_progress (reading->input, reading->progress);
  tree = ef_tree_read_json (reading->input, reading->diagnostics, reading->cancellable, error);
  if (tree == NULL)
    return NULL;
  results = find_results (ef_tree_get_root (tree), &envelope);
  if (!gather (&page, results, get_count (envelope), error))
    return NULL;
  ef_reading_set_source (reading, ID);

  root = ef_catalog_node_new (ef_input_get_name (reading->input), NULL);
  if (!make_tables (&page, root, error))
    {
      ef_catalog_node_unref (root);
      return NULL;
    }
  ef_text_pool_freeze (page.pool);
  finish (&page, get_count (envelope));

  return root;
}

const EfReader ef_reader_pwc_api = {
  .id = ID,
  .name = N_ ("Papers with Code API (JSON)"),
  .sniff = sniff,
  .read = read_api,
};
