/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-page-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "ef-cell-text.h"
#include "ef-column-line.h"

/* Rows in groups: the head of a group is an entry of the row list like any row. It says the value,
 * how many rows there are, and below each column of numbers what stands for them. The column of the
 * values comes first; there a button folds and unfolds the group. */

#define ROW_INDENT 30
/* Behind whose point nothing matters. */
#define WHOLE_FROM 1000
/* Of the button that says what is grouped by. */
#define BUTTON_CHARS 24

static const EfTableGroups *
get_groups (EfTablePage *self)
{
  return self->order != NULL ? self->order->groups : NULL;
}

gboolean
ef_table_page_has_group (EfTablePage *self,
                         guint        group)
{
  const EfTableGroups *groups = get_groups (self);

  return groups != NULL && group < groups->n;
}

/* What the rows of a group have in common, as it is remembered (transfer full). */
static char *
dup_key (EfTablePage *self,
         guint        group)
{
  const EfTableGroups *groups = get_groups (self);
  guint32 row = groups->rows[groups->starts[group]];
  char digits[EF_NUMBER_BUFFER];

  if (ef_table_groups_is_missing (groups, group))
    return g_strdup ("");
  if (ef_column_get_kind (groups->column) == EF_COLUMN_TEXT)
    return g_strdup (ef_column_get_text (groups->column, row));
  return g_strdup (ef_number_to_text (ef_column_get_numbers (groups->column)[row], digits));
}

static gboolean
is_folded (EfTablePage *self,
           guint        group)
{
  g_autofree char *key = NULL;

  /* Nearly always nothing is. */
  if (g_hash_table_size (self->folded) == 0)
    return FALSE;
  key = dup_key (self, group);
  return g_hash_table_contains (self->folded, key);
}

static void
remember (EfTablePage *self,
          guint        group,
          gboolean     folded)
{
  g_autofree char *key = dup_key (self, group);

  if (folded)
    g_hash_table_add (self->folded, g_steal_pointer (&key));
  else
    g_hash_table_remove (self->folded, key);
}

/* The entries of the row list (transfer full). */
static guint32 *
list_entries (EfTablePage *self,
              guint       *n)
{
  const EfTableGroups *groups = get_groups (self);
  guint32 *entries;

  if (groups == NULL)
    {
      *n = self->order->n_rows;
      return g_memdup2 (self->order->rows, *n * sizeof *entries);
    }

  entries = g_new (guint32, (gsize) self->order->n_rows + groups->n + 1);
  *n = 0;
  for (guint group = 0; group < groups->n; group++)
    {
      guint size = ef_table_groups_get_size (groups, group);

      entries[(*n)++] = EF_ROW_GROUP + group;
      if (is_folded (self, group))
        continue;
      memcpy (entries + *n, groups->rows + groups->starts[group], size * sizeof *entries);
      *n += size;
    }
  return entries;
}

/* ---- Heads ---- */

/* "CNN", or that there is none (transfer full). */
static char *
dup_value (EfTablePage *self,
           guint        group)
{
  const EfTableGroups *groups = get_groups (self);
  EfColumn *column = groups->column;
  guint row = groups->rows[groups->starts[group]];

  if (ef_table_groups_is_missing (groups, group))
    return g_strdup (_("No value"));
  /* As in the rows below it. */
  if (ef_column_get_cell_origin (column, row) == EF_ORIGIN_REPORTED &&
      ef_number_format_suits (column, row))
    return ef_number_format_dup (
      ef_table_page_get_format (self, column),
      ef_cell_text_convert (column, ef_column_get_numbers (column)[row]));
  return ef_cell_text_dup (column, row);
}

/* "CNN, 3 rows" (transfer full). */
static char *
dup_name (EfTablePage *self,
          guint        group)
{
  guint n = ef_table_groups_get_size (get_groups (self), group);
  g_autofree char *value = dup_value (self, group);
  g_autofree char *rows = g_strdup_printf (ngettext ("%'u row", "%'u rows", n), n);

  /* Translators: the value of a group, and "12 rows". */
  return g_strdup_printf (_("%s, %s"), value, rows);
}

/* Of a cell of the column of the groups: the button comes first, then the value and the count. Only
 * heads need more than the value. */
GtkWidget *
ef_table_page_get_group_value (GtkWidget *cell)
{
  GtkWidget *child = gtk_widget_get_first_child (cell);

  while (!EF_IS_TABLE_CELL (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* FALSE if it is none of a head. */
static gboolean
find_group (EfTablePage *self,
            GtkWidget   *cell,
            guint       *group)
{
  EfCellMark mark;

  if (!ef_table_page_get_mark (self, ef_table_page_get_group_value (cell), &mark) || !mark.is_head)
    return FALSE;
  *group = mark.group;
  return TRUE;
}

static void
toggle_clicked_cb (GtkWidget   *button,
                   EfTablePage *self)
{
  guint group;

  if (find_group (self, gtk_widget_get_parent (button), &group))
    ef_table_page_fold (self, group, !is_folded (self, group));
}

GtkWidget *
ef_table_page_create_group_cell (EfTablePage *self,
                                 GtkWidget   *value)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_hexpand (value, TRUE);
  gtk_box_append (GTK_BOX (cell), value);
  return cell;
}

static void
add_head_parts (EfTablePage *self,
                GtkWidget   *cell)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("pan-down-symbolic");
  GtkWidget *count = gtk_label_new (NULL);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Fold or unfold this group"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (toggle_clicked_cb), self, 0);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_box_prepend (GTK_BOX (cell), button);
  gtk_box_append (GTK_BOX (cell), count);
}

/* The way its arrow points, also for who does not see it. */
static void
show_fold (EfTablePage *self,
           GtkWidget   *button,
           guint        group)
{
  gboolean folded = is_folded (self, group);

  gtk_button_set_icon_name (GTK_BUTTON (button),
                            folded ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, !folded,
                               -1);
}

static void
show_head (EfTablePage *self,
           GtkWidget   *cell,
           guint        group)
{
  GtkWidget *button = gtk_widget_get_first_child (cell);
  guint n = ef_table_groups_get_size (get_groups (self), group);
  g_autofree char *number = g_strdup_printf ("%'u", n);
  g_autofree char *name = dup_name (self, group);

  show_fold (self, button, group);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (cell)), number);
}

/* The widget of the whole row looks other where it is the head of a group. */
static void
mark_row (GtkWidget *cell,
          gboolean   is_head)
{
  GtkWidget *parent = gtk_widget_get_parent (cell);
  GtkWidget *row = parent != NULL ? gtk_widget_get_parent (parent) : NULL;

  if (row == NULL)
    return;
  if (is_head)
    gtk_widget_add_css_class (row, "group-head");
  else
    gtk_widget_remove_css_class (row, "group-head");
}

void
ef_table_page_update_group_cell (EfTablePage *self,
                                 GtkWidget   *cell)
{
  GtkWidget *value = ef_table_page_get_group_value (cell);
  gboolean has_parts = gtk_widget_get_first_child (cell) != value;
  guint group;
  gboolean is_head = find_group (self, cell, &group);

  mark_row (cell, is_head);
  gtk_widget_queue_draw (value);
  gtk_widget_set_margin_start (value, is_head ? 0 : ROW_INDENT);
  if (is_head && !has_parts)
    add_head_parts (self, cell);
  if (is_head)
    show_head (self, cell, group);
  if (!is_head && !has_parts)
    return;
  gtk_widget_set_visible (gtk_widget_get_first_child (cell), is_head);
  gtk_widget_set_visible (gtk_widget_get_last_child (cell), is_head);
}

void
ef_table_page_forget_group_cell (EfTablePage *self,
                                 GtkWidget   *cell)
{
  mark_row (cell, FALSE);
  g_hash_table_remove (self->group_cells, cell);
}

/* What stands for the numbers of that column, or NULL. */
static const EfGroupNumbers *
find_numbers (EfTablePage *self,
              gint         index)
{
  EfColumn *column = ef_table_page_get_column (self, index);

  return column != NULL ? ef_table_order_find_numbers (self->order, column) : NULL;
}

static guint
count_front (EfTablePage *self,
             guint        group)
{
  return self->order->n_front != NULL ? self->order->n_front[group] : 0;
}

char *
ef_table_page_describe_head (EfTablePage *self,
                             gint         index,
                             guint        group)
{
  const EfGroupNumbers *numbers = find_numbers (self, index);
  guint n = numbers != NULL ? numbers->counts[group] : 0;
  guint n_front = index == COLUMN_FRONT ? count_front (self, group) : 0;

  if (n_front > 0)
    return g_strdup_printf (ngettext ("%'u on the frontier", "%'u on the frontier", n_front),
                            n_front);
  if (index == self->group_index)
    return dup_name (self, group);
  if (n == 0)
    return NULL;
  if (isnan (numbers->values[group]))
    return g_strdup (_("No mean: the rows count different things"));
  return self->order->summary == EF_GROUP_SUMMARY_MEAN
           ? g_strdup_printf (ngettext ("Mean of %'u value", "Mean of %'u values", n), n)
           : g_strdup_printf (ngettext ("Best of %'u value", "Best of %'u values", n), n);
}

/* Below the numbers of the column as one of them, unless it would lose its digits there: a mean of
 * whole numbers is none (transfer full). */
static char *
dup_summary (EfTablePage *self,
             gint         index,
             double       value)
{
  const EfNumberFormat *format =
    ef_table_page_get_format (self, ef_table_page_get_column (self, index));

  if (format->decimals > 0 || fabs (value) >= WHOLE_FROM || value == floor (value))
    return ef_number_format_dup (format, value);
  return ef_cell_text_dup_computed (value);
}

/* "★ 2", or what stands for the numbers (transfer full). */
static char *
dup_head_text (EfTablePage *self,
               gint         index,
               guint        group)
{
  const EfGroupNumbers *numbers = find_numbers (self, index);
  double value;

  if (index == COLUMN_FRONT && count_front (self, group) > 0)
    return g_strdup_printf ("★ %'u", count_front (self, group));
  if (numbers == NULL || numbers->counts[group] == 0)
    return g_strdup ("");
  if (isnan (numbers->values[group]))
    return g_strdup ("–");
  value = ef_cell_text_convert (ef_table_page_get_column (self, index), numbers->values[group]);
  return dup_summary (self, index, value);
}

void
ef_table_page_describe_head_cell (EfTablePage     *self,
                                  gint             index,
                                  guint            group,
                                  EfTableCellLook *look)
{
  if (index == self->group_index)
    {
      look->text = dup_value (self, group);
      return;
    }
  look->text = dup_head_text (self, index, group);
  if (index == COLUMN_FRONT)
    look->spoken = ef_table_page_describe_head (self, index, group);
}

/* ---- Folding ---- */

/* The project knows them too. */
static void
keep_folded (EfTablePage *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->folded);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (texts, key);
  ef_workspace_set_folded (self->workspace, texts);
}

void
ef_table_page_fold (EfTablePage *self,
                    guint        group,
                    gboolean     folded)
{
  const EfTableGroups *groups = get_groups (self);

  if (groups == NULL || group >= groups->n || is_folded (self, group) == folded)
    return;

  remember (self, group, folded);
  keep_folded (self);
  ef_table_page_show_order (self);
}

gboolean
ef_table_page_unfold_selected (EfTablePage  *self,
                               const guint8 *is_selected)
{
  const EfTableGroups *groups = get_groups (self);
  gboolean any = FALSE;

  for (guint group = 0; groups != NULL && group < groups->n; group++)
    {
      guint size = ef_table_groups_get_size (groups, group);
      guint n = 0;

      if (!is_folded (self, group))
        continue;
      for (guint i = groups->starts[group]; i < groups->starts[group + 1]; i++)
        n += is_selected[groups->rows[i]];
      /* Where all of several are selected, the head says so. */
      if (n == 0 || (n == size && n > 1))
        continue;
      remember (self, group, FALSE);
      any = TRUE;
    }
  if (any)
    keep_folded (self);
  return any;
}

void
ef_table_page_fold_all (EfTablePage *self,
                        gboolean     folded)
{
  const EfTableGroups *groups = get_groups (self);

  if (groups == NULL)
    return;
  g_hash_table_remove_all (self->folded);
  for (guint group = 0; folded && group < groups->n; group++)
    remember (self, group, TRUE);
  keep_folded (self);
  ef_table_page_show_order (self);
}

void
ef_table_page_show_order (EfTablePage *self)
{
  guint n;
  guint32 *entries = list_entries (self, &n);

  ef_table_page_set_order (self, entries, n);
  ef_table_page_show_selection (self);
}

/* The head that is or has the focus, or is around it; FALSE if a row has it, or nothing here. */
static gboolean
find_focused_head (EfTablePage *self,
                   guint       *group)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GHashTableIter iter;
  gpointer cell;

  if (focus == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, self->group_cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if (cell == focus || gtk_widget_is_ancestor (cell, focus) ||
        gtk_widget_is_ancestor (focus, cell))
      /* What is around the whole table has no head of its own. */
      return focus != GTK_WIDGET (self->column_view) &&
             !gtk_widget_is_ancestor (GTK_WIDGET (self->column_view), focus) &&
             !GTK_IS_LIST_VIEW (focus) && find_group (self, cell, group);
  return FALSE;
}

gboolean
ef_table_page_fold_by_key (EfTablePage *self,
                           guint        keyval)
{
  gboolean forward = gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL;
  guint group;

  if (!find_focused_head (self, &group))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      ef_table_page_fold (self, group, forward);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      ef_table_page_fold (self, group, !forward);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      ef_table_page_fold (self, group, TRUE);
      return TRUE;
    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
      ef_table_page_fold (self, group, FALSE);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Enter, or a double click. */
void
ef_table_page_activate_row (EfTablePage *self,
                            guint        position)
{
  g_autoptr (EfRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  guint group;

  if (row != NULL && ef_row_get_group (row, &group))
    ef_table_page_fold (self, group, !is_folded (self, group));
}

/* ---- Selection ---- */

/* All rows of a group are selected where its head is. */
static void
add_heads (EfTablePage   *self,
           const guint8  *is_selected,
           GtkBitset     *selected)
{
  const EfTableGroups *groups = get_groups (self);
  guint position = 0;

  for (guint group = 0; group < groups->n; group++)
    {
      guint size = ef_table_groups_get_size (groups, group);
      guint n = 0;

      for (guint i = groups->starts[group]; i < groups->starts[group + 1]; i++)
        n += is_selected[groups->rows[i]];
      if (n == size)
        gtk_bitset_add (selected, position);
      position += 1 + (is_folded (self, group) ? 0 : size);
    }
}

void
ef_table_page_add_heads (EfTablePage  *self,
                         const guint8 *is_selected,
                         GtkBitset    *selected)
{
  if (get_groups (self) != NULL)
    add_heads (self, is_selected, selected);
}

static void
set_group (const EfTableGroups *groups,
           guint                group,
           guint8              *is_selected,
           guint8               value)
{
  for (guint i = groups->starts[group]; i < groups->starts[group + 1]; i++)
    is_selected[groups->rows[i]] = value;
}

/* One head was added to what is selected, or taken away: so are its rows. In a group of one row
 * that is still selected only the row counts. */
static void
take_head (EfTablePage     *self,
           guint            group,
           const GtkBitset *selected,
           guint            position,
           guint8          *is_selected)
{
  const EfTableGroups *groups = get_groups (self);
  gboolean on = gtk_bitset_contains (selected, position);

  if (!on && ef_table_groups_get_size (groups, group) == 1 && !is_folded (self, group) &&
      gtk_bitset_contains (selected, position + 1))
    return;
  set_group (groups, group, is_selected, on);
}

/* Many were selected at once, as by dragging or all of them, or one instead of others: a head
 * stands for its rows unless some of these are selected themselves. */
static void
take_all (EfTablePage     *self,
          const GtkBitset *selected,
          guint8          *is_selected)
{
  const EfTableGroups *groups = get_groups (self);
  guint position = 0;

  for (guint group = 0; group < groups->n; group++)
    {
      guint size = is_folded (self, group) ? 0 : ef_table_groups_get_size (groups, group);
      gboolean any = size > 0 && gtk_bitset_get_size_in_range (selected, position + 1,
                                                               position + size) > 0;

      set_group (groups, group, is_selected, !any && gtk_bitset_contains (selected, position));
      for (guint i = 0; any && i < size; i++)
        is_selected[groups->rows[groups->starts[group] + i]] =
          gtk_bitset_contains (selected, position + 1 + i);
      position += 1 + size;
    }
}

gboolean
ef_table_page_take_groups (EfTablePage     *self,
                           const GtkBitset *selected,
                           guint            position,
                           guint            n_changed,
                           guint8          *is_selected)
{
  guint n;
  const guint32 *entries = ef_row_list_get_order (self->rows, &n);

  if (get_groups (self) == NULL)
    return FALSE;
  if (n_changed != 1 || position >= n)
    take_all (self, selected, is_selected);
  else if (entries[position] >= EF_ROW_GROUP)
    take_head (self, entries[position] - EF_ROW_GROUP, selected, position, is_selected);
  else
    is_selected[entries[position]] = gtk_bitset_contains (selected, position);
  return TRUE;
}

/* ---- What is grouped by ---- */

gint
ef_table_page_find_group_column (EfTablePage *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);

  if (self->shown == NULL || spec == NULL || spec->table.group_by == NULL)
    return COLUMN_NONE;
  return ef_table_find_column_index (self->shown, spec->table.group_by);
}

void
ef_table_page_show_group_button (EfTablePage *self)
{
  gint index = ef_table_page_find_group_column (self);
  const char *title =
    index >= 0 ? ef_column_line_get_title (
                   ef_column_get_name (ef_table_get_column (self->shown, (guint) index)))
               : NULL;
  g_autofree char *label =
    title != NULL ? g_strdup_printf (_("Groups: %s"), title) : g_strdup (_("Group rows"));

  gtk_label_set_text (self->groups_label, label);
  /* Where there is room; a longer one is in the tooltip. */
  gtk_label_set_width_chars (self->groups_label,
                             (int) MIN (g_utf8_strlen (label, -1), BUTTON_CHARS));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->groups_button),
                               title != NULL ? label : _("One group for each value of a column"));
}

/* What was folded when one saw these groups of that chart before. */
void
ef_table_page_begin_groups (EfTablePage *self,
                            gint         index)
{
  const char *name =
    index >= 0 ? ef_column_get_name (ef_table_get_column (self->shown, (guint) index)) : "";
  const char *chart = ef_workspace_get_chart_id (self->workspace);
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  g_autofree char *of = g_strconcat (chart != NULL ? chart : "", "\n", name, NULL);

  if (g_strcmp0 (of, self->folded_of) == 0)
    return;
  g_hash_table_remove_all (self->folded);
  for (guint i = 0; index >= 0 && spec->table.folded != NULL && i < spec->table.folded->len; i++)
    g_hash_table_add (self->folded, g_strdup (spec->table.folded->pdata[i]));
  g_free (self->folded_of);
  self->folded_of = g_steal_pointer (&of);
}
