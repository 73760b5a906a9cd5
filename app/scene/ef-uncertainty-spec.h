/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where it is seen how far off values may be. */
typedef enum
{
  EF_SPREAD_BARS, /* the bounds that the values carry */
  EF_SPREAD_RUNS, /* rows of one name are runs of one model */
} EfSpread;

#define EF_RESAMPLES_USUAL 1000
#define EF_RESAMPLES_MAX 10000
#define EF_RESAMPLES_SEED 1

/**
 * EfUncertaintySpec:
 * @bands: whether the frontier is resampled: its bands, and how often each point is on it
 * @error_bars: whether the bounds of the values are drawn
 * @coverage: which share of the outcomes the bounds enclose, between 0 and 1; 0: as the names of
 *   the columns have it
 * @n_resamples: 1 to EF_RESAMPLES_MAX
 * @seed: the same one gives the same bands
 *
 * What a chart shows of how uncertain its values are.
 */
typedef struct
{
  gboolean bands;
  gboolean error_bars;
  EfSpread spread;
  double coverage;
  guint n_resamples;
  guint32 seed;
} EfUncertaintySpec;

/* Nothing shown, EF_RESAMPLES_USUAL with EF_RESAMPLES_SEED. */
void     ef_uncertainty_spec_init (EfUncertaintySpec *self);
/* Exactly. */
gboolean ef_uncertainty_spec_equal (const EfUncertaintySpec *a, const EfUncertaintySpec *b);
/* TRUE if both ask for the same resamples, or for none. */
gboolean ef_uncertainty_spec_same_resamples (const EfUncertaintySpec *a,
                                             const EfUncertaintySpec *b);

G_END_DECLS
