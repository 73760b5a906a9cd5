/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-page.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>

#include "ef-filter.h"
#include "ef-row-list.h"

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
  EfRowList *rows;
  GtkMultiSelection *selection;
  guint8 *on_front;         /* a byte per row of the table */
  gboolean all_columns;
  gboolean selecting;       /* the selection is being set from the workspace */

  gint sort_column;         /* index in the table, -1: the table's order, -2: frontier first */
  gboolean sort_descending;
  gint probed;              /* the column that answered the probe */
  GCancellable *cancellable; /* of a running sort */

  GtkColumnView *column_view;
  GtkRevealer *more_revealer;
  GtkButton *more_button;
};

G_DEFINE_FINAL_TYPE (EfTablePage, ef_table_page, GTK_TYPE_WIDGET)

#define COLUMN_NONE (-1)
#define COLUMN_FRONT (-2)

/* What a column's factory and sorter need to know. */
typedef struct
{
  EfTablePage *page; /* outlives its columns */
  gint index;        /* of the table's column, or COLUMN_FRONT */
} ColumnContext;

typedef struct
{
  guint32 *rows;
  guint n;
  EfColumn *column;
  gboolean descending;
} Sorting;

static void
sorting_free (Sorting *sorting)
{
  g_free (sorting->rows);
  ef_column_unref (sorting->column);
  g_free (sorting);
}

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

static gboolean
is_hidden (EfTablePage *self,
           guint        row)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);

  return spec != NULL && spec->hidden->len > 0 &&
         ef_chart_spec_is_hidden (spec, ef_table_get_row_ids (self->shown)[row]);
}

/* A number as it stands in the table, with the decimal point of the user's language. */
static char *
dup_number (double value)
{
  char buffer[EF_NUMBER_BUFFER];
  const char *point = localeconv ()->decimal_point;
  const char *dot;

  ef_number_to_text (value, buffer);
  dot = strchr (buffer, '.');
  if (dot == NULL || g_str_equal (point, "."))
    return g_strdup (buffer);
  return g_strdup_printf ("%.*s%s%s", (int) (dot - buffer), buffer, point, dot + 1);
}

static char *
dup_cell (const EfColumn *column,
          guint           row)
{
  const char *original = ef_column_get_original (column, row);

  if (original != NULL)
    return g_strdup (original);
  if (ef_column_get_kind (column) == EF_COLUMN_NUMBER)
    {
      double value = ef_column_get_numbers (column)[row];

      return isnan (value) ? g_strdup ("") : dup_number (value);
    }
  return ef_column_dup_cell (column, row);
}

static void
setup_cell_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               gpointer                  user_data)
{
  const ColumnContext *context = user_data;
  GtkWidget *label = gtk_label_new (NULL);
  EfColumn *column = context->index >= 0
                         ? ef_table_get_column (context->page->shown, (guint) context->index)
                         : NULL;
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

  if (is_hidden (self, row))
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");

  if (context->index == COLUMN_FRONT)
    {
      bind_front_cell (context, label, row);
      return;
    }

  column = ef_table_get_column (self->shown, (guint) context->index);
  text = dup_cell (column, row);
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, strlen (text) > 14 ? text : NULL);
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

/* Selects in the view what the workspace has selected. */
static void
show_selection (EfTablePage *self)
{
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
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

  mask = gtk_bitset_new_range (0, n);
  self->selecting = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), selected, mask);
  self->selecting = FALSE;
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
sort_in_worker (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Sorting *sorting = task_data;

  ef_row_order_sort (sorting->rows, sorting->n, sorting->column, sorting->descending);
  g_task_return_boolean (task, TRUE);
}

static void
sorted_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  EfTablePage *self = EF_TABLE_PAGE (object);
  GTask *task = G_TASK (result);
  Sorting *sorting = g_task_get_task_data (task);

  if (g_task_get_cancellable (task) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  set_order (self, g_steal_pointer (&sorting->rows), sorting->n);
  show_selection (self);
}

static void
start_sorting (EfTablePage *self,
               guint32     *rows,
               guint        n,
               EfColumn    *column)
{
  g_autoptr (GTask) task = NULL;
  Sorting *sorting = g_new (Sorting, 1);

  sorting->rows = rows;
  sorting->n = n;
  sorting->column = ef_column_ref (column);
  sorting->descending = self->sort_descending;

  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, sorted_cb, NULL);
  g_task_set_source_tag (task, start_sorting);
  g_task_set_name (task, "sort table");
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, sorting, (GDestroyNotify) sorting_free);
  g_task_run_in_thread (task, sort_in_worker);
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
  else if (self->sort_column >= 0)
    {
      column = ef_table_get_column (self->shown, (guint) self->sort_column);
      if (n > SYNCHRONOUS_ROWS)
        {
          start_sorting (self, g_steal_pointer (&rows), n, column);
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

static void
add_column (EfTablePage *self,
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
  gtk_column_view_append_column (self->column_view, view_column);
}

static void
remove_columns (EfTablePage *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->column_view, column);
    }
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
  for (gint i = 0; i < (gint) n; i++)
    if (!taken[i])
      g_array_append_val (order, i);
  return order;
}

static void
show_columns (EfTablePage *self)
{
  g_autoptr (GArray) order = order_columns (self);
  guint n = self->all_columns ? order->len : MIN (order->len, FIRST_COLUMNS);
  g_autofree char *more = NULL;

  remove_columns (self);
  add_column (self, COLUMN_FRONT, _("Frontier"));
  for (guint i = 0; i < n; i++)
    {
      gint index = g_array_index (order, gint, i);

      add_column (self, index,
                  ef_column_get_name (ef_table_get_column (self->shown, (guint) index)));
    }

  more = g_strdup_printf (ngettext ("Show all %u column", "Show all %u columns", order->len),
                          order->len);
  gtk_button_set_label (self->more_button, more);
  gtk_revealer_set_reveal_child (self->more_revealer, n < order->len);
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

/* A hidden page costs nothing: it catches up when it is shown. */
static void
refresh (EfTablePage *self)
{
  EfTable *table;

  if (self->workspace == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  table = ef_workspace_get_table (self->workspace);
  if (table != self->shown)
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
    refresh_front (self);
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
  refresh (EF_TABLE_PAGE (widget));
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

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-table-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EfTablePage, column_view);
  gtk_widget_class_bind_template_child (widget_class, EfTablePage, more_revealer);
  gtk_widget_class_bind_template_child (widget_class, EfTablePage, more_button);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
  gtk_widget_class_set_css_name (widget_class, "ef-table-page");
}

static void
ef_table_page_init (EfTablePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->sort_column = COLUMN_NONE;
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
  refresh (self);
}
