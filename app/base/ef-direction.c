/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-direction.h"

#include "ef-word-list.h"

/* These words are part of the file format and of the command line, so they are never translated. */
static const char *const words[] = {
  [EF_DIRECTION_UNKNOWN] = "unknown",
  [EF_DIRECTION_LOWER] = "min",
  [EF_DIRECTION_HIGHER] = "max",
};

const char *
ef_direction_to_word (EfDirection direction)
{
  g_return_val_if_fail ((guint) direction < G_N_ELEMENTS (words), words[EF_DIRECTION_UNKNOWN]);

  return words[direction];
}

gboolean
ef_direction_from_word (const char *word, EfDirection *direction)
{
  guint index;

  g_return_val_if_fail (word != NULL, FALSE);
  g_return_val_if_fail (direction != NULL, FALSE);

  if (!ef_word_list_find (words, G_N_ELEMENTS (words), word, &index))
    return FALSE;
  *direction = index;

  return TRUE;
}
