/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-grid.h"
#include "ef-reader.h"

G_BEGIN_DECLS

/* For readers of one known kind of CSV: always commas, names in the first row. */

/* The names that the head of such a file begins with (transfer full); none for an empty one. Never
 * fails: the head may be cut anywhere and be of any other format. */
GStrv   ef_comma_grid_list_names (const guint8 *head, gsize length);

/* Reads the whole input. What is wrong with its encoding, and that it breaks off, is reported. NULL
 * with @error if it cannot be read or the reading was cancelled. */
EfGrid *ef_comma_grid_read (EfReading *reading, GError **error);

/* Reports the rows with too many or too few cells. */
void    ef_comma_grid_report_ragged (const EfGrid *self, EfReading *reading);

/* A cell as text of its own (transfer full), "" where it is empty. */
char   *ef_comma_grid_dup (const EfGrid *self, guint row, guint column);

G_END_DECLS
