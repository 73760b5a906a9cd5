/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"
#include "ef-look-alike.h"
#include "ef-pwc-catalog.h"
#include "ef-pwc-convert.h"
#include "ef-pwc-element-parser.h"
#include "ef-pwc-xml-parser.h"

/* The evaluation tables of Papers with Code as XML. Papers with Code never published any; so there
 * is one form of our own, which says everything the JSON does (ef-pwc-xml-parser), and whatever
 * scripts make of the JSON, an element for each key (ef-pwc-element-parser). Both are streamed into
 * the same compact form as the JSON, of which the catalog is made (ef-pwc-catalog). */

#define ID "pwc-xml"

static gboolean
has_element (const char *head, gsize length, const char *name)
{
  const char *end = head + length;
  const gsize name_length = strlen (name);

  for (const char *p = head; (p = memmem (p, (gsize) (end - p), name, name_length)) != NULL; p++)
    if (p > head && (p[-1] == '<' || p[-1] == ':') && p + name_length < end
        && strchr (" \t\r\n/>", p[name_length]) != NULL)
      return TRUE;

  return FALSE;
}

static double
sniff (const guint8 *head, gsize length, const char *file_name)
{
  const char *text = (const char *) head;
  g_autofree char *name = NULL;
  g_autofree char *uri = NULL;

  if (!ef_xml_sniff_root (text, length, &name, &uri))
    return 0;
  if (g_str_has_prefix (uri, EF_PWC_XML_NAMESPACE_PREFIX))
    return 1;
  if (ef_look_alike_is_known_root (name, uri))
    return 0;
  if (has_element (text, length, "sota")
      && (has_element (text, length, "datasets") || has_element (text, length, "dataset")))
    return 0.95;
  /* A long description may hide the first table. Bills of materials have such elements as well. */
  if (*uri == '\0' && has_element (text, length, "datasets") && has_element (text, length, "task"))
    return 0.8;

  return 0;
}

/* Streams the file. FALSE with @error if nothing can be made of it; if something can, what broke
 * is a diagnostic. */
static gboolean
read_dump (EfReading *reading, EfPwcDump **dump, GError **error)
{
  const char *name = ef_input_get_name (reading->input);
  EfXmlReport report = { 0 };
  GError *broken = NULL;
  const guint8 *head;
  gboolean usable;
  gsize length;

  head = ef_input_peek (reading->input, &length, error);
  if (head == NULL)
    return FALSE;
  if (ef_pwc_xml_sniff (head, length))
    ef_pwc_xml_parser_read (reading->input, dump, &report, reading->diagnostics,
                            reading->cancellable, &broken);
  else
    ef_pwc_element_parser_read (reading->input, dump, &report, reading->diagnostics,
                                reading->cancellable, &broken);

  usable = (*dump)->n_rows > 0
           && !g_error_matches (broken, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (broken == NULL && !usable)
    broken = g_error_new (EF_ERROR, EF_ERROR_NO_RESULTS,
                          _("“%s” has the form of evaluation tables, but there is no row of "
                            "results in it."),
                          name);
  ef_xml_report_tell (&report, broken, usable, name, reading->diagnostics, error);
  ef_xml_report_clear (&report);

  return usable;
}

static EfCatalogNode *
read_pwc_xml (EfReading *reading, GError **error)
{
  g_autoptr (EfPwcDump) dump = NULL;

  if (reading->progress != NULL)
    ef_input_set_progress (reading->input, reading->progress);
  if (!read_dump (reading, &dump, error))
    return NULL;
  ef_reading_set_source (reading, ID);

  return ef_pwc_catalog_build (dump, reading, error);
}

const EfReader ef_reader_pwc_xml = {
  .id = ID,
  .name = N_ ("Papers with Code tables (XML)"),
  .sniff = sniff,
  .read = read_pwc_xml,
};
