/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EfFileState:
 *
 * What a file was when it was read or written, to tell later whether another program has changed
 * it: its entity tag, its size and a hash of its bytes. A tag that is still the same settles it
 * without reading; where it differs (a copy, a restored backup, a touch) the bytes decide.
 * Immutable and reference-counted, from any thread.
 */
typedef struct _EfFileState EfFileState;

/* Reads @file. Ask before using its content: a change between the two then counts as one.
 * Blocks. */
EfFileState *ef_file_state_read (GFile *file, GCancellable *cancellable, GError **error);
/* The state of @file after @bytes were written to it. Blocks. */
EfFileState *ef_file_state_new_written (GFile *file, GBytes *bytes);
/* A state that no file is in: whatever is there is not what was meant. */
EfFileState *ef_file_state_new_unknown (void);
EfFileState *ef_file_state_ref (EfFileState *self);
void         ef_file_state_unref (EfFileState *self);

/* TRUE if @file may be overwritten without losing another program's work: it is what it was, or it
 * is gone. FALSE with EF_ERROR_CHANGED if it is another one by now. Blocks. */
gboolean ef_file_state_check (EfFileState *self, GFile *file, GCancellable *cancellable,
                              GError **error);

/* In and out of a key file. What is not there, or makes no sense, is an unknown state. */
void         ef_file_state_to_keys (EfFileState *self, GKeyFile *keys, const char *group);
EfFileState *ef_file_state_new_from_keys (GKeyFile *keys, const char *group);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfFileState, ef_file_state_unref)

G_END_DECLS
