/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-column.h"
#include "ef-quantity-private.h"

G_BEGIN_DECLS

/* What the numbers of a column measure: by its unit, else by its quantity; NULL for plain
 * scores. */
const EfDimension *ef_column_get_dimension (const EfColumn *self);

G_END_DECLS
