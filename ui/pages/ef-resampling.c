/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-resampling.h"

#include "ef-task.h"

typedef struct
{
  EfChartData *data;
  EfChartSpec *spec;
} Resampling;

static void
resampling_free (Resampling *resampling)
{
  ef_chart_data_unref (resampling->data);
  ef_chart_spec_free (resampling->spec);
  g_free (resampling);
}

static void
resample_in_worker (GTask        *task,
                    gpointer      source_object,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  Resampling *resampling = task_data;
  GError *error = NULL;
  EfChartData *data = ef_chart_resamples_complete (resampling->data, resampling->spec,
                                                   cancellable, &error);

  if (data != NULL)
    g_task_return_pointer (task, data, (GDestroyNotify) ef_chart_data_unref);
  else
    g_task_return_error (task, error);
}

void
ef_resampling_start (EfChartData        *data,
                     const EfChartSpec  *spec,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Resampling *resampling;

  g_return_if_fail (data != NULL && spec != NULL);

  resampling = g_new (Resampling, 1);
  resampling->data = ef_chart_data_ref (data);
  resampling->spec = ef_chart_spec_copy (spec);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, ef_resampling_start);
  g_task_set_name (task, "resample frontier");
  g_task_set_task_data (task, resampling, (GDestroyNotify) resampling_free);
  ef_task_run_in_worker (task, resample_in_worker);
}

EfChartData *
ef_resampling_finish (GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
