/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-column.h"

G_BEGIN_DECLS

/* Columns of numbers that say which row or which thing it is, not how good or how costly. They
 * stay in the table and are no axis of a first chart, and nobody is asked which end of them is
 * better. */

/* TRUE if what the column measures is known to be nothing. */
gboolean ef_column_is_identifier (const EfColumn *self);

/* For numbers of which nothing else is known: the column as one of identifiers if its name is that
 * of codes or ids ("un_code", "country_id") and its values are whole, else @self (transfer
 * full). */
EfColumn *ef_identifier_recognise (EfColumn *self);

/* The same for a column that has no name in its file: if it counts the rows or otherwise gives each
 * a number of its own, as data frames do that were sorted or filtered before they were written. */
EfColumn *ef_identifier_recognise_counter (EfColumn *self);

G_END_DECLS
