/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfFrontGroup:
 *
 * The rows of the inspector that say what the chart shows of the frontier.
 */
#define EF_TYPE_FRONT_GROUP (ef_front_group_get_type ())
G_DECLARE_FINAL_TYPE (EfFrontGroup, ef_front_group, EF, FRONT_GROUP, AdwPreferencesGroup)

void ef_front_group_set_workspace (EfFrontGroup *self, EfWorkspace *workspace);

G_END_DECLS
