/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-problems-dialog.h"

#include <glib/gi18n-lib.h>

struct _EfProblemsDialog
{
  AdwWindow parent_instance;

  EfDiagnostics *diagnostics;

  AdwWindowTitle *window_title;
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (EfProblemsDialog, ef_problems_dialog, ADW_TYPE_WINDOW)

static const char *
get_icon_name (EfSeverity severity)
{
  switch (severity)
    {
    case EF_SEVERITY_ERROR:
      return "dialog-error-symbolic";
    case EF_SEVERITY_WARNING:
      return "dialog-warning-symbolic";
    case EF_SEVERITY_INFO:
    default:
      return "dialog-information-symbolic";
    }
}

static void
copy_cb (EfProblemsDialog *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ef_diagnostics_get_n_kept (self->diagnostics); i++)
    {
      g_autofree char *line = ef_diagnostic_to_string (ef_diagnostics_get (self->diagnostics, i));

      g_string_append (text, line);
      g_string_append_c (text, '\n');
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}

static void
setup_line_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               gpointer                  user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *reason = gtk_label_new (NULL);
  GtkWidget *place = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (reason), 0);
  gtk_label_set_wrap (GTK_LABEL (reason), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (reason), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (place), 0);
  gtk_label_set_ellipsize (GTK_LABEL (place), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_selectable (GTK_LABEL (place), TRUE);
  gtk_widget_add_css_class (place, "caption");
  gtk_widget_add_css_class (place, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), reason);
  gtk_box_append (GTK_BOX (words), place);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_item_set_child (list_item, box);
  gtk_list_item_set_activatable (list_item, FALSE);
}

/* The list model only counts; what a line says is looked up by its position when it is seen. */
static void
bind_line_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              EfProblemsDialog         *self)
{
  const EfDiagnostic *diagnostic = ef_diagnostics_get (self->diagnostics,
                                                       gtk_list_item_get_position (list_item));
  GtkWidget *image = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *reason = gtk_widget_get_first_child (gtk_widget_get_next_sibling (image));
  GtkWidget *place = gtk_widget_get_next_sibling (reason);
  g_autofree char *where = NULL;

  gtk_image_set_from_icon_name (GTK_IMAGE (image), get_icon_name (diagnostic->severity));
  gtk_label_set_text (GTK_LABEL (reason), diagnostic->reason);
  if (diagnostic->place != NULL)
    where = g_strdup_printf ("%s:%s", diagnostic->file, diagnostic->place);
  else
    where = g_strdup (diagnostic->file);
  gtk_label_set_text (GTK_LABEL (place), where);
}

static void
ef_problems_dialog_finalize (GObject *object)
{
  ef_diagnostics_unref (EF_PROBLEMS_DIALOG (object)->diagnostics);

  G_OBJECT_CLASS (ef_problems_dialog_parent_class)->finalize (object);
}

static void
ef_problems_dialog_class_init (EfProblemsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ef_problems_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-problems-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EfProblemsDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, EfProblemsDialog, list_view);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_line_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_line_cb);
}

static void
ef_problems_dialog_init (EfProblemsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ef_problems_dialog_new (GtkWindow     *parent,
                        EfDiagnostics *diagnostics)
{
  EfProblemsDialog *self;
  g_autoptr (GtkStringList) lines = gtk_string_list_new (NULL);
  g_autofree char *summary = NULL;

  g_return_val_if_fail (diagnostics != NULL, NULL);

  self = g_object_new (EF_TYPE_PROBLEMS_DIALOG, "transient-for", parent, NULL);
  self->diagnostics = ef_diagnostics_ref (diagnostics);
  for (guint i = 0; i < ef_diagnostics_get_n_kept (diagnostics); i++)
    gtk_string_list_append (lines, "");
  gtk_list_view_set_model (
    self->list_view,
    GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&lines)))));

  summary = ef_problems_summarise (diagnostics);
  adw_window_title_set_subtitle (self->window_title, summary != NULL ? summary : "");
  return GTK_WIDGET (self);
}

char *
ef_problems_summarise (const EfDiagnostics *diagnostics)
{
  gulong n_lost, n_notes;

  g_return_val_if_fail (diagnostics != NULL, NULL);

  n_lost = (gulong) (ef_diagnostics_count (diagnostics, EF_SEVERITY_ERROR) +
                     ef_diagnostics_count (diagnostics, EF_SEVERITY_WARNING));
  n_notes = (gulong) ef_diagnostics_count (diagnostics, EF_SEVERITY_INFO);
  if (n_lost > 0)
    return g_strdup_printf (ngettext ("%'lu problem", "%'lu problems", n_lost), n_lost);
  if (n_notes > 0)
    return g_strdup_printf (ngettext ("%'lu note", "%'lu notes", n_notes), n_notes);
  return NULL;
}
