/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-spec.h"
#include "ef-column.h"

G_BEGIN_DECLS

/* A limit as a person reads and types it: the exact number in the format of the locale, and the
 * unit of the column behind it, "24 GB", "84,5", or a date (transfer full). */
char   *ef_limit_text_format (const EfColumn *column, double limit);
/* What a comma means to that person, for ef_column_read_value(). */
EfComma ef_limit_text_get_comma (void);

/* The same of a tolerance: "5 %", "2 GB", "" for none. */
char    *ef_tolerance_text_format (const EfColumn *column, const EfTolerance *tolerance);
/* EF_ERROR_SYNTAX if that is no tolerance for the column; blank is none. */
gboolean ef_tolerance_text_read (const EfColumn *column, const char *text, EfTolerance *tolerance,
                                 GError **error);

G_END_DECLS
