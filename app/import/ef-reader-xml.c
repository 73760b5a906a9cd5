/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>

#include "ef-error.h"
#include "ef-look-alike.h"
#include "ef-xml-rows.h"

/* XML of no known kind: elements that repeat are rows. Only at the end of the text is known how it
 * is built (ef-xml-shape); until then it is written down in little room (ef-xml-log), from which
 * the values come (ef-xml-rows). Every path of rows that hold numbers becomes a table of the
 * catalog, the longest first; where there is none, a person is shown what the document is built
 * of. */

#define ID "xml"
#define NAMES_MAX 3 /* of paths in the summary */

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  g_autofree char *name = NULL;
  g_autofree char *uri = NULL;

  return ef_xml_sniff_root ((const char *) head, length, &name, &uri)
             && !ef_look_alike_is_known_root (name, uri)
           ? 0.3
           : 0;
}

/* NULL with @error if nothing of the text can be used. */
static EfXmlShape *
read_shape (EfReading *reading, EfXmlLog *log, GError **error)
{
  const char *name = ef_input_get_name (reading->input);
  g_autoptr (EfXmlShape) shape = NULL;
  EfXmlReport report = { 0 };
  GError *broken = NULL;
  gboolean usable = FALSE;

  shape = ef_xml_shape_read (reading->input, log, &report, reading->diagnostics,
                             reading->cancellable, &broken);
  for (guint i = 0; i < ef_xml_shape_get_n_nodes (shape) && !usable; i++)
    usable = ef_xml_shape_get_node (shape, i)->is_row;
  usable &= !g_error_matches (broken, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (!usable && broken == NULL)
    {
      g_autofree char *tree = ef_xml_shape_describe (shape);

      broken = g_error_new (EF_ERROR, EF_ERROR_NO_RESULTS,
                            /* Translators: the second is the tree of elements, with how often
                             * each occurs: "catalog (book 12 (title 12, author 30))" */
                            _("“%s” is an XML document in which nothing repeats that could be the "
                              "rows of a table. It is built like this: %s."),
                            name, tree);
    }
  ef_xml_report_tell (&report, broken, usable, name, reading->diagnostics, error);
  ef_xml_report_clear (&report);

  return usable ? g_steal_pointer (&shape) : NULL;
}

static char *
summarise (GPtrArray *tables)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < tables->len && i < NAMES_MAX; i++)
    {
      const EfXmlTable *table = g_ptr_array_index (tables, i);

      g_string_append_printf (list, "%s%s (%u)", i > 0 ? ", " : "", table->path,
                              ef_table_get_n_rows (table->table));
    }
  if (tables->len > NAMES_MAX)
    g_string_append (list, "…");

  return g_strdup_printf (ngettext ("%u table in XML, whose rows are %s",
                                    "%u tables in XML, whose rows are %s",
                                    tables->len),
                          tables->len, list->str);
}

static EfCatalogNode *
read_xml (EfReading *reading, GError **error)
{
  const char *name = ef_input_get_name (reading->input);
  g_autoptr (EfTextPool) pool = ef_text_pool_new ();
  g_autoptr (EfXmlLog) log = ef_xml_log_new (pool);
  g_autoptr (EfXmlShape) shape = NULL;
  g_autoptr (GPtrArray) tables = NULL;
  EfCatalogNode *root;

  if (reading->progress != NULL)
    ef_input_set_progress (reading->input, reading->progress);
  shape = read_shape (reading, log, error);
  if (shape == NULL)
    return NULL;
  ef_reading_set_source (reading, ID);
  tables = ef_xml_rows_read (log, pool, shape, reading, error);
  if (tables == NULL)
    return NULL;
  if (tables->len == 0)
    {
      g_autofree char *tree = ef_xml_shape_describe (shape);

      g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                   _("“%s” is an XML document without columns of numbers. It is built like this: "
                     "%s."),
                   name, tree);
      return NULL;
    }

  root = ef_catalog_node_new (name, NULL);
  for (guint i = 0; i < tables->len; i++)
    ef_catalog_node_add_table (root, ((EfXmlTable *) g_ptr_array_index (tables, i))->table);
  reading->summary = summarise (tables);

  return root;
}

const EfReader ef_reader_xml = {
  .id = ID,
  .name = N_ ("Other XML with repeated elements"),
  .sniff = sniff,
  .read = read_xml,
};
