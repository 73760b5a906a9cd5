/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-review-columns.h"

#include <glib/gi18n-lib.h>

#include "ef-review-words.h"
#include "ef-row-list.h"

/* The model only holds which columns are shown; what a line says is looked up when it is bound, and
 * again when the draft changes, for the few lines that are bound then. */

/* Fewer columns are found by looking. */
#define SEARCHED_COLUMNS 12

struct _EfReviewColumns
{
  GtkWidget parent_instance;

  EfReviewDraft *draft;
  guint table;
  EfRowList *shown; /* indices of columns */
  GtkSingleSelection *selection;
  GHashTable *lines; /* set of GtkListItem that are bound */
  guint selected;    /* index of the column */
  guint open_x, open_y; /* axes without a better end, or EF_REVIEW_NO_COLUMN */
  gboolean setting;  /* the list is being filled, the user selects nothing */

  GtkSearchEntry *search_entry;
  GtkListView *list_view;
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

static void
setup_line_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               gpointer                  user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
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
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), open);
  gtk_box_append (GTK_BOX (box), changed);
  gtk_list_item_set_child (list_item, box);

  g_object_set_data (G_OBJECT (list_item), "name", name);
  g_object_set_data (G_OBJECT (list_item), "detail", detail);
  g_object_set_data (G_OBJECT (list_item), "open", open);
  g_object_set_data (G_OBJECT (list_item), "changed", changed);
}

static void
show_line (EfReviewColumns *self,
           GtkListItem     *list_item)
{
  guint index = ef_row_get_index (EF_ROW (gtk_list_item_get_item (list_item)));
  const EfColumn *column = ef_table_get_column (get_table (self), index);
  g_autofree char *detail = ef_review_describe_column (column);

  gtk_label_set_text (g_object_get_data (G_OBJECT (list_item), "name"),
                      ef_column_get_name (column));
  gtk_label_set_text (g_object_get_data (G_OBJECT (list_item), "detail"), detail);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (list_item), "open"),
                          index == self->open_x || index == self->open_y);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (list_item), "changed"),
                          ef_review_draft_is_changed (self->draft, self->table, index));
}

static void
bind_line_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              EfReviewColumns          *self)
{
  g_hash_table_add (self->lines, list_item);
  show_line (self, list_item);
}

static void
unbind_line_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *list_item,
                EfReviewColumns          *self)
{
  g_hash_table_remove (self->lines, list_item);
}

static void
draft_changed_cb (EfReviewColumns *self)
{
  GHashTableIter iter;
  gpointer list_item;

  ef_review_find_open_axes (get_table (self), &self->open_x, &self->open_y);
  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    show_line (self, list_item);
}

static void
set_selected (EfReviewColumns *self,
              guint            column)
{
  if (column == self->selected)
    return;

  self->selected = column;
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
selection_changed_cb (EfReviewColumns *self)
{
  EfRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (!self->setting && row != NULL)
    set_selected (self, ef_row_get_index (row));
}

static void
activate_cb (EfReviewColumns *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

/* Selects @column in the list if it is there. */
static gboolean
select_line (EfReviewColumns *self,
             guint            column)
{
  guint n;
  const guint32 *order = ef_row_list_get_order (self->shown, &n);

  for (guint i = 0; i < n; i++)
    if (order[i] == column)
      {
        gtk_single_selection_set_selected (self->selection, i);
        gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", i);
        return TRUE;
      }
  return FALSE;
}

/* The columns that the search finds; the selected one stays so, also while it is not among them. */
static void
fill (EfReviewColumns *self)
{
  EfTable *table = get_table (self);
  guint n_columns = ef_table_get_n_columns (table);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  guint32 *order = g_new (guint32, MAX (n_columns, 1));
  guint n = 0;

  for (guint i = 0; i < n_columns; i++)
    if (ef_review_matches (ef_column_get_name (ef_table_get_column (table, i)), text))
      order[n++] = i;

  self->setting = TRUE;
  g_hash_table_remove_all (self->lines);
  ef_row_list_take_order (self->shown, order, n);
  if (self->selected != EF_REVIEW_NO_COLUMN && !select_line (self, self->selected))
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->setting = FALSE;
}

static void
search_changed_cb (EfReviewColumns *self)
{
  if (self->draft != NULL)
    fill (self);
}

static void
ef_review_columns_dispose (GObject *object)
{
  EfReviewColumns *self = EF_REVIEW_COLUMNS (object);
  GtkWidget *child;

  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (self), EF_TYPE_REVIEW_COLUMNS);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ef_review_columns_parent_class)->dispose (object);
}

static void
ef_review_columns_finalize (GObject *object)
{
  g_hash_table_unref (EF_REVIEW_COLUMNS (object)->lines);

  G_OBJECT_CLASS (ef_review_columns_parent_class)->finalize (object);
}

static void
ef_review_columns_class_init (EfReviewColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_review_columns_dispose;
  G_OBJECT_CLASS (klass)->finalize = ef_review_columns_finalize;

  signals[SELECTED] = g_signal_new ("selected", EF_TYPE_REVIEW_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", EF_TYPE_REVIEW_COLUMNS, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-review-columns.ui");
  gtk_widget_class_bind_template_child (widget_class, EfReviewColumns, search_entry);
  gtk_widget_class_bind_template_child (widget_class, EfReviewColumns, list_view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_line_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_line_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_line_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
ef_review_columns_init (EfReviewColumns *self)
{
  self->lines = g_hash_table_new (NULL, NULL);
  self->selected = EF_REVIEW_NO_COLUMN;
  gtk_widget_init_template (GTK_WIDGET (self));

  self->shown = ef_row_list_new ();
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

void
ef_review_columns_set_draft (EfReviewColumns *self,
                             EfReviewDraft   *draft)
{
  g_return_if_fail (EF_IS_REVIEW_COLUMNS (self));
  g_return_if_fail (self->draft == NULL && EF_IS_REVIEW_DRAFT (draft));

  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
ef_review_columns_show_table (EfReviewColumns *self,
                              guint            table)
{
  guint n_columns;

  g_return_if_fail (EF_IS_REVIEW_COLUMNS (self));
  g_return_if_fail (self->draft != NULL);

  self->table = table;
  ef_review_find_open_axes (get_table (self), &self->open_x, &self->open_y);
  n_columns = ef_table_get_n_columns (get_table (self));
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), n_columns > SEARCHED_COLUMNS);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  self->selected = ef_review_find_first_question (get_table (self));
  fill (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

guint
ef_review_columns_get_selected (EfReviewColumns *self)
{
  g_return_val_if_fail (EF_IS_REVIEW_COLUMNS (self), EF_REVIEW_NO_COLUMN);

  return self->selected;
}

void
ef_review_columns_select (EfReviewColumns *self,
                          guint            column)
{
  g_return_if_fail (EF_IS_REVIEW_COLUMNS (self));
  g_return_if_fail (self->draft != NULL);
  g_return_if_fail (column < ef_table_get_n_columns (get_table (self)));

  if (!select_line (self, column))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
      fill (self);
      select_line (self, column);
    }
  set_selected (self, column);
}
