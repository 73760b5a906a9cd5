/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-column-choice.h"

/* A direction that comes with a quantity is not a choice of its own: it follows the quantity, also
 * when the table of quantities knows better one day. So only a direction that a person set counts,
 * and applying goes quantity, direction, role, whatever came first on the screen. */

EfColumnChoice
ef_column_choice_between (const EfColumn *before, const EfColumn *after)
{
  EfColumnChoice choice = { 0 };
  EfColumnKind kind;

  g_return_val_if_fail (after != NULL, choice);

  kind = ef_column_get_kind (after);
  choice.quantity = ef_column_get_quantity (after);
  choice.unit = ef_column_get_unit (after);
  choice.direction = ef_column_get_direction (after);
  choice.role = ef_column_get_role (after);

  if (before == NULL)
    {
      choice.made = EF_CHOICE_ROLE;
      if (kind == EF_COLUMN_NUMBER)
        choice.made = EF_CHOICE_ALL;
      else if (kind == EF_COLUMN_DATE)
        choice.made |= EF_CHOICE_DIRECTION;
      return choice;
    }

  if (ef_column_get_quantity (before) != choice.quantity
      || ef_column_get_unit (before) != choice.unit)
    choice.made |= EF_CHOICE_QUANTITY | EF_CHOICE_UNIT;
  if (ef_column_get_direction_reason (after) == EF_DIRECTION_REASON_USER
      && (ef_column_get_direction_reason (before) != EF_DIRECTION_REASON_USER
          || ef_column_get_direction (before) != choice.direction))
    choice.made |= EF_CHOICE_DIRECTION;
  if (ef_column_get_role (before) != choice.role)
    choice.made |= EF_CHOICE_ROLE;

  return choice;
}

gboolean
ef_column_choice_equal (const EfColumnChoice *self, const EfColumnChoice *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return self->made == other->made
         && (!(self->made & EF_CHOICE_QUANTITY) || self->quantity == other->quantity)
         && (!(self->made & EF_CHOICE_UNIT) || self->unit == other->unit)
         && (!(self->made & EF_CHOICE_DIRECTION) || self->direction == other->direction)
         && (!(self->made & EF_CHOICE_ROLE) || self->role == other->role);
}

void
ef_column_choice_add (EfColumnChoice *self, const EfColumnChoice *newer)
{
  g_return_if_fail (self != NULL && newer != NULL);

  if (newer->made & EF_CHOICE_QUANTITY)
    self->quantity = newer->quantity;
  if (newer->made & EF_CHOICE_UNIT)
    self->unit = newer->unit;
  if (newer->made & EF_CHOICE_DIRECTION)
    self->direction = newer->direction;
  if (newer->made & EF_CHOICE_ROLE)
    self->role = newer->role;
  self->made |= newer->made;

  /* A unit of a quantity that is not meant any more. */
  if (self->made & EF_CHOICE_QUANTITY && self->unit != NULL
      && !ef_unit_measures (self->unit, self->quantity))
    {
      self->unit = NULL;
      self->made &= ~EF_CHOICE_UNIT;
    }
}

static EfChoiceFlags
get_possible (EfColumnKind kind)
{
  switch (kind)
    {
    case EF_COLUMN_NUMBER:
      return EF_CHOICE_ALL;
    case EF_COLUMN_DATE:
      return EF_CHOICE_ROLE | EF_CHOICE_DIRECTION;
    case EF_COLUMN_TEXT:
    default:
      return EF_CHOICE_ROLE;
    }
}

gboolean
ef_column_choice_fits (const EfColumnChoice *self, EfColumnKind kind)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (self->made & ~get_possible (kind)) == 0;
}

gboolean
ef_unit_measures (const EfUnit *unit, const EfQuantity *quantity)
{
  return unit != NULL && quantity != NULL
         && g_strcmp0 (ef_unit_get_dimension (unit), ef_quantity_get_dimension (quantity)) == 0;
}

static const EfUnit *
choose_unit (const EfColumnChoice *self, const EfColumn *column, const EfQuantity *quantity)
{
  const EfUnit *known = ef_column_get_unit (column);

  if (quantity == NULL)
    return NULL;
  if (self->made & EF_CHOICE_UNIT
      && (self->unit == NULL || ef_unit_measures (self->unit, quantity)))
    return self->unit;
  if (quantity == ef_column_get_quantity (column) || ef_unit_measures (known, quantity))
    return known;

  return ef_quantity_get_bare_unit (quantity);
}

EfColumn *
ef_column_choice_apply (const EfColumnChoice *self, EfColumn *column)
{
  g_autoptr (EfColumn) result = NULL;
  EfChoiceFlags made;

  g_return_val_if_fail (self != NULL && column != NULL, NULL);

  result = ef_column_ref (column);
  made = self->made & get_possible (ef_column_get_kind (column));

  if (made & (EF_CHOICE_QUANTITY | EF_CHOICE_UNIT))
    {
      const EfQuantity *quantity
        = made & EF_CHOICE_QUANTITY ? self->quantity : ef_column_get_quantity (column);
      const EfUnit *unit = choose_unit (self, column, quantity);

      if (quantity != ef_column_get_quantity (column) || unit != ef_column_get_unit (column))
        {
          ef_column_unref (result);
          result = ef_column_with_quantity (column, quantity, unit);
        }
    }

  if (made & EF_CHOICE_DIRECTION
      && (self->direction != ef_column_get_direction (result)
          || ef_column_get_direction_reason (result) != EF_DIRECTION_REASON_USER))
    {
      g_autoptr (EfColumn) old = g_steal_pointer (&result);

      result = ef_column_with_direction (old, self->direction, EF_DIRECTION_REASON_USER);
    }

  if (made & EF_CHOICE_ROLE && self->role != ef_column_get_role (result))
    {
      g_autoptr (EfColumn) old = g_steal_pointer (&result);

      result = ef_column_with_role (old, self->role);
    }

  return g_steal_pointer (&result);
}
