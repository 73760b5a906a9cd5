/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EfAnalysis:
 *
 * The analyses of this room, as far as they differ in what they ask of the values.
 *
 * An ordinal quantity (an Elo rating, a rank) knows which of two values is better but not by how
 * much: any map that keeps the order is the same quantity. What changes under such a map means
 * nothing.
 *
 * @EF_ANALYSIS_ORDER: frontier, layers, who dominates whom, membership, budgets, the frontier over
 * time
 * @EF_ANALYSIS_ALONG_X: distances, ratios and margins along x, with y held: "same score, 4.1 times
 * less energy" asks nothing of the score but its order
 * @EF_ANALYSIS_ALONG_Y: the same along y
 * @EF_ANALYSIS_SHARE: a percentage of a value; that of one axis is asked for by itself. So many
 * points of a rating more are another matter: who reads ratings knows what 20 of them are
 * @EF_ANALYSIS_HULL: mixtures, and what is measured against them
 * @EF_ANALYSIS_AREA: hypervolume, contributions, area gained, AIQ
 * @EF_ANALYSIS_PRICE: what the next unit of y costs in x, the knee, productivity
 * @EF_ANALYSIS_BOTH: anything that weighs the axes against each other: how far a point is from the
 * frontier on both, how far one set is from another
 * @EF_ANALYSIS_FIT: curves through the values
 */
typedef enum
{
  EF_ANALYSIS_ORDER,
  EF_ANALYSIS_ALONG_X,
  EF_ANALYSIS_ALONG_Y,
  EF_ANALYSIS_SHARE,
  EF_ANALYSIS_HULL,
  EF_ANALYSIS_AREA,
  EF_ANALYSIS_PRICE,
  EF_ANALYSIS_BOTH,
  EF_ANALYSIS_FIT,
} EfAnalysis;

/**
 * ef_analysis_get_refusal:
 * @x_ordinal, @y_ordinal: whether the quantity on the axis is ordinal
 *
 * Returns: (nullable): why the analysis would mean nothing, as a translated sentence; NULL if it is
 * allowed
 */
const char *ef_analysis_get_refusal (EfAnalysis analysis, gboolean x_ordinal, gboolean y_ordinal);

G_END_DECLS
