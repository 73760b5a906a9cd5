/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-data-private.h"

#include "ef-chart-estimates.h"
#include "ef-energy-derive.h"

#include <string.h>

/*
 * What a chart supposes of energy and carbon becomes columns of its table before anything else is
 * done, so that axes, filters, groups and labels may use them like any other. The ghost is a whole
 * chart of its own, made of the same specification with another scenario.
 *
 * To estimate takes longer than all the rest, and while somebody moves a slider only one of two
 * scenarios changes; while they change axes, none does. So estimates are taken over from the chart
 * before wherever they are the same.
 */

/* The table that @data estimated for @scenario, or NULL. */
static EfTable *
find_estimated (const EfChartData *data, EfTable *source, const EfScenario *scenario)
{
  if (data == NULL || data->source != source)
    return NULL;
  if (data->scenario != NULL && ef_scenario_equal (data->scenario, scenario))
    return data->table;

  return find_estimated (data->ghost, source, scenario);
}

/* @source where nothing is supposed (transfer full). */
static EfTable *
estimate (const EfChartData *previous,
          EfTable *source,
          const EfScenario *scenario,
          GCancellable *cancellable,
          GError **error)
{
  EfTable *estimated;

  if (scenario == NULL)
    return ef_table_ref (source);
  estimated = find_estimated (previous, source, scenario);

  return estimated != NULL ? ef_table_ref (estimated)
                           : ef_energy_derive (source, scenario, cancellable, error);
}

static gboolean
has_column (EfTable *table, const EfColumn *column)
{
  return ef_table_find_column (table, ef_column_get_name (column)) != NULL;
}

/* Whether a column of the ghost may be laid over that of the chart. */
static gboolean
is_alike (EfTable *table, const EfColumn *column)
{
  const EfColumn *other = ef_table_find_column (table, ef_column_get_name (column));

  return other != NULL && ef_column_get_quantity (other) == ef_column_get_quantity (column)
         && ef_column_get_kind (other) == ef_column_get_kind (column);
}

/* Whether @column is not the one that @table has. */
static gboolean
is_moved (EfTable *table, const EfColumn *column)
{
  return ef_table_find_column (table, ef_column_get_name (column)) != column;
}

/* Whether all points of both are at one place. */
static gboolean
is_same (const EfChartData *a, const EfChartData *b)
{
  gsize size = a->n * sizeof (double);

  return a->n == b->n && memcmp (a->rows, b->rows, a->n * sizeof *a->rows) == 0
         && memcmp (a->sx, b->sx, size) == 0 && memcmp (a->sy, b->sy, size) == 0;
}

static void
settle_axis (EfAxisSpec *spec, const EfAxisData *axis)
{
  ef_chart_spec_set_string (&spec->column, ef_column_get_name (axis->column));
  spec->scale = axis->scale;
  spec->direction = axis->direction;
  spec->has_limit = FALSE;
}

/* On the axes as they came out, and only with what is drawn of a ghost. */
static EfChartSpec *
make_ghost_spec (const EfChartData *data, const EfChartSpec *spec)
{
  EfChartSpec *ghost = ef_chart_spec_copy (spec);

  settle_axis (&ghost->x, &data->x);
  settle_axis (&ghost->y, &data->y);
  ef_chart_spec_set_string (&ghost->colour, NULL);
  ghost->front.n_layers = 1;
  ghost->front.by_group = FALSE;
  ghost->front.knee = FALSE;
  ghost->stars = EF_STAR_RULE_NONE;
  ghost->front.near_x.amount = ghost->front.near_y.amount = 0;

  return ghost;
}

static void
include (EfView *view, const EfView *other)
{
  view->x_min = MIN (view->x_min, other->x_min);
  view->x_max = MAX (view->x_max, other->x_max);
  view->y_min = MIN (view->y_min, other->y_min);
  view->y_max = MAX (view->y_max, other->y_max);
}

/* The whole of both is in sight. */
static void
include_ghost (EfChartData *data, const EfChartData *ghost)
{
  if (data->n == 0)
    data->extent = data->reach = ghost->extent;
  if (ghost->n == 0)
    return;

  include (&data->extent, &ghost->extent);
  include (&data->reach, &ghost->extent);
}

/* Whether @column is carbon that @table does not have, though it has the energy for it. */
static gboolean
lacks_grid (EfTable *table, const EfColumn *column)
{
  const char *name = ef_column_get_name (column);

  if (has_column (table, column) || !ef_chart_is_carbon_estimate (name))
    return FALSE;

  return ef_table_find_column (table, ef_chart_is_yearly (name) ? EF_ENERGY_YEAR_COLUMN
                                                                : EF_ENERGY_COLUMN)
         != NULL;
}

/* What keeps the ghost that would be made of @table from being one. */
static EfNoGhost
find_obstacle (const EfChartData *data, EfTable *table)
{
  if (lacks_grid (table, data->x.column) || lacks_grid (table, data->y.column))
    return EF_NO_GHOST_NO_GRID;
  if (!has_column (table, data->x.column) || !has_column (table, data->y.column))
    return EF_NO_GHOST_EMPTY;
  if (!is_alike (table, data->x.column) || !is_alike (table, data->y.column))
    return EF_NO_GHOST_UNLIKE;
  if (!is_moved (table, data->x.column) && !is_moved (table, data->y.column))
    return EF_NO_GHOST_UNMOVED;

  return EF_NO_GHOST_WANTED;
}

/* FALSE only if cancelled: a ghost that cannot be, because its columns have no values, is none. */
static gboolean
add_ghost (EfChartData *data,
           const EfChartData *previous,
           const EfChartSpec *spec,
           GCancellable *cancellable,
           GError **error)
{
  EfScenario *scenario = ef_what_if_dup_ghost (&spec->what_if);
  g_autoptr (EfChartSpec) ghost_spec = NULL;
  g_autoptr (EfTable) table = NULL;

  if (scenario == NULL)
    return TRUE;
  table = estimate (previous, data->source, scenario, cancellable, error);
  data->no_ghost = table != NULL ? find_obstacle (data, table) : EF_NO_GHOST_WANTED;
  if (table != NULL && data->no_ghost == EF_NO_GHOST_WANTED)
    {
      ghost_spec = make_ghost_spec (data, spec);
      data->ghost = ef_chart_data_new_points (data->source, table, ghost_spec, cancellable, NULL);
      if (data->ghost == NULL)
        data->no_ghost = EF_NO_GHOST_EMPTY;
    }
  /* Behind what has not moved there would be nothing to see. */
  if (data->ghost != NULL && is_same (data, data->ghost))
    {
      g_clear_pointer (&data->ghost, ef_chart_data_unref);
      data->no_ghost = EF_NO_GHOST_UNMOVED;
    }
  if (data->ghost != NULL)
    {
      data->ghost->scenario = scenario;
      include_ghost (data, data->ghost);
    }
  else
    {
      ef_scenario_free (scenario);
    }

  return table != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* For how many points what is supposed does not hold. */
static void
count_unapplied (EfChartData *data)
{
  const EfColumn *const columns[EF_N_SHOWN]
    = { data->x.column, data->y.column, data->shade.axis.column, data->size.axis.column };

  if (data->scenario != NULL)
    ef_scenario_reach_count (data->scenario, data->table, columns, EF_N_SHOWN, data->rows, data->n,
                             &data->unapplied);
}

EfChartData *
ef_chart_data_new_after (const EfChartData *previous,
                         EfTable *table,
                         const EfChartSpec *spec,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (EfTable) estimated = NULL;
  g_autoptr (EfChartData) data = NULL;
  const EfScenario *scenario;

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (spec != NULL, NULL);

  scenario = ef_what_if_get_current (&spec->what_if);
  estimated = estimate (previous, table, scenario, cancellable, error);
  if (estimated == NULL)
    return NULL;
  data = ef_chart_data_new_points (table, estimated, spec, cancellable, error);
  if (data == NULL)
    return NULL;

  data->scenario = scenario != NULL ? ef_scenario_copy (scenario) : NULL;
  count_unapplied (data);
  if (!add_ghost (data, previous, spec, cancellable, error))
    return NULL;

  return g_steal_pointer (&data);
}

EfChartData *
ef_chart_data_new (EfTable *table,
                   const EfChartSpec *spec,
                   GCancellable *cancellable,
                   GError **error)
{
  return ef_chart_data_new_after (NULL, table, spec, cancellable, error);
}

EfTable *
ef_chart_spec_estimate (const EfChartSpec *spec,
                        EfTable *table,
                        GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (spec != NULL, NULL);
  g_return_val_if_fail (table != NULL, NULL);

  return estimate (NULL, table, ef_what_if_get_current (&spec->what_if), cancellable, error);
}

/* Whether the scenario made @column, and not all of it is what the data say already. */
static gboolean
has_estimates (const EfChartData *self, const EfColumn *column)
{
  if (!is_moved (self->source, column))
    return FALSE;
  for (guint i = 0; i < self->n; i++)
    if (ef_column_get_cell_origin (column, self->rows[i]) != EF_ORIGIN_REPORTED)
      return TRUE;

  return FALSE;
}

gboolean
ef_chart_data_shows_estimates (const EfChartData *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->scenario != NULL && self->origins != NULL
         && (has_estimates (self, self->x.column) || has_estimates (self, self->y.column));
}
