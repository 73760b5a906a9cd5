/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-front-marks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ef-chart-words.h"

/* GTK 4.8 shows assistive technologies widgets and nothing else, so the points one walks along are
 * widgets. They draw only a focus ring; the point itself is in the picture below. */

#define MARK_SIZE 22

/* EfFrontMark: one point. */

#define EF_TYPE_FRONT_MARK (ef_front_mark_get_type ())
G_DECLARE_FINAL_TYPE (EfFrontMark, ef_front_mark, EF, FRONT_MARK, GtkWidget)

struct _EfFrontMark
{
  GtkWidget parent_instance;

  guint point;
  guint32 row;
};

G_DEFINE_FINAL_TYPE (EfFrontMark, ef_front_mark, GTK_TYPE_WIDGET)

static void
ef_front_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GskRoundedRect ring;
  GdkRGBA colour;
  int size = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));

  if (!gtk_widget_has_visible_focus (widget) || size <= 2)
    return;

  /* Themes without that name get the colour of text. */
  if (!gtk_style_context_lookup_color (style, "accent_color", &colour))
    gtk_style_context_get_color (style, &colour);
  gsk_rounded_rect_init_from_rect (&ring, &GRAPHENE_RECT_INIT (1, 1, size - 2, size - 2),
                                   size / 2.0f);
  gtk_snapshot_append_border (snapshot, &ring, (float[]){ 2, 2, 2, 2 },
                              (GdkRGBA[]){ colour, colour, colour, colour });
}

static void
ef_front_mark_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = MARK_SIZE;
}

static void
ef_front_mark_class_init (EfFrontMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = ef_front_mark_snapshot;
  widget_class->measure = ef_front_mark_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
ef_front_mark_init (EfFrontMark *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/* EfFrontMarks: all of them. */

struct _EfFrontMarks
{
  GtkWidget parent_instance;

  GPtrArray *marks; /* of EfFrontMark, along the frontier; children of ours */
  EfFrontMarksPlace place;
  gpointer place_data;
};

G_DEFINE_FINAL_TYPE (EfFrontMarks, ef_front_marks, GTK_TYPE_WIDGET)

enum
{
  FOCUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
mark_focus_cb (EfFrontMarks *self, GParamSpec *pspec, EfFrontMark *mark)
{
  if (gtk_widget_has_focus (GTK_WIDGET (mark)))
    g_signal_emit (self, signals[FOCUSED], 0, mark->point);
}

/* "EfficientNet-B7, Parameters 66 M, Accuracy 84.3" */
static char *
dup_mark_label (EfChartData *data, const EfChartSpec *spec, guint point)
{
  g_autofree char *name = ef_chart_data_dup_label (data, spec, point);
  g_autofree char *x_title = ef_axis_data_dup_title (&data->x, &spec->x);
  g_autofree char *y_title = ef_axis_data_dup_title (&data->y, &spec->y);
  g_autofree char *x = ef_chart_data_format_value (data, &data->x, point,
                                                   ef_tick_style_for_locale ());
  g_autofree char *y = ef_chart_data_format_value (data, &data->y, point,
                                                   ef_tick_style_for_locale ());

  /* Translators: read aloud: name of a model, then both axes with their values. */
  return g_strdup_printf (_ ("%s, %s %s, %s %s"), name, x_title, x, y_title, y);
}

static void
add_mark (EfFrontMarks *self, EfChartData *data, const EfChartSpec *spec, guint point)
{
  EfFrontMark *mark = g_object_new (EF_TYPE_FRONT_MARK, NULL);
  g_autofree char *label = dup_mark_label (data, spec, point);

  mark->point = point;
  mark->row = data->rows[point];
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (mark, "notify::has-focus", G_CALLBACK (mark_focus_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (mark), GTK_WIDGET (self));
  g_ptr_array_add (self->marks, mark);
}

static void
remove_marks (EfFrontMarks *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->marks, i));
  g_ptr_array_set_size (self->marks, 0);
}

static gint
find_focused (EfFrontMarks *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    if (gtk_widget_has_focus (g_ptr_array_index (self->marks, i)))
      return (gint) i;
  return -1;
}

static void
ef_front_marks_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  EfFrontMarks *self = EF_FRONT_MARKS (widget);

  for (guint i = 0; i < self->marks->len; i++)
    {
      EfFrontMark *mark = g_ptr_array_index (self->marks, i);
      double x, y;

      self->place (mark->point, &x, &y, self->place_data);
      /* A point far outside the view keeps its mark at the edge, where a focus ring can say so. */
      x = CLAMP (x, 0, width);
      y = CLAMP (y, 0, height);
      gtk_widget_size_allocate (GTK_WIDGET (mark),
                                &(GtkAllocation){ (int) round (x) - MARK_SIZE / 2,
                                                  (int) round (y) - MARK_SIZE / 2, MARK_SIZE,
                                                  MARK_SIZE },
                                -1);
    }
}

static void
ef_front_marks_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  EfFrontMarks *self = EF_FRONT_MARKS (widget);

  for (guint i = 0; i < self->marks->len; i++)
    gtk_widget_measure (g_ptr_array_index (self->marks, i), orientation, -1, NULL, NULL, NULL,
                        NULL);
  *minimum = *natural = 0;
}

static void
ef_front_marks_dispose (GObject *object)
{
  EfFrontMarks *self = EF_FRONT_MARKS (object);

  if (self->marks != NULL)
    remove_marks (self);
  g_clear_pointer (&self->marks, g_ptr_array_unref);

  G_OBJECT_CLASS (ef_front_marks_parent_class)->dispose (object);
}

static void
ef_front_marks_class_init (EfFrontMarksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_front_marks_dispose;
  widget_class->size_allocate = ef_front_marks_size_allocate;
  widget_class->measure = ef_front_marks_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);

  signals[FOCUSED] = g_signal_new ("focused", EF_TYPE_FRONT_MARKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
ef_front_marks_init (EfFrontMarks *self)
{
  self->marks = g_ptr_array_new ();
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Points on the frontier"), -1);
}

GtkWidget *
ef_front_marks_new (EfFrontMarksPlace place, gpointer user_data)
{
  EfFrontMarks *self = g_object_new (EF_TYPE_FRONT_MARKS, NULL);

  self->place = place;
  self->place_data = user_data;
  return GTK_WIDGET (self);
}

/* Where the focus was, it stays if the row still is on the frontier, else with the chart. */
static void
restore_focus (EfFrontMarks *self, EfChartData *data, gint64 row)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      EfFrontMark *mark = g_ptr_array_index (self->marks, i);

      if (data->rows[mark->point] == row && gtk_widget_grab_focus (GTK_WIDGET (mark)))
        return;
    }
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self)));
}

void
ef_front_marks_set_data (EfFrontMarks *self, EfChartData *data, const EfChartSpec *spec)
{
  gint focused;
  gint64 focused_row = -1;
  guint n;

  g_return_if_fail (EF_IS_FRONT_MARKS (self));
  g_return_if_fail (data == NULL || spec != NULL);

  focused = find_focused (self);
  if (focused >= 0)
    focused_row = EF_FRONT_MARK (g_ptr_array_index (self->marks, (guint) focused))->row;
  remove_marks (self);
  n = data != NULL ? MIN (data->n_front, EF_FRONT_MARKS_MAX) : 0;
  for (guint i = 0; i < n; i++)
    {
      guint k = n > 1 ? (guint) ((guint64) i * (data->n_front - 1) / (n - 1)) : 0;

      add_mark (self, data, spec, data->front[k]);
    }
  for (guint i = 0; i < n; i++)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (g_ptr_array_index (self->marks, i)),
                                    GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) i + 1,
                                    GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) n, -1);
  if (focused >= 0)
    restore_focus (self, data, focused_row);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

gboolean
ef_front_marks_walk (EfFrontMarks *self, int steps)
{
  gint position;
  gint last;

  g_return_val_if_fail (EF_IS_FRONT_MARKS (self), FALSE);

  last = (gint) self->marks->len - 1;
  if (last < 0)
    return FALSE;

  position = find_focused (self);
  if (steps == G_MININT)
    position = 0;
  else if (steps == G_MAXINT)
    position = last;
  else if (position < 0)
    position = steps > 0 ? 0 : last;
  else
    position = CLAMP (position + steps, 0, last);
  return gtk_widget_grab_focus (g_ptr_array_index (self->marks, (guint) position));
}

gint
ef_front_marks_get_focused (EfFrontMarks *self)
{
  gint position;

  g_return_val_if_fail (EF_IS_FRONT_MARKS (self), -1);

  position = find_focused (self);
  if (position < 0)
    return -1;
  return (gint) EF_FRONT_MARK (g_ptr_array_index (self->marks, (guint) position))->point;
}
