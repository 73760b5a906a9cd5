/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-draft.h"

G_BEGIN_DECLS

/* The folder of drafts. */

/* Where the drafts of this user are (transfer full): efficient-frontier/drafts in the data folder.
 * (Not the state folder, which older sandboxes forget when the program ends.) */
char      *ef_drafts_dup_folder (void);

/* Takes over the orphans in @folder, newest first, at most @max; the others stay for another time.
 * What crashes left half-written is cleared away. (transfer full) of EfDraft; empty if there are
 * none or the folder cannot be read. Looks at each file, reads no project. */
GPtrArray *ef_drafts_adopt (const char *folder, guint max);

G_END_DECLS
