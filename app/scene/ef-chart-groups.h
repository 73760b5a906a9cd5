/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-column.h"

G_BEGIN_DECLS

/* Sorts @n points into the groups that the text of @column makes.
 * @rows: the row of each point
 * @names: (out) (transfer full): NULL-terminated names, at most EF_CHART_GROUPS_MAX
 * Returns: (transfer full): the group of each point */
guint8 *ef_chart_groups_new (const EfColumn *column, const guint32 *rows, guint n, char ***names);

G_END_DECLS
