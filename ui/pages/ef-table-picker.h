/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-catalog.h"

G_BEGIN_DECLS

/**
 * EfTablePicker:
 *
 * A button that says which table of a catalog is chosen, and offers those with names to link by in
 * a list that is searched if they are many. Signal "picked": the user chose.
 */
#define EF_TYPE_TABLE_PICKER (ef_table_picker_get_type ())
G_DECLARE_FINAL_TYPE (EfTablePicker, ef_table_picker, EF, TABLE_PICKER, GtkWidget)

void     ef_table_picker_set_catalog (EfTablePicker *self, EfCatalog *catalog);
/* The table whose partner is chosen: it is not offered, and those that share most names with it
 * come first. NULL: the first of the two is chosen. */
void     ef_table_picker_set_other (EfTablePicker *self, EfTable *other);
EfTable *ef_table_picker_get_table (EfTablePicker *self); /* (transfer none); NULL for none */
/* Does not emit "picked". */
void     ef_table_picker_set_table (EfTablePicker *self, EfTable *table);

G_END_DECLS
