/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../scene/compose-fixture.h"

G_BEGIN_DECLS

/* A chart that is held against what it was: its table, and what is special about it. */
typedef struct
{
  const char *name;
  EfTable *(*create) (void);
  void (*change) (Chart *chart);
} GoldenChart;

/* All of them; @n: how many. Their names begin with what they are about: "legend-right". */
const GoldenChart *golden_charts_list (gsize *n);

G_END_DECLS
