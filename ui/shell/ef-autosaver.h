/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-draft.h"

G_BEGIN_DECLS

/**
 * EfAutosaver:
 *
 * Keeps a draft of a document that is modified, so that a crash costs seconds. It writes when
 * nothing has changed for a while, and at the latest some time after the first change that is not
 * kept yet; but it rests twenty times as long as the last writing took, so that a large project
 * does not keep the disk busy: one that takes half a second to write is written every ten seconds
 * at most. One writing at a time, in a worker; a state that is kept already is not written again.
 * The draft goes when the document is saved, or undone to what is saved.
 *
 * The application is held while a worker writes.
 *
 * Signals: "failed" (char *): drafts cannot be written, a sentence. Sent once, until one could be
 * written again; it keeps trying.
 */
#define EF_TYPE_AUTOSAVER (ef_autosaver_get_type ())
G_DECLARE_FINAL_TYPE (EfAutosaver, ef_autosaver, EF, AUTOSAVER, GObject)

/* Milliseconds without a change before one writes, and from the first change to the writing. */
#define EF_AUTOSAVER_QUIET 3000
#define EF_AUTOSAVER_LONGEST 15000

EfAutosaver *ef_autosaver_new (const char *folder);
/* For tests: milliseconds. */
void         ef_autosaver_set_delays (EfAutosaver *self, guint quiet, guint longest);

/* The document to keep; NULL: none. The draft of the one before is discarded. */
void         ef_autosaver_watch (EfAutosaver *self, EfDocument *document);
/* What drafts are of from now on, because the document was read from there or saved there; see
 * ef_draft_new(). A draft made before is discarded. */
void         ef_autosaver_set_file (EfAutosaver *self, GFile *file, EfFileState *state);
/* Takes over @draft, from which the document was recovered as it is now. */
void         ef_autosaver_adopt (EfAutosaver *self, EfDraft *draft);
/* The work is saved or not wanted: discards the draft and keeps nothing any more. */
void         ef_autosaver_stop (EfAutosaver *self);

/* Writes at once what is not kept yet. Finishing gives FALSE if it could not be. */
void         ef_autosaver_flush_async (EfAutosaver *self, GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean     ef_autosaver_flush_finish (EfAutosaver *self, GAsyncResult *result);

/* The draft as it is, or NULL (transfer none). */
EfDraft     *ef_autosaver_get_draft (EfAutosaver *self);

G_END_DECLS
