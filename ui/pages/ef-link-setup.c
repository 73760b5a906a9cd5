/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-link-setup.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ef-column-picker.h"
#include "ef-link-keys.h"
#include "ef-table-picker.h"

struct _EfLinkSetup
{
  GtkWidget parent_instance;

  EfLinkDraft *draft;
  gboolean showing; /* the code sets rows, not the user */

  GtkWidget *scroller;
  EfTablePicker *first_table;
  EfTablePicker *second_table;
  EfColumnPicker *first_names;
  GtkWidget *linked_row;
  EfColumnPicker *second_names;
  EfLinkKeys *keys;
  AdwComboRow *loosest_row;
  GtkSwitch *left_switch;
};

G_DEFINE_FINAL_TYPE (EfLinkSetup, ef_link_setup, GTK_TYPE_WIDGET)

/* Who wants the second table first, wants the first second. */
static void
table_picked_cb (EfLinkSetup *self, EfTablePicker *picker)
{
  EfTable *table = ef_table_picker_get_table (picker);
  gboolean is_second = picker == self->second_table;

  if (table != NULL && table == ef_link_draft_get_table (self->draft, !is_second))
    {
      ef_link_draft_swap (self->draft);
      return;
    }
  ef_link_draft_set_table (self->draft, is_second, table);
  if (!is_second)
    ef_link_draft_offer_second (self->draft);
}

static void
names_picked_cb (EfLinkSetup *self, EfColumnPicker *picker)
{
  ef_link_draft_set_names (self->draft, picker == self->second_names,
                           ef_column_picker_get_column (picker));
}

static void
loosest_selected_cb (EfLinkSetup *self)
{
  guint selected = adw_combo_row_get_selected (self->loosest_row);

  if (!self->showing && selected <= EF_LINK_BASE)
    ef_link_draft_set_loosest (self->draft, selected);
}

static void
left_switched_cb (EfLinkSetup *self)
{
  if (!self->showing)
    ef_link_draft_set_left (self->draft, gtk_switch_get_active (self->left_switch));
}

static void
swap_clicked_cb (EfLinkSetup *self)
{
  ef_link_draft_swap (self->draft);
}

static void
refresh (EfLinkSetup *self)
{
  EfTablePicker *tables[] = { self->first_table, self->second_table };
  EfColumnPicker *names[] = { self->first_names, self->second_names };

  self->showing = TRUE;
  for (guint side = 0; side < 2; side++)
    {
      EfTable *table = ef_link_draft_get_table (self->draft, side);

      ef_table_picker_set_table (tables[side], table);
      ef_column_picker_set_table (names[side], table, EF_PICK_LABEL, NULL);
      ef_column_picker_set_column (names[side], ef_link_draft_get_names (self->draft, side));
      gtk_widget_set_sensitive (GTK_WIDGET (names[side]), table != NULL);
    }
  ef_table_picker_set_other (self->second_table, ef_link_draft_get_table (self->draft, 0));
  adw_combo_row_set_selected (self->loosest_row, ef_link_draft_get_loosest (self->draft));
  gtk_switch_set_active (self->left_switch, ef_link_draft_get_left (self->draft));
  self->showing = FALSE;
}

static void
ef_link_setup_dispose (GObject *object)
{
  EfLinkSetup *self = EF_LINK_SETUP (object);
  GtkWidget *child;

  self->showing = TRUE;
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), EF_TYPE_LINK_SETUP);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (ef_link_setup_parent_class)->dispose (object);
}

/* What is to be chosen first: the second table where only that is missing. */
static gboolean
ef_link_setup_grab_focus (GtkWidget *widget)
{
  EfLinkSetup *self = EF_LINK_SETUP (widget);
  gboolean second = ef_table_picker_get_table (self->first_table) != NULL
                    && ef_table_picker_get_table (self->second_table) == NULL;

  return gtk_widget_grab_focus (GTK_WIDGET (second ? self->second_table : self->first_table));
}

static void
ef_link_setup_class_init (EfLinkSetupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_link_setup_dispose;
  widget_class->grab_focus = ef_link_setup_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  g_type_ensure (EF_TYPE_COLUMN_PICKER);
  g_type_ensure (EF_TYPE_TABLE_PICKER);
  g_type_ensure (EF_TYPE_LINK_KEYS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-link-setup.ui");
  gtk_widget_class_bind_template_child (widget_class, EfLinkSetup, scroller);
  gtk_widget_class_bind_template_child (widget_class, EfLinkSetup, first_table);
  gtk_widget_class_bind_template_child (widget_class, EfLinkSetup, second_table);
  gtk_widget_class_bind_template_child (widget_class, EfLinkSetup, first_names);
  gtk_widget_class_bind_template_child (widget_class, EfLinkSetup, linked_row);
  gtk_widget_class_bind_template_child (widget_class, EfLinkSetup, second_names);
  gtk_widget_class_bind_template_child (widget_class, EfLinkSetup, keys);
  gtk_widget_class_bind_template_child (widget_class, EfLinkSetup, loosest_row);
  gtk_widget_class_bind_template_child (widget_class, EfLinkSetup, left_switch);
  gtk_widget_class_bind_template_callback (widget_class, table_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, names_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, loosest_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, swap_clicked_cb);
}

static void
ef_link_setup_init (EfLinkSetup *self)
{
  g_autoptr (GtkStringList) levels = gtk_string_list_new (NULL);

  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint level = EF_LINK_EXACT; level <= EF_LINK_BASE; level++)
    gtk_string_list_append (levels, ef_link_level_to_label (level));
  adw_combo_row_set_model (self->loosest_row, G_LIST_MODEL (levels));
  self->showing = FALSE;
}

void
ef_link_setup_set_draft (EfLinkSetup *self, EfLinkDraft *draft, EfCatalog *catalog)
{
  g_return_if_fail (EF_IS_LINK_SETUP (self) && self->draft == NULL);
  g_return_if_fail (EF_IS_LINK_DRAFT (draft));

  self->draft = g_object_ref (draft);
  ef_table_picker_set_catalog (self->first_table, catalog);
  ef_table_picker_set_catalog (self->second_table, catalog);
  ef_link_keys_set_draft (self->keys, draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

void
ef_link_setup_say_linked (EfLinkSetup *self, gboolean linked)
{
  g_return_if_fail (EF_IS_LINK_SETUP (self));

  gtk_widget_set_visible (self->linked_row, linked);
}
