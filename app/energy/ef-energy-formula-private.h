/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-energy-estimate.h"

G_BEGIN_DECLS

/* What a formula says of one input. */
typedef struct
{
  EfInput input;
  EfGiven given;
  double value;     /* NAN where each row has its own */
  char *of;         /* column, id of reference data or of a constant; or "" */
  const char *name; /* of reference data, else NULL; lives as long as @of */
  const char *others; /* ids of what else it may be, with EF_OTHERS_SEPARATOR, or NULL */
  const EfEnergySource *source; /* or NULL */
  int year;         /* of the value, else of the source; 0 if neither is known */
} EfFormulaInput;

/* The formula of a cell, as ef_energy_formula_new() writes it. */
typedef struct
{
  EfMethod method;
  gboolean with_pue;
  GArray *inputs; /* EfFormulaInput */
} EfEnergyFormula;

/* NULL for a formula that is not ours (transfer full). */
EfEnergyFormula *ef_energy_formula_parse (const char *text);
void             ef_energy_formula_free (EfEnergyFormula *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfEnergyFormula, ef_energy_formula_free)

G_END_DECLS
