/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-catalog-title.h"

#include <string.h>

#include "ef-words.h"

/* What tables and nodes are called in another language than that of files. */

static EfTable *
new_table (const char *format,
           const char *path)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (EfSource) source = ef_source_new ("cards", NULL, format, NULL);
  const char *last = g_strrstr (path, EF_CATALOG_SEPARATOR);

  return ef_table_new (last != NULL ? last + strlen (EF_CATALOG_SEPARATOR) : path, path, columns,
                       3, source, EF_PLACE_POINTER, "", NULL);
}

static void
test_tables (void)
{
  static const struct
  {
    const char *format;
    const char *path;
    const char *german; /* NULL: the same */
    const char *title;
  } cases[] = {
    { "folder", "cards > Results", "cards > Ergebnisse", "Ergebnisse" },
    { "hf-card", "cards > Results", "cards > Ergebnisse", "Ergebnisse" },
    { "openml-run", "a run > folds", "a run > Folds", "Folds" },
    { "model-index", "Models", "Modelle", "Modelle" },
    /* The heading of a file is its own. */
    { "folder", "cards > Tables in the text > a.md > Results",
      "cards > Tabellen im Text > a.md > Results", "Results" },
    { "markdown", "cards > Tables in the text > Folds", "cards > Tabellen im Text > Folds",
      "Folds" },
    { "json", "cards > Results", NULL, "Results" },
    { "folder", "cards > Results of all", NULL, "Results of all" },
    { "folder", "Results", NULL, "Results" },
    { "model-index", "Models > Results", NULL, "Results" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EfTable) table = new_table (cases[i].format, cases[i].path);
      g_autofree char *english = NULL;
      g_autofree char *german = NULL;

      {
        EF_WORDS_IN ("en");
        english = ef_table_dup_path_title (table);
      }
      g_assert_cmpstr (english, ==, cases[i].path);
      {
        EF_WORDS_IN ("de");
        german = ef_table_dup_path_title (table);
        g_assert_cmpstr (ef_table_get_title (table), ==, cases[i].title);
      }
      g_assert_cmpstr (german, ==, cases[i].german != NULL ? cases[i].german : cases[i].path);
      /* In files and on the command line nothing changes. */
      g_assert_cmpstr (ef_table_get_path (table), ==, cases[i].path);
    }
}

static void
test_parents (void)
{
  g_autoptr (EfTable) deep = new_table ("folder", "cards > Tables in the text > a.md > Results");
  g_autoptr (EfTable) alone = new_table ("delimited", "a.csv");
  g_autofree char *parent = NULL;

  EF_WORDS_IN ("de");
  parent = ef_table_dup_parent_title (deep);
  g_assert_cmpstr (parent, ==, "cards > Tabellen im Text > a.md");
  g_assert_null (ef_table_dup_parent_title (alone));
}

static void
test_nodes (void)
{
  g_autoptr (EfTable) results = new_table ("folder", "cards > Results");
  g_autoptr (EfTable) text = new_table ("folder", "cards > Tables in the text > a.md > Results");
  g_autoptr (EfCatalogNode) root = ef_catalog_node_new ("cards", NULL);
  g_autoptr (EfCatalogNode) texts = ef_catalog_node_new (EF_CATALOG_TEXTS, NULL);
  g_autoptr (EfCatalogNode) file = ef_catalog_node_new ("a.md", NULL);
  g_autoptr (EfCatalogNode) empty = ef_catalog_node_new (EF_CATALOG_TEXTS, NULL);

  ef_catalog_node_add_table (root, results);
  ef_catalog_node_add_table (file, text);
  ef_catalog_node_add_child (texts, file);
  ef_catalog_node_add_child (root, texts);
  ef_catalog_node_seal (root);

  EF_WORDS_IN ("de");
  g_assert_cmpstr (ef_catalog_node_get_title (root), ==, "cards");
  g_assert_cmpstr (ef_catalog_node_get_title (texts), ==, "Tabellen im Text");
  g_assert_cmpstr (ef_catalog_node_get_title (file), ==, "a.md");
  g_assert_cmpstr (ef_catalog_node_get_title (empty), ==, EF_CATALOG_TEXTS);
}

/* Each name that readers make is a word. */
static void
test_words (void)
{
  static const char *const names[] = { EF_CATALOG_RESULTS, EF_CATALOG_TEXTS, EF_CATALOG_FOLDS,
                                       EF_CATALOG_MODELS };

  EF_WORDS_IN ("de");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (ef_words_get (names[i], 0), !=, names[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/catalog-title/tables", test_tables);
  g_test_add_func ("/model/catalog-title/parents", test_parents);
  g_test_add_func ("/model/catalog-title/nodes", test_nodes);
  g_test_add_func ("/model/catalog-title/words", test_words);

  return g_test_run ();
}
