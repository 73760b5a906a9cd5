/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-quantity-private.h"

#include <string.h>

static void
dimension_free (EfDimension *self)
{
  ef_unit_index_clear (&self->index);
  g_free (self->id);
  g_free (self);
}

EfDimension *
ef_dimension_new (const char *id)
{
  EfDimension *self = g_new0 (EfDimension, 1);

  self->id = g_strdup (id);
  ef_unit_index_init (&self->index);

  return self;
}

void
ef_quantity_free (EfQuantity *self)
{
  g_free (self->name);
  g_free (self->id);
  g_free (self);
}

void
ef_alias_free (EfAlias *self)
{
  g_clear_pointer (&self->when, g_ptr_array_unref);
  g_free (self->words);
  g_free (self);
}

EfQuantityPart *
ef_quantity_part_new (void)
{
  EfQuantityPart *self = g_new0 (EfQuantityPart, 1);

  self->dimensions = g_ptr_array_new_with_free_func ((GDestroyNotify) dimension_free);
  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_unit_free);
  self->quantities = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_quantity_free);
  self->aliases = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_alias_free);
  self->stops = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
ef_quantity_part_free (EfQuantityPart *self)
{
  g_ptr_array_unref (self->stops);
  g_ptr_array_unref (self->aliases);
  g_ptr_array_unref (self->quantities);
  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->dimensions);
  g_free (self);
}

EfDimension *
ef_quantity_part_find_dimension (const EfQuantityPart *self,
                                 const char           *id)
{
  for (guint i = 0; i < self->dimensions->len; i++)
    {
      EfDimension *dimension = g_ptr_array_index (self->dimensions, i);

      if (strcmp (dimension->id, id) == 0)
        return dimension;
    }

  return NULL;
}

EfUnit *
ef_quantity_part_find_unit (const EfQuantityPart *self,
                            const char           *id)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      EfUnit *unit = g_ptr_array_index (self->units, i);

      if (strcmp (unit->id, id) == 0)
        return unit;
    }

  return NULL;
}

EfQuantity *
ef_quantity_part_find_quantity (const EfQuantityPart *self,
                                const char           *id)
{
  for (guint i = 0; i < self->quantities->len; i++)
    {
      EfQuantity *quantity = g_ptr_array_index (self->quantities, i);

      if (strcmp (quantity->id, id) == 0)
        return quantity;
    }

  return NULL;
}
