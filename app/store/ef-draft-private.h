/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-draft.h"

G_BEGIN_DECLS

#define EF_DRAFT_PROJECT_SUFFIX EF_PROJECT_SUFFIX
#define EF_DRAFT_ORIGIN_SUFFIX ".draft"
#define EF_DRAFT_OPENING_SUFFIX ".opening"
#define EF_DRAFT_DAMAGED_FOLDER "damaged"

/* The files of drafts begin with an id of so many letters. */
#define EF_DRAFT_ID_LENGTH 36

/* Takes the lock of a draft that is there. NULL if somebody else has it, or it is none of ours. */
EfDraft *ef_draft_adopt (const char *folder, const char *id);

/* TRUE for a regular file of the user's own, and nothing that leads elsewhere. */
gboolean ef_draft_is_own_file (const char *path, gint64 *mtime);

G_END_DECLS
