/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  EF_POINT_LABEL_AUTO, /* as the chart says for all */
  EF_POINT_LABEL_ON,
  EF_POINT_LABEL_OFF,
} EfPointLabelShown;

/**
 * EfPointLabel:
 * @row_id: of the point
 * @shown: whether its name is shown
 * @placed: somebody put the name where it is
 * @dx, @dy: then the way from the point to the middle of the name, in type sizes, y downwards: so
 *   it stays beside its point on pages of any size
 *
 * What was decided about the name of one point.
 */
typedef struct
{
  guint64 row_id;
  EfPointLabelShown shown;
  gboolean placed;
  double dx, dy;
} EfPointLabel;

/* Names cannot be put farther away than this, in type sizes. */
#define EF_POINT_LABEL_FAR 1000.0

/* Such decisions are arrays (element-type EfPointLabel), ascending by row, at most one for each. */

/* What is said about @row_id: plain if nothing is. */
EfPointLabel ef_point_labels_get (const GArray *labels, guint64 row_id);
/* What says nothing is taken out. */
void         ef_point_labels_set (GArray *labels, const EfPointLabel *label);
/* Exactly. */
gboolean     ef_point_labels_equal (const GArray *a, const GArray *b);
/* How many somebody put where they are. */
guint        ef_point_labels_count_placed (const GArray *labels);
/* All names find their places by themselves again; which are shown stays. */
void         ef_point_labels_release (GArray *labels);

G_END_DECLS
