/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-error.h"
#include "ef-import.h"

/* What the tests of this room share: importing a string, and asking the result. */

/* Imports @text, NUL-terminated, as a file of that name; fails the test on an error. */
EfImportResult *import_text (const char *name, const char *text);
EfImportResult *import_data (const char *name, const void *data, gsize length);
/* Expects EF_ERROR of @code, and @words in its message. */
void            import_text_fails (const char *name, const char *text, EfError code,
                                   const char *words);
void            import_data_fails (const char *name, const void *data, gsize length, EfError code,
                                   const char *words);

/* The only table of an import (transfer none). */
EfTable  *get_only_table (const EfImportResult *result);
/* The table of that catalog path; fails the test if there is none. */
EfTable  *get_table (const EfImportResult *result, const char *path);
/* The column of that name; fails the test if there is none. */
EfColumn *get_column (EfTable *table, const char *name);

/* The ids of what a column measures and of its unit, NULL for none. */
void assert_measure (EfTable *table, const char *name, const char *quantity, const char *unit);
/* Compares all names of columns with @names, joined with "|". */
void assert_names (EfTable *table, const char *names);
/* Compares all cells of a column, as the file states them, joined with "|". */
void assert_cells (EfTable *table, const char *name, const char *cells);
void assert_number (EfTable *table, const char *name, guint row, double value);
/* Where that cell stands, or the row if @name is NULL. */
void assert_place (EfTable *table, guint row, const char *name, const char *place);

/* How often a diagnostic that holds @words in "file:place: reason" was added. */
guint count_diagnostics (const EfImportResult *result, const char *words);
/* Expects exactly one. */
void  assert_told (const EfImportResult *result, const char *words);
void  assert_no_diagnostics (const EfImportResult *result);

/* A text that holds everything an import gave, to compare two of them (transfer full). */
char *describe_result (const EfImportResult *result);
/* The same for what two files of different formats have in common: neither the source nor places
 * nor diagnostics. */
char *describe_tables (const EfImportResult *result);

/* The folder of real input files, or NULL, and then the test is marked as skipped. */
const char *get_shared_dir (void);
/* Imports a file of that folder; fails the test on an error. */
EfImportResult *import_shared (const char *relative_path);
