/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-page-private.h"

#include <glib/gi18n-lib.h>

#include "ef-cell-text.h"
#include "ef-column-line.h"

/* Wide tables begin with the columns that matter for the chart; the rest comes on demand, since
 * each column costs a widget per visible row. */
#define FIRST_COLUMNS 12
/* Those that come before the first frame; each has a cell in 200 rows, which GTK keeps ready. */
#define COLUMNS_AT_ONCE 5
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

gboolean
ef_table_page_find_computed (EfTablePage *self,
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
  if (ef_table_page_find_computed (self, index, &place))
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
  GtkWidget *label;
  EfColumn *column = ef_table_page_get_column (context->page, context->index);
  gboolean is_text = column == NULL || ef_column_get_kind (column) == EF_COLUMN_TEXT;

  if (context->index >= 0 && context->index == context->page->group_index)
    {
      label = ef_table_page_create_group_cell (context->page);
      ef_table_page_add_mark (label);
      gtk_list_item_set_child (list_item, label);
      return;
    }

  label = gtk_label_new (NULL);
  ef_table_page_add_mark (label);
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

static void
bind_computed_cell (const ColumnContext *context,
                    GtkWidget           *label,
                    guint                row)
{
  EfTablePage *self = context->page;
  g_autofree char *text = NULL;
  guint place;

  if (ef_table_page_find_computed (self, context->index, &place))
    {
      const EfChartColumns *columns = ef_computed_columns_get (self->computed);

      text = ef_chart_columns_dup_cell (columns, place, row, ef_tick_style_for_locale ());
    }
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
}

/* The widget of the whole row, which every cell is in, looks other where it is the head of a
 * group. */
static void
mark_head (GtkWidget *label,
           gboolean   is_head)
{
  GtkWidget *cell = gtk_widget_get_parent (label);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;

  if (row == NULL)
    return;
  if (is_head)
    gtk_widget_add_css_class (row, "group-head");
  else
    gtk_widget_remove_css_class (row, "group-head");
}

static void
unbind_cell_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *list_item,
                gpointer                  user_data)
{
  const ColumnContext *context = user_data;
  GtkWidget *cell = gtk_list_item_get_child (list_item);

  if (GTK_IS_BOX (cell))
    ef_table_page_unbind_group_cell (context->page, cell);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              gpointer                  user_data)
{
  const ColumnContext *context = user_data;
  EfTablePage *self = context->page;
  EfRow *item = EF_ROW (gtk_list_item_get_item (list_item));
  guint row = ef_row_get_index (item);
  GtkWidget *label = gtk_list_item_get_child (list_item);
  guint group;
  gboolean is_head = ef_row_get_group (item, &group);
  EfColumn *column;
  g_autofree char *text = NULL;

  /* Of an order that is being replaced piece by piece. */
  if (is_head && !ef_table_page_has_group (self, group))
    return;
  *ef_table_page_get_mark (label) = (EfCellMark){
    context->index,
    is_head ? self->order->groups->rows[self->order->groups->starts[group]] : row,
    is_head,
    is_head ? group : 0,
  };
  if (context->index == COLUMN_FRONT)
    mark_head (label, is_head);
  if (is_head && !GTK_IS_BOX (label))
    {
      ef_table_page_bind_head (self, label, context->index, group);
      return;
    }
  if (GTK_IS_BOX (label))
    {
      ef_table_page_bind_group_cell (self, label, item);
      return;
    }
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
  gtk_label_set_text (GTK_LABEL (label), text);
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
  g_signal_connect_data (factory, "unbind", G_CALLBACK (unbind_cell_cb), context_new (self, index),
                         context_free, 0);
  view_column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_header_menu (view_column, menu);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_insert_column (self->column_view, position, view_column);
  if (index == self->kept_sort.index && index != COLUMN_NONE)
    {
      gboolean descending = self->kept_sort.descending;

      self->kept_sort.index = COLUMN_NONE;
      gtk_column_view_sort_by_column (self->column_view, view_column,
                                      descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
    }
  return view_column;
}

void
ef_table_page_remove_columns (EfTablePage *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);

  g_ptr_array_set_size (self->computed_views, 0);
  g_array_set_size (self->pending, 0);
  g_clear_handle_id (&self->adding, g_source_remove);
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
/* The order to show the columns in: what the rows are grouped by, the row's name, the two axes, the
 * colour, then as in the file. */
static GArray *
order_columns (EfTablePage *self)
{
  EfChartData *data = ef_workspace_get_data (self->workspace);
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  guint n = ef_table_get_n_columns (self->shown);
  g_autofree guint8 *taken = g_malloc0 (n + 1);
  GArray *order = g_array_new (FALSE, FALSE, sizeof (gint));
  EfColumn *first[] = { self->group_index >= 0
                          ? ef_table_get_column (self->shown, (guint) self->group_index)
                          : NULL,
                        ef_table_get_role_column (self->shown, EF_ROLE_NAME),
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
  if (self->group_index >= 0 &&
      column == ef_table_get_column (self->shown, (guint) self->group_index))
    return TRUE;
  if (self->view.columns == NULL)
    return n_before < FIRST_COLUMNS;
  return ef_table_view_has_column (&self->view, ef_column_get_name (column));
}

static void
append_column (EfTablePage *self,
               gint         index)
{
  EfColumn *column = ef_table_get_column (self->shown, (guint) index);
  GListModel *columns = gtk_column_view_get_columns (self->column_view);
  g_autofree char *title = ef_column_line_dup_header (column);

  /* That of the groups is before the star. */
  insert_column (self, index == self->group_index ? 0 : g_list_model_get_n_items (columns), index,
                 title);
}

/* One at a time, so that the window answers between them. */
static gboolean
add_pending_cb (gpointer user_data)
{
  EfTablePage *self = user_data;

  if (self->pending->len == 0)
    {
      self->adding = 0;
      return G_SOURCE_REMOVE;
    }
  append_column (self, g_array_index (self->pending, gint, self->pending->len - 1));
  g_array_set_size (self->pending, self->pending->len - 1);
  return G_SOURCE_CONTINUE;
}

/* The first columns, which the others follow once there are rows. */
static void
add_columns (EfTablePage *self)
{
  for (guint i = 0; i < MIN (self->shown_columns->len, COLUMNS_AT_ONCE); i++)
    append_column (self, g_array_index (self->shown_columns, gint, i));
  for (guint i = self->shown_columns->len; i > COLUMNS_AT_ONCE; i--)
    g_array_append_val (self->pending, g_array_index (self->shown_columns, gint, i - 1));
}

void
ef_table_page_add_pending (EfTablePage *self)
{
  if (self->pending->len > 0 && self->adding == 0)
    self->adding = g_idle_add (add_pending_cb, self);
}

void
ef_table_page_show_columns (EfTablePage *self)
{
  g_autoptr (GArray) order = NULL;
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  guint n_leading = 1; /* the star is before them all */

  self->kept_sort.index = COLUMN_NONE;
  if (self->sorts->len > 0)
    self->kept_sort = g_array_index (self->sorts, EfTableSort, 0);
  self->group_index = ef_table_page_find_group_column (self);
  ef_table_page_begin_groups (self, self->group_index);
  order = order_columns (self);
  self->axes_lead = ef_table_page_knows_axes (self);
  ef_table_view_clear (&self->view);
  if (spec != NULL)
    ef_table_view_copy (&self->view, &spec->table);
  /* Each column that comes would make cells for all rows that are there. */
  gtk_column_view_set_model (self->column_view, NULL);
  ef_table_page_remove_columns (self);
  g_array_set_size (self->shown_columns, 0);
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
      g_array_append_val (self->shown_columns, index);
    }
  add_columns (self);
  self->n_leading = n_leading;
  ef_table_page_show_computed (self);
  show_count (self, shown);
}
