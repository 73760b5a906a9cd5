/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-time-bar.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* From the first date to the last in so many seconds. */
#define PLAY_TIME 20.0
/* Chart, table and history follow the slider; more often than this nobody sees a difference. */
#define PLAY_INTERVAL 250
/* Names in the line of changes. */
#define N_NAMES_MAX 3

struct _EfTimeBar
{
  GtkWidget parent_instance;

  EfWorkspace *workspace;
  gboolean showing; /* the slider is being set, nobody moved it */
  EfChartData *before; /* what was shown before the present data, or NULL */
  EfChartData *now;
  guint play_timeout;

  GtkToggleButton *play_button;
  GtkRange *scale;
  GtkLabel *date_label;
  GtkLabel *changes_label;
};

G_DEFINE_FINAL_TYPE (EfTimeBar, ef_time_bar, GTK_TYPE_WIDGET)

static void
change_day (EfTimeBar *self,
            gboolean   has_as_of,
            double     day)
{
  EfChartSpec *spec = ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));

  spec->front.has_as_of = has_as_of;
  spec->front.as_of = day;
  /* Letting time go by is one step of the history, not eighty. */
  ef_workspace_change (self->workspace, spec, has_as_of ? "as-of" : NULL, _("Change Date"));
}

static void
moved_cb (EfTimeBar *self)
{
  if (!self->showing)
    change_day (self, TRUE, floor (gtk_range_get_value (self->scale)));
}

static void
stop_playing (EfTimeBar *self)
{
  g_clear_handle_id (&self->play_timeout, g_source_remove);
  if (gtk_toggle_button_get_active (self->play_button))
    gtk_toggle_button_set_active (self->play_button, FALSE);
}

static gboolean
play_cb (gpointer user_data)
{
  EfTimeBar *self = user_data;
  GtkAdjustment *adjustment = gtk_range_get_adjustment (self->scale);
  double last = gtk_adjustment_get_upper (adjustment);
  double span = last - gtk_adjustment_get_lower (adjustment);
  double next = gtk_range_get_value (self->scale) + span * PLAY_INTERVAL / (PLAY_TIME * 1000);

  /* The chart of the last step is being made still. */
  if (ef_workspace_is_busy (self->workspace))
    return G_SOURCE_CONTINUE;
  gtk_range_set_value (self->scale, MIN (next, last));
  if (next < last)
    return G_SOURCE_CONTINUE;

  self->play_timeout = 0;
  stop_playing (self);
  return G_SOURCE_REMOVE;
}

static void
play_toggled_cb (EfTimeBar *self)
{
  GtkAdjustment *adjustment = gtk_range_get_adjustment (self->scale);
  gboolean playing = gtk_toggle_button_get_active (self->play_button);

  gtk_button_set_icon_name (GTK_BUTTON (self->play_button), playing
                                                              ? "media-playback-pause-symbolic"
                                                              : "media-playback-start-symbolic");
  g_clear_handle_id (&self->play_timeout, g_source_remove);
  if (!playing)
    return;

  /* From the end it begins anew. */
  if (gtk_range_get_value (self->scale) >= gtk_adjustment_get_upper (adjustment))
    gtk_range_set_value (self->scale, gtk_adjustment_get_lower (adjustment));
  self->play_timeout = g_timeout_add (PLAY_INTERVAL, play_cb, self);
}

static void
close_cb (EfTimeBar *self)
{
  stop_playing (self);
  change_day (self, FALSE, 0);
}

/* ---- Who came and went ---- */

static gboolean
is_on_front (const EfChartData *data,
             guint32            row)
{
  for (guint i = 0; i < data->n_front; i++)
    if (data->rows[data->front[i]] == row)
      return TRUE;
  return FALSE;
}

/* The names of those that are on the frontier of @data and not of @other, NULL if none is. */
static char *
list_changes (EfTimeBar         *self,
              const EfChartData *data,
              const EfChartData *other)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  GString *names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < data->n_front; i++)
    {
      g_autofree char *label = NULL;

      if (is_on_front (other, data->rows[data->front[i]]) || n++ >= N_NAMES_MAX)
        continue;
      label = ef_chart_data_dup_label (data, spec, data->front[i]);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", label);
    }
  if (n > N_NAMES_MAX)
    /* Translators: behind a list of names. */
    g_string_append_printf (names, ngettext (" and %u more", " and %u more", n - N_NAMES_MAX),
                            n - N_NAMES_MAX);
  return g_string_free (names, n == 0);
}

static void
show_changes (EfTimeBar *self)
{
  g_autofree char *entered = NULL;
  g_autofree char *left = NULL;
  g_autofree char *text = NULL;

  if (self->before != NULL && self->before->table == self->now->table)
    {
      entered = list_changes (self, self->now, self->before);
      left = list_changes (self, self->before, self->now);
    }
  if (entered != NULL && left != NULL)
    /* Translators: names of models that came onto the frontier, and of those that left it. */
    text = g_strdup_printf (_("New: %s. Outdone: %s."), entered, left);
  else if (entered != NULL)
    text = g_strdup_printf (_("New: %s."), entered);
  else if (left != NULL)
    text = g_strdup_printf (_("Gone: %s."), left);
  /* What changed last stays until something changes again. */
  if (text == NULL && self->before != NULL)
    return;
  gtk_label_set_text (self->changes_label, text != NULL ? text : "");
}

/* ---- Showing ---- */

static void
show_day (EfTimeBar         *self,
          const EfChartSpec *spec,
          const EfChartData *data)
{
  GtkAdjustment *adjustment = gtk_range_get_adjustment (self->scale);
  double day = CLAMP (spec->front.as_of, floor (data->first_date), floor (data->last_date));
  g_autofree char *text = ef_date_to_iso (day, EF_DATE_DAY);

  self->showing = TRUE;
  gtk_adjustment_configure (adjustment, day, floor (data->first_date), floor (data->last_date), 1,
                            365, 0);
  self->showing = FALSE;
  gtk_label_set_text (self->date_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static void
keep_data (EfTimeBar   *self,
           EfChartData *data)
{
  if (data == self->now)
    return;
  g_clear_pointer (&self->before, ef_chart_data_unref);
  self->before = g_steal_pointer (&self->now);
  self->now = ef_chart_data_ref (data);
}

static void
forget_data (EfTimeBar *self)
{
  g_clear_pointer (&self->before, ef_chart_data_unref);
  g_clear_pointer (&self->now, ef_chart_data_unref);
}

static void
refresh (EfTimeBar *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  EfChartData *data = ef_workspace_get_data (self->workspace);
  gboolean shown = spec != NULL && spec->front.has_as_of && data != NULL
                   && data->table == ef_workspace_get_table (self->workspace)
                   && isfinite (data->first_date);

  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  if (!shown)
    {
      stop_playing (self);
      forget_data (self);
      return;
    }
  show_day (self, spec, data);
  if (data == self->now)
    return;
  keep_data (self, data);
  show_changes (self);
}

static void
ef_time_bar_dispose (GObject *object)
{
  EfTimeBar *self = EF_TIME_BAR (object);
  GtkWidget *child;

  g_clear_handle_id (&self->play_timeout, g_source_remove);
  forget_data (self);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), EF_TYPE_TIME_BAR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ef_time_bar_parent_class)->dispose (object);
}

static void
ef_time_bar_class_init (EfTimeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_time_bar_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-time-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, EfTimeBar, play_button);
  gtk_widget_class_bind_template_child (widget_class, EfTimeBar, scale);
  gtk_widget_class_bind_template_child (widget_class, EfTimeBar, date_label);
  gtk_widget_class_bind_template_child (widget_class, EfTimeBar, changes_label);
  gtk_widget_class_bind_template_callback (widget_class, play_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
ef_time_bar_init (EfTimeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
ef_time_bar_set_workspace (EfTimeBar   *self,
                           EfWorkspace *workspace)
{
  g_return_if_fail (EF_IS_TIME_BAR (self));
  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);

  g_set_object (&self->workspace, workspace);
  forget_data (self);
  g_signal_connect_object (workspace, "chart-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}
