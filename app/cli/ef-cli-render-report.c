/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-render.h"

#include "ef-chart-bounds.h"
#include "ef-chart-footprints.h"
#include "ef-chart-resamples.h"
#include "ef-chart-rulers.h"
#include "ef-chart-stars.h"
#include "ef-number.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What `frontier render` says beside the figure that it writes. */

static void
report_left_out (const EfChartData *data,
             const EfChartSpec *spec)
{
  const EfLeftOut *left_out = &data->left_out;
  const EfAxisData *unknown = NULL;

  if (left_out->missing > 0)
    ef_cli_warn (ngettext ("%u row is not drawn: it has no value on x or y.",
                           "%u rows are not drawn: they have no value on x or y.",
                           left_out->missing),
                 left_out->missing);

  if (left_out->not_positive > 0)
    ef_cli_warn (ngettext ("%u row is not drawn: it is zero or negative on a logarithmic axis.",
                           "%u rows are not drawn: they are zero or negative on a logarithmic "
                           "axis.",
                           left_out->not_positive),
                 left_out->not_positive);

  if (left_out->totals > 0)
    ef_cli_warn (ngettext ("%u row is not drawn: it is the total of others.",
                           "%u rows are not drawn: they are totals of others.",
                           left_out->totals),
                 left_out->totals);

  if (data->x.direction == EF_DIRECTION_UNKNOWN)
    unknown = &data->x;
  else if (data->y.direction == EF_DIRECTION_UNKNOWN)
    unknown = &data->y;

  if (spec->front.shown && unknown != NULL)
    ef_cli_warn (_("No frontier is drawn: it is not known whether lower or higher values of “%s” "
                   "are better. Write “:min” or “:max” behind the column."),
                 ef_column_get_name (unknown->column));
}

static void
report_stars (const EfChartData *data,
              const EfChartSpec *spec)
{
  const char *refusal
    = spec->stars != EF_STAR_RULE_NONE ? ef_chart_stars_get_refusal (data, spec) : NULL;

  if (refusal != NULL)
    ef_cli_warn ("%s", refusal);
}

/* What is compared although it does not count the same. */
static void
report_footprints (const EfChartData *data,
                   const EfChartSpec *spec)
{
  g_autofree char *mixed = ef_chart_footprints_describe (data, spec, EF_FOOTPRINTS_MIXED, " ");

  if (mixed != NULL)
    ef_cli_warn ("%s", mixed);
}

/* Why something that was asked for is not there. */
static void
report_uncertainty (const EfChartData *data,
                    const EfChartSpec *spec)
{
  if (data->resamples != NULL && data->resamples->refusal != NULL)
    ef_cli_warn ("%s", data->resamples->refusal);
  else if (spec->uncertainty.error_bars && ef_chart_bounds_count (data) == 0)
    ef_cli_warn (_("No error bars are drawn: no value of these points has one."));
}

static void
report_rulers (const EfChartData *data,
               const EfChartSpec *spec)
{
  for (EfRulerKind kind = 0; kind < EF_N_RULER_KINDS; kind++)
    {
      g_autofree char *unseen
        = spec->rulers[kind].shown
            ? ef_chart_ruler_describe_unseen (data, spec, kind, &ef_tick_style_plain)
            : NULL;

      if (unseen != NULL)
        /* Translators: a kind of lines in a chart, and why they are not there. */
        ef_cli_warn (_("Ruler “%s”: %s"), ef_ruler_kind_get_name (kind), unseen);
    }
}

void
ef_cli_render_report_points (const EfChartData *data,
                             const EfChartSpec *spec)
{
  report_left_out (data, spec);
  report_footprints (data, spec);
  report_uncertainty (data, spec);
  report_stars (data, spec);
  report_rulers (data, spec);
}

void
ef_cli_render_report_figure (const EfOutputReport *report,
                             const EfChartSpec    *spec)
{
  g_autofree char *problem = NULL;
  double enough;

  if (spec->theme != NULL && !ef_theme_exists (spec->theme))
    ef_cli_warn (_("There is no theme “%s” on this computer; the figure has the theme “light”."),
                 spec->theme);

  if (report->remark != NULL)
    ef_cli_warn ("%s", report->remark);

  if (report->n_hidden_labels > 0)
    ef_cli_warn (ngettext ("%u name is not shown: there is no room for it.",
                           "%u names are not shown: there is no room for them.",
                           report->n_hidden_labels),
                 report->n_hidden_labels);

  problem = ef_output_report_check (report, &enough);
  if (problem != NULL && enough > 1)
    {
      char font_size[EF_NUMBER_BUFFER];

      ef_number_to_text (ceil (2 * enough * spec->font_size) / 2, font_size);
      ef_cli_warn (_("%s With --font-size %s they are large enough."), problem, font_size);
    }
  else if (problem != NULL)
    {
      ef_cli_warn ("%s", problem);
    }
}
