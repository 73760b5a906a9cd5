/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-catalog.h"

#include "ef-error.h"

#include <string.h>

static EfTable *
new_table (const char *path,
           guint       n_rows,
           const char *source_name)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (EfSource) source = NULL;
  const char *separator = g_strrstr (path, EF_CATALOG_SEPARATOR);
  const char *name = separator != NULL ? separator + strlen (EF_CATALOG_SEPARATOR) : path;

  if (source_name != NULL)
    source = ef_source_new (source_name, NULL, "pwc-json", NULL);

  return ef_table_new (name, path, columns, n_rows, source, EF_PLACE_POINTER, "", NULL);
}

/* Takes over the table. */
static void
add_table (EfCatalogNode *node,
           EfTable       *table)
{
  ef_catalog_node_add_table (node, table);
  ef_table_unref (table);
}

/* Takes over the child. */
static EfCatalogNode *
add_child (EfCatalogNode *node,
           EfCatalogNode *child)
{
  ef_catalog_node_add_child (node, child);
  ef_catalog_node_unref (child);

  return child;
}

/* file.json > Vision > Detection > COCO (20 rows), VOC (5)
 *                    > Tracking > MOT (7)
 *           > Robots > Detection (the same) ; Robots > COCO (3) */
static EfCatalogNode *
new_tree (void)
{
  EfCatalogNode *root = ef_catalog_node_new ("file.json", NULL);
  EfCatalogNode *vision = add_child (root, ef_catalog_node_new ("Vision", "Seeing <things>"));
  EfCatalogNode *detection = add_child (vision, ef_catalog_node_new ("Object Detection", NULL));
  EfCatalogNode *tracking = add_child (vision, ef_catalog_node_new ("Tracking", NULL));
  EfCatalogNode *robots = add_child (root, ef_catalog_node_new ("Robots", NULL));

  add_table (detection, new_table ("Vision > Object Detection > COCO", 20, "file.json"));
  add_table (detection, new_table ("Vision > Object Detection > VOC 2007/2012", 5, "file.json"));
  add_table (tracking, new_table ("Vision > Tracking > MOT", 7, "file.json"));
  ef_catalog_node_add_child (robots, detection);
  add_table (robots, new_table ("Robots > COCO", 3, "file.json"));
  ef_catalog_node_seal (root);

  return root;
}

static EfCatalog *
new_catalog (void)
{
  g_autoptr (EfCatalog) empty = ef_catalog_new ();
  g_autoptr (EfCatalogNode) root = new_tree ();

  return ef_catalog_add_root (empty, root);
}

static void
test_nodes (void)
{
  g_autoptr (EfCatalogNode) root = new_tree ();
  EfCatalogNode *vision = ef_catalog_node_get_child (root, 0);
  EfCatalogNode *robots = ef_catalog_node_get_child (root, 1);

  g_assert_cmpstr (ef_catalog_node_get_name (root), ==, "file.json");
  g_assert_cmpstr (ef_catalog_node_get_description (vision), ==, "Seeing <things>");
  g_assert_null (ef_catalog_node_get_description (root));
  g_assert_cmpuint (ef_catalog_node_get_n_children (root), ==, 2);
  g_assert_cmpuint (ef_catalog_node_get_n_tables (root), ==, 0);
  g_assert_cmpuint (ef_catalog_node_get_n_tables (robots), ==, 1);

  /* What hangs under several parents counts once. */
  g_assert_cmpuint (ef_catalog_node_count_tables (root), ==, 4);
  g_assert_cmpuint (ef_catalog_node_count_rows (root), ==, 35);
  g_assert_cmpuint (ef_catalog_node_count_tables (robots), ==, 3);
  g_assert_cmpuint (ef_catalog_node_count_rows (robots), ==, 28);
  g_assert_true (ef_catalog_node_get_child (robots, 0) == ef_catalog_node_get_child (vision, 0));

  /* Sealing again changes nothing. */
  ef_catalog_node_seal (root);
  g_assert_cmpuint (ef_catalog_node_count_tables (root), ==, 4);
}

static void
test_list (void)
{
  static const char *const expected[] = { "COCO", "VOC 2007/2012", "MOT", "COCO" };
  g_autoptr (EfCatalog) catalog = new_catalog ();

  /* Twice, since the list belongs to who asks. */
  for (guint pass = 0; pass < 2; pass++)
    {
      g_autoptr (GPtrArray) tables = ef_catalog_list_tables (catalog);

      g_assert_cmpuint (tables->len, ==, G_N_ELEMENTS (expected));
      for (guint i = 0; i < tables->len; i++)
        {
          EfTable *table = tables->pdata[i];

          if (i == 3)
            g_assert_cmpstr (ef_table_get_path (table), ==, "Robots > COCO");
          g_assert_true (ef_catalog_get_table (catalog, ef_table_get_id (table)) == table);
        }
    }

  g_assert_null (ef_catalog_get_table (catalog, "0000000000000000"));
  g_assert_null (ef_catalog_get_table (catalog, NULL));
}

static void
test_roots (void)
{
  g_autoptr (EfCatalog) one = new_catalog ();
  g_autoptr (EfCatalogNode) node = ef_catalog_node_new ("second", NULL);
  g_autoptr (EfCatalog) two = NULL;
  g_autoptr (EfCatalog) back = NULL;
  g_autoptr (GPtrArray) tables = NULL;

  add_table (node, new_table ("second", 1, NULL));
  ef_catalog_node_seal (node);
  two = ef_catalog_add_root (one, node);
  g_assert_cmpuint (ef_catalog_get_n_roots (one), ==, 1);
  g_assert_cmpuint (ef_catalog_get_n_roots (two), ==, 2);
  g_assert_true (ef_catalog_get_root (two, 1) == node);
  g_assert_true (ef_catalog_get_root (two, 0) == ef_catalog_get_root (one, 0));
  tables = ef_catalog_list_tables (two);
  g_assert_cmpuint (tables->len, ==, 5);

  back = ef_catalog_remove_root (two, 0);
  g_assert_cmpuint (ef_catalog_get_n_roots (back), ==, 1);
  g_assert_true (ef_catalog_get_root (back, 0) == node);
}

static void
test_replace (void)
{
  g_autoptr (EfCatalog) catalog = new_catalog ();
  g_autoptr (EfTable) longer = new_table ("Vision > Object Detection > COCO", 100, NULL);
  g_autoptr (EfCatalog) replaced = ef_catalog_replace_table (catalog, longer);
  EfCatalogNode *root = ef_catalog_get_root (replaced, 0);
  EfCatalogNode *old_root = ef_catalog_get_root (catalog, 0);
  EfCatalogNode *vision = ef_catalog_node_get_child (root, 0);
  EfCatalogNode *robots = ef_catalog_node_get_child (root, 1);
  EfCatalogNode *detection = ef_catalog_node_get_child (vision, 0);

  g_assert_true (ef_catalog_get_table (replaced, ef_table_get_id (longer)) == longer);
  g_assert_true (ef_catalog_node_get_table (detection, 0) == longer);
  g_assert_cmpuint (ef_catalog_node_count_rows (root), ==, 115);
  g_assert_cmpuint (ef_catalog_node_count_tables (root), ==, 4);
  g_assert_cmpuint (ef_catalog_node_count_rows (old_root), ==, 35);
  g_assert_cmpstr (ef_catalog_node_get_description (vision), ==, "Seeing <things>");

  /* Still one node under both parents; what was not touched is the same. */
  g_assert_true (ef_catalog_node_get_child (robots, 0) == detection);
  g_assert_true (ef_catalog_node_get_child (vision, 1)
                 == ef_catalog_node_get_child (ef_catalog_node_get_child (old_root, 0), 1));
}

static void
test_replace_several (void)
{
  g_autoptr (EfCatalogNode) root = new_tree ();
  g_autoptr (GPtrArray) tables = ef_catalog_node_list_tables (root);
  g_autoptr (GHashTable) none = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) two = g_hash_table_new (NULL, NULL);
  g_autoptr (EfTable) coco = new_table ("Vision > Object Detection > COCO", 100, NULL);
  g_autoptr (EfTable) mot = new_table ("Vision > Tracking > MOT", 200, NULL);
  g_autoptr (EfCatalogNode) same = ef_catalog_node_replace_tables (root, none);
  g_autoptr (EfCatalogNode) other = NULL;
  g_autoptr (GPtrArray) others = NULL;

  g_assert_cmpuint (tables->len, ==, 4);
  g_assert_true (same == root);

  g_hash_table_insert (two, tables->pdata[0], coco);
  g_hash_table_insert (two, tables->pdata[2], mot);
  other = ef_catalog_node_replace_tables (root, two);
  others = ef_catalog_node_list_tables (other);
  g_assert_cmpuint (others->len, ==, 4);
  g_assert_true (others->pdata[0] == coco);
  g_assert_true (others->pdata[1] == tables->pdata[1]);
  g_assert_true (others->pdata[2] == mot);
  g_assert_true (others->pdata[3] == tables->pdata[3]);
  g_assert_cmpuint (ef_catalog_node_count_rows (other), ==, 308);
  g_assert_cmpuint (ef_catalog_node_count_rows (root), ==, 35);
}

/* What a person types, and the path of the table that it means. */
static const struct
{
  const char *typed;
  const char *path;
} found[] = {
  { "Vision > Object Detection > COCO", "Vision > Object Detection > COCO" },
  { "Object Detection > COCO", "Vision > Object Detection > COCO" },
  { "object detection/coco", "Vision > Object Detection > COCO" },
  { " OBJECTDETECTION >COCO ", "Vision > Object Detection > COCO" },
  { "file.json > Vision > Object Detection > COCO", "Vision > Object Detection > COCO" },
  { "file.json/vision/object detection/coco", "Vision > Object Detection > COCO" },
  /* Through the other parent. */
  { "Robots > Object Detection > COCO", "Vision > Object Detection > COCO" },
  { "file.json > Robots > Object Detection > COCO", "Vision > Object Detection > COCO" },
  /* A whole path wins over the end of another. */
  { "Robots > COCO", "Robots > COCO" },
  { "mot", "Vision > Tracking > MOT" },
  { "Tracking > MOT", "Vision > Tracking > MOT" },
  { "> Tracking > MOT", "Vision > Tracking > MOT" },
  /* A name with a slash. */
  { "VOC 2007/2012", "Vision > Object Detection > VOC 2007/2012" },
  { "Object Detection > VOC 2007/2012", "Vision > Object Detection > VOC 2007/2012" },
  { "Robots > Object Detection > VOC 2007/2012", "Vision > Object Detection > VOC 2007/2012" },
  { "2012", "Vision > Object Detection > VOC 2007/2012" },
};

static void
test_find (void)
{
  g_autoptr (EfCatalog) catalog = new_catalog ();

  for (gsize i = 0; i < G_N_ELEMENTS (found); i++)
    {
      g_autoptr (GError) error = NULL;
      EfTable *table = ef_catalog_find_table (catalog, found[i].typed, &error);

      g_test_message ("%s", found[i].typed);
      g_assert_no_error (error);
      g_assert_cmpstr (ef_table_get_path (table), ==, found[i].path);
    }
}

static const struct
{
  const char *typed;
  const char *message;
} not_found[] = {
  { "COCO",
    "“COCO” may mean 2 tables: “Vision > Object Detection > COCO”, “Robots > COCO”." },
  { "oco", "There is no table “oco”. "
           "Similar: “Robots > COCO”, “Vision > Object Detection > COCO”." },
  { "Detection > COCO",
    "There is no table “Detection > COCO”. Similar: “Vision > Object Detection > COCO”, "
    "“Robots > COCO”." },
  { "Object Detection > MOTS",
    "There is no table “Object Detection > MOTS”. Similar: “Vision > Object Detection > COCO”, "
    "“Vision > Tracking > MOT”." },
  { "Vision > COCO", "There is no table “Vision > COCO”. "
                     "Similar: “Robots > COCO”, “Vision > Object Detection > COCO”." },
  { "Obect Detecton > COCO",
    "There is no table “Obect Detecton > COCO”. Similar: “Vision > Object Detection > COCO”, "
    "“Robots > COCO”." },
  { "Weather", "There is no table “Weather”." },
  { "", "There is no table “”." },
  { " > / ", "There is no table “ > / ”." },
};

static void
test_not_found (void)
{
  g_autoptr (EfCatalog) catalog = new_catalog ();
  g_autoptr (GString) deep = g_string_new ("COCO");

  for (gsize i = 0; i < G_N_ELEMENTS (not_found); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ef_catalog_find_table (catalog, not_found[i].typed, &error));
      g_assert_error (error, EF_ERROR, EF_ERROR_NOT_FOUND);
      g_assert_cmpstr (error->message, ==, not_found[i].message);
    }

  for (guint i = 0; i < 1000; i++)
    g_string_append (deep, "/COCO");
  g_assert_null (ef_catalog_find_table (catalog, deep->str, NULL));
  g_assert_null (ef_catalog_find_table (catalog, "\xff", NULL));
}

static void
test_only_table (void)
{
  g_autoptr (EfCatalog) empty = ef_catalog_new ();
  g_autoptr (EfCatalog) many = new_catalog ();
  g_autoptr (EfCatalogNode) node = ef_catalog_node_new ("one.csv", NULL);
  g_autoptr (EfCatalog) one = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (ef_catalog_find_table (empty, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_null (ef_catalog_find_table (many, NULL, &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (error->message, "There are 4 tables; name one: “Vision > "));
  g_clear_error (&error);

  add_table (node, new_table ("one", 1, NULL));
  ef_catalog_node_seal (node);
  one = ef_catalog_add_root (empty, node);
  g_assert_nonnull (ef_catalog_find_table (one, NULL, &error));
  g_assert_no_error (error);
}

/* Two sources with the same table: the path is not enough, and the message says which file each
 * is. */
static void
test_two_sources (void)
{
  g_autoptr (EfCatalog) catalog = ef_catalog_new ();
  g_autoptr (GError) error = NULL;
  EfTable *table;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *file = g_strdup_printf ("file-%u.json", i);
      g_autoptr (EfCatalogNode) root = ef_catalog_node_new (file, NULL);
      g_autoptr (EfCatalog) old = g_steal_pointer (&catalog);

      add_table (root, new_table ("COCO", i + 1, file));
      ef_catalog_node_seal (root);
      catalog = ef_catalog_add_root (old, root);
    }

  g_assert_null (ef_catalog_find_table (catalog, "COCO", &error));
  g_assert_error (error, EF_ERROR, EF_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==,
                   "“COCO” may mean 2 tables: “COCO (file-0.json)”, “COCO (file-1.json)”.");
  g_clear_error (&error);

  table = ef_catalog_find_table (catalog, "file-1.json > COCO", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ef_table_get_n_rows (table), ==, 2);
}

/* Every level hangs twice below the one before: 2^60 paths to one table. */
static void
test_shared_levels (void)
{
  EfCatalogNode *node = ef_catalog_node_new ("level", NULL);
  g_autoptr (EfCatalog) empty = ef_catalog_new ();
  g_autoptr (EfCatalog) catalog = NULL;
  g_autoptr (EfCatalog) replaced = NULL;
  g_autoptr (EfTable) longer = new_table ("deep", 5, NULL);
  g_autoptr (GPtrArray) tables = NULL;

  add_table (node, new_table ("deep", 1, NULL));
  for (guint i = 0; i < 60; i++)
    {
      EfCatalogNode *parent = ef_catalog_node_new ("level", NULL);

      ef_catalog_node_add_child (parent, node);
      ef_catalog_node_add_child (parent, node);
      ef_catalog_node_unref (node);
      node = parent;
    }
  ef_catalog_node_seal (node);
  g_assert_cmpuint (ef_catalog_node_count_tables (node), ==, 1);

  catalog = ef_catalog_add_root (empty, node);
  ef_catalog_node_unref (node);
  tables = ef_catalog_list_tables (catalog);
  g_assert_cmpuint (tables->len, ==, 1);
  g_assert_nonnull (ef_catalog_find_table (catalog, "level > level > level > deep", NULL));
  g_assert_null (ef_catalog_find_table (catalog, "level > level > shallow", NULL));

  replaced = ef_catalog_replace_table (catalog, longer);
  g_assert_cmpuint (ef_catalog_node_count_rows (ef_catalog_get_root (replaced, 0)), ==, 5);
}

/* A chain of tasks far deeper than the stack would allow a walk that recurses. */
static void
test_deep_chain (void)
{
  EfCatalogNode *node = ef_catalog_node_new ("level", NULL);

  for (guint i = 0; i < 300000; i++)
    {
      EfCatalogNode *parent = ef_catalog_node_new ("level", NULL);

      ef_catalog_node_add_child (parent, node);
      ef_catalog_node_unref (node);
      node = parent;
    }

  g_assert_cmpuint (ef_catalog_node_get_n_children (node), ==, 1);
  ef_catalog_node_unref (node);
}

/* The shared node leads to the table twice: the first way is kept. */
static void
test_keep_table (void)
{
  g_autoptr (EfCatalogNode) root = new_tree ();
  g_autoptr (EfTable) stranger = new_table ("Stranger", 1, "file.json");
  g_autoptr (GPtrArray) tables = ef_catalog_node_list_tables (root);
  EfTable *table = g_ptr_array_index (tables, 1);
  g_autoptr (EfCatalogNode) kept = ef_catalog_node_keep_table (root, table);
  EfCatalogNode *vision = ef_catalog_node_get_child (kept, 0);
  EfCatalogNode *detection = ef_catalog_node_get_child (vision, 0);

  g_assert_null (ef_catalog_node_keep_table (root, stranger));
  g_assert_cmpuint (ef_catalog_node_count_tables (kept), ==, 1);
  g_assert_cmpuint (ef_catalog_node_get_n_children (kept), ==, 1);
  g_assert_cmpstr (ef_catalog_node_get_description (vision), ==, "Seeing <things>");
  g_assert_cmpuint (ef_catalog_node_get_n_children (vision), ==, 1);
  g_assert_cmpuint (ef_catalog_node_get_n_tables (detection), ==, 1);
  g_assert_true (ef_catalog_node_get_table (detection, 0) == table);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/catalog/nodes", test_nodes);
  g_test_add_func ("/model/catalog/list", test_list);
  g_test_add_func ("/model/catalog/roots", test_roots);
  g_test_add_func ("/model/catalog/replace", test_replace);
  g_test_add_func ("/model/catalog/replace-several", test_replace_several);
  g_test_add_func ("/model/catalog/find", test_find);
  g_test_add_func ("/model/catalog/not-found", test_not_found);
  g_test_add_func ("/model/catalog/only-table", test_only_table);
  g_test_add_func ("/model/catalog/two-sources", test_two_sources);
  g_test_add_func ("/model/catalog/shared-levels", test_shared_levels);
  g_test_add_func ("/model/catalog/deep-chain", test_deep_chain);
  g_test_add_func ("/model/catalog/keep-table", test_keep_table);
  return g_test_run ();
}
