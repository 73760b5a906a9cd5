/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-catalog.h"
#include "ef-diagnostics.h"

G_BEGIN_DECLS

/**
 * ef_drop_run_places:
 * @root: (transfer full): sealed
 * @file: what messages call the source, or NULL
 *
 * Leaves out where the computer stood, of logs that say it ("longitude" and "latitude" of
 * CodeCarbon): it is somebody's desk, no figure needs it, and projects are passed on. Country and
 * region stay, since the grid depends on them. It is said once for a table.
 *
 * Returns: (transfer full): the same node without these columns; @root again if there are none
 */
EfCatalogNode *ef_drop_run_places (EfCatalogNode *root, const char *file,
                                   EfDiagnostics *diagnostics);

G_END_DECLS
