/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "scratch-folder.h"

void
folder_fixture_set_up (FolderFixture *fixture, gconstpointer data)
{
  g_autofree char *top = scratch_folder_new ();

  fixture->path = g_build_filename (top, "cards", NULL);
  g_mkdir (fixture->path, 0700);
  fixture->folder = g_file_new_for_path (fixture->path);
}

void
folder_fixture_tear_down (FolderFixture *fixture, gconstpointer data)
{
  g_autofree char *top = g_path_get_dirname (fixture->path);

  scratch_folder_remove (top);
  g_object_unref (fixture->folder);
  g_free (fixture->path);
}

void
put (FolderFixture *fixture, const char *path, const char *text)
{
  g_autofree char *whole = g_build_filename (fixture->path, path, NULL);
  g_autofree char *folder = g_path_get_dirname (whole);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (whole, text, -1, NULL));
}

void
put_card (FolderFixture *fixture, const char *path, const char *metric, const char *value)
{
  g_autofree char *text = g_strdup_printf (
    "---\nlicense: mit\nmodel-index:\n- results:\n  - metrics: [{type: %s, value: %s}]\n---\n",
    metric, value);

  put (fixture, path, text);
}

EfImportResult *
import_folder (FolderFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  EfImportResult *result = ef_import_file (fixture->folder, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);

  return result;
}

void
assert_fails (FolderFixture *fixture, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ef_import_file (fixture->folder, NULL, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_NO_RESULTS);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in “%s”", words, error->message);
}

void
put_google_card (FolderFixture *fixture, const char *path, const char *name, const char *metrics)
{
  g_autofree char *text = g_strdup_printf (
    "{\"schema_version\": \"0.0.2\", \"model_details\": {\"name\": \"%s\"},\n"
    "\"quantitative_analysis\": {\"performance_metrics\": [%s]}}", name, metrics);

  put (fixture, path, text);
}
