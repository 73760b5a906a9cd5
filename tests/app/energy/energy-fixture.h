/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-table.h"

G_BEGIN_DECLS

/* A table of lines with cells between commas; the first line has the headers, of which quantities
 * and units are recognised. A column is one of numbers if all its cells are; the column "Model"
 * has the names. (transfer full) */
EfTable *fixture_table (const char *lines);
/* The number of a cell, by header. */
double fixture_number (EfTable *table, const char *header, guint row);

G_END_DECLS
