/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-test.h"

#include "ef-formula.h"
#include "ef-left-out.h"
#include "ef-refresh.h"
#include "ef-table-link.h"
#include "ef-table-reshape.h"

#include <string.h>

/* Sources that are read again. */

static EfCatalog *
new_catalog (EfCatalogNode *root)
{
  g_autoptr (EfCatalog) empty = ef_catalog_new ();

  return ef_catalog_add_root (empty, root);
}

static EfCatalog *
import_catalog (const char *name, const char *text)
{
  g_autoptr (EfImportResult) result = import_text (name, text);

  return new_catalog (ef_import_result_get_root (result));
}

static EfRefresh *
refresh_with (EfCatalog *catalog, const char *name, const char *text, EfDiagnostics *diagnostics)
{
  g_autoptr (EfImportResult) result = import_text (name, text);
  g_autoptr (GError) error = NULL;
  EfRefresh *refresh = ef_refresh_new (catalog, 0, ef_import_result_get_root (result), diagnostics,
                                       NULL, &error);

  g_assert_no_error (error);

  return refresh;
}

static EfTable *
get_after (EfRefresh *refresh)
{
  g_autoptr (GPtrArray) tables = ef_catalog_node_list_tables (ef_refresh_get_root (refresh));

  g_assert_cmpuint (tables->len, ==, 1);

  return g_ptr_array_index (tables, 0);
}

static const EfTableChanges *
get_changes (EfRefresh *refresh, guint index)
{
  return g_ptr_array_index (ef_refresh_get_changes (refresh), index);
}

/* "cell Net-A top1 80 82|row-added new" */
static void
assert_changes (const EfTableChanges *changes, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ef_table_changes_get_n_kept (changes); i++)
    {
      const EfTableChange *change = ef_table_changes_get (changes, i);
      g_autofree char *row = ef_table_changes_dup_row (changes, change);
      g_autofree char *column = ef_table_changes_dup_column (changes, change);
      g_autofree char *before = ef_table_changes_dup_before (changes, change);
      g_autofree char *after = ef_table_changes_dup_after (changes, change);

      g_string_append_printf (text, "%s%s:%s:%s:%s:%s", i > 0 ? "|" : "",
                              ef_table_change_kind_to_word (change->kind), row, column, before,
                              after);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* Rows are known by what they are called, not by where they stand. */
static void
test_rows (void)
{
  g_autoptr (EfCatalog) catalog = import_catalog ("r.csv", "model,top1,size\na,1,10\nb,2,20\n"
                                                           "c,3,30\n");
  g_autoptr (EfRefresh) same = refresh_with (catalog, "r.csv",
                                             "model,top1,size\nc,3,30\na,1,10\nb,2,20\n", NULL);
  g_autoptr (EfRefresh) other = refresh_with (catalog, "r.csv",
                                              "model,top1,size\nd,9,\nc,3,30\na,1.5,10\n", NULL);
  g_autofree char *nothing = ef_refresh_summarise (same);
  g_autofree char *summary = ef_refresh_summarise (other);
  g_autoptr (EfDiagnostics) report = ef_diagnostics_new ();

  g_assert_true (ef_refresh_is_empty (same));
  g_assert_cmpstr (nothing, ==, "Nothing has changed");
  g_assert_false (ef_refresh_is_empty (other));
  assert_changes (get_changes (other, 0), "row-added:d:::|row-removed:b:::|cell:a:top1:1:1.5");
  g_assert_cmpstr (summary, ==, "1 row added, 1 row removed, 1 cell changed");
  g_assert_cmpuint (ef_table_changes_find_row (get_changes (other, 0), 0), ==, 2);
  g_assert_cmpuint (ef_table_changes_find_row (get_changes (other, 0), 1), ==, EF_NO_ROW);
  ef_refresh_report (other, report);
  g_assert_cmpuint (ef_diagnostics_get_n_kept (report), ==, 3);
  g_assert_cmpstr (ef_diagnostics_get (report, 2)->reason, ==, "“a”, top1: 1 → 1.5");
  g_assert_cmpstr (ef_diagnostics_get (report, 2)->place, ==, "line 4, column top1");
}

/* A column that identifies rows may come or go, and a link may be corrected. */
static void
test_identity (void)
{
  g_autoptr (EfCatalog) catalog
    = import_catalog ("r.csv", "model,link,top1\na,https://a.org,1\nb,https://b.org,2\n");
  g_autoptr (EfRefresh) other
    = refresh_with (catalog, "r.csv",
                    "model,top1,family\nb,2,big\na,1,small\n", NULL);
  g_autoptr (EfRefresh) corrected
    = refresh_with (catalog, "r.csv", "model,link,top1\na,https://a.net,1\nb,https://b.org,2\n",
                    NULL);

  assert_changes (get_changes (other, 0), "column-added::family::|column-removed::link::");
  g_assert_cmpuint (ef_table_changes_find_row (get_changes (other, 0), 0), ==, 1);
  assert_changes (get_changes (corrected, 0), "cell:a:link:https://a.org:https://a.net");
}

/* Of several rows of one name, what else they say tells which is which, wherever they stand: what
 * stayed the same, then texts and dates, then as much as possible. */
static void
test_one_name (void)
{
  static const struct { const char *before, *after; guint rows[3]; guint n_unsure; } cases[] = {
    /* One is new and comes first, and they are sorted otherwise. */
    { "a,v1,1\na,v2,2\na,v3,3\n", "a,v0,0\na,v3,3\na,v2,2\na,v1,1\n", { 3, 2, 1 }, 0 },
    /* Numbers are others. */
    { "a,v1,1\na,v2,2\na,v3,3\n", "a,v3,7\na,v0,0\na,v2,8\na,v1,9\n", { 3, 2, 0 }, 0 },
    /* A text was corrected: the number tells. */
    { "a,v1,1\na,v2,2\na,v3,3\n", "a,v 3,3\na,v2,2\na,v1,1\n", { 2, 1, 0 }, 0 },
    { "a,x,1\na,x,2\na,x,3\n", "a,x,0\na,x,3\na,x,2\na,x,1\n", { 3, 2, 1 }, 0 },
    /* One is left over. */
    { "a,x,1\na,x,2\na,x,3\n", "a,x,3\na,x,7\na,x,1\n", { 2, 1, 0 }, 0 },
    /* Nothing tells. */
    { "a,x,1\na,x,2\na,x,3\n", "a,x,4\na,x,3\na,x,5\n", { 0, 2, 1 }, 1 },
    { "a,x,1\na,x,2\nb,x,3\n", "b,x,3\na,x,8\na,x,7\n", { 1, 2, 0 }, 1 },
    /* All are the same. */
    { "a,x,1\na,x,1\na,x,1\n", "a,x,1\na,x,1\n", { 0, 1, EF_NO_ROW }, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = g_strconcat ("model,version,top1\n", cases[i].before, NULL);
      g_autofree char *after = g_strconcat ("model,version,top1\n", cases[i].after, NULL);
      g_autoptr (EfCatalog) read = import_catalog ("r.csv", before);
      EfTable *table = ef_catalog_node_get_table (ef_catalog_get_root (read, 0), 0);
      g_autoptr (EfColumn) version = ef_column_with_role (get_column (table, "version"),
                                                          EF_ROLE_NONE);
      g_autoptr (EfTable) plain = ef_table_replace_column (table, 1, version);
      g_autoptr (EfCatalog) catalog = ef_catalog_replace_table (read, plain);
      g_autoptr (EfRefresh) refresh = refresh_with (catalog, "r.csv", after, NULL);
      g_autofree char *summary = ef_refresh_summarise (refresh);

      g_test_message ("%u: %s", i, summary);
      for (guint row = 0; row < 3; row++)
        g_assert_cmpuint (ef_table_changes_find_row (get_changes (refresh, 0), row), ==,
                          cases[i].rows[row]);
      g_assert_cmpuint (ef_table_changes_get_n_unsure (get_changes (refresh, 0)), ==,
                        cases[i].n_unsure);
      g_assert_true ((strstr (summary, "told apart by its place only") != NULL)
                     == (cases[i].n_unsure == 1));
    }
}

/* So many of one name that their cells are not compared: the same rows stay the same, the others go
 * by their order. */
static void
test_many_of_one_name (void)
{
  g_autoptr (GString) before = g_string_new ("model,version,top1\n");
  g_autoptr (GString) after = g_string_new ("model,version,top1\na,new,-1\n");
  g_autoptr (EfCatalog) catalog = NULL;
  g_autoptr (EfRefresh) refresh = NULL;

  for (guint i = 0; i < 20000; i++)
    {
      g_string_append_printf (before, "a,v,%u\n", i);
      g_string_append_printf (after, "a,v,%u\n", i < 10000 ? i : i + 50000);
    }
  catalog = import_catalog ("r.csv", before->str);
  refresh = refresh_with (catalog, "r.csv", after->str, NULL);
  for (guint row = 0; row < 10000; row += 1111)
    g_assert_cmpuint (ef_table_changes_find_row (get_changes (refresh, 0), row), ==, row + 1);
  g_assert_cmpuint (ef_table_changes_get_n_unsure (get_changes (refresh, 0)), ==, 10000);
}

/* What somebody said of a column holds for its newer state too. */
static void
test_decisions (void)
{
  g_autoptr (EfImportResult) result = import_text ("r.csv", "model,speed,kind\na,1,x\nb,2,y\n");
  EfTable *table = get_only_table (result);
  g_autoptr (EfColumn) down = ef_column_with_direction (get_column (table, "speed"),
                                                        EF_DIRECTION_LOWER,
                                                        EF_DIRECTION_REASON_USER);
  g_autoptr (EfTable) directed = ef_table_replace_column (table, 1, down);
  g_autoptr (EfColumn) group = ef_column_with_role (get_column (table, "kind"), EF_ROLE_GROUP);
  g_autoptr (EfTable) decided = ef_table_replace_column (directed, 2, group);
  g_autoptr (EfCatalog) read = new_catalog (ef_import_result_get_root (result));
  g_autoptr (EfCatalog) catalog = ef_catalog_replace_table (read, decided);
  g_autoptr (EfRefresh) refresh
    = refresh_with (catalog, "r.csv", "model,kind,speed\na,x,5\nb,y,2\n", NULL);
  EfTable *after = get_after (refresh);

  g_assert_cmpint (ef_column_get_direction (get_column (after, "speed")), ==, EF_DIRECTION_LOWER);
  g_assert_cmpint (ef_column_get_direction_reason (get_column (after, "speed")), ==,
                   EF_DIRECTION_REASON_USER);
  g_assert_cmpint (ef_column_get_role (get_column (after, "kind")), ==, EF_ROLE_GROUP);
  g_assert_cmpuint (ef_table_get_row_ids (after)[1], ==, ef_table_get_row_ids (decided)[1]);
}

/* What was left out stays out, also where other columns came or went, and the time after that. */
static void
test_left_out (void)
{
  g_autoptr (EfImportResult) result = import_text ("r.csv", "model,top1,notes,url\na,1,x,u\n");
  EfTable *table = get_only_table (result);
  g_autoptr (EfColumn) notes = ef_column_with_role (get_column (table, "notes"), EF_ROLE_LEFT_OUT);
  g_autoptr (EfColumn) url = ef_column_with_role (get_column (table, "url"), EF_ROLE_LEFT_OUT);
  g_autoptr (EfTable) less = ef_table_replace_column (table, 2, notes);
  g_autoptr (EfTable) least = ef_table_replace_column (less, 3, url);
  g_autoptr (EfCatalog) read = new_catalog (ef_import_result_get_root (result));
  g_autoptr (EfCatalog) marked = ef_catalog_replace_table (read, least);
  g_autoptr (EfCatalogNode) kept = ef_left_out_drop (ef_catalog_get_root (marked, 0));
  g_autoptr (EfCatalog) catalog = new_catalog (kept);
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfRefresh) refresh
    = refresh_with (catalog, "r.csv", "model,notes,top1,size,more\na,x,2,3,m\n", diagnostics);
  g_autoptr (EfCatalog) newer = NULL;
  g_autoptr (EfRefresh) again = NULL;
  g_autoptr (EfRefresh) nothing_else = NULL;

  assert_changes (get_changes (refresh, 0),
                  "column-added::size::|column-added::more::|cell:a:top1:1:2");
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 1);
  newer = new_catalog (ef_refresh_get_root (refresh));
  again = refresh_with (newer, "r.csv", "model,url,top1,size\na,u,2,3\n", NULL);
  assert_changes (get_changes (again, 0), "column-removed::more::");

  /* A table needs columns. */
  nothing_else = refresh_with (newer, "r.csv", "notes,url\nx,1\n", NULL);
  g_assert_cmpuint (ef_table_get_n_columns (get_after (nothing_else)), ==, 2);
}

/* "x|z" and "z > y": names of the tables below, and what was left out. */
static void
assert_tables (EfCatalogNode *root, const char *names, const char *left_out)
{
  g_autoptr (GPtrArray) tables = ef_catalog_node_list_tables (root);
  GPtrArray *places = ef_catalog_node_get_left_out (root);
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GString) left = g_string_new (NULL);

  for (guint i = 0; i < tables->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? "|" : "",
                            ef_table_get_name (g_ptr_array_index (tables, i)));
  for (guint i = 0; places != NULL && i < places->len; i++)
    g_string_append_printf (left, "%s%s", i > 0 ? "|" : "",
                            (const char *) g_ptr_array_index (places, i));
  g_assert_cmpstr (list->str, ==, names);
  g_assert_cmpstr (left->str, ==, left_out);
}

/* @text imported, without the tables of these names: a catalog (transfer full). */
static EfCatalog *
import_without (const char *name, const char *text, const char *const *left_out)
{
  g_autoptr (EfCatalog) catalog = import_catalog (name, text);
  g_autoptr (GPtrArray) tables = ef_catalog_list_tables (catalog);
  g_autoptr (EfCatalogNode) kept = NULL;

  for (guint i = 0; i < tables->len; i++)
    {
      g_autoptr (EfTable) table = ef_table_ref (g_ptr_array_index (tables, i));

      if (!g_strv_contains (left_out, ef_table_get_name (table)))
        continue;
      for (guint k = 0; k < ef_table_get_n_columns (table); k++)
        {
          g_autoptr (EfColumn) column
            = ef_column_with_role (ef_table_get_column (table, k), EF_ROLE_LEFT_OUT);
          EfTable *less = ef_table_replace_column (table, k, column);
          EfCatalog *with = ef_catalog_replace_table (catalog, less);

          ef_table_unref (table);
          table = less;
          ef_catalog_unref (catalog);
          catalog = with;
        }
    }
  kept = ef_left_out_drop (ef_catalog_get_root (catalog, 0));

  return new_catalog (kept);
}

/* A zoo of models as people write it: a table below each heading. */
static void
test_left_out_tables (void)
{
  static const char *const left_out[] = { "Training", NULL };
  const char *zoo = "# Zoo\n\n## Accuracy\n\n| model | top1 |\n|---|---|\n| a | 71 |\n| b | 72 |\n"
                    "\n## Training\n\n| model | hours |\n|---|---|\n| a | 5 |\n| b | 6 |\n";
  /* Both have other headers, and the file another name. */
  const char *other
    = "# Zoo\n\n## Accuracy\n\n| model | top1 | top5 |\n|---|---|---|\n| a | 71 | 90 |\n"
      "| b | 73 | 91 |\n\n## Training\n\n| model | hours | kWh |\n|---|---|---|\n| a | 5 | 1 |\n"
      "| b | 6 | 2 |\n";
  /* It stands below another heading. */
  const char *moved
    = "# Zoo\n\n## Accuracy\n\n| model | top1 |\n|---|---|\n| a | 71 |\n| b | 72 |\n"
      "\n## Costs\n\n### Training\n\n| model | h |\n|---|---|\n| a | 5 |\n| b | 6 |\n";
  /* Nothing says that this is the one. */
  const char *renamed
    = "# Zoo\n\n## Accuracy\n\n| model | top1 |\n|---|---|\n| a | 71 |\n| b | 72 |\n"
      "\n## Cost\n\n| model | h |\n|---|---|\n| a | 5 |\n| b | 6 |\n";
  g_autoptr (EfCatalog) catalog = import_without ("zoo.md", zoo, left_out);
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfDiagnostics) told = ef_diagnostics_new ();
  g_autoptr (EfRefresh) refresh = NULL;
  g_autoptr (EfCatalog) newer = NULL;
  g_autoptr (EfRefresh) elsewhere = NULL;
  g_autoptr (EfRefresh) unknown = NULL;
  g_autofree char *line = NULL;

  assert_tables (ef_catalog_get_root (catalog, 0), "Accuracy", "Tables in the text > Training");
  refresh = refresh_with (catalog, "zoo-2.md", other, diagnostics);
  assert_tables (ef_refresh_get_root (refresh), "Accuracy", "Tables in the text > Training");
  assert_changes (get_changes (refresh, 0), "column-added::top5::|cell:b:top1:72:73");
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 1);
  line = ef_diagnostic_describe (ef_diagnostics_get (diagnostics, 0));
  g_assert_cmpstr (line, ==, "1 table is left out, as was decided before.");

  newer = new_catalog (ef_refresh_get_root (refresh));
  elsewhere = refresh_with (newer, "zoo.md", moved, NULL);
  assert_tables (ef_refresh_get_root (elsewhere), "Accuracy", "Tables in the text > Training");

  unknown = refresh_with (newer, "zoo.md", renamed, told);
  assert_tables (ef_refresh_get_root (unknown), "Accuracy|Cost", "Tables in the text > Training");
  g_assert_cmpuint (ef_diagnostics_get_n_kept (told), ==, 1);
  g_assert_nonnull (strstr (ef_diagnostics_get (told, 0)->reason,
                            "> Training”, which was left out, is not in the file any more"));
}

/* The statistics inside of each run are one table, the runs another. */
static void
test_left_out_nested (void)
{
  static const char *const inner[] = { "stats", NULL };
  const char *runs = "[{\"run\": \"a\", \"top1\": 1, \"stats\": [{\"metric\": \"x\", \"v\": 1},"
                     " {\"metric\": \"y\", \"v\": 2}]}, {\"run\": \"b\", \"top1\": 2,"
                     " \"stats\": [{\"metric\": \"x\", \"v\": 3}]}]";
  const char *later = "[{\"run\": \"a\", \"top1\": 1, \"stats\": [{\"metric\": \"x\", \"n\": 1,"
                      " \"w\": 4}, {\"metric\": \"y\", \"n\": 2, \"w\": 5}]}, {\"run\": \"b\","
                      " \"top1\": 3, \"stats\": [{\"metric\": \"x\", \"n\": 3, \"w\": 6}]}]";
  const char *deep = "[{\"run\": \"a\", \"top1\": 1, \"detail\": {\"stats\": [{\"metric\": \"x\","
                     " \"n\": 1}, {\"metric\": \"y\", \"n\": 2}]}}, {\"run\": \"b\", \"top1\": 2,"
                     " \"detail\": {\"stats\": [{\"metric\": \"x\", \"n\": 3}]}}]";
  g_autoptr (EfCatalog) catalog = import_without ("log.json", runs, inner);
  g_autoptr (EfCatalog) marked = import_catalog ("log.json", later);
  g_autoptr (EfRefresh) refresh = NULL;
  g_autoptr (EfRefresh) deeper = NULL;
  g_autoptr (GPtrArray) tables = ef_catalog_list_tables (marked);

  g_assert_cmpuint (tables->len, ==, 2);
  assert_tables (ef_catalog_get_root (catalog, 0), "log.json", "stats");
  refresh = refresh_with (catalog, "log.json", later, NULL);
  assert_tables (ef_refresh_get_root (refresh), "log.json", "stats");

  /* They stand deeper now: there is no other of the name. */
  deeper = refresh_with (catalog, "log.json", deep, NULL);
  assert_tables (ef_refresh_get_root (deeper), "log.json", "detail > stats");
}

static EfTable *
add_formula (EfTable *table, const char *name, const char *text)
{
  g_autoptr (EfFormula) formula = ef_formula_parse (text, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (EfColumn) column = ef_formula_compute (formula, table, name, NULL, NULL, &error);

  g_assert_no_error (error);

  return ef_table_add_column (table, column);
}

/* Computed columns follow, and what cannot be computed any more is told. */
static void
test_computed (void)
{
  g_autoptr (EfImportResult) result = import_text ("r.csv", "model,one,two\na,1,10\nb,2,20\n");
  EfTable *table = get_only_table (result);
  g_autoptr (EfTable) twice = add_formula (table, "twice", "2 * one");
  g_autoptr (EfTable) half = add_formula (twice, "half", "two / 2");
  g_autoptr (EfCatalog) read = new_catalog (ef_import_result_get_root (result));
  g_autoptr (EfCatalog) catalog = ef_catalog_replace_table (read, half);
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfRefresh) refresh
    = refresh_with (catalog, "r.csv", "model,one\na,7\nb,2\n", diagnostics);

  assert_cells (get_after (refresh), "twice", "14|4");
  g_assert_null (ef_table_find_column (get_after (refresh), "half"));
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 1);
  g_assert_nonnull (strstr (ef_diagnostics_get (diagnostics, 0)->reason, "“half”"));
  assert_changes (get_changes (refresh, 0), "column-removed::two::|cell:a:one:1:7");
}

/* A newer file may be called otherwise; the table is the same. */
static void
test_name (void)
{
  g_autoptr (EfCatalog) catalog = import_catalog ("r.csv", "model,top1\na,1\nb,2\n");
  EfTable *before = ef_catalog_node_get_table (ef_catalog_get_root (catalog, 0), 0);
  g_autoptr (EfRefresh) refresh = refresh_with (catalog, "r-2.csv", "model,top1\na,1\nb,3\n",
                                                NULL);

  g_assert_cmpstr (ef_catalog_node_get_name (ef_refresh_get_root (refresh)), ==, "r.csv");
  g_assert_cmpstr (ef_table_get_id (get_after (refresh)), ==, ef_table_get_id (before));
  g_assert_cmpstr (ef_source_get_name (ef_table_get_source (get_after (refresh))), ==, "r-2.csv");
  assert_changes (get_changes (refresh, 0), "cell:b:top1:2:3");
}

/* Of several tables each finds its own; none at all is a mistake. */
static void
test_tables (void)
{
  static const char two[] = "# One\n\n| Model | Top-1 |\n|---|---|\n| a | 1 |\n| b | 2 |\n\n"
                            "# Two\n\n| Model | Top-5 |\n|---|---|\n| a | 3 |\n| b | 4 |\n";
  static const char other[] = "# Two\n\n| Model | Top-5 |\n|---|---|\n| a | 3 |\n| b | 5 |\n\n"
                              "# Three\n\n| Model | Size |\n|---|---|\n| a | 3 |\n| b | 5 |\n";
  static const char foreign[] = "# A\n\n| Model | X |\n|---|---|\n| a | 3 |\n| b | 5 |\n\n"
                                "# B\n\n| Model | Y |\n|---|---|\n| a | 3 |\n| b | 5 |\n";
  g_autoptr (EfCatalog) catalog = import_catalog ("z.md", two);
  g_autoptr (EfRefresh) refresh = refresh_with (catalog, "new.md", other, NULL);
  g_autoptr (EfImportResult) result = import_text ("z.md", foreign);
  g_autoptr (EfRefresh) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = ef_refresh_summarise (refresh);

  g_assert_cmpstr (summary, ==, "1 cell changed, 1 table added, 1 table removed");
  assert_changes (get_changes (refresh, 0), "cell:b:Top-5:4:5");
  none = ef_refresh_new (catalog, 0, ef_import_result_get_root (result), NULL, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, EF_ERROR, EF_ERROR_NO_RESULTS);
}

/* A table that was linked follows, and is not read itself. */
static void
test_linked (void)
{
  g_autoptr (EfCatalog) one = import_catalog ("r.csv", "model,top1\na,1\nb,2\n");
  g_autoptr (EfImportResult) energy = import_text ("e.csv", "name,joules\nA,10\nB,20\n");
  g_autoptr (EfCatalog) both = ef_catalog_add_root (one, ef_import_result_get_root (energy));
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  EfTable *first = ef_catalog_node_get_table (ef_catalog_get_root (one, 0), 0);
  EfTable *second = get_only_table (energy);
  g_autoptr (EfLink) link = ef_table_link_rows (first, second, spec, NULL, NULL);
  g_autoptr (EfTable) linked = ef_table_link (first, second, spec, link, NULL, NULL, NULL);
  g_autoptr (EfCatalogNode) root = ef_catalog_node_new (ef_table_get_name (linked), NULL);
  g_autoptr (EfCatalog) catalog = NULL;
  g_autoptr (EfRefresh) refresh = NULL;
  g_autoptr (EfRefresh) refused = NULL;
  g_autoptr (GArray) sources = NULL;
  g_autoptr (GError) error = NULL;
  const EfTableChanges *changes;

  ef_catalog_node_add_table (root, linked);
  ef_catalog_node_seal (root);
  catalog = ef_catalog_add_root (both, root);
  refresh = refresh_with (catalog, "r.csv", "model,top1\na,1\nb,5\n", NULL);
  g_assert_cmpuint (ef_refresh_get_made (refresh)->len, ==, 1);
  changes = g_ptr_array_index (ef_refresh_get_made (refresh), 0);
  assert_cells (ef_table_changes_get_after (changes), "top1", "1|5");

  refused = ef_refresh_new (catalog, 2, ef_import_result_get_root (energy), NULL, NULL, &error);
  g_assert_null (refused);
  g_assert_error (error, EF_ERROR, EF_ERROR_NO_RESULTS);
  g_clear_error (&error);
  g_assert_cmpint (ef_refresh_find_source (catalog, 2, &error), ==, -1);
  g_assert_error (error, EF_ERROR, EF_ERROR_NO_RESULTS);
  g_assert_nonnull (strstr (error->message, "“r.csv”, “e.csv”"));
  sources = ef_refresh_list_sources (catalog, 2);
  g_assert_cmpuint (sources->len, ==, 2);
  g_assert_cmpuint (g_array_index (sources, guint, 0), ==, 0);
  g_assert_cmpuint (g_array_index (sources, guint, 1), ==, 1);
}

/* The sources of the catalog and one more with @table (transfer full). */
static EfCatalog *
add_made (EfCatalog *catalog, EfTable *table)
{
  g_autoptr (EfCatalogNode) root = ef_catalog_node_new (ef_table_get_name (table), NULL);

  ef_catalog_node_add_table (root, table);
  ef_catalog_node_seal (root);

  return ef_catalog_add_root (catalog, root);
}

/* A table that was made of the file follows, and so does one that was made of that. */
static void
test_reshaped (void)
{
  g_autoptr (EfCatalog) one = import_catalog ("r.csv", "model,top1\na,1\na,3\nb,2\n");
  EfTable *table = ef_catalog_node_get_table (ef_catalog_get_root (one, 0), 0);
  g_autoptr (EfTable) runs = ef_table_aggregate (table, NULL, EF_STATISTIC_MEAN,
                                                 EF_RUN_SPREAD_RANGE, NULL, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (EfTable) lengthened = NULL;
  g_autoptr (EfCatalog) two = NULL;
  g_autoptr (EfCatalog) catalog = NULL;
  g_autoptr (EfRefresh) refresh = NULL;
  g_autoptr (EfRefresh) same = NULL;
  g_autoptr (EfRefresh) without = NULL;
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autofree char *summary = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *left = NULL;

  g_ptr_array_add (names, (gpointer) "top1");
  lengthened = ef_table_to_long (runs, names, NULL, NULL);
  two = add_made (one, lengthened);
  catalog = add_made (two, runs);
  refresh = refresh_with (catalog, "r.csv", "model,top1\na,1\na,5\nb,2\n", NULL);
  summary = ef_refresh_summarise (refresh);
  g_assert_cmpstr (summary, ==, "1 cell changed, 2 tables made of it follow");
  assert_cells (ef_table_changes_get_after (ef_refresh_get_made (refresh)->pdata[0]), "top1",
                "3|2");
  assert_cells (ef_table_changes_get_after (ef_refresh_get_made (refresh)->pdata[1]), "Value",
                "3|2");

  same = refresh_with (catalog, "r.csv", "model,top1\na,1\na,3\nb,2\n", NULL);
  nothing = ef_refresh_summarise (same);
  g_assert_cmpstr (nothing, ==, "Nothing has changed");

  without = refresh_with (catalog, "r.csv", "model,top5\na,1\na,3\nb,2\n", diagnostics);
  left = ef_refresh_summarise (without);
  g_assert_cmpstr (left, ==, "1 column added, 1 column removed, 1 table made of it follows, "
                             "1 table made of it stays as it was");
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 1);

  /* Whoever wants one of these to be new reads the file. */
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (ef_refresh_find_source (catalog, i, NULL), ==, 0);
}

/* Numbers are compared by what they measure; what could not be read may be another thing now. */
static void
test_cells (void)
{
  g_autoptr (EfCatalog) catalog
    = import_catalog ("r.csv", "model,memory,top1,note\na,2 GB,n/a,x\nb,4 GB,7,\n"
                               "c,1 GB,5,\n");
  g_autoptr (EfRefresh) refresh
    = refresh_with (catalog, "r.csv", "model,memory,top1,note\na,2000 MB,,x\nb,4000 MB,,y\n"
                    "c,1000 MB,5,\n", NULL);

  assert_changes (get_changes (refresh, 0), "cell:b:top1:7:|cell:b:note::y");
}

static void
test_cancel (void)
{
  g_autoptr (EfCatalog) catalog = import_catalog ("r.csv", "model,top1\na,1\nb,2\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (EfRefresh) refresh = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  refresh = ef_refresh_new (catalog, 0, ef_catalog_get_root (catalog, 0), NULL, cancellable,
                            &error);
  g_assert_null (refresh);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/refresh/rows", test_rows);
  g_test_add_func ("/refresh/identity", test_identity);
  g_test_add_func ("/refresh/one-name", test_one_name);
  g_test_add_func ("/refresh/many-of-one-name", test_many_of_one_name);
  g_test_add_func ("/refresh/decisions", test_decisions);
  g_test_add_func ("/refresh/left-out", test_left_out);
  g_test_add_func ("/refresh/left-out-tables", test_left_out_tables);
  g_test_add_func ("/refresh/left-out-nested", test_left_out_nested);
  g_test_add_func ("/refresh/computed", test_computed);
  g_test_add_func ("/refresh/name", test_name);
  g_test_add_func ("/refresh/tables", test_tables);
  g_test_add_func ("/refresh/linked", test_linked);
  g_test_add_func ("/refresh/reshaped", test_reshaped);
  g_test_add_func ("/refresh/cells", test_cells);
  g_test_add_func ("/refresh/cancel", test_cancel);

  return g_test_run ();
}
