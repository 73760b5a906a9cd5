/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "what-if-fixture.h"

EfColumn *
what_if_texts (const char *name, EfRole role, const char *const *texts, guint n)
{
  EfColumnBuilder *builder = ef_column_builder_new (name, EF_COLUMN_TEXT);

  ef_column_builder_set_role (builder, role);
  for (guint i = 0; i < n; i++)
    ef_column_builder_add_text (builder, texts[i], -1);
  return ef_column_builder_end (builder);
}

EfColumn *
what_if_numbers (const char *name, const double *values, guint n)
{
  EfColumnBuilder *builder = ef_column_builder_new (name, EF_COLUMN_NUMBER);
  const EfUnit *unit = NULL;
  const EfQuantity *quantity = ef_quantity_recognise (name, &unit);

  ef_column_builder_set_quantity (builder, quantity, unit);
  for (guint i = 0; i < n; i++)
    ef_column_builder_add_number (builder, values[i]);
  return ef_column_builder_end (builder);
}

void
what_if_add_table (EfDocument *document, const char *name, GPtrArray *columns)
{
  g_autoptr (GPtrArray) owned = columns;
  g_autoptr (EfSource) source = ef_source_new (name, NULL, "delimited", NULL);
  g_autoptr (EfCatalogNode) root = ef_catalog_node_new (name, NULL);
  g_autoptr (EfTable) table
    = ef_table_new (name, name, columns, ef_column_get_n_rows (columns->pdata[0]), source,
                    EF_PLACE_LINE, "", NULL);

  ef_catalog_node_add_table (root, table);
  ef_catalog_node_seal (root);
  ef_document_add_source (document, root, "Import");
}

GPtrArray *
what_if_columns (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
}

void
what_if_add_hours (EfDocument *document, const char *name)
{
  static const char *const names[] = { "A", "B", "C", "D" };
  static const char *const devices[]
    = { "A100 SXM4 80GB", "A100 SXM4 80GB", "H100 SXM5", "V100 SXM2 16GB" };
  static const double hours[] = { 1000, 2000, 4000, 9000 };
  static const double carbons[] = { 900, 2, 3, 4 };
  static const double scores[] = { 60, 70, 65, 80 };
  GPtrArray *columns = what_if_columns ();

  g_ptr_array_add (columns, what_if_texts ("Model", EF_ROLE_NAME, names, 4));
  g_ptr_array_add (columns, what_if_texts ("Hardware", EF_ROLE_NONE, devices, 4));
  g_ptr_array_add (columns, what_if_numbers ("GPU hours", hours, 4));
  g_ptr_array_add (columns, what_if_numbers ("Carbon emissions (kg)", carbons, 4));
  g_ptr_array_add (columns, what_if_numbers ("Accuracy", scores, 4));
  what_if_add_table (document, name, columns);
}
