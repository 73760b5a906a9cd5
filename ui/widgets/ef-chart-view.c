/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-view-private.h"

#include <math.h>
#include <string.h>

#include "ef-chart-title.h"
#include "ef-compose.h"
#include "ef-front-marks.h"
#include "ef-point-card.h"

/* What is on screen comes in two parts. The picture (grid, points, frontier, labels, axes) is
 * laid out and painted when the view, the size or the chart changes, and kept as one render
 * node. What follows the pointer lies above it as nodes of its own, and so do the card and the
 * marks, which are widgets. Painting a million points takes about as long as showing the result,
 * so there is no worker and no stale picture: it is always the present view, and sharp. */

/* How near the pointer must be to a point, in pixels. */
#define PICK_RADIUS 14
/* Smaller than this there is no room for axes. */
#define MIN_SIZE 80
/* Of how many selected points the picture has the names. */
#define MAX_SELECTED_LABELS 40

G_DEFINE_FINAL_TYPE (EfChartView, ef_chart_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_THEME,
  PROP_N_HIDDEN_LABELS,
  N_PROPS
};

enum
{
  SELECTION_CHANGED,
  POINT_ACTIVATED,
  LIMIT_MOVED,
  LABEL_MOVED,
  LABEL_TOGGLED,
  LABEL_RELEASED,
  LEGEND_MOVED,
  NOTE_MOVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* ---- The picture ---- */

void
ef_chart_view_compose_again (EfChartView *self)
{
  self->composed = FALSE;
  /* Marks and card stand where points are. */
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Scenes are in points; a person may have asked the desktop for larger text. */
static double
get_unit (EfChartView *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  int dpi = 0;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  return (dpi > 0 ? dpi / 1024.0 : 96.0) / 72.0;
}

static void
ensure_picture (EfChartView *self)
{
  EfChartLayout layout = {
    .data = self->data,
    .spec = self->spec,
    .theme = self->theme,
    .width = gtk_widget_get_width (GTK_WIDGET (self)),
    .height = gtk_widget_get_height (GTK_WIDGET (self)),
    .unit = get_unit (self),
    .selected = (const guint32 *) (gpointer) self->selected_points->data,
    .n_selected = MIN (self->selected_points->len, MAX_SELECTED_LABELS),
  };

  if (self->composed)
    return;
  if (self->data == NULL || layout.width < MIN_SIZE || layout.height < MIN_SIZE)
    {
      ef_chart_picture_clear (self->picture);
      return;
    }
  ef_viewport_get_view (self->viewport, &layout.view);
  ef_chart_picture_compose (self->picture, &layout);
  self->composed = TRUE;
  ef_chart_view_update_hidden (self);
}

static gboolean
wants_textures (GtkWidget *widget)
{
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));

  return renderer != NULL && !GSK_IS_CAIRO_RENDERER (renderer);
}

static void
ef_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  EfChartView *self = EF_CHART_VIEW (widget);
  GskRenderNode *node;

  ensure_picture (self);
  node = ef_chart_picture_get_node (self->picture, gtk_widget_get_scale_factor (widget),
                                    wants_textures (widget));
  if (node == NULL)
    return;
  gtk_snapshot_append_node (snapshot, node);
  ef_chart_view_snapshot_overlay (self, snapshot);
  gtk_widget_snapshot_child (widget, self->marks, snapshot);
  gtk_widget_snapshot_child (widget, self->card, snapshot);
}

/* ---- Layout ---- */

static void
ef_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  EfChartView *self = EF_CHART_VIEW (widget);
  EfRect size;

  if (!ef_chart_picture_get_size (self->picture, &size) || size.width != width
      || size.height != height)
    self->composed = FALSE;

  gtk_widget_size_allocate (self->marks, &(GtkAllocation){ 0, 0, width, height }, -1);
  ef_chart_view_allocate_card (self, width, height);
}

static void
ef_chart_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  EfChartView *self = EF_CHART_VIEW (widget);

  /* The chart does not ask for room for its card, but GTK wants children to be asked. */
  gtk_widget_measure (self->marks, orientation, -1, NULL, NULL, NULL, NULL);
  if (gtk_widget_get_visible (self->card))
    gtk_widget_measure (self->card, orientation, -1, NULL, NULL, NULL, NULL);
  *minimum = 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 420;
}

/* One stop for Tab: the chart itself, then, if one is open, the card; the marks are for the arrow
 * keys. */
static gboolean
ef_chart_view_focus (GtkWidget *widget, GtkDirectionType direction)
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

/* ---- Callbacks ---- */

static void
locate_mark (guint point, double *x, double *y, gpointer user_data)
{
  ef_chart_view_locate (user_data, point, x, y);
}

/* A mark outside the view comes in. */
static void
mark_focused_cb (EfChartView *self, guint point)
{
  double x = self->data->sx[point], y = self->data->sy[point];
  EfView view;

  ef_viewport_get_view (self->viewport, &view);
  if (x < view.x_min || x > view.x_max || y < view.y_min || y > view.y_max)
    ef_viewport_pan (self->viewport,
                     (x - (view.x_min + view.x_max) / 2) / (view.x_max - view.x_min),
                     (y - (view.y_min + view.y_max) / 2) / (view.y_max - view.y_min));
  ef_chart_view_set_hovered (self, (gint) point);
}

static void
focus_left_cb (EfChartView *self)
{
  ef_chart_view_set_hovered (self, -1);
}

/* ---- Class ---- */

static void
ef_chart_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_THEME:
      g_value_set_string (value, EF_CHART_VIEW (object)->theme->id);
      break;
    case PROP_N_HIDDEN_LABELS:
      g_value_set_uint (value, EF_CHART_VIEW (object)->n_hidden_labels);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ef_chart_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  EfChartView *self = EF_CHART_VIEW (object);

  switch (prop_id)
    {
    case PROP_THEME:
      if (self->theme != ef_theme_find (g_value_get_string (value)))
        {
          self->theme = ef_theme_find (g_value_get_string (value));
          ef_chart_view_compose_again (self);
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

  ef_chart_view_stop_actions (self);
  g_clear_handle_id (&self->hidden_idle, g_source_remove);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_pointer (&self->marks, gtk_widget_unparent);
  g_clear_pointer (&self->picture, ef_chart_picture_free);
  g_clear_object (&self->viewport);
  g_clear_pointer (&self->data, ef_chart_data_unref);
  g_clear_pointer (&self->spec, ef_chart_spec_free);
  g_clear_pointer (&self->note, ef_note_free);

  G_OBJECT_CLASS (ef_chart_view_parent_class)->dispose (object);
}

static void
ef_chart_view_finalize (GObject *object)
{
  EfChartView *self = EF_CHART_VIEW (object);

  g_array_unref (self->selection);
  g_array_unref (self->selected_points);

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
  widget_class->query_tooltip = ef_chart_view_query_tooltip;
  widget_class->focus = ef_chart_view_focus;

  properties[PROP_THEME]
    = g_param_spec_string ("theme", NULL, NULL, "light",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_HIDDEN_LABELS]
    = g_param_spec_uint ("n-hidden-labels", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SELECTION_CHANGED]
    = g_signal_new ("selection-changed", EF_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  signals[POINT_ACTIVATED] = g_signal_new ("point-activated", EF_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[LIMIT_MOVED] = g_signal_new ("limit-moved", EF_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                                       G_TYPE_DOUBLE);

  signals[LABEL_MOVED] = g_signal_new ("label-moved", EF_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT,
                                       G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[LABEL_TOGGLED] = g_signal_new ("label-toggled", EF_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[LABEL_RELEASED] = g_signal_new ("label-released", EF_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[LEGEND_MOVED] = g_signal_new ("legend-moved", EF_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[NOTE_MOVED] = g_signal_new ("note-moved", EF_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_POINTER,
                                      G_TYPE_BOOLEAN);

  ef_chart_view_install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "ef-chart-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
point_chosen_cb (EfChartView *self, guint point)
{
  if (self->data != NULL && point < self->data->n)
    ef_chart_view_select_point (self, (gint) point, FALSE);
}

static void
ef_chart_view_init (EfChartView *self)
{
  self->theme = ef_theme_find (NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));

  self->selection = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->selected_points = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->hovered = self->pinned = self->name = -1;
  self->picture = ef_chart_picture_new ();
  self->viewport = ef_viewport_new ();
  g_signal_connect_object (self->viewport, "changed", G_CALLBACK (ef_chart_view_compose_again),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (ef_chart_view_compose_again), NULL);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi",
                           G_CALLBACK (ef_chart_view_compose_again), self, G_CONNECT_SWAPPED);

  self->marks = ef_front_marks_new (locate_mark, self);
  gtk_widget_set_parent (self->marks, GTK_WIDGET (self));
  g_signal_connect_object (self->marks, "focused", G_CALLBACK (mark_focused_cb), self,
                           G_CONNECT_SWAPPED);

  self->card = ef_point_card_new ();
  gtk_widget_set_visible (self->card, FALSE);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  g_signal_connect_object (self->card, "point-chosen", G_CALLBACK (point_chosen_cb), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  ef_chart_view_init_actions (self);
  ef_chart_view_init_input (self);
}

/* ---- For the input and the overlay ---- */

gboolean
ef_chart_view_get_plot (EfChartView *self, EfRect *plot, EfView *view)
{
  ensure_picture (self);
  ef_viewport_get_view (self->viewport, view);
  return ef_chart_picture_get_plot (self->picture, plot) && plot->width > 0 && plot->height > 0;
}

void
ef_chart_view_locate (EfChartView *self, guint point, double *x, double *y)
{
  EfRect plot;
  EfView view;

  if (self->data != NULL && point < self->data->n && ef_chart_view_get_plot (self, &plot, &view))
    ef_chart_view_to_page (&plot, &view, self->data->sx[point], self->data->sy[point], x, y);
  else
    *x = *y = 0;
}

gint
ef_chart_view_pick (EfChartView *self, double x, double y)
{
  EfRect plot;
  EfView view;
  double sx, sy;

  if (!ef_chart_view_get_plot (self, &plot, &view) || x < plot.x || x > plot.x + plot.width
      || y < plot.y || y > plot.y + plot.height)
    return -1;

  ef_chart_page_to_view (&plot, &view, x, y, &sx, &sy);
  return ef_chart_data_find_nearest (self->data, sx, sy, plot.width / (view.x_max - view.x_min),
                                     plot.height / (view.y_max - view.y_min), PICK_RADIUS);
}

/* Fills and shows the card of the pinned point, else of the hovered one, else hides it. */
static void
update_card (EfChartView *self)
{
  gint point = self->pinned >= 0 ? self->pinned : self->hovered;

  gtk_widget_set_visible (self->card, point >= 0);
  /* A card that comes and goes with the pointer must not be in its way. */
  gtk_widget_set_can_target (self->card, self->pinned >= 0);
  if (point >= 0)
    {
      ef_point_card_set_room (EF_POINT_CARD (self->card), gtk_widget_get_width (GTK_WIDGET (self)),
                              gtk_widget_get_height (GTK_WIDGET (self)),
                              ef_chart_view_get_room_beside (self, (guint) point));
      ef_point_card_show_point (EF_POINT_CARD (self->card), self->data, self->spec, (guint) point,
                                self->pinned >= 0);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
ef_chart_view_set_hovered (EfChartView *self, gint point)
{
  if (point == self->hovered)
    return;

  self->hovered = point;
  if (self->pinned < 0)
    update_card (self);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), point >= 0 ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ef_chart_view_pin (EfChartView *self, gint point)
{
  if (point == self->pinned)
    return;

  /* The focus must not vanish with the card. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == self->card)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  self->pinned = point;
  update_card (self);
}

void
ef_chart_view_activate_point (EfChartView *self, guint point)
{
  g_signal_emit (self, signals[POINT_ACTIVATED], 0, self->data->rows[point]);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  guint32 row_a = *(const guint32 *) a;
  guint32 row_b = *(const guint32 *) b;

  return (row_a > row_b) - (row_a < row_b);
}

void
ef_chart_view_select_point (EfChartView *self, gint point, gboolean add)
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
    }
  ef_chart_view_set_selection (self, (const guint32 *) (gpointer) rows->data, rows->len);
}

/* ---- Public ---- */

GtkWidget *
ef_chart_view_new (void)
{
  return g_object_new (EF_TYPE_CHART_VIEW, NULL);
}

/* Whether a view of the chart before still means the same place. */
static gboolean
is_same_place (EfChartView *self, EfChartData *data)
{
  return self->data != NULL
         && g_str_equal (ef_table_get_id (self->data->table), ef_table_get_id (data->table))
         && g_str_equal (ef_column_get_name (self->data->x.column),
                         ef_column_get_name (data->x.column))
         && g_str_equal (ef_column_get_name (self->data->y.column),
                         ef_column_get_name (data->y.column))
         && self->data->x.scale == data->x.scale && self->data->y.scale == data->y.scale;
}

static void
update_viewport (EfChartView *self, gboolean same_place)
{
  g_autoptr (EfChartSpec) fitted = ef_chart_spec_copy (self->spec);
  EfView home, outermost, view;

  fitted->has_view = FALSE;
  ef_chart_data_get_view (self->data, fitted, &home);
  ef_chart_data_get_outermost (self->data, self->spec, &outermost);
  if (!same_place)
    {
      ef_viewport_reset (self->viewport, &home, &outermost,
                         self->spec->has_view ? &self->spec->view : NULL);
      return;
    }
  ef_viewport_set_home (self->viewport, &home, &outermost);
  ef_viewport_get_view (self->viewport, &view);
  if (self->spec->has_view ? ef_view_equal (&view, &self->spec->view)
                           : ef_viewport_is_fitted (self->viewport))
    return;

  /* Somebody else moved it. */
  ef_chart_view_stop_glide (self);
  if (self->spec->has_view)
    ef_viewport_set_view (self->viewport, &self->spec->view);
  else
    ef_viewport_fit (self->viewport);
}

/* Both lists ascend. */
static void
update_selected_points (EfChartView *self)
{
  const guint32 *rows = (const guint32 *) (gpointer) self->selection->data;
  guint k = 0;

  g_array_set_size (self->selected_points, 0);
  if (self->data == NULL)
    return;
  for (guint32 i = 0; i < self->data->n && k < self->selection->len; i++)
    {
      while (k < self->selection->len && rows[k] < self->data->rows[i])
        k++;
      if (k < self->selection->len && rows[k] == self->data->rows[i])
        g_array_append_val (self->selected_points, i);
    }
}

/* Whether everything that is said about a chart is the same. */
static gboolean
has_same_words (const EfChartSpec *a, const EfChartSpec *b)
{
  return g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->label, b->label) == 0
         && g_strcmp0 (a->x.title, b->x.title) == 0 && g_strcmp0 (a->y.title, b->y.title) == 0
         && a->front.shown == b->front.shown;
}

static void
update_words (EfChartView *self)
{
  g_autofree char *description = ef_chart_data_describe (self->data, self->spec);
  g_autofree char *title = ef_chart_title_dup_short (self->data, self->spec);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  ef_front_marks_set_data (EF_FRONT_MARKS (self->marks),
                           self->spec->front.shown ? self->data : NULL, self->spec);
}

void
ef_chart_view_set_chart (EfChartView *self, EfChartData *data, const EfChartSpec *spec)
{
  g_autoptr (EfChartSpec) old_spec = NULL;
  gboolean same_data, same_place;

  g_return_if_fail (EF_IS_CHART_VIEW (self));
  g_return_if_fail (data != NULL && spec != NULL);

  same_data = data == self->data;
  same_place = is_same_place (self, data);
  if (!same_data)
    {
      ef_chart_view_stop_glide (self);
      /* Points have other numbers now. */
      ef_chart_view_pin (self, -1);
      ef_chart_view_set_hovered (self, -1);
      ef_chart_data_ref (data);
      g_clear_pointer (&self->data, ef_chart_data_unref);
      self->data = data;
      update_selected_points (self);
    }
  old_spec = g_steal_pointer (&self->spec);
  self->spec = ef_chart_spec_copy (spec);
  update_viewport (self, same_place);
  if (same_data && ef_chart_spec_equal (old_spec, spec))
    return;
  if (!same_data || !has_same_words (old_spec, spec))
    update_words (self);
  update_card (self);
  ef_chart_view_compose_again (self);
}

EfViewport *
ef_chart_view_get_viewport (EfChartView *self)
{
  g_return_val_if_fail (EF_IS_CHART_VIEW (self), NULL);
  return self->viewport;
}

const guint32 *
ef_chart_view_get_selection (EfChartView *self, guint *n_rows)
{
  g_return_val_if_fail (EF_IS_CHART_VIEW (self), NULL);
  g_return_val_if_fail (n_rows != NULL, NULL);

  *n_rows = self->selection->len;
  return (const guint32 *) (gpointer) self->selection->data;
}

/* Ascending, without repetition. (transfer full) */
static GArray *
sort_rows (const guint32 *rows, guint n_rows)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof *rows, n_rows);
  guint32 *data = (guint32 *) (gpointer) sorted->data;
  guint n = 0;

  if (n_rows == 0)
    return sorted;
  g_array_append_vals (sorted, rows, n_rows);
  g_array_sort (sorted, compare_rows);
  for (guint i = 0; i < n_rows; i++)
    if (n == 0 || data[i] != data[n - 1])
      data[n++] = data[i];
  g_array_set_size (sorted, n);
  return sorted;
}

/* The card that stays is of what is selected. */
static void
follow_selection (EfChartView *self)
{
  gint selected = self->selected_points->len == 1
                    ? (gint) g_array_index (self->selected_points, guint32, 0)
                    : -1;

  if (self->pinned < 0 || self->pinned == selected)
    return;
  /* The card is made for the place of its point. */
  if (selected >= 0)
    ef_chart_view_reveal (self, (guint) selected);
  ef_chart_view_pin (self, selected);
}

void
ef_chart_view_set_selection (EfChartView *self, const guint32 *rows, guint n_rows)
{
  g_autoptr (GArray) sorted = NULL;

  g_return_if_fail (EF_IS_CHART_VIEW (self));
  g_return_if_fail (rows != NULL || n_rows == 0);

  sorted = sort_rows (rows, n_rows);
  if (sorted->len == self->selection->len
      && (sorted->len == 0
          || memcmp (sorted->data, self->selection->data, sorted->len * sizeof *rows) == 0))
    return;

  g_array_unref (self->selection);
  self->selection = g_steal_pointer (&sorted);
  update_selected_points (self);
  follow_selection (self);
  ef_chart_view_compose_again (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}
