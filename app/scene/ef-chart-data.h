/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-budget.h"
#include "ef-chart-spec.h"
#include "ef-point-grid.h"
#include "ef-scenario-reach.h"
#include "ef-table.h"
#include "ef-theme.h"

G_BEGIN_DECLS

#define EF_CHART_GROUPS_MAX 10

/* ef-chart-resamples.h */
typedef struct _EfChartResamples EfChartResamples;

/* How one axis came out once the specification met the table. */
typedef struct
{
  EfColumn *column; /* borrowed from the table */
  EfScaleKind scale; /* LINEAR, LOG or DATE */
  EfDirection direction;
  EfDirectionReason direction_reason;
  double factor; /* values x factor are as the ticks show them: counts and compute in their
                  * canonical unit ("10 M", "4 G"), all else (1) in the unit of the column */
  const EfUnit *unit; /* that ticks are labelled in, see ef-axis-unit.h; NULL without one */
  gboolean chose_unit; /* @unit is a multiple of the column's that suits the values */
  gboolean by_header; /* it is called as its column, for another one measures the same */
} EfAxisData;

/* A column that the points show by their looks. */
typedef struct
{
  EfAxisData axis;   /* column NULL: nothing is shown */
  double low, high;  /* in scale space, of all rows that would be points on some day; of sizes the
                      * area is proportional to the value, low is 0 and high the greatest value */
  const guint8 *steps; /* for each point the step of EfMarkerScales, 0 without a value */
  guint n_without;   /* points without a value, or with one that has no place on the scale */
  guint n_least;     /* points whose value is too small to tell its size from the least one */
} EfChannel;

/* Points that lines join. */
typedef struct
{
  EfColumn *column;      /* that says which belong together; NULL: nothing is joined */
  guint n;               /* trails */
  guint n_refused;       /* trails that are not made because there are too many points on them */
  const guint32 *starts; /* n + 1; trail k has the points from starts[k] up to starts[k + 1] */
  const guint32 *points; /* in the order of the line */
} EfTrails;

/* Columns whose values points show at most: of the axes, of colour and of size. */
#define EF_N_SHOWN 4

/* Rows that are not among the points, by reason. A row counts once, under the first that
 * applies. */
typedef struct
{
  guint filtered;
  guint hidden;
  guint totals;       /* the sum of other rows */
  guint missing;      /* no value on x or y */
  guint not_positive; /* zero or negative on a logarithmic axis */
  guint later;        /* than the day as of which the frontier is shown */
} EfLeftOut;

/* The points rated by their energy, see ef-stars.h. */
typedef struct
{
  gboolean along_x;      /* the axis with the energy; else y */
  EfColumn *class_column; /* only points that have the same text here are compared; or NULL: all */
  guint n_classes;       /* in which points were compared */
  const guint8 *stars;   /* for each point from 1 to 5, or 0; NULL: none has any */
  double edges[EF_STARS_MAX + 1]; /* of the parts, as the table states values; without classes */
} EfChartStars;

/* A line through points: their indices, in ascending x. */
typedef struct
{
  guint n;
  const guint32 *points;
} EfPointLine;

/**
 * EfChartData:
 *
 * The points of a chart: what a specification selects from a table, in scale space, with groups and
 * the frontier. Immutable and reference-counted, so a worker computes it while the old one is still
 * on screen.
 */
typedef struct _EfChartData EfChartData;

/* Why a chart has no ghost. */
typedef enum
{
  EF_NO_GHOST_WANTED,
  EF_NO_GHOST_UNMOVED, /* all its points are where those of the chart are */
  EF_NO_GHOST_UNLIKE,  /* its values are of another quantity, such as training beside inference */
  EF_NO_GHOST_EMPTY,   /* what it supposes gives no values */
  EF_NO_GHOST_NO_GRID, /* it gives energy, but carbon, which is on an axis, would need a grid */
} EfNoGhost;

struct _EfChartData
{
  EfTable *source;      /* as it was read */
  EfTable *table;       /* @source, or with the estimates for @scenario: the same rows */
  EfScenario *scenario; /* what is supposed, or NULL */
  EfScenarioReach unapplied; /* points for which it does not hold */
  EfChartData *ghost;   /* the chart where something else is supposed, or NULL: if there is none, or
                         * nothing moves. Its groups, layers and limits are not there */
  EfNoGhost no_ghost;   /* where @ghost is NULL */
  EfAxisData x, y;
  guint n;              /* points */
  const guint32 *rows;  /* row of each point, ascending */
  const double *sx, *sy; /* scale space, of values x factor */
  const double *vx, *vy; /* values as the table states them (the frontier is of these) */
  const guint8 *groups; /* index into group_names per point; NULL without colour */
  guint n_groups;       /* at most EF_CHART_GROUPS_MAX; the last one then gathers "Other" */
  const char *const *group_names; /* by falling count, ties by name; see also
                                   * ef_chart_data_dup_group_name() */
  gint other_group, no_value_group; /* whose names are ours; -1: there is none */
  EfColumn *group_column;         /* or NULL */
  EfChannel shade; /* of numbers as colour */
  EfChannel size;
  EfTrails trails;
  EfChartStars stars;
  const guint8 *origins; /* EfOrigin of each point, the least certain of what it shows; NULL where
                          * that is reported in any row */
  guint n_of_origin[EF_N_ORIGINS];
  gboolean has_forms;   /* some points are not reported */
  EfPointLine forms[EF_N_FORMS]; /* the points of each form, ascending; only if has_forms */
  char *mixed_units[EF_N_SHOWN]; /* of x, y, colour and size: the units of a column of values that
                                  * have different ones, see ef-table-units.h; or NULL */
  GArray *footprints[EF_N_SHOWN]; /* of x, y, colour and size: EfFootprintPart, see
                                   * ef-column-footprint.h; NULL for what is no energy or carbon */
  const double *fx;     /* vx, but NAN for points that take no part in the frontier */
  EfColumn *date_column; /* of the rows, or NULL */
  double first_date, last_date; /* of all rows that would be points on some day; NAN if none is */
  guint n_undated;      /* points without a date, if that keeps them off the frontier */
  guint n_front;        /* 0 also where a direction is unknown */
  const guint32 *front; /* indices of points, ascending x */
  const guint8 *on_front; /* a byte per point */
  guint n_layers;       /* of those the specification asks for; 0 where there is no frontier */
  EfPointLine layers[EF_FRONT_LAYERS_MAX]; /* the first one is the frontier */
  EfPointLine group_fronts[EF_CHART_GROUPS_MAX]; /* n 0 where they are not asked for */
  EfPointLine hull;     /* corners of what mixtures reach; n 0 if it is not asked for, or refused */
  const char *hull_refusal; /* why it means nothing for these axes, translated; else NULL */
  gint knee;            /* the point of the front beyond which more becomes dear, or -1 */
  const guint8 *near_front; /* a byte per point, 1 near the front or on it; NULL without a band */
  guint n_near;         /* of those, the ones that are not on the front */
  gboolean has_limits;  /* there is one on an axis, and directions are known */
  EfBudgetResult inside; /* the points inside the limits, the best two by index; if has_limits */
  EfChartResamples *resamples; /* what these say of the frontier; NULL while they are not made */
  EfView extent;        /* of the points, scale space; a unit square around 0 if there is none */
  EfView reach;         /* of their error bars, see ef_chart_bounds_get_reach() */
  EfPointGrid *grid;    /* of sx and sy; NULL before somebody points at one, see
                         * ef_chart_data_find_nearest() */
  EfLeftOut left_out;
};

/* Without resamples, which may take long: see ef-chart-resamples.h.
 * EF_ERROR_NOT_FOUND if a column is not there or not numeric, EF_ERROR_SYNTAX for the filter. */
EfChartData *ef_chart_data_new (EfTable *table, const EfChartSpec *spec, GCancellable *cancellable,
                                GError **error);
/* The same, and sooner where estimates of @previous (nullable) still hold: it is a chart of before,
 * of the same table or another one. Any thread may do it while @previous is in use. */
EfChartData *ef_chart_data_new_after (const EfChartData *previous, EfTable *table,
                                      const EfChartSpec *spec, GCancellable *cancellable,
                                      GError **error);
EfChartData *ef_chart_data_ref (EfChartData *self);
void         ef_chart_data_unref (EfChartData *self);

/* The table with the estimates that @spec supposes, or @table itself where it supposes nothing
 * (transfer full). NULL with G_IO_ERROR_CANCELLED. */
EfTable     *ef_chart_spec_estimate (const EfChartSpec *spec, EfTable *table,
                                     GCancellable *cancellable, GError **error);
/* TRUE if an axis has estimates for a scenario, and not only what is reported in any case. */
gboolean     ef_chart_data_shows_estimates (const EfChartData *self);
/* How the axes of @spec come out on @table, without its points. The same errors. */
gboolean     ef_chart_spec_find_axes (const EfChartSpec *spec, EfTable *table, EfAxisData *x,
                                      EfAxisData *y, GError **error);

/* TRUE if @a and @b select the same points with the same front, in the same units: only looks
 * differ. */
gboolean     ef_chart_spec_same_data (const EfChartSpec *a, const EfChartSpec *b);

/* The same points and all that is known of them, with @resamples of them (transfer full). */
EfChartData *ef_chart_data_with_resamples (EfChartData *self, EfChartResamples *resamples);
/* The same without any. (transfer full) */
EfChartData *ef_chart_data_without_resamples (EfChartData *self);

/* @view, or the extent with a margin when it has none, never empty. */
void         ef_chart_data_get_view (const EfChartData *self, const EfChartSpec *spec,
                                     EfView *view);
/* How far one may look out: some multiple of the extent, the zero of a linear axis, and what the
 * chart's limits and its own view need. Holds what ef_chart_data_get_view() gives. */
void         ef_chart_data_get_outermost (const EfChartData *self, const EfChartSpec *spec,
                                          EfView *outermost);

/* Point nearest to (@px, @py) after scaling scale space by @scale_x, @scale_y (points or pixels per
 * unit); -1 if none is within @radius. Later points win ties, front points win over others within
 * the radius' third. A plain scan: 0.6 ms for 10^6. */
gint         ef_chart_data_find_nearest (const EfChartData *self, double px, double py,
                                         double scale_x, double scale_y, double radius);

/* The point whose row of the table is @row; -1 if the row is none. */
gint         ef_chart_data_find_row (const EfChartData *self, guint row);

/* What a point is called: its text in the label column of @spec, else the label of its row
 * (transfer full). */
char        *ef_chart_data_dup_label (const EfChartData *self, const EfChartSpec *spec,
                                      guint point);
/* Of which model it is a run: the same, but not what tells rows of one name apart (transfer
 * full). */
char        *ef_chart_data_dup_model (const EfChartData *self, const EfChartSpec *spec,
                                      guint point);
/* FALSE if that is but the number of its row. */
gboolean     ef_chart_data_has_label (const EfChartData *self, const EfChartSpec *spec,
                                      guint point);

/* One sentence for screen readers: what, how many, axes with directions, how many on the frontier,
 * its ends (transfer full). */
char        *ef_chart_data_describe (const EfChartData *self, const EfChartSpec *spec);

/* The factor of an axis that shows @column. */
double       ef_axis_data_choose_factor (const EfColumn *column);
/* TRUE if the values have that dimension, "energy", by their unit or else by their quantity. */
gboolean     ef_axis_data_measures (const EfAxisData *self, const char *dimension);
/* TRUE for ratings and ranks, of which only the order means anything. */
gboolean     ef_axis_data_is_ordinal (const EfAxisData *self);
/* Where a value, as the table states it, is in scale space; FALSE if it has no place there. */
gboolean     ef_axis_data_place (const EfAxisData *self, double value, double *position);
/* The value at a place of scale space. */
double       ef_axis_data_get_value_at (const EfAxisData *self, double position);

/* A value of that axis, as the table states it, for people: significant digits, unit, locale.
 * "84.2", "7.24 B", "4.1 GFLOP", "12 ms". What is too small or too great for the unit of an axis
 * that chose its own has another multiple of it: "31 t", "400 g" (transfer full). */
char        *ef_axis_data_format (const EfAxisData *self, double value);
/* "Parameters", "Training energy (kWh)": title of the axis (transfer full). */
char        *ef_axis_data_dup_title (const EfAxisData *self, const EfAxisSpec *spec);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfChartData, ef_chart_data_unref)

G_END_DECLS
