/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-catalog.h"
#include "ef-column-choice.h"
#include "ef-diagnostics.h"

G_BEGIN_DECLS

/**
 * EfMapping:
 *
 * What was decided about columns, for tables to come. Decisions belong to a header: the set of all
 * column names of a table as it was read, in any order. They hold for every table with exactly this
 * header, whatever file it is in; where tables of one header were decided differently, for the one
 * table of a path. Decisions without a header hold for each table that has the column. The more
 * special one wins, choice by choice: any table, header, path.
 *
 * Exactly, because a decision about `score` in one small table says nothing about the `score` of
 * another table; who wants that writes it into a mapping file as a decision without a header.
 *
 * Reference-counted. It may be read in several threads once nobody changes it any more.
 */
typedef struct _EfMapping EfMapping;

/* Suffix of mapping files, and the namespace of their XML. */
#define EF_MAPPING_SUFFIX ".mapping.xml"
#define EF_MAPPING_NAMESPACE "urn:efficient-frontier:mapping:1"

typedef enum
{
  /* The tables of before are as they were read: what is known of their headers is forgotten. */
  EF_LEARN_ANEW,
  /* They are as was decided so far: what is known of their headers stays, and more is added. */
  EF_LEARN_MORE,
} EfLearn;

EfMapping *ef_mapping_new (void);
EfMapping *ef_mapping_ref (EfMapping *self);
void       ef_mapping_unref (EfMapping *self);
EfMapping *ef_mapping_copy (const EfMapping *self);

/* Headers something was decided about; the decisions for any table count as one. */
guint      ef_mapping_get_n_headers (const EfMapping *self);
/* TRUE if tables of this header were decided about, also if nothing was changed. */
gboolean   ef_mapping_knows (const EfMapping *self, const EfTable *table);

/* Adds the choices that lead from the tables of @before to those of @after, which has the same
 * tables with other columns (as ef_mapping_apply() gives it). NULL @before: all that can be said of
 * the tables of @after. What is learnt becomes the newest. */
void       ef_mapping_learn (EfMapping *self, EfCatalogNode *before, EfCatalogNode *after,
                             EfLearn how);
/* Remembers that the header of the table was looked at and found right, unless it is known. */
void       ef_mapping_note (EfMapping *self, const EfTable *table);
/* Adds a choice. @header: the names of all columns of a table, in any order, NULL for any table.
 * @path: only for the table of this path, or NULL. */
void       ef_mapping_choose (EfMapping *self, const char *const *header, const char *path,
                              const char *column, const EfColumnChoice *choice);
/* Forgets the oldest headers until there are at most @max. */
void       ef_mapping_trim (EfMapping *self, guint max);

/* A table as @self wants it; the same if there is nothing to change (transfer full). */
EfTable       *ef_mapping_apply_to_table (const EfMapping *self, EfTable *table,
                                          EfDiagnostics *diagnostics);
/* The same for all tables below @root, which stays if nothing changes (transfer full). Choices that
 * a column cannot have are left out and reported in @diagnostics, which may be NULL. */
EfCatalogNode *ef_mapping_apply (const EfMapping *self, EfCatalogNode *root,
                                 EfDiagnostics *diagnostics);

/* How many of the tables below @root it says something about. */
guint          ef_mapping_count_tables (const EfMapping *self, EfCatalogNode *root);

/* Reads a mapping file. What cannot be used (a quantity that is not known, an unknown word) is
 * reported with its line in @diagnostics; a file that is no mapping, or damaged, is an error. */
EfMapping *ef_mapping_load (GFile *file, EfDiagnostics *diagnostics, GCancellable *cancellable,
                            GError **error);
EfMapping *ef_mapping_load_bytes (GBytes *bytes, const char *name, EfDiagnostics *diagnostics,
                                  GError **error);
/* The file: the same decisions in the same order give the same bytes. */
GBytes    *ef_mapping_to_bytes (const EfMapping *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfMapping, ef_mapping_unref)

G_END_DECLS
