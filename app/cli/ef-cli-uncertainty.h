/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-cli.h"
#include "ef-uncertainty-spec.h"

G_BEGIN_DECLS

/* What options say of how values are drawn anew; NULL and FALSE where they say nothing. */
typedef struct
{
  gboolean runs;
  char *coverage;
  char *resamples;
  char *seed;
} EfCliUncertainty;

#define EF_CLI_OPTION_RUNS(field)                                                                  \
  { "runs", 0, 0, G_OPTION_ARG_NONE, &(field).runs,                                                \
    N_("Rows of one name are runs of one model: draw from them, not from error bars"), NULL }
#define EF_CLI_OPTION_COVERAGE(field)                                                              \
  { "coverage", 0, 0, G_OPTION_ARG_STRING, &(field).coverage,                                      \
    N_("What error bars are: 95%, or se for one standard error"), N_("SHARE") }
#define EF_CLI_OPTION_RESAMPLES(field)                                                             \
  { "resamples", 0, 0, G_OPTION_ARG_STRING, &(field).resamples,                                    \
    N_("How often all values are drawn anew: 1000"), N_("N") }
#define EF_CLI_OPTION_SEED(field)                                                                  \
  { "seed", 0, 0, G_OPTION_ARG_STRING, &(field).seed,                                              \
    N_("Where chance begins: 1; the same seed gives the same result"), N_("N") }

void     ef_cli_uncertainty_clear (EfCliUncertainty *self);
/* TRUE if any of them is given. */
gboolean ef_cli_uncertainty_is_given (const EfCliUncertainty *self);
/* Lays what is given over @spec. FALSE after saying what cannot be used. */
gboolean ef_cli_uncertainty_apply (const EfCliUncertainty *self, EfUncertaintySpec *spec,
                                   EfCliStatus *status);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EfCliUncertainty, ef_cli_uncertainty_clear)

G_END_DECLS
