/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-uncertainty-spec.h"

void
ef_uncertainty_spec_init (EfUncertaintySpec *self)
{
  g_return_if_fail (self != NULL);

  *self = (EfUncertaintySpec){ .n_resamples = EF_RESAMPLES_USUAL, .seed = EF_RESAMPLES_SEED };
}

static gboolean
same_numbers (const EfUncertaintySpec *a, const EfUncertaintySpec *b)
{
  return a->spread == b->spread && a->coverage == b->coverage && a->n_resamples == b->n_resamples
         && a->seed == b->seed;
}

gboolean
ef_uncertainty_spec_equal (const EfUncertaintySpec *a, const EfUncertaintySpec *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return !a->bands == !b->bands && !a->error_bars == !b->error_bars && same_numbers (a, b);
}

gboolean
ef_uncertainty_spec_same_resamples (const EfUncertaintySpec *a, const EfUncertaintySpec *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return !a->bands == !b->bands && (!a->bands || same_numbers (a, b));
}
