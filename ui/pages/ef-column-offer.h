/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-table.h"

G_BEGIN_DECLS

/* The columns of a table by which its rows differ and agree: those to filter and to group by. Links
 * are never alike, and empty columns leave no choice.
 *
 * @columns: (element-type EfColumn): in the order of the table
 * @search_texts: (element-type utf8): what a search for one of them looks at, as many */
typedef struct
{
  GPtrArray *columns;
  GPtrArray *search_texts;
} EfColumnOffer;

/* Without columns. */
EfColumnOffer *ef_column_offer_new (void);
void           ef_column_offer_free (EfColumnOffer *self);
/* @table: (nullable): in the place of what was offered before */
void           ef_column_offer_fill (EfColumnOffer *self, EfTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfColumnOffer, ef_column_offer_free)

G_END_DECLS
