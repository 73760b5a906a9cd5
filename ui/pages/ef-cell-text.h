/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-column.h"

G_BEGIN_DECLS

/* A cell of a table as people read it: what the file wrote, else the value with the decimal point
 * of their language; "" if it is missing (transfer full). */
char *ef_cell_text_dup (const EfColumn *column, guint row);

G_END_DECLS
