/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-diagnostics.h"
#include "ef-input.h"

G_BEGIN_DECLS

typedef enum
{
  EF_TREE_SCALAR,
  EF_TREE_LIST,
  EF_TREE_MAPPING,
} EfTreeKind;

/**
 * EfTreeNode:
 * @quoted: a scalar that is text whatever it looks like: in quotation marks, or a block of text.
 *   One that is not may be a number, a word, true, or nothing at all (ef_tree_is_null())
 * @alias: stands for a node that is elsewhere in the document and shares its children, whose places
 *   are there
 * @line, @column: where it begins in the file, from 1; 0 where the parser does not tell (JSON)
 * @index: position among the children of @parent
 * @parent: NULL for the root
 * @key: in a mapping the key, else NULL
 * @text, @length: a scalar as it stands in the file without quotation marks, terminated, valid
 *   UTF-8; "" for the others
 * @children: the values of a mapping in the order of the file, or the items of a list; an array
 *   of @n_children
 *
 * A node of a document. To be read only.
 */
typedef struct _EfTreeNode EfTreeNode;

struct _EfTreeNode
{
  EfTreeKind kind;
  guint quoted : 1;
  guint alias : 1;
  guint line;
  guint column;
  guint index;
  const EfTreeNode *parent;
  const char *key;
  const char *text;
  gsize length;
  const EfTreeNode *children;
  guint n_children;
};

/**
 * EfTree:
 *
 * A whole document of mappings, lists and scalars, wherever it comes from: YAML, JSON or XML. Once
 * built it does not change and any thread may read it; nodes and texts live as long as the tree.
 *
 * The keys of a mapping are distinct: where a file repeats one, the last counts, as with most
 * programs, and it is reported. Depth and number of nodes are bounded, what aliases stand for
 * included, so a recursion over all nodes is safe.
 */
typedef struct _EfTree EfTree;

#define EF_TREE_DEPTH_MAX 100
/* Enough for the largest model cards a hundred times over; about 150 MB. */
#define EF_TREE_NODES_MAX 2000000

void              ef_tree_free (EfTree *self);
const EfTreeNode *ef_tree_get_root (const EfTree *self);
/* FALSE where the file breaks off or is broken: then the tree is what came before. */
gboolean          ef_tree_is_complete (const EfTree *self);

/**
 * ef_tree_read_yaml:
 * @text: UTF-8, of any line ends; bytes that are not are replaced and reported
 * @first_line: the line of the file in which @text begins, 1 for a whole file
 * @file: display name, for diagnostics
 *
 * Reads the first document of a YAML text. Aliases are not expanded; tags are ignored, except that
 * !!str makes text. What is wrong with the text is a diagnostic with line and column (a TAB
 * character in the indentation, a repeated key, an anchor that is not there). Where it is no YAML
 * any more the tree ends.
 *
 * Returns: (nullable): NULL with @error if there is no tree at all: EF_ERROR_DAMAGED where the
 *   text is broken before its first value, EF_ERROR_NO_RESULTS where there is nothing but
 *   comments, EF_ERROR_TOO_LARGE beyond the bounds above
 */
EfTree *ef_tree_read_yaml (const char    *text,
                           gsize          length,
                           guint          first_line,
                           const char    *file,
                           EfDiagnostics *diagnostics,
                           GError       **error);

/* The same of a JSON text; NaN and Infinity become null, with a warning. The input is read to its
 * end. G_IO_ERROR_CANCELLED if cancelled. */
EfTree *ef_tree_read_json (EfInput       *input,
                           EfDiagnostics *diagnostics,
                           GCancellable  *cancellable,
                           GError       **error);

/* The same of any number of JSON texts one behind the other, as in JSON Lines: the root is their
 * list. */
EfTree *ef_tree_read_json_lines (EfInput       *input,
                                 EfDiagnostics *diagnostics,
                                 GCancellable  *cancellable,
                                 GError       **error);

/* What an element says beside its attributes and the elements in it: the key of that text. */
#define EF_TREE_XML_TEXT "#text"

/**
 * ef_tree_read_xml:
 * @uri_prefix: how the addresses of the namespaces begin whose elements are read; others are passed
 *   over with all that is in them
 *
 * The same of an XML text. An element with nothing but text is a scalar, quoted. One with
 * attributes or elements is a mapping of both by their local names, in which those that repeat
 * are a list: see ef_tree_get_item(). Attributes of other namespaces are left out, and so are texts
 * of more than 32 KiB: they are pictures. The input is read to its end.
 */
EfTree *ef_tree_read_xml (EfInput       *input,
                          const char    *uri_prefix,
                          EfDiagnostics *diagnostics,
                          GCancellable  *cancellable,
                          GError       **error);

/* Items of a list, wherever it comes from: JSON has them in a list, XML in elements called @item
 * inside of @node, or, where @item is NULL, in elements that repeat; and a single one is no list
 * there. NULL behind the last. */
guint             ef_tree_count_items (const EfTreeNode *node, const char *item);
const EfTreeNode *ef_tree_get_item (const EfTreeNode *node, const char *item, guint index);

/* Asking. Each of these takes NULL for @node, which stands for what is not there. */

/* The value of that key, or NULL if there is none or @node is no mapping. */
const EfTreeNode *ef_tree_get (const EfTreeNode *node, const char *key);
/* The same by the first of the keys in the NULL-terminated list that is there. */
const EfTreeNode *ef_tree_get_any (const EfTreeNode *node, const char *const *keys);
/* The child at that position, or NULL. */
const EfTreeNode *ef_tree_at (const EfTreeNode *node, guint index);
gboolean          ef_tree_is (const EfTreeNode *node, EfTreeKind kind);
/* TRUE for what is not there, and for an empty value: nothing, "~", "null". ".nan" is not. */
gboolean          ef_tree_is_null (const EfTreeNode *node);
/* The text of a scalar that is not null, else NULL. May be "" where the file quotes nothing. */
const char       *ef_tree_get_text (const EfTreeNode *node);
/* TRUE and @value if it is a plain word for true or false. */
gboolean          ef_tree_get_boolean (const EfTreeNode *node, gboolean *value);

/* Where a node stands, for people (transfer full). As people write it,
 * "model-index[0].results[2].metrics[0].value", from @ancestor on (NULL: from the root): then it
 * may begin with a point. A key that is no plain word is in quotation marks: `a."b c"`. */
char *ef_tree_dup_path (const EfTreeNode *node, const EfTreeNode *ancestor);
/* As JSON pointer, "/model-index/0/results/2". */
char *ef_tree_dup_pointer (const EfTreeNode *node);
/* "line:column", or NULL where that is not known. */
char *ef_tree_dup_place (const EfTreeNode *node);

/**
 * EfTreeBuilder:
 *
 * Makes a tree of what a parser meets, in the order of the document. Once a bound is exceeded every
 * call returns FALSE, and the parser may as well stop.
 */
typedef struct _EfTreeBuilder EfTreeBuilder;

/* @diagnostics: where repeated keys are reported, with @file. */
EfTreeBuilder *ef_tree_builder_new (const char *file, EfDiagnostics *diagnostics);
void           ef_tree_builder_free (EfTreeBuilder *self);

/* Where the next key or value stands. */
void     ef_tree_builder_set_place (EfTreeBuilder *self, guint line, guint column);
/* The key of the next value; required in a mapping. */
gboolean ef_tree_builder_add_key (EfTreeBuilder *self, const char *text, gsize length);
/* Bytes that are not UTF-8 are replaced. */
gboolean ef_tree_builder_add_scalar (EfTreeBuilder *self, const char *text, gsize length,
                                     gboolean quoted);
/* EF_TREE_LIST or EF_TREE_MAPPING: what follows goes into it until its end. */
gboolean ef_tree_builder_begin (EfTreeBuilder *self, EfTreeKind kind);
gboolean ef_tree_builder_end (EfTreeBuilder *self);
/* TRUE where a mapping waits for a key. */
gboolean ef_tree_builder_wants_key (const EfTreeBuilder *self);

/* The next value, when it is complete, can be referred to by @anchor. A later one replaces it. */
void     ef_tree_builder_set_anchor (EfTreeBuilder *self, const char *anchor);
/* A value that stands for an earlier one. FALSE without a bound being exceeded if nothing complete
 * has that name. */
gboolean ef_tree_builder_add_alias (EfTreeBuilder *self, const char *anchor);
/* The text of the scalar of that anchor, or NULL. */
const char *ef_tree_builder_get_anchored_text (const EfTreeBuilder *self, const char *anchor);

/* Closes what is open. @complete: what ef_tree_is_complete() will say. Consumes the builder. NULL
 * with @error if a bound was exceeded or nothing was added. */
EfTree  *ef_tree_builder_finish (EfTreeBuilder *self, gboolean complete, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfTree, ef_tree_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfTreeBuilder, ef_tree_builder_free)

G_END_DECLS
