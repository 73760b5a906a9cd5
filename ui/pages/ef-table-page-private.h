/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-column-chooser.h"
#include "ef-computed-columns.h"
#include "ef-row-list.h"
#include "ef-table-page.h"

G_BEGIN_DECLS

/* The page itself: for its own files, and for nobody else. */

struct _EfTablePage
{
  GtkWidget parent_instance;

  EfWorkspace *workspace;
  EfTable *shown;           /* whose columns the view has; NULL while the page is not looked at */
  EfComputedColumns *computed;
  GPtrArray *computed_views; /* (element-type GtkColumnViewColumn): of these, as far as shown */
  guint n_leading;          /* columns before the computed ones */
  gboolean axes_lead;       /* the axes were known when the columns were made */
  EfTableView view;         /* how the columns were chosen that the view has */
  EfRowList *rows;
  GtkMultiSelection *selection;
  guint8 *on_front;         /* a byte per row of the table */
  gboolean checking;        /* the check is being set, nobody pressed it */
  gboolean selecting;       /* the selection is being set from the workspace */

  GArray *sorts;            /* (element-type EfTableSort): none: the table's order */
  guint probe_skips;        /* how many columns the probe has to pass */
  guint n_probed;           /* how many it has passed */
  gint probed;              /* the column that answered the probe */
  GCancellable *cancellable; /* of a running sort */

  GtkColumnView *column_view;
  GtkPopover *menu;         /* of a cell; NULL before the first one */
  GtkLabel *sort_label;
  GtkMenuButton *columns_button;
  EfColumnChooser *chooser;
  GtkCheckButton *computed_check;
};

/* A column that was clicked to sort by it; of several ones the last click comes first. */
typedef struct
{
  gint index; /* COLUMN_FRONT: frontier first */
  gboolean descending;
} EfTableSort;

/* How the columns of the view are named: by the index in the table, or below zero. */
#define COLUMN_NONE (-1)
#define COLUMN_FRONT (-2)
#define COLUMN_COMPUTED (-3) /* the first computed one; the others follow downwards */
/* ef-table-page-columns.c */

/* NULL for the star, and for a computed column that is not there. */
EfColumn *ef_table_page_get_column (EfTablePage *self, gint index);
/* Whether the points are there that say which columns are the axes. */
gboolean  ef_table_page_knows_axes (EfTablePage *self);
void      ef_table_page_show_columns (EfTablePage *self);
/* Beside the axes, whose values they explain. What the user moved or sorted by stays as it is while
 * the columns are the same ones. */
void      ef_table_page_show_computed (EfTablePage *self);
void      ef_table_page_remove_columns (EfTablePage *self);
/* Of the header at that place, what its column says; FALSE without any. */
gboolean  ef_table_page_tell_header (EfTablePage *self, int x, int y, GtkTooltip *tooltip);

/* ef-table-page-menu.c */

/* What one can do with a cell and with a column: actions of the page. */
void       ef_table_page_install_menus (GtkWidgetClass *widget_class);
/* So that @label is found to be the cell of that row. */
void       ef_table_page_mark_cell (GtkWidget *label, gint index, guint row);
/* For a header; NULL if there is nothing to choose (transfer full). */
GMenuModel *ef_table_page_create_header_menu (EfTablePage *self, gint index);
/* Of the cell at that place; FALSE without any. */
gboolean   ef_table_page_show_cell_menu (EfTablePage *self, double x, double y);

/* ef-table-page-order.c */

/* For a header, so that it can be clicked (transfer full). */
GtkSorter *ef_table_page_create_sorter (EfTablePage *self, gint index);
/* Takes @order over. */
void       ef_table_page_set_order (EfTablePage *self, guint32 *order, guint n);
/* Rows as they are to be sorted and filtered now. */
void       ef_table_page_refresh_rows (EfTablePage *self);
/* Another column was clicked. */
void       ef_table_page_sort (EfTablePage *self);
/* Selects in the view what the workspace has selected, and the other way round. */
void       ef_table_page_show_selection (EfTablePage *self);
void       ef_table_page_take_selection (EfTablePage *self);

G_END_DECLS
