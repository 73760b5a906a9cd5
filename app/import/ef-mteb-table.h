/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-catalog.h"
#include "ef-diagnostics.h"

G_BEGIN_DECLS

/**
 * ef_settle_mteb_tables:
 * @root: (transfer full): sealed
 * @file: what messages call the source, or NULL
 *
 * Tables of embedding models with a score for each task of MTEB: the headers are names of tasks,
 * which end with what kind they are of ("ArxivClusteringP2P"; "STS12" and "ArguAna" are among
 * them), and of all of them the main score is better higher. Where most columns of numbers are
 * called so, those of which nothing else is known are scores. It is said.
 *
 * Returns: (transfer full): the same node with other columns; @root again if nothing changes
 */
EfCatalogNode *ef_settle_mteb_tables (EfCatalogNode *root, const char *file,
                                      EfDiagnostics *diagnostics);

G_END_DECLS
