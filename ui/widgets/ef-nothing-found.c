/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-nothing-found.h"

#include <glib/gi18n-lib.h>

#define HINT_CHARS 28

/* In place of the list, not beside it: a popover that grew would jump while one types. */

static void
update (GtkWidget *box)
{
  GtkEditable *search = g_object_get_data (G_OBJECT (box), "search");
  GListModel *lines = g_object_get_data (G_OBJECT (box), "lines");

  gtk_widget_set_visible (box, g_list_model_get_n_items (lines) == 0 &&
                                 *gtk_editable_get_text (search) != '\0');
}

static void
append (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), HINT_CHARS);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

GtkWidget *
ef_nothing_found_new (const char *hint, GtkEditable *search, GListModel *lines)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  g_return_val_if_fail (GTK_IS_EDITABLE (search) && G_IS_LIST_MODEL (lines), box);

  append (box, _ ("Nothing found"), "heading");
  append (box, hint, "dim-label");
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (box, FALSE);
  g_object_set_data (G_OBJECT (box), "search", search);
  g_object_set_data_full (G_OBJECT (box), "lines", g_object_ref (lines), g_object_unref);
  g_signal_connect_object (lines, "items-changed", G_CALLBACK (update), box, G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "changed", G_CALLBACK (update), box, G_CONNECT_SWAPPED);
  update (box);
  return box;
}
