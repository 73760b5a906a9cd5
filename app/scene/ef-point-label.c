/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-point-label.h"

/* Place of @row_id in the sorted array: where it is, or where it would go. */
static guint
find (const GArray *labels, guint64 row_id, gboolean *found)
{
  guint low = 0;
  guint high = labels->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (labels, EfPointLabel, middle).row_id < row_id)
        low = middle + 1;
      else
        high = middle;
    }
  *found = low < labels->len && g_array_index (labels, EfPointLabel, low).row_id == row_id;

  return low;
}

EfPointLabel
ef_point_labels_get (const GArray *labels, guint64 row_id)
{
  EfPointLabel plain = { .row_id = row_id };
  gboolean found;
  guint index;

  g_return_val_if_fail (labels != NULL, plain);

  index = find (labels, row_id, &found);

  return found ? g_array_index (labels, EfPointLabel, index) : plain;
}

void
ef_point_labels_set (GArray *labels, const EfPointLabel *label)
{
  gboolean says_something, found;
  guint index;

  g_return_if_fail (labels != NULL && label != NULL);

  says_something = label->placed || label->shown != EF_POINT_LABEL_AUTO;
  index = find (labels, label->row_id, &found);
  if (found && says_something)
    g_array_index (labels, EfPointLabel, index) = *label;
  else if (found)
    g_array_remove_index (labels, index);
  else if (says_something)
    g_array_insert_val (labels, index, *label);
}

gboolean
ef_point_labels_equal (const GArray *a, const GArray *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const EfPointLabel *first = &g_array_index (a, EfPointLabel, i);
      const EfPointLabel *second = &g_array_index (b, EfPointLabel, i);

      if (first->row_id != second->row_id || first->shown != second->shown
          || !first->placed != !second->placed
          || (first->placed && (first->dx != second->dx || first->dy != second->dy)))
        return FALSE;
    }

  return TRUE;
}

guint
ef_point_labels_count_placed (const GArray *labels)
{
  guint n = 0;

  g_return_val_if_fail (labels != NULL, 0);

  for (guint i = 0; i < labels->len; i++)
    n += g_array_index (labels, EfPointLabel, i).placed ? 1 : 0;

  return n;
}

void
ef_point_labels_release (GArray *labels)
{
  g_return_if_fail (labels != NULL);

  for (guint i = labels->len; i > 0; i--)
    {
      EfPointLabel label = g_array_index (labels, EfPointLabel, i - 1);

      label.placed = FALSE;
      ef_point_labels_set (labels, &label);
    }
}
