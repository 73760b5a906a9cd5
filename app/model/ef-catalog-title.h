/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-catalog.h"

G_BEGIN_DECLS

/* What tables and nodes are called on screen and in figures. Most names are the file's own. A few
 * are made by readers, for what has none in the file: these are the same in projects and on the
 * command line of every language, and words of ours for people. What tells ours from a heading of
 * the same words is in every project: the format that was read, and the place in the path. */

/* The names that readers make. */
#define EF_CATALOG_RESULTS "Results"            /* of cards, beside the tables in their texts */
#define EF_CATALOG_TEXTS "Tables in the text"   /* the node of these */
#define EF_CATALOG_FOLDS "folds"                /* of a run of OpenML */
#define EF_CATALOG_MODELS "Models"              /* of a model-index without data sets */

/* The name, in the language of the person, or of the figure inside of EF_WORDS_IN() (transfer none;
 * lives as long as @table or @node). */
const char *ef_table_get_title (EfTable *table);
const char *ef_catalog_node_get_title (EfCatalogNode *node);
/* The path with these (transfer full). */
char       *ef_table_dup_path_title (EfTable *table);
/* The same without its last part: where the table stands; NULL if there is no other (transfer
 * full). */
char       *ef_table_dup_parent_title (EfTable *table);

G_END_DECLS
