/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-column.h"

G_BEGIN_DECLS

/* Where a column of margins ("+5/-5" under "95_pct_ci") follows one of numbers, the numbers get
 * them as their bounds. The column of margins stays, as text. @columns: (inout) (element-type
 * EfColumn). */
void ef_error_bars_attach (GPtrArray *columns);

G_END_DECLS
