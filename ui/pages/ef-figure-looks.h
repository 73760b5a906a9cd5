/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ef-scene.h"

G_BEGIN_DECLS

/* How large a figure is and what it looks like; see EfChartSpec. */
typedef struct
{
  double width_mm, height_mm;
  double font_size;
  const char *theme;
  const char *language;
} EfLooks;

/**
 * EfFigureLooks:
 *
 * Controls for the size, the type, the theme and the language of a figure. They know nothing of
 * what is in it.
 *
 * Signal "changed": somebody changed something.
 */
#define EF_TYPE_FIGURE_LOOKS (ef_figure_looks_get_type ())
G_DECLARE_FINAL_TYPE (EfFigureLooks, ef_figure_looks, EF, FIGURE_LOOKS, GtkBox)

/* Nothing is emitted. */
void     ef_figure_looks_set (EfFigureLooks *self, const EfLooks *looks);
/* @looks: (out caller-allocates): its texts belong to @self, until they change */
void     ef_figure_looks_get (EfFigureLooks *self, EfLooks *looks);

/* A table has no size and no theme, only a language; figures have all. */
void     ef_figure_looks_set_for_table (EfFigureLooks *self, gboolean for_table);

/* What pixels are counted by. A size in pixels keeps them when it changes; one in millimetres keeps
 * these. */
void     ef_figure_looks_set_dpi (EfFigureLooks *self, double dpi);
gboolean ef_figure_looks_is_in_pixels (EfFigureLooks *self);

/* Says what whoever prints the figure would not take; NULL: there is no figure. */
void     ef_figure_looks_check (EfFigureLooks *self, EfScene *scene);

G_END_DECLS
