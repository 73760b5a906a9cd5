/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-quantity.h"
#include "import-test.h"

/* Columns of parameters that state no unit: only the names of the rows prove one. */

/* The quantity and the unit of "params" where one row has this name and this number. */
static void
assert_row (const char *name, const char *number, const char *quantity, const char *unit)
{
  g_autofree char *text = g_strdup_printf ("model,params,score\n%s,%s,50\n", name, number);
  g_autoptr (EfImportResult) result = import_text ("t.csv", text);

  g_test_message ("%s %s", name, number);
  assert_measure (get_only_table (result), "params", quantity, unit);
}

static void
test_names (void)
{
  static const struct
  {
    const char *name, *number, *unit; /* no unit: no quantity either */
  } cases[] = {
    { "vicuna-7B", "7", "billion" },
    { "org/llama-7b-chat", "6.74", "billion" },
    { "Mixtral-8x7B-Instruct", "46.7", "billion" },
    { "Phi-1.5b", "1.5", "billion" },
    { "pythia-410m", "405", "million" },
    { "opus-mt 77M", "77.4", "million" },
    { "Qwen3-30B-A3B", "30.5", "billion" },
    /* Not within a quarter of it. */
    { "vicuna-7B", "13", NULL },
    { "vicuna-7B", "5.2", NULL },
    { "410m", "0.41", NULL },
    /* No sizes: a context, bits, tokens that were seen, versions, parts of words. */
    { "phi-128k", "128", NULL },
    { "llama-4bit", "4", NULL },
    { "open-llama-300bt", "300", NULL },
    { "gpt-v1.5", "1.5", NULL },
    { "x7b", "7", NULL },
    { "model 7", "7", NULL },
    { "7", "7", NULL },
    { "v2.7b", "7", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_row (cases[i].name, cases[i].number, cases[i].unit != NULL ? "parameters" : NULL,
                cases[i].unit);
}

/* Numbers that can be counts are, whatever the names say. */
static void
test_counts (void)
{
  assert_row ("vicuna-7B", "7000000000", "parameters", "one");
  assert_row ("lenet", "60000", "parameters", "one");
  assert_row ("vicuna-7B", "0", "parameters", "one");
}

/* Most of those that have a size decide; the others are not asked. */
static void
test_most (void)
{
  g_autoptr (EfImportResult) most = import_text (
    "t.csv", "model,params\na-7b,7\nb-13b,13\nc-70b,7\nplain,40\n,5\n");
  g_autoptr (EfImportResult) half = import_text (
    "t.csv", "model,params\na-7b,7\nb-13b,31\nplain,40\n");

  assert_measure (get_only_table (most), "params", "parameters", "billion");
  assert_told (most, "“params” states no unit. It is read in billions, as the sizes in the names "
                     "say (2 of 3)");
  assert_measure (get_only_table (half), "params", NULL, NULL);
  assert_told (half, "“params” states no unit, and its numbers are too small");
  assert_number (get_only_table (half), "params", 1, 31);
}

/* A unit that is stated stands, and no other quantity is touched. */
static void
test_stated (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.csv", "model,params (M),GFLOPs,score\na-7b,7,7,7\nb-13b,13,13,13\n");

  assert_measure (get_only_table (result), "params (M)", "parameters", "million");
  assert_measure (get_only_table (result), "GFLOPs", "inference-compute", "gflop");
  assert_no_diagnostics (result);
}

/* Every reader goes this way; active parameters have a size of their own, or follow the others. */
static void
test_active (void)
{
  g_autoptr (EfImportResult) result = import_text (
    "t.json", "[{\"name\": \"Mixtral-8x22b\", \"total params\": 141, \"active params\": 39},"
              " {\"name\": \"Qwen3-30B-A3B\", \"total params\": 30.5, \"active params\": 3.3}]");
  g_autoptr (EfImportResult) only = import_text (
    "t.json", "[{\"name\": \"Qwen3-30B-A3B\", \"active params\": 3.3},"
              " {\"name\": \"Qwen3-235B-A22B\", \"active params\": 22}]");

  assert_measure (get_only_table (result), "total params", "parameters", "billion");
  assert_measure (get_only_table (result), "active params", "parameters-active", "billion");
  assert_measure (get_only_table (only), "active params", "parameters-active", "billion");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/parameter-unit/names", test_names);
  g_test_add_func ("/import/parameter-unit/counts", test_counts);
  g_test_add_func ("/import/parameter-unit/most", test_most);
  g_test_add_func ("/import/parameter-unit/stated", test_stated);
  g_test_add_func ("/import/parameter-unit/active", test_active);

  return g_test_run ();
}
