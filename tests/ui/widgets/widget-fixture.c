/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget-fixture.h"

#include <math.h>

#include "ef-chart-view-private.h"

#define N_ROWS 8

static EfColumn *
create_numbers (const char *name, const char *quantity, EfDirection direction, const double *values)
{
  g_autoptr (EfColumnBuilder) builder = ef_column_builder_new (name, EF_COLUMN_NUMBER);

  ef_column_builder_set_quantity (builder, ef_quantity_find (quantity), NULL);
  ef_column_builder_set_direction (builder, direction, EF_DIRECTION_REASON_QUANTITY);
  for (guint i = 0; i < N_ROWS; i++)
    ef_column_builder_add_number (builder, values[i]);
  return ef_column_builder_end (g_steal_pointer (&builder));
}

static EfColumn *
create_texts (const char *name, EfRole role, const char *const *texts)
{
  g_autoptr (EfColumnBuilder) builder = ef_column_builder_new (name, EF_COLUMN_TEXT);
  g_autoptr (EfTextPool) pool = ef_text_pool_new ();

  ef_column_builder_set_role (builder, role);
  ef_column_builder_set_pool (builder, pool);
  for (guint i = 0; i < N_ROWS; i++)
    ef_column_builder_add_text (builder, texts[i], -1);
  return ef_column_builder_end (g_steal_pointer (&builder));
}

/* Another value, which is not from the file. */
static EfColumn *
create_derived (const double *sizes)
{
  g_autoptr (EfColumnBuilder) builder = ef_column_builder_new ("energy", EF_COLUMN_NUMBER);

  ef_column_builder_set_quantity (builder, NULL, ef_unit_find ("kWh", -1));
  ef_column_builder_set_origin (builder, EF_ORIGIN_DERIVED, "size / 2");
  for (guint i = 0; i < N_ROWS; i++)
    ef_column_builder_add_number (builder, sizes[i] / 2e6);
  return ef_column_builder_end (g_steal_pointer (&builder));
}

EfTable *
widget_fixture_create_table (void)
{
  static const char *const names[]
    = { "Zeta", "alpha", "Beta", "Gamma", "delta", "Eta", "Theta", "Iota" };
  static const char *const kinds[] = { "CNN", "ViT", "CNN", "ViT", "CNN", "MLP", "ViT", "ViT" };
  static const char *const links[] = { "https://example.org/zeta", "", "", "", "", "", "", "" };
  static const double sizes[] = { 5e6, 1e6, 20e6, 10e6, 40e6, 8e6, 100e6, NAN };
  static const double scores[] = { 70, 60, 80, 75, 79, 65, 85, 90 };
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfSource) source = ef_source_new ("models.csv", NULL, "delimited", NULL);

  g_ptr_array_add (columns, create_texts ("model", EF_ROLE_NAME, names));
  g_ptr_array_add (columns, create_numbers ("size", "parameters", EF_DIRECTION_LOWER, sizes));
  g_ptr_array_add (columns, create_numbers ("score", "accuracy", EF_DIRECTION_HIGHER, scores));
  g_ptr_array_add (columns, create_texts ("kind", EF_ROLE_GROUP, kinds));
  g_ptr_array_add (columns, create_derived (sizes));
  g_ptr_array_add (columns, create_texts ("paper link", EF_ROLE_LINK, links));
  return ef_table_new ("Images", "Vision > Images", columns, N_ROWS, source, EF_PLACE_LINE, "",
                       NULL);
}

EfChartSpec *
widget_fixture_create_spec (void)
{
  EfChartSpec *spec = ef_chart_spec_new ();

  ef_chart_spec_set_string (&spec->x.column, "size");
  ef_chart_spec_set_string (&spec->y.column, "score");
  spec->x.scale = EF_SCALE_KIND_LOG;
  spec->y.scale = EF_SCALE_KIND_LINEAR;
  return spec;
}

EfChartData *
widget_fixture_create_data (EfTable *table, const EfChartSpec *spec)
{
  g_autoptr (GError) error = NULL;
  EfChartData *data = ef_chart_data_new (table, spec, NULL, &error);

  g_assert_no_error (error);
  return data;
}

void
widget_fixture_set_up (WidgetFixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *view = ef_chart_view_new ();

  fixture->table = widget_fixture_create_table ();
  fixture->spec = widget_fixture_create_spec ();
  fixture->data = widget_fixture_create_data (fixture->table, fixture->spec);
  fixture->view = EF_CHART_VIEW (view);
  fixture->before = gtk_button_new_with_label ("before");
  fixture->after = gtk_button_new_with_label ("after");
  gtk_widget_set_vexpand (view, TRUE);
  gtk_box_append (GTK_BOX (box), fixture->before);
  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), fixture->after);
  ef_chart_view_set_chart (fixture->view, fixture->data, fixture->spec);

  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 800, 600);
  gtk_window_set_child (fixture->window, box);
  gtk_window_present (fixture->window);
  widget_fixture_settle (fixture);
}

void
widget_fixture_tear_down (WidgetFixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  ef_chart_data_unref (fixture->data);
  ef_chart_spec_free (fixture->spec);
  ef_table_unref (fixture->table);
}

void
widget_fixture_settle (WidgetFixture *fixture)
{
  gtk_widget_queue_draw (GTK_WIDGET (fixture->view));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

gpointer
widget_fixture_find_controller (WidgetFixture *fixture, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->view));
  gpointer found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        continue;
      g_assert_null (found);
      found = controller;
    }
  g_assert_nonnull (found);
  return found;
}

/* Class bindings are in shortcut controllers of the widget, which are lists of shortcuts. */
gboolean
widget_fixture_press (WidgetFixture *fixture, const char *trigger)
{
  GtkWidget *widget = GTK_WIDGET (fixture->view);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          g_autofree char *text
            = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (g_str_equal (text, trigger))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                                 GTK_SHORTCUT_ACTION_EXCLUSIVE, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }
  g_error ("No shortcut %s", trigger);
}

void
widget_fixture_locate (WidgetFixture *fixture, guint row, double *x, double *y)
{
  for (guint i = 0; i < fixture->data->n; i++)
    if (fixture->data->rows[i] == row)
      {
        ef_chart_view_locate (fixture->view, i, x, y);
        return;
      }
  g_assert_not_reached ();
}
