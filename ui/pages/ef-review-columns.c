/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-review-columns.h"

#include <glib/gi18n-lib.h>

#include "ef-index-list.h"
#include "ef-review-words.h"

struct _EfReviewColumns
{
  GtkWidget parent_instance;

  EfReviewDraft *draft;
  guint table;
  guint open_x, open_y; /* axes without a better end, or EF_REVIEW_NO_COLUMN */
  EfIndexList *list;
};

G_DEFINE_FINAL_TYPE (EfReviewColumns, ef_review_columns, GTK_TYPE_WIDGET)

enum
{
  SELECTED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static EfTable *
get_table (EfReviewColumns *self)
{
  return ef_review_draft_get_table (self->draft, self->table);
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, css_class);
    }
  return label;
}

static GtkWidget *
create_mark (const char *icon_name,
             const char *tooltip)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (image, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  return image;
}

static guint
count_columns (gpointer data)
{
  return ef_table_get_n_columns (get_table (data));
}

static const char *
get_column_name (gpointer data,
                 guint    index)
{
  return ef_column_get_name (ef_table_get_column (get_table (data), index));
}

static GtkWidget *
create_line (gpointer data)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = create_label (NULL);
  GtkWidget *detail = create_label ("dim-label");
  GtkWidget *open = create_mark ("dialog-question-symbolic", _("Better end not known"));
  GtkWidget *changed = create_mark ("document-edit-symbolic", _("Changed"));

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_margin_top (words, 4);
  gtk_widget_set_margin_bottom (words, 4);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), detail);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), open);
  gtk_box_append (GTK_BOX (line), changed);

  g_object_set_data (G_OBJECT (line), "name", name);
  g_object_set_data (G_OBJECT (line), "detail", detail);
  g_object_set_data (G_OBJECT (line), "open", open);
  g_object_set_data (G_OBJECT (line), "changed", changed);
  return line;
}

static void
show_line (gpointer   data,
           guint      index,
           GtkWidget *line)
{
  EfReviewColumns *self = data;
  const EfColumn *column = ef_table_get_column (get_table (self), index);
  g_autofree char *detail = ef_review_describe_column (column);

  gtk_label_set_text (g_object_get_data (G_OBJECT (line), "name"), ef_column_get_name (column));
  gtk_label_set_text (g_object_get_data (G_OBJECT (line), "detail"), detail);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (line), "open"),
                          index == self->open_x || index == self->open_y);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (line), "changed"),
                          ef_review_draft_is_changed (self->draft, self->table, index));
}

static const EfIndexListFuncs funcs = {
  .count = count_columns,
  .get_text = get_column_name,
  .create_line = create_line,
  .show_line = show_line,
};

static void
draft_changed_cb (EfReviewColumns *self)
{
  ef_review_find_open_axes (get_table (self), &self->open_x, &self->open_y);
  ef_index_list_refresh (self->list);
}

static void
selected_cb (EfReviewColumns *self)
{
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
activated_cb (EfReviewColumns *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
ef_review_columns_dispose (GObject *object)
{
  EfReviewColumns *self = EF_REVIEW_COLUMNS (object);

  g_clear_pointer ((GtkWidget **) &self->list, gtk_widget_unparent);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (ef_review_columns_parent_class)->dispose (object);
}

static void
ef_review_columns_class_init (EfReviewColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_review_columns_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[SELECTED] = g_signal_new ("selected", EF_TYPE_REVIEW_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", EF_TYPE_REVIEW_COLUMNS, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ef_review_columns_init (EfReviewColumns *self)
{
  self->list = g_object_new (EF_TYPE_INDEX_LIST, "label", _("Columns"), "search-label",
                             _("Search columns"), NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  g_signal_connect_object (self->list, "selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
}

void
ef_review_columns_set_draft (EfReviewColumns *self,
                             EfReviewDraft   *draft)
{
  g_return_if_fail (EF_IS_REVIEW_COLUMNS (self));
  g_return_if_fail (self->draft == NULL && EF_IS_REVIEW_DRAFT (draft));

  self->draft = g_object_ref (draft);
  ef_index_list_set_source (self->list, &funcs, self);
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
ef_review_columns_show_table (EfReviewColumns *self,
                              guint            table)
{
  g_return_if_fail (EF_IS_REVIEW_COLUMNS (self));
  g_return_if_fail (self->draft != NULL);

  self->table = table;
  ef_review_find_open_axes (get_table (self), &self->open_x, &self->open_y);
  ef_index_list_fill (self->list, ef_review_find_first_question (get_table (self)));
}

guint
ef_review_columns_get_selected (EfReviewColumns *self)
{
  g_return_val_if_fail (EF_IS_REVIEW_COLUMNS (self), EF_REVIEW_NO_COLUMN);

  return ef_index_list_get_selected (self->list);
}

void
ef_review_columns_select (EfReviewColumns *self,
                          guint            column)
{
  g_return_if_fail (EF_IS_REVIEW_COLUMNS (self));
  g_return_if_fail (self->draft != NULL);

  ef_index_list_select (self->list, column);
}

void
ef_review_columns_focus_lines (EfReviewColumns *self)
{
  g_return_if_fail (EF_IS_REVIEW_COLUMNS (self));

  ef_index_list_focus_lines (self->list);
}
