/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-catalog.h"
#include "ef-document.h"

G_BEGIN_DECLS

/* A small catalog: Vision > Images (5 rows: size, score, kind), Vision > Video (2 rows), Speech (no
 * table). */
EfCatalogNode *fixture_create_root (void);
/* A document that holds it and counts as saved. */
EfDocument    *fixture_create_document (void);
/* The table of that path in the document. */
EfTable       *fixture_find_table (EfDocument *document, const char *path);

/* Adds a table "Large" of @n rows: each costs one more than the row before, and scores more, except
 * for every second one, which is behind the row before (transfer none). */
EfTable       *fixture_add_large_table (EfDocument *document, guint n);

/* Adds a source with a table of that name: the names of models between bars, and their numbers "n"
 * from 0 on (transfer none). */
EfTable       *fixture_add_names (EfDocument *document, const char *name, const char *text);

/* Adds a source with that table (transfer none). */
EfTable       *fixture_add_table (EfDocument *document, EfTable *table);

/* Columns as the importers would make them: quantity and unit by the header (transfer full). */
EfColumn      *fixture_texts (const char *name, EfRole role, const char *const *texts, guint n);
EfColumn      *fixture_numbers (const char *name, const double *values, guint n);
/* For columns (transfer full, element-type EfColumn). */
GPtrArray     *fixture_columns (void);
/* Adds a source with a table of these columns (transfer full), both of that name. */
void           fixture_add_columns (EfDocument *document, const char *name, GPtrArray *columns);

/* The widget of @type below @parent, of those that have it the one of number @index; NULL if there
 * are not so many, or the test fails (transfer none). */
gpointer       fixture_find_widget (gpointer parent, GType type, guint index);
gpointer       fixture_get_widget (gpointer parent, GType type, guint index);
/* The first one in whose @property, such as a title or a label, these words are; NULL if there is
 * none (transfer none). */
gpointer       fixture_find_words (gpointer parent, GType type, const char *property,
                                   const char *words);
/* Waits until the button with that label can be pressed, as a worker has answered, and does. */
void           fixture_press (gpointer parent, const char *label);
/* Opens the list of a row, which must be in a window that is shown, types into its search and takes
 * what is found first. */
void           fixture_search_row (gpointer row, const char *text);

G_END_DECLS
