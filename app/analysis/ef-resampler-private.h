/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ef-attainment.h"

G_BEGIN_DECLS

/**
 * EfResampler:
 *
 * Draws the models anew, from error bars or from runs. What a model gets depends on the seed, the
 * number of the resample and the model, on nothing that was drawn before: so models may be left out
 * and resamples made in any order, or at the same time.
 */
typedef struct _EfResampler EfResampler;

/* Both keep pointers to what they are given. */
EfResampler *ef_resampler_new_bars (const EfPoints *points, const EfErrorBars *bars, guint64 seed);
EfResampler *ef_resampler_new_runs (const EfPoints *runs, const guint32 *models, guint32 n_models,
                                    guint64 seed);
void         ef_resampler_free (EfResampler *self);

/* The models that may be on the front of some resample, in ascending order. */
const guint32 *ef_resampler_get_models (const EfResampler *self, gsize *n_models);

/* Their values in resample number @resample, raw; NAN where a model has none. */
void           ef_resampler_draw (const EfResampler *self, guint resample, double *x, double *y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfResampler, ef_resampler_free)

G_END_DECLS
