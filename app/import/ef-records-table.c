/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-records-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-roles.h"
#include "ef-typed-column.h"

/* The end of the records: every field becomes a column, and the rows a table. */

/* Cells a table may have for each value in it, beyond the first so many. */
#define SPARSE_FACTOR 64
#define SPARSE_FREE (1 << 22)

/* The texts of a field over the rows, as a source of cells. */
typedef struct
{
  EfCellSource source;
  const EfRecords *records;
  const guint32 *cells; /* of each row: index of the value plus one, or 0 */
} FieldSource;

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

  return cell > 0 ? g_array_index (self->records->values, EfRecordValue, cell - 1).text : 0;
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
  const EfRecordRow *data = &g_array_index (records->rows, EfRecordRow, row);
  const char *place = ef_text_pool_get (records->pool, data->place);
  const char *more;
  guint32 id = 0;

  if (self->cells[row] > 0)
    id = g_array_index (records->values, EfRecordValue, self->cells[row] - 1).place;
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
  guint32 file = g_array_index (self->records->rows, EfRecordRow, row).file;

  return file != 0 ? ef_text_pool_get (self->records->pool, file) : source->file;
}

static void
report_bounds (EfRecords *self, const EfRecordBounds *bounds, const char *message)
{
  const EfRecordRow *row = &g_array_index (self->rows, EfRecordRow, bounds->row);
  g_autofree char *place = NULL;

  place = g_strconcat (ef_text_pool_get (self->pool, row->place),
                       ef_text_pool_get (self->pool, bounds->place), NULL);
  ef_diagnostics_add (self->diagnostics, EF_SEVERITY_WARNING,
                      row->file != 0 ? ef_text_pool_get (self->pool, row->file) : self->file,
                      *place != '\0' ? skip_point (place) : NULL, "%s", message);
}

/* FALSE if it is something else; TRUE with NAN if there is none. */
static gboolean
read_bound (EfRecords *self, const EfRecordBounds *bounds, guint32 id, double *bound)
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
set_bounds (EfRecords *self, EfColumnBuilder *builder, const EfRecordBounds *bounds)
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
set_origins (EfRecords *self, const EfRecordField *field, EfColumnBuilder *builder)
{
  for (guint i = field->first_origin; i != NO_ORIGIN;)
    {
      const EfRecordOrigin *value = &g_array_index (self->origins, EfRecordOrigin, i);
      const char *formula = ef_text_pool_get (self->pool, value->formula);

      ef_column_builder_set_cell_origin (builder, value->row, value->origin,
                                         *formula != '\0' ? formula : NULL);
      i = value->next;
    }
}

/* Where all values of a field stand in their rows, or in their files if their rows are all of
 * these; NULL if that is not the same for all of them. */
static char *
dup_path (EfRecords *self, const EfRecordField *field)
{
  guint32 common = 0;
  guint n_whole = 0;
  const char *path;

  for (guint i = 0; i < field->n_values; i++)
    {
      const EfRecordValue *value
        = &g_array_index (self->values, EfRecordValue, field->first_value + i);
      const gboolean whole = g_array_index (self->rows, EfRecordRow, value->row).place == 0;
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
read_column (EfRecords *self, const EfRecordField *described, const guint32 *cells,
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
         i = g_array_index (self->bounds, EfRecordBounds, i).next)
      set_bounds (self, builder, &g_array_index (self->bounds, EfRecordBounds, i));
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
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (EfRecordValue), self->values->len);
  guint first = 0;

  g_array_set_size (sorted, self->values->len);
  for (guint i = 0; i < self->fields->len; i++)
    {
      EfRecordField *field = &g_array_index (self->fields, EfRecordField, i);

      field->first_value = first;
      first += field->n_values;
      field->n_values = 0;
    }
  for (guint i = 0; i < self->values->len; i++)
    {
      const EfRecordValue *value = &g_array_index (self->values, EfRecordValue, i);
      EfRecordField *field = &g_array_index (self->fields, EfRecordField, value->field);

      g_array_index (sorted, EfRecordValue, field->first_value + field->n_values++) = *value;
    }
  g_array_unref (self->values);
  self->values = sorted;
}

static gint
compare_by_filling (gconstpointer a, gconstpointer b)
{
  const EfRecordField *const *first = a;
  const EfRecordField *const *second = b;

  if ((*first)->n_values != (*second)->n_values)
    return (*first)->n_values > (*second)->n_values ? -1 : 1;

  return (*first)->order < (*second)->order ? -1 : 1;
}

static gint
compare_by_rank (gconstpointer a, gconstpointer b)
{
  const EfRecordField *const *first = a;
  const EfRecordField *const *second = b;

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
    if (g_array_index (self->fields, EfRecordField, i).n_values > 0)
      g_ptr_array_add (chosen, &g_array_index (self->fields, EfRecordField, i));
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
make_column (EfRecords *self, const EfRecordField *field, guint32 *cells, GCancellable *cancellable)
{
  EfColumn *column;

  for (guint i = 0; i < field->n_values; i++)
    {
      guint index = field->first_value + i;

      cells[g_array_index (self->values, EfRecordValue, index).row] = index + 1;
    }
  column = read_column (self, field, cells, cancellable);
  for (guint i = 0; i < field->n_values; i++)
    cells[g_array_index (self->values, EfRecordValue, field->first_value + i).row] = 0;

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
      const EfRecordRow *row = &g_array_index (self->rows, EfRecordRow, i);
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
