/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-history-page.h"

#include <glib/gi18n-lib.h>

#include "ef-row-list.h"

/* How much of a name is always to be seen; the rest is in a tooltip. */
#define NAME_CHARS 16

struct _EfHistoryPage
{
  GtkWidget parent_instance;

  EfWorkspace *workspace;
  EfChartHistory *history; /* NULL while there are no points */
  EfRowList *rows;         /* indices of stays */
  GtkSingleSelection *selection;
  gboolean showing;        /* the list is being filled, the user did nothing */

  GtkLabel *sentence_label;
  GtkStack *stack;
  GtkColumnView *column_view;
  AdwStatusPage *reason_page;
};

G_DEFINE_FINAL_TYPE (EfHistoryPage, ef_history_page, GTK_TYPE_WIDGET)

static EfHistoryField
get_field (GObject *factory)
{
  return (EfHistoryField) GPOINTER_TO_UINT (g_object_get_data (factory, "field"));
}

static gboolean
is_name (EfHistoryField field)
{
  return field == EF_HISTORY_NAME || field == EF_HISTORY_REPLACED_BY;
}

static void
setup_cell_cb (EfHistoryPage            *self,
               GtkListItem              *list_item,
               GtkSignalListItemFactory *factory)
{
  GtkWidget *label = gtk_label_new (NULL);
  EfHistoryField field = get_field (G_OBJECT (factory));

  gtk_label_set_xalign (GTK_LABEL (label), field == EF_HISTORY_DAYS ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (is_name (field))
    gtk_label_set_width_chars (GTK_LABEL (label), NAME_CHARS);
  else
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cell_cb (EfHistoryPage            *self,
              GtkListItem              *list_item,
              GtkSignalListItemFactory *factory)
{
  guint index = ef_row_get_index (EF_ROW (gtk_list_item_get_item (list_item)));
  GtkWidget *label = gtk_list_item_get_child (list_item);
  g_autofree char *text = ef_chart_history_dup_cell (self->history, index,
                                                     get_field (G_OBJECT (factory)),
                                                     ef_tick_style_for_locale ());

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, g_utf8_strlen (text, -1) > NAME_CHARS ? text : NULL);
}

static void
add_columns (EfHistoryPage *self)
{
  for (EfHistoryField field = 0; field < EF_N_HISTORY_FIELDS; field++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column =
        gtk_column_view_column_new (ef_chart_history_get_title (field), factory);

      g_object_set_data (G_OBJECT (factory), "field", GUINT_TO_POINTER (field));
      g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cell_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell_cb), self, G_CONNECT_SWAPPED);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, is_name (field));
      gtk_column_view_append_column (self->column_view, column);
    }
}

/* The point, and who outdid it. */
static void
selected_cb (EfHistoryPage *self)
{
  g_autoptr (EfRow) row = NULL;
  guint selected = gtk_single_selection_get_selected (self->selection);
  const EfChartData *data = self->history != NULL ? self->history->data : NULL;
  const EfFrontStay *stay;
  guint32 rows[2];
  guint n = 1;

  if (self->showing || data == NULL || selected == GTK_INVALID_LIST_POSITION ||
      data->table != ef_workspace_get_table (self->workspace))
    return;

  row = g_list_model_get_item (G_LIST_MODEL (self->rows), selected);
  stay = &self->history->stays[ef_row_get_index (row)];
  rows[0] = data->rows[stay->index];
  if (stay->replaced_by != EF_POINT_NONE)
    {
      guint32 other = data->rows[stay->replaced_by];

      rows[1] = MAX (rows[0], other);
      rows[0] = MIN (rows[0], other);
      n = 2;
    }
  ef_workspace_set_selection (self->workspace, rows, n);
}

static void
list_stays (EfHistoryPage *self)
{
  guint n = self->history != NULL ? self->history->n : 0;
  guint32 *order = g_new (guint32, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    order[i] = i;
  ef_row_list_take_order (self->rows, order, n);
}

void
ef_history_page_show (EfHistoryPage  *self,
                      EfChartHistory *history)
{
  const char *refusal;
  g_autofree char *text = NULL;

  g_return_if_fail (EF_IS_HISTORY_PAGE (self));

  refusal = history != NULL ? history->refusal : _("No points are shown.");
  self->showing = TRUE;
  /* No row may look for a stay that is gone. */
  ef_row_list_take_order (self->rows, NULL, 0);
  g_clear_pointer (&self->history, ef_chart_history_unref);
  self->history = history != NULL ? ef_chart_history_ref (history) : NULL;
  list_stays (self);
  self->showing = FALSE;

  gtk_stack_set_visible_child_name (self->stack, refusal != NULL ? "reason" : "history");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence_label), refusal == NULL);
  if (refusal != NULL)
    {
      text = g_markup_escape_text (refusal, -1);
      adw_status_page_set_description (self->reason_page, text);
      return;
    }
  text = ef_chart_history_describe (history, ef_tick_style_for_locale ());
  gtk_label_set_text (self->sentence_label, text);
}

static void
ef_history_page_dispose (GObject *object)
{
  EfHistoryPage *self = EF_HISTORY_PAGE (object);
  GtkWidget *child;

  if (self->column_view != NULL)
    gtk_column_view_set_model (self->column_view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), EF_TYPE_HISTORY_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ef_history_page_parent_class)->dispose (object);
}

static void
ef_history_page_finalize (GObject *object)
{
  g_clear_pointer (&EF_HISTORY_PAGE (object)->history, ef_chart_history_unref);

  G_OBJECT_CLASS (ef_history_page_parent_class)->finalize (object);
}

static void
ef_history_page_class_init (EfHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_history_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = ef_history_page_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EfHistoryPage, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, EfHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, EfHistoryPage, column_view);
  gtk_widget_class_bind_template_child (widget_class, EfHistoryPage, reason_page);
}

static void
ef_history_page_init (EfHistoryPage *self)
{
  self->rows = ef_row_list_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  add_columns (self);
  gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

void
ef_history_page_set_workspace (EfHistoryPage *self,
                               EfWorkspace   *workspace)
{
  g_return_if_fail (EF_IS_HISTORY_PAGE (self));
  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  g_set_object (&self->workspace, workspace);
}
