/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-workspace-private.h"

#include "ef-resampling.h"
#include "ef-task.h"

/* The workspace is the one place where a document's values become points. Small tables are computed
 * at once, because a window that flickers through an empty state for a millisecond is worse than
 * one that waits for it; large ones go to a worker, and the points of before stay visible until the
 * new ones are there. A computation that was overtaken by another change is cancelled and its
 * result dropped. */

/* Rows below which computing takes a few milliseconds at most; and where estimates are made. */
#define SYNCHRONOUS_ROWS 60000
#define SYNCHRONOUS_ESTIMATES 5000
/* The same for values drawn anew. */
#define SYNCHRONOUS_DRAWS 200000

typedef struct
{
  EfChartData *previous; /* or NULL */
  EfTable *table;
  EfChartSpec *spec;
} Computation;

static void
computation_free (Computation *computation)
{
  g_clear_pointer (&computation->previous, ef_chart_data_unref);
  ef_table_unref (computation->table);
  ef_chart_spec_free (computation->spec);
  g_free (computation);
}

static void
stop_resampling (EfWorkspace *self)
{
  if (self->resampling == NULL)
    return;

  g_cancellable_cancel (self->resampling);
  g_clear_object (&self->resampling);
  ef_workspace_notify_busy (self);
}

static void
stop_computation (EfWorkspace *self)
{
  stop_resampling (self);
  if (self->cancellable == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  ef_workspace_notify_busy (self);
}

static gboolean
has_scenario (EfWorkspace *self)
{
  return self->spec != NULL && ef_what_if_get_current (&self->spec->what_if) != NULL;
}

static guint
get_synchronous_rows (EfWorkspace *self)
{
  return has_scenario (self) ? SYNCHRONOUS_ESTIMATES : SYNCHRONOUS_ROWS;
}

/* Takes @data and @error over. */
static void
set_data (EfWorkspace *self,
          EfChartData *data,
          GError      *error)
{
  g_clear_pointer (&self->data, ef_chart_data_unref);
  g_clear_pointer (&self->data_spec, ef_chart_spec_free);
  g_clear_error (&self->error);

  self->data = data;
  self->error = error;
  /* Without points the columns still are there to choose from; estimates stay as they are until
   * others are there. */
  if (data != NULL)
    ef_workspace_set_shown_table (self, data->table);
  else if (!has_scenario (self))
    ef_workspace_set_shown_table (self, self->source);
  if (data != NULL)
    self->data_spec = ef_chart_spec_copy (self->spec);

  ef_workspace_notify_data (self);
}

/* ---- Resamples: how uncertain the frontier is ---- */

static void
resampled_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (EfWorkspace) self = user_data;
  g_autoptr (EfChartData) data = ef_resampling_finish (result, NULL);

  /* A later change overtook this one. */
  if (data == NULL || self->resampling != g_task_get_cancellable (G_TASK (result)))
    return;

  g_clear_object (&self->resampling);
  ef_workspace_notify_busy (self);
  set_data (self, g_steal_pointer (&data), NULL);
}

static void
start_resampling (EfWorkspace *self,
                  EfChartData *data)
{
  self->resampling = g_cancellable_new ();
  ef_resampling_start (data, self->spec, self->resampling, resampled_cb, g_object_ref (self));
  ef_workspace_notify_busy (self);
}

/* Shows @data (transfer full), which has no resamples: with them where they take no time, else at
 * once and with them later. */
static void
set_points (EfWorkspace *self,
            EfChartData *data)
{
  if (self->spec->uncertainty.bands &&
      ef_chart_resamples_estimate (data, self->spec) <= SYNCHRONOUS_DRAWS)
    {
      set_data (self, ef_chart_resamples_complete (data, self->spec, NULL, NULL), NULL);
      ef_chart_data_unref (data);
      return;
    }

  set_data (self, data, NULL);
  if (self->spec != NULL && self->spec->uncertainty.bands && self->data == data)
    start_resampling (self, data);
}

/* Only the resamples are of another time. What there was of them stays until the new ones are
 * there. */
static void
refresh_resamples (EfWorkspace *self)
{
  g_autoptr (EfChartData) points = NULL;

  if (ef_chart_spec_same_resamples (self->data_spec, self->spec))
    return;

  stop_resampling (self);
  points = ef_chart_data_without_resamples (self->data);
  if (!self->spec->uncertainty.bands ||
      ef_chart_resamples_estimate (points, self->spec) <= SYNCHRONOUS_DRAWS)
    {
      set_points (self, g_steal_pointer (&points));
      return;
    }

  g_clear_pointer (&self->data_spec, ef_chart_spec_free);
  self->data_spec = ef_chart_spec_copy (self->spec);
  start_resampling (self, points);
}

static void
compute_in_worker (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Computation *computation = task_data;
  GError *error = NULL;
  EfChartData *data = ef_chart_data_new_after (computation->previous, computation->table,
                                               computation->spec, cancellable, &error);

  if (data != NULL)
    g_task_return_pointer (task, data, (GDestroyNotify) ef_chart_data_unref);
  else
    g_task_return_error (task, error);
}

static void
computed_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  EfWorkspace *self = EF_WORKSPACE (object);
  GError *error = NULL;
  EfChartData *data = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->cancellable != g_task_get_cancellable (G_TASK (result)))
    {
      /* A later change overtook this one. */
      g_clear_pointer (&data, ef_chart_data_unref);
      g_clear_error (&error);
      return;
    }

  g_clear_object (&self->cancellable);
  ef_workspace_notify_busy (self);
  if (data != NULL)
    set_points (self, data);
  else
    set_data (self, NULL, error);
}

static void
start_worker (EfWorkspace *self)
{
  g_autoptr (GTask) task = NULL;
  Computation *computation = g_new (Computation, 1);

  computation->previous = self->data != NULL ? ef_chart_data_ref (self->data) : NULL;
  computation->table = ef_table_ref (self->source);
  computation->spec = ef_chart_spec_copy (self->spec);

  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, computed_cb, NULL);
  g_task_set_source_tag (task, start_worker);
  g_task_set_name (task, "compute chart data");
  g_task_set_task_data (task, computation, (GDestroyNotify) computation_free);
  ef_task_run_in_worker (task, compute_in_worker);
  ef_workspace_notify_busy (self);
}

static gboolean
data_is_current (EfWorkspace *self)
{
  return self->data != NULL && self->data->source == self->source && self->cancellable == NULL &&
         ef_chart_spec_same_data (self->data_spec, self->spec);
}

void
ef_workspace_refresh_points (EfWorkspace *self)
{
  GError *error = NULL;
  EfChartData *data;

  if (self->source == NULL)
    {
      stop_computation (self);
      set_data (self, NULL, NULL);
      return;
    }

  if (data_is_current (self))
    {
      refresh_resamples (self);
      return;
    }

  stop_computation (self);

  if (ef_table_get_n_rows (self->source) > get_synchronous_rows (self))
    {
      /* Points of another table must not stand under this one's name. */
      if (self->data != NULL && self->data->source != self->source &&
          g_strcmp0 (ef_table_get_id (self->data->source), ef_table_get_id (self->source)) != 0)
        set_data (self, NULL, NULL);
      start_worker (self);
      return;
    }

  data = ef_chart_data_new_after (self->data, self->source, self->spec, NULL, &error);
  if (data != NULL)
    set_points (self, data);
  else
    set_data (self, NULL, error);
}
