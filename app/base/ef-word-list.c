/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-word-list.h"

gboolean
ef_word_list_find (const char *const *words, guint n_words, const char *word, guint *index)
{
  g_return_val_if_fail (words != NULL && index != NULL, FALSE);

  for (guint i = 0; word != NULL && i < n_words; i++)
    if (g_str_equal (words[i], word))
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}
