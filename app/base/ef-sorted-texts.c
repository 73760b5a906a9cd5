/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-sorted-texts.h"

#include <string.h>

guint
ef_sorted_texts_find (const GPtrArray *sorted, const char *text, gboolean *found)
{
  guint first = 0, behind = sorted != NULL ? sorted->len : 0;

  while (first < behind)
    {
      guint middle = (first + behind) / 2;
      int order = strcmp (sorted->pdata[middle], text);

      if (order == 0)
        {
          *found = TRUE;
          return middle;
        }
      if (order < 0)
        first = middle + 1;
      else
        behind = middle;
    }
  *found = FALSE;

  return first;
}
