/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-view-private.h"

#include <math.h>
#include <stdlib.h>

/* The nodes above the picture: rings, guide lines, the rubber band. They are made anew at every
 * frame, which for a few hundred nodes is cheaper than remembering what changed. */

/* Thousands of rings are a smear that says no more than the first thousand. */
#define MAX_RINGS 1000
#define RING_WIDTH 2.0f
#define MIN_RADIUS 5.0

typedef struct
{
  GtkSnapshot *snapshot;
  GdkRGBA accent, text, ground;
  double radius; /* of a marker, in pixels */
} Overlay;

static GdkRGBA
to_rgba (const EfColour *colour)
{
  return (GdkRGBA){ (float) colour->r, (float) colour->g, (float) colour->b, (float) colour->a };
}

static void
append_ring (
  const Overlay *overlay, double x, double y, double radius, float width, const GdkRGBA *colour)
{
  GskRoundedRect ring;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) (x - radius), (float) (y - radius),
                                               (float) (2 * radius), (float) (2 * radius));

  gsk_rounded_rect_init_from_rect (&ring, &bounds, (float) radius);
  gtk_snapshot_append_border (overlay->snapshot, &ring, (float[4]){ width, width, width, width },
                              (GdkRGBA[4]){ *colour, *colour, *colour, *colour });
}

/* The ring stands free of the marker, between two rings of the ground, so that it shows in any
 * crowd. */
static void
append_halo_ring (const Overlay *overlay, double x, double y, const GdkRGBA *colour)
{
  double radius = overlay->radius + 1;

  append_ring (overlay, x, y, radius + RING_WIDTH + 1, RING_WIDTH + 2, &overlay->ground);
  append_ring (overlay, x, y, radius + RING_WIDTH, RING_WIDTH, colour);
}

static gboolean
is_inside (const EfRect *rect, double x, double y)
{
  return x >= rect->x && x <= rect->x + rect->width && y >= rect->y && y <= rect->y + rect->height;
}

static int
compare_points (const void *a, const void *b)
{
  guint32 point_a = *(const guint32 *) a, point_b = *(const guint32 *) b;

  return (point_a > point_b) - (point_a < point_b);
}

static void
append_selection (EfChartView *self, const Overlay *overlay, const EfRect *plot)
{
  guint n = 0;

  for (guint i = 0; i < self->selected_points->len && n < MAX_RINGS; i++)
    {
      double x, y;

      ef_chart_view_locate (self, g_array_index (self->selected_points, guint32, i), &x, &y);
      if (!is_inside (plot, x, y))
        continue;
      append_halo_ring (overlay, x, y, &overlay->accent);
      n++;
    }
}

static gboolean
is_selected (EfChartView *self, guint32 point)
{
  const guint32 *points = (const guint32 *) (gpointer) self->selected_points->data;

  return points != NULL
         && bsearch (&point, points, self->selected_points->len, sizeof *points, compare_points)
              != NULL;
}

/* Thin lines lead from the point to where its values stand on the axes. */
static void
append_hover (EfChartView *self, const Overlay *overlay, const EfRect *plot)
{
  GdkRGBA line = overlay->text;
  float left = (float) round (plot->x), bottom = (float) round (plot->y + plot->height);
  float column, row, gap = (float) (overlay->radius + RING_WIDTH + 2);
  double x, y;

  ef_chart_view_locate (self, (guint) self->hovered, &x, &y);
  if (!is_inside (plot, x, y))
    return;
  column = (float) floor (x);
  row = (float) floor (y);
  line.alpha *= 0.4f;
  if (column - gap > left)
    gtk_snapshot_append_color (overlay->snapshot, &line,
                               &GRAPHENE_RECT_INIT (left, row, column - gap - left, 1));
  if (bottom > row + gap)
    gtk_snapshot_append_color (overlay->snapshot, &line,
                               &GRAPHENE_RECT_INIT (column, row + gap, 1, bottom - row - gap));
  append_halo_ring (
    overlay, x, y, is_selected (self, (guint32) self->hovered) ? &overlay->accent : &overlay->text);
}

static void
append_frame (const Overlay *overlay, const graphene_rect_t *bounds, float width)
{
  GskRoundedRect outline;
  const GdkRGBA *colour = &overlay->accent;

  gsk_rounded_rect_init_from_rect (&outline, bounds, 0);
  gtk_snapshot_append_border (overlay->snapshot, &outline, (float[4]){ width, width, width, width },
                              (GdkRGBA[4]){ *colour, *colour, *colour, *colour });
}

static void
append_box (EfChartView *self, const Overlay *overlay)
{
  GdkRGBA fill = overlay->accent;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) self->box.x, (float) self->box.y,
                                               (float) self->box.width, (float) self->box.height);

  fill.alpha = 0.15f;
  gtk_snapshot_append_color (overlay->snapshot, &fill, &bounds);
  append_frame (overlay, &bounds, 1);
}

/* What keys move: a frame around words, a thick line over a line. */
static void
append_note (EfChartView *self, const Overlay *overlay)
{
  double unit = ef_chart_picture_get_unit (self->picture);
  EfNoteGrip grip;
  double pad;

  if (!ef_chart_view_get_chosen_note (self, &grip))
    return;
  pad = grip.box.width > 0 && grip.box.height > 0 ? 2 : 1;
  append_frame (overlay,
                &GRAPHENE_RECT_INIT ((float) (grip.box.x * unit - pad),
                                     (float) (grip.box.y * unit - pad),
                                     (float) (grip.box.width * unit + 2 * pad),
                                     (float) (grip.box.height * unit + 2 * pad)),
                1.5f);
}

void
ef_chart_view_snapshot_overlay (EfChartView *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const EfTheme *theme = self->theme;
  Overlay overlay = { .snapshot = snapshot,
                      .text = to_rgba (&theme->text),
                      .ground = to_rgba (&theme->plot_background) };
  EfRect plot;
  EfView view;

  if (!ef_chart_view_get_plot (self, &plot, &view))
    return;
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_color",
                                       &overlay.accent))
    overlay.accent = to_rgba (&theme->front);
  overlay.radius
    = MAX (self->spec->marker_size / 2 * ef_chart_picture_get_unit (self->picture), MIN_RADIUS);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) plot.x, (float) plot.y,
                                                         (float) plot.width, (float) plot.height));
  append_selection (self, &overlay, &plot);
  if (self->hovered >= 0)
    append_hover (self, &overlay, &plot);
  append_note (self, &overlay);
  if (self->drag == EF_DRAG_BOX || self->drag == EF_DRAG_LEGEND)
    append_box (self, &overlay);
  gtk_snapshot_pop (snapshot);

  if (gtk_widget_has_visible_focus (widget))
    append_frame (&overlay,
                  &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                       (float) gtk_widget_get_height (widget)),
                  2);
}
