/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-table.h"

G_BEGIN_DECLS

/**
 * EfNumberFormat:
 * @decimals: of every number, so that points stand below each other
 * @grouped: thousands are parted where the user's locale does that
 *
 * How numbers of a column are written one below the other: as exact as the file has them, but for
 * long fractions. Numbers that would lose all their digits, or be as wide as two columns, are
 * written with an exponent.
 */
typedef struct
{
  guint decimals;
  gboolean grouped;
} EfNumberFormat;

/* From its values, or from many of them where it is long. */
void     ef_number_format_choose (EfNumberFormat *self, const EfColumn *column);
/* The same as @grouped of what that chooses; at less cost, for one number. */
gboolean ef_number_format_groups (const EfColumn *column);
/* A number that has the decimal point of the user's locale with its thousands parted as well
 * (transfer full). */
char    *ef_number_format_group (const char *number);
/* With the decimal point and the separator of the user's locale (transfer full). */
char    *ef_number_format_dup (const EfNumberFormat *self, double value);
/* The same of a value that was computed: only as exact as it deserves, and no more than the other
 * numbers of the column. */
char    *ef_number_format_dup_computed (const EfNumberFormat *self, double value);
/* A number with blanks in the place of the decimals that others have and it has not, so that their
 * points stand below each other (transfer full). */
char    *ef_number_format_pad (const EfNumberFormat *self, const char *number);
/* FALSE where the file says more than the number, as in "1.82 M" or "5 (estimated)". */
gboolean ef_number_format_suits (const EfColumn *column, guint row);

G_END_DECLS
