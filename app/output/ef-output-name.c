/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-output.h"

#include <string.h>

#include "ef-chart-title.h"
#include "ef-words.h"

/* Names of files, from what charts are called. */

#define LENGTH_MAX 60
/* Of that, what is left at least where a name is cut between words. */
#define LENGTH_MIN 30

/* Between two words, if that leaves enough. */
static void
cut (char *name)
{
  char *end, *blank;

  if (g_utf8_strlen (name, -1) <= LENGTH_MAX)
    return;
  end = g_utf8_offset_to_pointer (name, LENGTH_MAX);
  blank = *end != ' ' ? g_strrstr_len (name, end - name, " ") : end;
  if (blank != NULL && g_utf8_pointer_to_offset (name, blank) >= LENGTH_MIN)
    end = blank;
  *end = '\0';
}

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
  cut (copy);
  g_strstrip (copy);
  /* A leading point hides a file. */
  for (start = copy; *start == '.'; start++)
    ;

  return g_strdup (*start != '\0' ? start : "chart");
}

/* Of files that tables are read from. */
static const char *const endings[] = {
  ".csv", ".tsv", ".txt", ".json", ".jsonl", ".md", ".markdown", ".html", ".htm", ".xml", ".yaml",
  ".yml", ".gz",
};

/* How long the ending is that the name of a file has at @at, where the name ends, or "(means)" of
 * it, or "+" another one follows; 0: none. */
static gsize
measure_ending (const char *at)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize length = strlen (endings[i]);

      if (g_ascii_strncasecmp (at, endings[i], length) == 0
          && (at[length] == '\0' || at[length] == '.' || g_str_has_prefix (at + length, " (")
              || g_str_has_prefix (at + length, " + ")))
        return length;
    }

  return 0;
}

/* (transfer full) */
static char *
dup_without_endings (const char *name)
{
  GString *out = g_string_new (NULL);

  while (*name != '\0')
    {
      gsize length = out->len > 0 ? measure_ending (name) : 0;

      if (length == 0)
        g_string_append_c (out, *name++);
      name += length;
    }

  return g_string_free (out, FALSE);
}

char *
ef_output_dup_table_name (EfTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  return dup_without_endings (ef_table_get_name (table));
}

char *
ef_output_dup_figure_name (const EfChartData *data, const EfChartSpec *spec)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (spec != NULL, NULL);

  {
    EF_WORDS_IN (spec->language != NULL ? spec->language : EF_WORDS_DEFAULT);
    title = ef_chart_title_dup_short (data, spec);
  }
  return spec->title != NULL ? g_steal_pointer (&title) : dup_without_endings (title);
}

static EfTable *
find_table (EfDocument *document, const char *chart_id)
{
  const EfChartSpec *spec = ef_document_get_chart (document, chart_id);

  return spec != NULL && spec->table_id != NULL
           ? ef_catalog_get_table (ef_document_get_catalog (document), spec->table_id)
           : NULL;
}

static char *
dup_table_name (EfDocument *document, const char *chart_id)
{
  EfTable *table = find_table (document, chart_id);

  return table != NULL ? ef_output_dup_table_name (table) : g_strdup ("");
}

/* Each table of the figure once, as they come. (transfer full) */
static char *
list_tables (EfDocument *document, const EfPanelsSpec *panels)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < panels->charts->len; i++)
    {
      g_autofree char *name = dup_table_name (document, panels->charts->pdata[i]);

      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_steal_pointer (&name));
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

/* Its own title, or what its axes show, as the figure says it: of one table there are several
 * charts, which its name would not tell apart. (transfer full) */
static char *
dup_chart_title (EfTable *table, const EfChartSpec *spec)
{
  EF_WORDS_IN (spec->language != NULL ? spec->language : EF_WORDS_DEFAULT);
  char *axes = NULL;

  if (spec->title != NULL && spec->title[0] != '\0')
    return g_strdup (spec->title);
  if (table == NULL)
    return g_strdup ("");

  axes = ef_chart_title_dup_axes (table, spec);
  return axes != NULL ? axes : ef_output_dup_table_name (table);
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
      self->id = ef_document_get_chart_id (document, figure);
      self->table = dup_table_name (document, self->id);
      self->title = dup_chart_title (find_table (document, self->id),
                                     ef_document_get_chart (document, self->id));
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

/* ---- The number of a single figure ---- */

/* What sets a number apart from other words. */
#define APART " -_"

/* TRUE if nothing of the name of the file stands there: it ends, or has not begun. */
static gboolean
is_at_end (const char *pattern)
{
  return *pattern == '\0' || *pattern == '.' || *pattern == '/';
}

/* Whether a figure that is the only one can do without the number that stood between @name and
 * *@rest: something else must be left of its name. Takes away what set the number apart. */
static gboolean
leave_out_number (GString *name, const char **rest)
{
  const char *next = *rest + strspn (*rest, APART);
  gsize length = name->len;

  if (next > *rest && !is_at_end (next))
    {
      *rest = next;
      return TRUE;
    }
  while (length > 0 && strchr (APART, name->str[length - 1]) != NULL)
    length--;
  if (length == name->len || length == 0 || name->str[length - 1] == '/')
    return FALSE;
  g_string_truncate (name, length);
  return TRUE;
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

      if (n_figures == 1 && g_str_has_prefix (pattern, "{n}"))
        {
          pattern += strlen ("{n}");
          if (!leave_out_number (name, &pattern))
            g_string_append_c (name, '1');
          continue;
        }
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
