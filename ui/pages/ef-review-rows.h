/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-table.h"

G_BEGIN_DECLS

/**
 * EfReviewRows:
 *
 * The first rows of a table as its page will show them; a tooltip has all of a cell.
 */
#define EF_TYPE_REVIEW_ROWS (ef_review_rows_get_type ())
G_DECLARE_FINAL_TYPE (EfReviewRows, ef_review_rows, EF, REVIEW_ROWS, GtkWidget)

/* Rows and columns that are shown at most. */
#define EF_REVIEW_MAX_ROWS 20
#define EF_REVIEW_MAX_COLUMNS 30

/* NULL: none. Costs nothing until the widget is looked at. */
void ef_review_rows_show_table (EfReviewRows *self, EfTable *table);

G_END_DECLS
