/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

/* Every row of the reference values for frontiers has a test that is called after it, or a reason
 * why it can have none. A row that is added to the file fails here until it has one of them. */

typedef struct
{
  const char *test;   /* program and path, or NULL */
  const char *reason; /* where the input is not in the row: the words of it that say so */
} Row;

/* From line 2 of the file on; the header is line 1. */
static const Row rows[] = {
  { "hypervolume /analysis/hypervolume/golden/min-min", NULL },
  { "hypervolume /analysis/hypervolume/golden/max-max", NULL },
  { "hypervolume /analysis/hypervolume/golden/max-max-of-three", NULL },
  { NULL, "input1.dat 100 points" },
  { "hypervolume /analysis/hypervolume/golden/contributions", NULL },
  { "hypervolume /analysis/hypervolume/golden/contributions-of-the-front", NULL },
  { "hypervolume /analysis/hypervolume/golden/contributions-of-all", NULL },
  { "pareto /analysis/pareto/front/golden/equal-once", NULL },
  { "pareto /analysis/pareto/front/golden/equal-kept", NULL },
  { "set-distance /analysis/set-distance/additive/golden", NULL },
  { "set-distance /analysis/set-distance/factor/golden", NULL },
  { "set-distance /analysis/set-distance/inverted/golden", NULL },
  { "set-distance /analysis/set-distance/inverted-plus/golden", NULL },
  { NULL, "input1.dat 10 sets" },
  { NULL, "input1.dat 10 sets" },
};

/* The paths of the tests of a program, a line each (transfer full). */
static char *
list_tests (const char *program)
{
  g_autofree char *name = g_strconcat ("test-analysis-", program, NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, "app", "analysis", name, NULL);
  const char *argv[] = { path, "-l", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return text;
}

static void
assert_has_test (guint line, const char *test)
{
  g_auto (GStrv) words = g_strsplit (test, " ", 2);
  g_autofree char *text = list_tests (words[0]);
  g_auto (GStrv) paths = g_strsplit (text, "\n", -1);

  if (!g_strv_contains ((const char *const *) paths, words[1]))
    g_error ("There is no test %s for line %u", words[1], line);
}

static void
test_every_row (void)
{
  const char *shared = g_getenv ("EF_SHARED_DIR");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "golden",
                                            "golden_frontier.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  if (shared == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("EF_SHARED_DIR does not lead to the folder of reference values");
      return;
    }

  lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++, n++)
    {
      if (n >= G_N_ELEMENTS (rows))
        g_error ("Line %u has neither a test nor a reason: %s", i + 1, lines[i]);
      if (rows[n].test != NULL)
        assert_has_test (i + 1, rows[n].test);
      else if (strstr (lines[i], rows[n].reason) == NULL)
        g_error ("Line %u is not about “%s”: %s", i + 1, rows[n].reason, lines[i]);
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (rows));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/golden/every-row", test_every_row);
  return g_test_run ();
}
