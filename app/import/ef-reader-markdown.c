/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-cards.h"
#include "ef-encoding.h"

/* Markdown without front matter whose tables hold results: model zoos, cards of vendors,
 * NLP-progress. Every table with numbers becomes one of the catalog, named by the heading above it,
 * which often is a data set. What lines of the text say ("Carbon Emitted: 7t CO2eq") is taken as
 * from any card. */

#define ID EF_READER_MARKDOWN

static gboolean
is_named_like_markdown (const char *file_name)
{
  static const char *const endings[] = { ".md", ".markdown", ".mdx", ".md.gz" };
  g_autofree char *folded = g_ascii_strdown (file_name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (folded, endings[i]))
      return TRUE;

  return FALSE;
}

/* TRUE for the line below the names of a table: "|---|:-:|". */
static gboolean
has_delimiter_row (const char *text)
{
  for (const char *p = text; p != NULL; p = strchr (p, '\n'))
    {
      gsize length;

      p += *p == '\n';
      length = strspn (p, "|:- \t");
      if (length >= 5 && strchr ("\r\n", p[length]) != NULL && memchr (p, '|', length) != NULL
          && g_strstr_len (p, (gssize) length, "--") != NULL)
        return TRUE;
    }

  return FALSE;
}

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  gsize text_length;
  g_autofree char *text = ef_encoding_head_to_utf8 ((const char *) head, length, &text_length);
  const gboolean heading = g_str_has_prefix (text, "# ") || strstr (text, "\n# ") != NULL
                           || strstr (text, "\n## ") != NULL;

  if (is_named_like_markdown (file_name))
    return 0.75;
  /* A table and nothing else is read as any other text with columns. */
  if (heading && has_delimiter_row (text))
    return 0.72;

  return 0;
}

static EfCatalogNode *
read_markdown (EfReading *reading, GError **error)
{
  return ef_cards_read_file (reading, ID, error);
}

const EfReader ef_reader_markdown = {
  .id = ID,
  .name = N_ ("Tables in Markdown"),
  .sniff = sniff,
  .read = read_markdown,
  .is_card = TRUE,
  .noun = EF_READER_NOUN_CARD,
};
