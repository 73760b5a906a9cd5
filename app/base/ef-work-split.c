/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-work-split.h"

/* Memory is what most of this work waits for, and more threads than this do not make it faster. */
#define PARTS_MAX 8

typedef struct
{
  gsize start, end;
  EfWorkFunc func;
  gpointer user_data;
  GThread *thread; /* NULL where the calling thread does it */
} Part;

static gpointer
do_part (gpointer data)
{
  const Part *part = data;

  part->func (part->start, part->end, part->user_data);

  return NULL;
}

void
ef_work_split (gsize n, gsize least, EfWorkFunc func, gpointer user_data)
{
  Part parts[PARTS_MAX];
  gsize n_parts = MIN (g_get_num_processors (), PARTS_MAX);

  g_return_if_fail (least > 0);
  g_return_if_fail (func != NULL);

  n_parts = CLAMP (n / least, n > 0, n_parts);
  for (gsize i = 0; i < n_parts; i++)
    parts[i] = (Part){
      .start = n / n_parts * i + MIN (i, n % n_parts),
      .end = n / n_parts * (i + 1) + MIN (i + 1, n % n_parts),
      .func = func,
      .user_data = user_data,
    };
  /* Where there is no thread to be had, the work is done all the same. */
  for (gsize i = 1; i < n_parts; i++)
    parts[i].thread = g_thread_try_new ("ef-work", do_part, &parts[i], NULL);
  for (gsize i = 0; i < n_parts; i++)
    if (parts[i].thread == NULL)
      do_part (&parts[i]);
  for (gsize i = 1; i < n_parts; i++)
    if (parts[i].thread != NULL)
      g_thread_join (parts[i].thread);
}
