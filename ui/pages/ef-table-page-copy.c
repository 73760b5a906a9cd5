/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-page-private.h"

#include <math.h>

#include "ef-cell-text.h"
#include "ef-sheet-output.h"

/* Selected rows on the clipboard, as they stand in the table: the columns that are shown, under
 * their titles. A worker writes them, as there may be a million. */

typedef struct
{
  GPtrArray *columns; /* (element-type EfColumn) */
  GArray *rows;       /* (element-type guint32) */
} Copied;

static Copied *
copied_new (void)
{
  Copied *self = g_new (Copied, 1);

  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  return self;
}

static void
copied_free (gpointer data)
{
  Copied *self = data;

  g_ptr_array_unref (self->columns);
  g_array_unref (self->rows);
  g_free (self);
}

static void
add_cell (EfTextSheet *sheet, const EfColumn *column, guint row)
{
  g_autofree char *text = NULL;

  if (ef_column_get_kind (column) == EF_COLUMN_NUMBER)
    {
      ef_text_sheet_add_number (sheet, ef_column_get_numbers (column)[row]);
      return;
    }
  text = ef_cell_text_dup (column, row);
  ef_text_sheet_add (sheet, text);
}

static char *
write_rows (gconstpointer source, EfSheetForm form, const char *decimal_point)
{
  const Copied *self = source;
  EfTextSheet *sheet = ef_text_sheet_new (form, decimal_point);

  for (guint i = 0; i < self->columns->len; i++)
    ef_text_sheet_add (sheet, ef_column_get_name (self->columns->pdata[i]));
  ef_text_sheet_end_row (sheet);
  for (guint i = 0; i < self->rows->len; i++)
    {
      for (guint k = 0; k < self->columns->len; k++)
        add_cell (sheet, self->columns->pdata[k], g_array_index (self->rows, guint32, i));
      ef_text_sheet_end_row (sheet);
    }

  return ef_text_sheet_end (sheet);
}

/* In the order in which they stand, which the user may have changed. */
static void
list_columns (EfTablePage *self, GPtrArray *columns)
{
  GListModel *shown = gtk_column_view_get_columns (self->column_view);

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (shown, i);

      for (guint k = 0; k < self->views->len; k++)
        {
          const EfTableColumn *view = g_ptr_array_index (self->views, k);
          EfColumn *of_view
            = view->column == column ? ef_table_page_get_column (self, view->index) : NULL;

          if (of_view != NULL)
            g_ptr_array_add (columns, ef_column_ref (of_view));
        }
    }
}

/* As they are sorted. */
static void
list_rows (EfTablePage *self, GArray *rows)
{
  guint n = 0;
  const guint32 *selected = ef_workspace_get_selection (self->workspace, &n);
  g_autofree guint8 *is_selected = g_malloc0 (ef_table_get_n_rows (self->shown) + 1);

  for (guint i = 0; i < n; i++)
    is_selected[selected[i]] = 1;
  for (guint i = 0; i < self->order->n_rows; i++)
    if (is_selected[self->order->rows[i]])
      g_array_append_val (rows, self->order->rows[i]);
}

static void
copied_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  ef_sheet_copy_finish (result);
}

guint
ef_table_page_copy_rows (EfTablePage *self)
{
  Copied *copied;
  guint n;

  g_return_val_if_fail (EF_IS_TABLE_PAGE (self), 0);

  if (self->shown == NULL || self->order == NULL)
    return 0;
  copied = copied_new ();
  list_columns (self, copied->columns);
  list_rows (self, copied->rows);
  n = copied->rows->len;
  if (n == 0)
    copied_free (copied);
  else
    ef_sheet_copy (copied, copied_free, write_rows, gtk_widget_get_clipboard (GTK_WIDGET (self)),
                   copied_cb, NULL);

  return n;
}
