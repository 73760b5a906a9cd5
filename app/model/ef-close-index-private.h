/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-close-names-private.h"

G_BEGIN_DECLS

/**
 * EfCloseIndex:
 *
 * Of names, those that reach a score with others. A search is exact: it finds what comparing all
 * pairs finds. It looks up only the rarest runs of a name, as many as two names must share one of
 * to reach the score (prefix filtering; Chaudhuri, Ganti, Kaushik 2006; Bayardo, Ma, Srikant 2007).
 *
 * Names of other numbers must have so much more in common that few of the rarest runs are left to
 * look up, none of them frequent. Most runs need to be looked up only among names of the same
 * numbers, of which there are few, and which are kept at hand for as long as names of these numbers
 * are searched for.
 *
 * An index serves one thread, several of the same names several.
 */
typedef struct _EfCloseIndex EfCloseIndex;

/* @names must live on. @among: the @n_among names to be found. @min_score: above 0. */
EfCloseIndex *ef_close_index_new (const EfCloseNames *names, const guint32 *among, guint n_among,
                                  double min_score);
void          ef_close_index_free (EfCloseIndex *self);

/* Returns the score that is wanted from now on. */
typedef double (*EfCloseNamesVisit) (guint other, double score, gpointer user_data);

/* Visits, in no order, all names of the index that reach the score with @name; and others, or not,
 * that do not reach what the visit before wanted. Names of one set of numbers (@names->number_sets)
 * are to be searched for one after the other, or it takes long. */
void ef_close_index_search (EfCloseIndex *self, guint name, EfCloseNamesVisit visit,
                            gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfCloseIndex, ef_close_index_free)

G_END_DECLS
