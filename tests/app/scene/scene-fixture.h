/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"

G_BEGIN_DECLS

/* Columns as the importers would make them: quantity, unit and direction by the header. (transfer
 * full) */
EfColumn *fixture_numbers (const char *header, const double *values, guint n);
EfColumn *fixture_texts (const char *header, EfRole role, const char *const *texts, guint n);

/* A table "Task > Benchmark" that takes over the columns, up to NULL. (transfer full) */
EfTable *fixture_table (EfColumn *first, ...) G_GNUC_NULL_TERMINATED;

/* @n models with random parameters in millions, accuracies that grow with them, one of @n_families
 * families each ("Family 3"), and names. The same for the same arguments. (transfer full) */
EfTable *fixture_models (guint n, guint n_families, guint32 seed);

/* Of "Params (M)" and "Accuracy", as they are called above (transfer full). */
EfChartSpec *fixture_spec (void);
/* The points of @table by @spec, without an error (transfer full). */
EfChartData *fixture_data (EfTable *table, const EfChartSpec *spec);

G_END_DECLS
