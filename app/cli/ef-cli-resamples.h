/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-attainment.h"
#include "ef-cli-frontier.h"

G_BEGIN_DECLS

/* Draws the points of @frontier anew, as its uncertainty says, with surfaces of 10, 50 and 90 % of
 * the resamples. @members: (out) (optional): for each row in which share of them it is on the
 * frontier, NAN where it takes no part (transfer full). NULL after saying why not. */
EfAttainment *ef_cli_resamples_new (EfCliFrontier *frontier, double **members,
                                    EfCliStatus *status);

/* `frontier pareto --bands`: the corners of these surfaces. */
EfCliStatus   ef_cli_bands (EfCliFrontier *frontier, EfCliFormat format);

G_END_DECLS
