/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The title of the column whose header is at that place of the view, for a tooltip: GTK 4.8 lends
 * nobody the widget of a header. NULL where there is none. */
const char *ef_header_title_at (GtkColumnView *view, double x, double y);
/* What says the title of the column at that position of the view (transfer none); NULL without. */
GtkWidget  *ef_header_title_find (GtkColumnView *view, guint position);
/* TRUE while the menu of a header is open. */
gboolean    ef_header_title_has_menu_open (GtkColumnView *view);

/* Shows that the table is sorted by a column: GTK has an arrow only for the first one; those that
 * decide about what is equal in it get a fainter one. @title: of ef_header_title_find(). @place:
 * among the columns that are sorted by, 0 for the first; -1 for none. */
void        ef_header_title_show_sort (GtkWidget *title, gint place, gboolean descending);

G_END_DECLS
