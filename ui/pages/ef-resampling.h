/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-resamples.h"

G_BEGIN_DECLS

/* ef_chart_resamples_complete() in a worker. */
void         ef_resampling_start (EfChartData *data, const EfChartSpec *spec,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
/* The data with its resamples (transfer full), NULL with G_IO_ERROR_CANCELLED. */
EfChartData *ef_resampling_finish (GAsyncResult *result, GError **error);

G_END_DECLS
