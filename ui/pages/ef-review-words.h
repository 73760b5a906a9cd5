/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-table.h"

G_BEGIN_DECLS

/* What the parts of the review of an import say, and look for. */

/* "Parameters · M · lower is better", "Text · name of the row" (transfer full). */
char       *ef_review_describe_column (const EfColumn *column);
/* "Numbers, 1,551 of 1,553 rows" (transfer full). */
char       *ef_review_describe_values (const EfColumn *column);
/* The first few different values as the file has them (transfer full). */
char       *ef_review_describe_examples (const EfColumn *column);
/* "25.6 M = 25,600,000": what a unit makes of the first value; NULL if there is nothing to say
 * (transfer full). */
char       *ef_review_describe_unit (const EfColumn *column);
const char *ef_review_role_to_label (EfRole role);
/* "FLOP"; "1" for plain counts. */
const char *ef_review_unit_to_label (const EfUnit *unit);

/* The axes of the table's first chart that have no better end; G_MAXUINT for one that has. Looks at
 * all values of the table, so ask once. */
void        ef_review_find_open_axes (const EfTable *table, guint *x, guint *y);
/* Index of the column to begin with: an axis without a better end, else a number that was not
 * recognised, else a number, else the first. G_MAXUINT if there is none. */
guint       ef_review_find_first_question (const EfTable *table);

G_END_DECLS
