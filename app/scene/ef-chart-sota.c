/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-sota.h"

#include "ef-catalog-title.h"
#include "ef-chart-title.h"
#include "ef-chart-words.h"
#include "ef-error.h"
#include "ef-words.h"

/* More of a cost is a feat only where somebody says so. */
static gboolean
is_cost (const EfColumn *column, EfDirection direction)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);

  return quantity != NULL && ef_quantity_get_role (quantity) == EF_QUANTITY_COST
         && direction == EF_DIRECTION_LOWER;
}

static gboolean
may_be_benefit (const EfColumn *column, EfDirection direction)
{
  return ef_column_get_kind (column) != EF_COLUMN_DATE && direction != EF_DIRECTION_UNKNOWN
         && !is_cost (column, direction);
}

/* The axis that says what a model achieves: the one where higher is better, of two the vertical
 * one; else the one that is no cost, as with errors. NULL where that is not known. */
static const EfAxisData *
find_benefit (const EfChartData *data)
{
  gboolean x = may_be_benefit (data->x.column, data->x.direction);
  gboolean y = may_be_benefit (data->y.column, data->y.direction);

  if (x && (!y
            || (data->y.direction == EF_DIRECTION_LOWER
                && data->x.direction == EF_DIRECTION_HIGHER)))
    return &data->x;
  return y ? &data->y : NULL;
}

gboolean
ef_chart_sota_is_assumed (const EfColumn *x,
                          EfDirection     x_direction,
                          const EfColumn *y,
                          EfDirection     y_direction)
{
  g_return_val_if_fail (x != NULL && y != NULL, FALSE);

  return ef_column_get_kind (x) == EF_COLUMN_DATE && x_direction == EF_DIRECTION_UNKNOWN
         && may_be_benefit (y, y_direction);
}

void
ef_chart_sota_assume (EfChartData *data)
{
  g_return_if_fail (data != NULL);

  if (!ef_chart_sota_is_assumed (data->x.column, data->x.direction, data->y.column,
                                 data->y.direction))
    return;

  data->x.direction = EF_DIRECTION_LOWER;
  data->x.direction_reason = EF_DIRECTION_REASON_FIRST;
}

static char *
dup_title (const EfChartData *data, const EfChartSpec *spec, const EfAxisSpec *benefit)
{
  g_autofree char *name = g_strdup (spec->title);

  EF_WORDS_IN (spec->language != NULL ? spec->language : EF_WORDS_DEFAULT);

  if (name == NULL && ef_chart_title_is_known (data->table))
    name = g_strdup (ef_table_get_title (data->table));
  else if (name == NULL)
    name = ef_chart_words_name_axis (data->table, benefit);
  /* Translators: title of a chart; %s is the name of a table, such as “ImageNet”, or of a score. */
  return g_strdup_printf (_ ("State of the art over time: %s"), name);
}

static void
set_date (EfAxisSpec *axis, const EfColumn *dates)
{
  ef_chart_spec_set_string (&axis->column, ef_column_get_name (dates));
  ef_chart_spec_set_string (&axis->title, NULL);
  axis->scale = EF_SCALE_KIND_AUTO;
  axis->direction = EF_DIRECTION_LOWER;
  axis->has_limit = FALSE;
  axis->limit = 0;
}

/* @from may be @to. */
static void
set_benefit (EfAxisSpec *to, const EfAxisSpec *from, const EfAxisData *benefit)
{
  to->scale = from->scale;
  to->direction = benefit->direction;
  to->has_limit = from->has_limit;
  to->limit = from->limit;
  ef_chart_spec_set_string (&to->title, from->title);
  ef_chart_spec_set_string (&to->column, ef_column_get_name (benefit->column));
}

EfChartSpec *
ef_chart_sota_new (const EfChartData *data, const EfChartSpec *spec, GError **error)
{
  const EfAxisData *benefit;
  EfChartSpec *sota;
  g_autofree char *title = NULL;

  g_return_val_if_fail (data != NULL && spec != NULL, NULL);

  benefit = find_benefit (data);
  if (data->date_column == NULL)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND, _ ("“%s” has no column of dates."),
                   ef_table_get_name (data->table));
      return NULL;
    }
  if (benefit == NULL)
    {
      g_set_error_literal (error, EF_ERROR, EF_ERROR_NOT_FOUND,
                           is_cost (data->x.column, data->x.direction)
                               || is_cost (data->y.column, data->y.direction)
                             ? _ ("Neither axis says what models achieve, so there is no state of "
                                  "the art. Choose a score, or say that higher is better.")
                             : _ ("It is not known which values are better, so there is no state "
                                  "of the art."));
      return NULL;
    }

  sota = ef_chart_spec_copy (spec);
  set_benefit (&sota->y, benefit == &data->x ? &spec->x : &spec->y, benefit);
  title = dup_title (data, spec, &sota->y);
  ef_chart_spec_set_string (&sota->title, title);
  set_date (&sota->x, data->date_column);
  /* What is said of the cost says nothing of dates. */
  sota->front.shown = TRUE;
  sota->front.curve = EF_CURVE_STAIRS;
  sota->front.knee = FALSE;
  sota->front.near_x = (EfTolerance){ 0 };
  sota->has_view = FALSE;
  sota->view = (EfView){ 0 };

  return sota;
}

gboolean
ef_chart_data_is_sota (const EfChartData *data)
{
  g_return_val_if_fail (data != NULL, FALSE);

  return data->x.scale == EF_SCALE_KIND_DATE && data->x.direction == EF_DIRECTION_LOWER;
}
