/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-link-draft.h"

G_BEGIN_DECLS

/**
 * EfLinkKeys:
 *
 * The columns of two tables that must be equal too for rows to be linked: a line for each pair.
 */
#define EF_TYPE_LINK_KEYS (ef_link_keys_get_type ())
G_DECLARE_FINAL_TYPE (EfLinkKeys, ef_link_keys, EF, LINK_KEYS, AdwPreferencesGroup)

/* Once, before anything else. */
void ef_link_keys_set_draft (EfLinkKeys *self, EfLinkDraft *draft);

G_END_DECLS
