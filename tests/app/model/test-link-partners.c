/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-link-partners.h"
#include "ef-table-link.h"

/* With which tables one may be linked, and which comes first. */

/* @names: NULL for a table of numbers only. */
static EfTable *
add_table (EfCatalog **catalog, const char *name, const char *names)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfCatalogNode) root = ef_catalog_node_new (name, NULL);
  g_auto (GStrv) cells = g_strsplit (names != NULL ? names : "1|2", "|", -1);
  EfColumnBuilder *builder
    = ef_column_builder_new ("model", names != NULL ? EF_COLUMN_TEXT : EF_COLUMN_NUMBER);
  g_autoptr (EfTable) table = NULL;
  EfCatalog *old = *catalog;

  for (guint i = 0; cells[i] != NULL; i++)
    if (names != NULL)
      ef_column_builder_add_text (builder, cells[i], -1);
    else
      ef_column_builder_add_number (builder, i);
  if (names != NULL)
    ef_column_builder_set_role (builder, EF_ROLE_NAME);
  g_ptr_array_add (columns, ef_column_builder_end (builder));
  table = ef_table_new (name, name, columns, g_strv_length (cells), NULL, EF_PLACE_LINE, "", NULL);
  ef_catalog_node_add_table (root, table);
  ef_catalog_node_seal (root);
  *catalog = ef_catalog_add_root (old, root);
  ef_catalog_unref (old);

  return ef_catalog_get_table (*catalog, ef_table_get_id (table));
}

/* "best 2|other 0" */
static void
assert_partners (EfCatalog *catalog, EfTable *first, const char *expected)
{
  g_autoptr (GArray) partners = ef_link_partners_list (catalog, first);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < partners->len; i++)
    {
      const EfLinkPartner *partner = &g_array_index (partners, EfLinkPartner, i);

      g_string_append_printf (text, "%s%s %u%s", i > 0 ? "|" : "",
                              ef_table_get_name (partner->table), partner->n_shared,
                              partner->is_related ? " related" : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* Neither tables without names nor the table itself; each shared name counts once, by its base. */
static void
test_order (void)
{
  EfCatalog *catalog = ef_catalog_new ();
  EfTable *first = add_table (&catalog, "first", "org/Resnet_50|vit|lonely|");
  EfTable *none;
  EfTable *best;

  add_table (&catalog, "numbers", NULL);
  none = add_table (&catalog, "none", "some|others");
  add_table (&catalog, "one", "vit|VIT|vit|x");
  best = add_table (&catalog, "two", "y|resnet-50|org/vit");

  assert_partners (catalog, first, "two 2|one 1|none 0");
  assert_partners (catalog, NULL, "first 0|none 0|one 0|two 0");
  g_assert_true (ef_link_partners_find_best (catalog, first) == best);
  g_assert_null (ef_link_partners_find_best (catalog, none));
  ef_catalog_unref (catalog);
}

/* Of a log and of the same with its runs put together, the second one. */
static void
test_repeated (void)
{
  EfCatalog *catalog = ef_catalog_new ();
  EfTable *first = add_table (&catalog, "first", "a|b|c");

  add_table (&catalog, "log", "a|a|a|b|b");
  add_table (&catalog, "runs", "a|b");
  assert_partners (catalog, first, "runs 2|log 2");
  ef_catalog_unref (catalog);
}

/* What was made of a table has its names, and is not meant. */
static void
test_related (void)
{
  EfCatalog *catalog = ef_catalog_new ();
  EfTable *first = add_table (&catalog, "first", "a|b|c");
  EfTable *second = add_table (&catalog, "second", "b|c");
  g_autoptr (EfLinkSpec) spec = ef_link_spec_new ();
  g_autoptr (EfLink) link = ef_table_link_rows (first, second, spec, NULL, NULL);
  g_autoptr (EfTable) linked = ef_table_link (first, second, spec, link, NULL, NULL, NULL);
  g_autoptr (EfCatalogNode) root = ef_catalog_node_new ("linked", NULL);
  EfCatalog *old = catalog;

  ef_catalog_node_add_table (root, linked);
  ef_catalog_node_seal (root);
  catalog = ef_catalog_add_root (old, root);
  ef_catalog_unref (old);

  assert_partners (catalog, first, "second 2|first + second 2 related");
  assert_partners (catalog, linked, "second 2 related|first 2 related");
  g_assert_null (ef_link_partners_find_best (catalog, linked));
  ef_catalog_unref (catalog);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/link-partners/order", test_order);
  g_test_add_func ("/model/link-partners/repeated", test_repeated);
  g_test_add_func ("/model/link-partners/related", test_related);

  return g_test_run ();
}
