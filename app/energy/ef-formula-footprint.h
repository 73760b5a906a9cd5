/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-formula.h"

G_BEGIN_DECLS

/* Sentences on what @formula adds although it counts different things, such as the energy of
 * training and that of inference: by what the columns of @table measure and are called. In the
 * words of figures. NULL where it adds only what is alike (transfer full). */
char *ef_formula_describe_unlike (const EfFormula *formula, const EfTable *table);

G_END_DECLS
