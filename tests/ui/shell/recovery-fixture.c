/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "recovery-fixture.h"

#include "ef-drafts.h"
#include "ef-project.h"
#include "ef-recovery.h"
#include "scratch-folder.h"

#include <string.h>

const char recovery_fixture_csv[] = "model,params (M),accuracy\n"
                                    "Zeta,5,70\n"
                                    "Alpha,1,60\n"
                                    "Beta,20,80\n";

EfApplication *application;

/* A draft that is being written when it is no longer wanted goes when the worker is done. */
guint
count_drafts (RecoveryFixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->drafts, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, ".frontier");
  return n;
}

static void
make_project (RecoveryFixture *fixture)
{
  g_autoptr (GBytes) bytes
    = g_bytes_new_static (recovery_fixture_csv, strlen (recovery_fixture_csv));
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

void
recovery_fixture_set_up (RecoveryFixture *fixture, gconstpointer data)
{
  fixture->drafts = ef_drafts_dup_folder ();
  scratch_folder_remove (fixture->drafts);
  fixture->folder = scratch_folder_new ();
  make_project (fixture);
}

void
run_for_a_while (void)
{
  for (int i = 0; i < 200; i++)
    g_main_context_iteration (NULL, FALSE);
}

GtkWindow *
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

void
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

EfWindow *
find_window (gboolean recovered)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL;
       l = l->next)
    if (EF_IS_WINDOW (l->data) && (!recovered || EF_WINDOW (l->data)->recovered))
      return l->data;
  return NULL;
}

void
destroy_windows (void)
{
  EfWindow *window;

  while ((window = find_window (FALSE)) != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
  run_for_a_while ();
}

void
recovery_fixture_tear_down (RecoveryFixture *fixture, gconstpointer data)
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

EfDocument *
get_document (EfWindow *window)
{
  return ef_workspace_get_document (ef_window_get_workspace (window));
}

EfWindow *
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

void
change (EfWindow *window, const char *title)
{
  ef_document_set_title (get_document (window), title, "Rename");
}

/* A window whose document has a draft. */
EfWindow *
open_changed (GFile *file)
{
  EfWindow *window = open_window (file);

  change (window, "Changed");
  WAIT_UNTIL (ef_autosaver_get_draft (window->autosaver) != NULL);
  return window;
}

/* As if the program had gone: the window does not get to say that it closes. The worker may hold
 * the draft for a moment still, so this waits for the lock to be free. */
void
crash (RecoveryFixture *fixture, EfWindow *window)
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

EfWindow *
recover (RecoveryFixture *fixture)
{
  ef_recovery_start (GTK_APPLICATION (application), fixture->drafts);
  WAIT_UNTIL (find_window (TRUE) != NULL);
  run_for_a_while ();
  return find_window (TRUE);
}

void
activate (EfWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

void
save (EfWindow *window)
{
  activate (window, "win.save");
  WAIT_UNTIL (window->saving_to == NULL);
}

/* What is in the file of the project. */
char *
dup_title (RecoveryFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EfDocument) document = ef_project_load (fixture->file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return g_strdup (ef_document_get_title (document));
}

void
assert_title (RecoveryFixture *fixture, const char *expected)
{
  g_autofree char *title = dup_title (fixture);

  g_assert_cmpstr (title, ==, expected);
}

void
write_other (RecoveryFixture *fixture)
{
  g_autoptr (EfDocument) document = ef_project_load (fixture->file, NULL, NULL, NULL, NULL);

  ef_document_set_title (document, "Another's", "Rename");
  g_assert_true (ef_project_save (document, fixture->file, NULL, NULL));
}

void
make_application (void)
{
  /* A running program has a name; GTK writes it beside files that were used lately. */
  g_set_prgname ("efficient-frontier");
  application = ef_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
}

void
register_application (void)
{
  g_autoptr (GError) error = NULL;

  make_application ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
}
