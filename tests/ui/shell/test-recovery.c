/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "recovery-fixture.h"

#include "dialog-warnings.h"
#include "ef-drafts.h"
#include "ef-recovery.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* Nothing is lost: windows that go without saying good-bye, and what the next start makes of it. */

static const char *program;

static void
test_recover_and_save (RecoveryFixture *fixture, gconstpointer data)
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
test_recover_twice (RecoveryFixture *fixture, gconstpointer data)
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
test_recover_never_saved (RecoveryFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "models.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  EfWindow *window;

  g_assert_true (g_file_set_contents (path, recovery_fixture_csv, -1, NULL));
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
test_recover_and_discard (RecoveryFixture *fixture, gconstpointer data)
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
test_several (RecoveryFixture *fixture, gconstpointer data)
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
test_damaged (RecoveryFixture *fixture, gconstpointer data)
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
test_progress (RecoveryFixture *fixture, gconstpointer data)
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

static void
test_changed_after_crash (RecoveryFixture *fixture, gconstpointer data)
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

/* ---- The real thing ---- */

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
start_child (RecoveryFixture *fixture, const char *option)
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
test_killed (RecoveryFixture *fixture, gconstpointer data)
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
test_ended (RecoveryFixture *fixture, gconstpointer data)
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
test_session_ends (RecoveryFixture *fixture, gconstpointer data)
{
  EfWindow *window = open_window (fixture->file);

  ef_autosaver_set_delays (window->autosaver, NEVER, NEVER);
  change (window, "Changed");
  g_signal_emit_by_name (application, "query-end");
  WAIT_UNTIL (ef_autosaver_get_draft (window->autosaver) != NULL);
  g_assert_cmpuint (count_drafts (fixture), ==, 1);
}

int
main (int argc, char *argv[])
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

#define ADD(path, function)                                                                        \
  g_test_add ("/shell/recovery/" path, RecoveryFixture, NULL, recovery_fixture_set_up, function,   \
              recovery_fixture_tear_down)
  ADD ("save", test_recover_and_save);
  ADD ("twice", test_recover_twice);
  ADD ("never-saved", test_recover_never_saved);
  ADD ("discard", test_recover_and_discard);
  ADD ("several", test_several);
  ADD ("damaged", test_damaged);
  ADD ("progress", test_progress);
  ADD ("changed-after-crash", test_changed_after_crash);
  ADD ("killed", test_killed);
  ADD ("ended", test_ended);
  ADD ("session-ends", test_session_ends);
#undef ADD

  return g_test_run ();
}
