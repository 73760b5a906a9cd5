/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-review-tables.h"

#include <glib/gi18n-lib.h>

#include "ef-review-words.h"
#include "ef-row-list.h"

/* Fewer tables are found by looking. */
#define SEARCHED_TABLES 8

struct _EfReviewTables
{
  GtkWidget parent_instance;

  EfReviewDraft *draft;
  EfRowList *shown; /* indices of tables */
  GtkSingleSelection *selection;
  guint selected;   /* index of the table */
  gboolean setting; /* the list is being filled, the user selects nothing */

  GtkSearchEntry *search_entry;
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (EfReviewTables, ef_review_tables, GTK_TYPE_WIDGET)

enum
{
  SELECTED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
create_label (PangoEllipsizeMode ellipsize)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), ellipsize);
  return label;
}

static void
setup_line_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               gpointer                  user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = create_label (PANGO_ELLIPSIZE_END);
  GtkWidget *path = create_label (PANGO_ELLIPSIZE_START);
  GtkWidget *count = create_label (PANGO_ELLIPSIZE_NONE);

  gtk_widget_add_css_class (path, "caption");
  gtk_widget_add_css_class (path, "dim-label");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "caption");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), path);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_item_set_child (list_item, box);

  g_object_set_data (G_OBJECT (list_item), "name", name);
  g_object_set_data (G_OBJECT (list_item), "path", path);
  g_object_set_data (G_OBJECT (list_item), "count", count);
}

static void
bind_line_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              EfReviewTables           *self)
{
  guint index = ef_row_get_index (EF_ROW (gtk_list_item_get_item (list_item)));
  EfTable *table = ef_review_draft_get_table (self->draft, index);
  GtkWidget *path = g_object_get_data (G_OBJECT (list_item), "path");
  guint n_rows = ef_table_get_n_rows (table);
  const char *whole = ef_table_get_path (table);
  const char *last = g_strrstr (whole, EF_CATALOG_SEPARATOR);
  g_autofree char *parent = last != NULL ? g_strndup (whole, (gsize) (last - whole)) : NULL;
  g_autofree char *count = g_strdup_printf ("%'u", n_rows);
  g_autofree char *tooltip =
    g_strdup_printf (ngettext ("%s\n%'u row", "%s\n%'u rows", n_rows), whole, n_rows);

  gtk_label_set_text (g_object_get_data (G_OBJECT (list_item), "name"), ef_table_get_name (table));
  gtk_label_set_text (GTK_LABEL (path), parent != NULL ? parent : "");
  gtk_widget_set_visible (path, parent != NULL);
  gtk_label_set_text (g_object_get_data (G_OBJECT (list_item), "count"), count);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (list_item), tooltip);
}

static void
set_selected (EfReviewTables *self,
              guint           table)
{
  if (table == self->selected)
    return;

  self->selected = table;
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
selection_changed_cb (EfReviewTables *self)
{
  EfRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (!self->setting && row != NULL)
    set_selected (self, ef_row_get_index (row));
}

static void
activate_cb (EfReviewTables *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static gboolean
select_line (EfReviewTables *self,
             guint           table)
{
  guint n;
  const guint32 *order = ef_row_list_get_order (self->shown, &n);

  for (guint i = 0; i < n; i++)
    if (order[i] == table)
      {
        gtk_single_selection_set_selected (self->selection, i);
        gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", i);
        return TRUE;
      }
  return FALSE;
}

static void
fill (EfReviewTables *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  guint n_tables = ef_review_draft_get_n_tables (self->draft);
  guint32 *order = g_new (guint32, MAX (n_tables, 1));
  guint n = 0;

  for (guint i = 0; i < n_tables; i++)
    if (ef_review_matches (ef_table_get_path (ef_review_draft_get_table (self->draft, i)), text))
      order[n++] = i;

  self->setting = TRUE;
  ef_row_list_take_order (self->shown, order, n);
  if (!select_line (self, self->selected))
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->setting = FALSE;
}

static void
search_changed_cb (EfReviewTables *self)
{
  if (self->draft != NULL)
    fill (self);
}

static void
ef_review_tables_dispose (GObject *object)
{
  EfReviewTables *self = EF_REVIEW_TABLES (object);
  GtkWidget *child;

  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (self), EF_TYPE_REVIEW_TABLES);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ef_review_tables_parent_class)->dispose (object);
}

static void
ef_review_tables_class_init (EfReviewTablesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_review_tables_dispose;

  signals[SELECTED] = g_signal_new ("selected", EF_TYPE_REVIEW_TABLES, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", EF_TYPE_REVIEW_TABLES, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-review-tables.ui");
  gtk_widget_class_bind_template_child (widget_class, EfReviewTables, search_entry);
  gtk_widget_class_bind_template_child (widget_class, EfReviewTables, list_view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_line_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_line_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
ef_review_tables_init (EfReviewTables *self)
{
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
ef_review_tables_set_draft (EfReviewTables *self,
                            EfReviewDraft  *draft)
{
  g_return_if_fail (EF_IS_REVIEW_TABLES (self));
  g_return_if_fail (self->draft == NULL && EF_IS_REVIEW_DRAFT (draft));

  self->draft = g_object_ref (draft);
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry),
                          ef_review_draft_get_n_tables (draft) > SEARCHED_TABLES);
  fill (self);
}

guint
ef_review_tables_get_selected (EfReviewTables *self)
{
  g_return_val_if_fail (EF_IS_REVIEW_TABLES (self), 0);

  return self->selected;
}

void
ef_review_tables_select (EfReviewTables *self,
                         guint           table)
{
  g_return_if_fail (EF_IS_REVIEW_TABLES (self));
  g_return_if_fail (self->draft != NULL);
  g_return_if_fail (table < ef_review_draft_get_n_tables (self->draft));

  if (!select_line (self, table))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
      fill (self);
      select_line (self, table);
    }
  set_selected (self, table);
}
