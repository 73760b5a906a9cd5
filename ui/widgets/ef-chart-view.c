/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-view-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ef-compose.h"
#include "ef-front-marks.h"
#include "ef-paint.h"
#include "ef-point-card.h"

/* What is on screen comes in two parts. The picture (grid, points, frontier, labels, axes) is
 * painted into an image when the view, the size or the chart changes, and kept as one render node:
 * a million points take about ten milliseconds by the fast painter. What follows the pointer (hover
 * ring, selection, rubber band) is drawn over it afresh at each frame and costs next to nothing. So
 * there is no worker and no stale picture: it is always the present view, and sharp. */

/* How near the pointer must be to a point, in pixels. */
#define PICK_RADIUS 14

/* Type on screen, in points of the scene, which are pixels here. */
#define SCREEN_FONT_SIZE 11.5

G_DEFINE_FINAL_TYPE (EfChartView, ef_chart_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_DARK,
  N_PROPS
};

enum
{
  SELECTION_CHANGED,
  POINT_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* ---- The picture ---- */

static void
drop_picture (EfChartView *self)
{
  g_clear_pointer (&self->scene, ef_scene_unref);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
}

static void
redraw (EfChartView *self)
{
  drop_picture (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Points of the selected rows, which the picture labels. Both lists ascend. */
static GArray *
list_selected_points (EfChartView *self)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint k = 0;

  for (guint32 i = 0; i < self->data->n && k < self->selection->len; i++)
    {
      while (k < self->selection->len &&
             g_array_index (self->selection, guint32, k) < self->data->rows[i])
        k++;
      if (k < self->selection->len &&
          g_array_index (self->selection, guint32, k) == self->data->rows[i])
        g_array_append_val (points, i);
    }
  return points;
}

static void
ensure_scene (EfChartView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  g_autoptr (GArray) selected = NULL;
  EfComposeOptions options = { 0 };
  EfView view;

  if (self->scene != NULL || self->data == NULL || width < 80 || height < 80)
    return;

  selected = list_selected_points (self);
  options.width = width;
  options.height = height;
  options.theme = ef_theme_find (self->dark ? "dark" : "light");
  options.ticks = ef_tick_style_for_locale ();
  options.pango = self->pango;
  options.font_size = SCREEN_FONT_SIZE;
  options.screen = TRUE;
  options.selected = (const guint32 *) (gpointer) selected->data;
  options.n_selected = selected->len;
  ef_viewport_get_view (self->viewport, &view);
  self->scene = ef_chart_compose (self->data, self->spec, &view, &options);
}

static GskRenderNode *
paint_picture (EfChartView *self)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  cairo_surface_t *image =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_t *cr = cairo_create (image);
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_t *node_cr = gsk_cairo_node_get_draw_context (node);

  cairo_scale (cr, scale, scale);
  ef_paint_cairo (self->scene, cr, scale, EF_LAYERS_ALL);
  cairo_destroy (cr);

  cairo_scale (node_cr, 1.0 / scale, 1.0 / scale);
  cairo_set_source_surface (node_cr, image, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (node_cr), CAIRO_FILTER_NEAREST);
  cairo_paint (node_cr);
  cairo_destroy (node_cr);
  cairo_surface_destroy (image);
  return node;
}

/* ---- What lies over the picture ---- */

static void
append_ring (GtkSnapshot   *snapshot,
             double         x,
             double         y,
             double         radius,
             float          width,
             const GdkRGBA *colour)
{
  GskRoundedRect ring;

  gsk_rounded_rect_init_from_rect (&ring,
                                   &GRAPHENE_RECT_INIT ((float) (x - radius), (float) (y - radius),
                                                        (float) (2 * radius), (float) (2 * radius)),
                                   (float) radius);
  gtk_snapshot_append_border (snapshot, &ring, (float[]) { width, width, width, width },
                              (GdkRGBA[]) { *colour, *colour, *colour, *colour });
}

static void
locate (EfChartView *self,
        guint        point,
        double      *x,
        double      *y)
{
  EfRect plot;
  EfView view;

  if (!ef_chart_view_get_plot (self, &plot, &view))
    *x = *y = 0;
  else
    ef_chart_view_to_page (&plot, &view, self->data->sx[point], self->data->sy[point], x, y);
}

static void
locate_mark (guint    point,
             double  *x,
             double  *y,
             gpointer user_data)
{
  EfChartView *self = user_data;

  *x = *y = 0;
  if (self->data != NULL && point < self->data->n)
    locate (self, point, x, y);
}

static void
snapshot_selection (EfChartView *self,
                    GtkSnapshot *snapshot,
                    double       radius,
                    GdkRGBA     *colour)
{
  g_autoptr (GArray) points = list_selected_points (self);

  /* Thousands of rings are a smear that says no more than the first thousand. */
  for (guint i = 0; i < MIN (points->len, 2000); i++)
    {
      double x, y;

      locate (self, g_array_index (points, guint32, i), &x, &y);
      append_ring (snapshot, x, y, radius + 2, 2.5f, colour);
    }
}

static void
snapshot_overlay (EfChartView *self,
                  GtkSnapshot *snapshot,
                  const EfRect *plot)
{
  GdkRGBA accent, text;
  double radius = MAX (self->spec->marker_size / 2 + 2, 5);
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));

  if (!gtk_style_context_lookup_color (style, "accent_color", &accent))
    gdk_rgba_parse (&accent, "#1c71d8");
  gtk_style_context_get_color (style, &text);

  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float) plot->x, (float) plot->y,
                                               (float) plot->width, (float) plot->height));
  if (self->selection->len > 0)
    snapshot_selection (self, snapshot, radius, &accent);
  if (self->hovered >= 0)
    {
      double x, y;

      locate (self, (guint) self->hovered, &x, &y);
      append_ring (snapshot, x, y, radius, 2, &text);
    }
  gtk_snapshot_pop (snapshot);

  if (self->boxing)
    {
      GdkRGBA fill = accent;
      GskRoundedRect outline;

      fill.alpha = 0.15f;
      gtk_snapshot_append_color (snapshot, &fill, &self->box);
      gsk_rounded_rect_init_from_rect (&outline, &self->box, 0);
      gtk_snapshot_append_border (snapshot, &outline, (float[]) { 1, 1, 1, 1 },
                                  (GdkRGBA[]) { accent, accent, accent, accent });
    }
}

static void
ef_chart_view_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  EfChartView *self = EF_CHART_VIEW (widget);
  EfRect plot;
  EfView view;

  if (!ef_chart_view_get_plot (self, &plot, &view))
    return;

  if (self->picture == NULL)
    self->picture = paint_picture (self);
  gtk_snapshot_append_node (snapshot, self->picture);
  snapshot_overlay (self, snapshot, &plot);
  gtk_widget_snapshot_child (widget, self->marks, snapshot);
  gtk_widget_snapshot_child (widget, self->card, snapshot);
}

/* ---- Layout ---- */

/* The card goes beside its point, away from the nearer edges, and never over the point itself. */
static void
allocate_card (EfChartView *self,
               int          width,
               int          height)
{
  GtkRequisition size;
  double x, y;

  if (!gtk_widget_get_visible (self->card))
    return;

  gtk_widget_get_preferred_size (self->card, NULL, &size);
  x = self->card_x + 16 + size.width <= width ? self->card_x + 16 : self->card_x - 16 - size.width;
  y = self->card_y - size.height / 2.0;
  x = CLAMP (x, 4, MAX (4, width - size.width - 4));
  y = CLAMP (y, 4, MAX (4, height - size.height - 4));
  gtk_widget_size_allocate (self->card,
                            &(GtkAllocation) { (int) x, (int) y, MIN (size.width, MAX (width, 1)),
                                               MIN (size.height, MAX (height, 1)) },
                            -1);
}

static void
ef_chart_view_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  EfChartView *self = EF_CHART_VIEW (widget);

  if (self->scene != NULL &&
      (ef_scene_get_width (self->scene) != width || ef_scene_get_height (self->scene) != height))
    drop_picture (self);

  gtk_widget_size_allocate (self->marks, &(GtkAllocation) { 0, 0, width, height }, -1);
  allocate_card (self, width, height);
}

static void
ef_chart_view_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  EfChartView *self = EF_CHART_VIEW (widget);

  gtk_widget_measure (self->marks, orientation, -1, NULL, NULL, NULL, NULL);
  if (gtk_widget_get_visible (self->card))
    gtk_widget_measure (self->card, orientation, -1, NULL, NULL, NULL, NULL);
  *minimum = 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 420;
}

/* One stop for Tab: the chart itself, then, if one is open, the card; the marks are for the arrow
 * keys. */
static gboolean
ef_chart_view_focus (GtkWidget       *widget,
                     GtkDirectionType direction)
{
  EfChartView *self = EF_CHART_VIEW (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  gboolean inside = focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;
  if (!inside)
    return gtk_widget_grab_focus (widget);
  if (self->pinned >= 0 && direction == GTK_DIR_TAB_FORWARD)
    return gtk_widget_child_focus (self->card, direction);
  return FALSE;
}

/* ---- Class ---- */

static void
viewport_changed_cb (EfChartView *self)
{
  if (self->pinned >= 0)
    locate (self, (guint) self->pinned, &self->card_x, &self->card_y);
  redraw (self);
}

static void
mark_focused_cb (EfChartView *self,
                 guint        point)
{
  EfRect plot;
  EfView view;

  ef_chart_view_set_hovered (self, (gint) point);
  /* A mark outside the view comes in. */
  if (ef_chart_view_get_plot (self, &plot, &view) &&
      (self->data->sx[point] < view.x_min || self->data->sx[point] > view.x_max ||
       self->data->sy[point] < view.y_min || self->data->sy[point] > view.y_max))
    ef_viewport_pan (
        self->viewport,
        (self->data->sx[point] - (view.x_min + view.x_max) / 2) / (view.x_max - view.x_min),
        (self->data->sy[point] - (view.y_min + view.y_max) / 2) / (view.y_max - view.y_min));
}

static void
ef_chart_view_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DARK:
      g_value_set_boolean (value, EF_CHART_VIEW (object)->dark);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ef_chart_view_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  EfChartView *self = EF_CHART_VIEW (object);

  switch (prop_id)
    {
    case PROP_DARK:
      if (self->dark != g_value_get_boolean (value))
        {
          self->dark = g_value_get_boolean (value);
          redraw (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ef_chart_view_dispose (GObject *object)
{
  EfChartView *self = EF_CHART_VIEW (object);

  ef_chart_view_stop_input (self);
  drop_picture (self);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_pointer (&self->marks, gtk_widget_unparent);
  g_clear_object (&self->viewport);
  g_clear_object (&self->pango);
  g_clear_pointer (&self->data, ef_chart_data_unref);
  g_clear_pointer (&self->spec, ef_chart_spec_free);

  G_OBJECT_CLASS (ef_chart_view_parent_class)->dispose (object);
}

static void
ef_chart_view_finalize (GObject *object)
{
  g_array_unref (EF_CHART_VIEW (object)->selection);

  G_OBJECT_CLASS (ef_chart_view_parent_class)->finalize (object);
}

static void
ef_chart_view_class_init (EfChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ef_chart_view_get_property;
  object_class->set_property = ef_chart_view_set_property;
  object_class->dispose = ef_chart_view_dispose;
  object_class->finalize = ef_chart_view_finalize;
  widget_class->snapshot = ef_chart_view_snapshot;
  widget_class->size_allocate = ef_chart_view_size_allocate;
  widget_class->measure = ef_chart_view_measure;
  widget_class->focus = ef_chart_view_focus;

  properties[PROP_DARK] =
    g_param_spec_boolean ("dark", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", EF_TYPE_CHART_VIEW,
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                             0);
  signals[POINT_ACTIVATED] = g_signal_new ("point-activated", EF_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  ef_chart_view_install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "ef-chart-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ef_chart_view_init (EfChartView *self)
{
  self->selection = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->hovered = self->pinned = -1;
  self->pango = ef_paint_create_pango_context ();
  self->viewport = ef_viewport_new ();
  g_signal_connect_object (self->viewport, "changed", G_CALLBACK (viewport_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::scale-factor", G_CALLBACK (redraw), self,
                           G_CONNECT_SWAPPED);

  self->marks = ef_front_marks_new (locate_mark, self);
  gtk_widget_set_parent (self->marks, GTK_WIDGET (self));
  g_signal_connect_object (self->marks, "focused", G_CALLBACK (mark_focused_cb), self,
                           G_CONNECT_SWAPPED);

  self->card = ef_point_card_new ();
  gtk_widget_set_visible (self->card, FALSE);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  ef_chart_view_init_input (self);
}

/* ---- For the input ---- */

gboolean
ef_chart_view_get_plot (EfChartView *self,
                        EfRect      *plot,
                        EfView      *view)
{
  ensure_scene (self);
  if (self->scene == NULL)
    return FALSE;

  ef_scene_get_plot (self->scene, plot);
  ef_viewport_get_view (self->viewport, view);
  return plot->width > 0 && plot->height > 0;
}

gint
ef_chart_view_pick (EfChartView *self,
                    double       x,
                    double       y)
{
  EfRect plot;
  EfView view;
  double sx, sy;

  if (!ef_chart_view_get_plot (self, &plot, &view) || x < plot.x || x > plot.x + plot.width ||
      y < plot.y || y > plot.y + plot.height)
    return -1;

  ef_chart_page_to_view (&plot, &view, x, y, &sx, &sy);
  return ef_chart_data_find_nearest (self->data, sx, sy, plot.width / (view.x_max - view.x_min),
                                     plot.height / (view.y_max - view.y_min), PICK_RADIUS);
}

/* Shows the card of @point, or of none. */
static void
show_card (EfChartView *self,
           gint         point,
           gboolean     pinned)
{
  gtk_widget_set_visible (self->card, point >= 0);
  gtk_widget_set_can_target (self->card, pinned);
  if (point >= 0)
    {
      ef_point_card_show_point (EF_POINT_CARD (self->card), self->data, self->spec, (guint) point,
                                pinned);
      locate (self, (guint) point, &self->card_x, &self->card_y);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
ef_chart_view_set_hovered (EfChartView *self,
                           gint         point)
{
  if (point == self->hovered)
    return;

  self->hovered = point;
  if (self->pinned < 0)
    show_card (self, point, FALSE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), point >= 0 ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ef_chart_view_pin (EfChartView *self,
                   gint         point)
{
  self->pinned = point;
  show_card (self, point >= 0 ? point : self->hovered, point >= 0);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  guint32 row_a = *(const guint32 *) a;
  guint32 row_b = *(const guint32 *) b;

  return (row_a > row_b) - (row_a < row_b);
}

void
ef_chart_view_select_point (EfChartView *self,
                            gint         point,
                            gboolean     add)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint position;

  if (add)
    g_array_append_vals (rows, self->selection->data, self->selection->len);
  if (point >= 0)
    {
      guint32 row = self->data->rows[point];

      if (add && g_array_binary_search (rows, &row, compare_rows, &position))
        g_array_remove_index (rows, position);
      else
        g_array_append_val (rows, row);
      g_array_sort (rows, compare_rows);
    }
  ef_chart_view_set_selection (self, (const guint32 *) (gpointer) rows->data, rows->len);
}

/* ---- Public ---- */

GtkWidget *
ef_chart_view_new (void)
{
  return g_object_new (EF_TYPE_CHART_VIEW, NULL);
}

/* Whether a view of the chart of before still means the same place. */
static gboolean
is_same_place (EfChartView *self,
               EfChartData *data)
{
  return self->data != NULL &&
         g_str_equal (ef_table_get_id (self->data->table), ef_table_get_id (data->table)) &&
         g_str_equal (ef_column_get_name (self->data->x.column),
                      ef_column_get_name (data->x.column)) &&
         g_str_equal (ef_column_get_name (self->data->y.column),
                      ef_column_get_name (data->y.column)) &&
         self->data->x.scale == data->x.scale && self->data->y.scale == data->y.scale;
}

static void
update_viewport (EfChartView *self,
                 gboolean     same_place)
{
  g_autoptr (EfChartSpec) fitted = ef_chart_spec_copy (self->spec);
  EfView home;

  fitted->has_view = FALSE;
  ef_chart_data_get_view (self->data, fitted, &home);
  if (same_place)
    ef_viewport_set_home (self->viewport, &home);
  else
    ef_viewport_reset (self->viewport, &home, self->spec->has_view ? &self->spec->view : NULL);
}

void
ef_chart_view_set_chart (EfChartView       *self,
                         EfChartData       *data,
                         const EfChartSpec *spec)
{
  gboolean same_data, same_place;
  g_autofree char *description = NULL;

  g_return_if_fail (EF_IS_CHART_VIEW (self));
  g_return_if_fail (data != NULL && spec != NULL);

  same_data = data == self->data;
  same_place = is_same_place (self, data);
  if (!same_data)
    {
      /* Points have other numbers now. */
      self->hovered = self->pinned = -1;
      gtk_widget_set_visible (self->card, FALSE);
    }

  ef_chart_data_ref (data);
  g_clear_pointer (&self->data, ef_chart_data_unref);
  self->data = data;
  g_clear_pointer (&self->spec, ef_chart_spec_free);
  self->spec = ef_chart_spec_copy (spec);

  update_viewport (self, same_place);
  if (!same_data)
    ef_front_marks_set_data (EF_FRONT_MARKS (self->marks), spec->show_front ? data : NULL,
                             self->spec);

  description = ef_chart_data_describe (data, spec);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spec->title != NULL ? spec->title
                                                      : ef_table_get_name (data->table),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  redraw (self);
}

EfViewport *
ef_chart_view_get_viewport (EfChartView *self)
{
  g_return_val_if_fail (EF_IS_CHART_VIEW (self), NULL);
  return self->viewport;
}

const guint32 *
ef_chart_view_get_selection (EfChartView *self,
                             guint       *n_rows)
{
  g_return_val_if_fail (EF_IS_CHART_VIEW (self), NULL);
  g_return_val_if_fail (n_rows != NULL, NULL);

  *n_rows = self->selection->len;
  return (const guint32 *) (gpointer) self->selection->data;
}

void
ef_chart_view_set_selection (EfChartView   *self,
                             const guint32 *rows,
                             guint          n_rows)
{
  g_return_if_fail (EF_IS_CHART_VIEW (self));
  g_return_if_fail (rows != NULL || n_rows == 0);

  if (n_rows == self->selection->len &&
      (n_rows == 0 || memcmp (rows, self->selection->data, n_rows * sizeof *rows) == 0))
    return;

  g_array_set_size (self->selection, 0);
  if (n_rows > 0)
    g_array_append_vals (self->selection, rows, n_rows);
  redraw (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}
