/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-browser.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ef-browser-item.h"
#include "ef-browser-tree.h"
#include "ef-catalog-title.h"

/* One list view shows either the tree or, while something is typed, the flat list of hits: a person
 * who searches wants tables, not the tasks around them. Choosing an item that is a node unfolds it.
 */

#define MAX_HITS 500

struct _EfBrowser
{
  GtkWidget parent_instance;

  EfWorkspace *workspace;

  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkListView *list_view;

  gboolean searching;   /* the hits are shown, not the tree */
  char *shown;          /* id of the table that was marked last; NULL for none */
  GHashTable *unfolded; /* (element-type utf8): paths in the tree; NULL before there was one */
};

G_DEFINE_FINAL_TYPE (EfBrowser, ef_browser, GTK_TYPE_WIDGET)

enum
{
  TABLE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static EfBrowserItem *
get_browser_item (gpointer list_item)
{
  if (GTK_IS_TREE_LIST_ROW (list_item))
    return EF_BROWSER_ITEM (gtk_tree_list_row_get_item (GTK_TREE_LIST_ROW (list_item)));
  return EF_BROWSER_ITEM (g_object_ref (list_item));
}

/* The tree, if that is what the list shows. */
static GtkTreeListModel *
get_tree (EfBrowser *self)
{
  GtkSelectionModel *selection = gtk_list_view_get_model (self->list_view);
  GListModel *model =
    selection != NULL ? gtk_single_selection_get_model (GTK_SINGLE_SELECTION (selection)) : NULL;

  return GTK_IS_TREE_LIST_MODEL (model) ? GTK_TREE_LIST_MODEL (model) : NULL;
}

/* FALSE if it has no line in sight. */
static gboolean
select_table (EfBrowser *self,
              EfTable   *table)
{
  GtkSelectionModel *selection = gtk_list_view_get_model (self->list_view);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (selection)); i++)
    {
      g_autoptr (GObject) object = g_list_model_get_item (G_LIST_MODEL (selection), i);
      g_autoptr (EfBrowserItem) item = get_browser_item (object);

      if (ef_browser_item_get_table (item) != table)
        continue;
      gtk_selection_model_select_item (selection, i, TRUE);
      gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", i);
      return TRUE;
    }

  return FALSE;
}

/* Marks the line of the shown table and brings it into sight: unfolds the way to a table that was
 * not shown before, and leaves folded what was folded since. */
static void
select_shown_table (EfBrowser *self)
{
  GtkSelectionModel *selection = gtk_list_view_get_model (self->list_view);
  GtkTreeListModel *tree = get_tree (self);
  EfTable *table = ef_workspace_get_source (self->workspace);
  const char *id = table != NULL ? ef_table_get_id (table) : NULL;
  gboolean is_new = g_strcmp0 (id, self->shown) != 0;

  if (selection == NULL)
    return;

  if (is_new)
    {
      g_free (self->shown);
      self->shown = g_strdup (id);
    }
  if (table != NULL && select_table (self, table))
    return;
  if (table != NULL && is_new && tree != NULL)
    {
      g_autoptr (GHashTable) unfolded = ef_browser_tree_list_unfolded (tree);

      ef_browser_tree_unfold (tree, unfolded, table);
      if (select_table (self, table))
        return;
    }
  gtk_selection_model_unselect_all (selection);
}

/* @model (transfer full) */
static void
show_model (EfBrowser  *self,
            GListModel *model)
{
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (NULL);
  g_autoptr (GListModel) owned = model;
  gboolean empty = g_list_model_get_n_items (model) == 0;

  /* Before the model comes, or its first item is selected at once. */
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_model (selection, model);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  gtk_stack_set_visible_child_name (self->stack, empty && self->searching ? "nothing" : "list");
  select_shown_table (self);
}

/* What was unfolded before the tree goes: by the user, or for them. */
static void
remember_unfolded (EfBrowser *self)
{
  GtkTreeListModel *tree = get_tree (self);

  if (tree == NULL || g_list_model_get_n_items (G_LIST_MODEL (tree)) == 0)
    return;

  g_clear_pointer (&self->unfolded, g_hash_table_unref);
  self->unfolded = ef_browser_tree_list_unfolded (tree);
}

static void
show_tree (EfBrowser *self)
{
  EfCatalog *catalog = ef_document_get_catalog (ef_workspace_get_document (self->workspace));
  GtkTreeListModel *tree = ef_browser_tree_new (catalog);

  ef_browser_tree_unfold (tree, self->unfolded, ef_workspace_get_source (self->workspace));
  self->searching = FALSE;
  show_model (self, G_LIST_MODEL (tree));
}

static void
show_hits (EfBrowser  *self,
           const char *text)
{
  EfCatalog *catalog = ef_document_get_catalog (ef_workspace_get_document (self->workspace));

  self->searching = TRUE;
  show_model (self, ef_browser_search (catalog, text, MAX_HITS));
}

static void
refresh (EfBrowser *self)
{
  g_autofree char *text = NULL;

  if (self->workspace == NULL)
    return;

  remember_unfolded (self);
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));
  if (text[0] == '\0')
    show_tree (self);
  else
    show_hits (self, text);
}

static void
choose (EfBrowser *self,
        guint      position)
{
  GtkSelectionModel *model = gtk_list_view_get_model (self->list_view);
  g_autoptr (GObject) object = g_list_model_get_item (G_LIST_MODEL (model), position);
  g_autoptr (EfBrowserItem) item = NULL;

  if (object == NULL)
    return;

  item = get_browser_item (object);
  if (ef_browser_item_get_table (item) != NULL)
    {
      ef_workspace_show_table (self->workspace, ef_browser_item_get_table (item));
      g_signal_emit (self, signals[TABLE_CHOSEN], 0);
    }
  else if (GTK_IS_TREE_LIST_ROW (object))
    {
      GtkTreeListRow *row = GTK_TREE_LIST_ROW (object);

      gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
    }
}

static void
search_changed_cb (EfBrowser *self)
{
  refresh (self);
}

static void
search_activate_cb (EfBrowser *self)
{
  if (self->searching)
    choose (self, 0);
}

static void
stop_search_cb (EfBrowser *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
activate_row_cb (EfBrowser *self,
                 guint      position)
{
  choose (self, position);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              gpointer                  user_data)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *path = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  /* Tables made of one another begin alike. */
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (path), 0);
  gtk_label_set_ellipsize (GTK_LABEL (path), PANGO_ELLIPSIZE_START);
  gtk_widget_add_css_class (path, "caption");
  gtk_widget_add_css_class (path, "dim-label");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "caption");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), path);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), count);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (list_item, expander);

  g_object_set_data (G_OBJECT (list_item), "name", name);
  g_object_set_data (G_OBJECT (list_item), "path", path);
  g_object_set_data (G_OBJECT (list_item), "count", count);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item,
             gpointer                  user_data)
{
  GObject *object = gtk_list_item_get_item (list_item);
  g_autoptr (EfBrowserItem) item = get_browser_item (object);
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item));
  GtkLabel *name = g_object_get_data (G_OBJECT (list_item), "name");
  GtkLabel *path = g_object_get_data (G_OBJECT (list_item), "path");
  GtkLabel *count = g_object_get_data (G_OBJECT (list_item), "count");
  EfTable *table = ef_browser_item_get_table (item);
  guint n = ef_browser_item_get_count (item);
  gboolean in_tree = GTK_IS_TREE_LIST_ROW (object);
  g_autofree char *number = g_strdup_printf ("%'u", n);
  g_autofree char *where = table != NULL ? ef_table_dup_path_title (table) : NULL;
  g_autofree char *tooltip = NULL;

  gtk_tree_expander_set_list_row (expander, in_tree ? GTK_TREE_LIST_ROW (object) : NULL);
  gtk_label_set_text (name, ef_browser_item_get_name (item));
  gtk_label_set_text (count, number);

  if (table != NULL)
    tooltip = g_strdup_printf (ngettext ("%s\n%'u row", "%s\n%'u rows", n), where, n);
  else
    tooltip = g_strdup_printf (ngettext ("%s\n%'u table", "%s\n%'u tables", n),
                               ef_browser_item_get_name (item), n);
  gtk_widget_set_tooltip_text (GTK_WIDGET (expander), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);

  gtk_widget_set_visible (GTK_WIDGET (path), !in_tree);
  if (!in_tree && table != NULL)
    {
      g_autofree char *parent = ef_table_dup_parent_title (table);

      gtk_label_set_text (path, parent != NULL ? parent : "");
    }
  if (table == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (name), "ef-task");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (name), "ef-task");
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               gpointer                  user_data)
{
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item)), NULL);
}

static void
ef_browser_dispose (GObject *object)
{
  EfBrowser *self = EF_BROWSER (object);
  GtkWidget *child;

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->unfolded, g_hash_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), EF_TYPE_BROWSER);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ef_browser_parent_class)->dispose (object);
}

static void
ef_browser_class_init (EfBrowserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ef_browser_dispose;

  signals[TABLE_CHOSEN] = g_signal_new ("table-chosen", EF_TYPE_BROWSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-browser.ui");
  gtk_widget_class_bind_template_child (widget_class, EfBrowser, search_entry);
  gtk_widget_class_bind_template_child (widget_class, EfBrowser, stack);
  gtk_widget_class_bind_template_child (widget_class, EfBrowser, list_view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_set_css_name (widget_class, "ef-browser");
}

static void
ef_browser_init (EfBrowser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
ef_browser_set_workspace (EfBrowser   *self,
                          EfWorkspace *workspace)
{
  g_return_if_fail (EF_IS_BROWSER (self));
  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  if (self->workspace != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->workspace, self);
      g_signal_handlers_disconnect_by_data (ef_workspace_get_document (self->workspace), self);
    }

  g_set_object (&self->workspace, workspace);
  gtk_list_view_set_model (self->list_view, NULL);
  g_clear_pointer (&self->unfolded, g_hash_table_unref);
  g_signal_connect_object (workspace, "chart-changed", G_CALLBACK (select_shown_table), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ef_workspace_get_document (workspace), "catalog-changed",
                           G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  refresh (self);
}

void
ef_browser_focus_search (EfBrowser *self)
{
  g_return_if_fail (EF_IS_BROWSER (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
