/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-link-draft.h"

G_BEGIN_DECLS

/**
 * EfLinkSetup:
 *
 * Which tables are linked, by which columns, and how strictly.
 */
#define EF_TYPE_LINK_SETUP (ef_link_setup_get_type ())
G_DECLARE_FINAL_TYPE (EfLinkSetup, ef_link_setup, EF, LINK_SETUP, GtkWidget)

/* Once, before anything else. */
void ef_link_setup_set_draft (EfLinkSetup *self, EfLinkDraft *draft, EfCatalog *catalog);

/* Says that the first table was linked before, and offers to change that: the action
 * "link.change", which the dialog around it has. */
void ef_link_setup_say_linked (EfLinkSetup *self, gboolean linked);

G_END_DECLS
