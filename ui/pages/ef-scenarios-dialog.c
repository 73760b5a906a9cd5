/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-scenarios-dialog.h"

#include <glib/gi18n-lib.h>

#include "ef-scenario-comparison.h"
#include "ef-task.h"

/* A line for each scenario would be too long to read across, so each has a column of the window and
 * what is said of them stands before the rows. */

#define CELL_CHARS 28
#define CELL_CHARS_LEAST 16 /* beyond what fits, the window scrolls */

typedef struct
{
  EfChartData *data;
  EfChartSpec *spec;
  const EfTickStyle *style;
} Task;

struct _EfScenariosDialog
{
  AdwWindow parent_instance;

  EfWorkspace *workspace;
  EfScenarioComparison *comparison; /* NULL while there is none */
  GCancellable *cancellable;        /* of a worker that makes one, NULL when none does */

  AdwToastOverlay *toast_overlay;
  GtkWidget *copy_button;
  GtkSpinner *spinner;
  GtkStack *stack;
  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (EfScenariosDialog, ef_scenarios_dialog, ADW_TYPE_WINDOW)

static void
task_free (Task *task)
{
  ef_chart_data_unref (task->data);
  ef_chart_spec_free (task->spec);
  g_free (task);
}

static void
attach (EfScenariosDialog *self,
        const char        *text,
        guint              column,
        guint              row,
        const char        *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), column > 0 ? CELL_CHARS_LEAST : 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_CHARS);
  gtk_label_set_selectable (GTK_LABEL (label), css_class == NULL);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (self->grid, label, (int) column, (int) row, 1, 1);
}

static void
clear_grid (EfScenariosDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

/* Takes @comparison over; NULL: there is nothing to compare. */
static void
show_comparison (EfScenariosDialog    *self,
                 EfScenarioComparison *comparison)
{
  guint n = comparison != NULL ? ef_scenario_comparison_get_n (comparison) : 0;

  g_clear_pointer (&self->comparison, ef_scenario_comparison_free);
  self->comparison = comparison;
  clear_grid (self);
  for (EfCompared what = 0; what < EF_N_COMPARED && n > 0; what++)
    {
      attach (self, what == EF_COMPARED_SCENARIO ? "" : ef_compared_to_label (what), 0, what,
              "dim-label");
      for (guint i = 0; i < n; i++)
        {
          const char *cell = ef_scenario_comparison_get_cell (comparison, i, what);

          attach (self, *cell != '\0' ? cell : "–", i + 1, what,
                  what == EF_COMPARED_SCENARIO ? "heading" : NULL);
        }
    }
  gtk_widget_set_sensitive (self->copy_button, n > 0);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "table" : "empty");
}

static void
compare_in_worker (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Task *work = task_data;
  GError *error = NULL;
  EfScenarioComparison *comparison =
    ef_scenario_comparison_new (work->data, work->spec, work->style, cancellable, &error);

  if (comparison != NULL)
    g_task_return_pointer (task, comparison, (GDestroyNotify) ef_scenario_comparison_free);
  else
    g_task_return_error (task, error);
}

static void
compared_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  EfScenariosDialog *self = EF_SCENARIOS_DIALOG (object);
  g_autoptr (EfScenarioComparison) comparison = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Overtaken by a newer one, or closed. */
  if (comparison == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  gtk_spinner_stop (self->spinner);
  show_comparison (self, g_steal_pointer (&comparison));
}

static void
stop (EfScenariosDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
refresh (EfScenariosDialog *self)
{
  EfChartData *data = ef_workspace_get_data (self->workspace);
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  g_autoptr (GTask) task = NULL;
  Task *work;

  stop (self);
  if (data == NULL || spec == NULL || spec->what_if.scenarios->len == 0)
    {
      gtk_spinner_stop (self->spinner);
      show_comparison (self, NULL);
      return;
    }

  work = g_new (Task, 1);
  work->data = ef_chart_data_ref (data);
  work->spec = ef_chart_spec_copy (spec);
  work->style = ef_tick_style_for_locale ();
  self->cancellable = g_cancellable_new ();
  gtk_spinner_start (self->spinner);
  task = g_task_new (self, self->cancellable, compared_cb, NULL);
  g_task_set_source_tag (task, refresh);
  g_task_set_name (task, "compare scenarios");
  g_task_set_task_data (task, work, (GDestroyNotify) task_free);
  ef_task_run_in_worker (task, compare_in_worker);
}

static void
copy_cb (EfScenariosDialog *self)
{
  g_autofree char *tsv = NULL;

  if (self->comparison == NULL)
    return;
  tsv = ef_scenario_comparison_to_tsv (self->comparison);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), tsv);
  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (_("Table copied")));
}

static void
ef_scenarios_dialog_dispose (GObject *object)
{
  EfScenariosDialog *self = EF_SCENARIOS_DIALOG (object);

  stop (self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->comparison, ef_scenario_comparison_free);

  G_OBJECT_CLASS (ef_scenarios_dialog_parent_class)->dispose (object);
}

static void
ef_scenarios_dialog_class_init (EfScenariosDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_scenarios_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-scenarios-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EfScenariosDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, EfScenariosDialog, copy_button);
  gtk_widget_class_bind_template_child (widget_class, EfScenariosDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, EfScenariosDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, EfScenariosDialog, grid);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
ef_scenarios_dialog_init (EfScenariosDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ef_scenarios_dialog_new (GtkWindow   *parent,
                         EfWorkspace *workspace)
{
  EfScenariosDialog *self;

  g_return_val_if_fail (EF_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (EF_TYPE_SCENARIOS_DIALOG, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "chart-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

void
ef_scenarios_dialog_wait (EfScenariosDialog *self)
{
  g_return_if_fail (EF_IS_SCENARIOS_DIALOG (self));

  while (self->cancellable != NULL)
    g_main_context_iteration (NULL, TRUE);
}
