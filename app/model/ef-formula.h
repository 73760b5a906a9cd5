/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-diagnostics.h"
#include "ef-table.h"

G_BEGIN_DECLS

/**
 * EfFormula:
 *
 * Arithmetic over the columns of a table, of which units are checked; the same language in the
 * window and on the command line:
 *
 *     6 * params * tokens
 *     average_power * duration / 2
 *     1 / infer_samples_per_sec
 *     log10(`Training compute (FLOP)`)
 *     power * 3 h
 *
 * + - * / ^, parentheses, min(a, b), max(a, b), abs, sqrt, exp, ln and log10. Columns by header or
 * quantity; names with blanks or signs stand in backquotes, of which one inside is doubled. Numbers
 * are locale-free, and may have a unit behind them.
 *
 * It is computed in canonical units, so that kW times minutes are an energy and millions plus
 * billions are right. What has different dimensions is not added or compared. A missing value makes
 * a missing value, and so does what has no finite result, such as a division by zero.
 */
typedef struct _EfFormula EfFormula;

/* Parses; the error (EF_ERROR_SYNTAX) says at which character. Columns are looked up by
 * ef_formula_compute(), so one formula serves several tables. */
EfFormula  *ef_formula_parse (const char *text, GError **error);
EfFormula  *ef_formula_ref (EfFormula *self);
void        ef_formula_unref (EfFormula *self);
const char *ef_formula_get_text (const EfFormula *self);

/**
 * ef_formula_compute:
 * @name: of the column to be, as a file would write it. It says what is computed: "Energy (kWh)" is
 *   one in kWh, and a formula that gives another dimension is refused. A formula that gives a plain
 *   number gives it in the canonical unit of that dimension: FLOP, bytes, seconds, joules, kg
 * @n_undefined: (out) (optional): rows that have all values, but no finite result
 *
 * Returns: (transfer full): a column of derived numbers, with the formula; NULL with
 * EF_ERROR_NOT_FOUND if there is no such column, EF_ERROR_SYNTAX if units or kinds do not fit, or
 * G_IO_ERROR_CANCELLED
 */
EfColumn *ef_formula_compute (const EfFormula *self, const EfTable *table, const char *name,
                              guint *n_undefined, GCancellable *cancellable, GError **error);

/* Two columns of a sum. */
typedef void (*EfFormulaSumFunc) (const EfColumn *one, const EfColumn *other, gpointer data);
/* For every two columns that the formula adds to each other, also as parts of products. */
void      ef_formula_foreach_sum (const EfFormula *self, const EfTable *table,
                                  EfFormulaSumFunc func, gpointer data);

/* TRUE if a formula made this column of numbers. */
gboolean  ef_formula_made (const EfColumn *column);
/* TRUE if the formula needs @column of @table, itself or through columns that formulas made. */
gboolean  ef_formula_uses (const EfFormula *self, const EfTable *table, const EfColumn *column);
/* Computes again what formulas made of the column that is named, each once and in the order of the
 * columns; everything that formulas made for NULL. What cannot be computed any more stays as it is.
 * @table itself if nothing changes (transfer full). */
EfTable  *ef_formula_follow (EfTable *table, const char *changed);
/* @table with what formulas made in @from, another version of it, computed again in the same order.
 * What has its name already stays. Columns that cannot be computed are left out and reported in
 * @diagnostics, which may be NULL. NULL with G_IO_ERROR_CANCELLED (transfer full). */
EfTable  *ef_formula_carry (EfTable *table, EfTable *from, EfDiagnostics *diagnostics,
                            GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfFormula, ef_formula_unref)

G_END_DECLS
