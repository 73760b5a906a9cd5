/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-project-private.h"

#include "ef-error.h"
#include "ef-project-resources.h"
#include "ef-project-scan.h"

#include <glib/gi18n-lib.h>
#include <libxml/relaxng.h>
#include <libxml/xmlreader.h>
#include <locale.h>
#include <string.h>

/* Holds a project against its schema, streaming. libxml2 takes linear time for everything a
 * project is made of, but quadratic time for foreign elements among foreign elements; those are
 * allowed only inside <extensions>, and their number is known from the scan before. */

#define SCHEMA "/org/efficientfrontier/EfficientFrontier/schemas/frontier-project-1.rng"

typedef struct
{
  const char *name;
  EfDiagnostics *diagnostics;
  xmlTextReaderPtr xml;
  guint n_errors;
} EfCheck;

static void
report (EfCheck *self, guint line, const char *reason)
{
  g_autofree char *place = g_strdup_printf ("%u", line);

  self->n_errors++;
  if (self->diagnostics != NULL)
    ef_diagnostics_add (self->diagnostics, EF_SEVERITY_ERROR, self->name, place, "%s", reason);
}

/* libxml2 keeps the line of a node in 16 bits; behind that, where the parser is will do. */
static void
violation_cb (void *user_data, xmlErrorPtr error)
{
  EfCheck *self = user_data;
  g_autofree char *reason = g_utf8_make_valid (error->message != NULL ? error->message : "?", -1);
  int line = error->line;

  if (error->level < XML_ERR_ERROR)
    return;

  if (line <= 0 || line >= G_MAXUINT16)
    line = xmlTextReaderGetParserLineNumber (self->xml);
  report (self, MAX (line, 1), g_strstrip (reason));
}

static xmlRelaxNGPtr
load_schema (void)
{
  g_autoptr (GBytes) text = NULL;
  xmlRelaxNGParserCtxtPtr parser;
  xmlRelaxNGPtr schema;
  gsize length;
  const char *data;

  text = g_resource_lookup_data (ef_project_get_resource (), SCHEMA, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 NULL);
  g_assert (text != NULL);
  data = g_bytes_get_data (text, &length);
  parser = xmlRelaxNGNewMemParserCtxt (data, length);
  schema = xmlRelaxNGParse (parser);
  xmlRelaxNGFreeParserCtxt (parser);
  g_assert (schema != NULL);

  return schema;
}

/* TRUE if the local name of the element is @name. It is read off the end tag, which is easier to
 * take apart. */
static gboolean
is_named (const char *text, gsize length, const EfScannedElement *element, const char *name)
{
  const char *tag = text + element->end;
  const char *close = memchr (tag, '>', length - element->end);
  g_autofree char *qualified = NULL;
  const char *colon;

  if (close == NULL || close - tag < 2 || tag[1] != '/')
    return FALSE;

  qualified = g_strchomp (g_strndup (tag + 2, close - tag - 2));
  colon = strchr (qualified, ':');

  return g_str_equal (colon != NULL ? colon + 1 : qualified, name);
}

/* FALSE if the text cannot be parsed or validated in reasonable time; that is reported. */
static gboolean
check_tags (EfCheck *self, const char *text, gsize length)
{
  g_autoptr (GArray) elements = NULL;
  g_autoptr (GError) error = NULL;
  gsize offset = 0;
  guint line = 1;

  if (!ef_project_scan (text, length, &elements, &error))
    {
      report (self, 1, error->message);
      return FALSE;
    }

  for (guint i = 0; i < elements->len; i++)
    {
      const EfScannedElement *element = &g_array_index (elements, EfScannedElement, i);

      if (element->n_inside > EF_PROJECT_MAX_EXTENSION_ELEMENTS
          && is_named (text, length, element, "extensions"))
        {
          report (self, ef_project_count_lines (text, element->start, &offset, &line),
                  _("The extensions have too many elements to be checked."));
          return FALSE;
        }
    }

  return TRUE;
}

static void
stream_through (EfCheck *self, xmlRelaxNGPtr schema, const char *text, gsize length)
{
  const int options = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT;

  self->xml = xmlReaderForMemory (text, length, NULL, "UTF-8", options);
  xmlTextReaderSetStructuredErrorHandler (self->xml, violation_cb, self);
  xmlTextReaderRelaxNGSetSchema (self->xml, schema);
  while (xmlTextReaderRead (self->xml) == 1)
    ;
  xmlFreeTextReader (self->xml);
}

/* libxml2 reads numbers with sscanf(): where the decimal mark is a comma, 0.3 would be 0, which
 * is no length. So this thread has no locale for the time being. */
static void
check_schema (EfCheck *self, const char *text, gsize length)
{
  xmlRelaxNGPtr schema = load_schema ();
  locale_t neutral = newlocale (LC_NUMERIC_MASK, "C", (locale_t) 0);
  locale_t usual = uselocale (neutral);

  stream_through (self, schema, text, length);
  uselocale (usual);
  freelocale (neutral);
  xmlRelaxNGFree (schema);
}

/* What a grammar cannot say: references, numbers of rows. Only asked if the grammar is content, so
 * nothing is said twice. */
static gboolean
check_meaning (EfCheck *self, GBytes *xml, GError **error)
{
  g_autoptr (EfDiagnostics) found = ef_diagnostics_new ();
  g_autoptr (EfDocument) document
    = ef_project_read (xml, NULL, self->name, found, NULL, NULL, error);

  if (document == NULL)
    return FALSE;

  self->n_errors += ef_diagnostics_count (found, EF_SEVERITY_ERROR);
  self->n_errors += ef_diagnostics_count (found, EF_SEVERITY_WARNING);
  if (self->diagnostics != NULL)
    ef_diagnostics_append (self->diagnostics, found);

  return TRUE;
}

/* FALSE if the file is not ours to judge. That it is damaged is found again with its line. */
static gboolean
check_version (GBytes *xml, const char *name, gboolean *newer, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (ef_project_check_version (xml, name, newer, &local)
      || g_error_matches (local, EF_ERROR, EF_ERROR_DAMAGED))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
ef_project_validate (GBytes *bytes, const char *name, EfDiagnostics *diagnostics, GError **error)
{
  EfCheck check = { .name = name, .diagnostics = diagnostics };
  g_autoptr (EfInput) input = NULL;
  g_autoptr (GBytes) xml = NULL;
  gboolean newer = FALSE;
  gsize length;
  const char *text;

  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  input = ef_input_new_for_bytes (bytes, name);
  xml = ef_project_get_xml (input, NULL, error);
  if (xml == NULL || !check_version (xml, name, &newer, error))
    return FALSE;

  /* A newer minor version has things the schema does not know, and rightly so. */
  text = g_bytes_get_data (xml, &length);
  if (!newer && check_tags (&check, text, length))
    check_schema (&check, text, length);
  if (check.n_errors == 0 && !check_meaning (&check, xml, error))
    return FALSE;

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
