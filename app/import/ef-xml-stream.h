/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-diagnostics.h"
#include "ef-input.h"

G_BEGIN_DECLS

/* Elements inside one another; the deepest real document has thirty. */
#define EF_XML_DEPTH_MAX 200

/* An element as it begins. All of it is valid during the call only, except that equal names and
 * equal namespaces are equal pointers as long as the text is parsed. */
typedef struct
{
  const char *name;          /* the local one, without any prefix */
  const char *uri;           /* of its namespace, NULL if it has none */
  const guint8 **attributes; /* `n_attributes` times five, as libxml2 has them */
  guint n_attributes;
  guint line;                /* where its start tag ends, from 1 */
  guint depth;               /* 0 for the root */
} EfXmlElement;

typedef struct
{
  const char *name;
  const char *uri;   /* NULL for most: attributes are in no namespace unless they have a prefix */
  const char *value; /* references resolved; not terminated */
  gsize length;
} EfXmlAttribute;

/* What is called while a text is parsed; each answers whether to go on. Text comes in any number
 * of pieces; white space between elements may be left out. */
typedef struct
{
  gboolean (*start) (gpointer context, const EfXmlElement *element);
  gboolean (*text) (gpointer context, const char *text, gsize length);
  gboolean (*end) (gpointer context);
} EfXmlHandler;

/* What a parse found beside the elements. */
typedef struct
{
  char *error_place;  /* "line:column" where reading ended before the end, or NULL */
  gboolean malformed; /* it ended because the text is not XML, and the error says only why */
  guint n_doubts;     /* errors that do not end the parse: undeclared prefixes and entities */
  char *first_doubt;  /* in English, as libxml2 says it */
  char *doubt_place;
} EfXmlReport;

void ef_xml_report_clear (EfXmlReport *self);

static inline EfXmlAttribute
ef_xml_element_get_attribute (const EfXmlElement *self, guint index)
{
  const guint8 **parts = self->attributes + 5 * index;

  return (EfXmlAttribute) {
    .name = (const char *) parts[0],
    .uri = (const char *) parts[2],
    .value = (const char *) parts[3],
    .length = (gsize) (parts[4] - parts[3]),
  };
}

/* The attribute of that name in no namespace; FALSE if there is none. */
gboolean ef_xml_element_find_attribute (const EfXmlElement *self,
                                        const char         *name,
                                        EfXmlAttribute     *attribute);

/* The start tag of the document in its first bytes: its local name and the address of its
 * namespace ("" if there is none). FALSE if the head is no XML, or ends before. */
gboolean ef_xml_sniff_root (const char *head, gsize length, char **name, char **uri);

/**
 * ef_xml_stream_parse:
 * @diagnostics: for what is odd but readable: an encoding that had to be guessed
 *
 * Reads the whole input and calls @handler with @context for its elements. The text never is in
 * memory as a whole, unless it is UTF-16. Nothing but the input is read: no document type, no
 * entity, no schema. A text that declares entities of its own is refused, and so are crowds of
 * attributes and bottomless nesting.
 *
 * Returns: FALSE with @error where the text is cut off or not XML, where it is refused, where the
 *   input cannot be read any further, or when cancelled (G_IO_ERROR_CANCELLED); what came before
 *   has been handed to @handler. FALSE without @error if @handler answered FALSE.
 */
gboolean ef_xml_stream_parse (EfInput            *input,
                              const EfXmlHandler *handler,
                              gpointer            context,
                              EfXmlReport        *report,
                              EfDiagnostics      *diagnostics,
                              GCancellable       *cancellable,
                              GError            **error);

/* Gives the end of an incomplete parse to a person: what broke, with its place, and that the rest
 * is lost as diagnostics if something came before it (@usable), else as @error. Takes over
 * @broken; says the doubts too. */
void ef_xml_report_tell (EfXmlReport   *self,
                         GError        *broken,
                         gboolean       usable,
                         const char    *file,
                         EfDiagnostics *diagnostics,
                         GError       **error);

G_END_DECLS
