/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words of figures. What the window and the command line say follows the person's language; what a
 * figure says must be the same on every machine. So a source file whose words may stand in a figure
 * includes this header in the place of <glib/gi18n-lib.h>. Its words are marked as everywhere. They
 * come in the language that was entered on this thread, from catalogues that are compiled in, and
 * no environment and no installed locale changes them; outside of a scope they are gettext's. */

#define EF_WORDS_DEFAULT "en"

/* The languages that figures can speak: "en", then those of po/LINGUAS. NULL-terminated. */
const char *const *ef_words_list_languages (void);
/* The one of them that the person reads: what a new chart speaks. */
const char *ef_words_get_own_language (void);
/* "Deutsch": the name of a language in itself. */
const char *ef_words_get_language_name (const char *language);

typedef const char *EfWordsScope;

/* From here on this thread's words are of @language, or gettext's if it is NULL; English if there
 * is no catalogue of it. @language must live until ef_words_leave(). Returns: what was before */
EfWordsScope ef_words_enter (const char *language);
void         ef_words_leave (EfWordsScope *before);

/* The language that this thread has entered; NULL outside of a scope. */
const char *ef_words_get_entered (void);

/* Until the end of the block. */
#define EF_WORDS_IN(language) \
  g_auto (EfWordsScope) G_PASTE (ef_words_before_, __LINE__) G_GNUC_UNUSED \
    = ef_words_enter (language)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EfWordsScope, ef_words_leave)

/* For the macros below. @key: the context and the word with "\004" between them, where there is a
 * context of @context_length bytes. The word lives as long as the program. */
const char *ef_words_get (const char *key, gsize context_length) G_GNUC_FORMAT (1);
const char *ef_words_get_plural (const char *one, const char *many, gulong n) G_GNUC_FORMAT (1)
  G_GNUC_FORMAT (2);

#undef _
#undef C_
#undef N_
#undef ngettext
#define _(word) ef_words_get ((word), 0)
#define C_(context, word) ef_words_get (context "\004" word, sizeof (context) - 1)
#define N_(word) (word)
#define ngettext(one, many, n) ef_words_get_plural ((one), (many), (n))

G_END_DECLS
