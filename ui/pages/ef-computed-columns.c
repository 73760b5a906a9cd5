/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-computed-columns.h"

#include "ef-task.h"

/* Points below which computing takes a few milliseconds. */
#define SYNCHRONOUS_POINTS 10000

struct _EfComputedColumns
{
  GObject parent_instance;

  EfWorkspace *workspace;
  gboolean wanted;
  gboolean paused;
  gboolean outdated;         /* while paused */
  EfChartColumns *columns;
  GCancellable *cancellable; /* of the running computation, NULL when none is */
};

G_DEFINE_FINAL_TYPE (EfComputedColumns, ef_computed_columns, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  EfChartData *data;
  EfChartSpec *spec;
} Computation;

static void
computation_free (Computation *computation)
{
  ef_chart_data_unref (computation->data);
  ef_chart_spec_free (computation->spec);
  g_free (computation);
}

static void
stop_computation (EfComputedColumns *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Takes @columns over. */
static void
set_columns (EfComputedColumns *self,
             EfChartColumns    *columns)
{
  gboolean changed = columns != NULL || self->columns != NULL;

  g_clear_pointer (&self->columns, ef_chart_columns_free);
  self->columns = columns;
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
compute_in_worker (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Computation *computation = task_data;
  GError *error = NULL;
  EfChartColumns *columns =
    ef_chart_columns_new (computation->data, computation->spec, cancellable, &error);

  if (columns != NULL)
    g_task_return_pointer (task, columns, (GDestroyNotify) ef_chart_columns_free);
  else
    g_task_return_error (task, error);
}

static void
computed_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  EfComputedColumns *self = EF_COMPUTED_COLUMNS (object);
  g_autoptr (EfChartColumns) columns = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Overtaken by a newer one. */
  if (columns == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  set_columns (self, g_steal_pointer (&columns));
}

static void
start_worker (EfComputedColumns *self,
              EfChartData       *data)
{
  g_autoptr (GTask) task = NULL;
  Computation *computation = g_new (Computation, 1);

  computation->data = ef_chart_data_ref (data);
  computation->spec = ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, computed_cb, NULL);
  g_task_set_source_tag (task, start_worker);
  g_task_set_name (task, "compute columns");
  g_task_set_task_data (task, computation, (GDestroyNotify) computation_free);
  ef_task_run_in_worker (task, compute_in_worker);
}

static void
refresh (EfComputedColumns *self)
{
  EfChartData *data = self->workspace != NULL ? ef_workspace_get_data (self->workspace) : NULL;

  stop_computation (self);
  self->outdated = self->paused;
  if (self->paused)
    return;

  if (!self->wanted || data == NULL)
    set_columns (self, NULL);
  else if (data->n > SYNCHRONOUS_POINTS)
    start_worker (self, data);
  else
    set_columns (self, ef_chart_columns_new (data, ef_workspace_get_spec (self->workspace), NULL,
                                             NULL));
}

static void
ef_computed_columns_dispose (GObject *object)
{
  EfComputedColumns *self = EF_COMPUTED_COLUMNS (object);

  stop_computation (self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ef_computed_columns_parent_class)->dispose (object);
}

static void
ef_computed_columns_finalize (GObject *object)
{
  ef_chart_columns_free (EF_COMPUTED_COLUMNS (object)->columns);

  G_OBJECT_CLASS (ef_computed_columns_parent_class)->finalize (object);
}

static void
ef_computed_columns_class_init (EfComputedColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ef_computed_columns_dispose;
  object_class->finalize = ef_computed_columns_finalize;

  signals[CHANGED] = g_signal_new ("changed", EF_TYPE_COMPUTED_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ef_computed_columns_init (EfComputedColumns *self)
{
}

EfComputedColumns *
ef_computed_columns_new (void)
{
  return g_object_new (EF_TYPE_COMPUTED_COLUMNS, NULL);
}

void
ef_computed_columns_set_workspace (EfComputedColumns *self,
                                   EfWorkspace       *workspace)
{
  g_return_if_fail (EF_IS_COMPUTED_COLUMNS (self));
  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);

  g_set_object (&self->workspace, workspace);
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}

void
ef_computed_columns_set_wanted (EfComputedColumns *self,
                                gboolean           wanted)
{
  g_return_if_fail (EF_IS_COMPUTED_COLUMNS (self));

  if (!self->wanted == !wanted)
    return;
  self->wanted = wanted;
  refresh (self);
}

gboolean
ef_computed_columns_get_wanted (EfComputedColumns *self)
{
  g_return_val_if_fail (EF_IS_COMPUTED_COLUMNS (self), FALSE);
  return self->wanted;
}

void
ef_computed_columns_set_paused (EfComputedColumns *self,
                                gboolean           paused)
{
  g_return_if_fail (EF_IS_COMPUTED_COLUMNS (self));

  self->paused = paused;
  if (!paused && self->outdated)
    refresh (self);
}

const EfChartColumns *
ef_computed_columns_get (EfComputedColumns *self)
{
  g_return_val_if_fail (EF_IS_COMPUTED_COLUMNS (self), NULL);

  /* The workspace may show another table already, whose rows these know nothing of. */
  if (self->columns == NULL ||
      self->columns->data->table != ef_workspace_get_table (self->workspace))
    return NULL;
  return self->columns;
}

void
ef_computed_columns_wait (EfComputedColumns *self)
{
  g_return_if_fail (EF_IS_COMPUTED_COLUMNS (self));

  while (self->cancellable != NULL)
    g_main_context_iteration (NULL, TRUE);
}
