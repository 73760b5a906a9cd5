/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ef-direction.h"

G_BEGIN_DECLS

/**
 * EfDirectionSwitch:
 *
 * Which end of a column is better: lower or higher. Property "optional" (construct only): a third
 * button says that nothing is known. Signal: "picked", when the user chose another direction.
 */
#define EF_TYPE_DIRECTION_SWITCH (ef_direction_switch_get_type ())
G_DECLARE_FINAL_TYPE (EfDirectionSwitch, ef_direction_switch, EF, DIRECTION_SWITCH, GtkWidget)

EfDirection ef_direction_switch_get_direction (EfDirectionSwitch *self);
void        ef_direction_switch_set_direction (EfDirectionSwitch *self, EfDirection direction);
/* What the ends are called: earlier and later, or lower and higher. */
void        ef_direction_switch_set_of_dates (EfDirectionSwitch *self, gboolean of_dates);

G_END_DECLS
