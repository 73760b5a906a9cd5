/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-view-private.h"

/* A chart that is let go while it moves glides on and comes to rest by itself. Only the drag does
 * this. Scrolling zooms, also with two fingers on a touchpad, and a zoom that ran on would multiply
 * what is seen after the hand had said where to stop: one aims at a scale, but throws a place. So
 * the scroll controller is not asked for its "decelerate". */

static gboolean
glide_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  EfChartView *self = EF_CHART_VIEW (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = (double) (now - self->glide_time) / G_USEC_PER_SEC;
  EfView view, moved;
  double x, y;
  gboolean more;

  /* The first tick says when it began; and a clock may tick twice for one frame. */
  if (self->glide_time == 0)
    self->glide_time = now;
  if (now <= self->glide_time)
    return G_SOURCE_CONTINUE;

  self->glide_time = now;
  ef_viewport_get_view (self->viewport, &view);
  more = ef_kinetic_advance (&self->kinetic, seconds, &x, &y);
  ef_chart_view_pan_by (self, x, y);
  ef_viewport_get_view (self->viewport, &moved);

  /* At the end of what there is to see it stops too. */
  if (!more || ef_view_equal (&view, &moved))
    ef_chart_view_stop_glide (self);
  return G_SOURCE_CONTINUE;
}

void
ef_chart_view_start_glide (EfChartView *self, double x, double y)
{
  gboolean animations = FALSE;

  ef_chart_view_stop_glide (self);
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animations,
                NULL);
  if (animations)
    ef_kinetic_start (&self->kinetic, x, y);
  if (!ef_kinetic_is_moving (&self->kinetic))
    return;

  /* Together with the drag, which is still open, this is one step. */
  ef_viewport_begin_step (self->viewport);
  self->glide_time = 0;
  self->glide = gtk_widget_add_tick_callback (GTK_WIDGET (self), glide_cb, NULL, NULL);
}

void
ef_chart_view_stop_glide (EfChartView *self)
{
  if (self->glide == 0)
    return;

  gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->glide);
  self->glide = 0;
  ef_kinetic_stop (&self->kinetic);
  ef_viewport_end_step (self->viewport);
}
