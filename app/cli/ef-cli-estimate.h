/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-chart-spec.h"
#include "ef-cli.h"
#include "ef-table.h"

G_BEGIN_DECLS

#define EF_CLI_OPTION_ESTIMATE(letter, text) \
  { "estimate", letter, 0, G_OPTION_ARG_STRING, &(text), \
    N_("Add columns of energy and carbon, supposing this where the table says nothing"), \
    N_("KEY=VALUE,…") }

/* The paragraph that explains it, for `details`. */
#define EF_CLI_HELP_ESTIMATE \
  N_("The keys of --estimate, all optional (--estimate \"\" supposes nothing):\n" \
     "  name=TEXT               what it is called, such as in the legend\n" \
     "  grid=PLACE|GRAMS        a country, a region of a cloud, or g/kWh\n" \
     "  grid-year=YEAR          instead of the latest\n" \
     "  pue=OPERATOR|NUMBER     the overhead of the site\n" \
     "  hardware=NAME           what computes, where the table does not say\n" \
     "  precision=bf16          and fp32, fp8, int8 … for its peak\n" \
     "  utilisation=0.4         part of the peak that is reached\n" \
     "  power=design|measured   of the hardware\n" \
     "  activity=inference      instead of training, with\n" \
     "  tokens=N                of a run, and\n" \
     "  runs=N                  a year\n" \
     "  replace=yes             also what the table says, where it can be computed")

/* What columns beside an estimate say of it. */
typedef enum
{
  EF_CLI_TOLD_ORIGIN = 0,      /* how each value came to be, and what it counts */
  EF_CLI_TOLD_RANGE = 1 << 0,  /* its least and greatest, unless the columns of provenance do */
  EF_CLI_TOLD_FORMULA = 1 << 1 /* what made it */
} EfCliTold;

/* @table with the columns that ef_energy_derive() adds, and with columns beside each that say what
 * @told asks for. @scenario NULL: a reference to @table. NULL after saying what is wrong (transfer
 * full). */
EfTable *ef_cli_estimate (EfTable *table, const char *scenario, EfCliTold told,
                          EfCliStatus *status);

/* The scenario of a chart, and with @ghost (NULL: none) another one that is drawn faintly beside
 * it, in the place of what @spec had. Without @estimate only the ghost changes. The figure says
 * their names, so one that has none gets one in the @language of the figure, NULL for English.
 * FALSE after saying what is wrong. */
gboolean ef_cli_suppose (EfChartSpec *spec, const char *estimate, const char *ghost,
                         const char *language, EfCliStatus *status);

G_END_DECLS
