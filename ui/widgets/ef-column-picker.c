/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-column-picker.h"

#include "ef-chart-channels.h"
#include "ef-chart-trails.h"
#include "ef-column-line.h"
#include "ef-nothing-found.h"
#include "ef-search-rank.h"

#include <glib/gi18n-lib.h>

/* The strings of the list are the columns' names; what a line shows and what the search looks at is
 * looked up in the table. */

/* A text column offers itself for colouring if its values repeat at least twice on average, or are
 * few. */
#define FEW_GROUPS 40

struct _EfColumnPicker
{
  GtkWidget parent_instance;

  GtkDropDown *drop_down;
  EfTable *table;
  EfPick pick;
  char *none; /* text of the first entry, NULL without one */
  gboolean setting; /* the code selects, not the user */
  GtkWidget *nothing; /* what stands where the list is empty, NULL before there is a model */
};

G_DEFINE_FINAL_TYPE (EfColumnPicker, ef_column_picker, GTK_TYPE_WIDGET)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Distinct texts, counted up to @limit. */
static guint
count_distinct (const EfColumn *column,
                guint           limit)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  const guint32 *ids = ef_column_get_text_ids (column);
  guint n_rows = ef_column_get_n_rows (column);

  for (guint i = 0; i < n_rows && g_hash_table_size (seen) < limit; i++)
    if (ids[i] != 0)
      g_hash_table_add (seen, GUINT_TO_POINTER (ids[i]));

  return g_hash_table_size (seen);
}

static gboolean
repeats (const EfColumn *column)
{
  guint n_present = ef_column_get_n_present (column);
  guint limit = MAX (FEW_GROUPS, n_present / 2) + 1;

  return n_present > 1 && count_distinct (column, limit) < MIN (limit, n_present);
}

static gboolean
offers (EfColumnPicker *self,
        const EfColumn *column)
{
  EfColumnKind kind = ef_column_get_kind (column);

  if (ef_column_get_n_present (column) == 0)
    return FALSE;

  switch (self->pick)
    {
    case EF_PICK_AXIS:
      return kind != EF_COLUMN_TEXT;
    case EF_PICK_GROUP:
      return kind == EF_COLUMN_TEXT && ef_column_get_role (column) != EF_ROLE_LINK &&
             repeats (column);
    case EF_PICK_TRAIL:
      return kind == EF_COLUMN_TEXT && ef_column_get_role (column) != EF_ROLE_LINK &&
             (repeats (column) || ef_chart_trails_has_variants (column));
    case EF_PICK_COLOUR:
      return kind != EF_COLUMN_TEXT || (ef_column_get_role (column) != EF_ROLE_LINK &&
                                        repeats (column));
    case EF_PICK_AMOUNT:
      return ef_chart_channels_can_be_size (column);
    case EF_PICK_NUMBER:
      return kind == EF_COLUMN_NUMBER;
    case EF_PICK_LABEL:
      return kind == EF_COLUMN_TEXT && ef_column_get_role (column) != EF_ROLE_LINK;
    case EF_PICK_ANY:
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

static void
picked_cb (EfColumnPicker *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[PICKED], 0);
}

static void
setup_line_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               gpointer                  user_data)
{
  gtk_list_item_set_child (list_item, ef_column_line_new ());
}

static void
bind_line_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              gpointer                  user_data)
{
  EfColumnPicker *self = EF_COLUMN_PICKER (user_data);
  GtkStringObject *object = gtk_list_item_get_item (list_item);
  const char *name = gtk_string_object_get_string (object);
  gboolean is_none = self->none != NULL && gtk_list_item_get_position (list_item) == 0;

  ef_column_line_show (gtk_list_item_get_child (list_item), name,
                       is_none ? NULL : ef_table_find_column (self->table, name), self->table);
}

static void
setup_button_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *list_item,
                 gpointer                  user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_button_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *list_item,
                gpointer                  user_data)
{
  GtkStringObject *object = gtk_list_item_get_item (list_item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (list_item)),
                      ef_column_line_get_title (gtk_string_object_get_string (object)));
}

/* What the search looks at in a line (transfer full). */
static char *
dup_search_text (GtkStringObject *object,
                 EfColumnPicker  *self)
{
  const char *name = gtk_string_object_get_string (object);
  const EfColumn *column = self->table != NULL ? ef_table_find_column (self->table, name) : NULL;

  return column != NULL ? ef_column_line_dup_search_text (column) : g_strdup (name);
}

/* What a drop-down is made of, for which it has no properties: the first @type in it, or NULL. */
static GtkWidget *
find_part (GtkWidget *widget,
           GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_part (child, type);
  return found;
}

/* The search of a drop-down finds beginnings only, for which GTK before 4.12 has no property; but
 * the list in its popover has a model that is filtered. */
static void
search_within (EfColumnPicker *self)
{
  GtkWidget *view = find_part (GTK_WIDGET (self->drop_down), GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *selection =
    view != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (view)) : NULL;
  GListModel *model = GTK_IS_SINGLE_SELECTION (selection)
                        ? gtk_single_selection_get_model (GTK_SINGLE_SELECTION (selection))
                        : NULL;
  GtkFilter *filter = GTK_IS_FILTER_LIST_MODEL (model)
                        ? gtk_filter_list_model_get_filter (GTK_FILTER_LIST_MODEL (model))
                        : NULL;

  if (GTK_IS_STRING_FILTER (filter))
    gtk_string_filter_set_match_mode (GTK_STRING_FILTER (filter),
                                      GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
}

/* ---- The list that pops up ---- */

/* In the first frame of the list, before which no line has a place. */
static gboolean
show_selected_cb (GtkWidget     *view,
                  GdkFrameClock *clock,
                  gpointer       user_data)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (view));
  guint selected = GTK_INVALID_LIST_POSITION;

  if (gtk_widget_get_height (view) == 0)
    return G_SOURCE_CONTINUE;

  if (GTK_IS_SINGLE_SELECTION (model))
    selected = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model));
  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (view, "list.scroll-to-item", "u", selected);
  return G_SOURCE_REMOVE;
}

/* What is typed next is searched for, and what is selected is in sight. */
static void
popover_mapped_cb (EfColumnPicker *self)
{
  GtkWidget *entry = find_part (GTK_WIDGET (self->drop_down), GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *view = find_part (GTK_WIDGET (self->drop_down), GTK_TYPE_LIST_VIEW);

  if (entry != NULL && gtk_drop_down_get_enable_search (self->drop_down))
    gtk_widget_grab_focus (entry);
  if (view != NULL)
    gtk_widget_add_tick_callback (view, show_selected_cb, NULL, NULL);
}

/* The next search begins anew. */
static void
popover_closed_cb (EfColumnPicker *self)
{
  GtkWidget *entry = find_part (GTK_WIDGET (self->drop_down), GTK_TYPE_SEARCH_ENTRY);

  if (entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

/* The first of the best lines: "model" is no "cpu_model". */
static guint
find_best (GListModel *found,
           const char *text)
{
  guint best = 0;
  guint best_rank = G_MAXUINT;

  for (guint i = 0; i < g_list_model_get_n_items (found) && best_rank > 0; i++)
    {
      g_autoptr (GtkStringObject) line = g_list_model_get_item (found, i);
      guint rank = ef_search_rank (gtk_string_object_get_string (line), text);

      if (rank >= best_rank)
        continue;
      best = i;
      best_rank = rank;
    }
  return best;
}

static GtkSingleSelection *
get_lines (EfColumnPicker *self)
{
  GtkWidget *view = find_part (GTK_WIDGET (self->drop_down), GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *model
    = view != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (view)) : NULL;

  return GTK_IS_SINGLE_SELECTION (model) ? GTK_SINGLE_SELECTION (model) : NULL;
}

/* What Enter would choose is marked while one types. */
static void
search_changed_cb (EfColumnPicker *self,
                   GtkEditable    *entry)
{
  GtkWidget *view = find_part (GTK_WIDGET (self->drop_down), GTK_TYPE_LIST_VIEW);
  GtkSingleSelection *lines = get_lines (self);
  const char *text = gtk_editable_get_text (entry);
  guint best;

  if (lines == NULL || *text == '\0' || g_list_model_get_n_items (G_LIST_MODEL (lines)) == 0)
    return;
  best = find_best (G_LIST_MODEL (lines), text);
  gtk_single_selection_set_selected (lines, best);
  gtk_widget_activate_action (view, "list.scroll-to-item", "u", best);
}

/* Enter chooses the best of those that were found. */
static void
search_activated_cb (EfColumnPicker *self,
                     GtkEditable    *entry)
{
  GtkWidget *view = find_part (GTK_WIDGET (self->drop_down), GTK_TYPE_LIST_VIEW);
  GtkSingleSelection *lines = get_lines (self);

  if (lines != NULL && g_list_model_get_n_items (G_LIST_MODEL (lines)) > 0)
    {
      guint best = find_best (G_LIST_MODEL (lines), gtk_editable_get_text (entry));

      gtk_single_selection_set_selected (lines, best);
      gtk_widget_activate_action (view, "list.activate-item", "u", best);
    }
}

static void
follow_popover (EfColumnPicker *self)
{
  GtkWidget *popover = find_part (GTK_WIDGET (self->drop_down), GTK_TYPE_POPOVER);
  GtkWidget *entry = find_part (GTK_WIDGET (self->drop_down), GTK_TYPE_SEARCH_ENTRY);

  if (popover != NULL)
    {
      g_signal_connect_object (popover, "map", G_CALLBACK (popover_mapped_cb), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      g_signal_connect_object (popover, "closed", G_CALLBACK (popover_closed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  if (entry != NULL)
    {
      g_signal_connect_object (entry, "search-changed", G_CALLBACK (search_changed_cb), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      g_signal_connect_object (entry, "activate", G_CALLBACK (search_activated_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

/* Above the list that is empty then; anew for each model, since the lines are another list. */
static void
follow_search (EfColumnPicker *self)
{
  GtkWidget *entry = find_part (GTK_WIDGET (self->drop_down), GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *view = find_part (GTK_WIDGET (self->drop_down), GTK_TYPE_LIST_VIEW);
  GtkWidget *list = view != NULL ? gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW) : NULL;
  GtkWidget *box = list != NULL ? gtk_widget_get_parent (list) : NULL;

  if (entry == NULL || !GTK_IS_BOX (box))
    return;

  if (self->nothing != NULL)
    gtk_box_remove (GTK_BOX (box), self->nothing);
  self->nothing = ef_nothing_found_new (
    _("Try fewer letters, or another word."), GTK_EDITABLE (entry),
    G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view))));
  gtk_box_insert_child_after (GTK_BOX (box), self->nothing, gtk_widget_get_prev_sibling (list));
}

static void
ef_column_picker_dispose (GObject *object)
{
  EfColumnPicker *self = EF_COLUMN_PICKER (object);

  if (self->drop_down != NULL)
    {
      gtk_widget_unparent (GTK_WIDGET (self->drop_down));
      self->drop_down = NULL;
    }
  g_clear_pointer (&self->table, ef_table_unref);
  g_clear_pointer (&self->none, g_free);

  G_OBJECT_CLASS (ef_column_picker_parent_class)->dispose (object);
}

/* By the row in which it stands, which is as wide as a hand likes it. */
static gboolean
ef_column_picker_mnemonic_activate (GtkWidget *widget,
                                    gboolean   group_cycling)
{
  return gtk_widget_mnemonic_activate (GTK_WIDGET (EF_COLUMN_PICKER (widget)->drop_down),
                                       group_cycling);
}

static void
ef_column_picker_class_init (EfColumnPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_column_picker_dispose;
  widget_class->mnemonic_activate = ef_column_picker_mnemonic_activate;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[PICKED] = g_signal_new ("picked", EF_TYPE_COLUMN_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
ef_column_picker_init (EfColumnPicker *self)
{
  g_autoptr (GtkListItemFactory) lines = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) button = gtk_signal_list_item_factory_new ();
  GtkExpression *search = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL,
                                                       G_CALLBACK (dup_search_text), self, NULL);

  g_signal_connect (lines, "setup", G_CALLBACK (setup_line_cb), self);
  g_signal_connect (lines, "bind", G_CALLBACK (bind_line_cb), self);
  g_signal_connect (button, "setup", G_CALLBACK (setup_button_cb), self);
  g_signal_connect (button, "bind", G_CALLBACK (bind_button_cb), self);

  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, search));
  gtk_drop_down_set_factory (self->drop_down, button);
  gtk_drop_down_set_list_factory (self->drop_down, lines);
  gtk_widget_set_parent (GTK_WIDGET (self->drop_down), GTK_WIDGET (self));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (picked_cb), self);
  follow_popover (self);
}

/* Whether the lines for both tables would be the same: where something else is supposed of energy,
 * only values differ, and to look through a large table for texts that repeat takes its time. */
static gboolean
has_same_lines (EfTable *a,
                EfTable *b)
{
  if (a == NULL || b == NULL || !g_str_equal (ef_table_get_id (a), ef_table_get_id (b)) ||
      ef_table_get_n_columns (a) != ef_table_get_n_columns (b))
    return FALSE;

  for (guint i = 0; i < ef_table_get_n_columns (a); i++)
    {
      const EfColumn *first = ef_table_get_column (a, i);
      const EfColumn *second = ef_table_get_column (b, i);

      if (first != second &&
          (!g_str_equal (ef_column_get_name (first), ef_column_get_name (second)) ||
           ef_column_get_kind (first) != EF_COLUMN_NUMBER ||
           ef_column_get_kind (second) != EF_COLUMN_NUMBER ||
           ef_column_get_n_present (first) != ef_column_get_n_present (second)))
        return FALSE;
    }
  return TRUE;
}

GtkWidget *
ef_column_picker_new (void)
{
  return g_object_new (EF_TYPE_COLUMN_PICKER, NULL);
}

void
ef_column_picker_set_table (EfColumnPicker *self,
                            EfTable        *table,
                            EfPick          pick,
                            const char     *none)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_return_if_fail (EF_IS_COLUMN_PICKER (self));

  if ((table == self->table || has_same_lines (self->table, table)) && pick == self->pick &&
      g_strcmp0 (none, self->none) == 0 && gtk_drop_down_get_model (self->drop_down) != NULL)
    {
      if (table != self->table)
        {
          ef_table_unref (self->table);
          self->table = ef_table_ref (table);
        }
      return;
    }

  self->setting = TRUE;
  self->pick = pick;
  if (table != NULL)
    ef_table_ref (table);
  g_clear_pointer (&self->table, ef_table_unref);
  self->table = table;
  g_free (self->none);
  self->none = g_strdup (none);

  if (none != NULL)
    gtk_string_list_append (names, none);
  for (guint i = 0; table != NULL && i < ef_table_get_n_columns (table); i++)
    {
      const EfColumn *column = ef_table_get_column (table, i);

      if (offers (self, column))
        gtk_string_list_append (names, ef_column_get_name (column));
    }

  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (names));
  search_within (self);
  follow_search (self);
  gtk_drop_down_set_enable_search (self->drop_down,
                                   g_list_model_get_n_items (G_LIST_MODEL (names)) > 8);
  self->setting = FALSE;
}

const char *
ef_column_picker_get_column (EfColumnPicker *self)
{
  guint selected;
  GListModel *model;

  g_return_val_if_fail (EF_IS_COLUMN_PICKER (self), NULL);

  selected = gtk_drop_down_get_selected (self->drop_down);
  model = gtk_drop_down_get_model (self->drop_down);
  if (selected == GTK_INVALID_LIST_POSITION || model == NULL ||
      (self->none != NULL && selected == 0))
    return NULL;
  return gtk_string_list_get_string (GTK_STRING_LIST (model), selected);
}

GtkWidget *
ef_column_picker_get_popover (EfColumnPicker *self)
{
  g_return_val_if_fail (EF_IS_COLUMN_PICKER (self), NULL);

  return find_part (GTK_WIDGET (self->drop_down), GTK_TYPE_POPOVER);
}

void
ef_column_picker_set_column (EfColumnPicker *self,
                             const char     *name)
{
  GListModel *model;
  guint selected = GTK_INVALID_LIST_POSITION;

  g_return_if_fail (EF_IS_COLUMN_PICKER (self));

  model = gtk_drop_down_get_model (self->drop_down);
  if (name == NULL && self->none != NULL)
    selected = 0;
  for (guint i = self->none != NULL ? 1 : 0;
       name != NULL && model != NULL && i < g_list_model_get_n_items (model); i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (model), i), name) == 0)
      selected = i;

  self->setting = TRUE;
  gtk_drop_down_set_selected (self->drop_down, selected);
  self->setting = FALSE;
}
