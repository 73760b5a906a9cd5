/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "ef-chart-spec.h"

G_BEGIN_DECLS

/**
 * EfViewport:
 *
 * The part of a chart that is looked at, with a history of earlier views. Knows no widget: a chart
 * view binds to it, tests drive it.
 *
 * Properties: "can-go-back", "can-go-forward", "fitted". Signal "changed" after every change of the
 * view.
 */
#define EF_TYPE_VIEWPORT (ef_viewport_get_type ())
G_DECLARE_FINAL_TYPE (EfViewport, ef_viewport, EF, VIEWPORT, GObject)

EfViewport *ef_viewport_new (void);

/* The view that shows everything; where "fit" goes. Follows along if the view is fitted.
 * @outermost holds it and is as far as one can look out; NULL: not past home. */
void     ef_viewport_set_home (EfViewport *self, const EfView *home, const EfView *outermost);
void     ef_viewport_get_view (EfViewport *self, EfView *view);
/* Shows @view without a step of the history and without bounds: undo of the document did it. */
void     ef_viewport_set_view (EfViewport *self, const EfView *view);
/* TRUE while the view is home because nobody looked closer; a fitted view follows its data. */
gboolean ef_viewport_is_fitted (EfViewport *self);

/* @fx, @fy: the point of the view that stays, 0 to 1 from left and from bottom. @factor > 1 comes
 * closer. Bounded: never past 1e-9 of home, never out of the outermost view, always with something
 * of home in sight.
 * Numbers that are not finite and factors that are not positive change nothing. */
void     ef_viewport_zoom_about (EfViewport *self, double fx, double fy, double factor_x,
                                 double factor_y);
/* By fractions of the view. */
void     ef_viewport_pan (EfViewport *self, double fx, double fy);
void     ef_viewport_zoom_to (EfViewport *self, const EfView *view);
void     ef_viewport_fit (EfViewport *self);

/* All changes between these are one step of the history: a drag, a pinch. Scroll and key steps that
 * follow each other within a second are joined by a caller that keeps the step open meanwhile. May
 * be nested. Going back or forward inside a step ends what the step had so far. */
void     ef_viewport_begin_step (EfViewport *self);
void     ef_viewport_end_step (EfViewport *self);
void     ef_viewport_go_back (EfViewport *self);
void     ef_viewport_go_forward (EfViewport *self);
/* Forgets earlier views (another chart is shown). NULL @view: fitted. */
void     ef_viewport_reset (EfViewport *self, const EfView *home, const EfView *outermost,
                            const EfView *view);

G_END_DECLS
