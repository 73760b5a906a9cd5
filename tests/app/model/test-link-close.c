/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "link-side.h"

/* Names that are close. */

static void
test_close (void)
{
  const EfLinkDecision decisions[] = { { "Mistral-7B-Instruct", "Mistral-7B-Instrct", FALSE } };
  const EfLinkOptions options = { EF_LINK_BASE, decisions, G_N_ELEMENTS (decisions) };
  g_auto (Side) a = { 0 };
  g_auto (Side) b = { 0 };
  g_autoptr (EfLink) link = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const EfLinkCandidate *best;

  side_fill (&a, "BERT|Mistral-7B-Instruct|Llama-3-8B-Instruct:1|Llama-3-8B-Instruct:2"
                 "|convnext_base.fb_in1k");
  side_fill (&b, "bert|Mistral-7B-Instrct|LLaMA3 8B Instruc:2|LLaMA3 8B Instruc:2"
                 "|convnext_base.clip|LLaMA3 8B Instruc:7|Berta");
  link = ef_link_new (&a.side, &b.side, &options, NULL, NULL);
  found = ef_link_list_close (link, 0.3, 3, NULL, NULL, &error);
  g_assert_no_error (error);

  /* Two revisions of one model. */
  best = &g_array_index (found, EfLinkCandidate, 0);
  g_assert_cmpuint (best->first, ==, 4);
  g_assert_cmpuint (best->second, ==, 4);
  g_assert_cmpfloat (best->score, ==, 0.95);

  /* The first row of the name, and only rows of one key are counted. */
  best++;
  g_assert_cmpuint (best->first, ==, 2);
  g_assert_cmpuint (best->second, ==, 2);
  g_assert_cmpuint (best->n_pairs, ==, 2);
  g_assert_cmpfloat (best->score, >, 0.8);

  for (guint i = 0; i < found->len; i++)
    {
      const EfLinkCandidate *candidate = &g_array_index (found, EfLinkCandidate, i);

      /* What was decided is not asked again. */
      g_assert_false (candidate->first == 1 && candidate->second == 1);
      /* A row with a partner may be the one that another looks for, not looks itself. */
      g_assert_true (candidate->first != 0 || candidate->second == 6);
      g_assert_cmpfloat (candidate->score, <=, i == 0 ? 1 : candidate[-1].score);
    }

  g_cancellable_cancel (cancellable);
  g_assert_null (ef_link_list_close (link, 0.3, 3, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* As many as are asked for, each once. */
static void
test_close_several (void)
{
  g_auto (Side) a = { 0 };
  g_auto (Side) b = { 0 };
  g_autoptr (EfLink) link = NULL;
  g_autoptr (GArray) found = NULL;
  guint seen = 0;

  side_fill (&a, "mistral-7b-instruct|mistral-7b-instructs|mistral-7b-instruc|mistral-7b-nstruct");
  side_fill (&b, "mistral-7b-instructs|mistral-7b-instruc|mistral-7b-nstruct");
  link = ef_link_new (&a.side, &b.side, NULL, NULL, NULL);
  found = ef_link_list_close (link, 0.3, 3, NULL, NULL, NULL);

  g_assert_cmpuint (found->len, ==, 3);
  for (guint i = 0; i < found->len; i++)
    {
      const EfLinkCandidate *candidate = &g_array_index (found, EfLinkCandidate, i);

      g_assert_cmpuint (candidate->first, ==, 0);
      seen |= 1 << candidate->second;
    }
  g_assert_cmpuint (seen, ==, 7);
}

/* The score that a candidate must reach to be among the @most best of a name; 0 where there are no
 * more. @candidates: best first. */
static double
get_bar (const GArray *candidates,
         gboolean      of_second,
         guint         name,
         guint         most)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const EfLinkCandidate *candidate = &g_array_index (candidates, EfLinkCandidate, i);

      if ((of_second ? candidate->second : candidate->first) == name && --most == 0)
        return candidate->score;
    }

  return 0;
}

static gboolean
is_linked (const EfLink *link,
           gboolean      of_second,
           guint         name)
{
  guint n;
  const EfLinkPair *pairs = ef_link_get_pairs (link, &n);

  for (guint i = 0; i < n; i++)
    if ((of_second ? pairs[i].second : pairs[i].first) == name)
      return TRUE;

  return FALSE;
}

static gboolean
has_candidate (const GArray          *candidates,
               const EfLinkCandidate *wanted)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const EfLinkCandidate *candidate = &g_array_index (candidates, EfLinkCandidate, i);

      if (candidate->first == wanted->first && candidate->second == wanted->second)
        return candidate->score == wanted->score;
    }

  return FALSE;
}

/* Of all candidates the best of each name that has no partner, from both sides; of those with one
 * score it may be any. */
static void
assert_best (const EfLink *link,
             const GArray *all,
             const GArray *found,
             guint         most)
{
  for (guint i = 0; i < all->len; i++)
    {
      const EfLinkCandidate *candidate = &g_array_index (all, EfLinkCandidate, i);
      gboolean above = FALSE, at = FALSE;

      for (guint side = 0; side < 2; side++)
        {
          guint name = side == 1 ? candidate->second : candidate->first;
          double bar = get_bar (all, side == 1, name, most);

          above = above || (!is_linked (link, side == 1, name) && candidate->score > bar);
          at = at || (!is_linked (link, side == 1, name) && candidate->score == bar);
        }
      if (above)
        g_assert_true (has_candidate (found, candidate));
      else if (!at)
        g_assert_false (has_candidate (found, candidate));
    }
  for (guint i = 0; i < found->len; i++)
    g_assert_true (has_candidate (all, &g_array_index (found, EfLinkCandidate, i)));
}

/* Names that are so much alike that most have more close ones than are asked for. */
static void
fill_alike (Side  *self,
            GRand *random)
{
  guint n = (guint) g_rand_int_range (random, 1, 15);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name
        = g_strdup_printf ("some-net-%c%c%c-%d", "abc"[g_rand_int_range (random, 0, 3)],
                           "ab"[g_rand_int_range (random, 0, 2)], (char) ('a' + i),
                           g_rand_int_range (random, 1, 4));

      side_add (self, name, 1);
    }
}

static void
test_close_best (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261129);
  guint n_full = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_auto (Side) a = { 0 };
      g_auto (Side) b = { 0 };
      g_autoptr (EfLink) link = NULL;
      g_autoptr (GArray) all = NULL;

      fill_alike (&a, random);
      fill_alike (&b, random);
      link = ef_link_new (&a.side, &b.side, NULL, NULL, NULL);
      all = ef_link_list_close (link, 0.3, 16, NULL, NULL, NULL);
      for (guint most = 1; most < 5; most++)
        {
          g_autoptr (GArray) found = ef_link_list_close (link, 0.3, most, NULL, NULL, NULL);

          assert_best (link, all, found, most);
          n_full += found->len < all->len;
        }
    }
  g_assert_cmpuint (n_full, >, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/link-close/one", test_close);
  g_test_add_func ("/model/link-close/several", test_close_several);
  g_test_add_func ("/model/link-close/best", test_close_best);

  return g_test_run ();
}
