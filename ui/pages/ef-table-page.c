/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-page.h"

#include <glib/gi18n-lib.h>

#include "ef-cell-text.h"
#include "ef-column-footprint.h"
#include "ef-computed-columns.h"
#include "ef-filter.h"
#include "ef-header-title.h"
#include "ef-row-list.h"
#include "ef-estimate-column.h"

/* The column view shows an EfRowList, whose order we keep ourselves: GtkSortListModel would make an
 * object of each of a million rows. The header still needs a sorter per column to be clickable, and
 * GTK 4.8 does not tell which column was clicked. So the sorters only report: when the view's
 * sorter changes we ask it to compare two rows, and the first column's sorter that is asked is the
 * one to sort by (see probe_sorter()). */

/* Wide tables begin with the columns that matter for the chart; the rest comes on demand, since
 * each column costs a widget per visible row. */
#define FIRST_COLUMNS 16

/* Rows below which sorting takes a few milliseconds. */
#define SYNCHRONOUS_ROWS 50000

struct _EfTablePage
{
  GtkWidget parent_instance;

  EfWorkspace *workspace;
  EfTable *shown;           /* whose columns the view has; NULL while the page is not looked at */
  EfComputedColumns *computed;
  GPtrArray *computed_views; /* (element-type GtkColumnViewColumn): of these, as far as shown */
  guint n_leading;          /* columns before the computed ones */
  gboolean axes_lead;       /* the axes were known when the columns were made */
  EfRowList *rows;
  GtkMultiSelection *selection;
  guint8 *on_front;         /* a byte per row of the table */
  gboolean all_columns;
  gboolean selecting;       /* the selection is being set from the workspace */

  gint sort_column;         /* COLUMN_NONE: the table's order; COLUMN_FRONT: frontier first */
  gboolean sort_descending;
  gint probed;              /* the column that answered the probe */
  GCancellable *cancellable; /* of a running sort */

  GtkColumnView *column_view;
  GtkButton *more_button;
  GtkCheckButton *computed_check;
};

G_DEFINE_FINAL_TYPE (EfTablePage, ef_table_page, GTK_TYPE_WIDGET)

/* How the columns of the view are named: by the index in the table, or below zero. */
#define COLUMN_NONE (-1)
#define COLUMN_FRONT (-2)
#define COLUMN_COMPUTED (-3) /* the first computed one; the others follow downwards */

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
static EfColumn *
get_column (EfTablePage *self,
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
  EfColumn *column = get_column (context->page, context->index);
  gboolean is_text = column == NULL || ef_column_get_kind (column) == EF_COLUMN_TEXT;

  gtk_label_set_xalign (GTK_LABEL (label), column == NULL ? 0.5f : is_text ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (is_text && column != NULL)
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

/* The probe: the first sorter that is asked remembers its column and answers "smaller". */
static int
report_column (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const ColumnContext *context = user_data;

  if (context->page->probed == COLUMN_NONE)
    context->page->probed = context->index;
  return -1;
}

static void
set_order (EfTablePage *self,
           guint32     *order,
           guint        n)
{
  self->selecting = TRUE;
  ef_row_list_take_order (self->rows, order, n);
  self->selecting = FALSE;
}

/* The action is that of the list inside of the view, for which GTK 4.8 has no function. */
static void
scroll_to (EfTablePage *self,
           guint        position)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->column_view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL)
    gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}

/* Selects in the view what the workspace has selected. */
static void
show_selection (EfTablePage *self)
{
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) before = NULL;
  g_autoptr (GtkBitset) mask = NULL;
  guint n_selected, n;
  const guint32 *rows = ef_workspace_get_selection (self->workspace, &n_selected);
  const guint32 *order = ef_row_list_get_order (self->rows, &n);

  if (self->shown == NULL)
    return;

  if (n_selected > 0)
    {
      g_autofree guint8 *is_selected = g_malloc0 (ef_table_get_n_rows (self->shown));

      for (guint i = 0; i < n_selected; i++)
        is_selected[rows[i]] = 1;
      for (guint i = 0; i < n; i++)
        if (is_selected[order[i]])
          gtk_bitset_add (selected, i);
    }

  before = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_equals (before, selected))
    return;

  mask = gtk_bitset_new_range (0, n);
  self->selecting = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), selected, mask);
  self->selecting = FALSE;
  if (!gtk_bitset_is_empty (selected))
    scroll_to (self, gtk_bitset_get_minimum (selected));
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  guint32 row_a = *(const guint32 *) a;
  guint32 row_b = *(const guint32 *) b;

  return (row_a > row_b) - (row_a < row_b);
}

static void
selection_changed_cb (EfTablePage *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  GtkBitsetIter iter;
  guint position, n;
  const guint32 *order = ef_row_list_get_order (self->rows, &n);

  if (self->selecting)
    return;

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    if (position < n)
      g_array_append_val (rows, order[position]);

  g_array_sort (rows, compare_rows);
  ef_workspace_set_selection (self->workspace, (const guint32 *) (gpointer) rows->data, rows->len);
}

static guint32 *
list_rows (EfTablePage *self,
           guint       *n)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  guint n_rows = ef_table_get_n_rows (self->shown);
  guint32 *rows = g_new (guint32, MAX (n_rows, 1));
  g_autoptr (EfFilter) filter = spec->filter != NULL ? ef_filter_parse (spec->filter, NULL) : NULL;
  g_autofree guint8 *mask = filter != NULL ? ef_filter_apply (filter, self->shown, NULL) : NULL;

  *n = 0;
  for (guint row = 0; row < n_rows; row++)
    if (mask == NULL || mask[row])
      rows[(*n)++] = row;
  return rows;
}

/* Stable partition: frontier first in ascending x, as the chart walks it; or last. */
static void
sort_by_front (EfTablePage *self,
               guint32     *rows,
               guint        n,
               gboolean     descending)
{
  g_autofree guint32 *sorted = g_new (guint32, MAX (n, 1));
  guint k = 0;

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++)
      {
        gboolean on_front = self->on_front != NULL && self->on_front[rows[i]];

        if (on_front == (pass == (descending ? 1 : 0)))
          sorted[k++] = rows[i];
      }
  if (n > 0)
    memcpy (rows, sorted, n * sizeof *rows);
}

static void
sorted_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  EfTablePage *self = user_data;
  guint n;
  g_autofree guint32 *rows = ef_row_order_sort_finish (result, &n);

  if (g_task_get_cancellable (G_TASK (result)) == self->cancellable)
    {
      g_clear_object (&self->cancellable);
      set_order (self, g_steal_pointer (&rows), n);
      show_selection (self);
    }
  g_object_unref (self);
}

static void
refresh_rows (EfTablePage *self)
{
  g_autofree guint32 *rows = NULL;
  EfColumn *column;
  guint n;

  g_clear_object (&self->cancellable);
  if (self->shown == NULL)
    {
      set_order (self, NULL, 0);
      return;
    }

  rows = list_rows (self, &n);
  if (self->sort_column == COLUMN_FRONT)
    sort_by_front (self, rows, n, self->sort_descending);
  else if ((column = get_column (self, self->sort_column)) != NULL)
    {
      if (n > SYNCHRONOUS_ROWS)
        {
          self->cancellable = g_cancellable_new ();
          ef_row_order_sort_async (g_steal_pointer (&rows), n, column, self->sort_descending,
                                   self->cancellable, sorted_cb, g_object_ref (self));
          return;
        }
      ef_row_order_sort (rows, n, column, self->sort_descending);
    }

  set_order (self, g_steal_pointer (&rows), n);
  show_selection (self);
}

static void
probe_sorter (EfTablePage *self,
              GtkSorter   *sorter)
{
  g_autoptr (EfRow) a = g_object_new (EF_TYPE_ROW, NULL);
  g_autoptr (EfRow) b = g_object_new (EF_TYPE_ROW, NULL);
  GtkOrdering ordering;

  self->probed = COLUMN_NONE;
  ordering = gtk_sorter_compare (sorter, a, b);
  self->sort_column = self->probed;
  self->sort_descending = ordering == GTK_ORDERING_LARGER;
}

static void
sorter_changed_cb (EfTablePage *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->column_view);

  if (sorter == NULL || self->shown == NULL)
    return;

  probe_sorter (self, sorter);
  refresh_rows (self);
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
  g_autoptr (GtkSorter) sorter =
    GTK_SORTER (gtk_custom_sorter_new (report_column, context_new (self, index), g_free));

  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cell_cb), context_new (self, index),
                         context_free, 0);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cell_cb), context_new (self, index),
                         context_free, 0);
  view_column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_insert_column (self->column_view, position, view_column);
  return view_column;
}

static void
remove_columns (EfTablePage *self)
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
static void
show_computed (EfTablePage *self)
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

static void
computed_changed_cb (EfTablePage *self)
{
  if (self->shown == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  show_computed (self);
  refresh_rows (self);
}

static void
computed_toggled_cb (EfTablePage *self)
{
  ef_computed_columns_set_wanted (self->computed,
                                  gtk_check_button_get_active (self->computed_check));
}

static const char *get_title (const EfColumn *column);

/* Of energy and carbon, what the amounts count. */
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
      g_autofree char *words = NULL;

      if (!g_str_equal (title, get_title (column)))
        continue;
      counts = ef_column_footprint_describe (self->shown, column, -1);
      if (counts == NULL)
        return FALSE;
      words = g_strdup_printf (_("Counts: %s"), counts);
      gtk_tooltip_set_text (tooltip, words);
      return TRUE;
    }
  return FALSE;
}

static gboolean
query_tooltip_cb (EfTablePage *self,
                  int          x,
                  int          y,
                  gboolean     keyboard,
                  GtkTooltip  *tooltip,
                  GtkWidget   *view)
{
  const EfChartColumns *columns = ef_computed_columns_get (self->computed);
  const char *title = keyboard ? NULL : ef_header_title_at (GTK_COLUMN_VIEW (view), x, y);

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

static gboolean
knows_axes (EfTablePage *self)
{
  EfChartData *data = ef_workspace_get_data (self->workspace);

  return data != NULL && data->table == self->shown;
}

/* What we add ourselves is called by its name in the person's language. */
static const char *
get_title (const EfColumn *column)
{
  const char *ours = ef_estimate_column_get_title (ef_column_get_name (column));

  return ours != NULL ? ours : ef_column_get_name (column);
}

static void
show_columns (EfTablePage *self)
{
  g_autoptr (GArray) order = order_columns (self);
  guint n = self->all_columns ? order->len : MIN (order->len, FIRST_COLUMNS);
  g_autofree char *more = NULL;

  self->axes_lead = knows_axes (self);
  remove_columns (self);
  insert_column (self, 0, COLUMN_FRONT, _("Frontier"));
  for (guint i = 0; i < n; i++)
    {
      gint index = g_array_index (order, gint, i);

      insert_column (self, 1 + i, index,
                     get_title (ef_table_get_column (self->shown, (guint) index)));
    }
  show_computed (self);

  more = g_strdup_printf (ngettext ("Show all %u column", "Show all %u columns", order->len),
                          order->len);
  gtk_button_set_label (self->more_button, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), n < order->len);
}

static void
more_clicked_cb (EfTablePage *self)
{
  self->all_columns = TRUE;
  show_columns (self);
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

  table = ef_workspace_get_table (self->workspace);
  if (has_same_columns (self->shown, table))
    {
      /* What was sorted by or unfolded stays. */
      g_clear_pointer (&self->on_front, g_free);
      ef_table_unref (self->shown);
      self->shown = ef_table_ref (table);
    }
  else if (table != self->shown)
    {
      set_order (self, NULL, 0);
      remove_columns (self);
      g_clear_pointer (&self->on_front, g_free);
      g_clear_pointer (&self->shown, ef_table_unref);
      self->sort_column = COLUMN_NONE;
      self->all_columns = FALSE;
      if (table != NULL)
        {
          self->shown = ef_table_ref (table);
          show_columns (self);
        }
    }

  if (self->shown != NULL)
    {
      /* A table comes before the points that say which of its columns are the axes. */
      if (!self->axes_lead && knows_axes (self))
        show_columns (self);
      refresh_front (self);
      show_computed (self);
    }
  refresh_rows (self);
}

static void
selection_refresh_cb (EfTablePage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_selection (self);
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

  if (self->column_view != NULL)
    {
      gtk_column_view_set_model (self->column_view, NULL);
      remove_columns (self);
    }
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_object (&self->computed);
  g_clear_pointer (&self->computed_views, g_ptr_array_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->shown, ef_table_unref);
  g_clear_pointer (&self->on_front, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), EF_TYPE_TABLE_PAGE);
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

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-table-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EfTablePage, column_view);
  gtk_widget_class_bind_template_child (widget_class, EfTablePage, more_button);
  gtk_widget_class_bind_template_child (widget_class, EfTablePage, computed_check);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, computed_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
  gtk_widget_class_set_css_name (widget_class, "ef-table-page");
}

static void
ef_table_page_init (EfTablePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->sort_column = COLUMN_NONE;
  self->computed_views = g_ptr_array_new_with_free_func (g_object_unref);
  self->computed = ef_computed_columns_new ();
  g_signal_connect_object (self->computed, "changed", G_CALLBACK (computed_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->rows = ef_row_list_new ();
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->column_view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
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
  refresh (self);
}
