/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "ef-mapping.h"

G_BEGIN_DECLS

/**
 * EfReviewDraft:
 *
 * The tables of an import while somebody looks at them: as they were before, and as they shall be.
 * Nothing is committed; ef_review_draft_build() gives the node to import. Lives on one thread.
 *
 * Tables and columns are named by their index, which no decision changes. Signal: "changed", once
 * per call that changes something, however many tables that is.
 */
#define EF_TYPE_REVIEW_DRAFT (ef_review_draft_get_type ())
G_DECLARE_FINAL_TYPE (EfReviewDraft, ef_review_draft, EF, REVIEW_DRAFT, GObject)

/* @before: what decisions are compared with; @now: the same tables, as they are proposed. */
EfReviewDraft *ef_review_draft_new (EfCatalogNode *before, EfCatalogNode *now);

EfCatalogNode *ef_review_draft_get_before (EfReviewDraft *self); /* (transfer none) */
guint     ef_review_draft_get_n_tables (EfReviewDraft *self);
/* As it is now, and as it was before (transfer none). */
EfTable  *ef_review_draft_get_table (EfReviewDraft *self, guint table);
EfTable  *ef_review_draft_get_table_before (EfReviewDraft *self, guint table);
/* TRUE if the column is not as it was before; the same for all columns of all tables. */
gboolean  ef_review_draft_is_changed (EfReviewDraft *self, guint table, guint column);
gboolean  ef_review_draft_has_changes (EfReviewDraft *self);

/* A role that only one column of a table can have (name, date, link, paper) is taken from the one
 * that had it. */
void  ef_review_draft_choose (EfReviewDraft *self, guint table, guint column,
                              const EfColumnChoice *choice);
/* Whether all of the table's columns are left out; leaves them out, or takes all of them back. */
gboolean ef_review_draft_is_left_out (EfReviewDraft *self, guint table);
void  ef_review_draft_leave_out (EfReviewDraft *self, guint table, gboolean left_out);
/* TRUE if there is a table that is not left out. */
gboolean ef_review_draft_has_tables (EfReviewDraft *self);
/* Back to what it was before. */
void  ef_review_draft_reset (EfReviewDraft *self, guint table, guint column);
/* Other tables that have a column of this name and kind. */
guint ef_review_draft_count_same (EfReviewDraft *self, guint table, guint column);
/* Makes the choices that were made for this column for those of the same name and kind in all other
 * tables. Returns how many tables that changed. */
guint ef_review_draft_spread (EfReviewDraft *self, guint table, guint column);
/* Makes the choices of a mapping, on top of those made so far. Returns how many tables that
 * changed. What does not fit is reported in @diagnostics, which may be NULL. */
guint ef_review_draft_use (EfReviewDraft *self, const EfMapping *mapping,
                           EfDiagnostics *diagnostics);

/* What was decided so far; if nothing was, the very node of before (transfer full). What is left
 * out is still there, see ef_left_out_drop(). */
EfCatalogNode *ef_review_draft_build (EfReviewDraft *self);

G_END_DECLS
