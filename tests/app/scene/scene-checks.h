/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "compose-fixture.h"

G_BEGIN_DECLS

/* TRUE if the rectangles have more than an edge in common, and if @inner is within @outer, but for
 * what rounding makes. */
gboolean scene_checks_overlap (const EfRect *a, const EfRect *b);
gboolean scene_checks_hold (const EfRect *outer, const EfRect *inner);

/* Asserts what holds for every scene: ids that are unique, texts on the page, finite lines. */
void  scene_checks_run (EfScene *scene);
/* Asserts that labels keep off each other, the legend, the frontier and its points, and the edges.
 * Returns how many there are. */
guint scene_checks_run_labels (const Chart *chart);

G_END_DECLS
