/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-diagnostics.h"

#include <string.h>

static void
test_order (void)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  const EfDiagnostic *first;
  const EfDiagnostic *second;

  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 0);
  ef_diagnostics_add (diagnostics, EF_SEVERITY_WARNING, "a.csv", "12", "%d columns", 3);
  ef_diagnostics_add (diagnostics, EF_SEVERITY_ERROR, "b.json", NULL, "broken");

  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 2);
  first = ef_diagnostics_get (diagnostics, 0);
  second = ef_diagnostics_get (diagnostics, 1);
  g_assert_cmpint (first->severity, ==, EF_SEVERITY_WARNING);
  g_assert_cmpstr (first->file, ==, "a.csv");
  g_assert_cmpstr (first->place, ==, "12");
  g_assert_cmpstr (first->reason, ==, "3 columns");
  g_assert_cmpint (second->severity, ==, EF_SEVERITY_ERROR);
  g_assert_null (second->place);
  g_assert_cmpuint (ef_diagnostics_count (diagnostics, EF_SEVERITY_INFO), ==, 0);
  g_assert_cmpuint (ef_diagnostics_count (diagnostics, EF_SEVERITY_WARNING), ==, 1);
  g_assert_cmpuint (ef_diagnostics_count (diagnostics, EF_SEVERITY_ERROR), ==, 1);
}

static void
test_to_string (void)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autofree char *with_place = NULL;
  g_autofree char *without = NULL;
  g_autofree char *whole = NULL;

  ef_diagnostics_add (diagnostics, EF_SEVERITY_INFO, "a.csv", "12:5", "text in a number");
  ef_diagnostics_add (diagnostics, EF_SEVERITY_INFO, "a.csv", NULL, "100%% read");
  ef_diagnostics_add (diagnostics, EF_SEVERITY_INFO, "a.csv", "a.csv", "units known");
  with_place = ef_diagnostic_to_string (ef_diagnostics_get (diagnostics, 0));
  without = ef_diagnostic_to_string (ef_diagnostics_get (diagnostics, 1));
  g_assert_cmpstr (with_place, ==, "a.csv:12:5: text in a number");
  g_assert_cmpstr (without, ==, "a.csv: 100% read");
  whole = ef_diagnostic_to_string (ef_diagnostics_get (diagnostics, 2));
  g_assert_cmpstr (whole, ==, "a.csv: units known");
}

static void
test_locate (void)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autofree char *with_place = NULL;
  g_autofree char *without = NULL;
  g_autofree char *whole = NULL;

  ef_diagnostics_add (diagnostics, EF_SEVERITY_INFO, "a.csv", "line 2", "changed");
  ef_diagnostics_add (diagnostics, EF_SEVERITY_INFO, "a.csv", NULL, "read");
  ef_diagnostics_add (diagnostics, EF_SEVERITY_INFO, "a.csv", "a.csv", "left out");
  with_place = ef_diagnostic_locate (ef_diagnostics_get (diagnostics, 0));
  without = ef_diagnostic_locate (ef_diagnostics_get (diagnostics, 1));
  whole = ef_diagnostic_locate (ef_diagnostics_get (diagnostics, 2));
  g_assert_cmpstr (with_place, ==, "a.csv, line 2");
  g_assert_cmpstr (without, ==, "a.csv");
  g_assert_cmpstr (whole, ==, "a.csv");
}

static void
test_bound (void)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();

  for (guint i = 0; i < EF_DIAGNOSTICS_MAX + 500; i++)
    ef_diagnostics_add (diagnostics, i % 2 ? EF_SEVERITY_ERROR : EF_SEVERITY_INFO, "f", NULL, "%u",
                        i);

  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, EF_DIAGNOSTICS_MAX);
  g_assert_cmpuint (ef_diagnostics_count (diagnostics, EF_SEVERITY_ERROR), ==,
                    EF_DIAGNOSTICS_MAX / 2 + 250);
  g_assert_cmpuint (ef_diagnostics_count (diagnostics, EF_SEVERITY_INFO), ==,
                    EF_DIAGNOSTICS_MAX / 2 + 250);
  g_assert_cmpstr (ef_diagnostics_get (diagnostics, EF_DIAGNOSTICS_MAX - 1)->reason, ==, "1999");
}

/* Names and cells of a hostile file end up in here. */
static void
test_hostile (void)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autofree char *ascii = g_strnfill (1000000, 'x');
  g_autoptr (GString) wide = g_string_new ("x");
  const EfDiagnostic *diagnostic;

  for (guint i = 0; i < 100000; i++)
    g_string_append (wide, "±");
  ef_diagnostics_add (diagnostics, EF_SEVERITY_INFO, "\xFF.csv", "\xC2", "“%s”", ascii);
  ef_diagnostics_add (diagnostics, EF_SEVERITY_INFO, wide->str, ascii, "%s", wide->str);
  ef_diagnostics_add (diagnostics, EF_SEVERITY_INFO, "f", NULL, "%s", "a\xFF" "b");

  for (guint i = 0; i < 3; i++)
    {
      diagnostic = ef_diagnostics_get (diagnostics, i);
      g_assert_true (g_utf8_validate (diagnostic->file, -1, NULL));
      g_assert_true (diagnostic->place == NULL || g_utf8_validate (diagnostic->place, -1, NULL));
      g_assert_true (g_utf8_validate (diagnostic->reason, -1, NULL));
      g_assert_cmpuint (strlen (diagnostic->file), <=, 1010);
      g_assert_cmpuint (strlen (diagnostic->reason), <=, 1010);
    }
  g_assert_true (g_str_has_suffix (ef_diagnostics_get (diagnostics, 1)->reason, "±…"));
  g_assert_cmpstr (diagnostic->reason, ==, "a\xEF\xBF\xBD" "b");
}

static void
test_append (void)
{
  g_autoptr (EfDiagnostics) mine = ef_diagnostics_new ();
  g_autoptr (EfDiagnostics) theirs = ef_diagnostics_new ();

  ef_diagnostics_add (mine, EF_SEVERITY_INFO, "a", NULL, "one");
  for (guint i = 0; i < EF_DIAGNOSTICS_MAX + 10; i++)
    ef_diagnostics_add (theirs, EF_SEVERITY_WARNING, "b", "7", "two %u", i);
  ef_diagnostics_append (mine, theirs);
  g_clear_pointer (&theirs, ef_diagnostics_unref);

  g_assert_cmpuint (ef_diagnostics_get_n_kept (mine), ==, EF_DIAGNOSTICS_MAX);
  g_assert_cmpuint (ef_diagnostics_count (mine, EF_SEVERITY_INFO), ==, 1);
  g_assert_cmpuint (ef_diagnostics_count (mine, EF_SEVERITY_WARNING), ==, EF_DIAGNOSTICS_MAX + 10);
  g_assert_cmpstr (ef_diagnostics_get (mine, 0)->reason, ==, "one");
  g_assert_cmpstr (ef_diagnostics_get (mine, 1)->place, ==, "7");
  g_assert_cmpuint (ef_diagnostics_count_unlisted (mine), ==, 11);
}

/* The same of one file is one entry with many places. */
static void
test_same (void)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfDiagnostics) others = ef_diagnostics_new ();
  g_autofree char *first = NULL;
  g_autofree char *placeless = NULL;
  g_autofree char *joined = NULL;

  for (guint i = 0; i < 3 * EF_DIAGNOSTICS_MAX; i++)
    {
      g_autofree char *place = g_strdup_printf ("%u", i);

      ef_diagnostics_add (diagnostics, EF_SEVERITY_WARNING, "a", place, "Odd.");
    }
  ef_diagnostics_add (diagnostics, EF_SEVERITY_WARNING, "b", "1", "Odd.");
  ef_diagnostics_add (diagnostics, EF_SEVERITY_ERROR, "a", "1", "Odd.");
  ef_diagnostics_add (diagnostics, EF_SEVERITY_INFO, "a", NULL, "Note.");
  ef_diagnostics_add (diagnostics, EF_SEVERITY_INFO, "a", NULL, "Note.");
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 4);
  g_assert_cmpuint (ef_diagnostics_count_unlisted (diagnostics), ==, 0);
  g_assert_cmpuint (ef_diagnostics_count (diagnostics, EF_SEVERITY_WARNING), ==, 6001);
  first = ef_diagnostic_to_string (ef_diagnostics_get (diagnostics, 0));
  g_assert_cmpstr (first, ==, "a:0: Odd. (6000 times: here, 1, 2, 3, 4, 5, …)");
  placeless = ef_diagnostic_to_string (ef_diagnostics_get (diagnostics, 3));
  g_assert_cmpstr (placeless, ==, "a: Note. (2 times)");

  ef_diagnostics_add (others, EF_SEVERITY_WARNING, "b", "2", "Odd.");
  ef_diagnostics_add (others, EF_SEVERITY_WARNING, "b", "3", "Odd.");
  ef_diagnostics_append (diagnostics, others);
  joined = ef_diagnostic_to_string (ef_diagnostics_get (diagnostics, 1));
  g_assert_cmpstr (joined, ==, "b:1: Odd. (3 times: here, 2, 3)");
}

/* One entry may tell of many things. */
static void
test_many (void)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autofree char *text = NULL;

  ef_diagnostics_add_many (diagnostics, 12, EF_SEVERITY_WARNING, "a", "3", "%u rows are short.",
                           12);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 1);
  g_assert_cmpuint (ef_diagnostics_count (diagnostics, EF_SEVERITY_WARNING), ==, 12);
  text = ef_diagnostic_to_string (ef_diagnostics_get (diagnostics, 0));
  g_assert_cmpstr (text, ==, "a:3: 12 rows are short.");
}

static void
test_boxed (void)
{
  g_auto (GValue) value = G_VALUE_INIT;
  EfDiagnostics *diagnostics = ef_diagnostics_new ();

  g_value_init (&value, EF_TYPE_DIAGNOSTICS);
  g_value_take_boxed (&value, diagnostics);
  g_assert_true (g_value_get_boxed (&value) == diagnostics);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/diagnostics/order", test_order);
  g_test_add_func ("/base/diagnostics/to-string", test_to_string);
  g_test_add_func ("/base/diagnostics/locate", test_locate);
  g_test_add_func ("/base/diagnostics/bound", test_bound);
  g_test_add_func ("/base/diagnostics/hostile", test_hostile);
  g_test_add_func ("/base/diagnostics/append", test_append);
  g_test_add_func ("/base/diagnostics/same", test_same);
  g_test_add_func ("/base/diagnostics/many", test_many);
  g_test_add_func ("/base/diagnostics/boxed", test_boxed);

  return g_test_run ();
}
