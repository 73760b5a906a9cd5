/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-budget.h"
#include "ef-cli-axis.h"
#include "ef-cli-output.h"
#include "ef-near-front.h"
#include "ef-points.h"
#include "ef-bounds-reading.h"
#include "ef-uncertainty-spec.h"

G_BEGIN_DECLS

/* Which points `frontier pareto` prints. */
typedef enum
{
  EF_CLI_POINTS_FRONTIER,
  EF_CLI_POINTS_LAYERS, /* the first frontiers */
  EF_CLI_POINTS_NEAR,   /* the band around the frontier */
  EF_CLI_POINTS_HULL,   /* what mixtures reach */
  EF_CLI_POINTS_MEMBERS, /* what is on the frontier of some resamples */
} EfCliPoints;

/* Why a row takes no part in the comparison. */
typedef enum
{
  EF_CLI_ROW_COMPARED, /* it does */
  EF_CLI_ROW_FILTERED, /* the condition leaves it out */
  EF_CLI_ROW_MISSING,  /* it has no x or no y */
  EF_CLI_ROW_UNDATED,  /* it has no date, as of a date */
  EF_CLI_ROW_LATER,    /* it is after that date */
  EF_CLI_ROW_BEYOND,   /* it does not keep to the limits */
  EF_CLI_ROW_TOTAL,    /* it is the sum of others */
} EfCliRowState;

/* A number for each point that is printed. */
typedef struct
{
  const char *name;  /* as a title: N_(); programs get it untranslated */
  double *values;    /* (array length=n_listed): NAN where there is none */
} EfCliMeasure;

/**
 * EfCliFrontier:
 *
 * The points of a table, what was asked of them, and what came out: on the way from the options of
 * `frontier pareto` to what it prints. The values are compared and printed exactly as the table
 * states them, in its own units.
 */
typedef struct
{
  EfTable *table;
  EfCliAxis x, y;
  EfColumn *label;    /* NULL: the row's own label */
  GPtrArray *columns; /* (element-type EfColumn): what else to print */
  const char *as_of;  /* NULL: whatever the date */
  const char *x_limit; /* as they were given: "24GB"; NULL: none */
  const char *y_limit;

  EfCliPoints kind;
  guint n_layers;        /* LAYERS */
  EfMargin x_margin;     /* NEAR */
  EfMargin y_margin;
  gboolean marginal;     /* what each step costs */
  gboolean hypervolume;  /* the area, and what each point adds to it */
  gboolean x_log, y_log; /* for both: look at logarithms; errors are factors then */
  EfUncertaintySpec uncertainty; /* MEMBERS */

  EfPoints points;    /* a point for each row of the table */
  guint8 *row_states; /* an EfCliRowState for each row */
  double *x_values;   /* NAN where a row is left out */
  double *y_values;
  guint n_points;
  guint n_filtered;   /* rows that the condition leaves out */
  guint n_missing;    /* rows without x or y */
  guint n_totals;     /* rows that sum up others */
  guint n_undated;    /* rows without a date, as of a date */
  guint n_later;      /* rows after that date */
  guint n_beyond;     /* rows that do not keep to the limits */
  EfBudget budget;    /* the limits, NAN for none */

  guint32 *front;     /* rows, ascending x */
  gsize n_front;
  gsize n_places;     /* points equal on both axes count once */
  guint32 *listed;    /* rows that are printed */
  gsize n_listed;
  GArray *measures;   /* (element-type EfCliMeasure) */
  EfBudgetResult inside; /* with a limit: the best two rows */
  guint32 knee;       /* row, or EF_POINT_NONE */
  double area;
  double reference_x, reference_y;
} EfCliFrontier;

void ef_cli_frontier_init (EfCliFrontier *self);
void ef_cli_frontier_clear (EfCliFrontier *self);

/* Takes the rows of @where (NULL: all) that have values, a date where one is asked for, and keep to
 * the limits. FALSE after saying why not. */
gboolean ef_cli_frontier_select (EfCliFrontier *self, const guint8 *where, EfCliStatus *status);

/* Finds what there is to print. FALSE after saying why not: what was asked for may mean nothing for
 * the quantities of the axes. */
gboolean ef_cli_frontier_compute (EfCliFrontier *self, EfCliStatus *status);

/* The column of dates: the one that has this role, else the first that holds any, or NULL. */
EfColumn *ef_cli_find_dates (const EfTable *table);

gboolean ef_cli_frontier_has_limits (const EfCliFrontier *self);

/* Whether the quantity of the axis is ordinal, such as a rating. */
gboolean ef_cli_axis_is_ordinal (const EfCliAxis *self);

/* (transfer full) */
char *ef_cli_frontier_dup_label (const EfCliFrontier *self, guint row);

void ef_cli_frontier_print (const EfCliFrontier *self, EfCliFormat format);

/* "x: params (M) [M], lower is better.", on standard output. */
void ef_cli_frontier_print_axes (const EfCliFrontier *self);

/* How many rows were left out, and why. */
void ef_cli_frontier_print_left_out (const EfCliFrontier *self);

/* What resamples were drawn from: "1000 resamples ...", on standard output, and as members. */
/* What the error bars of x and y are. */
void ef_cli_frontier_read_bounds (const EfCliFrontier *self, EfBoundsReading *x,
                                  EfBoundsReading *y);

void ef_cli_frontier_print_uncertainty (const EfCliFrontier *self);
void ef_cli_frontier_print_json_uncertainty (const EfCliFrontier *self, yajl_gen json);

/* The members of a JSON object that say which table, axes and rows it is about. */
void ef_cli_frontier_print_json_head (const EfCliFrontier *self, yajl_gen json);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EfCliFrontier, ef_cli_frontier_clear)

G_END_DECLS
