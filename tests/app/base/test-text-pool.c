/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-text-pool.h"

#include <string.h>

static void
test_ids (void)
{
  g_autoptr (EfTextPool) pool = ef_text_pool_new ();

  g_assert_cmpuint (ef_text_pool_get_size (pool), ==, 0);
  g_assert_cmpstr (ef_text_pool_get (pool, 0), ==, "");
  g_assert_cmpuint (ef_text_pool_add (pool, "BERT", -1), ==, 1);
  g_assert_cmpuint (ef_text_pool_add (pool, "GPT-2", -1), ==, 2);
  g_assert_cmpuint (ef_text_pool_add (pool, "BERT", -1), ==, 1);
  g_assert_cmpuint (ef_text_pool_add (pool, "BERT large", 4), ==, 1);
  g_assert_cmpuint (ef_text_pool_add (pool, "BERT large", -1), ==, 3);
  g_assert_cmpuint (ef_text_pool_get_size (pool), ==, 3);
  g_assert_cmpstr (ef_text_pool_get (pool, 1), ==, "BERT");
  g_assert_cmpstr (ef_text_pool_get (pool, 2), ==, "GPT-2");
  g_assert_cmpstr (ef_text_pool_get (pool, 3), ==, "BERT large");
}

static void
test_no_text (void)
{
  g_autoptr (EfTextPool) pool = ef_text_pool_new ();

  g_assert_cmpuint (ef_text_pool_add (pool, NULL, -1), ==, 0);
  g_assert_cmpuint (ef_text_pool_add (pool, NULL, 0), ==, 0);
  g_assert_cmpuint (ef_text_pool_add (pool, "", -1), ==, 0);
  g_assert_cmpuint (ef_text_pool_add (pool, "abc", 0), ==, 0);
  g_assert_cmpuint (ef_text_pool_find (pool, NULL), ==, 0);
  g_assert_cmpuint (ef_text_pool_find (pool, ""), ==, 0);
  g_assert_cmpuint (ef_text_pool_get_size (pool), ==, 0);
}

static void
test_find (void)
{
  g_autoptr (EfTextPool) pool = ef_text_pool_new ();

  ef_text_pool_add (pool, "a", -1);
  ef_text_pool_add (pool, "b", -1);
  g_assert_cmpuint (ef_text_pool_find (pool, "b"), ==, 2);
  g_assert_cmpuint (ef_text_pool_find (pool, "c"), ==, 0);
  g_assert_cmpuint (ef_text_pool_get_size (pool), ==, 2);
  ef_text_pool_freeze (pool);
  g_assert_cmpuint (ef_text_pool_find (pool, "b"), ==, 2);
  g_assert_cmpuint (ef_text_pool_find (pool, "c"), ==, 0);
  g_assert_cmpstr (ef_text_pool_get (pool, 1), ==, "a");
}

static void
test_length (void)
{
  g_autoptr (EfTextPool) pool = ef_text_pool_new ();

  g_assert_cmpuint (ef_text_pool_get_length (pool, 0), ==, 0);
  g_assert_cmpuint (ef_text_pool_get_length (pool, ef_text_pool_add (pool, "größer", -1)), ==, 8);
  g_assert_cmpuint (ef_text_pool_get_length (pool, ef_text_pool_add (pool, "abc", 2)), ==, 2);
}

/* Bytes that C strings cannot hold must neither crash nor be taken for another text. */
static void
test_nul (void)
{
  g_autoptr (EfTextPool) pool = ef_text_pool_new ();
  guint32 first = ef_text_pool_add (pool, "a\0b", 3);

  g_assert_cmpuint (ef_text_pool_add (pool, "a\0c", 3), !=, first);
  g_assert_cmpuint (ef_text_pool_add (pool, "a", 1), !=, first);
  g_assert_cmpuint (ef_text_pool_add (pool, "a\0b", 3), ==, first);
  g_assert_cmpstr (ef_text_pool_get (pool, first), ==, "a");
}

/* Long and short texts side by side, far more than one block; what was handed out does not move. */
static void
test_many (void)
{
  g_autoptr (EfTextPool) pool = ef_text_pool_new ();
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  const guint n_texts = 30000;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint round = 0; round < 3; round++)
    {
      if (round == 2)
        ef_text_pool_freeze (pool);
      for (guint i = 0; i < n_texts; i++)
        {
          guint32 id;

          g_string_printf (text, "model %u", i * 7919);
          for (guint k = 0; k < (i % 1000 == 0 ? i * 10 : i % 23); k++)
            g_string_append_c (text, 'x');

          id = round < 2 ? ef_text_pool_add (pool, text->str, text->len)
                         : ef_text_pool_find (pool, text->str);
          g_assert_cmpuint (id, ==, i + 1);
          g_assert_cmpstr (ef_text_pool_get (pool, id), ==, text->str);
          if (round == 0)
            g_ptr_array_add (seen, (gpointer) ef_text_pool_get (pool, id));
          else
            g_assert_true (ef_text_pool_get (pool, id) == g_ptr_array_index (seen, i));
        }
      g_assert_cmpuint (ef_text_pool_get_size (pool), ==, n_texts);
    }
}

/* Against a hash table of GLib, with short texts over a small alphabet: many repeat. */
static void
test_random (void)
{
  g_autoptr (EfTextPool) pool = ef_text_pool_new ();
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 100000; i++)
    {
      char text[9] = "";
      guint length = g_rand_int_range (rand, 1, sizeof text);
      guint32 id;
      guint32 expected;

      for (guint k = 0; k < length; k++)
        text[k] = "ab\xC3\xA4 "[g_rand_int_range (rand, 0, 5)];
      expected = GPOINTER_TO_UINT (g_hash_table_lookup (ids, text));
      g_assert_cmpuint (ef_text_pool_find (pool, text), ==, expected);
      id = ef_text_pool_add (pool, text, length);
      if (expected == 0)
        {
          expected = g_hash_table_size (ids) + 1;
          g_hash_table_insert (ids, g_strdup (text), GUINT_TO_POINTER (expected));
        }
      g_assert_cmpuint (id, ==, expected);
    }
  g_assert_cmpuint (ef_text_pool_get_size (pool), ==, g_hash_table_size (ids));
}

static void
test_add_many (void)
{
  g_autoptr (EfTextPool) pool = ef_text_pool_new ();
  g_autoptr (EfTextPool) reference = ef_text_pool_new ();
  g_autoptr (GStringChunk) chunk = g_string_chunk_new (4096);
  enum { N_TEXTS = 5000 };
  const char *texts[N_TEXTS];
  guint32 lengths[N_TEXTS];
  guint32 ids[N_TEXTS];

  /* Repeats within and across the batches, and no text in between. */
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i * 7919 % 1500);

      texts[i] = g_string_chunk_insert (chunk, i % 11 == 0 ? "" : text);
      lengths[i] = strlen (texts[i]);
    }
  ef_text_pool_add_many (pool, texts, lengths, 0, ids);
  ef_text_pool_add_many (pool, texts, lengths, N_TEXTS, ids);
  for (guint i = 0; i < N_TEXTS; i++)
    g_assert_cmpuint (ids[i], ==, ef_text_pool_add (reference, texts[i], lengths[i]));
  g_assert_cmpuint (ef_text_pool_get_size (pool), ==, ef_text_pool_get_size (reference));
}

/* Room makes no difference to what is in a pool, whenever it is made, and however much. */
static void
test_reserve (void)
{
  static const guint32 rooms[] = { 0, 1, 100, 20000, 100000 };

  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      g_autoptr (EfTextPool) pool = ef_text_pool_new ();

      for (guint k = 0; k < 20000; k++)
        {
          g_autofree char *text = g_strdup_printf ("model %u", k);

          if (k == 5000)
            ef_text_pool_reserve (pool, rooms[i]);
          g_assert_cmpuint (ef_text_pool_add (pool, text, -1), ==, k + 1);
        }
      for (guint k = 0; k < 20000; k++)
        {
          g_autofree char *text = g_strdup_printf ("model %u", k);

          g_assert_cmpuint (ef_text_pool_find (pool, text), ==, k + 1);
          g_assert_cmpstr (ef_text_pool_get (pool, k + 1), ==, text);
        }
      g_assert_cmpuint (ef_text_pool_get_size (pool), ==, 20000);
      ef_text_pool_freeze (pool);
      g_assert_cmpuint (ef_text_pool_find (pool, "model 19999"), ==, 20000);
    }
}

static void
test_frozen (void)
{
  g_autoptr (EfTextPool) pool = ef_text_pool_new ();

  ef_text_pool_add (pool, "a", -1);
  ef_text_pool_freeze (pool);
  ef_text_pool_freeze (pool);
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, "*frozen*");
  g_assert_cmpuint (ef_text_pool_add (pool, "b", -1), ==, 0);
  g_test_assert_expected_messages ();
  g_assert_cmpuint (ef_text_pool_get_size (pool), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/text-pool/ids", test_ids);
  g_test_add_func ("/base/text-pool/no-text", test_no_text);
  g_test_add_func ("/base/text-pool/find", test_find);
  g_test_add_func ("/base/text-pool/length", test_length);
  g_test_add_func ("/base/text-pool/nul", test_nul);
  g_test_add_func ("/base/text-pool/many", test_many);
  g_test_add_func ("/base/text-pool/random", test_random);
  g_test_add_func ("/base/text-pool/add-many", test_add_many);
  g_test_add_func ("/base/text-pool/reserve", test_reserve);
  g_test_add_func ("/base/text-pool/frozen", test_frozen);

  return g_test_run ();
}
