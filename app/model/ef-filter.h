/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-table.h"

G_BEGIN_DECLS

/**
 * EfFilter:
 *
 * A condition over the columns of a table, the same language in the window and on the command line:
 *
 *     `#Params (B)` > 0 and precision in ("bfloat16", "float16")
 *     date >= 2019-01-01 and not name matches "ensemble"
 *     parameters < 7 B or memory <= 24 GB
 *
 * Comparisons = == != <> < <= > >=, `in (...)`, `matches` (a regular expression) and `contains`,
 * both without regard to case, `is missing`, and, or, not, parentheses. "x not in ..." is "not x in
 * ...", and so on.
 *
 * Columns by header or quantity, names with blanks in backquotes. Text in single or double quotes;
 * a quotation mark inside is doubled, a backslash means itself. Numbers are locale-free. A bare
 * number is in the column's unit; one with a unit is converted to it. A date may be a year or a
 * month and then means all of it: "date <= 2019" holds until the end of that year. A column may be
 * compared with another of the same kind and dimension.
 *
 * A missing value satisfies no comparison except `is missing`; `not` of a comparison with a missing
 * value is true.
 */
typedef struct _EfFilter EfFilter;

/* Parses; the error (EF_ERROR_SYNTAX) says at which character. Column names are resolved by
 * ef_filter_apply(), so one filter serves several tables. */
EfFilter   *ef_filter_parse (const char *text, GError **error);
EfFilter   *ef_filter_ref (EfFilter *self);
void        ef_filter_unref (EfFilter *self);
const char *ef_filter_get_text (const EfFilter *self);

/* One byte per row, 1 where the condition holds (transfer full, ef_table_get_n_rows() entries);
 * EF_ERROR_NOT_FOUND with near names if a column does not exist, EF_ERROR_SYNTAX if a value
 * does not fit the column it is compared with (a text with a number, kWh with bytes). */
guint8 *ef_filter_apply (const EfFilter *self, const EfTable *table, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfFilter, ef_filter_unref)

G_END_DECLS
