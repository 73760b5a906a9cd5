/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-point-group.h"

#include <glib/gi18n-lib.h>

#include "ef-chart-insight.h"

struct _EfPointGroup
{
  AdwPreferencesGroup parent_instance;

  EfWorkspace *workspace;
  GPtrArray *rows; /* element-type GtkWidget, those that are shown now */
};

G_DEFINE_FINAL_TYPE (EfPointGroup, ef_point_group, ADW_TYPE_PREFERENCES_GROUP)

/* The one selected point, or -1. */
static gint
get_point (EfPointGroup *self)
{
  EfChartData *data = ef_workspace_get_data (self->workspace);
  const guint32 *rows;
  guint n;

  if (data == NULL || data->table != ef_workspace_get_table (self->workspace))
    return -1;
  rows = ef_workspace_get_selection (self->workspace, &n);
  return n == 1 ? ef_chart_data_find_row (data, rows[0]) : -1;
}

static void
row_activated_cb (EfPointGroup *self,
                  AdwActionRow *row)
{
  guint32 other = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "row"));

  ef_workspace_set_selection (self->workspace, &other, 1);
}

static GtkWidget *
create_row (EfPointGroup      *self,
            const EfChartData *data,
            const EfInsight   *line)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 8, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->text);
  if (line->other < 0)
    return row;

  g_object_set_data (G_OBJECT (row), "row", GUINT_TO_POINTER (data->rows[line->other]));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_widget_set_tooltip_text (row, _("Select this point"));
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

static void
clear_rows (EfPointGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
refresh (EfPointGroup *self)
{
  const EfChartSpec *spec = ef_workspace_get_spec (self->workspace);
  EfChartData *data = ef_workspace_get_data (self->workspace);
  gint point = get_point (self);
  g_autoptr (GArray) lines = NULL;
  g_autofree char *label = NULL;
  g_autofree char *escaped = NULL;

  clear_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self), point >= 0);
  if (point < 0)
    return;

  label = ef_chart_data_dup_label (data, spec, (guint) point);
  escaped = g_markup_escape_text (label, -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), escaped);
  lines = ef_chart_insight_new (data, spec, (guint) point, ef_tick_style_for_locale ());
  for (guint i = 0; i < lines->len; i++)
    {
      GtkWidget *row = create_row (self, data, &g_array_index (lines, EfInsight, i));

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
ef_point_group_dispose (GObject *object)
{
  EfPointGroup *self = EF_POINT_GROUP (object);

  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ef_point_group_parent_class)->dispose (object);
}

static void
ef_point_group_finalize (GObject *object)
{
  g_ptr_array_unref (EF_POINT_GROUP (object)->rows);

  G_OBJECT_CLASS (ef_point_group_parent_class)->finalize (object);
}

static void
ef_point_group_class_init (EfPointGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ef_point_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = ef_point_group_finalize;
}

static void
ef_point_group_init (EfPointGroup *self)
{
  self->rows = g_ptr_array_new ();
}

void
ef_point_group_set_workspace (EfPointGroup *self,
                              EfWorkspace  *workspace)
{
  g_return_if_fail (EF_IS_POINT_GROUP (self));
  g_return_if_fail (EF_IS_WORKSPACE (workspace));

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);

  g_set_object (&self->workspace, workspace);
  g_signal_connect_object (workspace, "selection-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}
