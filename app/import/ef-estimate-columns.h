/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-table.h"

G_BEGIN_DECLS

/* What `frontier show --estimate` writes beside estimates, read back: "Energy: origin", "Energy:
 * lower", "Energy: upper" and "Energy: made of" are no data, but say of each value whether it was
 * reported, derived or estimated, how far it may be off, and by which formula it was made. */

/* Takes them out of @columns, whose values then say so themselves. A column of origins with another
 * word in it is data, and everything stays. */
void ef_estimate_columns_take (GPtrArray *columns);

G_END_DECLS
