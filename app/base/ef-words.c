/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-words.h"

#include <string.h>

#include "ef-base-resources.h"
#include "ef-message-catalog-private.h"

/* Gettext finds its catalogues through the locale, and a locale must be installed: under LC_ALL=C,
 * or on a server that has no German, no call of it ever gives a German word. So the catalogues that
 * it installs are also compiled into the program, and read by our own few lines. */

static GPrivate entered; /* const char *, of this thread; NULL outside of a scope */

/* What the build found in po/LINGUAS, behind English. */
static const char *const languages[] = { EF_WORDS_LANGUAGES, NULL };

static const struct
{
  const char *code;
  const char *name;
} names[] = {
  { "de", "Deutsch" },
  { "en", "English" },
};

static EfMessageCatalog *
load_catalog (const char *language)
{
  g_autofree char *path = g_strdup_printf ("/org/efficientfrontier/words/%s.mo", language);
  g_autoptr (GBytes) bytes = NULL;

  /* Asking the resource itself also keeps the linker from leaving it out. */
  bytes = g_resource_lookup_data (ef_base_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                  NULL);

  return bytes != NULL ? ef_message_catalog_new (bytes) : NULL;
}

/* One place for each of ef_words_list_languages(); English has no catalogue. Read when they are
 * first asked for, and kept. */
static const EfMessageCatalog *
find_catalog (const char *language)
{
  static EfMessageCatalog *catalogs[G_N_ELEMENTS (languages)];
  static gsize loaded[G_N_ELEMENTS (languages)];

  for (gsize i = 0; languages[i] != NULL; i++)
    {
      if (strcmp (languages[i], language) != 0)
        continue;
      if (g_once_init_enter (&loaded[i]))
        {
          catalogs[i] = load_catalog (language);
          g_once_init_leave (&loaded[i], 1);
        }
      return catalogs[i];
    }

  return NULL;
}

const char *const *
ef_words_list_languages (void)
{
  return languages;
}

const char *
ef_words_get_own_language (void)
{
  const char *const *wanted = g_get_language_names ();

  for (gsize i = 0; wanted[i] != NULL; i++)
    for (gsize j = 0; languages[j] != NULL; j++)
      if (strcmp (wanted[i], languages[j]) == 0)
        return languages[j];

  return EF_WORDS_DEFAULT;
}

const char *
ef_words_get_language_name (const char *language)
{
  g_return_val_if_fail (language != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].code, language) == 0)
      return names[i].name;

  return language;
}

EfWordsScope
ef_words_enter (const char *language)
{
  const char *before = g_private_get (&entered);

  g_private_set (&entered, (gpointer) language);

  return before;
}

void
ef_words_leave (EfWordsScope *before)
{
  g_private_set (&entered, (gpointer) *before);
}

const char *
ef_words_get_entered (void)
{
  return g_private_get (&entered);
}

const char *
ef_words_get (const char *key, gsize context_length)
{
  const char *language = g_private_get (&entered);
  const char *word = context_length > 0 ? key + context_length + 1 : key;
  const EfMessageCatalog *catalog;
  const char *found;

  if (language == NULL)
    return context_length > 0 ? g_dpgettext (GETTEXT_PACKAGE, key, context_length + 1)
                              : g_dgettext (GETTEXT_PACKAGE, key);

  catalog = find_catalog (language);
  found = catalog != NULL ? ef_message_catalog_find (catalog, key) : NULL;

  return found != NULL ? found : word;
}

const char *
ef_words_get_plural (const char *one, const char *many, gulong n)
{
  const char *language = g_private_get (&entered);
  const EfMessageCatalog *catalog;
  const char *found;

  if (language == NULL)
    return g_dngettext (GETTEXT_PACKAGE, one, many, n);

  catalog = find_catalog (language);
  found = catalog != NULL ? ef_message_catalog_find_plural (catalog, one, n) : NULL;
  if (found != NULL)
    return found;

  return n == 1 ? one : many;
}
