/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-pwc-dump.h"
#include "ef-reader.h"

G_BEGIN_DECLS

/* What became of a dump. */
typedef struct
{
  guint n_tables;     /* different ones */
  guint64 n_distinct; /* rows that differ in task, data set, model or metrics */
} EfPwcCounts;

/* Builds the tree of tasks and tables. Sub-trees that Papers with Code repeats under several
 * tasks become one node, and equal tables one table. NULL with @error only if cancelled. */
EfCatalogNode *ef_pwc_catalog_build (EfPwcDump   *dump,
                                     EfReading   *reading,
                                     EfPwcCounts *counts,
                                     GError     **error);

/* "17,745 rows, 10,394 of them repeats; 1,193 tables" (transfer full). */
char *ef_pwc_catalog_summarise (const EfPwcDump *dump, const EfPwcCounts *counts);

G_END_DECLS
