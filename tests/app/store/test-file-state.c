/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-file-state.h"

#include "ef-error.h"

#include <glib/gstdio.h>
#include <string.h>

/* Whether another program changed a file is decided by its bytes where its time does not tell. */

typedef struct
{
  char *path;
  GFile *file;
} Place;

static void
place_init (Place *place, gconstpointer unused)
{
  int fd = g_file_open_tmp ("frontier-XXXXXX", &place->path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (g_close (fd, NULL));
  place->file = g_file_new_for_path (place->path);
  g_assert_true (g_file_set_contents (place->path, "content", -1, NULL));
}

static void
place_clear (Place *place, gconstpointer unused)
{
  g_remove (place->path);
  g_object_unref (place->file);
  g_free (place->path);
}

/* Seconds since 1970. */
static void
set_time (Place *place, guint64 seconds)
{
  g_autoptr (GError) error = NULL;

  g_file_set_attribute_uint64 (place->file, G_FILE_ATTRIBUTE_TIME_MODIFIED, seconds,
                               G_FILE_QUERY_INFO_NONE, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_changed (EfFileState *state, GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_parse_name (file);

  g_assert_false (ef_file_state_check (state, file, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_CHANGED);
  g_assert_nonnull (strstr (error->message, name));
}

static void
assert_same (EfFileState *state, GFile *file)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ef_file_state_check (state, file, NULL, &error));
  g_assert_no_error (error);
}

static void
test_read (Place *place, gconstpointer unused)
{
  g_autoptr (EfFileState) state = ef_file_state_read (place->file, NULL, NULL);

  g_assert_nonnull (state);
  assert_same (state, place->file);

  /* Touched, or restored from a backup: the bytes are what counts. */
  set_time (place, 1000000000);
  assert_same (state, place->file);

  g_assert_true (g_file_set_contents (place->path, "CONTENT", -1, NULL));
  set_time (place, 1000000000);
  assert_changed (state, place->file);
  g_assert_true (g_file_set_contents (place->path, "contents", -1, NULL));
  assert_changed (state, place->file);
  g_assert_true (g_file_set_contents (place->path, "content", -1, NULL));
  assert_same (state, place->file);
}

static void
test_gone (Place *place, gconstpointer unused)
{
  g_autoptr (EfFileState) state = ef_file_state_read (place->file, NULL, NULL);
  g_autoptr (EfFileState) none = NULL;
  g_autoptr (GError) error = NULL;

  /* There is nothing that could be lost. */
  g_assert_cmpint (g_remove (place->path), ==, 0);
  assert_same (state, place->file);

  none = ef_file_state_read (place->file, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_written (Place *place, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("content", 7);
  g_autoptr (GBytes) shorter = g_bytes_new_static ("conten", 6);
  g_autoptr (EfFileState) state = ef_file_state_new_written (place->file, bytes);
  g_autoptr (EfFileState) other = ef_file_state_new_written (place->file, shorter);

  assert_same (state, place->file);
  set_time (place, 1000000000);
  assert_same (state, place->file);
  /* Somebody wrote it again at once. */
  assert_changed (other, place->file);
}

static void
test_unknown (Place *place, gconstpointer unused)
{
  g_autoptr (EfFileState) state = ef_file_state_new_unknown ();

  assert_changed (state, place->file);
  g_assert_true (g_file_set_contents (place->path, "", 0, NULL));
  assert_changed (state, place->file);
  g_assert_cmpint (g_remove (place->path), ==, 0);
  assert_same (state, place->file);
}

static void
test_keys (Place *place, gconstpointer unused)
{
  g_autoptr (EfFileState) state = ef_file_state_read (place->file, NULL, NULL);
  g_autoptr (EfFileState) copy = NULL;
  g_autoptr (EfFileState) unknown = ef_file_state_new_unknown ();
  g_autoptr (EfFileState) odd = NULL;
  g_autoptr (EfFileState) nothing = NULL;
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GKeyFile) empty = g_key_file_new ();

  ef_file_state_to_keys (state, keys, "File");
  copy = ef_file_state_new_from_keys (keys, "File");
  assert_same (copy, place->file);
  set_time (place, 1000000000);
  assert_same (copy, place->file);

  ef_file_state_to_keys (unknown, empty, "File");
  nothing = ef_file_state_new_from_keys (empty, "File");
  assert_changed (nothing, place->file);

  g_key_file_set_string (keys, "File", "Size", "seven");
  odd = ef_file_state_new_from_keys (keys, "File");
  assert_changed (odd, place->file);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add(name, function)                                                                        \
  g_test_add ("/store/file-state/" name, Place, NULL, place_init, function, place_clear)

  add ("read", test_read);
  add ("gone", test_gone);
  add ("written", test_written);
  add ("unknown", test_unknown);
  add ("keys", test_keys);

  return g_test_run ();
}
