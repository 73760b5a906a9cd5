/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-column-offer.h"

#include "ef-column-line.h"

EfColumnOffer *
ef_column_offer_new (void)
{
  EfColumnOffer *self = g_new (EfColumnOffer, 1);

  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  self->search_texts = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
ef_column_offer_free (EfColumnOffer *self)
{
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->search_texts);
  g_free (self);
}

void
ef_column_offer_fill (EfColumnOffer *self,
                      EfTable       *table)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_set_size (self->columns, 0);
  g_ptr_array_set_size (self->search_texts, 0);
  for (guint i = 0; table != NULL && i < ef_table_get_n_columns (table); i++)
    {
      EfColumn *column = ef_table_get_column (table, i);

      if (ef_column_get_n_present (column) == 0 || ef_column_get_role (column) == EF_ROLE_LINK)
        continue;
      g_ptr_array_add (self->columns, ef_column_ref (column));
      g_ptr_array_add (self->search_texts, ef_column_line_dup_search_text (column));
    }
}
