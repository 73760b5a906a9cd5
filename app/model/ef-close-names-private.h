/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-progress.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EfCloseNames:
 *
 * Which names are like which, and how much. Two names are compared by the runs of three letters
 * that both have, of which the rare ones count most (an "instruct" in a thousand names says
 * little), and by their numbers, since Llama 3 8B and Llama 3 70B are two models for all their
 * letters:
 *
 *   score = 2 W(A and B) / (W(A) + W(B)) x (1/2 + 1/2 common numbers / the more numbers)
 *
 * with W the sum of ln (1 + (n + 1000) / names with that run) over the runs of a name, n the
 * count of all names. The score is 1 for equal names, and the same in both directions.
 *
 * A search is exact: it finds what comparing all pairs finds. It looks up only the rarest runs of a
 * name, as many as two names must share one of to reach the score (prefix filtering; Chaudhuri,
 * Ganti, Kaushik 2006; Bayardo, Ma, Srikant 2007).
 */
typedef struct _EfCloseNames EfCloseNames;

/* @names: @n different folded names (EfLinkName.bare); they need not live on. */
EfCloseNames *ef_close_names_new (const char *const *names, guint n);
void          ef_close_names_free (EfCloseNames *self);

/* 0 to 1. */
double ef_close_names_score (const EfCloseNames *self, guint one, guint other);

/* A number that names have in common if and only if the same numbers stand in them. */
guint  ef_close_names_get_number_set (const EfCloseNames *self, guint name);

/* Of names, those that reach @min_score, above 0, with others. @among: the @n_among names to be
 * found. @names must live on. An index serves one thread, several of the same names several. */
typedef struct _EfCloseIndex EfCloseIndex;

EfCloseIndex *ef_close_index_new (const EfCloseNames *names, const guint32 *among, guint n_among,
                                  double min_score);
void          ef_close_index_free (EfCloseIndex *self);

/* Returns the score that is wanted from now on. */
typedef double (*EfCloseNamesVisit) (guint other, double score, gpointer user_data);

/* Visits, in no order, all names of the index that reach the score with @name; and others, or not,
 * that do not reach what the visit before wanted. It is faster where names of one set of numbers
 * are searched for one after the other. */
void ef_close_index_search (EfCloseIndex *self, guint name, EfCloseNamesVisit visit,
                            gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfCloseNames, ef_close_names_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfCloseIndex, ef_close_index_free)

G_END_DECLS
