/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-frontier.h"

#include "ef-analysis.h"
#include "ef-cli-footprints.h"
#include "ef-cli-resamples.h"
#include "ef-hull.h"
#include "ef-hypervolume.h"
#include "ef-layers.h"
#include "ef-marginal.h"
#include "ef-pareto.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
measure_clear_cb (gpointer data)
{
  EfCliMeasure *measure = data;

  g_free (measure->values);
}

void
ef_cli_frontier_init (EfCliFrontier *self)
{
  *self = (EfCliFrontier){ .knee = EF_POINT_NONE, .columns = g_ptr_array_new () };
  self->measures = g_array_new (FALSE, FALSE, sizeof (EfCliMeasure));
  ef_uncertainty_spec_init (&self->uncertainty);
  g_array_set_clear_func (self->measures, measure_clear_cb);
}

void
ef_cli_frontier_clear (EfCliFrontier *self)
{
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->measures, g_array_unref);
  g_clear_pointer (&self->row_states, g_free);
  g_clear_pointer (&self->x_values, g_free);
  g_clear_pointer (&self->y_values, g_free);
  g_clear_pointer (&self->front, g_free);
  g_clear_pointer (&self->listed, g_free);
}

EfColumn *
ef_cli_find_dates (const EfTable *table)
{
  EfColumn *found = NULL;
  guint n = ef_table_get_n_columns (table);

  for (guint i = 0; i < n; i++)
    {
      EfColumn *column = ef_table_get_column (table, i);

      if (ef_column_get_kind (column) != EF_COLUMN_DATE)
        continue;
      if (ef_column_get_role (column) == EF_ROLE_DATE)
        return column;
      if (found == NULL)
        found = column;
    }

  return found;
}

/* A comma is one between thousands, whatever the locale. */
static gboolean
read_limit (const EfCliAxis *axis,
            const char      *text,
            double          *limit,
            EfCliStatus     *status)
{
  g_autoptr (GError) error = NULL;

  *limit = NAN;
  if (text == NULL || ef_column_read_value (axis->column, text, EF_COMMA_THOUSANDS, limit, &error))
    return TRUE;

  *status = ef_cli_fail (EF_CLI_USAGE, "%s", error->message);

  return FALSE;
}

static gboolean
is_beyond (double      value,
           double      limit,
           EfDirection direction)
{
  return !isnan (limit) && (direction == EF_DIRECTION_LOWER ? value > limit : value < limit);
}

gboolean
ef_cli_frontier_has_limits (const EfCliFrontier *self)
{
  return self->x_limit != NULL || self->y_limit != NULL;
}

/* A byte per row: whether it sums up others (transfer full). */
static guint8 *
mark_totals (const EfTable *table)
{
  g_autoptr (GArray) totals = ef_table_list_totals (table);
  guint8 *marks = g_new0 (guint8, MAX (ef_table_get_n_rows (table), 1));

  for (guint i = 0; i < totals->len; i++)
    marks[g_array_index (totals, guint32, i)] = TRUE;

  return marks;
}

gboolean
ef_cli_frontier_select (EfCliFrontier *self,
                        const guint8  *where,
                        EfCliStatus   *status)
{
  guint n = ef_table_get_n_rows (self->table);
  EfColumn *date_column = self->as_of != NULL ? ef_cli_find_dates (self->table) : NULL;
  const double *dates = date_column != NULL ? ef_column_get_numbers (date_column) : NULL;
  g_autofree guint8 *totals = mark_totals (self->table);
  double end = INFINITY;

  if ((self->as_of != NULL && !ef_cli_read_as_of (self->as_of, &end, status)) ||
      !read_limit (&self->x, self->x_limit, &self->budget.x_limit, status) ||
      !read_limit (&self->y, self->y_limit, &self->budget.y_limit, status))
    return FALSE;
  if (self->as_of != NULL && dates == NULL)
    {
      *status = ef_cli_fail (EF_CLI_NOT_FOUND, _("“%s” has no column of dates."),
                             ef_table_get_name (self->table));
      return FALSE;
    }

  self->x_values = g_memdup2 (ef_column_get_numbers (self->x.column), n * sizeof (double));
  self->y_values = g_memdup2 (ef_column_get_numbers (self->y.column), n * sizeof (double));
  self->points = (EfPoints){ self->x_values, self->y_values, n, self->x.direction,
                             self->y.direction };

  self->row_states = g_new0 (guint8, MAX (n, 1));

  /* Rows that are left out stay in place as missing: points are rows then. */
  for (guint row = 0; row < n; row++)
    {
      guint *const counts[] = { &self->n_points,  &self->n_filtered, &self->n_missing,
                                &self->n_undated, &self->n_later,    &self->n_beyond,
                                &self->n_totals };
      EfCliRowState state = EF_CLI_ROW_COMPARED;

      if (where != NULL && !where[row])
        state = EF_CLI_ROW_FILTERED;
      else if (totals[row])
        state = EF_CLI_ROW_TOTAL;
      else if (!isfinite (self->x_values[row]) || !isfinite (self->y_values[row]))
        state = EF_CLI_ROW_MISSING;
      else if (dates != NULL && !isfinite (dates[row]))
        state = EF_CLI_ROW_UNDATED;
      else if (dates != NULL && dates[row] >= end)
        state = EF_CLI_ROW_LATER;
      else if (is_beyond (self->x_values[row], self->budget.x_limit, self->x.direction) ||
               is_beyond (self->y_values[row], self->budget.y_limit, self->y.direction))
        state = EF_CLI_ROW_BEYOND;

      self->row_states[row] = (guint8) state;
      (*counts[state])++;
      if (state != EF_CLI_ROW_COMPARED)
        self->x_values[row] = NAN;
    }
  ef_cli_footprints_warn (self);

  return TRUE;
}

/* Returns an array to be filled, NAN for every listed point. */
static double *
add_measure (EfCliFrontier *self,
             const char    *name)
{
  EfCliMeasure measure = { name, g_new (double, self->n_listed) };

  for (gsize i = 0; i < self->n_listed; i++)
    measure.values[i] = NAN;
  g_array_append_val (self->measures, measure);

  return measure.values;
}

static void
list_layers (EfCliFrontier *self)
{
  guint32 n_layers;
  g_autofree guint32 *ranks = ef_layers_rank (&self->points, &n_layers);
  guint32 n_lists = MIN (self->n_layers, n_layers);
  g_autofree gsize *starts = g_new (gsize, n_lists + 1);
  double *layers;

  self->listed = ef_layers_list (&self->points, ranks, n_lists, starts);
  self->n_listed = starts[n_lists];
  layers = add_measure (self, N_("layer"));
  for (gsize i = 0; i < self->n_listed; i++)
    layers[i] = ranks[self->listed[i]];
}

typedef struct
{
  double x;
  double distance; /* or another number of it */
  guint32 row;
} NearRow;

static int
compare_near_rows (gconstpointer a,
                   gconstpointer b)
{
  const NearRow *first = a;
  const NearRow *second = b;

  if (first->x != second->x)
    return first->x > second->x ? 1 : -1;

  return (first->row > second->row) - (first->row < second->row);
}

static void
list_near (EfCliFrontier *self)
{
  g_autofree guint8 *mask = g_new (guint8, self->points.n);
  g_autofree double *distances = g_new (double, self->points.n);
  gsize n_near = ef_near_front_mask (&self->points, &self->x_margin, &self->y_margin, mask);
  g_autofree NearRow *rows = g_new (NearRow, n_near);
  double *measure;

  ef_near_front_distances (&self->points, &self->x_margin, &self->y_margin, distances);
  for (guint row = 0; row < self->points.n; row++)
    if (mask[row])
      rows[self->n_listed++] = (NearRow){ self->x_values[row], distances[row], row };
  if (n_near > 1)
    qsort (rows, n_near, sizeof *rows, compare_near_rows);

  self->listed = g_new (guint32, n_near);
  measure = add_measure (self, N_("margins"));
  for (gsize i = 0; i < n_near; i++)
    {
      self->listed[i] = rows[i].row;
      /* At the edge of the band logarithms may end up a digit beyond it. */
      measure[i] = MIN (rows[i].distance, 1);
    }
}

/* In the order of the frontier: by x. */
static gboolean
list_members (EfCliFrontier *self,
              EfCliStatus   *status)
{
  g_autofree double *members = NULL;
  g_autoptr (EfAttainment) attainment = ef_cli_resamples_new (self, &members, status);
  g_autofree NearRow *rows = NULL;
  double *measure;

  if (attainment == NULL)
    return FALSE;

  rows = g_new (NearRow, MAX (self->points.n, 1));
  for (guint row = 0; row < self->points.n; row++)
    if (members[row] > 0)
      rows[self->n_listed++] = (NearRow){ self->x_values[row], members[row], row };
  if (self->n_listed > 1)
    qsort (rows, self->n_listed, sizeof *rows, compare_near_rows);

  self->listed = g_new (guint32, MAX (self->n_listed, 1));
  measure = add_measure (self, N_("membership"));
  for (gsize i = 0; i < self->n_listed; i++)
    {
      self->listed[i] = rows[i].row;
      measure[i] = rows[i].distance;
    }

  return TRUE;
}

static void
measure_steps (EfCliFrontier *self)
{
  double *dx = add_measure (self, N_("dx"));
  double *dy = add_measure (self, N_("dy"));
  double *price = add_measure (self, N_("price"));
  gsize n_steps;
  g_autofree EfMarginalStep *steps = ef_marginal_steps (&self->points, self->listed,
                                                        self->n_listed, &n_steps);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  for (gsize i = 0; i < self->n_listed; i++)
    g_hash_table_insert (places, GUINT_TO_POINTER (self->listed[i]), GSIZE_TO_POINTER (i));

  for (gsize i = 0; i < n_steps; i++)
    {
      gsize at = GPOINTER_TO_SIZE (g_hash_table_lookup (places, GUINT_TO_POINTER (steps[i].to)));

      dx[at] = steps[i].dx;
      dy[at] = steps[i].dy;
      price[at] = steps[i].price;
    }

  self->knee = ef_marginal_find_knee (&self->points, self->listed, self->n_listed,
                                      self->x_log, self->y_log, NULL);
}

/* Logarithms where an axis is to be looked at in them; what has none is left out. */
static double *
dup_scaled (const double *values,
            gsize         n,
            gboolean      log_scale)
{
  double *scaled = g_memdup2 (values, n * sizeof *values);

  for (gsize i = 0; log_scale && i < n; i++)
    scaled[i] = values[i] > 0 ? log10 (values[i]) : NAN;

  return scaled;
}

static void
measure_area (EfCliFrontier *self)
{
  g_autofree double *x = dup_scaled (self->x_values, self->points.n, self->x_log);
  g_autofree double *y = dup_scaled (self->y_values, self->points.n, self->y_log);
  g_autofree double *all = g_new (double, self->points.n);
  EfPoints points = self->points;
  double *contributions = add_measure (self, N_("contribution"));
  double reference_x, reference_y;

  self->area = self->reference_x = self->reference_y = NAN;
  points.x = x;
  points.y = y;
  if (!ef_hypervolume_get_reference (&points, &reference_x, &reference_y))
    return;

  self->area = ef_hypervolume_measure (&points, reference_x, reference_y);
  ef_hypervolume_contributions (&points, reference_x, reference_y, FALSE, all);
  for (gsize i = 0; i < self->n_listed; i++)
    contributions[i] = all[self->listed[i]];

  self->reference_x = self->x_log ? pow (10, reference_x) : reference_x;
  self->reference_y = self->y_log ? pow (10, reference_y) : reference_y;
}

gboolean
ef_cli_axis_is_ordinal (const EfCliAxis *self)
{
  const EfQuantity *quantity = ef_column_get_quantity (self->column);

  return quantity != NULL && ef_quantity_is_ordinal (quantity);
}

static gboolean
check_analysis (const EfCliFrontier *self,
                gboolean             wanted,
                EfAnalysis           analysis,
                EfCliStatus         *status)
{
  const char *refusal = ef_analysis_get_refusal (analysis, ef_cli_axis_is_ordinal (&self->x),
                                                 ef_cli_axis_is_ordinal (&self->y));

  if (wanted && refusal != NULL)
    *status = ef_cli_fail (EF_CLI_USAGE, "%s", refusal);

  return !wanted || refusal == NULL;
}

/* So many points of a rating may be near, but no share of it. */
static gboolean
check_margin (const EfCliAxis *axis,
              const EfMargin  *margin,
              EfCliStatus     *status)
{
  const char *refusal = ef_analysis_get_refusal (EF_ANALYSIS_SHARE, ef_cli_axis_is_ordinal (axis),
                                                 FALSE);

  if (refusal == NULL || margin->kind != EF_MARGIN_SHARE || !(margin->value > 0))
    return TRUE;

  *status = ef_cli_fail (EF_CLI_USAGE, "%s", refusal);

  return FALSE;
}

gboolean
ef_cli_frontier_compute (EfCliFrontier *self,
                         EfCliStatus   *status)
{
  gboolean near = self->kind == EF_CLI_POINTS_NEAR;

  if ((near && (!check_margin (&self->x, &self->x_margin, status) ||
                !check_margin (&self->y, &self->y_margin, status))) ||
      !check_analysis (self, self->kind == EF_CLI_POINTS_HULL, EF_ANALYSIS_HULL, status) ||
      !check_analysis (self, self->marginal, EF_ANALYSIS_PRICE, status) ||
      !check_analysis (self, self->hypervolume, EF_ANALYSIS_AREA, status))
    return FALSE;

  if (ef_cli_frontier_has_limits (self))
    ef_budget_find (self->points.x, self->points.y, self->points.n, self->points.x_direction,
                    self->points.y_direction, &self->budget, &self->inside);
  self->front = ef_pareto_front (self->points.x, self->points.y, self->points.n,
                                 self->points.x_direction, self->points.y_direction,
                                 &self->n_front);
  self->n_places = ef_pareto_count_distinct (self->points.x, self->points.y, self->front,
                                             self->n_front);

  switch (self->kind)
    {
    case EF_CLI_POINTS_LAYERS:
      list_layers (self);
      break;

    case EF_CLI_POINTS_NEAR:
      list_near (self);
      break;

    case EF_CLI_POINTS_HULL:
      self->listed = ef_hull_front (&self->points, &self->n_listed);
      break;

    case EF_CLI_POINTS_MEMBERS:
      if (!list_members (self, status))
        return FALSE;
      break;

    case EF_CLI_POINTS_FRONTIER:
    default:
      self->listed = g_memdup2 (self->front, self->n_front * sizeof *self->front);
      self->n_listed = self->n_front;
      break;
    }

  if (self->marginal)
    measure_steps (self);
  if (self->hypervolume)
    measure_area (self);

  return TRUE;
}

char *
ef_cli_frontier_dup_label (const EfCliFrontier *self,
                           guint                row)
{
  if (self->label != NULL)
    return ef_column_dup_cell (self->label, row);

  return ef_table_dup_row_label (self->table, row);
}
