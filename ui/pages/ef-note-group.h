/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfNoteGroup:
 *
 * Lines, regions and texts that somebody draws into the chart: a row for each with its text and
 * places, and a menu that adds one in the middle of what is shown.
 */
#define EF_TYPE_NOTE_GROUP (ef_note_group_get_type ())
G_DECLARE_FINAL_TYPE (EfNoteGroup, ef_note_group, EF, NOTE_GROUP, AdwPreferencesGroup)

/* Once, before the group is shown. */
void ef_note_group_set_workspace (EfNoteGroup *self, EfWorkspace *workspace);

G_END_DECLS
