/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-cli-estimate.h"

#include "ef-column-footprint.h"
#include "ef-energy-derive.h"
#include "ef-energy-known.h"
#include "ef-energy-trace.h"
#include "ef-scenario-words.h"
#include "ef-words.h"

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

/* In the place of what an earlier call wrote there. Takes over both. */
static EfTable *
add_column (EfTable  *table,
            EfColumn *column)
{
  gint index = ef_table_find_column_index (table, ef_column_get_name (column));
  EfTable *more = index >= 0 ? ef_table_replace_column (table, (guint) index, column)
                             : ef_table_add_column (table, column);

  ef_column_unref (column);
  ef_table_unref (table);

  return more;
}

/* An end of the range of each value, in its unit. Takes over the table. */
static EfTable *
add_bounds (EfTable        *table,
            const EfColumn *column,
            const char     *suffix,
            const double   *bounds)
{
  g_autofree char *name = g_strconcat (ef_column_get_name (column), suffix, NULL);
  EfColumnBuilder *builder = ef_column_builder_new (name, EF_COLUMN_NUMBER);

  ef_column_builder_set_quantity (builder, ef_column_get_quantity (column),
                                  ef_column_get_unit (column));
  for (guint row = 0; row < ef_column_get_n_rows (column); row++)
    ef_column_builder_add_number (builder, bounds[row]);

  return add_column (table, ef_column_builder_end (builder));
}

/* What each value counts: "site", in the words of files. Takes over the table. */
static EfTable *
add_scopes (EfTable        *table,
            const EfColumn *column)
{
  g_autofree char *name = g_strconcat (ef_column_get_name (column), ": scope", NULL);
  EfColumnBuilder *builder = ef_column_builder_new (name, EF_COLUMN_TEXT);
  const double *numbers = ef_column_get_numbers (column);

  for (guint row = 0; row < ef_column_get_n_rows (column); row++)
    {
      EfFootprint footprint = { 0 };

      if (!isnan (numbers[row]))
        ef_column_footprint_get (table, column, (gint) row, &footprint);
      ef_column_builder_add_text (
        builder, isnan (numbers[row]) ? "" : ef_scope_to_word (footprint.scope), -1);
    }

  return add_column (table, ef_column_builder_end (builder));
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

  return add_column (table, ef_column_builder_end (builder));
}

/* A scenario of which nothing follows is no silent success: what it needs. */
static void
warn_of_nothing (EfTable          *table,
                 const EfScenario *scenario)
{
  g_autoptr (EfScenario) other = ef_scenario_copy (scenario);
  g_autofree char *missing = NULL;
  EfEnergyKnown known;

  other->activity = EF_ACTIVITY_INFERENCE;
  known = ef_energy_get_known (table, other);
  if (scenario->activity != EF_ACTIVITY_INFERENCE && (known.energy || known.carbon))
    {
      ef_cli_warn (_("Nothing can be estimated of training: the table is about inference. Add "
                     "“activity=inference” to --estimate."));
      return;
    }
  missing = ef_energy_describe_missing (table, scenario);
  if (missing != NULL)
    ef_cli_warn (_("Nothing can be estimated: %s"), missing);
}

EfTable *
ef_cli_estimate (EfTable     *table,
                 const char  *scenario_text,
                 EfCliTold    told,
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
  if (ef_table_find_column (derived, EF_ENERGY_COLUMN) == NULL
      && ef_table_find_column (derived, EF_CARBON_COLUMN) == NULL)
    warn_of_nothing (table, scenario);
  more = ef_table_ref (derived);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      EfColumn *column = ef_table_find_column (derived, names[i]);

      if (column == NULL)
        continue;
      more = add_texts (more, column, ": origin", FALSE);
      if ((told & EF_CLI_TOLD_RANGE) != 0 && ef_column_get_lows (column) != NULL)
        more = add_bounds (more, column, ": lower", ef_column_get_lows (column));
      if ((told & EF_CLI_TOLD_RANGE) != 0 && ef_column_get_highs (column) != NULL)
        more = add_bounds (more, column, ": upper", ef_column_get_highs (column));
      more = add_scopes (more, column);
      if ((told & EF_CLI_TOLD_FORMULA) != 0)
        more = add_texts (more, column, ": made of", TRUE);
    }
  ef_table_unref (derived);

  return more;
}

/* A short name, as a figure in @language says it. (transfer full) */
static char *
name_scenario (const EfWhatIf   *what_if,
               const EfScenario *scenario,
               const char       *language)
{
  EF_WORDS_IN (language);
  g_autofree char *wish
    = ef_scenario_dup_own_name (scenario, ef_tick_style_for_language (language));

  return ef_what_if_dup_free_name (what_if, wish);
}

/* The scenario of @what_if that has @text as its name, else the one that @text says, which becomes
 * one of @what_if; NULL after saying what is wrong. One without a name gets a short one. */
static const EfScenario *
add_scenario (EfWhatIf    *what_if,
              const char  *text,
              const char  *language,
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
    scenario->name = name_scenario (what_if, scenario, language);
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
                const char  *language,
                EfCliStatus *status)
{
  EfWhatIf *what_if = &spec->what_if;
  const EfScenario *scenario;

  if (language == NULL)
    language = EF_WORDS_DEFAULT;
  if (estimate != NULL)
    {
      scenario = add_scenario (what_if, estimate, language, status);
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

  scenario = add_scenario (what_if, ghost, language, status);
  if (scenario == NULL)
    return FALSE;
  ef_what_if_set_ghost (what_if, scenario->name);

  return TRUE;
}
