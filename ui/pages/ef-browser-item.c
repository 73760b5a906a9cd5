/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-browser-item.h"

#include <string.h>

#include "ef-catalog-title.h"

struct _EfBrowserItem
{
  GObject parent_instance;

  /* Exactly one is set. */
  EfCatalogNode *node;
  EfTable *table;
};

G_DEFINE_FINAL_TYPE (EfBrowserItem, ef_browser_item, G_TYPE_OBJECT)

/* A table that a search found. Lower ranks come first. */
typedef struct
{
  EfTable *table;
  guint rank;
  gboolean has_chart;
} Hit;

static void
ef_browser_item_finalize (GObject *object)
{
  EfBrowserItem *self = EF_BROWSER_ITEM (object);

  g_clear_pointer (&self->node, ef_catalog_node_unref);
  g_clear_pointer (&self->table, ef_table_unref);

  G_OBJECT_CLASS (ef_browser_item_parent_class)->finalize (object);
}

static void
ef_browser_item_class_init (EfBrowserItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ef_browser_item_finalize;
}

static void
ef_browser_item_init (EfBrowserItem *self)
{
}

static void
append_table (GListStore *store,
              EfTable    *table)
{
  g_autoptr (EfBrowserItem) item = ef_browser_item_new_for_table (table);

  g_list_store_append (store, item);
}

/* The table that is all there is in @node, or NULL. */
static EfTable *
get_only_table (EfCatalogNode *node)
{
  return ef_catalog_node_get_n_children (node) == 0 && ef_catalog_node_get_n_tables (node) == 1
           ? ef_catalog_node_get_table (node, 0)
           : NULL;
}

/* A file that is nothing but one table would be a needless click. A task with one dataset is not:
 * people look for its name. */
static EfBrowserItem *
create_root_item (EfCatalogNode *root)
{
  EfTable *table = get_only_table (root);

  return table != NULL ? ef_browser_item_new_for_table (table)
                       : ef_browser_item_new_for_node (root);
}

/* In a folder a file with one table has the name of the table, and would only say it twice. */
static EfBrowserItem *
create_child_item (EfCatalogNode *child)
{
  EfTable *table = get_only_table (child);

  return table != NULL
             && g_str_equal (ef_catalog_node_get_title (child), ef_table_get_title (table))
           ? ef_browser_item_new_for_table (table)
           : ef_browser_item_new_for_node (child);
}

/* Tables before tasks, each by name as people sort names: files have them in no order one could
 * search. */
static int
compare_items (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  EfBrowserItem *item_a = EF_BROWSER_ITEM ((gpointer) a);
  EfBrowserItem *item_b = EF_BROWSER_ITEM ((gpointer) b);
  g_autofree char *name_a = NULL;
  g_autofree char *name_b = NULL;

  if ((item_a->table == NULL) != (item_b->table == NULL))
    return item_a->table != NULL ? -1 : 1;

  name_a = g_utf8_casefold (ef_browser_item_get_name (item_a), -1);
  name_b = g_utf8_casefold (ef_browser_item_get_name (item_b), -1);
  return g_utf8_collate (name_a, name_b);
}

static void
append_children (GListStore    *store,
                 EfCatalogNode *node)
{
  for (guint i = 0; i < ef_catalog_node_get_n_tables (node); i++)
    append_table (store, ef_catalog_node_get_table (node, i));

  for (guint i = 0; i < ef_catalog_node_get_n_children (node); i++)
    {
      EfCatalogNode *child = ef_catalog_node_get_child (node, i);
      g_autoptr (EfBrowserItem) item = NULL;

      /* Tasks without any result lead nowhere. */
      if (ef_catalog_node_count_tables (child) == 0)
        continue;

      item = create_child_item (child);
      g_list_store_append (store, item);
    }
  g_list_store_sort (store, compare_items, NULL);
}

/* How a word stands in a text. */
typedef enum
{
  STANDS_NOWHERE,
  STANDS_INSIDE,
  STANDS_AT_WORD, /* begins a word */
} Stands;

static Stands
find_word (const char *text,
           const char *word)
{
  Stands stands = STANDS_NOWHERE;

  for (const char *hit = strstr (text, word); hit != NULL && stands != STANDS_AT_WORD;
       hit = strstr (g_utf8_next_char (hit), word))
    stands = hit == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (hit)))
               ? STANDS_AT_WORD
               : STANDS_INSIDE;
  return stands;
}

/* The worst of how the words stand in the text. */
static Stands
find_words (char      **words,
            const char *text)
{
  Stands worst = STANDS_AT_WORD;

  for (guint i = 0; words[i] != NULL && worst != STANDS_NOWHERE; i++)
    worst = MIN (worst, find_word (text, words[i]));
  return worst;
}

/* Lower ranks are better: the name is what was typed, begins with it, has it at the beginnings of
 * words, has it anywhere; then the path has it. -1 if a word is nowhere. */
static int
rank_match (const char *typed,
            char      **words,
            const char *name,
            const char *path)
{
  if (g_str_equal (name, typed))
    return 0;
  if (g_str_has_prefix (name, typed))
    return 1;
  switch (find_words (words, name))
    {
    case STANDS_AT_WORD:
      return 2;
    case STANDS_INSIDE:
      return 3;
    case STANDS_NOWHERE:
    default:
      break;
    }
  switch (find_words (words, path))
    {
    case STANDS_AT_WORD:
      return 4;
    case STANDS_INSIDE:
      return 5;
    case STANDS_NOWHERE:
    default:
      return -1;
    }
}

/* @text without the marks that stand between the parts of a path. */
static char **
split_words (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " \t>/", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

/* As it is called on screen, or as it is called in files. */
static int
rank_table (const char *typed,
            char      **words,
            EfTable    *table)
{
  g_autofree char *title = ef_table_dup_path_title (table);
  g_autofree char *name = g_utf8_casefold (ef_table_get_title (table), -1);
  g_autofree char *path = g_utf8_casefold (title, -1);
  int rank = rank_match (typed, words, name, path);

  if (rank < 0 && !g_str_equal (title, ef_table_get_path (table)))
    {
      g_autofree char *other = g_utf8_casefold (ef_table_get_path (table), -1);

      rank = rank_match (typed, words, "", other);
    }
  return rank;
}

/* Whether there are points of two numbers to draw, as far as one can tell at once. */
static gboolean
may_have_chart (EfTable *table)
{
  guint n = 0;

  for (guint i = 0; i < ef_table_get_n_columns (table) && n < 2; i++)
    n += ef_column_get_kind (ef_table_get_column (table, i)) != EF_COLUMN_TEXT ? 1 : 0;
  return n >= 2 && ef_table_get_n_rows (table) >= 2;
}

/* Among equally good matches, what there is more to see of. */
static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const Hit *hit_a = a;
  const Hit *hit_b = b;
  guint rows_a = ef_table_get_n_rows (hit_a->table);
  guint rows_b = ef_table_get_n_rows (hit_b->table);

  if (hit_a->rank != hit_b->rank)
    return hit_a->rank < hit_b->rank ? -1 : 1;
  if (hit_a->has_chart != hit_b->has_chart)
    return hit_a->has_chart ? -1 : 1;
  if (rows_a != rows_b)
    return rows_a > rows_b ? -1 : 1;
  return strcmp (ef_table_get_path (hit_a->table), ef_table_get_path (hit_b->table));
}

EfBrowserItem *
ef_browser_item_new_for_node (EfCatalogNode *node)
{
  EfBrowserItem *self;

  g_return_val_if_fail (node != NULL, NULL);

  self = g_object_new (EF_TYPE_BROWSER_ITEM, NULL);
  self->node = ef_catalog_node_ref (node);
  return self;
}

EfBrowserItem *
ef_browser_item_new_for_table (EfTable *table)
{
  EfBrowserItem *self;

  g_return_val_if_fail (table != NULL, NULL);

  self = g_object_new (EF_TYPE_BROWSER_ITEM, NULL);
  self->table = ef_table_ref (table);
  return self;
}

EfTable *
ef_browser_item_get_table (EfBrowserItem *self)
{
  g_return_val_if_fail (EF_IS_BROWSER_ITEM (self), NULL);
  return self->table;
}

EfCatalogNode *
ef_browser_item_get_node (EfBrowserItem *self)
{
  g_return_val_if_fail (EF_IS_BROWSER_ITEM (self), NULL);
  return self->node;
}

const char *
ef_browser_item_get_name (EfBrowserItem *self)
{
  g_return_val_if_fail (EF_IS_BROWSER_ITEM (self), NULL);
  return self->table != NULL ? ef_table_get_title (self->table)
                             : ef_catalog_node_get_title (self->node);
}

guint
ef_browser_item_get_count (EfBrowserItem *self)
{
  g_return_val_if_fail (EF_IS_BROWSER_ITEM (self), 0);
  return self->table != NULL ? ef_table_get_n_rows (self->table)
                             : ef_catalog_node_count_tables (self->node);
}

GListModel *
ef_browser_item_create_children (EfBrowserItem *self)
{
  GListStore *store;

  g_return_val_if_fail (EF_IS_BROWSER_ITEM (self), NULL);

  if (self->node == NULL || ef_catalog_node_count_tables (self->node) == 0)
    return NULL;

  store = g_list_store_new (EF_TYPE_BROWSER_ITEM);
  append_children (store, self->node);
  return G_LIST_MODEL (store);
}

GListModel *
ef_browser_create_roots (EfCatalog *catalog)
{
  GListStore *store;

  g_return_val_if_fail (catalog != NULL, NULL);

  store = g_list_store_new (EF_TYPE_BROWSER_ITEM);
  if (ef_catalog_get_n_roots (catalog) == 1)
    {
      append_children (store, ef_catalog_get_root (catalog, 0));
      return G_LIST_MODEL (store);
    }

  for (guint i = 0; i < ef_catalog_get_n_roots (catalog); i++)
    {
      g_autoptr (EfBrowserItem) item = create_root_item (ef_catalog_get_root (catalog, i));

      g_list_store_append (store, item);
    }
  return G_LIST_MODEL (store);
}

GListModel *
ef_browser_search (EfCatalog  *catalog,
                   const char *text,
                   guint       limit)
{
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  GListStore *store;

  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  folded = g_utf8_casefold (text, -1);
  g_strstrip (folded);
  words = split_words (folded);
  tables = ef_catalog_list_tables (catalog);

  for (guint i = 0; i < tables->len; i++)
    {
      Hit hit = { .table = g_ptr_array_index (tables, i) };
      int rank = rank_table (folded, words, hit.table);

      if (rank >= 0)
        {
          hit.rank = (guint) rank;
          hit.has_chart = may_have_chart (hit.table);
          g_array_append_val (hits, hit);
        }
    }

  g_array_sort (hits, compare_hits);
  store = g_list_store_new (EF_TYPE_BROWSER_ITEM);
  for (guint i = 0; i < MIN (hits->len, limit); i++)
    append_table (store, g_array_index (hits, Hit, i).table);
  return G_LIST_MODEL (store);
}
