/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-xml-events.h"

#include <string.h>

/* Records of different lengths one behind the other, each beginning at a multiple of eight bytes.
 * Behind the record of an element are its attributes as libxml2 has them, five pointers each, and
 * behind these their values; until they are replayed, pointers to values are offsets. */

#define FIRST_SIZE 65536
#define NOWHERE G_MAXSIZE

typedef enum
{
  EVENT_START,
  EVENT_TEXT,
  EVENT_END,
} EventKind;

typedef struct
{
  guint32 kind;
  guint32 size; /* of the text, or of all values together */
} Event;

typedef struct
{
  Event event;
  guint32 n_attributes;
  guint32 line;
  guint32 depth;
  guint32 unused;
  const char *name;
  const char *uri;
} StartEvent;

static gsize
round_up (gsize size)
{
  return (size + 7) & ~(gsize) 7;
}

EfXmlEvents *
ef_xml_events_new (void)
{
  EfXmlEvents *self = g_new0 (EfXmlEvents, 1);

  self->allocated = FIRST_SIZE;
  self->data = g_malloc (self->allocated);
  ef_xml_events_reset (self);

  return self;
}

void
ef_xml_events_free (gpointer data)
{
  EfXmlEvents *self = data;

  g_free (self->data);
  g_free (self);
}

void
ef_xml_events_reset (EfXmlEvents *self)
{
  self->length = 0;
  self->blank = NOWHERE;
  self->is_text = FALSE;
  self->is_open = FALSE;
  self->last = FALSE;
}

/* Room for a record of @size bytes. */
static gpointer
append (EfXmlEvents *self, gsize size)
{
  gpointer record;

  size = round_up (size);
  while (self->allocated - self->length < size)
    {
      self->allocated *= 2;
      self->data = g_realloc (self->data, self->allocated);
    }
  record = self->data + self->length;
  self->length += size;

  return record;
}

/* Takes white space back that turns out to stand between two tags. */
static void
begin_tag (EfXmlEvents *self)
{
  if (self->blank != NOWHERE)
    self->length = self->blank;
  self->blank = NOWHERE;
  self->is_text = FALSE;
}

static gboolean
is_blank (const char *text, gsize length)
{
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;

  return length == 0;
}

void
ef_xml_events_add_start (EfXmlEvents *self, const EfXmlElement *element)
{
  const gsize n_parts = 5 * (gsize) element->n_attributes;
  const guint8 **parts;
  StartEvent *start;
  gsize size = 0;
  char *values;

  begin_tag (self);
  self->is_open = TRUE;
  for (guint i = 0; i < element->n_attributes; i++)
    size += ef_xml_element_get_attribute (element, i).length;
  start = append (self, sizeof *start + n_parts * sizeof *parts + size);
  *start = (StartEvent) {
    .event = { EVENT_START, (guint32) size },
    .n_attributes = element->n_attributes,
    .line = element->line,
    .depth = element->depth,
    .name = element->name,
    .uri = element->uri,
  };
  if (element->n_attributes == 0)
    return;

  parts = (const guint8 **) (start + 1);
  values = (char *) (parts + n_parts);
  memcpy (parts, element->attributes, n_parts * sizeof *parts);
  size = 0;
  for (guint i = 0; i < element->n_attributes; i++)
    {
      const EfXmlAttribute attribute = ef_xml_element_get_attribute (element, i);

      memcpy (values + size, attribute.value, attribute.length);
      parts[5 * i + 3] = GSIZE_TO_POINTER (size);
      size += attribute.length;
      parts[5 * i + 4] = GSIZE_TO_POINTER (size);
    }
}

void
ef_xml_events_add_text (EfXmlEvents *self, const char *text, gsize length)
{
  const gsize at = self->length;
  Event *event = append (self, sizeof *event + length);

  self->blank = !self->is_text && is_blank (text, length) ? at : NOWHERE;
  self->is_text = TRUE;
  *event = (Event) { EVENT_TEXT, (guint32) length };
  memcpy (event + 1, text, length);
}

void
ef_xml_events_add_end (EfXmlEvents *self)
{
  Event *event;

  if (self->is_open)
    self->blank = NOWHERE;
  begin_tag (self);
  self->is_open = FALSE;
  event = append (self, sizeof *event);
  *event = (Event) { EVENT_END, 0 };
}

static gboolean
replay_start (StartEvent *start, const EfXmlHandler *handler, gpointer context, gsize *size)
{
  const gsize n_parts = 5 * (gsize) start->n_attributes;
  const guint8 **parts = (const guint8 **) (start + 1);
  const guint8 *values = (const guint8 *) (parts + n_parts);
  const EfXmlElement element = {
    .name = start->name,
    .uri = start->uri,
    .attributes = parts,
    .n_attributes = start->n_attributes,
    .line = start->line,
    .depth = start->depth,
  };

  for (guint i = 0; i < start->n_attributes; i++)
    {
      parts[5 * i + 3] = values + GPOINTER_TO_SIZE (parts[5 * i + 3]);
      parts[5 * i + 4] = values + GPOINTER_TO_SIZE (parts[5 * i + 4]);
    }
  *size = sizeof *start + n_parts * sizeof *parts + start->event.size;

  return handler->start (context, &element);
}

gboolean
ef_xml_events_replay (EfXmlEvents *self, const EfXmlHandler *handler, gpointer context)
{
  gboolean go_on = TRUE;

  for (gsize at = 0; at < self->length && go_on;)
    {
      Event *event = (gpointer) (self->data + at);
      gsize size = sizeof *event;

      switch (event->kind)
        {
        case EVENT_START:
          go_on = replay_start ((StartEvent *) event, handler, context, &size);
          break;
        case EVENT_TEXT:
          go_on = handler->text (context, (const char *) (event + 1), event->size);
          size += event->size;
          break;
        case EVENT_END:
        default:
          go_on = handler->end (context);
          break;
        }
      at += round_up (size);
    }

  return go_on;
}
