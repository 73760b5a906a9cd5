/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-audit-private.h"

#include "ef-hardware.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What one row says about itself: rules 1, 2, 5 and 7. */

/* A slip explains a number exactly, or it is none. */
#define SLIP_TOLERANCE 0.01

/* The intensity at which a row is looked at that says none: the US average of many papers. */
#define USUAL_INTENSITY 0.43
/* What most grids emit. */
#define LIKELY_LEAST 0.02
#define LIKELY_MOST 1.0
/* No published run had more devices at once; the largest machine began with so many. */
#define MOST_DEVICES 100000
/* A server takes at most twice of what its accelerators take, and a site as much again. */
#define MOST_OVER_DESIGN 5
/* Beside a smaller device the rest of a server may take more. */
#define LEAST_DEVICE_POWER 150
/* Nobody publishes a run that took its device less time. */
#define LEAST_SECONDS 10

static const struct
{
  double factor;
  const char *sentence;
} slips[] = {
  /* Translators: how a printed number came to be; follows a sentence with the number. */
  { 1000, N_("That is 1000 times as much: a unit may be one step too large (kg for g, t for kg, "
              "kWh for MWh).") },
  { 1e-3, N_("That is a thousandth of it: a unit may be one step too small (g for kg, kg for t, "
              "MWh for kWh).") },
  { 10, N_("That is ten times as much: a digit may have slipped.") },
  { 0.1, N_("That is a tenth of it: a digit may have slipped.") },
  { 2.2046226218, N_("That is 2.2046 times as much: pounds may be printed as kilograms.") },
  { 0.45359237, N_("That is 0.4536 of it: kilograms may be printed as pounds.") },
};

/* The carbon that follows from energy and intensity, by what the energy counts. Where that is not
 * said, with and without PUE; @with is NAN if there is no PUE to apply. */
static void
compute (const EfClaim *claim, double *without, double *with)
{
  double plain = claim->energy * claim->intensity;

  *without = claim->scope == EF_SCOPE_ACCELERATOR || claim->scope == EF_SCOPE_SERVER
               ? (isnan (claim->pue) ? plain : NAN)
               : plain;
  *with = claim->scope >= EF_SCOPE_SITE ? NAN : plain * claim->pue;
}

const char *
ef_audit_find_slip (double printed, double computed)
{
  for (guint i = 0; i < G_N_ELEMENTS (slips); i++)
    if (fabs (printed / (computed * slips[i].factor) - 1) <= SLIP_TOLERANCE)
      return _(slips[i].sentence);

  return NULL;
}

static const char *
find_slip (const EfClaim *claim, double computed)
{
  const char *slip = ef_audit_find_slip (claim->carbon, computed);

  if (slip != NULL)
    return slip;
  if (claim->pue >= 1.05 && claim->pue <= 1.6)
    {
      if (fabs (claim->carbon / (computed * claim->pue) - 1) <= SLIP_TOLERANCE)
        return _("That is the PUE times as much: it may have been applied twice.");
      if (fabs (claim->carbon / (computed / claim->pue) - 1) <= SLIP_TOLERANCE)
        return _("That is the PUE less: it may have been taken off, or left out.");
    }

  return NULL;
}

static void
check_product (GPtrArray *findings, const EfClaim *claim)
{
  double without, with, computed;
  g_autofree char *energy = NULL;
  g_autofree char *intensity = NULL;
  g_autofree char *result = NULL;
  g_autofree char *printed = NULL;
  g_autofree char *product = NULL;
  g_autofree char *pue = NULL;
  const char *slip;

  compute (claim, &without, &with);
  if ((isnan (without) && isnan (with)) || isnan (claim->carbon)
      || ef_claim_fits (claim, without, EF_AUDIT_TOLERANCE)
      || ef_claim_fits (claim, with, EF_AUDIT_TOLERANCE))
    return;

  computed = isnan (without) ? with : without;
  if (computed == 0)
    return;

  energy = ef_audit_format_energy (claim->energy);
  intensity = ef_audit_format (claim->intensity);
  result = ef_audit_format_carbon (computed);
  printed = ef_audit_format_carbon (claim->carbon);
  pue = ef_audit_format (claim->pue);
  if (isnan (without))
    /* Translators: a product: "324 MWh × 0.231 kg/kWh × PUE 1.09 = 81.58 t" */
    product = g_strdup_printf (_("%s × %s kg/kWh × PUE %s = %s"), energy, intensity, pue, result);
  else
    product = g_strdup_printf (_("%s × %s kg/kWh = %s"), energy, intensity, result);

  slip = find_slip (claim, computed);
  if (slip != NULL)
    ef_audit_add (findings, claim, EF_AUDIT_SLIP, EF_SEVERITY_WARNING, claim->carbon / 1000,
                  computed / 1000, "t", _("%s, but %s is printed. %s"), product, printed, slip);
  else
    ef_audit_add (findings, claim, EF_AUDIT_PRODUCT, EF_SEVERITY_WARNING, claim->carbon / 1000,
                  computed / 1000, "t", _("%s, but %s is printed."), product, printed);
}

/* How the energy came to be that carbon is compared with. */
static char *
describe_energy (const EfClaim *claim, double energy)
{
  g_autofree char *text = ef_audit_format_energy (energy);
  g_autofree char *hours = NULL;
  g_autofree char *power = NULL;

  if (!isnan (claim->energy))
    return g_steal_pointer (&text);

  hours = ef_audit_format (claim->device_hours);
  power = ef_audit_format (claim->power);

  /* Translators: "7,000,000 device hours × 700 W = 4,900 MWh" */
  return g_strdup_printf (_("%s device hours × %s W = %s"), hours, power, text);
}

static gboolean
is_within (double lowest, double highest, double least, double most)
{
  return highest >= least && lowest <= most;
}

/* "grids emit about 0.005 to 1.3", of the place where more is known of it (transfer full). */
static char *
describe_grids (const EfClaim *claim, const EfGridBounds *grid)
{
  g_autofree char *from = ef_audit_format (grid->least);
  g_autofree char *to = ef_audit_format (grid->most);

  return grid->is_known
           /* Translators: what the grids of a country or region emit, in kg/kWh. */
           ? g_strdup_printf (_("grids of “%s” emit about %s to %s."), claim->place_text, from, to)
           : g_strdup_printf (_("grids emit about %s to %s."), from, to);
}

/* Without a printed intensity a slip of a thousand shows in what it makes of the grid. */
static void
check_implied_slip (GPtrArray *findings, const EfClaim *claim, double intensity)
{
  double factor = intensity < 1 ? 1000 : 1e-3;
  double likely = intensity * factor;
  g_autofree char *likely_text = NULL;
  g_autofree char *carbon = NULL;

  if (!isnan (claim->intensity) || !(likely >= LIKELY_LEAST && likely <= LIKELY_MOST))
    return;

  likely_text = ef_audit_format (likely);
  carbon = ef_audit_format_carbon (claim->carbon * factor);
  ef_audit_add (findings, claim, EF_AUDIT_SLIP, EF_SEVERITY_WARNING, claim->carbon / 1000,
                claim->carbon * factor / 1000, "t",
                factor > 1 ? _("With 1000 times as much, %s, it is %s kg/kWh, which grids emit: a "
                               "unit may be one step too small (g for kg, kg for t), or that of "
                               "the energy too large.")
                           : _("With a thousandth of it, %s, it is %s kg/kWh, which grids emit: a "
                               "unit may be one step too large (kg for g, t for kg), or that of "
                               "the energy too small."),
                carbon, likely_text);
}

/* What the grid would have to emit. */
static void
check_intensity (GPtrArray *findings, const EfClaim *claim)
{
  double energy, low, high;
  const EfGridBounds *grid;
  g_autofree char *energy_text = NULL;
  g_autofree char *carbon = NULL;
  g_autofree char *implied = NULL;
  g_autofree char *grids = NULL;

  if (isnan (claim->carbon) || !ef_claim_get_energy (claim, &energy, &low, &high)
      || is_within (claim->carbon / high, claim->carbon / low, EF_AUDIT_LEAST_INTENSITY,
                    EF_AUDIT_MOST_INTENSITY))
    return;

  energy_text = describe_energy (claim, energy);
  if (claim->carbon == 0)
    {
      ef_audit_add (findings, claim, EF_AUDIT_INTENSITY, EF_SEVERITY_INFO, 0, NAN, "kg/kWh",
                    _("Zero carbon is claimed for %s."), energy_text);
      return;
    }

  /* Only what is suspicious is worth looking the place up. */
  grid = ef_claim_get_grid (claim);
  if (is_within (claim->carbon / high, claim->carbon / low, grid->least, grid->most))
    return;

  carbon = ef_audit_format_carbon (claim->carbon);
  implied = ef_audit_format (claim->carbon / energy);
  grids = describe_grids (claim, grid);
  ef_audit_add (findings, claim, EF_AUDIT_INTENSITY, EF_SEVERITY_WARNING, claim->carbon / energy,
                claim->carbon / energy < grid->least ? grid->least : grid->most,
                "kg/kWh",
                _("%s for %s is %s kg/kWh; %s"), carbon, energy_text, implied, grids);
  check_implied_slip (findings, claim, claim->carbon / energy);
}

/* An intensity that no grid has, but the same number in the next unit. A little more than usual is
 * none: Turkmenistan emits 1.306 kg/kWh. */
char *
ef_audit_dup_intensity_slip (double intensity)
{
  g_autofree char *stated = NULL;
  g_autofree char *likely = NULL;

  if (!(intensity / 1000 >= EF_AUDIT_LEAST_INTENSITY)
      || intensity / 1000 > EF_AUDIT_MOST_INTENSITY)
    return NULL;

  stated = ef_audit_format (intensity);
  likely = ef_audit_format (intensity / 1000);

  return g_strdup_printf (
    _("No grid emits %s kg/kWh; %s kg/kWh would be likely: it may be for a MWh."), stated, likely);
}

static void
check_stated_intensity (GPtrArray *findings, const EfClaim *claim)
{
  g_autofree char *reason = ef_audit_dup_intensity_slip (claim->intensity);

  if (reason != NULL)
    ef_audit_add (findings, claim, EF_AUDIT_SLIP, EF_SEVERITY_WARNING, claim->intensity,
                  claim->intensity / 1000, "kg/kWh", "%s", reason);
}

/* The design power of the hardware that the row names, or NAN. */
static double
find_power (const EfClaim *claim)
{
  g_autoptr (GPtrArray) found = ef_hardware_find (claim->hardware_text, NULL);

  return found->len > 0 ? ((const EfHardware *) g_ptr_array_index (found, 0))->tdp : NAN;
}

/* The greatest design power of what the row may mean, or NAN. */
static double
find_most_power (const EfClaim *claim)
{
  g_autoptr (GPtrArray) found = ef_hardware_find (claim->hardware_text, NULL);
  double most = NAN;

  for (guint i = 0; i < found->len; i++)
    most = fmax (most, ((const EfHardware *) g_ptr_array_index (found, i))->tdp);

  return most;
}

/* Ten, a hundred or a thousand, or a part of that. */
static gboolean
is_power_of_ten (double ratio)
{
  double steps = rint (log10 (ratio));

  return steps != 0 && fabs (steps) <= 3 && fabs (ratio / pow (10, steps) - 1) <= SLIP_TOLERANCE;
}

/* What a power of ten in an energy may be. */
static const char *
find_energy_slip (double ratio)
{
  const char *slip = ef_audit_find_slip (ratio, 1);

  if (slip != NULL)
    return slip;

  return ratio > 1 ? _("That is a hundred times as much: digits may have slipped.")
                   : _("That is a hundredth of it: digits may have slipped.");
}

/* Carbon and hardware alone: how long would the device have run? */
static void
check_duration (GPtrArray *findings, const EfClaim *claim)
{
  double power, seconds;
  g_autofree char *carbon = NULL;
  g_autofree char *energy = NULL;
  g_autofree char *duration = NULL;

  if (!(claim->carbon > 0) || *claim->hardware_text == '\0' || !isnan (claim->energy)
      || !isnan (claim->device_hours))
    return;

  /* Only what is suspicious is worth looking the hardware up. */
  if (claim->carbon > USUAL_INTENSITY * 2 * LEAST_SECONDS / 3600)
    return;
  power = find_power (claim);
  seconds = claim->carbon / USUAL_INTENSITY * 3.6e6 / power;
  if (!(seconds < LEAST_SECONDS))
    return;

  carbon = ef_audit_format_carbon (claim->carbon);
  energy = ef_audit_format_energy (claim->carbon / USUAL_INTENSITY);
  duration = ef_audit_format (seconds);
  ef_audit_add (findings, claim, EF_AUDIT_INTENSITY, EF_SEVERITY_WARNING, seconds, LEAST_SECONDS,
                "s", _("%s is %s at 0.43 kg/kWh, which the hardware takes in %s s."), carbon,
                energy, duration);
  if (seconds * 1000 >= LEAST_SECONDS)
    ef_audit_add (findings, claim, EF_AUDIT_SLIP, EF_SEVERITY_WARNING, claim->carbon / 1000,
                  claim->carbon, "t",
                  _("%s would be likely if it were 1000 times as much: kilograms may be taken for "
                     "grams."),
                  carbon);
}

/* Carbon, intensity, power and duration, but neither energy nor devices: how many of them would it
 * have taken at once? */
static void
check_devices (GPtrArray *findings, const EfClaim *claim)
{
  double energy = claim->carbon / claim->intensity;
  double devices = energy * 1000 / (claim->power * claim->hours);
  double factor = devices / 10 <= MOST_DEVICES ? 10 : 1000;
  g_autofree char *printed = NULL;
  g_autofree char *energy_text = NULL;
  g_autofree char *devices_text = NULL;
  g_autofree char *likely = NULL;

  if (!isnan (claim->energy) || !isnan (claim->device_hours) || !isnan (claim->devices)
      || !(devices > MOST_DEVICES) || !(devices / factor <= MOST_DEVICES))
    return;

  printed = ef_audit_format_carbon (claim->carbon);
  energy_text = ef_audit_format_energy (energy);
  devices_text = ef_audit_format (round (devices));
  likely = ef_audit_format_carbon (claim->carbon / factor);
  ef_audit_add (findings, claim, EF_AUDIT_SLIP, EF_SEVERITY_WARNING, claim->carbon / 1000,
                claim->carbon / factor / 1000, "t",
                factor == 10
                  ? _("%s is %s by the intensity, for which %s devices would have run at once; a "
                      "tenth, %s, would be likely: a digit may have slipped.")
                  : _("%s is %s by the intensity, for which %s devices would have run at once; a "
                      "thousandth, %s, would be likely: a unit may be one step too large."),
                printed, energy_text, devices_text, likely);
}

/* What the devices took by hours and power, against the energy that is stated: the same digits, but
 * for the PUE and a power of ten. */
static void
check_work (GPtrArray *findings, const EfClaim *claim)
{
  double work = claim->device_hours * claim->power / 1000;
  const double computed[] = { work, work * claim->pue };
  const char *slip = NULL;
  g_autofree char *hours = NULL;
  g_autofree char *power = NULL;
  g_autofree char *energy = NULL;
  g_autofree char *printed = NULL;

  if (!(work > 0) || !(claim->energy > 0) || claim->power_low != claim->power_high)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (computed) && slip == NULL; i++)
    if (is_power_of_ten (claim->energy / computed[i]))
      {
        slip = find_energy_slip (claim->energy / computed[i]);
        energy = ef_audit_format_energy (computed[i]);
        work = computed[i];
      }
  if (slip == NULL)
    return;

  hours = ef_audit_format (claim->device_hours);
  power = ef_audit_format (claim->power);
  printed = ef_audit_format_energy (claim->energy);
  ef_audit_add (findings, claim, EF_AUDIT_SLIP, EF_SEVERITY_WARNING, claim->energy, work, "kWh",
                _("%s device hours × %s W are %s, but %s is printed. %s"), hours, power, energy,
                printed, slip);
}

/* The same where no power is stated, but the hardware is known: nothing takes many times the power
 * that it is designed for, with the rest of its server and the site. */
static void
check_hardware (GPtrArray *findings, const EfClaim *claim)
{
  double most, factor;
  g_autofree char *hours = NULL;
  g_autofree char *power = NULL;
  g_autofree char *energy = NULL;
  g_autofree char *printed = NULL;

  if (!(claim->device_hours > 0) || !(claim->energy > 0) || !isnan (claim->power)
      || *claim->hardware_text == '\0')
    return;
  most = find_most_power (claim);
  if (!(most >= LEAST_DEVICE_POWER))
    return;
  factor = claim->energy / (claim->device_hours * most / 1000);
  if (!(factor > MOST_OVER_DESIGN))
    return;

  hours = ef_audit_format (claim->device_hours);
  power = ef_audit_format (most);
  energy = ef_audit_format_energy (claim->device_hours * most / 1000);
  printed = ef_audit_format_energy (claim->energy);
  ef_audit_add (findings, claim, EF_AUDIT_SLIP, EF_SEVERITY_WARNING, claim->energy,
                claim->device_hours * most / 1000, "kWh",
                _("%s device hours × %s W, for which that hardware is designed, are %s, but %s is "
                  "printed, which no server and no site explain: a digit or a unit may have "
                  "slipped."),
                hours, power, energy, printed);
}

/* "1.00 kg" was measured; "1" may not have been. */
static gboolean
has_decimals (const EfClaim *claim)
{
  return claim->carbon_text != NULL && strchr (claim->carbon_text, '.') != NULL;
}

static void
check_placeholder (GPtrArray *findings, const EfClaim *claim)
{
  g_autofree char *printed = NULL;

  if (claim->says_more || (claim->is_counted && claim->carbon_printed != 0)
      || (claim->carbon_printed != 0 && claim->carbon_printed != 1)
      || has_decimals (claim))
    return;

  printed = ef_audit_format (claim->carbon_printed);
  ef_audit_add (findings, claim, EF_AUDIT_PLACEHOLDER, EF_SEVERITY_WARNING, claim->carbon / 1000,
                NAN, "t",
                _("The carbon is said to be %s, and nothing else is said of energy: it may stand "
                   "for “unknown”."),
                printed);
}

void
ef_audit_row (GPtrArray *findings, const EfClaim *claim)
{
  check_intensity (findings, claim);
  check_product (findings, claim);
  check_stated_intensity (findings, claim);
  check_duration (findings, claim);
  check_devices (findings, claim);
  check_work (findings, claim);
  check_hardware (findings, claim);
  check_placeholder (findings, claim);
}
