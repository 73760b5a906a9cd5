/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-project-reader-private.h"
#include "ef-project-reference.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The sources of a project and the tree of its nodes. A node can be used again once it is
 * complete; so neither a node inside itself nor one that comes later can be referred to, and no
 * circle can be described. Nodes that share nodes on every level could still unfold into any
 * number of places in the tree: how many places a node has below it is counted, and a use that
 * would go too far is left out. The nesting itself is bounded by the depth of the elements. */

static gsize
count_paths (EfProjectReader *reader, EfCatalogNode *node)
{
  return GPOINTER_TO_SIZE (g_hash_table_lookup (reader->paths, node));
}

static void
read_source (EfProjectReader *reader)
{
  static const char *const names[] = { "id", "name", "uri", "format", "hash", NULL };
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);
  const char *id = g_hash_table_lookup (attributes, "id");
  const char *name = g_hash_table_lookup (attributes, "name");
  const char *format = g_hash_table_lookup (attributes, "format");
  const char *reference = g_hash_table_lookup (attributes, "uri");
  g_autofree char *uri = NULL;

  if (id == NULL || name == NULL || format == NULL || g_hash_table_contains (reader->sources, id))
    {
      ef_project_reader_report (reader, EF_SEVERITY_ERROR, ef_project_reader_get_line (reader),
                                _ ("The source has no name, format and id of its own."));
      return;
    }

  if (reference != NULL)
    uri = ef_project_resolve_reference (reference, reader->file);
  g_hash_table_insert (reader->sources, g_strdup (id),
                       ef_source_new (name, uri, format, g_hash_table_lookup (attributes, "hash")));
}

void
ef_project_read_sources (EfProjectReader *reader)
{
  EfElement element = ef_project_reader_enter (reader);

  while (ef_project_reader_next (reader, &element))
    {
      if (ef_project_reader_is (reader, "source"))
        read_source (reader);
      else
        ef_project_reader_unknown (reader);
    }
}

/* Something that exists already, hung into @parent. */
static void
read_use (EfProjectReader *reader, EfCatalogNode *parent, gsize *n_paths)
{
  static const char *const names[] = { "node", "table", NULL };
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);
  const char *node_id = g_hash_table_lookup (attributes, "node");
  const char *table_id = g_hash_table_lookup (attributes, "table");
  EfCatalogNode *node = node_id != NULL ? g_hash_table_lookup (reader->nodes, node_id) : NULL;
  EfTable *table = table_id != NULL ? g_hash_table_lookup (reader->tables, table_id) : NULL;
  guint line = ef_project_reader_get_line (reader);

  if (table != NULL)
    ef_catalog_node_add_table (parent, table);
  else if (node == NULL)
    ef_project_reader_report (reader, EF_SEVERITY_ERROR, line,
                              _ ("Nothing that stands before has the id “%s”."),
                              node_id != NULL    ? node_id
                              : table_id != NULL ? table_id
                                                 : "");
  else if (*n_paths + count_paths (reader, node) > EF_PROJECT_MAX_PATHS)
    ef_project_reader_report (reader, EF_SEVERITY_ERROR, line,
                              _ ("The catalog refers to itself too often; a node was left out."));
  else
    {
      ef_catalog_node_add_child (parent, node);
      *n_paths += count_paths (reader, node);
    }
}

static EfCatalogNode *read_node (EfProjectReader *reader, gsize *n_paths);

static void
read_left_out (EfProjectReader *reader,
               EfCatalogNode *node)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);

  ef_project_read_left_out (reader, places);
  if (places->len > 0)
    ef_catalog_node_set_left_out (node, places);
}

/* What hangs below @element goes into @parent. @n_paths counts the places of the whole catalog. */
static void
read_children (EfProjectReader *reader,
               const EfElement *element,
               EfCatalogNode *parent,
               gsize *n_paths)
{
  while (ef_project_reader_next (reader, element))
    {
      if (ef_project_reader_is (reader, "node"))
        {
          g_autoptr (EfCatalogNode) child = read_node (reader, n_paths);

          ef_catalog_node_add_child (parent, child);
        }
      else if (ef_project_reader_is (reader, "use"))
        read_use (reader, parent, n_paths);
      else if (ef_project_reader_is (reader, "left-out"))
        read_left_out (reader, parent);
      else
        ef_project_reader_unknown (reader);
    }
}

/* The node is sealed with its root: sealing goes over everything below. */
static EfCatalogNode *
read_node (EfProjectReader *reader, gsize *n_paths)
{
  static const char *const names[] = { "id", "name", "description", NULL };
  EfElement element = ef_project_reader_enter (reader);
  guint line = ef_project_reader_get_line (reader);
  g_autoptr (GHashTable) attributes = ef_project_reader_attributes (reader, names);
  const char *id = g_hash_table_lookup (attributes, "id");
  const char *name = g_hash_table_lookup (attributes, "name");
  EfCatalogNode *node = ef_catalog_node_new (name != NULL ? name : "",
                                             g_hash_table_lookup (attributes, "description"));
  gsize before = *n_paths;

  (*n_paths)++;
  read_children (reader, &element, node, n_paths);

  if (id != NULL && g_hash_table_contains (reader->nodes, id))
    ef_project_reader_report (reader, EF_SEVERITY_ERROR, line,
                              _ ("Another node has the id “%s” already."), id);
  else if (id != NULL)
    {
      g_hash_table_insert (reader->nodes, g_strdup (id), ef_catalog_node_ref (node));
      g_hash_table_insert (reader->paths, node, GSIZE_TO_POINTER (*n_paths - before));
    }

  return node;
}

void
ef_project_read_catalog (EfProjectReader *reader)
{
  EfElement element = ef_project_reader_enter (reader);
  guint line = ef_project_reader_get_line (reader);
  g_autoptr (EfCatalogNode) top = ef_catalog_node_new ("", NULL);
  g_autoptr (GPtrArray) roots = g_ptr_array_new ();
  g_autoptr (EfCatalog) catalog = NULL;
  gsize n_paths = 0;

  read_children (reader, &element, top, &n_paths);
  if (ef_catalog_node_get_n_tables (top) > 0)
    ef_project_reader_report (reader, EF_SEVERITY_ERROR, line,
                              _ ("Tables that hang in no node were left out."));

  for (guint i = 0; i < ef_catalog_node_get_n_children (top); i++)
    {
      EfCatalogNode *root = ef_catalog_node_get_child (top, i);

      ef_catalog_node_seal (root);
      g_ptr_array_add (roots, root);
    }

  catalog = ef_catalog_new_for_roots (roots);
  ef_document_load_catalog (reader->document, catalog);
}
