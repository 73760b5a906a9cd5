/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-error.h"
#include "ef-formula.h"
#include "ef-remake.h"
#include "ef-table-link.h"
#include "ef-table-reshape.h"
#include "model-test.h"

#include <string.h>

/* Linked tables when what they were linked from is another. */

/* Names with a value behind a colon. */
static EfTable *
new_table (const char *name, const char *number, const char *text)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  EfColumnBuilder *names = ef_column_builder_new ("model", EF_COLUMN_TEXT);
  EfColumnBuilder *numbers = ef_column_builder_new (number, EF_COLUMN_NUMBER);
  g_auto (GStrv) cells = g_strsplit (text, "|", -1);

  ef_column_builder_set_role (names, EF_ROLE_NAME);
  for (guint i = 0; cells[i] != NULL; i++)
    {
      char *value = strchr (cells[i], ':');

      ef_column_builder_add_text (names, cells[i], value - cells[i]);
      ef_column_builder_add_number (numbers, g_ascii_strtod (value + 1, NULL));
    }
  g_ptr_array_add (columns, ef_column_builder_end (names));
  g_ptr_array_add (columns, ef_column_builder_end (numbers));

  return ef_table_new (name, name, columns, g_strv_length (cells), NULL, EF_PLACE_LINE, "", NULL);
}

static EfTable *
link_tables (EfTable *first, EfTable *second, const EfLinkSpec *spec, const char *path)
{
  g_autoptr (EfLink) link = ef_table_link_rows (first, second, spec, NULL, NULL);

  return ef_table_link (first, second, spec, link, path, NULL, NULL);
}

static EfTable *
add_formula (EfTable *table, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EfFormula) formula = ef_formula_parse (text, &error);
  g_autoptr (EfColumn) column = NULL;

  g_assert_no_error (error);
  column = ef_formula_compute (formula, table, name, NULL, NULL, &error);
  g_assert_no_error (error);

  return ef_table_add_column (table, column);
}

static EfCatalog *
add_to_catalog (EfCatalog *catalog, EfTable *table)
{
  g_autoptr (EfCatalog) old = catalog;
  g_autoptr (EfCatalogNode) root = ef_catalog_node_new (ef_table_get_name (table), NULL);

  ef_catalog_node_add_table (root, table);
  ef_catalog_node_seal (root);

  return ef_catalog_add_root (catalog, root);
}

/* Decisions are kept, as are the ids of the table and of rows that stay. */
static void
test_table (void)
{
  g_autoptr (EfTable) scores = new_table ("scores", "score", "a:1|bee:2|c:3");
  g_autoptr (EfTable) energy = new_table ("energy", "joules", "A:10|b:20|d:40");
  g_autoptr (EfTable) newer = new_table ("energy", "joules", "d:40|C:30|b:25|A:15");
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (EfTable) before = NULL;
  g_autoptr (EfTable) after = NULL;
  g_autoptr (GError) error = NULL;

  ef_link_spec_decide (spec, "bee", "b", TRUE);
  before = link_tables (scores, energy, spec, "here > linked");
  assert_cells (before, "joules", "10|20");
  after = ef_table_relink (before, scores, newer, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_cells (after, "model", "a|bee|c");
  assert_cells (after, "joules", "15|25|30");
  assert_cells (after, "Match", "spelling|confirmed|spelling");
  g_assert_cmpstr (ef_table_get_path (after), ==, "here > linked");
  g_assert_cmpstr (ef_table_get_id (after), ==, ef_table_get_id (before));
  for (guint row = 0; row < 2; row++)
    g_assert_cmpuint (ef_table_get_row_ids (after)[row], ==, ef_table_get_row_ids (before)[row]);
  /* It can be done again. */
  g_assert_true (ef_link_spec_equal (ef_table_parts_get_spec (ef_table_get_parts (after)), spec));
}

static void
test_formulas (void)
{
  g_autoptr (EfTable) scores = new_table ("scores", "score", "a:1|b:2");
  g_autoptr (EfTable) energy = new_table ("energy", "joules", "a:10|b:20");
  g_autoptr (EfTable) newer = new_table ("energy", "joules", "a:30");
  g_autoptr (EfTable) other = new_table ("energy", "watts", "a:30");
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (EfTable) linked = link_tables (scores, energy, spec, NULL);
  g_autoptr (EfTable) once = add_formula (linked, "each", "joules / score");
  g_autoptr (EfTable) twice = add_formula (once, "half", "each / 2");
  g_autoptr (EfTable) own = add_formula (twice, "score again", "score + 0");
  g_autoptr (EfTable) after = NULL;
  g_autoptr (EfTable) without = NULL;
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();

  after = ef_table_relink (own, scores, newer, diagnostics, NULL, NULL);
  assert_cells (after, "half", "15");
  assert_cells (after, "score again", "1");
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 0);

  /* What has no input any more is named, and left out. */
  without = ef_table_relink (own, scores, other, diagnostics, NULL, NULL);
  g_assert_null (ef_table_find_column (without, "each"));
  g_assert_null (ef_table_find_column (without, "half"));
  assert_cells (without, "score again", "1");
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 2);
  g_assert_cmpstr (ef_diagnostics_get (diagnostics, 0)->file, ==, "scores + energy");
  g_assert_nonnull (strstr (ef_diagnostics_get (diagnostics, 0)->reason, "“each”"));
}

static void
test_unknown (void)
{
  g_autoptr (EfTable) scores = new_table ("scores", "score", "a:1");
  g_autoptr (GError) error = NULL;

  g_assert_null (ef_table_relink (scores, scores, scores, NULL, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_NOT_FOUND);
}

/* A link of a link comes after it, wherever they stand; what has nothing to do with it stays. */
static void
test_catalog (void)
{
  g_autoptr (EfTable) scores = new_table ("scores", "score", "a:1|b:2");
  g_autoptr (EfTable) energy = new_table ("energy", "joules", "a:10");
  g_autoptr (EfTable) newer = new_table ("energy", "joules", "b:20|a:11");
  g_autoptr (EfTable) dates = new_table ("years", "year", "a:2020|b:2021");
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (EfTable) linked = link_tables (scores, energy, spec, NULL);
  g_autoptr (EfTable) all = link_tables (linked, dates, spec, NULL);
  g_autoptr (EfTable) apart = link_tables (scores, dates, spec, NULL);
  g_autoptr (EfCatalog) before = ef_catalog_new ();
  g_autoptr (EfCatalog) after = NULL;
  g_autoptr (GPtrArray) made = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) every = NULL;

  before = add_to_catalog (before, all);
  before = add_to_catalog (before, linked);
  before = add_to_catalog (before, apart);
  before = add_to_catalog (before, scores);
  before = add_to_catalog (before, dates);
  before = add_to_catalog (before, energy);
  none = ef_catalog_remake (before, before, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  every = ef_catalog_remake (before, NULL, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (every->len, ==, 3);

  after = ef_catalog_replace_table (before, newer);
  made = ef_catalog_remake (after, before, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (made->len, ==, 2);
  g_assert_cmpstr (ef_table_get_id (made->pdata[0]), ==, ef_table_get_id (linked));
  assert_cells (made->pdata[0], "joules", "11|20");
  g_assert_cmpstr (ef_table_get_id (made->pdata[1]), ==, ef_table_get_id (all));
  assert_cells (made->pdata[1], "joules", "11|20");
  assert_cells (made->pdata[1], "year", "2020|2021");
}

/* What cannot be linked again stays, and is named. */
static void
test_failing (void)
{
  g_autoptr (EfTable) scores = new_table ("scores", "score", "a:1|b:2");
  g_autoptr (EfTable) energy = new_table ("energy", "joules", "a:10");
  g_autoptr (EfTable) strange = new_table ("energy", "joules", "x:20");
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (EfTable) linked = link_tables (scores, energy, spec, NULL);
  g_autoptr (EfCatalog) before = ef_catalog_new ();
  g_autoptr (EfCatalog) other = NULL;
  g_autoptr (EfCatalog) without = NULL;
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) made = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (GError) error = NULL;

  before = add_to_catalog (before, scores);
  before = add_to_catalog (before, linked);
  before = add_to_catalog (before, energy);
  other = ef_catalog_replace_table (before, strange);
  made = ef_catalog_remake (other, before, diagnostics, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (made->len, ==, 0);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 1);
  g_assert_cmpstr (ef_diagnostics_get (diagnostics, 0)->file, ==, "scores + energy");

  without = ef_catalog_remove_root (before, 2);
  gone = ef_catalog_remake (without, before, diagnostics, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gone->len, ==, 0);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 2);

  g_cancellable_cancel (cancellable);
  g_assert_null (ef_catalog_remake (other, NULL, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static GPtrArray *
list (const char *name)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (names, g_strdup (name));

  return names;
}

/* Each kind, with its path, id and what was computed in it. */
static void
test_reshaped (void)
{
  g_autoptr (EfTable) table = new_table ("r", "score", "a:1|a:3|b:5");
  g_autoptr (EfTable) newer = new_table ("r", "score", "c:7|a:1|a:5|b:6");
  g_autoptr (EfTable) runs = ef_table_aggregate (table, NULL, EF_STATISTIC_MAX,
                                                 EF_RUN_SPREAD_RANGE, NULL, NULL);
  g_autoptr (EfTable) moved = ef_table_with_path (runs, "best", "here > best");
  g_autoptr (EfTable) own = add_formula (moved, "half", "score / 2");
  g_autoptr (GPtrArray) names = list ("score");
  g_autoptr (EfTable) lengthened = ef_table_to_long (table, names, NULL, NULL);
  g_autoptr (EfTable) again = NULL;
  g_autoptr (EfTable) longer = NULL;
  g_autoptr (GError) error = NULL;

  again = ef_table_reshape_again (own, newer, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_cells (again, "model", "c|a|b");
  assert_cells (again, "score", "7|5|6");
  assert_cells (again, "half", "3.5|2.5|3");
  g_assert_cmpstr (ef_table_get_name (again), ==, "best");
  g_assert_cmpstr (ef_table_get_id (again), ==, ef_table_get_id (own));
  g_assert_cmpuint (ef_table_get_row_ids (again)[1], ==, ef_table_get_row_ids (own)[0]);
  /* It can be done again. */
  g_assert_true (ef_table_recipe_equal (ef_table_get_recipe (again), ef_table_get_recipe (own)));

  longer = ef_table_reshape_again (lengthened, newer, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_cells (longer, "Value", "7|1|5|6");
  g_assert_null (ef_table_reshape_again (table, newer, NULL, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_NOT_FOUND);
}

/* Runs of a linked table, made wide again: each behind what it was made of. A recipe that no longer
 * applies leaves its table, and what was made of that stays too. */
static void
test_chain (void)
{
  g_autoptr (EfTable) scores = new_table ("scores", "score", "a:1|a:3|b:2");
  g_autoptr (EfTable) energy = new_table ("energy", "joules", "a:10|b:20");
  g_autoptr (EfTable) newer = new_table ("scores", "score", "a:1|a:5|b:2");
  g_autoptr (EfTable) renamed = new_table ("energy", "watts", "a:10|b:20");
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (EfTable) linked = link_tables (scores, energy, spec, NULL);
  g_autoptr (EfTable) runs = ef_table_aggregate (linked, NULL, EF_STATISTIC_MEAN,
                                                 EF_RUN_SPREAD_RANGE, NULL, NULL);
  g_autoptr (GPtrArray) names = list ("joules");
  g_autoptr (EfTable) lengthened = ef_table_to_long (runs, names, NULL, NULL);
  g_autoptr (EfCatalog) before = ef_catalog_new ();
  g_autoptr (EfCatalog) after = NULL;
  g_autoptr (EfCatalog) without = NULL;
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GPtrArray) made = NULL;
  g_autoptr (GPtrArray) few = NULL;
  g_autoptr (GError) error = NULL;
  guint n_left = 9;

  before = add_to_catalog (before, lengthened);
  before = add_to_catalog (before, runs);
  before = add_to_catalog (before, linked);
  before = add_to_catalog (before, scores);
  before = add_to_catalog (before, energy);
  after = ef_catalog_replace_table (before, newer);
  made = ef_catalog_remake (after, before, diagnostics, &n_left, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (made->len, ==, 3);
  g_assert_cmpuint (n_left, ==, 0);
  assert_cells (made->pdata[0], "score", "1|5|2");
  assert_cells (made->pdata[1], "score", "3|2");
  assert_cells (made->pdata[2], "score", "3|2");
  g_assert_cmpstr (ef_table_get_id (made->pdata[2]), ==, ef_table_get_id (lengthened));

  without = ef_catalog_replace_table (before, renamed);
  few = ef_catalog_remake (without, before, diagnostics, &n_left, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (few->len, ==, 2);
  g_assert_cmpuint (n_left, ==, 1);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 1);
  g_assert_cmpstr (ef_diagnostics_get (diagnostics, 0)->file, ==, ef_table_get_name (lengthened));
  g_assert_nonnull (strstr (ef_diagnostics_get (diagnostics, 0)->reason, "“joules”"));
}

/* As a damaged project may have it: two tables that are linked from each other. */
static void
test_circle (void)
{
  g_autoptr (EfTable) one = new_table ("one", "n", "a:1");
  g_autoptr (EfTable) other = new_table ("other", "m", "a:1");
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (EfTable) a = link_tables (one, other, spec, "a");
  g_autoptr (EfTable) b = link_tables (a, one, spec, "b");
  g_autoptr (EfTable) c = link_tables (b, one, spec, "a");
  g_autoptr (EfCatalog) catalog = ef_catalog_new ();
  g_autoptr (GPtrArray) made = NULL;

  catalog = add_to_catalog (catalog, one);
  catalog = add_to_catalog (catalog, c);
  catalog = add_to_catalog (catalog, b);
  made = ef_catalog_remake (catalog, NULL, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (made->len, ==, 2);
}

/* The same of reshaped ones, of which one says that it was made of itself. */
static void
test_reshaped_circle (void)
{
  g_autoptr (EfTable) one = new_table ("one", "n", "a:1|a:2");
  g_autoptr (EfTable) runs = ef_table_aggregate (one, NULL, EF_STATISTIC_MEAN,
                                                 EF_RUN_SPREAD_RANGE, NULL, NULL);
  g_autoptr (EfTable) twice = ef_table_aggregate (runs, NULL, EF_STATISTIC_MEAN,
                                                  EF_RUN_SPREAD_RANGE, NULL, NULL);
  g_autoptr (EfTable) self = ef_table_with_path (runs, "self", ef_table_get_path (twice));
  g_autoptr (EfTableRecipe) recipe = ef_table_recipe_new (EF_RECIPE_RUNS, NULL);
  g_autoptr (EfTable) circle = NULL;
  g_autoptr (EfCatalog) catalog = ef_catalog_new ();
  g_autoptr (GPtrArray) made = NULL;

  recipe->table_id = g_strdup (ef_table_get_id (self));
  circle = ef_table_with_recipe (self, recipe);
  catalog = add_to_catalog (catalog, circle);
  made = ef_catalog_remake (catalog, NULL, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (made->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/remake/table", test_table);
  g_test_add_func ("/model/remake/formulas", test_formulas);
  g_test_add_func ("/model/remake/unknown", test_unknown);
  g_test_add_func ("/model/remake/catalog", test_catalog);
  g_test_add_func ("/model/remake/failing", test_failing);
  g_test_add_func ("/model/remake/reshaped", test_reshaped);
  g_test_add_func ("/model/remake/chain", test_chain);
  g_test_add_func ("/model/remake/circle", test_circle);
  g_test_add_func ("/model/remake/reshaped-circle", test_reshaped_circle);

  return g_test_run ();
}
