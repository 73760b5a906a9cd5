/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "ef-error.h"
#include "ef-tree.h"

/* The document tree, from YAML and JSON. */

static void
describe (const EfTreeNode *node, GString *out)
{
  if (node->key != NULL)
    g_string_append_printf (out, "%s: ", node->key);
  if (node->alias)
    g_string_append_c (out, '*');
  if (node->kind == EF_TREE_SCALAR)
    g_string_append_printf (out, ef_tree_is_null (node) ? "~" : node->quoted ? "'%s'" : "%s",
                            node->text);
  else
    {
      g_string_append_c (out, node->kind == EF_TREE_LIST ? '[' : '{');
      for (guint i = 0; i < node->n_children; i++)
        {
          const EfTreeNode *child = &node->children[i];

          g_string_append (out, i > 0 ? ", " : "");
          g_assert_cmpuint (child->index, ==, i);
          g_assert_true (node->alias || child->parent == node);
          g_assert_cmpuint (child->length, ==, strlen (child->text));
          describe (child, out);
        }
      g_string_append_c (out, node->kind == EF_TREE_LIST ? ']' : '}');
    }
}

static void
assert_tree (const EfTree *tree, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  describe (ef_tree_get_root (tree), out);
  g_assert_cmpstr (out->str, ==, expected);
}

/* Diagnostics as "place: reason", joined with "|", must begin as the parts of @expected. */
static void
assert_told (EfDiagnostics *diagnostics, const char *expected)
{
  g_auto (GStrv) parts = g_strsplit (expected, "|", -1);
  guint n = *expected != '\0' ? g_strv_length (parts) : 0;

  for (guint i = 0; i < ef_diagnostics_get_n_kept (diagnostics); i++)
    {
      const EfDiagnostic *diagnostic = ef_diagnostics_get (diagnostics, i);
      g_autofree char *text = g_strdup_printf ("%s: %s", diagnostic->place, diagnostic->reason);

      if (i >= n || !g_str_has_prefix (text, parts[i]))
        g_error ("“%s” does not begin as expected", text);
    }
  g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, n);
}

static EfTree *
read_yaml (const char *text, const char *expected_diagnostics)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  EfTree *tree = ef_tree_read_yaml (text, strlen (text), 1, "a.yml", diagnostics, &error);

  g_assert_no_error (error);
  g_assert_nonnull (tree);
  assert_told (diagnostics, expected_diagnostics);

  return tree;
}

static void
assert_no_yaml (const char *text, EfError code)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  EfTree *tree = ef_tree_read_yaml (text, strlen (text), 1, "a.yml", diagnostics, &error);

  g_assert_null (tree);
  g_assert_error (error, EF_ERROR, (gint) code);
  g_assert_nonnull (strstr (error->message, "a.yml"));
}

static EfTree *
read_json (const char *text, const char *expected_diagnostics)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (EfInput) input = ef_input_new_for_bytes (bytes, "a.json");
  g_autoptr (GError) error = NULL;
  EfTree *tree = ef_tree_read_json (input, diagnostics, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (tree);
  assert_told (diagnostics, expected_diagnostics);

  return tree;
}

static const struct
{
  const char *yaml;
  const char *tree;
  const char *told;
} yaml_cases[] = {
  { "a: 1\nb: [x, 'y', \"z\"]\n", "{a: 1, b: [x, 'y', 'z']}", "" },
  { "- 1.50\n- .nan\n- true\n", "[1.50, .nan, true]", "" },
  /* What is nothing, and what only looks like it. */
  { "a: null\nb: ~\nc:\nd: 'null'\ne: \"\"\nf: nullable\n",
    "{a: ~, b: ~, c: ~, d: 'null', e: '', f: nullable}", "" },
  { "a: !!str 12\nb: !!python/object 3\n", "{a: '12', b: 3}", "" },
  { "a: |\n  two\n  lines\nb: >-\n  one\n  line\n", "{a: 'two\nlines\n', b: 'one line'}", "" },
  { "a: 1\r\nb:\r\n- x\r\n", "{a: 1, b: [x]}", "" },
  { "just a sentence\n", "just a sentence", "" },
  /* Aliases share, as values and as keys. */
  { "a: &x {b: 1}\nc: *x\n&k d: &s e\n*s : f\n", "{a: {b: 1}, c: *{b: 1}, d: e, e: f}", "" },
  { "a: *nobody\nb: 2\n", "{a: ~, b: 2}", "1:4: There is no complete value called “nobody”" },
  { "a: &x [1, *x]\n", "{a: [1, ~]}", "1:11: There is no complete value called “x”" },
  /* Keys. */
  { "a: 1\nb: 2\na: 3\n", "{a: 3, b: 2}", "3:4: The key “a” occurs a second time" },
  { "{a: 1, {b: c}: 2, d: 3}\n", "{a: 1, ?: 2, d: 3}", "1:8: The key that begins here is not" },
  { "a: {task_id}\n", "{a: {task_id: ~}}", "" },
  { "? [x, [y]]\n: 1\n? {z: {}}\n: 2\n", "{?: 2}",
    "1:3: The key that begins here|4:3: The key “?” occurs" },
  { "a: 1\n---\nb: 2\n", "{a: 1}", "2:1: A second document begins here" },
  /* Broken: what came before counts, but not the value in which it breaks. */
  { "a: 1\nb:\n  - w\n  - x\n  - y\n\t- z\n", "{a: 1, b: [w]}",
    "6:1: A TAB character stands here" },
  { "a: 1\nb: c: d\n", "{a: 1, b: ~}", "2:5: A colon stands here inside a value" },
  { "a: 1\n b: 2\n", "{a: ~}", "2:3: A colon stands here inside a value" },
  { "a: [1, 2\n", "{a: [1]}", "2:1: From here on this is not well-formed YAML" },
  { "a: 'x\n", "{}", "2:1: The YAML text breaks off" },
  { "a: 1\nb: x\x01y\x7F\n", "{a: 1, b: x\xEF\xBF\xBDy\xEF\xBF\xBD}",
    "2:5: A character that YAML does not allow" },
  { "a: 1\nb: \xC3\xA9\xFFy\n", "{a: 1, b: \xC3\xA9\xEF\xBF\xBDy}",
    "2:5: A character that YAML does not allow" },
};

static void
test_yaml (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (yaml_cases); i++)
    {
      g_autoptr (EfTree) tree = NULL;

      g_test_message ("case %u", i);
      tree = read_yaml (yaml_cases[i].yaml, yaml_cases[i].told);
      assert_tree (tree, yaml_cases[i].tree);
    }
}

static void
test_no_yaml (void)
{
  assert_no_yaml ("", EF_ERROR_NO_RESULTS);
  assert_no_yaml ("# nothing\n", EF_ERROR_NO_RESULTS);
  assert_no_yaml ("\t- a\n", EF_ERROR_DAMAGED);
  assert_no_yaml ("'", EF_ERROR_DAMAGED);
}

static void
test_places (void)
{
  static const char text[] = "model-index:\n- name: m\n  results:\n  - metrics:\n    - value: 1\n"
                             "      'b c': {x/y: [2, {~t: 3}]}\n";
  g_autoptr (EfTree) tree = read_yaml (text, "");
  const EfTreeNode *root = ef_tree_get_root (tree);
  const EfTreeNode *result
    = ef_tree_at (ef_tree_get (ef_tree_at (ef_tree_get (root, "model-index"), 0), "results"), 0);
  const EfTreeNode *value = ef_tree_get (ef_tree_at (ef_tree_get (result, "metrics"), 0), "value");
  const EfTreeNode *deep
    = ef_tree_get (ef_tree_at (ef_tree_at (ef_tree_at (value->parent, 1), 0), 1), "~t");
  g_autofree char *path = ef_tree_dup_path (value, NULL);
  g_autofree char *suffix = ef_tree_dup_path (value, result);
  g_autofree char *place = ef_tree_dup_place (value);
  g_autofree char *odd = ef_tree_dup_path (deep, result);
  g_autofree char *pointer = ef_tree_dup_pointer (deep);
  g_autofree char *nothing = ef_tree_dup_path (root, NULL);

  g_assert_cmpstr (path, ==, "model-index[0].results[0].metrics[0].value");
  g_assert_cmpstr (suffix, ==, ".metrics[0].value");
  g_assert_cmpstr (place, ==, "5:14");
  g_assert_cmpstr (odd, ==, ".metrics[0].\"b c\".x/y[1].\"~t\"");
  g_assert_cmpstr (pointer, ==, "/model-index/0/results/0/metrics/0/b c/x~1y/1/~0t");
  g_assert_cmpstr (nothing, ==, "");
}

/* Lines are those of the file, also where YAML is only a part of it. */
static void
test_first_line (void)
{
  static const char text[] = "a: 1\nb:\tc\n\t- d\n";
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfTree) tree
    = ef_tree_read_yaml (text, strlen (text), 20, "README.md", diagnostics, NULL);

  g_assert_false (ef_tree_is_complete (tree));
  g_assert_cmpuint (ef_tree_get (ef_tree_get_root (tree), "a")->line, ==, 20);
  assert_told (diagnostics, "22:1: A TAB character stands here");
}

static void
test_asking (void)
{
  g_autoptr (EfTree) tree = read_yaml ("a: yes\nb: 'true'\nc: [False]\nd: 1\ne: ''\n", "");
  const EfTreeNode *root = ef_tree_get_root (tree);
  static const char *const keys[] = { "z", "d", "a", NULL };
  gboolean value = FALSE;

  g_assert_true (ef_tree_is_complete (tree));
  g_assert_null (ef_tree_get (root, "z"));
  g_assert_null (ef_tree_get (ef_tree_get (root, "d"), "x"));
  g_assert_null (ef_tree_get (NULL, "x"));
  g_assert_null (ef_tree_at (ef_tree_get (root, "c"), 1));
  g_assert_null (ef_tree_at (NULL, 0));
  g_assert_true (ef_tree_is_null (NULL));
  g_assert_cmpstr (ef_tree_get_any (root, keys)->text, ==, "1");
  g_assert_cmpstr (ef_tree_get_text (ef_tree_get (root, "e")), ==, "");
  g_assert_null (ef_tree_get_text (ef_tree_get (root, "c")));
  g_assert_true (ef_tree_get_boolean (ef_tree_get (root, "a"), &value) && value);
  g_assert_false (ef_tree_get_boolean (ef_tree_get (root, "b"), &value));
  g_assert_true (ef_tree_get_boolean (ef_tree_at (ef_tree_get (root, "c"), 0), &value) && !value);
  g_assert_false (ef_tree_get_boolean (ef_tree_get (root, "d"), &value));
}

static void
test_json (void)
{
  g_autoptr (EfTree) tree
    = read_json ("{\"a\": [1e-5, \"x\", null, true, NaN], \"b\": [{}, {\"y\": 1, \"y\": 2}], "
                 "\"a\": {\"c/d\": -0.10}}",
                 "/b/1/y: The key “y” occurs|/a: The key “a” occurs|1:31: 1 value is NaN");

  assert_tree (tree, "{a: {c/d: -0.10}, b: [{}, {y: 2}]}");
}

static void
test_broken_json (void)
{
  g_autoptr (EfTree) cut = read_json ("{\"a\": [1, {\"b\":", "1:16: The JSON text is cut off");
  g_autoptr (EfTree) wrong = read_json ("[1,\n2,]", "2:3: From here on this is not well-formed");
  g_autoptr (EfTree) bytes = read_json ("[\"a\xFF\"]", "");
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GBytes) none = g_bytes_new ("}", 1);
  g_autoptr (EfInput) input = ef_input_new_for_bytes (none, "a.json");
  g_autoptr (GError) error = NULL;

  assert_tree (cut, "{a: [1, {b: ~}]}");
  g_assert_false (ef_tree_is_complete (cut));
  assert_tree (wrong, "[1, 2]");
  assert_tree (bytes, "['a\xEF\xBF\xBD']");
  g_assert_null (ef_tree_read_json (input, diagnostics, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_DAMAGED);
}

/* Bounds */

static char *
repeat (const char *text, guint n)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (out, text);

  return g_string_free (out, FALSE);
}

/* Nine levels of nine aliases each stand for 10^9 nodes. */
static void
test_anchor_bomb (void)
{
  g_autoptr (GString) text = g_string_new ("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");

  for (guint i = 1; i < 10; i++)
    {
      g_string_append_printf (text, "a%u: &a%u [", i, i);
      for (guint j = 0; j < 9; j++)
        g_string_append_printf (text, "%s*a%u", j > 0 ? ", " : "", i - 1);
      g_string_append (text, "]\n");
    }
  assert_no_yaml (text->str, EF_ERROR_TOO_LARGE);
}

static void
test_depth (void)
{
  g_autofree char *deep_enough = repeat ("[", EF_TREE_DEPTH_MAX - 2);
  g_autofree char *too_deep = repeat ("[", 100000);
  g_autoptr (EfTree) tree = read_json (deep_enough, "1:99: The JSON text is cut off");
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (too_deep, strlen (too_deep));
  g_autoptr (EfInput) input = ef_input_new_for_bytes (bytes, "a.json");
  g_autoptr (GError) error = NULL;
  const EfTreeNode *node = ef_tree_get_root (tree);
  guint depth = 1;

  for (; node->n_children > 0; node = node->children)
    depth++;
  g_assert_cmpuint (depth, ==, EF_TREE_DEPTH_MAX - 2);
  g_assert_null (ef_tree_read_json (input, diagnostics, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_TOO_LARGE);
  assert_no_yaml (too_deep, EF_ERROR_TOO_LARGE);
}

/* Aliases add to the depth: thirty levels of ten. */
static void
test_depth_of_aliases (void)
{
  g_autoptr (GString) text = g_string_new ("- &a0 [[[[[[[[[[x]]]]]]]]]]\n");

  for (guint i = 1; i < 30; i++)
    g_string_append_printf (text, "- &a%u [[[[[[[[[[*a%u]]]]]]]]]]\n", i, i - 1);
  assert_no_yaml (text->str, EF_ERROR_TOO_LARGE);
}

static void
test_crowds (void)
{
  g_autofree char *nulls = repeat ("~,", EF_TREE_NODES_MAX + 1);
  g_autofree char *too_many = g_strconcat ("[", nulls, "]", NULL);
  g_autoptr (GString) keys = g_string_new (NULL);
  g_autoptr (EfTree) tree = NULL;

  assert_no_yaml (too_many, EF_ERROR_TOO_LARGE);

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (keys, "k%u: %u\n", i, i);
  g_string_append (keys, "k7: again\n");
  tree = read_yaml (keys->str, "50001:5: The key “k7” occurs");
  g_assert_cmpuint (ef_tree_get_root (tree)->n_children, ==, 50000);
  g_assert_cmpstr (ef_tree_get (ef_tree_get_root (tree), "k7")->text, ==, "again");
}

/* Cut anywhere and changed anywhere, a text gives a tree or an error. */
static void
test_damage (void)
{
  static const char text[] = "---\na: &x {b: 'c', \"d\\u00e9\": [1, .nan, *y]}\nlist:\n- *x\n- |\n"
                             "  block\n  \tmore\n- ? {k: v}\n  : [w]\n# end\n...\n---\n- 2\n";
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 4000; i++)
    {
      g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
      g_autoptr (GString) damaged = g_string_new (text);
      g_autoptr (GError) error = NULL;
      g_autoptr (EfTree) tree = NULL;

      if (i <= strlen (text))
        g_string_truncate (damaged, i);
      for (guint j = 0; i > strlen (text) && j < 3; j++)
        damaged->str[g_rand_int_range (random, 0, (gint32) damaged->len)]
          = (char) g_rand_int_range (random, 0, 256);
      tree = ef_tree_read_yaml (damaged->str, damaged->len, 1, "a.yml", diagnostics, &error);
      g_assert_true ((tree != NULL) == (error == NULL));
      if (tree != NULL)
        {
          g_autoptr (GString) out = g_string_new (NULL);

          describe (ef_tree_get_root (tree), out);
          g_assert_true (g_utf8_validate (out->str, (gssize) out->len, NULL));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/tree/yaml", test_yaml);
  g_test_add_func ("/import/tree/no-yaml", test_no_yaml);
  g_test_add_func ("/import/tree/places", test_places);
  g_test_add_func ("/import/tree/first-line", test_first_line);
  g_test_add_func ("/import/tree/asking", test_asking);
  g_test_add_func ("/import/tree/json", test_json);
  g_test_add_func ("/import/tree/broken-json", test_broken_json);
  g_test_add_func ("/import/tree/anchor-bomb", test_anchor_bomb);
  g_test_add_func ("/import/tree/depth", test_depth);
  g_test_add_func ("/import/tree/depth-of-aliases", test_depth_of_aliases);
  g_test_add_func ("/import/tree/crowds", test_crowds);
  g_test_add_func ("/import/tree/damage", test_damage);

  return g_test_run ();
}
