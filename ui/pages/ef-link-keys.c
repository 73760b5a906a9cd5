/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-link-keys.h"

#include <glib/gi18n-lib.h>

#include "ef-column-picker.h"

/* More than a few keys make no sense, but no harm either. */
#define MAX_KEYS 8

struct _EfLinkKeys
{
  AdwPreferencesGroup parent_instance;

  EfLinkDraft *draft;
  EfTable *tables[2]; /* whose columns the lines offer, or NULL; not owned, to be compared only */
  GPtrArray *lines;   /* of GtkWidget, which the group owns */
  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (EfLinkKeys, ef_link_keys, ADW_TYPE_PREFERENCES_GROUP)

static guint
find_line (EfLinkKeys *self, GtkWidget *widget)
{
  GtkWidget *line = gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_ROW);
  guint index = 0;

  g_ptr_array_find (self->lines, line, &index);

  return index;
}

static void
picked_cb (EfLinkKeys *self, EfColumnPicker *picker)
{
  guint side = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (picker), "side"));

  ef_link_draft_set_key (self->draft, find_line (self, GTK_WIDGET (picker)), side,
                         ef_column_picker_get_column (picker));
}

static void
remove_clicked_cb (EfLinkKeys *self, GtkWidget *button)
{
  ef_link_draft_remove_key (self->draft, find_line (self, button));
}

static void
add_clicked_cb (EfLinkKeys *self)
{
  ef_link_draft_add_key (self->draft);
}

static GtkWidget *
create_picker (EfLinkKeys *self, guint key, guint side)
{
  GtkWidget *picker = ef_column_picker_new ();
  EfTable *table = ef_link_draft_get_table (self->draft, side);

  ef_column_picker_set_table (EF_COLUMN_PICKER (picker), table, EF_PICK_ANY, _("Choose…"));
  ef_column_picker_set_column (EF_COLUMN_PICKER (picker),
                               ef_link_draft_get_key (self->draft, key, side));
  g_object_set_data (G_OBJECT (picker), "side", GUINT_TO_POINTER (side));
  gtk_widget_set_hexpand (picker, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (picker), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  side == 0 ? _("Column of the first table")
                                            : _("Column of the second table"), -1);
  g_signal_connect_object (picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);

  return picker;
}

static void
add_line (EfLinkKeys *self, guint key)
{
  GtkWidget *line = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_box_append (GTK_BOX (box), create_picker (self, key, 0));
  gtk_box_append (GTK_BOX (box), gtk_label_new ("="));
  gtk_box_append (GTK_BOX (box), create_picker (self, key, 1));
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_set_homogeneous (GTK_BOX (box), FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Remove"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  g_ptr_array_add (self->lines, line);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), line);
}

/* Lines come and go with keys; what they say only changes by themselves. */
static void
refresh (EfLinkKeys *self)
{
  guint n = ef_link_draft_get_n_keys (self->draft);
  gboolean is_ready = TRUE;
  gboolean is_current = n == self->lines->len;

  for (guint side = 0; side < 2; side++)
    {
      EfTable *table = ef_link_draft_get_table (self->draft, side);

      is_ready = is_ready && table != NULL;
      is_current = is_current && table == self->tables[side];
      self->tables[side] = table;
    }
  gtk_widget_set_sensitive (self->add_button, is_ready && n < MAX_KEYS);
  if (is_current)
    return;

  while (self->lines->len > 0)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_steal_index (self->lines, self->lines->len - 1));
  for (guint key = 0; key < n; key++)
    add_line (self, key);
}

static void
ef_link_keys_dispose (GObject *object)
{
  EfLinkKeys *self = EF_LINK_KEYS (object);

  g_clear_object (&self->draft);
  g_clear_pointer (&self->lines, g_ptr_array_unref);

  G_OBJECT_CLASS (ef_link_keys_parent_class)->dispose (object);
}

static void
ef_link_keys_class_init (EfLinkKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ef_link_keys_dispose;
}

static void
ef_link_keys_init (EfLinkKeys *self)
{
  self->lines = g_ptr_array_new ();
  self->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_widget_set_tooltip_text (self->add_button, _("Add columns that must be equal too"));
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (add_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Equal too"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add_button);
}

void
ef_link_keys_set_draft (EfLinkKeys *self, EfLinkDraft *draft)
{
  g_return_if_fail (EF_IS_LINK_KEYS (self) && self->draft == NULL);
  g_return_if_fail (EF_IS_LINK_DRAFT (draft));

  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}
