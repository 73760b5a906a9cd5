/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-cli-mapping.h"
#include "ef-document.h"
#include "ef-table.h"

G_BEGIN_DECLS

/**
 * EfCliInput:
 *
 * What a FILE argument holds: the tables of any file that can be imported, or the document of a
 * project, which may lie in a figure.
 */
typedef struct
{
  char       *name;     /* as messages name it */
  EfCatalog  *catalog;
  EfDocument *document; /* NULL unless the file is a project */
} EfCliInput;

/* @argument: a path, or "-" for standard input; @mapping: the path of a mapping file, or NULL. On
 * failure says why, sets @status and returns NULL. Prints what could not be used, as
 * ef_cli_print_diagnostics(). */
EfCliInput *ef_cli_input_load (const char *argument, const char *mapping, gboolean verbose,
                               EfCliStatus *status);
/* The same where the mapping is for another file, too: a project, whose columns were decided about
 * when it was made, is loaded as it is. */
EfCliInput *ef_cli_input_load_any (const char *argument, const char *mapping, gboolean verbose,
                                   EfCliStatus *status);
void        ef_cli_input_free (EfCliInput *self);

/* The table @path means; without @path that of the current chart, else the only one. (transfer
 * none) */
EfTable    *ef_cli_input_find_table (const EfCliInput *self, const char *path, EfCliStatus *status);

/* One byte a row for @where, which may be NULL: then all rows count and @rows becomes NULL. */
gboolean    ef_cli_filter_rows (const EfTable *table, const char *where, guint8 **rows,
                                EfCliStatus *status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfCliInput, ef_cli_input_free)

G_END_DECLS
