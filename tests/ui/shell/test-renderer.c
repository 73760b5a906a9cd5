/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "ef-renderer.h"

typedef struct
{
  char *devices;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->devices = g_dir_make_tmp ("renderer-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const files[]
    = { "dri/card0", "dri/renderD128", "dri", "nvidiactl", "dxg", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (fixture->devices, files[i], NULL);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (fixture->devices), ==, 0);
  g_free (fixture->devices);
}

static void
create (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->devices, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, "", 0, &error);
  g_assert_no_error (error);
}

/* A screen alone draws nothing. */
static void
test_none (Fixture *fixture, gconstpointer data)
{
  create (fixture, "null");
  g_assert_false (ef_renderer_has_gpu (fixture->devices));
  create (fixture, "dri/card0");
  g_assert_false (ef_renderer_has_gpu (fixture->devices));
}

static void
test_render_node (Fixture *fixture, gconstpointer data)
{
  create (fixture, "dri/card0");
  create (fixture, "dri/renderD128");
  g_assert_true (ef_renderer_has_gpu (fixture->devices));
}

static void
test_own_driver (Fixture *fixture, gconstpointer data)
{
  create (fixture, data);
  g_assert_true (ef_renderer_has_gpu (fixture->devices));
}

static void
test_person_decides (void)
{
  if (g_test_subprocess ())
    {
      g_unsetenv ("GDK_DEBUG");
      g_unsetenv ("GDK_DISABLE");
      g_setenv ("GSK_RENDERER", "ngl", TRUE);
      ef_renderer_choose ();
      g_assert_cmpstr (g_getenv ("GSK_RENDERER"), ==, "ngl");
      g_assert_null (g_getenv ("GDK_DEBUG"));
      g_assert_null (g_getenv ("GDK_DISABLE"));
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* With Cairo chosen nothing may bring OpenGL in again. */
static void
test_choice (void)
{
  if (g_test_subprocess ())
    {
      gboolean has_gpu = ef_renderer_has_gpu ("/dev");

      g_unsetenv ("GDK_DEBUG");
      g_unsetenv ("GDK_DISABLE");
      g_unsetenv ("GSK_RENDERER");
      ef_renderer_choose ();
      g_assert_cmpstr (g_getenv ("GSK_RENDERER"), ==, has_gpu ? NULL : "cairo");
      g_assert_true (has_gpu
                     || (g_getenv ("GDK_DEBUG") != NULL) != (g_getenv ("GDK_DISABLE") != NULL));
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, data, function)                                                                  \
  g_test_add ("/shell/renderer/" path, Fixture, data, set_up, function, tear_down)
  ADD ("none", NULL, test_none);
  ADD ("render-node", NULL, test_render_node);
  ADD ("nvidia", "nvidiactl", test_own_driver);
  ADD ("windows", "dxg", test_own_driver);
#undef ADD
  g_test_add_func ("/shell/renderer/person-decides", test_person_decides);
  g_test_add_func ("/shell/renderer/choice", test_choice);
  return g_test_run ();
}
