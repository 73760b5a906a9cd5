/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-trace-private.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "ef-words.h"
#include "ef-estimate-column.h"

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
    case EF_INPUT_INTENSITY:
    default:
      return _("Grid intensity");
    }
}

/* With that many significant digits; in the manner of the locale, or of the language of a figure,
 * which is the same everywhere. */
static char *
format_number (double value, int digits)
{
  const char *point
    = ef_words_get_entered () != NULL ? C_ ("decimal mark", ".") : localeconv ()->decimal_point;
  char rounded[G_ASCII_DTOSTR_BUF_SIZE];
  char format[] = "%.0g";
  char buffer[EF_NUMBER_BUFFER];
  g_auto (GStrv) parts = NULL;

  format[2] = (char) ('0' + digits);
  g_ascii_formatd (rounded, sizeof rounded, format, value);
  parts = g_strsplit (ef_number_to_text (g_ascii_strtod (rounded, NULL), buffer), ".", 2);

  return g_strjoinv (point, parts);
}

/* A value with its unit, as people read it. */
static char *
format_value (EfInput input, double value)
{
  double per_unit = input == EF_INPUT_PEAK || input == EF_INPUT_OLD_PEAK ? 1e12
                    : input == EF_INPUT_ENERGY                           ? 3.6e6
                    : input == EF_INPUT_UTILISATION                      ? 0.01
                                                                         : 1;
  g_autofree char *number = format_number (value / per_unit, 6);

  switch (input)
    {
    case EF_INPUT_POWER:
      return g_strdup_printf (_("%s W"), number);
    case EF_INPUT_PEAK:
    case EF_INPUT_OLD_PEAK:
      return g_strdup_printf (_("%s TFLOP/s"), number);
    case EF_INPUT_INTENSITY:
      return g_strdup_printf (_("%s g/kWh"), number);
    case EF_INPUT_UTILISATION:
      return g_strdup_printf (_("%s %%"), number);
    case EF_INPUT_ENERGY:
      return g_strdup_printf (_("%s kWh"), number);
    default:
      return g_steal_pointer (&number);
    }
}

char *
ef_energy_trace_value (const EfColumn *column, guint row)
{
  const EfUnit *unit = ef_column_get_unit (column);
  const double *lows = ef_column_get_lows (column);
  const double *highs = ef_column_get_highs (column);
  g_autofree char *cell = NULL;
  g_autofree char *value = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (ef_column_get_kind (column) != EF_COLUMN_NUMBER)
    return ef_column_dup_cell (column, row);
  if (isnan (ef_column_get_numbers (column)[row]))
    return g_strdup ("");

  cell = format_number (ef_column_get_numbers (column)[row], 4);
  value = unit != NULL ? g_strdup_printf ("%s %s", cell, ef_unit_get_symbol (unit))
                       : g_strdup (cell);
  if (lows == NULL || highs == NULL || isnan (lows[row]) || isnan (highs[row]))
    return g_steal_pointer (&value);

  low = format_number (lows[row], 4);
  high = format_number (highs[row], 4);

  /* Translators: a value with its unit, and its least and greatest: "4.2 t (2.1 to 8.4)" */
  return g_strdup_printf (_("%s (%s to %s)"), value, low, high);
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

static char *
describe_reported (const EfFormulaInput *input, const EfColumn *column, const Place *place)
{
  const char *header = column != NULL ? ef_column_get_name (column) : input->of;
  const char *title = ef_estimate_column_get_title (header);
  const char *name = title != NULL ? title : header;
  g_autofree char *value = NULL;

  if (*input->of == '\0')
    return g_strdup (_("from the table"));
  if (column != NULL)
    value = ef_energy_trace_value (column, place->row);
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

  low = format_value (input->input, constant->low);
  high = format_value (input->input, constant->high);

  /* Translators: an assumed value, between which, who says so, and the year: "35 %, assumed between
   * 20 % and 57 % (Survey of training runs, 2023)" */
  return g_strdup_printf (_("%s, assumed between %s and %s (%s, %d)"), value, low, high,
                          constant->source->title, constant->source->year);
}

static char *
describe_given (const EfFormulaInput *input, const EfColumn *column, const Place *place)
{
  g_autofree char *value = format_value (input->input, input->value);

  switch (input->given)
    {
    case EF_GIVEN_REPORTED:
      return describe_reported (input, column, place);

    case EF_GIVEN_REFERENCE:
      if (input->source == NULL)
        return g_strdup_printf ("%s (%s)", value, input->name);
      /* Translators: a value, of what it is, where that is said, and the year: "700 W (NVIDIA H100;
       * NVIDIA H100 data sheet, 2023)" */
      return g_strdup_printf (_("%s (%s; %s, %d)"), value, input->name, input->source->title,
                              input->year);

    case EF_GIVEN_ASSUMED:
      return describe_assumed (input, value);

    case EF_GIVEN_CHOSEN:
    default:
      return g_strdup_printf (_("%s, as chosen"), value);
    }
}

/* How the input itself was computed, if it was. */
static void
append_ground (GString *text, const EfColumn *column, const Place *place)
{
  const Place below = { place->table, column, place->row, place->depth + 1 };
  const char *formula = column != NULL ? ef_column_get_cell_formula (column, place->row) : NULL;
  g_autoptr (EfEnergyFormula) parsed = NULL;

  if (formula == NULL || below.depth > MAX_DEPTH)
    return;
  parsed = ef_energy_formula_parse (formula);
  if (parsed == NULL)
    return;

  g_string_append (text, " = ");
  append_formula (text, parsed, &below);
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

static void
append_formula (GString *text, const EfEnergyFormula *formula, const Place *place)
{
  g_string_append (text, ef_method_to_label (formula->method));
  if (formula->with_pue)
    g_string_append (text, _(" × PUE"));
  for (guint i = 0; i < formula->inputs->len; i++)
    append_input (text, &g_array_index (formula->inputs, EfFormulaInput, i), place);
}

char *
ef_energy_trace_method (const EfEnergyFormula *formula)
{
  return g_strconcat (ef_method_to_label (formula->method), formula->with_pue ? _(" × PUE") : "",
                      NULL);
}

char *
ef_energy_trace_input (const EfFormulaInput *input)
{
  const Place nowhere = { NULL, NULL, 0, 0 };
  g_autofree char *words = describe_given (input, NULL, &nowhere);

  return g_strdup_printf (C_ ("input", "%s: %s"), get_input_label (input->input), words);
}

char *
ef_energy_formula_describe (const char *formula)
{
  const Place nowhere = { NULL, NULL, 0, 0 };
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

char *
ef_energy_trace_cell (const EfTable *table, const EfColumn *column, guint row)
{
  const Place place = { table, column, row, 0 };
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
  if (*value == '\0' || (origin == EF_ORIGIN_REPORTED && formula == NULL))
    return NULL;

  text = g_string_new (NULL);
  /* Translators: how a value came to be, and the value: "Estimated: 4.2 t (2.1 to 8.4)" */
  g_string_append_printf (text, _("%s: %s"), ef_origin_to_label (origin), value);
  if (formula == NULL)
    return g_string_free (text, FALSE);

  g_string_append_c (text, '\n');
  parsed = ef_energy_formula_parse (formula);
  if (parsed != NULL)
    append_formula (text, parsed, &place);
  else
    g_string_append (text, formula);

  return g_string_free (text, FALSE);
}
