/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-xml-shape.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"

/* Texts of one element; what is longer is cut. */
#define TEXT_MAX 65536
/* A description of the tree for a person: so many bytes, and so many children of one node. */
#define DESCRIPTION_MAX 400
#define CHILDREN_MAX 8
/* Elements inside of a name and a value: both, and a remark. */
#define PAIR_ELEMENTS_MAX 3

/* A node while it is counted. */
typedef struct
{
  EfXmlShapeNode node;
  guint64 around;     /* number of the element around the last one */
  guint in_it;        /* how many of these that has so far */
  const char *parsed; /* the name as the parser has it: equal pointers are equal names */
  guint recent;       /* the child that was met last */
} Counted;

/* What children are found by. */
typedef struct
{
  guint parent;
  gboolean is_attribute;
  const char *name;
} ChildKey;

struct _EfXmlShape
{
  GArray *nodes;        /* (element-type Counted) */
  GHashTable *children; /* ChildKey to number of the node plus one */
  GStringChunk *names;
};

typedef struct
{
  guint node;
  guint64 number; /* of the element */
  gboolean has_text;
  gboolean has_name;
  gboolean has_value;
  guint n_elements;
  guint n_attributes;
} Frame;

typedef struct
{
  EfXmlShape *shape;
  EfXmlLog *log;
  GString *text; /* of the innermost element, until it ends or another begins */
  Frame frames[EF_XML_DEPTH_MAX];
  guint n_frames;
  guint64 n_elements;
  gboolean too_many;
} Parser;

static guint
hash_key (gconstpointer data)
{
  const ChildKey *key = data;

  return g_str_hash (key->name) ^ (key->parent * 2 + (key->is_attribute ? 1 : 0)) * 2654435761u;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const ChildKey *first = a;
  const ChildKey *second = b;

  return first->parent == second->parent && first->is_attribute == second->is_attribute
         && strcmp (first->name, second->name) == 0;
}

static EfXmlShapeNode *
get_node (EfXmlShape *self, guint index)
{
  return &g_array_index (self->nodes, Counted, index).node;
}

static EfXmlWord
find_word (const char *name)
{
  static const struct
  {
    const char *name;
    EfXmlWord word;
  } words[] = {
    { "name", EF_XML_WORD_NAME },   { "key", EF_XML_WORD_NAME },
    { "k", EF_XML_WORD_NAME },      { "metric", EF_XML_WORD_NAME },
    { "measure", EF_XML_WORD_NAME }, { "value", EF_XML_WORD_VALUE },
    { "val", EF_XML_WORD_VALUE },   { "v", EF_XML_WORD_VALUE },
    { "unit", EF_XML_WORD_UNIT },   { "units", EF_XML_WORD_UNIT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (name, words[i].name) == 0)
      return words[i].word;

  return EF_XML_WORD_NONE;
}

/* Counting */

static void
append_child (EfXmlShape *self, guint parent, guint index)
{
  EfXmlShapeNode *node = get_node (self, parent);

  if (node->last_child == EF_XML_SHAPE_NONE)
    node->first_child = index;
  else
    get_node (self, node->last_child)->next = index;
  node->last_child = index;
}

/* EF_XML_SHAPE_NONE if there would be too many. */
static guint
add_node (EfXmlShape *self, guint parent, const char *name, gboolean is_attribute)
{
  const guint index = self->nodes->len;
  ChildKey key = { parent, is_attribute, NULL };
  Counted added = { .recent = EF_XML_SHAPE_NONE, .node = {
    .parent = parent,
    .first_child = EF_XML_SHAPE_NONE,
    .last_child = EF_XML_SHAPE_NONE,
    .next = EF_XML_SHAPE_NONE,
    .is_attribute = is_attribute,
    .word = find_word (name),
  } };

  if (index == EF_XML_SHAPE_NODES_MAX)
    return EF_XML_SHAPE_NONE;

  key.name = added.node.name = g_string_chunk_insert_const (self->names, name);
  if (parent != EF_XML_SHAPE_NONE)
    added.node.depth = get_node (self, parent)->depth + 1;
  g_array_append_val (self->nodes, added);
  g_hash_table_insert (self->children, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (index + 1));
  if (parent != EF_XML_SHAPE_NONE)
    append_child (self, parent, index);

  return index;
}

/* The same child again or the one behind it, if that is it: mostly. */
static guint
guess_child (EfXmlShape *self, guint recent, const char *name, gboolean is_attribute)
{
  for (guint i = 0; i < 2 && recent != EF_XML_SHAPE_NONE; i++)
    {
      const Counted *child = &g_array_index (self->nodes, Counted, recent);

      if (child->parsed == name && child->node.is_attribute == is_attribute)
        return recent;
      recent = child->node.next;
    }

  return EF_XML_SHAPE_NONE;
}

/* The child of that name, made if there is none; @name is the parser's. EF_XML_SHAPE_NONE if there
 * would be too many. */
static guint
ensure_node (EfXmlShape *self, guint parent, const char *name, gboolean is_attribute)
{
  const ChildKey key = { parent, is_attribute, name };
  guint index = EF_XML_SHAPE_NONE;

  if (parent != EF_XML_SHAPE_NONE)
    index = guess_child (self, g_array_index (self->nodes, Counted, parent).recent, name,
                         is_attribute);
  if (index == EF_XML_SHAPE_NONE)
    {
      index = GPOINTER_TO_UINT (g_hash_table_lookup (self->children, &key)) - 1;
      if (index == EF_XML_SHAPE_NONE)
        index = add_node (self, parent, name, is_attribute);
      if (index == EF_XML_SHAPE_NONE)
        return index;
      g_array_index (self->nodes, Counted, index).parsed = name;
    }
  if (parent != EF_XML_SHAPE_NONE)
    g_array_index (self->nodes, Counted, parent).recent = index;

  return index;
}

static void
count (EfXmlShape *self, guint index, guint64 around)
{
  Counted *counted = &g_array_index (self->nodes, Counted, index);

  counted->node.n++;
  counted->in_it = counted->around == around ? counted->in_it + 1 : 1;
  counted->around = around;
  counted->node.most = MAX (counted->node.most, counted->in_it);
}

static void
note_word (Frame *frame, EfXmlWord word)
{
  frame->has_name |= word == EF_XML_WORD_NAME;
  frame->has_value |= word == EF_XML_WORD_VALUE;
}

static gboolean
start_attribute (Parser *self, Frame *frame, const EfXmlAttribute *attribute)
{
  const guint node = ensure_node (self->shape, frame->node, attribute->name, TRUE);

  if (node == EF_XML_SHAPE_NONE)
    return FALSE;
  count (self->shape, node, frame->number);
  note_word (frame, get_node (self->shape, node)->word);
  ef_xml_log_attribute (self->log, node, attribute->value, attribute->length);

  return TRUE;
}

static gboolean
start_element (Parser *self, const EfXmlElement *element)
{
  Frame *parent = self->n_frames > 0 ? &self->frames[self->n_frames - 1] : NULL;
  Frame *frame = &self->frames[self->n_frames];

  *frame = (Frame) { .number = ++self->n_elements, .n_attributes = element->n_attributes };
  frame->node = ensure_node (self->shape, parent != NULL ? parent->node : EF_XML_SHAPE_NONE,
                             element->name, FALSE);
  if (frame->node == EF_XML_SHAPE_NONE)
    return FALSE;
  self->n_frames++;
  count (self->shape, frame->node, parent != NULL ? parent->number : 0);
  ef_xml_log_open (self->log, frame->node, element->line);
  g_string_truncate (self->text, 0);
  if (parent != NULL)
    {
      parent->n_elements++;
      note_word (parent, get_node (self->shape, frame->node)->word);
    }
  for (guint i = 0; i < element->n_attributes; i++)
    {
      const EfXmlAttribute attribute = ef_xml_element_get_attribute (element, i);

      if (!start_attribute (self, frame, &attribute))
        return FALSE;
    }

  return TRUE;
}

static gboolean
start_cb (gpointer data, const EfXmlElement *element)
{
  Parser *self = data;

  self->too_many = !start_element (self, element);

  return !self->too_many;
}

static gboolean
text_cb (gpointer data, const char *text, gsize length)
{
  Parser *self = data;
  Frame *frame = &self->frames[self->n_frames - 1];

  for (gsize i = 0; i < length && !frame->has_text; i++)
    frame->has_text = !g_ascii_isspace (text[i]);
  if (frame->n_elements == 0 && self->text->len < TEXT_MAX)
    g_string_append_len (self->text, text, (gssize) MIN (length, TEXT_MAX - self->text->len));

  return TRUE;
}

static gboolean
end_cb (gpointer data)
{
  Parser *self = data;
  const Frame *frame = &self->frames[--self->n_frames];
  EfXmlShapeNode *node = get_node (self->shape, frame->node);

  node->n_texts += frame->has_text && frame->n_elements == 0;
  node->n_structured += frame->n_elements > 0 || frame->n_attributes > 0;
  if (frame->has_name && frame->n_elements <= PAIR_ELEMENTS_MAX
      && (frame->has_value || frame->n_elements == 0))
    {
      node->n_named++;
      node->n_valued += frame->has_value || frame->has_text;
    }
  ef_xml_log_close (self->log, self->text->str, frame->n_elements == 0 ? self->text->len : 0);
  g_string_truncate (self->text, 0);

  return TRUE;
}

static const EfXmlHandler handler = { start_cb, text_cb, end_cb };

/* Rows */

static gboolean
repeats_above (EfXmlShape *self, const EfXmlShapeNode *node)
{
  while (node->parent != EF_XML_SHAPE_NONE)
    {
      node = get_node (self, node->parent);
      if (node->most > 1)
        return TRUE;
    }

  return FALSE;
}

static void
find_rows (EfXmlShape *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      EfXmlShapeNode *node = get_node (self, i);

      if (node->is_attribute)
        continue;
      node->is_pair = node->n_named == node->n && node->n_valued * 2 >= node->n
                      && repeats_above (self, node);
      node->is_row = node->most > 1 && !node->is_pair && node->n_structured * 2 >= node->n;
      for (guint j = node->parent; node->is_row && j != EF_XML_SHAPE_NONE;
           j = get_node (self, j)->parent)
        get_node (self, j)->is_around = TRUE;
    }
}

EfXmlShape *
ef_xml_shape_read (EfInput *input, EfXmlLog *log, EfXmlReport *report, EfDiagnostics *diagnostics,
                   GCancellable *cancellable, GError **error)
{
  g_autofree Parser *parser = g_new0 (Parser, 1);
  EfXmlShape *self = g_new0 (EfXmlShape, 1);

  self->nodes = g_array_new (FALSE, FALSE, sizeof (Counted));
  self->children = g_hash_table_new_full (hash_key, equal_keys, g_free, NULL);
  self->names = g_string_chunk_new (4096);
  parser->shape = self;
  parser->log = log;
  parser->text = g_string_new (NULL);
  ef_xml_stream_parse (input, &handler, parser, report, diagnostics, cancellable, error);
  if (parser->too_many)
    g_set_error_literal (error, EF_ERROR, EF_ERROR_TOO_LARGE,
                         _("There are more kinds of elements than can be meant. Reading stopped "
                           "there."));
  find_rows (self);
  g_string_free (parser->text, TRUE);

  return self;
}

void
ef_xml_shape_free (EfXmlShape *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->nodes);
  g_hash_table_unref (self->children);
  g_string_chunk_free (self->names);
  g_free (self);
}

guint
ef_xml_shape_get_n_nodes (const EfXmlShape *self)
{
  return self->nodes->len;
}

const EfXmlShapeNode *
ef_xml_shape_get_node (const EfXmlShape *self, guint index)
{
  return &g_array_index (self->nodes, Counted, index).node;
}

char *
ef_xml_shape_dup_path (const EfXmlShape *self, guint index)
{
  GString *path = g_string_new (NULL);

  for (; index != EF_XML_SHAPE_NONE; index = ef_xml_shape_get_node (self, index)->parent)
    {
      const EfXmlShapeNode *node = ef_xml_shape_get_node (self, index);

      g_string_prepend (path, node->name);
      g_string_prepend (path, node->is_attribute ? "/@" : "/");
    }

  return g_string_free (path, FALSE);
}

static void
describe (const EfXmlShape *self, guint index, GString *out)
{
  const EfXmlShapeNode *node = ef_xml_shape_get_node (self, index);
  guint n = 0;

  g_string_append (out, node->name);
  if (node->n > 1)
    g_string_append_printf (out, " %u", node->n);
  for (guint child = node->first_child; child != EF_XML_SHAPE_NONE;
       child = ef_xml_shape_get_node (self, child)->next)
    {
      if (ef_xml_shape_get_node (self, child)->is_attribute)
        continue;
      g_string_append (out, n == 0 ? " (" : ", ");
      if (n++ == CHILDREN_MAX || out->len > DESCRIPTION_MAX)
        {
          g_string_append (out, "…");
          break;
        }
      describe (self, child, out);
    }
  if (n > 0)
    g_string_append_c (out, ')');
}

char *
ef_xml_shape_describe (const EfXmlShape *self)
{
  GString *out = g_string_new (NULL);

  if (self->nodes->len > 0)
    describe (self, 0, out);

  return g_string_free (out, FALSE);
}
