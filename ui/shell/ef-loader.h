/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-document.h"
#include "ef-file-state.h"
#include "ef-import.h"
#include "ef-mapping-memory.h"
#include "ef-refresh.h"
#include "ef-review.h"

G_BEGIN_DECLS

/**
 * EfLoaded:
 *
 * What a file or a paste turned out to be: a project, or data for one. Exactly one of @document and
 * @import is set. Reference-counted.
 */
typedef struct
{
  GFile *file; /* NULL for pasted bytes, and for cards of several files */
  EfDocument *document;
  gboolean from_figure; /* @document is a copy that @file carried along: it is in no file yet */
  EfFileState *state; /* of the file of a project; NULL if it could not be told */
  EfImportResult *import;
  EfCatalogNode *root;        /* of the import, as was decided before for such tables */
  EfCatalogNode *kept;        /* the same without what is left out */
  EfRefresh *refresh;         /* of a source that was read again; else NULL */
  EfReviewReasons reasons;    /* why somebody should look at it */
  EfDiagnostics *diagnostics; /* what could not be used */
} EfLoaded;

EfLoaded *ef_loaded_ref (EfLoaded *self);
void      ef_loaded_unref (EfLoaded *self);

/* Reads a file of any kind in a worker: content decides what it is. @memory: what was decided
 * before, or NULL. */
void      ef_load_async (GFile *file, EfMappingMemory *memory, EfProgress *progress,
                         GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data);
/* Reads the file of a source again that a project with @catalog has at @index. */
void      ef_load_refresh_async (GFile *file, EfCatalog *catalog, guint index,
                                 EfMappingMemory *memory, EfProgress *progress,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
/* The same as ef_load_async() with data in memory; @name stands for the file name. */
void      ef_load_bytes_async (GBytes *bytes, const char *name, EfMappingMemory *memory,
                               EfProgress *progress, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
/* Reads cards of several files into one import. @files: as ef_load_pick_cards_finish() has them. */
void      ef_load_cards_async (GPtrArray *files, EfMappingMemory *memory, EfProgress *progress,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);
EfLoaded *ef_load_finish (GAsyncResult *result, GError **error);

/* Looks in a worker which of @files (element-type GFile) are cards that make one import; see
 * ef_import_pick_cards(). */
void       ef_load_pick_cards_async (GPtrArray *files, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *ef_load_pick_cards_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfLoaded, ef_loaded_unref)

G_END_DECLS
