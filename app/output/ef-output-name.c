/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-output.h"

#include <string.h>

/* Names of files, from what charts are called. */

#define LENGTH_MAX 60

char *
ef_output_clean_name (const char *name)
{
  g_autofree char *copy = NULL;
  char *start;

  g_return_val_if_fail (name != NULL, NULL);

  copy = g_utf8_make_valid (name, -1);
  for (char *at = copy; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at) || strchr ("/\\:*?\"<>|", *at) != NULL)
      *at = '-';
  if (g_utf8_strlen (copy, -1) > LENGTH_MAX)
    *g_utf8_offset_to_pointer (copy, LENGTH_MAX) = '\0';
  g_strstrip (copy);
  /* A leading point hides a file. */
  for (start = copy; *start == '.'; start++)
    ;

  return g_strdup (*start != '\0' ? start : "chart");
}

static const char *
get_title (EfDocument *document, const EfChartSpec *spec, gboolean of_table)
{
  EfCatalog *catalog = ef_document_get_catalog (document);
  EfTable *table = spec->table_id != NULL ? ef_catalog_get_table (catalog, spec->table_id) : NULL;

  if (!of_table && spec->title != NULL && spec->title[0] != '\0')
    return spec->title;

  return table != NULL ? ef_table_get_name (table) : "";
}

/* What stands for the word between braces at @word; NULL if it means nothing. (transfer full) */
static char *
expand_word (const char *word, gsize length, EfDocument *document, guint chart)
{
  const char *id = ef_document_get_chart_id (document, chart);
  const EfChartSpec *spec = ef_document_get_chart (document, id);

  if (length == 1 && word[0] == 'n')
    {
      g_autofree char *last = g_strdup_printf ("%u", ef_document_get_n_charts (document));

      return g_strdup_printf ("%0*u", (int) strlen (last), chart + 1);
    }
  if (length == 2 && strncmp (word, "id", 2) == 0)
    return g_strdup (id);
  if (length == 5 && strncmp (word, "title", 5) == 0)
    return ef_output_clean_name (get_title (document, spec, FALSE));
  if (length == 5 && strncmp (word, "table", 5) == 0)
    return ef_output_clean_name (get_title (document, spec, TRUE));

  return NULL;
}

char *
ef_output_expand_pattern (const char *pattern, EfDocument *document, guint chart)
{
  GString *name;

  g_return_val_if_fail (pattern != NULL, NULL);
  g_return_val_if_fail (EF_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (chart < ef_document_get_n_charts (document), NULL);

  name = g_string_new (NULL);
  while (*pattern != '\0')
    {
      const char *end = *pattern == '{' ? strchr (pattern, '}') : NULL;
      g_autofree char *word = NULL;

      if (end != NULL)
        word = expand_word (pattern + 1, (gsize) (end - pattern - 1), document, chart);
      if (word != NULL)
        g_string_append (name, word);
      else
        g_string_append_c (name, *pattern);
      pattern = word != NULL ? end + 1 : pattern + 1;
    }

  return g_string_free (name, FALSE);
}

gboolean
ef_output_pattern_is_unique (const char *pattern, EfDocument *document)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (pattern != NULL, FALSE);
  g_return_val_if_fail (EF_IS_DOCUMENT (document), FALSE);

  for (guint i = 0; i < ef_document_get_n_charts (document); i++)
    {
      g_autofree char *name = ef_output_expand_pattern (pattern, document, i);

      /* Some file systems do not tell capitals from small letters. */
      if (!g_hash_table_add (names, g_utf8_casefold (name, -1)))
        return FALSE;
    }

  return TRUE;
}
