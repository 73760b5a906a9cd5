/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-axis-group.h"
#include "ef-budget-group.h"
#include "ef-column-picker.h"
#include "ef-limit-text.h"

#include "fixture.h"

/* The rows in which a person types a limit, and those that say what keeps to it. */
typedef struct
{
  EfDocument *document;
  EfWorkspace *workspace;
  GtkWidget *window;
  GtkWidget *axis;
  GtkWidget *budget;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->document = fixture_create_document ();
  fixture->workspace = ef_workspace_new (fixture->document);
  fixture->axis = g_object_new (EF_TYPE_AXIS_GROUP, NULL);
  fixture->budget = g_object_new (EF_TYPE_BUDGET_GROUP, NULL);
  gtk_box_append (GTK_BOX (box), fixture->axis);
  gtk_box_append (GTK_BOX (box), fixture->budget);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  ef_axis_group_set_workspace (EF_AXIS_GROUP (fixture->axis), fixture->workspace);
  ef_budget_group_set_workspace (EF_BUDGET_GROUP (fixture->budget), fixture->workspace);
  ef_workspace_show_table (fixture->workspace, fixture_find_table (fixture->document, "Images"));
  ef_workspace_wait (fixture->workspace);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->workspace);
  g_object_unref (fixture->document);
}

/* Types into the row as a person does, and says it is done. */
static void
type_limit (Fixture *fixture, const char *text)
{
  GtkWidget *row = fixture_get_widget (fixture->axis, ADW_TYPE_ENTRY_ROW, 0);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
  ef_workspace_wait (fixture->workspace);
}

static const EfAxisSpec *
get_axis (Fixture *fixture)
{
  return &ef_workspace_get_spec (fixture->workspace)->x;
}

/* alpha (1 M; 60), Zeta (5 M; 70), Gamma and delta, Beta (20 M; 80). */
static void
test_typed (Fixture *fixture, gconstpointer data)
{
  EfChartData *chart;
  guint n;

  g_assert_false (gtk_widget_get_visible (fixture->budget));
  type_limit (fixture, "6000 k");
  g_assert_true (get_axis (fixture)->has_limit);
  g_assert_true (gtk_widget_get_visible (fixture->budget));
  chart = ef_workspace_get_data (fixture->workspace);
  g_assert_cmpuint (chart->rows[chart->inside.best], ==, 0);

  /* The best is one click away. */
  g_signal_emit_by_name (fixture_get_widget (fixture->budget, ADW_TYPE_ACTION_ROW, 0), "activated");
  g_assert_cmpuint (*ef_workspace_get_selection (fixture->workspace, &n), ==, 0);
  g_assert_cmpuint (n, ==, 1);

  ef_document_undo (fixture->document);
  ef_workspace_wait (fixture->workspace);
  g_assert_false (get_axis (fixture)->has_limit);
  g_assert_false (gtk_widget_get_visible (fixture->budget));
}

static void
test_removed (Fixture *fixture, gconstpointer data)
{
  type_limit (fixture, "5 M");
  g_assert_true (get_axis (fixture)->has_limit);
  type_limit (fixture, "  ");
  g_assert_false (get_axis (fixture)->has_limit);
}

/* What cannot be understood stays to be mended, and changes nothing. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = fixture_get_widget (fixture->axis, ADW_TYPE_ENTRY_ROW, 0);

  type_limit (fixture, "plenty");
  g_assert_false (get_axis (fixture)->has_limit);
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "plenty");
  g_assert_false (ef_document_is_modified (fixture->document));

  type_limit (fixture, "5 M");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_true (get_axis (fixture)->has_limit);
}

/* What is shown can be typed again and is the same. */
static void
test_text (Fixture *fixture, gconstpointer data)
{
  static const double limits[] = { 5, 0.1, 1e-9, 123456789.125, 3.15e23, -2 };
  EfColumn *column = ef_workspace_get_data (fixture->workspace)->x.column;

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autofree char *text = ef_limit_text_format (column, limits[i]);
      g_autoptr (GError) error = NULL;
      double value;

      ef_column_read_value (column, text, ef_limit_text_get_comma (), &value, &error);
      g_assert_no_error (error);
      g_assert_cmpfloat (value, ==, limits[i]);
    }
}

/* What is known of a column is not told above the list that lets one choose another. */
static void
test_tip (Fixture *fixture, gconstpointer data)
{
  GtkWidget *picker = fixture_get_widget (fixture->axis, EF_TYPE_COLUMN_PICKER, 0);
  GtkWidget *row = gtk_widget_get_ancestor (picker, ADW_TYPE_ACTION_ROW);
  GtkWidget *popover = ef_column_picker_get_popover (EF_COLUMN_PICKER (picker));

  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_get_has_tooltip (row));
  gtk_popover_popup (GTK_POPOVER (popover));
  g_assert_false (gtk_widget_get_has_tooltip (row));
  gtk_widget_set_visible (popover, FALSE);
  g_assert_true (gtk_widget_get_has_tooltip (row));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, function)                                                                        \
  g_test_add ("/pages/limits/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("typed", test_typed);
  ADD ("removed", test_removed);
  ADD ("refused", test_refused);
  ADD ("text", test_text);
  ADD ("tip", test_tip);
#undef ADD
  return g_test_run ();
}
