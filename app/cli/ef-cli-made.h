/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-cli.h"
#include "ef-document.h"

G_BEGIN_DECLS

/* Tables that are made of others, and the projects that they are written into. */

/* Adds the source of @table with nothing else in it. */
void        ef_cli_add_source_of (EfDocument *document, EfCatalog *catalog, EfTable *table);
/* Adds @made and a chart of it, which becomes the current one, and writes the project to @path.
 * @label: of the step, translated. */
EfCliStatus ef_cli_save_made (EfDocument *document, EfTable *made, const char *label,
                              const char *path);

G_END_DECLS
