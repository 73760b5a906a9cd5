/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-chart-rulers.h"

#include <math.h>
#include <string.h>

#include "ef-analysis.h"
#include "ef-chart-words.h"
#include "ef-legible-unit.h"
#include "ef-power-grid.h"
#include "ef-scenario-words.h"
#include "ef-weight-format.h"
#include "ef-words.h"

/*
 * What a ruler measures is a product of powers of the two axes with a constant: 6 N D, P t, N
 * times the bytes of a weight, E times what a grid emits, x / y. So there is one form for all of
 * them, and a line is one value of it. Kaplan et al. 2020 and Hoffmann et al. 2022 have C = 6 N D
 * for the training of dense transformers; bytes of weights are by the layouts of their formats.
 */

#define FLOP_PER_PARAMETER_AND_TOKEN 6.0
#define JOULE_PER_KWH 3.6e6
#define SECONDS_PER_DEVICE_HOUR 3600.0

/* Round values in view: about so many. Near the zero of a linear axis they would crowd, so of that
 * only so much is looked at. */
#define LINES_WANTED 5
#define LINEAR_SHARE 0.03
#define DIGITS 6

#define DEFAULT_FORMATS "fp16,int8,q4-0"
#define DEFAULT_GRID "world"
#define DEFAULT_GIGABYTES 24

typedef enum
{
  MADE_PLAINLY,
  MADE_BY_GRID, /* the axes are energy and carbon: the grid alone makes the line */
  MADE_BY_EMISSION, /* an axis is carbon and none is energy: no grid is needed */
} Made;

/* @factor: the measure, in the canonical unit of its dimension, is factor x^x_power y^y_power of
 * what the axes show. */
typedef struct
{
  int x_power;
  int y_power;
  double factor;
  Made made;
} Form;

/* What the measure is multiplied with: a format of weights, a grid, or nothing. */
typedef struct
{
  double factor;
  const EfWeightFormat *format;
  const EfPowerGrid *grid;
  const EfGridIntensity *intensity;
} Multiplier;

const char *
ef_ruler_kind_get_name (EfRulerKind kind)
{
  switch (kind)
    {
    case EF_RULER_COMPUTE:
      return C_ ("ruler", "Equal training compute");
    case EF_RULER_MEMORY:
      return C_ ("ruler", "Fits in memory");
    case EF_RULER_ENERGY:
      return C_ ("ruler", "Equal energy");
    case EF_RULER_CARBON:
      return C_ ("ruler", "Equal carbon");
    case EF_RULER_PER_UNIT:
      return C_ ("ruler", "Equal price per unit");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* ---- What the axes measure ---- */

static gboolean
is_quantity (const EfAxisData *axis, const char *id)
{
  const EfQuantity *quantity = ef_column_get_quantity (axis->column);

  return quantity != NULL && strcmp (ef_quantity_get_id (quantity), id) == 0;
}

/* From what the axis shows to the canonical unit of its dimension. */
static double
get_factor (const EfAxisData *axis)
{
  return ef_column_get_factor (axis->column) / axis->factor;
}

static gboolean
is_parameters (const EfAxisData *axis)
{
  return is_quantity (axis, "parameters") || is_quantity (axis, "parameters-active");
}

static gboolean
is_power (const EfAxisData *axis)
{
  return ef_axis_data_measures (axis, "power");
}

static gboolean
is_time (const EfAxisData *axis)
{
  return ef_axis_data_measures (axis, "time") || ef_axis_data_measures (axis, "device-time");
}

/* In seconds; of a device, whose power is that of one device too. */
static double
get_seconds (const EfAxisData *axis)
{
  return get_factor (axis) * (ef_axis_data_measures (axis, "time") ? 1 : SECONDS_PER_DEVICE_HOUR);
}

/* Of two axes that measure something the one whose numbers nobody knows the unit of, or NULL. */
static const EfAxisData *
find_unknown_unit (const EfAxisData *a, const EfAxisData *b)
{
  const EfAxisData *const axes[] = { a, b };

  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    if (axes[i] != NULL && ef_column_get_unit (axes[i]->column) == NULL
        && ef_quantity_get_bare_unit (ef_column_get_quantity (axes[i]->column)) == NULL)
      return axes[i];

  return NULL;
}

static char *
refuse_unit (const EfAxisData *axis)
{
  return g_strdup_printf (_ ("The unit of “%s” is not known."), ef_column_get_name (axis->column));
}

/* ---- The forms ---- */

static char *
find_compute_form (const EfChartData *data, Form *form)
{
  const EfAxisData *x = &data->x, *y = &data->y;

  if (!(is_parameters (x) && is_quantity (y, "tokens"))
      && !(is_quantity (x, "tokens") && is_parameters (y)))
    return g_strdup (_ ("Needs parameters on one axis and training tokens on the other."));

  *form = (Form){ 1, 1, FLOP_PER_PARAMETER_AND_TOKEN * get_factor (x) * get_factor (y),
                  MADE_PLAINLY };
  return NULL;
}

static char *
find_memory_form (const EfChartData *data, Form *form)
{
  gboolean on_x = is_quantity (&data->x, "parameters");

  if (!on_x && !is_quantity (&data->y, "parameters"))
    return g_strdup (is_parameters (&data->x) || is_parameters (&data->y)
                       ? _ ("Needs all parameters on an axis: those that are not active take "
                            "memory too.")
                       : _ ("Needs the number of parameters on an axis."));

  *form = (Form){ on_x, !on_x, get_factor (on_x ? &data->x : &data->y),
                  MADE_PLAINLY };
  return NULL;
}

/* Power times time, in joules; NULL and no form if the axes are others. */
static char *
find_work_form (const EfChartData *data, Form *form, gboolean *found)
{
  const EfAxisData *power = is_power (&data->x) ? &data->x : &data->y;
  const EfAxisData *time = power == &data->x ? &data->y : &data->x;
  const EfAxisData *unknown;

  *found = is_power (power) && is_time (time);
  if (!*found)
    return NULL;
  unknown = find_unknown_unit (power, time);
  if (unknown != NULL)
    return refuse_unit (unknown);

  *form = (Form){ 1, 1, get_factor (power) * get_seconds (time), MADE_PLAINLY };
  return NULL;
}

static char *
find_energy_form (const EfChartData *data, Form *form)
{
  gboolean found, on_x = ef_axis_data_measures (&data->x, "energy");
  char *refusal = find_work_form (data, form, &found);
  const EfAxisData *energy = on_x ? &data->x : &data->y;
  const EfAxisData *unknown;

  if (found)
    return refusal;
  if (!ef_axis_data_measures (energy, "energy"))
    return g_strdup (_ ("Needs energy on an axis, or power and time."));
  unknown = find_unknown_unit (energy, NULL);
  if (unknown != NULL)
    return refuse_unit (unknown);

  *form = (Form){ on_x, !on_x, get_factor (energy), MADE_PLAINLY };
  return NULL;
}

/* An axis of carbon itself, where none is energy. */
static char *
find_emission_form (const EfChartData *data, Form *form)
{
  gboolean on_x = ef_axis_data_measures (&data->x, "carbon");
  const EfAxisData *carbon = on_x ? &data->x : &data->y;

  if (!ef_axis_data_measures (carbon, "carbon"))
    return g_strdup (_ ("Needs carbon or energy on an axis, or power and time."));
  if (find_unknown_unit (carbon, NULL) != NULL)
    return refuse_unit (carbon);

  *form = (Form){ on_x, !on_x, get_factor (carbon), MADE_BY_EMISSION };
  return NULL;
}

static char *
find_carbon_form (const EfChartData *data, Form *form)
{
  gboolean found, on_x = ef_axis_data_measures (&data->x, "energy");
  char *refusal = find_work_form (data, form, &found);
  const EfAxisData *energy = on_x ? &data->x : &data->y;
  const EfAxisData *other = on_x ? &data->y : &data->x;
  const EfAxisData *unknown;

  if (found)
    return refusal;
  if (!ef_axis_data_measures (energy, "energy"))
    return find_emission_form (data, form);

  if (!ef_axis_data_measures (other, "carbon"))
    other = NULL;
  unknown = find_unknown_unit (energy, other);
  if (unknown != NULL)
    return refuse_unit (unknown);

  if (other == NULL)
    *form = (Form){ on_x, !on_x, get_factor (energy), MADE_PLAINLY };
  else
    /* Kilograms of a joule: a grid is one value of it. */
    *form = (Form){ on_x ? -1 : 1, on_x ? 1 : -1, get_factor (other) / get_factor (energy),
                    MADE_BY_GRID };
  return NULL;
}

/* TRUE if the ratio is of x to y: that of what is spent to what it brings. */
static gboolean
is_x_per_y (const EfChartData *data)
{
  const EfQuantity *x = ef_column_get_quantity (data->x.column);
  const EfQuantity *y = ef_column_get_quantity (data->y.column);

  if (data->x.direction != EF_DIRECTION_UNKNOWN && data->y.direction != EF_DIRECTION_UNKNOWN
      && data->x.direction != data->y.direction)
    return data->x.direction == EF_DIRECTION_LOWER;

  return x != NULL && ef_quantity_get_role (x) == EF_QUANTITY_COST
         && (y == NULL || ef_quantity_get_role (y) != EF_QUANTITY_COST);
}

static char *
find_per_unit_form (const EfChartData *data, Form *form)
{
  const char *refusal;
  gboolean x_per_y = is_x_per_y (data);

  if (data->x.scale == EF_SCALE_KIND_DATE || data->y.scale == EF_SCALE_KIND_DATE)
    return g_strdup (_ ("A date is no amount that something could be had for."));
  refusal = ef_analysis_get_refusal (EF_ANALYSIS_PRICE, ef_axis_data_is_ordinal (&data->x),
                                     ef_axis_data_is_ordinal (&data->y));
  if (refusal != NULL)
    return g_strdup (refusal);

  *form = (Form){ x_per_y ? 1 : -1, x_per_y ? -1 : 1, 1, MADE_PLAINLY };
  return NULL;
}

/* The refusal (transfer full), or NULL with @form. */
static char *
find_form (const EfChartData *data, EfRulerKind kind, Form *form)
{
  switch (kind)
    {
    case EF_RULER_COMPUTE:
      return find_compute_form (data, form);
    case EF_RULER_MEMORY:
      return find_memory_form (data, form);
    case EF_RULER_ENERGY:
      return find_energy_form (data, form);
    case EF_RULER_CARBON:
      return find_carbon_form (data, form);
    case EF_RULER_PER_UNIT:
      return find_per_unit_form (data, form);
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
ef_chart_ruler_get_refusal (const EfChartData *data, EfRulerKind kind)
{
  Form form;

  g_return_val_if_fail (data != NULL && kind < EF_N_RULER_KINDS, NULL);

  return find_form (data, kind, &form);
}

/* ---- Multipliers ---- */

static void
add_format (GArray *multipliers, const char *id)
{
  Multiplier multiplier = { .format = ef_weight_format_find (id) };

  if (multiplier.format == NULL)
    return;
  multiplier.factor = ef_weight_format_get_bytes (multiplier.format, 1);
  g_array_append_val (multipliers, multiplier);
}

static void
add_grid (GArray *multipliers, const char *id)
{
  Multiplier multiplier = { .grid = ef_power_grid_get (id) };

  if (multiplier.grid != NULL)
    multiplier.intensity = ef_power_grid_get_intensity (multiplier.grid, 0, NULL);
  if (multiplier.intensity == NULL || !(multiplier.intensity->grams > 0))
    return;
  multiplier.factor = multiplier.intensity->grams / 1000 / JOULE_PER_KWH;
  g_array_append_val (multipliers, multiplier);
}

static GArray *
list_multipliers (const EfRuler *ruler, EfRulerKind kind, const Form *form)
{
  GArray *multipliers = g_array_new (FALSE, FALSE, sizeof (Multiplier));
  const char *of = ruler->of;
  g_auto (GStrv) ids = NULL;

  if ((kind != EF_RULER_MEMORY && kind != EF_RULER_CARBON) || form->made == MADE_BY_EMISSION)
    {
      Multiplier nothing = { .factor = 1 };

      g_array_append_val (multipliers, nothing);
      return multipliers;
    }

  if (of == NULL)
    of = kind == EF_RULER_MEMORY ? DEFAULT_FORMATS : DEFAULT_GRID;
  ids = g_strsplit (of, ",", -1);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (kind == EF_RULER_MEMORY)
        add_format (multipliers, ids[i]);
      else
        add_grid (multipliers, ids[i]);
    }

  return multipliers;
}

/* ---- Values ---- */

static void
add_value (GArray *values, double amount, const EfUnit *unit)
{
  EfRulerValue value = { amount, unit };

  g_array_append_val (values, value);
}

/* In which the lines of a kind are labelled, before one is chosen that reads better. */
static const EfUnit *
get_base_unit (EfRulerKind kind)
{
  return kind == EF_RULER_ENERGY    ? ef_unit_find_by_id ("kilowatt-hour")
         : kind == EF_RULER_CARBON  ? ef_unit_find_by_id ("kilogram")
         : kind == EF_RULER_COMPUTE ? ef_unit_find_by_id ("flop")
                                    : NULL;
}

/* Values that make about as many lines in the frame as one can tell apart. */
static void
add_round_values (
  GArray *values, EfRulerKind kind, const Form *form, double multiplier, const EfIsoFrame *frame)
{
  const EfUnit *unit = get_base_unit (kind);
  /* Powers of ten of joules are odd numbers of kilowatt-hours. */
  double base = unit != NULL ? ef_unit_get_factor (unit) : 1;
  g_autoptr (GArray) ticks = NULL;
  double low, high, shift = log10 (form->factor * multiplier / base);
  EfIsoFrame far = *frame;

  if (!far.x_log)
    far.x_min = MAX (far.x_min, LINEAR_SHARE * far.x_max);
  if (!far.y_log)
    far.y_min = MAX (far.y_min, LINEAR_SHARE * far.y_max);
  if ((!far.x_log && !(far.x_max > 0)) || (!far.y_log && !(far.y_max > 0))
      || !ef_iso_line_get_range (form->x_power, form->y_power, &far, &low, &high))
    return;

  ticks = ef_ticks_new (EF_SCALE_KIND_LOG, low + shift, high + shift, LINES_WANTED, NULL,
                        &ef_tick_style_plain);
  for (guint i = 0; i < ticks->len; i++)
    {
      const EfTick *tick = &g_array_index (ticks, EfTick, i);
      double amount = pow (10, tick->position);
      const EfUnit *legible = ef_legible_unit_for_value (unit, amount);

      if (tick->major)
        add_value (values, ef_legible_unit_convert (amount, unit, legible), legible);
    }
}

static GArray *
list_values (const EfRuler    *ruler,
             EfRulerKind       kind,
             const Form       *form,
             double            multiplier,
             const EfIsoFrame *frame)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (EfRulerValue));

  if (form->made == MADE_BY_GRID)
    add_value (values, 1, NULL);
  else if (ruler->n_values > 0)
    g_array_append_vals (values, ruler->values, ruler->n_values);
  else if (kind == EF_RULER_MEMORY)
    add_value (values, DEFAULT_GIGABYTES, ef_unit_find_by_id ("gigabyte"));
  else
    add_round_values (values, kind, form, multiplier, frame);

  return values;
}

/* ---- Words ---- */

/* "10²⁴ FLOP" */
static char *
format_value (const EfRulerValue *value, const EfTickStyle *style)
{
  EfTickStyle beside = ef_tick_style_beside (style, value->unit);
  g_autofree char *number = ef_number_to_label (value->amount, DIGITS, NULL, &beside);

  return g_strconcat (number, "\u00a0", ef_unit_get_symbol (value->unit), NULL);
}

/* "Sweden: 41 g/kWh" */
static char *
format_grid (const Multiplier *grid, const EfTickStyle *style)
{
  g_autofree char *grams = ef_scenario_format_grams (grid->intensity->grams, style);

  /* Translators: a grid and what it emits: "Sweden: 41 g/kWh". */
  return g_strdup_printf (_ ("%s: %s g/kWh"), ef_power_grid_get_name (grid->grid), grams);
}

/* "0.5 USD per unit", "3 W per img/s" */
static char *
format_per_unit (const EfChartData *data, const Form *form, double value, const EfTickStyle *style)
{
  const EfAxisData *cost = form->x_power > 0 ? &data->x : &data->y;
  const EfAxisData *gain = form->x_power > 0 ? &data->y : &data->x;
  const EfUnit *unit = gain->factor == 1 ? ef_column_get_unit (gain->column) : NULL;
  g_autofree char *amount = ef_axis_data_format_styled (cost, value / cost->factor, style);

  if (unit == NULL || *ef_unit_get_symbol (unit) == '\0')
    /* Translators: at a line in a chart: a price, such as "0.5 USD", of one unit of something. */
    return g_strdup_printf (_ ("%s per unit"), amount);
  /* Translators: at a line in a chart: "3 W per img/s". */
  return g_strdup_printf (C_ ("ruler", "%s per %s"), amount, ef_unit_get_symbol (unit));
}

static char *
dup_label (const EfChartData *data,
           EfRulerKind kind,
           const Form *form,
           const EfRulerValue *value,
           const Multiplier *multiplier,
           gboolean several,
           const EfTickStyle *style)
{
  g_autofree char *amount = NULL;

  if (form->made == MADE_BY_GRID)
    return format_grid (multiplier, style);
  if (kind == EF_RULER_PER_UNIT)
    return format_per_unit (data, form, value->amount, style);

  amount = format_value (value, style);
  if (kind == EF_RULER_MEMORY)
    /* Translators: at a line in a chart: an amount of memory, and the format of the weights that
     * fill it: "24 GB at FP16". */
    return g_strdup_printf (_ ("%s at %s"), amount, multiplier->format->name);
  if (kind == EF_RULER_CARBON && several)
    /* Translators: at a line in a chart: emissions, and the grid that has them: "10 kg CO₂e,
     * Sweden". */
    return g_strdup_printf (_ ("%s CO₂e, %s"), amount, ef_power_grid_get_name (multiplier->grid));
  if (kind == EF_RULER_CARBON)
    return g_strdup_printf (_ ("%s CO₂e"), amount);

  return g_steal_pointer (&amount);
}

static char *
dup_per_unit_words (const EfChartData *data, const EfChartSpec *spec, const Form *form)
{
  g_autofree char *x = ef_axis_data_dup_title (&data->x, &spec->x);
  g_autofree char *y = ef_axis_data_dup_title (&data->y, &spec->y);

  /* Translators: in the legend; names of axes: "Equal: Price (USD) per unit of Accuracy". */
  return g_strdup_printf (_ ("Equal: %s per unit of %s"), form->x_power > 0 ? x : y,
                          form->x_power > 0 ? y : x);
}

static char *
dup_carbon_words (const EfRuler *ruler, const Form *form, const EfTickStyle *style)
{
  g_autoptr (GArray) grids = list_multipliers (ruler, EF_RULER_CARBON, form);
  g_autofree char *grid = NULL;

  if (form->made == MADE_BY_GRID)
    return g_strdup (_ ("Grids (mean of a year)"));
  if (form->made == MADE_BY_EMISSION)
    return g_strdup (C_ ("ruler", "Equal carbon"));
  if (grids->len != 1)
    return g_strdup (_ ("Equal carbon (energy × grid)"));

  grid = format_grid (&g_array_index (grids, Multiplier, 0), style);
  /* Translators: in the legend; a grid and what it emits: "Equal carbon (Sweden: 41 g/kWh)". */
  return g_strdup_printf (_ ("Equal carbon (%s)"), grid);
}

char *
ef_chart_ruler_dup_words (const EfChartData *data,
                          const EfChartSpec *spec,
                          EfRulerKind kind,
                          const EfTickStyle *style)
{
  g_autofree char *refusal = NULL;
  Form form;

  g_return_val_if_fail (data != NULL && spec != NULL && style != NULL, NULL);
  g_return_val_if_fail (kind < EF_N_RULER_KINDS, NULL);

  refusal = find_form (data, kind, &form);
  g_return_val_if_fail (refusal == NULL, NULL);

  switch (kind)
    {
    case EF_RULER_COMPUTE:
      return g_strdup (_ ("Equal training compute (6 × parameters × tokens)"));
    case EF_RULER_MEMORY:
      return g_strdup (_ ("Fits in memory (weights alone)"));
    case EF_RULER_ENERGY:
      return g_strdup (form.x_power != 0 && form.y_power != 0 ? _ ("Equal energy (power × time)")
                                                              : C_ ("ruler", "Equal energy"));
    case EF_RULER_CARBON:
      return dup_carbon_words (&spec->rulers[kind], &form, style);
    default:
      return dup_per_unit_words (data, spec, &form);
    }
}

static void
ruler_line_clear (gpointer data)
{
  g_free (((EfRulerLine *) data)->label);
}

GArray *
ef_chart_ruler_list (const EfChartData *data,
                     const EfChartSpec *spec,
                     EfRulerKind kind,
                     const EfIsoFrame *frame,
                     const EfTickStyle *style)
{
  g_autofree char *refusal = NULL;
  g_autoptr (GArray) multipliers = NULL;
  const EfRuler *ruler;
  GArray *lines;
  Form form;

  g_return_val_if_fail (data != NULL && spec != NULL && kind < EF_N_RULER_KINDS, NULL);
  g_return_val_if_fail (frame != NULL && style != NULL, NULL);

  lines = g_array_new (FALSE, FALSE, sizeof (EfRulerLine));
  g_array_set_clear_func (lines, ruler_line_clear);
  refusal = find_form (data, kind, &form);
  if (refusal != NULL)
    return lines;

  ruler = &spec->rulers[kind];
  multipliers = list_multipliers (ruler, kind, &form);
  for (guint i = 0; i < multipliers->len; i++)
    {
      const Multiplier *multiplier = &g_array_index (multipliers, Multiplier, i);
      g_autoptr (GArray) values = list_values (ruler, kind, &form, multiplier->factor, frame);

      for (guint k = 0; k < values->len; k++)
        {
          const EfRulerValue *value = &g_array_index (values, EfRulerValue, k);
          double canonical
            = value->amount * (value->unit != NULL ? ef_unit_get_factor (value->unit) : 1);
          double level = form.made == MADE_BY_GRID ? multiplier->factor / form.factor
                                           : canonical / (form.factor * multiplier->factor);
          EfRulerLine line = {
            .line = { form.x_power, form.y_power, level },
            .label = dup_label (data, kind, &form, value, multiplier, multipliers->len > 1, style),
          };

          g_array_append_val (lines, line);
        }
    }

  return lines;
}

char *
ef_chart_ruler_describe_unseen (const EfChartData *data,
                                const EfChartSpec *spec,
                                EfRulerKind kind,
                                const EfTickStyle *style)
{
  char *refusal;
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GString) unseen = g_string_new (NULL);
  EfIsoFrame frame;
  EfView view;

  g_return_val_if_fail (data != NULL && spec != NULL && style != NULL, NULL);
  g_return_val_if_fail (kind < EF_N_RULER_KINDS, NULL);

  refusal = ef_chart_ruler_get_refusal (data, kind);
  if (refusal != NULL || data->n == 0)
    return refusal;

  ef_chart_data_get_view (data, spec, &view);
  frame = (EfIsoFrame){ data->x.scale == EF_SCALE_KIND_LOG,
                        data->y.scale == EF_SCALE_KIND_LOG,
                        view.x_min,
                        view.x_max,
                        view.y_min,
                        view.y_max,
                        (view.x_max - view.x_min) / 100,
                        (view.y_max - view.y_min) / 100 };
  lines = ef_chart_ruler_list (data, spec, kind, &frame, style);
  for (guint i = 0; i < lines->len; i++)
    {
      const EfRulerLine *line = &g_array_index (lines, EfRulerLine, i);
      gsize n;
      g_autofree double *places = ef_iso_line_trace (&line->line, &frame, &n);

      if (n == 0)
        g_string_append_printf (unseen, "%s%s", unseen->len > 0 ? "; " : "", line->label);
    }
  if (unseen->len == 0)
    return NULL;

  /* Translators: labels of lines in a chart: "100 t CO₂e, Sweden; 100 t CO₂e, France". */
  return g_strdup_printf (_ ("Beyond what the chart shows: %s."), unseen->str);
}
