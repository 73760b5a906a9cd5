/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-diagnostics.h"
#include "ef-document.h"
#include "ef-link-pairs.h"
#include "ef-link-report.h"

G_BEGIN_DECLS

/* What somebody says of two names. */
typedef enum
{
  EF_LINK_VERDICT_NONE,
  EF_LINK_VERDICT_ONE, /* they are one model */
  EF_LINK_VERDICT_TWO, /* they are not */
} EfLinkVerdict;

/**
 * EfLinkDraft:
 *
 * Two tables of a document that somebody is linking: how it shall be done, and what comes out,
 * computed in a worker. Nothing is committed before ef_link_draft_commit(). Verdicts outlive a
 * change of columns and keys, wherever the same two names come up again.
 *
 * Signals: "changed": something else is asked, was answered or went wrong; "pairs-changed": there
 * are other pairs, or none.
 */
#define EF_TYPE_LINK_DRAFT (ef_link_draft_get_type ())
G_DECLARE_FINAL_TYPE (EfLinkDraft, ef_link_draft, EF, LINK_DRAFT, GObject)

EfLinkDraft *ef_link_draft_new (EfDocument *document);
/* TRUE if @table, which may be NULL, was linked and it is known how. */
gboolean     ef_link_draft_can_change (const EfTable *table);
/* As @linked, a table of the document, was linked before: what is committed takes its place. */
EfLinkDraft *ef_link_draft_new_for_table (EfDocument *document, EfTable *linked);
/* That table, or NULL for a new one (transfer none). */
EfTable     *ef_link_draft_get_linked (EfLinkDraft *self);

/* @side: 0 or 1. Another table has other columns: forgets names and keys. Both may be NULL. */
void        ef_link_draft_set_table (EfLinkDraft *self, guint side, EfTable *table);
EfTable    *ef_link_draft_get_table (EfLinkDraft *self, guint side); /* (transfer none) */
/* Chooses the second table that shares most names with the first, if any does, unless somebody
 * chose one. */
void        ef_link_draft_offer_second (EfLinkDraft *self);
/* The first becomes the second one; everything stays with its table. */
void        ef_link_draft_swap (EfLinkDraft *self);
/* The column with the names of models; NULL if the table has none. */
void        ef_link_draft_set_names (EfLinkDraft *self, guint side, const char *column);
const char *ef_link_draft_get_names (EfLinkDraft *self, guint side);
/* Columns that must be equal too. Nothing is done with one that is NULL until it is set. */
guint       ef_link_draft_get_n_keys (EfLinkDraft *self);
/* Proposes two columns if there are some that look like it. */
void        ef_link_draft_add_key (EfLinkDraft *self);
void        ef_link_draft_remove_key (EfLinkDraft *self, guint key);
void        ef_link_draft_set_key (EfLinkDraft *self, guint key, guint side, const char *column);
const char *ef_link_draft_get_key (EfLinkDraft *self, guint key, guint side);
/* The loosest likeness by which rows are linked without being asked: EXACT, SPELLING or BASE. */
void        ef_link_draft_set_loosest (EfLinkDraft *self, EfLinkLevel level);
EfLinkLevel ef_link_draft_get_loosest (EfLinkDraft *self);
/* Whether rows of the first table without partner stay. */
void        ef_link_draft_set_left (EfLinkDraft *self, gboolean left);
gboolean    ef_link_draft_get_left (EfLinkDraft *self);

/* The pairs of names to decide about; NULL while they are not known (transfer none). */
EfLinkPairs  *ef_link_draft_get_pairs (EfLinkDraft *self);
EfLinkVerdict ef_link_draft_get_verdict (EfLinkDraft *self, guint pair);
void          ef_link_draft_decide (EfLinkDraft *self, guint pair, EfLinkVerdict verdict);
/* Of what is merely alike, the pairs without verdict. */
guint         ef_link_draft_count_open (EfLinkDraft *self);
/* Takes for one model what is alike by at least @score and undecided, best first, no name more than
 * once: of several candidates the others stay open. Returns how many that are; nothing is done
 * unless @really. */
guint         ef_link_draft_confirm_above (EfLinkDraft *self, double score, gboolean really);

/* What comes out, also of what was asked before while another answer is on its way; NULL: nothing
 * yet, or an error. */
const EfLinkReport *ef_link_draft_get_report (EfLinkDraft *self);
/* Another one for each report, also for none. */
guint64             ef_link_draft_get_report_number (EfLinkDraft *self);
const GError       *ef_link_draft_get_error (EfLinkDraft *self);
gboolean            ef_link_draft_is_busy (EfLinkDraft *self);
/* 0 to 1, -1 while it is not known. */
double              ef_link_draft_get_progress (EfLinkDraft *self);

/* TRUE if there is an answer to what is asked now. */
gboolean ef_link_draft_can_commit (EfLinkDraft *self);
/* Puts the linked table into the document, and makes tables again that were made of the one before:
 * a step of the history. The table, which the document owns. */
EfTable *ef_link_draft_commit (EfLinkDraft *self);
/* What a commit changes, or did, in the table whose link is changed and in those made of it, as
 * after a refresh: a line (transfer full) and in @report a sentence for each thing, first for those
 * that cannot follow, with the reason. NULL for a new link. */
char    *ef_link_draft_dup_changes (EfLinkDraft *self, EfDiagnostics *report);

/* For tests: blocks until there is an answer. */
void ef_link_draft_wait (EfLinkDraft *self);

G_END_DECLS
