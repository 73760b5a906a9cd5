/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-work-split.h"

typedef struct
{
  guint8 *done; /* how often each was */
  int n_calls;  /* atomic */
  gsize shortest;
  GMutex lock;
  GCond some_done;
} Tally;

/* Fewer than there are parts for two processors: each has one of its own. */
#define N_WAITED_FOR 5

static void
tally (gsize start, gsize end, gpointer user_data)
{
  Tally *self = user_data;

  g_assert_cmpuint (start, <, end);
  g_atomic_int_inc (&self->n_calls);
  for (gsize i = start; i < end; i++)
    self->done[i]++;
  g_mutex_lock (&self->lock);
  self->shortest = MIN (self->shortest, end - start);
  g_mutex_unlock (&self->lock);
}

/* Everything once, in a few parts for each processor, none of which is shorter than it may be,
 * unless it is the only one. */
static void
test_parts (void)
{
  static const gsize counts[] = { 0, 1, 2, 3, 7, 8, 9, 100, 1001 };
  static const gsize least[] = { 1, 2, 50, 5000 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    for (guint k = 0; k < G_N_ELEMENTS (least); k++)
      {
        g_autofree guint8 *done = g_new0 (guint8, counts[i] + 1);
        Tally self = { .done = done, .shortest = G_MAXSIZE };

        g_mutex_init (&self.lock);
        ef_work_split (counts[i], least[k], tally, &self);
        g_mutex_clear (&self.lock);
        for (gsize n = 0; n < counts[i]; n++)
          g_assert_cmpuint (done[n], ==, 1);
        g_assert_cmpuint (done[counts[i]], ==, 0);
        g_assert_cmpint (self.n_calls, <=, 4 * (int) g_get_num_processors ());
        g_assert_cmpint (self.n_calls, ==, MIN (self.n_calls, (int) counts[i]));
        g_assert_true (self.n_calls < 2 || self.shortest >= least[k]);
        g_assert_true (counts[i] == 0 || self.n_calls > 0);
      }
}

static void
keep_thread (gsize start, gsize end, gpointer user_data)
{
  GThread **threads = user_data;

  for (gsize i = start; i < end; i++)
    threads[i] = g_thread_self ();
}

/* The first part is the calling thread's: what belongs to it can be used there. */
static void
test_first (void)
{
  GThread *threads[2] = { NULL };

  ef_work_split (2, 1, keep_thread, threads);
  g_assert_true (threads[0] == g_thread_self ());
  g_assert_nonnull (threads[1]);
}

/* Waits in its part until all others are done. */
static void
wait_for_others (gsize start, gsize end, gpointer user_data)
{
  Tally *self = user_data;

  g_mutex_lock (&self->lock);
  for (gsize i = start; i < end; i++)
    self->done[i]++;
  self->n_calls += (int) (end - start);
  g_cond_broadcast (&self->some_done);
  while (start == 0 && self->n_calls < N_WAITED_FOR)
    g_cond_wait (&self->some_done, &self->lock);
  g_mutex_unlock (&self->lock);
}

/* A thread that is held up holds up only its part. */
static void
test_held_up (void)
{
  guint8 done[N_WAITED_FOR] = { 0 };
  Tally self = { .done = done };

  if (g_get_num_processors () == 1)
    {
      g_test_skip ("one processor does one part after the other");
      return;
    }
  g_mutex_init (&self.lock);
  g_cond_init (&self.some_done);
  ef_work_split (N_WAITED_FOR, 1, wait_for_others, &self);
  for (guint i = 0; i < N_WAITED_FOR; i++)
    g_assert_cmpuint (done[i], ==, 1);
  g_cond_clear (&self.some_done);
  g_mutex_clear (&self.lock);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/work-split/parts", test_parts);
  g_test_add_func ("/base/work-split/first", test_first);
  g_test_add_func ("/base/work-split/held-up", test_held_up);

  return g_test_run ();
}
