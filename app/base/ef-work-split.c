/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-work-split.h"

/* Memory is what most of this work waits for, and more threads than this do not make it faster. */
#define THREADS_MAX 8
/* Enough that the last part of one thread is short, and so few that what each part begins with is
 * next to nothing. */
#define PARTS_OF_THREAD 4

typedef struct
{
  gsize n;
  gsize n_parts;
  int next; /* atomic: the part that nobody does yet; the calling thread has the first one */
  EfWorkFunc func;
  gpointer user_data;
} Work;

static gsize
get_start (const Work *work, gsize part)
{
  return work->n / work->n_parts * part + MIN (part, work->n % work->n_parts);
}

static void
do_parts (Work *work, gsize part)
{
  for (; part < work->n_parts; part = (gsize) g_atomic_int_add (&work->next, 1))
    work->func (get_start (work, part), get_start (work, part + 1), work->user_data);
}

static gpointer
help (gpointer data)
{
  Work *work = data;

  do_parts (work, (gsize) g_atomic_int_add (&work->next, 1));

  return NULL;
}

void
ef_work_split (gsize n, gsize least, EfWorkFunc func, gpointer user_data)
{
  Work work = { .n = n, .next = 1, .func = func, .user_data = user_data };
  GThread *threads[THREADS_MAX];
  gsize n_threads = MIN (g_get_num_processors (), THREADS_MAX);

  g_return_if_fail (least > 0);
  g_return_if_fail (func != NULL);

  work.n_parts = CLAMP (n / least, n > 0, n_threads > 1 ? n_threads * PARTS_OF_THREAD : 1);
  n_threads = MIN (n_threads, work.n_parts);
  /* Where there is no thread to be had, the work is done all the same. */
  for (gsize i = 1; i < n_threads; i++)
    threads[i] = g_thread_try_new ("ef-work", help, &work, NULL);
  do_parts (&work, 0);
  for (gsize i = 1; i < n_threads; i++)
    if (threads[i] != NULL)
      g_thread_join (threads[i]);
}
