/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-column-chooser.h"

#include <glib/gi18n-lib.h>

#include "ef-column-line.h"
#include "ef-index-list.h"

struct _EfColumnChooser
{
  GtkPopover parent_instance;

  EfWorkspace *workspace;
  EfTable *table;          /* that the lines are of, or NULL */
  GPtrArray *search_texts; /* (element-type utf8): of its columns */
  GHashTable *shown;       /* set of names of the columns that are shown */

  EfIndexList *list;
  GtkWidget *automatic_button;
};

G_DEFINE_FINAL_TYPE (EfColumnChooser, ef_column_chooser, GTK_TYPE_POPOVER)

static guint
count_columns (gpointer data)
{
  return EF_COLUMN_CHOOSER (data)->search_texts->len;
}

static const char *
get_text (gpointer data,
          guint    index)
{
  return EF_COLUMN_CHOOSER (data)->search_texts->pdata[index];
}

static GtkWidget *
create_line (gpointer data)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_check_button_new ();

  /* The line is what one clicks. */
  gtk_widget_set_can_target (check, FALSE);
  gtk_widget_set_focusable (check, FALSE);
  gtk_box_append (GTK_BOX (line), check);
  gtk_box_append (GTK_BOX (line), ef_column_line_new ());
  return line;
}

static void
show_line (gpointer   data,
           guint      index,
           GtkWidget *line)
{
  EfColumnChooser *self = EF_COLUMN_CHOOSER (data);
  const EfColumn *column = ef_table_get_column (self->table, index);
  const char *name = ef_column_get_name (column);
  GtkWidget *check = gtk_widget_get_first_child (line);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               g_hash_table_contains (self->shown, name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  ef_column_line_get_title (name), -1);
  ef_column_line_show (gtk_widget_get_last_child (line), name, column, self->table);
}

static const EfIndexListFuncs funcs = {
  count_columns,
  get_text,
  create_line,
  show_line,
};

/* A popover that is closed costs nothing: it catches up when it opens. */
static void
refresh (EfColumnChooser *self)
{
  const EfChartSpec *spec;
  EfTable *table;

  if (self->workspace == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  spec = ef_workspace_get_spec (self->workspace);
  gtk_widget_set_sensitive (self->automatic_button, spec != NULL && spec->table.columns != NULL);
  table = ef_workspace_get_table (self->workspace);
  if (table == self->table)
    {
      ef_index_list_refresh (self->list);
      return;
    }

  g_ptr_array_set_size (self->search_texts, 0);
  g_clear_pointer (&self->table, ef_table_unref);
  if (table != NULL)
    self->table = ef_table_ref (table);
  for (guint i = 0; table != NULL && i < ef_table_get_n_columns (table); i++)
    g_ptr_array_add (self->search_texts,
                     ef_column_line_dup_search_text (ef_table_get_column (table, i)));
  ef_index_list_fill (self->list, EF_INDEX_NONE);
}

/* A choice of what is shown now, to be changed (transfer full). */
static EfChartSpec *
begin_choice (EfColumnChooser *self)
{
  EfChartSpec *spec = ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));
  GHashTableIter iter;
  gpointer name;

  if (spec->table.columns != NULL)
    return spec;
  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    ef_table_view_set_column (&spec->table, name, TRUE);
  return spec;
}

static void
activated_cb (EfColumnChooser *self)
{
  guint index = ef_index_list_get_selected (self->list);
  const char *name;

  if (self->table == NULL || index >= ef_table_get_n_columns (self->table))
    return;
  name = ef_column_get_name (ef_table_get_column (self->table, index));
  ef_column_chooser_show (self, name, !g_hash_table_contains (self->shown, name));
}

static void
all_clicked_cb (EfColumnChooser *self)
{
  EfChartSpec *spec;

  if (self->table == NULL)
    return;
  spec = begin_choice (self);
  for (guint i = 0; i < ef_table_get_n_columns (self->table); i++)
    ef_table_view_set_column (&spec->table,
                              ef_column_get_name (ef_table_get_column (self->table, i)), TRUE);
  ef_workspace_change (self->workspace, spec, NULL, _("Choose Columns"));
}

static void
automatic_clicked_cb (EfColumnChooser *self)
{
  EfChartSpec *spec = ef_chart_spec_copy (ef_workspace_get_spec (self->workspace));

  ef_table_view_clear_columns (&spec->table);
  ef_workspace_change (self->workspace, spec, NULL, _("Choose Columns"));
}

static void
ef_column_chooser_dispose (GObject *object)
{
  g_clear_object (&EF_COLUMN_CHOOSER (object)->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (object), EF_TYPE_COLUMN_CHOOSER);

  G_OBJECT_CLASS (ef_column_chooser_parent_class)->dispose (object);
}

static void
ef_column_chooser_finalize (GObject *object)
{
  EfColumnChooser *self = EF_COLUMN_CHOOSER (object);

  g_clear_pointer (&self->table, ef_table_unref);
  g_ptr_array_unref (self->search_texts);
  g_hash_table_unref (self->shown);

  G_OBJECT_CLASS (ef_column_chooser_parent_class)->finalize (object);
}

static void
ef_column_chooser_class_init (EfColumnChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ef_column_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = ef_column_chooser_finalize;

  g_type_ensure (EF_TYPE_INDEX_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/efficientfrontier/EfficientFrontier/pages/ef-column-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, EfColumnChooser, list);
  gtk_widget_class_bind_template_child (widget_class, EfColumnChooser, automatic_button);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, automatic_clicked_cb);
}

static void
ef_column_chooser_init (EfColumnChooser *self)
{
  self->search_texts = g_ptr_array_new_with_free_func (g_free);
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  ef_index_list_set_source (self->list, &funcs, self);
  g_signal_connect (self, "map", G_CALLBACK (refresh), NULL);
}

void
ef_column_chooser_set_workspace (EfColumnChooser *self,
                                 EfWorkspace     *workspace)
{
  g_return_if_fail (EF_IS_COLUMN_CHOOSER (self));
  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  g_set_object (&self->workspace, workspace);
}

void
ef_column_chooser_set_shown (EfColumnChooser *self,
                             GPtrArray       *columns)
{
  g_return_if_fail (EF_IS_COLUMN_CHOOSER (self));
  g_return_if_fail (columns != NULL);

  g_hash_table_remove_all (self->shown);
  for (guint i = 0; i < columns->len; i++)
    g_hash_table_add (self->shown, g_strdup (ef_column_get_name (columns->pdata[i])));
  refresh (self);
}

void
ef_column_chooser_show (EfColumnChooser *self,
                        const char      *name,
                        gboolean         shown)
{
  EfChartSpec *spec;

  g_return_if_fail (EF_IS_COLUMN_CHOOSER (self));
  g_return_if_fail (name != NULL);

  if (ef_workspace_get_spec (self->workspace) == NULL)
    return;
  spec = begin_choice (self);
  ef_table_view_set_column (&spec->table, name, shown);
  ef_workspace_change (self->workspace, spec, NULL, shown ? _("Show Column") : _("Hide Column"));
}
