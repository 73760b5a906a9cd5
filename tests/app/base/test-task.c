/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-task.h"

/* Where the object of a task ends. */
typedef struct
{
  GThread *ended_in;
  GThread *last;  /* has the task when everybody else has let it go */
  gint let_go;    /* atomic */
  gboolean called;
} Fate;

static void
ended_cb (gpointer fate, GObject *object)
{
  g_atomic_pointer_set (&((Fate *) fate)->ended_in, g_thread_self ());
}

/* A worker that the system wakes late: it gives its task back after all others. */
static gpointer
keep_task (gpointer task)
{
  Fate *fate = g_task_get_task_data (task);

  while (!g_atomic_int_get (&fate->let_go))
    g_thread_yield ();
  g_object_unref (task);
  return NULL;
}

static void
work (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  Fate *fate = data;

  fate->last = g_thread_new ("last", keep_task, g_object_ref (task));
  g_task_return_boolean (task, TRUE);
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Fate *fate = data;

  g_assert_true (g_task_propagate_boolean (G_TASK (result), NULL));
  fate->called = TRUE;
}

static void
test_late_worker (void)
{
  Fate fate = { 0 };
  GObject *object = g_object_new (G_TYPE_OBJECT, NULL);
  GTask *task = g_task_new (object, NULL, done_cb, &fate);

  g_object_weak_ref (object, ended_cb, &fate);
  g_task_set_task_data (task, &fate, NULL);
  ef_task_run_in_worker (task, work);
  g_object_unref (task);
  g_object_unref (object);
  while (!fate.called)
    g_main_context_iteration (NULL, TRUE);
  g_atomic_int_set (&fate.let_go, TRUE);
  g_thread_join (fate.last);
  while (g_atomic_pointer_get (&fate.ended_in) == NULL)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (fate.ended_in == g_thread_self ());
}

static void
quick_work (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  g_task_return_boolean (task, TRUE);
}

/* A task of nobody is one as any other. */
static void
test_without_object (void)
{
  Fate fate = { 0 };
  g_autoptr (GTask) task = g_task_new (NULL, NULL, done_cb, &fate);

  ef_task_run_in_worker (task, quick_work);
  while (!fate.called)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/task/late-worker", test_late_worker);
  g_test_add_func ("/base/task/without-object", test_without_object);
  return g_test_run ();
}
