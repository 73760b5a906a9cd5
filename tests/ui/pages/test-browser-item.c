/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-browser-item.h"

#include "fixture.h"

static char *
list_names (GListModel *model)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (EfBrowserItem) item = g_list_model_get_item (model, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ef_browser_item_get_name (item));
    }
  return g_string_free (names, FALSE);
}

static void
test_tree (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (GListModel) roots = ef_browser_create_roots (ef_document_get_catalog (document));
  g_autoptr (EfBrowserItem) vision = g_list_model_get_item (roots, 0);
  g_autoptr (GListModel) tables = ef_browser_item_create_children (vision);
  g_autoptr (EfBrowserItem) images = g_list_model_get_item (tables, 0);
  g_autofree char *root_names = list_names (roots);
  g_autofree char *table_names = list_names (tables);

  /* The file itself and the task without tables are left out. */
  g_assert_cmpstr (root_names, ==, "Vision");
  g_assert_cmpuint (ef_browser_item_get_count (vision), ==, 2);
  g_assert_cmpstr (table_names, ==, "Images, Video");
  g_assert_cmpuint (ef_browser_item_get_count (images), ==, 5);
  g_assert_null (ef_browser_item_create_children (images));
}

/* @table, which is all there is in @node, and @node in @folder. */
static void
add_node (EfCatalogNode *folder,
          const char    *node,
          const char    *table)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (EfCatalogNode) child = ef_catalog_node_new (node, NULL);
  g_autoptr (EfTable) only = ef_table_new (table, table, none, 0, NULL, EF_PLACE_LINE, "", NULL);

  ef_catalog_node_add_table (child, only);
  ef_catalog_node_add_child (folder, child);
}

/* A file of a folder is its table, where both have one name; a task is not its benchmark. */
static void
test_folder (void)
{
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autoptr (EfCatalogNode) folder = ef_catalog_node_new ("folder", NULL);
  g_autoptr (GListModel) roots = NULL;
  g_autoptr (EfBrowserItem) file = NULL;
  g_autoptr (EfBrowserItem) task = NULL;
  g_autofree char *names = NULL;

  add_node (folder, "Vision", "Images");
  add_node (folder, "runs.csv", "runs.csv");
  ef_catalog_node_seal (folder);
  ef_document_add_source (document, folder, "Import");
  roots = ef_browser_create_roots (ef_document_get_catalog (document));
  names = list_names (roots);
  g_assert_cmpstr (names, ==, "runs.csv, Vision");
  file = g_list_model_get_item (roots, 0);
  task = g_list_model_get_item (roots, 1);
  g_assert_nonnull (ef_browser_item_get_table (file));
  g_assert_nonnull (ef_browser_item_get_node (task));
}

static void
test_search (void)
{
  static const struct
  {
    const char *text;
    const char *hits;
  } cases[] = {
    { "images", "Images" },
    { "VIDEO vision", "Video" },
    { "vision > images", "Images" },
    { "vision", "Images, Video" }, /* in the paths of both: the one with more rows first */
    { "i", "Images, Video" },      /* begins one of the names */
    { "d", "Video" },
    { "speech", "" },
    { "images nothing", "" },
  };
  g_autoptr (EfDocument) document = fixture_create_document ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GListModel) hits =
        ef_browser_search (ef_document_get_catalog (document), cases[i].text, 10);
      g_autofree char *names = list_names (hits);

      g_assert_cmpstr (names, ==, cases[i].hits);
    }
}

static void
add_source (EfDocument *document,
            const char *path,
            guint       n_rows)
{
  g_autofree char *text = g_strnfill (n_rows, '|');

  fixture_add_names (document, path, text);
}

/* The best match of the name first, then what there is more to see of. */
static void
test_search_order (void)
{
  static const struct
  {
    const char *text;
    const char *hits;
  } cases[] = {
    { "imagenet", "ImageNet, ImageNet ReaL, ImageNet 64x64, Tiny ImageNet, MiniImageNet" },
    { "ImageNet re", "ImageNet ReaL" },
    { "net", "MiniImageNet, ImageNet, ImageNet ReaL, ImageNet 64x64, Tiny ImageNet" },
    { "image 64", "ImageNet 64x64" },
  };
  g_autoptr (EfDocument) document = ef_document_new ();

  add_source (document, "ImageNet 64x64", 3);
  add_source (document, "ImageNet", 5);
  add_source (document, "MiniImageNet", 9);
  add_source (document, "ImageNet ReaL", 4);
  add_source (document, "Tiny ImageNet", 2);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GListModel) hits =
        ef_browser_search (ef_document_get_catalog (document), cases[i].text, 10);
      g_autofree char *names = list_names (hits);

      g_assert_cmpstr (names, ==, cases[i].hits);
    }
}

/* Something to draw before a longer list of names. */
static void
test_search_charts_first (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (GListModel) hits = NULL;
  g_autofree char *names = NULL;

  add_source (document, "Image list", 20);
  hits = ef_browser_search (ef_document_get_catalog (document), "image", 10);
  names = list_names (hits);
  g_assert_cmpstr (names, ==, "Images, Image list");
}

static void
test_search_limit (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (GListModel) hits =
    ef_browser_search (ef_document_get_catalog (document), "vision", 1);

  g_assert_cmpuint (g_list_model_get_n_items (hits), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/pages/browser-item/tree", test_tree);
  g_test_add_func ("/pages/browser-item/folder", test_folder);
  g_test_add_func ("/pages/browser-item/search", test_search);
  g_test_add_func ("/pages/browser-item/search-order", test_search_order);
  g_test_add_func ("/pages/browser-item/search-charts-first", test_search_charts_first);
  g_test_add_func ("/pages/browser-item/search-limit", test_search_limit);

  return g_test_run ();
}
