/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-figure-list.h"

#include <glib/gi18n-lib.h>

#include "ef-chart-name.h"
#include "ef-rename-dialog.h"

struct _EfFigureList
{
  GtkWidget parent_instance;

  EfDocument *document;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (EfFigureList, ef_figure_list, GTK_TYPE_WIDGET)

#define ID_KEY "figure"

/* What is opened, asked or done next stands elsewhere. */
static void
pop_down (EfFigureList *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

/* ---- Another name ---- */

static void
renamed_cb (EfFigureList     *self,
            const char       *response,
            AdwMessageDialog *dialog)
{
  const char *id = g_object_get_data (G_OBJECT (dialog), ID_KEY);
  const EfPanelsSpec *before = ef_document_get_panels (self->document, id);
  g_autoptr (EfPanelsSpec) spec = NULL;
  g_autofree char *name = ef_rename_dialog_dup_name (dialog);

  if (!g_str_equal (response, "rename") || before == NULL)
    return;

  spec = ef_panels_spec_copy (before);
  ef_chart_spec_set_string (&spec->name, name);
  ef_document_change_panels (self->document, id, spec, NULL, _("Rename Figure"));
}

static void
rename_clicked_cb (EfFigureList *self,
                   GtkWidget    *button)
{
  const char *id = g_object_get_data (G_OBJECT (button), ID_KEY);
  const EfPanelsSpec *spec = ef_document_get_panels (self->document, id);
  g_autofree char *name = ef_panels_name_dup (self->document, id);
  GtkWidget *dialog
    = ef_rename_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                            _("Rename Figure"),
                            _("The name tells the figures of the project apart, and is what their "
                              "files are called."),
                            spec->name, spec->name == NULL ? name : NULL);

  g_object_set_data_full (G_OBJECT (dialog), ID_KEY, g_strdup (id), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (renamed_cb), self, G_CONNECT_SWAPPED);
  pop_down (self);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
remove_clicked_cb (EfFigureList *self,
                   GtkWidget    *button)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), ID_KEY));

  pop_down (self);
  ef_document_remove_panels (self->document, id, _("Remove Figure"));
}

static void
row_activated_cb (EfFigureList  *self,
                  GtkListBoxRow *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), ID_KEY);

  pop_down (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-panels", "s", id);
}

/* ---- What there is ---- */

static GtkWidget *
create_button (EfFigureList *self,
               const char   *id,
               const char   *icon_name,
               const char   *words,
               GCallback     clicked_cb)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), ID_KEY, g_strdup (id), g_free);
  g_signal_connect_object (button, "clicked", clicked_cb, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
create_row (EfFigureList *self,
            const char   *id)
{
  const EfPanelsSpec *spec = ef_document_get_panels (self->document, id);
  g_autofree char *name = ef_panels_name_dup (self->document, id);
  g_autofree char *count
    = g_strdup_printf (ngettext ("%u chart", "%u charts", spec->charts->len), spec->charts->len);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *count_label = gtk_label_new (count);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count_label, "dim-label");
  gtk_widget_set_margin_start (count_label, 6);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count_label);
  gtk_box_append (GTK_BOX (box), create_button (self, id, "document-edit-symbolic",
                                                _("Rename Figure"),
                                                G_CALLBACK (rename_clicked_cb)));
  gtk_box_append (GTK_BOX (box), create_button (self, id, "user-trash-symbolic",
                                                _("Remove Figure"),
                                                G_CALLBACK (remove_clicked_cb)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, count, -1);
  g_object_set_data_full (G_OBJECT (row), ID_KEY, g_strdup (id), g_free);
  return row;
}

static void
refresh (EfFigureList *self)
{
  guint n = ef_document_get_n_panels (self->document);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list,
                         create_row (self, ef_document_get_panels_id (self->document, i)));
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

/* ---- The widget itself ---- */

static void
ef_figure_list_dispose (GObject *object)
{
  EfFigureList *self = EF_FIGURE_LIST (object);
  GtkWidget *child;

  g_clear_object (&self->document);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ef_figure_list_parent_class)->dispose (object);
}

static void
ef_figure_list_class_init (EfFigureListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_figure_list_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-figure-list.ui");
  gtk_widget_class_bind_template_child (widget_class, EfFigureList, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
ef_figure_list_init (EfFigureList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
ef_figure_list_set_document (EfFigureList *self,
                             EfDocument   *document)
{
  g_return_if_fail (EF_IS_FIGURE_LIST (self));
  g_return_if_fail (EF_IS_DOCUMENT (document));

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  g_signal_connect_object (document, "panels-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}
