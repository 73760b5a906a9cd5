/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-scene.h"

G_BEGIN_DECLS

/* The different looks that the markers of a run have: every group in every step of colour and of
 * size. They are numbered in painting order: large ones lie below small ones, and among those of
 * one size the first group, and the lowest colour, lies lowest. */

typedef struct
{
  EfShape shape;
  EfForm form;
  double size; /* diameter, points */
  EfColour fill;
} EfMarkerLook;

/* How many looks there may be; not every one has a marker. */
guint ef_marker_looks_count (const EfMarkerRun *run);

/* The look with number @index of them. */
EfMarkerLook ef_marker_looks_get (const EfMarkerRun *run, guint index);

/* The colours of a run: groups, or steps. */
static inline guint
ef_marker_looks_count_colours (const EfMarkerRun *run)
{
  return run->shades != NULL ? EF_MARKER_SHADES
                             : MIN (run->n_groups, G_N_ELEMENTS (run->fills));
}

/* The number of the look of @entry, whatever its arrays say. There is at least one colour. */
static inline guint
ef_marker_looks_find (const EfMarkerRun *run, guint n_colours, guint32 entry)
{
  guint colour = run->shades != NULL   ? run->shades[entry]
                 : run->groups != NULL ? run->groups[entry]
                                       : 0;
  guint size;

  colour = MIN (colour, n_colours - 1);
  if (run->sizes == NULL)
    return colour;
  size = MIN (run->sizes[entry], EF_MARKER_SIZES - 1);
  return (EF_MARKER_SIZES - 1 - size) * n_colours + colour;
}

G_END_DECLS
