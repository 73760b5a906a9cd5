/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "ef-audit.h"

G_BEGIN_DECLS

/* Amounts of energy or carbon with nothing beside them to compute them from, such as what was
 * measured for a request. */
typedef struct
{
  const EfQuantity *quantity;
  guint64 n;
} EfUncheckedAmounts;

/**
 * EfClaimAudit:
 *
 * What came out when everything that some tables claim of energy and carbon was computed again: by
 * all rules, that of the text around the tables included.
 */
typedef struct
{
  GPtrArray *findings;      /* EfAuditFinding: of the tables in their order, then of their texts */
  guint64 n_claims;         /* amounts that the tables and the texts around them state */
  guint n_contradictions;   /* among the findings */
  GArray *unchecked;        /* EfUncheckedAmounts, most first: what no rule computes again */
} EfClaimAudit;

/**
 * ef_claim_audit_new:
 * @tables: (element-type EfTable): what was linked or reshaped of others among them is left out,
 *   for it states nothing itself
 * @cancellable: (nullable): looked at between tables
 *
 * Reads again the files of model cards in Markdown, for their texts; of one that is not there any
 * more, or not on this computer, a finding says so, which is no contradiction. Any thread.
 *
 * Returns: (transfer full): not complete if it was cancelled
 */
EfClaimAudit *ef_claim_audit_new (GPtrArray *tables, GCancellable *cancellable);
void          ef_claim_audit_free (EfClaimAudit *self);

/* Translated: "3 contradictions in 14 claims of energy and carbon." (transfer full) */
char *ef_claim_audit_describe (const EfClaimAudit *self);

/* Translated: "3 amounts have nothing beside them from which they could be computed again: Energy
 * per request (2), Energy per token (1)."; NULL for none (transfer full). */
char *ef_claim_audit_describe_unchecked (const EfClaimAudit *self);

/* The findings for programs: CSV with a header, as exact as they are; and for people, as a table in
 * Markdown. Only the sentences are translated (transfer full). */
char *ef_claim_audit_to_csv (const EfClaimAudit *self);
char *ef_claim_audit_to_markdown (const EfClaimAudit *self);

/* The name of the file that the finding is about; "" if it is not known. */
const char *ef_audit_finding_get_file (const EfAuditFinding *finding);
/* "contradiction" or "info": the words of programs. */
const char *ef_audit_finding_get_word (const EfAuditFinding *finding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfClaimAudit, ef_claim_audit_free)

G_END_DECLS
