/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-document.h"
#include "ef-file-state.h"
#include "ef-import.h"

G_BEGIN_DECLS

/**
 * EfLoaded:
 *
 * What a file turned out to be: a project, or data for one. Exactly one of @document and @import is
 * set.
 */
typedef struct
{
  GFile *file; /* NULL for pasted bytes */
  EfDocument *document;
  EfFileState *state; /* of the file of a project; NULL if it could not be told */
  EfImportResult *import;
  EfDiagnostics *diagnostics; /* what could not be used */
} EfLoaded;

void ef_loaded_free (EfLoaded *self);

/* Reads a file of any kind in a worker: content decides what it is. */
void      ef_load_async (GFile *file, EfProgress *progress, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data);
EfLoaded *ef_load_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfLoaded, ef_loaded_free)

G_END_DECLS
