/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-project.h"

G_BEGIN_DECLS

/* A document in which everything that a project can hold is used: all kinds of columns, bounds,
 * originals, texts that XML cannot hold, shared nodes and tables, charts with every field set,
 * hidden rows, a view, extensions. */
EfDocument *fixture_document (void);
/* A table with one row whose only cell, and whose path, is @text. */
EfTable    *fixture_text_table (const char *text);
/* One source with one node that holds @table, added to @document. */
void        fixture_add_table (EfDocument *document, EfTable *table);

/* What a document holds, as text: unlike the bytes of a project, made without the room's code. */
char       *fixture_describe (EfDocument *document);

EfDocument *fixture_load (const char *xml, EfDiagnostics *diagnostics, GError **error);
/* Around @content: the root element of a project. */
char       *fixture_project (const char *content);

/* Loads @content inside a project; what is reported must be @expected: "4: reason|6: ..." */
EfDocument *fixture_load_reporting (const char *content, const char *expected);

G_END_DECLS
