/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-data.h"
#include "ef-number.h"
#include "ef-ticks.h"

G_BEGIN_DECLS

/* In which unit an axis is read. Energy and carbon range from milligrams to kilotonnes, so of
 * estimates, and of what a file states without naming the unit in its header, the axis takes the
 * multiple that suits its values; "10 M kg" nobody can picture. A column whose header names its
 * unit keeps it: that is what its readers compare with. The values of the whole column decide, so
 * that neither a filter nor a zoom changes the unit. Positions in scale space, limits and notes
 * stay in the unit of the column, and so do files. */

/* Sets the unit of an axis whose column, scale and factor are known. @titled: a person wrote its
 * title, perhaps with a unit, so the column's stays. */
void     ef_axis_unit_choose (EfAxisData *axis, gboolean titled);

/* Ticks for a part of its scale space, labelled in its unit: as ef_ticks_new(). */
GArray  *ef_axis_unit_make_ticks (const EfAxisData *axis, double min, double max, guint n_wanted,
                                  const EfTickStyle *style);

/* A value that a person enters for that axis, as the table would state it: as
 * ef_column_read_value(), but a number without a unit is in the one of the axis. */
gboolean ef_axis_unit_read_value (const EfAxisData *axis, const char *text, EfComma comma,
                                  double *value, GError **error);

G_END_DECLS
