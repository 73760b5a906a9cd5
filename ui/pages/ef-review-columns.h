/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-review-draft.h"

G_BEGIN_DECLS

/**
 * EfReviewColumns:
 *
 * The columns of one table of a draft, with what is understood of each. Hundreds of them stay
 * light: lines are made as they scroll by. Signals: "selected", when another column is;
 * "activated", when the user wants to see it.
 */
#define EF_TYPE_REVIEW_COLUMNS (ef_review_columns_get_type ())
G_DECLARE_FINAL_TYPE (EfReviewColumns, ef_review_columns, EF, REVIEW_COLUMNS, GtkWidget)

#define EF_REVIEW_NO_COLUMN G_MAXUINT /* as EF_INDEX_NONE */

/* Once, before anything else. */
void  ef_review_columns_set_draft (EfReviewColumns *self, EfReviewDraft *draft);
/* Selects the column that most needs a decision. */
void  ef_review_columns_show_table (EfReviewColumns *self, guint table);
/* EF_REVIEW_NO_COLUMN if none is. */
guint ef_review_columns_get_selected (EfReviewColumns *self);
/* Drops the search if it hides the column. */
void  ef_review_columns_select (EfReviewColumns *self, guint column);
void  ef_review_columns_focus_lines (EfReviewColumns *self);

G_END_DECLS
