/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-cli.h"
#include "ef-document.h"

G_BEGIN_DECLS

/* Tables that are made of others, and the projects that they are written into. */

/* What the verbs that make a table are told of their output. */
typedef struct
{
  char *output; /* *.frontier, *.csv, or NULL */
  gboolean provenance;
} EfCliMade;

/* @text: of the option for the output, marked for translation. */
#define EF_CLI_OPTIONS_MADE(made, text) \
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &(made).output, text, N_("OUT") }, \
  { "provenance", 'p', 0, G_OPTION_ARG_NONE, &(made).provenance, \
    N_("In CSV, say in further columns where each value comes from"), NULL }

/* That the output has a name by which its form is known, and the rest fits to it. */
EfCliStatus ef_cli_made_check (const EfCliMade *self);
gboolean    ef_cli_made_is_project (const EfCliMade *self);
/* @table as CSV, with provenance as `show` writes it, into the output or to the standard one. */
EfCliStatus ef_cli_made_write_csv (const EfCliMade *self, EfTable *table);

/* Adds the source of @table with nothing else in it. */
void        ef_cli_add_source_of (EfDocument *document, EfCatalog *catalog, EfTable *table);
/* Adds @made and a chart of it, which becomes the current one, and writes the project to @path.
 * @label: of the step, translated. */
EfCliStatus ef_cli_save_made (EfDocument *document, EfTable *made, const char *label,
                              const char *path);

G_END_DECLS
