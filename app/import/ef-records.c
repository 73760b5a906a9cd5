/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-records.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-roles.h"
#include "ef-typed-column.h"

/* Values are kept as they come, sixteen bytes each. At the end they are sorted by field, and each
 * field in turn is spread over the rows for as long as its column is read: a table of a thousand
 * cards with a thousand metrics has few values, and must not cost a million cells before it is
 * known which columns stay. */

/* Cells a table may have for each value in it, beyond the first so many. */
#define SPARSE_FACTOR 64
#define SPARSE_FREE (1 << 22)

/* What the place of a value is: its row's place and more, or one of its own. */
#define PLACE_OF_ITS_OWN (1u << 31)

#define NO_FIELD G_MAXUINT

/* At the end of a chain. */
#define NO_BOUNDS G_MAXUINT
#define NO_ORIGIN G_MAXUINT

typedef struct
{
  guint32 row;
  guint32 field;
  guint32 text;  /* of the pool */
  guint32 place; /* of the pool; the highest bit says how it is meant */
} Value;

typedef struct
{
  guint32 row;
  guint32 low; /* texts of the pool */
  guint32 high;
  guint32 place;
  guint next; /* of the same field */
} Bounds;

/* How a value came to be, if not as its field says. */
typedef struct
{
  guint32 row;
  guint32 formula; /* of the pool */
  EfOrigin origin;
  guint next; /* of the same field */
} ValueOrigin;

typedef struct
{
  guint32 file;  /* of the pool; 0 for the whole table's */
  guint32 place; /* of the pool */
} Row;

typedef struct
{
  EfField field; /* strings owned */
  guint order;   /* number of the field */
  guint n_values;
  guint last_row;    /* that has a value, plus one */
  guint32 last_text; /* in that row */
  guint first_value; /* once they are sorted */
  guint first_bounds;
  guint last_bounds;
  guint first_origin;
  guint last_origin;
} Field;

struct _EfRecords
{
  char *file;
  EfTextPool *pool;
  EfDiagnostics *diagnostics;
  GArray *values;      /* (element-type Value), as they come */
  GArray *bounds;      /* (element-type Bounds), as they come */
  GArray *origins;     /* (element-type ValueOrigin), as they come */
  GArray *rows;        /* (element-type Row) */
  guint open;          /* number of the open row plus one; 0 before the first */
  GArray *fields;      /* (element-type Field) */
  GHashTable *numbers; /* id of a field to its number plus one */
  GHashTable *names;   /* names of fields that are taken */
  guint n_lost;        /* values of fields too many */
  gboolean too_many_fields;
  gboolean has_roles;  /* some field says its own */
};

/* The texts of a field over the rows, as a source of cells. */
typedef struct
{
  EfCellSource source;
  const EfRecords *records;
  const guint32 *cells; /* of each row: index of the value plus one, or 0 */
} FieldSource;

static void
field_clear (gpointer data)
{
  Field *self = data;

  g_free ((char *) self->field.id);
  g_free ((char *) self->field.name);
  g_free ((char *) self->field.formula);
}

EfRecords *
ef_records_new (const char *file, EfTextPool *pool, EfDiagnostics *diagnostics)
{
  EfRecords *self = g_new0 (EfRecords, 1);

  self->file = g_strdup (file);
  self->pool = ef_text_pool_ref (pool);
  self->diagnostics = ef_diagnostics_ref (diagnostics);
  self->values = g_array_new (FALSE, FALSE, sizeof (Value));
  self->bounds = g_array_new (FALSE, FALSE, sizeof (Bounds));
  self->origins = g_array_new (FALSE, FALSE, sizeof (ValueOrigin));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->fields = g_array_new (FALSE, FALSE, sizeof (Field));
  g_array_set_clear_func (self->fields, field_clear);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
ef_records_free (EfRecords *self)
{
  if (self == NULL)
    return;

  g_free (self->file);
  ef_text_pool_unref (self->pool);
  ef_diagnostics_unref (self->diagnostics);
  g_array_unref (self->values);
  g_array_unref (self->bounds);
  g_array_unref (self->origins);
  g_array_unref (self->rows);
  g_array_unref (self->fields);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->names);
  g_free (self);
}

/* Fields */

/* Counts on from the last namesake, so that a crowd of equal names takes no quadratic time. */
static char *
make_unique (EfRecords *self, const char *wanted)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->names, wanted));
  char *name = g_strdup (wanted);

  while (g_hash_table_contains (self->names, name))
    {
      g_free (name);
      name = g_strdup_printf ("%s (%u)", wanted, ++n);
    }
  g_hash_table_insert (self->names, g_strdup (wanted), GUINT_TO_POINTER (MAX (n, 1)));
  if (strcmp (name, wanted) != 0)
    g_hash_table_insert (self->names, g_strdup (name), GUINT_TO_POINTER (1));

  return name;
}

guint
ef_records_get_field (EfRecords *self, const EfField *field)
{
  const char *id = field->id != NULL ? field->id : field->name;
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, id));
  Field added = {
    .field = *field,
    .order = self->fields->len,
    .first_bounds = NO_BOUNDS,
    .last_bounds = NO_BOUNDS,
    .first_origin = NO_ORIGIN,
    .last_origin = NO_ORIGIN,
  };

  if (number > 0)
    return number - 1;
  if (self->fields->len == EF_RECORDS_FIELDS_MAX)
    {
      self->too_many_fields = TRUE;
      return NO_FIELD;
    }

  added.field.id = g_strdup (id);
  added.field.name = make_unique (self, *field->name != '\0' ? field->name : "?");
  added.field.formula = g_strdup (field->formula);
  if (added.field.share == 0)
    added.field.share = EF_TYPED_COLUMN_METRIC_SHARE;
  if (added.field.quantity == NULL && !field->plain)
    added.field.quantity = ef_quantity_recognise (field->name, &added.field.unit);
  self->has_roles |= field->role != EF_ROLE_NONE;
  g_array_append_val (self->fields, added);
  g_hash_table_insert (self->numbers, g_strdup (id), GUINT_TO_POINTER (self->fields->len));

  return self->fields->len - 1;
}

/* Rows */

void
ef_records_begin_row (EfRecords *self, const char *file, const char *place)
{
  const Row row = {
    .file = ef_text_pool_add (self->pool, file, -1),
    .place = ef_text_pool_add (self->pool, place, -1),
  };

  g_array_append_val (self->rows, row);
  self->open = self->rows->len;
}

void
ef_records_return_to_row (EfRecords *self, guint row)
{
  g_return_if_fail (row < self->rows->len);

  self->open = row + 1;
}

guint
ef_records_get_n_rows (const EfRecords *self)
{
  return self->rows->len;
}

const char *
ef_records_get (const EfRecords *self, guint field)
{
  const Field *found;

  if (field == NO_FIELD)
    return NULL;
  found = &g_array_index (self->fields, Field, field);

  return found->last_row == self->open && self->open > 0
           ? ef_text_pool_get (self->pool, found->last_text)
           : NULL;
}

static gboolean
add_value (EfRecords *self, guint field, guint32 text, guint32 place)
{
  const Value value = { self->open - 1, field, text, place };
  Field *target;

  g_return_val_if_fail (self->open > 0, FALSE);

  if (text == 0)
    return TRUE;
  if (field == NO_FIELD)
    {
      self->n_lost++;
      return TRUE;
    }
  target = &g_array_index (self->fields, Field, field);
  if (target->last_row == self->open)
    return target->last_text == text;

  g_array_append_val (self->values, value);
  target->n_values++;
  target->last_row = self->open;
  target->last_text = value.text;

  return TRUE;
}

gboolean
ef_records_set (EfRecords *self, guint field, const char *text, const char *suffix)
{
  return add_value (self, field, ef_text_pool_add (self->pool, text, -1),
                    ef_text_pool_add (self->pool, suffix, -1));
}

gboolean
ef_records_set_id (EfRecords *self, guint field, guint32 text, guint32 suffix)
{
  return add_value (self, field, text, suffix);
}

gboolean
ef_records_set_at (EfRecords *self, guint field, const char *text, const char *place)
{
  return add_value (self, field, ef_text_pool_add (self->pool, text, -1),
                    PLACE_OF_ITS_OWN | ef_text_pool_add (self->pool, place, -1));
}

void
ef_records_set_bounds (EfRecords *self, guint field, const char *low, const char *high,
                       const char *suffix)
{
  const guint index = self->bounds->len;
  Bounds bounds = { .next = NO_BOUNDS };
  Field *target;

  g_return_if_fail (field == NO_FIELD || field < self->fields->len);

  if (ef_records_get (self, field) == NULL
      || ((low == NULL || *low == '\0') && (high == NULL || *high == '\0')))
    return;

  bounds.row = self->open - 1;
  bounds.low = ef_text_pool_add (self->pool, low, -1);
  bounds.high = ef_text_pool_add (self->pool, high, -1);
  bounds.place = ef_text_pool_add (self->pool, suffix, -1);
  g_array_append_val (self->bounds, bounds);

  target = &g_array_index (self->fields, Field, field);
  if (target->last_bounds == NO_BOUNDS)
    target->first_bounds = index;
  else
    g_array_index (self->bounds, Bounds, target->last_bounds).next = index;
  target->last_bounds = index;
}

void
ef_records_set_origin (EfRecords *self, guint field, EfOrigin origin, const char *formula)
{
  const guint index = self->origins->len;
  ValueOrigin added = { .origin = origin, .next = NO_ORIGIN };
  Field *target;

  g_return_if_fail (field == NO_FIELD || field < self->fields->len);

  if (ef_records_get (self, field) == NULL)
    return;
  target = &g_array_index (self->fields, Field, field);
  added.row = self->open - 1;
  if ((origin == target->field.origin && g_strcmp0 (formula, target->field.formula) == 0)
      || (target->last_origin != NO_ORIGIN
          && g_array_index (self->origins, ValueOrigin, target->last_origin).row == added.row))
    return;

  added.formula = ef_text_pool_add (self->pool, formula, -1);
  g_array_append_val (self->origins, added);
  if (target->last_origin == NO_ORIGIN)
    target->first_origin = index;
  else
    g_array_index (self->origins, ValueOrigin, target->last_origin).next = index;
  target->last_origin = index;
}

/* Columns */

/* A path that leads on from the root of a document begins with no point. */
static const char *
skip_point (const char *path)
{
  return *path == '.' ? path + 1 : path;
}

static guint32
get_id (EfCellSource *source, guint row)
{
  const FieldSource *self = (const FieldSource *) source;
  const guint32 cell = self->cells[row];

  return cell > 0 ? g_array_index (self->records->values, Value, cell - 1).text : 0;
}

static const char *
get_text (EfCellSource *source, guint row, gsize *length)
{
  const FieldSource *self = (const FieldSource *) source;
  const guint32 id = get_id (source, row);

  *length = ef_text_pool_get_length (self->records->pool, id);

  return ef_text_pool_get (self->records->pool, id);
}

static char *
describe_place (EfCellSource *source, guint row)
{
  const FieldSource *self = (const FieldSource *) source;
  const EfRecords *records = self->records;
  const Row *data = &g_array_index (records->rows, Row, row);
  const char *place = ef_text_pool_get (records->pool, data->place);
  const char *more;
  guint32 id = 0;

  if (self->cells[row] > 0)
    id = g_array_index (records->values, Value, self->cells[row] - 1).place;
  more = ef_text_pool_get (records->pool, id & ~PLACE_OF_ITS_OWN);
  if ((id & PLACE_OF_ITS_OWN) != 0)
    return g_strdup (more);
  if (*place == '\0')
    return g_strdup (skip_point (more));

  return g_strconcat (place, more, NULL);
}

static const char *
get_file (EfCellSource *source, guint row)
{
  const FieldSource *self = (const FieldSource *) source;
  guint32 file = g_array_index (self->records->rows, Row, row).file;

  return file != 0 ? ef_text_pool_get (self->records->pool, file) : source->file;
}

static void
report_bounds (EfRecords *self, const Bounds *bounds, const char *message)
{
  const Row *row = &g_array_index (self->rows, Row, bounds->row);
  g_autofree char *place = NULL;

  place = g_strconcat (ef_text_pool_get (self->pool, row->place),
                       ef_text_pool_get (self->pool, bounds->place), NULL);
  ef_diagnostics_add (self->diagnostics, EF_SEVERITY_WARNING,
                      row->file != 0 ? ef_text_pool_get (self->pool, row->file) : self->file,
                      *place != '\0' ? skip_point (place) : NULL, "%s", message);
}

/* FALSE if it is something else; TRUE with NAN if there is none. */
static gboolean
read_bound (EfRecords *self, const Bounds *bounds, guint32 id, double *bound)
{
  const EfNumberStyle style = { EF_COMMA_THOUSANDS, FALSE };
  const char *text = ef_text_pool_get (self->pool, id);
  g_autofree char *message = NULL;
  EfNumber number;

  *bound = NAN;
  if (id == 0 || ef_number_read (text, -1, &style, &number) == EF_NUMBER_MISSING)
    return TRUE;
  if (number.reason == EF_NUMBER_REASON_NONE && isfinite (number.value))
    {
      *bound = number.value;
      return TRUE;
    }

  message = g_strdup_printf (_("The bound “%s” of an interval is no number. The value is shown "
                               "without its interval."),
                             text);
  report_bounds (self, bounds, message);

  return FALSE;
}

static void
set_bounds (EfRecords *self, EfColumnBuilder *builder, const Bounds *bounds)
{
  const double value = ef_column_builder_get_number (builder, bounds->row);
  char buffer[EF_NUMBER_BUFFER];
  double low, high;

  if (isnan (value) || !read_bound (self, bounds, bounds->low, &low)
      || !read_bound (self, bounds, bounds->high, &high))
    return;
  if (low > value || high < value)
    {
      g_autofree char *message = NULL;

      message = g_strdup_printf (_("The interval from %s to %s does not hold its value %s, which "
                                   "is shown without it."),
                                 ef_text_pool_get (self->pool, bounds->low),
                                 ef_text_pool_get (self->pool, bounds->high),
                                 ef_number_to_text (value, buffer));
      report_bounds (self, bounds, message);
      return;
    }
  if (!isnan (low) || !isnan (high))
    ef_column_builder_set_bounds (builder, bounds->row, low, high);
}

static void
set_origins (EfRecords *self, const Field *field, EfColumnBuilder *builder)
{
  for (guint i = field->first_origin; i != NO_ORIGIN;)
    {
      const ValueOrigin *value = &g_array_index (self->origins, ValueOrigin, i);
      const char *formula = ef_text_pool_get (self->pool, value->formula);

      ef_column_builder_set_cell_origin (builder, value->row, value->origin,
                                         *formula != '\0' ? formula : NULL);
      i = value->next;
    }
}

/* Where all values of a field stand in their rows, or in their files if their rows are all of
 * these; NULL if that is not the same for all of them. */
static char *
dup_path (EfRecords *self, const Field *field)
{
  guint32 common = 0;
  guint n_whole = 0;
  const char *path;

  for (guint i = 0; i < field->n_values; i++)
    {
      const Value *value = &g_array_index (self->values, Value, field->first_value + i);
      const gboolean whole = g_array_index (self->rows, Row, value->row).place == 0;
      const guint32 place = whole ? value->place & ~PLACE_OF_ITS_OWN : value->place;

      if (place == 0 || (place & PLACE_OF_ITS_OWN) != 0 || (common != 0 && place != common))
        return NULL;
      n_whole += whole;
      common = place;
    }
  if (common == 0 || (n_whole > 0 && n_whole < field->n_values))
    return NULL;

  path = ef_text_pool_get (self->pool, common);
  if (n_whole > 0)
    return g_strdup (skip_point (path));

  return *path == '.' ? g_strdup (path) : g_strconcat (".", path, NULL);
}

static EfColumn *
read_column (EfRecords *self, const Field *described, const guint32 *cells,
             GCancellable *cancellable)
{
  const EfField *field = &described->field;
  const EfTypedColumnHints hints = {
    .quantity = field->quantity,
    .unit = field->unit,
    .share = field->share,
    .pool = self->pool,
  };
  FieldSource source = {
    .source = {
      .get_text = get_text,
      .get_id = get_id,
      .describe_place = describe_place,
      .get_file = get_file,
      .column = field->name,
      .n_rows = self->rows->len,
      .file = self->file,
      .diagnostics = self->diagnostics,
      .cancellable = cancellable,
    },
    .records = self,
    .cells = cells,
  };
  g_autofree char *path = dup_path (self, described);
  EfColumnBuilder *builder;
  EfColumnKind kind = EF_COLUMN_TEXT;

  if (field->text)
    builder = ef_typed_column_read_text (&source.source, &hints);
  else
    builder = ef_typed_column_read (&source.source, &hints, &kind, NULL);
  if (builder == NULL)
    return NULL;

  if (kind == EF_COLUMN_NUMBER)
    for (guint i = described->first_bounds; i != NO_BOUNDS;
         i = g_array_index (self->bounds, Bounds, i).next)
      set_bounds (self, builder, &g_array_index (self->bounds, Bounds, i));
  ef_column_builder_set_role (builder, field->role);
  ef_column_builder_set_origin (builder, field->origin, field->formula);
  set_origins (self, described, builder);
  ef_column_builder_set_path (builder, path);
  if (field->direction != EF_DIRECTION_UNKNOWN)
    ef_column_builder_set_direction (builder, field->direction, field->direction_reason);

  return ef_column_builder_end (builder);
}

/* Puts the values of one field side by side, each field's in the order of the rows. */
static void
sort_values (EfRecords *self)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (Value), self->values->len);
  guint first = 0;

  g_array_set_size (sorted, self->values->len);
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = &g_array_index (self->fields, Field, i);

      field->first_value = first;
      first += field->n_values;
      field->n_values = 0;
    }
  for (guint i = 0; i < self->values->len; i++)
    {
      const Value *value = &g_array_index (self->values, Value, i);
      Field *field = &g_array_index (self->fields, Field, value->field);

      g_array_index (sorted, Value, field->first_value + field->n_values++) = *value;
    }
  g_array_unref (self->values);
  self->values = sorted;
}

static gint
compare_by_filling (gconstpointer a, gconstpointer b)
{
  const Field *const *first = a;
  const Field *const *second = b;

  if ((*first)->n_values != (*second)->n_values)
    return (*first)->n_values > (*second)->n_values ? -1 : 1;

  return (*first)->order < (*second)->order ? -1 : 1;
}

static gint
compare_by_rank (gconstpointer a, gconstpointer b)
{
  const Field *const *first = a;
  const Field *const *second = b;

  if ((*first)->field.rank != (*second)->field.rank)
    return (*first)->field.rank < (*second)->field.rank ? -1 : 1;

  return (*first)->order < (*second)->order ? -1 : 1;
}

static void
report (EfRecords *self, const char *message)
{
  ef_diagnostics_add (self->diagnostics, EF_SEVERITY_ERROR, self->file, NULL, "%s", message);
}

static void
report_lost (EfRecords *self, guint n_left_out)
{
  if (n_left_out > 0)
    {
      g_autofree char *message = NULL;

      message
        = g_strdup_printf (ngettext ("%u column is left out, because the table would have far more "
                                     "cells than values.",
                                     "%u columns are left out, because the table would have far "
                                     "more cells than values.",
                                     n_left_out),
                           n_left_out);
      report (self, message);
    }
  if (self->too_many_fields)
    {
      g_autofree char *message = NULL;

      message = g_strdup_printf (ngettext ("There are too many columns; %u value is left out.",
                                           "There are too many columns; %u values are left out.",
                                           self->n_lost),
                                 self->n_lost);
      report (self, message);
    }
}

/* The fields that become columns, in their order. */
static GPtrArray *
choose_fields (EfRecords *self)
{
  const guint64 most = SPARSE_FREE + (guint64) SPARSE_FACTOR * self->values->len;
  GPtrArray *chosen = g_ptr_array_new ();
  guint n_max = self->rows->len > 0 ? (guint) MIN (most / self->rows->len, G_MAXUINT) : 0;
  guint n_left_out = 0;

  for (guint i = 0; i < self->fields->len; i++)
    if (g_array_index (self->fields, Field, i).n_values > 0)
      g_ptr_array_add (chosen, &g_array_index (self->fields, Field, i));
  if (chosen->len > n_max)
    {
      g_ptr_array_sort (chosen, compare_by_filling);
      n_left_out = chosen->len - n_max;
      g_ptr_array_set_size (chosen, (gint) n_max);
    }
  report_lost (self, n_left_out);
  g_ptr_array_sort (chosen, compare_by_rank);

  return chosen;
}

static EfColumn *
make_column (EfRecords *self, const Field *field, guint32 *cells, GCancellable *cancellable)
{
  EfColumn *column;

  for (guint i = 0; i < field->n_values; i++)
    {
      guint index = field->first_value + i;

      cells[g_array_index (self->values, Value, index).row] = index + 1;
    }
  column = read_column (self, field, cells, cancellable);
  for (guint i = 0; i < field->n_values; i++)
    cells[g_array_index (self->values, Value, field->first_value + i).row] = 0;

  return column;
}

static EfColumn *
make_places (EfRecords *self)
{
  EfColumnBuilder *builder = ef_column_builder_new ("places", EF_COLUMN_TEXT);

  ef_column_builder_set_pool (builder, self->pool);
  ef_column_builder_reserve (builder, self->rows->len);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      const char *place = ef_text_pool_get (self->pool, row->place);

      if (row->file == 0)
        ef_column_builder_add_text_id (builder, row->place);
      else if (*place == '\0')
        ef_column_builder_add_text_id (builder, row->file);
      else
        {
          g_autofree char *both = NULL;

          both = g_strconcat (ef_text_pool_get (self->pool, row->file), ": ", place, NULL);
          ef_column_builder_add_text (builder, both, -1);
        }
    }

  return ef_column_builder_end (builder);
}

EfTable *
ef_records_end (EfRecords    *self,
                const char   *name,
                const char   *path,
                EfSource     *source,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (EfColumn) places = NULL;
  g_autofree guint32 *cells = g_new0 (guint32, MAX (self->rows->len, 1));

  columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  sort_values (self);
  fields = choose_fields (self);
  for (guint i = 0; i < fields->len; i++)
    {
      EfColumn *column = make_column (self, g_ptr_array_index (fields, i), cells, cancellable);

      if (column == NULL)
        {
          g_cancellable_set_error_if_cancelled (cancellable, error);
          return NULL;
        }
      g_ptr_array_add (columns, column);
    }
  if (!self->has_roles)
    ef_roles_assign (columns, self->rows->len);
  if (columns->len == 0)
    return ef_table_new_with_places (name, path, columns, 0, source, NULL);
  places = make_places (self);

  return ef_table_new_with_places (name, path, columns, self->rows->len, source, places);
}
