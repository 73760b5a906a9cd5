/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-link-draft.h"

G_BEGIN_DECLS

/**
 * EfLinkResult:
 *
 * What comes out when two tables are linked: how many rows of each by what, and the first rows.
 */
#define EF_TYPE_LINK_RESULT (ef_link_result_get_type ())
G_DECLARE_FINAL_TYPE (EfLinkResult, ef_link_result, EF, LINK_RESULT, GtkWidget)

/* Once, before anything else. */
void ef_link_result_set_draft (EfLinkResult *self, EfLinkDraft *draft);

G_END_DECLS
