/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "ef-direction.h"

G_BEGIN_DECLS

/**
 * EfUnit:
 *
 * A unit as files write it, with the factor to its dimension's canonical unit: "GFLOP" is 1e9 of
 * "FLOP". Units and quantities are data (`data/quantities/`), loaded once, immutable, and live as
 * long as the process: pointers may be kept and compared.
 */
typedef struct _EfUnit EfUnit;

const char *ef_unit_get_id (const EfUnit *self);        /* "gflop" */
const char *ef_unit_get_symbol (const EfUnit *self);    /* "GFLOP"; "" for plain counts */
const char *ef_unit_get_dimension (const EfUnit *self); /* "compute" */
double      ef_unit_get_factor (const EfUnit *self);    /* to the canonical unit */

/* By id, symbol or alias, case-sensitively first (mW is not MW); NULL if unknown. @length -1 for a
 * terminated string. A bare magnitude ("M", "B", "K", "1E21") is found only in a header, through
 * ef_quantity_recognise(), because it means another unit in each dimension. */
const EfUnit *ef_unit_find (const char *text, gssize length);
/* By ef_unit_get_id(), magnitudes too ("million"): how our own files name units. NULL if
 * unknown. */
const EfUnit *ef_unit_find_by_id (const char *id);
/* Those of a dimension, magnitudes too, in the order of the data files (transfer container,
 * element-type EfUnit). Empty for NULL. */
GPtrArray    *ef_unit_list (const char *dimension);

/**
 * EfQuantity:
 *
 * What a column measures: "parameters", "training-compute", "accuracy", "inference-energy".
 */
typedef struct _EfQuantity EfQuantity;

typedef enum
{
  EF_QUANTITY_COST,    /* what is spent: a natural x axis */
  EF_QUANTITY_BENEFIT, /* what is achieved: a natural y axis */
  EF_QUANTITY_OTHER,   /* neither: date, number of tokens */
} EfQuantityRole;

typedef enum
{
  EF_SCALE_KIND_AUTO,
  EF_SCALE_KIND_LINEAR,
  EF_SCALE_KIND_LOG,
  EF_SCALE_KIND_DATE,
} EfScaleKind;

const char    *ef_quantity_get_id (const EfQuantity *self);
const char    *ef_quantity_get_name (const EfQuantity *self); /* translated, "Training compute" */
const char    *ef_quantity_get_dimension (const EfQuantity *self); /* NULL for plain scores */
const EfUnit  *ef_quantity_get_unit (const EfQuantity *self); /* canonical; NULL for plain scores */
/* What a bare number of it is in: the canonical unit of counts and FLOP; NULL where that is not
 * known (a time need not be in seconds), and for plain scores. */
const EfUnit  *ef_quantity_get_bare_unit (const EfQuantity *self);
EfDirection    ef_quantity_get_direction (const EfQuantity *self);
EfScaleKind    ef_quantity_get_scale (const EfQuantity *self); /* LINEAR or LOG or DATE */
EfQuantityRole ef_quantity_get_role (const EfQuantity *self);
/* Ordinal quantities (Elo, rank) allow dominance only: no ratios, no areas. */
gboolean       ef_quantity_is_ordinal (const EfQuantity *self);
/* Suffixes K, M, B in cells multiply ("220k" parameters). */
gboolean       ef_quantity_is_count_like (const EfQuantity *self);

const EfQuantity *ef_quantity_find (const char *id);
/* All, in the order of the data files (transfer container). */
GPtrArray        *ef_quantity_list (void);

/**
 * ef_quantity_recognise:
 * @header: a column header or metric name as files write it: "params (M)", "#Params (B)", "GFLOPs",
 *   "Speed (FPS)", "FLOPs (1E21)", "Average ⬆️", "top-1 accuracy"
 * @unit: (out) (optional): the unit the header states or the alias implies ("param_count" is in
 *   millions), else the canonical unit where a bare number is in it (counts, FLOP); NULL for plain
 *   scores, and where the unit is not known: a time without a unit need not be in seconds
 *
 * Returns: the quantity, or NULL if no alias matches. Matching folds case, blanks, punctuation,
 * HTML and arrows; exact aliases win over patterns, longer patterns over shorter ones.
 */
const EfQuantity *ef_quantity_recognise (const char *header, const EfUnit **unit);
/* TRUE if @header is one of the names of the quantity, with or without a unit, and says no more:
 * "Model Size (B)", not "Model size without embeddings". */
gboolean          ef_quantity_is_called (const EfQuantity *self, const char *header);
/* The words of a header without its unit, in lower case: "energy" of "Energy (kWh)" and of
 * "energy_mwh"; "" where it is nothing but a unit (transfer full). */
char             *ef_quantity_dup_header_words (const char *header);

/* The unit that a column of @quantity is in if its header or an alias says @unit and its
 * largest value is @max: @unit, unless nothing reaches such a value and the canonical unit
 * makes it possible. Some names imply a unit ("param_count": millions), and not every file
 * knows. */
const EfUnit *ef_quantity_settle_unit (const EfQuantity *self, const EfUnit *unit, double max);

/* Adds the quantities, units and aliases of a user's file (same schema as ours); ours can be
 * extended, not redefined. Call before the first import, from the main thread. */
gboolean ef_quantity_load_file (GFile *file, GError **error);

G_END_DECLS
