/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-search-rank.h"

#include <string.h>

/* A digit ends a word, as one below the line does: "CO₂", "top1". */
static gboolean
ends_word (const char *at)
{
  return !g_unichar_isalpha (g_utf8_get_char (at));
}

static gboolean
begins_word (const char *name, const char *at)
{
  return at == name || !g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (at)));
}

guint
ef_search_rank (const char *name, const char *typed)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autofree char *words = g_utf8_casefold (typed, -1);
  gsize length = strlen (words);

  if (g_str_equal (folded, words))
    return 0;
  if (g_str_has_prefix (folded, words))
    return ends_word (folded + length) ? 1 : 2;
  for (const char *at = strstr (folded, words); length > 0 && at != NULL;
       at = strstr (at + 1, words))
    if (begins_word (folded, at) && ends_word (at + length))
      return 3;

  return EF_SEARCH_RANK_MAX;
}
