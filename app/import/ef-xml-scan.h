/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No element of a file with results has nearly so many attributes; libxml2 compares each with
 * each, and a million of them would take a quarter of an hour. */
#define EF_XML_ATTRIBUTES_MAX 256

typedef enum
{
  EF_XML_REFUSAL_NONE,
  EF_XML_REFUSAL_SUBSET, /* the document declares things of its own: entities, for one */
  EF_XML_REFUSAL_CROWD,  /* more than EF_XML_ATTRIBUTES_MAX attributes */
} EfXmlRefusal;

/**
 * EfXmlScan:
 *
 * Looks over the tags of an XML text, piece by piece, before a parser sees it, and stops where
 * something comes that is dear to parse and that no file with results has. Takes linear time. The
 * text has to be in an encoding in which ASCII stands for itself.
 */
typedef struct
{
  guint state;
  guint n_matched; /* bytes of the mark that ends the state */
  guint n_attributes;
  char quote;      /* the open one, or 0 */
  gboolean in_content; /* what came last is a start tag */
} EfXmlScan;

void ef_xml_scan_init (EfXmlScan *self);

/* How many bytes of @text may be parsed: @length, or fewer with @refusal set. */
gsize ef_xml_scan_piece (EfXmlScan    *self,
                         const char   *text,
                         gsize         length,
                         EfXmlRefusal *refusal);

/* The sentence for a refusal. */
void ef_xml_refusal_set_error (EfXmlRefusal refusal, GError **error);

/* TRUE behind a start tag, until the next tag of any kind. */
gboolean ef_xml_scan_is_in_content (const EfXmlScan *self);

G_END_DECLS
