/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfUncertaintyGroup:
 *
 * Rows with what a chart shows of how uncertain its values are: error bars, the bands of the
 * frontier, and what these are drawn from. Says how many values have a spread, and why there is
 * nothing to show if none has.
 */
#define EF_TYPE_UNCERTAINTY_GROUP (ef_uncertainty_group_get_type ())
G_DECLARE_FINAL_TYPE (EfUncertaintyGroup, ef_uncertainty_group, EF, UNCERTAINTY_GROUP,
                      AdwPreferencesGroup)

void ef_uncertainty_group_set_workspace (EfUncertaintyGroup *self, EfWorkspace *workspace);

G_END_DECLS
