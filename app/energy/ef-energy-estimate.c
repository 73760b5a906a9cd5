/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-estimate.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define JOULES_PER_WATT_HOUR 3600.0
#define JOULES_PER_KILOWATT_HOUR 3.6e6

/* An amount while it is multiplied together, with the least and the most it may be. */
typedef struct
{
  double value;
  double low;
  double high;
} Product;

EfAssumption
ef_assumption_reported (double value, const char *column)
{
  return (EfAssumption){ value, value, value, EF_GIVEN_REPORTED, column, NULL, 0 };
}

void
ef_energy_inputs_init (EfEnergyInputs *self, EfActivity activity)
{
  static const EfAssumption unknown = EF_ASSUMPTION_UNKNOWN;

  g_return_if_fail (self != NULL);

  self->activity = activity;
  self->power_scope = EF_SCOPE_ACCELERATOR;
  for (guint i = 0; i < EF_N_INPUTS; i++)
    self->inputs[i] = unknown;
}

static gboolean
is_known (const EfEnergyInputs *inputs, EfInput input)
{
  return !isnan (inputs->inputs[input].value);
}

static void
start (EfEstimate *estimate, Product *product, EfMethod method, double factor)
{
  *product = (Product){ factor, factor, factor };
  estimate->method = method;
  estimate->origin = EF_ORIGIN_DERIVED;
  estimate->used = 0;
}

static void
use (EfEstimate *estimate, const EfEnergyInputs *inputs, EfInput input)
{
  estimate->used |= 1u << input;
  if (inputs->inputs[input].given != EF_GIVEN_REPORTED)
    estimate->origin = EF_ORIGIN_ESTIMATED;
}

static void
multiply (EfEstimate *estimate, Product *product, const EfEnergyInputs *inputs, EfInput input)
{
  const EfAssumption *assumption = &inputs->inputs[input];

  use (estimate, inputs, input);
  product->value *= assumption->value;
  product->low *= assumption->low;
  product->high *= assumption->high;
}

static void
divide (EfEstimate *estimate, Product *product, const EfEnergyInputs *inputs, EfInput input)
{
  const EfAssumption *assumption = &inputs->inputs[input];

  use (estimate, inputs, input);
  product->value /= assumption->value;
  product->low /= assumption->high;
  product->high /= assumption->low;
}

static gboolean
end (EfEstimate *estimate, const Product *product)
{
  estimate->value = product->value;
  estimate->low = product->low;
  estimate->high = product->high;

  return isfinite (product->value);
}

double
ef_energy_training_flop (double parameters, double tokens)
{
  return 6 * parameters * tokens;
}

double
ef_energy_inference_flop (double parameters, double tokens)
{
  return 2 * parameters * tokens;
}

/* Device seconds: the best way that is open. */
static gboolean
start_with_time (const EfEnergyInputs *inputs, EfEstimate *estimate, Product *product)
{
  if (is_known (inputs, EF_INPUT_OLD_PEAK) && is_known (inputs, EF_INPUT_PEAK)
      && is_known (inputs, EF_INPUT_DEVICE_HOURS))
    {
      start (estimate, product, EF_METHOD_OTHER_DEVICE, JOULES_PER_WATT_HOUR);
      multiply (estimate, product, inputs, EF_INPUT_DEVICE_HOURS);
      multiply (estimate, product, inputs, EF_INPUT_OLD_PEAK);
      divide (estimate, product, inputs, EF_INPUT_PEAK);
      return TRUE;
    }

  if (is_known (inputs, EF_INPUT_DEVICE_HOURS))
    {
      start (estimate, product, EF_METHOD_DEVICE_HOURS, JOULES_PER_WATT_HOUR);
      multiply (estimate, product, inputs, EF_INPUT_DEVICE_HOURS);
      return TRUE;
    }

  if (is_known (inputs, EF_INPUT_HOURS) && is_known (inputs, EF_INPUT_DEVICES))
    {
      start (estimate, product, EF_METHOD_HOURS, JOULES_PER_WATT_HOUR);
      multiply (estimate, product, inputs, EF_INPUT_HOURS);
      multiply (estimate, product, inputs, EF_INPUT_DEVICES);
      return TRUE;
    }

  return FALSE;
}

static gboolean
start_with_compute (const EfEnergyInputs *inputs, EfEstimate *estimate, Product *product)
{
  gboolean is_inference = inputs->activity == EF_ACTIVITY_INFERENCE;

  if (!is_known (inputs, EF_INPUT_PEAK) || !is_known (inputs, EF_INPUT_UTILISATION))
    return FALSE;

  if (is_known (inputs, EF_INPUT_COMPUTE))
    {
      start (estimate, product, EF_METHOD_COMPUTE, 1);
      multiply (estimate, product, inputs, EF_INPUT_COMPUTE);
    }
  else if (is_known (inputs, EF_INPUT_PARAMETERS) && is_known (inputs, EF_INPUT_TOKENS))
    {
      start (estimate, product, is_inference ? EF_METHOD_INFERENCE : EF_METHOD_TRAINING,
             is_inference ? ef_energy_inference_flop (1, 1) : ef_energy_training_flop (1, 1));
      multiply (estimate, product, inputs, EF_INPUT_PARAMETERS);
      multiply (estimate, product, inputs, EF_INPUT_TOKENS);
    }
  else
    {
      return FALSE;
    }

  divide (estimate, product, inputs, EF_INPUT_PEAK);
  divide (estimate, product, inputs, EF_INPUT_UTILISATION);
  /* A rule of thumb, even where all that goes into it is known. */
  estimate->origin = EF_ORIGIN_ESTIMATED;

  return TRUE;
}

gboolean
ef_energy_estimate (const EfEnergyInputs *inputs, EfEstimate *estimate)
{
  Product product;

  g_return_val_if_fail (inputs != NULL, FALSE);
  g_return_val_if_fail (estimate != NULL, FALSE);

  *estimate = (EfEstimate){ EF_METHOD_NONE, NAN, NAN, NAN, { 0 }, EF_ORIGIN_ESTIMATED, 0 };
  if (!is_known (inputs, EF_INPUT_POWER)
      || (!start_with_time (inputs, estimate, &product)
          && !start_with_compute (inputs, estimate, &product)))
    return FALSE;

  multiply (estimate, &product, inputs, EF_INPUT_POWER);
  estimate->footprint.activity = inputs->activity;
  estimate->footprint.scope = inputs->power_scope;
  if (is_known (inputs, EF_INPUT_PUE))
    {
      multiply (estimate, &product, inputs, EF_INPUT_PUE);
      estimate->footprint.scope = EF_SCOPE_SITE;
    }

  return end (estimate, &product);
}

gboolean
ef_energy_estimate_carbon (const EfEnergyInputs *inputs, EfScope energy_scope, EfEstimate *estimate)
{
  Product product;

  g_return_val_if_fail (inputs != NULL, FALSE);
  g_return_val_if_fail (estimate != NULL, FALSE);

  *estimate = (EfEstimate){ EF_METHOD_NONE, NAN, NAN, NAN, { 0 }, EF_ORIGIN_ESTIMATED, 0 };
  if (!is_known (inputs, EF_INPUT_ENERGY) || !is_known (inputs, EF_INPUT_INTENSITY))
    return FALSE;

  start (estimate, &product, EF_METHOD_CARBON, 1 / JOULES_PER_KILOWATT_HOUR / 1000);
  multiply (estimate, &product, inputs, EF_INPUT_ENERGY);
  multiply (estimate, &product, inputs, EF_INPUT_INTENSITY);
  estimate->footprint
    = (EfFootprint){ energy_scope, inputs->activity, EF_BASIS_LOCATION, EF_NETTING_GROSS };
  if (energy_scope != EF_SCOPE_UNKNOWN && energy_scope < EF_SCOPE_SITE
      && is_known (inputs, EF_INPUT_PUE))
    {
      multiply (estimate, &product, inputs, EF_INPUT_PUE);
      estimate->footprint.scope = EF_SCOPE_SITE;
    }

  return end (estimate, &product);
}

gboolean
ef_energy_estimate_site (const EfEnergyInputs *inputs, EfScope energy_scope, EfEstimate *estimate)
{
  gboolean counts = energy_scope == EF_SCOPE_SITE;
  Product product;

  g_return_val_if_fail (inputs != NULL, FALSE);
  g_return_val_if_fail (estimate != NULL, FALSE);

  *estimate = (EfEstimate){ EF_METHOD_NONE, NAN, NAN, NAN, { 0 }, EF_ORIGIN_ESTIMATED, 0 };
  if (!is_known (inputs, EF_INPUT_ENERGY) || !is_known (inputs, EF_INPUT_PUE)
      || energy_scope == EF_SCOPE_UNKNOWN || energy_scope > EF_SCOPE_SITE
      || (counts && !is_known (inputs, EF_INPUT_OLD_PUE)))
    return FALSE;

  start (estimate, &product, counts ? EF_METHOD_OTHER_SITE : EF_METHOD_SITE, 1);
  multiply (estimate, &product, inputs, EF_INPUT_ENERGY);
  if (counts)
    divide (estimate, &product, inputs, EF_INPUT_OLD_PUE);
  multiply (estimate, &product, inputs, EF_INPUT_PUE);
  estimate->footprint = (EfFootprint){ EF_SCOPE_SITE, inputs->activity, 0, 0 };

  return end (estimate, &product);
}

gboolean
ef_energy_estimate_site_carbon (const EfEnergyInputs *inputs, EfEstimate *estimate)
{
  Product product;

  g_return_val_if_fail (inputs != NULL, FALSE);
  g_return_val_if_fail (estimate != NULL, FALSE);

  *estimate = (EfEstimate){ EF_METHOD_NONE, NAN, NAN, NAN, { 0 }, EF_ORIGIN_ESTIMATED, 0 };
  if (!is_known (inputs, EF_INPUT_CARBON) || !is_known (inputs, EF_INPUT_OLD_PUE)
      || !is_known (inputs, EF_INPUT_PUE))
    return FALSE;

  start (estimate, &product, EF_METHOD_OTHER_SITE_CARBON, 1);
  multiply (estimate, &product, inputs, EF_INPUT_CARBON);
  divide (estimate, &product, inputs, EF_INPUT_OLD_PUE);
  multiply (estimate, &product, inputs, EF_INPUT_PUE);
  estimate->footprint = (EfFootprint){ EF_SCOPE_SITE, inputs->activity, 0, 0 };

  return end (estimate, &product);
}
