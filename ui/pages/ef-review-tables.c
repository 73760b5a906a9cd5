/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-review-tables.h"

#include <glib/gi18n-lib.h>

#include "ef-catalog-title.h"
#include "ef-index-list.h"

struct _EfReviewTables
{
  GtkWidget parent_instance;

  EfReviewDraft *draft;
  EfIndexList *list;
  gboolean showing; /* lines are being filled: checks do not mean anything */
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

static guint
count_tables (gpointer data)
{
  return ef_review_draft_get_n_tables (EF_REVIEW_TABLES (data)->draft);
}

static const char *
get_path (gpointer data,
          guint    index)
{
  return ef_table_get_path (ef_review_draft_get_table (EF_REVIEW_TABLES (data)->draft, index));
}

static void
kept_cb (EfReviewTables *self,
         GParamSpec     *pspec,
         GtkCheckButton *keep)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (keep), "index"));

  if (!self->showing)
    ef_review_draft_leave_out (self->draft, index, !gtk_check_button_get_active (keep));
}

static GtkWidget *
create_check (EfReviewTables *self)
{
  GtkWidget *keep = gtk_check_button_new ();

  gtk_widget_set_valign (keep, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (keep, _("Import this table"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (keep), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Import this table"), -1);
  g_signal_connect_object (keep, "notify::active", G_CALLBACK (kept_cb), self,
                           G_CONNECT_SWAPPED);
  return keep;
}

static GtkWidget *
create_line (gpointer data)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = create_label (PANGO_ELLIPSIZE_END);
  GtkWidget *path = create_label (PANGO_ELLIPSIZE_START);
  GtkWidget *count = create_label (PANGO_ELLIPSIZE_NONE);
  GtkWidget *keep = create_check (data);

  gtk_widget_add_css_class (path, "caption");
  gtk_widget_add_css_class (path, "dim-label");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "caption");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), path);
  gtk_box_append (GTK_BOX (line), keep);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), count);

  g_object_set_data (G_OBJECT (line), "name", name);
  g_object_set_data (G_OBJECT (line), "path", path);
  g_object_set_data (G_OBJECT (line), "count", count);
  g_object_set_data (G_OBJECT (line), "keep", keep);
  return line;
}

static void
show_line (gpointer   data,
           guint      index,
           GtkWidget *line)
{
  EfReviewTables *self = data;
  EfTable *table = ef_review_draft_get_table (self->draft, index);
  gboolean left_out = ef_review_draft_is_left_out (self->draft, index);
  GtkWidget *name = g_object_get_data (G_OBJECT (line), "name");
  GtkWidget *keep = g_object_get_data (G_OBJECT (line), "keep");
  GtkWidget *path = g_object_get_data (G_OBJECT (line), "path");
  guint n_rows = ef_table_get_n_rows (table);
  g_autofree char *whole = ef_table_dup_path_title (table);
  g_autofree char *parent = ef_table_dup_parent_title (table);
  g_autofree char *count = g_strdup_printf ("%'u", n_rows);
  g_autofree char *tooltip =
    g_strdup_printf (ngettext ("%s\n%'u row", "%s\n%'u rows", n_rows), whole, n_rows);

  self->showing = TRUE;
  g_object_set_data (G_OBJECT (keep), "index", GUINT_TO_POINTER (index));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (keep), !left_out);
  self->showing = FALSE;
  gtk_label_set_text (GTK_LABEL (name), ef_table_get_title (table));
  if (left_out)
    gtk_widget_add_css_class (name, "dim-label");
  else
    gtk_widget_remove_css_class (name, "dim-label");
  gtk_label_set_text (GTK_LABEL (path), parent != NULL ? parent : "");
  gtk_widget_set_visible (path, parent != NULL);
  gtk_label_set_text (g_object_get_data (G_OBJECT (line), "count"), count);
  gtk_widget_set_tooltip_text (line, tooltip);
}

static const EfIndexListFuncs funcs = {
  .count = count_tables,
  .get_text = get_path,
  .create_line = create_line,
  .show_line = show_line,
};

static void
draft_changed_cb (EfReviewTables *self)
{
  ef_index_list_refresh (self->list);
}

static void
selected_cb (EfReviewTables *self)
{
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
activated_cb (EfReviewTables *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
ef_review_tables_dispose (GObject *object)
{
  EfReviewTables *self = EF_REVIEW_TABLES (object);

  g_clear_pointer ((GtkWidget **) &self->list, gtk_widget_unparent);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (ef_review_tables_parent_class)->dispose (object);
}

static void
ef_review_tables_class_init (EfReviewTablesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_review_tables_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[SELECTED] = g_signal_new ("selected", EF_TYPE_REVIEW_TABLES, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", EF_TYPE_REVIEW_TABLES, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ef_review_tables_init (EfReviewTables *self)
{
  self->list = g_object_new (EF_TYPE_INDEX_LIST, "label", _("Tables"), "search-label",
                             _("Search tables"), NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  g_signal_connect_object (self->list, "selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
}

void
ef_review_tables_set_draft (EfReviewTables *self,
                            EfReviewDraft  *draft)
{
  g_return_if_fail (EF_IS_REVIEW_TABLES (self));
  g_return_if_fail (self->draft == NULL && EF_IS_REVIEW_DRAFT (draft));

  self->draft = g_object_ref (draft);
  ef_index_list_set_source (self->list, &funcs, self);
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  ef_index_list_fill (self->list,
                      ef_review_draft_get_n_tables (draft) > 0 ? 0 : EF_INDEX_NONE);
}

guint
ef_review_tables_get_selected (EfReviewTables *self)
{
  g_return_val_if_fail (EF_IS_REVIEW_TABLES (self), 0);

  return ef_index_list_get_selected (self->list);
}

void
ef_review_tables_select (EfReviewTables *self,
                         guint           table)
{
  g_return_if_fail (EF_IS_REVIEW_TABLES (self));
  g_return_if_fail (self->draft != NULL);

  ef_index_list_select (self->list, table);
}
