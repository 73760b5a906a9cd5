/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a table becomes text. */
typedef enum
{
  EF_SHEET_CSV,      /* RFC 4180 */
  EF_SHEET_TABS,     /* as spreadsheets paste it */
  EF_SHEET_MARKDOWN, /* the first row is the head */
} EfSheetForm;

/* Appends one cell, so that nothing in it is taken for the end of the cell or for markup: in quotes
 * where CSV wants them, without control characters between tabs, escaped in Markdown. */
void ef_sheet_append_cell (GString *text, EfSheetForm form, const char *cell);

/**
 * EfTextSheet:
 *
 * Collects the cells of a table, row by row, and writes them down in one of these forms. Any
 * thread.
 */
typedef struct _EfTextSheet EfTextSheet;

/* @decimal_point: what numbers have; "." for programs */
EfTextSheet *ef_text_sheet_new (EfSheetForm form, const char *decimal_point);
void         ef_text_sheet_add (EfTextSheet *self, const char *cell);
/* Exactly; nothing for NAN. */
void         ef_text_sheet_add_number (EfTextSheet *self, double value);
/* What was computed of numbers, without the dust of a subtraction: 57.5 - 50.6 is 6.9. */
void         ef_text_sheet_add_computed (EfTextSheet *self, double value);
void         ef_text_sheet_end_row (EfTextSheet *self);
/* What was added so far, for who writes it piece by piece; and to forget it, but not that there
 * were rows before. */
const char  *ef_text_sheet_peek (EfTextSheet *self, gsize *length);
void         ef_text_sheet_forget (EfTextSheet *self);
/* Frees the sheet and returns its text (transfer full). */
char        *ef_text_sheet_end (EfTextSheet *self);

G_END_DECLS
