/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-link-draft.h"

G_BEGIN_DECLS

/**
 * EfLinkPairList:
 *
 * Pairs of names that somebody decides about, one by one: those that are merely alike, which wait
 * for it, or those that are linked anyway, which can be parted.
 */
#define EF_TYPE_LINK_PAIR_LIST (ef_link_pair_list_get_type ())
G_DECLARE_FINAL_TYPE (EfLinkPairList, ef_link_pair_list, EF, LINK_PAIR_LIST, GtkWidget)

/* Once, before anything else. @alike: those that are merely alike. */
void ef_link_pair_list_set_draft (EfLinkPairList *self, EfLinkDraft *draft, gboolean alike);

G_END_DECLS
