/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-link-spec.h"
#include "ef-table.h"

G_BEGIN_DECLS

/* A name of which rows have no partner. */
typedef struct
{
  const char *name;
  guint n_rows;
} EfLinkAlone;

/**
 * EfLinkReport:
 *
 * What comes out when two tables are linked: how many rows by what, which names are left, and the
 * table itself. Nothing is left out of the counts: those of a table are its rows, each once.
 */
typedef struct
{
  guint counts[2][EF_N_LINK_LEVELS]; /* rows of each table by the surest level of their links */
  guint n_unnamed[2];                /* of those without partner, rows without a name */
  guint n_ambiguous[2];              /* rows with several partners */
  GArray *alone[2];                  /* of EfLinkAlone, in the order of the rows */
  GStringChunk *texts;               /* owns their names */
  EfTable *table;                    /* NULL: there is none, as says */
  GError *problem;                   /* of ef_table_link(), not cancelled */
} EfLinkReport;

/**
 * ef_link_report_new:
 * @path: as ef_table_link() takes it
 *
 * Returns: (transfer full): NULL with an error of ef_table_link_rows(), or G_IO_ERROR_CANCELLED
 */
EfLinkReport *ef_link_report_new (EfTable *first, EfTable *second, const EfLinkSpec *spec,
                                  const char *path, GCancellable *cancellable, GError **error);
void          ef_link_report_free (EfLinkReport *self);

/* "same name", "same but for spelling": how rows are linked, as a person reads it. */
const char *ef_link_level_to_label (EfLinkLevel level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfLinkReport, ef_link_report_free)

G_END_DECLS
