/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-xml-log.h"
#include "ef-xml-stream.h"

G_BEGIN_DECLS

/* Different paths of one document. A real one has some dozens. */
#define EF_XML_SHAPE_NODES_MAX 20000
#define EF_XML_SHAPE_NONE G_MAXUINT

/* What a name says of the thing that has it. */
typedef enum
{
  EF_XML_WORD_NONE,
  EF_XML_WORD_NAME,  /* it names a value */
  EF_XML_WORD_VALUE, /* it is one */
  EF_XML_WORD_UNIT,
} EfXmlWord;

/* What all elements, or attributes, of one path have in common. */
typedef struct
{
  const char *name;
  guint parent; /* EF_XML_SHAPE_NONE for the root */
  guint first_child;
  guint last_child;
  guint next; /* of the parent's children, in the order of the document */
  guint depth;
  gboolean is_attribute;
  EfXmlWord word;
  guint n;            /* occurrences */
  guint most;         /* in one element around them */
  guint n_texts;      /* with text and nothing else inside */
  guint n_structured; /* with attributes, or with elements inside */
  guint n_named;      /* that may be a name and a value, */
  guint n_valued;     /* and have both */
  gboolean is_row;    /* each is a row of a table */
  gboolean is_pair;   /* each is one named value of the row around it */
  gboolean is_around; /* there are rows inside */
} EfXmlShapeNode;

/**
 * EfXmlShape:
 *
 * How a document is built, whatever it holds: the tree of its different paths, and which elements
 * are rows. These are the ones that repeat and are built of something; except that elements which
 * are a name and a value (<metric name="EM">90</metric>) are columns of what is around them, if
 * that repeats.
 */
typedef struct _EfXmlShape EfXmlShape;

/* Reads all of @input, and writes it down in @log, whose nodes are those of the shape; what came
 * before an error counts, with @error set. */
EfXmlShape *ef_xml_shape_read (EfInput       *input,
                               EfXmlLog      *log,
                               EfXmlReport   *report,
                               EfDiagnostics *diagnostics,
                               GCancellable  *cancellable,
                               GError       **error);
void        ef_xml_shape_free (EfXmlShape *self);

/* Nodes are numbered from the root, 0, each after its parent. */
guint                 ef_xml_shape_get_n_nodes (const EfXmlShape *self);
const EfXmlShapeNode *ef_xml_shape_get_node (const EfXmlShape *self, guint index);
/* "/a/b/c" (transfer full). */
char *ef_xml_shape_dup_path (const EfXmlShape *self, guint index);
/* The upper part of the tree, with counts, in one line: "catalog (book 12 (title 12, author 30))"
 * (transfer full). */
char *ef_xml_shape_describe (const EfXmlShape *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfXmlShape, ef_xml_shape_free)

G_END_DECLS
