/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EF_CLOSE_N_BITS 64

/* A set of numbers that stand in names, each as often as it is there. */
typedef struct
{
  guint64 bits;  /* one for each number, of EF_CLOSE_N_BITS */
  guint32 start; /* in the numbers of all */
  guint32 n;
} EfCloseNumbers;

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
 * It does not change once it is made; EfCloseIndex looks into it.
 */
typedef struct
{
  guint n;
  double *totals; /* weight of each name */
  guint32 *offsets; /* n + 1 into runs */
  guint32 *runs;    /* of each name, rarest first, as ranks of rarity */
  guint32 *number_sets; /* of each name: names of the same numbers have the same */
  GArray *sets; /* of EfCloseNumbers; the first has no numbers */
  guint32 *numbers; /* of each set, in ascending order of their hashes */

  guint n_ranks;
  double *weights; /* of each rank */
  guint64 *signatures; /* of each name: a bit for each of its runs, of EF_CLOSE_N_BITS */
} EfCloseNames;

/* @names: @n different folded names (EfLinkName.bare); they need not live on. */
EfCloseNames *ef_close_names_new (const char *const *names, guint n);
void          ef_close_names_free (EfCloseNames *self);

/* 0 to 1. */
double ef_close_names_score (const EfCloseNames *self, guint one, guint other);

/* How many numbers two sets have in common, of the more that one of them has; 1 for the same. */
double ef_close_names_compare_sets (const EfCloseNames *self, guint32 one, guint32 other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfCloseNames, ef_close_names_free)

G_END_DECLS
