/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-review-rows.h"

#include <glib/gi18n-lib.h>

#include "ef-cell-text.h"
#include "ef-index-list.h"
#include "ef-row-list.h"

/* A column view makes a widget per column and visible row, so of hundreds of columns only those
 * that the search finds, and of these the first, are there. */

struct _EfReviewRows
{
  GtkWidget parent_instance;

  EfTable *table; /* or NULL */
  gboolean stale; /* the view does not show the table yet */
  EfRowList *rows;

  GtkWidget *search_box;
  GtkSearchEntry *search_entry;
  GtkLabel *count_label;
  GtkColumnView *column_view;
};

G_DEFINE_FINAL_TYPE (EfReviewRows, ef_review_rows, GTK_TYPE_WIDGET)

static void
setup_cell_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               EfColumn                 *column)
{
  GtkWidget *label = gtk_label_new (NULL);
  gboolean is_number = ef_column_get_kind (column) == EF_COLUMN_NUMBER;

  gtk_label_set_xalign (GTK_LABEL (label), is_number ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  if (is_number)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (list_item, label);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              EfColumn                 *column)
{
  guint row = ef_row_get_index (EF_ROW (gtk_list_item_get_item (list_item)));
  GtkWidget *label = gtk_list_item_get_child (list_item);
  g_autofree char *cell = ef_cell_text_dup_marked (column, row);
  g_autofree char *valid = g_utf8_make_valid (cell, -1);
  g_autofree char *whole = ef_cell_text_dup (column, row);
  g_autofree char *tip = g_utf8_make_valid (whole, -1);

  gtk_label_set_text (GTK_LABEL (label), valid);
  gtk_widget_set_tooltip_text (label, tip);
}

static void
column_unref_cb (gpointer  column,
                 GClosure *closure)
{
  ef_column_unref (column);
}

static void
add_column (EfReviewRows *self,
            EfColumn     *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cell_cb), ef_column_ref (column),
                         column_unref_cb, 0);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cell_cb), ef_column_ref (column),
                         column_unref_cb, 0);
  view_column = gtk_column_view_column_new (ef_column_get_name (column), factory);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_append_column (self->column_view, view_column);
}

static void
remove_columns (EfReviewRows *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->column_view, column);
    }
}

static void
fill_columns (EfReviewRows *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  guint n_columns = ef_table_get_n_columns (self->table);
  guint n_shown = 0;
  g_autofree char *count = NULL;

  remove_columns (self);
  for (guint i = 0; i < n_columns && n_shown < EF_REVIEW_MAX_COLUMNS; i++)
    {
      EfColumn *column = ef_table_get_column (self->table, i);

      if (!ef_index_list_matches (ef_column_get_name (column), text))
        continue;
      add_column (self, column);
      n_shown++;
    }

  count = g_strdup_printf (ngettext ("%u of %u column", "%u of %u columns", n_columns), n_shown,
                           n_columns);
  gtk_label_set_text (self->count_label, count);
}

/* A hidden page costs nothing: it catches up when it is shown. */
static void
catch_up (EfReviewRows *self)
{
  guint n_rows = self->table != NULL ? ef_table_get_n_rows (self->table) : 0;
  guint n = MIN (n_rows, EF_REVIEW_MAX_ROWS);
  guint32 *order;

  if (!self->stale || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->stale = FALSE;
  ef_row_list_take_order (self->rows, NULL, 0);
  remove_columns (self);
  if (self->table == NULL)
    return;

  gtk_widget_set_visible (self->search_box,
                          ef_table_get_n_columns (self->table) > EF_REVIEW_MAX_COLUMNS);
  fill_columns (self);
  order = g_new (guint32, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    order[i] = i;
  ef_row_list_take_order (self->rows, order, n);
}

static void
search_changed_cb (EfReviewRows *self)
{
  if (self->table != NULL && !self->stale)
    fill_columns (self);
}

static void
ef_review_rows_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ef_review_rows_parent_class)->map (widget);
  catch_up (EF_REVIEW_ROWS (widget));
}

static void
ef_review_rows_dispose (GObject *object)
{
  EfReviewRows *self = EF_REVIEW_ROWS (object);
  GtkWidget *child;

  if (self->column_view != NULL)
    {
      gtk_column_view_set_model (self->column_view, NULL);
      remove_columns (self);
    }
  g_clear_object (&self->rows);
  g_clear_pointer (&self->table, ef_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), EF_TYPE_REVIEW_ROWS);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ef_review_rows_parent_class)->dispose (object);
}

static void
ef_review_rows_class_init (EfReviewRowsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_review_rows_dispose;
  widget_class->map = ef_review_rows_map;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-review-rows.ui");
  gtk_widget_class_bind_template_child (widget_class, EfReviewRows, search_box);
  gtk_widget_class_bind_template_child (widget_class, EfReviewRows, search_entry);
  gtk_widget_class_bind_template_child (widget_class, EfReviewRows, count_label);
  gtk_widget_class_bind_template_child (widget_class, EfReviewRows, column_view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
ef_review_rows_init (EfReviewRows *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = ef_row_list_new ();
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (selection));
}

void
ef_review_rows_show_table (EfReviewRows *self,
                           EfTable      *table)
{
  g_return_if_fail (EF_IS_REVIEW_ROWS (self));

  if (table != NULL)
    ef_table_ref (table);
  g_clear_pointer (&self->table, ef_table_unref);
  self->table = table;
  self->stale = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  catch_up (self);
}
