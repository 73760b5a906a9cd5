/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-column.h"

G_BEGIN_DECLS

/* What the groups are called. */
typedef struct
{
  char **names;         /* NULL-terminated, at most EF_CHART_GROUPS_MAX */
  gint other, no_value; /* those whose names are ours, -1: there is none */
} EfGroupNames;

/* Sorts @n points into the groups that the text of @column makes; a list of one repeated name is of
 * the group of that name.
 * @rows: the row of each point
 * @counted: the @n_counted rows that decide which groups there are and in which order: those of the
 *   points, and those that would be points on a later day, so that no colour changes while time
 *   goes by
 * @names: (out caller-allocates): (transfer full)
 * Returns: (transfer full): the group of each point */
guint8 *ef_chart_groups_new (const EfColumn *column, const guint32 *rows, guint n,
                             const guint32 *counted, guint n_counted,
                             EfGroupNames *names);

/* For several charts whose points are of the same groups: adds to @counts (element-type utf8 guint)
 * how many of the rows each name has, "" for those without; then the names of the groups that these
 * make, as above; then the group of each point among these (transfer full). */
void    ef_chart_groups_count (const EfColumn *column, const guint32 *rows, guint n,
                               GHashTable *counts);
void    ef_chart_groups_choose (GHashTable *counts, EfGroupNames *names);
guint8 *ef_chart_groups_sort (const EfColumn *column, const guint32 *rows, guint n,
                              const EfGroupNames *names);

G_END_DECLS
