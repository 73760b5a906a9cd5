/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-close-index-private.h"
#include "ef-link-name-private.h"

#include <string.h>

/* What a name says, and which names are like which. */

static char *
describe (const char *name)
{
  EfLinkName parts;
  char *text;

  ef_link_name_init (&parts);
  ef_link_name_split (&parts, name);
  text = g_strdup_printf ("%s, %s, %s, %s, %s", parts.spelling->str, parts.core->str,
                          parts.organisation->str, parts.revision->str, parts.image_size->str);
  ef_link_name_clear (&parts);

  return text;
}

static void
test_split (void)
{
  /* Spelling, core, organisation, revision, image size. */
  static const struct { const char *name, *expected; } cases[] = {
    { "GPT-4", "gpt4, gpt4, , , " },
    { " gpt 4 ", "gpt4, gpt4, , , " },
    { "GPT-3.5 Turbo", "gpt3|5turbo, gpt3|5turbo, , , " },
    { "gpt_3.5-turbo", "gpt3|5turbo, gpt3|5turbo, , , " },
    { "phi-1_5", "phi1|5, phi1|5, , , " },
    { "phi-15", "phi15, phi15, , , " },
    { "DETR+", "detr+, detr+, , , " },
    { "É-Net", "énet, énet, , , " },
    { "E\xcc\x81-NET", "énet, énet, , , " },
    /* Organisations. */
    { "meta-llama/Llama-3.1-8B", "metallamallama3|1|8b, llama3|1|8b, metallama, , " },
    { "hf_hub:timm/resnet50", "hfhubtimmresnet50, resnet50, timm, , " },
    { "01-ai__Yi-1.5-34B", "01aiyi1|5|34b, yi1|5|34b, 01ai, , " },
    { "https://huggingface.co/Qwen/Qwen2-7B/tree/main", "qwenqwen2|7b, qwen2|7b, qwen, , " },
    { "ViT-B/16", "vitb16, vitb16, , , " },
    { "ResNet w/ attention", "resnetwattention, resnetwattention, , , " },
    { "/x", "x, x, , , " },
    /* Revisions. */
    { "bert@main", "bertmain, bert, , main, " },
    { "gpt-4o-2024-08-06", "gpt4o2024|08|06, gpt4o, , 2024|08|06, " },
    { "claude-3-opus-20240229", "claude3opus20240229, claude3opus, , 20240229, " },
    { "gpt-4-0613", "gpt4|0613, gpt4, , 0613, " },
    { "gpt-4-1399", "gpt4|1399, gpt4|1399, , , " },
    { "convnext_base.fb_in1k", "convnextbasefbin1k, convnextbase, , fbin1k, " },
    { "flexivit_large.1200ep_in1k", "flexivitlarge1200epin1k, flexivitlarge, , 1200epin1k, " },
    { "Llama-3.1-8B", "llama3|1|8b, llama3|1|8b, , , " },
    { "Qwen2.5", "qwen2|5, qwen2|5, , , " },
    { "by J. Doe et al.", "byjdoeetal, byjdoeetal, , , " },
    { "@main", "main, main, , , " },
    /* Sizes of images, and numbers that are none. */
    { "ViT-L/14@336px", "vitl14|336px, vitl14, , , 336" },
    { "vit_base_patch16_224", "vitbasepatch16|224, vitbasepatch16, , , 224" },
    { "vit_base_patch16_224.augreg", "vitbasepatch16|224augreg, vitbasepatch16, , augreg, 224" },
    { "EfficientNet-B7-600x600", "efficientnetb7|600x600, efficientnetb7, , , 600" },
    { "convnext_base_384_in22k", "convnextbase384in22k, convnextbasein22k, , , 384" },
    { "vit_16_224_8", "vit16|224|8, vit16|8, , , 224" },
    { "regnety_320", "regnety320, regnety320, , , " },
    { "ResNet-101", "resnet101, resnet101, , , " },
    { "DenseNet-201 (k=48)", "densenet201k48, densenet201k48, , , " },
    { "wide_resnet_101_2", "wideresnet101|2, wideresnet101|2, , , " },
    /* Nothing. */
    { "", ", , , , " },
    { "—?", ", , , , " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = describe (cases[i].name);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

/* Any bytes. */
static void
test_split_hostile (void)
{
  g_autofree char *longest = g_strnfill (1000000, '_');
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  EfLinkName parts;

  ef_link_name_init (&parts);
  ef_link_name_split (&parts, longest);
  ef_link_name_split (&parts, "\xff\xfe/\xc3");
  for (guint i = 0; i < 20000; i++)
    {
      static const char bits[] = "@@//..__--  09aZ:\xc3\xa9\xff";
      char name[24];
      guint length = g_rand_int_range (random, 0, sizeof name);

      for (guint k = 0; k < length; k++)
        name[k] = bits[g_rand_int_range (random, 0, sizeof bits - 1)];
      name[length] = '\0';
      ef_link_name_split (&parts, name);
      g_assert_true (parts.core->len > 0 || parts.spelling->len == 0);
      g_assert_true (g_utf8_validate (parts.spelling->str, -1, NULL));
    }
  ef_link_name_clear (&parts);
}

static void
test_score (void)
{
  static const char *const names[] = {
    "llama3|8binstruct", "llama3|8binstrct", "llama3|70binstruct", "mistral7b",
    "llama3|8binstructinstruct",
  };
  g_autoptr (EfCloseNames) close = ef_close_names_new (names, G_N_ELEMENTS (names));

  g_assert_cmpfloat (ef_close_names_score (close, 0, 0), ==, 1);
  /* A letter less is less bad than another size. */
  g_assert_cmpfloat (ef_close_names_score (close, 0, 1), >, 0.6);
  g_assert_cmpfloat (ef_close_names_score (close, 0, 1), >, ef_close_names_score (close, 0, 2));
  g_assert_cmpfloat (ef_close_names_score (close, 0, 2), >, ef_close_names_score (close, 0, 3));
  /* To say it again is to say something else. */
  g_assert_cmpfloat (ef_close_names_score (close, 0, 4), <, 1);
}

static char *
make_name (GRand *random)
{
  static const char *const words[] = { "llama", "mistral", "chat", "instruct", "v2", "7b", "70b",
                                       "hf", "gguf", "x", "é", "vit", "base" };
  GString *name = g_string_new (NULL);
  guint n = g_rand_int_range (random, 1, 6);

  for (guint i = 0; i < n; i++)
    g_string_append (name, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
  if (g_rand_boolean (random))
    g_string_insert_c (name, 0, g_rand_int_range (random, 'a', 'z'));

  return g_string_free (name, FALSE);
}

typedef struct
{
  guint name;
  double score;
} Close;

static double
keep (guint    name,
      double   score,
      gpointer found)
{
  Close close = { name, score };

  g_array_append_val ((GArray *) found, close);

  return 0;
}

/* Wants no less than the best so far. */
static double
keep_best (guint    name,
           double   score,
           gpointer found)
{
  Close *best = found;

  if (score > best->score)
    *best = (Close) { name, score };

  return best->score;
}

static gint
compare_close (gconstpointer a,
               gconstpointer b)
{
  const Close *one = a, *other = b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;

  return (one->name > other->name) - (one->name < other->name);
}

/* The index finds what comparing all pairs finds. */
static void
assert_search (GRand *random,
               guint  n)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) among = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (EfCloseNames) close = NULL;
  g_autoptr (EfCloseIndex) index = NULL;
  double min_score = g_rand_double_range (random, 0.05, 1);

  for (guint32 i = 0; i < n; i++)
    {
      g_ptr_array_add (names, make_name (random));
      if (g_rand_boolean (random))
        g_array_append_val (among, i);
    }
  close = ef_close_names_new ((const char *const *) names->pdata, n);
  index = ef_close_index_new (close, (const guint32 *) among->data, among->len, min_score);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (Close));
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Close));
      Close best = { 0 };

      for (guint k = 0; k < among->len; k++)
        {
          Close other = { .name = g_array_index (among, guint32, k) };

          other.score = ef_close_names_score (close, i, other.name);
          g_assert_cmpfloat (other.score, ==, ef_close_names_score (close, other.name, i));
          g_assert_cmpfloat (other.score, <=, 1);
          if (other.score >= min_score)
            g_array_append_val (expected, other);
        }
      g_array_sort (expected, compare_close);

      ef_close_index_search (index, i, keep, found);
      g_array_sort (found, compare_close);
      g_assert_cmpuint (found->len, ==, expected->len);
      for (guint k = 0; k < found->len; k++)
        {
          const Close *one = &g_array_index (found, Close, k);
          const Close *other = &g_array_index (expected, Close, k);

          g_assert_cmpuint (one->name, ==, other->name);
          g_assert_cmpfloat (one->score, ==, other->score);
        }

      ef_close_index_search (index, i, keep_best, &best);
      g_assert_cmpfloat (best.score, ==,
                         expected->len > 0 ? g_array_index (expected, Close, 0).score : 0);
    }
}

static void
test_search (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261128);

  assert_search (random, 0);
  for (guint i = 0; i < 60; i++)
    assert_search (random, g_rand_int_range (random, 1, 120));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/link-name/split", test_split);
  g_test_add_func ("/model/link-name/hostile", test_split_hostile);
  g_test_add_func ("/model/close-names/score", test_score);
  g_test_add_func ("/model/close-names/search", test_search);

  return g_test_run ();
}
