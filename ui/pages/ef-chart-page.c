/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "ef-chart-footprints.h"
#include "ef-label-row.h"
#include "ef-time-bar.h"

struct _EfChartPage
{
  GtkWidget parent_instance;

  EfWorkspace *workspace;
  gboolean selecting; /* the selection is being handed over, in whichever direction */

  GtkStack *stack;
  EfChartView *chart_view;
  GtkSpinner *spinner;
  AdwStatusPage *problem_page;
  GtkLabel *status_label;
  EfTimeBar *time_bar;
  GtkToggleButton *time_button;
  gboolean showing; /* the button is being set, nobody pressed it */
};

G_DEFINE_FINAL_TYPE (EfChartPage, ef_chart_page, GTK_TYPE_WIDGET)

static void
show_problem (EfChartPage *self,
              const char  *title,
              const char  *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_title (self->problem_page, title);
  adw_status_page_set_description (self->problem_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
show_status (EfChartPage *self)
{
  g_autofree char *points = ef_workspace_describe_points (self->workspace);
  g_autofree char *left_out = ef_workspace_describe_left_out (self->workspace, ", ");
  EfChartData *data = ef_workspace_get_data (self->workspace);
  g_autofree char *text = NULL;
  guint n_hidden;

  text = left_out[0] != '\0' ? g_strdup_printf ("%s · %s", points, left_out) : g_strdup (points);
  if (ef_workspace_compares_scores (self->workspace))
    {
      g_autofree char *before = g_steal_pointer (&text);

      text = g_strdup_printf ("%s · %s", before, _("two scores, no cost"));
    }
  if (data != NULL && ef_chart_footprints_are_mixed (data))
    {
      g_autofree char *before = g_steal_pointer (&text);

      text = g_strdup_printf ("%s · %s", before, _("not all count the same energy"));
    }
  if (data != NULL && ef_chart_footprints_have_units (data))
    {
      g_autofree char *before = g_steal_pointer (&text);

      text = g_strdup_printf ("%s · %s", before, _("not all in the same unit"));
    }
  g_object_get (self->chart_view, "n-hidden-labels", &n_hidden, NULL);
  if (n_hidden > 0)
    {
      g_autofree char *before = g_steal_pointer (&text);
      g_autofree char *names = g_strdup_printf (
        /* Translators: names of points in a chart that found no place beside the others. */
        ngettext ("%'u name without room", "%'u names without room", n_hidden), n_hidden);

      text = g_strdup_printf ("%s · %s", before, names);
    }
  gtk_label_set_text (self->status_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->status_label), text);
}

/* Time can only go by where rows have dates. */
static void
show_time (EfChartPage *self,
           EfChartData *data)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);

  self->showing = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->time_button), isfinite (data->first_date)
                                                            && data->first_date < data->last_date);
  gtk_toggle_button_set_active (self->time_button, spec->front.has_as_of);
  self->showing = FALSE;
}

/* It begins with the present: all that the table knows. */
static void
time_toggled_cb (EfChartPage *self)
{
  EfChartData *data = ef_workspace_get_data (self->workspace);
  EfChartSpec *spec;

  if (self->showing || data == NULL || !isfinite (data->last_date))
    return;

  spec = ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));
  spec->front.has_as_of = gtk_toggle_button_get_active (self->time_button);
  spec->front.as_of = floor (data->last_date);
  ef_workspace_change (self->workspace, spec, NULL,
                       spec->front.has_as_of ? _("Show Frontier as of a Day")
                                             : _("Show All Dates"));
}

static void
show_data (EfChartPage *self,
           EfChartData *data)
{
  const EfLeftOut *left_out = &data->left_out;

  show_time (self, data);
  if (data->n > 0 || left_out->later > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "chart");
      ef_chart_view_set_chart (self->chart_view, data, ef_workspace_get_spec (self->workspace));
      show_status (self);
    }
  else if (left_out->filtered > 0 && left_out->filtered >= left_out->missing)
    show_problem (self, _("No row passes the filter"), _("Change the filter to see points."));
  else if (left_out->hidden > 0)
    show_problem (self, _("All points are hidden"), _("Show hidden points to see them again."));
  else
    show_problem (self, _("No points to draw"),
                  _("No row has a value on both axes. Choose other columns, or read the values in "
                     "the table."));
}

static void
refresh (EfChartPage *self)
{
  EfChartData *data = ef_workspace_get_data (self->workspace);
  const GError *error = ef_workspace_get_error (self->workspace);
  gboolean busy = ef_workspace_is_busy (self->workspace);

  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);

  if (ef_workspace_get_table (self->workspace) == NULL)
    gtk_stack_set_visible_child_name (self->stack, "choose");
  else if (error != NULL)
    show_problem (self, _("This chart cannot be drawn"), error->message);
  else if (data != NULL && data->table == ef_workspace_get_table (self->workspace))
    show_data (self, data);
}

static void
style_changed_cb (EfChartPage *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  const char *theme = adw_style_manager_get_dark (manager)            ? "dark"
                      : adw_style_manager_get_high_contrast (manager) ? "contrast"
                                                                      : "light";

  g_object_set (self->chart_view, "theme", theme, NULL);
}

/* From the chart to the workspace. */
static void
view_selection_changed_cb (EfChartPage *self)
{
  const guint32 *rows;
  guint n;

  if (self->selecting || self->workspace == NULL)
    return;

  self->selecting = TRUE;
  rows = ef_chart_view_get_selection (self->chart_view, &n);
  ef_workspace_set_selection (self->workspace, rows, n);
  self->selecting = FALSE;
}

/* From the workspace to the chart. */
static void
workspace_selection_changed_cb (EfChartPage *self)
{
  const guint32 *rows;
  guint n;

  if (self->selecting)
    return;

  self->selecting = TRUE;
  rows = ef_workspace_get_selection (self->workspace, &n);
  ef_chart_view_set_selection (self->chart_view, rows, n);
  self->selecting = FALSE;
}

static void
view_changed_cb (EfChartPage *self)
{
  EfViewport *viewport = ef_chart_view_get_viewport (self->chart_view);
  EfView view;

  if (self->workspace == NULL)
    return;

  ef_viewport_get_view (viewport, &view);
  ef_workspace_set_view (self->workspace, ef_viewport_is_fitted (viewport) ? NULL : &view);
}

/* Moving a line is one step of the history, however many places it goes through. */
static void
limit_moved_cb (EfChartPage *self,
                EfLimit      limit,
                double       value)
{
  EfChartSpec *spec = ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));

  (limit == EF_LIMIT_X ? &spec->x : &spec->y)->limit = value;
  ef_workspace_change (self->workspace, spec, limit == EF_LIMIT_X ? "limit-x" : "limit-y",
                       _("Move Limit"));
}

static void
label_moved_cb (EfChartPage *self,
                guint        row,
                double       dx,
                double       dy)
{
  ef_label_row_move (self->workspace, row, dx, dy);
}

static void
label_toggled_cb (EfChartPage *self,
                  guint        row)
{
  ef_label_row_toggle (self->workspace, row);
}

static void
label_released_cb (EfChartPage *self,
                   guint        row)
{
  ef_label_row_release (self->workspace, row);
}

static void
legend_moved_cb (EfChartPage *self,
                 EfLegend     legend)
{
  EfChartSpec *spec = ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));

  spec->legend = legend;
  ef_workspace_change (self->workspace, spec, NULL, _("Move Legend"));
}

/* A hand moves a note in one go; keys do it in steps that belong together. */
static void
note_moved_cb (EfChartPage  *self,
               guint         index,
               const EfNote *note,
               gboolean      by_keys)
{
  EfChartSpec *spec = ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));
  g_autofree char *key = g_strdup_printf ("note-%u", index);

  if (index >= spec->notes->len)
    {
      ef_chart_spec_free (spec);
      return;
    }
  ef_note_free (spec->notes->pdata[index]);
  spec->notes->pdata[index] = ef_note_copy (note);
  ef_workspace_change (self->workspace, spec, by_keys ? key : NULL, _("Move Annotation"));
}

static void
hidden_labels_changed_cb (EfChartPage *self)
{
  if (self->workspace != NULL && ef_workspace_get_data (self->workspace) != NULL)
    show_status (self);
}

static void
zoom_in_cb (EfChartPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->chart_view), "chart.zoom-in", NULL);
}

static void
zoom_out_cb (EfChartPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->chart_view), "chart.zoom-out", NULL);
}

static void
fit_cb (EfChartPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->chart_view), "chart.fit", NULL);
}

static void
ef_chart_page_dispose (GObject *object)
{
  EfChartPage *self = EF_CHART_PAGE (object);
  GtkWidget *child;

  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), EF_TYPE_CHART_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ef_chart_page_parent_class)->dispose (object);
}

static void
ef_chart_page_class_init (EfChartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_chart_page_dispose;

  g_type_ensure (EF_TYPE_CHART_VIEW);
  g_type_ensure (EF_TYPE_TIME_BAR);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-chart-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EfChartPage, stack);
  gtk_widget_class_bind_template_child (widget_class, EfChartPage, chart_view);
  gtk_widget_class_bind_template_child (widget_class, EfChartPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, EfChartPage, problem_page);
  gtk_widget_class_bind_template_child (widget_class, EfChartPage, status_label);
  gtk_widget_class_bind_template_child (widget_class, EfChartPage, time_bar);
  gtk_widget_class_bind_template_child (widget_class, EfChartPage, time_button);
  gtk_widget_class_bind_template_callback (widget_class, time_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, fit_cb);
  gtk_widget_class_set_css_name (widget_class, "ef-chart-page");
}

static void
ef_chart_page_init (EfChartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (self->chart_view, "selection-changed",
                           G_CALLBACK (view_selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart_view, "limit-moved", G_CALLBACK (limit_moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart_view, "label-moved", G_CALLBACK (label_moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart_view, "label-toggled", G_CALLBACK (label_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart_view, "label-released", G_CALLBACK (label_released_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart_view, "legend-moved", G_CALLBACK (legend_moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart_view, "note-moved", G_CALLBACK (note_moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart_view, "notify::n-hidden-labels",
                           G_CALLBACK (hidden_labels_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ef_chart_view_get_viewport (self->chart_view), "changed",
                           G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  style_changed_cb (self);
}

void
ef_chart_page_set_workspace (EfChartPage *self,
                             EfWorkspace *workspace)
{
  g_return_if_fail (EF_IS_CHART_PAGE (self));
  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);

  g_set_object (&self->workspace, workspace);
  ef_time_bar_set_workspace (self->time_bar, workspace);
  g_signal_connect_object (workspace, "chart-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::busy", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "selection-changed",
                           G_CALLBACK (workspace_selection_changed_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
}

EfChartView *
ef_chart_page_get_view (EfChartPage *self)
{
  g_return_val_if_fail (EF_IS_CHART_PAGE (self), NULL);
  return self->chart_view;
}
