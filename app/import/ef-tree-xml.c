/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"
#include "ef-xml-stream.h"

/* XML as mappings and lists. A format that exists in JSON and in XML names the same things, so one
 * reader can read both, if it does not mind that in XML a list of one item looks like the item:
 * see ef_tree_get_item().
 *
 * Only when an element ends it is known which of its children repeat. So the elements are kept in
 * an array, linked to their siblings of the same name, and the tree is built of them in the end. */

/* Longer texts are pictures and other things in letters. */
#define TEXT_MAX 32768

#define NONE G_MAXUINT32

/* An element or an attribute. */
typedef struct
{
  const char *key; /* interned */
  const char *text;
  guint32 line;
  guint32 first_child;
  guint32 last_child;
  guint32 next;           /* sibling */
  guint32 next_namesake;  /* sibling of the same name */
  guint32 last_namesake;  /* of the first of them */
  guint is_namesake : 1;  /* another stands before it */
} Item;

/* What leads from a parent and a name to the first of the children. */
typedef struct
{
  guint32 parent;
  const char *key;
} Name;

typedef struct
{
  const char *uri_prefix;
  GStringChunk *texts;
  GArray *items;      /* (element-type Item) */
  GHashTable *firsts; /* Name to number of the Item */
  GArray *open;       /* (element-type guint32): the items that are not complete */
  GPtrArray *buffers; /* (element-type GString): the text of each */
  guint n_foreign;    /* open elements that are passed over */
} XmlTree;

static guint
name_hash (gconstpointer data)
{
  const Name *name = data;

  return g_direct_hash (name->key) ^ (name->parent * 2654435761u);
}

static gboolean
name_equal (gconstpointer a, gconstpointer b)
{
  const Name *first = a;
  const Name *second = b;

  return first->parent == second->parent && first->key == second->key;
}

static Item *
get_item (const XmlTree *self, guint32 number)
{
  return &g_array_index (self->items, Item, number);
}

static void
free_buffer (gpointer buffer)
{
  g_string_free (buffer, TRUE);
}

/* Collecting */

/* Links the item to the others of its name. */
static void
link_namesakes (XmlTree *self, guint32 parent, guint32 number)
{
  const Name name = { parent, get_item (self, number)->key };
  gpointer found;

  if (!g_hash_table_lookup_extended (self->firsts, &name, NULL, &found))
    {
      g_hash_table_insert (self->firsts, g_memdup2 (&name, sizeof name),
                           GUINT_TO_POINTER (number));
      return;
    }

  get_item (self, get_item (self, GPOINTER_TO_UINT (found))->last_namesake)->next_namesake
    = number;
  get_item (self, GPOINTER_TO_UINT (found))->last_namesake = number;
  get_item (self, number)->is_namesake = TRUE;
}

static guint32
add_item (XmlTree *self, const char *key, guint line)
{
  const guint32 number = self->items->len;
  const Item item = {
    .key = g_string_chunk_insert_const (self->texts, key),
    .text = "",
    .line = line,
    .first_child = NONE,
    .last_child = NONE,
    .next = NONE,
    .next_namesake = NONE,
    .last_namesake = number,
  };
  guint32 parent;

  g_array_append_val (self->items, item);
  if (self->open->len == 0)
    return number;

  parent = g_array_index (self->open, guint32, self->open->len - 1);
  if (get_item (self, parent)->last_child == NONE)
    get_item (self, parent)->first_child = number;
  else
    get_item (self, get_item (self, parent)->last_child)->next = number;
  get_item (self, parent)->last_child = number;
  link_namesakes (self, parent, number);

  return number;
}

static gboolean
has_room (const XmlTree *self)
{
  /* One more than allowed is found to be too many when the tree is built. */
  return self->items->len <= EF_TREE_NODES_MAX;
}

static gboolean
start_cb (gpointer context, const EfXmlElement *element)
{
  XmlTree *self = context;
  guint32 number;

  if (self->n_foreign > 0 || element->uri == NULL
      || !g_str_has_prefix (element->uri, self->uri_prefix))
    {
      self->n_foreign++;
      return TRUE;
    }

  number = add_item (self, element->name, element->line);
  g_array_append_val (self->open, number);
  if (self->buffers->len < self->open->len)
    g_ptr_array_add (self->buffers, g_string_new (NULL));
  g_string_truncate (g_ptr_array_index (self->buffers, self->open->len - 1), 0);

  for (guint i = 0; i < element->n_attributes && has_room (self); i++)
    {
      const EfXmlAttribute attribute = ef_xml_element_get_attribute (element, i);
      guint32 child;

      if (attribute.uri != NULL || attribute.length > TEXT_MAX)
        continue;
      child = add_item (self, attribute.name, element->line);
      get_item (self, child)->text
        = g_string_chunk_insert_len (self->texts, attribute.value, (gssize) attribute.length);
    }

  return has_room (self);
}

static gboolean
text_cb (gpointer context, const char *text, gsize length)
{
  XmlTree *self = context;
  GString *buffer;

  if (self->n_foreign > 0 || self->open->len == 0)
    return TRUE;

  /* One byte too many is remembered. */
  buffer = g_ptr_array_index (self->buffers, self->open->len - 1);
  g_string_append_len (buffer, text, (gssize) MIN (length, TEXT_MAX + 1 - buffer->len));

  return TRUE;
}

static void
take_text (XmlTree *self, guint32 number)
{
  GString *buffer = g_ptr_array_index (self->buffers, self->open->len - 1);

  if (buffer->len > TEXT_MAX)
    return;
  g_strstrip (buffer->str);
  if (*buffer->str != '\0')
    get_item (self, number)->text = g_string_chunk_insert (self->texts, buffer->str);
}

static gboolean
end_cb (gpointer context)
{
  XmlTree *self = context;

  if (self->n_foreign > 0)
    {
      self->n_foreign--;
      return TRUE;
    }

  take_text (self, g_array_index (self->open, guint32, self->open->len - 1));
  g_array_set_size (self->open, self->open->len - 1);

  return TRUE;
}

/* Building */

static gboolean build (XmlTree *self, EfTreeBuilder *builder, const Item *item);

/* The children of one name: a list if there are several. */
static gboolean
build_namesakes (XmlTree *self, EfTreeBuilder *builder, const Item *first)
{
  const Item *item = first;

  if (!ef_tree_builder_add_key (builder, first->key, strlen (first->key)))
    return FALSE;
  if (first->next_namesake == NONE)
    return build (self, builder, first);

  if (!ef_tree_builder_begin (builder, EF_TREE_LIST))
    return FALSE;
  while (build (self, builder, item) && item->next_namesake != NONE)
    item = get_item (self, item->next_namesake);

  return ef_tree_builder_end (builder);
}

static gboolean
build_mapping (XmlTree *self, EfTreeBuilder *builder, const Item *item)
{
  if (!ef_tree_builder_begin (builder, EF_TREE_MAPPING))
    return FALSE;
  for (guint32 i = item->first_child; i != NONE; i = get_item (self, i)->next)
    if (!get_item (self, i)->is_namesake && !build_namesakes (self, builder, get_item (self, i)))
      return FALSE;
  if (*item->text != '\0'
      && (!ef_tree_builder_add_key (builder, EF_TREE_XML_TEXT, strlen (EF_TREE_XML_TEXT))
          || !ef_tree_builder_add_scalar (builder, item->text, strlen (item->text), TRUE)))
    return FALSE;

  return ef_tree_builder_end (builder);
}

static gboolean
build (XmlTree *self, EfTreeBuilder *builder, const Item *item)
{
  ef_tree_builder_set_place (builder, item->line, 0);
  if (item->first_child != NONE)
    return build_mapping (self, builder, item);

  return ef_tree_builder_add_scalar (builder, item->text, strlen (item->text), TRUE);
}

static EfTree *
make_tree (XmlTree *self, const char *file, EfDiagnostics *diagnostics, gboolean complete,
           GError **error)
{
  EfTreeBuilder *builder = ef_tree_builder_new (file, diagnostics);

  build (self, builder, get_item (self, 0));

  return ef_tree_builder_finish (builder, complete, error);
}

/* The node whose children are the items, or NULL with @single if it is one itself. */
static const EfTreeNode *
find_items (const EfTreeNode *node, const char *item, const EfTreeNode **single)
{
  *single = NULL;
  if (ef_tree_is (node, EF_TREE_LIST))
    return node;
  if (item != NULL)
    node = ef_tree_get (node, item);
  if (ef_tree_is (node, EF_TREE_LIST))
    return node;
  if (node != NULL && (node->kind == EF_TREE_MAPPING || node->length > 0))
    *single = node;

  return NULL;
}

guint
ef_tree_count_items (const EfTreeNode *node, const char *item)
{
  const EfTreeNode *single;
  const EfTreeNode *list = find_items (node, item, &single);

  return list != NULL ? list->n_children : single != NULL;
}

const EfTreeNode *
ef_tree_get_item (const EfTreeNode *node, const char *item, guint index)
{
  const EfTreeNode *single;
  const EfTreeNode *list = find_items (node, item, &single);

  if (list != NULL)
    return ef_tree_at (list, index);

  return index == 0 ? single : NULL;
}

EfTree *
ef_tree_read_xml (EfInput       *input,
                  const char    *uri_prefix,
                  EfDiagnostics *diagnostics,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const EfXmlHandler handler = { start_cb, text_cb, end_cb };
  const char *file = ef_input_get_name (input);
  XmlTree self = { .uri_prefix = uri_prefix };
  EfXmlReport report = { 0 };
  GError *broken = NULL;
  EfTree *tree = NULL;
  gboolean complete;

  self.texts = g_string_chunk_new (4096);
  self.items = g_array_new (FALSE, FALSE, sizeof (Item));
  self.firsts = g_hash_table_new_full (name_hash, name_equal, g_free, NULL);
  self.open = g_array_new (FALSE, FALSE, sizeof (guint32));
  self.buffers = g_ptr_array_new_with_free_func (free_buffer);

  complete = ef_xml_stream_parse (input, &handler, &self, &report, diagnostics, cancellable,
                                  &broken);
  if (!g_error_matches (broken, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self.items->len > 0)
    tree = make_tree (&self, file, diagnostics, complete, broken == NULL ? error : NULL);
  else if (broken == NULL)
    g_set_error (error, EF_ERROR, EF_ERROR_NO_RESULTS,
                 _("“%s” is XML of another kind than it seems to be."), file);
  ef_xml_report_tell (&report, broken, tree != NULL, file, diagnostics, error);

  ef_xml_report_clear (&report);
  g_ptr_array_unref (self.buffers);
  g_array_unref (self.open);
  g_hash_table_unref (self.firsts);
  g_array_unref (self.items);
  g_string_chunk_free (self.texts);

  return tree;
}
