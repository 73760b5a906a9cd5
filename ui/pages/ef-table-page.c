/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-page-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (EfTablePage, ef_table_page, GTK_TYPE_WIDGET)

static void
computed_changed_cb (EfTablePage *self)
{
  if (self->shown == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  ef_table_page_show_computed (self);
  ef_table_page_refresh_rows (self);
}

/* The chart says whether they are wanted. */
static void
show_check (EfTablePage *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);

  self->checking = TRUE;
  gtk_check_button_set_active (self->computed_check, spec != NULL && spec->computed);
  self->checking = FALSE;
  ef_computed_columns_set_wanted (self->computed, spec != NULL && spec->computed);
}

static void
computed_toggled_cb (EfTablePage *self)
{
  EfChartSpec *spec;

  if (self->checking || ef_workspace_get_spec (self->workspace) == NULL)
    return;

  spec = ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));
  spec->computed = gtk_check_button_get_active (self->computed_check);
  ef_workspace_change (self->workspace, spec, NULL,
                       spec->computed ? _("Show Efficiency Columns")
                                      : _("Hide Efficiency Columns"));
}

static gboolean
query_tooltip_cb (EfTablePage *self,
                  int          x,
                  int          y,
                  gboolean     keyboard,
                  GtkTooltip  *tooltip,
                  GtkWidget   *view)
{
  return !keyboard && ef_table_page_tell (self, x, y, tooltip);
}

static void
pressed_cb (EfTablePage *self,
            int          n_press,
            double       x,
            double       y,
            GtkGesture  *gesture)
{
  if (ef_table_page_show_cell_menu (self, x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
key_pressed_cb (EfTablePage    *self,
                guint           keyval,
                guint           keycode,
                GdkModifierType state)
{
  return (state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK) == 0 &&
         ef_table_page_fold_by_key (self, keyval);
}

static void
refresh_front (EfTablePage *self)
{
  EfChartData *data = ef_workspace_get_data (self->workspace);

  g_clear_pointer (&self->on_front, g_free);
  if (data == NULL || data->table != self->shown || data->n_front == 0)
    return;

  self->on_front = g_malloc0 (ef_table_get_n_rows (self->shown));
  for (guint i = 0; i < data->n_front; i++)
    self->on_front[data->rows[data->front[i]]] = 1;
}

/* TRUE for the same rows and columns with other values, as when something else is supposed. */
static gboolean
has_same_columns (EfTable *a,
                  EfTable *b)
{
  if (a == NULL || b == NULL || a == b ||
      !g_str_equal (ef_table_get_id (a), ef_table_get_id (b)) ||
      ef_table_get_n_rows (a) != ef_table_get_n_rows (b) ||
      ef_table_get_n_columns (a) != ef_table_get_n_columns (b))
    return FALSE;

  for (guint i = 0; i < ef_table_get_n_columns (a); i++)
    if (!g_str_equal (ef_column_get_name (ef_table_get_column (a, i)),
                      ef_column_get_name (ef_table_get_column (b, i))))
      return FALSE;
  return TRUE;
}

/* A hidden page costs nothing: it catches up when it is shown. */
static void
refresh (EfTablePage *self)
{
  EfTable *table;

  if (self->workspace == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  show_check (self);
  table = ef_workspace_get_table (self->workspace);
  if (has_same_columns (self->shown, table))
    {
      /* What was sorted by or unfolded stays. */
      g_hash_table_remove_all (self->formats);
      g_clear_pointer (&self->on_front, g_free);
      ef_table_unref (self->shown);
      self->shown = ef_table_ref (table);
      ef_table_page_show_titles (self);
    }
  else if (table != self->shown)
    {
      ef_table_page_set_order (self, NULL, 0);
      g_clear_pointer (&self->order, ef_table_order_free);
      ef_table_page_remove_columns (self);
      g_hash_table_remove_all (self->formats);
      g_clear_pointer (&self->on_front, g_free);
      g_clear_pointer (&self->shown, ef_table_unref);
      g_array_set_size (self->sorts, 0);
      if (table != NULL)
        {
          self->shown = ef_table_ref (table);
          ef_table_page_show_columns (self);
        }
    }

  if (self->shown != NULL)
    {
      /* A table comes before the points that say which of its columns are the axes. */
      if ((!self->axes_lead && ef_table_page_knows_axes (self)) ||
          !ef_table_view_equal (&self->view, &ef_workspace_get_spec (self->workspace)->table))
        ef_table_page_show_columns (self);
      ef_table_page_begin_groups (self, self->group_index);
      ef_table_page_show_group_button (self);
      refresh_front (self);
      ef_table_page_show_computed (self);
    }
  ef_table_page_refresh_rows (self);
}

static void
selection_refresh_cb (EfTablePage *self)
{
  /* A hidden page reveals it when it is shown. */
  self->reveals = !self->taking;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->order != NULL)
    ef_table_page_show_selection (self);
}

static void
ef_table_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ef_table_page_parent_class)->map (widget);
  ef_computed_columns_set_paused (EF_TABLE_PAGE (widget)->computed, FALSE);
  refresh (EF_TABLE_PAGE (widget));
}

static void
ef_table_page_unmap (GtkWidget *widget)
{
  ef_computed_columns_set_paused (EF_TABLE_PAGE (widget)->computed, TRUE);
  GTK_WIDGET_CLASS (ef_table_page_parent_class)->unmap (widget);
}

static void
ef_table_page_dispose (GObject *object)
{
  EfTablePage *self = EF_TABLE_PAGE (object);
  GtkWidget *child;

  g_clear_weak_pointer (&self->menu_focus);
  if (self->menu != NULL)
    {
      gtk_widget_unparent (GTK_WIDGET (self->menu));
      self->menu = NULL;
    }
  if (self->column_view != NULL)
    {
      gtk_column_view_set_model (self->column_view, NULL);
      ef_table_page_remove_columns (self);
    }
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->order, ef_table_order_free);
  g_clear_object (&self->workspace);
  g_clear_object (&self->computed);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_array_unref);
  g_clear_pointer (&self->computed_names, g_ptr_array_unref);
  g_clear_pointer (&self->formats, g_hash_table_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->shown, ef_table_unref);
  g_clear_pointer (&self->on_front, g_free);
  ef_table_view_clear (&self->view);
  g_clear_pointer (&self->sorts, g_array_unref);
  g_clear_pointer (&self->shown_columns, g_array_unref);
  g_clear_pointer (&self->folded, g_hash_table_unref);
  g_clear_pointer (&self->folded_of, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), EF_TYPE_TABLE_PAGE);
  g_clear_pointer (&self->group_cells, g_hash_table_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ef_table_page_parent_class)->dispose (object);
}

static void
ef_table_page_class_init (EfTablePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_table_page_dispose;
  widget_class->map = ef_table_page_map;
  widget_class->unmap = ef_table_page_unmap;

  g_type_ensure (EF_TYPE_COLUMN_CHOOSER);
  g_type_ensure (EF_TYPE_GROUP_CHOOSER);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-table-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EfTablePage, column_view);
  gtk_widget_class_bind_template_child (widget_class, EfTablePage, sort_label);
  gtk_widget_class_bind_template_child (widget_class, EfTablePage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, EfTablePage, chooser);
  gtk_widget_class_bind_template_child (widget_class, EfTablePage, computed_check);
  gtk_widget_class_bind_template_child (widget_class, EfTablePage, groups_button);
  gtk_widget_class_bind_template_child (widget_class, EfTablePage, groups_label);
  gtk_widget_class_bind_template_child (widget_class, EfTablePage, group_chooser);
  gtk_widget_class_bind_template_callback (widget_class, computed_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, ef_table_page_activate_row);
  ef_table_page_install_menus (widget_class);
  gtk_widget_class_set_css_name (widget_class, "ef-table-page");
}

static void
ef_table_page_init (EfTablePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->group_index = COLUMN_NONE;
  self->shown_columns = g_array_new (FALSE, FALSE, sizeof (gint));
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->group_cells = g_hash_table_new (NULL, NULL);
  self->sorts = g_array_new (FALSE, FALSE, sizeof (EfTableSort));
  ef_table_page_init_columns (self);
  self->formats = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) ef_column_unref, g_free);
  self->computed = ef_computed_columns_new ();
  g_signal_connect_object (self->computed, "changed", G_CALLBACK (computed_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->rows = ef_row_list_new ();
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (ef_table_page_take_selection), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->column_view), "changed",
                           G_CALLBACK (ef_table_page_sort), self, G_CONNECT_SWAPPED);
}

void
ef_table_page_set_workspace (EfTablePage *self,
                             EfWorkspace *workspace)
{
  g_return_if_fail (EF_IS_TABLE_PAGE (self));
  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);

  g_set_object (&self->workspace, workspace);
  g_signal_connect_object (workspace, "chart-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "selection-changed", G_CALLBACK (selection_refresh_cb), self,
                           G_CONNECT_SWAPPED);
  ef_computed_columns_set_workspace (self->computed, workspace);
  ef_column_chooser_set_workspace (self->chooser, workspace);
  ef_group_chooser_set_workspace (self->group_chooser, workspace);
  refresh (self);
}

void
ef_table_page_open_groups (EfTablePage *self)
{
  g_return_if_fail (EF_IS_TABLE_PAGE (self));

  gtk_menu_button_popup (self->groups_button);
}
