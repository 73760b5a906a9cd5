/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lint-tree.h"

#include <stdio.h>
#include <string.h>

/* The walls between the rooms, as the README's architecture section has them. The include paths
 * keep most of them already; this holds where a path would let something through (system headers, a
 * room that comes along with another), and says which wall it was. */

typedef struct
{
  const char *path;
  const char *rooms[12];    /* whose headers it may include, besides its own */
  const char *libraries[8]; /* what it may include of LIBRARIES */
} Room;

#define APP "app/base", "app/model", "app/analysis", "app/energy", "app/import", "app/scene", \
            "app/paint", "app/document", "app/store", "app/output"

static const Room rooms[] = {
  { "app/base", { NULL }, { "xxhash" } },
  { "app/model", { "app/base" }, { "xxhash" } },
  { "app/analysis", { "app/base" }, { "gsl" } },
  { "app/energy", { "app/base", "app/model" }, { NULL } },
  { "app/import", { "app/base", "app/model" }, { "libxml", "yajl", "yaml" } },
  { "app/scene", { "app/base", "app/model", "app/analysis", "app/energy" }, { "pango" } },
  { "app/paint", { "app/base", "app/scene" }, { "cairo", "pango", "libxml", "png" } },
  { "app/document",
    { "app/base", "app/model", "app/analysis", "app/energy", "app/scene" },
    { NULL } },
  { "app/store",
    { "app/base", "app/model", "app/energy", "app/scene", "app/document" },
    { "libxml", "xxhash" } },
  { "app/output",
    { "app/base", "app/model", "app/energy", "app/scene", "app/paint", "app/document",
      "app/store" },
    { "pango" } },
  { "app/cli", { APP }, { "yajl" } },
  { "ui/widgets",
    { "app/base", "app/model", "app/energy", "app/scene", "app/paint" },
    { "cairo", "gtk", "pango" } },
  { "ui/pages", { APP, "ui/widgets" }, { "adwaita", "cairo", "gtk", "pango" } },
  { "ui/shell", { APP, "ui/widgets", "ui/pages" }, { "adwaita", "cairo", "gtk", "pango" } },
};

/* The beginnings of the headers that not every room may include. */
static const struct
{
  const char *header;
  const char *library;
} libraries[] = {
  { "adwaita", "adwaita" }, { "cairo", "cairo" },   { "gdk", "gtk" },   { "gsk", "gtk" },
  { "gtk", "gtk" },         { "gsl/", "gsl" },      { "libxml/", "libxml" },
  { "pango/", "pango" },    { "png.h", "png" },     { "xxhash", "xxhash" },
  { "yajl/", "yajl" },       { "yaml.h", "yaml" },
};

static const char *const sources[] = { ".c", ".h", NULL };

static const Room *
find_room (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      gsize length = strlen (rooms[i].path);

      if (strncmp (path, rooms[i].path, length) == 0 && path[length] == '/')
        return &rooms[i];
    }
  return NULL;
}

static gboolean
contains (const char *const *list,
          gsize              n,
          const char        *item)
{
  for (gsize i = 0; i < n && list[i] != NULL; i++)
    if (g_str_equal (list[i], item))
      return TRUE;
  return FALSE;
}

/* Header name to the path of the room that it belongs to. */
static GHashTable *
index_headers (const GPtrArray *paths)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < paths->len; i++)
    if (g_str_has_suffix (paths->pdata[i], ".h"))
      g_hash_table_insert (index, g_path_get_basename (paths->pdata[i]),
                           g_path_get_dirname (paths->pdata[i]));
  return index;
}

/* "ef-*.h": made here. What is generated at build time is nowhere in the tree and belongs to the
 * room that generates it. */
static void
check_own (const Room *room,
           GHashTable *index,
           const char *path,
           guint       line,
           const char *header)
{
  const char *other = g_hash_table_lookup (index, header);

  if (strchr (header, '/') != NULL)
    lint_tree_report (path, line, "\"%s\" names a folder", header);
  else if (other == NULL && !g_str_has_suffix (header, "-resources.h"))
    lint_tree_report (path, line, "\"%s\" is in no room", header);
  else if (other != NULL && !g_str_equal (other, room->path) &&
           !contains (room->rooms, G_N_ELEMENTS (room->rooms), other))
    lint_tree_report (path, line, "%s may not enter %s (\"%s\")", room->path, other, header);
}

static void
check_system (const Room *room,
              const char *path,
              guint       line,
              const char *header)
{
  for (gsize i = 0; i < G_N_ELEMENTS (libraries); i++)
    if (g_str_has_prefix (header, libraries[i].header) &&
        !contains (room->libraries, G_N_ELEMENTS (room->libraries), libraries[i].library))
      lint_tree_report (path, line, "%s may not use %s (<%s>)", room->path, libraries[i].library,
                        header);
}

static void
check_file (const Room *room,
            GHashTable *index,
            const char *path)
{
  g_autofree char *text = lint_tree_read (path);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char quote, header[200];

      if (sscanf (lines[i], " # include %c%199[^\">]", &quote, header) != 2)
        continue;
      if (quote == '"')
        check_own (room, index, path, i + 1, header);
      else
        check_system (room, path, i + 1, header);
    }
}

static void
test_walls (void)
{
  const char *const houses[] = { "app", "ui" };
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) index = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (houses); i++)
    g_ptr_array_extend_and_steal (paths, lint_tree_find (houses[i], sources));
  g_assert_cmpuint (paths->len, >, 0);
  index = index_headers (paths);

  for (guint i = 0; i < paths->len; i++)
    {
      const Room *room = find_room (paths->pdata[i]);

      if (room != NULL)
        check_file (room, index, paths->pdata[i]);
      else
        lint_tree_report (paths->pdata[i], 0, "is in no room that the table of walls knows");
    }
}

/* The house on the left never sees the one on the right. */
static void
test_houses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      const Room *room = &rooms[i];

      if (!g_str_has_prefix (room->path, "app/"))
        continue;
      g_assert_false (contains (room->libraries, G_N_ELEMENTS (room->libraries), "gtk"));
      g_assert_false (contains (room->libraries, G_N_ELEMENTS (room->libraries), "adwaita"));
      for (gsize j = 0; j < G_N_ELEMENTS (room->rooms) && room->rooms[j] != NULL; j++)
        g_assert_false (g_str_has_prefix (room->rooms[j], "ui/"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lint/walls/includes", test_walls);
  g_test_add_func ("/lint/walls/houses", test_houses);
  return g_test_run ();
}
