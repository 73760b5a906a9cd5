/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-export-dialog.h"

#include <math.h>
#include <string.h>

#include "ef-chart-resamples.h"
#include "ef-figure-size.h"
#include "ef-output.h"
#include "ef-paint.h"
#include "ef-words.h"

/* The dialog edits a copy of the chart's specification and draws every change of it at once with
 * the player that also writes the files. Only a figure that was really exported changes the chart,
 * as one step. */

#define MM_PER_INCH 25.4
#define POINTS_PER_MM (72.0 / MM_PER_INCH)
/* Charts of fewer points are drawn point by point, and nobody is asked. */
#define POINTS_ASKED 10000

struct _EfExportDialog
{
  AdwWindow parent_instance;

  EfWorkspace *workspace;
  EfChartSpec *spec;
  EfChartData *data;    /* in the language of @spec, or NULL: the workspace's has it */
  EfScene *scene;       /* of @spec, NULL until it is drawn again */
  PangoContext *pango;
  gboolean showing;     /* the controls are being set, the user did nothing */
  gboolean in_pixels;
  double dpi;
  double enough;        /* by what the type size falls short, 1 if it does not */

  GtkDrawingArea *preview;
  GtkWidget *export_button;
  AdwToastOverlay *toast_overlay;
  AdwComboRow *format_row;
  GtkWidget *dpi_row;
  GtkSpinButton *dpi_spin;
  GtkWidget *transparent_row;
  GtkSwitch *transparent_switch;
  GtkWidget *outlines_row;
  GtkSwitch *outlines_switch;
  GtkWidget *points_row;
  GtkSpinButton *points_spin;
  GtkWidget *project_row;
  GtkSwitch *project_switch;
  GtkWidget *methods_row;
  GtkSwitch *methods_switch;
  AdwComboRow *preset_row;
  AdwComboRow *unit_row;
  GtkSpinButton *width_spin;
  GtkSpinButton *height_spin;
  AdwComboRow *theme_row;
  AdwComboRow *language_row;
  GtkSpinButton *font_spin;
  AdwActionRow *check_row;
  GtkWidget *enlarge_button;
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


/* The list has them in their order. */
static EfOutputFormat
get_format (EfExportDialog *self)
{
  return MIN (adw_combo_row_get_selected (self->format_row), EF_N_OUTPUT_FORMATS - 1);
}

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

static EfScene *
get_scene (EfExportDialog *self)
{
  g_autoptr (EfOutput) output = NULL;
  EfChartData *data;

  if (self->scene != NULL)
    return self->scene;

  data = get_data (self);
  if (data == NULL)
    return NULL;

  output = ef_output_new (get_catalog (self), self->spec, EF_OUTPUT_SVG);
  self->scene = ef_output_compose (output, data, self->pango);
  return self->scene;
}

/* Whether whoever prints the figure would take it. */
static void
show_check (EfExportDialog *self)
{
  EfScene *scene = get_scene (self);
  g_autofree char *problem = NULL;
  double enough = 1;

  if (scene != NULL)
    problem = ef_figure_size_check (self->spec->width_mm, self->spec->height_mm,
                                    ef_scene_get_smallest_type (scene), &enough);
  gtk_widget_set_visible (GTK_WIDGET (self->check_row), problem != NULL);
  gtk_widget_set_visible (self->enlarge_button, enough > 1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->check_row),
                                 problem != NULL ? problem : "");
  self->enough = enough;
}

/* To half a point, as the control has it. */
static void
enlarge_clicked_cb (EfExportDialog *self)
{
  gtk_spin_button_set_value (self->font_spin,
                             ceil (2 * self->enough * self->spec->font_size - 0.01) / 2);
}

static void
redraw (EfExportDialog *self)
{
  g_clear_pointer (&self->scene, ef_scene_unref);
  show_check (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->preview));
}

static void
draw_preview (GtkDrawingArea *area,
              cairo_t        *cr,
              int             width,
              int             height,
              gpointer        user_data)
{
  EfExportDialog *self = user_data;
  EfScene *scene = get_scene (self);
  double scale;

  if (scene == NULL || width < 48 || height < 48)
    return;

  scale = MIN ((width - 36) / ef_scene_get_width (scene),
               (height - 36) / ef_scene_get_height (scene));
  cairo_translate (cr, round ((width - scale * ef_scene_get_width (scene)) / 2),
                   round ((height - scale * ef_scene_get_height (scene)) / 2));

  /* The page stands out from the window by a thin shadow. */
  cairo_rectangle (cr, -1, -1, scale * ef_scene_get_width (scene) + 2,
                   scale * ef_scene_get_height (scene) + 2);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.2);
  cairo_fill (cr);
  cairo_scale (cr, scale, scale);
  ef_paint_cairo (scene, cr, scale * gtk_widget_get_scale_factor (GTK_WIDGET (area)),
                  EF_LAYERS_ALL);
}

static double
to_shown_unit (EfExportDialog *self,
               double          mm)
{
  return self->in_pixels ? round (mm / MM_PER_INCH * self->dpi) : mm;
}

static double
from_shown_unit (EfExportDialog *self,
                 double          value)
{
  return self->in_pixels ? value / self->dpi * MM_PER_INCH : value;
}

/* The list has "Custom" before the known sizes. */
static guint
find_preset (const EfChartSpec *spec)
{
  const EfFigureSize *size = ef_figure_size_of (spec->width_mm, spec->height_mm);
  guint n;

  return size != NULL ? (guint) (size - ef_figure_size_list (&n)) + 1 : 0;
}

static void
show_size (EfExportDialog *self)
{
  self->showing = TRUE;
  gtk_adjustment_set_upper (gtk_spin_button_get_adjustment (self->width_spin),
                            self->in_pixels ? 20000 : 2000);
  gtk_adjustment_set_upper (gtk_spin_button_get_adjustment (self->height_spin),
                            self->in_pixels ? 20000 : 2000);
  gtk_spin_button_set_digits (self->width_spin, self->in_pixels ? 0 : 1);
  gtk_spin_button_set_digits (self->height_spin, self->in_pixels ? 0 : 1);
  gtk_spin_button_set_value (self->width_spin, to_shown_unit (self, self->spec->width_mm));
  gtk_spin_button_set_value (self->height_spin, to_shown_unit (self, self->spec->height_mm));
  adw_combo_row_set_selected (self->preset_row, find_preset (self->spec));
  self->showing = FALSE;
}

static void
show_format (EfExportDialog *self)
{
  gboolean is_png = get_format (self) == EF_OUTPUT_PNG;
  gboolean is_figure = ef_output_format_is_figure (get_format (self));

  gtk_widget_set_visible (self->dpi_row, is_figure && (is_png || self->in_pixels));
  gtk_widget_set_visible (self->outlines_row, get_format (self) == EF_OUTPUT_SVG);
  gtk_widget_set_visible (self->points_row, get_format (self) == EF_OUTPUT_SVG
                                              && get_data (self) != NULL
                                              && get_data (self)->n > POINTS_ASKED);
  gtk_widget_set_visible (self->project_row, is_figure);
  gtk_widget_set_visible (self->methods_row, is_figure);
  gtk_widget_set_visible (self->transparent_row, is_png);
}

static void
size_changed_cb (EfExportDialog *self)
{
  if (self->showing)
    return;

  self->spec->width_mm = from_shown_unit (self, gtk_spin_button_get_value (self->width_spin));
  self->spec->height_mm = from_shown_unit (self, gtk_spin_button_get_value (self->height_spin));
  self->showing = TRUE;
  adw_combo_row_set_selected (self->preset_row, find_preset (self->spec));
  self->showing = FALSE;
  redraw (self);
}

static void
preset_selected_cb (EfExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->preset_row);
  const EfFigureSize *sizes;
  guint n;

  sizes = ef_figure_size_list (&n);
  if (self->showing || selected == 0 || selected > n)
    return;

  self->spec->width_mm = sizes[selected - 1].width_mm;
  self->spec->height_mm = sizes[selected - 1].height_mm;
  show_size (self);
  redraw (self);
}

static void
unit_selected_cb (EfExportDialog *self)
{
  if (self->showing)
    return;

  self->in_pixels = adw_combo_row_get_selected (self->unit_row) == 1;
  show_size (self);
  show_format (self);
}

/* A picture asked for in pixels keeps its pixels when the resolution changes; one in millimetres
 * keeps these. */
static void
dpi_changed_cb (EfExportDialog *self)
{
  if (self->showing)
    return;

  self->dpi = gtk_spin_button_get_value (self->dpi_spin);
  if (self->in_pixels)
    size_changed_cb (self);
}

static void
format_selected_cb (EfExportDialog *self)
{
  show_format (self);
}

/* Its id. One that is not on this computer stays until another one is chosen. */
static const char *
get_theme (EfExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->theme_row);

  if (selected == 0 && !ef_theme_exists (self->spec->theme))
    return self->spec->theme;
  return ef_theme_list ()[selected];
}

static void
set_words (char       **field,
           AdwEntryRow *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  ef_chart_spec_set_string (field, text[0] != '\0' ? text : NULL);
}

static void
figure_changed_cb (EfExportDialog *self)
{
  if (self->showing)
    return;

  self->spec->font_size = gtk_spin_button_get_value (self->font_spin);
  ef_chart_spec_set_string (
      &self->spec->theme,
      get_theme (self));
  set_words (&self->spec->title, self->title_row);
  set_words (&self->spec->subtitle, self->subtitle_row);
  set_words (&self->spec->source_line, self->source_row);
  redraw (self);
}

/* English is what a figure speaks by itself, so no language is kept then. */
static void
language_selected_cb (EfExportDialog *self)
{
  const char *const *languages = ef_words_list_languages ();
  guint selected = adw_combo_row_get_selected (self->language_row);

  if (self->showing || selected >= g_strv_length ((char **) languages))
    return;

  ef_chart_spec_set_string (&self->spec->language, selected > 0 ? languages[selected] : NULL);
  g_clear_pointer (&self->data, ef_chart_data_unref);
  redraw (self);
}

typedef struct
{
  EfOutput *output;
  EfChartData *data;
  GFile *file;
  EfOutputReport report;
} Export;

static void
export_free (Export *export)
{
  ef_output_free (export->output);
  ef_chart_data_unref (export->data);
  g_object_unref (export->file);
  ef_output_report_clear (&export->report);
  g_free (export);
}

/* "chart.methods.txt" beside "chart.svg" (transfer full). */
static GFile *
find_methods_file (GFile *figure)
{
  g_autoptr (GFile) folder = g_file_get_parent (figure);
  g_autofree char *base = g_file_get_basename (figure);
  char *point = strrchr (base, '.');
  g_autofree char *name = NULL;

  if (folder == NULL)
    return NULL;
  if (point != NULL && point != base)
    *point = '\0';
  name = g_strconcat (base, ".methods.txt", NULL);
  return g_file_get_child (folder, name);
}

/* In a sandbox only the figure itself may be written; the text is inside of it all the same. */
static void
write_methods (Export       *export,
               GCancellable *cancellable)
{
  g_autoptr (GFile) file = find_methods_file (export->file);
  g_autofree char *text = ef_output_dup_methods (export->output, export->data);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  if (file != NULL && ef_paint_write_file (file, bytes, cancellable, &error))
    return;
  if (export->report.remark == NULL)
    export->report.remark
      = g_strdup (_("The methods paragraph is in the figure; it could not be written beside it."));
}

static void
export_in_worker (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Export *export = task_data;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  bytes = ef_output_make (export->output, export->data, NULL, &export->report, cancellable, &error);
  if (bytes == NULL || !ef_paint_write_file (export->file, bytes, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (export->output->with_methods)
    write_methods (export, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  EfExportDialog *self = EF_EXPORT_DIALOG (object);
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->export_button, TRUE);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (escaped));
      return;
    }

  if (!ef_chart_spec_equal (self->spec, ef_workspace_get_spec (self->workspace)))
    ef_workspace_change (self->workspace, ef_chart_spec_copy (self->spec), NULL,
                         _("Change Figure"));
  g_signal_emit (self, signals[EXPORTED], 0, export->file, export->report.remark);
  gtk_window_destroy (GTK_WINDOW (self));
}

static EfOutput *
create_output (EfExportDialog *self)
{
  EfOutput *output = ef_output_new (get_catalog (self), self->spec, get_format (self));

  output->command = ef_output_dup_command (output->catalog, self->spec, output->format);
  output->dpi = self->dpi;
  output->transparent = gtk_switch_get_active (self->transparent_switch);
  output->outlined = gtk_switch_get_active (self->outlines_switch);
  output->points_max = (guint) gtk_spin_button_get_value_as_int (self->points_spin);
  output->with_project = gtk_switch_get_active (self->project_switch);
  output->with_methods = ef_output_format_is_figure (output->format)
                         && gtk_switch_get_active (self->methods_switch);
  return output;
}

static void
start_export (EfExportDialog *self,
              GFile          *file)
{
  g_autoptr (GTask) task = NULL;
  Export *export;

  if (get_data (self) == NULL)
    return;

  export = g_new0 (Export, 1);
  export->output = create_output (self);
  export->data = ef_chart_data_ref (get_data (self));
  export->file = g_object_ref (file);

  gtk_widget_set_sensitive (self->export_button, FALSE);
  task = g_task_new (self, NULL, exported_cb, NULL);
  g_task_set_source_tag (task, start_export);
  g_task_set_name (task, "export figure");
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  g_task_run_in_thread (task, export_in_worker);
}

static void
chooser_response_cb (EfExportDialog       *self,
                     int                   response,
                     GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      start_export (self, file);
    }
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
}

/* A file name from the chart's title: what a person would type. */
static char *
dup_file_name (EfExportDialog *self)
{
  EfTable *table = ef_workspace_get_table (self->workspace);
  const char *title = self->spec->title != NULL ? self->spec->title : ef_table_get_name (table);
  g_autofree char *name = ef_output_clean_name (title);

  return g_strdup_printf ("%s.%s", name, ef_output_format_to_word (get_format (self)));
}

static void
export_clicked_cb (EfExportDialog *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _("Export figure"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"),
      _("_Cancel"));
  g_autofree char *name = dup_file_name (self);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chooser_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
  g_object_set_data_full (G_OBJECT (self), "chooser", chooser, g_object_unref);
}

static guint
find_theme (const char *id)
{
  const char *const *ids = ef_theme_list ();

  for (guint i = 0; ids[i] != NULL; i++)
    if (g_strcmp0 (ids[i], id) == 0)
      return i;
  return 0;
}

static guint
find_language (const char *language)
{
  const char *const *languages = ef_words_list_languages ();

  for (guint i = 0; language != NULL && languages[i] != NULL; i++)
    if (g_str_equal (languages[i], language))
      return i;
  return 0;
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
  self->showing = TRUE;
  adw_combo_row_set_selected (self->theme_row, find_theme (self->spec->theme));
  adw_combo_row_set_selected (self->language_row, find_language (self->spec->language));
  gtk_spin_button_set_value (self->font_spin, self->spec->font_size);
  set_text (self->title_row, self->spec->title);
  set_text (self->subtitle_row, self->spec->subtitle);
  set_text (self->source_row, self->spec->source_line);
  self->showing = FALSE;
  show_size (self);
  show_format (self);
  show_check (self);
}

static GListModel *
create_preset_list (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  const EfFigureSize *sizes;
  guint n;

  sizes = ef_figure_size_list (&n);
  gtk_string_list_append (list, _("Custom"));
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, _(sizes[i].name));
  return G_LIST_MODEL (list);
}

static GListModel *
create_language_list (void)
{
  const char *const *languages = ef_words_list_languages ();
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; languages[i] != NULL; i++)
    gtk_string_list_append (list, ef_words_get_language_name (languages[i]));
  return G_LIST_MODEL (list);
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
  g_clear_pointer (&self->scene, ef_scene_unref);
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

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, dpi_row);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, dpi_spin);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, transparent_row);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, transparent_switch);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, project_switch);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, methods_row);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, methods_switch);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, points_row);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, points_spin);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, project_row);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, outlines_row);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, outlines_switch);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, preset_row);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, unit_row);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, width_spin);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, height_spin);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, theme_row);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, font_spin);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, check_row);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, enlarge_button);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, subtitle_row);
  gtk_widget_class_bind_template_child (widget_class, EfExportDialog, source_row);
  gtk_widget_class_bind_template_callback (widget_class, size_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, preset_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, dpi_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, figure_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, enlarge_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
}

static GListModel *
create_theme_list (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (const char *const *id = ef_theme_list (); *id != NULL; id++)
    gtk_string_list_append (names, ef_theme_get_name (ef_theme_find (*id)));
  return G_LIST_MODEL (names);
}

static void
ef_export_dialog_init (EfExportDialog *self)
{
  g_autoptr (GListModel) preset_list = create_preset_list ();
  g_autoptr (GListModel) language_list = create_language_list ();
  g_autoptr (GListModel) theme_list = create_theme_list ();

  /* The controls emit while the template is built, before there is a specification to change. */
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->preset_row, preset_list);
  adw_combo_row_set_model (self->language_row, language_list);
  adw_combo_row_set_model (self->theme_row, theme_list);
  self->dpi = 300;
  self->pango = ef_paint_create_pango_context ();
  gtk_drawing_area_set_draw_func (self->preview, draw_preview, self, NULL);
}

GtkWidget *
ef_export_dialog_new (GtkWindow   *parent,
                      EfWorkspace *workspace)
{
  EfExportDialog *self;

  g_return_val_if_fail (EF_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (ef_workspace_get_spec (workspace) != NULL, NULL);

  self = g_object_new (EF_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  self->spec = ef_chart_spec_copy (ef_workspace_get_spec (workspace));
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (data_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_spec (self);
  return GTK_WIDGET (self);
}
