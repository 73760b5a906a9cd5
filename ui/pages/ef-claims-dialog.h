/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-claims.h"
#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfClaimsDialog:
 *
 * What contradicts itself among the project's claims of energy and carbon, each with the
 * arithmetic and its place. It stays beside the chart and follows the project; activating one
 * selects its row there.
 *
 * Signal: "row-shown": the workspace shows and has selected the row of a claim.
 */
#define EF_TYPE_CLAIMS_DIALOG (ef_claims_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EfClaimsDialog, ef_claims_dialog, EF, CLAIMS_DIALOG, AdwWindow)

GtkWidget *ef_claims_dialog_new (GtkWindow *parent, EfWorkspace *workspace, EfClaims *claims);

G_END_DECLS
