/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-column-chooser.h"
#include "ef-computed-columns.h"
#include "ef-group-chooser.h"
#include "ef-number-format.h"
#include "ef-table-cell.h"
#include "ef-table-order.h"
#include "ef-table-page.h"

G_BEGIN_DECLS

/* The page itself: for its own files, and for nobody else. */

/* A column that was clicked to sort by it; of several ones the last click comes first. */
typedef struct
{
  gint index; /* COLUMN_FRONT: frontier first */
  gboolean descending;
} EfTableSort;

struct _EfTablePage
{
  GtkWidget parent_instance;

  EfWorkspace *workspace;
  EfTable *shown;           /* whose columns the view has; NULL while the page is not looked at */
  EfComputedColumns *computed;
  GPtrArray *views;         /* (element-type EfTableColumn): columns that the view has */
  GArray *wanted;           /* (element-type gint): columns it is to have, in order */
  GPtrArray *computed_names; /* (element-type utf8): of computed columns among them */
  gboolean arranging;       /* columns come and go, nobody sorts */
  guint n_leading;          /* columns before the computed ones */
  gboolean axes_lead;       /* the axes were known when the columns were made */
  guint filling;            /* source that adds columns and rows that are to come, or 0 */
  gboolean more_rows;       /* some are to come */
  GHashTable *formats;      /* EfColumn: EfNumberFormat, of the shown table */
  EfTableView view;         /* how the columns were chosen that the view has */
  EfRowList *rows;
  GtkMultiSelection *selection;
  guint8 *on_front;         /* a byte per row of the table */
  gboolean checking;        /* the check is being set, nobody pressed it */
  gboolean selecting;       /* the selection is being set from the workspace */
  gboolean taking;          /* the workspace takes the selection of the view */

  EfTableOrder *order;      /* of the rows that are shown; NULL while there are none */
  GArray *shown_columns;    /* (element-type gint): of the table's columns, those that are shown */
  gint group_index;         /* of the column the rows are grouped by, or COLUMN_NONE */
  GHashTable *folded;       /* set of values (utf8) whose groups are folded */
  char *folded_of;          /* the chart and the column that has these values */
  gboolean reveals;         /* what is selected, once there are rows */
  GQueue cells;             /* (element-type EfTableCell) */
  GHashTable *group_cells;  /* set of the cells (GtkWidget) of the column of the groups */

  GArray *sorts;            /* (element-type EfTableSort): of the chart's, those that are shown */
  gint probed;              /* the column that answered the probe */
  GCancellable *cancellable; /* of the order that a worker makes */

  GtkColumnView *column_view;
  GtkPopover *menu;         /* of a cell; NULL before the first one */
  GtkWidget *menu_focus;    /* weak; what had the focus before a key opened it, or NULL */
  GtkLabel *sort_label;
  GtkMenuButton *columns_button;
  EfColumnChooser *chooser;
  GtkCheckButton *computed_check;
  GtkMenuButton *groups_button;
  GtkLabel *groups_label;
  EfGroupChooser *group_chooser;
};

/* A column of the view. */
typedef struct
{
  gint index;
  gboolean groups; /* it is the column of the groups */
  GtkColumnViewColumn *column;
} EfTableColumn;

/* What a cell shows at the moment. */
typedef struct
{
  gint index;       /* of the column */
  guint row;        /* of the table; of the head of a group its first one */
  gboolean is_head;
  guint group;      /* of a head */
} EfCellMark;

/* How the columns of the view are named: by the index in the table, or below zero. */
#define COLUMN_NONE (-1)
#define COLUMN_FRONT (-2)
#define COLUMN_COMPUTED (-3) /* the first computed one; the others follow downwards */
/* What marks rows on the frontier, and what stands above these marks. */
#define FRONT_TITLE "★"
/* A longer title is cut in its middle: its unit is at its end. */
#define EF_TABLE_PAGE_TITLE_CHARS 28

/* ef-table-page-columns.c */

void      ef_table_page_init_columns (EfTablePage *self);
/* Arrows of the columns that decide about what is equal in the first one. */
void      ef_table_page_show_sorts (EfTablePage *self);
/* Its place among the computed columns; FALSE if it is none of them, or not there any more. */
gboolean  ef_table_page_find_computed (EfTablePage *self, gint index, guint *place);
/* NULL for the star, and for a computed column that is not there. */
EfColumn *ef_table_page_get_column (EfTablePage *self, gint index);
/* Whether the points are there that say which columns are the axes. */
gboolean  ef_table_page_knows_axes (EfTablePage *self);
void      ef_table_page_show_columns (EfTablePage *self);
/* Beside the axes, whose values they explain. What the user moved or sorted by stays as it is while
 * the columns are the same ones. */
void      ef_table_page_show_computed (EfTablePage *self);
void      ef_table_page_remove_columns (EfTablePage *self);
/* The values are others, and with them perhaps the units that they are shown in. */
void      ef_table_page_show_titles (EfTablePage *self);
/* Adds columns and rows that are to come, while the window is idle. */
void      ef_table_page_fill (EfTablePage *self);
/* All rows that are to come. */
void      ef_table_page_fill_rows (EfTablePage *self);
/* How many rows can come in one go. */
guint     ef_table_page_count_at_once (EfTablePage *self);

/* ef-table-page-cells.c */

/* Makes, binds and unbinds the cells of that column (transfer full). */
GtkListItemFactory *ef_table_page_create_factory (EfTablePage *self, gint index);
/* Where in its width a column has its texts: 0 is left. */
float      ef_table_page_get_xalign (EfTablePage *self, gint index);
/* The values of the cells are others. */
void       ef_table_page_redraw_cells (EfTablePage *self);
/* How the numbers of that column are written. */
const EfNumberFormat *ef_table_page_get_format (EfTablePage *self, EfColumn *column);
/* What a cell (EfTableCell) shows; FALSE for nothing. */
gboolean   ef_table_page_get_mark (EfTablePage *self, GtkWidget *cell, EfCellMark *mark);

/* ef-table-page-tips.c */

/* The cell at that place of the view, and what it shows; NULL without any. */
GtkWidget  *ef_table_page_find_cell (EfTablePage *self, double x, double y, EfCellMark *mark);
/* Of the header or the cell at that place, what there is to know of it; FALSE for nothing. */
gboolean    ef_table_page_tell (EfTablePage *self, int x, int y, GtkTooltip *tooltip);

/* ef-table-page-groups.c */

/* The column that the chart groups rows by, or COLUMN_NONE. */
gint       ef_table_page_find_group_column (EfTablePage *self);
/* What is folded in groups of that column. */
void       ef_table_page_begin_groups (EfTablePage *self, gint index);
void       ef_table_page_show_group_button (EfTablePage *self);
gboolean   ef_table_page_has_group (EfTablePage *self, guint group);
/* A cell of that column (transfer floating), for heads and rows; @value: what says the value. */
GtkWidget *ef_table_page_create_group_cell (EfTablePage *self, GtkWidget *value);
GtkWidget *ef_table_page_get_group_value (GtkWidget *cell);
/* It is one of a head now, or of a row. */
void       ef_table_page_update_group_cell (EfTablePage *self, GtkWidget *cell);
/* It shows nothing any more, and its row is none of a head by it. */
void       ef_table_page_forget_group_cell (EfTablePage *self, GtkWidget *cell);
/* Of the head of a group, in any column. */
void       ef_table_page_describe_head_cell (EfTablePage *self, gint index, guint group,
                                             EfTableCellLook *look);
/* "Mean of 12 values"; NULL for nothing (transfer full). */
char      *ef_table_page_describe_head (EfTablePage *self, gint index, guint group);
/* Shows the rows of self->order, but for those that are folded. */
void       ef_table_page_show_order (EfTablePage *self);
void       ef_table_page_fold (EfTablePage *self, guint group, gboolean folded);
void       ef_table_page_fold_all (EfTablePage *self, gboolean folded);
/* Groups that hide what is selected; FALSE if there are none. @is_selected: a byte a row. */
gboolean   ef_table_page_unfold_selected (EfTablePage *self, const guint8 *is_selected);
/* FALSE if the key means nothing where the focus is. */
gboolean   ef_table_page_fold_by_key (EfTablePage *self, guint keyval);
void       ef_table_page_activate_row (EfTablePage *self, guint position);
/* @is_selected: a byte a row of the table; adds to @selected the heads of which all rows are. */
void       ef_table_page_add_heads (EfTablePage *self, const guint8 *is_selected,
                                    GtkBitset *selected);
/* From @selected of the view, which changed at @position, makes rows: @is_selected is as before,
 * and as it is now. FALSE without groups. */
gboolean   ef_table_page_take_groups (EfTablePage *self, const GtkBitset *selected,
                                      guint position, guint n_changed, guint8 *is_selected);

/* ef-table-page-menu.c */

/* What one can do with a cell and with a column: actions of the page. */
void       ef_table_page_install_menus (GtkWidgetClass *widget_class);
/* For a header; NULL if there is nothing to choose (transfer full). */
GMenuModel *ef_table_page_create_header_menu (EfTablePage *self, gint index);
/* One of a cell or of a header is open. */
gboolean   ef_table_page_has_menu_open (EfTablePage *self);
/* Of the cell at that place; FALSE without any. */
gboolean   ef_table_page_show_cell_menu (EfTablePage *self, double x, double y);

/* ef-table-page-order.c */

/* For a header, so that it can be clicked (transfer full). */
GtkSorter *ef_table_page_create_sorter (EfTablePage *self, gint index);
/* After columns came and went, or the chart says something else: those that are shown are sorted
 * by, and the header says so. */
void       ef_table_page_restore_sorts (EfTablePage *self);
/* Takes @order over. */
void       ef_table_page_set_order (EfTablePage *self, guint32 *order, guint n);
/* Rows as they are to be sorted and filtered now. */
void       ef_table_page_refresh_rows (EfTablePage *self);
/* Another column was clicked. */
void       ef_table_page_sort (EfTablePage *self);
/* Selects in the view what the workspace has selected, and goes there if that is to be revealed;
 * and the other way round, after a change at @position. */
void       ef_table_page_show_selection (EfTablePage *self);
void       ef_table_page_take_selection (EfTablePage *self, guint position, guint n_changed);

G_END_DECLS
