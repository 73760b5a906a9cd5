/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-link-draft.h"

#include <string.h>

#include "ef-formula.h"
#include "ef-table-link.h"
#include "ef-table-reshape.h"
#include "fixture.h"

/* Two tables while somebody links them. */

typedef struct
{
  EfDocument *document;
  EfTable *first;
  EfTable *second;
  EfLinkDraft *draft;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = ef_document_new ();
  fixture->first = fixture_add_names (fixture->document, "first",
                                      "same|convnext_tiny_in1k|swin_large_p4|org/resnet");
  fixture->second = fixture_add_names (fixture->document, "second",
                                       "same|convnext_tinny_in1k|convnext_tiny_in1k_b|"
                                       "swin_larje_p4|resnet");
  fixture->draft = ef_link_draft_new (fixture->document);
  ef_link_draft_set_table (fixture->draft, 0, fixture->first);
  g_assert_null (ef_link_draft_get_pairs (fixture->draft));
  g_assert_false (ef_link_draft_is_busy (fixture->draft));
  ef_link_draft_set_table (fixture->draft, 1, fixture->second);
  g_assert_true (ef_link_draft_is_busy (fixture->draft));
  g_assert_false (ef_link_draft_can_commit (fixture->draft));
  ef_link_draft_wait (fixture->draft);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->draft);
  g_object_unref (fixture->document);
}

static guint
find_pair (Fixture *fixture, const char *first, const char *second)
{
  EfLinkPairs *pairs = ef_link_draft_get_pairs (fixture->draft);

  for (guint i = 0; i < ef_link_pairs_get_n (pairs); i++)
    if (g_str_equal (ef_link_pairs_get (pairs, i)->names[0], first)
        && g_str_equal (ef_link_pairs_get (pairs, i)->names[1], second))
      return i;

  g_assert_not_reached ();
}

static guint
count_rows (Fixture *fixture)
{
  ef_link_draft_wait (fixture->draft);

  return ef_table_get_n_rows (ef_link_draft_get_report (fixture->draft)->table);
}

/* Nothing alike is linked by itself; a verdict links or parts, and can be taken back. */
static void
test_verdicts (Fixture *fixture, gconstpointer data)
{
  EfLinkDraft *draft = fixture->draft;
  EfLinkPairs *pairs = ef_link_draft_get_pairs (draft);
  guint swin = find_pair (fixture, "swin_large_p4", "swin_larje_p4");
  guint resnet = find_pair (fixture, "org/resnet", "resnet");
  guint n_open = ef_link_draft_count_open (draft);

  g_assert_cmpuint (count_rows (fixture), ==, 2);
  ef_link_draft_decide (draft, swin, EF_LINK_VERDICT_ONE);
  g_assert_cmpuint (count_rows (fixture), ==, 3);
  g_assert_true (ef_link_draft_get_pairs (draft) == pairs);
  g_assert_cmpuint (ef_link_draft_count_open (draft), ==, n_open - 1);
  ef_link_draft_decide (draft, resnet, EF_LINK_VERDICT_TWO);
  g_assert_cmpuint (count_rows (fixture), ==, 2);
  ef_link_draft_decide (draft, swin, EF_LINK_VERDICT_NONE);
  g_assert_cmpuint (count_rows (fixture), ==, 1);
}

/* Verdicts stay when the question changes, and turn with the tables. */
static void
test_question (Fixture *fixture, gconstpointer data)
{
  EfLinkDraft *draft = fixture->draft;

  ef_link_draft_decide (draft, find_pair (fixture, "swin_large_p4", "swin_larje_p4"),
                        EF_LINK_VERDICT_ONE);
  ef_link_draft_set_loosest (draft, EF_LINK_SPELLING);
  g_assert_cmpuint (count_rows (fixture), ==, 2);
  ef_link_draft_set_left (draft, TRUE);
  g_assert_cmpuint (count_rows (fixture), ==, 4);
  ef_link_draft_swap (draft);
  g_assert_true (ef_link_draft_get_table (draft, 0) == fixture->second);
  g_assert_cmpuint (count_rows (fixture), ==, 5);
  g_assert_cmpuint (ef_link_draft_get_report (draft)->counts[0][EF_LINK_CONFIRMED], ==, 1);

  /* A key counts once both its columns are known. */
  ef_link_draft_set_left (draft, FALSE);
  ef_link_draft_add_key (draft);
  ef_link_draft_set_key (draft, 0, 0, "n");
  g_assert_cmpuint (count_rows (fixture), ==, 2);
  ef_link_draft_set_key (draft, 0, 1, "n");
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  ef_link_draft_remove_key (draft, 0);
  g_assert_cmpuint (count_rows (fixture), ==, 2);

  ef_link_draft_set_table (draft, 1, ef_link_draft_get_table (draft, 0));
  ef_link_draft_wait (draft);
  g_assert_nonnull (ef_link_draft_get_error (draft));
  g_assert_null (ef_link_draft_get_report (draft));
  g_assert_false (ef_link_draft_can_commit (draft));
}

/* All at once: no name twice, and no pair that somebody refused. */
static void
test_all (Fixture *fixture, gconstpointer data)
{
  EfLinkDraft *draft = fixture->draft;
  guint tinny = find_pair (fixture, "convnext_tiny_in1k", "convnext_tinny_in1k");
  guint longer = find_pair (fixture, "convnext_tiny_in1k", "convnext_tiny_in1k_b");
  guint swin = find_pair (fixture, "swin_large_p4", "swin_larje_p4");

  g_assert_cmpuint (ef_link_draft_confirm_above (draft, 1, FALSE), ==, 0);
  g_assert_cmpuint (ef_link_draft_confirm_above (draft, 0.6, FALSE), ==, 2);
  g_assert_cmpuint (count_rows (fixture), ==, 2);
  ef_link_draft_decide (draft, MIN (tinny, longer), EF_LINK_VERDICT_TWO);
  g_assert_cmpuint (ef_link_draft_confirm_above (draft, 0.6, TRUE), ==, 2);
  g_assert_cmpuint (count_rows (fixture), ==, 4);
  g_assert_cmpuint (ef_link_draft_get_verdict (draft, MIN (tinny, longer)), ==,
                    EF_LINK_VERDICT_TWO);
  g_assert_cmpuint (ef_link_draft_get_verdict (draft, MAX (tinny, longer)), ==,
                    EF_LINK_VERDICT_ONE);
  g_assert_cmpuint (ef_link_draft_get_verdict (draft, swin), ==, EF_LINK_VERDICT_ONE);
  g_assert_cmpuint (ef_link_draft_confirm_above (draft, 0.6, FALSE), ==, 0);
}

/* One step of the history; a second link of the same tables is another table. */
static void
test_commit (Fixture *fixture, gconstpointer data)
{
  EfLinkDraft *draft = fixture->draft;
  const EfLinkSpec *spec;
  EfTable *table, *other;

  ef_link_draft_decide (draft, find_pair (fixture, "swin_large_p4", "swin_larje_p4"),
                        EF_LINK_VERDICT_ONE);
  ef_link_draft_wait (draft);
  table = ef_link_draft_commit (draft);
  g_assert_cmpstr (ef_table_get_name (table), ==, "first + second");
  spec = ef_table_parts_get_spec (ef_table_get_parts (table));
  g_assert_cmpuint (spec->decisions->len, ==, 1);
  ef_document_undo (fixture->document);
  g_assert_cmpuint (ef_catalog_get_n_roots (ef_document_get_catalog (fixture->document)), ==, 2);
  ef_document_redo (fixture->document);

  ef_link_draft_set_left (draft, TRUE);
  ef_link_draft_wait (draft);
  other = ef_link_draft_commit (draft);
  g_assert_cmpstr (ef_table_get_name (other), ==, "first + second (2)");
  g_assert_cmpstr (ef_table_get_id (other), !=, ef_table_get_id (table));
}

/* What was decided is there again, and what is decided now takes the place of the table: one step,
 * in which tables that were made of it follow. */
static void
test_change (Fixture *fixture, gconstpointer data)
{
  EfLinkDraft *draft = fixture->draft;
  EfCatalog *catalog;
  g_autoptr (EfLinkDraft) again = NULL;
  g_autoptr (EfTable) runs = NULL;
  g_autofree char *id = NULL;
  EfTable *table, *changed;
  guint n_roots;

  ef_link_draft_decide (draft, find_pair (fixture, "swin_large_p4", "swin_larje_p4"),
                        EF_LINK_VERDICT_ONE);
  ef_link_draft_decide (draft, find_pair (fixture, "org/resnet", "resnet"), EF_LINK_VERDICT_TWO);
  ef_link_draft_set_left (draft, TRUE);
  ef_link_draft_wait (draft);
  table = ef_link_draft_commit (draft);
  id = g_strdup (ef_table_get_id (table));
  runs = ef_table_aggregate (table, NULL, EF_STATISTIC_MEAN, EF_RUN_SPREAD_RANGE, NULL, NULL);
  fixture_add_table (fixture->document, runs);
  n_roots = ef_catalog_get_n_roots (ef_document_get_catalog (fixture->document));

  again = ef_link_draft_new_for_table (fixture->document, table);
  ef_link_draft_wait (again);
  g_assert_true (ef_link_draft_get_linked (again) == table);
  g_assert_true (ef_link_draft_get_table (again, 1) == fixture->second);
  g_assert_true (ef_link_draft_get_left (again));
  g_object_unref (fixture->draft);
  fixture->draft = draft = g_object_ref (again);
  g_assert_cmpint (ef_link_draft_get_verdict (draft, find_pair (fixture, "swin_large_p4",
                                                                "swin_larje_p4")), ==,
                   EF_LINK_VERDICT_ONE);
  g_assert_cmpint (ef_link_draft_get_verdict (draft, find_pair (fixture, "org/resnet", "resnet")),
                   ==, EF_LINK_VERDICT_TWO);
  g_assert_cmpuint (count_rows (fixture), ==, ef_table_get_n_rows (table));

  /* It is not made of itself, nor of what was made of it. */
  ef_link_draft_set_table (draft, 1, runs);
  ef_link_draft_wait (draft);
  g_assert_nonnull (ef_link_draft_get_error (draft));
  g_assert_false (ef_link_draft_can_commit (draft));
  ef_link_draft_set_table (draft, 1, fixture->second);

  ef_link_draft_set_left (draft, FALSE);
  g_assert_cmpuint (count_rows (fixture), ==, 2);
  ef_link_draft_decide (draft, find_pair (fixture, "org/resnet", "resnet"), EF_LINK_VERDICT_ONE);
  g_assert_cmpuint (count_rows (fixture), ==, 3);
  changed = ef_link_draft_commit (draft);
  g_assert_cmpstr (ef_table_get_id (changed), ==, id);
  g_assert_cmpuint (ef_table_get_n_rows (changed), ==, 3);
  catalog = ef_document_get_catalog (fixture->document);
  g_assert_cmpuint (ef_catalog_get_n_roots (catalog), ==, n_roots);
  g_assert_cmpuint (ef_table_get_n_rows (ef_catalog_get_table (catalog, ef_table_get_id (runs))),
                    ==, 3);

  ef_document_undo (fixture->document);
  catalog = ef_document_get_catalog (fixture->document);
  g_assert_cmpuint (ef_table_get_n_rows (ef_catalog_get_table (catalog, id)), >, 3);
  g_assert_true (ef_catalog_get_table (catalog, ef_table_get_id (runs)) == runs);
}

/* A column of the linked table that is computed from one of a table that is linked no more. */
static EfTable *
add_computed (EfTable *table, const char *name, const char *text)
{
  g_autoptr (EfFormula) formula = ef_formula_parse (text, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (EfColumn) column = ef_formula_compute (formula, table, name, NULL, NULL, &error);

  g_assert_no_error (error);

  return ef_table_add_column (table, column);
}

static gboolean
is_told (EfDiagnostics *report, const char *table, const char *words)
{
  for (guint i = 0; i < ef_diagnostics_get_n_kept (report); i++)
    {
      const EfDiagnostic *diagnostic = ef_diagnostics_get (report, i);

      if (g_strcmp0 (diagnostic->file, table) == 0 && strstr (diagnostic->reason, words) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* What cannot follow is said by its name and with the reason: computed columns, tables made of the
 * linked one, and tables made of these. */
static void
test_change_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) by = g_ptr_array_new ();
  g_autoptr (EfTable) computed = NULL;
  g_autoptr (EfTable) runs = NULL;
  g_autoptr (EfTable) mean = NULL;
  g_autoptr (EfDiagnostics) report = ef_diagnostics_new ();
  g_autoptr (EfDiagnostics) nothing = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;
  EfTable *table, *third;

  g_ptr_array_add (by, (gpointer) "n (second)");
  g_assert_null (ef_link_draft_dup_changes (fixture->draft, nothing));
  ef_link_draft_set_left (fixture->draft, TRUE);
  ef_link_draft_wait (fixture->draft);
  table = ef_link_draft_commit (fixture->draft);
  computed = add_computed (table, "twice", "2 * `n (second)`");
  ef_document_replace_table (fixture->document, computed, "Compute");
  runs = ef_table_aggregate (computed, by, EF_STATISTIC_MEAN, EF_RUN_SPREAD_RANGE, NULL, &error);
  g_assert_no_error (error);
  fixture_add_table (fixture->document, runs);
  mean = ef_table_aggregate (runs, by, EF_STATISTIC_MAX, EF_RUN_SPREAD_RANGE, NULL, &error);
  g_assert_no_error (error);
  fixture_add_table (fixture->document, mean);

  /* The other table is left for one that has no such column. */
  third = fixture_add_names (fixture->document, "third", "same|org/resnet");
  g_object_unref (fixture->draft);
  fixture->draft = ef_link_draft_new_for_table (fixture->document, computed);
  ef_link_draft_wait (fixture->draft);
  ef_link_draft_set_table (fixture->draft, 1, third);
  ef_link_draft_wait (fixture->draft);
  g_assert_nonnull (ef_link_draft_commit (fixture->draft));
  summary = ef_link_draft_dup_changes (fixture->draft, report);
  g_assert_nonnull (strstr (summary, "2 tables made of it stay as they were"));
  g_assert_true (is_told (report, ef_table_get_name (table), "“twice”"));
  g_assert_true (is_told (report, ef_table_get_name (runs), "It stays as it was: There is no"));
  g_assert_true (is_told (report, ef_table_get_name (mean), "which it was made of, does too"));
  g_assert_true (is_told (report, ef_table_get_name (table), "The column “n (second)” is gone."));
}

/* Names that are not even alike, on which somebody decided, are in the list too, and stay so. */
static void
test_change_unlike (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (EfLink) link = NULL;
  g_autoptr (EfTable) linked = NULL;
  const EfLinkSpec *kept;
  guint pair;

  ef_link_spec_decide (spec, "org/resnet", "swin_larje_p4", TRUE);
  ef_link_spec_decide (spec, "not there", "resnet", FALSE);
  link = ef_table_link_rows (fixture->first, fixture->second, spec, NULL, NULL);
  linked = ef_table_link (fixture->first, fixture->second, spec, link, NULL, NULL, NULL);
  fixture_add_table (fixture->document, linked);
  g_object_unref (fixture->draft);
  fixture->draft = ef_link_draft_new_for_table (fixture->document, linked);
  ef_link_draft_wait (fixture->draft);

  pair = find_pair (fixture, "org/resnet", "swin_larje_p4");
  g_assert_cmpint (ef_link_draft_get_verdict (fixture->draft, pair), ==, EF_LINK_VERDICT_ONE);
  g_assert_cmpuint (pair, <,
                    ef_link_pairs_get_n_close (ef_link_draft_get_pairs (fixture->draft)));
  g_assert_cmpuint (count_rows (fixture), ==, ef_table_get_n_rows (linked));
  kept = ef_table_parts_get_spec (ef_table_get_parts (ef_link_draft_commit (fixture->draft)));
  g_assert_cmpuint (kept->decisions->len, ==, 2);
  g_assert_true (ef_link_spec_find_decision (kept, "org/resnet", "swin_larje_p4")->accepted);
  g_assert_false (ef_link_spec_find_decision (kept, "not there", "resnet")->accepted);
}

/* Who closes the window does not wait for the answer. */
static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EfLinkDraft) draft = ef_link_draft_new (fixture->document);

  ef_link_draft_set_table (draft, 0, fixture->first);
  ef_link_draft_set_table (draft, 1, fixture->second);
  g_object_run_dispose (G_OBJECT (draft));
  g_assert_false (ef_link_draft_is_busy (draft));
}

static EfTable *
add_sized (EfDocument *document, const char *name, const char *header)
{
  g_autoptr (EfColumnBuilder) names = ef_column_builder_new ("model", EF_COLUMN_TEXT);
  EfColumnBuilder *sizes = ef_column_builder_new (header, EF_COLUMN_NUMBER);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfTextPool) pool = ef_text_pool_new ();
  g_autoptr (EfTable) table = NULL;

  ef_column_builder_set_role (names, EF_ROLE_NAME);
  ef_column_builder_set_pool (names, pool);
  for (guint i = 0; i < 3; i++)
    {
      ef_column_builder_add_text (names, i < 2 ? "resnet" : "swin", -1);
      ef_column_builder_add_number (sizes, i == 1 ? 384 : 224);
    }
  g_ptr_array_add (columns, ef_column_builder_end (g_steal_pointer (&names)));
  g_ptr_array_add (columns, ef_column_builder_end (sizes));
  table = ef_table_new (name, name, columns, 3, NULL, EF_PLACE_LINE, "", NULL);

  return fixture_add_table (document, table);
}

/* Every resnet is linked with every other; the key that is proposed tells them apart. */
static void
test_offered_key (Fixture *fixture, gconstpointer data)
{
  EfLinkDraft *draft = fixture->draft;

  ef_link_draft_set_table (draft, 0, add_sized (fixture->document, "results", "img_size"));
  ef_link_draft_set_table (draft, 1, add_sized (fixture->document, "speed", "infer_img_size"));
  g_assert_cmpuint (count_rows (fixture), ==, 5);
  ef_link_draft_add_key (draft);
  g_assert_cmpstr (ef_link_draft_get_key (draft, 0, 0), ==, "img_size");
  g_assert_cmpstr (ef_link_draft_get_key (draft, 0, 1), ==, "infer_img_size");
  g_assert_cmpuint (count_rows (fixture), ==, 3);
  /* There is nothing more to propose. */
  ef_link_draft_add_key (draft);
  g_assert_null (ef_link_draft_get_key (draft, 1, 0));
}

#define ADD(path, function)                                                                       \
  g_test_add ("/pages/link-draft/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("verdicts", test_verdicts);
  ADD ("question", test_question);
  ADD ("offered-key", test_offered_key);
  ADD ("all", test_all);
  ADD ("commit", test_commit);
  ADD ("change", test_change);
  ADD ("change-told", test_change_told);
  ADD ("change-unlike", test_change_unlike);
  ADD ("dropped", test_dropped);

  return g_test_run ();
}
