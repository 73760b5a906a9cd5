/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-facet-bars.h"

#include <math.h>

#define HEIGHT 72
/* Shorter drags are clicks that slipped. */
#define MIN_DRAG 4

struct _EfFacetBars
{
  GtkWidget parent_instance;

  const EfFacet *facet;
  double low, high;
  gboolean dragging;
  double drag_from, drag_to; /* shares of the width */
};

G_DEFINE_FINAL_TYPE (EfFacetBars, ef_facet_bars, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* TRUE if some of the bar is kept. */
static gboolean
is_kept (EfFacetBars *self,
         guint        bin)
{
  double from = (double) bin / EF_FACET_BINS;
  double to = (double) (bin + 1) / EF_FACET_BINS;

  if (self->dragging)
    return to > MIN (self->drag_from, self->drag_to) &&
           from < MAX (self->drag_from, self->drag_to);
  return ef_facet_get_value_at (self->facet, to) >= self->low &&
         ef_facet_get_value_at (self->facet, from) <= self->high;
}

static void
ef_facet_bars_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  EfFacetBars *self = EF_FACET_BARS (widget);
  double width = gtk_widget_get_width (widget) / (double) EF_FACET_BINS;
  int height = gtk_widget_get_height (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA kept, other;
  guint most = 1;

  if (self->facet == NULL)
    return;

  gtk_style_context_get_color (context, &other);
  if (!gtk_style_context_lookup_color (context, "accent_color", &kept))
    kept = other;
  other.alpha = 0.25f;
  for (guint i = 0; i < EF_FACET_BINS; i++)
    most = MAX (most, self->facet->bins[i]);
  for (guint i = 0; i < EF_FACET_BINS; i++)
    {
      /* A single row must be seen beside thousands. */
      double length = self->facet->bins[i] > 0
                        ? MAX (2, height * (double) self->facet->bins[i] / most)
                        : 0;
      graphene_rect_t bar = GRAPHENE_RECT_INIT ((float) (i * width), (float) (height - length),
                                                (float) MAX (width - 1, 1), (float) length);

      gtk_snapshot_append_color (snapshot, is_kept (self, i) ? &kept : &other, &bar);
    }
}

static void
ef_facet_bars_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 3 * EF_FACET_BINS : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 7 * EF_FACET_BINS : HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static double
get_share (EfFacetBars *self,
           double       x)
{
  return CLAMP (x / MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1), 0, 1);
}

static void
drag_update_cb (EfFacetBars    *self,
                double          offset_x,
                double          offset_y,
                GtkGestureDrag *gesture)
{
  double x, y;

  if (self->facet == NULL || (!self->dragging && fabs (offset_x) < MIN_DRAG))
    return;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  self->dragging = TRUE;
  self->drag_from = get_share (self, x);
  self->drag_to = get_share (self, x + offset_x);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (EfFacetBars *self)
{
  const double pixel = 1.0 / MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1);
  double low, high;

  if (!self->dragging)
    return;
  self->dragging = FALSE;
  low = ef_facet_get_bound_at (self->facet, MIN (self->drag_from, self->drag_to), pixel, FALSE);
  high = ef_facet_get_bound_at (self->facet, MAX (self->drag_from, self->drag_to), pixel, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHOSEN], 0, low, high);
}

static void
ef_facet_bars_class_init (EfFacetBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = ef_facet_bars_snapshot;
  widget_class->measure = ef_facet_bars_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "ef-facet-bars");

  signals[CHOSEN] = g_signal_new ("chosen", EF_TYPE_FACET_BARS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
ef_facet_bars_init (EfFacetBars *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->low = -INFINITY;
  self->high = INFINITY;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

void
ef_facet_bars_set_facet (EfFacetBars   *self,
                         const EfFacet *facet)
{
  g_return_if_fail (EF_IS_FACET_BARS (self));
  g_return_if_fail (facet == NULL || facet->has_range);

  self->facet = facet;
  self->dragging = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ef_facet_bars_set_range (EfFacetBars *self,
                         double       low,
                         double       high)
{
  g_return_if_fail (EF_IS_FACET_BARS (self));

  self->low = low;
  self->high = high;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
