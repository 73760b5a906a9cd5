/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "ef-error.h"
#include "ef-tree.h"

/* The document tree, from XML. */

#define NAMESPACE "urn:example:cards:"

static void
describe (const EfTreeNode *node, GString *out)
{
  if (node->key != NULL)
    g_string_append_printf (out, "%s: ", node->key);
  if (node->kind == EF_TREE_SCALAR)
    {
      g_assert_true (node->quoted);
      g_string_append_printf (out, "'%s'", node->text);
      return;
    }

  g_string_append_c (out, node->kind == EF_TREE_LIST ? '[' : '{');
  for (guint i = 0; i < node->n_children; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      g_assert_true (node->children[i].parent == node);
      describe (&node->children[i], out);
    }
  g_string_append_c (out, node->kind == EF_TREE_LIST ? ']' : '}');
}

static EfTree *
read_text (const char *text, EfDiagnostics *diagnostics, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (EfInput) input = ef_input_new_for_bytes (bytes, "a.xml");

  return ef_tree_read_xml (input, NAMESPACE, diagnostics, NULL, error);
}

static void
test_shapes (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "<a xmlns='urn:example:cards:1'/>", "''" },
    { "<a xmlns='urn:example:cards:1'> x\n </a>", "'x'" },
    { "<a xmlns='urn:example:cards:1' b='1'/>", "{b: '1'}" },
    { "<a xmlns='urn:example:cards:1' b='1'> x </a>", "{b: '1', #text: 'x'}" },
    { "<a xmlns='urn:example:cards:1'><b>1</b><c/><d> <e>2</e> </d></a>",
      "{b: '1', c: '', d: {e: '2'}}" },
    /* What repeats is a list, wherever it stands. */
    { "<a xmlns='urn:example:cards:1'><b>1</b><c>2</c><b>3</b><b d='4'/></a>",
      "{b: ['1', '3', {d: '4'}], c: '2'}" },
    { "<a xmlns='urn:example:cards:1' b='1'><b>2</b></a>", "{b: ['1', '2']}" },
    /* Prefixes do not matter, versions neither. */
    { "<x:a xmlns:x='urn:example:cards:2' b='1'><x:b>2</x:b></x:a>", "{b: ['1', '2']}" },
    /* Other namespaces do, with all that is in them. */
    { "<a xmlns='urn:example:cards:1' xmlns:o='urn:other' o:b='1'>x<o:c>2<a>3</a></o:c>y"
      "<d xmlns=''>4</d></a>",
      "'xy'" },
    { "<a xmlns='urn:example:cards:1'><![CDATA[<b>]]>&amp;&#x41;<!-- c --></a>", "'<b>&A'" },
    { "<a xmlns='urn:example:cards:1'><b>null</b><c>~</c></a>", "{b: 'null', c: '~'}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (EfTree) tree = read_text (cases[i].text, diagnostics, &error);
      g_autoptr (GString) out = g_string_new (NULL);

      g_assert_no_error (error);
      g_assert_true (ef_tree_is_complete (tree));
      describe (ef_tree_get_root (tree), out);
      g_assert_cmpstr (out->str, ==, cases[i].expected);
      g_assert_cmpuint (ef_diagnostics_get_n_kept (diagnostics), ==, 0);
    }
}

static void
test_lines (void)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfTree) tree
    = read_text ("<a xmlns='urn:example:cards:1'>\n<b\nc='1'>\n\n<d/></b></a>", diagnostics, NULL);
  const EfTreeNode *root = ef_tree_get_root (tree);

  g_assert_cmpuint (root->line, ==, 1);
  g_assert_cmpuint (ef_tree_get (root, "b")->line, ==, 3);
  g_assert_cmpuint (ef_tree_get (ef_tree_get (root, "b"), "d")->line, ==, 5);
}

/* One item looks like the item itself, and in JSON there is no element around each. */
static void
test_items (void)
{
  static const struct
  {
    const char *text;
    const char *item;
    const char *expected;
  } cases[] = {
    { "<l/>", "i", "" },
    { "<l><i>1</i></l>", "i", "1" },
    { "<l><i>1</i><i>2</i></l>", "i", "12" },
    { "<l><j>1</j></l>", "i", "" },
    { "<l>x</l>", "i", "" },
    { "<l/>", NULL, "" },
    { "<l>1</l>", NULL, "1" },
    { "<l>1</l><l>2</l>", NULL, "12" },
    { "<l>1</l><l>2</l>", "i", "12" },
    { "", "i", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
        = g_strdup_printf ("<a xmlns='urn:example:cards:1'><b/>%s</a>", cases[i].text);
      g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
      g_autoptr (EfTree) tree = read_text (text, diagnostics, NULL);
      const EfTreeNode *list = ef_tree_get (ef_tree_get_root (tree), "l");
      g_autoptr (GString) out = g_string_new (NULL);
      guint n = ef_tree_count_items (list, cases[i].item);

      for (guint k = 0; k < n; k++)
        g_string_append (out, ef_tree_get_item (list, cases[i].item, k)->text);
      g_assert_cmpstr (out->str, ==, cases[i].expected);
      g_assert_null (ef_tree_get_item (list, cases[i].item, n));
    }
}

/* A picture in letters is neither kept nor cut. */
static void
test_huge_text (void)
{
  g_autofree char *picture = g_strnfill (5000000, 'A');
  g_autofree char *longest = g_strnfill (32768, 'B');
  g_autofree char *text
    = g_strdup_printf ("<a xmlns='urn:example:cards:1' p='%s'><b>%s</b><c>%s</c><d>%sB</d></a>",
                       picture, picture, longest, longest);
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EfTree) tree = read_text (text, diagnostics, &error);
  const EfTreeNode *root = ef_tree_get_root (tree);

  g_assert_no_error (error);
  g_assert_null (ef_tree_get (root, "p"));
  g_assert_cmpstr (ef_tree_get (root, "b")->text, ==, "");
  g_assert_cmpstr (ef_tree_get (root, "c")->text, ==, longest);
  g_assert_cmpstr (ef_tree_get (root, "d")->text, ==, "");
}

static void
test_cut_off (void)
{
  const char *text = "<a xmlns='urn:example:cards:1'><b>1</b><c><d>2</d><d>3";
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EfTree) tree = read_text (text, diagnostics, &error);
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_false (ef_tree_is_complete (tree));
  describe (ef_tree_get_root (tree), out);
  g_assert_cmpstr (out->str, ==, "{b: '1', c: {d: ['2', '']}}");
  g_assert_cmpuint (ef_diagnostics_count (diagnostics, EF_SEVERITY_ERROR), ==, 2);
}

static void
assert_refused (const char *text, EfError code)
{
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EfTree) tree = read_text (text, diagnostics, &error);

  g_assert_null (tree);
  g_assert_error (error, EF_ERROR, (gint) code);
}

static void
test_refused (void)
{
  g_autoptr (GString) deep = g_string_new ("<a xmlns='urn:example:cards:1'>");
  g_autoptr (GString) crowd = g_string_new ("<a xmlns='urn:example:cards:1'>");

  assert_refused ("<a/>", EF_ERROR_NO_RESULTS);
  assert_refused ("<a xmlns='urn:other'/>", EF_ERROR_NO_RESULTS);
  assert_refused ("<a xmlns='urn:example:cards:1'", EF_ERROR_DAMAGED);
  for (guint i = 0; i < 150; i++)
    g_string_append (deep, "<b>");
  for (guint i = 0; i < 150; i++)
    g_string_append (deep, "</b>");
  g_string_append (deep, "</a>");
  assert_refused (deep->str, EF_ERROR_TOO_LARGE);
  for (guint i = 0; i <= EF_TREE_NODES_MAX; i++)
    g_string_append (crowd, i % 2 == 0 ? "<b/>" : "<c/>");
  g_string_append (crowd, "</a>");
  assert_refused (crowd->str, EF_ERROR_TOO_LARGE);
}

/* Many names in one place take no quadratic time. */
static void
test_many_names (void)
{
  g_autoptr (GString) text = g_string_new ("<a xmlns='urn:example:cards:1'>");
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (EfTree) tree = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "<b%u/>", i % 100000);
  g_string_append (text, "</a>");
  tree = read_text (text->str, diagnostics, NULL);
  g_assert_cmpuint (ef_tree_get_root (tree)->n_children, ==, 100000);
  g_assert_cmpuint (ef_tree_get (ef_tree_get_root (tree), "b99999")->n_children, ==, 2);
}

static void
test_cancel (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<a xmlns='urn:example:cards:1'/>", 32);
  g_autoptr (EfInput) input = ef_input_new_for_bytes (bytes, "a.xml");
  g_autoptr (EfDiagnostics) diagnostics = ef_diagnostics_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (ef_tree_read_xml (input, NAMESPACE, diagnostics, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/tree-xml/shapes", test_shapes);
  g_test_add_func ("/import/tree-xml/lines", test_lines);
  g_test_add_func ("/import/tree-xml/items", test_items);
  g_test_add_func ("/import/tree-xml/huge-text", test_huge_text);
  g_test_add_func ("/import/tree-xml/cut-off", test_cut_off);
  g_test_add_func ("/import/tree-xml/refused", test_refused);
  g_test_add_func ("/import/tree-xml/many-names", test_many_names);
  g_test_add_func ("/import/tree-xml/cancel", test_cancel);

  return g_test_run ();
}
