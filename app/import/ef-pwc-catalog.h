/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-pwc-dump.h"
#include "ef-reader.h"

G_BEGIN_DECLS

/* Builds the tree of tasks and tables, and writes the summary of @reading: "17,745 rows, 10,394 of
 * them repeats; 1,193 tables". Sub-trees that Papers with Code repeats under several tasks become
 * one node, and equal tables one table. The texts of @dump are frozen then. NULL with @error only
 * if cancelled. */
EfCatalogNode *ef_pwc_catalog_build (EfPwcDump *dump, EfReading *reading, GError **error);

G_END_DECLS
