/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-compose-private.h"

G_BEGIN_DECLS

/* What comes first. */
typedef enum
{
  EF_LABEL_RANK_SELECTED,
  EF_LABEL_RANK_ASKED, /* for this one by itself */
  EF_LABEL_RANK_BEST,  /* inside the limits, and the runner-up */
  EF_LABEL_RANK_END,   /* of the frontier */
  EF_LABEL_RANK_FRONT, /* within it */
  EF_LABEL_RANK_OTHER,
} EfLabelRank;

typedef struct
{
  guint point;
  double x, y;
  EfLabelRank rank;
  double room; /* more comes first: distance to the neighbours on the frontier, else how lonely */
  const EfSceneLabel *before; /* in the picture before this one, or NULL */
  gboolean done;              /* it has a place */
} EfLabelCandidate;

/**
 * EfLabelCandidates:
 * @list: (element-type EfLabelCandidate): the most important first
 * @decided: (nullable): point to the EfPointLabel that somebody made for it, also of points that
 *   are no candidates since their name stands where it was put, or is not wanted
 * @n_more: points that want a name too, but are not tried: nobody reads so many
 *
 * The points of a picture that want to be named.
 */
typedef struct
{
  const EfComposer *composer;
  GArray *list;
  GHashTable *decided;
  GHashTable *before; /* point to its EfSceneLabel in the picture before, or NULL */
  GHashTable *seen;   /* of points */
  guint n_more;
} EfLabelCandidates;

/* For the picture that @composer makes, which must live as long, and its options. */
EfLabelCandidates *ef_label_candidates_new (const EfComposer *composer);
void               ef_label_candidates_free (EfLabelCandidates *self);

/* How large scale space is on the page, whatever its shape: labels remember it. */
double ef_label_candidates_get_scale (const EfComposer *composer);

gboolean ef_label_candidates_in_plot (const EfComposer *composer, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfLabelCandidates, ef_label_candidates_free)

G_END_DECLS
