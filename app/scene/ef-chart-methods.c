/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-methods.h"

#include <math.h>

#include "ef-bounds-reading.h"
#include "ef-catalog-title.h"
#include "ef-chart-bounds.h"
#include "ef-chart-estimates.h"
#include "ef-chart-footprints.h"
#include "ef-chart-origins.h"
#include "ef-chart-resamples.h"
#include "ef-chart-stars.h"
#include "ef-energy-methods.h"
#include "ef-scenario-words.h"
#include "ef-words.h"

static const char *
get_better (EfDirection direction)
{
  switch (direction)
    {
    case EF_DIRECTION_LOWER:
      return _ ("lower is better");
    case EF_DIRECTION_HIGHER:
      return _ ("higher is better");
    default:
      return _ ("neither end is better");
    }
}

static const char *
get_scale (EfScaleKind scale)
{
  return scale == EF_SCALE_KIND_LOG ? C_ ("scale", "logarithmic") : C_ ("scale", "linear");
}

static void
append_axes (GString *text, const EfAxisData *x, const EfAxisData *y)
{
  if (x->scale == y->scale && x->direction == y->direction)
    /* Translators: of both axes: the kind of their scale, and which end is better. */
    g_string_append_printf (text, _ (" Both axes: %s, %s."), get_scale (x->scale),
                            get_better (x->direction));
  else
    /* Translators: of each axis: the kind of its scale, and which end is better. */
    g_string_append_printf (text, _ (" Vertical axis: %s, %s; horizontal axis: %s, %s."),
                            get_scale (y->scale), get_better (y->direction), get_scale (x->scale),
                            get_better (x->direction));
}

static void
append_chart (GString *text, const EfChartData *data, const EfChartSpec *spec)
{
  g_autofree char *x = ef_axis_data_dup_title (&data->x, &spec->x);
  g_autofree char *y = ef_axis_data_dup_title (&data->y, &spec->y);
  g_autofree char *path = ef_table_dup_path_title (data->table);
  EfSource *source = ef_table_get_source (data->table);

  /* Translators: number of points, name of the table, vertical axis, horizontal axis. */
  g_string_append_printf (text, ngettext ("The figure shows %u point of “%s”: %s against %s.",
                                          "The figure shows %u points of “%s”: %s against %s.",
                                          data->n),
                          data->n, path, y, x);
  append_axes (text, &data->x, &data->y);
  if (source != NULL && !g_str_has_prefix (path, ef_source_get_name (source)))
    /* Translators: the name of a file. */
    g_string_append_printf (text, _ (" The data are from %s."), ef_source_get_name (source));
}

static void
append_totals (GString *list, guint n)
{
  if (n > 0)
    /* Translators: in a list of rows that are not shown. */
    g_string_append_printf (list, ngettext ("%u total of others", "%u totals of others", n), n);
}

static void
append_reason (GString *list, guint n, const char *words)
{
  if (n > 0)
    g_string_append_printf (list, "%s%u %s", list->len > 0 ? ", " : "", n, words);
}

static void
append_left_out (GString *text, const EfChartData *data, const EfChartSpec *spec)
{
  g_autoptr (GString) list = g_string_new (NULL);

  append_totals (list, data->left_out.totals);
  append_reason (list, data->left_out.missing, _ ("without a value on an axis"));
  append_reason (list, data->left_out.not_positive, _ ("not positive on a logarithmic axis"));
  append_reason (list, data->left_out.filtered, _ ("that the filter leaves out"));
  append_reason (list, data->left_out.hidden, _ ("hidden by hand"));
  append_reason (list, data->left_out.later, _ ("of a later day"));
  if (list->len > 0)
    /* Translators: follows a list such as "3 hidden by hand, 2 of a later day". */
    g_string_append_printf (text, _ (" Rows that are not shown: %s."), list->str);
  if (spec->filter != NULL)
    g_string_append_printf (text, _ (" The filter is: %s."), spec->filter);
}

static void
append_front (GString *text, const EfChartData *data, const EfChartSpec *spec)
{
  if (!spec->front.shown || data->n_front == 0)
    return;

  g_string_append_c (text, '\n');
  if (data->n_front == 1)
    {
      g_autofree char *label = ef_chart_data_dup_label (data, spec, data->front[0]);

      /* Translators: the name of a point. */
      g_string_append_printf (text, _ ("The efficient frontier is “%s” alone: it is at least as "
                                       "good as every other point on both axes, and better on one. "
                                       "Values were compared before rounding."),
                              label);
      return;
    }
  /* Translators: a number of points, always of several. */
  g_string_append_printf (text, _ ("The efficient frontier consists of %u points: for each of them "
                                   "no other is at least as good on both axes and better on one, "
                                   "so points with equal values belong to it together. Values were "
                                   "compared before rounding."),
                          data->n_front);
}

/* What error bars and bands are, where they are shown. */
static void
append_uncertainty (GString *text, const EfChartData *data, const EfChartSpec *spec,
                    const EfTickStyle *style)
{
  g_autofree char *drawn = NULL;
  g_autofree char *words = NULL;
  EfBoundsReading x, y;

  if (spec->uncertainty.error_bars && ef_chart_bounds_count (data) > 0)
    {
      ef_bounds_reading_init (&x, data->table, data->x.column, spec->uncertainty.coverage);
      ef_bounds_reading_init (&y, data->table, data->y.column, spec->uncertainty.coverage);
      words = ef_bounds_reading_dup_both (&x, &y, style);
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Error bars: %s"), words);
      g_string_append_c (text, '.');
    }
  if (data->resamples == NULL || data->resamples->refusal != NULL)
    return;

  drawn = ef_chart_resamples_describe (data->resamples, style);
  g_string_append_c (text, '\n');
  g_string_append_printf (
    text,
    ngettext ("The bands are what %u resample attains (seed %u). %s",
              "The bands are what 10, 50 and 90 %% of %u resamples attain (seed %u). %s",
              data->resamples->n_resamples),
    data->resamples->n_resamples, data->resamples->seed, drawn);
}

/* FALSE where the data state all that is shown. */
static gboolean
append_origins (GString *text, const EfChartData *data)
{
  const EfColumn *const columns[] = {
    data->x.column,
    data->y.column,
    data->shade.axis.column,
    data->size.axis.column,
  };
  g_autofree char *origins = ef_chart_data_describe_origins (data);
  g_autofree char *energy = ef_energy_methods_describe (data->table, columns,
                                                        G_N_ELEMENTS (columns), data->rows,
                                                        data->n);

  g_string_append_printf (text, "\n%s",
                          origins != NULL ? origins
                                          : _ ("All values that are shown are reported."));
  if (energy != NULL)
    g_string_append_printf (text, "\n%s", energy);

  return origins != NULL || energy != NULL;
}

/* What energy and carbon count. */
static void
append_footprints (GString *text, const EfChartData *data, const EfChartSpec *spec)
{
  g_autofree char *words = ef_chart_footprints_describe (data, spec, EF_FOOTPRINTS_ALL, " ");

  if (words != NULL)
    g_string_append_printf (text, "\n%s", words);
}

static void
append_stars (GString *text, const EfChartData *data, const EfChartSpec *spec,
              const EfTickStyle *style)
{
  g_autofree char *stars = ef_chart_stars_describe_rule (data, spec, style);

  if (stars != NULL)
    g_string_append_printf (text, "\n%s", stars);
}

char *
ef_chart_methods_describe_scenario (const EfChartData *data, const EfTickStyle *style)
{
  const EfAxisData *const axes[] = { &data->x, &data->y, &data->shade.axis, &data->size.axis };
  g_autoptr (EfScenario) shown = NULL;
  gboolean carbon = FALSE, yearly = FALSE;

  g_return_val_if_fail (data != NULL && data->scenario != NULL && style != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    if (axes[i]->column != NULL)
      {
        carbon = carbon || ef_axis_data_measures (axes[i], "carbon");
        yearly = yearly || ef_chart_is_yearly (ef_column_get_name (axes[i]->column));
      }
  shown = ef_scenario_copy (data->scenario);
  if (!carbon)
    {
      g_clear_pointer (&shown->grid, g_free);
      shown->intensity = NAN;
    }
  if (!yearly)
    shown->runs = NAN;

  return ef_scenario_describe_reach (shown, &data->unapplied, style);
}

/* What is supposed, in the figure's words; for how many points it does not hold is another sentence
 * where that is all of them. */
static char *
describe_settings (const EfChartData *data, gboolean computed, const EfTickStyle *style)
{
  return computed ? ef_chart_methods_describe_scenario (data, style)
                  : ef_scenario_describe (data->scenario, style);
}

static void
append_scenario (GString *text, const EfChartData *data, gboolean computed,
                 const EfTickStyle *style)
{
  const EfScenario *scenario = data->scenario;
  g_autofree char *settings = NULL;

  if (scenario == NULL)
    return;
  settings = describe_settings (data, computed, style);
  if (*settings == '\0')
    return;
  if (g_str_equal (settings, ef_scenario_describe_replacing ()))
    g_string_append_printf (text, "\n%s", _ ("Estimates stand in place of what is reported."));
  else if (!ef_scenario_has_telling_name (scenario, style))
    /* Translators: settings such as "Sweden (41 g/kWh, 2023), PUE 1.1". */
    g_string_append_printf (text, _ ("\nAssumed: %s."), settings);
  else
    /* Translators: the name of a scenario, and its settings. */
    g_string_append_printf (text, _ ("\nAssumed in “%s”: %s."), scenario->name, settings);
  if (!computed)
    g_string_append (text, _ (" None of the values that are shown depends on it."));
  if (computed && scenario->replace
      && (data->unapplied.without_pue > 0 || data->unapplied.without_grid > 0))
    g_string_append (text, _ (" Reported amounts stay where nothing says which PUE they count, and "
                              "reported carbon where its energy is not known."));
}

/* What stands beside it without its full strength is a part of the figure, too. */
static void
append_ghost (GString *text, const EfChartData *data, const EfTickStyle *style)
{
  const EfScenario *scenario = data->ghost != NULL ? data->ghost->scenario : NULL;
  g_autofree char *settings = NULL;

  if (scenario == NULL)
    return;
  if (scenario->name == NULL)
    {
      g_string_append_printf (text, "\n%s", _ ("Shown faintly beside it: what the data say."));
      return;
    }
  settings = ef_chart_methods_describe_scenario (data->ghost, style);
  if (*settings == '\0')
    /* Translators: the name of a scenario. */
    g_string_append_printf (text, _ ("\nShown faintly beside it: “%s”."), scenario->name);
  else if (!ef_scenario_has_telling_name (scenario, style))
    /* Translators: settings such as "Sweden (41 g/kWh, 2023), PUE 1.1". */
    g_string_append_printf (text, _ ("\nShown faintly beside it, assuming: %s."), settings);
  else
    /* Translators: the name of a scenario, and its settings. */
    g_string_append_printf (text, _ ("\nShown faintly beside it, assuming in “%s”: %s."),
                            scenario->name, settings);
}

char *
ef_chart_methods_new (const EfChartData *data, const EfChartSpec *spec, const EfTickStyle *style)
{
  gboolean computed;
  GString *text;

  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (spec != NULL, NULL);
  g_return_val_if_fail (style != NULL, NULL);

  EF_WORDS_IN (style->language);
  text = g_string_new (NULL);
  append_chart (text, data, spec);
  append_left_out (text, data, spec);
  append_front (text, data, spec);
  append_uncertainty (text, data, spec, style);
  append_footprints (text, data, spec);
  computed = append_origins (text, data);
  append_stars (text, data, spec, style);
  append_scenario (text, data, computed, style);
  append_ghost (text, data, style);
  g_string_append_c (text, '\n');

  return g_string_free (text, FALSE);
}
