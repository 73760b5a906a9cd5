/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-review-draft.h"

G_BEGIN_DECLS

/**
 * EfReviewTables:
 *
 * The tables of a draft, with their rows; a thousand of them are searched. Signals: "selected",
 * when another one is; "activated", when the user wants to see it.
 */
#define EF_TYPE_REVIEW_TABLES (ef_review_tables_get_type ())
G_DECLARE_FINAL_TYPE (EfReviewTables, ef_review_tables, EF, REVIEW_TABLES, GtkWidget)

/* Once, before anything else; selects the first table. */
void  ef_review_tables_set_draft (EfReviewTables *self, EfReviewDraft *draft);
guint ef_review_tables_get_selected (EfReviewTables *self);
/* Drops the search if it hides the table. */
void  ef_review_tables_select (EfReviewTables *self, guint table);

G_END_DECLS
