/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-point-density.h"

G_BEGIN_DECLS

/* A text that wants a place beside its marker. */
typedef struct
{
  double x, y;               /* of the marker */
  double radius;             /* of the marker */
  double width, height;      /* of the text */
  double prefer_x, prefer_y; /* -1, 0 or 1: the side that is best; 0, 0: above */
  gboolean insistent;        /* rather over a crowd of points than nowhere */
  gint spot;                 /* where it was before and stays if it can; 0: nowhere */
} EfLabelRequest;

typedef struct
{
  EfRect box;
  gboolean has_leader;
  double leader[4]; /* x1, y1 at the marker, x2, y2 at the box */
  gint spot;        /* which of the places around the marker it is, for a later request */
} EfLabelPlace;

/**
 * EfLabelPlacer:
 *
 * Finds places for labels one after the other, so what matters most comes first. Pure geometry and
 * no randomness: the same requests get the same places.
 */
typedef struct _EfLabelPlacer EfLabelPlacer;

/* Labels stay in @area. @step: distance of the rings around a marker, about the size of the text.
 * @density: points to rather not cover, or NULL; borrowed. @point_radius: of most of them. */
EfLabelPlacer *ef_label_placer_new (const EfRect *area, double step,
                                    const EfPointDensity *density, double point_radius);
void           ef_label_placer_free (EfLabelPlacer *self);

/* What no label may cover. */
void ef_label_placer_add_box (EfLabelPlacer *self, const EfRect *box);
void ef_label_placer_add_disc (EfLabelPlacer *self, double x, double y, double radius);
/* @reach: half the width of the line and what white space it needs. */
void ef_label_placer_add_segment (EfLabelPlacer *self, const double line[4], double reach);

/* Only at the spot of the request; FALSE if it has none or something is in the way there. */
gboolean ef_label_placer_stay (EfLabelPlacer *self, const EfLabelRequest *request,
                               EfLabelPlace *place);
/* FALSE if nothing fits: then the label is better not drawn. */
gboolean ef_label_placer_place (EfLabelPlacer *self, const EfLabelRequest *request,
                                EfLabelPlace *place);

/* TRUE if a label that has its place, or the line to it, stands on that disc. */
gboolean ef_label_placer_covers (const EfLabelPlacer *self, double x, double y, double radius);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfLabelPlacer, ef_label_placer_free)

G_END_DECLS
