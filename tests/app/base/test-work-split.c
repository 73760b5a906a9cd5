/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-work-split.h"

typedef struct
{
  guint8 *done; /* how often each was */
  int n_calls;  /* atomic */
  gsize shortest;
  GMutex lock;
} Tally;

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

/* Everything once, in no more parts than there are processors, none of which is shorter than it
 * may be, unless it is the only one. */
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
        g_assert_cmpint (self.n_calls, <=, (int) g_get_num_processors ());
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
  g_assert_true (g_get_num_processors () == 1 || threads[1] != threads[0]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/work-split/parts", test_parts);
  g_test_add_func ("/base/work-split/first", test_first);

  return g_test_run ();
}
