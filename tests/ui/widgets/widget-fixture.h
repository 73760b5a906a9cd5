/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-view.h"

G_BEGIN_DECLS

/* Eight models; rows 1, 0, 3, 2 and 6 are the frontier of score against size, from left to right:
 *
 *     row  model  size   score  kind  link
 *     0    Zeta   5e6    70     CNN   https://example.org/zeta
 *     1    alpha  1e6    60     ViT   -
 *     2    Beta   20e6   80     CNN   -
 *     3    Gamma  10e6   75     ViT   -
 *     4    delta  40e6   79     CNN   -
 *     5    Eta    8e6    65     MLP   -
 *     6    Theta  100e6  85     ViT   -
 *     7    Iota   -      90     ViT   -
 *
 * (transfer full) */
EfTable     *widget_fixture_create_table (void);
/* The chart of it that one gets without choosing anything. (transfer full) */
EfChartSpec *widget_fixture_create_spec (void);
EfChartData *widget_fixture_create_data (EfTable *table, const EfChartSpec *spec);

/* A chart view with that chart in a window of 800 x 600, drawn. */
typedef struct
{
  GtkWindow *window;
  GtkWidget *before, *after; /* buttons, for the focus to come from and go to */
  EfChartView *view;
  EfTable *table;
  EfChartSpec *spec;
  EfChartData *data;
} WidgetFixture;

void widget_fixture_set_up (WidgetFixture *fixture, gconstpointer data);
void widget_fixture_tear_down (WidgetFixture *fixture, gconstpointer data);

/* Lets the window lay out and draw what changed. */
void widget_fixture_settle (WidgetFixture *fixture);

/* The controller of @type on the view; there is exactly one. (transfer none) */
gpointer widget_fixture_find_controller (WidgetFixture *fixture, GType type);

/* Activates what the view does for a key, by the text of its trigger ("<Alt>Left"). FALSE if the
 * view leaves the key to others. */
gboolean widget_fixture_press (WidgetFixture *fixture, const char *trigger);

/* Where the point of @row is in the view. */
void widget_fixture_locate (WidgetFixture *fixture, guint row, double *x, double *y);

G_END_DECLS
