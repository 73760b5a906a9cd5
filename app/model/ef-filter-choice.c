/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-filter-choice.h"

#include <math.h>

#include "ef-sorted-texts.h"

static EfFilterChoice *
choice_new (void)
{
  EfFilterChoice *self = g_new0 (EfFilterChoice, 1);

  self->kind = EF_FILTER_KEEP;
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->low = -INFINITY;
  self->high = INFINITY;

  return self;
}

void
ef_filter_choice_free (EfFilterChoice *self)
{
  g_ptr_array_unref (self->values);
  g_free (self);
}

static void
add_value (EfFilterChoice *self, const char *value)
{
  gboolean found;
  guint place = ef_sorted_texts_find (self->values, value, &found);

  if (!found)
    g_ptr_array_insert (self->values, (gint) place, g_strdup (value));
}

/* Of two bounds the narrower one holds. */
static void
take_bound (EfFilterChoice *self, const EfFilterPart *part, const EfColumn *column)
{
  double value;

  if (ef_column_get_kind (column) == EF_COLUMN_TEXT
      || !ef_column_read_value (column, part->bound, EF_COMMA_THOUSANDS, &value, NULL))
    return;
  if (part->upper)
    self->high = MIN (self->high, value);
  else
    self->low = MAX (self->low, value);
}

EfFilterChoice *
ef_filter_choice_read (const char *filter, const EfTable *table, const EfColumn *column)
{
  g_autoptr (GPtrArray) parts = ef_filter_list_parts (filter);
  EfFilterChoice *self = choice_new ();

  g_return_val_if_fail (table != NULL && column != NULL, self);

  for (guint i = 0; i < parts->len; i++)
    {
      const EfFilterPart *part = parts->pdata[i];

      if (part->kind == EF_FILTER_OTHER || ef_table_find_column (table, part->column) != column)
        continue;
      if (part->kind == EF_FILTER_BOUND)
        {
          take_bound (self, part, column);
          continue;
        }
      /* Of several ones the first says what is done to the values. */
      if (self->values->len == 0 && !self->missing)
        self->kind = part->kind;
      if (part->kind != self->kind)
        continue;
      for (guint k = 0; k < part->values->len; k++)
        add_value (self, part->values->pdata[k]);
      self->missing = self->missing || part->missing;
    }

  return self;
}

gboolean
ef_filter_choice_is_empty (const EfFilterChoice *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->values->len == 0 && !self->missing && isinf (self->low) && isinf (self->high);
}

gboolean
ef_filter_choice_has (const EfFilterChoice *self, const char *value)
{
  gboolean found;

  g_return_val_if_fail (self != NULL && value != NULL, FALSE);

  if (*value == '\0')
    return self->missing;
  ef_sorted_texts_find (self->values, value, &found);

  return found;
}

void
ef_filter_choice_toggle (EfFilterChoice *self, const char *value)
{
  gboolean found;
  guint place;

  g_return_if_fail (self != NULL && value != NULL);

  if (*value == '\0')
    {
      self->missing = !self->missing;
      return;
    }
  place = ef_sorted_texts_find (self->values, value, &found);
  if (found)
    g_ptr_array_remove_index (self->values, place);
  else
    add_value (self, value);
}

void
ef_filter_choice_set (EfFilterChoice *self, EfFilterPartKind kind, const char *value)
{
  g_return_if_fail (self != NULL && value != NULL);

  self->kind = kind;
  self->missing = FALSE;
  g_ptr_array_set_size (self->values, 0);
  ef_filter_choice_toggle (self, value);
}

char *
ef_filter_choice_write (const EfFilterChoice *self,
                        const char *filter,
                        const EfTable *table,
                        const EfColumn *column)
{
  g_autofree char *others = NULL;
  g_autofree char *values = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  const char *conditions[4];

  g_return_val_if_fail (self != NULL && table != NULL && column != NULL, NULL);

  others = ef_filter_remove_choices (filter, table, column);
  values = ef_filter_write_values (ef_column_get_name (column), self->kind,
                                   (const char *const *) self->values->pdata, self->values->len,
                                   self->missing);
  if (isfinite (self->low))
    low = ef_filter_write_bound (column, FALSE, self->low);
  if (isfinite (self->high))
    high = ef_filter_write_bound (column, TRUE, self->high);
  conditions[0] = others;
  conditions[1] = values;
  conditions[2] = low;
  conditions[3] = high;

  return ef_filter_join (conditions, G_N_ELEMENTS (conditions));
}
