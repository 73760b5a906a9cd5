/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table-page-fixture.h"

#include "ef-row-list.h"
#include "ef-table-page.h"
#include "fixture.h"

void
table_page_set_up (TablePage *self, gconstpointer data)
{
  self->document = fixture_create_document ();
  self->workspace = ef_workspace_new (self->document);
  self->page = g_object_new (EF_TYPE_TABLE_PAGE, NULL);
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), self->page);
  /* All columns have room. */
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 400);
  ef_table_page_set_workspace (EF_TABLE_PAGE (self->page), self->workspace);
  self->view = fixture_find_widget (self->page, GTK_TYPE_COLUMN_VIEW, 0);
  self->check = fixture_find_widget (self->page, GTK_TYPE_CHECK_BUTTON, 0);
  gtk_window_present (GTK_WINDOW (self->window));
  while (!gtk_widget_get_mapped (self->page))
    g_main_context_iteration (NULL, TRUE);
  ef_workspace_show_table (self->workspace, fixture_find_table (self->document, "Images"));
}

void
table_page_tear_down (TablePage *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->workspace);
  g_object_unref (self->document);
}

void
table_page_assert_titles (TablePage *self, const char *expected)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "",
                              gtk_column_view_column_get_title (column));
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

void
table_page_assert_rows (TablePage *self, const char *expected)
{
  GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (self->view));
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (EfRow) row = g_list_model_get_item (rows, i);
      guint group;

      if (ef_row_get_group (row, &group))
        g_string_append_printf (order, "%s[%u]", i > 0 ? " " : "", group);
      else
        g_string_append_printf (order, "%u", ef_row_get_index (row));
    }
  g_assert_cmpstr (order->str, ==, expected);
}

GtkColumnViewColumn *
table_page_find_column (TablePage *self, const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_title (column), title))
        return column;
    }
  g_error ("There is no column “%s”", title);
}

void
table_page_group_by (TablePage *self, const char *column)
{
  gtk_widget_activate_action (self->page, "table.group-by", "s", column);
}

void
table_page_sort_by (TablePage *self, const char *title, GtkSortType type)
{
  gtk_column_view_sort_by_column (self->view, table_page_find_column (self, title), type);
}

const char *
table_page_get_sort_words (TablePage *self)
{
  GObject *label =
    gtk_widget_get_template_child (self->page, EF_TYPE_TABLE_PAGE, "sort_label");

  return gtk_label_get_text (GTK_LABEL (label));
}
