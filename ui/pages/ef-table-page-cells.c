/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-page-private.h"

#include <glib/gi18n-lib.h>

#include "ef-cell-text.h"

/* What stands in the cells. A cell is of a position of the list, not of a row: it looks for its row
 * when it is drawn, so that sorting makes no widget anew. */

#define CHARS 12
#define NAME_CHARS 28
#define GROUP_CHARS 18 /* of what rows are grouped by */
#define NUMBER_CHARS 20 /* a number that is cut is a wrong one: nearly all have room */
#define FRONT_CHARS 4
/* What is longer has to do with less room than it could use. */
#define MOST_CHARS 60
/* Rows from which is found out how long the texts of a column are. */
#define SAMPLE_ROWS 100

static gboolean
is_hidden (EfTablePage *self,
           guint        row)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);

  return spec != NULL && spec->hidden->len > 0 &&
         ef_chart_spec_is_hidden (
           spec, ef_table_get_row_ids (ef_workspace_get_source (self->workspace))[row]);
}

const EfNumberFormat *
ef_table_page_get_format (EfTablePage *self,
                          EfColumn    *column)
{
  EfNumberFormat *format = g_hash_table_lookup (self->formats, column);

  if (format == NULL)
    {
      format = g_new (EfNumberFormat, 1);
      ef_number_format_choose (format, column);
      g_hash_table_insert (self->formats, ef_column_ref (column), format);
    }
  return format;
}

/* FALSE without a row of the table, or a group, at that position. */
static gboolean
find_mark (EfTablePage *self,
           gint         index,
           guint        position,
           EfCellMark  *mark)
{
  guint n;
  const guint32 *entries = ef_row_list_get_order (self->rows, &n);
  const EfTableGroups *groups = self->order != NULL ? self->order->groups : NULL;

  if (self->shown == NULL || position >= n)
    return FALSE;

  *mark = (EfCellMark){ index, entries[position], FALSE, 0 };
  if (entries[position] < EF_ROW_GROUP)
    return mark->row < ef_table_get_n_rows (self->shown);

  mark->is_head = TRUE;
  mark->group = entries[position] - EF_ROW_GROUP;
  if (groups == NULL || mark->group >= groups->n)
    return FALSE;
  mark->row = groups->rows[groups->starts[mark->group]];
  return TRUE;
}

gboolean
ef_table_page_get_mark (EfTablePage *self,
                        GtkWidget   *cell,
                        EfCellMark  *mark)
{
  g_return_val_if_fail (EF_IS_TABLE_CELL (cell), FALSE);

  return find_mark (self, ef_table_cell_get_column (EF_TABLE_CELL (cell))->index,
                    ef_table_cell_get_position (EF_TABLE_CELL (cell)), mark);
}

static void
describe_row (EfTablePage     *self,
              gint             index,
              guint            row,
              EfTableCellLook *look)
{
  guint place;

  if (index == COLUMN_FRONT)
    {
      gboolean on_front = self->on_front != NULL && self->on_front[row];

      look->text = g_strdup (on_front ? FRONT_TITLE : "");
      look->spoken = g_strdup (on_front ? _("On the frontier") : "");
    }
  else if (index >= 0)
    {
      EfColumn *column = ef_table_get_column (self->shown, (guint) index);

      look->text = ef_cell_text_dup_formatted (column, row,
                                               ef_table_page_get_format (self, column));
    }
  else if (ef_table_page_find_computed (self, index, &place))
    {
      look->text = ef_chart_columns_dup_cell (ef_computed_columns_get (self->computed), place, row,
                                              ef_tick_style_for_locale ());
    }
  look->dim = is_hidden (self, row);
}

static void
describe_cell (const EfTableCellColumn *column,
               guint                    position,
               EfTableCellLook         *look)
{
  EfTablePage *self = EF_TABLE_PAGE (column->owner);
  EfCellMark mark;

  if (!find_mark (self, column->index, position, &mark))
    return;
  if (mark.is_head)
    {
      ef_table_page_describe_head_cell (self, column->index, mark.group, look);
      return;
    }
  describe_row (self, column->index, mark.row, look);
  /* Where the head has scrolled away, the rows still say where they belong. */
  look->dim = look->dim || column->index == self->group_index;
}

/* The longest of some texts, as far as the number of characters tells (transfer full). */
static char *
dup_longest (EfTablePage *self,
             gint         index)
{
  guint n = ef_table_get_n_rows (self->shown);
  char *longest = g_strdup ("");
  glong length = 0;

  for (guint i = 0; i < MIN (n, SAMPLE_ROWS); i++)
    {
      EfTableCellLook look = { NULL, NULL, FALSE };
      glong n_chars;

      describe_row (self, index, (guint) ((guint64) i * n / MIN (n, SAMPLE_ROWS)), &look);
      n_chars = look.text != NULL ? g_utf8_strlen (look.text, -1) : 0;
      if (n_chars > length)
        {
          length = n_chars;
          g_free (longest);
          longest = g_steal_pointer (&look.text);
        }
      g_free (look.text);
      g_free (look.spoken);
    }
  return longest;
}

/* In pixels; @bold as in the head of a group. */
static int
measure_text (PangoContext *context,
              const char   *text,
              gboolean      bold)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width;

  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* For which there is always room. */
static int
count_chars (EfTablePage    *self,
             gint            index,
             const EfColumn *data)
{
  if (data == NULL)
    return FRONT_CHARS;
  if (ef_column_get_role (data) == EF_ROLE_NAME)
    return NAME_CHARS;
  return index == self->group_index ? GROUP_CHARS : CHARS;
}

/* Columns keep their width while rows come and go beneath them. */
static void
place_cell (EfTableCellColumn *column,
            PangoContext      *context,
            int               *minimum,
            int               *natural)
{
  EfTablePage *self = EF_TABLE_PAGE (column->owner);
  EfColumn *data = self->shown != NULL ? ef_table_page_get_column (self, column->index) : NULL;
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                   pango_font_metrics_get_approximate_digit_width (metrics));

  pango_font_metrics_unref (metrics);
  *minimum = *natural = PANGO_PIXELS_CEIL (count_chars (self, column->index, data) * width);
  if (data != NULL)
    {
      g_autofree char *longest = dup_longest (self, column->index);
      int text_width = measure_text (context, longest, column->tabular);

      *natural = CLAMP (text_width, *minimum, PANGO_PIXELS_CEIL (MOST_CHARS * width));
      if (column->tabular)
        *minimum = CLAMP (text_width, *minimum, PANGO_PIXELS_CEIL (NUMBER_CHARS * width));
    }
}

float
ef_table_page_get_xalign (EfTablePage *self,
                          gint         index)
{
  EfColumn *data = ef_table_page_get_column (self, index);

  return data == NULL || ef_column_get_kind (data) == EF_COLUMN_TEXT ? 0 : 1;
}

static EfTableCellColumn *
column_new (EfTablePage *self,
            gint         index)
{
  EfTableCellColumn *column = ef_table_cell_column_new ();
  EfColumn *data = ef_table_page_get_column (self, index);

  column->describe = describe_cell;
  column->place = place_cell;
  column->owner = GTK_WIDGET (self);
  column->cells = &self->cells;
  column->index = index;
  column->xalign = ef_table_page_get_xalign (self, index);
  column->tabular = data != NULL && ef_column_get_kind (data) != EF_COLUMN_TEXT;
  return column;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          EfTableCellColumn        *column)
{
  EfTablePage *self = EF_TABLE_PAGE (column->owner);
  GtkWidget *cell = ef_table_cell_new (column, item);

  gtk_list_item_set_child (item, column->index >= 0 && column->index == self->group_index
                                   ? ef_table_page_create_group_cell (self, cell)
                                   : cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         EfTableCellColumn        *column)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  if (EF_IS_TABLE_CELL (cell))
    {
      gtk_widget_queue_draw (cell);
      return;
    }
  g_hash_table_add (EF_TABLE_PAGE (column->owner)->group_cells, cell);
  ef_table_page_update_group_cell (EF_TABLE_PAGE (column->owner), cell);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           EfTableCellColumn        *column)
{
  ef_table_page_forget_group_cell (EF_TABLE_PAGE (column->owner), gtk_list_item_get_child (item));
}

static void
column_unref (gpointer  data,
              GClosure *closure)
{
  ef_table_cell_column_unref (data);
}

static void
connect (GtkListItemFactory *factory,
         const char         *signal,
         GCallback           callback,
         EfTableCellColumn  *column)
{
  g_signal_connect_data (factory, signal, callback, ef_table_cell_column_ref (column),
                         column_unref, 0);
}

GtkListItemFactory *
ef_table_page_create_factory (EfTablePage *self,
                              gint         index)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  EfTableCellColumn *column = column_new (self, index);

  connect (factory, "setup", G_CALLBACK (setup_cb), column);
  connect (factory, "bind", G_CALLBACK (bind_cb), column);
  if (index >= 0 && index == self->group_index)
    connect (factory, "unbind", G_CALLBACK (unbind_cb), column);
  ef_table_cell_column_unref (column);
  return factory;
}

void
ef_table_page_redraw_cells (EfTablePage *self)
{
  GHashTableIter iter;
  gpointer cell;

  for (GList *link = self->cells.head; link != NULL; link = link->next)
    gtk_widget_queue_draw (link->data);
  g_hash_table_iter_init (&iter, self->group_cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    ef_table_page_update_group_cell (self, cell);
}
