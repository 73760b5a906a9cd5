/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-claim-audit.h"
#include "ef-document.h"

G_BEGIN_DECLS

/**
 * EfClaims:
 *
 * What is claimed of energy and carbon in a project, computed again by a worker whenever its data
 * change.
 *
 * Signal: "changed": ef_claims_get_audit() is another one.
 */
#define EF_TYPE_CLAIMS (ef_claims_get_type ())
G_DECLARE_FINAL_TYPE (EfClaims, ef_claims, EF, CLAIMS, GObject)

EfClaims           *ef_claims_new (EfDocument *document);
/* The last one that is complete; NULL until there is one. Borrowed, valid until "changed". */
const EfClaimAudit *ef_claims_get_audit (EfClaims *self);
/* TRUE while data have changed since. */
gboolean            ef_claims_is_busy (EfClaims *self);
/* For tests: blocks until the audit is up to date. */
void                ef_claims_wait (EfClaims *self);

G_END_DECLS
