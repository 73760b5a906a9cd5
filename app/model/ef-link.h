/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-progress.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* How alike the names of two linked rows are, from the surest on. */
typedef enum
{
  EF_LINK_EXACT,     /* the same text */
  EF_LINK_SPELLING,  /* the same but for case and punctuation */
  EF_LINK_BASE,      /* the same model; what else one name says of it, the other leaves out */
  EF_LINK_CONFIRMED, /* somebody says that they are one */
  EF_LINK_NONE,      /* no partner */
} EfLinkLevel;

#define EF_N_LINK_LEVELS (EF_LINK_NONE + 1)

/* "exact", "spelling", "base", "confirmed", "none": the words of files. */
const char *ef_link_level_to_word (EfLinkLevel level);
gboolean    ef_link_level_from_word (const char *word, EfLinkLevel *level);

/* Two tables at most make that many rows. */
#define EF_LINK_MAX_PAIRS 4000000

/* The rows of one table. @names: @n texts, NULL or "" is missing and is linked with nothing.
 * @keys: @n numbers that must be equal for rows to be linked, as those of an image size, with 0
 * for a row that must not be linked; or NULL where names are enough. */
typedef struct
{
  const char *const *names;
  const guint32 *keys;
  guint n;
} EfLinkSide;

/* What somebody said of two names: the one of the first table and the one of the second are one
 * model, or are not. */
typedef struct
{
  const char *first;
  const char *second;
  gboolean accepted;
} EfLinkDecision;

typedef struct
{
  EfLinkLevel loosest; /* EXACT, SPELLING or BASE: what may be linked without being asked */
  const EfLinkDecision *decisions;
  guint n_decisions;
} EfLinkOptions;

typedef struct
{
  guint32 first;  /* row */
  guint32 second; /* row */
  EfLinkLevel level;
} EfLinkPair;

/* Two names that may mean one model. The rows are the first that have them. */
typedef struct
{
  guint32 first;
  guint32 second;
  guint32 n_pairs; /* how many pairs of rows would be linked */
  double score;    /* above 0, at most 1 */
} EfLinkCandidate;

/**
 * EfLink:
 *
 * Which rows of two tables speak of the same model, by their names. A pair of rows is linked if for
 * one of the two, or both, no other pair is surer: so every row finds a partner that can, and it
 * does not matter which table comes first, nor in which order the rows stand. A row may have
 * several partners. Names have one base where their organisation, revision and image size are
 * equal or missing in one of them, and the rest is equal; see EfLinkName. What is merely alike is
 * never linked: ask for it with ef_link_list_close(), and say what is right in a decision. A name
 * that was rejected for another is not linked with it in any way.
 */
typedef struct _EfLink EfLink;

/**
 * ef_link_new:
 * @first, @second: read while the function runs only
 * @options: (nullable): all that is sure, and no decisions
 *
 * Returns: (transfer full): NULL with EF_ERROR_TOO_LARGE if there are more than EF_LINK_MAX_PAIRS,
 *   or with G_IO_ERROR_CANCELLED
 */
EfLink *ef_link_new (const EfLinkSide *first, const EfLinkSide *second,
                     const EfLinkOptions *options, GCancellable *cancellable, GError **error);
void    ef_link_free (EfLink *self);

/* All linked pairs, by the first row, then the second; owned by @self. */
const EfLinkPair *ef_link_get_pairs (const EfLink *self, guint *n_pairs);
/* The surest level of any pair of each row of table @side, 0 or 1, NONE without partner; owned by
 * @self. */
const guint8     *ef_link_get_levels (const EfLink *self, guint side);
/* How many rows of table @side have that surest level. */
guint             ef_link_count_rows (const EfLink *self, guint side, EfLinkLevel level);
/* How many rows of table @side have more than one partner. */
guint             ef_link_count_ambiguous (const EfLink *self, guint side);

/**
 * ef_link_list_close:
 * @min_score: above 0: names less alike are not offered
 * @max_per_name: for each name without partner, at most 16
 *
 * Names that have no partner, each with the names of the other table that are most like it, whether
 * these have a partner or not, where a row of both has the same key. Nothing is offered twice, nor
 * what was decided.
 *
 * Returns: (transfer full) (element-type EfLinkCandidate): best first; NULL if cancelled
 */
GArray *ef_link_list_close (EfLink *self, double min_score, guint max_per_name,
                            EfProgress *progress, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfLink, ef_link_free)

G_END_DECLS
