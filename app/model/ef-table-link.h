/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-link-spec.h"
#include "ef-table.h"

G_BEGIN_DECLS

/* A linked table has at most that many cells. */
#define EF_TABLE_LINK_MAX_CELLS 100000000

/* The format of the source of a linked table. */
#define EF_TABLE_LINK_FORMAT "linked"

/* The column with the names of the models: @key as ef_table_find_column() takes it, or NULL for the
 * one that has the role, else the first with texts. -1 with EF_ERROR_NOT_FOUND. */
gint ef_table_link_find_names (EfTable *table, const char *key, GError **error);

/**
 * ef_table_link_rows:
 *
 * Which rows of two tables go together. Keys are equal if they are the same number in the same
 * unit, or the same text without regard to case and blanks.
 *
 * Returns: (transfer full): NULL with EF_ERROR_NOT_FOUND if a column is not there, or an error of
 *   ef_link_new()
 */
EfLink *ef_table_link_rows (EfTable *first, EfTable *second, const EfLinkSpec *spec,
                            GCancellable *cancellable, GError **error);

/**
 * ef_table_link:
 * @link: of ef_table_link_rows() for the same arguments
 * @path: where the table shall be in the catalog, of which the last part is its name; or NULL for
 *   the one of ef_table_link_dup_name()
 *
 * The linked table: a row for each pair, in the order of the first table, and if the specification
 * says so for each row of the first without partner. It has all columns of both tables with all
 * that is known of them, and one that says how each row was linked, in the words of
 * ef_link_level_to_word(). Columns of the second table whose name the first has already are called
 * after their table too: "param_count (benchmark)". Rows are known by the texts of both tables, so
 * that their ids survive a new import of either. Every cell knows its file.
 *
 * Returns: (transfer full): NULL with EF_ERROR_TOO_LARGE, or with EF_ERROR_NO_RESULTS if no row is
 *   left, or with G_IO_ERROR_CANCELLED
 */
EfTable *ef_table_link (EfTable *first, EfTable *second, const EfLinkSpec *spec,
                        const EfLink *link, const char *path, GCancellable *cancellable,
                        GError **error);

/* Two columns that may be a key of a specification: they are called alike, as "img_size" and
 * "infer_img_size", are texts or whole numbers that nobody measured, and have values that several
 * rows share. FALSE without any. @names: the columns with the names; @taken: (element-type utf8):
 * keys that there are already; @offered: (transfer none). */
gboolean ef_table_link_offer_key (EfTable *first, EfTable *second, const char *const names[2],
                                  GPtrArray *const taken[2], const char *offered[2]);

/* "results-imagenet + benchmark": what the table of these two is called (transfer full). */
char *ef_table_link_dup_name (EfTable *first, EfTable *second);

G_END_DECLS
