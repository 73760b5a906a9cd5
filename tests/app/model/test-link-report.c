/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-error.h"
#include "ef-link-pairs.h"
#include "ef-link-report.h"

/* What somebody sees of two tables before they are linked. */

static EfTable *
new_table (const char *name, const char *text)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  EfColumnBuilder *names = ef_column_builder_new ("model", EF_COLUMN_TEXT);
  g_auto (GStrv) cells = g_strsplit (text, "|", -1);

  ef_column_builder_set_role (names, EF_ROLE_NAME);
  for (guint i = 0; cells[i] != NULL; i++)
    ef_column_builder_add_text (names, cells[i], -1);
  g_ptr_array_add (columns, ef_column_builder_end (names));

  return ef_table_new (name, name, columns, g_strv_length (cells), NULL, EF_PLACE_LINE, "", NULL);
}

/* "a=b|c~d": equal in base or spelling, or alike. */
static void
assert_pairs (const EfLinkPairs *pairs, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ef_link_pairs_get_n (pairs); i++)
    {
      const EfLinkNamePair *pair = ef_link_pairs_get (pairs, i);

      g_assert_true ((i < ef_link_pairs_get_n_close (pairs)) == (pair->level == EF_LINK_NONE));
      g_string_append_printf (text, "%s%s %s %s %u", i > 0 ? "|" : "", pair->names[0],
                              ef_link_level_to_word (pair->level), pair->names[1], pair->n_rows);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* Each pair of names once, however many rows have it; equal ones are nothing to decide about; and
 * decisions change nothing. */
static void
test_pairs (void)
{
  g_autoptr (EfTable) first
    = new_table ("first", "same|org/Base|Spelling|spelling|convnext_tiny_x|org/Base|");
  g_autoptr (EfTable) second = new_table ("second", "same|base|SPELLING|convnext_tinny_x");
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (EfLinkPairs) pairs = NULL;
  g_autoptr (EfLinkPairs) decided = NULL;
  g_autoptr (EfLinkPairs) strict = NULL;
  const char *expected = "convnext_tiny_x none convnext_tinny_x 1|org/Base base base 2|"
                         "Spelling spelling SPELLING 1|spelling spelling SPELLING 1";

  pairs = ef_link_pairs_new (first, second, spec, NULL, NULL, NULL);
  assert_pairs (pairs, expected);
  g_assert_cmpfloat (ef_link_pairs_get (pairs, 0)->score, >=, EF_LINK_PAIRS_MIN_SCORE);
  g_assert_cmpfloat (ef_link_pairs_get (pairs, 0)->score, <, 1);

  ef_link_spec_decide (spec, "convnext_tiny_x", "convnext_tinny_x", TRUE);
  ef_link_spec_decide (spec, "org/Base", "base", FALSE);
  decided = ef_link_pairs_new (first, second, spec, NULL, NULL, NULL);
  assert_pairs (decided, expected);

  /* What is not linked by itself is alike. */
  spec->loosest = EF_LINK_EXACT;
  strict = ef_link_pairs_new (first, second, spec, NULL, NULL, NULL);
  g_assert_cmpuint (ef_link_pairs_get_n_close (strict), ==, ef_link_pairs_get_n (strict));
  g_assert_cmpuint (ef_link_pairs_get_n (strict), ==, 4);
}

static void
test_report (void)
{
  g_autoptr (EfTable) first = new_table ("first", "same|org/Base|lonely|lonely||Other");
  g_autoptr (EfTable) second = new_table ("second", "same|base|Base|another");
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (EfLinkReport) report = NULL;
  const EfLinkAlone *alone;

  ef_link_spec_decide (spec, "Other", "another", TRUE);
  report = ef_link_report_new (first, second, spec, "here > there", NULL, NULL);
  g_assert_cmpuint (report->counts[0][EF_LINK_EXACT], ==, 1);
  g_assert_cmpuint (report->counts[0][EF_LINK_BASE], ==, 1);
  g_assert_cmpuint (report->counts[0][EF_LINK_CONFIRMED], ==, 1);
  g_assert_cmpuint (report->counts[0][EF_LINK_NONE], ==, 3);
  g_assert_cmpuint (report->counts[1][EF_LINK_BASE], ==, 2);
  g_assert_cmpuint (report->counts[1][EF_LINK_NONE], ==, 0);
  g_assert_cmpuint (report->n_unnamed[0], ==, 1);
  g_assert_cmpuint (report->n_ambiguous[0], ==, 1);
  g_assert_cmpuint (report->alone[0]->len, ==, 1);
  g_assert_cmpuint (report->alone[1]->len, ==, 0);
  alone = &g_array_index (report->alone[0], EfLinkAlone, 0);
  g_assert_cmpstr (alone->name, ==, "lonely");
  g_assert_cmpuint (alone->n_rows, ==, 2);
  g_assert_cmpuint (ef_table_get_n_rows (report->table), ==, 4);
  g_assert_cmpstr (ef_table_get_path (report->table), ==, "here > there");
  g_assert_cmpstr (ef_table_get_name (report->table), ==, "there");
}

/* Without a row there is no table, but all the rest, to say why. */
static void
test_nothing (void)
{
  g_autoptr (EfTable) first = new_table ("first", "a|b");
  g_autoptr (EfTable) second = new_table ("second", "x");
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (EfLinkReport) report = ef_link_report_new (first, second, spec, NULL, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (report->table);
  g_assert_error (report->problem, EF_ERROR, EF_ERROR_NO_RESULTS);
  g_assert_cmpuint (report->alone[0]->len, ==, 2);
  g_assert_cmpuint (report->alone[1]->len, ==, 1);

  g_cancellable_cancel (cancellable);
  g_assert_null (ef_link_report_new (first, second, spec, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (ef_link_pairs_new (first, second, spec, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A later decision takes the place of the earlier one, also in a copy. */
static void
test_decisions (void)
{
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (EfLinkSpec) copy = NULL;
  g_autoptr (EfLinkSpec) undecided = NULL;

  ef_link_spec_decide (spec, "a", "b", TRUE);
  ef_link_spec_decide (spec, "b", "a", TRUE);
  ef_link_spec_decide (spec, "a", "b", FALSE);
  g_assert_cmpuint (spec->decisions->len, ==, 2);
  copy = ef_link_spec_copy (spec);
  g_assert_true (ef_link_spec_equal (spec, copy));
  ef_link_spec_decide (copy, "b", "a", FALSE);
  g_assert_cmpuint (copy->decisions->len, ==, 2);
  g_assert_false (ef_link_spec_equal (spec, copy));
  undecided = ef_link_spec_copy_undecided (spec);
  g_assert_cmpuint (undecided->decisions->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/link-report/pairs", test_pairs);
  g_test_add_func ("/model/link-report/report", test_report);
  g_test_add_func ("/model/link-report/nothing", test_nothing);
  g_test_add_func ("/model/link-report/decisions", test_decisions);

  return g_test_run ();
}
