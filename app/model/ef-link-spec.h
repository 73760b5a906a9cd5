/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-link.h"

G_BEGIN_DECLS

/**
 * EfLinkSpec:
 *
 * How two tables are to be linked: a plain value.
 */
typedef struct
{
  char *names[2];       /* columns with the names; NULL: the one that has the role, else texts */
  GPtrArray *keys[2];   /* of utf8: columns that must be equal too, as many of each table */
  GPtrArray *decisions; /* of EfLinkDecision, whose names it owns */
  GHashTable *decided;  /* the same by their names, so that thousands are quickly told apart */
  EfLinkLevel loosest;  /* EXACT, SPELLING or BASE */
  gboolean left;        /* keeps the rows of the first table that have no partner */
} EfLinkSpec;

/* For tables of decisions by their names, and for those whose names are owned. */
guint    ef_link_decision_hash (gconstpointer decision);
gboolean ef_link_decision_same_names (gconstpointer one, gconstpointer other);
void     ef_link_decision_free (gpointer decision);

/* By name only, all that is sure, only rows with a partner. */
EfLinkSpec *ef_link_spec_new (void);
EfLinkSpec *ef_link_spec_copy (const EfLinkSpec *self);
/* The same without its decisions. */
EfLinkSpec *ef_link_spec_copy_undecided (const EfLinkSpec *self);
void        ef_link_spec_free (EfLinkSpec *self);
gboolean    ef_link_spec_equal (const EfLinkSpec *self, const EfLinkSpec *other);

void ef_link_spec_add_key (EfLinkSpec *self, const char *first, const char *second);
/* A later decision on the same names takes the place of the earlier one. */
void ef_link_spec_decide (EfLinkSpec *self, const char *first, const char *second,
                          gboolean accepted);
void ef_link_spec_undecide (EfLinkSpec *self, const char *first, const char *second);
/* What was decided on these names, or NULL (transfer none). */
const EfLinkDecision *ef_link_spec_find_decision (const EfLinkSpec *self, const char *first,
                                                  const char *second);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfLinkSpec, ef_link_spec_free)

G_END_DECLS
