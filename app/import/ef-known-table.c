/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-known-table.h"

#include <glib/gi18n-lib.h>

#include "ef-quantity.h"

#define SIGNS_MAX 6
#define COLUMNS_MAX 13

typedef struct
{
  const char *name;
  const char *quantity; /* NULL: none, whatever the name reminds of */
  const char *unit;
} Known;

static const struct
{
  const char *program;          /* who writes such tables */
  gboolean whole;               /* there are no other columns than the signs */
  const char *signs[SIGNS_MAX]; /* headers that such a table has, up to NULL */
  Known columns[COLUMNS_MAX];   /* of which some may be missing, up to NULL */
} programs[] = {
  /* The leaderboard of 2023. Latency times throughput is the length of the response, and energy by
   * latency the power of an A100. */
  { "ML.ENERGY",
    TRUE,
    { "model", "throughput", "response_length", "latency", "energy" },
    { { "throughput", "throughput", "tokens-per-second" },
      { "latency", "latency", "second" },
      { "energy", "inference-energy", "joule" } } },
  /* Its lists of image and video models, and of diffusion models as a whole. */
  { "ML.ENERGY",
    FALSE,
    { "url", "nickname", "total_params", "denoising_params" },
    { { "total_params", "parameters", "billion" },
      { "denoising_params", "parameters", "billion" } } },
  /* Dollars for a million tokens, with their history or without. */
  { "llm-prices",
    FALSE,
    { "vendor", "id", "name", "input", "output" },
    { { "input", "token-price", "us-dollar-per-million-tokens" },
      { "output", "token-price", "us-dollar-per-million-tokens" },
      { "input_cached", "token-price", "us-dollar-per-million-tokens" } } },
  { "llm-prices",
    FALSE,
    { "vendor", "id", "name", "price_history input", "price_history output" },
    { { "price_history input", "token-price", "us-dollar-per-million-tokens" },
      { "price_history output", "token-price", "us-dollar-per-million-tokens" } } },
  /* What its leaderboard says of models: millions of parameters. */
  { "MTEB",
    FALSE,
    { "link", "seq_len", "size", "dim", "is_external" },
    { { "size", "parameters", "million" } } },
  /* Grids, of CodeCarbon, the ML CO2 calculator and the Green Software Foundation. */
  { "CodeCarbon",
    FALSE,
    { "iso_code", "carbon_intensity", "fossil_TWh", "total_TWh" },
    { { "carbon_intensity", "grid-intensity", "gram-per-kilowatt-hour" } } },
  { "ML CO2 Impact",
    FALSE,
    { "provider", "providerName", "offsetRatio", "region", "impact" },
    { { "impact", "grid-intensity", "gram-per-kilowatt-hour" } } },
  { "Real Time Cloud",
    FALSE,
    { "cloud-provider", "cloud-region", "power-usage-effectiveness", "wt-region-id" },
    { { "provider-carbon-intensity-market-annual", "grid-intensity", "gram-per-kilowatt-hour" },
      { "provider-carbon-intensity-average-consumption-hourly", "grid-intensity",
        "gram-per-kilowatt-hour" },
      { "grid-carbon-intensity-average-consumption-annual", "grid-intensity",
        "gram-per-kilowatt-hour" },
      { "grid-carbon-intensity-marginal-consumption-annual", "grid-intensity",
        "gram-per-kilowatt-hour" },
      { "grid-carbon-intensity-average-production-annual", "grid-intensity",
        "gram-per-kilowatt-hour" },
      { "grid-carbon-intensity", "grid-intensity", "gram-per-kilowatt-hour" } } },
  /* The table of runs; its columns end with those of the configuration. */
  { "Weights & Biases",
    FALSE,
    { "Name", "State", "Created", "Runtime", "Sweep" },
    { { "Runtime", "duration", "second" } } },
  /* Measured with CodeCarbon, which counts in kWh, part by part and stage by stage. */
  { "BenchLab",
    FALSE,
    { "model_name", "duration_generate", "energy_generate_gpu", "energy_generate_cpu",
      "energy_generate_ram" },
    /* The rate of the video that is made, not that of making it. */
    { { "fps", NULL, NULL },
      { "duration_generate", "duration", "second" },
      { "duration_upsample", "duration", "second" },
      { "duration_denoise", "duration", "second" },
      { "energy_generate_gpu", "component-energy", "kilowatt-hour" },
      { "energy_generate_cpu", "component-energy", "kilowatt-hour" },
      { "energy_generate_ram", "component-energy", "kilowatt-hour" },
      { "energy_upsample_gpu", "component-energy", "kilowatt-hour" },
      { "energy_upsample_cpu", "component-energy", "kilowatt-hour" },
      { "energy_upsample_ram", "component-energy", "kilowatt-hour" },
      { "energy_denoise_gpu", "component-energy", "kilowatt-hour" },
      { "energy_denoise_cpu", "component-energy", "kilowatt-hour" },
      { "energy_denoise_ram", "component-energy", "kilowatt-hour" } } },
};

/* Where it is said what was found. */
typedef struct
{
  const char *file; /* or NULL */
  EfDiagnostics *diagnostics;
} Report;

static gint
find_column (const EfTable *table, const char *name)
{
  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    if (g_str_equal (ef_column_get_name (ef_table_get_column (table, i)), name))
      return (gint) i;

  return -1;
}

static gboolean
has_signs (const EfTable *table, gsize program)
{
  guint n = 0;

  while (n < SIGNS_MAX && programs[program].signs[n] != NULL)
    if (find_column (table, programs[program].signs[n++]) < 0)
      return FALSE;

  return !programs[program].whole || ef_table_get_n_columns (table) == n;
}

static gboolean
states_unit (const EfColumn *column)
{
  const EfQuantity *quantity = ef_column_get_quantity (column);
  const EfUnit *unit = ef_column_get_unit (column);

  return unit != NULL && (quantity == NULL || unit != ef_quantity_get_bare_unit (quantity));
}

/* The column as @known says it is (transfer full), or NULL if it says more itself. */
static EfColumn *
settle_column (EfColumn *column, const Known *known, GString *settled)
{
  const EfUnit *unit;

  if (ef_column_get_kind (column) != EF_COLUMN_NUMBER)
    return NULL;
  if (known->quantity == NULL)
    return ef_column_with_quantity (column, NULL, NULL);
  if (states_unit (column))
    return NULL;

  unit = ef_unit_find_by_id (known->unit);
  g_string_append_printf (settled, "%s%s (%s)", settled->len > 0 ? ", " : "", known->name,
                          ef_unit_get_symbol (unit));
  return ef_column_with_quantity (column, ef_quantity_find (known->quantity), unit);
}

/* The table with what @known says of one of its columns (transfer full); @table is given up. */
static EfTable *
settle_one (EfTable *table, const Known *known, GString *settled)
{
  gint index = find_column (table, known->name);
  g_autoptr (EfTable) before = table;
  g_autoptr (EfColumn) other = NULL;

  if (index >= 0)
    other = settle_column (ef_table_get_column (table, (guint) index), known, settled);

  return other != NULL ? ef_table_replace_column (table, (guint) index, other)
                       : ef_table_ref (table);
}

static EfTable *
settle_table (EfTable *table, gpointer user_data)
{
  const Report *report = user_data;
  EfTable *settled = ef_table_ref (table);

  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autoptr (GString) columns = NULL;

      if (!has_signs (table, i))
        continue;
      columns = g_string_new (NULL);
      for (guint k = 0; k < COLUMNS_MAX && programs[i].columns[k].name != NULL; k++)
        settled = settle_one (settled, &programs[i].columns[k], columns);
      if (columns->len > 0)
        /* Translators: the name of a program, and columns with their units: "latency (s)". */
        ef_diagnostics_add (report->diagnostics, EF_SEVERITY_INFO, report->file,
                            ef_table_get_name (table),
                            _("The headers are those of %s, which states the units: %s."),
                            programs[i].program, columns->str);
    }

  return settled;
}

EfCatalogNode *
ef_settle_known_tables (EfCatalogNode *root, const char *file, EfDiagnostics *diagnostics)
{
  g_autoptr (EfCatalogNode) owned = root;
  Report report = { file, diagnostics };

  g_return_val_if_fail (root != NULL && diagnostics != NULL, NULL);

  return ef_catalog_node_map_tables (root, settle_table, &report);
}
