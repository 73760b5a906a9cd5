/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-energy-formula-private.h"
#include "ef-energy-trace.h"

G_BEGIN_DECLS

/* "6 × parameters × tokens / (peak × utilisation) × power × PUE", and what more makes a value of
 * @column (nullable) of it: "× runs a year" (transfer full). */
char *ef_energy_trace_method (const EfEnergyFormula *formula, const EfColumn *column);
/* "27 %" of a fraction, with few digits (transfer full) */
char *ef_energy_trace_share (double share);
/* "Power of a device: 700 W (NVIDIA H100 SXM5 80GB; its data sheet, 2023)" (transfer full) */
char *ef_energy_trace_input (const EfFormulaInput *input);

/* What somebody counted is written out; of a fraction, six digits tell enough (transfer full). */
char *ef_energy_trace_format_exactly (double value);
/* A number of @column with as many digits as it deserves: four of what was computed (transfer
 * full). */
char *ef_energy_trace_format_cell (const EfColumn *column, guint row, double value);
/* The value of an input with its unit (transfer full). */
char *ef_energy_trace_format_input (EfInput input, double value);

G_END_DECLS
