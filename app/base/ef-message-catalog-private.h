/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EfMessageCatalog:
 *
 * The content of a .mo file, as msgfmt writes it on a machine of either byte order. Immutable.
 */
typedef struct _EfMessageCatalog EfMessageCatalog;

/* NULL if @bytes is no .mo file, or not in UTF-8. */
EfMessageCatalog *ef_message_catalog_new (GBytes *bytes);
void              ef_message_catalog_free (EfMessageCatalog *self);

/* The translation of @key ("context\004word" where there is a context), owned by @self, or NULL. */
const char *ef_message_catalog_find (const EfMessageCatalog *self, const char *key);
/* The form for @n of a word that has several; @key is the singular. */
const char *ef_message_catalog_find_plural (const EfMessageCatalog *self, const char *key,
                                            gulong n);

/* The value of an expression in n as catalogues have it, "n%10==1 && n%100!=11 ? 0 : 1"; 0 where it
 * is none. */
gulong ef_plural_evaluate (const char *expression, gulong n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfMessageCatalog, ef_message_catalog_free)

G_END_DECLS
