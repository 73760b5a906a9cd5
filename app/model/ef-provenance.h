/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-table.h"

G_BEGIN_DECLS

/* What a file of plain cells can say of a value in columns of its own, which follow the column of
 * the value in this order and are called "Accuracy [kind]", "Accuracy [source]", "Accuracy
 * [place]". The same in every language, so that they are known again. */
typedef enum
{
  EF_PROVENANCE_KIND,   /* "reported", "derived", "estimated", "edited" */
  EF_PROVENANCE_SOURCE, /* the name of the file; nothing for what was computed */
  EF_PROVENANCE_PLACE,  /* "line 12": where the row stands in it; "= 2 * size" of computed ones */
} EfProvenance;
#define EF_N_PROVENANCES (EF_PROVENANCE_PLACE + 1)

/* TRUE for columns with values, that is numbers or dates. */
gboolean ef_provenance_is_told (const EfColumn *column);
/* The header of the column about the column @name (transfer full). */
char    *ef_provenance_dup_title (const char *name, EfProvenance what);
/* That of the column of an end of its error bars or range, which follows these three: "Accuracy
 * [lower]" (transfer full). */
char    *ef_provenance_dup_end_title (const char *name, gboolean upper);
/* What it says of a row; "" where there is no value (transfer full). */
char    *ef_provenance_dup_cell (const EfTable *table, const EfColumn *column, guint row,
                                 EfProvenance what);
/* Of a place, the formula in it; NULL if it is a place in a file. */
const char *ef_provenance_get_formula (const char *place);

G_END_DECLS
