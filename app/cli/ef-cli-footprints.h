/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-cli-frontier.h"

G_BEGIN_DECLS

/* What the energy or the carbon of the points of `frontier pareto` counts. */

/* On the standard error, where that differs between the points that are compared. */
void ef_cli_footprints_warn (const EfCliFrontier *self);
/* On the standard output, where it does not: "“Energy (kWh)” counts: whole servers." */
void ef_cli_footprints_print (const EfCliFrontier *self);
/* The member "counts" of an axis: null for what is no energy or carbon, else an object for each
 * kind of amount, with the number of its points. */
void ef_cli_footprints_print_json (const EfCliFrontier *self, const EfCliAxis *axis,
                                   yajl_gen json);

G_END_DECLS
