/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-browser.h"

#include <adwaita.h>

#include "ef-browser-item.h"
#include "fixture.h"

/* The list beside the chart marks the table that is shown. */

/* A folder with many files, of which one holds @table. */
static EfTable *
add_folder (EfDocument *document)
{
  g_autoptr (EfCatalogNode) root = ef_catalog_node_new ("folder", NULL);
  EfTable *video = fixture_find_table (document, "Video");
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfTable) table = NULL;

  g_ptr_array_add (columns, ef_column_ref (ef_table_get_column (video, 0)));
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("file %u", i);
      g_autofree char *path = g_strdup_printf ("folder > file %u", i);
      g_autoptr (EfCatalogNode) node = ef_catalog_node_new (name, NULL);

      g_clear_pointer (&table, ef_table_unref);
      table = ef_table_new (name, path, columns, ef_table_get_n_rows (video), NULL, EF_PLACE_LINE,
                            "", NULL);
      ef_catalog_node_add_table (node, table);
      ef_catalog_node_add_child (root, node);
    }
  ef_catalog_node_seal (root);
  ef_document_add_source (document, root, "Import");

  return ef_catalog_get_table (ef_document_get_catalog (document), ef_table_get_id (table));
}

static GtkSingleSelection *
get_selection (GtkWidget *browser)
{
  GtkListView *list = fixture_get_widget (browser, GTK_TYPE_LIST_VIEW, 0);

  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (list));
}

static EfTable *
get_marked (GtkWidget *browser)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (get_selection (browser));
  g_autoptr (EfBrowserItem) item = NULL;

  if (row == NULL)
    return NULL;
  item = EF_BROWSER_ITEM (gtk_tree_list_row_get_item (row));

  return ef_browser_item_get_table (item);
}

/* A table of a folder that was opened after another file is unfolded to. What is folded then stays
 * so, whatever else of the chart changes. */
static void
test_shown (void)
{
  g_autoptr (EfDocument) document = fixture_create_document ();
  g_autoptr (EfWorkspace) workspace = ef_workspace_new (document);
  GtkWidget *browser = g_object_ref_sink (g_object_new (EF_TYPE_BROWSER, NULL));
  EfTable *images = fixture_find_table (document, "Images");
  g_autoptr (GtkTreeListRow) row = NULL;
  g_autoptr (GtkTreeListRow) parent = NULL;
  EfTable *table;

  ef_browser_set_workspace (EF_BROWSER (browser), workspace);
  ef_workspace_show_table (workspace, images);
  g_assert_true (get_marked (browser) == images);
  table = add_folder (document);
  ef_workspace_show_table (workspace, table);
  g_assert_true (get_marked (browser) == table);

  row = g_object_ref (gtk_single_selection_get_selected_item (get_selection (browser)));
  parent = gtk_tree_list_row_get_parent (row);
  gtk_tree_list_row_set_expanded (parent, FALSE);
  g_signal_emit_by_name (workspace, "chart-changed");
  g_assert_null (get_marked (browser));
  g_assert_false (gtk_tree_list_row_get_expanded (parent));

  ef_workspace_wait (workspace);
  g_object_unref (browser);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/pages/browser/shown", test_shown);

  return g_test_run ();
}
