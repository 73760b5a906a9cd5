/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-cli-output.h"
#include "ef-table-link.h"

G_BEGIN_DECLS

/* What `frontier join` says of two tables; the CSV of it can be given back with --accept. */
typedef struct
{
  EfTable *tables[2];
  gint names[2]; /* columns */
  const EfLink *link;
  GArray *close; /* of EfLinkCandidate, or NULL: not asked for */
  guint n_rows;  /* of the linked table */
} EfCliJoin;

void ef_cli_join_print (const EfCliJoin *self, EfCliFormat format);

G_END_DECLS
