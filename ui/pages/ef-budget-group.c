/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-budget-group.h"

#include <glib/gi18n-lib.h>

#include "ef-chart-words.h"

struct _EfBudgetGroup
{
  AdwPreferencesGroup parent_instance;

  EfWorkspace *workspace;

  AdwActionRow *best_row;
  AdwActionRow *runner_up_row;
};

G_DEFINE_FINAL_TYPE (EfBudgetGroup, ef_budget_group, ADW_TYPE_PREFERENCES_GROUP)

static void
select_point (EfBudgetGroup *self,
              gssize         point)
{
  EfChartData *data = ef_workspace_get_data (self->workspace);

  if (data != NULL && data->has_limits && point >= 0)
    ef_workspace_set_selection (self->workspace, &data->rows[point], 1);
}

static void
best_activated_cb (EfBudgetGroup *self)
{
  EfChartData *data = ef_workspace_get_data (self->workspace);

  select_point (self, data != NULL ? data->inside.best : -1);
}

static void
runner_up_activated_cb (EfBudgetGroup *self)
{
  EfChartData *data = ef_workspace_get_data (self->workspace);

  select_point (self, data != NULL ? data->inside.runner_up : -1);
}

/* The name of a point and its values, y first: that is what was asked for. */
static void
show_point (EfBudgetGroup     *self,
            AdwActionRow      *row,
            const EfChartData *data,
            gssize             point)
{
  g_autofree char *name = NULL;
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;
  g_autofree char *values = NULL;

  gtk_widget_set_visible (GTK_WIDGET (row), point >= 0);
  if (point < 0)
    return;

  name = ef_chart_data_dup_label (data, ef_workspace_get_spec (self->workspace), (guint) point);
  x = ef_chart_data_format_value (data, &data->x, (guint) point,
                                  ef_tick_style_for_locale ());
  y = ef_chart_data_format_value (data, &data->y, (guint) point,
                                  ef_tick_style_for_locale ());
  /* Translators: the two values of a point: "85.1 at 48.2 GFLOP". */
  values = g_strdup_printf (_("%s at %s"), y, x);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (row, values);
}

static char *
describe_count (const EfChartData *data)
{
  gulong n_inside = (gulong) data->inside.n_inside;

  if (n_inside == 0)
    return g_strdup (_("No point keeps to the limits."));
  return g_strdup_printf (ngettext ("%'lu of %'u points keeps to the limits.",
                                    "%'lu of %'u points keep to the limits.", n_inside),
                          n_inside, data->n);
}

static void
refresh (EfBudgetGroup *self)
{
  EfChartData *data = ef_workspace_get_data (self->workspace);
  gboolean shown = data != NULL && data->has_limits
                   && data->table == ef_workspace_get_table (self->workspace);
  g_autofree char *count = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  if (!shown)
    return;

  count = describe_count (data);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), count);
  show_point (self, self->best_row, data, data->inside.best);
  show_point (self, self->runner_up_row, data, data->inside.runner_up);
}

static void
ef_budget_group_dispose (GObject *object)
{
  EfBudgetGroup *self = EF_BUDGET_GROUP (object);

  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ef_budget_group_parent_class)->dispose (object);
}

static void
ef_budget_group_class_init (EfBudgetGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_budget_group_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-budget-group.ui");
  gtk_widget_class_bind_template_child (widget_class, EfBudgetGroup, best_row);
  gtk_widget_class_bind_template_child (widget_class, EfBudgetGroup, runner_up_row);
  gtk_widget_class_bind_template_callback (widget_class, best_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, runner_up_activated_cb);
}

static void
ef_budget_group_init (EfBudgetGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
ef_budget_group_set_workspace (EfBudgetGroup *self,
                               EfWorkspace   *workspace)
{
  g_return_if_fail (EF_IS_BUDGET_GROUP (self));
  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);

  g_set_object (&self->workspace, workspace);
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}
