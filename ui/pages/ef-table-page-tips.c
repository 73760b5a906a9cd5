/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-page-private.h"

#include <glib/gi18n-lib.h>

#include "ef-cell-text.h"
#include "ef-column-footprint.h"
#include "ef-column-line.h"
#include "ef-header-title.h"

/* What headers and cells say when somebody points at them. It is found out then: a tooltip for each
 * of some thousand cells would ask the display where the pointer is, each time one is set. */

/* The place beside the words belongs to the cell around them. */
static GtkWidget *
find_cell_in (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (EF_IS_TABLE_CELL (child))
      return child;
  return NULL;
}

GtkWidget *
ef_table_page_find_cell (EfTablePage *self,
                         double       x,
                         double       y,
                         EfCellMark  *mark)
{
  GtkWidget *view = GTK_WIDGET (self->column_view);
  GtkWidget *widget = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell = NULL;

  for (; widget != NULL && widget != view && cell == NULL; widget = gtk_widget_get_parent (widget))
    cell = EF_IS_TABLE_CELL (widget) ? widget : find_cell_in (widget);
  return cell != NULL && ef_table_page_get_mark (self, cell, mark) ? cell : NULL;
}

/* What its column is; of energy and carbon also what the amounts count. */
static gboolean
explain_header (EfTablePage *self,
                const char  *title,
                GtkTooltip  *tooltip)
{
  guint n = self->shown != NULL ? ef_table_get_n_columns (self->shown) : 0;

  for (guint i = 0; i < n; i++)
    {
      EfColumn *column = ef_table_get_column (self->shown, i);
      g_autofree char *counts = NULL;
      g_autoptr (GString) words = NULL;
      g_autofree char *known = NULL;
      g_autofree char *header = ef_column_line_dup_header (column);

      if (!g_str_equal (title, header))
        continue;
      known = ef_column_line_explain (column);
      words = g_string_new (NULL);
      if (g_utf8_strlen (title, -1) > EF_TABLE_PAGE_TITLE_CHARS)
        g_string_append_printf (words, "%s\n", title);
      g_string_append (words, known);
      counts = ef_column_footprint_describe (self->shown, column, -1);
      if (counts != NULL)
        {
          g_string_append_c (words, '\n');
          g_string_append_printf (words, _("Counts: %s"), counts);
        }
      gtk_tooltip_set_text (tooltip, words->str);
      return TRUE;
    }
  return FALSE;
}

static gboolean
tell_header (EfTablePage *self,
             int          x,
             int          y,
             GtkTooltip  *tooltip)
{
  const EfChartColumns *columns = ef_computed_columns_get (self->computed);
  const char *title = ef_header_title_at (self->column_view, x, y);

  if (g_strcmp0 (title, FRONT_TITLE) == 0)
    {
      gtk_tooltip_set_text (tooltip, _("On the frontier"));
      return TRUE;
    }
  for (guint i = 0; title != NULL && columns != NULL && i < columns->n; i++)
    if (g_str_equal (title, ef_column_get_name (columns->columns[i].column)))
      {
        gtk_tooltip_set_text (tooltip, columns->columns[i].explanation);
        return TRUE;
      }
  return title != NULL && explain_header (self, title, tooltip);
}

/* An empty computed cell says why it is; others where they come from, or what has no room
 * (transfer full). */
static char *
dup_cell_tip (EfTablePage      *self,
              const EfCellMark *mark)
{
  EfColumn *column;
  guint place;

  if (mark->is_head)
    return ef_table_page_describe_head (self, mark->index, mark->group);
  if (ef_table_page_find_computed (self, mark->index, &place))
    return g_strdup (ef_chart_columns_get_reason (ef_computed_columns_get (self->computed), place,
                                                  mark->row));
  if (mark->index < 0)
    return NULL;
  column = ef_table_get_column (self->shown, (guint) mark->index);
  return ef_cell_text_dup_tip (self->shown, column, mark->row,
                               ef_table_page_get_format (self, column));
}

static gboolean
tell_cell (EfTablePage *self,
           int          x,
           int          y,
           GtkTooltip  *tooltip)
{
  GtkWidget *view = GTK_WIDGET (self->column_view);
  EfCellMark mark;
  GtkWidget *cell = ef_table_page_find_cell (self, x, y, &mark);
  graphene_rect_t bounds;
  g_autofree char *tip = NULL;

  if (cell == NULL)
    return FALSE;
  tip = dup_cell_tip (self, &mark);
  if (tip == NULL || *tip == '\0' || !gtk_widget_compute_bounds (cell, view, &bounds))
    return FALSE;
  gtk_tooltip_set_text (tooltip, tip);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle){
    (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
    (int) bounds.size.height });
  return TRUE;
}

/* One of the window around the page, such as that of the filter, which hangs over the headers. */
static gboolean
is_popover_used (EfTablePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  /* The focus may stay for a moment in one that is closed. */
  return popover != NULL && gtk_widget_get_visible (popover);
}

/* A dialog takes clicks and keys from the window, but not tooltips, which would lie above it. */
static gboolean
has_dialog (EfTablePage *self)
{
  GListModel *windows = gtk_window_get_toplevels ();
  gpointer root = gtk_widget_get_root (GTK_WIDGET (self));

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (root != NULL && gtk_window_get_modal (window)
          && (gpointer) gtk_window_get_transient_for (window) == root
          && gtk_widget_get_visible (GTK_WIDGET (window)))
        return TRUE;
    }

  return FALSE;
}

gboolean
ef_table_page_tell (EfTablePage *self,
                    int          x,
                    int          y,
                    GtkTooltip  *tooltip)
{
  /* It would lie above the menu that somebody reads, or the entry in which somebody types. */
  if (ef_table_page_has_menu_open (self) || is_popover_used (self) || has_dialog (self))
    return FALSE;
  return tell_header (self, x, y, tooltip) || tell_cell (self, x, y, tooltip);
}
