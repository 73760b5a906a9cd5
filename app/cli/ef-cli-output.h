/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdio.h>
#include <yajl/yajl_gen.h>

#include "ef-cli.h"
#include "ef-column.h"

G_BEGIN_DECLS

/* How results are printed: for people, or for programs. */
typedef enum
{
  EF_CLI_FORMAT_TEXT,
  EF_CLI_FORMAT_CSV,
  EF_CLI_FORMAT_JSON,
} EfCliFormat;

/* NULL means text. FALSE after saying that there is no such format. */
gboolean ef_cli_format_from_word (const char *word, EfCliFormat *format, EfCliStatus *status);

/**
 * EfCliSheet:
 *
 * Rows of cells on their way out, as text in aligned columns or as CSV. CSV is written at once, so
 * a million rows need no memory; text has to wait for its widest cell until the end.
 */
typedef struct _EfCliSheet EfCliSheet;

/* @right: for each of the @n_columns whether text is aligned to the right, as numbers are */
EfCliSheet *ef_cli_sheet_new (FILE *stream, EfCliFormat format, const gboolean *right,
                              guint n_columns);
/* Cells come row by row, from left to right. */
void        ef_cli_sheet_add (EfCliSheet *self, const char *text);
/* A title of a column, translatable: programs get it as it stands, people in their language. */
void        ef_cli_sheet_add_title (EfCliSheet *self, const char *title);
void        ef_cli_sheet_add_unsigned (EfCliSheet *self, guint64 value);
/* Prints what was kept. */
void        ef_cli_sheet_end (EfCliSheet *self);

/* Columns that @text takes in a terminal. */
guint       ef_cli_get_text_width (const char *text);

/* JSON, indented, to @stream. The generator is the library's; these add what it leaves to the
 * caller: strings by terminated text, NULL as null, and numbers with no more digits than they
 * need, whatever the locale. */
yajl_gen    ef_cli_json_new (FILE *stream);
void        ef_cli_json_end (yajl_gen json); /* ends the line and frees */
void        ef_cli_json_text (yajl_gen json, const char *text);
void        ef_cli_json_number (yajl_gen json, double value); /* NAN is null */
void        ef_cli_json_member_text (yajl_gen json, const char *name, const char *text);
void        ef_cli_json_member_unsigned (yajl_gen json, const char *name, guint64 value);

/* The symbol of the column's unit, or NULL: plain counts have none. */
const char *ef_cli_get_unit_symbol (const EfColumn *column);

/* A cell as its plain value: the number that was read, not what the file wrote; ISO dates; ""
 * where there is none. (transfer full) */
char       *ef_cli_dup_value (const EfColumn *column, guint row);
/* The same for JSON: numbers as numbers, null where there is no value. */
void        ef_cli_json_value (yajl_gen json, const EfColumn *column, guint row);

G_END_DECLS
