/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dialog-warnings.h"
#include "ef-application.h"
#include "ef-drafts.h"
#include "ef-project.h"
#include "ef-recovery.h"
#include "ef-window-private.h"
#include "scratch-folder.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* Nothing is lost: windows that go without saying good-bye, and what the next start makes of it. */

static const char csv[] = "model,params (M),accuracy\n"
                          "Zeta,5,70\n"
                          "Alpha,1,60\n"
                          "Beta,20,80\n";

/* Milliseconds until a draft is written. */
#define SOON 5
#define NEVER 1000000

static EfApplication *application;
static const char *program;

typedef struct
{
  char *folder;
  char *drafts;
  GFile *file; /* a project with one table */
} Fixture;

/* ---- Files ---- */

/* A draft that is being written when it is no longer wanted goes when the worker is done. */
static guint
count_drafts (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->drafts, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, ".frontier");
  return n;
}

static void
make_project (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv, sizeof csv - 1);
  g_autoptr (EfImportResult) import = NULL;
  g_autoptr (EfDocument) document = ef_document_new ();
  g_autofree char *path = g_build_filename (fixture->folder, "report.frontier", NULL);
  g_autoptr (GError) error = NULL;

  import = ef_import_bytes (bytes, "models.csv", NULL, NULL, &error);
  g_assert_no_error (error);
  ef_document_add_source (document, ef_import_result_get_root (import), "Import");
  fixture->file = g_file_new_for_path (path);
  ef_project_save (document, fixture->file, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->drafts = ef_drafts_dup_folder ();
  scratch_folder_remove (fixture->drafts);
  fixture->folder = scratch_folder_new ();
  make_project (fixture);
}

/* ---- Windows ---- */

/* Until @condition, which somebody must make true. */
#define WAIT_UNTIL(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    while (!(condition))                                                                           \
      g_main_context_iteration (NULL, TRUE);                                                       \
  }                                                                                                \
  G_STMT_END

static void
run_for_a_while (void)
{
  for (int i = 0; i < 200; i++)
    g_main_context_iteration (NULL, FALSE);
}

static GtkWindow *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static void
respond (const char *response)
{
  g_autoptr (GtkWindow) parent = NULL;
  g_autoptr (GtkWindow) dialog = NULL;

  WAIT_UNTIL (find_dialog () != NULL);
  dialog = g_object_ref (find_dialog ());
  parent = g_object_ref (gtk_window_get_transient_for (dialog));
  gtk_widget_set_visible (GTK_WIDGET (dialog), FALSE);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
}

static EfWindow *
find_window (gboolean recovered)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL;
       l = l->next)
    if (EF_IS_WINDOW (l->data) && (!recovered || EF_WINDOW (l->data)->recovered))
      return l->data;
  return NULL;
}

static void
destroy_windows (void)
{
  EfWindow *window;

  while ((window = find_window (FALSE)) != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
  run_for_a_while ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  GtkWindow *dialog = find_dialog ();

  if (dialog != NULL)
    gtk_window_destroy (dialog);
  destroy_windows ();
  scratch_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->drafts);
  g_object_unref (fixture->file);
}

static EfDocument *
get_document (EfWindow *window)
{
  return ef_workspace_get_document (ef_window_get_workspace (window));
}

static EfWindow *
open_window (GFile *file)
{
  EfWindow *window = EF_WINDOW (ef_window_new (GTK_APPLICATION (application)));

  ef_autosaver_set_delays (window->autosaver, SOON, SOON);
  gtk_window_present (GTK_WINDOW (window));
  if (file != NULL)
    ef_window_open (window, file);
  WAIT_UNTIL (!ef_window_is_busy (window));
  ef_workspace_wait (ef_window_get_workspace (window));
  return window;
}

static void
change (EfWindow   *window,
        const char *title)
{
  ef_document_set_title (get_document (window), title, "Rename");
}

/* A window whose document has a draft. */
static EfWindow *
open_changed (GFile *file)
{
  EfWindow *window = open_window (file);

  change (window, "Changed");
  WAIT_UNTIL (ef_autosaver_get_draft (window->autosaver) != NULL);
  return window;
}

/* As if the program had gone: the window does not get to say that it closes. The worker may hold
 * the draft for a moment still, so this waits for the lock to be free. */
static void
crash (Fixture  *fixture,
       EfWindow *window)
{
  guint n_free = 0;

  gtk_window_destroy (GTK_WINDOW (window));
  while (n_free == 0)
    {
      g_autoptr (GPtrArray) drafts = ef_drafts_adopt (fixture->drafts, 10);

      n_free = drafts->len;
      g_main_context_iteration (NULL, FALSE);
    }
}

static EfWindow *
recover (Fixture *fixture)
{
  ef_recovery_start (GTK_APPLICATION (application), fixture->drafts);
  WAIT_UNTIL (find_window (TRUE) != NULL);
  run_for_a_while ();
  return find_window (TRUE);
}

static void
activate (EfWindow   *window,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static void
save (EfWindow *window)
{
  activate (window, "win.save");
  WAIT_UNTIL (window->saving_to == NULL);
}

/* What is in the file of the project. */
static char *
dup_title (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EfDocument) document = ef_project_load (fixture->file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return g_strdup (ef_document_get_title (document));
}

static void
assert_title (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *title = dup_title (fixture);

  g_assert_cmpstr (title, ==, expected);
}

/* ---- Closing ---- */

static void
test_close_unmodified (Fixture      *fixture,
                       gconstpointer data)
{
  EfWindow *window = open_changed (fixture->file);

  g_assert_cmpuint (count_drafts (fixture), ==, 1);
  activate (window, "win.undo");
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
  gtk_window_close (GTK_WINDOW (window));
  WAIT_UNTIL (find_window (FALSE) == NULL);
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
}

static void
test_close_discard (Fixture      *fixture,
                    gconstpointer data)
{
  EfWindow *window = open_changed (fixture->file);

  gtk_window_close (GTK_WINDOW (window));
  respond ("cancel");
  g_assert_cmpuint (count_drafts (fixture), ==, 1);
  gtk_window_close (GTK_WINDOW (window));
  respond ("discard");
  WAIT_UNTIL (find_window (FALSE) == NULL);
  WAIT_UNTIL (count_drafts (fixture) == 0);
  assert_title (fixture, NULL);
}

/* One that came with the program is not overwritten, also where that is allowed. */
static void
test_save_sample (Fixture      *fixture,
                  gconstpointer data)
{
  EfWindow *window = open_changed (fixture->file);

  g_setenv ("EF_SAMPLES_DIR", fixture->folder, TRUE);
  activate (window, "win.save");
  g_unsetenv ("EF_SAMPLES_DIR");
  g_assert_null (window->saving_to);
  g_assert_nonnull (window->chooser);
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (window->chooser));
  assert_title (fixture, NULL);
}

static void
test_close_save (Fixture      *fixture,
                 gconstpointer data)
{
  EfWindow *window = open_changed (fixture->file);

  gtk_window_close (GTK_WINDOW (window));
  respond ("save");
  WAIT_UNTIL (find_window (FALSE) == NULL);
  WAIT_UNTIL (count_drafts (fixture) == 0);
  assert_title (fixture, "Changed");
}

/* ---- Recovering ---- */

static void
test_recover_and_save (Fixture      *fixture,
                       gconstpointer data)
{
  EfWindow *window = open_changed (fixture->file);

  crash (fixture, window);
  assert_title (fixture, NULL); /* the file itself was left alone */
  window = recover (fixture);

  g_assert_cmpstr (ef_document_get_title (get_document (window)), ==, "Changed");
  g_assert_true (ef_document_is_modified (get_document (window)));
  g_assert_true (gtk_info_bar_get_revealed (window->recovery_bar));
  g_assert_cmpstr (adw_window_title_get_title (window->window_title), ==,
                   "• report.frontier (recovered)");
  g_assert_cmpuint (count_drafts (fixture), ==, 1);

  save (window);
  assert_title (fixture, "Changed");
  g_assert_false (ef_document_is_modified (get_document (window)));
  g_assert_false (gtk_info_bar_get_revealed (window->recovery_bar));
  g_assert_cmpstr (adw_window_title_get_title (window->window_title), ==, "report.frontier");
  WAIT_UNTIL (count_drafts (fixture) == 0);
}

/* Undoing what was done since does not make it saved, and a second crash loses nothing either. */
static void
test_recover_twice (Fixture      *fixture,
                    gconstpointer data)
{
  EfWindow *window = open_changed (fixture->file);

  crash (fixture, window);
  window = recover (fixture);
  ef_autosaver_set_delays (window->autosaver, SOON, SOON);
  change (window, "Again");
  activate (window, "win.undo");
  g_assert_true (ef_document_is_modified (get_document (window)));
  activate (window, "win.redo");
  ef_window_flush_async (window, NULL, NULL);
  WAIT_UNTIL (ef_autosaver_get_draft (window->autosaver) != NULL);
  crash (fixture, window);
  window = recover (fixture);
  g_assert_cmpstr (ef_document_get_title (get_document (window)), ==, "Again");
}

static void
test_recover_never_saved (Fixture      *fixture,
                          gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "models.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  EfWindow *window;

  g_assert_true (g_file_set_contents (path, csv, -1, NULL));
  window = open_window (file);
  WAIT_UNTIL (ef_autosaver_get_draft (window->autosaver) != NULL);
  crash (fixture, window);

  window = recover (fixture);
  g_assert_null (window->file);
  WAIT_UNTIL (ef_workspace_get_data (ef_window_get_workspace (window)) != NULL);
  g_assert_cmpuint (ef_workspace_get_data (ef_window_get_workspace (window))->n, ==, 3);
  activate (window, "win.discard-recovered");
  respond ("discard");
  run_for_a_while ();
  g_assert_true (ef_window_is_untouched (window)); /* the only one stays, empty */
  WAIT_UNTIL (count_drafts (fixture) == 0);
}

static void
test_recover_and_discard (Fixture      *fixture,
                          gconstpointer data)
{
  EfWindow *window = open_changed (fixture->file);

  crash (fixture, window);
  window = recover (fixture);
  activate (window, "win.discard-recovered");
  respond ("cancel");
  g_assert_true (window->recovered);
  activate (window, "win.discard-recovered");
  respond ("discard");
  WAIT_UNTIL (!ef_window_is_busy (window) && window->file != NULL);

  g_assert_false (window->recovered);
  g_assert_true (g_file_equal (window->file, fixture->file));
  g_assert_null (ef_document_get_title (get_document (window)));
  g_assert_false (ef_document_is_modified (get_document (window)));
  WAIT_UNTIL (count_drafts (fixture) == 0);
}

static void
test_several (Fixture      *fixture,
              gconstpointer data)
{
  EfWindow *windows[3];
  guint n = 0;

  for (guint i = 0; i < 3; i++)
    windows[i] = open_changed (fixture->file);
  for (guint i = 0; i < 3; i++)
    crash (fixture, windows[i]);

  ef_recovery_start (GTK_APPLICATION (application), fixture->drafts);
  WAIT_UNTIL (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))) == 3);
  run_for_a_while ();
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL;
       l = l->next)
    n += EF_WINDOW (l->data)->recovered;
  g_assert_cmpuint (n, ==, 3);
}

static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  static const char name[] = "01234567-89ab-4cde-8f01-23456789abcd.frontier";
  g_autofree char *path = g_build_filename (fixture->drafts, name, NULL);
  g_autofree char *aside = g_build_filename (fixture->drafts, "damaged", name, NULL);
  GtkWindow *dialog;

  g_assert_cmpint (g_mkdir_with_parents (fixture->drafts, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "\x1f\x8b half", -1, NULL));
  open_window (NULL);
  ef_recovery_start (GTK_APPLICATION (application), fixture->drafts);
  WAIT_UNTIL (find_dialog () != NULL);
  dialog = find_dialog ();
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), aside));
  g_assert_true (g_file_test (aside, G_FILE_TEST_IS_REGULAR));
  WAIT_UNTIL (count_drafts (fixture) == 0);
}

static void
test_progress (Fixture      *fixture,
               gconstpointer data)
{
  EfWindow *window = open_window (NULL);
  g_autoptr (EfProgress) progress = ef_progress_new ();
  g_autoptr (EfProgress) other = ef_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  ef_progress_set (progress, 1, 4);
  ef_window_show_busy (window, "Recovering", progress, cancellable);
  WAIT_UNTIL (gtk_revealer_get_reveal_child (window->busy_revealer));
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (window->busy_bar), ==, 0.25);
  activate (window, "win.cancel");
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  /* Something else that is done ends nothing. */
  ef_window_end_busy (window, other);
  g_assert_true (gtk_revealer_get_reveal_child (window->busy_revealer));
  ef_window_end_busy (window, progress);
  g_assert_false (gtk_revealer_get_reveal_child (window->busy_revealer));
}

/* ---- A file that changed meanwhile ---- */

static void
write_other (Fixture *fixture)
{
  g_autoptr (EfDocument) document = ef_project_load (fixture->file, NULL, NULL, NULL, NULL);

  ef_document_set_title (document, "Another's", "Rename");
  g_assert_true (ef_project_save (document, fixture->file, NULL, NULL));
}

static void
test_changed_on_disk (Fixture      *fixture,
                      gconstpointer data)
{
  EfWindow *window = open_changed (fixture->file);

  write_other (fixture);
  save (window);
  respond ("cancel");
  assert_title (fixture, "Another's");
  g_assert_true (ef_document_is_modified (get_document (window)));
  g_assert_cmpuint (count_drafts (fixture), ==, 1);

  save (window);
  respond ("overwrite");
  WAIT_UNTIL (window->saving_to == NULL);
  assert_title (fixture, "Changed");
  WAIT_UNTIL (count_drafts (fixture) == 0);

  /* Now it is ours: no question. */
  change (window, "Once more");
  save (window);
  g_assert_null (find_dialog ());
  assert_title (fixture, "Once more");
}

static void
test_changed_after_crash (Fixture      *fixture,
                          gconstpointer data)
{
  EfWindow *window = open_changed (fixture->file);

  crash (fixture, window);
  write_other (fixture);
  window = recover (fixture);
  save (window);
  respond ("cancel");
  assert_title (fixture, "Another's");
  g_assert_true (window->recovered);
}

/* Closing waits for the answer, and "Cancel" means that the window stays. */
static void
test_changed_while_closing (Fixture      *fixture,
                            gconstpointer data)
{
  EfWindow *window = open_changed (fixture->file);

  write_other (fixture);
  gtk_window_close (GTK_WINDOW (window));
  respond ("save");
  WAIT_UNTIL (window->saving_to == NULL);
  respond ("cancel");
  g_assert_true (find_window (FALSE) == window);
  assert_title (fixture, "Another's");

  gtk_window_close (GTK_WINDOW (window));
  respond ("save");
  WAIT_UNTIL (window->saving_to == NULL);
  respond ("overwrite");
  WAIT_UNTIL (find_window (FALSE) == NULL);
  assert_title (fixture, "Changed");
  WAIT_UNTIL (count_drafts (fixture) == 0);
}

/* ---- The real thing ---- */

static void
make_application (void)
{
  /* A running program has a name; GTK writes it beside files that were used lately. */
  g_set_prgname ("efficient-frontier");
  application = ef_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
}

static void
register_application (void)
{
  g_autoptr (GError) error = NULL;

  make_application ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
}

/* A process of its own: changes the project, says when the draft is written, and goes on. */
static void
be_the_victim (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  open_changed (file);
  g_assert_cmpint (write (STDOUT_FILENO, "R", 1), ==, 1);
  for (;;)
    g_main_context_iteration (NULL, TRUE);
}

/* The same, but the draft is not due for a long time, and the program runs as in life. */
static gboolean
change_opened_cb (gpointer user_data)
{
  EfWindow *window = find_window (FALSE);

  if (window == NULL || window->file == NULL || ef_window_is_busy (window))
    return G_SOURCE_CONTINUE;

  ef_autosaver_set_delays (window->autosaver, NEVER, NEVER);
  change (window, "Changed");
  g_assert_cmpint (write (STDOUT_FILENO, "R", 1), ==, 1);
  return G_SOURCE_REMOVE;
}

static int
be_the_ended (char *path)
{
  char *argv[] = { (char *) program, path, NULL };

  make_application ();
  g_timeout_add (SOON, change_opened_cb, NULL);
  return g_application_run (G_APPLICATION (application), 2, argv);
}

static GPid
start_child (Fixture    *fixture,
             const char *option)
{
  const char *argv[] = { program, option, g_file_peek_path (fixture->file), NULL };
  g_autoptr (GError) error = NULL;
  char ready = '\0';
  int output;
  GPid child;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &child, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  while (ready != 'R')
    g_assert_cmpint (read (output, &ready, 1), ==, 1);
  g_close (output, NULL);
  return child;
}

static void
test_killed (Fixture      *fixture,
             gconstpointer data)
{
  GPid child = start_child (fixture, "--be-the-victim");
  g_autoptr (GPtrArray) living = ef_drafts_adopt (fixture->drafts, 10);
  EfWindow *window;

  g_assert_cmpuint (living->len, ==, 0);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);

  window = recover (fixture);
  g_assert_cmpstr (ef_document_get_title (get_document (window)), ==, "Changed");
  save (window);
  assert_title (fixture, "Changed");
  WAIT_UNTIL (count_drafts (fixture) == 0);
}

/* Asked to end, the program keeps what is not saved before it goes. */
static void
test_ended (Fixture      *fixture,
            gconstpointer data)
{
  GPid child = start_child (fixture, "--be-the-ended");
  EfWindow *window;
  int status;

  g_assert_cmpuint (count_drafts (fixture), ==, 0);
  g_assert_cmpint (kill (child, SIGTERM), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);

  window = recover (fixture);
  g_assert_cmpstr (ef_document_get_title (get_document (window)), ==, "Changed");
}

static void
test_session_ends (Fixture      *fixture,
                   gconstpointer data)
{
  EfWindow *window = open_window (fixture->file);

  ef_autosaver_set_delays (window->autosaver, NEVER, NEVER);
  change (window, "Changed");
  g_signal_emit_by_name (application, "query-end");
  WAIT_UNTIL (ef_autosaver_get_draft (window->autosaver) != NULL);
  g_assert_cmpuint (count_drafts (fixture), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--be-the-ended"))
    return be_the_ended (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "--be-the-victim"))
    {
      gtk_init ();
      register_application ();
      be_the_victim (argv[2]);
    }

  dialog_warnings_ignore ();
  gtk_test_init (&argc, &argv, NULL);
  register_application ();

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/shell/recovery/close-unmodified", test_close_unmodified);
  ADD ("/shell/recovery/close-discard", test_close_discard);
  ADD ("/shell/recovery/save-sample", test_save_sample);
  ADD ("/shell/recovery/close-save", test_close_save);
  ADD ("/shell/recovery/save", test_recover_and_save);
  ADD ("/shell/recovery/twice", test_recover_twice);
  ADD ("/shell/recovery/never-saved", test_recover_never_saved);
  ADD ("/shell/recovery/discard", test_recover_and_discard);
  ADD ("/shell/recovery/several", test_several);
  ADD ("/shell/recovery/damaged", test_damaged);
  ADD ("/shell/recovery/progress", test_progress);
  ADD ("/shell/recovery/changed-on-disk", test_changed_on_disk);
  ADD ("/shell/recovery/changed-after-crash", test_changed_after_crash);
  ADD ("/shell/recovery/changed-while-closing", test_changed_while_closing);
  ADD ("/shell/recovery/killed", test_killed);
  ADD ("/shell/recovery/ended", test_ended);
  ADD ("/shell/recovery/session-ends", test_session_ends);
#undef ADD

  return g_test_run ();
}
