/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <string.h>

static EfColumn *
create_numbers (const char   *name,
                const char   *quantity,
                EfDirection   direction,
                const double *values,
                guint         n)
{
  g_autoptr (EfColumnBuilder) builder = ef_column_builder_new (name, EF_COLUMN_NUMBER);

  ef_column_builder_set_quantity (builder, ef_quantity_find (quantity), NULL);
  ef_column_builder_set_direction (builder, direction, EF_DIRECTION_REASON_QUANTITY);
  for (guint i = 0; i < n; i++)
    ef_column_builder_add_number (builder, values[i]);
  return ef_column_builder_end (g_steal_pointer (&builder));
}

static EfColumn *
create_texts (const char        *name,
              EfRole             role,
              const char *const *texts,
              guint              n)
{
  g_autoptr (EfColumnBuilder) builder = ef_column_builder_new (name, EF_COLUMN_TEXT);
  g_autoptr (EfTextPool) pool = ef_text_pool_new ();

  ef_column_builder_set_role (builder, role);
  ef_column_builder_set_pool (builder, pool);
  for (guint i = 0; i < n; i++)
    ef_column_builder_add_text (builder, texts[i], -1);
  return ef_column_builder_end (g_steal_pointer (&builder));
}

static EfTable *
create_table (const char *name,
              guint       n)
{
  static const char *const names[] = { "Zeta", "alpha", "Beta", "Gamma", "delta" };
  static const char *const kinds[] = { "CNN", "ViT", "CNN", "ViT", "CNN" };
  static const double sizes[] = { 5e6, 1e6, 20e6, 10e6, 40e6 };
  static const double scores[] = { 70, 60, 80, 65, 79 };
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfSource) source = ef_source_new ("fixture.csv", NULL, "delimited", NULL);
  g_autofree char *path = g_strdup_printf ("Vision > %s", name);

  g_assert_cmpuint (n, <=, G_N_ELEMENTS (names));
  g_ptr_array_add (columns, create_texts ("model", EF_ROLE_NAME, names, n));
  g_ptr_array_add (columns,
                   create_numbers ("size", "parameters", EF_DIRECTION_LOWER, sizes, n));
  g_ptr_array_add (columns,
                   create_numbers ("score", "accuracy", EF_DIRECTION_HIGHER, scores, n));
  g_ptr_array_add (columns, create_texts ("kind", EF_ROLE_GROUP, kinds, n));
  return ef_table_new (name, path, columns, n, source, EF_PLACE_LINE, "", NULL);
}

EfCatalogNode *
fixture_create_root (void)
{
  EfCatalogNode *root = ef_catalog_node_new ("fixture.csv", NULL);
  g_autoptr (EfCatalogNode) vision = ef_catalog_node_new ("Vision", NULL);
  g_autoptr (EfCatalogNode) speech = ef_catalog_node_new ("Speech", NULL);
  g_autoptr (EfTable) images = create_table ("Images", 5);
  g_autoptr (EfTable) video = create_table ("Video", 2);

  ef_catalog_node_add_table (vision, images);
  ef_catalog_node_add_table (vision, video);
  ef_catalog_node_add_child (root, vision);
  ef_catalog_node_add_child (root, speech);
  ef_catalog_node_seal (root);
  return root;
}

EfDocument *
fixture_create_document (void)
{
  EfDocument *document = ef_document_new ();
  g_autoptr (EfCatalogNode) root = fixture_create_root ();

  ef_document_add_source (document, root, "Import");
  ef_document_set_saved_state (document, ef_document_get_state (document));
  return document;
}

EfTable *
fixture_find_table (EfDocument *document,
                    const char *path)
{
  g_autoptr (GError) error = NULL;
  EfTable *table = ef_catalog_find_table (ef_document_get_catalog (document), path, &error);

  g_assert_no_error (error);
  return table;
}

EfTable *
fixture_add_large_table (EfDocument *document,
                         guint       n)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfSource) source = ef_source_new ("large.csv", NULL, "delimited", NULL);
  g_autoptr (EfCatalogNode) root = ef_catalog_node_new ("large.csv", NULL);
  g_autoptr (EfTable) table = NULL;
  g_autofree double *costs = g_new (double, n);
  g_autofree double *scores = g_new (double, n);

  for (guint i = 0; i < n; i++)
    {
      costs[i] = i + 1;
      scores[i] = i % 2 == 0 ? i + 2 : i;
    }
  g_ptr_array_add (columns, create_numbers ("cost", "parameters", EF_DIRECTION_LOWER, costs, n));
  g_ptr_array_add (columns, create_numbers ("score", "accuracy", EF_DIRECTION_HIGHER, scores, n));
  table = ef_table_new ("Large", "Large", columns, n, source, EF_PLACE_LINE, "", NULL);
  ef_catalog_node_add_table (root, table);
  ef_catalog_node_seal (root);
  ef_document_add_source (document, root, "Import");
  return fixture_find_table (document, "Large");
}

EfColumn *
fixture_texts (const char *name, EfRole role, const char *const *texts, guint n)
{
  EfColumnBuilder *builder = ef_column_builder_new (name, EF_COLUMN_TEXT);

  ef_column_builder_set_role (builder, role);
  for (guint i = 0; i < n; i++)
    ef_column_builder_add_text (builder, texts[i], -1);
  return ef_column_builder_end (builder);
}

EfColumn *
fixture_numbers (const char *name, const double *values, guint n)
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
fixture_add_columns (EfDocument *document, const char *name, GPtrArray *columns)
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
fixture_columns (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
}

static gpointer
find_widget (GtkWidget *parent, GType type, guint *index)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (g_type_is_a (G_OBJECT_TYPE (child), type) && (*index)-- == 0)
        return child;
      found = find_widget (child, type, index);
      if (found != NULL)
        return found;
    }

  return NULL;
}

gpointer
fixture_find_widget (gpointer parent, GType type, guint index)
{
  return find_widget (parent, type, &index);
}

gpointer
fixture_get_widget (gpointer parent, GType type, guint index)
{
  gpointer found = fixture_find_widget (parent, type, index);

  g_assert_nonnull (found);

  return found;
}

gpointer
fixture_find_words (gpointer parent, GType type, const char *property, const char *words)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *text = NULL;
      gpointer found;

      if (g_type_is_a (G_OBJECT_TYPE (child), type))
        g_object_get (child, property, &text, NULL);
      if (text != NULL && strstr (text, words) != NULL)
        return child;
      found = fixture_find_words (child, type, property, words);
      if (found != NULL)
        return found;
    }

  return NULL;
}

void
fixture_press (gpointer parent, const char *label)
{
  GtkWidget *button = fixture_find_words (parent, GTK_TYPE_BUTTON, "label", label);

  g_assert_nonnull (button);
  while (!gtk_widget_get_sensitive (button))
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (button, "clicked");
}

EfTable *
fixture_add_table (EfDocument *document, EfTable *table)
{
  g_autoptr (EfCatalogNode) root = ef_catalog_node_new (ef_table_get_name (table), NULL);

  ef_catalog_node_add_table (root, table);
  ef_catalog_node_seal (root);
  ef_document_add_source (document, root, "Import");

  return ef_catalog_get_table (ef_document_get_catalog (document), ef_table_get_id (table));
}

EfTable *
fixture_add_names (EfDocument *document, const char *name, const char *text)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) ef_column_unref);
  g_autoptr (EfTable) table = NULL;
  EfColumnBuilder *names = ef_column_builder_new ("model", EF_COLUMN_TEXT);
  EfColumnBuilder *numbers = ef_column_builder_new ("n", EF_COLUMN_NUMBER);
  g_auto (GStrv) cells = g_strsplit (text, "|", -1);

  ef_column_builder_set_role (names, EF_ROLE_NAME);
  for (guint i = 0; cells[i] != NULL; i++)
    {
      ef_column_builder_add_text (names, cells[i], -1);
      ef_column_builder_add_number (numbers, i);
    }
  g_ptr_array_add (columns, ef_column_builder_end (names));
  g_ptr_array_add (columns, ef_column_builder_end (numbers));
  table = ef_table_new (name, name, columns, g_strv_length (cells), NULL, EF_PLACE_LINE, "", NULL);

  return fixture_add_table (document, table);
}

void
fixture_search_row (gpointer row, const char *text)
{
  GtkMenuButton *button = fixture_get_widget (row, GTK_TYPE_MENU_BUTTON, 0);
  GtkWidget *entry
    = fixture_get_widget (gtk_menu_button_get_popover (button), GTK_TYPE_SEARCH_ENTRY, 0);

  gtk_menu_button_popup (button);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}
