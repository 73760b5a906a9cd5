/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-column-line.h"

/* The column view shows an EfRowList, whose order we keep ourselves: GtkSortListModel would make an
 * object of each of a million rows. The header still needs a sorter per column to be clickable, and
 * GTK 4.8 does not tell which column was clicked. So the sorters only report: when the view's
 * sorter changes we ask it to compare two rows, and the first column's sorter that is asked is the
 * one to sort by. Which ones were clicked before we know ourselves: the view forgets a column that
 * it does not have for a moment. */
/* More rows than these, as in a rectangle of a chart, unfold no groups. */
#define UNFOLDED_MAX 100
/* Rows below which filtering, sorting and grouping takes a few milliseconds. */
#define SYNCHRONOUS_ROWS 50000
/* What a sorter needs to know. */
typedef struct
{
  EfTablePage *page; /* outlives its columns */
  gint index;
} SorterContext;

/* The probe. */
static int
report_column (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const SorterContext *context = user_data;

  if (context->page->probed == COLUMN_NONE)
    context->page->probed = context->index;
  return -1;
}

void
ef_table_page_set_order (EfTablePage *self,
                         guint32     *order,
                         guint        n)
{
  self->selecting = TRUE;
  ef_row_list_take_order_in_place (self->rows, order, n, ef_table_page_count_at_once (self));
  self->more_rows = ef_row_list_tell_more (self->rows, 0);
  self->selecting = FALSE;
  ef_table_page_redraw_cells (self);
  ef_table_page_fill (self);
}

/* The action is that of the list inside of the view, for which GTK 4.8 has no function. */
static GtkWidget *
find_list (EfTablePage *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->column_view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static gboolean
scroll_cb (GtkWidget     *list,
           GdkFrameClock *clock,
           gpointer       position)
{
  if (gtk_widget_get_height (list) == 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", GPOINTER_TO_UINT (position));
  return G_SOURCE_REMOVE;
}

/* A list that was never laid out does not know where its rows are. */
static void
scroll_to (EfTablePage *self,
           guint        position)
{
  GtkWidget *list = find_list (self);

  if (list == NULL)
    return;
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
  if (gtk_widget_get_height (list) == 0)
    gtk_widget_add_tick_callback (list, scroll_cb, GUINT_TO_POINTER (position), NULL);
}

/* A byte a row: those that the workspace has selected (transfer full). */
static guint8 *
mark_selected (EfTablePage *self)
{
  guint8 *is_selected = g_malloc0 (MAX (ef_table_get_n_rows (self->shown), 1));
  guint n;
  const guint32 *rows = ef_workspace_get_selection (self->workspace, &n);

  for (guint i = 0; i < n; i++)
    is_selected[rows[i]] = 1;
  return is_selected;
}

/* Of positions of the list (transfer full). */
static GtkBitset *
find_selected (EfTablePage  *self,
               const guint8 *is_selected)
{
  GtkBitset *selected = gtk_bitset_new_empty ();
  guint n;
  const guint32 *entries = ef_row_list_get_order (self->rows, &n);

  for (guint i = 0; i < n; i++)
    if (entries[i] < EF_ROW_GROUP && is_selected[entries[i]])
      gtk_bitset_add (selected, i);
  ef_table_page_add_heads (self, is_selected, selected);
  return selected;
}

/* The first row, or the first head if there are none. */
static guint
find_first (EfTablePage     *self,
            const GtkBitset *selected)
{
  guint n, position;
  const guint32 *entries = ef_row_list_get_order (self->rows, &n);
  GtkBitsetIter iter;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    if (entries[position] < EF_ROW_GROUP)
      return position;
  return gtk_bitset_get_minimum (selected);
}

static void
select_positions (EfTablePage *self,
                  GtkBitset   *selected)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  g_autoptr (GtkBitset) before = gtk_selection_model_get_selection (model);
  g_autoptr (GtkBitset) mask = NULL;

  if (gtk_bitset_equals (before, selected))
    return;
  mask = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)));
  self->selecting = TRUE;
  gtk_selection_model_set_selection (model, selected, mask);
  self->selecting = FALSE;
}

void
ef_table_page_show_selection (EfTablePage *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  gboolean reveals = self->reveals;
  guint n;

  if (self->shown == NULL)
    return;

  self->reveals = FALSE;
  ef_workspace_get_selection (self->workspace, &n);
  if (n > 0)
    {
      g_autofree guint8 *is_selected = mark_selected (self);

      if (reveals && n <= UNFOLDED_MAX && ef_table_page_unfold_selected (self, is_selected))
        {
          self->reveals = TRUE;
          ef_table_page_show_order (self);
          return;
        }
      if (reveals)
        ef_table_page_fill_rows (self);
      selected = find_selected (self, is_selected);
    }
  else
    {
      selected = gtk_bitset_new_empty ();
    }
  select_positions (self, selected);
  if (reveals && !gtk_bitset_is_empty (selected))
    scroll_to (self, find_first (self, selected));
}

/* Without groups: what is selected in the view, and nothing else. */
static void
take_rows (EfTablePage     *self,
           const GtkBitset *selected,
           guint8          *is_selected)
{
  GtkBitsetIter iter;
  guint position, n;
  const guint32 *entries = ef_row_list_get_order (self->rows, &n);

  memset (is_selected, 0, ef_table_get_n_rows (self->shown));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    if (position < n)
      is_selected[entries[position]] = 1;
}

void
ef_table_page_take_selection (EfTablePage *self,
                              guint        position,
                              guint        n_changed)
{
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree guint8 *is_selected = NULL;

  if (self->selecting || self->shown == NULL)
    return;

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  is_selected = mark_selected (self);
  if (!ef_table_page_take_groups (self, selected, position, n_changed, is_selected))
    take_rows (self, selected, is_selected);
  for (guint32 row = 0; row < ef_table_get_n_rows (self->shown); row++)
    if (is_selected[row])
      g_array_append_val (rows, row);

  self->taking = TRUE;
  ef_workspace_set_selection (self->workspace, (const guint32 *) (gpointer) rows->data, rows->len);
  self->taking = FALSE;
  /* A head that was selected without its rows, or they without it. */
  ef_table_page_show_selection (self);
}

/* 0 on the frontier, 1 elsewhere: to sort by as by any column (transfer full). */
static EfColumn *
create_front_column (EfTablePage *self)
{
  guint n = ef_table_get_n_rows (self->shown);
  double *values = g_new (double, MAX (n, 1));
  EfColumnBuilder *builder = ef_column_builder_new ("front", EF_COLUMN_NUMBER);

  for (guint row = 0; row < n; row++)
    values[row] = self->on_front == NULL || !self->on_front[row];
  ef_column_builder_take_numbers (builder, values, n);
  return ef_column_builder_end (builder);
}

/* What to sort by, the most important first; computed columns that went away are none. */
static void
list_sorts (EfTablePage  *self,
            EfTableOrder *order)
{
  for (guint i = 0; i < self->sorts->len; i++)
    {
      const EfTableSort *sort = &g_array_index (self->sorts, EfTableSort, i);
      EfColumn *column =
        sort->index == COLUMN_FRONT ? order->front : ef_table_page_get_column (self, sort->index);

      if (column != NULL)
        ef_row_sorts_add (order->sorts, column, sort->descending);
    }
}

static gboolean
is_sorted_by_front (EfTablePage *self)
{
  for (guint i = 0; i < self->sorts->len; i++)
    if (g_array_index (self->sorts, EfTableSort, i).index == COLUMN_FRONT)
      return TRUE;
  return FALSE;
}

/* Points that are hidden do not count; NULL if none is (transfer full). */
static guint8 *
mark_hidden (EfTablePage *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  EfTable *source = ef_workspace_get_source (self->workspace);
  guint n = ef_table_get_n_rows (self->shown);
  guint8 *hidden;

  if (spec->hidden->len == 0)
    return NULL;
  hidden = g_malloc0 (MAX (n, 1));
  for (guint row = 0; row < n; row++)
    hidden[row] = ef_chart_spec_is_hidden (spec, ef_table_get_row_ids (source)[row]);
  return hidden;
}

/* The columns that the view has, as far as they are of the table. */
static void
list_summarised (EfTablePage *self,
                 GPtrArray   *summarised)
{
  for (guint i = 0; i < self->shown_columns->len; i++)
    {
      gint index = g_array_index (self->shown_columns, gint, i);

      g_ptr_array_add (summarised,
                       ef_column_ref (ef_table_get_column (self->shown, (guint) index)));
    }
}

/* The rows as they are to be sorted, filtered and grouped now (transfer full). */
static EfTableOrder *
create_order (EfTablePage *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  EfTableOrder *order = ef_table_order_new (self->shown, spec->filter);

  if (self->group_index >= 0 || is_sorted_by_front (self))
    order->front = create_front_column (self);
  list_sorts (self, order);
  if (self->group_index < 0)
    return order;

  order->group_by = ef_column_ref (ef_table_get_column (self->shown, (guint) self->group_index));
  order->summary = spec->table.summary;
  order->left_out = mark_hidden (self);
  list_summarised (self, order->summarised);
  return order;
}

/* "Sorted by kind, then by score": of one column the arrow in its header says it. */
static void
show_sorts (EfTablePage *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < self->sorts->len; i++)
    {
      const EfTableSort *sort = &g_array_index (self->sorts, EfTableSort, i);
      EfColumn *column = ef_table_page_get_column (self, sort->index);
      const char *title = column != NULL
                            ? ef_column_line_get_title (ef_column_get_name (column))
                            : _("Frontier");

      if (column == NULL && sort->index != COLUMN_FRONT)
        continue;
      if (words->len > 0)
        /* Translators: of columns that a table is sorted by: "score, then kind". */
        g_string_append (words, _(", then "));
      g_string_append_printf (words, "%s %s", title, sort->descending ? "↓" : "↑");
    }
  if (self->sorts->len < 2)
    g_string_truncate (words, 0);
  /* Why there are no groups is more important. */
  if (self->order->error != NULL)
    g_string_assign (words, self->order->error->message);
  gtk_label_set_text (self->sort_label, words->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sort_label), words->len > 0 ? words->str : NULL);
  ef_table_page_show_sorts (self);
}

/* Takes @order over. */
static void
take_order (EfTablePage  *self,
            EfTableOrder *order)
{
  EfTableOrder *before = self->order;

  self->order = order;
  ef_table_page_show_order (self);
  show_sorts (self);
  g_clear_pointer (&before, ef_table_order_free);
}

static void
ordered_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  EfTablePage *self = user_data;
  EfTableOrder *order = ef_table_order_run_finish (result);

  if (g_task_get_cancellable (G_TASK (result)) == self->cancellable)
    {
      g_clear_object (&self->cancellable);
      take_order (self, order);
    }
  else
    {
      ef_table_order_free (order);
    }
  g_object_unref (self);
}

void
ef_table_page_refresh_rows (EfTablePage *self)
{
  EfTableOrder *order;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->shown == NULL)
    {
      ef_table_page_set_order (self, NULL, 0);
      g_clear_pointer (&self->order, ef_table_order_free);
      return;
    }

  order = create_order (self);
  if (ef_table_get_n_rows (self->shown) > SYNCHRONOUS_ROWS)
    {
      self->cancellable = g_cancellable_new ();
      ef_table_order_run_async (order, self->cancellable, ordered_cb, g_object_ref (self));
      return;
    }
  ef_table_order_run (order, NULL);
  take_order (self, order);
}

/* What the arrow in the header says; FALSE without any. */
static gboolean
probe_sorter (EfTablePage *self,
              EfTableSort *sort)
{
  g_autoptr (EfRow) a = g_object_new (EF_TYPE_ROW, NULL);
  g_autoptr (EfRow) b = g_object_new (EF_TYPE_ROW, NULL);
  GtkOrdering ordering;

  self->probed = COLUMN_NONE;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (self->column_view), a, b);
  *sort = (EfTableSort){ self->probed, ordering == GTK_ORDERING_LARGER };
  return self->probed != COLUMN_NONE;
}

/* The chart keeps what its table is sorted by, and tells us of it as it tells everybody. */
static void
keep_sorts (EfTablePage *self)
{
  const EfChartColumns *columns = ef_computed_columns_get (self->computed);
  EfChartSpec *spec = ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));

  ef_table_view_clear_sorts (&spec->table);
  for (guint i = 0; i < self->sorts->len; i++)
    {
      const EfTableSort *sort = &g_array_index (self->sorts, EfTableSort, i);
      const char *name = sort->index >= 0
                           ? ef_column_get_name (ef_table_page_get_column (self, sort->index))
                           : NULL;
      EfComputed computed = EF_N_COMPUTED;
      guint place;

      if (ef_table_page_find_computed (self, sort->index, &place))
        computed = columns->columns[place].computed;
      ef_table_view_add_sort (&spec->table, name, computed, sort->descending);
    }
  ef_workspace_change (self->workspace, spec, NULL, _("Sort Table"));
}

/* The column that was clicked comes first; those that were clicked before decide about equals. */
void
ef_table_page_sort (EfTablePage *self)
{
  EfTableSort sort;

  if (self->arranging || self->shown == NULL)
    return;

  if (probe_sorter (self, &sort))
    {
      for (guint i = self->sorts->len; i > 0; i--)
        if (g_array_index (self->sorts, EfTableSort, i - 1).index == sort.index)
          g_array_remove_index (self->sorts, i - 1);
      g_array_prepend_val (self->sorts, sort);
    }
  else
    {
      g_array_set_size (self->sorts, 0);
    }
  keep_sorts (self);
}

static gboolean
is_wanted (EfTablePage *self,
           gint         index)
{
  for (guint i = 0; i < self->wanted->len; i++)
    if (g_array_index (self->wanted, gint, i) == index)
      return TRUE;
  return FALSE;
}

/* COLUMN_NONE for a column that is not there. */
static gint
find_sorted (EfTablePage      *self,
             const EfViewSort *sort)
{
  const EfChartColumns *columns = ef_computed_columns_get (self->computed);

  if (sort->column == NULL && sort->computed == EF_N_COMPUTED)
    return COLUMN_FRONT;
  for (guint i = 0; sort->column == NULL && columns != NULL && i < columns->n; i++)
    if (columns->columns[i].computed == sort->computed)
      return COLUMN_COMPUTED - (gint) i;
  for (guint i = 0; sort->column != NULL && i < ef_table_get_n_columns (self->shown); i++)
    if (g_str_equal (ef_column_get_name (ef_table_get_column (self->shown, i)), sort->column))
      return (gint) i;
  return COLUMN_NONE;
}

/* As the chart says, but for columns that nobody sees. */
static void
take_sorts (EfTablePage *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  const GArray *sorts = spec != NULL ? spec->table.sorts : NULL;

  g_array_set_size (self->sorts, 0);
  for (guint i = 0; sorts != NULL && i < sorts->len; i++)
    {
      const EfViewSort *kept = &g_array_index (sorts, EfViewSort, i);
      EfTableSort sort = { find_sorted (self, kept), kept->descending };

      if (sort.index != COLUMN_NONE && is_wanted (self, sort.index))
        g_array_append_val (self->sorts, sort);
    }
}

void
ef_table_page_restore_sorts (EfTablePage *self)
{
  const EfTableSort *first;
  EfTableSort shown;

  take_sorts (self);
  first = self->sorts->len > 0 ? &g_array_index (self->sorts, EfTableSort, 0) : NULL;
  self->arranging = TRUE;
  if (first == NULL)
    gtk_column_view_sort_by_column (self->column_view, NULL, GTK_SORT_ASCENDING);
  else if (!probe_sorter (self, &shown) || shown.index != first->index ||
           shown.descending != first->descending)
    for (guint i = 0; i < self->views->len; i++)
      {
        EfTableColumn *view = self->views->pdata[i];

        if (view->index == first->index)
          gtk_column_view_sort_by_column (
            self->column_view, view->column,
            first->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
      }
  self->arranging = FALSE;
}

GtkSorter *
ef_table_page_create_sorter (EfTablePage *self,
                             gint         index)
{
  SorterContext *context = g_new (SorterContext, 1);

  context->page = self;
  context->index = index;
  return GTK_SORTER (gtk_custom_sorter_new (report_column, context, g_free));
}
