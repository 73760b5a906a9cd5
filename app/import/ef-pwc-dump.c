/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-pwc-dump.h"

#include "ef-number.h"

static gboolean
find_number (const EfPwcDump *dump, const EfPwcRow *row, guint32 metric, double *value)
{
  const EfNumberStyle style = { EF_COMMA_THOUSANDS, TRUE };

  for (guint i = 0; i < row->n_cells; i++)
    {
      const EfPwcCell *cell = ef_pwc_dump_get_cell (dump, row, i);
      const char *text;
      EfNumber number;

      if (cell->metric != metric)
        continue;
      text = ef_pwc_dump_get_value (dump, cell);
      if (ef_number_read_plain (text, cell->length, value))
        return TRUE;
      if (ef_number_read (text, cell->length, &style, &number) != EF_NUMBER_OK)
        return FALSE;
      *value = number.value;
      return TRUE;
    }

  return FALSE;
}

static EfPwcOrder
find_order (const EfPwcDump *dump, const EfPwcDataset *dataset)
{
  gboolean up = FALSE;
  gboolean down = FALSE;
  double last = 0;
  guint n = 0;
  guint32 metric;

  if (dataset->metrics == NULL || dataset->metrics->len == 0 || dataset->rows == NULL)
    return EF_PWC_ORDER_SHORT;

  metric = g_array_index (dataset->metrics, EfPwcMetric, 0).name;
  for (guint row = 0; row < dataset->rows->len; row++)
    {
      double value;

      if (!find_number (dump, &g_array_index (dataset->rows, EfPwcRow, row), metric, &value))
        continue;
      up |= n > 0 && value > last;
      down |= n > 0 && value < last;
      last = value;
      n++;
    }

  if (n < EF_PWC_ORDER_MIN || (!up && !down))
    return EF_PWC_ORDER_SHORT;
  if (up && down)
    return EF_PWC_ORDER_NONE;

  return up ? EF_PWC_ORDER_ASCENDING : EF_PWC_ORDER_DESCENDING;
}

/* How many data sets are sorted by their results, and how many are not. */
typedef struct
{
  guint n_sorted;
  guint n_unsorted;
} OrderSurvey;

static void
survey_datasets (const EfPwcDump *dump, GPtrArray *datasets, OrderSurvey *survey)
{
  for (guint i = 0; datasets != NULL && i < datasets->len; i++)
    {
      EfPwcDataset *dataset = g_ptr_array_index (datasets, i);

      dataset->order = find_order (dump, dataset);
      survey->n_sorted += dataset->order == EF_PWC_ORDER_ASCENDING
                          || dataset->order == EF_PWC_ORDER_DESCENDING;
      survey->n_unsorted += dataset->order == EF_PWC_ORDER_NONE;
      survey_datasets (dump, dataset->subdatasets, survey);
    }
}

static void
survey_tasks (const EfPwcDump *dump, GPtrArray *tasks, OrderSurvey *survey)
{
  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    {
      EfPwcTask *task = g_ptr_array_index (tasks, i);

      survey_datasets (dump, task->datasets, survey);
      survey_tasks (dump, task->subtasks, survey);
    }
}

void
ef_pwc_dataset_free (gpointer data)
{
  EfPwcDataset *self = data;

  g_clear_pointer (&self->metrics, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->subdatasets, g_ptr_array_unref);
  g_free (self);
}

void
ef_pwc_task_free (gpointer data)
{
  EfPwcTask *self = data;

  g_clear_pointer (&self->datasets, g_ptr_array_unref);
  g_clear_pointer (&self->subtasks, g_ptr_array_unref);
  g_free (self->description);
  g_free (self);
}

EfPwcDump *
ef_pwc_dump_new (void)
{
  EfPwcDump *self = g_new0 (EfPwcDump, 1);

  self->tasks = g_ptr_array_new_with_free_func (ef_pwc_task_free);
  self->texts = ef_text_pool_new ();
  self->values = g_byte_array_new ();
  self->cells = g_array_new (FALSE, FALSE, sizeof (EfPwcCell));

  return self;
}

void
ef_pwc_dump_free (EfPwcDump *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->tasks);
  ef_text_pool_unref (self->texts);
  g_byte_array_unref (self->values);
  g_array_unref (self->cells);
  g_free (self);
}

gboolean
ef_pwc_dump_survey (EfPwcDump *self)
{
  OrderSurvey survey = { 0, 0 };

  survey_tasks (self, self->tasks, &survey);

  return !self->unordered && survey.n_sorted > survey.n_unsorted;
}
