/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ef_round_as_fine:
 * @value: what a hand pointed at
 * @step: how finely it can point there, such as what lies between two pixels
 * @how: round(), or floor() or ceil() where nothing may get lost on one side
 *
 * Returns: a number near @value, by less than @step, with no more digits than that needs, and
 *   without the dust of a multiplication; @value if @step is no step
 */
double ef_round_as_fine (double value, double step, double (*how) (double));

G_END_DECLS
