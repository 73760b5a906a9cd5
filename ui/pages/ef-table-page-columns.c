/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-page-private.h"

#include <glib/gi18n-lib.h>

#include "ef-cell-text.h"
#include "ef-column-footprint.h"
#include "ef-column-line.h"
#include "ef-header-title.h"

/* Wide tables begin with the columns that matter for the chart; the rest comes on demand, since
 * each column costs a widget per visible row. */
#define FIRST_COLUMNS 16
/* What a column's factory and sorter need to know. */
typedef struct
{
  EfTablePage *page; /* outlives its columns */
  gint index;        /* of the table's column, COLUMN_FRONT, or COLUMN_COMPUTED and below */
} ColumnContext;

static void
context_free (gpointer data,
              GClosure *closure)
{
  g_free (data);
}

static ColumnContext *
context_new (EfTablePage *self,
             gint         index)
{
  ColumnContext *context = g_new (ColumnContext, 1);

  context->page = self;
  context->index = index;
  return context;
}

/* Its place among the computed columns; FALSE if it is none of them, or not there any more. */
static gboolean
find_computed (EfTablePage *self,
               gint         index,
               guint       *place)
{
  const EfChartColumns *columns = ef_computed_columns_get (self->computed);

  if (columns == NULL || index > COLUMN_COMPUTED || COLUMN_COMPUTED - index >= (gint) columns->n)
    return FALSE;
  *place = (guint) (COLUMN_COMPUTED - index);
  return TRUE;
}

/* NULL for the star, and for a computed column that is not there. */
EfColumn *
ef_table_page_get_column (EfTablePage *self,
                          gint         index)
{
  guint place;

  if (index >= 0)
    return ef_table_get_column (self->shown, (guint) index);
  if (find_computed (self, index, &place))
    return ef_computed_columns_get (self->computed)->columns[place].column;
  return NULL;
}

static gboolean
is_hidden (EfTablePage *self,
           guint        row)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);

  return spec != NULL && spec->hidden->len > 0 &&
         ef_chart_spec_is_hidden (
           spec, ef_table_get_row_ids (ef_workspace_get_source (self->workspace))[row]);
}

static void
setup_cell_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               gpointer                  user_data)
{
  const ColumnContext *context = user_data;
  GtkWidget *label = gtk_label_new (NULL);
  EfColumn *column = ef_table_page_get_column (context->page, context->index);
  gboolean is_text = column == NULL || ef_column_get_kind (column) == EF_COLUMN_TEXT;

  gtk_label_set_xalign (GTK_LABEL (label), column == NULL ? 0.5f : is_text ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  /* A number that is cut is a wrong one: nearly all have room. */
  if (column != NULL)
    gtk_label_set_width_chars (GTK_LABEL (label),
                               ef_column_get_role (column) == EF_ROLE_NAME ? 28 : 12);
  if (!is_text)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (list_item, label);
}

static void
bind_front_cell (const ColumnContext *context,
                 GtkWidget           *label,
                 guint                row)
{
  gboolean on_front = context->page->on_front != NULL && context->page->on_front[row];

  gtk_label_set_text (GTK_LABEL (label), on_front ? "★" : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  on_front ? _("On the frontier") : "", -1);
}

/* An empty cell says why it is. */
static void
bind_computed_cell (const ColumnContext *context,
                    GtkWidget           *label,
                    guint                row)
{
  EfTablePage *self = context->page;
  g_autofree char *text = NULL;
  const char *reason = NULL;
  guint place;

  if (find_computed (self, context->index, &place))
    {
      const EfChartColumns *columns = ef_computed_columns_get (self->computed);

      text = ef_chart_columns_dup_cell (columns, place, row, ef_tick_style_for_locale ());
      reason = ef_chart_columns_get_reason (columns, place, row);
    }
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_tooltip_text (label, reason);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              gpointer                  user_data)
{
  const ColumnContext *context = user_data;
  EfTablePage *self = context->page;
  guint row = ef_row_get_index (EF_ROW (gtk_list_item_get_item (list_item)));
  GtkWidget *label = gtk_list_item_get_child (list_item);
  EfColumn *column;
  g_autofree char *text = NULL;
  g_autofree char *tip = NULL;

  ef_table_page_mark_cell (label, context->index, row);
  if (is_hidden (self, row))
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");

  if (context->index == COLUMN_FRONT)
    {
      bind_front_cell (context, label, row);
      return;
    }
  if (context->index <= COLUMN_COMPUTED)
    {
      bind_computed_cell (context, label, row);
      return;
    }

  column = ef_table_get_column (self->shown, (guint) context->index);
  text = ef_cell_text_dup_marked (column, row);
  tip = ef_cell_text_dup_tip (self->shown, column, row);
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, tip);
}
/* Returns: (transfer none) */
static GtkColumnViewColumn *
insert_column (EfTablePage *self,
               guint        position,
               gint         index,
               const char  *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;
  g_autoptr (GtkSorter) sorter = ef_table_page_create_sorter (self, index);
  g_autoptr (GMenuModel) menu = ef_table_page_create_header_menu (self, index);

  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cell_cb), context_new (self, index),
                         context_free, 0);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cell_cb), context_new (self, index),
                         context_free, 0);
  view_column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_header_menu (view_column, menu);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_insert_column (self->column_view, position, view_column);
  return view_column;
}

void
ef_table_page_remove_columns (EfTablePage *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);

  g_ptr_array_set_size (self->computed_views, 0);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->column_view, column);
    }
}

/* Beside the axes, whose values they explain. What the user moved or sorted by stays as it is while
 * the columns are the same ones. */
void
ef_table_page_show_computed (EfTablePage *self)
{
  const EfChartColumns *columns = ef_computed_columns_get (self->computed);
  guint n = columns != NULL ? columns->n : 0;
  gboolean same = n == self->computed_views->len;

  for (guint i = 0; i < n && same; i++)
    same = g_strcmp0 (gtk_column_view_column_get_title (self->computed_views->pdata[i]),
                      ef_column_get_name (columns->columns[i].column)) == 0;
  if (same)
    return;

  for (guint i = 0; i < self->computed_views->len; i++)
    gtk_column_view_remove_column (self->column_view, self->computed_views->pdata[i]);
  g_ptr_array_set_size (self->computed_views, 0);
  for (guint i = 0; i < n; i++)
    {
      GtkColumnViewColumn *column =
        insert_column (self, self->n_leading + i, COLUMN_COMPUTED - (gint) i,
                       ef_column_get_name (columns->columns[i].column));

      g_ptr_array_add (self->computed_views, g_object_ref (column));
    }
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

      if (!g_str_equal (title, ef_column_line_get_title (ef_column_get_name (column))))
        continue;
      known = ef_column_line_explain (column);
      words = g_string_new (known);
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

gboolean
ef_table_page_tell_header (EfTablePage *self,
                           int          x,
                           int          y,
                           GtkTooltip  *tooltip)
{
  const EfChartColumns *columns = ef_computed_columns_get (self->computed);
  const char *title = ef_header_title_at (self->column_view, x, y);

  for (guint i = 0; title != NULL && columns != NULL && i < columns->n; i++)
    if (g_str_equal (title, ef_column_get_name (columns->columns[i].column)))
      {
        gtk_tooltip_set_text (tooltip, columns->columns[i].explanation);
        return TRUE;
      }
  return title != NULL && explain_header (self, title, tooltip);
}
/* The order to show the columns in: the row's name, the two axes, the colour, then as in the file.
 */
static GArray *
order_columns (EfTablePage *self)
{
  EfChartData *data = ef_workspace_get_data (self->workspace);
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  guint n = ef_table_get_n_columns (self->shown);
  g_autofree guint8 *taken = g_malloc0 (n + 1);
  GArray *order = g_array_new (FALSE, FALSE, sizeof (gint));
  EfColumn *first[4] = { ef_table_get_role_column (self->shown, EF_ROLE_NAME),
                         data != NULL ? data->x.column : NULL, data != NULL ? data->y.column : NULL,
                         spec != NULL ? ef_table_find_column (self->shown, spec->colour) : NULL };

  for (guint k = 0; k < G_N_ELEMENTS (first); k++)
    for (gint i = 0; first[k] != NULL && i < (gint) n; i++)
      if (ef_table_get_column (self->shown, (guint) i) == first[k] && !taken[i])
        {
          taken[i] = 1;
          g_array_append_val (order, i);
        }
  self->n_leading = 1 + order->len; /* the star is before them all */
  for (gint i = 0; i < (gint) n; i++)
    if (!taken[i])
      g_array_append_val (order, i);
  return order;
}

gboolean
ef_table_page_knows_axes (EfTablePage *self)
{
  EfChartData *data = ef_workspace_get_data (self->workspace);

  return data != NULL && data->table == self->shown;
}

/* "16 of 25 columns" */
static void
show_count (EfTablePage *self,
            GPtrArray   *shown)
{
  guint n = ef_table_get_n_columns (self->shown);
  g_autofree char *label =
    shown->len < n ? g_strdup_printf (ngettext ("%u of %u column", "%u of %u columns", n),
                                      shown->len, n)
                   : g_strdup_printf (ngettext ("%'u column", "%'u columns", n), n);

  gtk_menu_button_set_label (self->columns_button, label);
  ef_column_chooser_set_shown (self->chooser, shown);
}

/* What was chosen, of which nothing may be there; else what matters first. */
static gboolean
is_chosen (EfTablePage    *self,
           const EfColumn *column,
           guint           n_before)
{
  if (self->view.columns == NULL)
    return n_before < FIRST_COLUMNS;
  return ef_table_view_has_column (&self->view, ef_column_get_name (column));
}

void
ef_table_page_show_columns (EfTablePage *self)
{
  g_autoptr (GArray) order = order_columns (self);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  guint n_leading = 1; /* the star is before them all */

  self->axes_lead = ef_table_page_knows_axes (self);
  ef_table_view_clear (&self->view);
  if (spec != NULL)
    ef_table_view_copy (&self->view, &spec->table);
  ef_table_page_remove_columns (self);
  insert_column (self, 0, COLUMN_FRONT, _("Frontier"));
  for (guint i = 0; i < order->len; i++)
    {
      gint index = g_array_index (order, gint, i);
      EfColumn *column = ef_table_get_column (self->shown, (guint) index);

      if (!is_chosen (self, column, shown->len))
        continue;
      if (1 + i < self->n_leading)
        n_leading++;
      g_ptr_array_add (shown, column);
      insert_column (self, shown->len, index,
                     ef_column_line_get_title (ef_column_get_name (column)));
    }
  self->n_leading = n_leading;
  ef_table_page_show_computed (self);
  show_count (self, shown);
}
