/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "ef-name-size.h"
#include "import-test.h"

/* Lists of models with too few numbers for a chart. */

#define HUB "https://huggingface.co/"

#define LIST \
  "Models to Add,Priority (1=hi),Task\n" \
  HUB "openai/gpt-oss-20b,1,text_gen\n" \
  HUB "google/gemma-3-270m,2,text_gen\n" \
  HUB "Qwen/Qwen3-Next-80B-A3B-Instruct ,2,text_gen\n" \
  HUB "deepseek-ai/DeepSeek-R1/,1,text_gen\n" \
  HUB "Qwen/Qwen-Image,3,image_gen\n"

static EfOrigin
get_origin (EfTable *table, const char *name)
{
  return ef_column_get_origin (get_column (table, name));
}

/* Names and sizes are in the addresses, and make a chart. */
static void
test_list (void)
{
  g_autoptr (EfImportResult) result = import_text ("t.csv", LIST);
  EfTable *table = get_only_table (result);
  gint x, y;

  assert_names (table, "Model|Models to Add|Priority (1=hi)|Task|Parameters (B)");
  assert_cells (table, "Model", "openai/gpt-oss-20b|google/gemma-3-270m|"
                                "Qwen/Qwen3-Next-80B-A3B-Instruct|deepseek-ai/DeepSeek-R1|"
                                "Qwen/Qwen-Image");
  g_assert_true (ef_table_get_role_column (table, EF_ROLE_NAME) == get_column (table, "Model"));
  assert_measure (table, "Parameters (B)", "parameters", "billion");
  assert_number (table, "Parameters (B)", 0, 20);
  assert_number (table, "Parameters (B)", 1, 0.27);
  assert_number (table, "Parameters (B)", 2, 80);
  g_assert_true (isnan (ef_column_get_numbers (get_column (table, "Parameters (B)"))[3]));
  g_assert_cmpint (get_origin (table, "Parameters (B)"), ==, EF_ORIGIN_DERIVED);
  assert_told (result, "Models are called after their addresses in “Models to Add”.");
  assert_told (result, "(3 of 5)");

  ef_table_suggest_axes (table, &x, &y);
  g_assert_true (ef_table_get_column (table, x) == get_column (table, "Parameters (B)"));
  g_assert_true (ef_table_get_column (table, y) == get_column (table, "Priority (1=hi)"));
}

/* A table that has a chart, or names of its own, keeps what it has; so does one whose addresses are
 * of data sets, and one in which most names state no size. */
static void
test_others (void)
{
  static const char *const texts[] = {
    "link,params (M),acc\n" HUB "a/b-7b,7,1\n" HUB "a/c-8b,8,2\n" HUB "a/d-9b,9,3\n",
    "link,votes\n" HUB "datasets/b-7b,7\n" HUB "spaces/c-8b,8\n" HUB "d-9b,9\n",
    "model,votes\na,7\nb,8\nc-7b,9\n",
  };
  g_autoptr (EfImportResult) own
    = import_text ("t.csv", "Model,link,votes\nb-7b," HUB "a/x,7\nc-8b," HUB "a/y,8\nd-9b," HUB
                            "a/z,9\n");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (EfImportResult) result = import_text ("t.csv", texts[i]);
      g_autofree char *header = g_strndup (texts[i], strcspn (texts[i], "\n"));
      g_auto (GStrv) names = g_strsplit (header, ",", -1);
      g_autofree char *expected = g_strjoinv ("|", names);

      assert_names (get_only_table (result), expected);
    }
  assert_names (get_only_table (own), "Model|link|votes|Parameters (B)");
}

static void
test_sizes (void)
{
  g_assert_cmpfloat (ef_name_size_find ("Qwen3-30B-A3B", FALSE), ==, 30e9);
  g_assert_cmpfloat (ef_name_size_find ("Qwen3-30B-A3B", TRUE), ==, 3e9);
  g_assert_cmpfloat (ef_name_size_find ("Mixtral-8x7B", FALSE), ==, 56e9);
  g_assert_true (isnan (ef_name_size_find ("Phi-4-reasoning-plus", FALSE)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/linked-models/list", test_list);
  g_test_add_func ("/import/linked-models/others", test_others);
  g_test_add_func ("/import/linked-models/sizes", test_sizes);

  return g_test_run ();
}
