/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "ef-chart-resamples.h"
#include "ef-figure-file.h"
#include "ef-figure-format.h"
#include "ef-figure-looks.h"
#include "ef-figure-preview.h"
#include "ef-paint.h"

/* Of a text, as many lines as anybody looks through before it is a file. */
#define PREVIEW_LINES 200

/* The dialog edits a copy of the chart's specification and draws every change of it at once with
 * the player that also writes the files. Only a figure that was really exported changes the chart,
 * as one step. */

struct _EfExportDialog
{
  AdwWindow parent_instance;

  EfWorkspace *workspace;
  EfChartSpec *spec;
  EfChartData *data;    /* in the language of @spec, or NULL: the workspace's has it */
  PangoContext *pango;
  gboolean showing;     /* the controls are being set, the user did nothing */

  GtkStack *preview_stack;
  EfFigurePreview *preview;
  GtkWidget *text_scroller;
  GtkTextView *text_view;
  GtkWidget *export_button;
  AdwToastOverlay *toast_overlay;
  EfFigureFormat *format;
  EfFigureLooks *looks;
  GtkWidget *words_group;
  AdwEntryRow *title_row;
  AdwEntryRow *subtitle_row;
  AdwEntryRow *source_row;
};

G_DEFINE_FINAL_TYPE (EfExportDialog, ef_export_dialog, ADW_TYPE_WINDOW)

enum
{
  EXPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The same points, with the resamples that are there already. */
static EfChartData *
find_data_again (EfExportDialog *self)
{
  EfChartData *shown = ef_workspace_get_data (self->workspace);
  g_autoptr (EfChartData) data
    = ef_chart_data_new_after (shown, ef_workspace_get_source (self->workspace), self->spec, NULL,
                               NULL);

  if (data == NULL || shown == NULL || shown->resamples == NULL)
    return g_steal_pointer (&data);
  return ef_chart_data_with_resamples (data, ef_chart_resamples_ref (shown->resamples));
}

static EfChartData *
get_data (EfExportDialog *self)
{
  const char *language = ef_workspace_get_spec (self->workspace)->language;

  if (g_strcmp0 (self->spec->language, language) == 0)
    return ef_workspace_get_data (self->workspace);

  /* The points are the same, but some groups of them have names that are ours. */
  if (self->data == NULL)
    self->data = find_data_again (self);
  return self->data;
}

static EfCatalog *
get_catalog (EfExportDialog *self)
{
  return ef_document_get_catalog (ef_workspace_get_document (self->workspace));
}

/* @data: NULL if there is none yet */
static void
draw_figure (EfExportDialog *self,
             EfChartData    *data)
{
  g_autoptr (EfOutput) output = NULL;
  g_autoptr (EfScene) scene = NULL;

  if (data != NULL)
    {
      output = ef_output_new (get_catalog (self), self->spec, EF_OUTPUT_SVG);
      scene = ef_output_compose (output, data, self->pango);
    }
  ef_figure_preview_set_scene (self->preview, scene);
  ef_figure_looks_check (self->looks, scene);
  gtk_stack_set_visible_child (self->preview_stack, GTK_WIDGET (self->preview));
}

static void
write_text (EfExportDialog *self,
            EfChartData    *data,
            EfOutputFormat  format)
{
  g_autoptr (EfOutput) output = ef_output_new (get_catalog (self), self->spec, format);
  g_autofree char *text
    = data != NULL ? ef_output_dup_beginning (output, data, PREVIEW_LINES) : NULL;

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view),
                            text != NULL ? text : "", -1);
  gtk_stack_set_visible_child (self->preview_stack, self->text_scroller);
}

static void
redraw (EfExportDialog *self)
{
  EfOutputFormat format = ef_figure_format_get_format (self->format);
  EfChartData *data = get_data (self);

  if (ef_output_format_is_figure (format))
    draw_figure (self, data);
  else
    write_text (self, data, format);
  ef_figure_format_set_n_points (self->format, data != NULL ? data->n : 0);
}

/* Only what the file will have can be said: CSV is for programs, and without a title. */
static void
show_rows (EfExportDialog *self)
{
  EfOutputFormat format = ef_figure_format_get_format (self->format);
  gboolean is_figure = ef_output_format_is_figure (format);

  gtk_widget_set_visible (GTK_WIDGET (self->looks), format != EF_OUTPUT_CSV);
  gtk_widget_set_visible (self->words_group, format != EF_OUTPUT_CSV);
  ef_figure_looks_set_for_table (self->looks, !is_figure);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle_row), is_figure);
  gtk_widget_set_visible (GTK_WIDGET (self->source_row), is_figure);
}

static void
format_changed_cb (EfExportDialog *self)
{
  ef_figure_looks_set_dpi (self->looks, ef_figure_format_get_dpi (self->format));
  if (self->spec == NULL)
    return;

  show_rows (self);
  redraw (self);
}

static void
looks_changed_cb (EfExportDialog *self)
{
  EfLooks looks;

  ef_figure_looks_get (self->looks, &looks);
  self->spec->width_mm = looks.width_mm;
  self->spec->height_mm = looks.height_mm;
  self->spec->font_size = looks.font_size;
  ef_chart_spec_set_string (&self->spec->theme, looks.theme);
  if (ef_chart_spec_set_string (&self->spec->language, looks.language))
    g_clear_pointer (&self->data, ef_chart_data_unref);
  ef_figure_format_set_in_pixels (self->format, ef_figure_looks_is_in_pixels (self->looks));
  redraw (self);
}

static void
set_words (char       **field,
           AdwEntryRow *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  ef_chart_spec_set_string (field, text[0] != '\0' ? text : NULL);
}

static void
words_changed_cb (EfExportDialog *self)
{
  if (self->showing)
    return;

  set_words (&self->spec->title, self->title_row);
  set_words (&self->spec->subtitle, self->subtitle_row);
  set_words (&self->spec->source_line, self->source_row);
  redraw (self);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  EfExportDialog *self = EF_EXPORT_DIALOG (object);
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

  if (!ef_chart_spec_equal (self->spec, ef_workspace_get_spec (self->workspace)))
    ef_workspace_change (self->workspace, ef_chart_spec_copy (self->spec), NULL,
                         _("Change Figure"));
  g_signal_emit (self, signals[EXPORTED], 0, file, remark);
  gtk_window_destroy (GTK_WINDOW (self));
}

static EfOutput *
create_output (EfExportDialog *self,
               GFile          *file)
{
  EfOutput *output = ef_output_new (get_catalog (self), self->spec,
                                    ef_figure_format_get_format_for (self->format, file));

  output->command = ef_output_dup_command (output->catalog, self->spec, output->format);
  ef_figure_format_apply (self->format, output);
  return output;
}

void
ef_export_dialog_write (EfExportDialog *self,
                        GFile          *file)
{
  g_return_if_fail (EF_IS_EXPORT_DIALOG (self));
  g_return_if_fail (G_IS_FILE (file));

  if (get_data (self) == NULL)
    return;

  gtk_widget_set_sensitive (self->export_button, FALSE);
  ef_figure_file_write_async (self, create_output (self, file), get_data (self), file, written_cb,
                              NULL);
}

static void
file_chosen (GtkWindow *dialog,
             GFile     *file)
{
  ef_export_dialog_write (EF_EXPORT_DIALOG (dialog), file);
}

static void
export_clicked_cb (EfExportDialog *self)
{
  EfChartData *data = get_data (self);
  g_autofree char *name = NULL;

  if (data == NULL)
    return;

  name = ef_output_dup_figure_name (data, self->spec);
  ef_figure_file_choose (GTK_WINDOW (self), name, ef_figure_format_get_format (self->format),
                         file_chosen);
}

static void
set_text (AdwEntryRow *row,
          const char  *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static void
show_spec (EfExportDialog *self)
{
  EfLooks looks = {
    .width_mm = self->spec->width_mm,
    .height_mm = self->spec->height_mm,
    .font_size = self->spec->font_size,
    .theme = self->spec->theme,
    .language = self->spec->language,
  };

  self->showing = TRUE;
  ef_figure_looks_set (self->looks, &looks);
  set_text (self->title_row, self->spec->title);
  set_text (self->subtitle_row, self->spec->subtitle);
  set_text (self->source_row, self->spec->source_line);
  self->showing = FALSE;
}

/* The points are others, so those in another language are out of date. */
static void
data_changed_cb (EfExportDialog *self)
{
  g_clear_pointer (&self->data, ef_chart_data_unref);
  redraw (self);
}

static void
ef_export_dialog_dispose (GObject *object)
{
  EfExportDialog *self = EF_EXPORT_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->pango);
  g_clear_pointer (&self->spec, ef_chart_spec_free);
  g_clear_pointer (&self->data, ef_chart_data_unref);

  G_OBJECT_CLASS (ef_export_dialog_parent_class)->dispose (object);
}

static void
ef_export_dialog_class_init (EfExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_export_dialog_dispose;

  signals[EXPORTED] = g_signal_new ("exported", EF_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_FILE, G_TYPE_STRING);

  g_type_ensure (EF_TYPE_FIGURE_FORMAT);
  g_type_ensure (EF_TYPE_FIGURE_LOOKS);
  g_type_ensure (EF_TYPE_FIGURE_PREVIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, preview_stack);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, text_scroller);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, looks);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, words_group);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, subtitle_row);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, source_row);
  gtk_widget_class_bind_template_callback (widget_class, format_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, looks_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
}

static void
ef_export_dialog_init (EfExportDialog *self)
{
  /* The controls emit while the template is built, before there is a specification to change. */
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->pango = ef_paint_create_pango_context ();
}

GtkWidget *
ef_export_dialog_new (GtkWindow   *parent,
                      EfWorkspace *workspace)
{
  g_autoptr (EfOutput) output = NULL;
  EfExportDialog *self;

  g_return_val_if_fail (EF_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (ef_workspace_get_spec (workspace) != NULL, NULL);

  self = g_object_new (EF_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  self->spec = ef_chart_spec_copy (ef_workspace_get_spec (workspace));
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (data_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_spec (self);
  output = ef_output_new (get_catalog (self), self->spec, EF_OUTPUT_SVG);
  ef_figure_format_set_n_values (self->format, ef_output_count_values (output));
  redraw (self);
  return GTK_WIDGET (self);
}
