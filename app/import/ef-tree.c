/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ef-error.h"

/* The children of a node are neighbours in one array. They get there when their container ends,
 * and until then they wait on a stack; so a child comes before its parent in the array, and the
 * root is the last. An alias copies the node it stands for and shares its children. Nothing is
 * expanded, but everything is counted as if it were: whoever walks over the tree walks over that
 * much. */

/* Mappings of more entries look for repeated keys by hashing. */
#define SMALL_MAPPING 24

struct _EfTree
{
  EfTreeNode *nodes;
  guint n_nodes;
  GStringChunk *texts;
  gboolean complete;
};

/* A node that waits for the end of its container. */
typedef struct
{
  EfTreeNode node;
  gsize first_child; /* in the array, if there are children */
  guint weight;      /* nodes in it, itself included, as if aliases were expanded */
  guint height;      /* levels in it, 1 for a scalar */
} Waiting;

/* A container that is not complete. */
typedef struct
{
  Waiting self;
  guint first; /* its first child on the stack */
  char *anchor;
} Open;

struct _EfTreeBuilder
{
  const char *file;
  EfDiagnostics *diagnostics;
  GStringChunk *texts;
  GArray *nodes;       /* (element-type EfTreeNode), `children` is an index yet */
  GArray *waiting;     /* (element-type Waiting) */
  GArray *open;        /* (element-type Open) */
  GHashTable *anchors; /* name to Waiting */
  const char *key;     /* of the next value */
  guint key_line;
  guint key_column;
  char *anchor; /* of the next value */
  guint line;
  guint column;
  guint64 n_nodes; /* as if aliases were expanded */
  gboolean has_root;
  GError *error;
};

void
ef_tree_free (EfTree *self)
{
  if (self == NULL)
    return;

  g_free (self->nodes);
  g_string_chunk_free (self->texts);
  g_free (self);
}

const EfTreeNode *
ef_tree_get_root (const EfTree *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->nodes[self->n_nodes - 1];
}

gboolean
ef_tree_is_complete (const EfTree *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->complete;
}

/* Asking */

const EfTreeNode *
ef_tree_get (const EfTreeNode *node, const char *key)
{
  if (!ef_tree_is (node, EF_TREE_MAPPING))
    return NULL;

  for (guint i = 0; i < node->n_children; i++)
    if (strcmp (node->children[i].key, key) == 0)
      return &node->children[i];

  return NULL;
}

const EfTreeNode *
ef_tree_get_any (const EfTreeNode *node, const char *const *keys)
{
  const EfTreeNode *found = NULL;

  for (; found == NULL && *keys != NULL; keys++)
    found = ef_tree_get (node, *keys);

  return found;
}

const EfTreeNode *
ef_tree_at (const EfTreeNode *node, guint index)
{
  return node != NULL && index < node->n_children ? &node->children[index] : NULL;
}

gboolean
ef_tree_is (const EfTreeNode *node, EfTreeKind kind)
{
  return node != NULL && node->kind == kind;
}

gboolean
ef_tree_is_null (const EfTreeNode *node)
{
  static const char *const words[] = { "", "~", "null", "Null", "NULL", NULL };

  if (node == NULL)
    return TRUE;

  return node->kind == EF_TREE_SCALAR && !node->quoted && g_strv_contains (words, node->text);
}

const char *
ef_tree_get_text (const EfTreeNode *node)
{
  if (!ef_tree_is (node, EF_TREE_SCALAR) || ef_tree_is_null (node))
    return NULL;

  return node->text;
}

gboolean
ef_tree_get_boolean (const EfTreeNode *node, gboolean *value)
{
  static const char *const yes[] = { "true", "yes", "on", NULL };
  static const char *const no[] = { "false", "no", "off", NULL };
  g_autofree char *folded = NULL;

  if (!ef_tree_is (node, EF_TREE_SCALAR) || node->quoted || node->length > 5)
    return FALSE;
  folded = g_ascii_strdown (node->text, -1);
  *value = g_strv_contains (yes, folded);

  return *value || g_strv_contains (no, folded);
}

/* Places */

static gboolean
is_plain_key (const char *key)
{
  if (*key == '\0')
    return FALSE;
  for (; *key != '\0'; key++)
    if (!g_ascii_isalnum (*key) && strchr ("-_@:/", *key) == NULL && (guint8) *key < 0x80)
      return FALSE;

  return TRUE;
}

static void
append_path_part (GString *path, const EfTreeNode *node)
{
  if (node->key == NULL)
    g_string_append_printf (path, "[%u]", node->index);
  else if (is_plain_key (node->key))
    g_string_append_printf (path, ".%s", node->key);
  else
    g_string_append_printf (path, ".\"%s\"", node->key);
}

static void
append_pointer_part (GString *pointer, const EfTreeNode *node)
{
  g_string_append_c (pointer, '/');
  if (node->key == NULL)
    g_string_append_printf (pointer, "%u", node->index);
  else
    for (const char *p = node->key; *p != '\0'; p++)
      if (*p == '~')
        g_string_append (pointer, "~0");
      else if (*p == '/')
        g_string_append (pointer, "~1");
      else
        g_string_append_c (pointer, *p);
}

/* Appends the parts from below @ancestor to @node. */
static void
append_parts (GString *out, const EfTreeNode *node, const EfTreeNode *ancestor,
              void (*append) (GString *out, const EfTreeNode *node))
{
  const EfTreeNode *chain[EF_TREE_DEPTH_MAX];
  guint n = 0;

  for (; node != NULL && node != ancestor && node->parent != NULL; node = node->parent)
    chain[n++] = node;
  while (n > 0)
    append (out, chain[--n]);
}

char *
ef_tree_dup_path (const EfTreeNode *node, const EfTreeNode *ancestor)
{
  GString *path = g_string_new (NULL);

  append_parts (path, node, ancestor, append_path_part);
  if (ancestor == NULL && path->len > 0 && path->str[0] == '.')
    g_string_erase (path, 0, 1);

  return g_string_free (path, FALSE);
}

char *
ef_tree_dup_pointer (const EfTreeNode *node)
{
  GString *pointer = g_string_new (NULL);

  append_parts (pointer, node, NULL, append_pointer_part);

  return g_string_free (pointer, FALSE);
}

char *
ef_tree_dup_place (const EfTreeNode *node)
{
  if (node == NULL || node->line == 0)
    return NULL;

  return g_strdup_printf ("%u:%u", node->line, node->column);
}

/* Building */

static void
open_clear (gpointer data)
{
  Open *self = data;

  g_free (self->anchor);
}

EfTreeBuilder *
ef_tree_builder_new (const char *file, EfDiagnostics *diagnostics)
{
  EfTreeBuilder *self = g_new0 (EfTreeBuilder, 1);

  self->file = file;
  self->diagnostics = diagnostics;
  self->texts = g_string_chunk_new (4096);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (EfTreeNode));
  self->waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  self->open = g_array_new (FALSE, FALSE, sizeof (Open));
  g_array_set_clear_func (self->open, open_clear);
  self->anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
ef_tree_builder_free (EfTreeBuilder *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_array_unref (self->nodes);
  g_array_unref (self->waiting);
  g_array_unref (self->open);
  g_hash_table_unref (self->anchors);
  g_free (self->anchor);
  g_clear_error (&self->error);
  g_free (self);
}

void
ef_tree_builder_set_place (EfTreeBuilder *self, guint line, guint column)
{
  self->line = line;
  self->column = column;
}

static Open *
get_innermost (const EfTreeBuilder *self)
{
  return self->open->len > 0 ? &g_array_index (self->open, Open, self->open->len - 1) : NULL;
}

gboolean
ef_tree_builder_wants_key (const EfTreeBuilder *self)
{
  const Open *innermost = get_innermost (self);

  return innermost != NULL && innermost->self.node.kind == EF_TREE_MAPPING && self->key == NULL;
}

static gboolean
fail (EfTreeBuilder *self)
{
  if (self->error == NULL)
    g_set_error (&self->error, EF_ERROR, EF_ERROR_TOO_LARGE,
                 _("“%s” was not read: its parts are nested too deeply, or there are more of them "
                   "than any real file has."),
                 self->file);

  return FALSE;
}

gboolean
ef_tree_builder_add_key (EfTreeBuilder *self, const char *text, gsize length)
{
  g_autofree char *valid = NULL;

  g_return_val_if_fail (ef_tree_builder_wants_key (self), FALSE);

  if (self->error != NULL)
    return FALSE;
  valid = g_utf8_make_valid (text, (gssize) length);
  self->key = g_string_chunk_insert_const (self->texts, valid);
  self->key_line = self->line;
  self->key_column = self->column;

  return TRUE;
}

/* Puts a complete value in its container, or makes it the root. */
static gboolean
add_value (EfTreeBuilder *self, const Waiting *value, const char *anchor)
{
  self->n_nodes += value->weight;
  if (self->n_nodes > EF_TREE_NODES_MAX
      || self->open->len + value->height > EF_TREE_DEPTH_MAX)
    return fail (self);

  if (anchor != NULL)
    g_hash_table_insert (self->anchors, g_strdup (anchor), g_memdup2 (value, sizeof *value));
  g_array_append_vals (self->waiting, value, 1);
  self->has_root = TRUE;

  return TRUE;
}

/* The beginnings of a value: what is known of it from its place. */
static void
init_value (EfTreeBuilder *self, Waiting *value, EfTreeKind kind)
{
  *value = (Waiting) {
    .node = {
      .kind = kind,
      .line = self->line,
      .column = self->column,
      .key = self->key,
      .text = "",
    },
    .weight = 1,
    .height = 1,
  };
  self->key = NULL;
}

static gboolean
takes_value (EfTreeBuilder *self)
{
  g_return_val_if_fail (!ef_tree_builder_wants_key (self), FALSE);
  g_return_val_if_fail (self->open->len > 0 || !self->has_root, FALSE);

  return self->error == NULL;
}

gboolean
ef_tree_builder_add_scalar (EfTreeBuilder *self, const char *text, gsize length, gboolean quoted)
{
  g_autofree char *anchor = g_steal_pointer (&self->anchor);
  Waiting value;

  if (!takes_value (self))
    return FALSE;

  init_value (self, &value, EF_TREE_SCALAR);
  value.node.quoted = quoted;
  if (length > 0 && g_utf8_validate (text, (gssize) length, NULL))
    {
      value.node.text = g_string_chunk_insert_len (self->texts, text, (gssize) length);
      value.node.length = length;
    }
  else if (length > 0)
    {
      g_autofree char *valid = g_utf8_make_valid (text, (gssize) length);

      value.node.text = g_string_chunk_insert (self->texts, valid);
      value.node.length = strlen (valid);
    }

  return add_value (self, &value, anchor);
}

gboolean
ef_tree_builder_begin (EfTreeBuilder *self, EfTreeKind kind)
{
  Open open = { .first = self->waiting->len };

  g_return_val_if_fail (kind != EF_TREE_SCALAR, FALSE);

  open.anchor = g_steal_pointer (&self->anchor);
  if (!takes_value (self) || self->open->len + 1 >= EF_TREE_DEPTH_MAX)
    {
      g_free (open.anchor);
      return fail (self);
    }
  init_value (self, &open.self, kind);
  g_array_append_val (self->open, open);

  return TRUE;
}

/* The pointer of a child of the innermost container, which has no parent yet. */
static char *
dup_open_pointer (const EfTreeBuilder *self, const EfTreeNode *child)
{
  GString *pointer = g_string_new (NULL);

  for (guint i = 1; i < self->open->len; i++)
    {
      const Open *open = &g_array_index (self->open, Open, i);
      EfTreeNode node = open->self.node;

      node.index = open->first - g_array_index (self->open, Open, i - 1).first;
      append_pointer_part (pointer, &node);
    }
  append_pointer_part (pointer, child);

  return g_string_free (pointer, FALSE);
}

static void
report_repeated_key (EfTreeBuilder *self, const EfTreeNode *node)
{
  g_autofree char *place = ef_tree_dup_place (node);

  if (place == NULL)
    place = dup_open_pointer (self, node);
  ef_diagnostics_add (self->diagnostics, EF_SEVERITY_WARNING, self->file, place,
                      _("The key “%s” occurs a second time in the same place. What stands here "
                        "counts, what stood before does not."),
                      node->key);
}

/* Of children with the same key the last takes the place of the first. Keys are interned, so that
 * equal ones are at the same address. Returns how many are left. */
static guint
drop_repeated_keys (EfTreeBuilder *self, Waiting *children, guint n)
{
  g_autoptr (GHashTable) positions = NULL;
  guint n_kept = 0;

  if (n > SMALL_MAPPING)
    positions = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < n; i++)
    {
      guint same = n_kept;

      if (positions != NULL)
        {
          gpointer found;

          if (g_hash_table_lookup_extended (positions, children[i].node.key, NULL, &found))
            same = GPOINTER_TO_UINT (found);
          else
            g_hash_table_insert (positions, (gpointer) children[i].node.key,
                                 GUINT_TO_POINTER (n_kept));
        }
      else
        for (same = 0; same < n_kept && children[same].node.key != children[i].node.key; same++)
          ;
      if (same < n_kept)
        report_repeated_key (self, &children[i].node);
      else
        n_kept++;
      children[same] = children[i];
    }

  return n_kept;
}

/* Moves complete children from the stack to the array. Until the array is complete, they are
 * referred to by position. */
static void
store_children (EfTreeBuilder *self, Waiting *container, const Waiting *children, guint n)
{
  container->first_child = self->nodes->len;
  container->node.n_children = n;
  for (guint i = 0; i < n; i++)
    {
      EfTreeNode node = children[i].node;

      node.index = i;
      node.children = GSIZE_TO_POINTER (children[i].first_child);
      g_array_append_val (self->nodes, node);
      container->weight += children[i].weight;
      container->height = MAX (container->height, children[i].height + 1);
    }
}

gboolean
ef_tree_builder_end (EfTreeBuilder *self)
{
  Open *open = get_innermost (self);
  g_autofree char *anchor = NULL;
  Waiting value, *children;
  guint n;

  g_return_val_if_fail (open != NULL, FALSE);

  if (self->error != NULL)
    return FALSE;
  if (self->key != NULL && !ef_tree_builder_add_scalar (self, "", 0, FALSE))
    return FALSE;

  value = open->self;
  anchor = g_steal_pointer (&open->anchor);
  n = self->waiting->len - open->first;
  children = n > 0 ? &g_array_index (self->waiting, Waiting, open->first) : NULL;
  if (value.node.kind == EF_TREE_MAPPING)
    n = drop_repeated_keys (self, children, n);
  store_children (self, &value, children, n);
  g_array_set_size (self->waiting, open->first);
  g_array_set_size (self->open, self->open->len - 1);

  /* What is in it was counted already. */
  self->n_nodes -= value.weight - 1;
  return add_value (self, &value, anchor);
}

void
ef_tree_builder_set_anchor (EfTreeBuilder *self, const char *anchor)
{
  g_free (self->anchor);
  self->anchor = g_strdup (anchor);
}

gboolean
ef_tree_builder_add_alias (EfTreeBuilder *self, const char *anchor)
{
  const Waiting *target = g_hash_table_lookup (self->anchors, anchor);
  Waiting value;

  if (!takes_value (self) || target == NULL)
    return FALSE;

  init_value (self, &value, target->node.kind);
  value.node.quoted = target->node.quoted;
  value.node.alias = TRUE;
  value.node.text = target->node.text;
  value.node.length = target->node.length;
  value.node.n_children = target->node.n_children;
  value.first_child = target->first_child;
  value.weight = target->weight;
  value.height = target->height;

  return add_value (self, &value, NULL);
}

const char *
ef_tree_builder_get_anchored_text (const EfTreeBuilder *self, const char *anchor)
{
  const Waiting *target = g_hash_table_lookup (self->anchors, anchor);

  return target != NULL && target->node.kind == EF_TREE_SCALAR ? target->node.text : NULL;
}

/* Turns positions into addresses and tells children of their parents. */
static void
link_nodes (EfTreeNode *nodes, guint n_nodes)
{
  for (guint i = 0; i < n_nodes; i++)
    {
      EfTreeNode *node = &nodes[i];
      gsize first = GPOINTER_TO_SIZE (node->children);

      node->children = node->n_children > 0 ? nodes + first : NULL;
      if (!node->alias)
        for (guint j = 0; j < node->n_children; j++)
          nodes[first + j].parent = node;
    }
}

EfTree *
ef_tree_builder_finish (EfTreeBuilder *self, gboolean complete, GError **error)
{
  EfTree *tree;
  Waiting *root;
  EfTreeNode node;

  while (self->open->len > 0 && self->error == NULL)
    ef_tree_builder_end (self);
  if (self->error == NULL && !self->has_root)
    g_set_error (&self->error, EF_ERROR, EF_ERROR_NO_RESULTS, _("There is nothing in “%s”."),
                 self->file);
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      ef_tree_builder_free (self);
      return NULL;
    }

  root = &g_array_index (self->waiting, Waiting, 0);
  node = root->node;
  node.children = GSIZE_TO_POINTER (root->first_child);
  g_array_append_val (self->nodes, node);

  tree = g_new0 (EfTree, 1);
  tree->n_nodes = self->nodes->len;
  tree->nodes = (EfTreeNode *) (gpointer) g_array_free (g_steal_pointer (&self->nodes), FALSE);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (EfTreeNode));
  tree->texts = g_steal_pointer (&self->texts);
  tree->complete = complete;
  link_nodes (tree->nodes, tree->n_nodes);
  ef_tree_builder_free (self);

  return tree;
}
