/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lint-tree.h"

#include <string.h>

/* The outer form of every file that people write: licence, width, blanks, length. */

#define MAX_WIDTH 100
#define MAX_LINES 1000

static const char *const code[] = { ".c", ".h", NULL };
static const char *const headers[] = { ".h", NULL };
static const char *const texts[] = {
  ".c", ".css", ".h", ".in", ".its", ".loc", ".md", ".rnc", ".rng", ".sh", ".svg", ".ui", ".xml",
  "dev", "meson.build", NULL,
};
/* Comments are not possible or not usual in these. */
static const char *const unlicensed[] = { ".md", "POTFILES.in", NULL };

static gboolean
matches (const char        *path,
         const char *const *suffixes)
{
  for (gsize i = 0; suffixes[i] != NULL; i++)
    if (g_str_has_suffix (path, suffixes[i]))
      return TRUE;
  return FALSE;
}

static void
test_licence (void)
{
  g_autoptr (GPtrArray) paths = lint_tree_find ("", texts);

  g_assert_cmpuint (paths->len, >, 10);
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = paths->pdata[i];
      g_autofree char *text = lint_tree_read (path);
      g_auto (GStrv) lines = g_strsplit (text, "\n", 4);
      gboolean found = FALSE;

      /* A "#!" or XML declaration may come first. */
      for (guint j = 0; lines[j] != NULL && j < 3; j++)
        found |= strstr (lines[j], "SPDX-License-Identifier: ") != NULL;
      if (!found && !matches (path, unlicensed))
        lint_tree_report (path, 1, "no SPDX-License-Identifier");
    }
}

static void
test_width (void)
{
  g_autoptr (GPtrArray) paths = lint_tree_find ("", code);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *text = lint_tree_read (paths->pdata[i]);
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

      for (guint j = 0; lines[j] != NULL; j++)
        if (g_utf8_strlen (lines[j], -1) > MAX_WIDTH)
          lint_tree_report (paths->pdata[i], j + 1, "more than %d columns", MAX_WIDTH);
    }
}

static void
test_blanks (void)
{
  g_autoptr (GPtrArray) paths = lint_tree_find ("", texts);

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = paths->pdata[i];
      g_autofree char *text = lint_tree_read (path);
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

      for (guint j = 0; lines[j] != NULL; j++)
        {
          gsize length = strlen (lines[j]);

          if (strchr (lines[j], '\t') != NULL)
            lint_tree_report (path, j + 1, "a tab");
          if (length > 0 && g_ascii_isspace (lines[j][length - 1]))
            lint_tree_report (path, j + 1, "blanks at the end of the line");
        }
      if (text[0] != '\0' && !g_str_has_suffix (text, "\n"))
        lint_tree_report (path, 0, "no newline at the end");
      if (g_str_has_suffix (text, "\n\n"))
        lint_tree_report (path, 0, "empty lines at the end");
    }
}

static void
test_length (void)
{
  g_autoptr (GPtrArray) paths = lint_tree_find ("", code);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *text = lint_tree_read (paths->pdata[i]);
      guint n_lines = 0;

      for (const char *p = text; (p = strchr (p, '\n')) != NULL; p++)
        n_lines++;
      if (n_lines > MAX_LINES)
        lint_tree_report (paths->pdata[i], 0, "%u lines, more than %d", n_lines, MAX_LINES);
    }
}

static void
test_headers (void)
{
  g_autoptr (GPtrArray) paths = lint_tree_find ("", headers);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *text = lint_tree_read (paths->pdata[i]);

      if (strstr (text, "\n#pragma once\n") == NULL)
        lint_tree_report (paths->pdata[i], 0, "no #pragma once");
    }
}

/* Widgets must not end in a worker: see ef-task.h. */
static void
test_workers (void)
{
  g_autoptr (GPtrArray) paths = lint_tree_find ("ui", code);

  g_assert_cmpuint (paths->len, >, 10);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *text = lint_tree_read (paths->pdata[i]);

      if (strstr (text, "g_task_run_in_thread") != NULL)
        lint_tree_report (paths->pdata[i], 0, "not ef_task_run_in_worker");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lint/sources/licence", test_licence);
  g_test_add_func ("/lint/sources/width", test_width);
  g_test_add_func ("/lint/sources/blanks", test_blanks);
  g_test_add_func ("/lint/sources/length", test_length);
  g_test_add_func ("/lint/sources/headers", test_headers);
  g_test_add_func ("/lint/sources/workers", test_workers);
  return g_test_run ();
}
