/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-render.h"

#include "ef-cli-axis.h"
#include "ef-cli-estimate.h"
#include "ef-first-chart.h"

#include <glib/gi18n-lib.h>

/* Which chart `frontier render` draws: one of the project or a new one, with what the options say
 * of axes, estimates and everything else laid over it. */

/* Another column on an axis leaves nothing of what was said about the old one. */
static void
set_axis (EfAxisSpec      *spec,
          const EfCliAxis *axis)
{
  ef_chart_spec_set_string (&spec->column, ef_column_get_name (axis->column));
  ef_chart_spec_set_string (&spec->title, NULL);
  spec->scale = EF_SCALE_KIND_AUTO;
  spec->has_limit = FALSE;
  spec->limit = 0;
  spec->direction = axis->reason == EF_DIRECTION_REASON_USER ? axis->direction
                                                             : EF_DIRECTION_UNKNOWN;
}

/* The tables of a chart. */
typedef struct
{
  EfTable *source;    /* as the input has it; borrowed */
  EfTable *estimated; /* with what is estimated for the scenario: all its columns are here */
} Tables;

static void
tables_clear (Tables *self)
{
  g_clear_pointer (&self->estimated, ef_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tables, tables_clear)

static gboolean
suppose (EfChartSpec       *spec,
         const EfCliRender *options,
         Tables            *tables,
         EfCliStatus       *status)
{
  const char *language = options->chart.language != NULL ? options->chart.language : spec->language;

  if (!ef_cli_suppose (spec, options->estimate, options->ghost, language, status))
    return FALSE;
  tables->estimated = ef_chart_spec_estimate (spec, tables->source, NULL, NULL);

  return TRUE;
}

static EfChartSpec *
make_new_spec (const EfCliInput  *input,
               const EfCliRender *options,
               Tables            *tables,
               EfCliStatus       *status)
{
  g_autoptr (EfChartSpec) spec = NULL;
  EfCliAxis x, y;

  tables->source = ef_cli_input_find_table (input, options->table, status);
  if (tables->source == NULL)
    return NULL;
  /* A chart of which nothing is said is the one that the window opens the file with. */
  spec = options->x == NULL && options->y == NULL ? ef_first_chart_new (tables->source)
                                                  : ef_chart_spec_new ();
  ef_chart_spec_set_string (&spec->table_id, ef_table_get_id (tables->source));
  if (!suppose (spec, options, tables, status) ||
      !ef_cli_find_axes (tables->estimated, options->x, options->y, &x, &y, status))
    return NULL;

  if (options->x != NULL || options->y != NULL)
    {
      set_axis (&spec->x, &x);
      set_axis (&spec->y, &y);
    }

  return g_steal_pointer (&spec);
}

/* Another column on one axis, if @argument names one. */
static gboolean
replace_axis (EfChartSpec *spec,
              gboolean     is_x,
              EfTable     *table,
              const char  *argument,
              EfCliStatus *status)
{
  EfCliAxis axis;

  if (argument == NULL)
    return TRUE;
  if (!ef_cli_find_axis (table, argument, &axis, status))
    return FALSE;

  set_axis (is_x ? &spec->x : &spec->y, &axis);
  ef_notes_leave_axis (spec->notes, is_x);
  spec->has_view = FALSE;

  return TRUE;
}

static EfChartSpec *
change_spec (const EfCliInput  *input,
             const EfCliRender *options,
             const EfChartSpec *chart,
             Tables            *tables,
             EfCliStatus       *status)
{
  g_autoptr (EfChartSpec) spec = ef_chart_spec_copy (chart);

  if (spec->table_id != NULL)
    tables->source = ef_catalog_get_table (input->catalog, spec->table_id);
  if (tables->source == NULL)
    {
      *status = ef_cli_fail (EF_CLI_NOT_FOUND, _("The table of the chart is not in %s."),
                             input->name);
      return NULL;
    }
  if (!suppose (spec, options, tables, status)
      || !replace_axis (spec, TRUE, tables->estimated, options->x, status)
      || !replace_axis (spec, FALSE, tables->estimated, options->y, status))
    return NULL;

  return g_steal_pointer (&spec);
}

/* The size comes from the figure's own options. */
static gboolean
apply_options (EfChartSpec       *spec,
               const EfCliRender *options,
               const EfCliFigure *figure,
               EfTable           *table,
               EfCliStatus       *status)
{
  if (figure->width > 0)
    {
      spec->width_mm = figure->width_mm;
      spec->height_mm = figure->height_mm;
    }

  return ef_cli_chart_apply (&options->chart, spec, table, status);
}

const EfChartSpec *
ef_cli_render_find_chart (const EfCliInput  *input,
                          const EfCliRender *options,
                          EfCliStatus       *status)
{
  const char *id = options->chart_id;
  const EfChartSpec *spec = NULL;

  if (input->document != NULL && options->table == NULL)
    {
      if (id == NULL)
        id = ef_document_get_current_chart (input->document);
      if (id == NULL && ef_document_get_n_charts (input->document) > 0)
        id = ef_document_get_chart_id (input->document, 0);
      if (id != NULL)
        spec = ef_document_get_chart (input->document, id);
    }

  if (spec == NULL && options->chart_id != NULL)
    *status = ef_cli_fail (EF_CLI_NOT_FOUND, _("There is no chart “%s” in %s."), options->chart_id,
                           input->name);

  return spec;
}

EfChartSpec *
ef_cli_render_find_spec (const EfCliInput  *input,
                         const EfCliRender *options,
                         const EfCliFigure *figure,
                         const EfChartSpec *chart,
                         EfTable          **table,
                         EfCliStatus       *status)
{
  g_auto (Tables) tables = { 0 };
  g_autoptr (EfChartSpec) spec
    = chart != NULL ? change_spec (input, options, chart, &tables, status)
                    : make_new_spec (input, options, &tables, status);

  if (spec == NULL || !apply_options (spec, options, figure, tables.estimated, status))
    return NULL;
  *table = tables.source;

  return g_steal_pointer (&spec);
}
