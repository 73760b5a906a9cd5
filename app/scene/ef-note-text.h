/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"

G_BEGIN_DECLS

/* Notes and names as a line of text that people can type and programs read back exactly. */

/* A value of an axis as ef_column_read_value() reads it: exact, in the unit of the column (transfer
 * full). */
char    *ef_axis_data_write_value (const EfAxisData *self, double value);

/**
 * ef_note_from_text:
 * @text: "x=24GB: fits", a line; "x=1B..7B,y=70..: small", a region; "x=7B,y=80@40,-30: here", a
 *   text, so many points to the right of what it points at and below it
 *
 * Returns: (transfer full): NULL with EF_ERROR_SYNTAX
 */
EfNote  *ef_note_from_text (const char *text, const EfAxisData *x, const EfAxisData *y,
                            GError **error);
/* (transfer full) */
char    *ef_note_to_text (const EfNote *self, const EfAxisData *x, const EfAxisData *y);

/* What is said about a name behind that of its row: "show", "hide", "@1.5,-2" or "show@1.5,-2".
 * FALSE if it is none of them; the row of @label stays. */
gboolean ef_point_label_from_text (const char *text, EfPointLabel *label);
/* (transfer full) */
char    *ef_point_label_to_text (const EfPointLabel *label);

G_END_DECLS
