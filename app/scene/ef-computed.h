/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is computed of every point. */
typedef enum
{
  EF_COMPUTED_RANK,         /* 1 on the frontier, 2 on the one behind it, and so on */
  EF_COMPUTED_NEAR,         /* whether the point is in the band near the frontier */
  EF_COMPUTED_MEMBERSHIP,   /* in which share of the resamples the point is on the frontier */
  EF_COMPUTED_EFFICIENCY_X, /* free disposal hull; 1 where the frontier is, below 1 behind it */
  EF_COMPUTED_GAP_X,        /* how much is missing, in the unit of the axis */
  EF_COMPUTED_EFFICIENCY_Y,
  EF_COMPUTED_GAP_Y,
  EF_COMPUTED_CONTRIBUTION, /* which share of the area behind the frontier only this point adds */
  EF_COMPUTED_STARS,        /* from 1 to 5 for the energy, where the chart has stars */
  EF_N_COMPUTED
} EfComputed;

G_END_DECLS
