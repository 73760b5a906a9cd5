/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-entry-text.h"

void
ef_entry_text_show (AdwEntryRow *row,
                    const char  *text)
{
  gboolean shown;

  g_return_if_fail (ADW_IS_ENTRY_ROW (row));
  g_return_if_fail (text != NULL);

  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text))
    return;

  shown = adw_entry_row_get_show_apply_button (row);
  adw_entry_row_set_show_apply_button (row, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_show_apply_button (row, shown);
}
