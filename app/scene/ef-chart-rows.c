/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-rows.h"

#include <math.h>

#include "ef-filter.h"
#include "ef-large-memory.h"
#include "ef-work-split.h"

/* Fewer rows are not worth a thread. */
#define ROWS_OF_PART 50000

/* What becomes of a row. */
typedef enum
{
  ROW_POINT,
  ROW_FILTERED,
  ROW_HIDDEN,
  ROW_TOTAL,
  ROW_MISSING,
  ROW_NOT_POSITIVE,
  ROW_LATER,
  N_ROW_STATES
} RowState;

/* Marks the rows that the user hid. Who a row is does not hang on what is estimated of it. */
static void
mark_hidden (EfTable *source, const EfChartSpec *spec, guint8 *states)
{
  const guint64 *row_ids;
  guint n_rows = ef_table_get_n_rows (source);

  if (spec->hidden->len == 0)
    return;

  row_ids = ef_table_get_row_ids (source);
  for (guint row = 0; row < n_rows; row++)
    {
      if (states[row] == ROW_POINT && ef_chart_spec_is_hidden (spec, row_ids[row]))
        states[row] = ROW_HIDDEN;
    }
}

static void
mark_totals (EfTable *table, guint8 *states)
{
  g_autoptr (GArray) totals = ef_table_list_totals (table);

  for (guint i = 0; i < totals->len; i++)
    {
      guint8 *state = &states[g_array_index (totals, guint32, i)];

      if (*state == ROW_POINT)
        *state = ROW_TOTAL;
    }
}

/* What is not above this has no place on the axis. */
static double
get_floor (const EfAxisData *axis)
{
  return axis->scale == EF_SCALE_KIND_LOG ? 0 : -INFINITY;
}

typedef struct
{
  const EfAxisData *x, *y;
  guint8 *states;
} Marking;

static void
mark_unplaced_rows (gsize start, gsize end, gpointer user_data)
{
  const Marking *self = user_data;
  const double *xs = ef_column_get_numbers (self->x->column);
  const double *ys = ef_column_get_numbers (self->y->column);
  double x_floor = get_floor (self->x);
  double y_floor = get_floor (self->y);

  for (gsize row = start; row < end; row++)
    {
      /* The product, because it may overflow where the number did not. */
      double px = xs[row] * self->x->factor;
      double py = ys[row] * self->y->factor;
      gboolean finite = isfinite (px) && isfinite (py);

      if (finite && px > x_floor && py > y_floor)
        continue;
      if (self->states[row] == ROW_POINT)
        self->states[row] = finite ? ROW_NOT_POSITIVE : ROW_MISSING;
    }
}

/* Marks the rows that have no place in the chart. */
static void
mark_unplaced (const EfAxisData *x, const EfAxisData *y, guint n_rows, guint8 *states)
{
  Marking marking = { x, y, states };

  ef_work_split (n_rows, ROWS_OF_PART, mark_unplaced_rows, &marking);
}

void
ef_chart_rows_mark_later (EfChartData *data, const EfFrontSpec *spec, guint8 *states)
{
  const double *dates;
  guint n_rows = ef_table_get_n_rows (data->table);

  data->date_column = ef_table_get_role_column (data->table, EF_ROLE_DATE);
  if (data->date_column != NULL && ef_column_get_kind (data->date_column) != EF_COLUMN_DATE)
    data->date_column = NULL;
  data->first_date = data->last_date = NAN;
  if (data->date_column == NULL)
    return;

  dates = ef_column_get_numbers (data->date_column);
  for (guint row = 0; row < n_rows; row++)
    {
      if (states[row] != ROW_POINT || !isfinite (dates[row]))
        continue;
      if (!(dates[row] >= data->first_date))
        data->first_date = dates[row];
      if (!(dates[row] <= data->last_date))
        data->last_date = dates[row];
      /* All of that day counts. */
      if (spec->has_as_of && dates[row] >= floor (spec->as_of) + 1)
        states[row] = ROW_LATER;
    }
}

void
ef_chart_rows_include_later (EfChartData *data, const guint8 *states)
{
  const double *xs = ef_column_get_numbers (data->x.column);
  const double *ys = ef_column_get_numbers (data->y.column);
  guint n_rows = ef_table_get_n_rows (data->table);
  gboolean empty = data->n == 0;

  for (guint row = 0; row < n_rows && data->left_out.later > 0; row++)
    {
      double x, y;

      if (states[row] != ROW_LATER || !ef_axis_data_place (&data->x, xs[row], &x)
          || !ef_axis_data_place (&data->y, ys[row], &y))
        continue;
      if (empty)
        data->extent = (EfView){ x, x, y, y };
      empty = FALSE;
      data->extent.x_min = MIN (data->extent.x_min, x);
      data->extent.x_max = MAX (data->extent.x_max, x);
      data->extent.y_min = MIN (data->extent.y_min, y);
      data->extent.y_max = MAX (data->extent.y_max, y);
    }
}

guint8 *
ef_chart_rows_sort (const EfChartData *data, const EfChartSpec *spec, GError **error)
{
  EfTable *table = data->table;
  guint n_rows = ef_table_get_n_rows (table);
  g_autofree guint8 *states = NULL;

  if (spec->filter != NULL)
    {
      g_autoptr (EfFilter) filter = ef_filter_parse (spec->filter, error);

      if (filter == NULL)
        return NULL;
      states = ef_filter_apply (filter, table, error);
      if (states == NULL)
        return NULL;
      for (guint row = 0; row < n_rows; row++)
        states[row] = states[row] ? ROW_POINT : ROW_FILTERED;
    }
  else
    {
      states = g_new0 (guint8, MAX (n_rows, 1));
    }
  mark_hidden (data->source, spec, states);
  mark_totals (data->source, states);
  mark_unplaced (&data->x, &data->y, n_rows, states);

  return g_steal_pointer (&states);
}

void
ef_chart_rows_take (EfChartData *data, const guint8 *states)
{
  guint n_rows = ef_table_get_n_rows (data->table);
  guint counts[N_ROW_STATES] = { 0 };
  guint32 *rows;
  guint n = 0;

  for (guint row = 0; row < n_rows; row++)
    counts[states[row]]++;
  data->n = counts[ROW_POINT];
  data->left_out.filtered = counts[ROW_FILTERED];
  data->left_out.hidden = counts[ROW_HIDDEN];
  data->left_out.totals = counts[ROW_TOTAL];
  data->left_out.missing = counts[ROW_MISSING];
  data->left_out.not_positive = counts[ROW_NOT_POSITIVE];
  data->left_out.later = counts[ROW_LATER];

  rows = ef_large_memory_hint (g_new (guint32, MAX (data->n, 1)), data->n * sizeof *rows);
  for (guint row = 0; row < n_rows && n < data->n; row++)
    {
      rows[n] = row;
      n += states[row] == ROW_POINT;
    }
  data->rows = rows;
}

GArray *
ef_chart_rows_list_all_days (const EfChartData *data, const guint8 *states)
{
  GArray *rows
    = g_array_sized_new (FALSE, FALSE, sizeof (guint32), data->n + data->left_out.later);

  for (guint32 row = 0; row < ef_table_get_n_rows (data->table); row++)
    if (states[row] == ROW_POINT || states[row] == ROW_LATER)
      g_array_append_val (rows, row);
  return rows;
}
