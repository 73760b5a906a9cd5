/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-workspace.h"

G_BEGIN_DECLS

/**
 * EfTablePage:
 *
 * The table twin of the chart: every row that the filter lets through, with all its columns,
 * sortable, in groups if wanted, with the chart's selection. For a screen reader it is the chart.
 */
#define EF_TYPE_TABLE_PAGE (ef_table_page_get_type ())
G_DECLARE_FINAL_TYPE (EfTablePage, ef_table_page, EF, TABLE_PAGE, GtkWidget)

void ef_table_page_set_workspace (EfTablePage *self, EfWorkspace *workspace);
/* Puts the selected rows on the clipboard, with the titles of the shown columns: with tabs, and as
 * CSV. How many these are. */
guint ef_table_page_copy_rows (EfTablePage *self);
/* Offers the columns to group rows by; the page must be shown. */
void ef_table_page_open_groups (EfTablePage *self);

G_END_DECLS
