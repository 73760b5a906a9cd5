/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-panels.h"

G_BEGIN_DECLS

/* What a figure says below itself of rows that are not among its points: "3 rows have no value on
 * one of the axes."; NULL if there is nothing to say (transfer full). */
char *ef_rows_note_new (const EfLeftOut *left_out);
/* The same of all panels at once, whose letters say which of them leaves out how many. */
char *ef_rows_note_new_for_panels (const EfPanel *panels, guint n);

G_END_DECLS
