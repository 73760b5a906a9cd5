/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-link-draft.h"

G_BEGIN_DECLS

/**
 * EfLinkAloneLists:
 *
 * The names of two tables that have no partner, each side by itself.
 */
#define EF_TYPE_LINK_ALONE_LISTS (ef_link_alone_lists_get_type ())
G_DECLARE_FINAL_TYPE (EfLinkAloneLists, ef_link_alone_lists, EF, LINK_ALONE_LISTS, GtkWidget)

/* Once, before anything else. */
void ef_link_alone_lists_set_draft (EfLinkAloneLists *self, EfLinkDraft *draft);

G_END_DECLS
