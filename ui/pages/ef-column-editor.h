/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-review-draft.h"

G_BEGIN_DECLS

/**
 * EfColumnEditor:
 *
 * What one column of a draft is, and the rows that change it: quantity, unit, better end, role. The
 * draft has the truth; the rows show it and tell it what the user picked.
 */
#define EF_TYPE_COLUMN_EDITOR (ef_column_editor_get_type ())
G_DECLARE_FINAL_TYPE (EfColumnEditor, ef_column_editor, EF, COLUMN_EDITOR, GtkWidget)

/* Once, before anything else. */
void ef_column_editor_set_draft (EfColumnEditor *self, EfReviewDraft *draft);
/* G_MAXUINT: no column. */
void ef_column_editor_show (EfColumnEditor *self, guint table, guint column);

G_END_DECLS
