/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-link-draft-private.h"

/* What somebody says of the names of two tables while these are being linked. */

EfLinkVerdict
ef_link_draft_get_verdict (EfLinkDraft *self,
                           guint        pair)
{
  const EfLinkNamePair *names;
  const EfLinkDecision *decision;

  g_return_val_if_fail (EF_IS_LINK_DRAFT (self), EF_LINK_VERDICT_NONE);
  g_return_val_if_fail (self->pairs != NULL, EF_LINK_VERDICT_NONE);

  names = ef_link_pairs_get (self->pairs, pair);
  decision = ef_link_spec_find_decision (self->verdicts, names->names[0], names->names[1]);
  if (decision == NULL)
    return EF_LINK_VERDICT_NONE;

  return decision->accepted ? EF_LINK_VERDICT_ONE : EF_LINK_VERDICT_TWO;
}

/* Without asking anew. */
static void
set_verdict (EfLinkDraft  *self,
             guint         pair,
             EfLinkVerdict verdict)
{
  const EfLinkNamePair *names = ef_link_pairs_get (self->pairs, pair);

  if (verdict == EF_LINK_VERDICT_NONE)
    ef_link_spec_undecide (self->verdicts, names->names[0], names->names[1]);
  else
    ef_link_spec_decide (self->verdicts, names->names[0], names->names[1],
                         verdict == EF_LINK_VERDICT_ONE);
}

void
ef_link_draft_decide (EfLinkDraft  *self,
                      guint         pair,
                      EfLinkVerdict verdict)
{
  g_return_if_fail (EF_IS_LINK_DRAFT (self));
  g_return_if_fail (self->pairs != NULL && pair < ef_link_pairs_get_n (self->pairs));

  if (ef_link_draft_get_verdict (self, pair) == verdict)
    return;
  set_verdict (self, pair, verdict);
  ef_link_draft_refresh (self, TRUE);
}

guint
ef_link_draft_count_open (EfLinkDraft *self)
{
  guint n = 0;

  g_return_val_if_fail (EF_IS_LINK_DRAFT (self), 0);

  for (guint i = 0; self->pairs != NULL && i < ef_link_pairs_get_n_close (self->pairs); i++)
    n += ef_link_draft_get_verdict (self, i) == EF_LINK_VERDICT_NONE;

  return n;
}

guint
ef_link_draft_confirm_above (EfLinkDraft *self,
                             double       score,
                             gboolean     really)
{
  g_autoptr (GHashTable) firsts = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) seconds = g_hash_table_new (NULL, NULL);
  GHashTable *taken[] = { firsts, seconds };
  guint n_close = self->pairs != NULL ? ef_link_pairs_get_n_close (self->pairs) : 0;
  guint n = 0;

  g_return_val_if_fail (EF_IS_LINK_DRAFT (self), 0);

  /* Names are texts of the list, which has each once. */
  for (guint i = 0; i < n_close; i++)
    if (ef_link_draft_get_verdict (self, i) == EF_LINK_VERDICT_ONE)
      for (guint side = 0; side < 2; side++)
        g_hash_table_add (taken[side],
                          (gpointer) ef_link_pairs_get (self->pairs, i)->names[side]);

  for (guint i = 0; i < n_close; i++)
    {
      const EfLinkNamePair *pair = ef_link_pairs_get (self->pairs, i);

      if (pair->score < score)
        break;
      if (ef_link_draft_get_verdict (self, i) != EF_LINK_VERDICT_NONE
          || g_hash_table_contains (taken[0], pair->names[0])
          || g_hash_table_contains (taken[1], pair->names[1]))
        continue;
      for (guint side = 0; side < 2; side++)
        g_hash_table_add (taken[side], (gpointer) pair->names[side]);
      if (really)
        set_verdict (self, i, EF_LINK_VERDICT_ONE);
      n++;
    }
  if (really && n > 0)
    ef_link_draft_refresh (self, TRUE);

  return n;
}
