/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-message-catalog-private.h"
#include "ef-words.h"

#include <locale.h>
#include <string.h>

/* A catalogue in the byte order of this machine: three words, one with a context, one with two
 * forms. */
static GBytes *
build_catalog (const char *head)
{
  const char *texts[][2] = {
    { "", head }, { "axis\004better", "besser" }, { "row", "Zeile\0Zeilen" },
  };
  const gsize lengths[][2] = { { 0, strlen (head) }, { 11, 6 }, { 3, 12 } };
  g_autoptr (GByteArray) file = g_byte_array_new ();
  guint32 numbers[5 + 4 * G_N_ELEMENTS (texts)] = { 0x950412de, 0, G_N_ELEMENTS (texts), 20,
                                                    20 + 8 * G_N_ELEMENTS (texts) };
  guint32 place = sizeof numbers;

  for (gsize table = 0; table < 2; table++)
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
      {
        gsize at = 5 + 2 * (table * G_N_ELEMENTS (texts) + i);

        numbers[at] = (guint32) lengths[i][table];
        numbers[at + 1] = place;
        place += (guint32) lengths[i][table] + 1;
      }
  g_byte_array_append (file, (const guint8 *) numbers, sizeof numbers);
  for (gsize table = 0; table < 2; table++)
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
      g_byte_array_append (file, (const guint8 *) texts[i][table], (guint) lengths[i][table] + 1);

  return g_byte_array_free_to_bytes (g_steal_pointer (&file));
}

#define HEAD \
  "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"

static void
test_catalog (void)
{
  g_autoptr (GBytes) bytes = build_catalog (HEAD);
  g_autoptr (EfMessageCatalog) catalog = ef_message_catalog_new (bytes);

  g_assert_nonnull (catalog);
  g_assert_cmpstr (ef_message_catalog_find (catalog, "axis\004better"), ==, "besser");
  g_assert_null (ef_message_catalog_find (catalog, "better"));
  g_assert_null (ef_message_catalog_find (catalog, "rows"));
  g_assert_cmpstr (ef_message_catalog_find_plural (catalog, "row", 1), ==, "Zeile");
  g_assert_cmpstr (ef_message_catalog_find_plural (catalog, "row", 2), ==, "Zeilen");
  g_assert_null (ef_message_catalog_find_plural (catalog, "line", 2));
}

/* Cut anywhere, or with any byte changed, it is refused or answers from within. */
static void
test_damaged_catalog (void)
{
  g_autoptr (GBytes) whole = build_catalog (HEAD);
  g_autoptr (GBytes) latin = build_catalog ("Content-Type: text/plain; charset=ISO-8859-1\n");
  gsize size;
  const guint8 *data = g_bytes_get_data (whole, &size);

  g_assert_null (ef_message_catalog_new (latin));
  for (gsize length = 0; length < size; length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, length);
      g_autoptr (EfMessageCatalog) catalog = ef_message_catalog_new (cut);

      if (catalog != NULL)
        ef_message_catalog_find_plural (catalog, "row", 5);
    }
  for (gsize i = 0; i < size; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (EfMessageCatalog) catalog = NULL;

      copy[i] ^= 0xff;
      changed = g_bytes_new_take (g_steal_pointer (&copy), size);
      catalog = ef_message_catalog_new (changed);
      if (catalog != NULL)
        ef_message_catalog_find_plural (catalog, "row", 5);
    }
}

static void
test_plural (void)
{
  static const char polish[]
    = "(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)";
  static const struct
  {
    const char *expression;
    gulong n;
    gulong value;
  } cases[] = {
    { "0", 7, 0 },
    { "n != 1", 1, 0 },
    { "n != 1", 0, 1 },
    { "n>1", 1, 0 },
    { polish, 1, 0 },
    { polish, 22, 1 },
    { polish, 12, 2 },
    { polish, 5, 2 },
    { "1 + 2 * 3 - 4 / 2 == 5", 0, 1 },
    { "!n", 0, 1 },
    { "n % 0", 3, 0 },
    /* Not what an expression is. */
    { "", 3, 0 },
    { "n n", 3, 0 },
    { "n ? 1", 3, 0 },
    { "(n", 3, 0 },
    { "m", 3, 0 },
  };
  g_autofree char *deep = g_strnfill (100000, '(');

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (ef_plural_evaluate (cases[i].expression, cases[i].n), ==, cases[i].value);
  g_assert_cmpuint (ef_plural_evaluate (deep, 1), ==, 0);
}

static void
assert_german (void)
{
  g_assert_cmpstr (_("Efficient frontier"), ==, "Effizienzgrenze");
  g_assert_cmpstr (C_("axis", "better →"), ==, "besser →");
  g_assert_cmpstr (ngettext ("%u row was hidden by hand.", "%u rows were hidden by hand.", 1), ==,
                   "%u Zeile wurde von Hand ausgeblendet.");
  g_assert_cmpstr (ngettext ("%u row was hidden by hand.", "%u rows were hidden by hand.", 2), ==,
                   "%u Zeilen wurden von Hand ausgeblendet.");
}

static void
assert_english (void)
{
  g_assert_cmpstr (_("Efficient frontier"), ==, "Efficient frontier");
  g_assert_cmpstr (C_("axis", "better →"), ==, "better →");
  g_assert_cmpstr (ngettext ("%u row was hidden by hand.", "%u rows were hidden by hand.", 2), ==,
                   "%u rows were hidden by hand.");
}

/* German under C, English in Germany: only what was entered counts. */
static void
test_locales (void)
{
  static const char *const locales[] = { "C", "C.UTF-8", "de_DE.UTF-8" };

  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      if (setlocale (LC_ALL, locales[i]) == NULL)
        {
          g_test_message ("no locale %s here", locales[i]);
          continue;
        }
      {
        EF_WORDS_IN ("de");
        assert_german ();
        {
          EF_WORDS_IN ("en");
          assert_english ();
        }
        assert_german ();
      }
      {
        EF_WORDS_IN ("tlh"); /* no catalogue */
        assert_english ();
      }
    }
  setlocale (LC_ALL, "C.UTF-8");
}

static void
test_languages (void)
{
  g_assert_true (g_strv_contains (ef_words_list_languages (), "de"));
  g_assert_cmpstr (ef_words_list_languages ()[0], ==, EF_WORDS_DEFAULT);
  g_assert_cmpstr (ef_words_get_own_language (), ==, "en");
  g_assert_cmpstr (ef_words_get_language_name ("de"), ==, "Deutsch");
  g_assert_cmpstr (ef_words_get_language_name ("tlh"), ==, "tlh");
}

static gpointer
ask_in_thread (gpointer data)
{
  return (gpointer) _("Efficient frontier");
}

/* What one thread entered is nothing to another. */
static void
test_threads (void)
{
  EF_WORDS_IN ("de");
  GThread *thread = g_thread_new (NULL, ask_in_thread, NULL);

  g_assert_cmpstr (g_thread_join (thread), ==, "Efficient frontier");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/message-catalog/find", test_catalog);
  g_test_add_func ("/base/message-catalog/damaged", test_damaged_catalog);
  g_test_add_func ("/base/plural/evaluate", test_plural);
  g_test_add_func ("/base/words/locales", test_locales);
  g_test_add_func ("/base/words/languages", test_languages);
  g_test_add_func ("/base/words/threads", test_threads);

  return g_test_run ();
}
