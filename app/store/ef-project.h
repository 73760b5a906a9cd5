/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-diagnostics.h"
#include "ef-document.h"
#include "ef-file-state.h"
#include "ef-progress.h"

G_BEGIN_DECLS

#define EF_PROJECT_NAMESPACE "urn:efficient-frontier:project:1"
#define EF_PROJECT_SUFFIX ".frontier"
#define EF_PROJECT_MIME_TYPE "application/x-frontier+xml"

/* TRUE if the bytes begin like a project (after gzip). */
gboolean    ef_project_sniff (const guint8 *head, gsize length);

/* Reads a project, gzip-wrapped or not. What is unknown in it is reported, foreign content inside
 * <extensions> kept. A newer major version is refused with EF_ERROR_NEWER. Blocks; the document
 * must then be handed to the main thread before anything is connected to it. */
EfDocument *ef_project_load (GFile *file, EfDiagnostics *diagnostics, EfProgress *progress,
                             GCancellable *cancellable, GError **error);
EfDocument *ef_project_load_bytes (GBytes *bytes, const char *name, EfDiagnostics *diagnostics,
                                   GError **error);
void        ef_project_load_async (GFile *file, EfDiagnostics *diagnostics, EfProgress *progress,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
EfDocument *ef_project_load_finish (GAsyncResult *result, GError **error);

/* The bytes of the project: same document, same bytes. They are for no place in particular, so they
 * say where a source was only if it was on the web. Takes a snapshot first, so it may be called
 * from the main thread and the work done in a worker by ef_project_save_async(). @compress wraps in
 * gzip. */
GBytes     *ef_project_to_bytes (EfDocument *document, gboolean compress);
/* So many values of a table travel in a figure unasked, and no more than so many bytes of a project
 * in any case, before they are packed: what is read again is no more. */
#define EF_PROJECT_FIGURE_CELLS 200000
#define EF_PROJECT_FIGURE_BYTES (64 << 20)
/* How many values that are: of the tables of all @n charts, of each table once. */
guint64     ef_project_count_figure_values (EfCatalog *catalog, const EfChartSpec *const *specs,
                                            guint n);
/* The project of one chart, with its table and nothing else of @catalog, for a figure to carry; for
 * no place in particular. Immutable values in, so a worker may do it. EF_ERROR_TOO_LARGE where the
 * table would make the figure larger than any chart, unless somebody wants it @large. */
GBytes     *ef_project_for_figure (EfCatalog *catalog, const EfChartSpec *spec, gboolean large,
                                   GCancellable *cancellable, GError **error);
/* The same of @n charts, whose tables it has once each: "chart-1" to "chart-n". @layout: of the
 * figure "panels-1" that has them all, whatever charts it names; NULL: there is none. */
GBytes     *ef_project_for_panels (EfCatalog *catalog, const EfChartSpec *const *specs, guint n,
                                   const EfPanelsSpec *layout, gboolean large,
                                   GCancellable *cancellable, GError **error);
/* Atomic: the old file stays until the new one is whole on disk. On success marks the state that
 * was written as saved. Plain XML; packed if the name ends in ".gz" or the old file is packed. The
 * file says where a source was if that is on the web, or in or below the folder of @file, seen from
 * there, but nothing else of this computer.
 * The file's own word on an error is kept, after "The project could not be saved:". */
gboolean    ef_project_save (EfDocument *document, GFile *file, GCancellable *cancellable,
                             GError **error);
/* The same in a worker. @expected: what @file must still be, else EF_ERROR_CHANGED and nothing is
 * written; NULL: whatever is there is replaced. */
void        ef_project_save_async (EfDocument *document, GFile *file, EfFileState *expected,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
/* @state: of the file that was written (transfer full); may be NULL. */
gboolean    ef_project_save_finish (GAsyncResult *result, EfFileState **state, GError **error);

/* Holds the bytes against the RELAX NG schema and, if that is content, against what a schema
 * cannot say (references, numbers of rows). Every violation becomes a diagnostic with its line;
 * if there is any, FALSE with EF_ERROR_DAMAGED. */
gboolean    ef_project_validate (GBytes *bytes, const char *name, EfDiagnostics *diagnostics,
                                 GError **error);

G_END_DECLS
