/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-link.h"
#include "ef-text-pool.h"

G_BEGIN_DECLS

/* What can be asked of names for being equal; all are numbers of texts in a pool. */
typedef enum
{
  EF_LINK_PART_KEY,
  EF_LINK_PART_TEXT,
  EF_LINK_PART_SPELLING,
  EF_LINK_PART_CORE,
  EF_LINK_PART_ORGANISATION,
  EF_LINK_PART_REVISION,
  EF_LINK_PART_IMAGE_SIZE,
  EF_LINK_PART_BARE,
  EF_N_LINK_PARTS,
} EfLinkPart;

/* The rows of one table, those of equal name and key taken together as an entry. Entries are in the
 * order of their texts' numbers, then keys. */
typedef struct
{
  guint n_rows;
  guint n_entries;
  guint32 *parts[EF_N_LINK_PARTS]; /* n_entries each */
  guint32 *row_offsets; /* n_entries + 1 into rows */
  guint32 *rows;        /* ascending within an entry */
  guint8 *best;         /* EfLinkLevel of each entry */
} EfLinkEntries;

typedef struct
{
  guint32 first;
  guint32 second;
  EfLinkLevel level;
} EfLinkEntryPair;

struct _EfLink
{
  EfTextPool *pool;
  EfLinkEntries sides[2];
  GHashTable *decided; /* of guint64: the texts' numbers; NULL for nothing */
  EfLinkPair *pairs;
  guint n_pairs;
  guint8 *levels[2];
  guint n_ambiguous[2];
};

static inline guint64
ef_link_decided_key (guint32 first, guint32 second)
{
  return (guint64) first << 32 | second;
}

void ef_link_entries_fill (EfLinkEntries *self, const EfLinkSide *side, EfTextPool *pool);
void ef_link_entries_clear (EfLinkEntries *self);
static inline guint
ef_link_entries_count_rows (const EfLinkEntries *self, guint entry)
{
  return self->row_offsets[entry + 1] - self->row_offsets[entry];
}
/* The entries with that text: from the returned one up to @end. */
guint ef_link_entries_find (const EfLinkEntries *self, guint32 text, guint *end);

G_END_DECLS
