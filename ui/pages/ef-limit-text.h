/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-column.h"

G_BEGIN_DECLS

/* A limit as a person reads and types it: the exact number in the format of the locale, and the
 * unit of the column behind it, "24 GB", "84,5", or a date (transfer full). */
char   *ef_limit_text_format (const EfColumn *column, double limit);
/* What a comma means to that person, for ef_column_read_value(). */
EfComma ef_limit_text_get_comma (void);

G_END_DECLS
