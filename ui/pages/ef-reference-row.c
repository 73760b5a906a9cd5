/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reference-row.h"

#include <glib/gi18n-lib.h>

#include "ef-limit-text.h"
#include "ef-nothing-found.h"
#include "ef-number.h"
#include "ef-reference-item.h"
#include "ef-ticks.h"

/* The list holds the whole of the reference data and is filled when it first opens: most charts
 * never ask. Before it stand two lines that are not data: nothing at all, and the number that is
 * being typed. */

#define LIST_WIDTH 320
#define LIST_HEIGHT 340
#define LIST_HEIGHT_LEAST 120
#define AROUND_LIST 100 /* pixels of the row, the search entry and the margins */
#define NAME_CHARS 14

struct _EfReferenceRow
{
  AdwActionRow parent_instance;

  EfReference kind;
  char *none;
  char *value;
  char *note; /* or NULL */
  gboolean filled;
  char *needle; /* what is searched for, folded */

  GListStore *items;        /* EfReferenceItem */
  EfReferenceItem *number;  /* of @items, the number that is typed, or NULL */
  GtkCustomFilter *filter;

  GtkMenuButton *button;
  GtkLabel *button_label;
  GtkPopover *popover;
  GtkSearchEntry *search_entry;
  GtkWidget *scroller; /* of the list */
  GtkOverlay *overlay; /* of what stands where the list is empty */
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (EfReferenceRow, ef_reference_row, ADW_TYPE_ACTION_ROW)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- Numbers ---- */

/* A number in the format of the locale, in the range of the kind, a grid also in another unit than
 * that of the list. */
static gboolean
read_number (EfReferenceRow *self,
             const char     *text,
             double         *value)
{
  const char *dimension = self->kind == EF_REFERENCE_GRID ? "carbon-intensity" : NULL;

  if (self->kind == EF_REFERENCE_HARDWARE ||
      !ef_limit_text_read_number (text, dimension, value, NULL))
    return FALSE;
  if (self->kind == EF_REFERENCE_SITE)
    return *value >= 1 && *value <= 10;
  return *value >= 0 && *value <= 1e6;
}

static EfReferenceItem *
create_number_item (EfReferenceRow *self,
                    double          value)
{
  char buffer[EF_NUMBER_BUFFER];
  g_autofree char *number = ef_number_to_label (value, 6, NULL, ef_tick_style_for_locale ());
  g_autofree char *title = NULL;

  if (self->kind == EF_REFERENCE_GRID)
    title = g_strdup_printf (_("%s g/kWh"), number);
  else
    title = g_strdup_printf (_("PUE %s"), number);
  return ef_reference_item_new (ef_number_to_text (value, buffer), title,
                                _("A number of one’s own"), NULL);
}

/* ---- The list ---- */

static gboolean
match_cb (gpointer item,
          gpointer user_data)
{
  EfReferenceRow *self = user_data;

  if (self->needle == NULL || EF_REFERENCE_ITEM (item) == self->number)
    return TRUE;
  return ef_reference_item_matches (item, self->needle);
}

/* For g_ptr_array_sort(). */
static int
compare_grids_cb (gconstpointer a,
                  gconstpointer b)
{
  return ef_reference_item_compare_grids (*(const EfPowerGrid *const *) a,
                                          *(const EfPowerGrid *const *) b);
}

static void
add_item (EfReferenceRow  *self,
          EfReferenceItem *item)
{
  g_list_store_append (self->items, item);
  g_object_unref (item);
}

static void
fill (EfReferenceRow *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (self->filled)
    return;
  self->filled = TRUE;
  add_item (self, ef_reference_item_new (NULL, self->none, NULL, NULL));
  if (self->kind == EF_REFERENCE_GRID)
    g_ptr_array_sort (rows = ef_power_grid_list (), compare_grids_cb);
  else if (self->kind == EF_REFERENCE_SITE)
    rows = ef_site_list ();
  else
    rows = ef_hardware_list ();
  for (guint i = 0; i < rows->len; i++)
    {
      if (self->kind == EF_REFERENCE_GRID)
        add_item (self, ef_reference_item_new_for_grid (rows->pdata[i]));
      else if (self->kind == EF_REFERENCE_SITE)
        add_item (self, ef_reference_item_new_for_site (rows->pdata[i]));
      else
        add_item (self, ef_reference_item_new_for_hardware (rows->pdata[i]));
    }
}

/* Takes @item over; NULL: none. */
static void
show_number_item (EfReferenceRow  *self,
                  EfReferenceItem *item)
{
  EfReferenceItem *old = self->number;

  self->number = item;
  if (old != NULL)
    g_list_store_remove (self->items, 0);
  if (item != NULL)
    g_list_store_insert (self->items, 0, item);
  g_clear_object (&old);
}

/* The first line that begins with what is searched for, else the first: "pol" is Poland, and not
 * French Polynesia. */
static guint
find_best (EfReferenceRow *self)
{
  GListModel *lines = G_LIST_MODEL (gtk_list_view_get_model (self->list_view));

  for (guint i = 0; self->needle != NULL && i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (EfReferenceItem) item = g_list_model_get_item (lines, i);

      if (ef_reference_item_begins_with (item, self->needle))
        return i;
    }
  return 0;
}

/* The list would stay where it was, and the number that was typed comes above that. */
static void
show_best (EfReferenceRow *self)
{
  GtkSingleSelection *lines = GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->list_view));
  guint best = find_best (self);

  gtk_single_selection_set_selected (lines, best);
  if (g_list_model_get_n_items (G_LIST_MODEL (lines)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", best);
}

static void
search_changed_cb (EfReferenceRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  double value;

  g_clear_pointer (&self->needle, g_free);
  if (*stripped != '\0')
    self->needle = g_utf8_casefold (stripped, -1);
  show_number_item (self, read_number (self, stripped, &value) ? create_number_item (self, value)
                                                                : NULL);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_best (self);
}

static void
pick (EfReferenceRow  *self,
      EfReferenceItem *item)
{
  g_autofree char *value = g_strdup (ef_reference_item_get_value (item));

  gtk_popover_popdown (self->popover);
  ef_reference_row_set_value (self, value);
  g_signal_emit (self, signals[PICKED], 0);
}

static void
line_activated_cb (EfReferenceRow *self,
                   guint           position)
{
  g_autoptr (EfReferenceItem) item =
    g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list_view)), position);

  if (item != NULL)
    pick (self, item);
}

/* Return takes the line that is found. */
static void
search_activated_cb (EfReferenceRow *self)
{
  if (self->needle != NULL)
    line_activated_cb (self, find_best (self));
}

/* In a low window the whole list stays in sight, below the row or above it. */
static void
opening_cb (GtkMenuButton *button,
            gpointer       user_data)
{
  EfReferenceRow *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (button));
  int height = root != NULL ? gtk_widget_get_height (GTK_WIDGET (root)) / 2 - AROUND_LIST : 0;

  gtk_widget_set_size_request (self->scroller, LIST_WIDTH,
                               CLAMP (height, LIST_HEIGHT_LEAST, LIST_HEIGHT));
}

static void
opened_cb (EfReferenceRow *self)
{
  fill (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static GtkWidget *
create_line_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "caption");
    }
  return label;
}

static void
setup_line_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               gpointer                  user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), create_line_label (NULL));
  gtk_box_append (GTK_BOX (box), create_line_label ("dim-label"));
  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 3);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_line_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              gpointer                  user_data)
{
  EfReferenceItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *detail = gtk_widget_get_next_sibling (title);

  gtk_label_set_text (GTK_LABEL (title), ef_reference_item_get_title (item));
  gtk_label_set_text (GTK_LABEL (detail), ef_reference_item_get_detail (item));
  gtk_widget_set_visible (detail, *ef_reference_item_get_detail (item) != '\0');
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (list_item),
                               ef_reference_item_get_detail (item));
}

/* ---- What is shown ---- */

/* The line of the value; NULL if the reference data do not have it. */
static EfReferenceItem *
create_shown_item (EfReferenceRow *self)
{
  const EfPowerGrid *grid;
  const EfHardware *hardware;
  const EfSite *site;
  double number;

  if (self->value == NULL)
    return ef_reference_item_new (NULL, self->none, NULL, NULL);
  if (self->kind != EF_REFERENCE_HARDWARE &&
      ef_number_read_plain (self->value, strlen (self->value), &number))
    return create_number_item (self, number);
  if (self->kind == EF_REFERENCE_GRID)
    return (grid = ef_power_grid_get (self->value)) != NULL ? ef_reference_item_new_for_grid (grid)
                                                            : NULL;
  if (self->kind == EF_REFERENCE_SITE)
    return (site = ef_site_get (self->value)) != NULL ? ef_reference_item_new_for_site (site)
                                                      : NULL;
  return (hardware = ef_hardware_get (self->value)) != NULL
           ? ef_reference_item_new_for_hardware (hardware)
           : NULL;
}

/* Below the row: what is known of the value, and its name where the button has no room for it. */
static void
show_detail (EfReferenceRow *self,
             const char     *title,
             const char     *detail)
{
  gboolean cut = g_utf8_strlen (title, -1) > NAME_CHARS;
  g_autofree char *both = NULL;
  g_autofree char *noted = NULL;

  if (cut && self->value != NULL)
    detail = both = g_strjoin (*detail != '\0' ? "\n" : "", title, detail, NULL);
  if (self->note != NULL)
    detail = noted = g_strjoin (*detail != '\0' ? "\n" : "", detail, self->note, NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), detail);
}

static void
show_value (EfReferenceRow *self)
{
  g_autoptr (EfReferenceItem) item = create_shown_item (self);
  const char *title = item != NULL ? ef_reference_item_get_title (item) : self->value;
  g_autofree char *name = NULL;

  /* Translators: what is chosen in a row: "Grid: Sweden". */
  name = g_strdup_printf (C_("value", "%s: %s"),
                          adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_label_set_text (self->button_label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), title);
  show_detail (self, title, item != NULL ? ef_reference_item_get_detail (item) : "");
}

static GtkWidget *
create_list (EfReferenceRow *self)
{
  GtkFilterListModel *filtered;
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_line_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_line_cb), NULL);
  self->items = g_list_store_new (EF_TYPE_REFERENCE_ITEM);
  self->filter = gtk_custom_filter_new (match_cb, self, NULL);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)),
                                        GTK_FILTER (g_object_ref (self->filter)));
  self->list_view = GTK_LIST_VIEW (gtk_list_view_new (
    GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (filtered))), factory));
  gtk_list_view_set_single_click_activate (self->list_view, TRUE);
  g_signal_connect_swapped (self->list_view, "activate", G_CALLBACK (line_activated_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller),
                                 GTK_WIDGET (self->list_view));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (self->scroller, LIST_WIDTH, LIST_HEIGHT);
  self->overlay = GTK_OVERLAY (gtk_overlay_new ());
  gtk_overlay_set_child (self->overlay, self->scroller);
  return GTK_WIDGET (self->overlay);
}

static void
create_popover (EfReferenceRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->search_entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  g_signal_connect_swapped (self->search_entry, "changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->search_entry, "activate", G_CALLBACK (search_activated_cb),
                            self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search_entry));
  gtk_box_append (GTK_BOX (box), create_list (self));
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, box);
  /* The entry keeps Escape for itself. */
  g_signal_connect_swapped (self->search_entry, "stop-search", G_CALLBACK (gtk_popover_popdown),
                            self->popover);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self->popover));
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (opened_cb), self);
}

static void
ef_reference_row_dispose (GObject *object)
{
  EfReferenceRow *self = EF_REFERENCE_ROW (object);

  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  self->list_view = NULL;
  g_clear_object (&self->items);
  g_clear_object (&self->number);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (ef_reference_row_parent_class)->dispose (object);
}

static void
ef_reference_row_finalize (GObject *object)
{
  EfReferenceRow *self = EF_REFERENCE_ROW (object);

  g_free (self->none);
  g_free (self->value);
  g_free (self->note);
  g_free (self->needle);

  G_OBJECT_CLASS (ef_reference_row_parent_class)->finalize (object);
}

static void
ef_reference_row_class_init (EfReferenceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ef_reference_row_dispose;
  object_class->finalize = ef_reference_row_finalize;

  signals[PICKED] = g_signal_new ("picked", EF_TYPE_REFERENCE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
ef_reference_row_init (EfReferenceRow *self)
{
  create_popover (self);
  self->button_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->button_label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->button_label, NAME_CHARS);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, GTK_WIDGET (self->button_label));
  gtk_menu_button_set_popover (self->button, GTK_WIDGET (self->popover));
  gtk_menu_button_set_create_popup_func (self->button, opening_cb, self, NULL);
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  /* The tip would stand on the list. */
  g_object_bind_property (self->popover, "visible", self->button, "has-tooltip",
                          G_BINDING_INVERT_BOOLEAN);
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->button));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->button));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 4);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

void
ef_reference_row_set_kind (EfReferenceRow *self,
                           EfReference     kind,
                           const char     *none)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  const char *wanted;
  const char *hint;

  g_return_if_fail (EF_IS_REFERENCE_ROW (self));
  g_return_if_fail (none != NULL && self->none == NULL);

  self->kind = kind;
  self->none = g_strdup (none);
  if (kind == EF_REFERENCE_GRID)
    {
      wanted = _("Place, cloud region, or g/kWh");
      hint = _("No place or cloud region is called so. A number is taken as g/kWh.");
    }
  else if (kind == EF_REFERENCE_SITE)
    {
      wanted = _("Operator, or a number");
      hint = _("No operator is called so. A number from 1 to 10 is taken as PUE.");
    }
  else
    {
      wanted = _("Name of a device");
      hint = _("No device is called so. A part of its name is enough, such as A100.");
    }
  g_object_set (self->search_entry, "placeholder-text", wanted, NULL);
  gtk_overlay_add_overlay (
    self->overlay,
    ef_nothing_found_new (hint, GTK_EDITABLE (self->search_entry),
                          G_LIST_MODEL (gtk_list_view_get_model (self->list_view))));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  show_value (self);
}

const char *
ef_reference_row_get_value (EfReferenceRow *self)
{
  g_return_val_if_fail (EF_IS_REFERENCE_ROW (self), NULL);
  return self->value;
}

void
ef_reference_row_set_value (EfReferenceRow *self,
                            const char     *value)
{
  g_return_if_fail (EF_IS_REFERENCE_ROW (self));

  if (g_strcmp0 (value, self->value) == 0)
    return;
  g_free (self->value);
  self->value = g_strdup (value);
  show_value (self);
}

void
ef_reference_row_set_note (EfReferenceRow *self,
                           const char     *note)
{
  g_return_if_fail (EF_IS_REFERENCE_ROW (self));

  if (g_strcmp0 (note, self->note) == 0)
    return;
  g_free (self->note);
  self->note = g_strdup (note);
  show_value (self);
}
