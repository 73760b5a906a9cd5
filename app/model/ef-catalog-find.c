/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-catalog-private.h"

#include "ef-error.h"
#include "ef-name-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Finding a table by what a person types of its path.
 *
 * Because nodes hang under several parents, a table has more paths than the one it carries, and
 * there may be exponentially many. So paths are never listed: the walk goes once over the
 * nodes, parents first, and keeps for each node how much of the wanted path the chains that end
 * there have matched, as a set of numbers of parts. A table is meant if its name completes the
 * wanted path. */

/* Bits of a set; a path of more parts than this is not found. */
#define MAX_PARTS 62

typedef guint64 PartSet;

#define PART_SET_START G_GUINT64_CONSTANT (1)

/* How well a table was matched; only the best are candidates. */
typedef enum
{
  MATCH_NONE,
  MATCH_END,   /* the end of a path */
  MATCH_WHOLE, /* a whole path, with or without the name of the source */
} Match;

typedef struct
{
  char **parts;
  guint n_parts;
  GHashTable *ends;    /* node to PartSet: matched by some chain that ends in the node */
  GHashTable *wholes;  /* the same for chains from a root */
  GHashTable *matched; /* set of EfTable: all of the best Match so far */
  Match best;
} Search;

/* "Object Detection > COCO" gives "objectdetection", "coco". */
static char **
split_path (const char *path)
{
  g_autofree char *folded = ef_name_fold (path);
  g_auto (GStrv) raw = g_strsplit_set (folded, ">/", -1);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

  for (guint i = 0; raw[i] != NULL; i++)
    if (*raw[i] != '\0')
      g_strv_builder_add (parts, raw[i]);

  return g_strv_builder_end (parts);
}

static gboolean
parts_equal (char **a,
             char **b,
             guint  n_parts)
{
  for (guint i = 0; i < n_parts; i++)
    if (strcmp (a[i], b[i]) != 0)
      return FALSE;

  return TRUE;
}

/* Where the chains stand after @name, if they stood at @set before it. A name may itself hold
 * "/". */
static PartSet
advance (const Search *self,
         PartSet       set,
         const char   *name)
{
  g_auto (GStrv) parts = split_path (name);
  guint length = g_strv_length (parts);
  PartSet advanced = 0;

  if (length == 0)
    return set;

  for (guint i = 0; i + length <= self->n_parts; i++)
    if ((set & (PART_SET_START << i)) != 0 && parts_equal (self->parts + i, parts, length))
      advanced |= PART_SET_START << (i + length);

  return advanced;
}

static PartSet
get_set (GHashTable    *sets,
         EfCatalogNode *node)
{
  const PartSet *set = g_hash_table_lookup (sets, node);

  return set != NULL ? *set : 0;
}

static void
add_to_set (GHashTable    *sets,
            EfCatalogNode *node,
            PartSet        addition)
{
  PartSet *set = g_hash_table_lookup (sets, node);

  if (addition == 0)
    return;

  if (set == NULL)
    {
      set = g_new0 (PartSet, 1);
      g_hash_table_insert (sets, node, set);
    }
  *set |= addition;
}

static void
add_match (Search  *self,
           EfTable *table,
           Match    match)
{
  if (match == MATCH_NONE || match < self->best)
    return;

  if (match > self->best)
    {
      self->best = match;
      g_hash_table_remove_all (self->matched);
    }

  g_hash_table_add (self->matched, table);
}

/* By the path that the table itself carries. */
static Match
match_own_path (const Search  *self,
                const EfTable *table)
{
  g_auto (GStrv) parts = split_path (ef_table_get_path (table));
  guint length = g_strv_length (parts);

  if (length < self->n_parts
      || !parts_equal (parts + length - self->n_parts, self->parts, self->n_parts))
    return MATCH_NONE;

  return length == self->n_parts ? MATCH_WHOLE : MATCH_END;
}

/* @end, @whole: where the chains that end in the table's node stand. */
static Match
match_table (const Search  *self,
             const EfTable *table,
             PartSet        end,
             PartSet        whole)
{
  PartSet complete = PART_SET_START << self->n_parts;
  const char *name = ef_table_get_name (table);

  if ((advance (self, whole, name) & complete) != 0)
    return MATCH_WHOLE;
  if ((advance (self, end | PART_SET_START, name) & complete) != 0)
    return MAX (MATCH_END, match_own_path (self, table));

  return match_own_path (self, table);
}

static void
visit (Search        *self,
       EfCatalogNode *node,
       gboolean       is_root)
{
  const char *name = ef_catalog_node_get_name (node);
  PartSet end = advance (self, get_set (self->ends, node) | PART_SET_START, name);
  PartSet whole = advance (self, get_set (self->wholes, node), name);

  /* The name of the source may be given or left out. */
  if (is_root)
    whole |= advance (self, PART_SET_START, name) | PART_SET_START;

  for (guint i = 0; i < ef_catalog_node_get_n_children (node); i++)
    {
      add_to_set (self->ends, ef_catalog_node_get_child (node, i), end);
      add_to_set (self->wholes, ef_catalog_node_get_child (node, i), whole);
    }

  for (guint i = 0; i < ef_catalog_node_get_n_tables (node); i++)
    {
      EfTable *table = ef_catalog_node_get_table (node, i);

      add_match (self, table, match_table (self, table, end, whole));
    }
}

static void
search (Search          *self,
        const EfCatalog *catalog)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) roots = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();

  for (guint i = 0; i < ef_catalog_get_n_roots (catalog); i++)
    {
      g_hash_table_add (roots, ef_catalog_get_root (catalog, i));
      ef_catalog_node_collect_post_order (ef_catalog_get_root (catalog, i), seen, nodes);
    }

  for (guint i = nodes->len; i > 0; i--)
    {
      EfCatalogNode *node = g_ptr_array_index (nodes, i - 1);

      visit (self, node, g_hash_table_contains (roots, node));
    }
}

/* Those of @tables that were matched, in the same order (transfer container). */
static GPtrArray *
list_matches (const Search *self,
              GPtrArray    *tables)
{
  GPtrArray *matches = g_ptr_array_new ();

  for (guint i = 0; i < tables->len; i++)
    if (g_hash_table_contains (self->matched, g_ptr_array_index (tables, i)))
      g_ptr_array_add (matches, g_ptr_array_index (tables, i));

  return matches;
}

/* What names each of @tables to a person: its path, and the source where the path does not suffice
 * (element-type utf8, transfer full). */
static GPtrArray *
label_tables (GPtrArray *tables)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < tables->len; i++)
    {
      char *path = (char *) ef_table_get_path (g_ptr_array_index (tables, i));
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, path));

      g_hash_table_insert (counts, path, GUINT_TO_POINTER (count + 1));
    }

  for (guint i = 0; i < tables->len; i++)
    {
      EfTable *table = g_ptr_array_index (tables, i);
      const char *path = ef_table_get_path (table);
      EfSource *source = ef_table_get_source (table);

      if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, path)) > 1 && source != NULL)
        g_ptr_array_add (labels, g_strdup_printf ("%s (%s)", path, ef_source_get_name (source)));
      else
        g_ptr_array_add (labels, g_strdup (path));
    }

  return labels;
}

/* The table of the only source, if there is one beside those in the nodes below it. */
static EfTable *
find_main_table (const EfCatalog *self)
{
  EfCatalogNode *root;

  if (ef_catalog_get_n_roots (self) != 1)
    return NULL;
  root = ef_catalog_get_root (self, 0);

  return ef_catalog_node_get_n_tables (root) == 1 ? ef_catalog_node_get_table (root, 0) : NULL;
}

static EfTable *
find_only_table (const EfCatalog *self,
                 GPtrArray       *tables,
                 GError         **error)
{
  g_autoptr (GPtrArray) labels = NULL;
  g_autofree char *list = NULL;
  EfTable *main_table = find_main_table (self);

  if (tables->len == 1)
    return g_ptr_array_index (tables, 0);
  if (main_table != NULL)
    return main_table;

  if (tables->len == 0)
    {
      g_set_error_literal (error, EF_ERROR, EF_ERROR_NOT_FOUND, _("There is no table."));
      return NULL;
    }

  labels = label_tables (tables);
  list = ef_name_describe_list (labels);
  g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND,
               ngettext ("There is %u table; name it: %s.", "There are %u tables; name one: %s.",
                         tables->len),
               tables->len, list);

  return NULL;
}

static void
set_not_found (GPtrArray   *tables,
               const char  *path,
               GError     **error)
{
  g_autoptr (GPtrArray) labels = label_tables (tables);
  g_autofree char *list = ef_name_describe_near (path, labels);

  if (list != NULL)
    g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND,
                 _("There is no table “%s”. Similar: %s."), path, list);
  else
    g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND, _("There is no table “%s”."), path);
}

static void
set_ambiguous (GPtrArray   *matches,
               const char  *path,
               GError     **error)
{
  g_autoptr (GPtrArray) labels = label_tables (matches);
  g_autofree char *list = ef_name_describe_list (labels);

  g_set_error (error, EF_ERROR, EF_ERROR_NOT_FOUND,
               ngettext ("“%s” may mean %u table: %s.", "“%s” may mean %u tables: %s.",
                         matches->len),
               path, matches->len, list);
}

EfTable *
ef_catalog_find_table (const EfCatalog  *self,
                       const char       *path,
                       GError          **error)
{
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GPtrArray) matches = NULL;
  g_autoptr (GHashTable) matched = NULL;
  g_autoptr (GHashTable) ends = NULL;
  g_autoptr (GHashTable) wholes = NULL;
  g_auto (GStrv) parts = NULL;
  Search state = { 0 };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  tables = ef_catalog_list_tables (self);
  if (path == NULL)
    return find_only_table (self, tables, error);

  parts = split_path (path);
  state.parts = parts;
  state.n_parts = g_strv_length (parts);
  if (state.n_parts == 0 || state.n_parts > MAX_PARTS)
    {
      set_not_found (tables, path, error);
      return NULL;
    }

  state.matched = matched = g_hash_table_new (NULL, NULL);
  state.ends = ends = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  state.wholes = wholes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  search (&state, self);
  matches = list_matches (&state, tables);

  if (matches->len == 1)
    return g_ptr_array_index (matches, 0);

  if (matches->len == 0)
    set_not_found (tables, path, error);
  else
    set_ambiguous (matches, path, error);

  return NULL;
}
