/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-estimate.h"

#include "ef-energy-derive.h"
#include "ef-energy-trace.h"

#include <glib/gi18n-lib.h>
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

/* The scenario of @what_if that has @text as its name, else the one that @text says, which becomes
 * one of @what_if; NULL after saying what is wrong. One without a name is called by what it
 * says. */
static const EfScenario *
add_scenario (EfWhatIf    *what_if,
              const char  *text,
              EfCliStatus *status)
{
  g_autoptr (GError) error = NULL;
  const EfScenario *added = ef_what_if_find (what_if, text);
  g_autoptr (EfScenario) scenario = NULL;

  if (added != NULL)
    return added;

  scenario = ef_scenario_from_text (text, &error);
  if (scenario == NULL)
    {
      *status = ef_cli_fail (EF_CLI_USAGE, "%s", error->message);
      return NULL;
    }
  if (scenario->name == NULL)
    scenario->name = ef_what_if_dup_free_name (what_if, *text != '\0' ? text : "data");
  if (ef_what_if_put (what_if, scenario))
    added = ef_what_if_find (what_if, scenario->name);
  else
    *status = ef_cli_fail (EF_CLI_USAGE, _("There are no more than %d scenarios in a chart."),
                           EF_WHAT_IF_MAX);

  return added;
}

gboolean
ef_cli_suppose (EfChartSpec *spec,
                const char  *estimate,
                const char  *ghost,
                EfCliStatus *status)
{
  EfWhatIf *what_if = &spec->what_if;
  const EfScenario *scenario;

  if (estimate != NULL)
    {
      scenario = add_scenario (what_if, estimate, status);
      if (scenario == NULL)
        return FALSE;
      ef_what_if_set_current (what_if, scenario->name);
      ef_what_if_set_ghost (what_if, NULL);
    }
  if (ghost == NULL)
    return TRUE;

  if (ef_what_if_get_current (what_if) == NULL)
    {
      *status = ef_cli_fail (EF_CLI_USAGE, _("--ghost goes with --estimate, or with a chart that "
                                             "has a scenario."));
      return FALSE;
    }
  if (*ghost == '\0')
    {
      ef_what_if_set_ghost (what_if, EF_WHAT_IF_DATA);
      return TRUE;
    }

  scenario = add_scenario (what_if, ghost, status);
  if (scenario == NULL)
    return FALSE;
  ef_what_if_set_ghost (what_if, scenario->name);

  return TRUE;
}
