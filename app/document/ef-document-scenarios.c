/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-document-private.h"

#include "ef-chart-estimates.h"

/* The scenarios of a project. Each chart carries all of them in its specification, so that a chart
 * is a plain value that a worker can draw; here is what keeps them the same in all charts: whoever
 * changes them in one chart changes them in the others, as a part of the same step. */

void
ef_document_init_scenarios (EfDocument *self)
{
  self->scenarios = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_scenario_free);
}

void
ef_document_put_scenarios (EfDocument *self, const GPtrArray *scenarios)
{
  GPtrArray *copy = ef_scenarios_copy (scenarios);

  g_ptr_array_unref (self->scenarios);
  self->scenarios = copy;
}

/* @spec once the scenarios are others. (transfer full) */
static EfChartSpec *
follow (EfDocument *self, const EfChartSpec *spec, const GPtrArray *scenarios)
{
  EfChartSpec *after = ef_chart_spec_copy (spec);
  EfTable *table
    = spec->table_id != NULL ? ef_catalog_get_table (self->catalog, spec->table_id) : NULL;

  ef_what_if_follow (&after->what_if, self->scenarios, scenarios);
  /* Without a scenario there are no estimates that could be on an axis. */
  if (spec->what_if.current != NULL && after->what_if.current == NULL && table != NULL)
    ef_chart_spec_drop_estimates (after, table);

  return after;
}

void
ef_document_spread_scenarios (EfDocument *self,
                              EfChange *change,
                              const char *chart_id,
                              const GPtrArray *scenarios)
{
  if (ef_scenarios_equal (self->scenarios, scenarios))
    return;

  ef_chart_change_set_scenarios (change, self->scenarios, scenarios);
  for (guint i = 0; i < self->charts->len; i++)
    {
      const EfChart *chart = g_ptr_array_index (self->charts, i);
      g_autoptr (EfChartSpec) after = NULL;

      if (g_str_equal (chart->id, chart_id))
        continue;
      after = follow (self, chart->spec, scenarios);
      ef_chart_change_add_other (change, ef_chart_change_new (chart->id, 0, chart->spec, after));
    }
}

const GPtrArray *
ef_document_get_scenarios (EfDocument *self)
{
  g_return_val_if_fail (EF_IS_DOCUMENT (self), NULL);

  return self->scenarios;
}

void
ef_document_load_scenarios (EfDocument *self, const GPtrArray *scenarios)
{
  g_return_if_fail (EF_IS_DOCUMENT (self));
  g_return_if_fail (scenarios != NULL);

  for (guint i = 0; i < self->charts->len; i++)
    {
      const EfChart *chart = g_ptr_array_index (self->charts, i);
      g_autoptr (EfChartSpec) after = follow (self, chart->spec, scenarios);

      ef_document_put_chart (self, chart->id, after);
    }
  ef_document_put_scenarios (self, scenarios);
}
