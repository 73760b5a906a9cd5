/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-note.h"

#include <math.h>

EfNote *
ef_note_new (EfNoteKind kind)
{
  EfNote *self = g_new0 (EfNote, 1);

  self->kind = kind;
  self->x[0] = self->x[1] = self->y[0] = self->y[1] = NAN;
  self->text = g_strdup ("");

  return self;
}

EfNote *
ef_note_copy (const EfNote *self)
{
  EfNote *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof (EfNote));
  copy->text = g_strdup (self->text);

  return copy;
}

void
ef_note_free (EfNote *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self);
}

static gboolean
same (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

gboolean
ef_note_equal (const EfNote *a, const EfNote *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->kind == b->kind && same (a->x[0], b->x[0]) && same (a->x[1], b->x[1])
         && same (a->y[0], b->y[0]) && same (a->y[1], b->y[1]) && a->dx == b->dx && a->dy == b->dy
         && g_str_equal (a->text, b->text);
}

gboolean
ef_note_is_placed (const EfNote *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  switch (self->kind)
    {
    case EF_NOTE_LINE_X:
      return isfinite (self->x[0]);
    case EF_NOTE_LINE_Y:
      return isfinite (self->y[0]);
    case EF_NOTE_TEXT:
      return isfinite (self->x[0]) && isfinite (self->y[0]) && isfinite (self->dx)
             && isfinite (self->dy);
    case EF_NOTE_REGION:
    default:
      return !isinf (self->x[0]) && !isinf (self->x[1]) && !isinf (self->y[0])
             && !isinf (self->y[1]);
    }
}

GPtrArray *
ef_notes_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ef_note_free);
}

GPtrArray *
ef_notes_copy (GPtrArray *self)
{
  GPtrArray *copy = ef_notes_new ();

  g_return_val_if_fail (self != NULL, copy);

  for (guint i = 0; i < self->len; i++)
    g_ptr_array_add (copy, ef_note_copy (g_ptr_array_index (self, i)));

  return copy;
}

gboolean
ef_notes_equal (GPtrArray *a, GPtrArray *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!ef_note_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return TRUE;
}

void
ef_notes_leave_axis (GPtrArray *self, gboolean is_x)
{
  EfNoteKind other = is_x ? EF_NOTE_LINE_Y : EF_NOTE_LINE_X;

  g_return_if_fail (self != NULL);

  for (guint i = self->len; i > 0; i--)
    if (((EfNote *) g_ptr_array_index (self, i - 1))->kind != other)
      g_ptr_array_remove_index (self, i - 1);
}
