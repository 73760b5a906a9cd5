/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-xml-owners.h"

#include <string.h>

#include "ef-number.h"

#define VALUES_MAX (G_MAXUINT / 16)

typedef struct
{
  guint node;
  guint owner; /* innermost, plus one */
  gboolean is_pair;
  guint32 name; /* of a pair */
  guint32 value;
  guint32 unit; /* an attribute, of whose node this is the number: */
  guint unit_node;
} Frame;

struct _EfXmlOwners
{
  const EfXmlShape *shape;
  EfTextPool *pool;
  GArray *owners; /* (element-type EfXmlOwner) */
  GArray *values; /* (element-type EfXmlValue) */
  Frame frames[EF_XML_DEPTH_MAX];
  guint n_frames;
  guint64 *last_around; /* by node: the element around the last one, as its serial number */
  guint *last_position; /* by node: of that one */
  guint64 serials[EF_XML_DEPTH_MAX];
  guint64 n_elements;
  guint *by_node;    /* numbers of owners, those of one node side by side */
  guint *first_of;   /* by node: where in `by_node` these begin; one more at the end */
  GString *place;
};

/* Events */

static const EfXmlShapeNode *
get_node (const EfXmlOwners *self, guint index)
{
  return ef_xml_shape_get_node (self->shape, index);
}

static void
add_value (EfXmlOwners *self, guint owner, guint node, guint32 name, guint32 text)
{
  const EfXmlValue value = { owner - 1, node, name, text };

  if (owner > 0 && text != 0 && self->values->len < VALUES_MAX)
    g_array_append_val (self->values, value);
}

static void
begin_owner (EfXmlOwners *self, Frame *frame, guint line)
{
  const EfXmlShapeNode *node = get_node (self, frame->node);
  const EfXmlOwner owner = {
    .node = frame->node,
    .around = frame->owner,
    .line = line,
    .position = self->last_position[frame->node],
  };

  if ((!node->is_row && !node->is_around) || self->owners->len == VALUES_MAX)
    return;
  g_array_append_val (self->owners, owner);
  frame->owner = self->owners->len;
}

static void
open_cb (gpointer data, guint node, guint line)
{
  EfXmlOwners *self = data;
  Frame *parent = self->n_frames > 0 ? &self->frames[self->n_frames - 1] : NULL;
  const guint64 around = self->n_frames > 0 ? self->serials[self->n_frames - 1] : 0;
  Frame *frame = &self->frames[self->n_frames];

  *frame = (Frame) {
    .node = node,
    .owner = parent != NULL ? parent->owner : 0,
    .is_pair = get_node (self, node)->is_pair,
  };
  self->last_position[node]
    = self->last_around[node] == around + 1 ? self->last_position[node] + 1 : 1;
  self->last_around[node] = around + 1;
  self->serials[self->n_frames++] = ++self->n_elements;
  begin_owner (self, frame, line);
}

static void
attribute_cb (gpointer data, guint node, guint32 text)
{
  EfXmlOwners *self = data;
  Frame *frame = &self->frames[self->n_frames - 1];
  const EfXmlWord word = get_node (self, node)->word;

  if (frame->is_pair && word == EF_XML_WORD_NAME)
    frame->name = text;
  else if (frame->is_pair && word == EF_XML_WORD_VALUE)
    frame->value = text;
  else if (word == EF_XML_WORD_UNIT && get_node (self, frame->node)->n_texts > 0)
    {
      frame->unit = text;
      frame->unit_node = node;
    }
  else if (!frame->is_pair)
    add_value (self, frame->owner, node, 0, text);
}

/* A number with its unit behind it, as other formats write it: <energy unit="kWh">0.2</energy>.
 * What is no number has an attribute like any other. */
static guint32
apply_unit (EfXmlOwners *self, const Frame *frame, guint32 text)
{
  g_autofree char *both = NULL;
  const char *number = ef_text_pool_get (self->pool, text);
  double value;

  if (frame->unit == 0)
    return text;
  if (text == 0 || !ef_number_read_plain (number, strlen (number), &value))
    {
      add_value (self, frame->owner, frame->unit_node, 0, frame->unit);
      return text;
    }
  both = g_strconcat (number, " ", ef_text_pool_get (self->pool, frame->unit), NULL);

  return ef_text_pool_add (self->pool, both, -1);
}

static void
close_cb (gpointer data, guint32 text)
{
  EfXmlOwners *self = data;
  const Frame *frame = &self->frames[--self->n_frames];
  Frame *parent = self->n_frames > 0 ? &self->frames[self->n_frames - 1] : NULL;
  const EfXmlWord word = get_node (self, frame->node)->word;

  if (frame->is_pair && frame->value != 0)
    text = frame->value;
  text = apply_unit (self, frame, text);

  if (frame->is_pair)
    add_value (self, frame->owner, frame->node, frame->name, text);
  else if (parent == NULL || !parent->is_pair)
    add_value (self, frame->owner, frame->node, 0, text);
  else if (word == EF_XML_WORD_NAME && parent->name == 0)
    parent->name = text;
  else if (word == EF_XML_WORD_VALUE && parent->value == 0)
    parent->value = text;
}

static const EfXmlLogHandler handler = { open_cb, attribute_cb, close_cb };

/* Owners and their values */

const EfXmlOwner *
ef_xml_owners_get (const EfXmlOwners *self, guint index)
{
  return &g_array_index (self->owners, EfXmlOwner, index);
}

/* Puts the values of each owner side by side, in their order. */
static void
sort_values (EfXmlOwners *self)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (EfXmlValue), self->values->len);
  guint first = 0;

  g_array_set_size (sorted, self->values->len);
  for (guint i = 0; i < self->values->len; i++)
    {
      const guint owner = g_array_index (self->values, EfXmlValue, i).owner;

      g_array_index (self->owners, EfXmlOwner, owner).n_values++;
    }
  for (guint i = 0; i < self->owners->len; i++)
    {
      EfXmlOwner *owner = &g_array_index (self->owners, EfXmlOwner, i);

      owner->first_value = first;
      first += owner->n_values;
      if (owner->around > 0)
        {
          const EfXmlOwner *around = ef_xml_owners_get (self, owner->around - 1);

          owner->n_around = around->n_around + around->n_values;
        }
    }
  for (guint i = 0; i < self->owners->len; i++)
    g_array_index (self->owners, EfXmlOwner, i).n_values = 0;
  for (guint i = 0; i < self->values->len; i++)
    {
      const EfXmlValue *value = &g_array_index (self->values, EfXmlValue, i);
      EfXmlOwner *owner = &g_array_index (self->owners, EfXmlOwner, value->owner);

      g_array_index (sorted, EfXmlValue, owner->first_value + owner->n_values++) = *value;
    }
  g_array_unref (self->values);
  self->values = sorted;
}

static void
group_owners (EfXmlOwners *self)
{
  const guint n_nodes = ef_xml_shape_get_n_nodes (self->shape);
  g_autofree guint *next = g_new0 (guint, n_nodes);

  for (guint i = 0; i < self->owners->len; i++)
    next[ef_xml_owners_get (self, i)->node]++;
  self->by_node = g_new (guint, MAX (self->owners->len, 1));
  self->first_of = g_new0 (guint, n_nodes + 1);
  for (guint i = 0; i < n_nodes; i++)
    {
      self->first_of[i + 1] = self->first_of[i] + next[i];
      next[i] = self->first_of[i];
    }
  for (guint i = 0; i < self->owners->len; i++)
    self->by_node[next[ef_xml_owners_get (self, i)->node]++] = i;
}

/* Places */

static void
append_number (GString *out, guint number)
{
  char digits[10];
  guint n = 0;

  do
    digits[n++] = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  while (n > 0)
    g_string_append_c (out, digits[--n]);
}

/* By hand: printing them takes longer than all the rest of a row. */
const char *
ef_xml_owners_make_place (EfXmlOwners *self, const EfXmlOwner *row)
{
  const EfXmlOwner *path[EF_XML_DEPTH_MAX];
  guint depth = 0;

  /* There is an owner for everything around a row. */
  path[depth++] = row;
  for (guint around = row->around; around > 0; around = path[depth - 1]->around)
    path[depth++] = ef_xml_owners_get (self, around - 1);

  g_string_truncate (self->place, 0);
  append_number (self->place, row->line);
  g_string_append_c (self->place, ':');
  while (depth-- > 0)
    {
      const EfXmlShapeNode *node = get_node (self, path[depth]->node);

      g_string_append_c (self->place, '/');
      g_string_append (self->place, node->name);
      if (node->most > 1)
        {
          g_string_append_c (self->place, '[');
          append_number (self->place, path[depth]->position);
          g_string_append_c (self->place, ']');
        }
    }

  return self->place->str;
}

/* Reading */

static EfXmlOwners *
owners_new (const EfXmlShape *shape, EfTextPool *pool)
{
  const guint n_nodes = ef_xml_shape_get_n_nodes (shape);
  EfXmlOwners *self = g_new0 (EfXmlOwners, 1);

  self->shape = shape;
  self->pool = pool;
  self->owners = g_array_new (FALSE, FALSE, sizeof (EfXmlOwner));
  self->values = g_array_new (FALSE, FALSE, sizeof (EfXmlValue));
  self->last_around = g_new0 (guint64, n_nodes);
  self->last_position = g_new0 (guint, n_nodes);
  self->place = g_string_new (NULL);

  return self;
}

EfXmlOwners *
ef_xml_owners_read (EfXmlLog *log, EfTextPool *pool, const EfXmlShape *shape,
                    GCancellable *cancellable, GError **error)
{
  g_autoptr (EfXmlOwners) self = owners_new (shape, pool);

  if (!ef_xml_log_replay (log, &handler, self, cancellable, error))
    return NULL;
  sort_values (self);
  group_owners (self);

  return g_steal_pointer (&self);
}

void
ef_xml_owners_free (EfXmlOwners *self)
{
  g_array_unref (self->owners);
  g_array_unref (self->values);
  g_free (self->last_around);
  g_free (self->last_position);
  g_free (self->by_node);
  g_free (self->first_of);
  g_string_free (self->place, TRUE);
  g_free (self);
}

const EfXmlValue *
ef_xml_owners_get_value (const EfXmlOwners *self, const EfXmlOwner *owner, guint index)
{
  return &g_array_index (self->values, EfXmlValue, owner->first_value + index);
}

guint
ef_xml_owners_get_n_of_node (const EfXmlOwners *self, guint node)
{
  return self->first_of[node + 1] - self->first_of[node];
}

const EfXmlOwner *
ef_xml_owners_get_of_node (const EfXmlOwners *self, guint node, guint index)
{
  return ef_xml_owners_get (self, self->by_node[self->first_of[node] + index]);
}
