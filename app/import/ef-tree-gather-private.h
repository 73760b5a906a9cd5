/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-error-bars.h"
#include "ef-reader.h"
#include "ef-records.h"
#include "ef-row-kinds.h"
#include "ef-tree.h"

G_BEGIN_DECLS

/* What stands in the rows of one table, and around them, as they are walked through: first for the
 * columns that there are, then for their values. */

typedef struct
{
  EfReading *reading;
  EfTextPool *pool;
  EfRowKinds *kinds;
  GString *path; /* of what is looked at */
} EfTreeDocument;

/* A column to be. */
typedef struct
{
  char *path;    /* what leads to it from the row, or from the top if it stands around */
  char *name;    /* made of that */
  char *pointer; /* the same as JSON pointer */
  gint rank;
  guint field;   /* in the records */
  const char *text; /* of the open row, of which bounds are made; or NULL */
} EfTreeLeaf;

typedef struct
{
  EfTreeDocument *document;
  const EfRowKind *kind;
  EfRecords *records; /* NULL while columns are looked for */
  GPtrArray *leaves;  /* (element-type EfTreeLeaf), as met */
  GHashTable *by_path;
  gsize base;         /* where in the path that of the leaf begins */
  gint rank;
  GArray *ends;       /* (element-type EfErrorBarEnds) of leaves */
  guint64 n_own;
  guint64 n_around;
  gboolean has_number; /* in a row itself: what is around rows says nothing of them */
} EfTreeGather;

void ef_tree_leaf_free (gpointer data);
/* Adds what is in the row; it is open in the records, if there are some yet. */
void ef_tree_gather_row (EfTreeGather *self, const EfTreeNode *row);
/* Adds what stands around it, behind that. */
void ef_tree_gather_around (EfTreeGather *self, const EfTreeNode *row);

G_END_DECLS
