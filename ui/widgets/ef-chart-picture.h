/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-compose.h"

G_BEGIN_DECLS

/**
 * EfChartPicture:
 *
 * What a chart view shows of a chart: the scene for a size and a view, and the render node of its
 * pixels. The node is kept until something changes, so whatever moves above it (a ring around a
 * point, a card) costs next to nothing.
 */
typedef struct _EfChartPicture EfChartPicture;

/* Everything the scene depends on. */
typedef struct
{
  EfChartData *data;
  const EfChartSpec *spec;
  EfView view;
  const EfTheme *theme;
  int width, height; /* logical pixels */
  double unit;       /* logical pixels of a point */
  const guint32 *selected; /* points, n_selected of them */
  guint n_selected;
} EfChartLayout;

EfChartPicture *ef_chart_picture_new (void);
void            ef_chart_picture_free (EfChartPicture *self);

/* Lays the chart out anew. */
void            ef_chart_picture_compose (EfChartPicture *self, const EfChartLayout *layout);
/* Forgets the scene: there is nothing to show. */
void            ef_chart_picture_clear (EfChartPicture *self);
/* Where data is drawn, in logical pixels; FALSE before the first scene. */
gboolean        ef_chart_picture_get_plot (EfChartPicture *self, EfRect *plot);

/* Logical pixels of the last scene, from 0, 0 on. */
gboolean        ef_chart_picture_get_size (EfChartPicture *self, EfRect *size);
/* Logical pixels of a point in the last scene. */
double          ef_chart_picture_get_unit (EfChartPicture *self);

/* The size of type in the last scene, in logical pixels. */
double          ef_chart_picture_get_em (EfChartPicture *self);
/* How many names found no place in the last scene. */
guint           ef_chart_picture_get_n_hidden_labels (EfChartPicture *self);
/* The name of a point at a place, or that of @point, in logical pixels; FALSE if there is none. */
gboolean        ef_chart_picture_find_label (EfChartPicture *self, double x, double y,
                                             guint *point, EfRect *box);
gboolean        ef_chart_picture_get_label (EfChartPicture *self, guint point, EfRect *box);
/* The last scene, in points (transfer none), or NULL. */
EfScene        *ef_chart_picture_get_scene (EfChartPicture *self);
/* Where the legend is, if it lies over the data; FALSE if it does not. */
gboolean        ef_chart_picture_get_legend (EfChartPicture *self, EfRect *box);

/* The node of the whole picture at 0, 0 (transfer none), NULL before the first scene.
 * @as_texture: for renderers on a graphics card; those in software are faster with a Cairo node. */
GskRenderNode  *ef_chart_picture_get_node (EfChartPicture *self, int scale_factor,
                                           gboolean as_texture);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfChartPicture, ef_chart_picture_free)

G_END_DECLS
