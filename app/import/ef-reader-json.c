/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"
#include "ef-json-keys.h"
#include "ef-look-alike.h"
#include "ef-tree-rows.h"

/* JSON of no known kind, one document or one on each line: lists of objects, and objects in an
 * object, are rows (ef-tree-rows). Every other reader is surer of what it knows. */

#define ID "json"
#define CONFIDENCE 0.2
#define NAMES_MAX 3 /* of tables in the summary */
/* Larger texts are not read as a tree. */
#define BYTES_MAX (G_GUINT64_CONSTANT (256) << 20)

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  const char *text = (const char *) head;

  if (length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }
  if (length == 0 || (*text != '[' && *text != '{'))
    return 0;

  return ef_look_alike_is_known_json (text, length) ? 0 : CONFIDENCE;
}

static EfTree *
read_tree (EfReading *reading, GError **error)
{
  gboolean lines = FALSE;
  g_auto (GStrv) keys = NULL;
  const guint8 *head;
  gsize length;

  ef_input_set_limit (reading->input, BYTES_MAX);
  if (reading->progress != NULL)
    ef_input_set_progress (reading->input, reading->progress);
  head = ef_input_peek (reading->input, &length, error);
  if (head == NULL)
    return NULL;
  keys = ef_json_keys_list ((const char *) head, length, &lines);
  if (lines)
    return ef_tree_read_json_lines (reading->input, reading->diagnostics, reading->cancellable,
                                    error);

  return ef_tree_read_json (reading->input, reading->diagnostics, reading->cancellable, error);
}

static char *
summarise (GPtrArray *tables)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < tables->len && i < NAMES_MAX; i++)
    {
      EfTable *table = g_ptr_array_index (tables, i);

      g_string_append_printf (list, "%s%s (%u)", i > 0 ? ", " : "", ef_table_get_name (table),
                              ef_table_get_n_rows (table));
    }
  if (tables->len > NAMES_MAX)
    g_string_append (list, "…");

  return g_strdup_printf (ngettext ("%u table in JSON: %s", "%u tables in JSON: %s", tables->len),
                          tables->len, list->str);
}

/* Why there is no table: the text is broken, or it is something else. */
static void
explain (EfReading *reading, const EfTree *tree, const guint8 *head, gsize length, GError **error)
{
  const char *file = ef_input_get_name (reading->input);
  const guint n = ef_diagnostics_get_n_kept (reading->diagnostics);

  if (ef_tree_is_complete (tree) || n == 0)
    ef_look_alike_explain (head, length, file, error);
  else
    {
      const EfDiagnostic *last = ef_diagnostics_get (reading->diagnostics, n - 1);

      g_set_error (error, EF_ERROR, EF_ERROR_DAMAGED, "%s", last->reason);
      if (last->place != NULL)
        g_prefix_error (error, _("“%s”, %s: "), file, last->place);
    }
}

static EfCatalogNode *
read_json (EfReading *reading, GError **error)
{
  const char *file = ef_input_get_name (reading->input);
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (EfTree) tree = NULL;
  g_autofree guint8 *copy = NULL;
  EfCatalogNode *root;
  const guint8 *head;
  gsize length;

  head = ef_input_peek (reading->input, &length, error);
  if (head == NULL)
    return NULL;
  copy = g_memdup2 (head, length);
  tree = read_tree (reading, error);
  if (tree == NULL)
    return NULL;
  ef_reading_set_source (reading, ID);
  tables = ef_tree_rows_read (ef_tree_get_root (tree), reading, error);
  if (tables == NULL)
    return NULL;
  if (tables->len == 0)
    {
      explain (reading, tree, copy, length, error);
      return NULL;
    }

  root = ef_catalog_node_new (file, NULL);
  for (guint i = 0; i < tables->len; i++)
    ef_catalog_node_add_table (root, g_ptr_array_index (tables, i));
  reading->summary = summarise (tables);

  return root;
}

const EfReader ef_reader_json = {
  .id = ID,
  .name = N_ ("Other JSON with lists of objects, and JSON lines"),
  .sniff = sniff,
  .read = read_json,
};
