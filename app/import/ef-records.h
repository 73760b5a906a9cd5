/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-diagnostics.h"
#include "ef-table.h"

G_BEGIN_DECLS

/**
 * EfRecords:
 *
 * Rows that come one by one, each with some of many named texts, as from model cards: which
 * columns there are is only known at the end. Then every column is typed over all its texts, as
 * with any other file, and the rows become a table.
 *
 * The texts are interned in a pool that several collections and the finished tables may share.
 * Used by one thread.
 */
typedef struct _EfRecords EfRecords;

/**
 * EfField:
 * @id: what tells this field from others, or NULL: its name. A metric may well be called as one of
 *   our own fields
 * @name: of the column; made unique ("model (2)")
 * @quantity, @unit: as the format fixes them. Without a quantity, both are recognised from the
 *   name, unless @plain
 * @plain: nothing is recognised from the name
 * @text: read as text, whatever it looks like
 * @direction: of the column if it is known; @direction_reason says why
 * @share: the part of the texts that must be numbers, see ef-typed-column.h; 0 for that of a
 *   declared metric
 * @rank: columns stand in the order of their ranks, and of one rank in that of their first values
 * @formula: of derived values, else NULL
 *
 * A column to be.
 */
typedef struct
{
  const char *id;
  const char *name;
  const EfQuantity *quantity;
  const EfUnit *unit;
  gboolean plain;
  gboolean text;
  EfRole role;
  EfDirection direction;
  EfDirectionReason direction_reason;
  EfOrigin origin;
  const char *formula;
  double share;
  gint rank;
} EfField;

/* Fields of one table; the largest real ones have some hundred. */
#define EF_RECORDS_FIELDS_MAX 4000

/* @file: display name of the input, for diagnostics of rows that name no file of their own. */
EfRecords *ef_records_new (const char *file, EfTextPool *pool, EfDiagnostics *diagnostics);
void       ef_records_free (EfRecords *self);

/* The number of the field with that id, which is made if there is none; strings are copied. A field
 * too many gives a number that is good for nothing: what is set there is only counted. */
guint ef_records_get_field (EfRecords *self, const EfField *field);

/* The next values belong to a new row. @file: where it comes from if that is not the whole
 * table's file, as the place of the row names it ("a/README.md"), or NULL. @place: where it stands
 * there, "model-index[0].results[2]", "/results/2", an XPath, or "" for all of the file. */
void  ef_records_begin_row (EfRecords *self, const char *file, const char *place);
guint ef_records_get_n_rows (const EfRecords *self);
/* Opens an earlier row again, for fields that have no value in it yet. */
void  ef_records_return_to_row (EfRecords *self, guint row);

/* Sets a value of the open row, as the source has it; nothing for "" or NULL. @suffix: what leads
 * from the row's place to the value's (".metrics[0].value", "/metrics/0/value"), or NULL if
 * that is enough. FALSE if the row has another value of the field already, which stays. */
gboolean ef_records_set (EfRecords *self, guint field, const char *text, const char *suffix);
/* The same, where both are in the pool already. */
gboolean ef_records_set_id (EfRecords *self, guint field, guint32 text, guint32 suffix);
/* The same for a value that stands outside of the row's place, at @place in the same file. */
gboolean ef_records_set_at (EfRecords *self, guint field, const char *text, const char *place);
/* Gives the value that the open row has of @field bounds, as the source has them; NULL or "" for
 * one that is not there. What is no number, or does not enclose the value, is reported in the end.
 * @suffix: as above, of what both bounds are in. */
void  ef_records_set_bounds (EfRecords *self, guint field, const char *low, const char *high,
                             const char *suffix);
/* Says how the value that the open row has of @field came to be, if that is not as with the field's
 * other values. */
void  ef_records_set_origin (EfRecords *self, guint field, EfOrigin origin, const char *formula);
/* The text that the open row has for a field, or NULL. */
const char *ef_records_get (const EfRecords *self, guint field);

/**
 * ef_records_end:
 * @name, @path: of the table
 *
 * Makes the table: types every column, reports what cannot be used with its place, and leaves out
 * columns without any value. Where no field has a role, roles are guessed from names and texts.
 * Fields with few values are left out where the table would have far more cells than values.
 * Without any value the table is empty. Once.
 *
 * Returns: NULL with @error only if cancelled
 */
EfTable *ef_records_end (EfRecords    *self,
                         const char   *name,
                         const char   *path,
                         EfSource     *source,
                         GCancellable *cancellable,
                         GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfRecords, ef_records_free)

G_END_DECLS
