/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-typeset.h"

static void
test_texts (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "CO2", "CO₂" },
    { "Emissions (kg CO2e)", "Emissions (kg CO₂e)" },
    { "CO2eq, CO2-eq, kgCO2, gCO2/kWh, tCO2e", "CO₂eq, CO₂-eq, kgCO₂, gCO₂/kWh, tCO₂e" },
    { "CH4 and N2O", "CH₄ and N₂O" },
    { "CO2_emitted", "CO2_emitted" },
    { "CO20", "CO20" },
    { "ECO2", "ECO2" },
    { "area (m2)", "area (m²)" },
    { "kg/m3", "kg/m³" },
    { "M2 and m20 and xm2", "M2 and m20 and xm2" },
    { "m^2", "m²" },
    { "10^-3 s", "10⁻³ s" },
    { "R^2", "R²" },
    { "(a + b)^12", "(a + b)¹²" },
    { "^2", "^2" },
    { "x^2a", "x^2a" },
    { "x^2.5", "x^2.5" },
    { "x^y", "x^y" },
    { "a ^2", "a ^2" },
    { "latency (us)", "latency (µs)" },
    { "for (us all)", "for (us all)" },
    { "us)", "us)" },
    { "Größe m2 Ω^2", "Größe m² Ω²" },
    { "CO₂ m²", "CO₂ m²" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *set = ef_typeset (cases[i][0]);
      g_autofree char *again = ef_typeset (set);

      g_assert_cmpstr (set, ==, cases[i][1]);
      g_assert_cmpstr (again, ==, set);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/typeset/texts", test_texts);
  return g_test_run ();
}
