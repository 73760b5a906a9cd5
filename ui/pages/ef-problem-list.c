/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-problem-list.h"

struct _EfProblemList
{
  GtkWidget parent_instance;

  EfDiagnostics *diagnostics; /* or NULL */

  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (EfProblemList, ef_problem_list, GTK_TYPE_WIDGET)

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
              EfProblemList            *self)
{
  const EfDiagnostic *diagnostic = ef_diagnostics_get (self->diagnostics,
                                                       gtk_list_item_get_position (list_item));
  GtkWidget *image = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *reason = gtk_widget_get_first_child (gtk_widget_get_next_sibling (image));
  GtkWidget *place = gtk_widget_get_next_sibling (reason);
  g_autofree char *description = ef_diagnostic_describe (diagnostic);
  g_autofree char *where = ef_diagnostic_locate (diagnostic);

  gtk_image_set_from_icon_name (GTK_IMAGE (image), get_icon_name (diagnostic->severity));
  gtk_label_set_text (GTK_LABEL (reason), description);
  gtk_label_set_text (GTK_LABEL (place), where);
}

static void
ef_problem_list_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), EF_TYPE_PROBLEM_LIST);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ef_problem_list_parent_class)->dispose (object);
}

static void
ef_problem_list_finalize (GObject *object)
{
  g_clear_pointer (&EF_PROBLEM_LIST (object)->diagnostics, ef_diagnostics_unref);

  G_OBJECT_CLASS (ef_problem_list_parent_class)->finalize (object);
}

static void
ef_problem_list_class_init (EfProblemListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_problem_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = ef_problem_list_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-problem-list.ui");
  gtk_widget_class_bind_template_child (widget_class, EfProblemList, list_view);
  gtk_widget_class_bind_template_callback (widget_class, setup_line_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_line_cb);
}

static void
ef_problem_list_init (EfProblemList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
ef_problem_list_set_diagnostics (EfProblemList *self,
                                 EfDiagnostics *diagnostics)
{
  g_autoptr (GtkStringList) lines = gtk_string_list_new (NULL);

  g_return_if_fail (EF_IS_PROBLEM_LIST (self));

  gtk_list_view_set_model (self->list_view, NULL);
  g_clear_pointer (&self->diagnostics, ef_diagnostics_unref);
  if (diagnostics == NULL)
    return;

  self->diagnostics = ef_diagnostics_ref (diagnostics);
  for (guint i = 0; i < ef_diagnostics_get_n_kept (diagnostics); i++)
    gtk_string_list_append (lines, "");
  gtk_list_view_set_model (
    self->list_view,
    GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&lines)))));
}
