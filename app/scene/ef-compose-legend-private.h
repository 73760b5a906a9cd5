/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-compose-private.h"

G_BEGIN_DECLS

/* The room of the symbol before the words of an entry, em. */
#define EF_LEGEND_SYMBOL_WIDTH 2.0

/* Of an entry. */
typedef struct
{
  double x, y; /* of the left end of the middle line, in the box */
} EfLegendPlace;

struct _EfLegendLayout
{
  char *heading; /* or NULL */
  EfLegendPlace heading_place;
  GPtrArray *rows;       /* element-type utf8: groups, curves, then origins */
  EfLegendPlace *places; /* one for each */
  EfLegendPlace scales_place; /* of the top left corner of what explains steps of colour and size */
  guint n_groups;
  guint n_origins; /* rows behind the curves that say how points came to be */
  double width, height;
  gboolean outside; /* right of the plot, or below it */
  gboolean cut;     /* something of its words is left out */
  EfRect box;
};

/* TRUE if it stands below the plot. */
gboolean ef_compose_legend_is_below (const EfComposer *self);

/* ef-compose-legend-symbols.c: what stands before the words of all entries, in their places. */
void ef_compose_legend_add_symbols (const EfComposer *self);

G_END_DECLS
