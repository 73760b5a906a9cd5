/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-document.h"

G_BEGIN_DECLS

/* Columns as the importers would make them: quantity and unit by the header (transfer full). */
EfColumn  *what_if_texts (const char *name, EfRole role, const char *const *texts, guint n);
EfColumn  *what_if_numbers (const char *name, const double *values, guint n);
/* For columns (transfer full, element-type EfColumn). */
GPtrArray *what_if_columns (void);
/* Adds a source with these columns (transfer full). */
void       what_if_add_table (EfDocument *document, const char *name, GPtrArray *columns);
/* Four models with GPU hours, hardware, carbon and accuracy. */
void       what_if_add_hours (EfDocument *document, const char *name);

G_END_DECLS
