/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-catalog.h"
#include "ef-diagnostics.h"
#include "ef-input.h"

G_BEGIN_DECLS

/**
 * EfImportResult:
 *
 * What an import gave: a sealed catalog node and everything that could not be used. Immutable once
 * returned, reference-counted.
 */
typedef struct _EfImportResult EfImportResult;

EfImportResult *ef_import_result_ref (EfImportResult *self);
void            ef_import_result_unref (EfImportResult *self);
EfCatalogNode  *ef_import_result_get_root (const EfImportResult *self);
EfDiagnostics  *ef_import_result_get_diagnostics (const EfImportResult *self);
EfSource       *ef_import_result_get_source (const EfImportResult *self);
/* A translated sentence: "17,745 rows, 10,394 of them repeats; 1,193 tables". */
const char     *ef_import_result_get_summary (const EfImportResult *self);

/**
 * ef_import_file:
 *
 * Recognises the file by its content and reads it with the reader that is surest. Blocks; runs in
 * any thread. A file that no reader takes gives one sentence that says what it looks like (a web
 * page, an image, a Git LFS pointer, a Croissant description ...).
 *
 * Of a folder everything in it is read, and in the folders in it: its model cards become one
 * table, those of another format one of theirs, and each other file that is recognised a node of
 * its own.
 */
EfImportResult *ef_import_file (GFile *file, EfProgress *progress, GCancellable *cancellable,
                                GError **error);

/**
 * ef_import_pick_cards:
 * @files: (element-type GFile): given together
 *
 * Which of several files belong together: those that begin like cards of models or texts with
 * tables in Markdown, and bills of materials and cards in JSON and XML, if there are two or more
 * of one family, and they do not lie far apart. All others are imports of their own. Opens each
 * file; runs in any thread.
 *
 * Returns: (transfer full) (element-type GFile): in the order of @files, empty if none belong
 *   together or when cancelled
 */
GPtrArray *ef_import_pick_cards (GPtrArray *files, GCancellable *cancellable);

/**
 * ef_import_cards:
 * @files: (element-type GFile): as picked by ef_import_pick_cards()
 *
 * Reads cards as those of a folder: for each family one table of the results of them all, a row for
 * each, which knows its file. A card that cannot be read is reported, and the others count.
 */
EfImportResult *ef_import_cards (GPtrArray *files, EfProgress *progress, GCancellable *cancellable,
                                 GError **error);

/* The same over memory; @name stands for the file name ("Pasted table"). */
EfImportResult *ef_import_bytes (GBytes *bytes, const char *name, EfProgress *progress,
                                 GCancellable *cancellable, GError **error);

/* In a worker thread. */
void            ef_import_file_async (GFile *file, EfProgress *progress, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
void            ef_import_bytes_async (GBytes *bytes, const char *name, EfProgress *progress,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data);
EfImportResult *ef_import_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfImportResult, ef_import_result_unref)

G_END_DECLS
