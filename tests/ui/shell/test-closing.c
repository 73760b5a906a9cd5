/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "recovery-fixture.h"

#include "dialog-warnings.h"

/* Nothing is lost: windows that are closed or saved, also over what another program wrote. */

static void
test_close_unmodified (RecoveryFixture *fixture, gconstpointer data)
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
test_close_discard (RecoveryFixture *fixture, gconstpointer data)
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
test_save_sample (RecoveryFixture *fixture, gconstpointer data)
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
test_close_save (RecoveryFixture *fixture, gconstpointer data)
{
  EfWindow *window = open_changed (fixture->file);

  gtk_window_close (GTK_WINDOW (window));
  respond ("save");
  WAIT_UNTIL (find_window (FALSE) == NULL);
  WAIT_UNTIL (count_drafts (fixture) == 0);
  assert_title (fixture, "Changed");
}

static void
test_changed_on_disk (RecoveryFixture *fixture, gconstpointer data)
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

/* Closing waits for the answer, and "Cancel" means that the window stays. */
static void
test_changed_while_closing (RecoveryFixture *fixture, gconstpointer data)
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

int
main (int argc, char *argv[])
{
  dialog_warnings_ignore ();
  gtk_test_init (&argc, &argv, NULL);
  register_application ();

#define ADD(path, function)                                                                        \
  g_test_add ("/shell/closing/" path, RecoveryFixture, NULL, recovery_fixture_set_up, function,    \
              recovery_fixture_tear_down)
  ADD ("close-unmodified", test_close_unmodified);
  ADD ("close-discard", test_close_discard);
  ADD ("save-sample", test_save_sample);
  ADD ("close-save", test_close_save);
  ADD ("changed-on-disk", test_changed_on_disk);
  ADD ("changed-while-closing", test_changed_while_closing);
#undef ADD

  return g_test_run ();
}
