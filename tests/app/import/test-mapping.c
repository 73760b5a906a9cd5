/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-test.h"

#include "ef-mapping.h"
#include "ef-review.h"

#include <string.h>

/* What was decided about columns, learnt from one import and applied to the next. */

static const char models[] = "model,size,merit,note\n"
                             "a,1.5,70,x\n"
                             "b,25,60,y\n";

/* Two tables of one header, and one of another. */
static const char pwc[] =
  "[{\"task\": \"T\", \"datasets\": ["
  "{\"dataset\": \"One\", \"sota\": {\"metrics\": [\"Gain\"], \"rows\": ["
  "{\"model_name\": \"a\", \"metrics\": {\"Gain\": \"9\"}}]}},"
  "{\"dataset\": \"Two\", \"sota\": {\"metrics\": [\"Gain\"], \"rows\": ["
  "{\"model_name\": \"b\", \"metrics\": {\"Gain\": \"8\"}}]}},"
  "{\"dataset\": \"Three\", \"sota\": {\"metrics\": [\"Loss\"], \"rows\": ["
  "{\"model_name\": \"c\", \"metrics\": {\"Loss\": \"7\"}}]}}]}]";

static const char *const header[] = { "model", "size", "merit", "note", NULL };

static EfColumnChoice
choose_quantity (const char *quantity, const char *unit)
{
  EfColumnChoice choice = { .made = EF_CHOICE_QUANTITY };

  choice.quantity = ef_quantity_find (quantity);
  g_assert_nonnull (choice.quantity);
  if (unit != NULL)
    {
      choice.made |= EF_CHOICE_UNIT;
      choice.unit = ef_unit_find_by_id (unit);
      g_assert_nonnull (choice.unit);
    }

  return choice;
}

static EfColumnChoice
choose_direction (EfDirection direction)
{
  EfColumnChoice choice = { .made = EF_CHOICE_DIRECTION, .direction = direction };

  return choice;
}

static EfColumnChoice
choose_role (EfRole role)
{
  EfColumnChoice choice = { .made = EF_CHOICE_ROLE, .role = role };

  return choice;
}

/* "parameters million min none" */
static void
assert_column (EfTable *table, const char *name, const char *expected)
{
  EfColumn *column = get_column (table, name);
  const EfQuantity *quantity = ef_column_get_quantity (column);
  const EfUnit *unit = ef_column_get_unit (column);
  g_autofree char *found = g_strdup_printf (
    "%s %s %s %s", quantity != NULL ? ef_quantity_get_id (quantity) : "-",
    unit != NULL ? ef_unit_get_id (unit) : "-",
    ef_direction_to_word (ef_column_get_direction (column)),
    ef_role_to_word (ef_column_get_role (column)));

  g_assert_cmpstr (found, ==, expected);
}

static EfTable *
find_table (EfCatalogNode *root, const char *path)
{
  g_autoptr (GPtrArray) tables = ef_catalog_node_list_tables (root);

  for (guint i = 0; i < tables->len; i++)
    if (strcmp (ef_table_get_path (tables->pdata[i]), path) == 0)
      return tables->pdata[i];

  g_error ("there is no table “%s”", path);
}

/* A root in which one column of one table was decided about by a person (transfer full). */
static EfCatalogNode *
decide (EfCatalogNode *root, const char *path, const char *column, EfColumnChoice choice)
{
  g_autoptr (GHashTable) tables
    = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) ef_table_unref);
  EfTable *table = find_table (root, path);
  gint index = ef_table_find_column_index (table, column);
  g_autoptr (EfColumn) changed = NULL;

  changed = ef_column_choice_apply (&choice, ef_table_get_column (table, (guint) index));
  g_hash_table_insert (tables, table, ef_table_replace_column (table, (guint) index, changed));

  return ef_catalog_node_replace_tables (root, tables);
}

static void
assert_same_bytes (const EfMapping *a, const EfMapping *b)
{
  g_autoptr (GBytes) a_bytes = ef_mapping_to_bytes (a);
  g_autoptr (GBytes) b_bytes = ef_mapping_to_bytes (b);

  g_assert_cmpmem (g_bytes_get_data (a_bytes, NULL), g_bytes_get_size (a_bytes),
                   g_bytes_get_data (b_bytes, NULL), g_bytes_get_size (b_bytes));
}

static void
test_apply (void)
{
  g_autoptr (EfImportResult) result = import_text ("models.csv", models);
  EfCatalogNode *root = ef_import_result_get_root (result);
  g_autoptr (EfMapping) mapping = ef_mapping_new ();
  EfColumnChoice size = choose_quantity ("parameters", "million");
  EfColumnChoice note = choose_role (EF_ROLE_GROUP);
  EfColumnChoice merit = choose_direction (EF_DIRECTION_LOWER);
  g_autoptr (EfCatalogNode) mapped = NULL;
  EfTable *before = get_only_table (result);
  EfTable *after;
  const guint64 *ids = ef_table_get_row_ids (before);

  ef_mapping_choose (mapping, header, NULL, "size", &size);
  ef_mapping_choose (mapping, header, NULL, "merit", &merit);
  g_assert_cmpuint (ef_mapping_count_tables (mapping, root), ==, 1);
  mapped = ef_mapping_apply (mapping, root, NULL);
  after = find_table (mapped, ef_table_get_path (before));

  assert_column (after, "size", "parameters million min none");
  assert_column (after, "merit", "- - min none");
  g_assert_cmpint (ef_column_get_direction_reason (get_column (after, "merit")), ==,
                   EF_DIRECTION_REASON_USER);
  g_assert_cmpfloat (ef_column_get_factor (get_column (after, "size")), ==, 1e6);

  /* Not a value moved, not even in memory; and no row is another one. */
  g_assert_true (ef_column_get_numbers (get_column (after, "size"))
                 == ef_column_get_numbers (get_column (before, "size")));
  assert_cells (after, "size", "1.5|25");
  g_assert_true (get_column (after, "model") == get_column (before, "model"));
  g_assert_true (ef_table_get_row_ids (after) == ids);
  g_assert_cmpstr (ef_table_get_id (after), ==, ef_table_get_id (before));

  /* A role gives rows other ids, as it does wherever it comes from. */
  ef_mapping_choose (mapping, header, NULL, "note", &note);
  g_clear_pointer (&mapped, ef_catalog_node_unref);
  mapped = ef_mapping_apply (mapping, root, NULL);
  after = find_table (mapped, ef_table_get_path (before));
  assert_column (after, "note", "- - unknown group");
  g_assert_cmpuint (ef_table_get_row_ids (after)[0], !=, ids[0]);
}

/* The order in which things were decided does not matter. */
static void
test_order (void)
{
  g_autoptr (EfImportResult) result = import_text ("models.csv", models);
  EfCatalogNode *root = ef_import_result_get_root (result);
  EfColumnChoice choices[] = {
    choose_quantity ("throughput", NULL),
    choose_direction (EF_DIRECTION_LOWER),
    choose_role (EF_ROLE_NONE),
  };

  for (guint first = 0; first < 3; first++)
    {
      g_autoptr (EfMapping) mapping = ef_mapping_new ();
      g_autoptr (EfCatalogNode) mapped = NULL;

      for (guint i = 0; i < 3; i++)
        ef_mapping_choose (mapping, header, NULL, "merit", &choices[(first + i) % 3]);
      mapped = ef_mapping_apply (mapping, root, NULL);
      assert_column (find_table (mapped, ef_table_get_path (get_only_table (result))), "merit",
                     "throughput - min none");
    }
}

static void
test_headers (void)
{
  static const struct
  {
    const char *text;
    gboolean meant;
  } cases[] = {
    { "model,size,merit,note\nc,3,4,z\n", TRUE },
    /* In any order, in any file. */
    { "merit;note;model;size\n4;z;c;3\n", TRUE },
    /* One more, one less, another one. */
    { "model,size,merit,note,more\nc,3,4,z,5\n", FALSE },
    { "model,size,merit\nc,3,4\n", FALSE },
    { "model,size,Merit,note\nc,3,4,z\n", FALSE },
  };
  g_autoptr (EfMapping) mapping = ef_mapping_new ();
  EfColumnChoice size = choose_quantity ("parameters", "billion");

  ef_mapping_choose (mapping, header, NULL, "size", &size);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EfImportResult) result = import_text ("other.csv", cases[i].text);
      EfCatalogNode *root = ef_import_result_get_root (result);
      g_autoptr (EfCatalogNode) mapped = ef_mapping_apply (mapping, root, NULL);
      EfTable *table = find_table (mapped, ef_table_get_path (get_only_table (result)));

      g_assert_cmpint (mapped != root, ==, cases[i].meant);
      g_assert_cmpint (ef_mapping_knows (mapping, get_only_table (result)), ==, cases[i].meant);
      g_assert_cmpint (ef_column_get_unit (get_column (table, "size")) == size.unit, ==,
                       cases[i].meant);
    }
}

/* Any table, then header, then path; choice by choice. */
static void
test_layers (void)
{
  g_autoptr (EfImportResult) result = import_text ("models.csv", models);
  EfCatalogNode *root = ef_import_result_get_root (result);
  const char *path = ef_table_get_path (get_only_table (result));
  g_autoptr (EfMapping) mapping = ef_mapping_new ();
  EfColumnChoice any = choose_quantity ("latency", "millisecond");
  EfColumnChoice of_header = choose_direction (EF_DIRECTION_HIGHER);
  EfColumnChoice of_path = choose_quantity ("memory", "gigabyte");
  g_autoptr (EfCatalogNode) first = NULL;
  g_autoptr (EfCatalogNode) second = NULL;
  g_autoptr (EfCatalogNode) third = NULL;

  ef_mapping_choose (mapping, NULL, NULL, "merit", &any);
  first = ef_mapping_apply (mapping, root, NULL);
  assert_column (find_table (first, path), "merit", "latency millisecond min none");
  g_assert_false (ef_mapping_knows (mapping, get_only_table (result)));

  ef_mapping_choose (mapping, header, NULL, "merit", &of_header);
  second = ef_mapping_apply (mapping, root, NULL);
  assert_column (find_table (second, path), "merit", "latency millisecond max none");

  ef_mapping_choose (mapping, header, path, "merit", &of_path);
  ef_mapping_choose (mapping, header, "Another > Path", "merit", &any);
  third = ef_mapping_apply (mapping, root, NULL);
  assert_column (find_table (third, path), "merit", "memory gigabyte max none");
}

static void
test_units (void)
{
  static const struct
  {
    const char *quantity, *unit;
    const char *expected;
  } cases[] = {
    /* Without a unit: the column's own if it is one, else that of a bare number, if it has one. */
    { "parameters-active", NULL, "parameters-active million min none" },
    { "inference-compute", NULL, "inference-compute flop min none" },
    { "memory", NULL, "memory - min none" },
    { "memory", "gigabyte", "memory gigabyte min none" },
    /* No unit of it. */
    { "memory", "million", "memory - min none" },
    { "accuracy", NULL, "accuracy - max none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EfImportResult) result = import_text ("m.csv", "model,params (M)\na,5\nb,6\n");
      EfColumnChoice choice = choose_quantity (cases[i].quantity, cases[i].unit);
      g_autoptr (EfMapping) mapping = ef_mapping_new ();
      g_autoptr (EfTable) table = NULL;

      assert_column (get_only_table (result), "params (M)", "parameters million min none");
      ef_mapping_choose (mapping, NULL, NULL, "params (M)", &choice);
      table = ef_mapping_apply_to_table (mapping, get_only_table (result), NULL);
      assert_column (table, "params (M)", cases[i].expected);
    }
}

/* A choice cannot make numbers of texts. */
static void
test_text_columns (void)
{
  g_autoptr (EfImportResult) result = import_text ("models.csv", models);
  g_autoptr (EfMapping) mapping = ef_mapping_new ();
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfTable) table = NULL;
  g_autofree char *text = NULL;
  EfColumnChoice choice = choose_quantity ("parameters", "million");

  choice.made |= EF_CHOICE_ROLE;
  choice.role = EF_ROLE_GROUP;
  ef_mapping_choose (mapping, header, NULL, "note", &choice);
  table = ef_mapping_apply_to_table (mapping, get_only_table (result), diagnostics);

  assert_column (table, "note", "- - unknown group");
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 1);
  text = ef_diagnostic_to_string (ef_diagnostics_get (diagnostics, 0));
  g_assert_nonnull (strstr (text, "models.csv: Column “note” was not read as numbers"));
}

static void
test_learn (void)
{
  g_autoptr (EfImportResult) result = import_text ("models.csv", models);
  EfCatalogNode *root = ef_import_result_get_root (result);
  const char *path = ef_table_get_path (get_only_table (result));
  g_autoptr (EfMapping) mapping = ef_mapping_new ();
  g_autoptr (EfCatalogNode) sized = NULL;
  g_autoptr (EfCatalogNode) wanted = NULL;
  g_autoptr (EfCatalogNode) again = NULL;
  g_autoptr (EfCatalogNode) as_read = NULL;

  sized = decide (root, path, "size", choose_quantity ("parameters", "million"));
  wanted = decide (sized, path, "merit", choose_direction (EF_DIRECTION_HIGHER));
  ef_mapping_learn (mapping, root, root, EF_LEARN_ANEW);
  g_assert_cmpuint (ef_mapping_get_n_headers (mapping), ==, 0);
  ef_mapping_learn (mapping, root, wanted, EF_LEARN_ANEW);
  g_assert_cmpuint (ef_mapping_get_n_headers (mapping), ==, 1);

  again = ef_mapping_apply (mapping, root, NULL);
  assert_column (find_table (again, path), "size", "parameters million min none");
  assert_column (find_table (again, path), "merit", "- - max none");
  /* Only what was decided: the size's direction comes with its quantity. */
  g_assert_cmpint (ef_column_get_direction_reason (get_column (find_table (again, path), "size")),
                   ==, EF_DIRECTION_REASON_QUANTITY);

  /* Looked at again, and found that it was right as it was read: known, but nothing to apply. */
  ef_mapping_learn (mapping, root, root, EF_LEARN_ANEW);
  as_read = ef_mapping_apply (mapping, root, NULL);
  g_assert_true (as_read == root);
  g_assert_true (ef_mapping_knows (mapping, get_only_table (result)));
}

/* Later decisions about a project add to those of its import. */
static void
test_learn_more (void)
{
  g_autoptr (EfImportResult) result = import_text ("models.csv", models);
  EfCatalogNode *root = ef_import_result_get_root (result);
  const char *path = ef_table_get_path (get_only_table (result));
  g_autoptr (EfMapping) mapping = ef_mapping_new ();
  g_autoptr (EfCatalogNode) sized = NULL;
  g_autoptr (EfCatalogNode) meritd = NULL;
  g_autoptr (EfCatalogNode) again = NULL;

  sized = decide (root, path, "size", choose_quantity ("parameters", "million"));
  meritd = decide (sized, path, "merit", choose_direction (EF_DIRECTION_HIGHER));
  ef_mapping_learn (mapping, root, sized, EF_LEARN_ANEW);
  ef_mapping_learn (mapping, sized, meritd, EF_LEARN_MORE);
  ef_mapping_learn (mapping, meritd, meritd, EF_LEARN_MORE);

  again = ef_mapping_apply (mapping, root, NULL);
  assert_column (find_table (again, path), "size", "parameters million min none");
  assert_column (find_table (again, path), "merit", "- - max none");
}

/* Tables of one header that were decided differently are told apart by their paths. */
static void
test_learn_paths (void)
{
  g_autoptr (EfImportResult) result = import_text ("dump.json", pwc);
  EfCatalogNode *root = ef_import_result_get_root (result);
  g_autoptr (EfMapping) mapping = ef_mapping_new ();
  g_autoptr (EfCatalogNode) one = NULL;
  g_autoptr (EfCatalogNode) both = NULL;
  g_autoptr (EfCatalogNode) again = NULL;
  g_autoptr (GPtrArray) tables = ef_catalog_node_list_tables (root);

  g_assert_cmpuint (tables->len, ==, 3);
  one = decide (root, "T > One", "Gain", choose_direction (EF_DIRECTION_LOWER));
  ef_mapping_learn (mapping, root, one, EF_LEARN_ANEW);
  again = ef_mapping_apply (mapping, root, NULL);
  assert_column (find_table (again, "T > One"), "Gain", "- - min none");
  g_assert_true (find_table (again, "T > Two") == find_table (root, "T > Two"));
  g_assert_true (find_table (again, "T > Three") == find_table (root, "T > Three"));
  g_assert_cmpuint (ef_mapping_count_tables (mapping, root), ==, 1);

  /* Alike now: a third table of this header would be too. */
  both = decide (one, "T > Two", "Gain", choose_direction (EF_DIRECTION_LOWER));
  ef_mapping_learn (mapping, root, both, EF_LEARN_ANEW);
  g_clear_pointer (&again, ef_catalog_node_unref);
  again = ef_mapping_apply (mapping, root, NULL);
  assert_column (find_table (again, "T > One"), "Gain", "- - min none");
  assert_column (find_table (again, "T > Two"), "Gain", "- - min none");
  g_assert_cmpuint (ef_mapping_count_tables (mapping, root), ==, 2);

  /* And one of them back again. */
  ef_mapping_learn (mapping, root, one, EF_LEARN_ANEW);
  g_clear_pointer (&again, ef_catalog_node_unref);
  again = ef_mapping_apply (mapping, root, NULL);
  assert_column (find_table (again, "T > One"), "Gain", "- - min none");
  g_assert_true (find_table (again, "T > Two") == find_table (root, "T > Two"));
}

/* A mapping of everything that a page shows gives the same page from any other start. */
static void
test_learn_everything (void)
{
  g_autoptr (EfImportResult) result = import_text ("models.csv", models);
  EfCatalogNode *root = ef_import_result_get_root (result);
  const char *path = ef_table_get_path (get_only_table (result));
  g_autoptr (EfMapping) mapping = ef_mapping_new ();
  g_autoptr (EfCatalogNode) shown = NULL;
  g_autoptr (EfCatalogNode) other = NULL;
  g_autoptr (EfCatalogNode) again = NULL;

  shown = decide (root, path, "size", choose_quantity ("parameters", "million"));
  other = decide (root, path, "size", choose_quantity ("memory", "gigabyte"));
  ef_mapping_learn (mapping, NULL, shown, EF_LEARN_ANEW);
  again = ef_mapping_apply (mapping, other, NULL);
  assert_column (find_table (again, path), "size", "parameters million min none");
  assert_column (find_table (again, path), "model", "- - unknown name");
}

static void
test_copy_and_trim (void)
{
  g_autoptr (EfMapping) mapping = ef_mapping_new ();
  g_autoptr (EfMapping) copy = NULL;
  g_autoptr (EfImportResult) first = import_text ("0.csv", "c0,n\n1,2\n");
  g_autoptr (EfImportResult) last = import_text ("9.csv", "c9,n\n1,2\n");
  EfColumnChoice choice = choose_direction (EF_DIRECTION_LOWER);

  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *name = g_strdup_printf ("c%u", i);
      const char *const names[] = { name, "n", NULL };

      ef_mapping_choose (mapping, names, i % 2 == 0 ? "a path" : NULL, "n", &choice);
    }
  copy = ef_mapping_copy (mapping);
  assert_same_bytes (mapping, copy);

  /* What was decided again is not the oldest any more. */
  ef_mapping_choose (mapping, (const char *const[]){ "c0", "n", NULL }, NULL, "n", &choice);
  ef_mapping_trim (mapping, 3);
  g_assert_cmpuint (ef_mapping_get_n_headers (mapping), ==, 3);
  g_assert_true (ef_mapping_knows (mapping, get_only_table (first)));
  g_assert_true (ef_mapping_knows (mapping, get_only_table (last)));
  ef_mapping_trim (mapping, 1);
  g_assert_true (ef_mapping_knows (mapping, get_only_table (first)));
  g_assert_false (ef_mapping_knows (mapping, get_only_table (last)));
  ef_mapping_trim (mapping, 0);
  g_assert_cmpuint (ef_mapping_get_n_headers (mapping), ==, 0);
  g_assert_cmpuint (ef_mapping_get_n_headers (copy), ==, 10);
}

/* When the window asks before it imports. */
static void
test_review (void)
{
  static const struct
  {
    const char *text;
    EfReviewReasons reasons;
  } cases[] = {
    { "model,params (M),accuracy\na,1,2\nb,3,4\n", EF_REVIEW_NOTHING },
    { "model,date,accuracy\na,2020-01-01,2\nb,2020-01-02,4\n", EF_REVIEW_NOTHING },
    { "model,foo,bar\na,1,9\nb,3,8\nc,2,7\n", EF_REVIEW_QUANTITIES | EF_REVIEW_DIRECTIONS },
    /* A merit is known, but not what it is set against. */
    { "model,foo,accuracy\na,1,7\nb,3,8\nc,2,7\n", EF_REVIEW_DIRECTIONS },
    /* More votes are surer, not better. */
    { "model,votes,accuracy\na,1,7\nb,3,8\nc,2,7\n", EF_REVIEW_NOTHING },
    /* No decision would make a chart of these. */
    { "model,kind\na,x\nb,y\n", EF_REVIEW_NOTHING },
    { "model,foo\na,3\nb,1\n", EF_REVIEW_NOTHING },
    { "model,foo,bar\na,1,9\n", EF_REVIEW_NOTHING },
    { "model,foo,bar\na,1,9\nb,1,9\n", EF_REVIEW_NOTHING },
    { "model,params (M),accuracy\na,1,9\nb,1,9\n", EF_REVIEW_NOTHING },
    /* One number that never changes still leaves a chart, and so questions. */
    { "model,foo,bar\na,1,9\nb,1,8\n", EF_REVIEW_QUANTITIES | EF_REVIEW_DIRECTIONS },
    { "model,foo,bar\na,1,9\nb,3,9\n", EF_REVIEW_QUANTITIES | EF_REVIEW_DIRECTIONS },
    { "model,foo,accuracy\na,1,7\nb,1,8\n", EF_REVIEW_DIRECTIONS },
    /* What is missing is no other place, and a day no other than a number. */
    { "model,params (M),accuracy\na,1,9\nb,1,\nc,,9\n", EF_REVIEW_NOTHING },
    { "model,date,foo\na,2020-01-01,7\nb,2020-01-01,7\n", EF_REVIEW_NOTHING },
    { "model,date,foo\na,2020-01-01,7\nb,2020-01-01,8\n",
      EF_REVIEW_QUANTITIES | EF_REVIEW_DIRECTIONS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EfImportResult) result = import_text ("m.csv", cases[i].text);
      EfCatalogNode *root = ef_import_result_get_root (result);
      g_autoptr (EfMapping) known = ef_mapping_new ();

      g_assert_cmpint (ef_review_look_at (root, NULL), ==, cases[i].reasons);
      g_assert_cmpint (ef_review_look_at (root, known), ==, cases[i].reasons);
      ef_mapping_note (known, get_only_table (result));
      g_assert_cmpint (ef_review_look_at (root, known), ==, EF_REVIEW_NOTHING);
    }
}

/* @n tables of which the last @n_clear need no decision. */
static char *
make_collection (guint n, guint n_clear)
{
  GString *text = g_string_new ("[{\"task\": \"T\", \"datasets\": [");

  for (guint i = 0; i < n; i++)
    {
      const char *a = i >= n - n_clear ? "Accuracy" : "Foo";
      const char *b = i >= n - n_clear ? "Params" : "Qux";

      g_string_append_printf (
        text,
        "%s{\"dataset\": \"D%u\", \"sota\": {\"metrics\": [\"%s\", \"%s\"], \"rows\": ["
        "{\"model_name\": \"a\", \"metrics\": {\"%s\": \"1\", \"%s\": \"50000\"}},"
        "{\"model_name\": \"b\", \"metrics\": {\"%s\": \"3\", \"%s\": \"90000\"}},"
        "{\"model_name\": \"c\", \"metrics\": {\"%s\": \"2\", \"%s\": \"70000\"}}]}}",
        i > 0 ? "," : "", i, a, b, a, b, a, b, a, b);
    }
  g_string_append (text, "]}]");

  return g_string_free (text, FALSE);
}

static void
test_review_collections (void)
{
  static const struct
  {
    guint n, n_clear;
    gboolean review;
  } cases[] = {
    { 1, 0, TRUE },
    { 1, 1, FALSE },
    /* One table that works is enough. */
    { 3, 0, TRUE },
    { 3, 1, FALSE },
    { 3, 3, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = make_collection (cases[i].n, cases[i].n_clear);
      g_autoptr (EfImportResult) result = import_text ("dump.json", text);

      EfCatalogNode *root = ef_import_result_get_root (result);
      g_autoptr (GPtrArray) tables = ef_catalog_node_list_tables (root);
      EfTable *start = ef_review_find_start (root, NULL);

      g_assert_cmpint (ef_review_look_at (root, NULL) != EF_REVIEW_NOTHING, ==, cases[i].review);
      if (cases[i].review)
        g_assert_null (start);
      else
        g_assert_true (start == g_ptr_array_index (tables, cases[i].n - cases[i].n_clear));
    }
}

/* What is shown at once needs no decision; only collections with charts that work are looked
 * around in first. */
static void
test_review_shown (void)
{
  static const struct
  {
    guint n, n_clear;
    gint shown; /* -1: none */
  } cases[] = {
    { 1, 0, 0 },
    { 1, 1, 0 },
    /* As it was read, or when nothing was decided about what was asked. */
    { 3, 0, 0 },
    { 3, 1, 2 },
    { EF_REVIEW_MAX_TABLES + 1, 0, 0 },
    { EF_REVIEW_MAX_TABLES + 1, 2, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = make_collection (cases[i].n, cases[i].n_clear);
      g_autoptr (EfImportResult) result = import_text ("dump.json", text);
      EfCatalogNode *root = ef_import_result_get_root (result);
      g_autoptr (GPtrArray) tables = ef_catalog_node_list_tables (root);
      EfTable *shown = ef_review_choose_shown (root);

      g_assert_true (shown
                     == (cases[i].shown >= 0 ? g_ptr_array_index (tables, cases[i].shown) : NULL));
    }
}

/* Where nothing has a chart, the largest of a few tables. */
static void
test_review_shown_without_chart (void)
{
  g_autoptr (EfImportResult) result =
    import_text ("card.md", "# A\n\n| a | b |\n|---|---|\n| x | 1 |\n\n"
                            "# B\n\n| c | d |\n|---|---|\n| x | 1 |\n| z | 2 |\n");
  EfTable *shown = ef_review_choose_shown (ef_import_result_get_root (result));

  g_assert_nonnull (shown);
  g_assert_cmpuint (ef_table_get_n_rows (shown), ==, 2);
}

/* What an analyst opens a card for, wherever its text has it. */
static void
test_review_shown_of_card (void)
{
  g_autoptr (EfImportResult) result =
    import_text ("card.md", "# Models\n\n| Model | Params | Context length |\n|---|---|---|\n"
                            "| x | 8B | 128k |\n| y | 70B | 64k |\n\n"
                            "# Training\n\n| Model | GPU hours | CO2 emissions (t) |\n"
                            "|---|---|---|\n| x | 10 | 4 |\n| y | 20 | 9 |\n");
  EfTable *shown = ef_review_choose_shown (ef_import_result_get_root (result));

  g_assert_nonnull (shown);
  g_assert_cmpstr (ef_table_get_name (shown), ==, "Training");
}

/* Measurements rather than the list of what was measured, which stands before them. */
static void
test_review_shown_of_measurements (void)
{
  g_autoptr (EfImportResult) result =
    import_text ("zoo.md", "# Models\n\n| Model | Params | Active params |\n|---|---|---|\n"
                           "| x | 8B | 2B |\n| y | 70B | 9B |\n\n"
                           "# Serving\n\n| Model | Energy/req (J) | Throughput (tok/s) |\n"
                           "|---|---|---|\n| x | 10 | 400 |\n| y | 20 | 90 |\n");
  EfTable *shown = ef_review_choose_shown (ef_import_result_get_root (result));

  g_assert_nonnull (shown);
  g_assert_cmpstr (ef_table_get_name (shown), ==, "Serving");
}

/* Not the first table with a chart but the one that shows what energy gives. */
static void
test_review_shown_of_several (void)
{
  g_autoptr (EfImportResult) result =
    import_text ("board.json",
                 "{\"models\": [{\"model\": \"x\", \"params (B)\": 8, \"active params (B)\": 3},"
                 "{\"model\": \"y\", \"params (B)\": 70, \"active params (B)\": 9}],"
                 "\"runs\": [{\"model\": \"x\", \"energy (J)\": 1, \"throughput (tokens/s)\": 4},"
                 "{\"model\": \"y\", \"energy (J)\": 2, \"throughput (tokens/s)\": 9}]}");
  EfTable *shown = ef_review_choose_shown (ef_import_result_get_root (result));

  g_assert_nonnull (shown);
  g_assert_cmpstr (ef_table_get_name (shown), ==, "runs");
}

/* Of files that came together the one with the most to see, wherever it stands among them. */
static void
test_review_import (void)
{
  static const char *const texts[] = {
    "a,b\nx,1\n",                                                         /* no chart */
    "thing,qty,worth\na,1,2\nb,2,5\nc,3,4\nd,4,7\n",                   /* nobody knows */
    "project_name,duration,emissions\na,1,2\nb,2,5\nc,3,4\nd,5,7\n",   /* costs only */
    "model,params (M),accuracy\na,1,2\nb,2,5\n",                         /* few points */
    "model,params (M),accuracy\na,1,2\nb,2,5\nc,3,4\nd,4,\n",
  };
  g_autoptr (GPtrArray) roots = g_ptr_array_new ();
  g_autoptr (GPtrArray) results
    = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_import_result_unref);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      EfImportResult *result = import_text ("t.csv", texts[i]);

      g_ptr_array_add (results, result);
      g_ptr_array_add (roots, ef_import_result_get_root (result));
      g_assert_cmpuint (ef_review_choose_import (roots), ==, i);
    }
  g_ptr_array_insert (roots, 0, g_ptr_array_steal_index (roots, roots->len - 1));
  g_assert_cmpuint (ef_review_choose_import (roots), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/mapping/apply", test_apply);
  g_test_add_func ("/import/mapping/order", test_order);
  g_test_add_func ("/import/mapping/headers", test_headers);
  g_test_add_func ("/import/mapping/layers", test_layers);
  g_test_add_func ("/import/mapping/units", test_units);
  g_test_add_func ("/import/mapping/text-columns", test_text_columns);
  g_test_add_func ("/import/mapping/learn", test_learn);
  g_test_add_func ("/import/mapping/learn-more", test_learn_more);
  g_test_add_func ("/import/mapping/learn-paths", test_learn_paths);
  g_test_add_func ("/import/mapping/learn-everything", test_learn_everything);
  g_test_add_func ("/import/mapping/copy-and-trim", test_copy_and_trim);
  g_test_add_func ("/import/review/tables", test_review);
  g_test_add_func ("/import/review/collections", test_review_collections);
  g_test_add_func ("/import/review/shown", test_review_shown);
  g_test_add_func ("/import/review/shown-of-card", test_review_shown_of_card);
  g_test_add_func ("/import/review/shown-of-measurements", test_review_shown_of_measurements);
  g_test_add_func ("/import/review/shown-of-several", test_review_shown_of_several);
  g_test_add_func ("/import/review/shown-without-chart", test_review_shown_without_chart);
  g_test_add_func ("/import/review/import", test_review_import);

  return g_test_run ();
}
