/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-catalog.h"
#include "ef-diagnostics.h"

G_BEGIN_DECLS

/**
 * ef_settle_parameter_units:
 * @root: (transfer full): sealed
 * @file: what messages call the source, or NULL
 *
 * Finds the unit of columns of parameters that state none and whose numbers are too small to be
 * counts. Where most sizes in the names of the rows ("Llama-2-7B") agree with one unit, the numbers
 * are in that unit; where none does they are nobody's parameters: the column stays, without its
 * quantity. Both are said.
 *
 * Returns: (transfer full): the same node with other columns; @root again if nothing changes
 */
EfCatalogNode *ef_settle_parameter_units (EfCatalogNode *root, const char *file,
                                          EfDiagnostics *diagnostics);

G_END_DECLS
