/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-task.h"

/* The worker gives its task back last: it may still have it when the callback is through. Then it
 * is the worker that ends the task, and with it the object that it was made for, if nobody else had
 * that any more. A dialog that was closed would be taken apart beside the main loop. So the object
 * is kept until the task is gone, and let go where the task was made. */

#define KEEPER_KEY "ef-task-keeper"

typedef struct
{
  GObject *object;
  GMainContext *context;
  GThread *thread;
} Keeper;

static void
keeper_free (gpointer data)
{
  Keeper *keeper = data;

  g_object_unref (keeper->object);
  g_main_context_unref (keeper->context);
  g_thread_unref (keeper->thread);
  g_free (keeper);
}

static gboolean
let_go_cb (gpointer data)
{
  return G_SOURCE_REMOVE;
}

/* The data of an object are freed after all that it holds itself. */
static void
task_gone_cb (gpointer data)
{
  Keeper *keeper = data;
  g_autoptr (GSource) source = NULL;

  if (keeper->thread == g_thread_self ())
    {
      keeper_free (keeper);
      return;
    }
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, let_go_cb, keeper, keeper_free);
  g_source_attach (source, keeper->context);
}

void
ef_task_run_in_worker (GTask *task, GTaskThreadFunc func)
{
  GObject *object;

  g_return_if_fail (G_IS_TASK (task));

  object = g_task_get_source_object (task);
  if (object != NULL)
    {
      Keeper *keeper = g_new (Keeper, 1);

      keeper->object = g_object_ref (object);
      keeper->context = g_main_context_ref (g_task_get_context (task));
      keeper->thread = g_thread_ref (g_thread_self ());
      g_object_set_data_full (G_OBJECT (task), KEEPER_KEY, keeper, task_gone_cb);
    }
  g_task_run_in_thread (task, func);
}
