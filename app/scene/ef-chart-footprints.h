/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"

G_BEGIN_DECLS

/* What the energy and the carbon of a chart count. Numbers that count different things are compared
 * with care only, so a figure says what they count, and where that differs, of how many points. */

/* For ef-chart-data.c: fill in and free what the header there says of footprints. */
void  ef_chart_footprints_find (EfChartData *data);
void  ef_chart_footprints_clear (EfChartData *data);

typedef enum
{
  EF_FOOTPRINTS_MIXED, /* only what differs between points */
  EF_FOOTPRINTS_KNOWN, /* also what is the same, where anything says it */
  EF_FOOTPRINTS_ALL,   /* also that nothing says it */
} EfFootprintsTold;

/* Whether anything that is shown counts different things. */
gboolean ef_chart_footprints_are_mixed (const EfChartData *data);

/* Whether one column that is shown has values in different units. */
gboolean ef_chart_footprints_have_units (const EfChartData *data);

/* A sentence for each axis, colour or size that shows energy or carbon, joined by @separator: in
 * the language of the figure. NULL for none (transfer full). */
char *ef_chart_footprints_describe (const EfChartData *data, const EfChartSpec *spec,
                                    EfFootprintsTold told, const char *separator);

/* What is to be said of such a column. @units: as of ef_table_describe_mixed_units()
 * (transfer full) */
char *ef_mixed_units_describe (const char *name, const char *units);

/* The same of one column. @parts: as of ef_column_footprint_count() */
char *ef_footprint_parts_describe (const GArray *parts, const char *name, EfFootprintsTold told);

G_END_DECLS
