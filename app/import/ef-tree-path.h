/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* The keys that lead to something in a document, whatever the positions in lists: all that has the
 * same path is one column, or rows of one table. A path is a text that grows and is cut while a
 * document is walked; "" is the top. */

G_BEGIN_DECLS

/* Where any key, or any position in a list, is meant. */
#define EF_TREE_PATH_ANY "\x1e"

/** ef_tree_path_push: Goes down to @key, which may be EF_TREE_PATH_ANY. */
void ef_tree_path_push (GString *path, const char *key);

/**
 * ef_tree_path_split:
 *
 * Returns: (element-type utf8) (transfer full): the keys of @path, without EF_TREE_PATH_ANY
 */
GPtrArray *ef_tree_path_split (const char *path);

/**
 * ef_tree_path_make_name:
 * @n: of how many keys
 *
 * Returns: (transfer full): the last @n keys of @path, with spaces between; a last key that only
 *   says "value" does not count
 */
char *ef_tree_path_make_name (const char *path, guint n);

/**
 * ef_tree_path_make_pointer:
 *
 * Returns: (transfer full): @path as JSON pointer (RFC 6901), with 0 for EF_TREE_PATH_ANY
 */
char *ef_tree_path_make_pointer (const char *path);

/**
 * ef_tree_path_is_setting:
 * @name: what a column of @path is called
 *
 * Returns: TRUE for what was set and would be taken for a result by its name alone: the "acc" of
 *   hyperparameters is the steps that gradients are accumulated for, and no accuracy
 */
gboolean ef_tree_path_is_setting (const char *path, const char *name);

G_END_DECLS
