/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-pwc-convert.h"

#include <glib/gi18n-lib.h>
#include <libxml/relaxng.h>
#include <libxml/xmlreader.h>

#include "ef-error.h"
#include "ef-pwc-resources.h"
#include "ef-pwc-xml-parser.h"

/* Holds a file in our XML form against its schema, streaming. libxml2 takes linear time for
 * everything such a file is made of, but quadratic time for foreign elements among foreign
 * elements, and those are allowed inside <extensions>: so they are counted first. */

#define SCHEMA "/org/efficientfrontier/EfficientFrontier/schemas/pwc.rng"
#define FOREIGN_MAX 10000

typedef struct
{
  const char *name;
  EfDiagnostics *diagnostics;
  xmlTextReaderPtr xml;
  guint n_errors;
  guint n_foreign; /* elements */
} Check;

static void
report (Check *self, const char *place, const char *reason)
{
  self->n_errors++;
  ef_diagnostics_add (self->diagnostics, EF_SEVERITY_ERROR, self->name, place, "%s", reason);
}

/* The first look */

static gboolean
start_cb (gpointer data, const EfXmlElement *element)
{
  Check *self = data;
  g_autofree char *place = NULL;

  if (g_strcmp0 (element->uri, EF_PWC_XML_NAMESPACE) != 0 && ++self->n_foreign > FOREIGN_MAX)
    {
      place = g_strdup_printf ("%u", element->line);
      report (self, place, _("There are too many elements of others to be checked."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
text_cb (gpointer data, const char *text, gsize length)
{
  return TRUE;
}

static gboolean
end_cb (gpointer data)
{
  return TRUE;
}

/* FALSE if the text cannot be parsed, or not be validated in reasonable time; that is reported. */
static gboolean
look_over (Check *self, GBytes *text)
{
  static const EfXmlHandler handler = { start_cb, text_cb, end_cb };
  g_autoptr (EfInput) input = ef_input_new_for_bytes (text, self->name);
  g_autoptr (GError) error = NULL;
  EfXmlReport xml_report = { 0 };
  gboolean complete;

  complete = ef_xml_stream_parse (input, &handler, self, &xml_report, self->diagnostics, NULL,
                                  &error);
  if (error != NULL)
    report (self, xml_report.error_place, error->message);
  ef_xml_report_clear (&xml_report);

  return complete;
}

/* The schema */

static xmlRelaxNGPtr
load_schema (void)
{
  g_autoptr (GBytes) text = NULL;
  xmlRelaxNGParserCtxtPtr parser;
  xmlRelaxNGPtr schema;
  gsize length;
  const char *data;

  text = g_resource_lookup_data (ef_pwc_get_resource (), SCHEMA, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 NULL);
  g_assert (text != NULL);
  data = g_bytes_get_data (text, &length);
  parser = xmlRelaxNGNewMemParserCtxt (data, (int) length);
  schema = xmlRelaxNGParse (parser);
  xmlRelaxNGFreeParserCtxt (parser);
  g_assert (schema != NULL);

  return schema;
}

/* libxml2 keeps the line of a node in 16 bits; behind that, where the parser is will do. */
static void
violation_cb (void *data, xmlErrorPtr error)
{
  Check *self = data;
  g_autofree char *reason = g_utf8_make_valid (error->message != NULL ? error->message : "?", -1);
  g_autofree char *place = NULL;
  int line = error->line;

  if (error->level < XML_ERR_ERROR)
    return;
  if (line <= 0 || line >= G_MAXUINT16)
    line = xmlTextReaderGetParserLineNumber (self->xml);
  place = g_strdup_printf ("%d", MAX (line, 1));
  report (self, place, g_strstrip (reason));
}

static void
check_schema (Check *self, const char *text, gsize length)
{
  xmlRelaxNGPtr schema = load_schema ();

  self->xml = xmlReaderForMemory (text, (int) length, NULL, NULL,
                                  XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
  xmlTextReaderSetStructuredErrorHandler (self->xml, violation_cb, self);
  xmlTextReaderRelaxNGSetSchema (self->xml, schema);
  while (xmlTextReaderRead (self->xml) == 1)
    ;
  xmlFreeTextReader (self->xml);
  xmlRelaxNGFree (schema);
}

/* What a grammar cannot say: that a row has no metric twice. Only asked if the grammar is content,
 * so nothing is said twice. */
static void
check_meaning (Check *self, GBytes *text)
{
  g_autoptr (EfInput) input = ef_input_new_for_bytes (text, self->name);
  g_autoptr (EfDiagnostics) found = ef_diagnostics_new ();
  g_autoptr (EfPwcDump) dump = NULL;
  EfXmlReport xml_report = { 0 };

  ef_pwc_xml_parser_read (input, &dump, &xml_report, found, NULL, NULL);
  ef_xml_report_clear (&xml_report);
  self->n_errors += ef_diagnostics_count (found, EF_SEVERITY_WARNING);
  ef_diagnostics_append (self->diagnostics, found);
}

/* FALSE with @error if the file is not ours to judge. */
static gboolean
check_version (GBytes *text, const char *name, GError **error)
{
  g_autofree char *root = NULL;
  g_autofree char *uri = NULL;
  gsize length;
  const char *data = g_bytes_get_data (text, &length);

  if (!ef_xml_sniff_root (data, MIN (length, EF_INPUT_PEEK), &root, &uri)
      || !g_str_has_prefix (uri, EF_PWC_XML_NAMESPACE_PREFIX))
    g_set_error (error, EF_ERROR, EF_ERROR_NOT_RECOGNISED,
                 _("“%s” does not hold evaluation tables in the XML form of this program."), name);
  else if (!g_str_equal (uri, EF_PWC_XML_NAMESPACE))
    g_set_error (error, EF_ERROR, EF_ERROR_NEWER,
                 _("“%s” is written for a newer version of the format (%s). Update Efficient "
                   "Frontier to read it."),
                 name, uri);
  else if (length > G_MAXINT)
    g_set_error (error, EF_ERROR, EF_ERROR_TOO_LARGE, _("“%s” is too large to be checked."), name);
  else
    return TRUE;

  return FALSE;
}

gboolean
ef_pwc_xml_sniff (const guint8 *head, gsize length)
{
  g_autofree char *name = NULL;
  g_autofree char *uri = NULL;

  return ef_xml_sniff_root ((const char *) head, length, &name, &uri)
         && g_str_has_prefix (uri, EF_PWC_XML_NAMESPACE_PREFIX);
}

gboolean
ef_pwc_validate (GBytes *bytes, const char *name, EfDiagnostics *diagnostics, GError **error)
{
  Check check = { .name = name, .diagnostics = diagnostics };
  g_autoptr (EfInput) input = NULL;
  g_autoptr (GBytes) text = NULL;
  gsize length;
  const char *data;

  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (diagnostics != NULL, FALSE);

  input = ef_input_new_for_bytes (bytes, name);
  text = ef_input_get_bytes (input, NULL, NULL, error);
  if (text == NULL || !check_version (text, name, error))
    return FALSE;

  data = g_bytes_get_data (text, &length);
  if (look_over (&check, text))
    check_schema (&check, data, length);
  if (check.n_errors == 0)
    check_meaning (&check, text);
  if (check.n_errors > 0)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_DAMAGED,
                   ngettext ("“%s” breaks the rules of the format in %u place.",
                             "“%s” breaks the rules of the format in %u places.", check.n_errors),
                   name, check.n_errors);
      return FALSE;
    }

  return TRUE;
}
