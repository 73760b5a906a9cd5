/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfAxisGroup:
 *
 * The rows of the inspector that say what one axis shows: column, scale, which end is better and
 * why. Property "vertical" (construct only): the y axis.
 */
#define EF_TYPE_AXIS_GROUP (ef_axis_group_get_type ())
G_DECLARE_FINAL_TYPE (EfAxisGroup, ef_axis_group, EF, AXIS_GROUP, AdwPreferencesGroup)

void ef_axis_group_set_workspace (EfAxisGroup *self, EfWorkspace *workspace);

G_END_DECLS
