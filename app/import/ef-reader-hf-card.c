/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-cards.h"
#include "ef-encoding.h"
#include "ef-front-matter.h"

/* Model cards of the Hugging Face Hub: Markdown with YAML at its head (ef-hf-card), whose body
 * (ef-card-body) and tables are read as well. */

#define ID EF_READER_HF_CARD

static gboolean
is_named_like_yaml (const char *file_name)
{
  return g_str_has_suffix (file_name, ".yml") || g_str_has_suffix (file_name, ".yaml");
}

/* TRUE if the text, from dashes on, may be YAML: a line of it looks like one. */
static gboolean
has_key (const char *text)
{
  for (const char *line = text; line != NULL; line = strchr (line, '\n'))
    {
      const char *p = line + (*line == '\n');

      line = p;
      while (g_ascii_isalnum (*p) || *p == '_' || *p == '-')
        p++;
      if (p > line && *p == ':')
        return TRUE;
    }

  return FALSE;
}

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  gsize text_length;
  g_autofree char *text = ef_encoding_head_to_utf8 ((const char *) head, length, &text_length);
  const char *start = text;
  EfFrontMatter parts;

  ef_front_matter_split (text, text_length, &parts);
  if (parts.yaml != NULL)
    return is_named_like_yaml (file_name) ? 0.3 : 0.9;

  /* The head of a large card reaches beyond what is known here. */
  while (g_ascii_isspace (*start))
    start++;
  if (length < EF_INPUT_PEEK || !(g_str_has_prefix (start, "---\n")
                                  || g_str_has_prefix (start, "---\r\n")))
    return 0;

  return has_key (start) && !is_named_like_yaml (file_name) ? 0.8 : 0;
}

static EfCatalogNode *
read_hf_card (EfReading *reading, GError **error)
{
  return ef_cards_read_file (reading, ID, error);
}

const EfReader ef_reader_hf_card = {
  .id = ID,
  .name = N_ ("Hugging Face model cards"),
  .sniff = sniff,
  .read = read_hf_card,
  .is_card = TRUE,
  .noun = EF_READER_NOUN_CARD,
};
