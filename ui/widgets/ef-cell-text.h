/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-number-format.h"

G_BEGIN_DECLS

/* A cell of a table as people read it: what the file wrote, else the value (of estimates in the
 * unit of ef_cell_text_convert()) with the decimal point
 * of their language; "" if it is missing (transfer full). */
char *ef_cell_text_dup (const EfColumn *column, guint row);

/* The same with no more digits than it deserves (four of what was computed) or than a column has
 * room for (six of a long fraction) (transfer full). */
char *ef_cell_text_dup_short (const EfColumn *column, guint row);

/* The same with no more digits than one takes in at a glance, where there is more to see: six of
 * any fraction that is longer; with its thousands parted where those of its column are (transfer
 * full). */
char *ef_cell_text_dup_brief (const EfColumn *column, guint row);

/* What ef_cell_text_dup_short() says, and before it the form of its mark on a chart where the value
 * is not plainly reported: "○ 4200" (transfer full). */
char *ef_cell_text_dup_marked (const EfColumn *column, guint row);

/* The same among the other cells of its column: numbers in @format, computed ones
 * with blanks where they have fewer decimals (transfer full). The other one without the mark and
 * the blanks. */
char *ef_cell_text_dup_formatted (const EfColumn *column, guint row,
                                  const EfNumberFormat *format);
char *ef_cell_text_dup_unmarked (const EfColumn *column, guint row,
                                 const EfNumberFormat *format);

/* What a tooltip says of the cell: what it was made of, else all of a long text, or what the file
 * wrote where the cell shows something else in @format; or NULL (transfer full). */
char *ef_cell_text_dup_tip (const EfTable *table, const EfColumn *column, guint row,
                            const EfNumberFormat *format);

/* A number of @column in the unit that its cells are shown in: of estimates the one that reads
 * best, see ef-estimate-column.h, else as it is. */
double ef_cell_text_convert (const EfColumn *column, double value);
/* As exact as a computed value deserves. */
double ef_cell_text_round_computed (double value);
/* A number as it stands in the table, with the decimal point of the user's language; the other one
 * only as exact as a computed value deserves (transfer full). */
char *ef_cell_text_dup_number (double value);
char *ef_cell_text_dup_computed (double value);

G_END_DECLS
