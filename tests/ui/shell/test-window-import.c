/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "application-fixture.h"
#include "ef-window.h"

#include "ef-application.h"
#include "ef-import-review.h"
#include "scratch-folder.h"

/* How an import is reviewed on its way into the project, and again when it is there. */

static const char clear[] = "model,params (M),accuracy\n"
                            "Zeta,5,70\n"
                            "Alpha,1,60\n"
                            "Beta,20,80\n";

/* Nothing says what these measure. */
static const char odd[] = "system,sz,merit\n"
                          "Zeta,5,70\n"
                          "Alpha,1,60\n"
                          "Beta,20,50\n";

/* The same, and nothing was decided about it in another test. */
static const char new_and_odd[] = "thing,qty,worth\n"
                                  "Zeta,5,70\n"
                                  "Alpha,1,60\n"
                                  "Beta,20,50\n";

/* The first table has one row, the second says nothing of a better end, the third makes a chart. */
static const char card_of_three[] =
  "---\nmodel-index:\n- name: Zeta\n  results:\n  - task:\n"
  "      type: t\n    dataset:\n      type: d\n      name: D\n"
  "    metrics:\n    - type: accuracy\n      value: 3\n---\n"
  "# Zeta\n\n## Odd\n\n"
  "| system | sz | merit |\n|---|---|---|\n"
  "| A | 5 | 70 |\n| B | 1 | 60 |\n| C | 20 | 50 |\n\n## Sizes\n\n"
  "| model | Params (M) | Accuracy |\n|---|---|---|\n"
  "| A | 5 | 70 |\n| B | 1 | 60 |\n| C | 20 | 80 |\n";

/* Nothing says what the numbers of either table measure. */
static const char odd_card[] =
  "# Zeta\n\n## First\n\n"
  "| unit | tally | worth |\n|---|---|---|\n"
  "| A | 5 | 70 |\n| B | 1 | 60 |\n| C | 20 | 50 |\n\n## Second\n\n"
  "| unit | girth | heft |\n|---|---|---|\n"
  "| A | 5 | 70 |\n| B | 1 | 60 |\n| C | 20 | 50 |\n";

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

static GFile *
write_text (Fixture    *fixture,
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

static void
wait_for_window (Fixture *fixture)
{
  while (ef_window_is_busy (fixture->window))
    g_main_context_iteration (NULL, TRUE);
  ef_workspace_wait (ef_window_get_workspace (fixture->window));
  run_for_a_while ();
}

static void
open_text (Fixture    *fixture,
           const char *name,
           const char *content)
{
  g_autoptr (GFile) file = write_text (fixture, name, content);

  ef_window_open (fixture->window, file);
  wait_for_window (fixture);
}

static GtkWindow *
find_window (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

/* A descendant by the id it has in its template. */
static GtkWidget *
find (GtkWidget  *widget,
      const char *id)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static EfImportReview *
get_review (void)
{
  GtkWindow *window = find_window (EF_TYPE_IMPORT_REVIEW);

  g_assert_nonnull (window);
  return EF_IMPORT_REVIEW (window);
}

static void
commit (EfImportReview *review)
{
  g_signal_emit_by_name (find (GTK_WIDGET (review), "commit_button"), "clicked");
  run_for_a_while ();
  g_assert_null (find_window (EF_TYPE_IMPORT_REVIEW));
  ef_mapping_memory_wait (ef_application_get_memory (application));
}

static void
choose_direction (EfImportReview *review,
                  guint           column,
                  EfDirection     direction)
{
  EfColumnChoice choice = { .made = EF_CHOICE_DIRECTION, .direction = direction };

  ef_review_draft_choose (ef_import_review_get_draft (review), 0, column, &choice);
}

static EfDocument *
get_document (Fixture *fixture)
{
  return ef_workspace_get_document (ef_window_get_workspace (fixture->window));
}

static guint
count_sources (Fixture *fixture)
{
  return ef_catalog_get_n_roots (ef_document_get_catalog (get_document (fixture)));
}

static EfColumn *
get_column (Fixture *fixture,
            guint    index)
{
  EfTable *table = ef_catalog_find_table (ef_document_get_catalog (get_document (fixture)), NULL,
                                          NULL);

  g_assert_nonnull (table);
  return ef_table_get_column (table, index);
}

static char *
dup_undo_label (Fixture *fixture)
{
  char *label;

  g_object_get (get_document (fixture), "undo-label", &label, NULL);
  return label;
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
  run_for_a_while ();
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
  GtkWindow *review = find_window (EF_TYPE_IMPORT_REVIEW);

  if (review != NULL)
    gtk_window_destroy (review);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  run_for_a_while ();
  scratch_folder_drop (fixture->folder);
}

static void
test_clear_files_are_not_asked_about (Fixture      *fixture,
                                      gconstpointer data)
{
  open_text (fixture, "clear.csv", clear);
  g_assert_null (find_window (EF_TYPE_IMPORT_REVIEW));
  g_assert_cmpuint (count_sources (fixture), ==, 1);
}

/* Of the tables of a card, the first whose chart says something is shown, and nothing is asked. */
static void
test_a_useful_table_first (Fixture      *fixture,
                           gconstpointer data)
{
  EfTable *shown;

  open_text (fixture, "README.md", card_of_three);
  g_assert_null (find_window (EF_TYPE_IMPORT_REVIEW));
  g_assert_cmpuint (ef_catalog_node_count_tables (ef_catalog_get_root (
                      ef_document_get_catalog (get_document (fixture)), 0)),
                    ==, 3);
  shown = ef_workspace_get_table (ef_window_get_workspace (fixture->window));
  g_assert_nonnull (shown);
  g_assert_nonnull (ef_table_find_column (shown, "Params (M)"));
}

static void
test_cancel_adds_nothing (Fixture      *fixture,
                          gconstpointer data)
{
  EfImportReview *review;

  open_text (fixture, "odd.csv", odd);
  review = get_review ();
  g_assert_cmpuint (count_sources (fixture), ==, 0);
  choose_direction (review, 1, EF_DIRECTION_LOWER);
  gtk_window_close (GTK_WINDOW (review));
  run_for_a_while ();

  g_assert_cmpuint (count_sources (fixture), ==, 0);
  g_assert_false (ef_document_can_undo (get_document (fixture)));
  g_assert_true (ef_window_is_untouched (fixture->window));
}

static void
test_commit_is_one_step (Fixture      *fixture,
                         gconstpointer data)
{
  g_autofree char *label = NULL;
  EfImportReview *review;

  open_text (fixture, "odd.csv", odd);
  review = get_review ();
  choose_direction (review, 1, EF_DIRECTION_LOWER);
  choose_direction (review, 2, EF_DIRECTION_HIGHER);
  commit (review);

  label = dup_undo_label (fixture);
  g_assert_cmpstr (label, ==, "Import “odd.csv”");
  g_assert_cmpint (ef_column_get_direction (get_column (fixture, 1)), ==, EF_DIRECTION_LOWER);
  g_assert_cmpint (ef_column_get_direction (get_column (fixture, 2)), ==, EF_DIRECTION_HIGHER);
  activate (fixture, "win.undo");
  g_assert_cmpuint (count_sources (fixture), ==, 0);
  g_assert_false (ef_document_can_undo (get_document (fixture)));

  /* Decided once, for every file with these columns, and not asked again. */
  open_text (fixture, "other.csv", odd);
  g_assert_null (find_window (EF_TYPE_IMPORT_REVIEW));
  g_assert_cmpuint (count_sources (fixture), ==, 1);
  g_assert_cmpint (ef_column_get_direction (get_column (fixture, 2)), ==, EF_DIRECTION_HIGHER);
}

/* What was looked at is shown, also if nobody could say what is better. */
static void
test_commit_shows_a_chart (Fixture      *fixture,
                           gconstpointer data)
{
  EfWorkspace *workspace = ef_window_get_workspace (fixture->window);

  open_text (fixture, "odd.md", odd_card);
  commit (get_review ());
  g_assert_nonnull (ef_workspace_get_table (workspace));
  g_assert_nonnull (ef_table_find_column (ef_workspace_get_table (workspace), "tally"));
  g_assert_nonnull (ef_workspace_get_spec (workspace));
}

static void
test_review_again (Fixture      *fixture,
                   gconstpointer data)
{
  static const guint32 rows[] = { 0 };
  g_autofree char *label = NULL;
  EfWorkspace *workspace = ef_window_get_workspace (fixture->window);
  EfImportReview *review;

  open_text (fixture, "clear.csv", clear);
  ef_workspace_set_selection (workspace, rows, 1);
  activate (fixture, "win.hide-selected");
  activate (fixture, "win.review");
  review = get_review ();
  choose_direction (review, 2, EF_DIRECTION_LOWER);
  commit (review);
  ef_workspace_wait (workspace);

  label = dup_undo_label (fixture);
  g_assert_cmpstr (label, ==, "Change Columns of “clear.csv”");
  g_assert_cmpuint (count_sources (fixture), ==, 1);
  g_assert_cmpint (ef_column_get_direction (get_column (fixture, 2)), ==, EF_DIRECTION_LOWER);
  /* The chart hears of it, and what was hidden stays hidden. */
  g_assert_cmpint (ef_workspace_get_data (workspace)->y.direction, ==, EF_DIRECTION_LOWER);
  g_assert_cmpuint (ef_workspace_get_data (workspace)->left_out.hidden, ==, 1);

  activate (fixture, "win.undo");
  g_assert_cmpint (ef_column_get_direction (get_column (fixture, 2)), ==, EF_DIRECTION_HIGHER);
}

static void
test_always (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  /* From the menu of the review itself. */
  open_text (fixture, "clear.csv", clear);
  activate (fixture, "win.review");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_review ()), "settings.always-review",
                                             NULL));
  g_assert_true (g_settings_get_boolean (settings, "always-review"));
  gtk_window_close (GTK_WINDOW (get_review ()));
  run_for_a_while ();

  open_text (fixture, "again.csv", clear);
  g_assert_cmpuint (count_sources (fixture), ==, 1);
  commit (get_review ());
  g_assert_cmpuint (count_sources (fixture), ==, 2);
  g_settings_reset (settings, "always-review");
}

static void
open_files (Fixture   *fixture,
            GPtrArray *files)
{
  ef_window_open_files (fixture->window, (GFile *const *) files->pdata, files->len);
  wait_for_window (fixture);
}

static GPtrArray *
write_files (Fixture           *fixture,
             const char *const *names,
             const char        *content)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (; *names != NULL; names++)
    g_ptr_array_add (files, write_text (fixture, *names, content));
  return files;
}

static GtkWidget *
get_dialog (const char *heading)
{
  GtkWindow *dialog = find_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, heading);
  return GTK_WIDGET (dialog);
}

/* Three cards and a table, dropped together: one table of the cards, which is shown, and one of the
 * file, in one step. */
static void
test_cards_together (Fixture      *fixture,
                     gconstpointer data)
{
  static const char *const names[] = { "c.md", "t.csv", "a.md", "b.md" };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  EfCatalogNode *cards;
  EfCatalog *catalog;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *card = g_strdup_printf (
        "---\nco2_eq_emissions: %u\nmodel-index:\n- results:\n  - metrics: [{type: accuracy, "
        "value: 0.%u}]\n---\n", 1000 * (i + 1), i + 5);

      g_ptr_array_add (files, write_text (fixture, names[i], i == 1 ? clear : card));
    }
  open_files (fixture, files);

  g_assert_null (find_window (EF_TYPE_IMPORT_REVIEW));
  catalog = ef_document_get_catalog (get_document (fixture));
  g_assert_cmpuint (ef_catalog_get_n_roots (catalog), ==, 2);
  cards = ef_catalog_get_root (catalog, 0);
  g_assert_cmpstr (ef_catalog_node_get_name (cards), ==, "a + 2");
  g_assert_cmpuint (ef_table_get_n_rows (ef_catalog_node_get_table (cards, 0)), ==, 3);
  g_assert_cmpstr (ef_catalog_node_get_name (ef_catalog_get_root (catalog, 1)), ==, "t.csv");
  g_assert_true (ef_workspace_get_table (ef_window_get_workspace (fixture->window))
                 == ef_catalog_node_get_table (cards, 0));
  activate (fixture, "win.undo");
  g_assert_cmpuint (count_sources (fixture), ==, 0);
}

/* One dialog for all that could not be read, and one question about all that are there already. */
static void
test_batch_asks_once (Fixture      *fixture,
                      gconstpointer data)
{
  static const char *const names[] = { "a.csv", "b.csv", "c.csv", NULL };
  g_autoptr (GPtrArray) files = write_files (fixture, names, clear);
  GtkWidget *dialog;

  g_ptr_array_insert (files, 1, write_text (fixture, "x.bin", "\001\002\003"));
  g_ptr_array_insert (files, 3, g_file_get_child (fixture->folder, "gone.csv"));
  open_files (fixture, files);
  g_assert_cmpuint (count_sources (fixture), ==, 3);
  dialog = get_dialog ("2 files could not be read");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)),
                            "gone.csv"));
  gtk_window_close (GTK_WINDOW (dialog));
  run_for_a_while ();

  g_ptr_array_remove_index (files, 3);
  g_ptr_array_remove_index (files, 1);
  g_ptr_array_add (files, write_text (fixture, "d.csv", clear));
  open_files (fixture, files);
  g_assert_cmpuint (count_sources (fixture), ==, 4);
  dialog = get_dialog ("Replace “a.csv” and 2 others?");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "replace");
  gtk_window_destroy (GTK_WINDOW (dialog));
  run_for_a_while ();
  g_assert_null (find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpuint (count_sources (fixture), ==, 4);
  activate (fixture, "win.undo");
  activate (fixture, "win.undo");
  g_assert_cmpuint (count_sources (fixture), ==, 3);
}

/* A few unclear files are asked about, many are not. */
static void
test_batch_reviews_few (Fixture      *fixture,
                        gconstpointer data)
{
  static const char *const few[] = { "a.csv", "b.csv", NULL };
  static const char *const many[] = { "c.csv", "d.csv", "e.csv", "f.csv", NULL };
  static const char *const sure[] = { "s.csv", NULL };
  g_autoptr (GPtrArray) two = write_files (fixture, few, new_and_odd);
  g_autoptr (GPtrArray) one = write_files (fixture, sure, clear);
  g_autoptr (GPtrArray) four = write_files (fixture, many, new_and_odd);

  g_ptr_array_extend (two, one, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  open_files (fixture, two);
  g_assert_cmpuint (count_sources (fixture), ==, 1);
  for (guint i = 0; i < 2; i++)
    {
      gtk_window_close (GTK_WINDOW (get_review ()));
      run_for_a_while ();
    }
  g_assert_null (find_window (EF_TYPE_IMPORT_REVIEW));

  open_files (fixture, four);
  g_assert_null (find_window (EF_TYPE_IMPORT_REVIEW));
  g_assert_cmpuint (count_sources (fixture), ==, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *home = scratch_folder_new ();
  int status;

  /* What the person at this machine decided before is no part of the test. */
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  application = application_fixture_init (&argc, &argv);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/shell/window-import/clear-files-are-not-asked-about",
       test_clear_files_are_not_asked_about);
  ADD ("/shell/window-import/a-useful-table-first", test_a_useful_table_first);
  ADD ("/shell/window-import/cancel-adds-nothing", test_cancel_adds_nothing);
  ADD ("/shell/window-import/commit-is-one-step", test_commit_is_one_step);
  ADD ("/shell/window-import/commit-shows-a-chart", test_commit_shows_a_chart);
  ADD ("/shell/window-import/review-again", test_review_again);
  ADD ("/shell/window-import/always", test_always);
  ADD ("/shell/window-import/cards-together", test_cards_together);
  ADD ("/shell/window-import/batch-asks-once", test_batch_asks_once);
  ADD ("/shell/window-import/batch-reviews-few", test_batch_reviews_few);
#undef ADD

  status = g_test_run ();
  scratch_folder_remove (home);
  return status;
}
