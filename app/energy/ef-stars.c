/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-stars.h"

#include <math.h>
#include <stdlib.h>

const char *const *
ef_star_rule_list_words (void)
{
  static const char *const words[EF_N_STAR_RULES + 1] = { "none", "range", "models", NULL };

  return words;
}

static int
compare_doubles (const void *a, const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* Ascending (transfer full). */
static double *
sort_finite (const double *values, gsize n, gsize *n_finite)
{
  double *sorted = g_new (double, MAX (n, 1));

  *n_finite = 0;
  for (gsize i = 0; i < n; i++)
    if (isfinite (values[i]))
      sorted[(*n_finite)++] = values[i];
  qsort (sorted, *n_finite, sizeof (double), compare_doubles);

  return sorted;
}

/* Edges lie in the middle between two models, so that none is on one by how it is computed. Where
 * equal models reach over an edge, all of them are on its better side. */
static void
cut_models (const double *values, gsize n, double *edges)
{
  gsize n_finite;
  g_autofree double *sorted = sort_finite (values, n, &n_finite);

  for (guint i = 1; i < EF_STARS_MAX; i++)
    {
      gsize last = (gsize) ceil (i * (double) n_finite / EF_STARS_MAX) - 1;
      gsize next = last + 1;

      while (next < n_finite && sorted[next] == sorted[last])
        next++;
      edges[i] = next < n_finite ? sorted[last] / 2 + sorted[next] / 2 : sorted[last];
      /* Between neighbouring numbers there is none. */
      if (next < n_finite && edges[i] >= sorted[next])
        edges[i] = sorted[last];
    }
}

gboolean
ef_stars_find_edges (EfStarRule rule,
                     const double *values,
                     gsize n,
                     double edges[EF_STARS_MAX + 1])
{
  double least = INFINITY, most = -INFINITY;

  g_return_val_if_fail (rule != EF_STAR_RULE_NONE, FALSE);
  g_return_val_if_fail (values != NULL || n == 0, FALSE);
  g_return_val_if_fail (edges != NULL, FALSE);

  for (gsize i = 0; i < n; i++)
    {
      least = isfinite (values[i]) && values[i] < least ? values[i] : least;
      most = isfinite (values[i]) && values[i] > most ? values[i] : most;
    }
  if (!(least < most))
    return FALSE;

  edges[0] = least;
  edges[EF_STARS_MAX] = most;
  if (rule == EF_STAR_RULE_MODELS)
    cut_models (values, n, edges);
  else
    /* Through zero the range may be more than a double holds, but its two sides are not. */
    for (guint i = 1; i < EF_STARS_MAX; i++)
      edges[i] = isfinite (most - least)
                   ? least + (most - least) * i / EF_STARS_MAX
                   : least * (1 - i / (double) EF_STARS_MAX) + most * (i / (double) EF_STARS_MAX);

  return TRUE;
}

guint
ef_stars_count (const double edges[EF_STARS_MAX + 1], double value)
{
  guint stars = EF_STARS_MAX;

  g_return_val_if_fail (edges != NULL, 0);

  if (!isfinite (value))
    return 0;
  for (guint i = 1; i < EF_STARS_MAX; i++)
    stars -= value > edges[i];

  return stars;
}

const char *
ef_stars_to_text (guint stars)
{
  static const char *const texts[EF_STARS_MAX + 1]
    = { "", "★☆☆☆☆", "★★☆☆☆", "★★★☆☆", "★★★★☆", "★★★★★" };

  return stars <= EF_STARS_MAX ? texts[stars] : "";
}
