/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-page-private.h"

#include <glib/gi18n-lib.h>

#include "ef-column-line.h"
#include "ef-filter.h"

/* The column view shows an EfRowList, whose order we keep ourselves: GtkSortListModel would make an
 * object of each of a million rows. The header still needs a sorter per column to be clickable, and
 * GTK 4.8 does not tell which columns were clicked. So the sorters only report: when the view's
 * sorter changes we ask it to compare two rows, and the first column's sorter that is asked is the
 * one to sort by; when that finds the rows equal, the next one is asked (see probe_sorter()). */
/* Further columns make no difference that anybody looks for. */
#define SORTS_MAX 4
/* Rows below which sorting takes a few milliseconds. */
#define SYNCHRONOUS_ROWS 50000
/* What a sorter needs to know. */
typedef struct
{
  EfTablePage *page; /* outlives its columns */
  gint index;
} SorterContext;

/* The probe: sorters that are to be passed find the rows equal; the one behind them remembers its
 * column and answers "smaller". */
static int
report_column (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const SorterContext *context = user_data;
  EfTablePage *self = context->page;

  if (self->n_probed++ < self->probe_skips)
    return 0;
  if (self->probed == COLUMN_NONE)
    self->probed = context->index;
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

/* What to sort by, the most important first; computed columns that went away are none (transfer
 * full). */
static GArray *
list_sorts (EfTablePage *self)
{
  GArray *sorts = ef_row_sorts_new ();

  for (guint i = 0; i < self->sorts->len; i++)
    {
      const EfTableSort *sort = &g_array_index (self->sorts, EfTableSort, i);
      EfColumn *column = ef_table_page_get_column (self, sort->index);
      g_autoptr (EfColumn) front =
        sort->index == COLUMN_FRONT ? create_front_column (self) : NULL;

      if (front != NULL || column != NULL)
        ef_row_sorts_add (sorts, front != NULL ? front : column, sort->descending);
    }
  return sorts;
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
  gtk_label_set_text (self->sort_label, self->sorts->len > 1 ? words->str : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sort_label),
                               self->sorts->len > 1 ? words->str : NULL);
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
  g_autoptr (GArray) sorts = NULL;
  guint n;

  g_clear_object (&self->cancellable);
  if (self->shown == NULL)
    {
      ef_table_page_set_order (self, NULL, 0);
      return;
    }

  rows = list_rows (self, &n);
  sorts = list_sorts (self);
  show_sorts (self);
  if (sorts->len > 0 && n > SYNCHRONOUS_ROWS)
    {
      self->cancellable = g_cancellable_new ();
      ef_row_order_sort_async (g_steal_pointer (&rows), n, sorts, self->cancellable, sorted_cb,
                               g_object_ref (self));
      return;
    }
  ef_row_order_sort_all (rows, n, sorts);
  ef_table_page_set_order (self, g_steal_pointer (&rows), n);
  ef_table_page_show_selection (self);
}

/* Asks for the first column, then for the one behind it, until there is none. */
static void
probe_sorter (EfTablePage *self,
              GtkSorter   *sorter)
{
  g_autoptr (EfRow) a = g_object_new (EF_TYPE_ROW, NULL);
  g_autoptr (EfRow) b = g_object_new (EF_TYPE_ROW, NULL);

  g_array_set_size (self->sorts, 0);
  while (self->sorts->len < SORTS_MAX)
    {
      EfTableSort sort;
      GtkOrdering ordering;

      self->probe_skips = self->sorts->len;
      self->n_probed = 0;
      self->probed = COLUMN_NONE;
      ordering = gtk_sorter_compare (sorter, a, b);
      if (self->probed == COLUMN_NONE)
        return;
      sort.index = self->probed;
      sort.descending = ordering == GTK_ORDERING_LARGER;
      g_array_append_val (self->sorts, sort);
    }
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
