/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-xml-stream.h"

G_BEGIN_DECLS

/**
 * EfXmlEvents:
 *
 * What a parser has met, written down by one thread for another to act upon. Texts and values of
 * attributes are copied; names and namespaces are not, as they last as long as the parser. White
 * space between elements, half of all events of an indented text, is left out; an element that
 * holds nothing else keeps it.
 */
typedef struct
{
  guint8 *data;
  gsize length;
  gsize allocated;
  gsize blank;      /* where a text of white space begins that came last, behind an element */
  gboolean is_text; /* a text came last */
  gboolean is_open; /* a start came last, or only text since */
  gboolean last;    /* nothing follows */
} EfXmlEvents;

EfXmlEvents *ef_xml_events_new (void);
void         ef_xml_events_free (gpointer events);
void         ef_xml_events_reset (EfXmlEvents *self);

void ef_xml_events_add_start (EfXmlEvents *self, const EfXmlElement *element);
void ef_xml_events_add_text (EfXmlEvents *self, const char *text, gsize length);
void ef_xml_events_add_end (EfXmlEvents *self);

/* Tells @handler all of it, once. FALSE as soon as it answers FALSE. */
gboolean ef_xml_events_replay (EfXmlEvents *self, const EfXmlHandler *handler, gpointer context);

G_END_DECLS
