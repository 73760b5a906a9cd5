/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"

G_BEGIN_DECLS

/* Columns of numbers as steps of colour and of size. */

/* Diameters from the least to the greatest one differ by this factor, areas by its square. */
#define EF_CHANNEL_SIZE_RATIO 16.0

/* TRUE for numbers of which twice as much means something: no dates, ratings or ranks. */
gboolean ef_chart_channels_can_be_size (const EfColumn *column);

/* Fills in what @channel, whose axis is known, says of the @n @rows of the points: the range is
 * that of the @n_counted rows @counted, so no colour changes while time goes by. The steps are
 * (transfer full). */
void ef_chart_channels_find_shades (EfChannel *channel, const guint32 *rows, guint n,
                                    const guint32 *counted, guint n_counted);
/* The same of sizes. What is zero has the least size, what is below zero none. */
void ef_chart_channels_find_sizes (EfChannel *channel, const guint32 *rows, guint n,
                                   const guint32 *counted, guint n_counted);

/* The step of a value as the column states it; 0 if it has none. */
guint8 ef_channel_get_shade (const EfChannel *self, double value);
guint8 ef_channel_get_size (const EfChannel *self, double value);

/* The diameter of a step of size, as a share of the greatest one. */
double ef_channel_get_diameter (guint step);

G_END_DECLS
