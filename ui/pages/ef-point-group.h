/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfPointGroup:
 *
 * The rows of the inspector that say what there is to know of the one selected point: what to take
 * in its place, what it lacks, what the next better one costs. A row that names another point
 * selects it. Not visible unless one point of the chart is selected.
 */
#define EF_TYPE_POINT_GROUP (ef_point_group_get_type ())
G_DECLARE_FINAL_TYPE (EfPointGroup, ef_point_group, EF, POINT_GROUP, AdwPreferencesGroup)

void ef_point_group_set_workspace (EfPointGroup *self, EfWorkspace *workspace);

G_END_DECLS
