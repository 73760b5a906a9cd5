/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-points.h"

G_BEGIN_DECLS

/**
 * ef_dated_sieve_sift:
 * @dates: (array length=n of @points): NAN or infinite is no date
 * @n_passed: (out): length of the result
 *
 * Leaves out points that another one dominates which is older: they never were on the front. Most
 * of them, that is; what is left is for who makes the history to look at. Reads the points once.
 *
 * Returns: (transfer full): indices, ascending, of points that are comparable and have a date
 */
guint32 *ef_dated_sieve_sift (const EfPoints *points, const double *dates, gsize *n_passed);

G_END_DECLS
