/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-panels.h"

#include <glib/gi18n-lib.h>

#include "ef-panels.h"

/* `frontier render --panels`: the charts of a project as one figure. */

/* "2x2": how many columns and rows. */
static gboolean
read_grid (const char *grid, guint64 *n_columns, guint64 *n_rows)
{
  g_auto (GStrv) parts = g_strsplit (grid, "x", -1);

  return g_strv_length (parts) == 2
         && g_ascii_string_to_unsigned (parts[0], 10, 1, EF_PANELS_MAX, n_columns, NULL)
         && g_ascii_string_to_unsigned (parts[1], 10, 1, EF_PANELS_MAX, n_rows, NULL)
         && *n_columns * *n_rows <= EF_PANELS_MAX;
}

/* The charts as they come, in a grid that was given. */
static EfOutput *
output_new_for_grid (const EfCliInput *input,
                     const char       *grid,
                     EfOutputFormat    format,
                     EfCliStatus      *status)
{
  guint n_charts = input->document != NULL ? ef_document_get_n_charts (input->document) : 0;
  g_autoptr (EfPanelsSpec) layout = NULL;
  const EfChartSpec *specs[EF_PANELS_MAX];
  guint64 n_columns, n_rows;
  guint n;

  if (!read_grid (grid, &n_columns, &n_rows))
    {
      *status = ef_cli_fail (EF_CLI_USAGE,
                             _("--panels takes columns and rows in the manner of 2x2, at most %d "
                               "panels, or the id of a figure of the project, not “%s”."),
                             EF_PANELS_MAX, grid);
      return NULL;
    }
  if (n_charts == 0)
    {
      *status = ef_cli_fail (EF_CLI_NOT_FOUND, _("There are no charts in %s."), input->name);
      return NULL;
    }

  n = MIN (n_charts, (guint) (n_columns * n_rows));
  if (n < n_charts)
    ef_cli_warn (ngettext ("%u chart has no place in the grid and is left out.",
                           "%u charts have no place in the grid and are left out.", n_charts - n),
                 n_charts - n);
  for (guint i = 0; i < n; i++)
    specs[i] = ef_document_get_chart (input->document,
                                      ef_document_get_chart_id (input->document, i));
  layout = ef_panels_spec_new_like (specs[0], n, (guint) n_columns);

  return ef_output_new_panels (input->catalog, specs, n, layout, format);
}

EfOutput *
ef_cli_panels_new (const EfCliInput  *input,
                   const char        *panels,
                   const EfCliFigure *figure,
                   EfOutputFormat     format,
                   EfCliStatus       *status)
{
  const EfPanelsSpec *kept
    = input->document != NULL ? ef_document_get_panels (input->document, panels) : NULL;
  EfOutput *output;

  if (!ef_output_format_is_figure (format))
    {
      *status = ef_cli_fail (EF_CLI_USAGE,
                             _("--panels makes a figure: its name ends in .svg, .png or .pdf."));
      return NULL;
    }

  output = kept != NULL ? ef_output_new_for_panels (input->document, kept, format)
                        : output_new_for_grid (input, panels, format, status);
  if (output == NULL)
    return NULL;

  if (figure->width > 0)
    {
      output->width = figure->width;
      output->height = figure->height;
      output->layout->width_mm = figure->width_mm;
      output->layout->height_mm = figure->height_mm;
    }

  return output;
}
