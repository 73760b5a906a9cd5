/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"
#include "ef-scene.h"

G_BEGIN_DECLS

/* What of a note a hand can take. */
typedef enum
{
  EF_NOTE_WORDS,  /* the text; of a region, all of it */
  EF_NOTE_TIP,    /* what an arrow points at */
  EF_NOTE_X,      /* an upright line, or the edge of a region at x[0] */
  EF_NOTE_X_END,  /* its edge at x[1] */
  EF_NOTE_Y,      /* a level line, or the edge at y[0] */
  EF_NOTE_Y_END,
} EfNotePart;

/**
 * EfNoteGrip:
 * @note: its number in the list of a chart
 * @box: where it is on the page; without width or height for lines
 *
 * A place in a laid out chart by which a note can be moved.
 */
typedef struct
{
  guint note;
  EfNotePart part;
  EfRect box;
} EfNoteGrip;

/* All that are in the plot, in the order of the notes (element-type EfNoteGrip), for a scene of
 * ef_chart_compose() with that view. */
GArray  *ef_note_grips_list (const EfChartData *data, const EfChartSpec *spec, const EfView *view,
                             EfScene *scene);
/* The one nearest to a place of the page, among those no farther than @reach, or NULL. @lines:
 * whether lines and edges count, which lie below points. */
const EfNoteGrip *ef_note_grips_find (GArray *grips, double x, double y, double reach,
                                      gboolean lines);
/* The one of that note and part, or NULL. */
const EfNoteGrip *ef_note_grips_get (GArray *grips, guint note, EfNotePart part);

/**
 * ef_note_drag:
 * @note: as it was when the hand took it; changed
 * @dx, @dy: how far the hand has come since, points of the page, to the right and down
 *
 * Values have as few digits as a point of the page needs. What would lose its place stays.
 */
void     ef_note_drag (EfNote *note, EfNotePart part, const EfChartData *data,
                       const EfRect *plot, const EfView *view, double dx, double dy);

/* The value at a place of scale space with as few digits as a step of @step there needs. */
double   ef_axis_data_get_round_value_at (const EfAxisData *self, double position, double step);

G_END_DECLS
