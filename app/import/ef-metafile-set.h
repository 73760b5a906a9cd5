/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-reader.h"
#include "ef-tree.h"

G_BEGIN_DECLS

/* A document of a model-index: a file, or a comment in a Markdown text. */
typedef struct
{
  char *part;    /* the way to its file from the folder of the opened one; NULL for that one */
  GFile *folder; /* that its paths start from, or NULL if it is not known */
  EfTree *tree;
} EfMetafile;

/**
 * EfMetafileSet:
 *
 * The opened file and all others that it names, directly or by way of another: lists of imports,
 * files of models, and, when they are asked for, of results and metadata. A named file is only read
 * if it lies in the folder of the opened one or below it; none is read twice, so files may
 * name each other. What is not there is reported, and the others are read. Their number and their
 * size are bounded.
 */
typedef struct _EfMetafileSet EfMetafileSet;

#define EF_METAFILE_FILES_MAX 2000
#define EF_METAFILE_BYTES_MAX (64u << 20)

/* NULL with @error if the opened file cannot be read or holds no document, or cancelled. */
EfMetafileSet    *ef_metafile_set_read (EfReading *reading, GError **error);
void              ef_metafile_set_free (EfMetafileSet *self);

/* The documents with models, in the order in which they are named. */
guint             ef_metafile_set_get_n (const EfMetafileSet *self);
const EfMetafile *ef_metafile_set_get (const EfMetafileSet *self, guint index);

/* The document in the file that the text @node of @from names, or NULL, which was reported. It is
 * not one of the documents above, unless it was one before. */
const EfMetafile *ef_metafile_set_follow (EfMetafileSet *self, const EfMetafile *from,
                                          const EfTreeNode *node);

/* How many of the named files could not be read, and what the first of them is called. */
guint             ef_metafile_set_get_n_missing (const EfMetafileSet *self);
const char       *ef_metafile_set_get_missing (const EfMetafileSet *self);

/* Where the next such comment begins in a Markdown text: its content, and in @end what ends it.
 * NULL if there is none. */
const char       *ef_metafile_find_comment (const char *text, const char *limit,
                                            const char **end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfMetafileSet, ef_metafile_set_free)

G_END_DECLS
