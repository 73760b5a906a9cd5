/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-tree.h"

/* What a part of a document of unknown kind is, going by how it is built. Any node may be NULL,
 * which is nothing. */

G_BEGIN_DECLS

/** ef_tree_is_number: Whether all of the text of @node is a number. */
gboolean ef_tree_is_number (const EfTreeNode *node);

/** ef_tree_get_pair_name: (nullable): what names the value in a mapping, such as its "metric" */
const EfTreeNode *ef_tree_get_pair_name (const EfTreeNode *node);

/** ef_tree_get_pair_value: (nullable): the value in the mapping @node */
const EfTreeNode *ef_tree_get_pair_value (const EfTreeNode *node);

/** ef_tree_is_list_of_pairs: A list of names with values: columns of the row around it. */
gboolean ef_tree_is_list_of_pairs (const EfTreeNode *node);

/** ef_tree_is_list_of_scalars: A list of texts and numbers, and of nothing else. */
gboolean ef_tree_is_list_of_scalars (const EfTreeNode *node);

/** ef_tree_is_list_of_mappings: At least half of a list is mappings. */
gboolean ef_tree_is_list_of_mappings (const EfTreeNode *node);

/** ef_tree_is_list_of_tuples: Lists of as many scalars each: rows without keys. */
gboolean ef_tree_is_list_of_tuples (const EfTreeNode *node);

/** ef_tree_is_mapping_of_numbers: Many numbers, and only these: each belongs to its key. */
gboolean ef_tree_is_mapping_of_numbers (const EfTreeNode *node);

/**
 * ef_tree_is_mapping_of_mappings:
 * @inner: whether it stands inside of a row, where it takes more to be rows by itself
 *
 * Returns: whether most of @node are mappings of the same keys, each named by its own
 */
gboolean ef_tree_is_mapping_of_mappings (const EfTreeNode *node, gboolean inner);

G_END_DECLS
