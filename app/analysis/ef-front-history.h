/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-points.h"

G_BEGIN_DECLS

/**
 * EfFrontStay:
 * @index: the point
 * @entered: the date it came onto the front, which is its own
 * @left: the date from which on it was dominated; INFINITY if it still is on the front
 * @replaced_by: a point that dominates it and came at @left; EF_POINT_NONE while it stays
 *
 * The time a point was on the front. A point that leaves never comes back.
 */
typedef struct
{
  guint32 index;
  double entered;
  double left;
  guint32 replaced_by;
} EfFrontStay;

/**
 * EfFrontHistory:
 * @stays: (array length=n_stays): in ascending date of entry, then ascending index
 * @n_undated: comparable points without a date: they take no part
 *
 * How the front came about: the front as of a date is that of all points of this date and before.
 * Points of one date come at once, so one that another point of the same date dominates never was
 * on the front. Dates are doubles in any unit that ascends; NAN or infinite is no date.
 */
typedef struct
{
  EfFrontStay *stays;
  gsize n_stays;
  gsize n_undated;
} EfFrontHistory;

/* @dates: (array length=n). Takes O(n log n). */
EfFrontHistory *ef_front_history_new (const EfPoints *points, const double *dates);
void            ef_front_history_free (EfFrontHistory *self);

/* The front as of @date, that day included, ordered as by ef_pareto_front(). (transfer full)
 * Takes O(stays), so a slider may ask at every step. */
guint32 *ef_front_history_get_front (const EfFrontHistory *self,
                                     const EfPoints       *points,
                                     double                date,
                                     gsize                *n_front);

/**
 * EfFrontEvent:
 *
 * A point enters the front, or leaves it.
 */
typedef struct
{
  double date;
  guint32 index;
  gboolean entered;
} EfFrontEvent;

/* All of them in ascending date; of one date first who left, then who entered, by index. (transfer
 * full) */
EfFrontEvent *ef_front_history_list_events (const EfFrontHistory *self, gsize *n_events);

/**
 * EfFrontYear:
 * @year: a calendar year in which points entered the front
 * @gained: how much area it added to what the front dominates
 * @total: the area at its end
 */
typedef struct
{
  int year;
  double gained;
  double total;
} EfFrontYear;

/**
 * ef_front_history_list_years:
 * @reference_x, @reference_y: as for ef_hypervolume_measure()
 *
 * The area gained in each year, the first one with all there was at its end. For dates in days
 * since 1970, as ef_date_read() has them. Years in which nothing entered are left out.
 *
 * Returns: (transfer full): in ascending year
 */
EfFrontYear *ef_front_history_list_years (const EfFrontHistory *self,
                                          const EfPoints       *points,
                                          double                reference_x,
                                          double                reference_y,
                                          gsize                *n_years);

/**
 * ef_front_history_list_records:
 * @values, @dates: @n each; what lacks either takes no part
 * @n_records: (out): length of the result
 *
 * The state of the art over time on one axis: whoever was better than everything before. What only
 * equals the record does not take it; of several on one date the best takes it, of equal ones the
 * first.
 *
 * Returns: (transfer full): indices in ascending date
 */
guint32 *ef_front_history_list_records (const double *values,
                                        const double *dates,
                                        gsize         n,
                                        EfDirection   direction,
                                        gsize        *n_records);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfFrontHistory, ef_front_history_free)

G_END_DECLS
