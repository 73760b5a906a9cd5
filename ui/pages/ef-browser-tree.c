/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-browser-tree.h"

#include "ef-browser-item.h"

/* Names do not hold it. */
#define PATH_SEPARATOR '\n'

static GListModel *
create_children (gpointer item,
                 gpointer user_data)
{
  return ef_browser_item_create_children (EF_BROWSER_ITEM (item));
}

GtkTreeListModel *
ef_browser_tree_new (EfCatalog *catalog)
{
  return gtk_tree_list_model_new (ef_browser_create_roots (catalog), FALSE, FALSE, create_children,
                                  NULL, NULL);
}

/* Nodes have no identity that a change of the catalog would leave alone, but they have names. */
static char *
dup_path (GtkTreeListRow *row)
{
  GString *path = g_string_new (NULL);
  g_autoptr (GtkTreeListRow) here = g_object_ref (row);

  while (here != NULL)
    {
      g_autoptr (EfBrowserItem) item = EF_BROWSER_ITEM (gtk_tree_list_row_get_item (here));
      GtkTreeListRow *parent = gtk_tree_list_row_get_parent (here);

      g_string_prepend_c (path, PATH_SEPARATOR);
      g_string_prepend (path, ef_browser_item_get_name (item));
      g_object_unref (here);
      here = parent;
    }

  return g_string_free (path, FALSE);
}

GHashTable *
ef_browser_tree_list_unfolded (GtkTreeListModel *tree)
{
  GHashTable *unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (GTK_IS_TREE_LIST_MODEL (tree), unfolded);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (tree, i);

      if (gtk_tree_list_row_get_expanded (row))
        g_hash_table_add (unfolded, dup_path (row));
    }

  return unfolded;
}

static gboolean
node_holds (EfCatalogNode *node,
            EfTable       *table)
{
  for (guint i = 0; i < ef_catalog_node_get_n_tables (node); i++)
    if (ef_catalog_node_get_table (node, i) == table)
      return TRUE;
  for (guint i = 0; i < ef_catalog_node_get_n_children (node); i++)
    if (node_holds (ef_catalog_node_get_child (node, i), table))
      return TRUE;

  return FALSE;
}

/* Whether all lines of the list are @row and what it is in. */
static gboolean
stands_alone (GtkTreeListModel *tree,
              GtkTreeListRow   *row)
{
  return gtk_tree_list_row_get_depth (row) + 1 == g_list_model_get_n_items (G_LIST_MODEL (tree));
}

static void
unfold_if_short (GtkTreeListModel *tree,
                 GtkTreeListRow   *row)
{
  gboolean alone = stands_alone (tree, row);

  if (!alone && g_list_model_get_n_items (G_LIST_MODEL (tree)) >= EF_BROWSER_TREE_SHORT)
    return;

  gtk_tree_list_row_set_expanded (row, TRUE);
  if (!alone && g_list_model_get_n_items (G_LIST_MODEL (tree)) > EF_BROWSER_TREE_SHORT)
    gtk_tree_list_row_set_expanded (row, FALSE);
}

void
ef_browser_tree_unfold (GtkTreeListModel *tree,
                        GHashTable       *unfolded,
                        EfTable          *shown)
{
  gboolean found = shown == NULL;

  g_return_if_fail (GTK_IS_TREE_LIST_MODEL (tree));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (tree, i);
      g_autoptr (EfBrowserItem) item = EF_BROWSER_ITEM (gtk_tree_list_row_get_item (row));
      EfCatalogNode *node = ef_browser_item_get_node (item);
      g_autofree char *path = unfolded != NULL ? dup_path (row) : NULL;

      if (node == NULL)
        found = found || ef_browser_item_get_table (item) == shown;
      else if (path != NULL && g_hash_table_contains (unfolded, path))
        gtk_tree_list_row_set_expanded (row, TRUE);
      else if (!found && node_holds (node, shown))
        gtk_tree_list_row_set_expanded (row, TRUE);
      else if (unfolded == NULL)
        unfold_if_short (tree, row);
    }
}
