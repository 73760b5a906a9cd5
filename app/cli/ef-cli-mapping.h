/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-cli.h"
#include "ef-import.h"
#include "ef-mapping.h"

G_BEGIN_DECLS

#define EF_CLI_OPTION_MAPPING(path) \
  { "mapping", 'm', 0, G_OPTION_ARG_FILENAME, &(path), \
    N_("Read columns as this mapping file says"), N_("FILE") }

/* The mapping of an option; NULL in @mapping without one (@path NULL). FALSE after saying why it
 * cannot be read. What in it could not be used is printed as ef_cli_print_diagnostics() does. */
gboolean ef_cli_mapping_load (const char *path, gboolean verbose, EfMapping **mapping,
                              EfCliStatus *status);

/* What was read, as @mapping (or NULL) wants it (transfer full). Adds what it could not do to
 * @diagnostics, and that it says nothing about any table: it is then probably another one that was
 * meant. */
EfCatalogNode *ef_cli_mapping_apply (const EfMapping *mapping, EfImportResult *result,
                                     EfDiagnostics *diagnostics);

G_END_DECLS
