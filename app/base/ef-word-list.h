/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words of files and of the command line for the values of an enumeration, in their order. TRUE if
 * @word is one of @words, with its place in @index, which is left alone otherwise. @word may be
 * NULL, which is none. */
gboolean ef_word_list_find (const char *const *words, guint n_words, const char *word,
                            guint *index);

G_END_DECLS
