/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-records-private.h"

#include <string.h>

#include "ef-typed-column.h"

#define NO_FIELD G_MAXUINT

static void
field_clear (gpointer data)
{
  EfRecordField *self = data;

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
  self->values = g_array_new (FALSE, FALSE, sizeof (EfRecordValue));
  self->bounds = g_array_new (FALSE, FALSE, sizeof (EfRecordBounds));
  self->origins = g_array_new (FALSE, FALSE, sizeof (EfRecordOrigin));
  self->rows = g_array_new (FALSE, FALSE, sizeof (EfRecordRow));
  self->fields = g_array_new (FALSE, FALSE, sizeof (EfRecordField));
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
  EfRecordField added = {
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
  const EfRecordRow row = {
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
  const EfRecordField *found;

  if (field == NO_FIELD)
    return NULL;
  found = &g_array_index (self->fields, EfRecordField, field);

  return found->last_row == self->open && self->open > 0
           ? ef_text_pool_get (self->pool, found->last_text)
           : NULL;
}

static gboolean
add_value (EfRecords *self, guint field, guint32 text, guint32 place)
{
  const EfRecordValue value = { self->open - 1, field, text, place };
  EfRecordField *target;

  g_return_val_if_fail (self->open > 0, FALSE);

  if (text == 0)
    return TRUE;
  if (field == NO_FIELD)
    {
      self->n_lost++;
      return TRUE;
    }
  target = &g_array_index (self->fields, EfRecordField, field);
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
  EfRecordBounds bounds = { .next = NO_BOUNDS };
  EfRecordField *target;

  g_return_if_fail (field == NO_FIELD || field < self->fields->len);

  if (ef_records_get (self, field) == NULL
      || ((low == NULL || *low == '\0') && (high == NULL || *high == '\0')))
    return;

  bounds.row = self->open - 1;
  bounds.low = ef_text_pool_add (self->pool, low, -1);
  bounds.high = ef_text_pool_add (self->pool, high, -1);
  bounds.place = ef_text_pool_add (self->pool, suffix, -1);
  g_array_append_val (self->bounds, bounds);

  target = &g_array_index (self->fields, EfRecordField, field);
  if (target->last_bounds == NO_BOUNDS)
    target->first_bounds = index;
  else
    g_array_index (self->bounds, EfRecordBounds, target->last_bounds).next = index;
  target->last_bounds = index;
}

void
ef_records_set_origin (EfRecords *self, guint field, EfOrigin origin, const char *formula)
{
  const guint index = self->origins->len;
  EfRecordOrigin added = { .origin = origin, .next = NO_ORIGIN };
  EfRecordField *target;

  g_return_if_fail (field == NO_FIELD || field < self->fields->len);

  if (ef_records_get (self, field) == NULL)
    return;
  target = &g_array_index (self->fields, EfRecordField, field);
  added.row = self->open - 1;
  if ((origin == target->field.origin && g_strcmp0 (formula, target->field.formula) == 0)
      || (target->last_origin != NO_ORIGIN
          && g_array_index (self->origins, EfRecordOrigin, target->last_origin).row == added.row))
    return;

  added.formula = ef_text_pool_add (self->pool, formula, -1);
  g_array_append_val (self->origins, added);
  if (target->last_origin == NO_ORIGIN)
    target->first_origin = index;
  else
    g_array_index (self->origins, EfRecordOrigin, target->last_origin).next = index;
  target->last_origin = index;
}
