/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-header-title.h"

/* Of the arrow of a column that is not the first to be sorted by; the style knows it. */
#define LATER_CLASS "ef-later"

static GtkLabel *
find_label (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return GTK_LABEL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *label = find_label (child);

      if (label != NULL)
        return label;
    }
  return NULL;
}

const char *
ef_header_title_at (GtkColumnView *view,
                    double         x,
                    double         y)
{
  GtkWidget *header;
  GtkWidget *picked;
  GtkLabel *label;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  header = gtk_widget_get_first_child (GTK_WIDGET (view));
  picked = gtk_widget_pick (GTK_WIDGET (view), x, y, GTK_PICK_DEFAULT);
  if (picked == NULL || header == NULL || !gtk_widget_is_ancestor (picked, header))
    return NULL;

  /* One child of the header is one title. */
  while (gtk_widget_get_parent (picked) != header)
    picked = gtk_widget_get_parent (picked);
  label = find_label (picked);
  return label != NULL ? gtk_label_get_text (label) : NULL;
}

GtkWidget *
ef_header_title_find (GtkColumnView *view,
                      guint          position)
{
  GtkWidget *title;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  title = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (view)));
  for (guint i = 0; i < position && title != NULL; i++)
    title = gtk_widget_get_next_sibling (title);
  return title != NULL ? (GtkWidget *) find_label (title) : NULL;
}

void
ef_header_title_show_sort (GtkWidget *title,
                           gint       place,
                           gboolean   descending)
{
  GtkWidget *after = gtk_widget_get_next_sibling (title);
  GtkWidget *arrow = after != NULL ? after : gtk_widget_get_prev_sibling (title);
  static const char *const classes[] = { "ascending", "descending", "unsorted", LATER_CLASS };

  if (arrow == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (arrow, classes[i]);
  gtk_widget_add_css_class (arrow, place < 0 ? "unsorted"
                                   : descending ? "descending" : "ascending");
  if (place > 0)
    gtk_widget_add_css_class (arrow, LATER_CLASS);
}

gboolean
ef_header_title_has_menu_open (GtkColumnView *view)
{
  GtkWidget *header;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), FALSE);

  header = gtk_widget_get_first_child (GTK_WIDGET (view));
  for (GtkWidget *title = gtk_widget_get_first_child (header); title != NULL;
       title = gtk_widget_get_next_sibling (title))
    for (GtkWidget *child = gtk_widget_get_first_child (title); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      if (GTK_IS_POPOVER (child) && gtk_widget_get_visible (child))
        return TRUE;
  return FALSE;
}
