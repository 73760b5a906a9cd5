/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-scenario-words.h"

#include "ef-power-grid.h"
#include "ef-site.h"
#include "ef-words.h"

#include <math.h>
#include <string.h>

/* Enough for PUEs as they are published. */
#define DIGITS 4
/* As the traces of estimates and the lists of grids have them, beside which they are read. */
#define GRAM_DIGITS 6
/* What is counted is written out below that. */
#define WRITTEN_OUT_MAX 1e6

char *
ef_scenario_format_grams (double grams, const EfTickStyle *style)
{
  g_return_val_if_fail (style != NULL, NULL);

  return ef_number_to_label (grams, GRAM_DIGITS, NULL, style);
}

static char *
describe_grid (const EfScenario *self, const EfTickStyle *style)
{
  const EfPowerGrid *grid = self->grid != NULL ? ef_power_grid_get (self->grid) : NULL;
  const EfGridIntensity *intensity
    = grid != NULL ? ef_power_grid_get_intensity (grid, self->grid_year, NULL) : NULL;
  g_autofree char *grams = NULL;

  if (!isnan (self->intensity))
    {
      grams = ef_scenario_format_grams (self->intensity, style);
      return g_strdup_printf ("%s\u00a0g/kWh", grams);
    }
  if (grid == NULL)
    return NULL;
  if (intensity == NULL)
    return g_strdup (ef_power_grid_get_name (grid));

  grams = ef_scenario_format_grams (intensity->grams, style);
  /* Translators: a place, what its electricity emits, and the year of that:
   * "Sweden (41 g/kWh, 2023)". */
  return g_strdup_printf (_ ("%s (%s\u00a0g/kWh, %d)"), ef_power_grid_get_name (grid), grams,
                          intensity->year);
}

static char *
describe_pue (const EfScenario *self, const EfTickStyle *style)
{
  const EfSite *site = self->site != NULL ? ef_site_get (self->site) : NULL;
  const EfPue *pue = site != NULL ? ef_site_get_pue (site, 0) : NULL;
  double value = pue != NULL ? pue->value : self->pue;
  g_autofree char *number = NULL;

  if (isnan (value))
    return NULL;
  number = ef_number_to_label (value, DIGITS, NULL, style);
  if (site == NULL)
    return g_strdup_printf (_ ("PUE\u00a0%s"), number);

  /* Translators: power usage effectiveness, and whose it is: "PUE 1.09 (Google)". */
  return g_strdup_printf (_ ("PUE\u00a0%s (%s)"), number, ef_site_get_name (site));
}

static char *
describe_hardware (const EfScenario *self)
{
  const EfHardware *hardware = self->hardware != NULL ? ef_hardware_get (self->hardware) : NULL;

  return hardware != NULL ? g_strdup (hardware->name) : NULL;
}

static char *
describe_utilisation (const EfScenario *self, const EfTickStyle *style)
{
  g_autofree char *percent = NULL;

  if (isnan (self->utilisation))
    return NULL;
  percent = ef_number_to_label (100 * self->utilisation, 3, NULL, style);

  /* Translators: of the peak of a device. */
  return g_strdup_printf (_ ("%s\u00a0%% of the peak"), percent);
}

/* "500", "1000", "1 M"; NULL for none. In a sentence, only what is long gets a letter. */
static char *
format_count (double value, const EfTickStyle *style)
{
  EfTickStyle written_out = *style;

  if (isnan (value))
    return NULL;
  written_out.without_letters |= round (value) < WRITTEN_OUT_MAX;
  return ef_number_to_label (value, DIGITS, ef_quantity_find ("parameters"), &written_out);
}

/* The number by which a language chooses the form of what is counted: of 1.5 that is not the one
 * of 1. */
static gulong
get_plural (double value)
{
  return isnan (value) ? 0 : (gulong) CLAMP (ceil (value), 0, 1e9);
}

static char *
describe_tokens (const EfScenario *self, const EfTickStyle *style)
{
  g_autofree char *number = format_count (self->tokens, style);

  if (number == NULL)
    return NULL;
  /* Translators: how long a run of inference is; %s is a number. */
  return g_strdup_printf (
    ngettext ("%s token a run", "%s tokens a run", get_plural (self->tokens)), number);
}

/* NULL for the one that everything is computed in unless somebody says otherwise. */
static char *
describe_precision (const EfScenario *self)
{
  return self->precision != EF_PRECISION_BF16 ? g_strdup (ef_precision_to_word (self->precision))
                                              : NULL;
}

static char *
describe_runs (const EfScenario *self, const EfTickStyle *style)
{
  g_autofree char *number = format_count (self->runs, style);

  if (number == NULL)
    return NULL;
  return g_strdup_printf (
    ngettext ("%s run a year", "%s runs a year", get_plural (self->runs)), number);
}

/* Takes @part over. */
static void
add_part (GPtrArray *parts, char *part)
{
  if (part != NULL)
    g_ptr_array_add (parts, part);
}

/* For how many rows of all something does not hold. */
static char *
describe_limit (guint n, guint n_rows)
{
  if (n == n_rows)
    /* Translators: behind what is supposed, such as "PUE 1.1". */
    return g_strdup (_ ("applied to no row"));

  /* Translators: behind what is supposed, such as "PUE 1.1", which holds for the other rows. */
  return g_strdup_printf (
    ngettext ("not applied to %u of %u row", "not applied to %u of %u rows", n_rows), n, n_rows);
}

/* @part, and for how many rows it does not hold, in the brackets that it may have. Takes @part
 * over. */
static char *
limit_part (char *part, guint n, guint n_rows)
{
  g_autofree char *whole = part;
  g_autofree char *limit = NULL;

  if (part == NULL || n == 0)
    return g_steal_pointer (&whole);

  limit = describe_limit (n, n_rows);
  if (g_str_has_suffix (part, ")"))
    return g_strdup_printf ("%.*s; %s)", (int) strlen (part) - 1, part, limit);

  return g_strdup_printf ("%s (%s)", part, limit);
}

const char *
ef_scenario_describe_replacing (void)
{
  /* Translators: of a scenario: it holds even where the data say something else. */
  return _ ("in place of what is reported");
}

char *
ef_scenario_describe (const EfScenario *self, const EfTickStyle *style)
{
  const EfScenarioReach all = { 0, 0, 0, 0 };

  return ef_scenario_describe_reach (self, &all, style);
}

/* With what power, for what, and of how many tokens. */
static void
add_activity (GPtrArray *parts, const EfScenario *self, EfScenarioIdle idle,
              const EfTickStyle *style)
{
  if (self->measured && (idle & EF_IDLE_POWER) == 0)
    add_part (parts, g_strdup (_ ("measured power")));
  if (self->activity == EF_ACTIVITY_INFERENCE)
    add_part (parts, g_strdup (_ ("inference")));
  else if (self->activity == EF_ACTIVITY_FINE_TUNING)
    add_part (parts, g_strdup (_ ("fine-tuning")));
  if ((idle & EF_IDLE_TOKENS) == 0)
    add_part (parts, describe_tokens (self, style));
}

char *
ef_scenario_describe_reach (const EfScenario *self,
                            const EfScenarioReach *unapplied,
                            const EfTickStyle *style)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (unapplied != NULL, NULL);
  g_return_val_if_fail (style != NULL, NULL);

  add_part (parts, limit_part (describe_grid (self, style), unapplied->without_grid, unapplied->n));
  add_part (parts, limit_part (describe_pue (self, style), unapplied->without_pue, unapplied->n));
  if ((unapplied->idle & EF_IDLE_HARDWARE) == 0)
    add_part (parts, describe_hardware (self));
  if ((unapplied->idle & EF_IDLE_PRECISION) == 0)
    add_part (parts, describe_precision (self));
  if ((unapplied->idle & EF_IDLE_UTILISATION) == 0)
    add_part (parts, describe_utilisation (self, style));
  add_activity (parts, self, unapplied->idle, style);
  add_part (parts, describe_runs (self, style));
  if (self->replace)
    add_part (parts, g_strdup (ef_scenario_describe_replacing ()));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (", ", (char **) parts->pdata);
}

/* "France", or "35 g/kWh" */
static char *
name_grid (const EfScenario *self, const EfTickStyle *style)
{
  const EfPowerGrid *grid = self->grid != NULL ? ef_power_grid_get (self->grid) : NULL;

  return grid != NULL && isnan (self->intensity) ? g_strdup (ef_power_grid_get_name (grid))
                                                 : describe_grid (self, style);
}

/* In a legend each word counts. */
static char *
name_hardware (const EfScenario *self)
{
  const EfHardware *hardware = self->hardware != NULL ? ef_hardware_get (self->hardware) : NULL;

  return hardware != NULL ? g_strdup (ef_hardware_get_short_name (hardware)) : NULL;
}

/* A name begins as a name does. */
static void
capitalise (GString *text)
{
  char first[8] = "";

  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (text->str)), first);
  g_string_erase (text, 0, g_utf8_next_char (text->str) - text->str);
  g_string_prepend (text, first);
}

char *
ef_scenario_dup_short_name (const EfScenario *self, const EfTickStyle *style)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) name = NULL;
  gboolean only_activity;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (style != NULL, NULL);

  add_part (parts, name_grid (self, style));
  add_part (parts, name_hardware (self));
  add_part (parts, describe_pue (self, style));
  add_part (parts, describe_precision (self));
  add_part (parts, describe_utilisation (self, style));
  add_part (parts, describe_runs (self, style));
  /* What is estimated is on the axis. */
  only_activity = parts->len == 0;
  if (only_activity)
    add_activity (parts, self, 0, style);
  if (parts->len == 0)
    return NULL;

  name = g_string_new (parts->pdata[0]);
  if (only_activity)
    capitalise (name);
  if (parts->len > 1)
    g_string_append_printf (name, ", %s", (const char *) parts->pdata[1]);
  /* People type names, and with blanks that break. */
  g_string_replace (name, "\u00a0", " ", 0);

  return g_string_free (g_steal_pointer (&name), FALSE);
}

char *
ef_scenario_dup_own_name (const EfScenario *self, const EfTickStyle *style)
{
  char *name = ef_scenario_dup_short_name (self, style);

  /* Translators: the name of a new scenario, behind which may come a number. */
  return name != NULL ? name : g_strdup (C_ ("name", "Scenario"));
}

/* Whether @name is @ours, which may be counted: "Sweden 2", "PUE 1.1 (2)". */
static gboolean
is_counted (const char *name, const char *ours)
{
  const char *rest = name + strlen (ours);

  return g_str_has_prefix (name, ours) && rest[strspn (rest, " ()0123456789")] == '\0';
}

gboolean
ef_scenario_has_telling_name (const EfScenario *self, const EfTickStyle *style)
{
  g_autofree char *ours = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (style != NULL, FALSE);

  if (self->name == NULL || strchr (self->name, '=') != NULL)
    return FALSE;
  ours = ef_scenario_dup_own_name (self, style);

  return !is_counted (self->name, ours) && !is_counted (self->name, C_ ("name", "Scenario"));
}
