/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-xml-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-number.h"
#include "ef-records.h"
#include "ef-typed-column.h"
#include "ef-xml-owners.h"

/* Values around rows are repeated in each row. That must not make much of little: so many for each
 * value of the rows themselves, and so many in any case. */
#define AROUND_FACTOR 4
#define AROUND_FREE (1 << 22)
/* Beyond the best so many, tables are left out. */
#define TABLES_MAX 200

/* What all tables are made of. */
typedef struct
{
  const EfXmlShape *shape;
  EfReading *reading;
  EfTextPool *pool;
  EfXmlOwners *owners;
} Rows;

void
ef_xml_table_free (gpointer data)
{
  EfXmlTable *self = data;

  g_free (self->path);
  g_clear_pointer (&self->table, ef_table_unref);
  g_free (self);
}

static const EfXmlShapeNode *
get_node (const Rows *self, guint index)
{
  return ef_xml_shape_get_node (self->shape, index);
}

typedef struct
{
  Rows *rows;
  EfRecords *records;
  guint node;           /* of the rows */
  guint *fields;        /* by node: number of the field plus one */
  guint32 *suffixes;    /* by node: what leads from the row to it, in the pool */
  gboolean *has_suffix; /* by node: whether that was found out */
  GHashTable *pairs;    /* node and name (gint64) to number of the field plus one */
  GHashTable *names;    /* names of fields, to tell namesakes apart */
  guint n_repeats;      /* values of an element that a row has more than once */
  char *repeat_place;
} TableWork;

/* Of its path below @owner, the part that says most: <params><value>5</value></params> are params;
 * and <task><name>x</name></task> around a row says the task. */
static char *
make_field_name (TableWork *work, guint owner, guint index)
{
  const EfXmlShapeNode *node = get_node (work->rows, index);
  const EfXmlShapeNode *parent = node;
  const gboolean is_own = owner == work->node;
  gboolean generic = node->word == EF_XML_WORD_VALUE || strcmp (node->name, "text") == 0;
  char *name;

  if (node->parent != EF_XML_SHAPE_NONE)
    parent = get_node (work->rows, node->parent);
  generic |= strcmp (node->name, "name") == 0 && (!is_own || node->parent != owner);
  if (index == owner)
    name = g_strdup (node->name);
  else if (generic && (node->parent != owner || !is_own))
    name = g_strdup (parent->name);
  else if (is_own)
    name = g_strdup (node->name);
  else
    name = g_strconcat (parent->name, " ", node->name, NULL);

  if (g_hash_table_contains (work->names, name) && node->parent != EF_XML_SHAPE_NONE)
    {
      g_free (name);
      name = g_strconcat (parent->name, "/", node->name, NULL);
    }
  g_hash_table_add (work->names, g_strdup (name));

  return name;
}

static guint
get_pair_field (TableWork *work, const EfXmlValue *value, gint rank)
{
  const gint64 key = (gint64) ((guint64) value->node << 32 | value->name);
  const char *text = ef_text_pool_get (work->rows->pool, value->name);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (work->pairs, &key));

  if (number == 0)
    {
      g_autofree char *id = g_strdup_printf ("%u:%s", value->node, text);
      const EfField field = { .id = id, .name = text, .rank = rank };

      number = ef_records_get_field (work->records, &field) + 1;
      g_hash_table_insert (work->pairs, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (number));
    }

  return number - 1;
}

static guint
get_field (TableWork *work, guint owner, const EfXmlValue *value)
{
  const gint rank = owner == work->node ? 0 : 1;
  guint *field = &work->fields[value->node];

  if (value->name != 0)
    return get_pair_field (work, value, rank);
  if (*field == 0)
    {
      g_autofree char *id = g_strdup_printf ("%u", value->node);
      g_autofree char *name = make_field_name (work, owner, value->node);
      const EfField added = {
        .id = id,
        .name = name,
        .share = EF_TYPED_COLUMN_SHARE,
        .rank = rank,
      };

      *field = ef_records_get_field (work->records, &added) + 1;
    }

  return *field - 1;
}

/* In the pool. */
static guint32
get_suffix (TableWork *work, guint node)
{
  if (!work->has_suffix[node])
    {
      g_autofree char *whole = ef_xml_shape_dup_path (work->rows->shape, node);
      g_autofree char *row = ef_xml_shape_dup_path (work->rows->shape, work->node);

      if (g_str_has_prefix (whole, row))
        work->suffixes[node] = ef_text_pool_add (work->rows->pool, whole + strlen (row), -1);
      work->has_suffix[node] = TRUE;
    }

  return work->suffixes[node];
}

static void
set_values (TableWork *work, const EfXmlOwner *row, const EfXmlOwner *owner)
{
  const Rows *rows = work->rows;

  for (guint i = 0; i < owner->n_values; i++)
    {
      const EfXmlValue *value = ef_xml_owners_get_value (rows->owners, owner, i);
      guint32 suffix = 0;

      if (owner->node == work->node)
        suffix = get_suffix (work, value->node);
      if (!ef_records_set_id (work->records, get_field (work, owner->node, value), value->text,
                              suffix)
          && work->n_repeats++ == 0)
        work->repeat_place = g_strconcat (ef_xml_owners_make_place (rows->owners, row),
                                          ef_text_pool_get (rows->pool, suffix), NULL);
    }
}

static guint
get_n_rows (const TableWork *work)
{
  return ef_xml_owners_get_n_of_node (work->rows->owners, work->node);
}

static const EfXmlOwner *
get_row (const TableWork *work, guint index)
{
  return ef_xml_owners_get_of_node (work->rows->owners, work->node, index);
}

/* TRUE if what stands around the rows is no more than it may be. */
static gboolean
check_around (const TableWork *work)
{
  EfReading *reading = work->rows->reading;
  guint64 n_own = 0;
  guint64 n_around = 0;

  for (guint i = 0; i < get_n_rows (work); i++)
    {
      n_own += get_row (work, i)->n_values;
      n_around += get_row (work, i)->n_around;
    }
  if (n_around <= AROUND_FREE + AROUND_FACTOR * n_own)
    return TRUE;

  ef_diagnostics_add (reading->diagnostics, EF_SEVERITY_WARNING,
                      ef_input_get_name (reading->input), NULL,
                      _("Rows of <%s>: what stands around them is left out, because it is far more "
                        "than the rows themselves."),
                      get_node (work->rows, work->node)->name);
  return FALSE;
}

static void
add_row (TableWork *work, const EfXmlOwner *row, gboolean with_around)
{
  EfXmlOwners *owners = work->rows->owners;

  ef_records_begin_row (work->records, NULL, ef_xml_owners_make_place (owners, row));
  set_values (work, row, row);
  if (!with_around)
    return;
  for (guint around = row->around; around > 0;
       around = ef_xml_owners_get (owners, around - 1)->around)
    set_values (work, row, ef_xml_owners_get (owners, around - 1));
}

static void
report_repeats (const TableWork *work)
{
  EfReading *reading = work->rows->reading;

  if (work->n_repeats > 0)
    ef_diagnostics_add (reading->diagnostics, EF_SEVERITY_INFO, ef_input_get_name (reading->input),
                        work->repeat_place,
                        ngettext ("An element stands in a row more than once; %u value is left "
                                  "out.",
                                  "Elements stand in a row more than once; %u values are left out. "
                                  "The first stands here.",
                                  work->n_repeats),
                        work->n_repeats);
}

/* Numbers around the rows say nothing of them. */
static gboolean
has_own_numbers (const TableWork *work)
{
  const Rows *rows = work->rows;
  const EfNumberStyle style = { EF_COMMA_DECIMAL, TRUE };
  EfNumber number;

  for (guint i = 0; i < get_n_rows (work); i++)
    {
      const EfXmlOwner *row = get_row (work, i);

      for (guint j = 0; j < row->n_values; j++)
        {
          const guint32 text = ef_xml_owners_get_value (rows->owners, row, j)->text;

          if (ef_number_read (ef_text_pool_get (rows->pool, text),
                              ef_text_pool_get_length (rows->pool, text), &style, &number)
              == EF_NUMBER_OK)
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
has_numbers (EfTable *table)
{
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    if (ef_column_get_kind (ef_table_get_column (table, i)) == EF_COLUMN_NUMBER)
      return TRUE;

  return FALSE;
}

static char *
make_catalog_path (const Rows *self, guint index)
{
  GString *path = g_string_new (NULL);

  for (; index != EF_XML_SHAPE_NONE; index = get_node (self, index)->parent)
    {
      if (path->len > 0)
        g_string_prepend (path, EF_CATALOG_SEPARATOR);
      g_string_prepend (path, get_node (self, index)->name);
    }

  return g_string_free (path, FALSE);
}

static EfTable *
fill_table (TableWork *work, GError **error)
{
  EfReading *reading = work->rows->reading;
  g_autofree char *path = make_catalog_path (work->rows, work->node);
  const gboolean with_around = check_around (work);

  for (guint i = 0; i < get_n_rows (work); i++)
    add_row (work, get_row (work, i), with_around);

  return ef_records_end (work->records, get_node (work->rows, work->node)->name, path,
                         reading->source, reading->cancellable, error);
}

/* NULL without @error if there are no numbers in it. */
static EfTable *
make_table (Rows *self, guint index, GError **error)
{
  EfReading *reading = self->reading;
  g_autoptr (EfDiagnostics) found = ef_diagnostics_new ();
  TableWork work = { .rows = self, .node = index };
  EfTable *table;

  if (!has_own_numbers (&work))
    return NULL;
  work.records = ef_records_new (ef_input_get_name (reading->input), self->pool, found);
  work.fields = g_new0 (guint, ef_xml_shape_get_n_nodes (self->shape));
  work.suffixes = g_new0 (guint32, ef_xml_shape_get_n_nodes (self->shape));
  work.has_suffix = g_new0 (gboolean, ef_xml_shape_get_n_nodes (self->shape));
  work.pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  work.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  table = fill_table (&work, error);
  if (table != NULL && has_numbers (table))
    {
      report_repeats (&work);
      ef_diagnostics_append (reading->diagnostics, found);
    }
  else
    g_clear_pointer (&table, ef_table_unref);

  ef_records_free (work.records);
  g_free (work.fields);
  g_free (work.suffixes);
  g_free (work.has_suffix);
  g_hash_table_unref (work.pairs);
  g_hash_table_unref (work.names);
  g_free (work.repeat_place);

  return table;
}

/* The paths of rows, that of most rows first. */
static gint
compare_counts (gconstpointer a, gconstpointer b, gpointer data)
{
  const Rows *self = data;
  const guint first = *(const guint *) a;
  const guint second = *(const guint *) b;
  const guint n_first = get_node (self, first)->n;
  const guint n_second = get_node (self, second)->n;

  if (n_first != n_second)
    return n_first > n_second ? -1 : 1;

  return first < second ? -1 : first > second;
}

static GArray *
list_row_nodes (Rows *self)
{
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < ef_xml_shape_get_n_nodes (self->shape); i++)
    if (get_node (self, i)->is_row)
      g_array_append_val (nodes, i);
  g_array_sort_with_data (nodes, compare_counts, self);
  if (nodes->len > TABLES_MAX)
    g_array_set_size (nodes, TABLES_MAX);

  return nodes;
}

static gboolean
make_tables (Rows *self, GPtrArray *tables, GError **error)
{
  g_autoptr (GArray) nodes = list_row_nodes (self);
  GError *cancelled = NULL;

  for (guint i = 0; i < nodes->len && cancelled == NULL; i++)
    {
      const guint node = g_array_index (nodes, guint, i);
      EfTable *table = make_table (self, node, &cancelled);
      EfXmlTable *added;

      if (table == NULL)
        continue;
      added = g_new0 (EfXmlTable, 1);
      added->path = ef_xml_shape_dup_path (self->shape, node);
      added->table = table;
      g_ptr_array_add (tables, added);
    }
  if (cancelled != NULL)
    g_propagate_error (error, cancelled);

  return cancelled == NULL;
}

GPtrArray *
ef_xml_rows_read (EfXmlLog *log, EfTextPool *pool, const EfXmlShape *shape, EfReading *reading,
                  GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (ef_xml_table_free);
  g_autoptr (EfXmlOwners) owners
    = ef_xml_owners_read (log, pool, shape, reading->cancellable, error);
  Rows rows = { shape, reading, pool, owners };
  const gboolean done = owners != NULL && make_tables (&rows, tables, error);

  ef_text_pool_freeze (pool);

  return done ? g_steal_pointer (&tables) : NULL;
}
