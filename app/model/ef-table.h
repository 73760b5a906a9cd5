/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-column.h"
#include "ef-table-parts.h"
#include "ef-table-recipe.h"

G_BEGIN_DECLS

/* What the `place` of a row means. */
typedef enum
{
  EF_PLACE_LINE,    /* line of a text file, from 1 */
  EF_PLACE_POINTER, /* index below the table's JSON pointer */
  EF_PLACE_TEXT,    /* words: "a/README.md: model-index[0].results[2]", an XPath */
} EfPlaceKind;

/**
 * EfTable:
 *
 * Rows and columns from one source: immutable, reference-counted, readable from any thread. A
 * change makes a new table that shares the untouched columns.
 *
 * A table has an id that is stable across re-import of the same source (made of the catalog path),
 * and so has every row (made of its name, group, paper and link texts, and of its occurrence among
 * equals): hidden points and labels refer to rows by it.
 */
/* @path: the catalog path of the table, e.g. "Object Detection > COCO"; @columns: (element-type
 * EfColumn) (transfer none) equal lengths, unique names; @n_rows counts even where there is no
 * column. @place and @row_places say where the rows stand in the source: a JSON pointer of the row
 * array ("" for text files), and per row a line number or index (NULL: row i stands at index i, or
 * line i + 2). */
EfTable *ef_table_new (const char    *name,
                       const char    *path,
                       GPtrArray     *columns,
                       guint          n_rows,
                       EfSource      *source,
                       EfPlaceKind    place_kind,
                       const char    *place,
                       const guint32 *row_places);
/* The same where every row has a place of another form, as in a folder of files. @places: a TEXT
 * column with the place of each row, or NULL if they are not known; its name does not matter. */
EfTable *ef_table_new_with_places (const char *name,
                                   const char *path,
                                   GPtrArray  *columns,
                                   guint       n_rows,
                                   EfSource   *source,
                                   EfColumn   *places);
/* The same with what is known of the tables it was linked from: ef_table_describe_place() then
 * names the file too. */
EfTable *ef_table_with_parts (EfTable *self, EfTableParts *parts);
/* The same, of whose file these columns are left out (element-type utf8); kept, not copied
 * (transfer full). */
EfTable *ef_table_with_left_out (EfTable *self, GPtrArray *names);
/* The same, made of the rows of another table by @recipe (transfer full). */
EfTable *ef_table_with_recipe (EfTable *self, EfTableRecipe *recipe);
/* The same under another name and path: another id, but the rows keep theirs. */
EfTable *ef_table_with_path (EfTable *self, const char *name, const char *path);
EfTable *ef_table_ref (EfTable *self);
void     ef_table_unref (EfTable *self);

const char *ef_table_get_id (const EfTable *self);   /* 16 hex digits */
const char *ef_table_get_name (const EfTable *self); /* "COCO" */
const char *ef_table_get_path (const EfTable *self); /* "Object Detection > ... > COCO" */
EfSource   *ef_table_get_source (const EfTable *self); /* (transfer none), may be NULL */
guint       ef_table_get_n_rows (const EfTable *self);
guint       ef_table_get_n_columns (const EfTable *self);
EfColumn   *ef_table_get_column (const EfTable *self, guint index); /* (transfer none) */
EfPlaceKind ef_table_get_place_kind (const EfTable *self);
const char *ef_table_get_place (const EfTable *self);
const guint32 *ef_table_get_row_places (const EfTable *self); /* or NULL */
EfColumn   *ef_table_get_place_texts (const EfTable *self); /* (transfer none), or NULL */
EfTableParts *ef_table_get_parts (const EfTable *self); /* of a linked table (transfer none) */
/* The names of columns of its file that somebody left out, so that they do not come back when that
 * is read again; NULL for none (element-type utf8) (transfer none). */
GPtrArray    *ef_table_get_left_out (const EfTable *self);
/* How it was made of another; NULL if it was not (transfer none). */
EfTableRecipe *ef_table_get_recipe (const EfTable *self);

/* The place of the column with that very header: another spelling is another column. -1 if none. */
gint           ef_table_find_header (const EfTable *self, const char *header);
/* The column that @key names: exact header, then header without regard to case and blanks, then
 * quantity id, then quantity name. NULL if none. -1 / NULL for a NULL key. */
EfColumn *ef_table_find_column (const EfTable *self, const char *key);
gint      ef_table_find_column_index (const EfTable *self, const char *key);
/* The same; EF_ERROR_NOT_FOUND with near names if there is none (transfer none). */
EfColumn *ef_table_require_column (const EfTable *self, const char *key, GError **error);
/* First column with that role, or NULL. */
EfColumn *ef_table_get_role_column (const EfTable *self, EfRole role);
/* Whether all of several rows have the same name, so that it tells none from another. A pass over
 * the rows when it is asked for the first time. */
gboolean  ef_table_is_of_one_name (const EfTable *self);

/* By what a row is told from the others: its name, else its paper, else "Row 12"; where all rows
 * have one name, as the runs in a log of one project do, with its date (transfer full). */
char       *ef_table_dup_row_label (const EfTable *self, guint row);
/* Of what it is a run: the same without the date (transfer full). */
char       *ef_table_dup_row_name (const EfTable *self, guint row);
/* FALSE if that is but the number of the row. */
gboolean    ef_table_row_has_name (const EfTable *self, guint row);
/* Its link (http or https only) or NULL. */
const char *ef_table_get_row_link (const EfTable *self, guint row);
/* Where the cell stands: "line 12, column Params", "/3/datasets/0/sota/rows/4/metrics/MAP" or
 * "README.md: model-index[0].results[2], MAP" (transfer full, untranslated pointer, translated
 * words); where the row stands if @column is NULL or has another name in the file. */
char       *ef_table_describe_place (const EfTable *self, guint row, const EfColumn *column);

/* Content-derived ids of all rows; computed at the first call, thread-safe, owned by the table. */
const guint64 *ef_table_get_row_ids (EfTable *self);
/* Row of that id, or -1. Hashed at the first call. */
gint           ef_table_find_row (EfTable *self, guint64 row_id);

/* Rows that sum up the rows above them ("Total"), in ascending order: they are no models, and no
 * chart shows them (transfer full, element-type guint32). */
GArray        *ef_table_list_totals (const EfTable *self);

/* New tables sharing what did not change. The ids of rows change only where what makes them
 * does: the cells of a name, group, paper or link column, or which columns have these roles. */
EfTable *ef_table_replace_column (EfTable *self, guint index, EfColumn *column);
EfTable *ef_table_add_column (EfTable *self, EfColumn *column);
/* The same rows with other columns, as ef_table_new() takes them. */
EfTable *ef_table_with_columns (EfTable *self, GPtrArray *columns);

/* A good first chart: indices of the columns for x (a cost, in a linked table rather one that the
 * table of the score does not state; else a date, else any number) and y (the metric the rows are
 * sorted by or the first benefit, else a second cost, else any number); -1 where there is none. */
void ef_table_suggest_axes (const EfTable *self, gint *x, gint *y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfTable, ef_table_unref)

G_END_DECLS
