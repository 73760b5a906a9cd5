/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-card-rows.h"
#include "ef-tree.h"

G_BEGIN_DECLS

/* What a model-index says of a model under one key becomes cells of its row.
 *
 * Measurements such as "inference time (ms/im)" may be a list of mappings, each with a value and
 * how it was taken. Where those of one model differ in an attribute, they are told apart by it in
 * all models; an attribute that never differs is a column. So the differences of all models are
 * noted first: @distinguishing is a set of texts (owned by it) that only these functions know. */

/* Notes by which attributes the measurements of one model differ. @metadata: or NULL. */
void ef_metafile_note_differences (GHashTable *distinguishing, const EfTreeNode *metadata);

/* Sets cells of the open row: for a value, a list that is one text, parts under names of their own,
 * or measurements. @is_metadata: whether it stands among the metadata, where costs are; else it is
 * a text about the model. */
void ef_metafile_read_property (EfCardRows *rows, GHashTable *distinguishing, const char *name,
                                const EfTreeNode *node, gboolean is_metadata);

/* Sets title and link of @paper, which may be NULL. */
void ef_metafile_read_paper (EfCardRows *rows, const EfTreeNode *paper);

G_END_DECLS
