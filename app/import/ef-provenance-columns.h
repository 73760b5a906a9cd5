/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-table.h"

G_BEGIN_DECLS

/* The columns that this program writes beside values to say where they come from (EfProvenance),
 * read back: they are no data. */

/* Takes them out of @columns, whose values then say themselves whether they were reported, derived
 * or estimated, and by which formula. What says where they stand is returned, for
 * ef_table_with_parts(); NULL if there is nothing of the kind (transfer full).
 * Names and links, of which nothing is said, come from the one source if there is only one. */
EfTableParts *ef_provenance_columns_take (GPtrArray *columns, guint n_rows);

G_END_DECLS
