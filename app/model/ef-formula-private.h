/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-expression-private.h"
#include "ef-formula.h"

G_BEGIN_DECLS

typedef enum
{
  EF_OP_COLUMN, /* pushes */
  EF_OP_NUMBER, /* pushes */
  EF_OP_ADD,
  EF_OP_SUBTRACT,
  EF_OP_MULTIPLY,
  EF_OP_DIVIDE,
  EF_OP_POWER,
  EF_OP_MIN,
  EF_OP_MAX, /* so far: two operands */
  EF_OP_NEGATE,
  EF_OP_ABS,
  EF_OP_SQRT,
  EF_OP_EXP,
  EF_OP_LN,
  EF_OP_LOG10,
} EfOp;

/* One step of a formula in postfix order. */
typedef struct
{
  EfOp op;
  gsize start;        /* byte in the text */
  double number;      /* NUMBER: in the canonical unit */
  const EfUnit *unit; /* NUMBER: that it was stated in, or NULL */
  char *name;         /* COLUMN: (owned) */
} EfStep;

/* So many values wait for their operation at most. */
#define EF_FORMULA_WAITING_MAX 64

struct _EfFormula
{
  char *text;
  GArray *steps; /* EfStep */
};

/* What a value is made of: the powers of the basic dimensions. */
typedef enum
{
  EF_BASE_TIME,
  EF_BASE_ENERGY,
  EF_BASE_CARBON,
  EF_BASE_COMPUTE,
  EF_BASE_INFORMATION,
  EF_BASE_MONEY,
  EF_N_BASES,
} EfBase;

typedef struct
{
  double powers[EF_N_BASES];
} EfDimensions;

/* Of a unit; none for a NULL one. @factor: (out): to the product of basic units (second, joule, kg,
 * FLOP, byte, US dollar). */
EfDimensions ef_dimensions_of_unit (const EfUnit *unit, double *factor);
gboolean     ef_dimensions_equal (const EfDimensions *self, const EfDimensions *other);
gboolean     ef_dimensions_are_none (const EfDimensions *self);
/* "energy", "energy per time" (translated, transfer full) */
char        *ef_dimensions_describe (const EfDimensions *self);
/* The canonical unit of what has these dimensions, or NULL. */
const EfUnit *ef_dimensions_find_unit (const EfDimensions *self);

/* Dimensions of the whole formula. @columns: by the number of the step, NULL if it is no COLUMN.
 * FALSE with an error that says at which character they do not fit. */
gboolean ef_formula_check_units (const EfFormula *self, const EfColumn *const *columns,
                                 EfDimensions *result, GError **error);

G_END_DECLS
