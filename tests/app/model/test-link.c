/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-error.h"
#include "ef-link-name-private.h"
#include "link-side.h"

#include <stdlib.h>
#include <string.h>

/* Which rows are linked. */

/* "0-1 exact, 2-0 base" */
static char *
describe_pairs (const EfLink *link)
{
  guint n;
  const EfLinkPair *pairs = ef_link_get_pairs (link, &n);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%u-%u %s", i > 0 ? ", " : "", pairs[i].first, pairs[i].second,
                            ef_link_level_to_word (pairs[i].level));

  return g_string_free (text, FALSE);
}

static void
assert_link (const char *first,
             const char *second,
             const char *expected)
{
  g_auto (Side) a = { 0 };
  g_auto (Side) b = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (EfLink) link = NULL;
  g_autofree char *found = NULL;

  side_fill (&a, first);
  side_fill (&b, second);
  link = ef_link_new (&a.side, &b.side, NULL, NULL, &error);
  g_assert_no_error (error);
  found = describe_pairs (link);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_levels (void)
{
  assert_link ("GPT-4", "GPT-4", "0-0 exact");
  assert_link ("GPT-4", "gpt 4", "0-0 spelling");
  assert_link ("openai/GPT-4", "gpt-4", "0-0 base");
  assert_link ("convnext_base.fb_in1k", "convnext_base", "0-0 base");
  assert_link ("vit_base_patch16_224", "vit_base_patch16", "0-0 base");
  assert_link ("meta/Llama-3-8B@main", "Llama-3-8B-20240418", "");
  assert_link ("meta/Llama-3-8B", "Llama-3-8B@main", "0-0 base");

  /* What both say must be the same. */
  assert_link ("a/GPT-4", "b/GPT-4", "");
  assert_link ("convnext_base.fb_in1k", "convnext_base.clip", "");
  assert_link ("vit_base_patch16_224", "vit_base_patch16_384", "");
  assert_link ("Llama-3-8B", "Llama-3-70B", "");
  assert_link ("phi-1.5", "phi-15", "");

  /* Nothing is linked with nothing. */
  assert_link ("|—", "|—|?", "1-1 exact");
  assert_link ("", "GPT-4", "");
}

static void
test_partners (void)
{
  /* Every row that can has a partner, and the surest. */
  assert_link ("GPT-4|gpt4", "GPT-4", "0-0 exact, 1-0 spelling");
  assert_link ("GPT-4", "GPT-4|gpt4|x/gpt4", "0-0 exact, 0-1 spelling, 0-2 base");
  assert_link ("GPT-4|gpt4", "GPT-4|gpt4", "0-0 exact, 1-1 exact");
  assert_link ("a.x|a.y|a", "a", "0-0 base, 1-0 base, 2-0 exact");
  /* Several rows of one name. */
  assert_link ("a|b|a", "a|a", "0-0 exact, 0-1 exact, 2-0 exact, 2-1 exact");

  /* Keys. */
  assert_link ("a:224|a:384|a:0", "a:384|a:0", "1-0 exact");
  assert_link ("a.x:224|a.y:224|a.x:384", "A:224", "0-0 base, 1-0 base");
}

static void
test_counts (void)
{
  g_auto (Side) a = { 0 };
  g_auto (Side) b = { 0 };
  g_autoptr (EfLink) link = NULL;
  const guint8 *levels;

  side_fill (&a, "a|B|c.x|d|e|");
  side_fill (&b, "a|a|b|c|f");
  link = ef_link_new (&a.side, &b.side, NULL, NULL, NULL);

  g_assert_cmpuint (ef_link_count_rows (link, 0, EF_LINK_EXACT), ==, 1);
  g_assert_cmpuint (ef_link_count_rows (link, 0, EF_LINK_SPELLING), ==, 1);
  g_assert_cmpuint (ef_link_count_rows (link, 0, EF_LINK_BASE), ==, 1);
  g_assert_cmpuint (ef_link_count_rows (link, 0, EF_LINK_NONE), ==, 3);
  g_assert_cmpuint (ef_link_count_rows (link, 1, EF_LINK_EXACT), ==, 2);
  g_assert_cmpuint (ef_link_count_rows (link, 1, EF_LINK_NONE), ==, 1);
  g_assert_cmpuint (ef_link_count_ambiguous (link, 0), ==, 1);
  g_assert_cmpuint (ef_link_count_ambiguous (link, 1), ==, 0);
  levels = ef_link_get_levels (link, 1);
  g_assert_cmpuint (levels[3], ==, EF_LINK_BASE);
  g_assert_cmpuint (levels[4], ==, EF_LINK_NONE);
}

static void
test_options (void)
{
  const EfLinkDecision decisions[] = {
    { "Llama 3", "Lama-3", TRUE },
    { "Llama 3", "Lama-3", TRUE }, /* said twice */
    { "GPT-4", "gpt4", FALSE },
    { "GPT-4", "GPT-4", TRUE }, /* so it is */
    { "no such", "name", TRUE },
  };
  EfLinkOptions options = { EF_LINK_BASE, decisions, G_N_ELEMENTS (decisions) };
  g_auto (Side) a = { 0 };
  g_auto (Side) b = { 0 };
  g_autoptr (EfLink) all = NULL;
  g_autoptr (EfLink) exact = NULL;
  g_autofree char *found = NULL;
  g_autofree char *found_exact = NULL;

  side_fill (&a, "Llama 3:1|Llama 3:2|GPT-4|x/BERT");
  side_fill (&b, "Lama-3:2|GPT-4|gpt4|bert");
  all = ef_link_new (&a.side, &b.side, &options, NULL, NULL);
  found = describe_pairs (all);
  g_assert_cmpstr (found, ==, "1-0 confirmed, 2-1 exact, 3-3 base");

  options.loosest = EF_LINK_EXACT;
  exact = ef_link_new (&a.side, &b.side, &options, NULL, NULL);
  found_exact = describe_pairs (exact);
  g_assert_cmpstr (found_exact, ==, "1-0 confirmed, 2-1 exact");
}

static void
test_too_many (void)
{
  g_auto (Side) a = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  for (guint i = 0; i < 3000; i++)
    side_add (&a, i % 2 == 0 ? "same" : "sa-me", 1);
  g_assert_null (ef_link_new (&a.side, &a.side, NULL, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_TOO_LARGE);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_null (ef_link_new (&a.side, &a.side, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* So many that several threads split them; texts of two keys stand beside each other. */
static void
test_many (void)
{
  const guint n = 9000;
  g_auto (Side) first = { NULL };
  g_auto (Side) second = { NULL };
  g_autoptr (EfLink) link = NULL;
  g_autoptr (GError) error = NULL;
  const EfLinkPair *pairs;
  guint n_pairs;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("meta-llama/Model %u", i / 2);
      g_autofree char *base = g_strdup_printf ("model_%u", (n - 1 - i) / 2);

      side_add (&first, name, 1 + i % 2);
      side_add (&second, base, 2 - i % 2);
    }

  link = ef_link_new (&first.side, &second.side, NULL, NULL, &error);
  g_assert_no_error (error);
  pairs = ef_link_get_pairs (link, &n_pairs);
  g_assert_cmpuint (n_pairs, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (pairs[i].first, ==, i);
      g_assert_cmpuint (pairs[i].second, ==, n - 1 - i);
      g_assert_cmpint (pairs[i].level, ==, EF_LINK_BASE);
    }
}

/* The same said plainly: every pair of rows. */

static gboolean
is_compatible (const GString *a,
               const GString *b)
{
  return a->len == 0 || b->len == 0 || g_string_equal (a, b);
}

static EfLinkLevel
compare_names (const char *a,
               const char *b)
{
  EfLinkName one, other;
  EfLinkLevel level = EF_LINK_NONE;

  if (*a == '\0' || *b == '\0')
    return EF_LINK_NONE;
  if (strcmp (a, b) == 0)
    return EF_LINK_EXACT;

  ef_link_name_init (&one);
  ef_link_name_init (&other);
  ef_link_name_split (&one, a);
  ef_link_name_split (&other, b);
  if (one.spelling->len > 0 && g_string_equal (one.spelling, other.spelling))
    level = EF_LINK_SPELLING;
  else if (one.core->len > 0 && g_string_equal (one.core, other.core)
           && is_compatible (one.organisation, other.organisation)
           && is_compatible (one.revision, other.revision)
           && is_compatible (one.image_size, other.image_size))
    level = EF_LINK_BASE;
  ef_link_name_clear (&one);
  ef_link_name_clear (&other);

  return level;
}

static char *
link_plainly (const Side *a,
              const Side *b)
{
  guint n = MAX (a->side.n * b->side.n, 1);
  g_autofree EfLinkLevel *levels = g_new (EfLinkLevel, n);
  g_autofree EfLinkLevel *best_a = g_new (EfLinkLevel, a->side.n);
  g_autofree EfLinkLevel *best_b = g_new (EfLinkLevel, b->side.n);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < a->side.n; i++)
    best_a[i] = EF_LINK_NONE;
  for (guint k = 0; k < b->side.n; k++)
    best_b[k] = EF_LINK_NONE;
  for (guint i = 0; i < a->side.n; i++)
    for (guint k = 0; k < b->side.n; k++)
      {
        EfLinkLevel *level = &levels[i * b->side.n + k];

        *level = a->side.keys[i] != 0 && a->side.keys[i] == b->side.keys[k]
                 ? compare_names (a->side.names[i], b->side.names[k]) : EF_LINK_NONE;
        best_a[i] = MIN (best_a[i], *level);
        best_b[k] = MIN (best_b[k], *level);
      }
  for (guint i = 0; i < a->side.n; i++)
    for (guint k = 0; k < b->side.n; k++)
      {
        EfLinkLevel level = levels[i * b->side.n + k];

        if (level != EF_LINK_NONE && (level == best_a[i] || level == best_b[k]))
          g_string_append_printf (text, "%s%u-%u %s", text->len > 0 ? ", " : "", i, k,
                                  ef_link_level_to_word (level));
      }

  return g_string_free (text, FALSE);
}

static void
fill_randomly (Side  *self,
               GRand *random)
{
  static const char *const organisations[] = { "", "", "a/", "b/", "A/" };
  static const char *const cores[] = { "net", "Net", "n-et", "vit_b_16", "net.5", "Net 5", "" };
  static const char *const sizes[] = { "", "", "_224", "-384", "_224px" };
  static const char *const revisions[] = { "", "", "@main", "@dev", "-20240229", ".fb_1" };
  guint n = g_rand_int_range (random, 0, 14);

#define DRAW(texts) texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))]
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strconcat (DRAW (organisations), DRAW (cores), DRAW (sizes),
                                           DRAW (revisions), NULL);

      side_add (self, name, g_rand_int_range (random, 0, 4));
    }
#undef DRAW
}

static void
test_plain (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1093);
  guint n_linked = 0;

  for (guint i = 0; i < 2000; i++)
    {
      g_auto (Side) a = { 0 };
      g_auto (Side) b = { 0 };
      g_autoptr (EfLink) link = NULL;
      g_autofree char *found = NULL;
      g_autofree char *expected = NULL;

      fill_randomly (&a, random);
      fill_randomly (&b, random);
      link = ef_link_new (&a.side, &b.side, NULL, NULL, NULL);
      found = describe_pairs (link);
      expected = link_plainly (&a, &b);
      g_assert_cmpstr (found, ==, expected);
      n_linked += *found != '\0';
    }
  g_assert_cmpuint (n_linked, >, 500);
}

static int
compare_turned (const void *a,
                const void *b)
{
  const EfLinkPair *one = a, *other = b;

  if (one->second != other->second)
    return one->second < other->second ? -1 : 1;

  return (one->first > other->first) - (one->first < other->first);
}

/* It does not matter which table comes first, nor where the rows stand. */
static void
test_invariance (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1454);

  for (guint i = 0; i < 500; i++)
    {
      g_auto (Side) a = { 0 };
      g_auto (Side) b = { 0 };
      g_auto (Side) shuffled = { 0 };
      g_autoptr (EfLink) link = NULL;
      g_autoptr (EfLink) turned = NULL;
      g_autoptr (EfLink) moved = NULL;
      g_autofree guint *order = NULL;
      g_autofree EfLinkPair *sorted = NULL;
      const EfLinkPair *pairs, *others;
      guint n, n_others;

      fill_randomly (&a, random);
      fill_randomly (&b, random);
      link = ef_link_new (&a.side, &b.side, NULL, NULL, NULL);
      pairs = ef_link_get_pairs (link, &n);

      turned = ef_link_new (&b.side, &a.side, NULL, NULL, NULL);
      others = ef_link_get_pairs (turned, &n_others);
      g_assert_cmpuint (n_others, ==, n);
      sorted = g_memdup2 (others, n * sizeof *others);
      if (n > 0)
        qsort (sorted, n, sizeof *sorted, compare_turned);
      for (guint k = 0; k < n; k++)
        {
          g_assert_cmpuint (sorted[k].second, ==, pairs[k].first);
          g_assert_cmpuint (sorted[k].first, ==, pairs[k].second);
          g_assert_cmpuint (sorted[k].level, ==, pairs[k].level);
        }

      order = g_new (guint, MAX (b.side.n, 1));
      for (guint k = 0; k < b.side.n; k++)
        {
          guint other = g_rand_int_range (random, 0, k + 1);

          order[k] = order[other];
          order[other] = k;
        }
      for (guint k = 0; k < b.side.n; k++)
        side_add (&shuffled, b.side.names[order[k]], b.side.keys[order[k]]);
      moved = ef_link_new (&a.side, &shuffled.side, NULL, NULL, NULL);
      others = ef_link_get_pairs (moved, &n_others);
      g_assert_cmpuint (n_others, ==, n);
      for (guint k = 0; k < n_others; k++)
        {
          const EfLinkPair wanted = { others[k].first, order[others[k].second], others[k].level };
          guint at = 0;

          while (at < n && (pairs[at].first != wanted.first || pairs[at].second != wanted.second))
            at++;
          g_assert_cmpuint (at, <, n);
          g_assert_cmpuint (pairs[at].level, ==, wanted.level);
        }
    }
}

/* Of a CSV file whose first two columns are a name and a size, neither in quotes. FALSE if it is
 * not there. */
static gboolean
side_read (Side       *self,
           const char *file)
{
  const char *shared = g_getenv ("EF_SHARED_DIR");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "",
                                            "data/3-frontiers/timm", file, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (shared == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", 3);

      side_add (self, cells[0], atoi (cells[1]));
    }

  return TRUE;
}

/* Counted apart from this program: no name is the same, 1,093 rows of the benchmark are found by
 * base name and size, which makes 1,454 rows; 102 results have no partner. */
static void
test_timm (void)
{
  g_auto (Side) results = { 0 };
  g_auto (Side) benchmark = { 0 };
  g_autoptr (EfLink) link = NULL;
  g_autoptr (GArray) close = NULL;
  const EfLinkCandidate *best;
  guint n;

  if (!side_read (&results, "results-imagenet.csv")
      || !side_read (&benchmark, "benchmark-infer-amp-nchw-pt240-cu124-rtx4090.csv"))
    {
      g_test_skip ("timm's tables are not in ../shared");
      return;
    }

  g_assert_cmpuint (results.side.n, ==, 1556);
  g_assert_cmpuint (benchmark.side.n, ==, 1444);
  link = ef_link_new (&results.side, &benchmark.side, NULL, NULL, NULL);
  ef_link_get_pairs (link, &n);
  g_assert_cmpuint (n, ==, 1454);
  g_assert_cmpuint (ef_link_count_rows (link, 1, EF_LINK_EXACT), ==, 0);
  g_assert_cmpuint (ef_link_count_rows (link, 1, EF_LINK_SPELLING), ==, 0);
  g_assert_cmpuint (ef_link_count_rows (link, 1, EF_LINK_BASE), ==, 1093);
  g_assert_cmpuint (ef_link_count_rows (link, 1, EF_LINK_NONE), ==, 1444 - 1093);
  g_assert_cmpuint (ef_link_count_rows (link, 0, EF_LINK_NONE), ==, 102);
  g_assert_cmpuint (ef_link_count_ambiguous (link, 0), ==, 0);

  close = ef_link_list_close (link, 0.5, 3, NULL, NULL, NULL);
  g_assert_cmpuint (close->len, >, 0);
  best = &g_array_index (close, EfLinkCandidate, 0);
  g_assert_cmpstr (results.side.names[best->first], ==, "maxxvit_rmlp_small_rw_256.sw_in1k");
  g_assert_cmpstr (benchmark.side.names[best->second], ==, "maxvit_rmlp_small_rw_256");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/link/levels", test_levels);
  g_test_add_func ("/model/link/partners", test_partners);
  g_test_add_func ("/model/link/counts", test_counts);
  g_test_add_func ("/model/link/options", test_options);
  g_test_add_func ("/model/link/too-many", test_too_many);
  g_test_add_func ("/model/link/many", test_many);
  g_test_add_func ("/model/link/plain", test_plain);
  g_test_add_func ("/model/link/invariance", test_invariance);
  g_test_add_func ("/model/link/timm", test_timm);

  return g_test_run ();
}
