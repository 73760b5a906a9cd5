/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-groups.h"

#include <string.h>

#include "ef-chart-data.h"
#include "ef-words.h"

/*
 * Groups come by falling count, so the colours that differ most go to those that matter most. What
 * does not get one of the first nine places shares the tenth as "Other". Points without a text
 * come last, whatever their number: "no value" is not a family.
 */

typedef struct
{
  guint32 id; /* of the column's pool */
  guint count;
  const char *text;
} Group;

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *group_a = a;
  const Group *group_b = b;

  if ((group_a->id == 0) != (group_b->id == 0))
    return group_a->id == 0 ? 1 : -1;
  if (group_a->count != group_b->count)
    return group_a->count > group_b->count ? -1 : 1;

  return strcmp (group_a->text, group_b->text);
}

/* The groups that occur (element-type Group), in their order. */
static GArray *
count_groups (EfTextPool *pool, const guint32 *ids, const guint32 *rows, guint n)
{
  g_autofree guint *counts = g_new0 (guint, (gsize) ef_text_pool_get_size (pool) + 1);
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));

  for (guint i = 0; i < n; i++)
    {
      guint32 id = ids[rows[i]];

      if (counts[id]++ == 0)
        {
          Group group = { id, 0, ef_text_pool_get (pool, id) };

          g_array_append_val (groups, group);
        }
    }
  for (guint g = 0; g < groups->len; g++)
    g_array_index (groups, Group, g).count = counts[g_array_index (groups, Group, g).id];
  g_array_sort (groups, compare_groups);

  return groups;
}

guint8 *
ef_chart_groups_new (const EfColumn *column,
                     const guint32 *rows,
                     guint n,
                     const guint32 *counted,
                     guint n_counted,
                     char ***names)
{
  EfTextPool *pool = ef_column_get_pool (column);
  const guint32 *ids = ef_column_get_text_ids (column);
  g_autoptr (GArray) groups = count_groups (pool, ids, counted, n_counted);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autofree guint8 *group_of_id = g_new0 (guint8, (gsize) ef_text_pool_get_size (pool) + 1);
  guint8 *out = g_new (guint8, MAX (n, 1));
  guint n_own = groups->len <= EF_CHART_GROUPS_MAX ? groups->len : EF_CHART_GROUPS_MAX - 1;

  for (guint g = 0; g < groups->len; g++)
    {
      const Group *group = &g_array_index (groups, Group, g);

      group_of_id[group->id] = (guint8) MIN (g, n_own);
      if (g < n_own)
        g_ptr_array_add (list, g_strdup (group->id != 0 ? group->text : _ ("No value")));
    }
  if (n_own < groups->len)
    g_ptr_array_add (list, g_strdup (_ ("Other")));
  g_ptr_array_add (list, NULL);

  for (guint i = 0; i < n; i++)
    out[i] = group_of_id[ids[rows[i]]];

  *names = (char **) g_ptr_array_free (g_steal_pointer (&list), FALSE);

  return out;
}
