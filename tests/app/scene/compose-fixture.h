/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-compose.h"

G_BEGIN_DECLS

#define MM (72 / 25.4)

/* Everything that makes a chart of "Params (M)" against "Accuracy", on a page of 180 x 120 mm. */
typedef struct
{
  EfTable *table;
  EfChartSpec *spec;
  EfChartData *data;
  EfView view;
  PangoContext *pango;
  EfComposeOptions options;
  EfScene *scene;
} Chart;

/* Takes over @table. */
void     chart_init (Chart *chart, EfTable *table);
/* Anew, of the present specification (transfer none). */
EfScene *chart_compose (Chart *chart);
void     chart_clear (Chart *chart);

/* The primitive of that id, or NULL, and how many of a class there are. */
const EfPrimitive *fixture_find (EfScene *scene, const char *id);
guint              fixture_count (EfScene *scene, const char *css);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Chart, chart_clear)

G_END_DECLS
