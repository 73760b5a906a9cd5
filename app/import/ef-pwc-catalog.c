/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-pwc-catalog.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "ef-pwc-table.h"

/* Papers with Code embeds a task, with everything below it, again under each of its parents: in
 * the dump of 2020 two tables of five are repetitions. As texts are pooled, what a table or a
 * node is made of is a short list of numbers; equal lists are equal things, and only the first
 * of them is built. */

typedef struct
{
  const EfPwcDump *dump;
  EfReading *reading;
  EfPwcTableMaker *maker;
  GHashTable *tables; /* content (GBytes) to EfTable */
  GHashTable *nodes;  /* content (GBytes) to EfCatalogNode */
  GHashTable *paths;  /* path that is taken to the number given to it last */
  GArray *row_hashes; /* (element-type guint64), of the rows of different tables */
} CatalogWork;

/* Where a task or data set stands. */
typedef struct
{
  const char *path;
  const char *place; /* a JSON pointer, or a line */
} Location;

/* Keys */

static void
append_id (GByteArray *key, guint32 id)
{
  g_byte_array_append (key, (const guint8 *) &id, sizeof id);
}

static void
append_pointer (GByteArray *key, gconstpointer pointer)
{
  g_byte_array_append (key, (const guint8 *) &pointer, sizeof pointer);
}

/* Keys are long, and g_bytes_hash() goes byte by byte. */
static guint
hash_key (gconstpointer data)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data ((GBytes *) data, &size);
  guint64 hash = size;
  guint64 word;

  for (; size >= sizeof word; bytes += sizeof word, size -= sizeof word)
    {
      memcpy (&word, bytes, sizeof word);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
      hash ^= hash >> 32;
    }
  word = 0;
  memcpy (&word, bytes, size);
  hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  return (guint) (hash ^ hash >> 32);
}

/* A row as a part of the key of its table. */
typedef struct
{
  guint32 model;
  guint32 paper;
  guint32 url;
  guint32 date;
  guint32 code;
  guint32 index;
  guint32 n_cells;
  guint32 additional;
} RowKey;

static void
append_row (const CatalogWork *work, GByteArray *key, const EfPwcRow *row)
{
  const RowKey row_key = {
    row->model, row->paper, row->url,     row->date,
    row->code,  row->index, row->n_cells, row->additional,
  };

  g_byte_array_append (key, (const guint8 *) &row_key, sizeof row_key);
  for (guint i = 0; i < row->n_cells; i++)
    {
      const EfPwcCell *cell = ef_pwc_dump_get_cell (work->dump, row, i);

      append_id (key, cell->metric);
      append_id (key, cell->length);
    }
  /* The values of a row stand one behind the other. */
  if (row->n_cells > 0)
    {
      const EfPwcCell *first = ef_pwc_dump_get_cell (work->dump, row, 0);
      const EfPwcCell *last = ef_pwc_dump_get_cell (work->dump, row, row->n_cells - 1);

      g_byte_array_append (key, (const guint8 *) ef_pwc_dump_get_value (work->dump, first),
                           last->offset + last->length - first->offset);
    }
}

/* Everything that makes a table: two with equal keys are the same. */
static GBytes *
make_table_key (const CatalogWork *work, guint32 task, guint32 parent, const EfPwcDataset *dataset)
{
  GByteArray *key = g_byte_array_new ();

  append_id (key, task);
  append_id (key, parent);
  append_id (key, dataset->name);
  append_id (key, dataset->metrics != NULL ? dataset->metrics->len : 0);
  if (dataset->metrics != NULL)
    g_byte_array_append (key, (const guint8 *) dataset->metrics->data,
                         dataset->metrics->len * sizeof (EfPwcMetric));
  for (guint i = 0; dataset->rows != NULL && i < dataset->rows->len; i++)
    append_row (work, key, &g_array_index (dataset->rows, EfPwcRow, i));

  return g_byte_array_free_to_bytes (key);
}

static guint64
hash_more (guint64 hash, guint32 word)
{
  hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  return hash ^ (hash >> 29);
}

static guint64
hash_text (guint64 hash, const char *text, guint32 length)
{
  for (guint32 i = 0; i < length; i++)
    hash = hash_more (hash, (guint8) text[i]);

  return hash_more (hash, length);
}

/* Notes what the rows of a new table are, to count the different ones in the end. */
static void
hash_rows (CatalogWork *work, guint32 task, const EfPwcDataset *dataset)
{
  for (guint i = 0; dataset->rows != NULL && i < dataset->rows->len; i++)
    {
      const EfPwcRow *row = &g_array_index (dataset->rows, EfPwcRow, i);
      guint64 hash = hash_more (hash_more (hash_more (1, task), dataset->name), row->model);

      for (guint j = 0; j < row->n_cells; j++)
        {
          const EfPwcCell *cell = ef_pwc_dump_get_cell (work->dump, row, j);

          hash = hash_more (hash, cell->metric);
          hash = hash_text (hash, ef_pwc_dump_get_value (work->dump, cell), cell->length);
        }
      g_array_append_val (work->row_hashes, hash);
    }
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a;
  guint64 y = *(const guint64 *) b;

  return (x > y) - (x < y);
}

static guint64
count_distinct (GArray *hashes)
{
  guint64 n = hashes->len > 0;

  g_array_sort (hashes, compare_hashes);
  for (guint i = 1; i < hashes->len; i++)
    n += g_array_index (hashes, guint64, i) != g_array_index (hashes, guint64, i - 1);

  return n;
}

/* Names and places */

/* Nameless tasks and data sets go by their position. */
static char *
make_name (const CatalogWork *work, guint32 id, const char *kind, guint index)
{
  if (id != 0)
    return g_strdup (ef_text_pool_get (work->dump->texts, id));

  return g_strdup_printf ("%s %u", kind, index + 1);
}

static char *
make_path (const char *parent, const char *name)
{
  return *parent != '\0' ? g_strconcat (parent, EF_CATALOG_SEPARATOR, name, NULL) : g_strdup (name);
}

/* Tables are told apart by their paths, so two different ones of the same name get different
 * ones. The number given last is remembered with each path: there may be thousands of one name. */
static char *
make_table_path (CatalogWork *work, const char *parent, const char *name)
{
  g_autofree char *wanted = make_path (parent, name);
  char *path = g_strdup (wanted);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (work->paths, wanted));

  while (g_hash_table_contains (work->paths, path))
    {
      g_free (path);
      path = g_strdup_printf ("%s (%u)", wanted, ++number);
    }
  g_hash_table_insert (work->paths, g_strdup (path), GUINT_TO_POINTER (1));
  if (number > 0)
    g_hash_table_insert (work->paths, g_steal_pointer (&wanted), GUINT_TO_POINTER (number));

  return path;
}

/* Of an item of the list @key below @parent; the file knows the line of data sets only. */
static char *
make_place (const CatalogWork *work, const char *parent, const char *key, guint index, guint line)
{
  if (work->dump->by_line)
    return g_strdup_printf ("%u", line);

  return g_strdup_printf ("%s/%s/%u", parent, key, index);
}

/* Building */

static EfTable *
get_table (CatalogWork *work, guint32 task, guint32 parent, const EfPwcDataset *dataset,
           const char *name, const Location *location, GError **error)
{
  g_autoptr (GBytes) key = make_table_key (work, task, parent, dataset);
  EfTable *table = g_hash_table_lookup (work->tables, key);
  g_autofree char *path = NULL;

  if (table != NULL)
    return table;

  path = make_table_path (work, location->path, name);
  table = ef_pwc_table_maker_make (work->maker, dataset, name, path, location->place,
                                   error);
  if (table == NULL)
    return NULL;
  hash_rows (work, task, dataset);
  g_hash_table_insert (work->tables, g_steal_pointer (&key), table);

  return table;
}

/* Returns the node that @node is equal to, @node itself if it is the first of its kind (transfer
 * none). Takes over @node and @key. */
static EfCatalogNode *
intern_node (CatalogWork *work, EfCatalogNode *node, GByteArray *key)
{
  g_autoptr (GBytes) content = g_byte_array_free_to_bytes (key);
  EfCatalogNode *known = g_hash_table_lookup (work->nodes, content);

  if (known != NULL)
    {
      ef_catalog_node_unref (node);
      return known;
    }
  g_hash_table_insert (work->nodes, g_steal_pointer (&content), node);

  return node;
}

static void
add_child (EfCatalogNode *node, EfCatalogNode *child, GByteArray *key)
{
  ef_catalog_node_add_child (node, child);
  append_pointer (key, child);
}

static void
add_table (EfCatalogNode *node, EfTable *table, GByteArray *key)
{
  ef_catalog_node_add_table (node, table);
  append_pointer (key, table);
}

/* Adds the table of a data set to @node, and a node for its parts if it has some. */
static gboolean
add_dataset (CatalogWork *work, EfCatalogNode *node, GByteArray *node_key, guint32 task,
             guint32 parent, const EfPwcDataset *dataset, const Location *location, GError **error)
{
  const gboolean has_rows = dataset->rows != NULL && dataset->rows->len > 0;
  const gboolean has_parts = dataset->subdatasets != NULL && dataset->subdatasets->len > 0;
  g_autofree char *name = make_name (work, dataset->name, "data set", dataset->index);
  EfCatalogNode *parts_node;
  GByteArray *parts_key;
  g_autofree char *path = NULL;
  gboolean done = TRUE;

  /* A data set of which only the parts have rows is no table, but one that is simply empty is
   * shown as such. */
  if (has_rows || !has_parts)
    {
      EfTable *table = get_table (work, task, parent, dataset, name, location, error);

      if (table == NULL)
        return FALSE;
      add_table (node, table, node_key);
    }
  if (!has_parts)
    return TRUE;

  path = make_path (location->path, name);
  parts_node = ef_catalog_node_new (name, NULL);
  parts_key = g_byte_array_new ();
  append_id (parts_key, dataset->name);
  for (guint i = 0; i < dataset->subdatasets->len && done; i++)
    {
      const EfPwcDataset *part = g_ptr_array_index (dataset->subdatasets, i);
      g_autofree char *place = make_place (work, location->place, "subdatasets", part->index,
                                           part->line);
      const Location part_location = { path, place };

      done = add_dataset (work, parts_node, parts_key, task, dataset->name, part, &part_location,
                          error);
    }
  add_child (node, intern_node (work, parts_node, parts_key), node_key);

  return done;
}

/* The node of a task (transfer none), or NULL if cancelled. */
static EfCatalogNode *
build_task (CatalogWork *work, const EfPwcTask *task, const Location *location, GError **error)
{
  g_autofree char *name = make_name (work, task->name, "task", task->index);
  g_autofree char *path = make_path (location->path, name);
  EfCatalogNode *node = ef_catalog_node_new (name, task->description);
  GByteArray *key = g_byte_array_new ();
  gboolean done = TRUE;

  append_id (key, task->name);
  if (task->description != NULL)
    g_byte_array_append (key, (const guint8 *) task->description,
                         (guint) strlen (task->description) + 1);
  for (guint i = 0; task->subtasks != NULL && i < task->subtasks->len && done; i++)
    {
      const EfPwcTask *subtask = g_ptr_array_index (task->subtasks, i);
      g_autofree char *place = make_place (work, location->place, "subtasks", subtask->index, 0);
      const Location sub_location = { path, place };
      EfCatalogNode *child = build_task (work, subtask, &sub_location, error);

      done = child != NULL;
      if (done)
        add_child (node, child, key);
    }
  for (guint i = 0; task->datasets != NULL && i < task->datasets->len && done; i++)
    {
      const EfPwcDataset *dataset = g_ptr_array_index (task->datasets, i);
      g_autofree char *place = make_place (work, location->place, "datasets", dataset->index,
                                           dataset->line);
      const Location dataset_location = { path, place };

      done = add_dataset (work, node, key, task->name, 0, dataset, &dataset_location, error);
    }

  node = intern_node (work, node, key);
  return done ? node : NULL;
}

static gboolean
build_tasks (CatalogWork *work, EfCatalogNode *root, GError **error)
{
  for (guint i = 0; i < work->dump->tasks->len; i++)
    {
      const EfPwcTask *task = g_ptr_array_index (work->dump->tasks, i);
      g_autofree char *place = NULL;
      Location location = { "", "" };
      EfCatalogNode *node;

      if (work->dump->is_list)
        location.place = place = g_strdup_printf ("/%u", task->index);
      node = build_task (work, task, &location, error);
      if (node == NULL)
        return FALSE;
      ef_catalog_node_add_child (root, node);
    }

  return TRUE;
}

/* @n_distinct: rows that differ in task, data set, model or metrics. */
static char *
summarise (const EfPwcDump *dump, guint n_tables, guint64 n_distinct)
{
  const gulong n_rows = (gulong) dump->n_rows;
  const gulong n_repeats = n_rows - (gulong) n_distinct;
  g_autofree char *rows = NULL;
  g_autofree char *repeats = NULL;
  g_autofree char *tables = NULL;

  rows = g_strdup_printf (ngettext ("%'lu row", "%'lu rows", n_rows), n_rows);
  tables = g_strdup_printf (ngettext ("%'u table", "%'u tables", n_tables), n_tables);
  if (n_repeats == 0)
    /* Translators: "559 rows; 91 tables" */
    return g_strdup_printf (_("%s; %s"), rows, tables);

  repeats = g_strdup_printf (ngettext ("%'lu of them a repeat", "%'lu of them repeats", n_repeats),
                             n_repeats);
  /* Translators: "17,745 rows, 10,394 of them repeats; 1,193 tables" */
  return g_strdup_printf (_("%s, %s; %s"), rows, repeats, tables);
}

EfCatalogNode *
ef_pwc_catalog_build (EfPwcDump *dump, EfReading *reading, GError **error)
{
  CatalogWork work = { .dump = dump, .reading = reading };
  g_autoptr (EfCatalogNode) root = NULL;
  gboolean built;

  work.maker = ef_pwc_table_maker_new (reading, dump, ef_pwc_dump_survey (dump));
  work.tables = g_hash_table_new_full (hash_key, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                       (GDestroyNotify) ef_table_unref);
  work.nodes = g_hash_table_new_full (hash_key, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                      (GDestroyNotify) ef_catalog_node_unref);
  work.paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  work.row_hashes = g_array_new (FALSE, FALSE, sizeof (guint64));

  root = ef_catalog_node_new (ef_input_get_name (reading->input), NULL);
  built = build_tasks (&work, root, error);
  if (built)
    {
      ef_text_pool_freeze (dump->texts);
      reading->summary = summarise (dump, g_hash_table_size (work.tables),
                                    count_distinct (work.row_hashes));
    }

  ef_pwc_table_maker_free (work.maker);
  g_hash_table_unref (work.nodes);
  g_hash_table_unref (work.tables);
  g_hash_table_unref (work.paths);
  g_array_unref (work.row_hashes);

  return built ? g_steal_pointer (&root) : NULL;
}
