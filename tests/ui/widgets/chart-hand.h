/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-scene.h"
#include "widget-fixture.h"

G_BEGIN_DECLS

/* What a hand does with the chart of a fixture, and what is to be seen then. */

void   click (WidgetFixture *fixture, int n_press, double x, double y);
void   drag (WidgetFixture *fixture, double x, double y, double by_x, double by_y, gboolean shift);
/* A drag that is let go with a speed. */
void   throw (WidgetFixture *fixture, double x, double y, double by_x, double by_y, gboolean shift,
              double speed_x, double speed_y);

EfRect get_plot (WidgetFixture *fixture);
EfView get_view (WidgetFixture *fixture);
void   assert_view (WidgetFixture *fixture, const EfView *expected);

/* A handler that counts how often a signal came. */
void   count_cb (guint *count);

G_END_DECLS
