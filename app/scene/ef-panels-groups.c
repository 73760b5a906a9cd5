/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-panels-groups.h"

#include "ef-chart-fronts.h"
#include "ef-chart-groups.h"

/*
 * Each chart gives its colours to its own largest groups. Side by side, and with more groups in all
 * than there are colours, one colour would be another group in each panel, and each would need a
 * legend of its own. Then the largest groups of all panels together get the colours in every one.
 */

/* TRUE if all panels have groups, by the text of a column of one name. */
static gboolean
have_one_column (const EfPanel *panels, guint n)
{
  for (guint i = 0; i < n; i++)
    if (panels[i].data->group_column == NULL
        || !g_str_equal (ef_column_get_name (panels[i].data->group_column),
                         ef_column_get_name (panels[0].data->group_column)))
      return FALSE;

  return n > 1;
}

static void
sort_anew (EfChartData *data, const EfChartSpec *spec, const EfGroupNames *names)
{
  g_free ((gpointer) data->groups);
  g_strfreev ((char **) data->group_names);
  data->groups = ef_chart_groups_sort (data->group_column, data->rows, data->n, names);
  data->group_names = (const char *const *) g_strdupv (names->names);
  data->n_groups = g_strv_length (names->names);
  data->other_group = names->other;
  data->no_value_group = names->no_value;
  ef_chart_fronts_follow_groups (data, spec);
}

void
ef_panels_share_groups (const EfPanel *panels, guint n, const EfPanelsSpec *layout)
{
  g_autoptr (GHashTable) counts = NULL;
  EfGroupNames names;

  g_return_if_fail (panels != NULL && n > 0);
  g_return_if_fail (layout != NULL);

  if (layout->separate_legends || !have_one_column (panels, n))
    return;

  counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    ef_chart_groups_count (panels[i].data->group_column, panels[i].data->rows, panels[i].data->n,
                           counts);
  if (g_hash_table_size (counts) <= EF_CHART_GROUPS_MAX)
    return;
  ef_chart_groups_choose (counts, &names);
  for (guint i = 0; i < n; i++)
    sort_anew (panels[i].data, panels[i].spec, &names);
  g_strfreev (names.names);
}
