/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "ef-start-page.h"
#include "fixture.h"
#include "scratch-folder.h"

/* What an empty window offers. */

static GFile *
add_file (const char *folder,
          const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GFile *file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);

  g_assert_true (g_file_set_contents (path, "<project/>", -1, NULL));
  gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
  return file;
}

static void
added_cb (guint *n)
{
  (*n)++;
}

/* A sample that somebody opened stands among the samples and not twice. */
static void
test_recent (void)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();
  g_autofree char *folder = scratch_folder_new ();
  g_autofree char *samples = scratch_folder_new ();
  g_autoptr (GFile) own = NULL;
  g_autoptr (GFile) sample = NULL;
  GtkWidget *page;
  guint n_changed = 0;

  g_setenv ("EF_SAMPLES_DIR", samples, TRUE);
  g_signal_connect_swapped (manager, "changed", G_CALLBACK (added_cb), &n_changed);
  own = add_file (folder, "own.frontier");
  sample = add_file (samples, "image-classification.frontier");
  while (n_changed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (manager, &n_changed);

  page = g_object_ref_sink (g_object_new (EF_TYPE_START_PAGE, NULL));
  g_assert_nonnull (fixture_find_words (page, ADW_TYPE_ACTION_ROW, "title", "own.frontier"));
  g_assert_nonnull (fixture_find_words (page, ADW_TYPE_ACTION_ROW, "title", "Image classifiers"));
  g_assert_null (fixture_find_words (page, ADW_TYPE_ACTION_ROW, "title", "image-classification"));
  g_object_unref (page);
  scratch_folder_remove (folder);
  scratch_folder_remove (samples);
}

int
main (int argc, char **argv)
{
  g_autofree char *data = scratch_folder_new ();
  int status;

  /* Not the files that somebody used. */
  g_setenv ("XDG_DATA_HOME", data, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/pages/start-page/recent", test_recent);

  status = g_test_run ();
  scratch_folder_remove (data);
  return status;
}
