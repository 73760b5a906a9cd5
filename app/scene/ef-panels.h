/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-compose.h"
#include "ef-panels-spec.h"

G_BEGIN_DECLS

typedef struct
{
  EfChartData *data;
  const EfChartSpec *spec;
} EfPanel;

/**
 * ef_panels_compose:
 * @panels: 1 to EF_PANELS_MAX charts, row by row
 * @layout: the grid and what stands once; neither its charts nor its looks are asked for here
 * @options: of the whole page; no screen and no selection
 *
 * Several charts as one figure: a grid whose plots stand in line, each with its letter. What all of
 * them share stands once: the title of an axis at the edge of the grid, with one range for all; the
 * legend of equal groups; the line that names the source.
 *
 * Returns: (transfer full)
 */
EfScene *ef_panels_compose (const EfPanel *panels, guint n, const EfPanelsSpec *layout,
                            const EfComposeOptions *options);

G_END_DECLS
