/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-figure-private.h"

#include <libxml/xmlreader.h>
#include <string.h>

/* <metadata><project xmlns="urn:efficient-frontier:figure:1">: gzip in base 64. Other programs
 * write the file anew and may choose other prefixes, so it is read as XML; but a document type,
 * which brings entities, is in no figure of ours. */

static gboolean
is_project (xmlTextReaderPtr reader)
{
  const char *name = (const char *) xmlTextReaderConstLocalName (reader);
  const char *space = (const char *) xmlTextReaderConstNamespaceUri (reader);

  return g_strcmp0 (name, "project") == 0 && g_strcmp0 (space, EF_FIGURE_NAMESPACE) == 0;
}

static void
ignore_cb (void *data, xmlErrorPtr error)
{
}

/* The text of the first such element; NULL with @damaged if the XML is none before that. */
static char *
find_text (xmlTextReaderPtr reader, gboolean *damaged)
{
  int result;

  *damaged = FALSE;
  while ((result = xmlTextReaderRead (reader)) == 1)
    {
      int type = xmlTextReaderNodeType (reader);
      xmlChar *content;
      char *text;

      if (type == XML_READER_TYPE_DOCUMENT_TYPE || type == XML_READER_TYPE_ENTITY_REFERENCE)
        break;
      if (type != XML_READER_TYPE_ELEMENT || !is_project (reader))
        continue;
      content = xmlTextReaderReadString (reader);
      text = g_strdup ((const char *) content);
      xmlFree (content);
      *damaged = text == NULL;
      return text;
    }
  *damaged = result != 0;

  return NULL;
}

GBytes *
ef_figure_find_in_svg (const char *data, gsize length, GError **error)
{
  xmlTextReaderPtr reader;
  g_autofree char *text = NULL;
  g_autofree guchar *packed = NULL;
  gboolean damaged = TRUE;
  gsize n_packed;

  /* A picture that does not even name it is just a picture, whatever is wrong with it. */
  if (memmem (data, length, EF_FIGURE_NAMESPACE, strlen (EF_FIGURE_NAMESPACE)) == NULL)
    return NULL;

  if (length <= G_MAXINT)
    {
      reader = xmlReaderForMemory (data, (int) length, NULL, NULL,
                                   XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
      xmlTextReaderSetStructuredErrorHandler (reader, ignore_cb, NULL);
      text = find_text (reader, &damaged);
      xmlFreeTextReader (reader);
    }
  if (damaged)
    ef_figure_set_damaged (error);
  if (text == NULL)
    return NULL;

  packed = g_base64_decode (text, &n_packed);

  return ef_figure_unpack (packed, n_packed, G_ZLIB_COMPRESSOR_FORMAT_GZIP, error);
}
