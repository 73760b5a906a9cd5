/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-column.h"

G_BEGIN_DECLS

/* What is known of a column when its role is guessed. */
typedef struct
{
  const char *name;
  EfColumnKind kind;
  guint n_present;
  guint n_distinct;   /* TEXT */
  guint n_links;      /* TEXT: cells that are web addresses */
  double mean_length; /* TEXT: bytes of a cell */
} EfRoleCandidate;

/* TRUE for headers that name a role: "model", "Organization", "paper_url". */
gboolean ef_roles_is_known_name (const char *header);
/* TRUE for headers under which names stand, which are shown on one line. */
gboolean ef_roles_is_name (const char *header);

/**
 * ef_roles_guess:
 * @roles: (out caller-allocates): one for each candidate
 *
 * Gives each role to at most one column. By header first; among several that could be the name of a
 * row the one that tells more rows apart wins, then the better known header. Without a known header
 * the name is the first column of text that tells most rows apart, the group one with few values.
 */
void ef_roles_guess (const EfRoleCandidate *candidates, guint n, guint n_rows, EfRole *roles);

/* Gives the columns of a table (inout) (element-type EfColumn) the roles that their names and texts
 * suggest, and says which numbers are identifiers. */
void ef_roles_assign (GPtrArray *columns, guint n_rows);

G_END_DECLS
