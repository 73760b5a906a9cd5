/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-table.h"

G_BEGIN_DECLS

/* Compares all cells of a column with @expected, joined with "|". */
void assert_cells (EfTable *table, const char *name, const char *expected);

G_END_DECLS
