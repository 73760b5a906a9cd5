/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-pwc-tuples.h"

#include <string.h>

#include "ef-pwc-filler.h"

/* The dump wants one row after the other, and the file tells of many at once: so rows and values
 * are kept in the order of the file, and sorted by what they belong to in the end. */

#define SEPARATOR "\x1f"

typedef struct
{
  EfPwcDataset *dataset;
  guint n_rows;
  guint first_row; /* once they are sorted */
} Table;

typedef struct
{
  guint table;
  guint line;
  guint32 texts[EF_PWC_N_TEXTS]; /* ids in the dump's texts */
  guint n_values;
  guint first_value; /* once they are sorted */
} Row;

typedef struct
{
  guint row;
  guint32 metric; /* id in the dump's texts */
  gsize offset;   /* in `values_text` */
  gsize length;
} Value;

struct _EfPwcTuples
{
  EfPwcDump *dump;
  EfPwcFiller filler;
  GHashTable *tasks;    /* names from the topmost, joined, to EfPwcTask */
  GHashTable *numbers;  /* the same and the data set to the number of the table plus one */
  GHashTable *identities; /* number of the table and identity to the number of the row plus one */
  GHashTable *declared; /* table and metric (gint64), as a set */
  GHashTable *filled;   /* row and metric (gint64) to the number of the value plus one */
  GArray *tables;       /* (element-type Table) */
  GArray *rows;         /* (element-type Row) */
  GArray *values;       /* (element-type Value) */
  GString *values_text;
  GString *key;
};

EfPwcTuples *
ef_pwc_tuples_new (void)
{
  EfPwcTuples *self = g_new0 (EfPwcTuples, 1);

  self->dump = ef_pwc_dump_new ();
  self->dump->is_list = TRUE;
  self->dump->by_line = TRUE;
  self->dump->unordered = TRUE;
  ef_pwc_filler_init (&self->filler, self->dump);
  self->tasks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->identities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->declared = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->filled = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->tables = g_array_new (FALSE, FALSE, sizeof (Table));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->values = g_array_new (FALSE, FALSE, sizeof (Value));
  self->values_text = g_string_new (NULL);
  self->key = g_string_new (NULL);

  return self;
}

void
ef_pwc_tuples_free (EfPwcTuples *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->dump, ef_pwc_dump_free);
  ef_pwc_filler_clear (&self->filler);
  g_hash_table_unref (self->tasks);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->identities);
  g_hash_table_unref (self->declared);
  g_hash_table_unref (self->filled);
  g_array_unref (self->tables);
  g_array_unref (self->rows);
  g_array_unref (self->values);
  g_string_free (self->values_text, TRUE);
  g_string_free (self->key, TRUE);
  g_free (self);
}

static guint32
add_text (EfPwcTuples *self, const char *text)
{
  return text != NULL ? ef_pwc_filler_add_text (&self->filler, text, strlen (text)) : 0;
}

/* Leaves the names of the tasks in `key`. */
static EfPwcTask *
ensure_task (EfPwcTuples *self, const EfPwcTuple *tuple)
{
  EfPwcTask *task = NULL;

  g_string_truncate (self->key, 0);
  for (guint i = 0; i < EF_PWC_TUPLE_TASKS_MAX && tuple->tasks[i] != NULL; i++)
    {
      GPtrArray *list = task == NULL ? self->dump->tasks
                                     : ef_pwc_filler_ensure_tasks (&task->subtasks);

      g_string_append (self->key, tuple->tasks[i]);
      g_string_append (self->key, SEPARATOR);
      task = g_hash_table_lookup (self->tasks, self->key->str);
      if (task == NULL)
        {
          task = ef_pwc_filler_add_task (&self->filler, list, list->len);
          task->name = add_text (self, tuple->tasks[i]);
          g_hash_table_insert (self->tasks, g_strdup (self->key->str), task);
        }
    }

  return task;
}

static guint
ensure_table (EfPwcTuples *self, const EfPwcTuple *tuple)
{
  EfPwcTask *task = ensure_task (self, tuple);
  Table table = { 0 };
  GPtrArray *list;
  guint number;

  g_string_append (self->key, SEPARATOR);
  g_string_append (self->key, tuple->dataset);
  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, self->key->str));
  if (number > 0)
    return number - 1;

  list = ef_pwc_filler_ensure_datasets (&task->datasets);
  table.dataset = ef_pwc_filler_add_dataset (&self->filler, list, list->len);
  table.dataset->line = tuple->line;
  table.dataset->name = add_text (self, tuple->dataset);
  g_array_append_val (self->tables, table);
  g_hash_table_insert (self->numbers, g_strdup (self->key->str),
                       GUINT_TO_POINTER (self->tables->len));

  return self->tables->len - 1;
}

static guint
add_row (EfPwcTuples *self, guint table, const EfPwcTuple *tuple)
{
  const Row row = {
    .table = table,
    .line = tuple->line,
    .texts = {
      [EF_PWC_TEXT_MODEL] = add_text (self, tuple->model),
      [EF_PWC_TEXT_PAPER] = add_text (self, tuple->paper),
      [EF_PWC_TEXT_URL] = add_text (self, tuple->url),
      [EF_PWC_TEXT_DATE] = add_text (self, tuple->date),
    },
  };

  g_array_append_val (self->rows, row);
  g_array_index (self->tables, Table, table).n_rows++;

  return self->rows->len - 1;
}

static gint64
pair (guint owner, guint32 metric)
{
  return (gint64) ((guint64) owner << 32 | metric);
}

static void
declare (EfPwcTuples *self, guint table, guint32 metric, EfDirection direction)
{
  const gint64 key = pair (table, metric);
  const EfPwcMetric declared = { .name = metric, .direction = direction };

  if (g_hash_table_add (self->declared, g_memdup2 (&key, sizeof key)))
    ef_pwc_filler_add_declared (&self->filler,
                                g_array_index (self->tables, Table, table).dataset, &declared);
}

/* The value that the row has of the metric, or NULL. */
static const Value *
find_value (const EfPwcTuples *self, guint row, guint32 metric)
{
  const gint64 key = pair (row, metric);
  const guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->filled, &key));

  return number > 0 ? &g_array_index (self->values, Value, number - 1) : NULL;
}

static void
set_value (EfPwcTuples *self, guint row, guint32 metric, const char *text)
{
  const gint64 key = pair (row, metric);
  const Value value = { row, metric, self->values_text->len, strlen (text) };

  g_string_append (self->values_text, text);
  g_array_append_val (self->values, value);
  g_array_index (self->rows, Row, row).n_values++;
  g_hash_table_insert (self->filled, g_memdup2 (&key, sizeof key),
                       GUINT_TO_POINTER (self->values->len));
}

static gboolean
is_value (const EfPwcTuples *self, const Value *value, const char *text)
{
  return value->length == strlen (text)
         && memcmp (self->values_text->str + value->offset, text, value->length) == 0;
}

void
ef_pwc_tuples_add (EfPwcTuples *self, const EfPwcTuple *tuple)
{
  const guint32 metric = add_text (self, tuple->metric);
  const guint table = ensure_table (self, tuple);
  const Value *present;
  guint row;

  if (metric == 0 || tuple->value == NULL)
    return;
  declare (self, table, metric, tuple->direction);

  g_string_printf (self->key, "%u" SEPARATOR "%s", table, tuple->identity);
  row = GPOINTER_TO_UINT (g_hash_table_lookup (self->identities, self->key->str));
  present = row > 0 ? find_value (self, row - 1, metric) : NULL;
  if (present != NULL && is_value (self, present, tuple->value))
    return;
  if (row == 0 || present != NULL)
    {
      row = add_row (self, table, tuple) + 1;
      g_hash_table_insert (self->identities, g_strdup (self->key->str), GUINT_TO_POINTER (row));
    }
  set_value (self, row - 1, metric, tuple->value);
}

guint
ef_pwc_tuples_get_n_rows (const EfPwcTuples *self)
{
  return self->rows->len;
}

/* Numbers of the values, those of each row side by side. */
static guint *
sort_values (EfPwcTuples *self)
{
  guint *sorted = g_new (guint, MAX (self->values->len, 1));
  guint first = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);

      row->first_value = first;
      first += row->n_values;
      row->n_values = 0;
    }
  for (guint i = 0; i < self->values->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, g_array_index (self->values, Value, i).row);

      sorted[row->first_value + row->n_values++] = i;
    }

  return sorted;
}

/* Numbers of the rows, those of each table side by side. */
static guint *
sort_rows (EfPwcTuples *self)
{
  guint *sorted = g_new (guint, MAX (self->rows->len, 1));
  guint first = 0;

  for (guint i = 0; i < self->tables->len; i++)
    {
      Table *table = &g_array_index (self->tables, Table, i);

      table->first_row = first;
      first += table->n_rows;
      table->n_rows = 0;
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      Table *table
        = &g_array_index (self->tables, Table, g_array_index (self->rows, Row, i).table);

      sorted[table->first_row + table->n_rows++] = i;
    }

  return sorted;
}

static void
fill_row (EfPwcTuples *self, const Row *row, guint index, const guint *values)
{
  EfPwcFiller *filler = &self->filler;

  ef_pwc_filler_begin_row (filler, index);
  filler->row.line = row->line;
  for (guint i = 0; i < EF_PWC_N_TEXTS; i++)
    {
      const char *text = ef_text_pool_get (self->dump->texts, row->texts[i]);

      ef_pwc_filler_set_text (filler, i, text, strlen (text));
    }
  ef_pwc_filler_begin_values (filler);
  for (guint i = 0; i < row->n_values; i++)
    {
      const Value *value = &g_array_index (self->values, Value, values[row->first_value + i]);

      filler->metric = value->metric;
      ef_pwc_filler_add_value (filler, self->values_text->str + value->offset, value->length);
    }
  ef_pwc_filler_end_row (filler, g_array_index (self->tables, Table, row->table).dataset);
}

EfPwcDump *
ef_pwc_tuples_end (EfPwcTuples *self)
{
  g_autofree guint *values = sort_values (self);
  g_autofree guint *rows = sort_rows (self);

  for (guint i = 0; i < self->tables->len; i++)
    {
      const Table *table = &g_array_index (self->tables, Table, i);

      for (guint j = 0; j < table->n_rows; j++)
        fill_row (self, &g_array_index (self->rows, Row, rows[table->first_row + j]), j, values);
    }

  return g_steal_pointer (&self->dump);
}
