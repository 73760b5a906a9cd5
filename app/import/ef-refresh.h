/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-catalog.h"
#include "ef-diagnostics.h"
#include "ef-table-changes.h"

G_BEGIN_DECLS

/**
 * EfRefresh:
 *
 * A source of a project that was read again: what takes its place, and what is different in it.
 * Immutable, reference-counted.
 */
typedef struct _EfRefresh EfRefresh;

/**
 * ef_refresh_new:
 * @catalog: of the project
 * @index: the source that is read again
 * @read: what its file holds now, without what is left out
 * @diagnostics: (nullable): told of computed columns and of tables made of others that could not be
 *   made again
 *
 * The file may have another name than before; the source keeps its own. What was decided of columns
 * stays decided: their quantities, units, better ends and roles are those of the project, but for
 * what the cells themselves say now. Columns that formulas made are computed again, and tables that
 * were made of those of the source, linked or reshaped, are made again. Runs in any thread.
 *
 * Returns: (transfer full): NULL with EF_ERROR_NO_RESULTS if the file holds no table of the source
 *   or the source came from no file, or with G_IO_ERROR_CANCELLED
 */
EfRefresh *ef_refresh_new (EfCatalog *catalog, guint index, EfCatalogNode *read,
                           EfDiagnostics *diagnostics, GCancellable *cancellable, GError **error);

/**
 * ef_refresh_new_for_table:
 * @table: in the place of the one of its id, which the catalog has, and which was made of others
 * @diagnostics: (nullable): as above
 *
 * The same where a table was made in another way, such as by other decisions on a link: tables that
 * were made of it are made again.
 *
 * Returns: (transfer full): NULL with G_IO_ERROR_CANCELLED, or with EF_ERROR_NOT_FOUND if the
 *   catalog has no such table
 */
EfRefresh *ef_refresh_new_for_table (EfCatalog *catalog, EfTable *table,
                                     EfDiagnostics *diagnostics, GCancellable *cancellable,
                                     GError **error);

/* The sources to read again where somebody wants the tables of source @index to be new: itself, or
 * if its table was made of others those that these are from (transfer full, element-type guint). */
GArray    *ef_refresh_list_sources (EfCatalog *catalog, guint index);
/**
 * ef_refresh_find_source:
 *
 * The only one of ef_refresh_list_sources().
 *
 * Returns: -1 with EF_ERROR_NO_RESULTS if these are from several sources, or from none
 */
gint       ef_refresh_find_source (EfCatalog *catalog, guint index, GError **error);

EfRefresh *ef_refresh_ref (EfRefresh *self);
void       ef_refresh_unref (EfRefresh *self);

/* The catalog and the source it was made for (transfer none): it says nothing of others. */
EfCatalog *ef_refresh_get_catalog (const EfRefresh *self);
guint      ef_refresh_get_index (const EfRefresh *self);
/* What takes the place of the source, sealed (transfer none). */
EfCatalogNode *ef_refresh_get_root (const EfRefresh *self);
/* What is different in each table of the source that is in both or only in one, also where nothing
 * is (element-type EfTableChanges, transfer none). */
GPtrArray *ef_refresh_get_changes (const EfRefresh *self);
/* The same of tables that were made again, in an order in which each comes behind those it was made
 * of. */
GPtrArray *ef_refresh_get_made (const EfRefresh *self);
/* How many could not be made again, and so stay as they are. */
guint      ef_refresh_get_n_left (const EfRefresh *self);

/* How many things of a kind are different in the tables of the source, and how many of all kinds
 * are counted only: not kept as changes. */
guint64    ef_refresh_count (const EfRefresh *self, EfTableChangeKind kind);
guint64    ef_refresh_count_unlisted (const EfRefresh *self);

/* TRUE if no table of the source is different. */
gboolean   ef_refresh_is_empty (const EfRefresh *self);
/* A translated line: "3 rows added, 1 row removed, 12 cells changed" (transfer full). */
char      *ef_refresh_summarise (const EfRefresh *self);
/* Adds a translated sentence for each thing that is different, as far as it is kept. */
void       ef_refresh_report (const EfRefresh *self, EfDiagnostics *diagnostics);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfRefresh, ef_refresh_unref)

G_END_DECLS
