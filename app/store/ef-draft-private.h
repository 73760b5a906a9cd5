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

struct _EfDraft
{
  char *folder;
  char *id;
  int lock;         /* ID.draft, open */
  gboolean durable; /* ID.draft is safely on disk. The worker's. */
  GFile *file;      /* may be NULL */
  EfFileState *state;
};

/* Path of the file of @self that ends so (transfer full). */
char *ef_draft_dup_path (EfDraft *self, const char *suffix);
/* A sentence that says where drafts cannot be kept, and @reason. */
void  ef_draft_set_error (EfDraft *self, GError **error, GQuark domain, int code,
                          const char *reason);

/* Takes the lock of a draft that is there. NULL if somebody else has it, or it is none of ours. */
EfDraft *ef_draft_adopt (const char *folder, const char *id);

/* TRUE for a regular file of the user's own, and nothing that leads elsewhere. */
gboolean ef_draft_is_own_file (const char *path, gint64 *mtime);

G_END_DECLS
