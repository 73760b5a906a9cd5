/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EfCardSet:
 *
 * Files of model cards that were given together, without a folder around them being given: the
 * folder that holds them all, and what tells each from the others.
 */
typedef struct
{
  GFile *folder;
  GPtrArray *paths; /* (element-type utf8) relative to the folder, each once, sorted by bytes; in
                     * the encoding of the file system */
  char *name;       /* of them all: "bert-base + 80" */
} EfCardSet;

/* What tells the family of cards that @file begins like: those of one family make a table. Model
 * cards and texts with tables in Markdown are one, each format of JSON and XML is one. NULL: it is
 * no card. */
gconstpointer ef_card_set_find_family (GFile *file, GCancellable *cancellable);
/* @folder, or the next one around it that holds @file too (transfer full); NULL if none does. */
GFile     *ef_card_set_find_common (GFile *folder, GFile *file);
/* The folder in which all of @files lie, at any depth (transfer full); NULL if there is none. */
GFile     *ef_card_set_find_folder (GPtrArray *files);
/* @files: (element-type GFile), at least one; those that share no folder with the first are left
 * out. NULL if the first is in none. */
EfCardSet *ef_card_set_new (GPtrArray *files);
void       ef_card_set_free (EfCardSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfCardSet, ef_card_set_free)

G_END_DECLS
