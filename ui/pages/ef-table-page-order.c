/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-page-private.h"

#include "ef-filter.h"

/* The column view shows an EfRowList, whose order we keep ourselves: GtkSortListModel would make an
 * object of each of a million rows. The header still needs a sorter per column to be clickable, and
 * GTK 4.8 does not tell which column was clicked. So the sorters only report: when the view's
 * sorter changes we ask it to compare two rows, and the first column's sorter that is asked is the
 * one to sort by (see probe_sorter()). */
/* Rows below which sorting takes a few milliseconds. */
#define SYNCHRONOUS_ROWS 50000
/* What a sorter needs to know. */
typedef struct
{
  EfTablePage *page; /* outlives its columns */
  gint index;
} SorterContext;

/* The probe: the first sorter that is asked remembers its column and answers "smaller". */
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
void
ef_table_page_show_selection (EfTablePage *self)
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

void
ef_table_page_take_selection (EfTablePage *self)
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
      ef_table_page_set_order (self, g_steal_pointer (&rows), n);
      ef_table_page_show_selection (self);
    }
  g_object_unref (self);
}

void
ef_table_page_refresh_rows (EfTablePage *self)
{
  g_autofree guint32 *rows = NULL;
  EfColumn *column;
  guint n;

  g_clear_object (&self->cancellable);
  if (self->shown == NULL)
    {
      ef_table_page_set_order (self, NULL, 0);
      return;
    }

  rows = list_rows (self, &n);
  if (self->sort_column == COLUMN_FRONT)
    sort_by_front (self, rows, n, self->sort_descending);
  else if ((column = ef_table_page_get_column (self, self->sort_column)) != NULL)
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

  ef_table_page_set_order (self, g_steal_pointer (&rows), n);
  ef_table_page_show_selection (self);
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

void
ef_table_page_sort (EfTablePage *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->column_view);

  if (sorter == NULL || self->shown == NULL)
    return;

  probe_sorter (self, sorter);
  ef_table_page_refresh_rows (self);
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
