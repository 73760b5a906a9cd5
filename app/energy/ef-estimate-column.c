/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-estimate-column.h"

#include <string.h>

#include "ef-energy-derive.h"
#include "ef-legible-unit.h"
#include "ef-words.h"

const char *
ef_estimate_column_get_name (const char *column)
{
  g_return_val_if_fail (column != NULL, NULL);

  if (g_str_equal (column, EF_ENERGY_COLUMN))
    return C_ ("axis title", "Energy estimate");
  if (g_str_equal (column, EF_CARBON_COLUMN))
    return C_ ("axis title", "Carbon estimate");
  if (g_str_equal (column, EF_ENERGY_YEAR_COLUMN))
    return C_ ("axis title", "Energy per year");
  if (g_str_equal (column, EF_CARBON_YEAR_COLUMN))
    return C_ ("axis title", "Carbon per year");

  return NULL;
}

const char *
ef_estimate_column_get_shown_name (const EfColumn *column)
{
  guint counts[EF_N_ORIGINS];
  const char *name;

  g_return_val_if_fail (column != NULL, NULL);

  name = ef_column_get_name (column);
  ef_column_count_origins (column, counts);
  if (counts[EF_ORIGIN_REPORTED] == 0
      || counts[EF_ORIGIN_REPORTED] != ef_column_get_n_present (column))
    return ef_estimate_column_get_name (name);
  if (g_str_equal (name, EF_ENERGY_COLUMN))
    return ef_quantity_get_name (ef_quantity_find ("energy"));
  if (g_str_equal (name, EF_CARBON_COLUMN))
    return ef_quantity_get_name (ef_quantity_find ("carbon"));

  return ef_estimate_column_get_name (name);
}

char *
ef_estimate_column_dup_title (const char *column, const EfUnit *unit)
{
  const char *name = ef_estimate_column_get_name (column);

  return name != NULL ? ef_estimate_column_add_unit (name, unit) : NULL;
}

char *
ef_estimate_column_add_unit (const char *name, const EfUnit *unit)
{
  const char *symbol = unit != NULL ? ef_unit_get_symbol (unit) : "";

  g_return_val_if_fail (name != NULL, NULL);

  if (*symbol == '\0')
    return g_strdup (name);
  if (strcmp (ef_unit_get_dimension (unit), "carbon") == 0)
    /* Translators: title of an axis with its unit: "Carbon estimate (t CO₂e)". */
    return g_strdup_printf (C_ ("axis title", "%s (%s CO₂e)"), name, symbol);

  /* Translators: title of an axis with its unit: "Training energy (kWh)". */
  return g_strdup_printf (C_ ("axis title", "%s (%s)"), name, symbol);
}

const EfUnit *
ef_estimate_column_choose_unit (const EfColumn *column)
{
  const EfUnit *unit;
  double low, high;

  g_return_val_if_fail (column != NULL, NULL);

  unit = ef_column_get_unit (column);
  if (ef_estimate_column_get_name (ef_column_get_name (column)) == NULL
      || !ef_column_get_range (column, &low, &high))
    return unit;

  return ef_legible_unit_for_range (unit, low > 0 ? low : high / 10, high);
}

const EfUnit *
ef_estimate_column_choose_cell_unit (const EfColumn *column, guint row)
{
  const EfUnit *stated, *unit;

  g_return_val_if_fail (column != NULL, NULL);

  stated = ef_column_get_unit (column);
  if (stated == NULL || ef_estimate_column_get_name (ef_column_get_name (column)) == NULL)
    return stated;

  unit = ef_estimate_column_choose_unit (column);

  return ef_legible_unit_keep (
    unit, ef_legible_unit_convert (ef_column_get_numbers (column)[row], stated, unit));
}
