/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-date.h"
#include "ef-number.h"
#include "ef-quantity.h"
#include "ef-source.h"
#include "ef-text-pool.h"

G_BEGIN_DECLS

typedef enum
{
  EF_COLUMN_NUMBER, /* doubles in the column's unit, NAN is missing */
  EF_COLUMN_TEXT,   /* ids of an EfTextPool, 0 is missing */
  EF_COLUMN_DATE,   /* days since 1970-01-01, NAN is missing */
} EfColumnKind;

/* What a column is for, beside its quantity. */
typedef enum
{
  EF_ROLE_NONE,
  EF_ROLE_NAME,  /* the label of a row */
  EF_ROLE_GROUP, /* a category worth a colour */
  EF_ROLE_DATE,
  EF_ROLE_LINK,  /* a URL of the row */
  EF_ROLE_PAPER, /* title of the paper the row comes from */
  EF_ROLE_LEFT_OUT, /* somebody decided not to import it; never in a project */
} EfRole;

/* "none", "name", "group", "date", "link", "paper", "left-out": the words of files. */
const char *ef_role_to_word (EfRole role);
gboolean    ef_role_from_word (const char *word, EfRole *role);

/* Why a column has its direction; shown beside the switch. */
typedef enum
{
  EF_DIRECTION_REASON_NONE,      /* nothing is known */
  EF_DIRECTION_REASON_ROW_ORDER, /* the table is sorted by it */
  EF_DIRECTION_REASON_QUANTITY,  /* the quantity's default */
  EF_DIRECTION_REASON_FILE,      /* the file says so */
  EF_DIRECTION_REASON_USER,
  EF_DIRECTION_REASON_FIRST,     /* of dates beside a score, on a chart only: who was first */
} EfDirectionReason;

/* A translated sentence: "The rows are sorted from high to low in this column." */
const char *ef_direction_reason_to_label (EfDirectionReason reason, EfDirection direction);

/**
 * EfColumn:
 *
 * One column of a table: immutable, reference-counted, shared between versions of a table and
 * between threads. Numbers stay as the source states them, in the column's unit, so no digit is
 * lost; ef_column_get_factor() leads to the canonical unit. Cells whose text is not simply the
 * number ("1.82 M", "77.0%", "386x1") keep their original text in a sparse list, so a million plain
 * rows do not pay.
 */
typedef struct _EfColumn EfColumn;

EfColumn *ef_column_ref (EfColumn *self);
void      ef_column_unref (EfColumn *self);

/* the header as in the file, unique in its table */
const char       *ef_column_get_name (const EfColumn *self);
EfColumnKind      ef_column_get_kind (const EfColumn *self);
EfRole            ef_column_get_role (const EfColumn *self);
const EfQuantity *ef_column_get_quantity (const EfColumn *self); /* NULL if not recognised */
const EfUnit     *ef_column_get_unit (const EfColumn *self);     /* NULL if none */
/* value x factor is canonical; 1 without unit */
double            ef_column_get_factor (const EfColumn *self);
EfDirection       ef_column_get_direction (const EfColumn *self);
EfDirectionReason ef_column_get_direction_reason (const EfColumn *self);
EfOrigin          ef_column_get_origin (const EfColumn *self);
/* Where in the file of its row every value stands, if that is the same for all of them
 * ("model_details.name"), or NULL. With a point before it (".metrics[0].value", ".[1].value",
 * "./acc") it leads on from the place of the row. */
const char       *ef_column_get_path (const EfColumn *self);
/* what made derived and estimated columns, in words of files; else NULL */
const char       *ef_column_get_formula (const EfColumn *self);
guint             ef_column_get_n_rows (const EfColumn *self);

/* Arrays of ef_column_get_n_rows() entries, owned by the column; NULL for another kind. */
const double  *ef_column_get_numbers (const EfColumn *self); /* NUMBER and DATE */
const guint32 *ef_column_get_text_ids (const EfColumn *self);
EfTextPool    *ef_column_get_pool (const EfColumn *self);     /* (transfer none), TEXT only */
/* Bounds of the values' uncertainty or NULL; single entries may be NAN. */
const double  *ef_column_get_lows (const EfColumn *self);
const double  *ef_column_get_highs (const EfColumn *self);
EfDatePrecision ef_column_get_date_precision (const EfColumn *self);

/* Rows with a value. */
guint ef_column_get_n_present (const EfColumn *self);
/* Smallest and largest finite value; FALSE if there is none. */
gboolean ef_column_get_range (const EfColumn *self, double *min, double *max);
/* The text of a TEXT cell ("" if missing). */
const char *ef_column_get_text (const EfColumn *self, guint row);
/* What the file said where that is not plainly the value, else NULL. Refused cells always have
 * it. */
const char *ef_column_get_original (const EfColumn *self, guint row);
/* How a cell came to be, and what made it (NULL where nothing did): as the column says, unless it
 * is one of the exceptions that ef_column_has_cell_origins() tells of. */
EfOrigin    ef_column_get_cell_origin (const EfColumn *self, guint row);
const char *ef_column_get_cell_formula (const EfColumn *self, guint row);
gboolean    ef_column_has_cell_origins (const EfColumn *self);
/* The EfOrigin of every cell; @origins has ef_column_get_n_rows() entries. */
void        ef_column_list_origins (const EfColumn *self, guint8 *origins);
/* How many cells with a value came to be in each way; indexed by EfOrigin. */
void        ef_column_count_origins (const EfColumn *self, guint counts[EF_N_ORIGINS]);
/* Any cell as locale-free text (transfer full): original if kept, else the value; "" if missing. */
char *ef_column_dup_cell (const EfColumn *self, guint row);

/**
 * ef_column_convert:
 * @unit: as people write it: "kWh", "B"; "%" where the column has no unit
 * @value: (inout): a number of @unit; of the column's unit when the function returns
 *
 * Returns: FALSE with EF_ERROR_SYNTAX if that is no unit of the column
 */
gboolean ef_column_convert (const EfColumn *self, const char *unit, double *value,
                            GError **error);

/**
 * ef_column_read_value:
 * @text: a number in the column's unit ("7"), one with a unit ("24 GB", "7 B"), or a date, as a
 *   person types it
 * @comma: how a comma is read where it can be either
 * @value: (out): in the unit of the column, or days
 *
 * Returns: FALSE with EF_ERROR_SYNTAX if that is no value of this NUMBER or DATE column
 */
gboolean ef_column_read_value (const EfColumn *self, const char *text, EfComma comma,
                               double *value, GError **error);

/* No row: where something is missing on purpose. */
#define EF_NO_ROW G_MAXUINT32

/* The cells of these rows, in this order, each as often as it is asked for; EF_NO_ROW makes a
 * missing one. A text column shares its texts (transfer full). */
EfColumn *ef_column_pick (const EfColumn *self, const guint32 *rows, guint n_rows);

/* A copy that differs in one thing and shares the arrays. With another quantity, a direction
 * that was the old one's default becomes the default of the new one. */
EfColumn *ef_column_with_direction (EfColumn *self, EfDirection direction,
                                    EfDirectionReason reason);
EfColumn *ef_column_with_quantity (EfColumn *self, const EfQuantity *quantity, const EfUnit *unit);
EfColumn *ef_column_with_role (EfColumn *self, EfRole role);
EfColumn *ef_column_with_name (EfColumn *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfColumn, ef_column_unref)

/**
 * EfColumnBuilder:
 *
 * Collects the cells of one column. ef_column_builder_end() consumes the builder.
 */
typedef struct _EfColumnBuilder EfColumnBuilder;

EfColumnBuilder *ef_column_builder_new (const char *name, EfColumnKind kind);
void ef_column_builder_free (EfColumnBuilder *self);
void ef_column_builder_set_role (EfColumnBuilder *self, EfRole role);
void ef_column_builder_set_quantity (EfColumnBuilder *self, const EfQuantity *quantity,
                                     const EfUnit *unit);
void ef_column_builder_set_direction (EfColumnBuilder *self, EfDirection direction,
                                      EfDirectionReason reason);
void ef_column_builder_set_origin (EfColumnBuilder *self, EfOrigin origin, const char *formula);
void ef_column_builder_set_path (EfColumnBuilder *self, const char *path);
/* TEXT: before the first cell; without one, the column gets a pool of its own. */
void ef_column_builder_set_pool (EfColumnBuilder *self, EfTextPool *pool);
void ef_column_builder_set_date_precision (EfColumnBuilder *self, EfDatePrecision precision);
void ef_column_builder_reserve (EfColumnBuilder *self, guint n_rows);

/* NUMBER and DATE; NAN is missing */
void ef_column_builder_add_number (EfColumnBuilder *self, double value);
void ef_column_builder_add_number_full (EfColumnBuilder *self, double value, double low,
                                        double high, const char *original,
                                        gssize original_length);
/* The number of a row that was added, NAN if it is missing. */
double ef_column_builder_get_number (const EfColumnBuilder *self, guint row);
/* Gives it bounds, of which either may be NAN. */
void ef_column_builder_set_bounds (EfColumnBuilder *self, guint row, double low, double high);
void ef_column_builder_add_text (EfColumnBuilder *self, const char *text, gssize length);
void ef_column_builder_add_text_id (EfColumnBuilder *self, guint32 id);
/* The same for @n rows. */
void ef_column_builder_add_text_ids (EfColumnBuilder *self, const guint32 *ids, guint n);
/* A missing cell; @original keeps a refused text, NULL if the cell was simply empty. */
void ef_column_builder_add_missing (EfColumnBuilder *self, const char *original,
                                    gssize original_length);
/* NUMBER or DATE from an array that the column takes over (g_malloc'ed). */
void ef_column_builder_take_numbers (EfColumnBuilder *self, double *values, guint n_values);
/* @row, which has been added and is above all of which this was said before, came to be otherwise
 * than the column says; @formula may be NULL. */
void ef_column_builder_set_cell_origin (EfColumnBuilder *self, guint row, EfOrigin origin,
                                        const char *formula);
guint     ef_column_builder_get_n_rows (const EfColumnBuilder *self);
/* The column. A direction that was not set is the quantity's default. */
EfColumn *ef_column_builder_end (EfColumnBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfColumnBuilder, ef_column_builder_free)

G_END_DECLS
