/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-xml-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-number.h"
#include "ef-records.h"
#include "ef-typed-column.h"

/* What stands around a row may come behind it: <task><row/><name/></task>. So everything is kept in
 * flat arrays first, by owner: a row owns what is inside of it, and each element with rows inside
 * owns what is inside of that, down to the rows. When the document ends, each row gets its own
 * values and those of its owners. */

#define VALUES_MAX (G_MAXUINT / 16)
/* Values around rows are repeated in each row. That must not make much of little: so many for each
 * value of the rows themselves, and so many in any case. */
#define AROUND_FACTOR 4
#define AROUND_FREE (1 << 22)
/* Beyond the best so many, tables are left out. */
#define TABLES_MAX 200

/* An element that is a row, or has rows inside, or both. */
typedef struct
{
  guint node;
  guint around;   /* number of the owner around plus one, 0 for none */
  guint line;     /* where its start tag ends */
  guint position; /* among equal elements, from 1 */
  guint first_value;
  guint n_values;
  guint64 n_around; /* values of the owners around */
} Owner;

typedef struct
{
  guint owner;
  guint node;   /* of the element or attribute that has the value */
  guint32 name; /* of a pair, in the pool; else 0 */
  guint32 text; /* in the pool */
} Value;

typedef struct
{
  guint node;
  guint owner; /* innermost, plus one */
  gboolean is_pair;
  guint32 name; /* of a pair */
  guint32 value;
  guint32 unit; /* an attribute, of whose node this is the number: */
  guint unit_node;
} Frame;

typedef struct
{
  const EfXmlShape *shape;
  EfReading *reading;
  EfTextPool *pool;
  GArray *owners; /* (element-type Owner) */
  GArray *values; /* (element-type Value) */
  Frame frames[EF_XML_DEPTH_MAX];
  guint n_frames;
  guint64 *last_around; /* by node: the element around the last one, as its serial number */
  guint *last_position; /* by node: of that one */
  guint64 serials[EF_XML_DEPTH_MAX];
  guint64 n_elements;
  guint *by_node;    /* numbers of owners, those of one node side by side */
  guint *first_of;   /* by node: where in `by_node` these begin; one more at the end */
  GString *place;
} Rows;

void
ef_xml_table_free (gpointer data)
{
  EfXmlTable *self = data;

  g_free (self->path);
  g_clear_pointer (&self->table, ef_table_unref);
  g_free (self);
}

/* Events */

static const EfXmlShapeNode *
get_node (const Rows *self, guint index)
{
  return ef_xml_shape_get_node (self->shape, index);
}

static void
add_value (Rows *self, guint owner, guint node, guint32 name, guint32 text)
{
  const Value value = { owner - 1, node, name, text };

  if (owner > 0 && text != 0 && self->values->len < VALUES_MAX)
    g_array_append_val (self->values, value);
}

static void
begin_owner (Rows *self, Frame *frame, guint line)
{
  const EfXmlShapeNode *node = get_node (self, frame->node);
  const Owner owner = {
    .node = frame->node,
    .around = frame->owner,
    .line = line,
    .position = self->last_position[frame->node],
  };

  if ((!node->is_row && !node->is_around) || self->owners->len == VALUES_MAX)
    return;
  g_array_append_val (self->owners, owner);
  frame->owner = self->owners->len;
}

static void
open_cb (gpointer data, guint node, guint line)
{
  Rows *self = data;
  Frame *parent = self->n_frames > 0 ? &self->frames[self->n_frames - 1] : NULL;
  const guint64 around = self->n_frames > 0 ? self->serials[self->n_frames - 1] : 0;
  Frame *frame = &self->frames[self->n_frames];

  *frame = (Frame) {
    .node = node,
    .owner = parent != NULL ? parent->owner : 0,
    .is_pair = get_node (self, node)->is_pair,
  };
  self->last_position[node]
    = self->last_around[node] == around + 1 ? self->last_position[node] + 1 : 1;
  self->last_around[node] = around + 1;
  self->serials[self->n_frames++] = ++self->n_elements;
  begin_owner (self, frame, line);
}

static void
attribute_cb (gpointer data, guint node, guint32 text)
{
  Rows *self = data;
  Frame *frame = &self->frames[self->n_frames - 1];
  const EfXmlWord word = get_node (self, node)->word;

  if (frame->is_pair && word == EF_XML_WORD_NAME)
    frame->name = text;
  else if (frame->is_pair && word == EF_XML_WORD_VALUE)
    frame->value = text;
  else if (word == EF_XML_WORD_UNIT && get_node (self, frame->node)->n_texts > 0)
    {
      frame->unit = text;
      frame->unit_node = node;
    }
  else if (!frame->is_pair)
    add_value (self, frame->owner, node, 0, text);
}

/* A number with its unit behind it, as other formats write it: <energy unit="kWh">0.2</energy>.
 * What is no number has an attribute like any other. */
static guint32
apply_unit (Rows *self, const Frame *frame, guint32 text)
{
  g_autofree char *both = NULL;
  const char *number = ef_text_pool_get (self->pool, text);
  double value;

  if (frame->unit == 0)
    return text;
  if (text == 0 || !ef_number_read_plain (number, strlen (number), &value))
    {
      add_value (self, frame->owner, frame->unit_node, 0, frame->unit);
      return text;
    }
  both = g_strconcat (number, " ", ef_text_pool_get (self->pool, frame->unit), NULL);

  return ef_text_pool_add (self->pool, both, -1);
}

static void
close_cb (gpointer data, guint32 text)
{
  Rows *self = data;
  const Frame *frame = &self->frames[--self->n_frames];
  Frame *parent = self->n_frames > 0 ? &self->frames[self->n_frames - 1] : NULL;
  const EfXmlWord word = get_node (self, frame->node)->word;

  if (frame->is_pair && frame->value != 0)
    text = frame->value;
  text = apply_unit (self, frame, text);

  if (frame->is_pair)
    add_value (self, frame->owner, frame->node, frame->name, text);
  else if (parent == NULL || !parent->is_pair)
    add_value (self, frame->owner, frame->node, 0, text);
  else if (word == EF_XML_WORD_NAME && parent->name == 0)
    parent->name = text;
  else if (word == EF_XML_WORD_VALUE && parent->value == 0)
    parent->value = text;
}

static const EfXmlLogHandler handler = { open_cb, attribute_cb, close_cb };

/* Owners and their values */

static const Owner *
get_owner (const Rows *self, guint index)
{
  return &g_array_index (self->owners, Owner, index);
}

/* Puts the values of each owner side by side, in their order. */
static void
sort_values (Rows *self)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (Value), self->values->len);
  guint first = 0;

  g_array_set_size (sorted, self->values->len);
  for (guint i = 0; i < self->values->len; i++)
    g_array_index (self->owners, Owner, g_array_index (self->values, Value, i).owner).n_values++;
  for (guint i = 0; i < self->owners->len; i++)
    {
      Owner *owner = &g_array_index (self->owners, Owner, i);

      owner->first_value = first;
      first += owner->n_values;
      if (owner->around > 0)
        {
          const Owner *around = get_owner (self, owner->around - 1);

          owner->n_around = around->n_around + around->n_values;
        }
    }
  for (guint i = 0; i < self->owners->len; i++)
    g_array_index (self->owners, Owner, i).n_values = 0;
  for (guint i = 0; i < self->values->len; i++)
    {
      const Value *value = &g_array_index (self->values, Value, i);
      Owner *owner = &g_array_index (self->owners, Owner, value->owner);

      g_array_index (sorted, Value, owner->first_value + owner->n_values++) = *value;
    }
  g_array_unref (self->values);
  self->values = sorted;
}

static void
group_owners (Rows *self)
{
  const guint n_nodes = ef_xml_shape_get_n_nodes (self->shape);
  g_autofree guint *next = g_new0 (guint, n_nodes);

  for (guint i = 0; i < self->owners->len; i++)
    next[get_owner (self, i)->node]++;
  self->by_node = g_new (guint, MAX (self->owners->len, 1));
  self->first_of = g_new0 (guint, n_nodes + 1);
  for (guint i = 0; i < n_nodes; i++)
    {
      self->first_of[i + 1] = self->first_of[i] + next[i];
      next[i] = self->first_of[i];
    }
  for (guint i = 0; i < self->owners->len; i++)
    self->by_node[next[get_owner (self, i)->node]++] = i;
}

/* Places */

static void
append_number (GString *out, guint number)
{
  char digits[10];
  guint n = 0;

  do
    digits[n++] = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  while (n > 0)
    g_string_append_c (out, digits[--n]);
}

/* "12:/a/b[3]/c[1]", with positions where there may be several. By hand: printing them takes longer
 * than all the rest of a row. */
static const char *
make_place (Rows *self, const Owner *row)
{
  const Owner *path[EF_XML_DEPTH_MAX];
  guint depth = 0;

  /* There is an owner for everything around a row. */
  path[depth++] = row;
  for (guint around = row->around; around > 0; around = path[depth - 1]->around)
    path[depth++] = get_owner (self, around - 1);

  g_string_truncate (self->place, 0);
  append_number (self->place, row->line);
  g_string_append_c (self->place, ':');
  while (depth-- > 0)
    {
      const EfXmlShapeNode *node = get_node (self, path[depth]->node);

      g_string_append_c (self->place, '/');
      g_string_append (self->place, node->name);
      if (node->most > 1)
        {
          g_string_append_c (self->place, '[');
          append_number (self->place, path[depth]->position);
          g_string_append_c (self->place, ']');
        }
    }

  return self->place->str;
}

/* Tables */

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
get_pair_field (TableWork *work, const Value *value, gint rank)
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
get_field (TableWork *work, guint owner, const Value *value)
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
set_values (TableWork *work, const Owner *row, const Owner *owner)
{
  const Rows *rows = work->rows;

  for (guint i = 0; i < owner->n_values; i++)
    {
      const Value *value = &g_array_index (rows->values, Value, owner->first_value + i);
      guint32 suffix = 0;

      if (owner->node == work->node)
        suffix = get_suffix (work, value->node);
      if (!ef_records_set_id (work->records, get_field (work, owner->node, value), value->text,
                              suffix)
          && work->n_repeats++ == 0)
        work->repeat_place = g_strconcat (make_place (work->rows, row),
                                          ef_text_pool_get (rows->pool, suffix), NULL);
    }
}

/* The rows of the table are those of a part of `by_node`. */
static guint
get_n_rows (const TableWork *work)
{
  return work->rows->first_of[work->node + 1] - work->rows->first_of[work->node];
}

static const Owner *
get_row (const TableWork *work, guint index)
{
  return get_owner (work->rows, work->rows->by_node[work->rows->first_of[work->node] + index]);
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
add_row (TableWork *work, const Owner *row, gboolean with_around)
{
  const Rows *rows = work->rows;

  ef_records_begin_row (work->records, NULL, make_place (work->rows, row));
  set_values (work, row, row);
  if (!with_around)
    return;
  for (guint around = row->around; around > 0; around = get_owner (rows, around - 1)->around)
    set_values (work, row, get_owner (rows, around - 1));
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
      const Owner *row = get_row (work, i);

      for (guint j = 0; j < row->n_values; j++)
        {
          const guint32 text = g_array_index (rows->values, Value, row->first_value + j).text;

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
  const guint n_nodes = ef_xml_shape_get_n_nodes (shape);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (ef_xml_table_free);
  g_autofree Rows *rows = g_new0 (Rows, 1);
  gboolean done;

  rows->shape = shape;
  rows->reading = reading;
  rows->pool = pool;
  rows->owners = g_array_new (FALSE, FALSE, sizeof (Owner));
  rows->values = g_array_new (FALSE, FALSE, sizeof (Value));
  rows->last_around = g_new0 (guint64, n_nodes);
  rows->last_position = g_new0 (guint, n_nodes);
  rows->place = g_string_new (NULL);

  done = ef_xml_log_replay (log, &handler, rows, reading->cancellable, error);
  if (done)
    {
      sort_values (rows);
      group_owners (rows);
      done = make_tables (rows, tables, error);
    }
  ef_text_pool_freeze (rows->pool);

  g_array_unref (rows->owners);
  g_array_unref (rows->values);
  g_free (rows->last_around);
  g_free (rows->last_position);
  g_free (rows->by_node);
  g_free (rows->first_of);
  g_string_free (rows->place, TRUE);

  return done ? g_steal_pointer (&tables) : NULL;
}
