/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-link-spec.h"
#include "ef-table.h"

G_BEGIN_DECLS

/* Two names about which somebody may decide. */
typedef struct
{
  const char *names[2]; /* of the first and of the second table; as long as the list lives */
  EfLinkLevel level;    /* SPELLING or BASE: linked if nobody minds; NONE: merely alike */
  double score;         /* of what is alike, see EfLinkCandidate, or 0; else 1 */
  guint n_rows;         /* how many pairs of rows have these names */
} EfLinkNamePair;

/* Names less alike than that are not offered; so many are for each name, of the best. */
#define EF_LINK_PAIRS_MIN_SCORE 0.6
#define EF_LINK_PAIRS_PER_NAME 3

/**
 * EfLinkPairs:
 *
 * The names of two tables about which somebody may decide, as they are before anything is decided:
 * first those that are merely alike, best first, and behind these, with the score 0, those on which
 * somebody decided though they are not; then those that are linked by their base, then those that
 * differ in spelling, both in the order of the rows. Immutable; may be shared by threads.
 */
typedef struct _EfLinkPairs EfLinkPairs;

/**
 * ef_link_pairs_new:
 * @spec: of which the decisions only say about which other names one may decide too
 *
 * Returns: (transfer full): NULL with an error of ef_table_link_rows()
 */
EfLinkPairs *ef_link_pairs_new (EfTable *first, EfTable *second, const EfLinkSpec *spec,
                                EfProgress *progress, GCancellable *cancellable, GError **error);
EfLinkPairs *ef_link_pairs_ref (EfLinkPairs *self);
void         ef_link_pairs_unref (EfLinkPairs *self);

guint ef_link_pairs_get_n (const EfLinkPairs *self);
/* How many of them, the first ones, are merely alike or not even that. */
guint ef_link_pairs_get_n_close (const EfLinkPairs *self);
const EfLinkNamePair *ef_link_pairs_get (const EfLinkPairs *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfLinkPairs, ef_link_pairs_unref)

G_END_DECLS
