/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table-picker.h"

#include <glib/gi18n-lib.h>

#include "ef-catalog-title.h"
#include "ef-index-list.h"
#include "ef-link-partners.h"

#define LIST_WIDTH 340
#define LIST_HEIGHT 320

struct _EfTablePicker
{
  GtkWidget parent_instance;

  EfCatalog *catalog;
  EfTable *table;   /* or NULL */
  EfTable *other;   /* whose partner is chosen, or NULL */
  GArray *partners; /* of EfLinkPartner: what is offered; empty until somebody looks */

  GtkWidget *button;
  GtkLabel *label;
  EfIndexList *list;
};

G_DEFINE_FINAL_TYPE (EfTablePicker, ef_table_picker, GTK_TYPE_WIDGET)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
count_tables (gpointer data)
{
  return EF_TABLE_PICKER (data)->partners->len;
}

static const EfLinkPartner *
get_partner (EfTablePicker *self, guint index)
{
  return &g_array_index (self->partners, EfLinkPartner, index);
}

static const char *
get_path (gpointer data, guint index)
{
  return ef_table_get_path (get_partner (data, index)->table);
}

static GtkWidget *
create_label (PangoEllipsizeMode ellipsize)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), ellipsize);

  return label;
}

static GtkWidget *
create_line (gpointer data)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *detail = create_label (PANGO_ELLIPSIZE_START);

  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_box_append (GTK_BOX (line), create_label (PANGO_ELLIPSIZE_MIDDLE));
  gtk_box_append (GTK_BOX (line), detail);

  return line;
}

/* "Image Classification · 1,556 rows · 312 names in common" */
static void
show_line (gpointer data, guint index, GtkWidget *line)
{
  EfTablePicker *self = data;
  const EfLinkPartner *partner = get_partner (self, index);
  GtkWidget *name = gtk_widget_get_first_child (line);
  GtkWidget *detail = gtk_widget_get_next_sibling (name);
  g_autofree char *path = ef_table_dup_path_title (partner->table);
  g_autofree char *parent = ef_table_dup_parent_title (partner->table);
  guint n = ef_table_get_n_rows (partner->table);
  g_autoptr (GString) text = g_string_new (NULL);

  if (parent != NULL)
    g_string_append_printf (text, "%s · ", parent);
  g_string_append_printf (text, ngettext ("%'u row", "%'u rows", n), n);
  if (self->other != NULL)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%'u name in common", "%'u names in common",
                                              partner->n_shared), partner->n_shared);
    }
  gtk_label_set_text (GTK_LABEL (name), ef_table_get_title (partner->table));
  gtk_label_set_text (GTK_LABEL (detail), text->str);
  gtk_widget_set_tooltip_text (line, path);
}

static const EfIndexListFuncs funcs = {
  .count = count_tables,
  .get_text = get_path,
  .create_line = create_line,
  .show_line = show_line,
};

static void
show_table (EfTablePicker *self)
{
  g_autofree char *path = self->table != NULL ? ef_table_dup_path_title (self->table) : NULL;

  gtk_label_set_text (self->label, self->table != NULL ? ef_table_get_title (self->table)
                                                       : _("Choose…"));
  gtk_widget_set_tooltip_text (self->button, path);
}

static void
activated_cb (EfTablePicker *self)
{
  guint index = ef_index_list_get_selected (self->list);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  if (index == EF_INDEX_NONE)
    return;
  ef_table_picker_set_table (self, get_partner (self, index)->table);
  g_signal_emit (self, signals[PICKED], 0);
}

static void
ef_table_picker_dispose (GObject *object)
{
  EfTablePicker *self = EF_TABLE_PICKER (object);

  /* The delay of its search holds the list. */
  if (self->button != NULL)
    ef_index_list_set_source (self->list, NULL, NULL);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->partners, g_array_unref);
  g_clear_pointer (&self->catalog, ef_catalog_unref);
  g_clear_pointer (&self->table, ef_table_unref);
  g_clear_pointer (&self->other, ef_table_unref);

  G_OBJECT_CLASS (ef_table_picker_parent_class)->dispose (object);
}

/* By the row in which it stands. */
static gboolean
ef_table_picker_mnemonic_activate (GtkWidget *widget, gboolean group_cycling)
{
  return gtk_widget_mnemonic_activate (EF_TABLE_PICKER (widget)->button, group_cycling);
}

static gboolean
ef_table_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (EF_TABLE_PICKER (widget)->button);
}

static void
ef_table_picker_class_init (EfTablePickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_table_picker_dispose;
  widget_class->grab_focus = ef_table_picker_grab_focus;
  widget_class->mnemonic_activate = ef_table_picker_mnemonic_activate;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[PICKED] = g_signal_new ("picked", EF_TYPE_TABLE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

/* Called before the popover is shown: thousands of lines are counted only if somebody looks. */
static void
create_popup_cb (GtkMenuButton *button, gpointer data)
{
  EfTablePicker *self = data;
  guint selected = EF_INDEX_NONE;

  g_array_unref (self->partners);
  self->partners = ef_link_partners_list (self->catalog, self->other);
  for (guint i = 0; i < self->partners->len && self->table != NULL; i++)
    if (get_partner (self, i)->table == self->table)
      selected = i;
  ef_index_list_fill (self->list, selected);
}

static void
ef_table_picker_init (EfTablePicker *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->partners = g_array_new (FALSE, FALSE, sizeof (EfLinkPartner));
  self->list = g_object_new (EF_TYPE_INDEX_LIST, "label", _("Tables"), "search-label",
                             _("Search tables"), NULL);
  ef_index_list_set_source (self->list, &funcs, self);
  gtk_widget_set_size_request (GTK_WIDGET (self->list), LIST_WIDTH, LIST_HEIGHT);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->list));

  self->label = GTK_LABEL (create_label (PANGO_ELLIPSIZE_MIDDLE));
  gtk_label_set_max_width_chars (self->label, 16);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), GTK_WIDGET (self->label));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popup_cb, self,
                                         NULL);
  /* The tip would stand on the list. */
  g_object_bind_property (popover, "visible", self->button, "has-tooltip",
                          G_BINDING_INVERT_BOOLEAN);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  show_table (self);
}

void
ef_table_picker_set_catalog (EfTablePicker *self, EfCatalog *catalog)
{
  g_return_if_fail (EF_IS_TABLE_PICKER (self) && catalog != NULL);

  ef_catalog_ref (catalog);
  g_clear_pointer (&self->catalog, ef_catalog_unref);
  self->catalog = catalog;
}

void
ef_table_picker_set_other (EfTablePicker *self, EfTable *other)
{
  g_return_if_fail (EF_IS_TABLE_PICKER (self));

  if (other != NULL)
    ef_table_ref (other);
  g_clear_pointer (&self->other, ef_table_unref);
  self->other = other;
}

EfTable *
ef_table_picker_get_table (EfTablePicker *self)
{
  g_return_val_if_fail (EF_IS_TABLE_PICKER (self), NULL);
  return self->table;
}

void
ef_table_picker_set_table (EfTablePicker *self, EfTable *table)
{
  g_return_if_fail (EF_IS_TABLE_PICKER (self));

  if (table != NULL)
    ef_table_ref (table);
  g_clear_pointer (&self->table, ef_table_unref);
  self->table = table;
  show_table (self);
}
