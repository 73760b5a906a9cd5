/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-test.h"

/* YAML of no known kind. */

static const char models[] = "models:\n"
                             "  org__a-7B:\n    link: https://example.org/a\n    params: 7\n"
                             "    accuracy: 50.5\n"
                             "  org__b-13B:\n    link: https://example.org/b\n    params: 13\n"
                             "    accuracy: null\n"
                             "  org__c:\n    params: 1\n    accuracy: 40\n";

static void
test_by_name (void)
{
  g_autoptr (EfImportResult) result = import_text ("meta.yaml", models);
  EfTable *table = get_only_table (result);

  g_assert_cmpstr (ef_source_get_format (ef_import_result_get_source (result)), ==, "yaml");
  assert_cells (table, "name", "org__a-7B|org__b-13B|org__c");
  assert_cells (table, "accuracy", "50.5||40");
  assert_number (table, "params", 1, 13);
  g_assert_cmpint (ef_column_get_direction (get_column (table, "accuracy")), ==,
                   EF_DIRECTION_HIGHER);
}

static void
test_list (void)
{
  g_autoptr (EfImportResult) result
    = import_text ("list.yml", "# ours\n- {model: a, accuracy: 1}\n- {model: b, accuracy: 2}\n");

  assert_cells (get_only_table (result), "model", "a|b");
  assert_cells (get_only_table (result), "accuracy", "1|2");
}

/* Without that name nearly every text would be YAML. */
static void
test_names (void)
{
  import_text_fails ("meta.txt", models, EF_ERROR_NOT_RECOGNISED, "meta.txt");
  import_text_fails ("ci.yaml", "on: push\njobs:\n  build:\n    runs-on: linux\n",
                     EF_ERROR_NOT_RECOGNISED, "ci.yaml");
}

/* Aliases do not grow. */
static void
test_hostile (void)
{
  g_autoptr (GString) text = g_string_new ("a: &a 1\n");

  for (char c = 'b'; c <= 'm'; c++)
    {
      g_string_append_printf (text, "%c: &%c\n", c, c);
      for (guint i = 0; i < 9; i++)
        g_string_append_printf (text, "  - *%c\n", c - 1);
    }
  import_text_fails ("bomb.yaml", text->str, EF_ERROR_TOO_LARGE, "bomb.yaml");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/yaml/by-name", test_by_name);
  g_test_add_func ("/import/yaml/list", test_list);
  g_test_add_func ("/import/yaml/names", test_names);
  g_test_add_func ("/import/yaml/hostile", test_hostile);

  return g_test_run ();
}
