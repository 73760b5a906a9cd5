/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-catalog.h"
#include "ef-diagnostics.h"

G_BEGIN_DECLS

/**
 * ef_settle_known_tables:
 * @root: (transfer full): sealed
 * @file: what messages call the source, or NULL
 *
 * Gives the columns of tables that a known program writes the quantities and units which its
 * documentation states and the headers do not. Which program that is, the headers tell; it is said.
 * What a header says itself counts.
 *
 * Returns: (transfer full): the same node with other columns; @root again if nothing changes
 */
EfCatalogNode *ef_settle_known_tables (EfCatalogNode *root, const char *file,
                                       EfDiagnostics *diagnostics);

G_END_DECLS
