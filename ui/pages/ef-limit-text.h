/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"

G_BEGIN_DECLS

/* A limit as a person reads and types it: the exact number in the format of the locale, and the
 * unit of the column behind it, "24 GB", "84,5", or a date (transfer full). */
char   *ef_limit_text_format (const EfColumn *column, double limit);
/* The same in the unit that @axis is labelled in, for ef_axis_unit_read_value(). */
char   *ef_limit_text_format_on (const EfAxisData *axis, double limit);
/* What a comma means to that person, for ef_column_read_value(). */
EfComma ef_limit_text_get_comma (void);

/* A number as a person types it, of the @dimension "count" ("1 M", "10k") or of one that has units
 * ("0.12 kg/kWh"), in the canonical unit of that; @dimension NULL: without any unit. FALSE for
 * anything else: a unit that is not understood must not be dropped. @percent (out) (optional): "%"
 * stood behind it; where nobody asks for that, it is no number. */
gboolean ef_limit_text_read_number (const char *text, const char *dimension, double *value,
                                    gboolean *percent);

/* The same of a tolerance: "5 %", "2 GB", "" for none. */
char    *ef_tolerance_text_format (const EfAxisData *axis, const EfTolerance *tolerance);
/* EF_ERROR_SYNTAX if that is no tolerance for the axis; blank is none. */
gboolean ef_tolerance_text_read (const EfAxisData *axis, const char *text, EfTolerance *tolerance,
                                 GError **error);

G_END_DECLS
