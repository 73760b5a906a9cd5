/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-project.h"

G_BEGIN_DECLS

/**
 * EfDraft:
 *
 * Work that is not saved yet, kept in a folder of the user's so that a crash costs seconds, not
 * hours. The file that the work will be saved to is never touched. In the folder,
 *
 *  - ID.frontier is the project, packed: an ordinary file that can be opened by hand,
 *  - ID.draft says what it is a draft of (a key file: URI, ETag, Size, Hash), and
 *  - ID.opening has a byte for each time somebody began to open it and did not say that it went
 *    well.
 *
 * ID.draft is written once, then held open and locked by the process that owns the draft. The lock
 * ends with the process, however that ends; a draft without one is an orphan, and whoever gets the
 * lock owns it (ef-drafts.h). Nobody but the owner may look at a draft, and only the user may read
 * its files.
 *
 * Reference-counted, from any thread. The last reference gives up the lock and leaves the files; a
 * draft that is not needed any more must be discarded.
 */
typedef struct _EfDraft EfDraft;

/* A draft of @file (NULL: a project that was never saved), which was in @state (NULL: unknown).
 * Makes the folder. Quick; a sentence as error if the folder cannot be written. */
EfDraft     *ef_draft_new (const char *folder, GFile *file, EfFileState *state, GError **error);
EfDraft     *ef_draft_ref (EfDraft *self);
void         ef_draft_unref (EfDraft *self);

GFile       *ef_draft_get_file (EfDraft *self);       /* or NULL */
EfFileState *ef_draft_get_file_state (EfDraft *self); /* unknown if nothing else */
/* When it was last written: seconds since 1970; 0 if it never was. */
gint64       ef_draft_get_time (EfDraft *self);

/* Writes what @document is now, in a worker: safely on disk, or the draft before it stays. One at a
 * time. Finishing gives the state that was written (ef_document_get_state()). */
void         ef_draft_write_async (EfDraft *self, EfDocument *document, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean     ef_draft_write_finish (GAsyncResult *result, guint64 *state, GError **error);

/* Reads the project in a worker. The document counts as modified until it is saved. The call takes
 * note that the draft is being opened, ef_draft_opened() that the program survived it; a draft that
 * ended the program EF_DRAFT_MAX_ATTEMPTS times is refused with EF_ERROR_DAMAGED. */
#define EF_DRAFT_MAX_ATTEMPTS 2
void         ef_draft_load_async (EfDraft *self, EfDiagnostics *diagnostics, EfProgress *progress,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
EfDocument  *ef_draft_load_finish (GAsyncResult *result, GError **error);
void         ef_draft_opened (EfDraft *self);

/* Removes the files: what was in them is saved, or not wanted. */
void         ef_draft_discard (EfDraft *self);
/* For a draft that cannot be read: moves the project to where no start tries again, and returns the
 * new path. The newest EF_DRAFT_MAX_DAMAGED stay there for EF_DRAFT_DAYS_DAMAGED days. */
#define EF_DRAFT_MAX_DAMAGED 20
#define EF_DRAFT_DAYS_DAMAGED 90
char        *ef_draft_set_aside (EfDraft *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfDraft, ef_draft_unref)

G_END_DECLS
