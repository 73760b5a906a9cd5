/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-table.h"

G_BEGIN_DECLS

/* Which columns a picker offers. */
typedef enum
{
  EF_PICK_AXIS,  /* numbers and dates */
  EF_PICK_GROUP, /* texts that repeat, so that a colour for each makes sense */
  EF_PICK_TRAIL, /* the same, and names of which some are variants of others */
  EF_PICK_LABEL, /* texts */
  EF_PICK_COLOUR, /* texts that repeat, numbers and dates */
  EF_PICK_AMOUNT, /* numbers of which twice as much means something */
  EF_PICK_NUMBER, /* numbers */
  EF_PICK_ANY,
} EfPick;

/**
 * EfColumnPicker:
 *
 * A drop-down of a table's columns, searched by name, quantity and unit. Each line says what the
 * column measures and how many rows have a value, so that one of 143 columns can be told from its
 * neighbours.
 *
 * Property "column": key of the chosen column, NULL for the first entry ("None" or "Automatic").
 * Signal "picked": the user chose.
 */
#define EF_TYPE_COLUMN_PICKER (ef_column_picker_get_type ())
G_DECLARE_FINAL_TYPE (EfColumnPicker, ef_column_picker, EF, COLUMN_PICKER, GtkWidget)

GtkWidget  *ef_column_picker_new (void);
/* @none: text of the entry that means no column, or NULL if there always is one. @table may be
 * NULL. */
void
ef_column_picker_set_table (EfColumnPicker *self, EfTable *table, EfPick pick, const char *none);
const char *ef_column_picker_get_column (EfColumnPicker *self);
/* What holds the list, for who must not stand on it. */
GtkWidget  *ef_column_picker_get_popover (EfColumnPicker *self);
/* Does not emit "picked". A column that is not offered selects nothing. */
void        ef_column_picker_set_column (EfColumnPicker *self, const char *name);

G_END_DECLS
