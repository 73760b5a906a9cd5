/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-test.h"

#include "ef-left-out.h"
#include "ef-review-draft.h"

#include <string.h>

/* The tables of an import while somebody decides about them. */

static const char csv[] = "model,paper,size,merit\na,p,1,70\nb,q,25,60\n";

/* Gain in two tables, of one kind, and as text in a third. */
static const char pwc[] =
  "[{\"task\": \"T\", \"datasets\": ["
  "{\"dataset\": \"One\", \"sota\": {\"metrics\": [\"Gain\"], \"rows\": ["
  "{\"model_name\": \"a\", \"metrics\": {\"Gain\": \"9\"}}]}},"
  "{\"dataset\": \"Two\", \"sota\": {\"metrics\": [\"Gain\", \"Toll\"], \"rows\": ["
  "{\"model_name\": \"b\", \"metrics\": {\"Gain\": \"8\", \"Toll\": \"1\"}}]}},"
  "{\"dataset\": \"Three\", \"sota\": {\"metrics\": [\"Gain\"], \"rows\": ["
  "{\"model_name\": \"c\", \"metrics\": {\"Gain\": \"much\"}}]}}]}]";

typedef struct
{
  EfImportResult *result;
  EfReviewDraft *draft;
  guint n_changes;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer text)
{
  EfCatalogNode *root;

  fixture->result = import_text (text == csv ? "m.csv" : "dump.json", text);
  root = ef_import_result_get_root (fixture->result);
  fixture->draft = ef_review_draft_new (root, root);
  g_signal_connect_swapped (fixture->draft, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer text)
{
  g_object_unref (fixture->draft);
  ef_import_result_unref (fixture->result);
}

static EfColumnChoice
choose_direction (EfDirection direction)
{
  EfColumnChoice choice = { .made = EF_CHOICE_DIRECTION, .direction = direction };

  return choice;
}

static guint
find_index (EfReviewDraft *draft, guint table, const char *name)
{
  EfTable *now = ef_review_draft_get_table (draft, table);
  gint index = ef_table_find_column_index (now, name);

  g_assert_cmpint (index, >=, 0);

  return (guint) index;
}

static EfColumn *
find_column (EfReviewDraft *draft, guint table, const char *name)
{
  return ef_table_get_column (ef_review_draft_get_table (draft, table),
                              find_index (draft, table, name));
}

static void
test_choose (Fixture *fixture, gconstpointer text)
{
  EfReviewDraft *draft = fixture->draft;
  EfCatalogNode *root = ef_import_result_get_root (fixture->result);
  EfColumnChoice choice = choose_direction (EF_DIRECTION_HIGHER);
  guint merit = find_index (draft, 0, "merit");
  g_autoptr (EfCatalogNode) untouched = ef_review_draft_build (draft);
  g_autoptr (EfCatalogNode) built = NULL;
  g_autoptr (EfCatalogNode) reset = NULL;

  g_assert_true (untouched == root);
  g_assert_false (ef_review_draft_has_changes (draft));

  ef_review_draft_choose (draft, 0, merit, &choice);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  ef_review_draft_choose (draft, 0, merit, &choice);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_true (ef_review_draft_is_changed (draft, 0, merit));
  g_assert_false (ef_review_draft_is_changed (draft, 0, find_index (draft, 0, "size")));
  g_assert_true (ef_review_draft_has_changes (draft));

  built = ef_review_draft_build (draft);
  g_assert_true (built != root);
  g_assert_true (ef_catalog_node_get_table (built, 0) == ef_review_draft_get_table (draft, 0));
  g_assert_true (ef_review_draft_get_table_before (draft, 0) == get_only_table (fixture->result));

  ef_review_draft_reset (draft, 0, merit);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  g_assert_false (ef_review_draft_has_changes (draft));
}

/* Rows have one name. */
static void
test_roles (Fixture *fixture, gconstpointer text)
{
  EfReviewDraft *draft = fixture->draft;
  EfColumnChoice name = { .made = EF_CHOICE_ROLE, .role = EF_ROLE_NAME };
  EfColumnChoice group = { .made = EF_CHOICE_ROLE, .role = EF_ROLE_GROUP };

  g_assert_cmpint (ef_column_get_role (find_column (draft, 0, "model")), ==, EF_ROLE_NAME);
  ef_review_draft_choose (draft, 0, find_index (draft, 0, "paper"), &name);
  g_assert_cmpint (ef_column_get_role (find_column (draft, 0, "paper")), ==, EF_ROLE_NAME);
  g_assert_cmpint (ef_column_get_role (find_column (draft, 0, "model")), ==, EF_ROLE_NONE);
  g_assert_cmpuint (fixture->n_changes, ==, 1);

  /* They may have several groups. */
  ef_review_draft_choose (draft, 0, find_index (draft, 0, "paper"), &group);
  ef_review_draft_choose (draft, 0, find_index (draft, 0, "model"), &group);
  g_assert_cmpint (ef_column_get_role (find_column (draft, 0, "paper")), ==, EF_ROLE_GROUP);
  g_assert_cmpint (ef_column_get_role (find_column (draft, 0, "model")), ==, EF_ROLE_GROUP);
}

static void
test_spread (Fixture *fixture, gconstpointer text)
{
  EfReviewDraft *draft = fixture->draft;
  EfColumnChoice choice = choose_direction (EF_DIRECTION_LOWER);
  guint gain = find_index (draft, 0, "Gain");

  g_assert_cmpuint (ef_review_draft_get_n_tables (draft), ==, 3);
  g_assert_cmpuint (ef_review_draft_count_same (draft, 0, gain), ==, 1);
  g_assert_cmpuint (ef_review_draft_count_same (draft, 1, find_index (draft, 1, "Toll")), ==, 0);

  /* There is nothing to spread before something was chosen. */
  g_assert_cmpuint (ef_review_draft_spread (draft, 0, gain), ==, 0);
  ef_review_draft_choose (draft, 0, gain, &choice);
  g_assert_cmpuint (ef_review_draft_spread (draft, 0, gain), ==, 1);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  g_assert_cmpint (ef_column_get_direction (find_column (draft, 1, "Gain")), ==,
                   EF_DIRECTION_LOWER);
  g_assert_cmpint (ef_column_get_direction (find_column (draft, 2, "Gain")), ==,
                   EF_DIRECTION_UNKNOWN);
  g_assert_cmpuint (ef_review_draft_spread (draft, 0, gain), ==, 0);
}

static void
test_use (Fixture *fixture, gconstpointer text)
{
  EfReviewDraft *draft = fixture->draft;
  g_autoptr (EfMapping) mapping = ef_mapping_new ();
  g_autoptr (EfMapping) learnt = ef_mapping_new ();
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfCatalogNode) built = NULL;
  g_autoptr (EfCatalogNode) again = NULL;
  EfColumnChoice choice = choose_direction (EF_DIRECTION_LOWER);

  ef_mapping_choose (mapping, NULL, NULL, "Gain", &choice);
  g_assert_cmpuint (ef_review_draft_use (draft, mapping, diagnostics), ==, 2);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 1);
  g_assert_cmpuint (fixture->n_changes, ==, 1);

  /* What was made of it can be learnt, and gives the same again. */
  built = ef_review_draft_build (draft);
  ef_mapping_learn (learnt, ef_import_result_get_root (fixture->result), built, EF_LEARN_ANEW);
  again = ef_mapping_apply (learnt, ef_import_result_get_root (fixture->result), NULL);
  g_assert_cmpint (ef_column_get_direction (get_column (
                     ef_catalog_node_get_table (ef_catalog_node_get_child (again, 0), 0), "Gain")),
                   ==, EF_DIRECTION_LOWER);
}

/* Left out, a table stays in its place until the import is committed; taken back, it is as it
 * was. */
static void
test_leave_out_table (Fixture *fixture, gconstpointer text)
{
  g_autoptr (EfCatalogNode) built = NULL;
  g_autoptr (EfCatalogNode) kept = NULL;
  g_autoptr (EfCatalogNode) nothing = NULL;
  g_autoptr (EfCatalogNode) again = NULL;
  g_autoptr (GPtrArray) tables = NULL;
  guint n_tables, n_columns;

  ef_review_draft_leave_out (fixture->draft, 1, TRUE);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_true (ef_review_draft_is_left_out (fixture->draft, 1));
  g_assert_false (ef_review_draft_is_left_out (fixture->draft, 0));
  g_assert_true (ef_review_draft_has_tables (fixture->draft));
  built = ef_review_draft_build (fixture->draft);
  g_assert_cmpuint (ef_catalog_node_count_tables (built), ==, 3);
  ef_left_out_count (built, &n_tables, &n_columns);
  g_assert_cmpuint (n_tables, ==, 1);
  g_assert_cmpuint (n_columns, ==, 0);
  kept = ef_left_out_drop (built);
  tables = ef_catalog_node_list_tables (kept);
  g_assert_cmpuint (tables->len, ==, 2);
  g_assert_cmpstr (ef_table_get_name (tables->pdata[0]), ==, "One");
  g_assert_cmpstr (ef_table_get_name (tables->pdata[1]), ==, "Three");

  ef_review_draft_leave_out (fixture->draft, 0, TRUE);
  ef_review_draft_leave_out (fixture->draft, 2, TRUE);
  g_assert_false (ef_review_draft_has_tables (fixture->draft));
  again = ef_review_draft_build (fixture->draft);
  nothing = ef_left_out_drop (again);
  g_assert_cmpuint (ef_catalog_node_count_tables (nothing), ==, 0);

  for (guint i = 0; i < 3; i++)
    ef_review_draft_leave_out (fixture->draft, i, FALSE);
  g_assert_cmpuint (fixture->n_changes, ==, 6);
  g_assert_false (ef_review_draft_has_changes (fixture->draft));
}

static void
test_leave_out_column (Fixture *fixture, gconstpointer text)
{
  EfColumnChoice choice = { .made = EF_CHOICE_ROLE, .role = EF_ROLE_LEFT_OUT };
  g_autoptr (EfCatalogNode) built = NULL;
  g_autoptr (EfCatalogNode) kept = NULL;
  g_autoptr (EfMapping) mapping = ef_mapping_new ();
  g_autoptr (EfCatalogNode) applied = NULL;
  EfTable *table;
  gint x, y;

  ef_review_draft_choose (fixture->draft, 0, find_index (fixture->draft, 0, "size"), &choice);
  ef_review_draft_choose (fixture->draft, 0, find_index (fixture->draft, 0, "model"), &choice);
  /* No axis is suggested that will not be there. */
  ef_table_suggest_axes (ef_review_draft_get_table (fixture->draft, 0), &x, &y);
  g_assert_cmpint (x, ==, -1);
  g_assert_cmpint (y, ==, (gint) find_index (fixture->draft, 0, "merit"));

  built = ef_review_draft_build (fixture->draft);
  kept = ef_left_out_drop (built);
  table = ef_catalog_node_get_table (kept, 0);
  assert_names (table, "paper|merit");
  assert_cells (table, "merit", "70|60");
  g_assert_cmpstr (ef_table_get_id (table), ==,
                   ef_table_get_id (ef_review_draft_get_table_before (fixture->draft, 0)));

  /* It is remembered as any other choice. */
  ef_mapping_learn (mapping, ef_review_draft_get_before (fixture->draft), built, EF_LEARN_ANEW);
  applied = ef_mapping_apply (mapping, ef_review_draft_get_before (fixture->draft), NULL);
  g_clear_pointer (&kept, ef_catalog_node_unref);
  kept = ef_left_out_drop (applied);
  assert_names (ef_catalog_node_get_table (kept, 0), "paper|merit");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, text, function) g_test_add (path, Fixture, text, set_up, function, tear_down)
  ADD ("/import/review-draft/choose", csv, test_choose);
  ADD ("/import/review-draft/roles", csv, test_roles);
  ADD ("/import/review-draft/spread", pwc, test_spread);
  ADD ("/import/review-draft/use", pwc, test_use);
  ADD ("/import/review-draft/leave-out-table", pwc, test_leave_out_table);
  ADD ("/import/review-draft/leave-out-column", csv, test_leave_out_column);
#undef ADD

  return g_test_run ();
}
