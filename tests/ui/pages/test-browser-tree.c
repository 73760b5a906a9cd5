/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-browser-tree.h"

#include "ef-browser-item.h"
#include "fixture.h"

static void
add_node (EfCatalogNode *parent,
          const char    *name,
          EfTable       *table,
          guint          n_tables)
{
  g_autoptr (EfCatalogNode) node = ef_catalog_node_new (name, NULL);

  for (guint i = 0; i < n_tables; i++)
    ef_catalog_node_add_table (node, table);
  ef_catalog_node_add_child (parent, node);
}

/* "Few" with 3 and "Many" with 40 tables, and "Last" of the one table "Video"; all below @file if
 * that is given. */
static EfCatalog *
create_catalog (EfDocument *document,
                const char *file)
{
  EfTable *images = fixture_find_table (document, "Images");
  g_autoptr (EfCatalogNode) source = ef_catalog_node_new ("source", NULL);
  g_autoptr (EfCatalogNode) node = file != NULL ? ef_catalog_node_new (file, NULL) : NULL;
  EfCatalogNode *parent = node != NULL ? node : source;
  g_autoptr (GPtrArray) roots = g_ptr_array_new ();

  add_node (parent, "Few", images, 3);
  add_node (parent, "Last", fixture_find_table (document, "Video"), 1);
  add_node (parent, "Many", images, 40);
  if (node != NULL)
    ef_catalog_node_add_child (source, node);
  ef_catalog_node_seal (source);
  g_ptr_array_add (roots, source);

  return ef_catalog_new_for_roots (roots);
}

/* The nodes in sight, and of the unfolded ones how much is below: "Few 3, Last". */
static char *
list_nodes (GtkTreeListModel *tree)
{
  GString *nodes = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (tree, i);
      g_autoptr (EfBrowserItem) item = EF_BROWSER_ITEM (gtk_tree_list_row_get_item (row));
      GListModel *children = gtk_tree_list_row_get_children (row);

      if (ef_browser_item_get_node (item) == NULL)
        continue;
      g_string_append_printf (nodes, "%s%s", i > 0 ? ", " : "", ef_browser_item_get_name (item));
      if (children != NULL)
        g_string_append_printf (nodes, " %u", g_list_model_get_n_items (children));
    }

  return g_string_free (nodes, FALSE);
}

static void
assert_nodes (GtkTreeListModel *tree,
              const char       *expected)
{
  g_autofree char *nodes = list_nodes (tree);

  g_assert_cmpstr (nodes, ==, expected);
}

/* What would push everything else out of sight stays folded. */
static void
test_short (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (EfCatalog) catalog = create_catalog (document, NULL);
  g_autoptr (GtkTreeListModel) tree = ef_browser_tree_new (catalog);

  assert_nodes (tree, "Few, Last, Many");
  ef_browser_tree_unfold (tree, NULL, NULL);
  assert_nodes (tree, "Few 3, Last 1, Many");
}

/* A single line that hides everything would be a needless click. */
static void
test_alone (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  EfTable *images = fixture_find_table (document, "Images");
  g_autoptr (EfCatalogNode) source = ef_catalog_node_new ("source", NULL);
  g_autoptr (GPtrArray) roots = g_ptr_array_new ();
  g_autoptr (EfCatalog) catalog = NULL;
  g_autoptr (GtkTreeListModel) tree = NULL;

  add_node (source, "Many", images, 40);
  ef_catalog_node_seal (source);
  g_ptr_array_add (roots, source);
  catalog = ef_catalog_new_for_roots (roots);
  tree = ef_browser_tree_new (catalog);

  ef_browser_tree_unfold (tree, NULL, NULL);
  assert_nodes (tree, "Many 40");
}

static void
test_way_to_shown (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (EfCatalog) catalog = create_catalog (document, "Deep");
  g_autoptr (GHashTable) nothing = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GtkTreeListModel) tree = ef_browser_tree_new (catalog);

  ef_browser_tree_unfold (tree, nothing, NULL);
  assert_nodes (tree, "Deep");
  ef_browser_tree_unfold (tree, nothing, fixture_find_table (document, "Video"));
  assert_nodes (tree, "Deep 3, Few, Last 1, Many");
}

/* What the user unfolded and folded stays so when the catalog changes. */
static void
test_stays (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (EfCatalog) catalog = create_catalog (document, "Deep");
  g_autoptr (GtkTreeListModel) tree = ef_browser_tree_new (catalog);
  g_autoptr (EfCatalog) changed = create_catalog (document, "Deep");
  g_autoptr (GtkTreeListModel) anew = ef_browser_tree_new (changed);
  g_autoptr (GHashTable) unfolded = NULL;

  for (guint i = 0; i <= 3; i += 3)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (tree, i);

      gtk_tree_list_row_set_expanded (row, TRUE);
    }
  assert_nodes (tree, "Deep 3, Few, Last, Many 40");

  unfolded = ef_browser_tree_list_unfolded (tree);
  ef_browser_tree_unfold (anew, unfolded, NULL);
  assert_nodes (anew, "Deep 3, Few, Last, Many 40");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/browser-tree/short", test_short);
  g_test_add_func ("/pages/browser-tree/alone", test_alone);
  g_test_add_func ("/pages/browser-tree/way-to-shown", test_way_to_shown);
  g_test_add_func ("/pages/browser-tree/stays", test_stays);
  return g_test_run ();
}
