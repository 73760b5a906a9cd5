/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-paint-private.h"

#include "ef-marker-shape.h"

/* Runs of markers as the vector players take them: one group after the other. */

/* TRUE if @entry is to be drawn; then its group. */
static inline gboolean
is_drawn (const EfMarkerRun *run, const EfRect *area, guint n_groups, guint32 entry, guint *group)
{
  double x = run->ax * run->sx[entry] + run->bx;
  double y = run->ay * run->sy[entry] + run->by;

  if (run->skip != NULL && run->skip[entry])
    return FALSE;
  /* Written so that NAN fails. */
  if (!(x > area->x && x < area->x + area->width && y > area->y && y < area->y + area->height))
    return FALSE;
  *group = run->groups != NULL ? MIN (run->groups[entry], n_groups - 1) : 0;
  return TRUE;
}

double
ef_marker_run_get_reach (const EfMarkerRun *run)
{
  double reach = 0;

  for (guint group = 0; group < MIN (run->n_groups, EF_MARKER_GROUPS); group++)
    reach = MAX (reach, ef_marker_shape_get_reach (run->shapes[group]));
  return reach * run->size + (run->outline.a > 0 ? run->outline_width / 2 : 0);
}

guint32 *
ef_marker_run_order (const EfMarkerRun *run, const EfRect *clip, guint *starts)
{
  static const EfRect everywhere = { -1e9, -1e9, 2e9, 2e9 };
  double reach = ef_marker_run_get_reach (run);
  guint n_groups = MIN (run->n_groups, EF_MARKER_GROUPS);
  EfRect area = everywhere;
  guint next[EF_MARKER_GROUPS];
  guint32 *entries;
  guint group;

  if (clip != NULL)
    area = (EfRect){ clip->x - reach, clip->y - reach, clip->width + 2 * reach,
                     clip->height + 2 * reach };
  for (guint g = 0; g <= EF_MARKER_GROUPS; g++)
    starts[g] = 0;
  if (n_groups == 0)
    return NULL;

  for (guint i = 0; i < run->n; i++)
    if (is_drawn (run, &area, n_groups, run->indices != NULL ? run->indices[i] : i, &group))
      starts[group + 1]++;
  for (guint g = 0; g < EF_MARKER_GROUPS; g++)
    {
      starts[g + 1] += starts[g];
      next[g] = starts[g];
    }
  entries = g_new (guint32, starts[EF_MARKER_GROUPS]);
  for (guint i = 0; i < run->n; i++)
    {
      guint32 entry = run->indices != NULL ? run->indices[i] : i;

      if (is_drawn (run, &area, n_groups, entry, &group))
        entries[next[group]++] = entry;
    }
  return entries;
}
