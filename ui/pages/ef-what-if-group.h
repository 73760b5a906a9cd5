/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfWhatIfGroup:
 *
 * The rows of the inspector that say what is supposed of energy and carbon: which scenario, what it
 * holds, and what is shown faintly beside it. Where a table lacks what estimates are made of, it
 * says which columns would do.
 */
#define EF_TYPE_WHAT_IF_GROUP (ef_what_if_group_get_type ())
G_DECLARE_FINAL_TYPE (EfWhatIfGroup, ef_what_if_group, EF, WHAT_IF_GROUP, AdwPreferencesGroup)

void ef_what_if_group_set_workspace (EfWhatIfGroup *self, EfWorkspace *workspace);

G_END_DECLS
