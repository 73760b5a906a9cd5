/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-catalog.h"
#include "ef-diagnostics.h"

G_BEGIN_DECLS

/**
 * ef_settle_linked_models:
 * @root: (transfer full): sealed
 * @file: what messages call the source, or NULL
 *
 * Lists of models that are still to be measured have too few numbers for a chart. Where nothing
 * else names their rows, these are called after the addresses of the models on Hugging Face, and
 * where most names state a size ("gpt-oss-20b"), that becomes a column of parameters, as derived.
 * Both are said.
 *
 * Returns: (transfer full): the same node with other columns; @root again if nothing changes
 */
EfCatalogNode *ef_settle_linked_models (EfCatalogNode *root, const char *file,
                                        EfDiagnostics *diagnostics);

G_END_DECLS
