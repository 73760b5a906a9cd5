/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-scenario.h"

G_BEGIN_DECLS

/* What stands for "as the data say" where a scenario is named. */
#define EF_WHAT_IF_DATA ""

/* That people may add; more may come together when projects are joined. */
#define EF_WHAT_IF_MAX 50

/**
 * EfWhatIf:
 * @scenarios: EfScenario, in the order they were made; each has a name of its own; never NULL
 * @current: the name of the one that is supposed, or NULL: the table is as it was read
 * @ghost: what is shown faintly beside it: the name of another one, EF_WHAT_IF_DATA, or NULL for
 *   nothing
 *
 * What a chart supposes: a plain value, a part of its specification. The scenarios belong to the
 * project, and in a document all charts have the same; each chart chooses among them for itself.
 */
typedef struct
{
  GPtrArray *scenarios;
  char *current;
  char *ghost;
} EfWhatIf;

/* Without scenarios, and with the data as ghost for when there is one. */
void     ef_what_if_init (EfWhatIf *self);
/* @self is taken for bytes that were copied from @from, or for none at all. */
void     ef_what_if_copy (EfWhatIf *self, const EfWhatIf *from);
void     ef_what_if_clear (EfWhatIf *self);
gboolean ef_what_if_equal (const EfWhatIf *a, const EfWhatIf *b);
/* TRUE if both make the same points, ghosts included. */
gboolean ef_what_if_same_points (const EfWhatIf *a, const EfWhatIf *b);

/* Lists of scenarios (element-type EfScenario; transfer full). */
GPtrArray *ef_scenarios_copy (const GPtrArray *self);
gboolean   ef_scenarios_equal (const GPtrArray *a, const GPtrArray *b);

/* The scenarios were @before and are @after; what the chart chose goes with them: to the new name
 * of one that was renamed, to the neighbour of one that was removed, and to none after the last. */
void ef_what_if_follow (EfWhatIf *self, const GPtrArray *before, const GPtrArray *after);
/* Those of @others come first, then those that only @self has; where both have one of a name, and
 * it is not the same, that of @self gets a free one, and what the chart chose stays what it is. */
void ef_what_if_join (EfWhatIf *self, const GPtrArray *others);

/* NULL if there is none of that name, or @name is NULL. Borrowed until the next change. */
const EfScenario *ef_what_if_find (const EfWhatIf *self, const char *name);
const EfScenario *ef_what_if_get_current (const EfWhatIf *self);
/* The scenario that makes the ghost: the one that is named, or for the data one that supposes
 * nothing but what is counted (activity, tokens, runs), so that the two count alike. NULL if there
 * is none, or no scenario is supposed (transfer full). */
EfScenario       *ef_what_if_dup_ghost (const EfWhatIf *self);

/* A name that no scenario has: @wish, else "wish 2", or "1.1 (2)" of a number (transfer full). */
char    *ef_what_if_dup_free_name (const EfWhatIf *self, const char *wish);
/* Adds a copy of @scenario, or puts it in the place of the one of that name. FALSE if it has no
 * name, or there are too many. */
gboolean ef_what_if_put (EfWhatIf *self, const EfScenario *scenario);
/* Also where the name is used as current or ghost. FALSE if there is no @name, or @new_name is
 * empty or taken. */
gboolean ef_what_if_rename (EfWhatIf *self, const char *name, const char *new_name);
/* Where it was current its neighbour is, and the last one that goes leaves none. */
void     ef_what_if_remove (EfWhatIf *self, const char *name);
/* @name NULL or unknown: none. Of the ghost the two change places, for nothing is a ghost of
 * itself: it is the one that was current before, or where there was none the data. */
void     ef_what_if_set_current (EfWhatIf *self, const char *name);
/* @name NULL or unknown: none; EF_WHAT_IF_DATA, or the current one: as the data say. */
void     ef_what_if_set_ghost (EfWhatIf *self, const char *name);

G_END_DECLS
