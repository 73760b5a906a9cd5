/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-table.h"

G_BEGIN_DECLS

/* A column as a line of a list: its name, and below it what it measures and how many rows have a
 * value, so that one of 143 columns can be told from its neighbours. */

/* What a column is called on screen: what the program adds itself, in the person's language. */
const char *ef_column_line_get_title (const char *name);
/* The same above its cells: with the unit that they are shown in where we choose it (transfer
 * full). */
char       *ef_column_line_dup_header (const EfColumn *column);
/* What people may search for to find it: names, quantity and unit (transfer full). */
char       *ef_column_line_dup_search_text (const EfColumn *column);

/* How a computed column is made: "= power * duration"; NULL of others (transfer full). */
char       *ef_column_line_dup_formula (const EfColumn *column);
/* What there is to know of a column: how it is made, what it measures in which unit, how many rows
 * have a value, which end is better; lines of plain text (transfer full). */
char       *ef_column_line_explain (const EfColumn *column);

/* An empty line (transfer floating). */
GtkWidget  *ef_column_line_new (void);
/* @column NULL: no column, only the words @name. @table: that of the column, or NULL; if it was
 * linked, the line says of which of its tables the column is: both may have an energy. */
void        ef_column_line_show (GtkWidget *line, const char *name, const EfColumn *column,
                                 const EfTable *table);

G_END_DECLS
