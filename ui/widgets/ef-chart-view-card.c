/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-view-private.h"

#include <math.h>

#include "ef-chart-mixture.h"

/* Where the card of a point goes, and what a tooltip says where there is no point. */

/* Between a point and its card. */
#define CARD_DISTANCE 16
#define CARD_MARGIN 4
/* Between the pointer and the line of mixtures. */
#define LINE_REACH 6

/* The card goes beside its point, to the side where there is room, and never over the point; where
 * neither side has room, above or below, as high as it may be there. In a low window it is lower
 * than it would be, and scrolls. */
static void
place_card (double x,
            double y,
            const GtkRequisition *least,
            const GtkRequisition *size,
            int width,
            int height,
            GtkAllocation *place)
{
  double above = y - CARD_DISTANCE - CARD_MARGIN;
  double below = height - y - CARD_DISTANCE - CARD_MARGIN;

  place->width = size->width;
  place->height = MAX (least->height, MIN (size->height, height));
  y -= place->height / 2.0;
  if (x + CARD_DISTANCE + size->width + CARD_MARGIN <= width)
    {
      x += CARD_DISTANCE;
    }
  else if (x - CARD_DISTANCE - size->width >= CARD_MARGIN)
    {
      x -= CARD_DISTANCE + size->width;
    }
  else
    {
      x -= size->width / 2.0;
      place->height = MAX (least->height, MIN (size->height, (int) MAX (above, below)));
      y = below >= size->height || below > above ? height - below - CARD_MARGIN
                                                 : CARD_MARGIN + above - place->height;
    }
  place->x = (int) CLAMP (x, 0, width - place->width);
  place->y = (int) CLAMP (y, 0, height - place->height);
}

static gboolean
is_in_plot (const EfRect *plot, double x, double y)
{
  return x >= plot->x && x <= plot->x + plot->width && y >= plot->y && y <= plot->y + plot->height;
}

gboolean
ef_chart_view_query_tooltip (
  GtkWidget *widget, int x, int y, gboolean keyboard_mode, GtkTooltip *tooltip)
{
  EfChartView *self = EF_CHART_VIEW (widget);
  g_autofree char *text = NULL;
  double x_unit, y_unit;
  EfRect plot;
  EfView view;

  if (keyboard_mode || self->data == NULL || self->hovered >= 0 || self->drag != EF_DRAG_NONE
      || !ef_chart_view_get_plot (self, &plot, &view) || !is_in_plot (&plot, x, y))
    return FALSE;

  x_unit = (view.x_max - view.x_min) / plot.width;
  y_unit = (view.y_max - view.y_min) / plot.height;
  text = ef_chart_mixture_describe (self->data, self->spec, view.x_min + (x - plot.x) * x_unit,
                                    view.y_max - (y - plot.y) * y_unit,
                                    LINE_REACH * fabs (x_unit), LINE_REACH * fabs (y_unit),
                                    ef_tick_style_for_locale ());
  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  /* Another place of the line is another mixture. */
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle){ x - 2, y - 2, 4, 4 });
  return TRUE;
}

void
ef_chart_view_reveal (EfChartView *self, guint point)
{
  double x, y;
  EfRect plot;
  EfView view;

  if (!ef_chart_view_get_plot (self, &plot, &view))
    return;
  ef_chart_view_locate (self, point, &x, &y);
  if (is_in_plot (&plot, x, y))
    return;
  ef_chart_view_close_step (self);
  ef_viewport_pan (self->viewport, (x - plot.x) / plot.width - 0.5,
                   0.5 - (y - plot.y) / plot.height);
}

int
ef_chart_view_get_room_beside (EfChartView *self, guint point)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  double x, y;

  ef_chart_view_locate (self, point, &x, &y);
  x = CLAMP (x, 0, width);
  return MAX ((int) floor (MAX (x, width - x)) - CARD_DISTANCE - CARD_MARGIN, 0);
}

/* As wide as it wants to be, and as high as it is then: at its smallest width it is higher. */
static void
measure_card (GtkWidget *card, int max_width, GtkRequisition *least, GtkRequisition *size)
{
  gtk_widget_measure (card, GTK_ORIENTATION_HORIZONTAL, -1, &least->width, &size->width, NULL,
                      NULL);
  size->width = MAX (MIN (size->width, max_width), least->width);
  gtk_widget_measure (card, GTK_ORIENTATION_VERTICAL, size->width, &least->height, &size->height,
                      NULL, NULL);
}

void
ef_chart_view_allocate_card (EfChartView *self, int width, int height)
{
  gint point = self->pinned >= 0 ? self->pinned : self->hovered;
  GtkRequisition least, size;
  GtkAllocation place;
  gboolean in_view;
  double x, y;
  EfRect plot;
  EfView view;

  if (point < 0 || !gtk_widget_get_visible (self->card))
    return;

  /* A pinned card waits, hidden, until its point comes back into the view. */
  ef_chart_view_locate (self, (guint) point, &x, &y);
  in_view = ef_chart_view_get_plot (self, &plot, &view) && is_in_plot (&plot, x, y);
  gtk_widget_set_child_visible (self->card, in_view);
  if (!in_view)
    return;

  measure_card (self->card, width, &least, &size);
  size.height = MIN (size.height, height);
  least.height = MIN (least.height, height);
  place_card (x, y, &least, &size, width, height, &place);
  gtk_widget_size_allocate (self->card, &place, -1);
}
