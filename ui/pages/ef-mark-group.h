/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfMarkGroup:
 *
 * What the points of the chart look like: which columns are their colour, their size, and the
 * lines between them.
 */
#define EF_TYPE_MARK_GROUP (ef_mark_group_get_type ())
G_DECLARE_FINAL_TYPE (EfMarkGroup, ef_mark_group, EF, MARK_GROUP, AdwPreferencesGroup)

/* Once, before the group is shown. */
void ef_mark_group_set_workspace (EfMarkGroup *self, EfWorkspace *workspace);

G_END_DECLS
