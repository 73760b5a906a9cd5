/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "application-fixture.h"
#include "ef-window.h"

#include "ef-application.h"
#include "ef-chart-sota.h"
#include "ef-chart-view-private.h"
#include "ef-import.h"
#include "ef-point-group.h"
#include "ef-project.h"
#include "ef-table-link.h"
#include "ef-table-page.h"
#include "ef-window-private.h"
#include "scratch-folder.h"

/* The window as a person drives it: files are dropped on the real drop target, actions and
 * shortcuts are the real ones, and the outcome is read from the workspace that all pages share. */

static const char csv[] = "model,params (M),accuracy,kind\n"
                          "Zeta,5,70,CNN\n"
                          "Alpha,1,60,ViT\n"
                          "Beta,20,80,CNN\n"
                          "Gamma,10,65,ViT\n"
                          "Delta,,79,CNN\n";

/* One for the whole program, as in life. */
static EfApplication *application;

typedef struct
{
  EfWindow *window;
  GFile *folder;
} Fixture;

static void
run_for_a_while (void)
{
  for (int i = 0; i < 200; i++)
    g_main_context_iteration (NULL, FALSE);
}

/* Runs the main loop until the window is idle again. */
static void
wait_for_files (EfWindow *window)
{
  while (ef_window_is_busy (window))
    g_main_context_iteration (NULL, TRUE);
  ef_workspace_wait (ef_window_get_workspace (window));
  run_for_a_while ();
}

static GFile *
create_file (Fixture    *fixture,
             const char *name,
             const char *content)
{
  g_autoptr (GError) error = NULL;
  GFile *file = g_file_get_child (fixture->folder, name);

  g_file_replace_contents (file, content, strlen (content), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                           NULL, &error);
  g_assert_no_error (error);
  return file;
}

static GtkEventController *
find_controller (GtkWidget *widget,
                 GType      type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  return NULL;
}

static void
drop_file (Fixture *fixture,
           GFile   *file)
{
  GtkEventController *target = find_controller (GTK_WIDGET (fixture->window), GTK_TYPE_DROP_TARGET);
  GSList *files = g_slist_append (NULL, file);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_assert_nonnull (target);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, files);
  g_signal_emit_by_name (target, "drop", &value, 10.0, 10.0, &taken);
  g_assert_true (taken);
  g_slist_free (files);
  wait_for_files (fixture->window);
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *path = scratch_folder_new ();

  fixture->folder = g_file_new_for_path (path);
  fixture->window = EF_WINDOW (ef_window_new (GTK_APPLICATION (application)));
  gtk_window_present (GTK_WINDOW (fixture->window));
  run_for_a_while ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  run_for_a_while ();
  scratch_folder_drop (fixture->folder);
}

static void
test_starts_empty (Fixture      *fixture,
                   gconstpointer data)
{
  g_assert_true (ef_window_is_untouched (fixture->window));
  g_assert_null (ef_workspace_get_table (ef_window_get_workspace (fixture->window)));
}

static void
test_drop_shows_chart (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (GFile) file = create_file (fixture, "models.csv", csv);
  EfWorkspace *workspace = ef_window_get_workspace (fixture->window);
  EfChartData *chart;

  drop_file (fixture, file);
  chart = ef_workspace_get_data (workspace);

  g_assert_nonnull (chart);
  g_assert_cmpuint (chart->n, ==, 4);
  g_assert_cmpuint (chart->n_front, ==, 3);
  g_assert_cmpint (chart->x.direction, ==, EF_DIRECTION_LOWER);
  g_assert_cmpint (chart->y.direction, ==, EF_DIRECTION_HIGHER);
  g_assert_cmpuint (chart->left_out.missing, ==, 1);
}

/* A folder of model cards: one table, and the tables in the texts beside it. */
static void
test_drop_folder (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GFile) one = create_file (fixture, "one.md",
                                       "---\nco2_eq_emissions: 20\nmodel-index:\n- name: one\n"
                                       "  results:\n  - metrics: [{type: accuracy, value: 70}]\n"
                                       "---\n# T\n\n|a|b|\n|-|-|\n|x|1|\n");
  g_autoptr (GFile) two = create_file (fixture, "two.md",
                                       "---\nco2_eq_emissions: 300\nmodel-index:\n- name: two\n"
                                       "  results:\n  - metrics: [{type: accuracy, value: 80}]\n"
                                       "---\n");
  EfWorkspace *workspace = ef_window_get_workspace (fixture->window);
  const EfChartData *chart;

  drop_file (fixture, fixture->folder);
  chart = ef_workspace_get_data (workspace);

  g_assert_nonnull (chart);
  g_assert_cmpuint (chart->n, ==, 2);
  g_assert_cmpuint (chart->n_front, ==, 2);
  g_assert_cmpstr (ef_table_get_name (ef_workspace_get_table (workspace)), ==, "Results");
  g_file_delete (one, NULL, NULL);
  g_file_delete (two, NULL, NULL);
}

/* A project without charts, as `frontier import` makes of two files: that which says something is
 * shown, whichever comes first. */
static void
test_project_without_charts (Fixture      *fixture,
                             gconstpointer data)
{
  static const char *const tables[][2] = {
    { "words.csv", "model,kind\nAlpha,CNN\nBeta,ViT\n" },
    { "models.csv", csv },
    { "again.csv", csv },
  };
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, "report.frontier");
  g_autoptr (GError) error = NULL;
  EfWorkspace *workspace;
  EfTable *table;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (tables[i][1], strlen (tables[i][1]));
      g_autoptr (EfImportResult) import
        = ef_import_bytes (bytes, tables[i][0], NULL, NULL, &error);

      g_assert_no_error (error);
      ef_document_add_source (document, ef_import_result_get_root (import), "Import");
    }
  ef_project_save (document, file, NULL, &error);
  g_assert_no_error (error);
  drop_file (fixture, file);

  workspace = ef_window_get_workspace (fixture->window);
  table = ef_workspace_get_table (workspace);
  g_assert_nonnull (table);
  g_assert_cmpstr (ef_table_get_name (table), ==, "models.csv");
}

static void
test_hide_undo_redo (Fixture      *fixture,
                     gconstpointer data)
{
  static const guint32 rows[] = { 0 };
  g_autoptr (GFile) file = create_file (fixture, "models.csv", csv);
  EfWorkspace *workspace = ef_window_get_workspace (fixture->window);

  drop_file (fixture, file);
  ef_workspace_set_selection (workspace, rows, 1);
  activate (fixture, "win.hide-selected");
  g_assert_cmpuint (ef_workspace_get_data (workspace)->n, ==, 3);
  activate (fixture, "win.undo");
  g_assert_cmpuint (ef_workspace_get_data (workspace)->n, ==, 4);
  activate (fixture, "win.redo");
  g_assert_cmpuint (ef_workspace_get_data (workspace)->n, ==, 3);
  activate (fixture, "win.show-hidden");
  g_assert_cmpuint (ef_workspace_get_data (workspace)->n, ==, 4);
}

/* The chart turns into the best of each day; undoing brings the cost back. */
static void
test_state_of_the_art (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (GFile) file = create_file (fixture, "dated.csv",
                                        "model,params,score,date\nA,1e6,60,2020-01-01\n"
                                        "B,2e6,50,2021-01-01\nC,3e6,70,2022-01-01\n");
  EfWorkspace *workspace = ef_window_get_workspace (fixture->window);

  drop_file (fixture, file);
  g_assert_cmpuint (ef_workspace_get_data (workspace)->n_front, ==, 2);
  activate (fixture, "win.state-of-the-art");
  g_assert_cmpstr (ef_workspace_get_spec (workspace)->x.column, ==, "date");
  g_assert_cmpstr (ef_workspace_get_spec (workspace)->y.column, ==, "score");
  g_assert_true (ef_chart_data_is_sota (ef_workspace_get_data (workspace)));
  g_assert_cmpuint (ef_workspace_get_data (workspace)->n_front, ==, 2);
  activate (fixture, "win.undo");
  g_assert_cmpstr (ef_workspace_get_spec (workspace)->x.column, !=, "date");
}

static gpointer
find_child (GtkWidget *parent,
            GType      type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The row of the inspector whose title begins so. */
static AdwActionRow *
find_answer (GtkWidget  *parent,
             const char *beginning)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwActionRow *found = NULL;

      if (ADW_IS_ACTION_ROW (child)
          && g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (child)),
                               beginning))
        return ADW_ACTION_ROW (child);
      found = find_answer (child, beginning);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What should one use in the place of a model, and what does the next point of accuracy cost? A
 * click on the point says the first, a click on that answer the second. */
static void
test_answers_in_two_clicks (Fixture      *fixture,
                            gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples",
                                                 "image-classification.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  EfWorkspace *workspace = ef_window_get_workspace (fixture->window);
  EfChartView *view = find_child (GTK_WIDGET (fixture->window), EF_TYPE_CHART_VIEW);
  GtkWidget *group = find_child (GTK_WIDGET (fixture->window), EF_TYPE_POINT_GROUP);
  AdwActionRow *replacement;
  double x, y;

  drop_file (fixture, file);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
  /* ResNet-50: 25.6 M and 76.1 %. */
  g_assert_cmpint (ef_chart_data_find_row (ef_workspace_get_data (workspace), 5), >=, 0);
  ef_chart_view_locate (view, (guint) ef_chart_data_find_row (ef_workspace_get_data (workspace), 5),
                        &x, &y);
  g_signal_emit_by_name (find_controller (GTK_WIDGET (view), GTK_TYPE_GESTURE_CLICK), "released", 1,
                         x, y);
  g_assert_cmpstr (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)), ==,
                   "ResNet-50");

  replacement = find_answer (group, "MnasNet-A3 does better, 76.7 instead of 76.1, with 4.9 "
                                     "times less");
  g_assert_nonnull (replacement);
  g_signal_emit_by_name (replacement, "activated");
  g_assert_cmpstr (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)), ==,
                   "MnasNet-A3");
  g_assert_nonnull (find_answer (group, "The next better one is EfficientNet-B0: 77.1 instead of "
                                        "76.7, at 5.3 M."));
}

static void
test_table_twin (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GFile) file = create_file (fixture, "models.csv", csv);

  drop_file (fixture, file);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "table");
  run_for_a_while ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "chart");
  run_for_a_while ();
}

static GtkWidget *
find_button (GtkWidget  *parent,
             const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_BUTTON (child)
                             && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0
                           ? child
                           : find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Words make no chart, but a table, which is one click away. */
static void
test_no_chart (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GFile) file = create_file (fixture, "words.csv", "model,kind\nAlpha,CNN\nBeta,ViT\n");
  GtkWidget *button = find_button (GTK_WIDGET (fixture->window), "Show _Table");
  GtkWidget *table = find_child (GTK_WIDGET (fixture->window), EF_TYPE_TABLE_PAGE);

  drop_file (fixture, file);
  g_assert_true (gtk_widget_get_mapped (button));
  g_assert_false (gtk_widget_get_mapped (table));
  g_signal_emit_by_name (button, "clicked");
  run_for_a_while ();
  g_assert_true (gtk_widget_get_mapped (table));
}

static GtkWindow *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }
  return NULL;
}

static void
test_unknown_file_is_refused (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (GFile) file =
    create_file (fixture, "page.html", "<!DOCTYPE html><html><body>No</body></html>");
  GtkWindow *dialog;

  drop_file (fixture, file);
  dialog = find_dialog ();

  /* A dialog says what it is; the window is as it was. */
  g_assert_nonnull (dialog);
  g_assert_true (ef_window_is_untouched (fixture->window));
  gtk_window_destroy (dialog);
}

static const char newer_csv[] = "model,params (M),accuracy,kind\n"
                                "Zeta,5,70,CNN\n"
                                "Alpha,1,61,ViT\n"
                                "Beta,20,81,CNN\n"
                                "Gamma,10,65,ViT\n";

/* A file of that name is opened: the new rows are there, and what was hidden before still is,
 * whether it is taken for another file (@data "replace") or a newer state ("refresh"). */
static void
test_same_file_again (Fixture      *fixture,
                      gconstpointer data)
{
  static const guint32 rows[] = { 0 };
  g_autoptr (GFile) file = create_file (fixture, "models.csv", csv);
  EfWorkspace *workspace = ef_window_get_workspace (fixture->window);
  EfDocument *document = ef_workspace_get_document (workspace);
  GtkWindow *dialog;

  drop_file (fixture, file);
  ef_workspace_set_selection (workspace, rows, 1);
  activate (fixture, "win.hide-selected");

  g_object_unref (create_file (fixture, "models.csv", newer_csv));
  drop_file (fixture, file);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), data);
  wait_for_files (fixture->window);
  run_for_a_while ();

  g_assert_cmpuint (ef_catalog_get_n_roots (ef_document_get_catalog (document)), ==, 1);
  g_assert_cmpuint (ef_table_get_n_rows (ef_workspace_get_table (workspace)), ==, 4);
  g_assert_cmpuint (ef_workspace_get_data (workspace)->left_out.hidden, ==, 1);

  activate (fixture, "win.undo");
  g_assert_cmpuint (ef_table_get_n_rows (ef_workspace_get_table (workspace)), ==, 5);
}

/* The file is read again where it was; what was hidden stays so, in one step. */
static void
test_refresh (Fixture      *fixture,
              gconstpointer data)
{
  static const guint32 rows[] = { 0 };
  g_autoptr (GFile) file = create_file (fixture, "models.csv", csv);
  EfWorkspace *workspace = ef_window_get_workspace (fixture->window);
  EfDocument *document = ef_workspace_get_document (workspace);
  guint64 state;

  drop_file (fixture, file);
  ef_workspace_set_selection (workspace, rows, 1);
  activate (fixture, "win.hide-selected");
  state = ef_document_get_state (document);

  activate (fixture, "win.refresh");
  wait_for_files (fixture->window);
  g_assert_cmpuint (ef_document_get_state (document), ==, state);

  g_object_unref (create_file (fixture, "models.csv", newer_csv));
  activate (fixture, "win.refresh");
  wait_for_files (fixture->window);
  g_assert_null (find_dialog ());
  g_assert_cmpuint (ef_table_get_n_rows (ef_workspace_get_table (workspace)), ==, 4);
  g_assert_cmpuint (ef_workspace_get_data (workspace)->left_out.hidden, ==, 1);

  activate (fixture, "win.undo");
  g_assert_cmpuint (ef_document_get_state (document), ==, state);
  g_assert_cmpuint (ef_table_get_n_rows (ef_workspace_get_table (workspace)), ==, 5);
}

static void
add_linked (Fixture *fixture)
{
  EfWorkspace *workspace = ef_window_get_workspace (fixture->window);
  EfDocument *document = ef_workspace_get_document (workspace);
  EfCatalog *catalog = ef_document_get_catalog (document);
  EfTable *one = ef_catalog_find_table (catalog, "one.csv", NULL);
  EfTable *two = ef_catalog_find_table (catalog, "two.csv", NULL);
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (EfLink) link = ef_table_link_rows (one, two, spec, NULL, NULL);
  g_autoptr (EfTable) linked = ef_table_link (one, two, spec, link, NULL, NULL, NULL);
  g_autoptr (EfCatalogNode) root = ef_catalog_node_new (ef_table_get_name (linked), NULL);

  ef_catalog_node_add_table (root, linked);
  ef_catalog_node_seal (root);
  ef_document_add_source (document, root, "Link Tables");
  ef_workspace_show_table (workspace, ef_catalog_get_table (ef_document_get_catalog (document),
                                                            ef_table_get_id (linked)));
}

/* Both files are read again where a table was made of them, and what has changed is said once. */
static void
test_refresh_linked (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GFile) one = create_file (fixture, "one.csv", "model,accuracy\na,80\nb,81\n");
  g_autoptr (GFile) two = create_file (fixture, "two.csv", "model,energy (kWh)\na,5\nb,6\n");
  EfWorkspace *workspace = ef_window_get_workspace (fixture->window);
  EfTable *linked;

  drop_file (fixture, one);
  drop_file (fixture, two);
  add_linked (fixture);
  g_object_unref (create_file (fixture, "one.csv", "model,accuracy\na,85\nb,81\n"));
  g_object_unref (create_file (fixture, "two.csv", "model,energy (kWh)\na,5\nb,7\n"));
  activate (fixture, "win.refresh");
  wait_for_files (fixture->window);

  linked = ef_workspace_get_source (workspace);
  g_assert_cmpfloat (ef_column_get_numbers (ef_table_find_column (linked, "accuracy"))[0], ==, 85);
  g_assert_cmpfloat (ef_column_get_numbers (ef_table_find_column (linked, "energy (kWh)"))[1], ==,
                     7);
  g_assert_cmpstr (fixture->window->changes, ==,
                   "“one.csv”: 1 cell changed, 1 table made of it follows · "
                   "“two.csv”: 1 cell changed, 1 table made of it follows");
}

/* A file that is gone is said to be, and another may be chosen. */
static void
test_refresh_of_nothing (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (GFile) file = create_file (fixture, "models.csv", csv);
  EfWorkspace *workspace = ef_window_get_workspace (fixture->window);
  GtkWindow *dialog;

  drop_file (fixture, file);
  g_assert_true (g_file_delete (file, NULL, NULL));
  activate (fixture, "win.refresh");
  wait_for_files (fixture->window);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "“models.csv” could not be read again");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)),
                            "not where it was"));
  gtk_window_destroy (dialog);
  g_assert_cmpuint (ef_table_get_n_rows (ef_workspace_get_table (workspace)), ==, 5);
}

static void
test_shortcuts_are_unique (Fixture      *fixture,
                           gconstpointer data)
{
  g_auto (GStrv) actions =
    gtk_application_list_action_descriptions (GTK_APPLICATION (application));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpuint (g_strv_length (actions), >, 10);
  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) accels =
        gtk_application_get_accels_for_action (GTK_APPLICATION (application), actions[i]);

      for (guint k = 0; accels[k] != NULL; k++)
        g_assert_true (g_hash_table_add (seen, g_strdup (accels[k])));
    }
}

/* Of the main menu's button, which stands somewhere in @widget; or NULL. */
static GMenuModel *
find_primary_menu (GtkWidget *widget)
{
  GMenuModel *menu = NULL;

  if (GTK_IS_MENU_BUTTON (widget) && gtk_menu_button_get_primary (GTK_MENU_BUTTON (widget)))
    return gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && menu == NULL;
       child = gtk_widget_get_next_sibling (child))
    menu = find_primary_menu (child);
  return menu;
}

/* What the menu says of the key of @action, itself or in one of its submenus. (transfer full) */
static char *
dup_menu_accel (GMenuModel *menu,
                const char *action)
{
  static const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };
  char *accel = NULL;

  for (int i = 0; i < g_menu_model_get_n_items (menu) && accel == NULL; i++)
    {
      g_autofree char *named = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &named);
      if (g_strcmp0 (named, action) == 0)
        g_menu_model_get_item_attribute (menu, i, "accel", "s", &accel);
      for (guint k = 0; k < G_N_ELEMENTS (links) && accel == NULL; k++)
        {
          g_autoptr (GMenuModel) link = g_menu_model_get_item_link (menu, i, links[k]);

          accel = link != NULL ? dup_menu_accel (link, action) : NULL;
        }
    }
  return accel;
}

/* The key belongs to an action that exports the figure or the table, and the menu says so of the
 * figure all the same. */
static void
test_menu_shows_export_key (Fixture      *fixture,
                            gconstpointer data)
{
  g_auto (GStrv) accels =
    gtk_application_get_accels_for_action (GTK_APPLICATION (application), "win.export-shown");
  g_autofree char *accel = NULL;

  accel = dup_menu_accel (find_primary_menu (GTK_WIDGET (fixture->window)), "win.export");
  g_assert_cmpstr (accel, ==, accels[0]);
}

static void
test_real_dump (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = g_build_filename (
      g_getenv ("EF_SHARED_DIR"),
      "data/1-pwc/pwc-evaluation-tables-2020-08/evaluation-tables.open.json.gz", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  EfWorkspace *workspace = ef_window_get_workspace (fixture->window);
  g_autoptr (GError) error = NULL;
  EfTable *table;

  if (!g_file_query_exists (file, NULL))
    {
      g_test_skip ("the real evaluation tables are not there");
      return;
    }

  drop_file (fixture, file);
  table = ef_catalog_find_table (ef_document_get_catalog (ef_workspace_get_document (workspace)),
                                 "Object Detection > Real-Time Object Detection > COCO", &error);
  g_assert_no_error (error);
  ef_workspace_show_table (workspace, table);
  ef_workspace_wait (workspace);

  g_assert_cmpuint (ef_table_get_n_rows (table), ==, 20);
  g_assert_nonnull (ef_workspace_get_data (workspace));
  /* 18 rows state a frame rate; one of them (YOLOv3-320) has no MAP. */
  g_assert_cmpuint (ef_workspace_get_data (workspace)->n, ==, 17);
  g_assert_cmpint (ef_workspace_get_data (workspace)->x.direction, ==, EF_DIRECTION_HIGHER);
  g_assert_cmpint (ef_workspace_get_data (workspace)->y.direction, ==, EF_DIRECTION_HIGHER);
}

int
main (int   argc,
      char *argv[])
{
  application = application_fixture_init (&argc, &argv);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/shell/window/starts-empty", test_starts_empty);
  ADD ("/shell/window/drop-shows-chart", test_drop_shows_chart);
  ADD ("/shell/window/drop-folder", test_drop_folder);
  ADD ("/shell/window/project-without-charts", test_project_without_charts);
  ADD ("/shell/window/hide-undo-redo", test_hide_undo_redo);
  ADD ("/shell/window/state-of-the-art", test_state_of_the_art);
  ADD ("/shell/window/answers-in-two-clicks", test_answers_in_two_clicks);
  ADD ("/shell/window/table-twin", test_table_twin);
  ADD ("/shell/window/no-chart", test_no_chart);
  ADD ("/shell/window/unknown-file-is-refused", test_unknown_file_is_refused);
  g_test_add ("/shell/window/same-file-again", Fixture, "replace", set_up, test_same_file_again,
              tear_down);
  g_test_add ("/shell/window/same-file-newer", Fixture, "refresh", set_up, test_same_file_again,
              tear_down);
  ADD ("/shell/window/refresh", test_refresh);
  ADD ("/shell/window/refresh-linked", test_refresh_linked);
  ADD ("/shell/window/refresh-of-nothing", test_refresh_of_nothing);
  ADD ("/shell/window/shortcuts-are-unique", test_shortcuts_are_unique);
  ADD ("/shell/window/menu-shows-export-key", test_menu_shows_export_key);
  ADD ("/shell/window/real-dump", test_real_dump);
#undef ADD

  return g_test_run ();
}
