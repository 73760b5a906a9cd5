/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What becomes of the numbers of repeated runs. */
typedef enum
{
  EF_STATISTIC_MEAN,
  EF_STATISTIC_MEDIAN, /* of an even number of runs the mean of the middle two */
  EF_STATISTIC_MIN,
  EF_STATISTIC_MAX,
} EfStatistic;

/* What the error bars of these show. */
typedef enum
{
  EF_RUN_SPREAD_RANGE,     /* the lowest and the highest run */
  EF_RUN_SPREAD_DEVIATION, /* one standard deviation of the runs, over n - 1, about the mean */
  EF_RUN_SPREAD_ERROR,     /* one standard error of the mean: that deviation over sqrt (n) */
} EfRunSpread;

typedef enum
{
  EF_RECIPE_RUNS, /* one row of repeated runs */
  EF_RECIPE_LONG, /* a row for each value */
  EF_RECIPE_WIDE, /* a column for each metric */
} EfRecipeKind;

/* "mean", "median", "min", "max"; "range", "deviation", "error"; "runs", "long", "wide": the words
 * of files and of the command line. */
const char *ef_statistic_to_word (EfStatistic statistic);
gboolean    ef_statistic_from_word (const char *word, EfStatistic *statistic);
const char *ef_run_spread_to_word (EfRunSpread spread);
gboolean    ef_run_spread_from_word (const char *word, EfRunSpread *spread);
const char *ef_recipe_kind_to_word (EfRecipeKind kind);
gboolean    ef_recipe_kind_from_word (const char *word, EfRecipeKind *kind);

/**
 * EfTableRecipe:
 *
 * How a table was made of the rows of another, so that it can be done again: see
 * ef_table_reshape(). Filled by one thread, then shared and only read from. Reference-counted.
 */
typedef struct
{
  EfRecipeKind kind;
  char *table_id;        /* of the other table; NULL while there is none */
  GPtrArray *columns;    /* of utf8, as ef_table_find_column() takes them: LONG: whose values become
                          * rows; else those in which the rows of one thing are equal, or NULL for
                          * those that are taken by default */
  EfStatistic statistic; /* RUNS */
  EfRunSpread spread;    /* RUNS */
  char *metrics;         /* WIDE: the column that says what is measured */
  char *values;          /* WIDE: the column of numbers */
} EfTableRecipe;

/* @columns: (element-type utf8) (nullable): copied. */
EfTableRecipe *ef_table_recipe_new (EfRecipeKind kind, GPtrArray *columns);
EfTableRecipe *ef_table_recipe_ref (EfTableRecipe *self);
void           ef_table_recipe_unref (EfTableRecipe *self);
gboolean       ef_table_recipe_equal (const EfTableRecipe *self, const EfTableRecipe *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfTableRecipe, ef_table_recipe_unref)

G_END_DECLS
