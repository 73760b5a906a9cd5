/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfRulerGroup:
 *
 * The rows of the inspector for lines along which something stays the same: a row for each kind,
 * with its values, or why the axes of the chart allow none.
 */
#define EF_TYPE_RULER_GROUP (ef_ruler_group_get_type ())
G_DECLARE_FINAL_TYPE (EfRulerGroup, ef_ruler_group, EF, RULER_GROUP, AdwPreferencesGroup)

void ef_ruler_group_set_workspace (EfRulerGroup *self, EfWorkspace *workspace);

G_END_DECLS
