/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-card-set.h"
#include "ef-import.h"
#include "ef-reader.h"

G_BEGIN_DECLS

/* The reader that is surest of a file with these first bytes, and how sure; NULL if none is. */
const EfReader *ef_import_find_reader (const guint8 *head, gsize length, const char *name,
                                       double *confidence);

/* The @i-th of the readers that are registered, NULL behind the last. */
const EfReader *ef_import_get_reader (guint i);

/**
 * ef_import_folder:
 * @reading: without an input; `source` and `summary` are set
 *
 * Reads the files of a folder and of the folders in it, in the order of their names. All model
 * cards make one table; a file of another kind is a node of its own. Hidden files are left out
 * (but for `.eval_results/`), and links are not followed, so nothing outside of the folder is read.
 *
 * Returns: (transfer full): an unsealed node, or NULL with @error
 */
EfCatalogNode *ef_import_folder (GFile *folder, EfReading *reading, GError **error);

/**
 * ef_import_card_set:
 * @reading: without an input; `source` and `summary` are set
 *
 * Reads the files of a set in the same way. What is no card any more is reported and left out.
 *
 * Returns: (transfer full): an unsealed node, or NULL with @error
 */
EfCatalogNode *ef_import_card_set (const EfCardSet *set, EfReading *reading, GError **error);

G_END_DECLS
