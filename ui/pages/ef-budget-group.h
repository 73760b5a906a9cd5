/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfBudgetGroup:
 *
 * The rows of the inspector that say what keeps to the limits of the axes: the best, the runner-up,
 * and how many. Not visible while there is no limit.
 */
#define EF_TYPE_BUDGET_GROUP (ef_budget_group_get_type ())
G_DECLARE_FINAL_TYPE (EfBudgetGroup, ef_budget_group, EF, BUDGET_GROUP, AdwPreferencesGroup)

void ef_budget_group_set_workspace (EfBudgetGroup *self, EfWorkspace *workspace);

G_END_DECLS
