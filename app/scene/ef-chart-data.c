/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-data.h"

#include <math.h>
#include <string.h>

#include "ef-axis-unit.h"
#include "ef-chart-bounds.h"
#include "ef-chart-channels.h"
#include "ef-chart-data-private.h"
#include "ef-chart-footprints.h"
#include "ef-chart-fronts.h"
#include "ef-chart-groups.h"
#include "ef-chart-origins.h"
#include "ef-chart-resamples.h"
#include "ef-chart-rows.h"
#include "ef-chart-sota.h"
#include "ef-chart-stars.h"
#include "ef-chart-trails.h"
#include "ef-chart-words.h"
#include "ef-energy-known.h"
#include "ef-error.h"
#include "ef-estimate-column.h"
#include "ef-large-memory.h"
#include "ef-words.h"
#include "ef-work-split.h"

/*
 * From a table to points. A first pass decides for every row whether it is a point and counts those
 * that are not; only then is memory taken. If every row is a point, which is the normal case of
 * large generated tables, the values are the columns' own arrays and nothing is copied; a linear
 * axis in canonical units needs no array of its own at all.
 *
 * The frontier is made of the values as the table states them. Scale space would do in theory, but
 * log10 maps neighbouring doubles to one, and two models that differ would become a tie.
 */

/* A column without a known quantity is drawn on a logarithmic axis from this ratio on. */
#define LOG_RATIO 1000

/* Fewer rows are not worth a thread. */
#define ROWS_OF_PART 50000

typedef struct
{
  EfChartData data; /* first, so the public pointer is ours */
  gatomicrefcount ref_count;
  double *owned[5]; /* arrays that are not borrowed from columns or from each other */
  guint n_owned;
  EfChartData *base; /* or NULL: all but the resamples is borrowed from it */
} Private;

/* Says what would help where @spec supposes something and yet no estimate follows. */
static void
set_no_column (GError **error, EfTable *table, const char *column, const EfChartSpec *spec)
{
  const EfScenario *scenario = ef_what_if_get_current (&spec->what_if);
  const char *ours = ef_estimate_column_get_name (column);
  g_autofree char *missing
    = ours != NULL && scenario != NULL ? ef_energy_describe_missing (table, scenario) : NULL;

  if (missing != NULL)
    /* Translators: "Carbon estimate", a table, and a sentence on what would help. */
    g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND,
                 _ ("No “%s” follows from the table “%s”. %s"), ours, ef_table_get_name (table),
                 missing);
  else
    g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND, _ ("The table “%s” has no column “%s”."),
                 ef_table_get_name (table), column);
}

static EfColumn *
find_axis_column (EfTable *table,
                  const EfChartSpec *chart,
                  const EfAxisSpec *spec,
                  gint suggested,
                  GError **error)
{
  EfColumn *column = NULL;

  if (spec->column != NULL)
    column = ef_table_find_column (table, spec->column);
  else if (suggested >= 0)
    column = ef_table_get_column (table, (guint) suggested);

  if (column == NULL && spec->column != NULL)
    set_no_column (error, table, spec->column, chart);
  else if (column == NULL)
    g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND,
                 _ ("The table “%s” has too few columns of numbers for a chart."),
                 ef_table_get_name (table));
  else if (ef_column_get_kind (column) == EF_COLUMN_TEXT)
    g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND,
                 _ ("The column “%s” holds text, and an axis needs numbers or dates."),
                 ef_column_get_name (column));
  else
    return column;

  return NULL;
}

/* The scale that suits a column by what it measures, else by its values. The whole column decides
 * and not what a filter leaves, so that filtering does not switch the axis. */
static EfScaleKind
suggest_scale (const EfColumn *column)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);
  double min, max;

  if (!ef_column_get_range (column, &min, &max) || max <= 0)
    return EF_SCALE_KIND_LINEAR;
  if (quantity != NULL && ef_quantity_get_scale (quantity) == EF_SCALE_KIND_LOG)
    return EF_SCALE_KIND_LOG;
  /* Scores are bounded or ordinal: a ratio says nothing about them. */
  if (quantity != NULL
      && (ef_quantity_is_ordinal (quantity) || ef_quantity_get_dimension (quantity) == NULL))
    return EF_SCALE_KIND_LINEAR;

  return min > 0 && max / min > LOG_RATIO ? EF_SCALE_KIND_LOG : EF_SCALE_KIND_LINEAR;
}

/* "7 B" and "4 G" say more than a number of millions. A time in milliseconds or an energy in
 * kilowatt-hours stays what its readers expect. */
double
ef_axis_data_choose_factor (const EfColumn *column)
{
  const EfQuantity *quantity;

  g_return_val_if_fail (column != NULL, 1);

  quantity = ef_column_get_quantity (column);

  return quantity != NULL && ef_quantity_is_count_like (quantity) ? ef_column_get_factor (column)
                                                                  : 1;
}

static void
init_axis (EfAxisData *axis, EfColumn *column, const EfAxisSpec *spec)
{
  axis->column = column;
  axis->factor = ef_axis_data_choose_factor (column);

  if (ef_column_get_kind (column) == EF_COLUMN_DATE)
    axis->scale = EF_SCALE_KIND_DATE;
  else if (spec->scale == EF_SCALE_KIND_LOG || spec->scale == EF_SCALE_KIND_LINEAR)
    axis->scale = spec->scale;
  else
    axis->scale = suggest_scale (column);
  ef_axis_unit_choose (axis, spec->title != NULL);

  if (spec->direction != EF_DIRECTION_UNKNOWN)
    {
      axis->direction = spec->direction;
      axis->direction_reason = EF_DIRECTION_REASON_USER;
    }
  else
    {
      axis->direction = ef_column_get_direction (column);
      axis->direction_reason = ef_column_get_direction_reason (column);
    }
}

static double *
own_array (Private *self)
{
  double *array = ef_large_memory_hint (g_new (double, MAX (self->data.n, 1)),
                                        self->data.n * sizeof *array);

  self->owned[self->n_owned++] = array;

  return array;
}

/* The values of the points on one axis; the column's own array if all its rows are points. */
static const double *
take_values (Private *self, const EfAxisData *axis)
{
  const double *numbers = ef_column_get_numbers (axis->column);
  double *values;

  if (self->data.n == ef_column_get_n_rows (axis->column))
    return numbers;

  values = own_array (self);
  for (guint i = 0; i < self->data.n; i++)
    values[i] = numbers[self->data.rows[i]];

  return values;
}

typedef struct
{
  const EfAxisData *axis;
  const double *values;
  double *placed; /* or NULL where the values are what is placed */
  double low, high; /* of the values */
  GMutex lock;      /* of the two */
} Placing;

static void
place_points (gsize start, gsize end, gpointer user_data)
{
  Placing *self = user_data;
  const double *values = self->values;
  double factor = self->axis->factor;
  double low = INFINITY;
  double high = -INFINITY;

  for (gsize i = start; i < end; i++)
    {
      low = values[i] < low ? values[i] : low;
      high = values[i] > high ? values[i] : high;
    }
  if (self->placed != NULL && self->axis->scale == EF_SCALE_KIND_LOG)
    for (gsize i = start; i < end; i++)
      self->placed[i] = log10 (values[i] * factor);
  else if (self->placed != NULL)
    for (gsize i = start; i < end; i++)
      self->placed[i] = values[i] * factor;

  g_mutex_lock (&self->lock);
  self->low = MIN (self->low, low);
  self->high = MAX (self->high, high);
  g_mutex_unlock (&self->lock);
}

/* From values to scale space, and the extent of that. */
static const double *
place_values (Private *self, const EfAxisData *axis, const double *values, double *min, double *max)
{
  guint n = self->data.n;
  gboolean logarithmic = axis->scale == EF_SCALE_KIND_LOG;
  Placing placing = { .axis = axis, .values = values, .low = INFINITY, .high = -INFINITY };

  if (logarithmic || axis->factor != 1)
    placing.placed = own_array (self);
  g_mutex_init (&placing.lock);
  ef_work_split (n, ROWS_OF_PART, place_points, &placing);
  g_mutex_clear (&placing.lock);

  *min = n > 0 ? placing.low * axis->factor : -0.5;
  *max = n > 0 ? placing.high * axis->factor : 0.5;
  if (logarithmic && n > 0)
    {
      *min = log10 (*min);
      *max = log10 (*max);
    }

  return placing.placed != NULL ? placing.placed : values;
}

/* As of a day only what has a date can have been known. */
static void
take_part (Private *self, const EfChartSpec *spec)
{
  EfChartData *data = &self->data;
  const double *dates;
  double *x;

  data->fx = data->vx;
  if (!spec->front.has_as_of || data->date_column == NULL)
    return;

  dates = ef_column_get_numbers (data->date_column);
  x = own_array (self);
  for (guint i = 0; i < data->n; i++)
    {
      gboolean dated = isfinite (dates[data->rows[i]]);

      x[i] = dated ? data->vx[i] : NAN;
      data->n_undated += !dated;
    }
  data->fx = x;
}

/* Twice the area says twice as much, so the column must be one of which that means something. */
static gboolean
find_size (EfChartData *data, const EfChartSpec *spec, GError **error)
{
  EfColumn *column;

  if (spec->size == NULL)
    return TRUE;

  column = ef_table_find_column (data->table, spec->size);
  if (column == NULL)
    set_no_column (error, data->table, spec->size, spec);
  else if (!ef_chart_channels_can_be_size (column))
    g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND,
                 _ ("The column “%s” cannot be shown as size, which needs amounts: numbers of "
                    "which twice as much means something."),
                 ef_column_get_name (column));
  else
    {
      init_axis (&data->size.axis, column, &(EfAxisSpec){ .scale = EF_SCALE_KIND_LINEAR });
      return TRUE;
    }

  return FALSE;
}

static gboolean
find_trail (EfChartData *data, const EfChartSpec *spec, GError **error)
{
  EfColumn *column = spec->trail != NULL ? ef_table_find_column (data->table, spec->trail) : NULL;

  if (spec->trail == NULL)
    return TRUE;

  if (column == NULL)
    g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND, _ ("The table “%s” has no column “%s”."),
                 ef_table_get_name (data->table), spec->trail);
  else if (ef_column_get_kind (column) != EF_COLUMN_TEXT)
    g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND,
                 _ ("The column “%s” does not hold text, so it joins no points."),
                 ef_column_get_name (column));
  else
    {
      data->trails.column = column;
      return TRUE;
    }

  return FALSE;
}

static gboolean
find_colour (EfChartData *data, const EfChartSpec *spec, GError **error)
{
  EfColumn *colour;

  if (spec->colour == NULL)
    return TRUE;

  colour = ef_table_find_column (data->table, spec->colour);
  if (colour == NULL)
    {
      set_no_column (error, data->table, spec->colour, spec);
      return FALSE;
    }
  if (ef_column_get_kind (colour) == EF_COLUMN_TEXT)
    data->group_column = colour;
  else
    init_axis (&data->shade.axis, colour, &(EfAxisSpec){ .scale = spec->colour_scale });

  return TRUE;
}

/* Two prices per token are told apart by their headers, "input" and "output". What is shown by
 * looks gives way to the axes. */
static void
tell_apart (EfChartData *data)
{
  EfAxisData *const channels[] = { &data->size.axis, &data->shade.axis };

  data->x.by_header = ef_chart_words_measure_alike (data->x.column, data->y.column);
  data->y.by_header = data->x.by_header;
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    channels[i]->by_header
      = ef_chart_words_measure_alike (channels[i]->column, data->x.column)
        || ef_chart_words_measure_alike (channels[i]->column, data->y.column);
}

/* Resolves all columns; FALSE with @error if one is not there. */
static gboolean
find_columns (EfChartData *data, const EfChartSpec *spec, GError **error)
{
  EfTable *table = data->table;
  gint suggested_x = -1;
  gint suggested_y = -1;
  EfColumn *x, *y;

  if (spec->x.column == NULL || spec->y.column == NULL)
    ef_table_suggest_axes (table, &suggested_x, &suggested_y);
  x = find_axis_column (table, spec, &spec->x, suggested_x, error);
  if (x == NULL)
    return FALSE;
  y = find_axis_column (table, spec, &spec->y, suggested_y, error);
  if (y == NULL)
    return FALSE;
  init_axis (&data->x, x, &spec->x);
  init_axis (&data->y, y, &spec->y);
  ef_chart_sota_assume (data);

  if (!find_size (data, spec, error) || !find_trail (data, spec, error)
      || !ef_chart_stars_find_class (data, spec, error) || !find_colour (data, spec, error))
    return FALSE;
  tell_apart (data);

  return TRUE;
}

/* What the points look like. */
static void
find_looks (EfChartData *data, const EfChartSpec *spec, const guint8 *states)
{
  EF_WORDS_IN (spec->language != NULL ? spec->language : EF_WORDS_DEFAULT);
  guint n_counted = data->n + data->left_out.later;
  g_autoptr (GArray) all = NULL;
  const guint32 *counted = data->rows;

  if (data->left_out.later > 0)
    {
      all = ef_chart_rows_list_all_days (data, states);
      counted = (const guint32 *) (gpointer) all->data;
    }
  if (data->group_column != NULL)
    {
      EfGroupNames names;

      data->groups = ef_chart_groups_new (data->group_column, data->rows, data->n, counted,
                                          n_counted, &names);
      data->group_names = (const char *const *) names.names;
      data->n_groups = g_strv_length (names.names);
      data->other_group = names.other;
      data->no_value_group = names.no_value;
    }
  if (data->shade.axis.column != NULL)
    ef_chart_channels_find_shades (&data->shade, data->rows, data->n, counted, n_counted);
  if (data->size.axis.column != NULL)
    ef_chart_channels_find_sizes (&data->size, data->rows, data->n, counted, n_counted);
  if (data->trails.column != NULL)
    ef_chart_trails_find (&data->trails, data);
}

EfChartData *
ef_chart_data_new_points (EfTable *source,
                          EfTable *table,
                          const EfChartSpec *spec,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (EfChartData) data = NULL;
  g_autofree guint8 *states = NULL;
  Private *self;

  self = g_new0 (Private, 1);
  g_atomic_ref_count_init (&self->ref_count);
  data = &self->data;
  data->source = ef_table_ref (source);
  data->table = ef_table_ref (table);

  if (!find_columns (data, spec, error))
    return NULL;
  states = ef_chart_rows_sort (data, spec, error);
  if (states == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  ef_chart_rows_mark_later (data, &spec->front, states);
  ef_chart_rows_take (data, states);
  data->vx = take_values (self, &data->x);
  data->vy = take_values (self, &data->y);
  data->sx = place_values (self, &data->x, data->vx, &data->extent.x_min, &data->extent.x_max);
  data->sy = place_values (self, &data->y, data->vy, &data->extent.y_min, &data->extent.y_max);
  ef_chart_rows_include_later (data, states);
  take_part (self, spec);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  find_looks (data, spec, states);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  ef_chart_origins_find (data);
  ef_chart_footprints_find (data);
  ef_chart_fronts_find (data, spec);
  ef_chart_stars_find (data, spec);
  data->reach = ef_chart_bounds_get_reach (data);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&data);
}

EfChartData *
ef_chart_data_ref (EfChartData *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&((Private *) self)->ref_count);

  return self;
}

void
ef_chart_data_unref (EfChartData *self)
{
  Private *private = (Private *) self;

  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&private->ref_count))
    return;

  g_clear_pointer (&self->resamples, ef_chart_resamples_unref);
  if (private->base != NULL)
    {
      if (self->grid != private->base->grid)
        ef_point_grid_free (self->grid);
      ef_chart_data_unref (private->base);
      g_free (private);
      return;
    }
  ef_point_grid_free (self->grid);
  for (guint i = 0; i < private->n_owned; i++)
    g_free (private->owned[i]);
  g_free ((gpointer) self->rows);
  g_free ((gpointer) self->groups);
  g_strfreev ((char **) self->group_names);
  g_free ((gpointer) self->shade.steps);
  g_free ((gpointer) self->size.steps);
  ef_chart_trails_clear (&self->trails);
  ef_chart_stars_clear (self);
  ef_chart_origins_clear (self);
  ef_chart_footprints_clear (self);
  ef_chart_fronts_clear (self);
  g_clear_pointer (&self->ghost, ef_chart_data_unref);
  g_clear_pointer (&self->scenario, ef_scenario_free);
  ef_table_unref (self->table);
  ef_table_unref (self->source);
  g_free (private);
}

EfChartData *
ef_chart_data_without_resamples (EfChartData *self)
{
  Private *private = (Private *) self;

  g_return_val_if_fail (self != NULL, NULL);

  return ef_chart_data_ref (private->base != NULL ? private->base : self);
}

EfChartData *
ef_chart_data_with_resamples (EfChartData *self, EfChartResamples *resamples)
{
  Private *copy;

  g_return_val_if_fail (self != NULL && resamples != NULL, NULL);

  copy = g_new0 (Private, 1);
  g_atomic_ref_count_init (&copy->ref_count);
  copy->base = ef_chart_data_without_resamples (self);
  copy->data = *copy->base;
  copy->data.resamples = resamples;

  return &copy->data;
}

gboolean
ef_chart_spec_find_axes (
  const EfChartSpec *spec, EfTable *table, EfAxisData *x, EfAxisData *y, GError **error)
{
  EfChartData data = { .table = table };

  g_return_val_if_fail (spec != NULL && table != NULL, FALSE);
  g_return_val_if_fail (x != NULL && y != NULL, FALSE);

  if (!find_columns (&data, spec, error))
    return FALSE;

  *x = data.x;
  *y = data.y;

  return TRUE;
}

gboolean
ef_chart_spec_same_data (const EfChartSpec *a, const EfChartSpec *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_strcmp0 (a->table_id, b->table_id) == 0 && g_strcmp0 (a->x.column, b->x.column) == 0
         && g_strcmp0 (a->y.column, b->y.column) == 0 && a->x.scale == b->x.scale
         && a->y.scale == b->y.scale && (a->x.title == NULL) == (b->x.title == NULL)
         && (a->y.title == NULL) == (b->y.title == NULL) && a->x.direction == b->x.direction
         && a->y.direction == b->y.direction && ef_axis_spec_same_limit (&a->x, &b->x)
         && ef_axis_spec_same_limit (&a->y, &b->y) && g_strcmp0 (a->colour, b->colour) == 0
         && a->colour_scale == b->colour_scale && g_strcmp0 (a->size, b->size) == 0
         && g_strcmp0 (a->trail, b->trail) == 0
         && ef_front_spec_same_points (&a->front, &b->front)
         && g_strcmp0 (a->filter, b->filter) == 0 && a->stars == b->stars
         && g_strcmp0 (a->stars_by, b->stars_by) == 0
         && ef_what_if_same_points (&a->what_if, &b->what_if) && a->hidden->len == b->hidden->len
         && (a->hidden->len == 0
             || memcmp (a->hidden->data, b->hidden->data, a->hidden->len * sizeof (guint64)) == 0);
}
