/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-pwc-dump.h"
#include "ef-reader.h"

G_BEGIN_DECLS

/**
 * EfPwcTableMaker:
 *
 * Makes tables of data sets. It remembers what the names of metrics were recognised as, because a
 * dump uses a few hundred names thousands of times.
 */
typedef struct _EfPwcTableMaker EfPwcTableMaker;

/* @trust_order: whether the rows of this file are sorted by their first metric. */
EfPwcTableMaker *ef_pwc_table_maker_new (EfReading       *reading,
                                         const EfPwcDump *dump,
                                         gboolean         trust_order);
void             ef_pwc_table_maker_free (EfPwcTableMaker *self);

/* @place: of the data set, its JSON pointer or its line. NULL with @error only if cancelled. */
EfTable *ef_pwc_table_maker_make (EfPwcTableMaker    *self,
                                  const EfPwcDataset *dataset,
                                  const char         *name,
                                  const char         *path,
                                  const char         *place,
                                  GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfPwcTableMaker, ef_pwc_table_maker_free)

G_END_DECLS
