/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-page-private.h"

#include <glib/gi18n-lib.h>

#include "ef-cell-text.h"
#include "ef-column-line.h"
#include "ef-formula.h"
#include "ef-header-title.h"

/* Wide tables begin with the columns that matter for the chart; the rest comes on demand, since
 * each column costs a widget per row. */
#define FIRST_COLUMNS 12
/* What a window can make while nobody notices: cells, or titles of columns without any. */
#define CELLS_AT_ONCE 800
#define COLUMNS_AT_ONCE 40
/* GTK keeps 200 rows ready; more rows make no cells. */
#define READY_ROWS 220

static void
column_free (gpointer data)
{
  EfTableColumn *view = data;

  g_object_unref (view->column);
  g_free (view);
}

void
ef_table_page_init_columns (EfTablePage *self)
{
  self->views = g_ptr_array_new_with_free_func (column_free);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint));
  self->computed_names = g_ptr_array_new_with_free_func (g_free);
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

/* ---- The columns of the view ---- */

/* NULL if the view has none of that kind. */
static EfTableColumn *
find_view (EfTablePage *self,
           gint         index)
{
  gboolean groups = index >= 0 && index == self->group_index;

  for (guint i = 0; i < self->views->len; i++)
    {
      EfTableColumn *view = self->views->pdata[i];

      if (view->index == index && view->groups == groups)
        return view;
    }
  return NULL;
}

static void
remove_view (EfTablePage *self,
             guint        i)
{
  EfTableColumn *view = self->views->pdata[i];

  gtk_column_view_remove_column (self->column_view, view->column);
  g_ptr_array_remove_index (self->views, i);
}

static guint
find_position (GListModel          *columns,
               GtkColumnViewColumn *column)
{
  guint n = g_list_model_get_n_items (columns);
  guint position = 0;

  for (; position < n; position++)
    {
      g_autoptr (GtkColumnViewColumn) there = g_list_model_get_item (columns, position);

      if (there == column)
        break;
    }
  return position;
}

/* (transfer full) */
static char *
dup_title (EfTablePage *self,
           gint         index)
{
  EfColumn *column = ef_table_page_get_column (self, index);

  /* As wide as what stands below it. */
  if (index == COLUMN_FRONT)
    return g_strdup (FRONT_TITLE);
  if (index >= 0)
    return ef_column_line_dup_header (column);
  return g_strdup (column != NULL ? ef_column_get_name (column) : "");
}

void
ef_table_page_show_titles (EfTablePage *self)
{
  for (guint i = 0; i < self->views->len; i++)
    {
      EfTableColumn *view = self->views->pdata[i];
      g_autofree char *title = dup_title (self, view->index);

      if (g_strcmp0 (title, gtk_column_view_column_get_title (view->column)) != 0)
        gtk_column_view_column_set_title (view->column, title);
    }
}

/* The arrow of what is sorted has room also where there is none: on the right that would be
 * between the title and what it stands above. */
static void
align_title (GtkWidget *title,
             float      xalign)
{
  GtkWidget *box = gtk_widget_get_parent (title);
  GtkWidget *arrow = gtk_widget_get_next_sibling (title);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), xalign);
  if (xalign == 1 && arrow != NULL && GTK_IS_BOX (box))
    gtk_box_reorder_child_after (GTK_BOX (box), arrow, NULL);
}

/* A title of ten words would make its column so wide that its numbers were out of sight. The whole
 * of it is in the tip. */
static void
shorten_title (GtkLabel *title)
{
  gboolean is_long = g_utf8_strlen (gtk_label_get_text (title), -1) > EF_TABLE_PAGE_TITLE_CHARS;
  int n_chars = is_long ? EF_TABLE_PAGE_TITLE_CHARS : -1;

  gtk_label_set_ellipsize (title, is_long ? PANGO_ELLIPSIZE_MIDDLE : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_width_chars (title, n_chars);
  gtk_label_set_max_width_chars (title, n_chars);
}

static void
show_sort (EfTablePage *self,
           GtkWidget   *title,
           gint         index)
{
  for (guint i = 0; i < self->sorts->len; i++)
    {
      const EfTableSort *sort = &g_array_index (self->sorts, EfTableSort, i);

      if (sort->index == index)
        {
          ef_header_title_show_sort (title, (gint) i, sort->descending);
          return;
        }
    }
  ef_header_title_show_sort (title, -1, FALSE);
}

void
ef_table_page_show_sorts (EfTablePage *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);

  for (guint i = 0; i < self->views->len; i++)
    {
      EfTableColumn *view = self->views->pdata[i];
      GtkWidget *title
        = ef_header_title_find (self->column_view, find_position (columns, view->column));

      if (title != NULL)
        show_sort (self, title, view->index);
    }
}

/* Titles stand above their cells: those of numbers on the right. GTK makes them anew when columns
 * move, and has no function for it. */
static void
align_titles (EfTablePage *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);

  for (guint i = 0; i < self->views->len; i++)
    {
      EfTableColumn *view = self->views->pdata[i];
      GtkWidget *title = ef_header_title_find (self->column_view,
                                               find_position (columns, view->column));

      if (title == NULL)
        continue;
      align_title (title, ef_table_page_get_xalign (self, view->index));
      shorten_title (GTK_LABEL (title));
      if (view->index == COLUMN_FRONT)
        gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        _("Frontier"), -1);
    }
  ef_table_page_show_sorts (self);
}

static void
insert_view (EfTablePage *self,
             guint        position,
             gint         index)
{
  EfTableColumn *view = g_new (EfTableColumn, 1);
  g_autoptr (GtkSorter) sorter = ef_table_page_create_sorter (self, index);
  g_autoptr (GMenuModel) menu = ef_table_page_create_header_menu (self, index);
  g_autofree char *title = dup_title (self, index);

  view->index = index;
  view->groups = index >= 0 && index == self->group_index;
  view->column = gtk_column_view_column_new (title, ef_table_page_create_factory (self, index));
  gtk_column_view_column_set_sorter (view->column, sorter);
  gtk_column_view_column_set_header_menu (view->column, menu);
  gtk_column_view_column_set_resizable (view->column, TRUE);
  g_ptr_array_add (self->views, view);
  /* Cells of a new column are the last ones of their rows in GTK 4.8, for the eye and the keys in
   * the right place only if the column is moved there. */
  gtk_column_view_append_column (self->column_view, view->column);
  if (position + 1 < g_list_model_get_n_items (gtk_column_view_get_columns (self->column_view)))
    gtk_column_view_insert_column (self->column_view, position, view->column);
}

static gboolean
is_wanted (EfTablePage         *self,
           const EfTableColumn *view)
{
  if (find_view (self, view->index) != view)
    return FALSE;
  for (guint i = 0; i < self->wanted->len; i++)
    if (g_array_index (self->wanted, gint, i) == view->index)
      return TRUE;
  return FALSE;
}

static guint
count_ready_rows (EfTablePage *self)
{
  return MIN (g_list_model_get_n_items (G_LIST_MODEL (self->rows)), READY_ROWS);
}

/* How many columns can come in one go. */
static guint
count_columns_at_once (EfTablePage *self)
{
  guint n_rows = count_ready_rows (self);

  return n_rows > 0 ? MAX (CELLS_AT_ONCE / n_rows, 1) : COLUMNS_AT_ONCE;
}

guint
ef_table_page_count_at_once (EfTablePage *self)
{
  if (count_ready_rows (self) == READY_ROWS)
    return G_MAXUINT;
  return MAX (CELLS_AT_ONCE / MAX (self->wanted->len, 1), 1);
}

/* Some of the columns that are to come, at their places; FALSE if that was all. */
static gboolean
add_views (EfTablePage *self)
{
  guint n = count_columns_at_once (self);
  guint position = 0;

  for (guint i = 0; i < self->wanted->len; i++)
    {
      gint index = g_array_index (self->wanted, gint, i);

      if (find_view (self, index) != NULL)
        {
          position++;
          continue;
        }
      if (n-- == 0)
        return TRUE;
      insert_view (self, position++, index);
    }
  return FALSE;
}

static gboolean
fill_cb (gpointer user_data)
{
  EfTablePage *self = user_data;

  if (self->views->len < self->wanted->len)
    {
      self->arranging = TRUE;
      add_views (self);
      align_titles (self);
      self->arranging = FALSE;
      if (self->views->len == self->wanted->len)
        ef_table_page_restore_sorts (self);
      return G_SOURCE_CONTINUE;
    }
  if (self->more_rows)
    {
      self->selecting = TRUE;
      self->more_rows = ef_row_list_tell_more (self->rows, ef_table_page_count_at_once (self));
      self->selecting = FALSE;
      if (self->more_rows)
        return G_SOURCE_CONTINUE;
      ef_table_page_show_selection (self);
    }
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

/* A bit at a time, so that the window answers between them. */
void
ef_table_page_fill (EfTablePage *self)
{
  if (self->filling == 0 && (self->more_rows || self->views->len < self->wanted->len))
    self->filling = g_idle_add (fill_cb, self);
}

void
ef_table_page_fill_rows (EfTablePage *self)
{
  if (!self->more_rows)
    return;
  self->selecting = TRUE;
  self->more_rows = ef_row_list_tell_more (self->rows, G_MAXUINT);
  self->selecting = FALSE;
}

/* The view gets the columns that are wanted, in their order; those that stay keep their cells. */
static void
arrange (EfTablePage *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);
  guint position = 0;

  self->arranging = TRUE;
  for (guint i = self->views->len; i > 0; i--)
    if (!is_wanted (self, self->views->pdata[i - 1]))
      remove_view (self, i - 1);
  for (guint i = 0; i < self->wanted->len; i++)
    {
      EfTableColumn *view = find_view (self, g_array_index (self->wanted, gint, i));
      g_autoptr (GtkColumnViewColumn) there = NULL;

      if (view == NULL)
        continue;
      there = g_list_model_get_item (columns, position);
      if (there != view->column)
        gtk_column_view_insert_column (self->column_view, position, view->column);
      position++;
    }
  add_views (self);
  align_titles (self);
  self->arranging = FALSE;
  ef_table_page_restore_sorts (self);
  ef_table_page_fill (self);
}

void
ef_table_page_remove_columns (EfTablePage *self)
{
  self->arranging = TRUE;
  g_clear_handle_id (&self->filling, g_source_remove);
  g_array_set_size (self->wanted, 0);
  g_ptr_array_set_size (self->computed_names, 0);
  for (guint i = self->views->len; i > 0; i--)
    remove_view (self, i - 1);
  self->arranging = FALSE;
}

/* ---- Which ones, and in which order ---- */

static guint
count_computed (EfTablePage *self)
{
  const EfChartColumns *columns = ef_computed_columns_get (self->computed);

  return columns != NULL ? columns->n : 0;
}

/* Other ones stand under the same numbers: they begin anew. */
static void
drop_computed (EfTablePage *self)
{
  g_ptr_array_set_size (self->computed_names, 0);
  self->arranging = TRUE;
  for (guint i = self->views->len; i > 0; i--)
    if (((EfTableColumn *) self->views->pdata[i - 1])->index <= COLUMN_COMPUTED)
      remove_view (self, i - 1);
  self->arranging = FALSE;
}

/* TRUE if they are the same as before. */
static gboolean
take_computed (EfTablePage *self)
{
  const EfChartColumns *columns = ef_computed_columns_get (self->computed);
  guint n = count_computed (self);
  gboolean same = n == self->computed_names->len;

  for (guint i = 0; i < n && same; i++)
    same = g_str_equal (self->computed_names->pdata[i],
                        ef_column_get_name (columns->columns[i].column));
  if (same)
    return TRUE;
  drop_computed (self);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->computed_names,
                     g_strdup (ef_column_get_name (columns->columns[i].column)));
  return FALSE;
}

/* The star stands behind what the rows are grouped by, and computed columns beside the axes, whose
 * values they explain. */
static void
list_wanted (EfTablePage *self)
{
  guint n_computed = self->computed_names->len;

  g_array_set_size (self->wanted, 0);
  for (guint i = 0; i <= self->shown_columns->len; i++)
    {
      static const gint front = COLUMN_FRONT;

      if (i == (self->group_index >= 0 ? 1 : 0))
        g_array_append_val (self->wanted, front);
      for (guint k = 0; i + 1 == self->n_leading && k < n_computed; k++)
        {
          gint index = COLUMN_COMPUTED - (gint) k;

          g_array_append_val (self->wanted, index);
        }
      if (i < self->shown_columns->len)
        g_array_append_val (self->wanted, g_array_index (self->shown_columns, gint, i));
    }
}

void
ef_table_page_show_computed (EfTablePage *self)
{
  if (take_computed (self))
    return;
  list_wanted (self);
  arrange (self);
}

/* The order to show the columns in: what the rows are grouped by, the row's name, the two axes, the
 * colour, what somebody computed, then as in the file. Of a wide table only the first columns are
 * shown, and who has just made one wants to see it. */
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
    if (!taken[i] && ef_formula_made (ef_table_get_column (self->shown, (guint) i)))
      {
        taken[i] = 1;
        g_array_append_val (order, i);
      }
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

void
ef_table_page_show_columns (EfTablePage *self)
{
  g_autoptr (GArray) order = NULL;
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  guint n_leading = 1; /* the star is before them all */

  self->group_index = ef_table_page_find_group_column (self);
  ef_table_page_begin_groups (self, self->group_index);
  order = order_columns (self);
  self->axes_lead = ef_table_page_knows_axes (self);
  ef_table_view_clear (&self->view);
  if (spec != NULL)
    ef_table_view_copy (&self->view, &spec->table);
  g_array_set_size (self->shown_columns, 0);
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
  self->n_leading = n_leading;
  take_computed (self);
  list_wanted (self);
  arrange (self);
  show_count (self, shown);
}
