/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-steps-dialog.h"

#include <glib/gi18n-lib.h>

#include "ef-chart-indicators.h"
#include "ef-chart-steps.h"
#include "ef-history-page.h"
#include "ef-row-list.h"
#include "ef-sheet-output.h"
#include "ef-task.h"

/* How much of a name is always to be seen; the rest is in a tooltip. */
#define NAME_CHARS 16

/* Points from which on a worker finds what there is to say. */
#define SYNCHRONOUS_POINTS 20000

/* What there is to say of a chart. */
typedef struct
{
  EfChartData *data;
  EfChartSpec *spec;
  gboolean hull;
  gboolean logarithms;
  const EfTickStyle *style;
  EfChartSteps *steps;
  EfChartHistory *history;
  GArray *indicators; /* element-type EfIndicator */
  GArray *years;      /* the same of the area of each year */
} Findings;

struct _EfStepsDialog
{
  AdwWindow parent_instance;

  EfWorkspace *workspace;
  Findings *findings;         /* NULL while there are no points */
  GCancellable *cancellable;  /* of a worker that finds them, NULL when none does */
  EfRowList *rows;            /* indices of steps */
  GtkSingleSelection *selection;
  GPtrArray *indicator_rows;  /* element-type GtkWidget, those that are shown now */
  GPtrArray *year_rows;       /* the same */
  GtkColumnViewColumn *columns[EF_N_STEP_FIELDS];
  gboolean showing;           /* the list is being filled, the user did nothing */

  AdwToastOverlay *toast_overlay;
  GtkWidget *copy_button;
  GtkWidget *save_button;
  GtkToggleButton *hull_button;
  GtkLabel *sentence_label;
  GtkStack *stack;
  GtkColumnView *column_view;
  AdwStatusPage *reason_page;
  GtkStack *pages;
  EfHistoryPage *history_page;
  AdwPreferencesGroup *indicator_group;
  AdwPreferencesGroup *years_group;
  AdwActionRow *logarithms_row;
  GtkSwitch *logarithms_switch;
};

G_DEFINE_FINAL_TYPE (EfStepsDialog, ef_steps_dialog, ADW_TYPE_WINDOW)

static void
findings_free (Findings *findings)
{
  ef_chart_data_unref (findings->data);
  ef_chart_spec_free (findings->spec);
  g_clear_pointer (&findings->steps, ef_chart_steps_unref);
  g_clear_pointer (&findings->history, ef_chart_history_unref);
  g_clear_pointer (&findings->indicators, g_array_unref);
  g_clear_pointer (&findings->years, g_array_unref);
  g_free (findings);
}

static Findings *
findings_new (EfStepsDialog *self,
              EfChartData   *data)
{
  Findings *findings = g_new0 (Findings, 1);

  findings->data = ef_chart_data_ref (data);
  findings->spec = ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));
  findings->hull = gtk_toggle_button_get_active (self->hull_button);
  findings->logarithms = gtk_switch_get_active (self->logarithms_switch);
  findings->style = ef_tick_style_for_locale ();
  return findings;
}

/* Any thread. */
static void
find (Findings *findings)
{
  findings->steps = ef_chart_steps_new (findings->data, findings->spec, findings->hull);
  findings->indicators = ef_chart_indicators_new (findings->data, findings->spec,
                                                  findings->logarithms, findings->style);
  findings->history = ef_chart_history_new (findings->data, findings->spec, findings->logarithms);
  findings->years = ef_chart_history_list_years (findings->history, findings->style);
}

static EfChartSteps *
get_steps (EfStepsDialog *self)
{
  return self->findings != NULL ? self->findings->steps : NULL;
}

/* ---- The table ---- */

static EfStepField
get_field (GObject *factory)
{
  return (EfStepField) GPOINTER_TO_UINT (g_object_get_data (factory, "field"));
}

static void
setup_cell_cb (EfStepsDialog            *self,
               GtkListItem              *list_item,
               GtkSignalListItemFactory *factory)
{
  GtkWidget *label = gtk_label_new (NULL);
  EfStepField field = get_field (G_OBJECT (factory));
  gboolean is_name = field == EF_STEP_FROM || field == EF_STEP_TO;

  gtk_label_set_xalign (GTK_LABEL (label), is_name ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (is_name)
    gtk_label_set_width_chars (GTK_LABEL (label), NAME_CHARS);
  else
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cell_cb (EfStepsDialog            *self,
              GtkListItem              *list_item,
              GtkSignalListItemFactory *factory)
{
  guint index = ef_row_get_index (EF_ROW (gtk_list_item_get_item (list_item)));
  GtkWidget *label = gtk_list_item_get_child (list_item);
  g_autofree char *text = ef_chart_steps_dup_cell (get_steps (self), index,
                                                   get_field (G_OBJECT (factory)),
                                                   ef_tick_style_for_locale ());

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, g_utf8_strlen (text, -1) > NAME_CHARS ? text : NULL);
}

static void
add_columns (EfStepsDialog *self)
{
  for (EfStepField field = 0; field < EF_N_STEP_FIELDS; field++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (NULL, factory);

      g_object_set_data (G_OBJECT (factory), "field", GUINT_TO_POINTER (field));
      g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cell_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell_cb), self, G_CONNECT_SWAPPED);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, field == EF_STEP_FROM || field == EF_STEP_TO);
      gtk_column_view_append_column (self->column_view, column);
      self->columns[field] = column; /* the view owns it */
    }
}

static void
selected_cb (EfStepsDialog *self)
{
  g_autoptr (EfRow) row = NULL;
  guint selected = gtk_single_selection_get_selected (self->selection);
  const EfChartSteps *steps = get_steps (self);
  const EfMarginalStep *step;
  guint32 rows[2];

  if (self->showing || selected == GTK_INVALID_LIST_POSITION)
    return;

  row = g_list_model_get_item (G_LIST_MODEL (self->rows), selected);
  step = &steps->steps[ef_row_get_index (row)];
  rows[0] = steps->data->rows[MIN (step->from, step->to)];
  rows[1] = steps->data->rows[MAX (step->from, step->to)];
  if (steps->data->table == ef_workspace_get_table (self->workspace))
    ef_workspace_set_selection (self->workspace, rows, G_N_ELEMENTS (rows));
}

static void
list_steps (EfStepsDialog *self)
{
  const EfChartSteps *steps = get_steps (self);
  guint n = steps != NULL ? steps->n : 0;
  guint32 *order = g_new (guint32, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    order[i] = i;
  ef_row_list_take_order (self->rows, order, n);
}

static void
show_steps (EfStepsDialog *self)
{
  const EfChartSteps *steps = get_steps (self);
  const char *refusal = steps != NULL ? steps->refusal : _("No points are shown.");
  g_autofree char *sentence = NULL;

  list_steps (self);
  gtk_stack_set_visible_child_name (self->stack, refusal != NULL ? "reason" : "steps");
  if (refusal != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (refusal, -1);

      gtk_label_set_text (self->sentence_label, "");
      adw_status_page_set_description (self->reason_page, escaped);
      return;
    }

  sentence = ef_chart_steps_describe (steps);
  gtk_label_set_text (self->sentence_label, sentence);
  for (EfStepField field = 0; field < EF_N_STEP_FIELDS; field++)
    {
      g_autofree char *title = ef_chart_steps_dup_title (steps, field);

      gtk_column_view_column_set_title (self->columns[field], title);
    }
}

/* ---- The frontier as a whole ---- */

static void
add_indicator (AdwPreferencesGroup *group,
               GPtrArray           *rows,
               const EfIndicator   *indicator)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0,
                                 "subtitle-lines", 0, NULL);
  GtkWidget *value = gtk_label_new (indicator->value);
  g_autofree char *meaning = g_markup_escape_text (indicator->meaning, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), indicator->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), meaning);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  gtk_widget_add_css_class (value, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

static void
list_indicators (AdwPreferencesGroup *group,
                 GPtrArray           *rows,
                 const GArray        *indicators)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
  for (guint i = 0; indicators != NULL && i < indicators->len; i++)
    add_indicator (group, rows, &g_array_index (indicators, EfIndicator, i));
}

/* In the place of indicators, why there are none. */
static void
add_reason (EfStepsDialog *self,
            const char    *reason)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("Nothing to measure"), "subtitle",
                                 reason != NULL ? reason : _("No points are shown."),
                                 "subtitle-lines", 0, NULL);

  adw_preferences_group_add (self->indicator_group, row);
  g_ptr_array_add (self->indicator_rows, row);
}

static void
show_indicators (EfStepsDialog *self)
{
  const Findings *findings = self->findings;

  gtk_widget_set_visible (GTK_WIDGET (self->logarithms_row),
                          self->findings != NULL &&
                          ef_chart_indicators_have_logarithms (self->findings->data));
  list_indicators (self->indicator_group, self->indicator_rows,
                   findings != NULL ? findings->indicators : NULL);
  list_indicators (self->years_group, self->year_rows, findings != NULL ? findings->years : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->years_group), self->year_rows->len > 0);
  if (self->indicator_rows->len == 0)
    add_reason (self, findings != NULL && findings->steps != NULL ? findings->steps->refusal
                                                                  : NULL);
}

/* ---- Which page ---- */

static gboolean
shows_history (EfStepsDialog *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "history") == 0;
}

static gboolean
shows_steps (EfStepsDialog *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "steps") == 0;
}

/* The table that is looked at can be copied and saved, if there is one. */
static void
update_buttons (EfStepsDialog *self)
{
  const Findings *findings = self->findings;
  gboolean has_table = findings != NULL
                       && ((shows_steps (self) && findings->steps->refusal == NULL)
                           || (shows_history (self) && findings->history->refusal == NULL));

  gtk_widget_set_sensitive (self->copy_button, has_table);
  gtk_widget_set_sensitive (self->save_button, has_table);
}

/* Takes @findings over. */
static void
show_findings (EfStepsDialog *self,
               Findings      *findings)
{
  self->showing = TRUE;
  /* No row may look for a step that is gone. */
  ef_row_list_take_order (self->rows, NULL, 0);
  g_clear_pointer (&self->findings, findings_free);
  self->findings = findings;
  show_steps (self);
  show_indicators (self);
  ef_history_page_show (self->history_page, findings != NULL ? findings->history : NULL);
  update_buttons (self);
  self->showing = FALSE;
}

static void
find_in_worker (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  find (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  EfStepsDialog *self = EF_STEPS_DIALOG (object);
  Findings *findings = user_data;

  /* Overtaken by newer ones, or the window was closed. */
  if (self->cancellable == NULL ||
      g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      findings_free (findings);
      return;
    }

  g_clear_object (&self->cancellable);
  show_findings (self, findings);
}

static void
refresh (EfStepsDialog *self)
{
  EfChartData *data = self->workspace != NULL ? ef_workspace_get_data (self->workspace) : NULL;
  g_autoptr (GTask) task = NULL;
  Findings *findings;

  g_clear_object (&self->cancellable);
  if (data == NULL)
    {
      show_findings (self, NULL);
      return;
    }

  findings = findings_new (self, data);
  if (data->n <= SYNCHRONOUS_POINTS)
    {
      find (findings);
      show_findings (self, findings);
      return;
    }

  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, found_cb, findings);
  g_task_set_source_tag (task, refresh);
  g_task_set_name (task, "find steps");
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, findings, NULL);
  ef_task_run_in_worker (task, find_in_worker);
}

/* ---- Out of the window ---- */

static char *
steps_to_text (gconstpointer source,
               EfSheetForm   form,
               const char   *decimal_point)
{
  return ef_chart_steps_to_text (source, form, decimal_point);
}

static char *
history_to_text (gconstpointer source,
                 EfSheetForm   form,
                 const char   *decimal_point)
{
  return ef_chart_history_to_text (source, form, decimal_point);
}

/* The table that is looked at, and how it becomes text (transfer full). */
static gpointer
get_table (EfStepsDialog  *self,
           GDestroyNotify *unref,
           EfSheetFunc    *func)
{
  if (shows_history (self))
    {
      *unref = (GDestroyNotify) ef_chart_history_unref;
      *func = history_to_text;
      return ef_chart_history_ref (self->findings->history);
    }

  *unref = (GDestroyNotify) ef_chart_steps_unref;
  *func = steps_to_text;
  return ef_chart_steps_ref (self->findings->steps);
}

static void
tell (EfStepsDialog *self,
      const char    *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (self->toast_overlay != NULL)
    adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (escaped));
}

static void
copied_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (EfStepsDialog) self = user_data;

  ef_sheet_copy_finish (result);
  tell (self, _("Table copied"));
}

static void
copy_cb (EfStepsDialog *self)
{
  GDestroyNotify unref;
  EfSheetFunc func;
  gpointer table = get_table (self, &unref, &func);

  ef_sheet_copy (table, unref, func, gtk_widget_get_clipboard (GTK_WIDGET (self)), copied_cb,
                 g_object_ref (self));
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (EfStepsDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  tell (self, ef_sheet_save_finish (result, &error) ? _("Table saved") : error->message);
}

static void
chooser_response_cb (EfStepsDialog        *self,
                     int                   response,
                     GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = NULL;
  GDestroyNotify unref;
  EfSheetFunc func;
  gpointer table;

  gtk_native_dialog_hide (GTK_NATIVE_DIALOG (chooser));
  if (response != GTK_RESPONSE_ACCEPT || !gtk_widget_get_sensitive (self->save_button))
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  table = get_table (self, &unref, &func);
  ef_sheet_save (table, unref, func, file, NULL, saved_cb, g_object_ref (self));
}

static void
save_cb (EfStepsDialog *self)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Save table"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                 _("_Save"), _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser),
                                     /* Translators: the name of a file. */
                                     shows_history (self) ? _("History of the frontier.csv")
                                                          : _("Steps of the frontier.csv"));
  ef_sheet_add_filters (GTK_FILE_CHOOSER (chooser));
  g_signal_connect_object (chooser, "response", G_CALLBACK (chooser_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
  g_object_set_data_full (G_OBJECT (self), "chooser", chooser, g_object_unref);
}

/* ---- The window itself ---- */

static void
ef_steps_dialog_dispose (GObject *object)
{
  EfStepsDialog *self = EF_STEPS_DIALOG (object);

  if (self->column_view != NULL)
    gtk_column_view_set_model (self->column_view, NULL);
  self->toast_overlay = NULL;
  g_clear_object (&self->cancellable);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ef_steps_dialog_parent_class)->dispose (object);
}

static void
ef_steps_dialog_finalize (GObject *object)
{
  EfStepsDialog *self = EF_STEPS_DIALOG (object);

  g_clear_pointer (&self->findings, findings_free);
  g_ptr_array_unref (self->indicator_rows);
  g_ptr_array_unref (self->year_rows);

  G_OBJECT_CLASS (ef_steps_dialog_parent_class)->finalize (object);
}

static void
ef_steps_dialog_class_init (EfStepsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_steps_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = ef_steps_dialog_finalize;

  g_type_ensure (EF_TYPE_HISTORY_PAGE);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-steps-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EfStepsDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, EfStepsDialog, copy_button);
  gtk_widget_class_bind_template_child (widget_class, EfStepsDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, EfStepsDialog, hull_button);
  gtk_widget_class_bind_template_child (widget_class, EfStepsDialog, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, EfStepsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, EfStepsDialog, column_view);
  gtk_widget_class_bind_template_child (widget_class, EfStepsDialog, reason_page);
  gtk_widget_class_bind_template_child (widget_class, EfStepsDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, EfStepsDialog, history_page);
  gtk_widget_class_bind_template_child (widget_class, EfStepsDialog, indicator_group);
  gtk_widget_class_bind_template_child (widget_class, EfStepsDialog, years_group);
  gtk_widget_class_bind_template_child (widget_class, EfStepsDialog, logarithms_row);
  gtk_widget_class_bind_template_child (widget_class, EfStepsDialog, logarithms_switch);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, refresh);
}

static void
ef_steps_dialog_init (EfStepsDialog *self)
{
  self->indicator_rows = g_ptr_array_new ();
  self->year_rows = g_ptr_array_new ();
  self->rows = ef_row_list_new ();
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  add_columns (self);
  gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
ef_steps_dialog_new (GtkWindow   *parent,
                     EfWorkspace *workspace)
{
  EfStepsDialog *self;
  const EfChartSpec *spec;

  g_return_val_if_fail (EF_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (EF_TYPE_STEPS_DIALOG, "transient-for", parent, NULL);
  spec = ef_workspace_get_spec (workspace);
  /* As the chart draws it. */
  gtk_toggle_button_set_active (self->hull_button,
                                spec != NULL && spec->front.curve == EF_CURVE_HULL);
  self->workspace = g_object_ref (workspace);
  ef_history_page_set_workspace (self->history_page, workspace);
  g_signal_connect_object (self->pages, "notify::visible-child-name",
                           G_CALLBACK (update_buttons), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->hull_button, "toggled", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

void
ef_steps_dialog_show_page (EfStepsDialog *self,
                           const char    *page)
{
  g_return_if_fail (EF_IS_STEPS_DIALOG (self));

  gtk_stack_set_visible_child_name (self->pages, page);
}
