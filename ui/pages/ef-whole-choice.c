/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-whole-choice.h"

/* A combo row cuts its choice to three letters before its subtitle gives up a word, and to twenty
 * whatever room there is. Beyond so many letters, as in the name of a theme that somebody made, it
 * is cut all the same. */
#define WHOLE_CHARS 28

static void
set_up_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  gboolean cut = g_utf8_strlen (text, -1) > WHOLE_CHARS;

  gtk_label_set_text (label, text);
  gtk_label_set_ellipsize (label, cut ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_width_chars (label, cut ? WHOLE_CHARS : -1);
}

void
ef_whole_choice_set_up (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  adw_combo_row_set_list_factory (row, adw_combo_row_get_factory (row));
  adw_combo_row_set_factory (row, factory);
}
