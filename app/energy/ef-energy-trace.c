/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-trace-private.h"

#include <math.h>
#include <string.h>

#include "ef-words.h"
#include "ef-estimate-column.h"
#include "ef-energy-derive.h"
#include "ef-energy-total-private.h"
#include "ef-hardware.h"
#include "ef-legible-unit.h"
#include "ef-table-reshape.h"

/* Computed columns are made of reported ones and of each other: carbon of energy, and that of hours
 * and power. A formula that came with a file may say that a column is made of itself. */
#define MAX_DEPTH 3

/* Whose inputs are described: those of one row, or of all rows that have the formula. */
typedef struct
{
  const EfTable *table;   /* or NULL */
  const EfColumn *column; /* of @table, which the formula made */
  guint row;
  guint depth;
  const EfColumn *const *told; /* whose traces stand beside it, NULL-terminated; or NULL */
} Place;

const char *
ef_origin_to_glyph (EfOrigin origin)
{
  switch (origin)
    {
    case EF_ORIGIN_DERIVED:
      return "◐";
    case EF_ORIGIN_ESTIMATED:
      return "○";
    case EF_ORIGIN_EDITED:
      return "✎";
    case EF_ORIGIN_REPORTED:
    default:
      return "";
    }
}

const char *
ef_method_to_label (EfMethod method)
{
  switch (method)
    {
    case EF_METHOD_OTHER_DEVICE:
      return _("device hours × peak then / peak now × power");
    case EF_METHOD_DEVICE_HOURS:
      return _("device hours × power");
    case EF_METHOD_HOURS:
      return _("hours × devices × power");
    case EF_METHOD_COMPUTE:
      return _("FLOP / (peak × utilisation) × power");
    case EF_METHOD_TRAINING:
      return _("6 × parameters × tokens / (peak × utilisation) × power");
    case EF_METHOD_INFERENCE:
      return _("2 × parameters × tokens / (peak × utilisation) × power");
    case EF_METHOD_CARBON:
      return _("energy × grid intensity");
    case EF_METHOD_SITE:
      /* Translators: “ × PUE” follows. */
      return C_ ("method", "energy of the computers");
    case EF_METHOD_OTHER_SITE:
      return _("energy / reported PUE × assumed PUE");
    case EF_METHOD_OTHER_SITE_CARBON:
      return _("carbon / reported PUE × assumed PUE");
    case EF_METHOD_COLUMN:
      return _("energy of another column");
    case EF_METHOD_COLUMN_CARBON:
      return _("carbon of another column");
    case EF_METHOD_NONE:
    default:
      return _("nothing");
    }
}

static const char *
get_input_label (EfInput input)
{
  switch (input)
    {
    case EF_INPUT_DEVICE_HOURS:
      return _("Device hours");
    case EF_INPUT_HOURS:
      return _("Hours");
    case EF_INPUT_DEVICES:
      return _("Devices");
    case EF_INPUT_POWER:
      return _("Power of a device");
    case EF_INPUT_PUE:
      return _("Overhead of the site (PUE)");
    case EF_INPUT_COMPUTE:
      return _("Compute");
    case EF_INPUT_PARAMETERS:
      return _("Parameters");
    case EF_INPUT_TOKENS:
      return _("Tokens");
    case EF_INPUT_PEAK:
      return _("Peak of a device");
    case EF_INPUT_OLD_PEAK:
      return _("Peak of the device that was used");
    case EF_INPUT_UTILISATION:
      return _("Utilisation");
    case EF_INPUT_ENERGY:
      return _("Energy");
    case EF_INPUT_CARBON:
      return _("Carbon");
    case EF_INPUT_OLD_PUE:
      return _("Overhead that is reported (PUE)");
    case EF_INPUT_INTENSITY:
    default:
      return _("Grid intensity");
    }
}

/* ---- Inputs ---- */

static void append_formula (GString *text, const EfEnergyFormula *formula, const Place *place);

/* The column that was @name in the table from which @part of @table was linked, where another one
 * may have that name now; or one of that part which has it now; or NULL. */
static const EfColumn *
find_column_of_part (const EfTable *table, const EfTableParts *parts, guint part, const char *name)
{
  const EfColumn *now = NULL;

  for (guint i = 0; i < ef_table_get_n_columns (table); i++)
    {
      const EfColumn *column = ef_table_get_column (table, i);
      const char *original;
      guint from;

      if (!ef_table_parts_find_column (parts, ef_column_get_name (column), &from, &original)
          || from != part)
        continue;
      if (g_str_equal (original, name))
        return column;
      if (g_str_equal (ef_column_get_name (column), name))
        now = column;
    }

  return now;
}

/* The column of a reported input, where the row is known. A formula that came with a table which
 * was linked speaks of the columns of that one. */
static const EfColumn *
find_column (const EfFormulaInput *input, const Place *place)
{
  const EfTableParts *parts;
  guint part;
  gint index;

  if (place->table == NULL)
    return NULL;
  parts = ef_table_get_parts (place->table);
  if (parts != NULL
      && ef_table_parts_find_column (parts, ef_column_get_name (place->column), &part, NULL))
    return find_column_of_part (place->table, parts, part, input->of);

  index = ef_table_find_column_index (place->table, input->of);

  return index >= 0 ? ef_table_get_column (place->table, (guint) index) : NULL;
}

/* Whether the trace of the column stands beside this one. */
static gboolean
is_told (const EfColumn *column, const Place *place)
{
  for (guint i = 0; place->told != NULL && place->told[i] != NULL; i++)
    if (place->told[i] == column)
      return TRUE;

  return FALSE;
}

static char *
describe_reported (const EfFormulaInput *input, const EfColumn *column, const Place *place)
{
  const char *header = column != NULL ? ef_column_get_name (column) : input->of;
  const char *title = ef_estimate_column_get_name (header);
  const char *name = title != NULL ? title : header;
  g_autofree char *value = NULL;

  if (*input->of == '\0')
    return g_strdup (_("from the table"));
  if (column != NULL)
    value = ef_energy_trace_value (column, place->row);
  /* There it has the name of the input. */
  if (value != NULL && *value != '\0' && title != NULL && is_told (column, place))
    return g_steal_pointer (&value);
  if (value != NULL && *value != '\0')
    /* Translators: a value, and the column of the table that it is from. */
    return g_strdup_printf (_("%s, from the column “%s”"), value, name);

  /* Translators: which column of the table a value is from. */
  return g_strdup_printf (_("from the column “%s”"), name);
}

static char *
describe_assumed (const EfFormulaInput *input, const char *value)
{
  const EfEnergyConstant *constant = ef_energy_constant_get (input->of);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (constant == NULL)
    return g_strdup_printf (_("%s, assumed"), value);

  low = ef_energy_trace_format_input (input->input, constant->low);
  high = ef_energy_trace_format_input (input->input, constant->high);

  /* Translators: an assumed value, between which, who says so, and the year: "35 %, assumed between
   * 20 % and 57 % (Survey of training runs, 2023)" */
  return g_strdup_printf (_("%s, assumed between %s and %s (%s, %d)"), value, low, high,
                          constant->source->title, constant->source->year);
}

/* The power of a device of the reference data by its id; NULL if there is none. */
static const EfHardware *
find_power (const char *id, EfPowerInUse *power)
{
  gboolean measured = g_str_has_suffix (id, EF_MEASURED_SUFFIX);
  g_autofree char *plain
    = g_strndup (id, strlen (id) - (measured ? strlen (EF_MEASURED_SUFFIX) : 0));
  const EfHardware *hardware = ef_hardware_get (plain);

  if (hardware != NULL)
    ef_hardware_get_power (hardware, measured, power);

  return hardware;
}

/* Between which values the power of a device was taken, why, and what else it may be. */
static void
append_power_range (GString *text, const EfFormulaInput *input)
{
  const EfEnergyConstant *range = ef_energy_constant_get ("power-over-design-power");
  g_auto (GStrv) others = g_strsplit (input->others != NULL ? input->others : "",
                                      EF_OTHERS_SEPARATOR, -1);
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *least = ef_energy_trace_format_input (EF_INPUT_UTILISATION, range->low);
  g_autofree char *most = ef_energy_trace_format_input (EF_INPUT_UTILISATION, range->high);
  EfPowerInUse first, power;

  if (find_power (input->of, &first) == NULL)
    return;
  for (guint i = 0; others[i] != NULL; i++)
    {
      const EfHardware *hardware = find_power (others[i], &power);
      g_autofree char *watts = NULL;

      if (hardware == NULL)
        continue;
      watts = ef_energy_trace_format_input (EF_INPUT_POWER, power.watts);
      g_string_append_printf (list, "%s%s (%s)", list->len > 0 ? ", " : "", hardware->name, watts);
      first.low = fmin (first.low, power.low);
      first.high = fmax (first.high, power.high);
    }
  if (!(first.low < first.high))
    return;

  low = ef_energy_trace_format_input (EF_INPUT_POWER, first.low);
  high = ef_energy_trace_format_input (EF_INPUT_POWER, first.high);
  /* Translators: the least and the greatest power that are supposed: "between 157.5 W and 432 W" */
  g_string_append_printf (text, _(", for the range between %s and %s"), low, high);
  if (!first.measured)
    /* Translators: two shares in percent, who says so, and the year. */
    g_string_append_printf (text, _(", as devices in use took %s to %s of their design power (%s, "
                                    "%d)"),
                            least, most, range->source->title, range->source->year);
  if (list->len > 0)
    /* Translators: a list of devices, each with its power. */
    g_string_append_printf (text, _(", and as it may also be: %s"), list->str);
}

static char *
describe_reference (const EfFormulaInput *input, const char *value)
{
  GString *text = g_string_new (NULL);

  if (input->source == NULL)
    g_string_append_printf (text, "%s (%s)", value, input->name);
  else
    /* Translators: a value, of what it is, where that is said, and the year: "700 W (NVIDIA H100;
     * NVIDIA H100 data sheet, 2023)" */
    g_string_append_printf (text, _("%s (%s; %s, %d)"), value, input->name, input->source->title,
                            input->year);
  if (input->input == EF_INPUT_POWER)
    append_power_range (text, input);

  return g_string_free (text, FALSE);
}

static char *
describe_given (const EfFormulaInput *input, const EfColumn *column, const Place *place)
{
  g_autofree char *value = ef_energy_trace_format_input (input->input, input->value);

  switch (input->given)
    {
    case EF_GIVEN_REPORTED:
      return describe_reported (input, column, place);

    case EF_GIVEN_REFERENCE:
      return describe_reference (input, value);

    case EF_GIVEN_ASSUMED:
      return describe_assumed (input, value);

    case EF_GIVEN_CHOSEN:
    default:
      return g_strdup_printf (_("%s, as chosen"), value);
    }
}

/* One that is not ours. */
static void
append_other_formula (GString *text, const char *formula)
{
  g_autofree char *words = ef_aggregate_describe_formula (formula);

  g_string_append (text, words);
}

/* How the input itself was computed, if it was: by us, or as the mean of runs. */
static void
append_ground (GString *text, const EfColumn *column, const Place *place)
{
  const Place below = { place->table, column, place->row, place->depth + 1, place->told };
  const char *formula = column != NULL ? ef_column_get_cell_formula (column, place->row) : NULL;
  g_autoptr (EfEnergyFormula) parsed = NULL;

  if (formula == NULL || below.depth > MAX_DEPTH || is_told (column, place))
    return;

  g_string_append (text, " = ");
  parsed = ef_energy_formula_parse (formula);
  if (parsed != NULL)
    append_formula (text, parsed, &below);
  else
    append_other_formula (text, formula);
}

static void
append_input (GString *text, const EfFormulaInput *input, const Place *place)
{
  const EfColumn *column = input->given == EF_GIVEN_REPORTED ? find_column (input, place) : NULL;
  g_autofree char *words = describe_given (input, column, place);

  /* Translators: an input of a computation, and what is known of it: "Power: 700 W, as chosen" */
  g_string_append_printf (text, _("\n%s: %s"), get_input_label (input->input), words);
  append_ground (text, column, place);
}

/* ---- Arithmetic ---- */

/* A product while it is written down. */
typedef struct
{
  const EfEnergyFormula *formula;
  const Place *place;
  GString *text;
  double value; /* NAN if an input is not known */
} Product;

/* What the row says of an input, in the unit that EfInput states. */
static double
get_reported (const EfFormulaInput *input, const Place *place)
{
  const EfColumn *column = find_column (input, place);
  double value;

  if (column == NULL)
    return NAN;
  if (ef_column_get_kind (column) == EF_COLUMN_TEXT && input->input == EF_INPUT_DEVICES)
    {
      guint count;
      g_autoptr (GPtrArray) found
        = ef_hardware_find (ef_column_get_text (column, place->row), &count);

      return count;
    }
  if (ef_column_get_kind (column) != EF_COLUMN_NUMBER)
    return NAN;

  value = ef_column_get_numbers (column)[place->row] * ef_column_get_factor (column);

  return input->input == EF_INPUT_HOURS ? value / 3600 : value;
}

/* The number of an input with its unit as a factor: hours are hours, whose ever they are. */
static char *
format_factor (EfInput input, double value)
{
  g_autofree char *number = NULL;

  if (input != EF_INPUT_DEVICE_HOURS && input != EF_INPUT_HOURS)
    return ef_energy_trace_format_input (input, value);

  number = ef_energy_trace_format_exactly (value);

  return g_strdup_printf ("%s h", number);
}

static void
product_take (Product *self, EfInput input, const char *sign, gboolean divides)
{
  const EfFormulaInput *found = NULL;
  g_autofree char *factor = NULL;
  double value;

  for (guint i = 0; i < self->formula->inputs->len; i++)
    if (g_array_index (self->formula->inputs, EfFormulaInput, i).input == input)
      found = &g_array_index (self->formula->inputs, EfFormulaInput, i);

  value = found == NULL ? NAN
          : found->given == EF_GIVEN_REPORTED ? get_reported (found, self->place)
                                              : found->value;
  factor = format_factor (input, value);
  g_string_append_printf (self->text, "%s%s", sign, factor);
  self->value = divides ? self->value / value : self->value * value;
}

/* Operations through what a device does in a second, of which it does a part. */
static void
product_take_compute (Product *self, double per_token)
{
  if (per_token == 0)
    {
      product_take (self, EF_INPUT_COMPUTE, "", FALSE);
    }
  else
    {
      g_string_append_printf (self->text, "%g", per_token);
      self->value *= per_token;
      product_take (self, EF_INPUT_PARAMETERS, " × ", FALSE);
      product_take (self, EF_INPUT_TOKENS, " × ", FALSE);
    }
  product_take (self, EF_INPUT_PEAK, " / (", TRUE);
  product_take (self, EF_INPUT_UTILISATION, " × ", TRUE);
  g_string_append_c (self->text, ')');
}

/* Writes the factors; leaves joules, or kilograms. */
static void
product_write (Product *self)
{
  double per = 1;

  switch (self->formula->method)
    {
    case EF_METHOD_OTHER_DEVICE:
      product_take (self, EF_INPUT_DEVICE_HOURS, "", FALSE);
      product_take (self, EF_INPUT_OLD_PEAK, " × ", FALSE);
      product_take (self, EF_INPUT_PEAK, " / ", TRUE);
      per = 1.0 / 3600;
      break;
    case EF_METHOD_DEVICE_HOURS:
      product_take (self, EF_INPUT_DEVICE_HOURS, "", FALSE);
      per = 1.0 / 3600;
      break;
    case EF_METHOD_HOURS:
      product_take (self, EF_INPUT_HOURS, "", FALSE);
      product_take (self, EF_INPUT_DEVICES, " × ", FALSE);
      per = 1.0 / 3600;
      break;
    case EF_METHOD_COMPUTE:
      product_take_compute (self, 0);
      break;
    case EF_METHOD_TRAINING:
      product_take_compute (self, ef_energy_training_flop (1, 1));
      break;
    case EF_METHOD_INFERENCE:
      product_take_compute (self, ef_energy_inference_flop (1, 1));
      break;
    case EF_METHOD_CARBON:
      product_take (self, EF_INPUT_ENERGY, "", FALSE);
      product_take (self, EF_INPUT_INTENSITY, " × ", FALSE);
      per = 3.6e6 * 1000;
      break;
    case EF_METHOD_SITE:
    case EF_METHOD_COLUMN:
      product_take (self, EF_INPUT_ENERGY, "", FALSE);
      break;
    case EF_METHOD_COLUMN_CARBON:
      product_take (self, EF_INPUT_CARBON, "", FALSE);
      break;
    case EF_METHOD_OTHER_SITE:
    case EF_METHOD_OTHER_SITE_CARBON:
      product_take (self, self->formula->method == EF_METHOD_OTHER_SITE ? EF_INPUT_ENERGY
                                                                        : EF_INPUT_CARBON,
                    "", FALSE);
      product_take (self, EF_INPUT_OLD_PUE, " / ", TRUE);
      break;
    case EF_METHOD_NONE:
    default:
      self->value = NAN;
    }
  if (self->formula->method < EF_METHOD_CARBON)
    product_take (self, EF_INPUT_POWER, " × ", FALSE);
  if (self->formula->with_pue)
    product_take (self, EF_INPUT_PUE, " × ", FALSE);
  self->value /= per;
}

/* Whether it counts all runs of a year, of which no formula says anything: it makes one of them. */
static gboolean
is_yearly (const EfColumn *column)
{
  const char *name = column != NULL ? ef_column_get_name (column) : "";

  return g_str_equal (name, EF_ENERGY_YEAR_COLUMN) || g_str_equal (name, EF_CARBON_YEAR_COLUMN);
}

/* How the inputs of the row make its value, with numbers that give it when they are multiplied.
 * Nothing where they do not: what somebody put together from several rows has no single product. */
static void
append_arithmetic (GString *text, const EfEnergyFormula *formula, const Place *place)
{
  g_autoptr (GString) factors = g_string_new (NULL);
  Product product = { formula, place, factors, 1 };
  g_autofree char *result = NULL;
  g_autofree char *runs = NULL;
  const EfUnit *unit;
  double value, times;

  if (place->table == NULL || ef_column_get_kind (place->column) != EF_COLUMN_NUMBER
      || ef_column_get_unit (place->column) == NULL)
    return;

  product_write (&product);
  value = ef_column_get_numbers (place->column)[place->row];
  times = value * ef_column_get_factor (place->column) / product.value;
  if (is_yearly (place->column))
    {
      runs = ef_energy_trace_format_exactly (times);
      /* Translators: ends a product of numbers: "40 kWh × 40 g/kWh × 1000 runs". */
      g_string_append_printf (factors, _(" × %s runs"), runs);
    }
  else if (!(fabs (times - 1) < 1e-9) || formula->method == EF_METHOD_COLUMN
           || formula->method == EF_METHOD_COLUMN_CARBON)
    {
      return; /* not the product, or nothing but its result */
    }
  if (!isfinite (times))
    return;

  unit = ef_estimate_column_choose_cell_unit (place->column, place->row);
  result = ef_energy_trace_format_cell (
    place->column, place->row,
    ef_legible_unit_convert (value, ef_column_get_unit (place->column), unit));
  g_string_append_printf (text, "\n= %s = %s %s", factors->str, result,
                          ef_unit_get_symbol (unit));
}

static void
append_formula (GString *text, const EfEnergyFormula *formula, const Place *place)
{
  g_autofree char *method = ef_energy_trace_method (formula, place->column);

  g_string_append (text, method);
  append_arithmetic (text, formula, place);
  for (guint i = 0; i < formula->inputs->len; i++)
    append_input (text, &g_array_index (formula->inputs, EfFormulaInput, i), place);
}

char *
ef_energy_trace_method (const EfEnergyFormula *formula, const EfColumn *column)
{
  /* Those that exchange a PUE name both. */
  gboolean adds_pue = formula->with_pue && formula->method != EF_METHOD_OTHER_SITE
                      && formula->method != EF_METHOD_OTHER_SITE_CARBON;

  /* Translators: ends a product of words: "energy × grid intensity × runs a year". */
  return g_strconcat (ef_method_to_label (formula->method), adds_pue ? _(" × PUE") : "",
                      is_yearly (column) ? _(" × runs a year") : "", NULL);
}

char *
ef_energy_trace_input (const EfFormulaInput *input)
{
  const Place nowhere = { NULL, NULL, 0, 0, NULL };
  g_autofree char *words = describe_given (input, NULL, &nowhere);

  /* Translators: in a list, an input of computations, and what is known of it: "Grid intensity 41
   * g/kWh (Sweden; Ember, 2024)" */
  return g_strdup_printf (C_ ("input", "%s %s"), get_input_label (input->input), words);
}

char *
ef_energy_formula_describe (const char *formula)
{
  const Place nowhere = { NULL, NULL, 0, 0, NULL };
  g_autoptr (EfEnergyFormula) parsed = NULL;
  GString *text;

  g_return_val_if_fail (formula != NULL, NULL);

  parsed = ef_energy_formula_parse (formula);
  if (parsed == NULL)
    return g_strdup (formula);

  text = g_string_new (NULL);
  append_formula (text, parsed, &nowhere);

  return g_string_free (text, FALSE);
}

static gboolean
has_range (const EfColumn *column, guint row)
{
  const double *lows = ef_column_get_lows (column), *highs = ef_column_get_highs (column);

  return lows != NULL && highs != NULL && !isnan (lows[row]) && !isnan (highs[row]);
}

char *
ef_energy_trace_cell (const EfTable *table, const EfColumn *column, guint row)
{
  return ef_energy_trace_cell_beside (table, column, row, NULL);
}

char *
ef_energy_trace_cell_beside (const EfTable *table,
                             const EfColumn *column,
                             guint row,
                             const EfColumn *const *told)
{
  const Place place = { table, column, row, 0, told };
  g_autoptr (EfEnergyFormula) parsed = NULL;
  g_autofree char *value = NULL;
  const char *formula;
  GString *text;
  EfOrigin origin;

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (column != NULL, NULL);

  origin = ef_column_get_cell_origin (column, row);
  formula = ef_column_get_cell_formula (column, row);
  value = ef_energy_trace_value (column, row);
  if (*value == '\0')
    return ef_energy_total_explain (table, column, row);
  if (origin == EF_ORIGIN_REPORTED && formula == NULL)
    return NULL;

  text = g_string_new (NULL);
  parsed = formula != NULL ? ef_energy_formula_parse (formula) : NULL;
  /* Beside other traces stands the value, too. */
  if (parsed != NULL && is_told (column, &place) && !has_range (column, row))
    {
      g_autoptr (GString) made = g_string_new (NULL);

      append_formula (made, parsed, &place);
      /* Translators: how a value came to be, and its formula: "Estimated: energy × PUE" */
      g_string_append_printf (text, C_("formula", "%s: %s"), ef_origin_to_label (origin),
                              made->str);
      return g_string_free (text, FALSE);
    }

  /* Translators: how a value came to be, and the value: "Estimated: 4.2 t (2.1 to 8.4)" */
  g_string_append_printf (text, _("%s: %s"), ef_origin_to_label (origin), value);
  if (formula == NULL)
    return g_string_free (text, FALSE);

  g_string_append_c (text, '\n');
  if (parsed != NULL)
    append_formula (text, parsed, &place);
  else
    append_other_formula (text, formula);

  return g_string_free (text, FALSE);
}
