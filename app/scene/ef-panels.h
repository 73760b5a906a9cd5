/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-compose.h"

G_BEGIN_DECLS

/* As many panels as letters tell apart. */
#define EF_PANELS_MAX 26

typedef struct
{
  EfChartData *data;
  const EfChartSpec *spec;
} EfPanel;

/**
 * ef_panels_compose:
 * @panels: 1 to EF_PANELS_MAX charts, row by row
 * @columns: of the grid
 * @options: of the whole page; no screen and no selection
 *
 * Several charts as one figure: a grid whose plots stand in line, each with its letter. What all of
 * them share stands once: the title of an axis at the edge of the grid, with one range for all; the
 * legend of equal groups; the line that names the source.
 *
 * Returns: (transfer full)
 */
EfScene *ef_panels_compose (const EfPanel *panels, guint n, guint columns,
                            const EfComposeOptions *options);

G_END_DECLS
