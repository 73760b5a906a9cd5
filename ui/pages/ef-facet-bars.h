/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-facet.h"

G_BEGIN_DECLS

/**
 * EfFacetBars:
 *
 * How many rows there are from the smallest to the largest value of a column, as bars; those that
 * are kept in the accent colour. Dragging over them chooses a range. For the pointer only: the
 * entries beside it say the same, and more exactly.
 *
 * Signal "chosen" (double low, double high): a range was dragged, with as few digits as pixels
 * need; infinite where it reaches an end.
 */
#define EF_TYPE_FACET_BARS (ef_facet_bars_get_type ())
G_DECLARE_FINAL_TYPE (EfFacetBars, ef_facet_bars, EF, FACET_BARS, GtkWidget)

/* @facet: NULL or one with a range, which must stay until there is another one. */
void ef_facet_bars_set_facet (EfFacetBars *self, const EfFacet *facet);
/* What is kept; infinite where there is no bound. */
void ef_facet_bars_set_range (EfFacetBars *self, double low, double high);

G_END_DECLS
