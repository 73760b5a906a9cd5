/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-estimate-column.h"

#include "ef-energy-derive.h"
#include "ef-words.h"

const char *
ef_estimate_column_get_title (const char *column)
{
  g_return_val_if_fail (column != NULL, NULL);

  if (g_str_equal (column, EF_ENERGY_COLUMN))
    return C_ ("axis title", "Energy estimate (kWh)");
  if (g_str_equal (column, EF_CARBON_COLUMN))
    return C_ ("axis title", "Carbon estimate (kg CO₂e)");
  if (g_str_equal (column, EF_ENERGY_YEAR_COLUMN))
    return C_ ("axis title", "Energy per year (kWh)");
  if (g_str_equal (column, EF_CARBON_YEAR_COLUMN))
    return C_ ("axis title", "Carbon per year (kg CO₂e)");

  return NULL;
}
