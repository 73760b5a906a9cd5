/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"

G_BEGIN_DECLS

/* How the points of a chart came to be. A point is as certain as the least certain of what its
 * place, colour and size say. For ef-chart-data.c: fills in and frees what the header there says of
 * origins. */
void ef_chart_origins_find (EfChartData *data);
void ef_chart_origins_clear (EfChartData *data);

/* How a point of that EfOrigin is filled. */
EfForm ef_chart_origins_get_form (guint8 origin);
/* "Reported", "Derived", "Estimated": words of a legend, in the language of the figure. */
const char *ef_chart_form_to_label (EfForm form);
/* "5 points are reported, 2 derived, 40 estimated." (transfer full); NULL where all points are
 * reported. */
char *ef_chart_data_describe_origins (const EfChartData *data);

/* The range of a coordinate in scale space, where it is not reported and has one. Either end may be
 * infinite on a logarithmic axis. FALSE if there is none. */
gboolean ef_chart_origins_get_range (const EfAxisData *axis, guint row, double *low, double *high);

G_END_DECLS
