/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "ef-table.h"

G_BEGIN_DECLS

/**
 * EfRow:
 *
 * A row of a table as an item of a list model; made when a list asks for it.
 */
#define EF_TYPE_ROW (ef_row_get_type ())
G_DECLARE_FINAL_TYPE (EfRow, ef_row, EF, ROW, GObject)

/* Of an entry of a list that is the head of a group, added to the number of the group. */
#define EF_ROW_GROUP (G_MAXUINT32 / 2 + 1)

guint    ef_row_get_index (EfRow *self);
/* TRUE with its number if it is the head of a group, and so no row of the table. */
gboolean ef_row_get_group (EfRow *self, guint *group);

/**
 * EfRowList:
 *
 * Rows of a table in some order, as a list model. Holds four bytes a row: a million rows are a
 * million numbers, and an object exists only for the rows on screen.
 */
#define EF_TYPE_ROW_LIST (ef_row_list_get_type ())
G_DECLARE_FINAL_TYPE (EfRowList, ef_row_list, EF, ROW_LIST, GObject)

EfRowList *ef_row_list_new (void);
/* Row numbers in the order to show (transfer full), @n of them. */
void       ef_row_list_take_order (EfRowList *self, guint32 *order, guint n);
/* The same for very many, where a row stands for its position: one that was there before and after
 * is told to nobody, and whoever shows it has to look again. GTK 4.8 would have an object made of
 * each one, and all that it shows made anew. No more than @n_at_once come at once: the others wait
 * for ef_row_list_tell_more(), which is TRUE while there are some. */
void       ef_row_list_take_order_in_place (EfRowList *self, guint32 *order, guint n,
                                            guint n_at_once);
gboolean   ef_row_list_tell_more (EfRowList *self, guint n_more);
/* @n: of those that were told. */
const guint32 *ef_row_list_get_order (EfRowList *self, guint *n);

/* Sorts @n row numbers by a column: numbers and dates by value, texts as the user's language sorts
 * them. Missing values come last in both directions, equal ones stay in the order they were. Any
 * thread. */
void       ef_row_order_sort (guint32 *rows, guint n, const EfColumn *column, gboolean descending);

/* One of several columns to sort by. */
typedef struct
{
  EfColumn *column;
  gboolean descending;
} EfRowSort;

GArray    *ef_row_sorts_new (void); /* of EfRowSort; (transfer full) */
void       ef_row_sorts_add (GArray *sorts, EfColumn *column, gboolean descending);
/* Rows that are equal by the first one are sorted by the second one, and so on. */
void       ef_row_order_sort_all (guint32 *rows, guint n, const GArray *sorts);
G_END_DECLS
