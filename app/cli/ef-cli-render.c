/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-render.h"

#include "ef-cli-axis.h"
#include "ef-cli-derive.h"
#include "ef-cli-estimate.h"
#include "ef-cli-panels.h"

#include "ef-chart-command.h"
#include "ef-chart-resamples.h"
#include "ef-chart-sota.h"
#include "ef-file-write.h"
#include "ef-paint.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* `frontier render`: a chart as a figure. The specification is that of a project's chart or a
 * new one, with the options laid over it; from there on it is what the window does: data,
 * layout, paint. */

static void
options_clear (EfCliRender *self)
{
  g_free (self->table);
  g_free (self->chart_id);
  g_free (self->x);
  g_free (self->y);
  g_free (self->size);
  g_free (self->panels);
  g_free (self->output);
  g_free (self->methods);
  g_free (self->mapping);
  g_free (self->estimate);
  g_strfreev (self->derived);
  g_free (self->ghost);
  ef_cli_chart_clear (&self->chart);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EfCliRender, options_clear)

/* How the figure can be drawn again: by the options, by the project's own chart, or, where only
 * what the figure carries says everything, from itself. NULL if nothing does (transfer full). */
static char *
dup_command (const EfCliInput  *input,
             const EfCliRender *options,
             const EfChartSpec *chart,
             const EfChartSpec *spec,
             EfTable           *table,
             EfOutputFormat     format)
{
  g_autofree char *name = g_filename_display_basename (options->argument);
  /* Whatever the figure is called, it is the same figure. */
  g_autofree char *output = g_strconcat ("figure.", ef_output_format_to_word (format), NULL);
  g_autoptr (GPtrArray) tables = ef_catalog_list_tables (input->catalog);
  const char *path = tables->len > 1 ? ef_table_get_path (table) : NULL;
  guint n_charts = input->document != NULL ? ef_document_get_n_charts (input->document) : 0;

  for (guint i = 0; chart != NULL && i < n_charts; i++)
    {
      const char *id = ef_document_get_chart_id (input->document, i);

      if (chart == ef_document_get_chart (input->document, id) && ef_chart_spec_equal (chart, spec))
        return ef_chart_command_new (spec, NULL, name, id, NULL, output);
    }
  if (ef_chart_command_is_complete (spec))
    return ef_chart_command_new (spec, table, name, NULL, path, output);

  return options->no_project ? NULL
                             : ef_chart_command_new (spec, NULL, output, "chart-1", NULL, output);
}

/* The points of the chart that is drawn, NULL after saying why there are none. @spec: (inout): with
 * --sota it becomes that chart. (transfer full) */
static EfChartData *
find_points (EfChartSpec      **spec,
             EfTable           *table,
             const EfCliRender *options,
             EfCliStatus       *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EfChartData) points = ef_chart_data_new (table, *spec, NULL, &error);

  if (points != NULL && options->sota)
    {
      EfChartSpec *sota = ef_chart_sota_new (points, *spec, &error);

      g_clear_pointer (&points, ef_chart_data_unref);
      if (sota != NULL)
        {
          if (options->chart.title != NULL)
            ef_chart_spec_set_string (&sota->title, options->chart.title);
          ef_chart_spec_free (*spec);
          *spec = sota;
          points = ef_chart_data_new (table, sota, NULL, &error);
        }
    }
  if (points == NULL)
    {
      *status = ef_cli_fail_with_error (error, EF_CLI_NOT_FOUND);
      return NULL;
    }

  return ef_chart_resamples_complete (points, *spec, NULL, NULL);
}

/* The text that stands beside the figure. */
static EfCliStatus
write_methods (const EfOutput    *output,
               const EfChartData *data,
               const char        *path)
{
  g_autofree char *text = ef_output_dup_methods (output, data);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (path, "-"))
    {
      fputs (text, stdout);
      return ef_cli_finish_output ();
    }

  file = g_file_new_for_path (path);
  bytes = g_bytes_new (text, strlen (text));
  if (!ef_paint_write_file (file, bytes, NULL, &error))
    return ef_cli_fail (EF_CLI_CANNOT_WRITE, "%s", error->message);

  return EF_CLI_OK;
}

/* Makes the file as the options say, and writes it. @data: the points of the chart, or NULL where
 * there are several charts */
static EfCliStatus
write_output (EfOutput          *output,
              const EfCliRender *options,
              const EfCliFigure *figure,
              EfChartData       *data,
              const char        *path,
              PangoContext      *pango)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (EfOutputReport) report = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  output->dpi = figure->dpi;
  output->transparent = options->transparent;
  output->outlined = options->outlines;
  if (options->points_max >= 0)
    output->points_max = (guint) options->points_max;
  output->with_project = !options->no_project;
  output->with_large = options->large_project;
  bytes = ef_output_make (output, data, pango, &report, NULL, &error);
  ef_cli_render_report_figure (&report, output->spec);
  if (bytes == NULL || !ef_paint_write_file (file, bytes, NULL, &error))
    return ef_cli_fail (EF_CLI_CANNOT_WRITE, "%s", error->message);

  return EF_CLI_OK;
}

/* @chart: of the project, or NULL for a new one; @path: the file to write. */
static EfCliStatus
render (const EfCliInput  *input,
        const EfCliRender *options,
        const EfCliFigure *figure,
        const EfChartSpec *chart,
        const char        *path,
        EfOutputFormat     format,
        PangoContext      *pango)
{
  EfCliStatus status = EF_CLI_OK;
  EfTable *table = NULL;
  g_autoptr (EfChartSpec) spec
    = ef_cli_render_find_spec (input, options, figure, chart, &table, &status);
  g_autoptr (EfChartData) data = NULL;
  g_autoptr (EfOutput) output = NULL;

  if (spec == NULL)
    return status;

  data = find_points (&spec, table, options, &status);
  if (data == NULL || !ef_cli_chart_apply_view (&options->chart, spec, data, &status))
    return status;

  ef_cli_render_report_points (data, spec);
  output = ef_output_new (input->catalog, spec, format);
  output->command = dup_command (input, options, chart, spec, table, format);
  output->with_methods = options->methods != NULL;
  status = write_output (output, options, figure, data, path, pango);
  if (status == EF_CLI_OK && options->methods != NULL)
    status = write_methods (output, data, options->methods);

  return status;
}

static EfCliStatus
render_one (const EfCliInput  *input,
            const EfCliRender *options,
            const EfCliFigure *figure,
            EfOutputFormat     format,
            PangoContext      *pango)
{
  EfCliStatus status = EF_CLI_OK;
  const EfChartSpec *chart = ef_cli_render_find_chart (input, options, &status);

  if (status != EF_CLI_OK)
    return status;

  return render (input, options, figure, chart, options->output, format, pango);
}

/* Charts of the project in one figure. @panels: a grid, or the id of a figure of the project */
static EfCliStatus
render_panels (const EfCliInput  *input,
               const EfCliRender *options,
               const EfCliFigure *figure,
               const char        *panels,
               const char        *path,
               EfOutputFormat     format,
               PangoContext      *pango)
{
  EfCliStatus status = EF_CLI_OK;
  g_autoptr (EfOutput) output = ef_cli_panels_new (input, panels, figure, format, &status);

  if (output == NULL || !ef_cli_chart_apply_words (&options->chart, output->spec, &status))
    return status;
  for (guint i = 0; i < output->panels->len; i++)
    if (!ef_cli_chart_apply_words (&options->chart, output->panels->pdata[i], &status) ||
        !ef_cli_suppose (output->panels->pdata[i], options->estimate, options->ghost,
                         output->spec->language, &status))
      return status;
  if (options->chart.font_size > 0)
    output->spec->font_size = options->chart.font_size;

  return write_output (output, options, figure, NULL, path, pango);
}

/* Why each of them failed was said when it did. */
static void
warn_of_failed (GPtrArray *failed,
                guint      n)
{
  g_autofree char *names = NULL;

  g_ptr_array_add (failed, NULL);
  names = g_strjoinv (", ", (char **) failed->pdata);
  /* Translators: of how many figures, and the names of their files. */
  ef_cli_warn (ngettext ("%u of %u figures was not written: %s",
                         "%u of %u figures were not written: %s", failed->len - 1),
               failed->len - 1, n, names);
}

/* Every figure of the project, charts first, into a file of its own. What is wrong with one of them
 * does not keep the others away. */
static EfCliStatus
render_all (const EfCliInput  *input,
            const EfCliRender *options,
            const EfCliFigure *figure,
            EfOutputFormat     format,
            PangoContext      *pango)
{
  EfDocument *document = input->document;
  guint n_charts = document != NULL ? ef_document_get_n_charts (document) : 0;
  g_autoptr (GPtrArray) failed = g_ptr_array_new_with_free_func (g_free);
  EfCliStatus first_failure = EF_CLI_OK;
  g_autofree char *left_out = NULL;
  guint n;

  if (n_charts == 0)
    return ef_cli_fail (EF_CLI_NOT_FOUND, _("There are no charts in %s."), input->name);
  if (!ef_output_pattern_is_unique (options->output, document, format))
    return ef_cli_fail (EF_CLI_USAGE,
                        _("Several figures would be written to the same file. Put {n}, {id}, "
                          "{title} or {table} into the name behind --output."));

  n = ef_output_count_figures (document, format);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = ef_output_expand_pattern (options->output, document, format, i);
      const char *id = i < n_charts ? ef_document_get_chart_id (document, i)
                                    : ef_document_get_panels_id (document, i - n_charts);
      EfCliStatus status
        = i < n_charts ? render (input, options, figure, ef_document_get_chart (document, id), path,
                                 format, pango)
                       : render_panels (input, options, figure, id, path, format, pango);

      if (status == EF_CLI_OK)
        continue;
      if (first_failure == EF_CLI_OK)
        first_failure = status;
      g_ptr_array_add (failed, g_filename_display_name (path));
    }
  if (failed->len > 0)
    warn_of_failed (failed, n);
  left_out = ef_output_dup_left_out (document, format);
  if (left_out != NULL)
    ef_cli_warn ("%s", left_out);

  return first_failure;
}

/* Whether there is a folder for the figures, as far as that can be said before they have names. */
static EfCliStatus
check_folder (const EfCliRender *options)
{
  g_autofree char *folder = g_path_get_dirname (options->output);
  g_autoptr (GError) error = NULL;

  if ((options->all && strchr (folder, '{') != NULL)
      || ef_file_check_folder (options->output, &error))
    return EF_CLI_OK;

  return ef_cli_fail (EF_CLI_CANNOT_WRITE, "%s", error->message);
}

/* What is said about one chart cannot be meant for all. */
static gboolean
check_all (const EfCliRender *options,
           EfCliStatus       *status)
{
  if ((!options->all && options->panels == NULL) ||
      (options->table == NULL && options->chart_id == NULL && options->x == NULL &&
                        options->y == NULL && options->chart.title == NULL &&
                        options->chart.subtitle == NULL && options->chart.where == NULL &&
                        options->chart.hidden == NULL && options->chart.x_view == NULL &&
                        options->chart.y_view == NULL && options->chart.x_limit == NULL &&
                        options->chart.y_limit == NULL && options->methods == NULL))
    return TRUE;

  *status = ef_cli_fail (EF_CLI_USAGE,
                         _("%s draws the charts as the project has them: --table, --chart, -x, -y, "
                           "--where, --hide, --methods, limits, views and titles are for one "
                           "chart."),
                         options->all ? "--all" : "--panels");
  return FALSE;
}

static EfCliStatus
run (const EfCliVerb *self,
     int              argc,
     char           **argv)
{
  g_auto (EfCliRender) options = { .points_max = -1 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_("The figure to write (.svg, .png, .pdf), all points (.csv), or the frontier as a table "
         "(.md, .html)"),
      N_("FIGURE") },
    EF_CLI_OPTION_TABLE (options.table),
    { "all", 0, 0, G_OPTION_ARG_NONE, &options.all,
      N_("Every chart and every figure of several charts of a project; {n}, {id}, {title} and "
         "{table} in FIGURE tell them apart"),
      NULL },
    { "panels", 0, 0, G_OPTION_ARG_STRING, &options.panels,
      N_("The charts of a project as panels of one figure: columns and rows, or the id of a figure "
         "of the project"),
      N_("2x2|ID") },
    { "chart", 0, 0, G_OPTION_ARG_STRING, &options.chart_id,
      N_("The chart of a project, by its id"), N_("ID") },
    EF_CLI_OPTION_X (options.x),
    EF_CLI_OPTION_Y (options.y),
    { "sota", 0, 0, G_OPTION_ARG_NONE, &options.sota,
      N_("Draw the best of y over time instead: the state of the art"), NULL },
    EF_CLI_OPTIONS_CHART (options.chart),
    EF_CLI_OPTION_DERIVE (options.derived),
    EF_CLI_OPTION_ESTIMATE (0, options.estimate),
    { "ghost", 0, 0, G_OPTION_ARG_STRING, &options.ghost,
      N_("Show faintly what supposing this instead does; nothing: what the data say"),
      N_("KEY=VALUE,…") },
    { "size", 's', 0, G_OPTION_ARG_STRING, &options.size,
      N_("180x120mm, 1600x1000px; also cm, in and pt; or a column or page by its name: nature-1, "
         "science-2, ieee-1, acm-2, elsevier-1.5, a4, slide and others"),
      N_("SIZE") },
    { "dpi", 0, 0, G_OPTION_ARG_DOUBLE, &options.dpi,
      N_("Pixels an inch: 300, or 96 for a size in pixels"), N_("N") },
    { "transparent", 0, 0, G_OPTION_ARG_NONE, &options.transparent,
      N_("No background in a PNG picture"), NULL },
    { "outlines", 0, 0, G_OPTION_ARG_NONE, &options.outlines,
      N_("Draw the letters of an SVG figure as shapes, for readers without the font"), NULL },
    { "points-max", 0, 0, G_OPTION_ARG_INT, &options.points_max,
      N_("Draw more points than this in an SVG figure as one picture: 150000; 0: never"),
      N_("N") },
    { "no-project", 0, 0, G_OPTION_ARG_NONE, &options.no_project,
      N_("Do not put the chart and its table into the figure"), NULL },
    { "large-project", 0, 0, G_OPTION_ARG_NONE, &options.large_project,
      N_("Put them in also where the tables have more than 200000 values"), NULL },
    { "methods", 0, 0, G_OPTION_ARG_FILENAME, &options.methods,
      N_("Write how the chart was made to TEXT as well, and into the figure: sources, formulas, "
         "assumptions, and what is estimated; “-” prints it"),
      N_("TEXT") },
    EF_CLI_OPTION_MAPPING (options.mapping),
    EF_CLI_OPTION_VERBOSE (options.verbose),
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (EfCliInput) input = NULL;
  PangoContext *pango;
  EfCliFigure figure;
  EfCliStatus status;
  EfOutputFormat format;

  if (!ef_cli_verb_parse (self, entries, &argc, &argv, 1, 1))
    return EF_CLI_USAGE;

  if (options.output == NULL)
    return ef_cli_fail (EF_CLI_USAGE, _("--output is missing: the figure to write."));

  if (!ef_cli_chart_check (&options.chart, &status))
    return status;

  /* By its ending, so that nothing is read for a file that could not be written. */
  if (!ef_output_format_from_name (options.output, &format))
    return ef_cli_fail (EF_CLI_USAGE,
                        _("The name behind --output ends in .svg, .png, .pdf, .csv, .md or .html, "
                          "not “%s”."),
                        options.output);

  if (!check_all (&options, &status))
    return status;

  status = check_folder (&options);
  if (status != EF_CLI_OK)
    return status;

  if (!ef_cli_figure_parse (&figure, options.size, options.dpi, &status))
    return status;
  /* Who names the column of a journal has its letters too, unless they are given by themselves. */
  if (options.chart.font_size == 0)
    options.chart.font_size = figure.font_size;

  /* Pango looks for fonts in a thread of its own, which takes as long as reading 100,000 rows. */
  pango = ef_paint_create_pango_context ();
  options.argument = argv[0];
  input = ef_cli_input_load (argv[0], options.mapping, options.verbose, &status);
  if (input != NULL
      && ef_cli_derive (input, options.table, (const char *const *) options.derived, &status))
    status = options.panels != NULL ? render_panels (input, &options, &figure, options.panels,
                                                     options.output, format, pango)
             : options.all ? render_all (input, &options, &figure, format, pango)
                           : render_one (input, &options, &figure, format, pango);
  g_object_unref (pango);

  return status;
}

const EfCliVerb ef_cli_verb_render = {
  .name = "render",
  .parameters = N_("FILE"),
  .summary = N_("Draw a chart of a table, or a chart of a project, as a figure"),
  .details = EF_CLI_HELP_COLUMNS,
  .more_details = EF_CLI_HELP_ESTIMATE,
  .run = run,
};
