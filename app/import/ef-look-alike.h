/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file that no reader takes is still something. These say in one sentence what, from its first
 * bytes. */

/**
 * ef_look_alike_refuse:
 *
 * Sets an error for what certainly is no text with results: an empty file, a Git LFS pointer, an
 * image, an archive, any other binary data. To be asked before the readers. FALSE if there is
 * nothing against the file.
 */
gboolean ef_look_alike_refuse (const guint8 *head, gsize length, const char *file, GError **error);

/* TRUE for the root element of an XML document that is something else than results. */
gboolean ef_look_alike_is_known_root (const char *name, const char *uri);

/* Sets an error for text that no reader took: a web page, a feed, JSON or XML of another kind, a
 * model card... Always sets one. */
void ef_look_alike_explain (const guint8 *head, gsize length, const char *file, GError **error);

/* TRUE for a JSON text that begins like a document of a kind that is met where results are looked
 * for, and holds none. */
gboolean ef_look_alike_is_known_json (const char *text, gsize length);

G_END_DECLS
