/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-encoding.h"
#include "ef-look-alike.h"
#include "ef-tree-rows.h"

/* YAML of no known kind, as lists of models have it: what rows are in JSON, they are here
 * (ef-tree-rows). As nearly every text is YAML, the file must be called so. */

#define ID "yaml"
/* Every other reader is surer. */
#define CONFIDENCE 0.2
/* Larger texts are not read as a tree. */
#define BYTES_MAX (G_GUINT64_CONSTANT (64) << 20)

static gboolean
is_named_so (const char *file_name)
{
  g_autofree char *name = file_name != NULL ? g_ascii_strdown (file_name, -1) : g_strdup ("");

  if (g_str_has_suffix (name, ".gz"))
    name[strlen (name) - strlen (".gz")] = '\0';

  return g_str_has_suffix (name, ".yaml") || g_str_has_suffix (name, ".yml");
}

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  gsize text_length;
  g_autofree char *text = ef_encoding_head_to_utf8 ((const char *) head, length, &text_length);

  return is_named_so (file_name) && memchr (text, '\0', text_length) == NULL
             && strchr (text, ':') != NULL
           ? CONFIDENCE
           : 0;
}

static EfCatalogNode *
read_yaml (EfReading *reading, GError **error)
{
  const char *file = ef_input_get_name (reading->input);
  g_autoptr (GBytes) text = NULL;
  g_autoptr (EfTree) tree = NULL;
  g_autoptr (GPtrArray) tables = NULL;
  EfCatalogNode *root;

  ef_input_set_limit (reading->input, BYTES_MAX);
  if (reading->progress != NULL)
    ef_input_set_progress (reading->input, reading->progress);
  text = ef_reading_get_text (reading, error);
  if (text == NULL)
    return NULL;
  tree = ef_tree_read_yaml (g_bytes_get_data (text, NULL), g_bytes_get_size (text), 1, file,
                            reading->diagnostics, error);
  if (tree == NULL)
    return NULL;
  ef_reading_set_source (reading, ID);
  tables = ef_tree_rows_read (ef_tree_get_root (tree), reading, error);
  if (tables == NULL)
    return NULL;
  if (tables->len == 0)
    {
      ef_look_alike_explain (g_bytes_get_data (text, NULL), g_bytes_get_size (text), file, error);
      return NULL;
    }

  root = ef_catalog_node_new (file, NULL);
  for (guint i = 0; i < tables->len; i++)
    ef_catalog_node_add_table (root, g_ptr_array_index (tables, i));

  return root;
}

const EfReader ef_reader_yaml = {
  .id = ID,
  .name = N_ ("Other YAML with lists of things"),
  .sniff = sniff,
  .read = read_yaml,
};
