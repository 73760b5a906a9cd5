/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-cards.h"
#include "ef-encoding.h"

/* The files in which the Hugging Face Hub keeps the results of a model beside its card,
 * `.eval_results/<name>.yaml`: a list of results with a data set and a value each. */

#define ID EF_READER_EVAL_RESULTS

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  gsize text_length;
  g_autofree char *text = ef_encoding_head_to_utf8 ((const char *) head, length, &text_length);
  const char *start = text;

  /* Comments may come first. */
  while (g_ascii_isspace (*start) || *start == '#')
    if (*start == '#')
      start += strcspn (start, "\n");
    else
      start++;
  if (*start != '-' || g_str_has_prefix (start, "---"))
    return 0;
  for (start++; *start == ' ' || *start == '\n' || *start == '\r';)
    start++;

  return g_str_has_prefix (start, "dataset:") && strstr (start, "value:") != NULL
             && strstr (start, "task_id:") != NULL
           ? 0.9
           : 0;
}

static EfCatalogNode *
read_hf_eval (EfReading *reading, GError **error)
{
  return ef_cards_read_file (reading, ID, error);
}

const EfReader ef_reader_hf_eval = {
  .id = ID,
  .name = N_ ("Hugging Face evaluation results (YAML)"),
  .sniff = sniff,
  .read = read_hf_eval,
  .is_card = TRUE,
  .noun = EF_READER_NOUN_CARD,
};
