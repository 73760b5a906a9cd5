/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-page-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ef-cell-text.h"
#include "ef-filter-choice.h"
#include "ef-formula.h"
#include "ef-header-title.h"

/* Menus of cells and headers: filters by click, for who sees a value and wants more of it, or none,
 * or wants it elsewhere. */

/* Of a value in a menu. */
#define MENU_CHARS 32

typedef enum
{
  KEEP,
  EXCLUDE,
  AT_LEAST,
  AT_MOST,
} CellFilter;

static void
append_group_items (EfTablePage *self,
                    GMenu       *menu,
                    gint         index)
{
  g_autoptr (GMenuItem) item = NULL;

  if (index != self->group_index)
    {
      const char *name = ef_column_get_name (ef_table_get_column (self->shown, (guint) index));

      item = g_menu_item_new (_("_Group by this column"), NULL);
      g_menu_item_set_action_and_target (item, "table.group-by", "s", name);
      g_menu_append_item (menu, item);
      return;
    }
  g_menu_append (menu, _("F_old all groups"), "table.fold-all(true)");
  g_menu_append (menu, _("_Unfold all groups"), "table.fold-all(false)");
  g_menu_append (menu, _("_No groups"), "table.group-by('')");
}

/* The column of a linked table that says how its rows were linked. */
static gboolean
says_link (EfTable    *table,
           const char *name)
{
  const EfTableParts *parts = ef_table_get_parts (table);
  guint part;

  return parts != NULL && !ef_table_parts_find_column (parts, name, &part, NULL);
}

GMenuModel *
ef_table_page_create_header_menu (EfTablePage *self,
                                  gint         index)
{
  g_autoptr (GMenu) menu = NULL;
  g_autoptr (GMenuItem) item = NULL;
  EfColumn *column;
  const char *name;

  if (index < 0)
    return NULL;

  column = ef_table_get_column (self->shown, (guint) index);
  name = ef_column_get_name (column);
  menu = g_menu_new ();
  item = g_menu_item_new (_("_Filter by this column…"), NULL);
  g_menu_item_set_action_and_target (item, "win.filter-by", "s", name);
  g_menu_append_item (menu, item);
  if (ef_formula_made (column))
    {
      g_autoptr (GMenuItem) edit = g_menu_item_new (_("_Edit formula…"), NULL);

      g_menu_item_set_action_and_target (edit, "win.edit-column", "s", name);
      g_menu_append_item (menu, edit);
    }
  else if (says_link (self->shown, name))
    g_menu_append (menu, _("Change lin_k…"), "win.change-link");
  append_group_items (self, menu, index);
  g_clear_object (&item);
  item = g_menu_item_new (_("_Hide column"), NULL);
  g_menu_item_set_action_and_target (item, "table.hide-column", "s", name);
  g_menu_append_item (menu, item);
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/* A copy that fits into a menu. */
static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= MENU_CHARS)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, MENU_CHARS - 1);
  return g_strconcat (start, "…", NULL);
}

/* @words (transfer full) */
static void
append_filter (GMenu      *menu,
               char       *words,
               CellFilter  filter,
               gint        index,
               guint       row)
{
  /* What is in a value is no mnemonic. */
  g_auto (GStrv) parts = g_strsplit (words, "_", -1);
  g_autofree char *label = g_strjoinv ("__", parts);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "table.filter-cell", "(iuu)", index, row,
                                     (guint) filter);
  g_menu_append_item (menu, item);
  g_free (words);
}

static gboolean
has_value (const EfColumn *column,
           guint           row)
{
  return ef_column_get_kind (column) == EF_COLUMN_TEXT
           ? *ef_column_get_text (column, row) != '\0'
           : !isnan (ef_column_get_numbers (column)[row]);
}

/* A value is written as the cell writes it; what is filtered by has all its digits. */
static void
append_cell_filters (EfTablePage *self,
                     GMenu       *menu,
                     gint         index,
                     guint        row)
{
  EfColumn *column = ef_table_get_column (self->shown, (guint) index);
  gboolean is_text = ef_column_get_kind (column) == EF_COLUMN_TEXT;
  gboolean present = has_value (column, row);
  g_autofree char *text
    = ef_cell_text_dup_unmarked (column, row, ef_table_page_get_format (self, column));
  g_autofree char *value = shorten (text);

  if (is_text && present)
    {
      append_filter (menu, g_strdup_printf (_("Keep only “%s”"), value), KEEP, index, row);
      append_filter (menu, g_strdup_printf (_("Exclude “%s”"), value), EXCLUDE, index, row);
    }
  else if (is_text)
    {
      append_filter (menu, g_strdup (_("Keep only rows without a value")), KEEP, index, row);
      append_filter (menu, g_strdup (_("Exclude rows without a value")), EXCLUDE, index, row);
    }
  else if (present)
    {
      append_filter (menu, g_strdup_printf (_("At least %s"), value), AT_LEAST, index, row);
      append_filter (menu, g_strdup_printf (_("At most %s"), value), AT_MOST, index, row);
    }
}

static void
append_copy (GMenu *menu,
             gint   index,
             guint  row)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (_("_Copy value"), NULL);

  g_menu_item_set_action_and_target (item, "table.copy-cell", "(iu)", index, row);
  g_menu_append_item (menu, item);
}

/* What is computed of the chart can be copied; rows are not filtered by it. */
static GMenuModel *
create_cell_menu (EfTablePage *self,
                  gint         index,
                  guint        row)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) rest = ef_table_page_create_header_menu (self, index);

  if (has_value (ef_table_page_get_column (self, index), row))
    append_copy (menu, index, row);
  if (index >= 0)
    append_cell_filters (self, menu, index, row);
  if (rest != NULL)
    g_menu_append_section (menu, NULL, rest);
  return G_MENU_MODEL (menu);
}

gboolean
ef_table_page_has_menu_open (EfTablePage *self)
{
  if (self->menu != NULL && gtk_widget_get_visible (GTK_WIDGET (self->menu)))
    return TRUE;
  return ef_header_title_has_menu_open (self->column_view);
}

/* Keys go on where they were. */
static void
menu_closed_cb (EfTablePage *self)
{
  GtkWidget *focus = self->menu_focus;

  g_clear_weak_pointer (&self->menu_focus);
  if (focus != NULL && gtk_widget_get_mapped (focus))
    gtk_widget_grab_focus (focus);
}

gboolean
ef_table_page_show_cell_menu (EfTablePage *self,
                              double       x,
                              double       y)
{
  GtkWidget *view = GTK_WIDGET (self->column_view);
  EfCellMark mark;
  g_autoptr (GMenuModel) menu = NULL;
  graphene_point_t point;
  gint index;

  if (ef_table_page_find_cell (self, x, y, &mark) == NULL)
    return FALSE;
  /* The head of a group has but one value. */
  index = mark.is_head ? self->group_index : mark.index;
  if (ef_table_page_get_column (self, index) == NULL
      || !gtk_widget_compute_point (view, GTK_WIDGET (self),
                                    &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return FALSE;

  menu = create_cell_menu (self, index, mark.row);
  if (g_menu_model_get_n_items (menu) == 0)
    return FALSE;
  if (self->menu == NULL)
    {
      self->menu = GTK_POPOVER (gtk_popover_menu_new_from_model (NULL));
      gtk_popover_set_has_arrow (self->menu, FALSE);
      gtk_widget_set_halign (GTK_WIDGET (self->menu), GTK_ALIGN_START);
      gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
      g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), menu);
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle){ (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (self->menu);
  return TRUE;
}

/* Of a row that has the focus the leftmost cell with a column of the table; a cell itself. */
static GtkWidget *
find_focused_cell (EfTablePage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *best = NULL;
  float left = 0;

  for (GList *l = self->cells.head; l != NULL && focus != NULL; l = l->next)
    {
      GtkWidget *cell = l->data;
      graphene_rect_t bounds;
      EfCellMark mark;

      if (cell != focus && !gtk_widget_is_ancestor (cell, focus)
          && !gtk_widget_is_ancestor (focus, cell))
        continue;
      if (!ef_table_page_get_mark (self, cell, &mark) || (mark.index < 0 && !mark.is_head)
          || !gtk_widget_compute_bounds (cell, GTK_WIDGET (self->column_view), &bounds)
          || (best != NULL && bounds.origin.x >= left))
        continue;
      best = cell;
      left = bounds.origin.x;
    }

  return best;
}

/* Without a pointer it is the menu of the row with the focus. */
static void
show_menu_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  EfTablePage *self = EF_TABLE_PAGE (widget);
  GtkWidget *cell = find_focused_cell (self);
  graphene_rect_t bounds;

  if (cell == NULL
      || !gtk_widget_compute_bounds (cell, GTK_WIDGET (self->column_view), &bounds))
    return;
  g_set_weak_pointer (&self->menu_focus, gtk_root_get_focus (gtk_widget_get_root (widget)));
  ef_table_page_show_cell_menu (self, bounds.origin.x + MIN (bounds.size.width, 80) / 2,
                                bounds.origin.y + bounds.size.height / 2);
}

/* Excluding adds to what is excluded already; the others replace what was chosen. */
static void
filter_cell_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  EfTablePage *self = EF_TABLE_PAGE (widget);
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  g_autoptr (EfFilterChoice) choice = NULL;
  g_autofree char *filter = NULL;
  EfColumn *column;
  const char *text;
  guint row, what;
  gint index;

  g_variant_get (parameter, "(iuu)", &index, &row, &what);
  if (self->shown == NULL || spec == NULL || index < 0 ||
      (guint) index >= ef_table_get_n_columns (self->shown) ||
      row >= ef_table_get_n_rows (self->shown))
    return;

  column = ef_table_get_column (self->shown, (guint) index);
  choice = ef_filter_choice_read (spec->filter, self->shown, column);
  if (ef_column_get_kind (column) == EF_COLUMN_TEXT)
    {
      text = ef_column_get_text (column, row);
      if (what == EXCLUDE && choice->kind == EF_FILTER_EXCLUDE)
        ef_filter_choice_toggle (choice, text);
      else
        ef_filter_choice_set (choice, what == EXCLUDE ? EF_FILTER_EXCLUDE : EF_FILTER_KEEP, text);
    }
  else if (what == AT_LEAST)
    choice->low = ef_column_get_numbers (column)[row];
  else
    choice->high = ef_column_get_numbers (column)[row];
  filter = ef_filter_choice_write (choice, spec->filter, self->shown, column);
  ef_workspace_set_filter (self->workspace, filter, NULL);
}

/* All of it, as the file wrote it. */
static void
copy_cell_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  EfTablePage *self = EF_TABLE_PAGE (widget);
  g_autofree char *text = NULL;
  EfColumn *column;
  guint row;
  gint index;

  g_variant_get (parameter, "(iu)", &index, &row);
  if (self->shown == NULL || index >= (gint) ef_table_get_n_columns (self->shown) ||
      row >= ef_table_get_n_rows (self->shown))
    return;
  column = ef_table_page_get_column (self, index);
  if (column == NULL)
    return;
  text = ef_cell_text_dup (column, row);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
hide_column_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  ef_column_chooser_show (EF_TABLE_PAGE (widget)->chooser,
                          g_variant_get_string (parameter, NULL), FALSE);
}

/* By no column for "". */
static void
group_by_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  const char *name = g_variant_get_string (parameter, NULL);

  ef_group_chooser_choose (EF_TABLE_PAGE (widget)->group_chooser, *name != '\0' ? name : NULL);
}

static void
fold_all_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  ef_table_page_fold_all (EF_TABLE_PAGE (widget), g_variant_get_boolean (parameter));
}

void
ef_table_page_install_menus (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "table.hide-column", "s", hide_column_action);
  gtk_widget_class_install_action (widget_class, "table.copy-cell", "(iu)", copy_cell_action);
  gtk_widget_class_install_action (widget_class, "table.group-by", "s", group_by_action);
  gtk_widget_class_install_action (widget_class, "table.fold-all", "b", fold_all_action);
  gtk_widget_class_install_action (widget_class, "table.filter-cell", "(iuu)", filter_cell_action);
  gtk_widget_class_install_action (widget_class, "table.show-menu", NULL, show_menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "table.show-menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK,
                                       "table.show-menu", NULL);
}
