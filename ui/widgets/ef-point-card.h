/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-chart-data.h"

G_BEGIN_DECLS

/**
 * EfPointCard:
 *
 * What is known of one point: its name, its values, where they come from, and its link. Short while
 * the pointer only passes by; pinned by a click, it says what to take in its place or what the next
 * better one costs, and has every value of the row.
 *
 * Signal "point-chosen" (guint point): the name of another point was clicked.
 */
#define EF_TYPE_POINT_CARD (ef_point_card_get_type ())
G_DECLARE_FINAL_TYPE (EfPointCard, ef_point_card, EF, POINT_CARD, GtkWidget)

GtkWidget *ef_point_card_new (void);
/* How large the chart is that it stands on, and how much of its width is beside the point on the
 * side where that is more, in pixels, for what it shows next. 0: not known. */
void       ef_point_card_set_room (EfPointCard *self, int width, int height, int beside);
void       ef_point_card_show_point (EfPointCard *self, EfChartData *data, const EfChartSpec *spec,
                                     guint point, gboolean pinned);

G_END_DECLS
