/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-problems-dialog.h"

#include <glib/gi18n-lib.h>

#include "ef-problem-list.h"

struct _EfProblemsDialog
{
  AdwWindow parent_instance;

  EfDiagnostics *diagnostics;

  AdwWindowTitle *window_title;
  EfProblemList *list;
};

G_DEFINE_FINAL_TYPE (EfProblemsDialog, ef_problems_dialog, ADW_TYPE_WINDOW)

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

  g_type_ensure (EF_TYPE_PROBLEM_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-problems-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EfProblemsDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, EfProblemsDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
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
  g_autofree char *summary = NULL;

  g_return_val_if_fail (diagnostics != NULL, NULL);

  self = g_object_new (EF_TYPE_PROBLEMS_DIALOG, "transient-for", parent, NULL);
  self->diagnostics = ef_diagnostics_ref (diagnostics);
  ef_problem_list_set_diagnostics (self->list, diagnostics);

  summary = ef_problems_summarise (diagnostics);
  adw_window_title_set_subtitle (self->window_title, summary != NULL ? summary : "");
  return GTK_WIDGET (self);
}

GtkWidget *
ef_problems_dialog_new_for_changes (GtkWindow     *parent,
                                    EfDiagnostics *diagnostics,
                                    const char    *summary)
{
  GtkWidget *widget = ef_problems_dialog_new (parent, diagnostics);
  EfProblemsDialog *self = EF_PROBLEMS_DIALOG (widget);

  gtk_window_set_title (GTK_WINDOW (self), _("What has changed"));
  adw_window_title_set_title (self->window_title, _("What has changed"));
  adw_window_title_set_subtitle (self->window_title, summary);

  return widget;
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
