/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-window-private.h"

#include <glib/gi18n-lib.h>

#include "ef-chart-command.h"
#include "ef-export-all.h"
#include "ef-export-dialog.h"
#include "ef-figure-provider.h"
#include "ef-paint.h"
#include "ef-panels-dialog.h"
#include "ef-task.h"

/* What becomes of the chart that is shown: files, the clipboard, a command; and of all
 * charts together. */

/* ---- Files ---- */

static void
show_exported_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  gtk_show_uri (GTK_WINDOW (widget), g_variant_get_string (parameter, NULL), GDK_CURRENT_TIME);
}

/* @file: what "Show" opens, a figure or a folder */
static void
tell_exported (EfWindow   *self,
               GFile      *file,
               const char *text,
               const char *remark)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_autofree char *uri = g_file_get_uri (file);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _("_Show"));
  adw_toast_set_action_name (toast, "win.show-exported");
  adw_toast_set_action_target (toast, "s", uri);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
  if (remark != NULL)
    ef_window_toast (self, remark, NULL, NULL);
}

static void
exported_cb (EfWindow   *self,
             GFile      *file,
             const char *remark)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *text = g_strdup_printf (_("“%s” exported"), name);

  tell_exported (self, file, text, remark);
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  EfWindow *self = EF_WINDOW (widget);
  GtkWidget *dialog = ef_export_dialog_new (GTK_WINDOW (self), self->workspace);

  g_signal_connect_object (dialog, "exported", G_CALLBACK (exported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

EfOutput *
ef_window_create_output (EfWindow       *self,
                         EfOutputFormat  format)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  EfDocument *document = ef_workspace_get_document (self->workspace);
  EfOutput *output;

  if (spec == NULL || ef_workspace_get_data (self->workspace) == NULL)
    return NULL;

  output = ef_output_new (ef_document_get_catalog (document), spec, format);
  output->command = ef_output_dup_command (output->catalog, spec, format);
  return output;
}

/* ---- Clipboard ---- */

static void
copy_figure_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  EfWindow *self = EF_WINDOW (widget);
  g_autoptr (EfOutput) output = ef_window_create_output (self, EF_OUTPUT_SVG);
  g_autoptr (GdkContentProvider) provider = NULL;

  if (output == NULL)
    return;

  provider = ef_figure_provider_new (output, ef_workspace_get_data (self->workspace));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), provider);
  ef_window_toast (self, _("Figure copied"), NULL, NULL);
}

static void
copy_rows (EfWindow *self)
{
  guint n = ef_table_page_copy_rows (self->table_page);
  g_autofree char *text = g_strdup_printf (ngettext ("%'u row copied", "%'u rows copied", n), n);

  ef_window_toast (self, n > 0 ? text : _("No row is selected"), NULL, NULL);
}

/* Ctrl+C is the selected text's where there is some, else the chart's or the selected rows'. */
static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  EfWindow *self = EF_WINDOW (widget);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (widget));

  if (GTK_IS_EDITABLE (focus) || GTK_IS_LABEL (focus))
    gtk_widget_activate_action (focus, "clipboard.copy", NULL);
  else if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->chart_page)))
    copy_figure_action (widget, action_name, parameter);
  else if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->table_page)))
    copy_rows (self);
}

/* A saved project says everything about its charts; without one, the options of the command line
 * have to. */
static char *
dup_command (EfWindow *self)
{
  EfDocument *document = ef_workspace_get_document (self->workspace);
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  const char *chart = ef_workspace_get_chart_id (self->workspace);
  const char *path = self->file != NULL ? g_file_peek_path (self->file) : NULL;

  if (path != NULL && chart != NULL && !ef_document_is_modified (document))
    {
      g_autofree char *name = g_filename_display_name (path);

      return ef_chart_command_new (spec, NULL, name, chart, NULL, "figure.svg");
    }
  return ef_output_dup_command (ef_document_get_catalog (document), spec, EF_OUTPUT_SVG);
}

static void
copy_command_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  EfWindow *self = EF_WINDOW (widget);
  g_autofree char *command = NULL;

  if (ef_workspace_get_spec (self->workspace) == NULL)
    return;

  command = dup_command (self);
  if (command == NULL)
    {
      ef_window_toast (self, _("Save the project first: only it says all about this chart."),
                       _("_Save"), "win.save");
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), command);
  ef_window_toast (self, _("Command copied"), NULL, NULL);
}

typedef struct
{
  EfOutput *output;
  EfChartData *data;
} Methods;

static void
methods_free (Methods *methods)
{
  ef_output_free (methods->output);
  ef_chart_data_unref (methods->data);
  g_free (methods);
}

static void
describe_methods (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  const Methods *methods = task_data;

  g_task_return_pointer (task, ef_output_dup_methods (methods->output, methods->data), g_free);
}

static void
methods_described_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  EfWindow *self = EF_WINDOW (object);
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self->workspace == NULL) /* the window was closed */
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  ef_window_toast (self, _("Methods paragraph copied"), NULL, NULL);
}

/* Of a million points it takes longer than a click may. */
static void
copy_methods_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  EfWindow *self = EF_WINDOW (widget);
  EfOutput *output = ef_window_create_output (self, EF_OUTPUT_SVG);
  g_autoptr (GTask) task = NULL;
  Methods *methods;

  if (output == NULL)
    return;

  methods = g_new0 (Methods, 1);
  methods->output = output;
  methods->data = ef_chart_data_ref (ef_workspace_get_data (self->workspace));
  task = g_task_new (self, NULL, methods_described_cb, NULL);
  g_task_set_source_tag (task, copy_methods_action);
  g_task_set_name (task, "describe methods");
  g_task_set_task_data (task, methods, (GDestroyNotify) methods_free);
  ef_task_run_in_worker (task, describe_methods);
}

/* ---- All charts ---- */

static void
all_exported_cb (EfWindow   *self,
                 GFile      *folder,
                 guint       n,
                 const char *remark)
{
  g_autofree char *text = g_strdup_printf (
    ngettext ("%u figure exported", "%u figures exported", n), n);

  tell_exported (self, folder, text, remark);
}

static void
export_all_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  EfWindow *self = EF_WINDOW (widget);
  GtkWidget *dialog = ef_export_all_new (GTK_WINDOW (self),
                                         ef_workspace_get_document (self->workspace));

  g_signal_connect_object (dialog, "exported", G_CALLBACK (all_exported_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- Several charts ---- */

static void
panels_kept_cb (EfWindow *self)
{
  ef_window_toast (self, _("Figure kept in the project"), NULL, NULL);
}

/* The figure of that id, if there is a parameter. */
static void
panels_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  EfWindow *self = EF_WINDOW (widget);
  GtkWidget *dialog = ef_panels_dialog_new (GTK_WINDOW (self),
                                            ef_workspace_get_document (self->workspace));

  if (parameter != NULL)
    ef_panels_dialog_show_figure (EF_PANELS_DIALOG (dialog),
                                  g_variant_get_string (parameter, NULL));
  g_signal_connect_object (dialog, "exported", G_CALLBACK (exported_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "kept", G_CALLBACK (panels_kept_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- Themes ---- */

/* The first one that is not here, or NULL. */
static const char *
find_missing_theme (EfDocument *document)
{
  for (guint i = 0; i < ef_document_get_n_charts (document); i++)
    {
      const char *id = ef_document_get_chart_id (document, i);
      const char *theme = ef_document_get_chart (document, id)->theme;

      if (theme != NULL && !ef_theme_exists (theme))
        return theme;
    }
  for (guint i = 0; i < ef_document_get_n_panels (document); i++)
    {
      const char *id = ef_document_get_panels_id (document, i);
      const char *theme = ef_document_get_panels (document, id)->theme;

      if (theme != NULL && !ef_theme_exists (theme))
        return theme;
    }
  return NULL;
}

void
ef_window_tell_missing_theme (EfWindow *self)
{
  const char *theme = find_missing_theme (ef_workspace_get_document (self->workspace));
  g_autofree char *text = NULL;

  if (theme == NULL)
    return;
  /* Translators: the id of a theme, and the name of the one that is used in its place. */
  text = g_strdup_printf (_("Figures have no theme “%s” here, but “%s”"), theme,
                          ef_theme_get_name (ef_theme_find (theme)));
  ef_window_toast (self, text, _("_Choose"), "win.export");
}

/* ---- Set-up ---- */

void
ef_window_update_figure_actions (EfWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_chart = ef_workspace_get_data (self->workspace) != NULL;
  EfDocument *document = ef_workspace_get_document (self->workspace);

  gtk_widget_action_set_enabled (widget, "win.copy-figure", has_chart);
  gtk_widget_action_set_enabled (widget, "win.copy-methods", has_chart);
  gtk_widget_action_set_enabled (widget, "win.copy-command", has_chart);
  gtk_widget_action_set_enabled (widget, "win.print", has_chart);
  gtk_widget_action_set_enabled (widget, "win.export-all",
                                 ef_document_get_n_charts (document) > 0);
  gtk_widget_action_set_enabled (widget, "win.panels",
                                 ef_document_get_n_charts (document) > 1
                                   || ef_document_get_n_panels (document) > 0);
}

void
ef_window_install_figure_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "win.show-exported", "s", show_exported_action);
  gtk_widget_class_install_action (widget_class, "win.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "win.copy-figure", NULL, copy_figure_action);
  gtk_widget_class_install_action (widget_class, "win.copy-methods", NULL, copy_methods_action);
  gtk_widget_class_install_action (widget_class, "win.copy-command", NULL, copy_command_action);
  gtk_widget_class_install_action (widget_class, "win.export-all", NULL, export_all_action);
  gtk_widget_class_install_action (widget_class, "win.panels", NULL, panels_action);
  gtk_widget_class_install_action (widget_class, "win.show-panels", "s", panels_action);
}
