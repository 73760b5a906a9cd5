/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-reader.h"

G_BEGIN_DECLS

/**
 * EfCards:
 *
 * Model cards and other Markdown files on their way into one node of the catalog: a table of the
 * results that all of them state, and below "Tables in the text" the tables of each, named by the
 * headings above them.
 */
typedef struct _EfCards EfCards;

/* @name: display name of the file or folder. */
EfCards *ef_cards_new (const char *name, EfDiagnostics *diagnostics);
void     ef_cards_free (EfCards *self);

/* @paths: (element-type utf8) of all files of the folder: a table in a text that only lists those
 * beside it is no table of results, and is left out. */
void     ef_cards_set_folder (EfCards *self, GPtrArray *paths);

/**
 * ef_cards_add:
 * @reading: of one file; its source is set here
 * @format: id of the reader
 * @path: what tells the file from the others, or NULL if it is the only one
 *
 * Reads a Markdown file, with or without front matter, or one of `.eval_results/`.
 *
 * Returns: FALSE with @error if the file cannot be read or there is nothing in it
 *   (EF_ERROR_NO_RESULTS); the cards before are not lost
 */
gboolean ef_cards_add (EfCards *self, EfReading *reading, const char *format, const char *path,
                       GError **error);

guint ef_cards_get_n_rows (const EfCards *self);
guint ef_cards_get_n_tables (const EfCards *self); /* in texts */

/* An unsealed node; @source is that of the file or folder. NULL with @error if cancelled. Once. */
EfCatalogNode *ef_cards_end (EfCards *self, EfSource *source, GCancellable *cancellable,
                             GError **error);

/* "1,556 rows; 12 tables in the text" (transfer full, translated). @n_more: rows that are counted
 * as well. */
char *ef_cards_summarise (const EfCards *self, guint n_more);

/* What the model of a card is called by the path of the file alone: the file without its endings,
 * or its folder if the file is just called README or lies in `.eval_results/`; in a folder of
 * folders both ("org/model"). NULL if there is no such folder in the path. */
char *ef_cards_name_path (const char *path);

/* Reads a single file: what the readers of these formats do. */
EfCatalogNode *ef_cards_read_file (EfReading *reading, const char *format, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfCards, ef_cards_free)

G_END_DECLS
