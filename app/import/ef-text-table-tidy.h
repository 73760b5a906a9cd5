/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-diagnostics.h"
#include "ef-text-table.h"

G_BEGIN_DECLS

/**
 * ef_text_table_tidy:
 * @table: (transfer full)
 *
 * Brings a table as people write it into the form that data have: one row of names, then a row for
 * each model. Several rows of names become one ("LAMBADA" above "(PPL)": "LAMBADA (PPL)"),
 * repeated headers are left out, and a table with models or data in its columns and metrics or
 * benchmarks in its rows is turned over. Questions with one answer each, in several units, become
 * one row. What was done is reported.
 *
 * Returns: (transfer full): the table; `n_header_rows` is 1, or there are no rows
 */
EfTextTable *ef_text_table_tidy (EfTextTable *table, const char *file, EfDiagnostics *diagnostics);

G_END_DECLS
