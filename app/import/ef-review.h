/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-mapping.h"

G_BEGIN_DECLS

/* What a person could decide better than the program. */
typedef enum
{
  EF_REVIEW_NOTHING = 0,
  /* Of the numbers, nothing says what they measure. */
  EF_REVIEW_QUANTITIES = 1 << 0,
  /* An axis of the first chart has no better end, so the chart has no frontier. */
  EF_REVIEW_DIRECTIONS = 1 << 1,
} EfReviewReasons;

/* Files with more tables than this are collections, which one looks around in before one decides
 * anything about single tables. */
#define EF_REVIEW_MAX_TABLES 8

/* What there is to decide about a table before its first chart. Nothing if there can be no chart,
 * because it has no two columns with numbers or dates, or no two rows: no decision would help. */
EfReviewReasons ef_review_look_at_table (const EfTable *table);

/* The table to begin with (transfer none): the first whose chart needs no decision, or about which
 * one was made before (@known, or NULL). NULL if there is none. */
EfTable *ef_review_find_start (EfCatalogNode *root, const EfMapping *known);

/**
 * ef_review_choose_shown:
 *
 * The table of an import to show at once (transfer none), however it was decided about: the results
 * of a folder of cards, else of a few tables the one whose chart says most (a score over a cost,
 * else something over energy or carbon), else one whose chart says something, else one that has a
 * chart, else the largest. In a collection of tasks, any of whose charts would do, a person looks
 * around first: NULL.
 */
EfTable *ef_review_choose_shown (EfCatalogNode *root);

/**
 * ef_review_choose_import:
 * @roots: (element-type EfCatalogNode): what several files make that came together
 *
 * The one to show at once: of what ef_review_choose_shown() shows of each a chart rather than none,
 * one that says what is better, of these a score over a cost, and of such charts the one with the
 * most points; the first of equals.
 *
 * Returns: its place in @roots, which must not be empty
 */
guint ef_review_choose_import (GPtrArray *roots);

/**
 * ef_review_look_at:
 * @root: what was read, with what is known of its headers applied
 * @known: (nullable): what was decided before
 *
 * Whether an import should be looked at before it is committed: only if none of its tables could
 * start (ef_review_find_start()). Where some of them work, their charts are the better start.
 */
EfReviewReasons ef_review_look_at (EfCatalogNode *root, const EfMapping *known);

G_END_DECLS
