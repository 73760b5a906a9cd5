/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-panels-dialog.h"

#include <glib/gi18n-lib.h>

#include "ef-catalog-title.h"
#include "ef-chart-name.h"
#include "ef-figure-file.h"
#include "ef-figure-format.h"
#include "ef-figure-looks.h"
#include "ef-figure-preview.h"
#include "ef-task.h"
#include "ef-wheel.h"

/* The dialog edits a copy of a figure. Its points may be many and of several tables, so a worker
 * lays it out; while it does, further changes only say that it is to be done again. */

/* A project has any number of charts; a new figure begins with as many as can be told apart. */
#define FIRST_CHARTS 6
#define FIRST_COLUMNS 2

struct _EfPanelsDialog
{
  AdwWindow parent_instance;

  EfDocument *document;
  EfPanelsSpec *spec;
  char *panels_id;      /* of the project's figure that is edited, or NULL: a new one */
  GPtrArray *order;     /* ids of all charts as the list has them, the figure's in its order */
  GPtrArray *rows;      /* of the list */
  GCancellable *layout; /* while a worker lays the figure out */
  gboolean stale;       /* and it will have to do so again */
  gboolean sized;       /* somebody said how large it is: it does not follow the grid */
  gboolean showing;     /* the controls are being set, the user did nothing */
  gboolean closed;

  EfFigurePreview *preview;
  GtkWidget *export_button;
  GtkWidget *keep_button;
  GtkWidget *remove_button;
  AdwToastOverlay *toast_overlay;
  AdwComboRow *figure_row;
  AdwEntryRow *name_row;
  AdwPreferencesGroup *charts_group;
  GtkSpinButton *columns_spin;
  GtkSwitch *x_switch;
  GtkSwitch *y_switch;
  GtkSwitch *legend_switch;
  EfFigureFormat *format;
  EfFigureLooks *looks;
};

G_DEFINE_FINAL_TYPE (EfPanelsDialog, ef_panels_dialog, ADW_TYPE_WINDOW)

enum
{
  EXPORTED,
  KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- The preview ---- */

static void redraw (EfPanelsDialog *self);

static void
lay_out_in_worker (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  GError *error = NULL;
  EfScene *scene = ef_output_compose_panels (task_data, NULL, cancellable, &error);

  if (scene != NULL)
    g_task_return_pointer (task, scene, (GDestroyNotify) ef_scene_unref);
  else
    g_task_return_error (task, error);
}

static void
laid_out_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  EfPanelsDialog *self = EF_PANELS_DIALOG (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (EfScene) scene = g_task_propagate_pointer (G_TASK (result), &error);

  g_clear_object (&self->layout);
  if (self->closed)
    return;

  if (self->stale)
    {
      redraw (self);
      return;
    }
  ef_figure_preview_set_scene (self->preview, scene);
  ef_figure_looks_check (self->looks, scene);
  if (scene == NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (escaped));
    }
}

static void
redraw (EfPanelsDialog *self)
{
  g_autoptr (GTask) task = NULL;
  gboolean any = self->spec->charts->len > 0;

  gtk_widget_set_sensitive (self->keep_button, any);
  gtk_widget_set_sensitive (self->export_button, any);
  self->stale = self->layout != NULL;
  if (self->stale)
    {
      g_cancellable_cancel (self->layout);
      return;
    }
  if (!any)
    {
      ef_figure_preview_set_scene (self->preview, NULL);
      return;
    }

  self->layout = g_cancellable_new ();
  task = g_task_new (self, self->layout, laid_out_cb, NULL);
  g_task_set_source_tag (task, redraw);
  g_task_set_name (task, "lay out panels");
  g_task_set_task_data (task,
                        ef_output_new_for_panels (self->document, self->spec, EF_OUTPUT_SVG),
                        (GDestroyNotify) ef_output_free);
  ef_task_run_in_worker (task, lay_out_in_worker);
}

/* ---- The charts ---- */

static EfTable *
find_table (EfPanelsDialog    *self,
            const EfChartSpec *chart)
{
  return chart->table_id != NULL
           ? ef_catalog_get_table (ef_document_get_catalog (self->document), chart->table_id)
           : NULL;
}

/* The size that keeps the shape of the panels, unless somebody chose another one. */
static void
follow_grid (EfPanelsDialog *self)
{
  const EfChartSpec *first;
  guint n_columns, n_rows;

  if (self->sized || self->spec->charts->len == 0)
    return;

  first = ef_document_get_chart (self->document, self->spec->charts->pdata[0]);
  ef_panels_get_grid (self->spec->charts->len, self->spec->n_columns, &n_columns, &n_rows);
  self->spec->height_mm = ef_panels_spec_suggest_height (self->spec, first, n_rows);
}

static void
show_looks (EfPanelsDialog *self)
{
  EfLooks looks = {
    .width_mm = self->spec->width_mm,
    .height_mm = self->spec->height_mm,
    .font_size = self->spec->font_size,
    .theme = self->spec->theme,
    .language = self->spec->language,
  };

  ef_figure_looks_set (self->looks, &looks);
}

/* Charts of one table have it in common. */
static guint
count_tables (EfPanelsDialog *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal); /* ids */

  for (guint i = 0; i < self->spec->charts->len; i++)
    {
      const EfChartSpec *chart
        = ef_document_get_chart (self->document, self->spec->charts->pdata[i]);

      if (chart != NULL && chart->table_id != NULL)
        g_hash_table_add (seen, chart->table_id);
    }
  return g_hash_table_size (seen);
}

static void
count_values (EfPanelsDialog *self)
{
  g_autoptr (EfOutput) output = ef_output_new_for_panels (self->document, self->spec,
                                                          EF_OUTPUT_SVG);

  ef_figure_format_set_n_tables (self->format, count_tables (self));
  ef_figure_format_set_n_values (self->format,
                                 output != NULL ? ef_output_count_values (output) : 0);
}

static void
charts_changed (EfPanelsDialog *self)
{
  follow_grid (self);
  show_looks (self);
  count_values (self);
  redraw (self);
}

/* The figure's charts are those of the list that are checked, in its order. */
static void
take_charts (EfPanelsDialog *self)
{
  g_autoptr (EfPanelsSpec) before = ef_panels_spec_copy (self->spec);

  g_ptr_array_set_size (self->spec->charts, 0);
  for (guint i = 0; i < self->order->len; i++)
    if (ef_panels_spec_has_chart (before, self->order->pdata[i]))
      ef_panels_spec_add_chart (self->spec, self->order->pdata[i]);
}

static void
chart_toggled_cb (EfPanelsDialog *self,
                  GtkCheckButton *check)
{
  const char *id = g_object_get_data (G_OBJECT (check), "chart");

  if (gtk_check_button_get_active (check))
    {
      if (!ef_panels_spec_add_chart (self->spec, id))
        gtk_check_button_set_active (check, FALSE);
    }
  else
    ef_panels_spec_remove_chart (self->spec, id);
  take_charts (self);
  charts_changed (self);
}

static void fill_charts (EfPanelsDialog *self);

static void
move_clicked_cb (EfPanelsDialog *self,
                 GtkButton      *button)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  gboolean down = g_object_get_data (G_OBJECT (button), "down") != NULL;
  guint other = down ? index + 1 : index - 1;
  gpointer id = self->order->pdata[index];
  GtkWidget *moved;

  self->order->pdata[index] = self->order->pdata[other];
  self->order->pdata[other] = id;
  take_charts (self);
  fill_charts (self);
  charts_changed (self);

  /* So that the next key moves the same chart further. */
  moved = g_object_get_data (self->rows->pdata[other], down ? "down-button" : "up-button");
  if (gtk_widget_get_sensitive (moved))
    gtk_widget_grab_focus (moved);
}

static GtkWidget *
create_move_button (EfPanelsDialog *self,
                    guint           index,
                    gboolean        down)
{
  GtkWidget *button
    = gtk_button_new_from_icon_name (down ? "go-down-symbolic" : "go-up-symbolic");
  const char *words = down ? _("Move down") : _("Move up");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_set_sensitive (button, down ? index + 1 < self->order->len : index > 0);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (button), "down", GUINT_TO_POINTER (down));
  g_signal_connect_object (button, "clicked", G_CALLBACK (move_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static void
describe_chart (EfPanelsDialog *self,
                AdwActionRow   *row,
                const char     *id)
{
  const EfChartSpec *chart = ef_document_get_chart (self->document, id);
  EfTable *table = find_table (self, chart);
  const char *name = table != NULL ? ef_table_get_title (table) : id;
  g_autofree char *axes = ef_chart_name_dup_axes (self->document, chart);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 chart->title != NULL ? chart->title : name);
  adw_action_row_set_subtitle (row, axes != NULL ? axes : chart->title != NULL ? name : NULL);
  adw_action_row_set_title_lines (row, 2);
  adw_action_row_set_subtitle_lines (row, 1);
}

static GtkWidget *
create_row (EfPanelsDialog *self,
            guint           index)
{
  const char *id = self->order->pdata[index];
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *up = create_move_button (self, index, FALSE);
  GtkWidget *down = create_move_button (self, index, TRUE);

  describe_chart (self, ADW_ACTION_ROW (row), id);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               ef_panels_spec_has_chart (self->spec, id));
  g_object_set_data_full (G_OBJECT (check), "chart", g_strdup (id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (chart_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), up);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), down);
  g_object_set_data (G_OBJECT (row), "up-button", up);
  g_object_set_data (G_OBJECT (row), "down-button", down);
  return row;
}

static void
fill_charts (EfPanelsDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->charts_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->order->len; i++)
    {
      GtkWidget *row = create_row (self, i);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (self->charts_group, row);
    }
}

/* The charts of the figure as it has them, then all others. */
static void
order_charts (EfPanelsDialog *self)
{
  g_ptr_array_set_size (self->order, 0);
  for (guint i = 0; i < self->spec->charts->len; i++)
    g_ptr_array_add (self->order, g_strdup (self->spec->charts->pdata[i]));
  for (guint i = 0; i < ef_document_get_n_charts (self->document); i++)
    {
      const char *id = ef_document_get_chart_id (self->document, i);

      if (!ef_panels_spec_has_chart (self->spec, id))
        g_ptr_array_add (self->order, g_strdup (id));
    }
}

/* ---- The figure ---- */

static void
show_spec (EfPanelsDialog *self)
{
  self->showing = TRUE;
  order_charts (self);
  fill_charts (self);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row),
                         self->spec->name != NULL ? self->spec->name : "");
  gtk_widget_set_visible (self->remove_button, self->panels_id != NULL);
  gtk_spin_button_set_value (self->columns_spin, self->spec->n_columns);
  gtk_switch_set_active (self->x_switch, !self->spec->separate_x);
  gtk_switch_set_active (self->y_switch, !self->spec->separate_y);
  gtk_switch_set_active (self->legend_switch, !self->spec->separate_legends);
  show_looks (self);
  count_values (self);
  self->showing = FALSE;
  redraw (self);
}

static void
begin_new (EfPanelsDialog *self)
{
  guint n = MIN (ef_document_get_n_charts (self->document), FIRST_CHARTS);
  const char *first = ef_document_get_chart_id (self->document, 0);

  g_clear_pointer (&self->panels_id, g_free);
  g_clear_pointer (&self->spec, ef_panels_spec_free);
  self->spec = ef_panels_spec_new_like (ef_document_get_chart (self->document, first), n,
                                        FIRST_COLUMNS);
  for (guint i = 0; i < n; i++)
    ef_panels_spec_add_chart (self->spec, ef_document_get_chart_id (self->document, i));
  self->sized = FALSE;
}

static void
begin_kept (EfPanelsDialog *self,
            guint           index)
{
  g_free (self->panels_id);
  g_clear_pointer (&self->spec, ef_panels_spec_free);
  self->panels_id = g_strdup (ef_document_get_panels_id (self->document, index));
  self->spec = ef_panels_spec_copy (ef_document_get_panels (self->document, self->panels_id));
  self->sized = TRUE;
}

/* @selected: as many figures are before it; all of them: a new one */
static void
fill_figures (EfPanelsDialog *self,
              guint           selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint n = ef_document_get_n_panels (self->document);

  for (guint i = 0; i < n; i++)
    {
      const char *id = ef_document_get_panels_id (self->document, i);
      g_autofree char *name = ef_panels_name_dup (self->document, id);

      gtk_string_list_append (list, name);
    }
  gtk_string_list_append (list, _("New figure"));
  self->showing = TRUE;
  adw_combo_row_set_model (self->figure_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->figure_row, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->figure_row), n > 0);
  self->showing = FALSE;
}

static void
begin (EfPanelsDialog *self,
       guint           index)
{
  if (index < ef_document_get_n_panels (self->document))
    begin_kept (self, index);
  else
    begin_new (self);
  show_spec (self);
}

static void
figure_selected_cb (EfPanelsDialog *self)
{
  if (!self->showing)
    begin (self, adw_combo_row_get_selected (self->figure_row));
}

static void
name_changed_cb (EfPanelsDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->name_row));

  if (!self->showing)
    ef_chart_spec_set_string (&self->spec->name, text[0] != '\0' ? text : NULL);
}

static void
grid_changed_cb (EfPanelsDialog *self)
{
  if (self->showing)
    return;

  self->spec->n_columns = (guint) gtk_spin_button_get_value_as_int (self->columns_spin);
  self->spec->separate_x = !gtk_switch_get_active (self->x_switch);
  self->spec->separate_y = !gtk_switch_get_active (self->y_switch);
  self->spec->separate_legends = !gtk_switch_get_active (self->legend_switch);
  charts_changed (self);
}

static void
looks_changed_cb (EfPanelsDialog *self)
{
  EfLooks looks;

  ef_figure_looks_get (self->looks, &looks);
  self->sized = self->sized || looks.width_mm != self->spec->width_mm
                || looks.height_mm != self->spec->height_mm;
  self->spec->width_mm = looks.width_mm;
  self->spec->height_mm = looks.height_mm;
  self->spec->font_size = looks.font_size;
  ef_chart_spec_set_string (&self->spec->theme, looks.theme);
  ef_chart_spec_set_string (&self->spec->language, looks.language);
  ef_figure_format_set_in_pixels (self->format, ef_figure_looks_is_in_pixels (self->looks));
  redraw (self);
}

static void
format_changed_cb (EfPanelsDialog *self)
{
  ef_figure_looks_set_dpi (self->looks, ef_figure_format_get_dpi (self->format));
}

/* ---- Into the project, and to the disk ---- */

static void
keep (EfPanelsDialog *self)
{
  if (self->panels_id == NULL)
    self->panels_id
      = g_strdup (ef_document_add_panels (self->document, self->spec, _("Add Figure")));
  else if (ef_document_get_panels (self->document, self->panels_id) != NULL)
    ef_document_change_panels (self->document, self->panels_id, self->spec, NULL,
                               _("Change Figure"));
}

static void
keep_clicked_cb (EfPanelsDialog *self)
{
  keep (self);
  g_signal_emit (self, signals[KEPT], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
remove_clicked_cb (EfPanelsDialog *self)
{
  guint n;

  ef_document_remove_panels (self->document, self->panels_id, _("Remove Figure"));
  n = ef_document_get_n_panels (self->document);
  fill_figures (self, n);
  begin (self, n);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  EfPanelsDialog *self = EF_PANELS_DIALOG (object);
  g_autoptr (GFile) file = NULL;
  g_autofree char *remark = NULL;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->export_button, TRUE);
  if (!ef_figure_file_write_finish (result, &file, &remark, &error))
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (escaped));
      return;
    }
  keep (self);
  g_signal_emit (self, signals[EXPORTED], 0, file, remark);
  gtk_window_destroy (GTK_WINDOW (self));
}

void
ef_panels_dialog_write (EfPanelsDialog *self,
                        GFile          *file)
{
  EfOutput *output;

  g_return_if_fail (EF_IS_PANELS_DIALOG (self));
  g_return_if_fail (G_IS_FILE (file));

  output = ef_output_new_for_panels (self->document, self->spec,
                                     ef_figure_format_get_format_for (self->format, file));
  g_return_if_fail (output != NULL);
  ef_figure_format_apply (self->format, output);
  gtk_widget_set_sensitive (self->export_button, FALSE);
  ef_figure_file_write_async (self, output, NULL, file, written_cb, NULL);
}

static void
file_chosen (GtkWindow *dialog,
             GFile     *file)
{
  ef_panels_dialog_write (EF_PANELS_DIALOG (dialog), file);
}

static void
export_clicked_cb (EfPanelsDialog *self)
{
  g_autofree char *name = self->spec->name != NULL
                            ? g_strdup (self->spec->name)
                            : ef_panels_name_dup (self->document, self->panels_id);

  ef_figure_file_choose (GTK_WINDOW (self), name, ef_figure_format_get_format (self->format),
                         file_chosen);
}

/* The worker keeps the dialog alive, so closing alone would not end its work. */
static void
ef_panels_dialog_unrealize (GtkWidget *widget)
{
  EfPanelsDialog *self = EF_PANELS_DIALOG (widget);

  self->closed = TRUE;
  if (self->layout != NULL)
    g_cancellable_cancel (self->layout);

  GTK_WIDGET_CLASS (ef_panels_dialog_parent_class)->unrealize (widget);
}

static void
ef_panels_dialog_dispose (GObject *object)
{
  EfPanelsDialog *self = EF_PANELS_DIALOG (object);

  g_clear_object (&self->layout);
  g_clear_object (&self->document);
  g_clear_pointer (&self->spec, ef_panels_spec_free);
  g_clear_pointer (&self->panels_id, g_free);
  g_clear_pointer (&self->order, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (ef_panels_dialog_parent_class)->dispose (object);
}

static void
ef_panels_dialog_class_init (EfPanelsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_panels_dialog_dispose;
  widget_class->unrealize = ef_panels_dialog_unrealize;

  signals[EXPORTED] = g_signal_new ("exported", EF_TYPE_PANELS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_FILE, G_TYPE_STRING);
  signals[KEPT] = g_signal_new ("kept", EF_TYPE_PANELS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  g_type_ensure (EF_TYPE_FIGURE_FORMAT);
  g_type_ensure (EF_TYPE_FIGURE_LOOKS);
  g_type_ensure (EF_TYPE_FIGURE_PREVIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-panels-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EfPanelsDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, EfPanelsDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, EfPanelsDialog, keep_button);
  gtk_widget_class_bind_template_child (widget_class, EfPanelsDialog, remove_button);
  gtk_widget_class_bind_template_child (widget_class, EfPanelsDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, EfPanelsDialog, figure_row);
  gtk_widget_class_bind_template_child (widget_class, EfPanelsDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, EfPanelsDialog, charts_group);
  gtk_widget_class_bind_template_child (widget_class, EfPanelsDialog, columns_spin);
  gtk_widget_class_bind_template_child (widget_class, EfPanelsDialog, x_switch);
  gtk_widget_class_bind_template_child (widget_class, EfPanelsDialog, y_switch);
  gtk_widget_class_bind_template_child (widget_class, EfPanelsDialog, legend_switch);
  gtk_widget_class_bind_template_child (widget_class, EfPanelsDialog, format);
  gtk_widget_class_bind_template_child (widget_class, EfPanelsDialog, looks);
  gtk_widget_class_bind_template_callback (widget_class, figure_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, grid_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, looks_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
}

static void
ef_panels_dialog_init (EfPanelsDialog *self)
{
  self->order = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new ();
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  ef_wheel_spare_numbers (GTK_WIDGET (self->columns_spin));
  ef_figure_format_set_pictures_only (self->format);
}

GtkWidget *
ef_panels_dialog_new (GtkWindow  *parent,
                      EfDocument *document)
{
  EfPanelsDialog *self;

  g_return_val_if_fail (EF_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (ef_document_get_n_charts (document) > 0, NULL);

  self = g_object_new (EF_TYPE_PANELS_DIALOG, "transient-for", parent, NULL);
  self->document = g_object_ref (document);
  fill_figures (self, 0);
  begin (self, 0);
  return GTK_WIDGET (self);
}

void
ef_panels_dialog_show_figure (EfPanelsDialog *self,
                              const char     *panels_id)
{
  g_return_if_fail (EF_IS_PANELS_DIALOG (self));

  for (guint i = 0; i < ef_document_get_n_panels (self->document); i++)
    if (g_strcmp0 (ef_document_get_panels_id (self->document, i), panels_id) == 0)
      adw_combo_row_set_selected (self->figure_row, i);
}
