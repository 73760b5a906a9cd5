/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-scenario-comparison.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ef-chart-estimates.h"
#include "ef-chart-words.h"
#include "ef-column-footprint.h"
#include "ef-energy-sum.h"
#include "ef-legible-unit.h"
#include "ef-scenario-words.h"
#include "ef-text-sheet.h"

#define DIGITS 4

/* The point of a frontier that costs least. */
typedef struct
{
  char *label;
  char *cost;         /* as the axis writes it */
  double value;       /* in @unit */
  const EfUnit *unit; /* of the column, where the axis chose a multiple that suits its values */
  gboolean yearly;
} Cheapest;

/* Its amounts are written once those of all lines are known: one unit for each column lets a reader
 * compare at a glance. */
typedef struct
{
  char *cells[EF_N_COMPARED];
  EfEnergySums sums;
  double runs;
  Cheapest cheapest;
} Line;

/* The multiples in which the lines write amounts of one kind. */
typedef struct
{
  const EfUnit *stated;
  const EfUnit *once;
  const EfUnit *year;
} Units;

/* The least and the greatest of some amounts above zero. */
typedef struct
{
  double low, high;
} Range;

struct _EfScenarioComparison
{
  GArray *lines; /* Line */
};

/* All that a line is made of. */
typedef struct
{
  const EfChartData *shown; /* the chart as it is */
  const EfChartSpec *spec;
  const EfTickStyle *style;
  EfChartData *first; /* what enters and leaves is against, or NULL */
} Work;

static void
clear_line (gpointer data)
{
  Line *line = data;

  for (guint i = 0; i < EF_N_COMPARED; i++)
    g_free (line->cells[i]);
  ef_energy_sums_clear (&line->sums);
  g_free (line->cheapest.label);
  g_free (line->cheapest.cost);
}

/* ---- Units ---- */

static void
range_add (Range *self, double amount)
{
  if (!(amount > 0))
    return;
  self->low = fmin (self->low, amount);
  self->high = fmax (self->high, amount);
}

/* Of the sums of energy or carbon in all lines. */
static void
choose_units (const EfScenarioComparison *self, gboolean carbon, Units *units)
{
  Range once = { INFINITY, 0 };
  Range year = { INFINITY, 0 };

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);
      const GArray *parts = carbon ? line->sums.carbon : line->sums.energy;

      for (guint k = 0; k < parts->len; k++)
        {
          double amount = g_array_index (parts, EfEnergyPart, k).amount;

          range_add (&once, amount);
          range_add (&year, amount * line->runs);
        }
    }
  units->stated = ef_unit_find_by_id (carbon ? "kilogram" : "kilowatt-hour");
  units->once = ef_legible_unit_for_range (units->stated, once.low, once.high);
  units->year = ef_legible_unit_for_range (units->stated, year.low, year.high);
}

/* NULL where the axes of not all lines chose theirs, which are written as they are. */
static const EfUnit *
choose_cheapest_unit (const EfScenarioComparison *self)
{
  const EfUnit *stated = NULL;
  Range range = { INFINITY, 0 };

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Cheapest *cheapest = &g_array_index (self->lines, Line, i).cheapest;

      if (cheapest->label == NULL)
        continue;
      if (cheapest->unit == NULL || (stated != NULL && cheapest->unit != stated))
        return NULL;
      stated = cheapest->unit;
      range_add (&range, cheapest->value);
    }

  return stated != NULL ? ef_legible_unit_for_range (stated, range.low, range.high) : NULL;
}

/* ---- Amounts ---- */

/* "1.2 MWh" */
static char *
format_amount (double amount, const EfUnit *stated, const EfUnit *unit, const EfTickStyle *style)
{
  EfTickStyle beside = ef_tick_style_beside (style, unit);
  g_autofree char *number
    = ef_number_to_label (ef_legible_unit_convert (amount, stated, unit), DIGITS, NULL, &beside);

  return g_strdup_printf ("%s\u00a0%s", number, ef_unit_get_symbol (unit));
}

/* Of one run, and, where the runs of a year are counted, also of these: "12 t, 144 t a year". */
static char *
format_sum (double amount, double runs, const Units *units, const EfTickStyle *style)
{
  g_autofree char *once = format_amount (amount, units->stated, units->once, style);
  g_autofree char *year = NULL;

  if (isnan (runs))
    return g_steal_pointer (&once);
  year = format_amount (amount * runs, units->stated, units->year, style);
  /* Translators: what one run takes, and what those of a year do. */
  return g_strdup_printf (_("%s, %s a year"), once, year);
}

/* One sum, or, where not all count the same, one for each of what does. */
static char *
describe_sums (const GArray *parts,
               guint n,
               double runs,
               const Units *units,
               const EfTickStyle *style)
{
  const EfEnergyPart *first = (const EfEnergyPart *) parts->data;
  g_autofree EfFootprint *footprints = g_new (EfFootprint, MAX (parts->len, 1));
  g_autoptr (GString) text = g_string_new (NULL);

  if (parts->len == 0)
    return g_strdup (_("not known"));
  if (parts->len == 1 && first->n == n)
    return format_sum (first->amount, runs, units, style);

  for (guint i = 0; i < parts->len; i++)
    footprints[i] = first[i].footprint;
  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *amount = format_sum (first[i].amount, runs, units, style);
      g_autofree char *counts
        = parts->len > 1 ? ef_footprint_describe_beside (&footprints[i], footprints, parts->len)
                         : NULL;

      g_string_append (text, i > 0 ? "\n" : "");
      if (counts != NULL)
        /* Translators: a sum, of how many of all points it is, and what these count:
         * "12 MWh: 8 of 10, whole servers". */
        g_string_append_printf (text, _("%s: %u of %u, %s"), amount, first[i].n, n, counts);
      else
        /* Translators: a sum, and of how many points it is: "12 MWh (8 of 10)". */
        g_string_append_printf (text, _("%s (%u of %u)"), amount, first[i].n, n);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Along the axis of which less is better; x if both are, none if none is. */
static void
find_cheapest (
  const EfChartData *data, const EfChartSpec *spec, const EfTickStyle *style, Cheapest *cheapest)
{
  gboolean vertical = data->x.direction != EF_DIRECTION_LOWER;
  const EfAxisData *axis = vertical ? &data->y : &data->x;
  const double *values = vertical ? data->vy : data->vx;
  guint best;

  if (data->n_front == 0 || axis->direction != EF_DIRECTION_LOWER)
    return;

  best = data->front[0];
  for (guint i = 1; i < data->n_front; i++)
    if (values[data->front[i]] < values[best])
      best = data->front[i];
  cheapest->label = ef_chart_data_dup_label (data, spec, best);
  cheapest->cost = ef_chart_data_format_value (data, axis, best, style);
  cheapest->value = values[best];
  cheapest->unit = axis->chose_unit ? ef_column_get_unit (axis->column) : NULL;
  cheapest->yearly = ef_chart_is_yearly (ef_column_get_name (axis->column));
}

/* The amount comes first, as in the lines above: names may end in a time, and "11:09:40: 0.19 mg"
 * is hard to read. @unit: that of all lines, or NULL. */
static char *
describe_cheapest (const Cheapest *cheapest, const EfUnit *unit, const EfTickStyle *style)
{
  g_autofree char *value = NULL;

  if (cheapest->label == NULL)
    return NULL;

  value = unit != NULL ? format_amount (cheapest->value, cheapest->unit, unit, style)
                       : g_strdup (cheapest->cost);
  if (cheapest->yearly)
    /* Translators: an amount, and the name of a model. */
    return g_strdup_printf (_("%s a year: %s"), value, cheapest->label);

  return g_strdup_printf (C_("value", "%s: %s"), value, cheapest->label);
}

static void
describe_front (const Work *work, const EfChartData *data, Line *line)
{
  g_autoptr (GArray) entering = NULL;
  g_autoptr (GArray) leaving = NULL;

  find_cheapest (data, work->spec, work->style, &line->cheapest);
  if (work->first == NULL)
    return;

  entering = ef_chart_data_list_entering (work->first, data);
  leaving = ef_chart_data_list_entering (data, work->first);
  line->cells[EF_COMPARED_ENTERING] = ef_chart_data_list_names (data, work->spec, entering);
  line->cells[EF_COMPARED_LEAVING] = ef_chart_data_list_names (work->first, work->spec, leaving);
}

/* The chart as it is with @scenario, or NULL: it has no points, or was cancelled. */
static EfChartData *
make_data (const Work *work, const EfScenario *scenario, GCancellable *cancellable)
{
  g_autoptr (EfChartSpec) spec = ef_chart_spec_copy (work->spec);
  g_autoptr (EfScenario) named = ef_scenario_copy (scenario);

  /* The data have no name, and a list takes only what has one. */
  if (named->name == NULL)
    named->name = ef_what_if_dup_free_name (&spec->what_if, "data");
  ef_what_if_clear (&spec->what_if);
  ef_what_if_init (&spec->what_if);
  ef_what_if_put (&spec->what_if, named);
  ef_what_if_set_current (&spec->what_if, named->name);
  ef_what_if_set_ghost (&spec->what_if, NULL);

  return ef_chart_data_new_after (work->shown, work->shown->source, spec, cancellable, NULL);
}

/* FALSE if cancelled. */
static gboolean
add_line (EfScenarioComparison *self,
          Work *work,
          const EfScenario *scenario,
          GCancellable *cancellable,
          GError **error)
{
  const EfChartData *shown = work->shown;
  EfChartData *data = make_data (work, scenario, cancellable);
  Line line = { .runs = scenario->runs };

  if (!ef_energy_sum (shown->source, scenario, shown->rows, shown->n, &line.sums, cancellable,
                      error))
    {
      g_clear_pointer (&data, ef_chart_data_unref);
      return FALSE;
    }

  line.cells[EF_COMPARED_SCENARIO]
    = g_strdup (scenario->name != NULL ? scenario->name : _("As the data say"));
  line.cells[EF_COMPARED_SUPPOSES]
    = data != NULL ? ef_scenario_describe_reach (scenario, &data->unapplied, work->style)
                   : ef_scenario_describe (scenario, work->style);
  if (data != NULL && data->n > 0)
    {
      describe_front (work, data, &line);
      if (work->first == NULL)
        work->first = g_steal_pointer (&data);
    }
  g_array_append_val (self->lines, line);
  g_clear_pointer (&data, ef_chart_data_unref);

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
write_amounts (EfScenarioComparison *self, const Work *work)
{
  const EfUnit *cheapest_unit = choose_cheapest_unit (self);
  Units energy, carbon;

  choose_units (self, FALSE, &energy);
  choose_units (self, TRUE, &carbon);
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = &g_array_index (self->lines, Line, i);

      line->cells[EF_COMPARED_ENERGY]
        = describe_sums (line->sums.energy, work->shown->n, line->runs, &energy, work->style);
      line->cells[EF_COMPARED_CARBON]
        = describe_sums (line->sums.carbon, work->shown->n, line->runs, &carbon, work->style);
      line->cells[EF_COMPARED_CHEAPEST]
        = describe_cheapest (&line->cheapest, cheapest_unit, work->style);
    }
}

EfScenarioComparison *
ef_scenario_comparison_new (const EfChartData *data,
                            const EfChartSpec *spec,
                            const EfTickStyle *style,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (EfScenarioComparison) self = NULL;
  g_autoptr (EfScenario) plain = ef_scenario_new ();
  Work work = { data, spec, style, NULL };
  const EfScenario *current;
  gboolean done;

  g_return_val_if_fail (data != NULL && spec != NULL && style != NULL, NULL);

  /* The data are asked for the same amounts as the scenario that is shown. */
  current = ef_what_if_get_current (&spec->what_if);
  if (current != NULL)
    {
      plain->activity = current->activity;
      plain->tokens = current->tokens;
      plain->runs = current->runs;
    }

  self = g_new (EfScenarioComparison, 1);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self->lines, clear_line);
  done = add_line (self, &work, plain, cancellable, error);
  for (guint i = 0; done && i < spec->what_if.scenarios->len; i++)
    done = add_line (self, &work, spec->what_if.scenarios->pdata[i], cancellable, error);
  g_clear_pointer (&work.first, ef_chart_data_unref);
  if (done)
    write_amounts (self, &work);

  return done ? g_steal_pointer (&self) : NULL;
}

void
ef_scenario_comparison_free (EfScenarioComparison *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->lines);
  g_free (self);
}

guint
ef_scenario_comparison_get_n (const EfScenarioComparison *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->lines->len;
}

const char *
ef_scenario_comparison_get_cell (const EfScenarioComparison *self, guint line, EfCompared compared)
{
  const char *cell;

  g_return_val_if_fail (self != NULL && line < self->lines->len, "");
  g_return_val_if_fail (compared < EF_N_COMPARED, "");

  cell = g_array_index (self->lines, Line, line).cells[compared];

  return cell != NULL ? cell : "";
}

const char *
ef_compared_to_label (EfCompared compared)
{
  switch (compared)
    {
    case EF_COMPARED_SCENARIO:
      return _("Scenario");
    case EF_COMPARED_SUPPOSES:
      return _("Supposes");
    case EF_COMPARED_ENERGY:
      return _("Energy of all points");
    case EF_COMPARED_CARBON:
      return _("Carbon of all points");
    case EF_COMPARED_CHEAPEST:
      return _("Cheapest on the frontier");
    case EF_COMPARED_ENTERING:
      return _("New on the frontier");
    case EF_COMPARED_LEAVING:
      return _("Gone from the frontier");
    default:
      g_return_val_if_reached ("");
    }
}

char *
ef_scenario_comparison_to_tsv (const EfScenarioComparison *self)
{
  EfTextSheet *sheet;

  g_return_val_if_fail (self != NULL, NULL);

  sheet = ef_text_sheet_new (EF_SHEET_TABS, ".");
  for (EfCompared i = 0; i < EF_N_COMPARED; i++)
    ef_text_sheet_add (sheet, ef_compared_to_label (i));
  ef_text_sheet_end_row (sheet);
  for (guint line = 0; line < self->lines->len; line++)
    {
      for (EfCompared i = 0; i < EF_N_COMPARED; i++)
        ef_text_sheet_add (sheet, ef_scenario_comparison_get_cell (self, line, i));
      ef_text_sheet_end_row (sheet);
    }

  return ef_text_sheet_end (sheet);
}
