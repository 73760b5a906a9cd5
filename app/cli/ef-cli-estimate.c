/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-estimate.h"

#include "ef-energy-derive.h"
#include "ef-energy-trace.h"

#include <math.h>

/* What a window shows by a glyph and a hover, in columns of their own. */

static char *
describe_formula (const EfColumn *column,
                  guint           row)
{
  const char *formula = ef_column_get_cell_formula (column, row);
  char *text;

  if (formula == NULL)
    return g_strdup ("");

  text = ef_energy_formula_describe (formula);
  g_strdelimit (text, "\n", ';');

  return text;
}

/* Takes over the table. */
static EfTable *
add_texts (EfTable    *table,
           EfColumn   *column,
           const char *suffix,
           gboolean    explain)
{
  g_autofree char *name = g_strconcat (ef_column_get_name (column), suffix, NULL);
  EfColumnBuilder *builder = ef_column_builder_new (name, EF_COLUMN_TEXT);
  const double *numbers = ef_column_get_numbers (column);
  g_autoptr (EfColumn) texts = NULL;
  EfTable *more;

  for (guint row = 0; row < ef_column_get_n_rows (column); row++)
    {
      g_autofree char *text = NULL;

      if (isnan (numbers[row]))
        text = g_strdup ("");
      else if (explain)
        text = describe_formula (column, row);
      else
        text = g_strdup (ef_origin_to_word (ef_column_get_cell_origin (column, row)));
      ef_column_builder_add_text (builder, text, -1);
    }
  texts = ef_column_builder_end (builder);
  more = ef_table_add_column (table, texts);
  ef_table_unref (table);

  return more;
}

EfTable *
ef_cli_estimate (EfTable     *table,
                 const char  *scenario_text,
                 gboolean     explain,
                 EfCliStatus *status)
{
  static const char *const names[] = {
    EF_ENERGY_COLUMN, EF_CARBON_COLUMN, EF_ENERGY_YEAR_COLUMN, EF_CARBON_YEAR_COLUMN,
  };
  g_autoptr (EfScenario) scenario = NULL;
  g_autoptr (GError) error = NULL;
  EfTable *derived;
  EfTable *more;

  if (scenario_text == NULL)
    return ef_table_ref (table);

  scenario = ef_scenario_from_text (scenario_text, &error);
  if (scenario == NULL)
    {
      *status = ef_cli_fail (EF_CLI_USAGE, "%s", error->message);
      return NULL;
    }

  derived = ef_energy_derive (table, scenario, NULL, NULL);
  more = ef_table_ref (derived);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      EfColumn *column = ef_table_find_column (derived, names[i]);

      if (column == NULL)
        continue;
      more = add_texts (more, column, ": origin", FALSE);
      if (explain)
        more = add_texts (more, column, ": made of", TRUE);
    }
  ef_table_unref (derived);

  return more;
}
