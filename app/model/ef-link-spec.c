/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-link-spec.h"

void
ef_link_decision_free (gpointer decision)
{
  EfLinkDecision *self = decision;

  g_free ((char *) self->first);
  g_free ((char *) self->second);
  g_free (self);
}

guint
ef_link_decision_hash (gconstpointer decision)
{
  const EfLinkDecision *self = decision;

  return g_str_hash (self->first) * 31 + g_str_hash (self->second);
}

gboolean
ef_link_decision_same_names (gconstpointer one,
                             gconstpointer other)
{
  const EfLinkDecision *a = one, *b = other;

  return g_str_equal (a->first, b->first) && g_str_equal (a->second, b->second);
}

EfLinkSpec *
ef_link_spec_new (void)
{
  EfLinkSpec *self = g_new0 (EfLinkSpec, 1);

  self->keys[0] = g_ptr_array_new_with_free_func (g_free);
  self->keys[1] = g_ptr_array_new_with_free_func (g_free);
  self->decisions = g_ptr_array_new_with_free_func (ef_link_decision_free);
  self->decided = g_hash_table_new (ef_link_decision_hash, ef_link_decision_same_names);
  self->loosest = EF_LINK_BASE;

  return self;
}

EfLinkSpec *
ef_link_spec_copy_undecided (const EfLinkSpec *self)
{
  EfLinkSpec *copy = ef_link_spec_new ();

  for (guint side = 0; side < 2; side++)
    copy->names[side] = g_strdup (self->names[side]);
  for (guint i = 0; i < self->keys[0]->len; i++)
    ef_link_spec_add_key (copy, g_ptr_array_index (self->keys[0], i),
                          g_ptr_array_index (self->keys[1], i));
  copy->loosest = self->loosest;
  copy->left = self->left;

  return copy;
}

EfLinkSpec *
ef_link_spec_copy (const EfLinkSpec *self)
{
  EfLinkSpec *copy = ef_link_spec_copy_undecided (self);

  for (guint i = 0; i < self->decisions->len; i++)
    {
      const EfLinkDecision *decision = g_ptr_array_index (self->decisions, i);

      ef_link_spec_decide (copy, decision->first, decision->second, decision->accepted);
    }

  return copy;
}

void
ef_link_spec_free (EfLinkSpec *self)
{
  g_return_if_fail (self != NULL);

  for (guint side = 0; side < 2; side++)
    {
      g_free (self->names[side]);
      g_ptr_array_unref (self->keys[side]);
    }
  g_hash_table_unref (self->decided);
  g_ptr_array_unref (self->decisions);
  g_free (self);
}

gboolean
ef_link_spec_equal (const EfLinkSpec *self,
                    const EfLinkSpec *other)
{
  if (self->loosest != other->loosest || !self->left != !other->left
      || self->keys[0]->len != other->keys[0]->len
      || self->decisions->len != other->decisions->len)
    return FALSE;

  for (guint side = 0; side < 2; side++)
    {
      if (g_strcmp0 (self->names[side], other->names[side]) != 0)
        return FALSE;
      for (guint i = 0; i < self->keys[side]->len; i++)
        if (!g_str_equal (g_ptr_array_index (self->keys[side], i),
                          g_ptr_array_index (other->keys[side], i)))
          return FALSE;
    }
  for (guint i = 0; i < self->decisions->len; i++)
    {
      const EfLinkDecision *one = g_ptr_array_index (self->decisions, i);
      const EfLinkDecision *two = g_ptr_array_index (other->decisions, i);

      if (!g_str_equal (one->first, two->first) || !g_str_equal (one->second, two->second)
          || !one->accepted != !two->accepted)
        return FALSE;
    }

  return TRUE;
}

void
ef_link_spec_add_key (EfLinkSpec *self,
                      const char *first,
                      const char *second)
{
  g_return_if_fail (self != NULL && first != NULL && second != NULL);

  g_ptr_array_add (self->keys[0], g_strdup (first));
  g_ptr_array_add (self->keys[1], g_strdup (second));
}

void
ef_link_spec_decide (EfLinkSpec *self,
                     const char *first,
                     const char *second,
                     gboolean    accepted)
{
  const EfLinkDecision wanted = { first, second, accepted };
  EfLinkDecision *decision;

  g_return_if_fail (self != NULL && first != NULL && second != NULL);

  decision = g_hash_table_lookup (self->decided, &wanted);
  if (decision != NULL)
    {
      decision->accepted = accepted;
      return;
    }

  decision = g_new (EfLinkDecision, 1);
  *decision = (EfLinkDecision) { g_strdup (first), g_strdup (second), accepted };
  g_ptr_array_add (self->decisions, decision);
  g_hash_table_add (self->decided, decision);
}

void
ef_link_spec_undecide (EfLinkSpec *self,
                       const char *first,
                       const char *second)
{
  const EfLinkDecision *decision;

  g_return_if_fail (self != NULL && first != NULL && second != NULL);

  decision = ef_link_spec_find_decision (self, first, second);
  if (decision == NULL)
    return;
  g_hash_table_remove (self->decided, decision);
  g_ptr_array_remove (self->decisions, (gpointer) decision);
}

const EfLinkDecision *
ef_link_spec_find_decision (const EfLinkSpec *self,
                            const char       *first,
                            const char       *second)
{
  const EfLinkDecision wanted = { first, second, FALSE };

  g_return_val_if_fail (self != NULL && first != NULL && second != NULL, NULL);

  return g_hash_table_lookup (self->decided, &wanted);
}
