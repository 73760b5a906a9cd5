/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-paint-private.h"

#include "ef-marker-shape.h"

/* Runs of markers as the vector players take them: one look after the other. */

/* TRUE if @entry is to be drawn. */
static inline gboolean
is_drawn (const EfMarkerRun *run, const EfRect *area, guint32 entry)
{
  double x = run->ax * run->sx[entry] + run->bx;
  double y = run->ay * run->sy[entry] + run->by;

  if (run->skip != NULL && run->skip[entry])
    return FALSE;
  /* Written so that NAN fails. */
  return x > area->x && x < area->x + area->width && y > area->y && y < area->y + area->height;
}

double
ef_marker_run_get_reach (const EfMarkerRun *run)
{
  guint n_colours = ef_marker_looks_count_colours (run);
  double size = run->size;
  double reach = 0;

  for (guint colour = 0; colour < n_colours; colour++)
    reach = MAX (reach, ef_marker_shape_get_reach (ef_marker_looks_get (run, colour).shape));
  for (guint step = 0; run->sizes != NULL && step < EF_MARKER_SIZES; step++)
    size = MAX (step == 0 ? 0 : size, run->scales->diameters[step]);
  return reach * size + (run->outline.a > 0 ? run->outline_width / 2 : 0);
}

guint32 *
ef_marker_run_order (const EfMarkerRun *run, const EfRect *clip, guint **starts)
{
  static const EfRect everywhere = { -1e9, -1e9, 2e9, 2e9 };
  double reach = ef_marker_run_get_reach (run);
  guint n_colours = ef_marker_looks_count_colours (run);
  guint n_looks = ef_marker_looks_count (run);
  EfRect area = everywhere;
  g_autofree guint *next = g_new (guint, n_looks + 1);
  guint *first = g_new0 (guint, n_looks + 1);
  guint32 *entries;

  *starts = first;
  if (n_looks == 0)
    return NULL;
  if (clip != NULL)
    area = (EfRect){ clip->x - reach, clip->y - reach, clip->width + 2 * reach,
                     clip->height + 2 * reach };

  for (guint i = 0; i < run->n; i++)
    {
      guint32 entry = run->indices != NULL ? run->indices[i] : i;

      if (is_drawn (run, &area, entry))
        first[ef_marker_looks_find (run, n_colours, entry) + 1]++;
    }
  for (guint look = 0; look < n_looks; look++)
    {
      first[look + 1] += first[look];
      next[look] = first[look];
    }
  entries = g_new (guint32, MAX (first[n_looks], 1));
  for (guint i = 0; i < run->n; i++)
    {
      guint32 entry = run->indices != NULL ? run->indices[i] : i;

      if (is_drawn (run, &area, entry))
        entries[next[ef_marker_looks_find (run, n_colours, entry)]++] = entry;
    }
  return entries;
}
