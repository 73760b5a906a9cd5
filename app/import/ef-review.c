/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-review.h"

#include <math.h>
#include <string.h>

#include "ef-catalog-title.h"
#include "ef-identifier.h"

/* A question that need not be asked is in the way. A table of which the numbers that matter were
 * recognised makes a chart at once, and everything can be changed beside the chart; so the review
 * comes by itself only where the first chart would say nothing. */

/* A quantity that is known, such as a number of votes, may have no better end. */
static gboolean
is_clear (const EfColumn *column)
{
  return ef_column_get_kind (column) == EF_COLUMN_DATE
         || ef_column_get_direction (column) != EF_DIRECTION_UNKNOWN
         || ef_column_get_quantity (column) != NULL;
}

/* TRUE if it is known what the column measures. An identifier measures nothing. */
static gboolean
is_measure (const EfColumn *column)
{
  return ef_column_get_kind (column) == EF_COLUMN_NUMBER
         && ef_column_get_role (column) != EF_ROLE_LEFT_OUT
         && ef_column_get_quantity (column) != NULL && !ef_column_is_identifier (column);
}

/* All points of such a chart would stand in one place: there is nothing to compare. */
static gboolean
is_constant (const EfTable *table, gint index)
{
  double min, max;

  return ef_column_get_range (ef_table_get_column (table, (guint) index), &min, &max)
         && min == max;
}

/* The axes of the table's first chart; FALSE if no decision would help it to one. */
static gboolean
has_chart (const EfTable *table,
           gint          *x,
           gint          *y)
{
  ef_table_suggest_axes (table, x, y);
  return *x >= 0 && *y >= 0 && ef_table_get_n_rows (table) >= 2
         && !(is_constant (table, *x) && is_constant (table, *y));
}

EfReviewReasons
ef_review_look_at_table (const EfTable *table)
{
  EfReviewReasons reasons = EF_REVIEW_QUANTITIES;
  gint x, y;

  g_return_val_if_fail (table != NULL, EF_REVIEW_NOTHING);

  if (!has_chart (table, &x, &y))
    return EF_REVIEW_NOTHING;

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    if (is_measure (ef_table_get_column (table, i)))
      reasons &= ~EF_REVIEW_QUANTITIES;

  if (!is_clear (ef_table_get_column (table, x)) || !is_clear (ef_table_get_column (table, y)))
    reasons |= EF_REVIEW_DIRECTIONS;

  return reasons;
}

EfTable *
ef_review_find_start (EfCatalogNode   *root,
                      const EfMapping *known)
{
  g_autoptr (GPtrArray) tables = NULL;

  g_return_val_if_fail (root != NULL, NULL);

  tables = ef_catalog_node_list_tables (root);
  for (guint i = 0; i < tables->len; i++)
    {
      EfTable *table = g_ptr_array_index (tables, i);
      gint x, y;

      if (has_chart (table, &x, &y)
          && (ef_review_look_at_table (table) == EF_REVIEW_NOTHING
              || (known != NULL && ef_mapping_knows (known, table))))
        return table;
    }
  return NULL;
}

/* The first of @tables that has a chart, whatever that says of what is better. */
static EfTable *
find_chart (GPtrArray *tables)
{
  for (guint i = 0; i < tables->len; i++)
    {
      gint x, y;

      if (has_chart (g_ptr_array_index (tables, i), &x, &y))
        return g_ptr_array_index (tables, i);
    }
  return NULL;
}

static EfTable *
find_largest (GPtrArray *tables)
{
  EfTable *largest = g_ptr_array_index (tables, 0);

  for (guint i = 1; i < tables->len; i++)
    if (ef_table_get_n_rows (g_ptr_array_index (tables, i)) > ef_table_get_n_rows (largest))
      largest = g_ptr_array_index (tables, i);
  return largest;
}

static gboolean
is_footprint (const EfColumn *column)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);
  const char *dimension = quantity != NULL ? ef_quantity_get_dimension (quantity) : NULL;

  return g_strcmp0 (dimension, "energy") == 0 || g_strcmp0 (dimension, "carbon") == 0;
}

/* Of the tables in the text of a card the one with what training took: the others say how models
 * are made, or have benchmarks for rows. */
static EfTable *
find_footprint (GPtrArray *tables)
{
  for (guint i = 0; i < tables->len; i++)
    {
      EfTable *table = g_ptr_array_index (tables, i);
      gint x, y;

      if (strstr (ef_table_get_path (table), EF_CATALOG_TEXTS) != NULL && has_chart (table, &x, &y)
          && is_footprint (ef_table_get_column (table, (guint) x)))
        return table;
    }
  return NULL;
}

/* TRUE if what is achieved stands over what it costs. */
static gboolean
shows_trade (const EfTable *table, gint x, gint y)
{
  const EfQuantity *cost = ef_column_get_quantity (ef_table_get_column (table, (guint) x));
  const EfColumn *score = ef_table_get_column (table, (guint) y);
  const EfQuantity *achieved = ef_column_get_quantity (score);

  return cost != NULL && ef_quantity_get_role (cost) == EF_QUANTITY_COST
         && (achieved != NULL ? ef_quantity_get_role (achieved) == EF_QUANTITY_BENEFIT
                              : ef_column_get_direction (score) != EF_DIRECTION_UNKNOWN);
}

/* TRUE if the score of running something stands over what running it takes. */
static gboolean
shows_running (const EfTable *table, gint x, gint y)
{
  return is_footprint (ef_table_get_column (table, (guint) x))
         && ef_column_get_direction (ef_table_get_column (table, (guint) y))
              == EF_DIRECTION_HIGHER;
}

/* How much a chart of the table says. */
typedef enum
{
  SAYS_NOTHING,   /* there is none */
  SAYS_LITTLE,    /* not which end of it is better */
  SAYS_SIZES,     /* two costs, such as two counts of parameters */
  SAYS_RUNNING,   /* what running something takes */
  SAYS_TRADE,     /* what is achieved over what it costs */
} Says;

static Says
get_says (const EfTable *table)
{
  gint x, y;

  if (!has_chart (table, &x, &y))
    return SAYS_NOTHING;
  if (ef_review_look_at_table (table) != EF_REVIEW_NOTHING)
    return SAYS_LITTLE;
  if (shows_trade (table, x, y))
    return SAYS_TRADE;

  return shows_running (table, x, y) ? SAYS_RUNNING : SAYS_SIZES;
}

/* Of the tables that need no decision the one that says most, the first of equals; or NULL. A list
 * of models beside their measurements would say how large they are. */
static EfTable *
find_telling (GPtrArray *tables)
{
  Says most = SAYS_LITTLE;
  EfTable *telling = NULL;

  for (guint i = 0; i < tables->len; i++)
    {
      Says says = get_says (g_ptr_array_index (tables, i));

      if (says > most)
        {
          most = says;
          telling = g_ptr_array_index (tables, i);
        }
    }

  return telling;
}

/* A folder of cards has one table of all their results, beside those in the texts. */
EfTable *
ef_review_choose_shown (EfCatalogNode *root)
{
  g_autoptr (GPtrArray) tables = NULL;
  EfTable *results, *start, *chart;
  gboolean few;
  gint x, y;

  g_return_val_if_fail (root != NULL, NULL);

  tables = ef_catalog_node_list_tables (root);
  if (tables->len == 0)
    return NULL;

  results = ef_catalog_node_get_n_tables (root) == 1 ? ef_catalog_node_get_table (root, 0) : NULL;
  if (results != NULL && has_chart (results, &x, &y))
    return results;

  few = tables->len <= EF_REVIEW_MAX_TABLES;
  start = few ? find_footprint (tables) : NULL;
  if (start == NULL)
    start = few ? find_telling (tables) : ef_review_find_start (root, NULL);
  if (start != NULL)
    return few || ef_catalog_node_get_n_tables (root) > 0 ? start : NULL;

  chart = find_chart (tables);
  return chart != NULL ? chart : results != NULL ? results : few ? find_largest (tables) : NULL;
}

/* How much there is to see of an import. */
typedef struct
{
  Says says;
  guint n_points;
} Sight;

static guint
count_points (const EfTable *table, gint x, gint y)
{
  const double *xs = ef_column_get_numbers (ef_table_get_column (table, (guint) x));
  const double *ys = ef_column_get_numbers (ef_table_get_column (table, (guint) y));
  guint n = 0;

  for (guint row = 0; row < ef_table_get_n_rows (table); row++)
    n += !isnan (xs[row]) && !isnan (ys[row]);

  return n;
}

static Sight
get_sight (EfCatalogNode *root)
{
  const EfTable *table = ef_review_choose_shown (root);
  Sight sight = { 0 };
  gint x, y;

  if (table == NULL || !has_chart (table, &x, &y))
    return sight;
  sight.says = get_says (table);
  sight.n_points = count_points (table, x, y);

  return sight;
}

guint
ef_review_choose_import (GPtrArray *roots)
{
  Sight best = { 0 };
  guint chosen = 0;

  g_return_val_if_fail (roots != NULL && roots->len > 0, 0);

  for (guint i = 0; i < roots->len; i++)
    {
      const Sight sight = get_sight (g_ptr_array_index (roots, i));

      if (sight.says > best.says
          || (sight.says == best.says && sight.n_points > best.n_points))
        {
          best = sight;
          chosen = i;
        }
    }

  return chosen;
}

EfReviewReasons
ef_review_look_at (EfCatalogNode   *root,
                   const EfMapping *known)
{
  g_autoptr (GPtrArray) tables = NULL;
  EfReviewReasons reasons = EF_REVIEW_NOTHING;

  g_return_val_if_fail (root != NULL, EF_REVIEW_NOTHING);

  if (ef_review_find_start (root, known) != NULL)
    return EF_REVIEW_NOTHING;

  tables = ef_catalog_node_list_tables (root);
  for (guint i = 0; i < tables->len; i++)
    reasons |= ef_review_look_at_table (g_ptr_array_index (tables, i));
  return reasons;
}
