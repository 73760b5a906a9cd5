/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EF_JSON_KEYS_MAX 12

/* The keys of the object that the head of a JSON text begins with, or of the first object of the
 * list it begins with, in their order and at most EF_JSON_KEYS_MAX (transfer full). Never fails:
 * the head may be cut anywhere and need not be JSON. @lines: (out): whether a second object
 * follows on a line of its own, as in JSON Lines. */
GStrv ef_json_keys_list (const char *head, gsize length, gboolean *lines);

/* TRUE if @key stands somewhere in @head as the key of an object. */
gboolean ef_json_keys_occurs (const char *head, gsize length, const char *key);

G_END_DECLS
