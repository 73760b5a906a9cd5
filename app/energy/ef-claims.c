/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-audit-private.h"

#include "ef-energy-name-private.h"
#include "ef-power-grid.h"

#include <math.h>
#include <string.h>

/* What the rows of a table claim, in units of our choice. */

#define JOULES_PER_KILOWATT_HOUR 3.6e6

/* An hour or a month may be so far from the mean of a year, which is what reference data give. */
#define BELOW_MEAN 2
#define ABOVE_MEAN 1.25
/* The water power of Quebec emits 0.001 to 0.002 kg/kWh (National Inventory Report of Canada); less
 * is a purchase, not a grid. */
#define CLEANEST_GRID 0.001

char *
ef_claim_dup_name (const EfClaim *self)
{
  for (guint i = 0; i < ef_table_get_n_columns (self->table)
                    && !ef_table_row_has_name (self->table, self->row);
       i++)
    {
      const EfColumn *column = ef_table_get_column (self->table, i);

      if (ef_column_get_kind (column) == EF_COLUMN_TEXT
          && *ef_column_get_text (column, self->row) != '\0')
        return g_strdup (ef_column_get_text (column, self->row));
    }

  return ef_table_dup_row_label (self->table, self->row);
}

/* "Total", "Llama 2 Total", "Sum" */
static gboolean
is_total (const EfClaim *claim)
{
  static const char *const words[] = { "total", "sum", "summe", "gesamt", NULL };
  g_autofree char *label = ef_claim_dup_name (claim);
  g_autofree char *folded = g_utf8_casefold (label, -1);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t(),:*", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_strv_contains (words, parts[i]))
      return TRUE;

  return FALSE;
}

/* What tells alike hardware: its name, or where none is given the power of a device. NULL if
 * nothing does (transfer full). */
static char *
dup_hardware_key (const EfClaim *claim)
{
  char buffer[EF_NUMBER_BUFFER];

  if (*claim->hardware_text != '\0')
    return ef_energy_name_words (claim->hardware_text);
  if (claim->power > 0)
    return g_strconcat (ef_number_to_text (claim->power, buffer), " W", NULL);

  return NULL;
}

static guint32
number_hardware (const EfClaim *claim, GHashTable *hardware)
{
  g_autofree char *key = dup_hardware_key (claim);
  gpointer number;

  if (key == NULL)
    return 0;

  if (!g_hash_table_lookup_extended (hardware, key, NULL, &number))
    {
      number = GUINT_TO_POINTER (g_hash_table_size (hardware) + 1);
      g_hash_table_insert (hardware, g_steal_pointer (&key), number);
    }

  return GPOINTER_TO_UINT (number);
}

static double
get_bound (const EfNumbers *numbers, const double *bounds, guint row, double otherwise)
{
  return bounds != NULL && isfinite (bounds[row]) ? bounds[row] * numbers->factor : otherwise;
}

static void
read_times (EfClaim *claim, const EfEnergyColumns *columns, guint row)
{
  double hours = ef_numbers_get (&columns->hours, row);
  double devices = ef_numbers_get (&columns->devices, row);

  claim->device_hours = ef_numbers_get (&columns->device_hours, row);
  if (isnan (claim->device_hours))
    claim->device_hours = hours * devices;

  claim->hours = hours;
  claim->devices = devices;
  claim->power = ef_numbers_get (&columns->power, row);
  claim->power_low = get_bound (&columns->power, columns->power.lows, row, claim->power);
  claim->power_high = get_bound (&columns->power, columns->power.highs, row, claim->power);
}

/* A table that counts whole tonnes has ones among them; in one that gives fractions, or nothing but
 * 0 and 1, they stand out. */
static void
settle_counted (GArray *claims)
{
  gboolean is_counted = FALSE;

  for (guint i = 0; i < claims->len; i++)
    {
      const EfClaim *claim = &g_array_index (claims, EfClaim, i);
      double printed = claim->carbon_printed;

      if (isnan (printed))
        continue;
      if (printed != floor (printed)
          || (claim->carbon_text != NULL && strchr (claim->carbon_text, '.') != NULL))
        return;
      is_counted |= printed > 1;
    }

  for (guint i = 0; i < claims->len; i++)
    g_array_index (claims, EfClaim, i).is_counted = is_counted;
}

GArray *
ef_claims_read (EfTable *table,
                const EfEnergyColumns *columns,
                GHashTable *hardware,
                GHashTable *places)
{
  guint n_rows = ef_table_get_n_rows (table);
  GArray *claims = g_array_sized_new (FALSE, TRUE, sizeof (EfClaim), n_rows);
  EfColumn *carbon = (EfColumn *) columns->carbon.column;

  for (guint row = 0; row < n_rows; row++)
    {
      EfClaim claim = { .table = table, .row = row };

      claim.is_total = is_total (&claim);
      claim.hardware_text
        = columns->hardware != NULL ? ef_column_get_text (columns->hardware, row) : "";
      claim.places = places;
      claim.place_text = columns->place != NULL ? ef_column_get_text (columns->place, row) : "";
      read_times (&claim, columns, row);
      claim.hardware = number_hardware (&claim, hardware);
      claim.pue = ef_numbers_get (&columns->pue, row);
      claim.energy = ef_numbers_get (&columns->energy, row) / JOULES_PER_KILOWATT_HOUR;
      claim.intensity = ef_numbers_get (&columns->intensity, row) / 1000;
      claim.carbon = ef_numbers_get (&columns->carbon, row);
      claim.carbon_factor = columns->carbon.factor;
      claim.carbon_printed = carbon != NULL ? columns->carbon.numbers[row] : NAN;
      claim.carbon_text = carbon != NULL ? ef_column_get_original (carbon, row) : NULL;
      claim.market_carbon = ef_numbers_get (&columns->market_carbon, row);
      claim.scope = ef_energy_columns_get_scope (columns, row);
      claim.says_more = *claim.hardware_text != '\0' || !isnan (claim.device_hours)
                        || !isnan (claim.power) || !isnan (claim.energy) || !isnan (claim.intensity)
                        || !isnan (ef_numbers_get (&columns->hours, row));
      g_array_append_val (claims, claim);
    }
  settle_counted (claims);

  return claims;
}

static void
widen (EfGridBounds *bounds, const EfPowerGrid *grid)
{
  for (guint i = 0; i < grid->n_intensities; i++)
    {
      double intensity = grid->intensities[i].grams / 1000;

      bounds->least = fmin (bounds->least, fmax (intensity / BELOW_MEAN, CLEANEST_GRID));
      bounds->most = fmax (bounds->most, intensity * ABOVE_MEAN);
    }
}

/* The place of that name, and the regions that lie in it. */
static void
find_bounds (EfGridBounds *bounds, const char *place)
{
  g_autoptr (GPtrArray) found = ef_power_grid_find (place);
  g_autoptr (GPtrArray) all = found->len > 0 ? ef_power_grid_list () : NULL;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const EfPowerGrid *grid = g_ptr_array_index (all, i);

      if (g_ptr_array_find (found, grid, NULL)
          || (grid->within != NULL && g_ptr_array_find (found, grid->within, NULL)))
        widen (bounds, grid);
    }
  bounds->is_known
    = bounds->least < EF_AUDIT_LEAST_INTENSITY || bounds->most > EF_AUDIT_MOST_INTENSITY;
}

const EfGridBounds *
ef_claim_get_grid (const EfClaim *self)
{
  EfGridBounds *bounds = g_hash_table_lookup (self->places, self->place_text);

  if (bounds == NULL)
    {
      bounds = g_new0 (EfGridBounds, 1);
      bounds->least = EF_AUDIT_LEAST_INTENSITY;
      bounds->most = EF_AUDIT_MOST_INTENSITY;
      find_bounds (bounds, self->place_text);
      g_hash_table_insert (self->places, g_strdup (self->place_text), bounds);
    }

  return bounds;
}

gboolean
ef_claim_get_energy (const EfClaim *self, double *energy, double *low, double *high)
{
  *energy = *low = *high = self->energy;
  if (isnan (self->energy))
    {
      *energy = self->device_hours * self->power / 1000;
      *low = self->device_hours * self->power_low / 1000;
      *high = self->device_hours * self->power_high / 1000;
    }

  return isfinite (*energy) && *low > 0 && isfinite (*high);
}

double
ef_audit_get_rounding (double printed)
{
  char buffer[EF_NUMBER_BUFFER];
  const char *text = ef_number_to_text (printed, buffer);
  const char *point = strchr (text, '.');

  if (strchr (text, 'e') != NULL)
    return 0;

  return 0.5 * pow (10, point != NULL ? -(double) strlen (point + 1) : 0);
}

gboolean
ef_claim_fits (const EfClaim *self, double computed_carbon, double tolerance)
{
  double difference = fabs (self->carbon - computed_carbon);

  return difference <= tolerance * fabs (computed_carbon)
         || difference <= ef_audit_get_rounding (self->carbon_printed) * self->carbon_factor
                            * (1 + 1e-9);
}

static guint
count_amounts (const EfNumbers *numbers)
{
  return numbers->column != NULL ? ef_column_get_n_present (numbers->column) : 0;
}

guint
ef_claims_count (const EfTable *table)
{
  EfEnergyColumns columns;

  ef_energy_columns_find (&columns, table, EF_ACTIVITY_TRAINING);

  return count_amounts (&columns.energy) + count_amounts (&columns.carbon)
         + count_amounts (&columns.market_carbon);
}
