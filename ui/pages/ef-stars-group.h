/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfStarsGroup:
 *
 * By which rule the energy of the points becomes one to five stars, and within what they are
 * compared; or why the chart has none.
 */
#define EF_TYPE_STARS_GROUP (ef_stars_group_get_type ())
G_DECLARE_FINAL_TYPE (EfStarsGroup, ef_stars_group, EF, STARS_GROUP, AdwPreferencesGroup)

/* Once, before the group is shown. */
void ef_stars_group_set_workspace (EfStarsGroup *self, EfWorkspace *workspace);

G_END_DECLS
