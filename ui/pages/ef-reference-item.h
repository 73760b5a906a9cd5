/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "ef-hardware.h"
#include "ef-power-grid.h"
#include "ef-site.h"

G_BEGIN_DECLS

/**
 * EfReferenceItem:
 *
 * A line of a list of reference data: what it is, what is known of it, and by what it is found.
 */
#define EF_TYPE_REFERENCE_ITEM (ef_reference_item_get_type ())
G_DECLARE_FINAL_TYPE (EfReferenceItem, ef_reference_item, EF, REFERENCE_ITEM, GObject)

/* @value: the id, or a number, or NULL; @detail: NULL for none; @more: more words to find it by, or
 * NULL. */
EfReferenceItem *ef_reference_item_new (const char *value, const char *title, const char *detail,
                                        const char *more);
EfReferenceItem *ef_reference_item_new_for_grid (const EfPowerGrid *grid);
/* In which order a person looks for them: first the world and unions, then countries by their names
 * in that person's language, then clouds; 0 where the order of the data stays. */
int              ef_reference_item_compare_grids (const EfPowerGrid *a, const EfPowerGrid *b);
EfReferenceItem *ef_reference_item_new_for_site (const EfSite *site);
EfReferenceItem *ef_reference_item_new_for_hardware (const EfHardware *hardware);

const char *ef_reference_item_get_value (EfReferenceItem *self);
const char *ef_reference_item_get_title (EfReferenceItem *self);
const char *ef_reference_item_get_detail (EfReferenceItem *self); /* "" for none */
/* Whether all words of @folded, which g_utf8_casefold() made, are a part of it. */
gboolean    ef_reference_item_matches (EfReferenceItem *self, const char *folded);
/* Whether its title begins with it. */
gboolean    ef_reference_item_begins_with (EfReferenceItem *self, const char *folded);

G_END_DECLS
