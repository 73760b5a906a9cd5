/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-catalog.h"

G_BEGIN_DECLS

/* A table with which another one may be linked. */
typedef struct
{
  EfTable *table;      /* which the catalog owns */
  guint n_shared;      /* names of models, as far as their base goes, that both have */
  gboolean is_related; /* one was made of the other, so that of course they share names */
} EfLinkPartner;

/**
 * ef_link_partners_list:
 * @first: (nullable): NULL: all tables with names, in the order of the catalog
 *
 * The tables of @catalog with which @first may be linked: those with a column of names, but for
 * @first itself. Those that share most names with it come first, those that are related to it last.
 * Only so many names are looked at that it takes no time that one would notice, however many tables
 * there are.
 *
 * Returns: (transfer full) (element-type EfLinkPartner)
 */
GArray  *ef_link_partners_list (EfCatalog *catalog, EfTable *first);
/* The one of them that a person probably means, or NULL if none shares a name (transfer none). */
EfTable *ef_link_partners_find_best (EfCatalog *catalog, EfTable *first);

G_END_DECLS
