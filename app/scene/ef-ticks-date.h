/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-ticks.h"

G_BEGIN_DECLS

/* Dates that the calendar's four-digit years can name; others get plain numbers as ticks. */
#define EF_TICKS_DATE_MIN (-719162.0) /* 0001-01-01 */
#define EF_TICKS_DATE_MAX 2932896.0   /* 9999-12-31 */

/* Appends ticks for [@min, @max] days since 1970-01-01, within the bounds above. */
void ef_ticks_add_dates (GArray *ticks, double min, double max, guint n_wanted,
                         const EfTickStyle *style);

G_END_DECLS
