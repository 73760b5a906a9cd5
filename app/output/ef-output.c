/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-output-private.h"

#include <string.h>

#include "ef-chart-command.h"
#include "ef-chart-methods.h"
#include "ef-chart-resamples.h"
#include "ef-chart-table.h"
#include "ef-compose.h"
#include "ef-error.h"
#include "ef-figure-size.h"
#include "ef-paint.h"
#include "ef-project.h"
#include "ef-words.h"
#include "ef-work-split.h"

/* One way from a chart to a file, which the window and the command line share: so what one of them
 * exports is what the other one renders. */

#define MM_PER_INCH 25.4
#define POINTS_PER_INCH 72.0

static const char *const words[] = { "svg", "png", "pdf", "csv", "md", "html", "tsv" };

const char *
ef_output_format_to_word (EfOutputFormat format)
{
  g_return_val_if_fail (format < EF_N_OUTPUT_FORMATS, NULL);

  return words[format];
}

gboolean
ef_output_format_from_name (const char *name, EfOutputFormat *format)
{
  const char *point;

  g_return_val_if_fail (name != NULL && format != NULL, FALSE);

  point = strrchr (name, '.');
  if (point == NULL || point == name)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (point + 1, words[i]) == 0)
      {
        *format = (EfOutputFormat) i;
        return TRUE;
      }

  return FALSE;
}

gboolean
ef_output_format_is_figure (EfOutputFormat format)
{
  return format <= EF_OUTPUT_PDF;
}

EfOutput *
ef_output_new (EfCatalog *catalog, const EfChartSpec *spec, EfOutputFormat format)
{
  EfOutput *self;

  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (spec != NULL, NULL);

  self = g_new0 (EfOutput, 1);
  self->catalog = ef_catalog_ref (catalog);
  self->spec = ef_chart_spec_copy (spec);
  self->format = format;
  self->dpi = 300;
  self->points_max = EF_OUTPUT_POINTS_MAX;
  self->with_project = TRUE;

  return self;
}

static gpointer
copy_spec (gconstpointer spec, gpointer user_data)
{
  return ef_chart_spec_copy (spec);
}

EfOutput *
ef_output_copy (const EfOutput *self)
{
  EfOutput *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->catalog = ef_catalog_ref (self->catalog);
  copy->spec = ef_chart_spec_copy (self->spec);
  copy->command = g_strdup (self->command);
  if (self->panels != NULL)
    copy->panels = g_ptr_array_copy (self->panels, copy_spec, NULL);
  if (self->layout != NULL)
    copy->layout = ef_panels_spec_copy (self->layout);

  return copy;
}

void
ef_output_free (EfOutput *self)
{
  ef_catalog_unref (self->catalog);
  ef_chart_spec_free (self->spec);
  g_free (self->command);
  g_clear_pointer (&self->panels, g_ptr_array_unref);
  ef_panels_spec_free (self->layout);
  g_free (self);
}

EfScene *
ef_output_compose (const EfOutput *self, EfChartData *data, PangoContext *pango)
{
  const EfChartSpec *spec = self->spec;
  EfComposeOptions options = {
    .width = self->width > 0 ? self->width : spec->width_mm / MM_PER_INCH * POINTS_PER_INCH,
    .height = self->height > 0 ? self->height : spec->height_mm / MM_PER_INCH * POINTS_PER_INCH,
    .theme = ef_theme_find (spec->theme),
    .ticks = ef_tick_style_for_language (spec->language),
    .font_size = spec->font_size,
  };
  EfScene *scene;
  EfView view;

  g_return_val_if_fail (data != NULL, NULL);
  options.type_min = ef_figure_size_get_type_min (options.width, options.height);

  options.pango = pango != NULL ? g_object_ref (pango) : ef_paint_create_pango_context ();
  ef_chart_data_get_view (data, spec, &view);
  scene = ef_chart_compose (data, spec, &view, &options);
  g_object_unref (options.pango);

  return scene;
}

void
ef_output_report_clear (EfOutputReport *self)
{
  g_clear_pointer (&self->remark, g_free);
}

char *
ef_output_report_check (const EfOutputReport *self, double *enough)
{
  const double mm = MM_PER_INCH / POINTS_PER_INCH;

  g_return_val_if_fail (self != NULL, NULL);

  return ef_figure_size_check (self->width * mm, self->height * mm, self->smallest_type, enough);
}

/* Where a figure says what it shows, it says how as well. */
static void
add_methods (const EfOutput *self, const EfChartData *data, EfScene *scene)
{
  const char *description = ef_scene_get_description (scene);
  g_autofree char *methods = ef_output_dup_methods (self, data);
  g_autofree char *title = g_strdup (ef_scene_get_title (scene));
  g_autofree char *both
    = g_strconcat (description != NULL ? description : "", "\n\n", g_strchomp (methods), NULL);

  ef_scene_set_words (scene, title, both);
}

/* A figure on its way: the scene, and the project that it carries. */
typedef struct
{
  const EfOutput *output;
  EfChartData *data;
  PangoContext *pango;
  GCancellable *cancellable;
  EfScene *scene;
  GBytes *project;
  GError *error;   /* of the scene */
  GError *problem; /* of the project */
} Figure;

static void
figure_clear (Figure *self)
{
  g_clear_pointer (&self->scene, ef_scene_unref);
  g_clear_pointer (&self->project, g_bytes_unref);
  g_clear_error (&self->error);
  g_clear_error (&self->problem);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Figure, figure_clear)

/* First the scene, which belongs to the calling thread as its Pango context does, then the
 * project. */
static void
make_parts (gsize start, gsize end, gpointer data)
{
  Figure *self = data;
  const EfOutput *output = self->output;

  if (start == 0 && output->panels != NULL)
    self->scene
      = ef_output_compose_panels (output, self->pango, self->cancellable, &self->error);
  else if (start == 0)
    self->scene = ef_output_compose (output, self->data, self->pango);
  if (end == 2)
    self->project
      = output->panels != NULL
          ? ef_output_dup_panels_project (output, self->cancellable, &self->problem)
          : ef_project_for_figure (output->catalog, output->spec, output->with_large,
                                   self->cancellable, &self->problem);
}

static GBytes *
make_figure (const EfOutput *self,
             EfChartData *data,
             PangoContext *pango,
             EfOutputReport *report,
             GCancellable *cancellable,
             GError **error)
{
  g_auto (Figure) figure
    = { .output = self, .data = data, .pango = pango, .cancellable = cancellable };
  EfScene *scene;

  ef_work_split (self->with_project ? 2 : 1, 1, make_parts, &figure);
  scene = figure.scene;
  if (scene == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&figure.error));
      return NULL;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  /* A figure without its project is better than none. */
  if (figure.problem != NULL)
    report->remark = g_strdup (figure.problem->message);
  report->width = ef_scene_get_width (scene);
  report->height = ef_scene_get_height (scene);
  report->n_hidden_labels = ef_scene_get_n_hidden_labels (scene);
  report->smallest_type = ef_scene_get_smallest_type (scene);
  ef_scene_set_project (scene, figure.project, self->command);
  if (self->with_methods)
    add_methods (self, data, scene);

  switch (self->format)
    {
    case EF_OUTPUT_PNG:
      return ef_paint_to_png (scene, self->dpi, self->transparent, error);
    case EF_OUTPUT_PDF:
      return ef_paint_to_pdf (scene, error);
    default:
      return ef_paint_to_svg_with (scene, self->outlined, self->points_max, error);
    }
}

static GBytes *
make_text (const EfOutput *self, const EfChartData *data)
{
  const EfTickStyle *style = ef_tick_style_for_language (self->spec->language);
  char *text;

  if (self->format == EF_OUTPUT_MARKDOWN)
    text = ef_chart_data_to_markdown (data, self->spec, style);
  else if (self->format == EF_OUTPUT_HTML)
    text = ef_chart_data_to_html (data, self->spec, style);
  else if (self->format == EF_OUTPUT_TSV)
    text = ef_chart_data_to_tsv (data, self->spec, style);
  else
    text = ef_chart_data_to_csv (data, self->spec);

  return g_bytes_new_take (text, strlen (text));
}

GBytes *
ef_output_make (const EfOutput *self,
                EfChartData *data,
                PangoContext *pango,
                EfOutputReport *report,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (EfChartData) own = NULL;
  g_autoptr (EfChartData) complete = NULL;
  g_auto (EfOutputReport) unread = { 0 };
  EfTable *table;

  g_return_val_if_fail (self != NULL, NULL);

  if (report == NULL)
    report = &unread;
  *report = (EfOutputReport){ 0 };
  if (self->panels != NULL)
    return make_figure (self, NULL, pango, report, cancellable, error);
  if (data == NULL)
    {
      table = ef_catalog_get_table (self->catalog, self->spec->table_id);
      if (table == NULL)
        {
          g_set_error_literal (error, EF_ERROR, EF_ERROR_NOT_FOUND,
                               _ ("The table of the chart is not in the project."));
          return NULL;
        }
      data = own = ef_chart_data_new (table, self->spec, cancellable, error);
    }
  if (data == NULL)
    return NULL;
  complete = ef_chart_resamples_complete (data, self->spec, cancellable, error);
  if (complete == NULL)
    return NULL;

  return ef_output_format_is_figure (self->format)
           ? make_figure (self, complete, pango, report, cancellable, error)
           : make_text (self, complete);
}

char *
ef_output_dup_beginning (const EfOutput *self, const EfChartData *data, guint n_lines)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  char *end;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (n_lines > 0, NULL);

  if (self->panels != NULL || ef_output_format_is_figure (self->format))
    return NULL;
  if (self->format == EF_OUTPUT_CSV)
    {
      text = ef_chart_data_begin_csv (data, self->spec, n_lines);
    }
  else
    {
      bytes = make_text (self, data);
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }

  end = text;
  for (guint i = 1; i < n_lines && end != NULL; i++)
    {
      end = strchr (end, '\n');
      end = end != NULL ? end + 1 : NULL;
    }
  if (end == NULL || *end == '\0' || strchr (end, '\n') == NULL || strchr (end, '\n')[1] == '\0')
    return g_steal_pointer (&text);

  *end = '\0';
  return g_strconcat (text, "…\n", NULL);
}

char *
ef_output_dup_methods (const EfOutput *self, const EfChartData *data)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (data != NULL, NULL);

  return ef_chart_methods_new (data, self->spec, ef_tick_style_for_language (self->spec->language));
}

char *
ef_output_dup_command (EfCatalog *catalog, const EfChartSpec *spec, EfOutputFormat format)
{
  g_autoptr (GPtrArray) tables = NULL;
  g_autofree char *output = NULL;
  EfSource *source;
  EfTable *table;

  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (spec != NULL, NULL);

  table = ef_catalog_get_table (catalog, spec->table_id);
  source = table != NULL ? ef_table_get_source (table) : NULL;
  if (source == NULL || !ef_chart_command_is_complete (spec))
    return NULL;

  tables = ef_catalog_list_tables (catalog);
  output = g_strconcat ("figure.", ef_output_format_to_word (format), NULL);

  return ef_chart_command_new (spec, table, ef_source_get_name (source), NULL,
                               tables->len > 1 ? ef_table_get_path (table) : NULL, output);
}
