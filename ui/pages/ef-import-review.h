/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-review-draft.h"
#include "ef-review.h"

G_BEGIN_DECLS

/**
 * EfImportReview:
 *
 * What an import found, before it is committed: tables, columns with what was recognised of them,
 * first rows, problems. Everything about a column can be changed; the draft collects it. Signal:
 * "committed", when the user wants it so, before the window closes; closing it otherwise says no.
 */
#define EF_TYPE_IMPORT_REVIEW (ef_import_review_get_type ())
G_DECLARE_FINAL_TYPE (EfImportReview, ef_import_review, EF, IMPORT_REVIEW, AdwWindow)

/* @name: of the file; @diagnostics: what could not be used, or NULL; @imported: it is in the
 * project already, and its columns change. */
GtkWidget     *ef_import_review_new (GtkWindow *parent, EfReviewDraft *draft, const char *name,
                                     EfDiagnostics *diagnostics, gboolean imported);
/* Says why the review comes unasked, and begins with a table that needs a decision. */
void           ef_import_review_explain (EfImportReview *self, EfReviewReasons reasons);
/* Begins with the table of that id, if there is one. */
void           ef_import_review_show_table (EfImportReview *self, const char *table_id);
EfReviewDraft *ef_import_review_get_draft (EfImportReview *self); /* (transfer none) */

/* Writes what was decided as a mapping file, and decides as one says; a toast tells of it. What of
 * it cannot be used joins the problems. */
void           ef_import_review_save_mapping (EfImportReview *self, GFile *file);
void           ef_import_review_use_mapping (EfImportReview *self, GFile *file);

G_END_DECLS
