/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-table.h"

#include <math.h>

#include "ef-identifier.h"
#include "ef-table-reshape.h"

/* The first chart of a table, chosen so that a click on a benchmark shows a trade-off at once.
 *
 * Upwards goes what is achieved: the metric the rows are sorted by, else a score the table of
 * quantities knows. Sideways goes what is spent, in the order of the quantities' data file
 * (parameters before compute before energy ...). A column with few values gives way to one with
 * many, and a cost that few rows state gives way to the date; where there is none, another score
 * that more of the rows with a cost state is better than no cost. A linked table shows what it was
 * linked for: the score of one table over a cost of the other; one with a row for each value shows
 * the values. A table without any score shows two
 * of its costs against each other; a throughput rather over the energy it takes than over the size
 * of the models, which is what they are and not what running them takes. Of sizes alone the
 * smallest says nothing: where there are dates they show how one of them grew. */

typedef enum
{
  CLASS_COST,
  CLASS_BENEFIT,
  CLASS_SORTED, /* not recognised, but the rows are sorted by it or the file says what is better */
  CLASS_DATE,
  CLASS_OTHER, /* recognised, neither cost nor benefit */
  CLASS_PLAIN, /* any number */
  CLASS_INDEX, /* 1, 2, 3 ..., or a rank: repeats what the place of the row or a score says */
  CLASS_CONSTANT,
  CLASS_NO_AXIS, /* text, and numbers that measure nothing */
} ColumnClass;

/* Of columns of one class those with nearly as many values as the best are equals. For the
 * score, whose first column is usually the main one, half as many suffice; sideways fewer
 * points would hide rows. */
#define UPWARDS_PERCENT 50
#define SIDEWAYS_PERCENT 90

/* A cost that less than a fifth of the scored rows state is no axis, unless it makes a chart by
 * itself. */
#define COST_PERCENT 20
#define COST_POINTS 12
/* A point alone is no chart, unless there is no more. */
#define COST_POINTS_MIN 2
/* Of fewer rows that state a cost and any score there is no chart. */
#define PAIR_POINTS 3

static gboolean
is_constant (const EfColumn *column)
{
  double min, max;

  return ef_column_get_n_present (column) > 1 && ef_column_get_range (column, &min, &max)
         && min == max;
}

static gboolean
is_index (const EfColumn *column)
{
  const double *numbers = ef_column_get_numbers (column);
  guint n_rows = ef_column_get_n_rows (column);

  for (guint row = 1; row < n_rows; row++)
    if (numbers[row] != numbers[row - 1] + 1)
      return FALSE;

  return n_rows > 2;
}

static ColumnClass
classify (const EfColumn *column)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);
  EfDirectionReason reason = ef_column_get_direction_reason (column);

  if (ef_column_get_kind (column) == EF_COLUMN_TEXT
      || ef_column_get_role (column) == EF_ROLE_LEFT_OUT
      || ef_column_is_identifier (column))
    return CLASS_NO_AXIS;
  if (is_constant (column))
    return CLASS_CONSTANT;
  if (ef_column_get_kind (column) == EF_COLUMN_DATE)
    return CLASS_DATE;

  if (quantity == NULL)
    {
      if (reason == EF_DIRECTION_REASON_ROW_ORDER || reason == EF_DIRECTION_REASON_FILE)
        return CLASS_SORTED;
      return is_index (column) ? CLASS_INDEX : CLASS_PLAIN;
    }

  switch (ef_quantity_get_role (quantity))
    {
    case EF_QUANTITY_COST:
      return CLASS_COST;

    case EF_QUANTITY_BENEFIT:
      return CLASS_BENEFIT;

    case EF_QUANTITY_OTHER:
    default:
      return ef_quantity_is_ordinal (quantity) ? CLASS_INDEX : CLASS_OTHER;
    }
}

/* Rows with a value in both columns; @other may be NULL. Where one of them has a value in each row,
 * which is the rule in large tables, the rows need no look. */
static guint
count_shared (const EfColumn *column,
              const EfColumn *other)
{
  const guint n_rows = ef_column_get_n_rows (column);
  const double *a = ef_column_get_numbers (column);
  const double *b;
  guint n_shared = 0;

  if (other == NULL || ef_column_get_n_present (other) == n_rows)
    return ef_column_get_n_present (column);
  if (ef_column_get_n_present (column) == n_rows)
    return ef_column_get_n_present (other);

  b = ef_column_get_numbers (other);
  for (guint row = 0; row < n_rows; row++)
    n_shared += !isnan (a[row]) & !isnan (b[row]);

  return n_shared;
}

/* Position of the column's quantity in the data file, which is the order of preference; behind
 * all of them for what was not recognised. */
static guint
rank_quantity (const EfColumn *column,
               GPtrArray      *quantities)
{
  guint rank;

  if (g_ptr_array_find (quantities, ef_column_get_quantity (column), &rank))
    return rank;

  return quantities->len;
}

/* For each column of a class in how many rows it has a value beside @other_index; 0 for others
 * (transfer full). */
static guint64 *
count_candidates (const EfTable *table,
                  ColumnClass    class,
                  gint           other_index)
{
  guint64 *shared = g_new0 (guint64, ef_table_get_n_columns (table) + 1);
  const EfColumn *other = other_index >= 0 ? ef_table_get_column (table, other_index) : NULL;

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      const EfColumn *column = ef_table_get_column (table, i);

      if ((gint) i != other_index && classify (column) == class)
        shared[i] = count_shared (column, other);
    }

  return shared;
}

/* The best of these columns with at least @percent of the values that any of them has, or -1: by
 * quantity if they are @ranked, then by their place in the table. */
static gint
choose_candidate (const EfTable *table,
                  const guint64 *shared,
                  gboolean       ranked,
                  guint          percent)
{
  g_autoptr (GPtrArray) quantities = ef_quantity_list ();
  guint64 most = 0;
  gint best = -1;
  guint best_rank = 0;

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    most = MAX (most, shared[i]);

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      guint rank = ranked ? rank_quantity (ef_table_get_column (table, i), quantities) : 0;

      /* In a small table one row less is many percent, and still nothing. */
      if (shared[i] == 0 || (shared[i] + 1 < most && shared[i] * 100 < most * percent))
        continue;

      if (best < 0 || rank < best_rank)
        {
          best = i;
          best_rank = rank;
        }
    }

  return best;
}

/* The best column of a class with at least @percent of the values that any of them has beside
 * @other, or -1. */
static gint
choose (const EfTable *table,
        ColumnClass    class,
        gint           other_index,
        guint          percent)
{
  g_autofree guint64 *shared = count_candidates (table, class, other_index);

  return choose_candidate (table, shared, class == CLASS_COST || class == CLASS_OTHER, percent);
}

/* TRUE if half of the rows that @other has a value in have one in @column too. */
static gboolean
covers (const EfTable *table,
        gint           column,
        gint           other)
{
  const EfColumn *other_column;

  if (other < 0)
    return TRUE;

  other_column = ef_table_get_column (table, other);
  return count_shared (ef_table_get_column (table, column), other_column) * G_GUINT64_CONSTANT (100)
         >= ef_column_get_n_present (other_column) * UPWARDS_PERCENT;
}

/* The best column of the first class that has one; rather one that covers half of @other_index. */
static gint
choose_first_of (const EfTable     *table,
                 const ColumnClass *classes,
                 guint              n_classes,
                 gint               other_index)
{
  gint thin = -1;

  for (guint i = 0; i < n_classes; i++)
    {
      gint index = choose (table, classes[i], other_index, SIDEWAYS_PERCENT);

      if (index >= 0 && covers (table, index, other_index))
        return index;
      if (thin < 0)
        thin = index;
    }

  return thin;
}

/* The score of the table. Where the rows are sorted by a metric that is not a cost, that one is
 * meant. */
static gint
choose_score (const EfTable *table)
{
  gint sorted = choose (table, CLASS_SORTED, -1, UPWARDS_PERCENT);
  gint benefit = choose (table, CLASS_BENEFIT, -1, UPWARDS_PERCENT);

  if (sorted < 0)
    return benefit;
  if (benefit < 0)
    return sorted;

  return MIN (sorted, benefit);
}

/* The number of the linked table that the column comes from, or -1. */
static gint
find_part (const EfTable *table,
           guint          index)
{
  const EfTableParts *parts = ef_table_get_parts (table);
  const char *name = ef_column_get_name (ef_table_get_column (table, index));
  const char *original;
  guint part;

  if (parts == NULL || !ef_table_parts_find_column (parts, name, &part, &original))
    return -1;

  return (gint) part;
}

static gboolean
part_has_cost (const EfTable    *table,
               gint              part,
               const EfQuantity *quantity)
{
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      const EfColumn *column = ef_table_get_column (table, i);

      if (ef_column_get_quantity (column) == quantity && classify (column) == CLASS_COST
          && find_part (table, i) == part)
        return TRUE;
    }

  return FALSE;
}

/* Tables are linked for what the one with the score does not state: a cost of the other, or -1. */
static gint
choose_linked_cost (const EfTable *table,
                    gint           y)
{
  gint scored = find_part (table, (guint) y);
  g_autofree guint64 *shared = NULL;

  if (scored < 0)
    return -1;

  shared = count_candidates (table, CLASS_COST, y);
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      gint part = shared[i] > 0 ? find_part (table, i) : -1;

      if (part < 0 || part == scored
          || part_has_cost (table, scored, ef_column_get_quantity (ef_table_get_column (table, i))))
        shared[i] = 0;
    }

  return choose_candidate (table, shared, TRUE, SIDEWAYS_PERCENT);
}

/* The cost beside the score @y, if enough rows state it. */
static gint
choose_cost (const EfTable *table,
             gint           y)
{
  gint x = choose_linked_cost (table, y);
  guint64 n_scored, n_shared;

  if (x < 0)
    x = choose (table, CLASS_COST, y, SIDEWAYS_PERCENT);
  if (x < 0)
    return -1;

  n_scored = ef_column_get_n_present (ef_table_get_column (table, y));
  n_shared = count_shared (ef_table_get_column (table, x), ef_table_get_column (table, y));

  if (n_shared < MIN (COST_POINTS_MIN, n_scored))
    return -1;

  return n_shared >= COST_POINTS || n_shared * 100 >= n_scored * COST_PERCENT ? x : -1;
}

/* Takes @score with the cost that most of its rows state, if these are more than @most. */
static void
improve_pair (const EfTable *table,
              guint          score_index,
              guint         *most,
              gint          *x,
              gint          *y)
{
  const EfColumn *score = ef_table_get_column (table, score_index);

  if (ef_column_get_n_present (score) <= *most || classify (score) != CLASS_BENEFIT)
    return;

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      const EfColumn *cost = ef_table_get_column (table, i);
      guint n_shared = classify (cost) == CLASS_COST ? count_shared (cost, score) : 0;

      if (n_shared <= *most)
        continue;
      *most = n_shared;
      *x = (gint) i;
      *y = (gint) score_index;
    }
}

/* Where each row states something else, as in cards of many models: the score and the cost that
 * most rows state together, rather the score that was chosen first. Nothing if fewer than three
 * do. */
static void
choose_pair (const EfTable *table,
             gint          *x,
             gint          *y)
{
  guint most = PAIR_POINTS - 1;

  improve_pair (table, (guint) *y, &most, x, y);
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    improve_pair (table, i, &most, x, y);
}

/* A second cost against @x: rather one of which more is better (throughput), else any other
 * quantity. */
static gint
choose_second_cost (const EfTable *table,
                    gint           x)
{
  const EfColumn *first = ef_table_get_column (table, x);
  gint second = -1;

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      const EfColumn *column = ef_table_get_column (table, i);

      if (classify (column) != CLASS_COST || count_shared (column, first) == 0
          || ef_column_get_quantity (column) == ef_column_get_quantity (first))
        continue;

      if (ef_column_get_direction (column) == EF_DIRECTION_HIGHER)
        return i;
      if (second < 0)
        second = i;
    }

  return second;
}

static gboolean
is_footprint (const EfColumn *column)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);
  const char *dimension = quantity != NULL ? ef_quantity_get_dimension (quantity) : NULL;

  return g_strcmp0 (dimension, "energy") == 0 || g_strcmp0 (dimension, "carbon") == 0;
}

/* The cost against which the throughput @y is shown: energy or carbon, if as many rows state them
 * as state @x, else @x. */
static gint
choose_footprint (const EfTable *table,
                  gint           x,
                  gint           y)
{
  const EfColumn *throughput = ef_table_get_column (table, y);
  g_autofree guint64 *shared = NULL;
  gint footprint;

  if (ef_column_get_direction (throughput) != EF_DIRECTION_HIGHER
      || is_footprint (ef_table_get_column (table, x)))
    return x;

  shared = count_candidates (table, CLASS_COST, y);
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    if (!is_footprint (ef_table_get_column (table, i))
        || shared[i] * 100 < shared[x] * SIDEWAYS_PERCENT)
      shared[i] = (gint) i == x ? shared[i] : 0;
  shared[x] = 0;
  footprint = choose_candidate (table, shared, TRUE, SIDEWAYS_PERCENT);

  return footprint >= 0 ? footprint : x;
}

/* Two costs, of which none says what is achieved or what running takes, give way to one of them
 * over the date. */
static void
prefer_date (const EfTable *table,
             gint          *x,
             gint          *y)
{
  gint date = choose (table, CLASS_DATE, *x, SIDEWAYS_PERCENT);
  const EfColumn *cost = ef_table_get_column (table, *x);

  if (date < 0 || is_footprint (cost) || is_footprint (ef_table_get_column (table, *y))
      || ef_column_get_direction (ef_table_get_column (table, *y)) == EF_DIRECTION_HIGHER
      || count_shared (cost, ef_table_get_column (table, date)) * G_GUINT64_CONSTANT (100)
           < ef_column_get_n_present (cost) * SIDEWAYS_PERCENT)
    return;

  *y = *x;
  *x = date;
}

/* The values of a table that was made to have a row for each of them, which is what somebody wants
 * to see then; -1 for another table. */
static gint
find_long_values (const EfTable *table)
{
  gint values = ef_table_find_long_column (table, EF_TABLE_LONG_VALUES);

  return values >= 0 && classify (ef_table_get_column (table, (guint) values)) != CLASS_NO_AXIS
         ? values
         : -1;
}

void
ef_table_suggest_axes (const EfTable *self,
                       gint          *x,
                       gint          *y)
{
  static const ColumnClass x_classes[] = {
    CLASS_DATE,   CLASS_OTHER, CLASS_PLAIN,    CLASS_COST,
    CLASS_SORTED, CLASS_INDEX, CLASS_BENEFIT, CLASS_CONSTANT,
  };
  static const ColumnClass y_classes[] = { CLASS_PLAIN, CLASS_OTHER, CLASS_CONSTANT };
  gint values;

  g_return_if_fail (self != NULL);
  g_return_if_fail (x != NULL && y != NULL);

  values = find_long_values (self);
  *x = -1;
  *y = choose_score (self);
  if (values >= 0 && classify (ef_table_get_column (self, (guint) values)) == CLASS_COST)
    *x = values;
  else if (values >= 0)
    {
      *y = values;
      *x = choose_cost (self, *y);
    }
  else if (*y >= 0)
    {
      *x = choose_cost (self, *y);
      if (*x < 0 && choose (self, CLASS_DATE, *y, SIDEWAYS_PERCENT) < 0)
        choose_pair (self, x, y);
    }
  else
    {
      *x = choose (self, CLASS_COST, -1, SIDEWAYS_PERCENT);
      if (*x >= 0)
        *y = choose_second_cost (self, *x);
      if (*y >= 0)
        {
          *x = choose_footprint (self, *x, *y);
          prefer_date (self, x, y);
        }
      if (*y < 0)
        *y = choose_first_of (self, y_classes, G_N_ELEMENTS (y_classes), *x);
      if (*y >= 0 && !covers (self, (guint) *y, *x))
        *y = -1;
    }

  /* A single number goes upwards. */
  if (*y < 0)
    {
      *y = *x;
      *x = -1;
    }
  if (*x < 0)
    *x = choose_first_of (self, x_classes, G_N_ELEMENTS (x_classes), *y);
}
