/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lint-tree.h"

#include <string.h>
#include <yajl/yajl_tree.h>

/* What the Flatpak may do is a promise to its users: files come through portals, so there is no
 * access to the file system, and there is no network, because everything works offline. Another
 * permission has to be argued for here as well. */

#define APP_ID "org.efficientfrontier.EfficientFrontier"
#define MANIFEST "flatpak/" APP_ID ".json"

static const char *const permissions[] = {
  "--device=dri",
  "--share=ipc",
  "--socket=fallback-x11",
  "--socket=wayland",
};

typedef struct
{
  yajl_val root;
} Fixture;

static void
setup (Fixture      *fixture,
       gconstpointer user_data)
{
  g_autofree char *text = lint_tree_read (MANIFEST);
  char error[1024] = "";

  fixture->root = yajl_tree_parse (text, error, sizeof error);
  g_assert_cmpstr (error, ==, "");
  g_assert_nonnull (fixture->root);
}

static void
teardown (Fixture      *fixture,
          gconstpointer user_data)
{
  yajl_tree_free (fixture->root);
}

static yajl_val
get (yajl_val    object,
     const char *key,
     yajl_type   type)
{
  const char *path[] = { key, NULL };

  return yajl_tree_get (object, path, type);
}

static const char *
get_string (yajl_val    object,
            const char *key)
{
  return YAJL_GET_STRING (get (object, key, yajl_t_string));
}

static void
test_permissions (Fixture      *fixture,
                  gconstpointer user_data)
{
  yajl_val args = get (fixture->root, "finish-args", yajl_t_array);

  g_assert_nonnull (args);
  g_assert_cmpuint (YAJL_GET_ARRAY (args)->len, ==, G_N_ELEMENTS (permissions));
  for (gsize i = 0; i < G_N_ELEMENTS (permissions); i++)
    g_assert_cmpstr (YAJL_GET_STRING (YAJL_GET_ARRAY (args)->values[i]), ==, permissions[i]);
}

static void
test_program (Fixture      *fixture,
              gconstpointer user_data)
{
  g_assert_cmpstr (get_string (fixture->root, "id"), ==, APP_ID);
  g_assert_cmpstr (get_string (fixture->root, "runtime"), ==, "org.gnome.Platform");
  g_assert_cmpstr (get_string (fixture->root, "sdk"), ==, "org.gnome.Sdk");
  g_assert_cmpstr (get_string (fixture->root, "command"), ==, "efficient-frontier");
}

/* What is downloaded is named by its content. */
static void
test_sources (Fixture      *fixture,
              gconstpointer user_data)
{
  yajl_val modules = get (fixture->root, "modules", yajl_t_array);
  guint n_archives = 0;

  g_assert_nonnull (modules);
  for (gsize i = 0; i < YAJL_GET_ARRAY (modules)->len; i++)
    {
      yajl_val sources = get (YAJL_GET_ARRAY (modules)->values[i], "sources", yajl_t_array);

      g_assert_nonnull (sources);
      for (gsize j = 0; j < YAJL_GET_ARRAY (sources)->len; j++)
        {
          yajl_val source = YAJL_GET_ARRAY (sources)->values[j];

          if (g_strcmp0 (get_string (source, "type"), "archive") != 0)
            continue;
          n_archives++;
          g_assert_true (g_str_has_prefix (get_string (source, "url"), "https://"));
          g_assert_cmpuint (strlen (get_string (source, "sha256")), ==, 64);
        }
    }
  g_assert_cmpuint (n_archives, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/lint/manifest/permissions", Fixture, NULL, setup, test_permissions, teardown);
  g_test_add ("/lint/manifest/program", Fixture, NULL, setup, test_program, teardown);
  g_test_add ("/lint/manifest/sources", Fixture, NULL, setup, test_sources, teardown);
  return g_test_run ();
}
