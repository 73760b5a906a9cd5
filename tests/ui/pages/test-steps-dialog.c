/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-steps-dialog.h"

#include "fixture.h"

typedef struct
{
  EfDocument *document;
  EfWorkspace *workspace;
  GtkWidget *dialog;
} Fixture;

/* alpha (row 1: 1 M; 60), Zeta (row 0: 5 M; 70) and Beta (row 2: 20 M; 80) are the frontier. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = fixture_create_document ();
  fixture->workspace = ef_workspace_new (fixture->document);
  ef_workspace_show_table (fixture->workspace, fixture_find_table (fixture->document, "Images"));
  fixture->dialog = ef_steps_dialog_new (NULL, fixture->workspace);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  g_object_unref (fixture->workspace);
  g_object_unref (fixture->document);
}

static gpointer
get_child (Fixture *fixture, const char *name)
{
  GObject *child = gtk_widget_get_template_child (fixture->dialog, EF_TYPE_STEPS_DIALOG, name);

  g_assert_nonnull (child);
  return child;
}

static GListModel *
get_steps (Fixture *fixture)
{
  return G_LIST_MODEL (gtk_column_view_get_model (get_child (fixture, "column_view")));
}

static void
change (Fixture *fixture, EfChartSpec *spec)
{
  ef_workspace_change (fixture->workspace, spec, NULL, "Change");
  ef_workspace_wait (fixture->workspace);
}

static void
test_select (Fixture *fixture, gconstpointer data)
{
  GListModel *steps = get_steps (fixture);
  const guint32 *rows;
  guint n;

  g_assert_cmpuint (g_list_model_get_n_items (steps), ==, 2);
  /* To open the dialog is not to select. */
  ef_workspace_get_selection (fixture->workspace, &n);
  g_assert_cmpuint (n, ==, 0);

  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (steps), 1);
  rows = ef_workspace_get_selection (fixture->workspace, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (rows[0], ==, 0);
  g_assert_cmpuint (rows[1], ==, 2);
}

/* Without Beta and delta (row 4) there is one step, and the selection is left alone. */
static void
test_follow (Fixture *fixture, gconstpointer data)
{
  EfTable *table = ef_workspace_get_table (fixture->workspace);
  EfChartSpec *spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));
  guint n;

  ef_chart_spec_set_hidden (spec, ef_table_get_row_ids (table)[2], TRUE);
  ef_chart_spec_set_hidden (spec, ef_table_get_row_ids (table)[4], TRUE);
  change (fixture, spec);
  g_assert_cmpuint (g_list_model_get_n_items (get_steps (fixture)), ==, 1);
  ef_workspace_get_selection (fixture->workspace, &n);
  g_assert_cmpuint (n, ==, 0);
}

/* With both axes turned and without Gamma (row 3), delta (40 M; 79), Zeta and alpha are the
 * frontier. A mixture of delta and alpha is better than Zeta. */
static void
test_hull (Fixture *fixture, gconstpointer data)
{
  EfTable *table = ef_workspace_get_table (fixture->workspace);
  EfChartSpec *spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));

  spec->x.direction = EF_DIRECTION_HIGHER;
  spec->y.direction = EF_DIRECTION_LOWER;
  ef_chart_spec_set_hidden (spec, ef_table_get_row_ids (table)[3], TRUE);
  change (fixture, spec);
  g_assert_cmpuint (g_list_model_get_n_items (get_steps (fixture)), ==, 2);
  gtk_toggle_button_set_active (get_child (fixture, "hull_button"), TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (get_steps (fixture)), ==, 1);
}

static void
test_reason (Fixture *fixture, gconstpointer data)
{
  EfChartSpec *spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));

  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_child (fixture, "stack")), ==, "steps");
  ef_chart_spec_set_string (&spec->filter, "score > 79");
  change (fixture, spec);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_child (fixture, "stack")), ==, "reason");
  g_assert_cmpstr (adw_status_page_get_description (get_child (fixture, "reason_page")), ==,
                   "The frontier has fewer than two places, so there is no step on it.");
  g_assert_false (gtk_widget_get_sensitive (get_child (fixture, "copy_button")));

  ef_document_undo (fixture->document);
  ef_workspace_wait (fixture->workspace);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_child (fixture, "stack")), ==, "steps");
  g_assert_true (gtk_widget_get_sensitive (get_child (fixture, "copy_button")));
}

/* A worker makes the text. */
static void
copy (Fixture *fixture)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->dialog);
  GdkContentProvider *before = gdk_clipboard_get_content (clipboard);

  g_signal_emit_by_name (get_child (fixture, "copy_button"), "clicked");
  while (gdk_clipboard_get_content (clipboard) == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->dialog);
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  copy (fixture);
  g_value_init (&value, G_TYPE_STRING);
  gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_value_get_string (&value), ==,
                   "from\tto\tsize from\tsize to\tscore from\tscore to\tcost\tgain\tprice\tknee\n"
                   "alpha\tZeta\t1000000\t5000000\t60\t70\t4000000\t10\t400000\t\n"
                   "Zeta\tBeta\t5000000\t20000000\t70\t80\t15000000\t10\t1500000\t\n");
  g_assert_true (
    gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/csv"));
}

/* What the row whose title begins so says. */
static const char *
find_meaning (GtkWidget *parent, const char *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *meaning;

      if (ADW_IS_ACTION_ROW (child)
          && g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (child)), title))
        return adw_action_row_get_subtitle (ADW_ACTION_ROW (child));
      meaning = find_meaning (child, title);
      if (meaning != NULL)
        return meaning;
    }
  return NULL;
}

/* The switch measures the area anew; only logarithmic axes have it. */
static void
test_indicators (Fixture *fixture, gconstpointer data)
{
  EfChartSpec *spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));

  spec->x.scale = EF_SCALE_KIND_LOG;
  change (fixture, spec);
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "logarithms_row")));
  g_assert_nonnull (
    g_strrstr (find_meaning (fixture->dialog, "Area behind"), "Measured on logarithms"));
  gtk_switch_set_active (get_child (fixture, "logarithms_switch"), FALSE);
  g_assert_null (
    g_strrstr (find_meaning (fixture->dialog, "Area behind"), "Measured on logarithms"));

  spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));
  spec->x.scale = EF_SCALE_KIND_LINEAR;
  change (fixture, spec);
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "logarithms_row")));

  /* Without a frontier the page says so. */
  spec = ef_chart_spec_copy (ef_workspace_get_spec (fixture->workspace));
  ef_chart_spec_set_string (&spec->filter, "score > 1000");
  change (fixture, spec);
  g_assert_cmpstr (find_meaning (fixture->dialog, "Nothing to measure"), !=, NULL);
  g_assert_null (find_meaning (fixture->dialog, "Area behind"));
}

/* A long frontier is measured beside the window, and the old steps stay until then. */
static void
test_worker (Fixture *fixture, gconstpointer data)
{
  EfTable *table = fixture_add_large_table (fixture->document, 50000);

  ef_workspace_show_table (fixture->workspace, table);
  ef_workspace_wait (fixture->workspace);
  g_assert_cmpuint (g_list_model_get_n_items (get_steps (fixture)), ==, 2);
  while (g_list_model_get_n_items (get_steps (fixture)) == 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (get_steps (fixture)), ==, 24999);
}

/* What was asked for is not needed any more. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  EfTable *table = fixture_add_large_table (fixture->document, 50000);
  gpointer watched = fixture->dialog;

  ef_workspace_show_table (fixture->workspace, table);
  ef_workspace_wait (fixture->workspace);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), &watched);
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  while (watched != NULL)
    g_main_context_iteration (NULL, TRUE);
  fixture->dialog = ef_steps_dialog_new (NULL, fixture->workspace);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, function)                                                                        \
  g_test_add ("/pages/steps-dialog/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("select", test_select);
  ADD ("follow", test_follow);
  ADD ("hull", test_hull);
  ADD ("reason", test_reason);
  ADD ("copy", test_copy);
  ADD ("indicators", test_indicators);
  ADD ("worker", test_worker);
  ADD ("closed", test_closed);
#undef ADD
  return g_test_run ();
}
