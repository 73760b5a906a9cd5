/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-legible-unit.h"

#include <math.h>
#include <string.h>

/* From the least to the greatest, each a thousand of the one before. */
#define N_MULTIPLES 7

typedef struct
{
  const char *ids[N_MULTIPLES];
} Family;

static const Family families[] = {
  { { "milliwatt-hour", "watt-hour", "kilowatt-hour", "megawatt-hour", "gigawatt-hour",
      "terawatt-hour", "petawatt-hour" } },
  { { "milligram", "gram", "kilogram", "tonne", "kilotonne", "megatonne", "gigatonne" } },
};

/* What needs no leading zero but one, and no more than four digits before the point. */
#define LEAST_EXPONENT (-1)
#define GREATEST_EXPONENT 4

static const Family *
find_family (const EfUnit *unit, int *step)
{
  const char *id = unit != NULL ? ef_unit_get_id (unit) : "";

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    for (int k = 0; k < N_MULTIPLES; k++)
      if (strcmp (families[i].ids[k], id) == 0)
        {
          *step = k;
          return &families[i];
        }

  return NULL;
}

/* "kWh" is "k" and "Wh", which is a unit of the same; "min" is no "m" and "in". */
static gboolean
has_prefix (const EfUnit *unit, const GPtrArray *alike, const char *prefix)
{
  const char *symbol = ef_unit_get_symbol (unit);
  const char *rest = symbol + strlen (prefix);

  if (!g_str_has_prefix (symbol, prefix) || *rest == '\0')
    return FALSE;
  for (guint i = 0; i < alike->len; i++)
    if (strcmp (ef_unit_get_symbol (alike->pdata[i]), rest) == 0)
      return TRUE;

  return FALSE;
}

gboolean
ef_legible_unit_is_prefixed (const EfUnit *unit)
{
  static const char *const prefixes[]
    = { "n", "µ", "m", "k", "M", "G", "T", "P", "E", "Z", "Y", "Ki", "Mi", "Gi", "Ti" };
  g_autoptr (GPtrArray) alike = NULL;

  if (unit == NULL)
    return FALSE;

  alike = ef_unit_list (ef_unit_get_dimension (unit));
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (has_prefix (unit, alike, prefixes[i]))
      return TRUE;

  return FALSE;
}

gboolean
ef_legible_unit_has_multiples (const EfUnit *unit)
{
  int step;

  return find_family (unit, &step) != NULL;
}

int
ef_legible_unit_get_power (const EfUnit *from, const EfUnit *to)
{
  int first, second;
  const Family *family = find_family (from, &first);

  if (from == to)
    return 0;
  g_return_val_if_fail (family != NULL && family == find_family (to, &second), 0);

  return 3 * (first - second);
}

double
ef_legible_unit_convert (double value, const EfUnit *from, const EfUnit *to)
{
  int power = ef_legible_unit_get_power (from, to);

  /* Powers up to 10^22 are exact, so there is one rounding. */
  return power < 0 ? value / pow (10, -power) : value * pow (10, power);
}

const EfUnit *
ef_legible_unit_for_value (const EfUnit *unit, double value)
{
  int step;
  const Family *family = find_family (unit, &step);

  if (family == NULL || value == 0 || !isfinite (value))
    return unit;

  for (int k = N_MULTIPLES - 1; k > 0; k--)
    {
      const EfUnit *multiple = ef_unit_find_by_id (family->ids[k]);

      /* A kilogram that came out as 0.9999999999999999 is one. */
      if (fabs (ef_legible_unit_convert (value, unit, multiple)) > 1 - 1e-9)
        return multiple;
    }

  return ef_unit_find_by_id (family->ids[0]);
}

const EfUnit *
ef_legible_unit_keep (const EfUnit *unit, double value)
{
  double amount = fabs (value);

  return amount >= pow (10, LEAST_EXPONENT) && amount < pow (10, GREATEST_EXPONENT)
           ? unit
           : ef_legible_unit_for_value (unit, value);
}

/* Digits too many, of the least and of the greatest one. */
static double
get_excess (double low, double high)
{
  return fmax (0, LEAST_EXPONENT - log10 (low) - 1e-9)
         + fmax (0, log10 (high) + 1e-9 - GREATEST_EXPONENT);
}

const EfUnit *
ef_legible_unit_for_range (const EfUnit *unit, double low, double high)
{
  int step;
  const Family *family = find_family (unit, &step);
  const EfUnit *best = unit;
  double least;

  if (family == NULL || !(low > 0) || !(high >= low) || !isfinite (high))
    return unit;

  least = get_excess (low, high);
  for (int i = 2; i < 2 * N_MULTIPLES; i++)
    {
      int k = step + (i % 2 == 0 ? i / 2 : -i / 2);
      const EfUnit *multiple;
      double excess;

      if (k < 0 || k >= N_MULTIPLES)
        continue;
      multiple = ef_unit_find_by_id (family->ids[k]);
      excess = get_excess (ef_legible_unit_convert (low, unit, multiple),
                           ef_legible_unit_convert (high, unit, multiple));
      if (excess < least - 1e-6)
        {
          best = multiple;
          least = excess;
        }
    }

  return best;
}
