/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-facet-popover-private.h"

#include <glib/gi18n-lib.h>

#include "ef-column-line.h"
#include "ef-task.h"

/* The popover holds no choice of its own: it reads it from the filter of the chart whenever that
 * changes, also by undo or by hand. Rows are counted in a worker; the newest answer stands. */

G_DEFINE_FINAL_TYPE (EfFacetPopover, ef_facet_popover, GTK_TYPE_POPOVER)

typedef struct
{
  EfTable *table;
  EfColumn *column;
  char *filter;
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  ef_table_unref (count->table);
  ef_column_unref (count->column);
  g_free (count->filter);
  g_free (count);
}

static const char *
get_filter (EfFacetPopover *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);

  return spec != NULL ? spec->filter : NULL;
}

static EfColumn *
find_column (EfFacetPopover *self)
{
  EfTable *table = self->workspace != NULL ? ef_workspace_get_table (self->workspace) : NULL;

  return table != NULL ? ef_table_find_column (table, self->column) : NULL;
}

/* ---- Columns to choose from ---- */

static guint
count_columns (gpointer data)
{
  return EF_FACET_POPOVER (data)->offer->columns->len;
}

static const char *
get_column_text (gpointer data,
                 guint    index)
{
  return EF_FACET_POPOVER (data)->offer->search_texts->pdata[index];
}

static GtkWidget *
create_column_line (gpointer data)
{
  return ef_column_line_new ();
}

static void
show_column_line (gpointer   data,
                  guint      index,
                  GtkWidget *line)
{
  EfColumn *column = EF_FACET_POPOVER (data)->offer->columns->pdata[index];

  ef_column_line_show (line, ef_column_get_name (column), column,
                       ef_workspace_get_table (EF_FACET_POPOVER (data)->workspace));
}

static const EfIndexListFuncs column_funcs = {
  count_columns,
  get_column_text,
  create_column_line,
  show_column_line,
};

static void
fill_columns (EfFacetPopover *self)
{
  ef_column_offer_fill (self->offer, ef_workspace_get_table (self->workspace));
  ef_index_list_fill (self->column_list, EF_INDEX_NONE);
}

/* ---- What is chosen ---- */

static void
read_choice (EfFacetPopover *self)
{
  g_clear_pointer (&self->choice, ef_filter_choice_free);
  self->choice = ef_filter_choice_read (get_filter (self), self->counted_table,
                                        self->facet->column);
  if (ef_filter_choice_is_empty (self->choice))
    return;
  self->showing = TRUE;
  gtk_toggle_button_set_active (self->choice->kind == EF_FILTER_EXCLUDE ? self->exclude_button
                                                                        : self->keep_button,
                                TRUE);
  self->showing = FALSE;
}

void
ef_facet_popover_write_choice (EfFacetPopover *self)
{
  g_autofree char *filter = NULL;
  g_autoptr (GError) error = NULL;

  self->choice->kind = gtk_toggle_button_get_active (self->exclude_button) ? EF_FILTER_EXCLUDE
                                                                           : EF_FILTER_KEEP;
  filter = ef_filter_choice_write (self->choice, get_filter (self), self->counted_table,
                                   self->facet->column);
  if (!ef_workspace_set_filter (self->workspace, filter, &error))
    {
      gtk_label_set_text (self->status_label, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->status_label), TRUE);
    }
}

static void
exclude_toggled_cb (EfFacetPopover *self)
{
  if (!self->showing && self->facet != NULL && self->facet->values != NULL)
    ef_facet_popover_write_choice (self);
}

/* ---- What is shown ---- */

static void
show_status (EfFacetPopover *self)
{
  const EfFacet *facet = self->facet;
  g_autoptr (GString) text = g_string_new (NULL);

  if (facet->values != NULL)
    g_string_append_printf (text, ngettext ("%'u value", "%'u values", facet->n_values),
                            facet->n_values);
  if (facet->values != NULL && facet->values->len < facet->n_values)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _("the %'u most frequent ones are listed"),
                              facet->values->len);
    }
  if (facet->values == NULL && facet->n_missing > 0)
    g_string_append_printf (text, ngettext ("%'u row without a value",
                                            "%'u rows without a value", facet->n_missing),
                            facet->n_missing);
  gtk_label_set_text (self->status_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->status_label), text->len > 0);
}

/* The choice, beside what there is to choose from. */
static void
show_choice (EfFacetPopover *self)
{
  read_choice (self);
  gtk_widget_set_visible (self->clear_button, !ef_filter_choice_is_empty (self->choice));
  show_status (self);
  if (self->facet->values != NULL)
    {
      ef_index_list_refresh (self->value_list);
      return;
    }
  ef_facet_popover_show_range (self);
}

static void
forget_facet (EfFacetPopover *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->bars != NULL)
    ef_facet_bars_set_facet (self->bars, NULL);
  g_clear_pointer (&self->choice, ef_filter_choice_free);
  g_clear_pointer (&self->facet, ef_facet_free);
  g_clear_pointer (&self->counted, g_free);
  g_clear_pointer (&self->counted_table, ef_table_unref);
}

/* What is typed next is a value, unless somebody is among them already. */
static void
focus_values (EfFacetPopover *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root == NULL
      || (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->kind_stack))))
    return;
  if (self->facet->values != NULL)
    ef_index_list_focus_search (self->value_list);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->low_entry));
}

static void
show_facet (EfFacetPopover *self)
{
  gboolean is_text = self->facet->values != NULL;

  read_choice (self);
  gtk_stack_set_visible_child_name (self->kind_stack, is_text ? "values" : "range");
  if (is_text)
    ef_index_list_fill (self->value_list, EF_INDEX_NONE);
  else
    ef_facet_bars_set_facet (self->bars, self->facet->has_range ? self->facet : NULL);
  show_choice (self);
  focus_values (self);
}

static void
counted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  EfFacetPopover *self = EF_FACET_POPOVER (object);
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  Count *count = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  EfFacet *facet = g_task_propagate_pointer (G_TASK (result), &error);

  if (cancellable != self->cancellable)
    {
      g_clear_pointer (&facet, ef_facet_free);
      return;
    }
  if (facet == NULL)
    {
      forget_facet (self);
      gtk_label_set_text (self->status_label, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->status_label), TRUE);
      return;
    }
  forget_facet (self);
  self->facet = facet;
  self->counted = ef_filter_remove_choices (count->filter, count->table, count->column);
  if (self->counted == NULL)
    self->counted = g_strdup ("");
  self->counted_table = ef_table_ref (count->table);
  show_facet (self);
}

static void
count_in_worker (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Count *count = data;
  GError *error = NULL;
  EfFacet *facet = ef_facet_new (count->table, count->column, count->filter, cancellable, &error);

  if (facet != NULL)
    g_task_return_pointer (task, facet, (GDestroyNotify) ef_facet_free);
  else
    g_task_return_error (task, error);
}

/* TRUE if the rows would be counted as they are. */
static gboolean
is_counted (EfFacetPopover *self,
            EfTable        *table,
            EfColumn       *column)
{
  g_autofree char *others = NULL;

  if (self->facet == NULL || self->counted_table != table || self->facet->column != column)
    return FALSE;
  others = ef_filter_remove_choices (get_filter (self), table, column);
  return g_str_equal (self->counted, others != NULL ? others : "");
}

static void
start_count (EfFacetPopover *self,
             EfTable        *table,
             EfColumn       *column)
{
  g_autoptr (GTask) task = NULL;
  Count *count = g_new (Count, 1);

  count->table = ef_table_ref (table);
  count->column = ef_column_ref (column);
  count->filter = g_strdup (get_filter (self));
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, counted_cb, NULL);
  g_task_set_source_tag (task, start_count);
  g_task_set_name (task, "count values");
  g_task_set_task_data (task, count, count_free);
  ef_task_run_in_worker (task, count_in_worker);
}

/* A popover that is closed costs nothing: it catches up when it opens. */
static void
refresh (EfFacetPopover *self)
{
  EfTable *table;
  EfColumn *column;

  if (self->workspace == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  table = ef_workspace_get_table (self->workspace);
  column = find_column (self);
  if (column == NULL)
    {
      g_clear_pointer (&self->column, g_free);
      forget_facet (self);
      fill_columns (self);
      gtk_stack_set_visible_child_name (self->stack, "columns");
      return;
    }

  gtk_label_set_text (self->title_label, ef_column_line_get_title (ef_column_get_name (column)));
  gtk_stack_set_visible_child_name (self->stack, "column");
  if (is_counted (self, table, column))
    show_choice (self);
  else
    start_count (self, table, column);
}

static void
column_activated_cb (EfFacetPopover *self)
{
  guint index = ef_index_list_get_selected (self->column_list);

  if (index < self->offer->columns->len)
    ef_facet_popover_show_column (self, ef_column_get_name (self->offer->columns->pdata[index]));
}

static void
back_clicked_cb (EfFacetPopover *self)
{
  ef_facet_popover_show_column (self, NULL);
}

/* Who opens it again wants to add something; what there is opens by its piece. */
static void
closed_cb (EfFacetPopover *self)
{
  if (self->workspace != NULL)
    ef_facet_popover_show_column (self, NULL);
}

static void
clear_clicked_cb (EfFacetPopover *self)
{
  g_autofree char *filter = NULL;

  if (self->facet == NULL)
    return;
  filter = ef_filter_remove_choices (get_filter (self), self->counted_table,
                                     self->facet->column);
  ef_workspace_set_filter (self->workspace, filter, NULL);
}

static void
ef_facet_popover_dispose (GObject *object)
{
  EfFacetPopover *self = EF_FACET_POPOVER (object);

  forget_facet (self);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), EF_TYPE_FACET_POPOVER);

  G_OBJECT_CLASS (ef_facet_popover_parent_class)->dispose (object);
}

static void
ef_facet_popover_finalize (GObject *object)
{
  EfFacetPopover *self = EF_FACET_POPOVER (object);

  g_free (self->column);
  ef_column_offer_free (self->offer);

  G_OBJECT_CLASS (ef_facet_popover_parent_class)->finalize (object);
}

static void
ef_facet_popover_class_init (EfFacetPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ef_facet_popover_dispose;
  object_class->finalize = ef_facet_popover_finalize;

  g_type_ensure (EF_TYPE_FACET_BARS);
  g_type_ensure (EF_TYPE_INDEX_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-facet-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, EfFacetPopover, stack);
  gtk_widget_class_bind_template_child (widget_class, EfFacetPopover, column_list);
  gtk_widget_class_bind_template_child (widget_class, EfFacetPopover, title_label);
  gtk_widget_class_bind_template_child (widget_class, EfFacetPopover, clear_button);
  gtk_widget_class_bind_template_child (widget_class, EfFacetPopover, kind_stack);
  gtk_widget_class_bind_template_child (widget_class, EfFacetPopover, keep_button);
  gtk_widget_class_bind_template_child (widget_class, EfFacetPopover, exclude_button);
  gtk_widget_class_bind_template_child (widget_class, EfFacetPopover, value_list);
  gtk_widget_class_bind_template_child (widget_class, EfFacetPopover, bars);
  gtk_widget_class_bind_template_child (widget_class, EfFacetPopover, low_entry);
  gtk_widget_class_bind_template_child (widget_class, EfFacetPopover, high_entry);
  gtk_widget_class_bind_template_child (widget_class, EfFacetPopover, status_label);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, column_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, exclude_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, ef_facet_popover_value_activated);
  gtk_widget_class_bind_template_callback (widget_class, ef_facet_popover_range_dragged);
  gtk_widget_class_bind_template_callback (widget_class, ef_facet_popover_bounds_activated);
}

static void
ef_facet_popover_init (EfFacetPopover *self)
{
  self->offer = ef_column_offer_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  ef_index_list_set_source (self->column_list, &column_funcs, self);
  ef_index_list_set_source (self->value_list, &ef_facet_popover_value_funcs, self);
  g_signal_connect (self, "map", G_CALLBACK (refresh), NULL);
}

void
ef_facet_popover_set_workspace (EfFacetPopover *self,
                                EfWorkspace    *workspace)
{
  g_return_if_fail (EF_IS_FACET_POPOVER (self));
  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);

  g_set_object (&self->workspace, workspace);
  g_signal_connect_object (workspace, "chart-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}

void
ef_facet_popover_show_column (EfFacetPopover *self,
                              const char     *column)
{
  g_autofree char *copy = g_strdup (column);

  g_return_if_fail (EF_IS_FACET_POPOVER (self));

  g_free (self->column);
  self->column = g_steal_pointer (&copy);
  refresh (self);
}

void
ef_facet_popover_wait (EfFacetPopover *self)
{
  g_return_if_fail (EF_IS_FACET_POPOVER (self));

  while (self->cancellable != NULL)
    g_main_context_iteration (NULL, TRUE);
}
