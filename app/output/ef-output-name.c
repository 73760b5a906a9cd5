/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-output.h"

#include <string.h>

#include "ef-words.h"

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
get_table_name (EfDocument *document, const char *chart_id)
{
  const EfChartSpec *spec = ef_document_get_chart (document, chart_id);
  EfTable *table = spec != NULL && spec->table_id != NULL
                     ? ef_catalog_get_table (ef_document_get_catalog (document), spec->table_id)
                     : NULL;

  return table != NULL ? ef_table_get_name (table) : "";
}

/* Each table of the figure once, as they come. (transfer full) */
static char *
list_tables (EfDocument *document, const EfPanelsSpec *panels)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < panels->charts->len; i++)
    {
      const char *name = get_table_name (document, panels->charts->pdata[i]);

      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, (gpointer) name);
    }
  g_ptr_array_add (names, NULL);

  return g_strjoinv (", ", (char **) names->pdata);
}

/* Without a name of its own, the number that the project's figures of several charts have in
 * lists; in the language of the figure, so that the file is called the same everywhere. (transfer
 * full) */
static char *
dup_panels_title (const EfPanelsSpec *panels, guint index)
{
  EF_WORDS_IN (panels->language);

  if (panels->name != NULL && panels->name[0] != '\0')
    return g_strdup (panels->name);

  /* Translators: the number of a figure in the project. */
  return g_strdup_printf (_ ("Figure %u"), index + 1);
}

/* What can be said of a figure in the name of its file. */
typedef struct
{
  const char *id;
  char *title;
  char *table;
} Naming;

static void
naming_clear (Naming *self)
{
  g_free (self->title);
  g_free (self->table);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Naming, naming_clear)

static void
naming_init (Naming *self, EfDocument *document, guint figure)
{
  guint n_charts = ef_document_get_n_charts (document);

  if (figure < n_charts)
    {
      const EfChartSpec *spec;

      self->id = ef_document_get_chart_id (document, figure);
      spec = ef_document_get_chart (document, self->id);
      self->table = g_strdup (get_table_name (document, self->id));
      self->title = g_strdup (spec->title != NULL && spec->title[0] != '\0' ? spec->title
                                                                           : self->table);
    }
  else
    {
      const EfPanelsSpec *panels;

      self->id = ef_document_get_panels_id (document, figure - n_charts);
      panels = ef_document_get_panels (document, self->id);
      self->table = list_tables (document, panels);
      self->title = dup_panels_title (panels, figure - n_charts);
    }
}

/* What stands for the word between braces at @word; NULL if it means nothing. (transfer full) */
static char *
expand_word (const char *word, gsize length, const Naming *naming, guint figure, guint n_figures)
{
  if (length == 1 && word[0] == 'n')
    {
      g_autofree char *last = g_strdup_printf ("%u", n_figures);

      return g_strdup_printf ("%0*u", (int) strlen (last), figure + 1);
    }
  if (length == 2 && strncmp (word, "id", 2) == 0)
    return g_strdup (naming->id);
  if (length == 5 && strncmp (word, "title", 5) == 0)
    return ef_output_clean_name (naming->title);
  if (length == 5 && strncmp (word, "table", 5) == 0)
    return ef_output_clean_name (naming->table);

  return NULL;
}

char *
ef_output_expand_pattern (const char *pattern,
                          EfDocument *document,
                          EfOutputFormat format,
                          guint figure)
{
  g_auto (Naming) naming = { 0 };
  GString *name;
  guint n_figures;

  g_return_val_if_fail (pattern != NULL, NULL);
  g_return_val_if_fail (EF_IS_DOCUMENT (document), NULL);
  n_figures = ef_output_count_figures (document, format);
  g_return_val_if_fail (figure < n_figures, NULL);

  naming_init (&naming, document, figure);
  name = g_string_new (NULL);
  while (*pattern != '\0')
    {
      const char *end = *pattern == '{' ? strchr (pattern, '}') : NULL;
      g_autofree char *word = NULL;

      if (end != NULL)
        word = expand_word (pattern + 1, (gsize) (end - pattern - 1), &naming, figure, n_figures);
      if (word != NULL)
        g_string_append (name, word);
      else
        g_string_append_c (name, *pattern);
      pattern = word != NULL ? end + 1 : pattern + 1;
    }

  return g_string_free (name, FALSE);
}

gboolean
ef_output_pattern_is_unique (const char *pattern, EfDocument *document, EfOutputFormat format)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_figures;

  g_return_val_if_fail (pattern != NULL, FALSE);
  g_return_val_if_fail (EF_IS_DOCUMENT (document), FALSE);

  n_figures = ef_output_count_figures (document, format);
  for (guint i = 0; i < n_figures; i++)
    {
      g_autofree char *name = ef_output_expand_pattern (pattern, document, format, i);

      /* Some file systems do not tell capitals from small letters. */
      if (!g_hash_table_add (names, g_utf8_casefold (name, -1)))
        return FALSE;
    }

  return TRUE;
}
