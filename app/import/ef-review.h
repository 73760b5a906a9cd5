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

/**
 * ef_review_look_at:
 * @root: what was read, with what is known of its headers applied
 * @known: what was decided before
 *
 * Whether an import should be looked at before it is committed. A table whose header is known was
 * looked at before. A collection is only looked at if there is something to decide about each of
 * its tables: where some of them work, their charts are the better start.
 */
EfReviewReasons ef_review_look_at (EfCatalogNode *root, const EfMapping *known);

G_END_DECLS
