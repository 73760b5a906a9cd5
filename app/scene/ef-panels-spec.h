/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "ef-chart-spec.h"

G_BEGIN_DECLS

/* As many panels as letters tell apart. */
#define EF_PANELS_MAX 26

/**
 * EfPanelsSpec:
 * @name: what the figure is called, in lists and by what reads files; NULL: after its charts
 * @charts: (element-type utf8): ids of the charts, row by row, no duplicates, at most
 *   EF_PANELS_MAX; never NULL
 * @n_columns: of the grid, at least 1
 * @separate_x, @separate_y: each panel has the titles and the range of its own axis, even where
 *   all of them show the same
 * @separate_legends: each panel has its legend
 * @width_mm, @height_mm: of the whole figure
 * @font_size: points
 * @language: of all words in it, "de"; NULL: English
 * @theme: the id of one
 *
 * Several charts as one figure, as a plain value. What a panel shows is said by its chart; how the
 * figure looks is said here.
 */
typedef struct
{
  char *name;
  GPtrArray *charts;
  guint n_columns;
  gboolean separate_x, separate_y;
  gboolean separate_legends;
  double width_mm, height_mm;
  double font_size;
  char *language;
  char *theme;
} EfPanelsSpec;

/* No charts, one column, what charts share stands once; 180 x 120 mm, 9 pt, light. */
EfPanelsSpec *ef_panels_spec_new (void);
/* The grid for @n charts, whose ids are not known to it yet: it looks as the first one does and is
 * as wide, see ef_panels_spec_suggest_height(). */
EfPanelsSpec *ef_panels_spec_new_like (const EfChartSpec *first, guint n, guint n_columns);
EfPanelsSpec *ef_panels_spec_copy (const EfPanelsSpec *self);
void          ef_panels_spec_free (EfPanelsSpec *self);
/* Exactly; no tolerance. */
gboolean      ef_panels_spec_equal (const EfPanelsSpec *a, const EfPanelsSpec *b);

/* FALSE if that chart is in it already, or if it is full. */
gboolean      ef_panels_spec_add_chart (EfPanelsSpec *self, const char *chart_id);
/* FALSE if it is not in it. */
gboolean      ef_panels_spec_remove_chart (EfPanelsSpec *self, const char *chart_id);
gboolean      ef_panels_spec_has_chart (const EfPanelsSpec *self, const char *chart_id);

/* A height in mm for the columns, width and letters of @self: each panel has the shape of @first,
 * unless words would leave too little of it to the plot. */
double        ef_panels_spec_suggest_height (const EfPanelsSpec *self, const EfChartSpec *first,
                                             guint n_rows);

/* How large the grid is for @n panels; no column of it is empty. */
void          ef_panels_get_grid (guint n, guint n_columns, guint *used_columns, guint *n_rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfPanelsSpec, ef_panels_spec_free)

G_END_DECLS
