/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-index-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-nothing-found.h"
#include "ef-row-list.h"
#include "ef-search-rank.h"

/* The model only holds which things are shown; what a line says is asked when it is bound, and
 * again when things say something else, for the few lines that are bound then. */

struct _EfIndexList
{
  GtkWidget parent_instance;

  const EfIndexListFuncs *funcs; /* NULL before there is a source */
  gpointer data;
  EfRowList *shown; /* indices of what the search finds */
  GtkSingleSelection *selection;
  GHashTable *lines; /* set of GtkListItem that are bound */
  guint selected;
  gboolean setting;  /* the list is being filled, the user selects nothing */

  GtkSearchEntry *search_entry;
  GtkOverlay *overlay; /* of what stands where the list is empty */
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (EfIndexList, ef_index_list, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SEARCH_LABEL,
  PROP_LABEL,
  N_PROPS
};

enum
{
  SELECTED,
  ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
setup_line_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               EfIndexList              *self)
{
  gtk_list_item_set_child (list_item, self->funcs->create_line (self->data));
}

static void
show_line (EfIndexList *self,
           GtkListItem *list_item)
{
  self->funcs->show_line (self->data,
                          ef_row_get_index (EF_ROW (gtk_list_item_get_item (list_item))),
                          gtk_list_item_get_child (list_item));
}

static void
bind_line_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              EfIndexList              *self)
{
  g_hash_table_add (self->lines, list_item);
  show_line (self, list_item);
}

static void
unbind_line_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *list_item,
                EfIndexList              *self)
{
  g_hash_table_remove (self->lines, list_item);
}

static void
set_selected (EfIndexList *self,
              guint        index)
{
  if (index == self->selected)
    return;

  self->selected = index;
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
selection_changed_cb (EfIndexList *self)
{
  EfRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (!self->setting && row != NULL)
    set_selected (self, ef_row_get_index (row));
}

/* By a click, which selects as well, or by Enter on a line that only has the focus. */
static void
activate_cb (EfIndexList *self,
             guint        position)
{
  guint n;
  const guint32 *order = ef_row_list_get_order (self->shown, &n);

  if (position >= n)
    return;
  ef_index_list_select (self, order[position]);
  g_signal_emit (self, signals[ACTIVATED], 0);
}

/* Selects the line of @index if there is one. */
static gboolean
select_line (EfIndexList *self,
             guint        index)
{
  guint n;
  const guint32 *order = ef_row_list_get_order (self->shown, &n);

  for (guint i = 0; i < n; i++)
    if (order[i] == index)
      {
        gtk_single_selection_set_selected (self->selection, i);
        gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", i);
        return TRUE;
      }
  return FALSE;
}

/* The best ones first, those that are as good in the order in which they stand. */
static guint
list_found (EfIndexList *self,
            const char  *text,
            guint32     *order)
{
  guint n_things = self->funcs->count (self->data);
  g_autofree guint *ranks = g_new0 (guint, MAX (n_things, 1));
  guint n = 0;

  for (guint i = 0; i < n_things && *text != '\0'; i++)
    {
      const char *words = self->funcs->get_text (self->data, i);

      ranks[i] = ef_index_list_matches (words, text) ? ef_search_rank (words, text) : G_MAXUINT;
    }
  for (guint rank = 0; rank <= EF_SEARCH_RANK_MAX; rank++)
    for (guint i = 0; i < n_things; i++)
      if (ranks[i] == rank)
        order[n++] = i;

  return n;
}

/* What is selected stays so, also while the search does not find it. */
static void
find (EfIndexList *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  guint n_things = self->funcs->count (self->data);
  guint32 *order = g_new (guint32, MAX (n_things, 1));
  guint n = list_found (self, text, order);

  self->setting = TRUE;
  ef_row_list_take_order (self->shown, order, n);
  if (self->selected == EF_INDEX_NONE || !select_line (self, self->selected))
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->setting = FALSE;
}

static void
search_changed_cb (EfIndexList *self)
{
  if (self->funcs != NULL)
    find (self);
}

/* Enter means the first one that is found. */
static void
search_activated_cb (EfIndexList *self)
{
  if (self->funcs == NULL)
    return;
  find (self);
  activate_cb (self, 0);
}

/* The entry keeps Escape for itself, which closes what the list stands in. */
static void
stop_search_cb (EfIndexList *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

/* Who types letters into a list searches it, also a short one, which shows its entry then. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                EfIndexList           *self)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  char text[7] = { 0 };

  if (gtk_widget_get_visible (GTK_WIDGET (self->search_entry)) || !g_unichar_isgraph (letter)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  g_unichar_to_utf8 (letter, text);
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->search_entry), -1);

  return GDK_EVENT_STOP;
}

/* GTK 4.8 has Tab go from line to line. Here arrows do that, and Tab goes on. */
static gboolean
ef_index_list_focus (GtkWidget       *widget,
                     GtkDirectionType direction)
{
  EfIndexList *self = EF_INDEX_LIST (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  gboolean in_list =
    focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list_view));

  if (direction == GTK_DIR_TAB_FORWARD && in_list)
    return FALSE;
  if (direction == GTK_DIR_TAB_BACKWARD && in_list)
    return gtk_widget_get_visible (GTK_WIDGET (self->search_entry)) &&
           gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  return GTK_WIDGET_CLASS (ef_index_list_parent_class)->focus (widget, direction);
}

static void
ef_index_list_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  EfIndexList *self = EF_INDEX_LIST (object);
  const char *text = g_value_get_string (value);

  switch (prop_id)
    {
    case PROP_SEARCH_LABEL:
      g_object_set (self->search_entry, "placeholder-text", text, NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      break;
    case PROP_LABEL:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ef_index_list_dispose (GObject *object)
{
  EfIndexList *self = EF_INDEX_LIST (object);
  GtkWidget *child;

  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  self->funcs = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  gtk_widget_dispose_template (GTK_WIDGET (self), EF_TYPE_INDEX_LIST);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ef_index_list_parent_class)->dispose (object);
}

static void
ef_index_list_finalize (GObject *object)
{
  g_hash_table_unref (EF_INDEX_LIST (object)->lines);

  G_OBJECT_CLASS (ef_index_list_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  properties[PROP_SEARCH_LABEL] = g_param_spec_string ("search-label", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ef_index_list_class_init (EfIndexListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = ef_index_list_set_property;
  object_class->dispose = ef_index_list_dispose;
  object_class->finalize = ef_index_list_finalize;
  widget_class->focus = ef_index_list_focus;

  install_properties (object_class);
  signals[SELECTED] = g_signal_new ("selected", EF_TYPE_INDEX_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", EF_TYPE_INDEX_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-index-list.ui");
  gtk_widget_class_bind_template_child (widget_class, EfIndexList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, EfIndexList, list_view);
  gtk_widget_class_bind_template_child (widget_class, EfIndexList, overlay);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_line_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_line_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_line_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
ef_index_list_init (EfIndexList *self)
{
  self->lines = g_hash_table_new (NULL, NULL);
  self->selected = EF_INDEX_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));

  self->shown = ef_row_list_new ();
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_overlay_add_overlay (
    self->overlay, ef_nothing_found_new (_("Try fewer letters, or another word."),
                                         GTK_EDITABLE (self->search_entry),
                                         G_LIST_MODEL (self->shown)));
}

void
ef_index_list_set_source (EfIndexList            *self,
                          const EfIndexListFuncs *funcs,
                          gpointer                data)
{
  g_return_if_fail (EF_IS_INDEX_LIST (self));

  self->funcs = funcs;
  self->data = data;
}

void
ef_index_list_fill (EfIndexList *self,
                    guint        selected)
{
  guint n_things;

  g_return_if_fail (EF_IS_INDEX_LIST (self));
  g_return_if_fail (self->funcs != NULL);

  n_things = self->funcs->count (self->data);
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), n_things > EF_INDEX_LIST_SEARCHED);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  self->selected = selected;
  find (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

void
ef_index_list_refresh (EfIndexList *self)
{
  GHashTableIter iter;
  gpointer list_item;

  g_return_if_fail (EF_IS_INDEX_LIST (self));

  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    show_line (self, list_item);
}

guint
ef_index_list_get_selected (EfIndexList *self)
{
  g_return_val_if_fail (EF_IS_INDEX_LIST (self), EF_INDEX_NONE);

  return self->selected;
}

void
ef_index_list_select (EfIndexList *self,
                      guint        index)
{
  g_return_if_fail (EF_IS_INDEX_LIST (self));
  g_return_if_fail (self->funcs != NULL);
  g_return_if_fail (index < self->funcs->count (self->data));

  if (!select_line (self, index))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
      find (self);
      select_line (self, index);
    }
  set_selected (self, index);
}

void
ef_index_list_focus_lines (EfIndexList *self)
{
  g_return_if_fail (EF_IS_INDEX_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

void
ef_index_list_focus_search (EfIndexList *self)
{
  g_return_if_fail (EF_IS_INDEX_LIST (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->search_entry)))
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  else
    ef_index_list_focus_lines (self);
}

gboolean
ef_index_list_matches (const char *text,
                       const char *wanted)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *folded_wanted = g_utf8_casefold (wanted, -1);
  g_auto (GStrv) words = g_strsplit_set (folded_wanted, " \t", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}
