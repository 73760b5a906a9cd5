/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-columns-private.h"

#include "ef-energy-derive.h"
#include "ef-energy-name-private.h"
#include "ef-power-grid.h"
#include "ef-table-scope.h"

#include <math.h>
#include <string.h>

/* Numbers are known by their quantity. Texts have none, and are known by their header here. */

#define SECONDS_PER_HOUR 3600.0
/* Different texts that are looked at, to know whether a column names grids. */
#define LOOKED_AT_MAX 50
/* Logs round the sum and its parts by themselves. */
#define SUM_TOLERANCE 0.005

/* Headers in lower case, with only letters and digits. */
static const char *const hardware_headers[] = {
  "hardware",     "traininghardware", "gpumodel", "gpu",          "gputype",      "accelerator",
  "hardwareused", "device",           "gpuname",  "hardwaretype", "accelerators", "hardwaretype",
};
/* The finest first. */
static const char *const place_headers[] = {
  "cloudregion",          "region",   "countryisocode", "country", "countryname",
  "geographicallocation", "location",
};
static const char *const note_headers[] = { "note", "notes", "remarks", "comment", "comments" };
/* What notes call the scope of an energy, folded. */
static const char *const scope_keys[] = { "energycounts", "energyscope", "energybasis" };

/* Words by which tables say what their energy counts, folded. */
static const struct
{
  const char *text;
  EfScope scope;
} scope_texts[] = {
  { "withoverhead", EF_SCOPE_SITE },
  { "withpue", EF_SCOPE_SITE },
  { "includingpue", EF_SCOPE_SITE },
  { "inclpue", EF_SCOPE_SITE },
  { "computersonly", EF_SCOPE_SERVER },
  { "withoutpue", EF_SCOPE_SERVER },
  { "excludingpue", EF_SCOPE_SERVER },
  { "exclpue", EF_SCOPE_SERVER },
  { "accelerator", EF_SCOPE_ACCELERATOR },
  { "accelerators", EF_SCOPE_ACCELERATOR },
  { "acceleratorsonly", EF_SCOPE_ACCELERATOR },
  { "gpuonly", EF_SCOPE_ACCELERATOR },
  { "gpusonly", EF_SCOPE_ACCELERATOR },
  { "wholeservers", EF_SCOPE_SERVER },
  { "server", EF_SCOPE_SERVER },
  { "site", EF_SCOPE_SITE },
  { "lifecycle", EF_SCOPE_LIFE_CYCLE },
};

double
ef_numbers_get (const EfNumbers *self, guint row)
{
  return self->numbers != NULL ? self->numbers[row] * self->factor : NAN;
}

const char *
ef_numbers_get_name (const EfNumbers *self)
{
  return self->column != NULL ? ef_column_get_name (self->column) : NULL;
}

static gboolean
measures (const EfColumn *column, const char *quantity_id)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);

  return quantity != NULL && strcmp (ef_quantity_get_id (quantity), quantity_id) == 0;
}

/* An energy without a unit is none: a time may be any. */
static gboolean
is_usable (const EfColumn *column)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);

  return ef_column_get_kind (column) == EF_COLUMN_NUMBER && ef_column_get_n_present (column) > 0
         && (ef_quantity_get_dimension (quantity) == NULL || ef_column_get_unit (column) != NULL);
}

/* What an earlier call added is nothing that the data say. */
static gboolean
is_ours (const EfColumn *column)
{
  static const char *const names[] = {
    EF_ENERGY_COLUMN, EF_CARBON_COLUMN, EF_ENERGY_YEAR_COLUMN, EF_CARBON_YEAR_COLUMN, NULL,
  };

  return g_strv_contains (names, ef_column_get_name (column));
}

static void
set_numbers (EfNumbers *self, const EfColumn *column, double per_unit)
{
  self->column = column;
  self->numbers = ef_column_get_numbers (column);
  self->lows = ef_column_get_lows (column);
  self->highs = ef_column_get_highs (column);
  self->factor = ef_column_get_factor (column) / per_unit;
}

/* The first column of any of these quantities, of which the first has most to say. */
static void
find (EfNumbers *self, const EfTable *table, const char *const *quantities, double per_unit)
{
  memset (self, 0, sizeof *self);
  for (guint k = 0; quantities[k] != NULL; k++)
    for (guint i = 0; i < ef_table_get_n_columns (table); i++)
      {
        const EfColumn *column = ef_table_get_column (table, i);

        if (!measures (column, quantities[k]) || !is_usable (column) || is_ours (column))
          continue;

        set_numbers (self, column, per_unit);
        return;
      }
}

static char *
fold_header (const char *header)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = header; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (folded, g_ascii_tolower (*p));

  return g_string_free (folded, FALSE);
}


/* A region of France is finer than the country, and nobody publishes what its grid emits. */
static gboolean
names_grids (const EfColumn *column)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  const guint32 *ids = ef_column_get_text_ids (column);

  for (guint row = 0; row < ef_column_get_n_rows (column); row++)
    {
      g_autoptr (GPtrArray) found = NULL;

      if (ids[row] == 0 || !g_hash_table_add (seen, GUINT_TO_POINTER (ids[row])))
        continue;
      if (g_hash_table_size (seen) > LOOKED_AT_MAX)
        break;
      found = ef_power_grid_find (ef_column_get_text (column, row));
      if (found->len == 1)
        return TRUE;
    }

  return FALSE;
}

/* The first column with one of the headers, of those that @accept says yes to, if it is there. */
static const EfColumn *
find_text (const EfTable *table,
           const char *const *headers,
           guint n_headers,
           gboolean (*accept) (const EfColumn *column))
{
  for (guint k = 0; k < n_headers; k++)
    for (guint i = 0; i < ef_table_get_n_columns (table); i++)
      {
        const EfColumn *column = ef_table_get_column (table, i);
        g_autofree char *folded = NULL;

        if (ef_column_get_kind (column) != EF_COLUMN_TEXT || ef_column_get_n_present (column) == 0)
          continue;
        folded = fold_header (ef_column_get_name (column));
        if (strcmp (folded, headers[k]) == 0 && (accept == NULL || accept (column)))
          return column;
      }

  return NULL;
}

/* A use in percent, which no part of a whole can be. */
static void
settle_utilisation (EfNumbers *self)
{
  double max;

  if (self->column != NULL && ef_column_get_range (self->column, NULL, &max) && max > 1)
    self->factor = 0.01;
}

/* "cpu_energy" and "energy_generate_ram", but not "gpu_energy": more than accelerators. */
static gboolean
is_of_computer (const EfColumn *column)
{
  static const char *const words[] = { "cpu", "ram", "dram", "memory", "processor", NULL };
  g_autofree char *name = g_ascii_strdown (ef_column_get_name (column), -1);
  g_auto (GStrv) parts = g_strsplit_set (name, " _-.()", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_strv_contains (words, parts[i]))
      return TRUE;

  return FALSE;
}

static void
find_parts (EfEnergyColumns *self, const EfTable *table)
{
  self->n_parts = 0;
  self->has_computer = FALSE;
  for (guint i = 0; i < ef_table_get_n_columns (table) && self->n_parts < EF_ENERGY_PARTS_MAX; i++)
    {
      const EfColumn *column = ef_table_get_column (table, i);

      if (!measures (column, "component-energy") || !is_usable (column))
        continue;
      set_numbers (&self->parts[self->n_parts++], column, 1);
      self->has_computer = self->has_computer || is_of_computer (column);
    }
}

void
ef_energy_columns_find_scopes (EfEnergyColumns *self, const EfTable *table)
{
  static const char *const pue[] = { "pue", NULL };
  static const char *const energy[] = { "training-energy", "energy", NULL };

  find (&self->pue, table, pue, 1);
  find (&self->energy, table, energy, 1);
  self->scope = ef_table_find_scope_column (table);
  self->notes = find_text (table, note_headers, G_N_ELEMENTS (note_headers), NULL);
  find_parts (self, table);
}

void
ef_energy_columns_find (EfEnergyColumns *self, const EfTable *table, EfActivity activity)
{
  gboolean inference = activity == EF_ACTIVITY_INFERENCE;
  static const char *const device_hours[] = { "training-device-time", NULL };
  static const char *const hours[] = { "training-time", "duration", NULL };
  static const char *const devices[] = { "devices", NULL };
  static const char *const power[] = { "power", NULL };
  static const char *const training[] = { "training-compute", NULL };
  static const char *const item[] = { "inference-compute", NULL };
  static const char *const parameters[] = { "parameters-active", "parameters", NULL };
  static const char *const tokens[] = { "tokens", NULL };
  static const char *const utilisation[] = { "utilisation", NULL };
  static const char *const item_energy[] = { "inference-energy", "inference-energy-per-request",
                                             "inference-energy-per-image",
                                             "inference-energy-per-token", NULL };
  static const char *const carbon[] = { "training-carbon", "carbon", NULL };
  static const char *const item_carbon[] = { "inference-carbon", NULL };
  static const char *const market[] = { "market-carbon", NULL };
  static const char *const intensity[] = { "grid-intensity", NULL };

  ef_energy_columns_find_scopes (self, table);
  find (&self->device_hours, table, device_hours, 1);
  find (&self->hours, table, hours, SECONDS_PER_HOUR);
  find (&self->devices, table, devices, 1);
  find (&self->power, table, power, 1);
  find (&self->compute, table, inference ? item : training, 1);
  find (&self->parameters, table, parameters, 1);
  find (&self->tokens, table, tokens, 1);
  find (&self->utilisation, table, utilisation, 1);
  if (inference)
    find (&self->energy, table, item_energy, 1);
  find (&self->carbon, table, inference ? item_carbon : carbon, 1);
  find (&self->market_carbon, table, market, 1);
  find (&self->intensity, table, intensity, 1);
  settle_utilisation (&self->utilisation);
  self->hardware = find_text (table, hardware_headers, G_N_ELEMENTS (hardware_headers),
                              NULL);
  self->place = find_text (table, place_headers, G_N_ELEMENTS (place_headers), names_grids);
}

static EfScope
read_scope (const char *text)
{
  g_autofree char *folded = ef_energy_name_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (scope_texts); i++)
    if (strcmp (folded, scope_texts[i].text) == 0)
      return scope_texts[i].scope;

  return EF_SCOPE_UNKNOWN;
}

static gboolean
is_scope_key (const char *text)
{
  g_autofree char *folded = fold_header (text);

  for (guint i = 0; i < G_N_ELEMENTS (scope_keys); i++)
    if (strcmp (folded, scope_keys[i]) == 0)
      return TRUE;

  return FALSE;
}

/* Notes may be keys with values: "energy_basis=incl_pue; hours are rounded". */
static EfScope
read_noted_scope (const char *note)
{
  g_auto (GStrv) parts = NULL;

  if (strchr (note, '=') == NULL)
    return EF_SCOPE_UNKNOWN;

  parts = g_strsplit (note, ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *value = strchr (parts[i], '=');

      if (value == NULL)
        continue;
      *value++ = '\0';
      if (is_scope_key (parts[i]))
        return read_scope (value);
    }

  return EF_SCOPE_UNKNOWN;
}

/* What is made of parts counts what they do, and the site's overhead where it is that much more. */
static EfScope
compare_with_parts (const EfEnergyColumns *self, guint row)
{
  double total = ef_numbers_get (&self->energy, row);
  double pue = ef_numbers_get (&self->pue, row);
  double sum = 0;

  for (guint i = 0; i < self->n_parts; i++)
    {
      double part = ef_numbers_get (&self->parts[i], row);

      sum += isfinite (part) ? part : 0;
    }
  if (!(sum > 0) || !isfinite (total))
    return EF_SCOPE_UNKNOWN;
  if (fabs (total - sum) <= SUM_TOLERANCE * sum)
    return self->has_computer ? EF_SCOPE_SERVER : EF_SCOPE_ACCELERATOR;
  if (pue > 1 && fabs (total - pue * sum) <= SUM_TOLERANCE * pue * sum)
    return EF_SCOPE_SITE;

  return EF_SCOPE_UNKNOWN;
}

gboolean
ef_energy_columns_can_infer_scope (const EfEnergyColumns *self)
{
  return self->notes != NULL || self->n_parts > 0 || self->pue.column != NULL;
}

/* CodeCarbon keeps a PUE of 1 beside what devices took. */
EfScope
ef_energy_columns_infer_scope (const EfEnergyColumns *self, guint row)
{
  EfScope scope = EF_SCOPE_UNKNOWN;

  if (self->notes != NULL)
    scope = read_noted_scope (ef_column_get_text (self->notes, row));
  if (scope == EF_SCOPE_UNKNOWN)
    scope = compare_with_parts (self, row);
  if (scope == EF_SCOPE_UNKNOWN && ef_numbers_get (&self->pue, row) == 1)
    scope = EF_SCOPE_SERVER;

  return scope;
}

EfScope
ef_energy_columns_read_scope (const EfEnergyColumns *self, guint row)
{
  return read_scope (ef_column_get_text (self->scope, row));
}

EfScope
ef_energy_columns_get_scope (const EfEnergyColumns *self, guint row)
{
  EfScope scope
    = self->scope != NULL ? ef_energy_columns_read_scope (self, row) : EF_SCOPE_UNKNOWN;

  return scope != EF_SCOPE_UNKNOWN ? scope : ef_energy_columns_infer_scope (self, row);
}
