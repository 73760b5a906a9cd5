/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a cell shows. */
typedef struct
{
  char *text;
  char *spoken; /* in the place of @text; NULL: the same */
  gboolean dim;
} EfTableCellLook;

/**
 * EfTableCellColumn:
 * @describe: what stands at @position of the list; @look is empty before
 * @place: how wide the cells want to be, in pixels
 * @xalign: where there is room, as in #GtkLabel:xalign
 * @tabular: the figures are equally wide
 *
 * What the cells of a column have in common. Counted by references, since cells live as long as
 * GTK wants.
 */
typedef struct _EfTableCellColumn EfTableCellColumn;

struct _EfTableCellColumn
{
  void (*describe) (const EfTableCellColumn *self, guint position, EfTableCellLook *look);
  void (*place) (EfTableCellColumn *self, PangoContext *context, int *minimum, int *natural);
  GtkWidget *owner; /* has the font; with @cells it outlives all cells */
  GQueue *cells;    /* (element-type EfTableCell): those that are there */
  gint index;       /* for the functions */
  float xalign;
  gboolean tabular;

  /* Of the cells. */
  guint serial;     /* of the font for which these were found; 0: none */
  int minimum;
  int natural;
  int height;
};

EfTableCellColumn *ef_table_cell_column_new (void); /* (transfer full), all else zero */
EfTableCellColumn *ef_table_cell_column_ref (EfTableCellColumn *self);
void               ef_table_cell_column_unref (EfTableCellColumn *self);

/**
 * EfTableCell:
 *
 * A cell of a table with a line of text. Of 200 rows that GTK keeps ready some 30 are seen: a cell
 * asks what it shows when it is drawn, and is as high and as wide as all others of its column, so
 * that it costs little before.
 */
#define EF_TYPE_TABLE_CELL (ef_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (EfTableCell, ef_table_cell, EF, TABLE_CELL, GtkWidget)

GtkWidget   *ef_table_cell_new (EfTableCellColumn *column, GtkListItem *item);
const EfTableCellColumn *ef_table_cell_get_column (EfTableCell *self);
/* In the list; GTK_INVALID_LIST_POSITION if it is in none at the moment. */
guint        ef_table_cell_get_position (EfTableCell *self);
/* What it shows now (transfer full). */
char        *ef_table_cell_dup_text (EfTableCell *self);

G_END_DECLS
