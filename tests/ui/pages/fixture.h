/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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

G_END_DECLS
