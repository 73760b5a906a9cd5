/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lint-tree.h"

#include <string.h>

/* po/POTFILES.in lists every file with words for people, and nothing else, in order. A file that is
 * missing there stays English whatever the translators do, and nobody is told. */

static const char *const sources[] = {
  ".c", ".desktop.in", ".gschema.xml", ".metainfo.xml.in", ".ui", "/quantities.xml", NULL,
};

/* The beginning of every call whose first argument xgettext collects. */
#define MARKED_TEXT "\\b(_|N_|C_|NC_|Q_|ngettext|g_dngettext)\\s*\\(\\s*\""

static gboolean
is_translatable (const char *path,
                 const char *text)
{
  if (g_str_has_suffix (path, ".c"))
    return g_regex_match_simple (MARKED_TEXT, text, 0, 0);
  if (g_str_has_suffix (path, ".ui"))
    return strstr (text, "translatable=\"yes\"") != NULL ||
           strstr (text, "translatable=\"true\"") != NULL;
  return TRUE;
}

static GPtrArray *
read_list (void)
{
  g_autofree char *text = lint_tree_read ("po/POTFILES.in");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && lines[i][0] != '#')
      g_ptr_array_add (list, g_strdup (lines[i]));
  return list;
}

static void
test_complete (void)
{
  const char *const folders[] = { "app", "data", "ui" };
  g_autoptr (GPtrArray) list = read_list ();

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr (GPtrArray) paths = lint_tree_find (folders[i], sources);

      for (guint j = 0; j < paths->len; j++)
        {
          const char *path = paths->pdata[j];
          g_autofree char *text = lint_tree_read (path);
          gboolean listed = g_ptr_array_find_with_equal_func (list, path, g_str_equal, NULL);

          if (listed && !is_translatable (path, text))
            lint_tree_report (path, 0, "is in po/POTFILES.in, but has nothing to translate");
          else if (!listed && is_translatable (path, text))
            lint_tree_report (path, 0, "has words to translate, but is not in po/POTFILES.in");
        }
    }
}

static void
test_sorted (void)
{
  g_autoptr (GPtrArray) list = read_list ();

  for (guint i = 1; i < list->len; i++)
    if (strcmp (list->pdata[i - 1], list->pdata[i]) >= 0)
      lint_tree_report ("po/POTFILES.in", 0, "\"%s\" is out of order or twice there",
                        (const char *) list->pdata[i]);
}

static void
test_present (void)
{
  g_autoptr (GPtrArray) list = read_list ();

  for (guint i = 0; i < list->len; i++)
    {
      /* Reports by itself what cannot be read. */
      g_autofree char *text = lint_tree_read (list->pdata[i]);
    }
}

/* What stands in a figure must not come through the locale, or the same chart is another file on
 * another machine. */
static void
test_figures (void)
{
  const char *const code[] = { ".c", NULL };
  g_autoptr (GPtrArray) paths = lint_tree_find ("app/scene", code);
  guint n_checked = 0;

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = paths->pdata[i];
      g_autofree char *text = NULL;

      if (!g_str_has_prefix (path, "app/scene/ef-compose"))
        continue;
      text = lint_tree_read (path);
      n_checked++;
      if (strstr (text, "gi18n") != NULL)
        lint_tree_report (path, 0, "takes words of figures from gettext; include ef-words.h");
    }
  g_assert_cmpuint (n_checked, >, 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lint/translations/complete", test_complete);
  g_test_add_func ("/lint/translations/sorted", test_sorted);
  g_test_add_func ("/lint/translations/present", test_present);
  g_test_add_func ("/lint/translations/figures", test_figures);
  return g_test_run ();
}
