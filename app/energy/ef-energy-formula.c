/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-estimate.h"

#include "ef-hardware.h"
#include "ef-number.h"
#include "ef-power-grid.h"
#include "ef-site.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What made a cell, as a text that is stored with it:
 *
 *   device-hours*power; device-hours=reported::Time (GPU hours); power=reference:700:nvidia-h100
 *
 * Between semicolons stand the method and the inputs; an input has its name, who says so, its value
 * unless each row has its own, and of what it is. A backslash stands before a semicolon or a
 * backslash of a name. The text is part of project files, so it is never translated;
 * ef_energy_formula_describe() says the same to people. */

#define MAX_PARTS 16

static const char *const method_words[] = {
  [EF_METHOD_NONE] = "none",
  [EF_METHOD_OTHER_DEVICE] = "device-hours*old-peak/peak*power",
  [EF_METHOD_DEVICE_HOURS] = "device-hours*power",
  [EF_METHOD_HOURS] = "hours*devices*power",
  [EF_METHOD_COMPUTE] = "compute/(peak*utilisation)*power",
  [EF_METHOD_TRAINING] = "6*parameters*tokens/(peak*utilisation)*power",
  [EF_METHOD_INFERENCE] = "2*parameters*tokens/(peak*utilisation)*power",
  [EF_METHOD_CARBON] = "energy*intensity",
};

static const char *const input_words[EF_N_INPUTS] = {
  [EF_INPUT_DEVICE_HOURS] = "device-hours",
  [EF_INPUT_HOURS] = "hours",
  [EF_INPUT_DEVICES] = "devices",
  [EF_INPUT_POWER] = "power",
  [EF_INPUT_PUE] = "pue",
  [EF_INPUT_COMPUTE] = "compute",
  [EF_INPUT_PARAMETERS] = "parameters",
  [EF_INPUT_TOKENS] = "tokens",
  [EF_INPUT_PEAK] = "peak",
  [EF_INPUT_UTILISATION] = "utilisation",
  [EF_INPUT_OLD_PEAK] = "old-peak",
  [EF_INPUT_ENERGY] = "energy",
  [EF_INPUT_INTENSITY] = "intensity",
};

static const char *const given_words[] = {
  [EF_GIVEN_REPORTED] = "reported",
  [EF_GIVEN_REFERENCE] = "reference",
  [EF_GIVEN_CHOSEN] = "chosen",
  [EF_GIVEN_ASSUMED] = "assumed",
};

const char *
ef_method_to_word (EfMethod method)
{
  g_return_val_if_fail ((guint) method < G_N_ELEMENTS (method_words), method_words[0]);

  return method_words[method];
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

/* A value with its unit, as people read it. */
static char *
format_value (EfInput input, double value)
{
  switch (input)
    {
    case EF_INPUT_POWER:
      return g_strdup_printf (_("%g W"), value);
    case EF_INPUT_PEAK:
    case EF_INPUT_OLD_PEAK:
      return g_strdup_printf (_("%g TFLOP/s"), value / 1e12);
    case EF_INPUT_INTENSITY:
      return g_strdup_printf (_("%g g/kWh"), value);
    case EF_INPUT_UTILISATION:
      return g_strdup_printf (_("%g %%"), value * 100);
    case EF_INPUT_ENERGY:
      return g_strdup_printf (_("%g kWh"), value / 3.6e6);
    default:
      return g_strdup_printf ("%g", value);
    }
}

static void
append_escaped (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == ';' || *p == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
}

static void
append_input (GString *formula, EfInput input, const EfAssumption *assumption)
{
  char buffer[EF_NUMBER_BUFFER];

  g_string_append_printf (formula, "; %s=%s:", input_words[input], given_words[assumption->given]);
  if (assumption->given != EF_GIVEN_REPORTED)
    g_string_append (formula, ef_number_to_text (assumption->value, buffer));
  g_string_append_c (formula, ':');
  if (assumption->of != NULL)
    append_escaped (formula, assumption->of);
  if (assumption->year != 0)
    g_string_append_printf (formula, "@%d", assumption->year);
}

char *
ef_energy_formula_new (const EfEnergyInputs *inputs, const EfEstimate *estimate)
{
  GString *formula;

  g_return_val_if_fail (inputs != NULL, NULL);
  g_return_val_if_fail (estimate != NULL, NULL);

  formula = g_string_new (ef_method_to_word (estimate->method));
  for (guint i = 0; i < EF_N_INPUTS; i++)
    if ((estimate->used & (1u << i)) != 0)
      append_input (formula, i, &inputs->inputs[i]);

  return g_string_free (formula, FALSE);
}

/* The parts of a formula, unescaped (element-type utf8). */
static GPtrArray *
split (const char *formula)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) part = g_string_new (NULL);

  for (const char *p = formula;; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        {
          g_string_append_c (part, *++p);
          continue;
        }
      if (*p != ';' && *p != '\0')
        {
          g_string_append_c (part, *p);
          continue;
        }

      g_ptr_array_add (parts, g_strstrip (g_strdup (part->str)));
      g_string_truncate (part, 0);
      if (*p == '\0' || parts->len == MAX_PARTS)
        return parts;
    }
}

static gboolean
find_word (const char *const *words, guint n, const char *word, gsize length, guint *index)
{
  for (guint i = 0; i < n; i++)
    if (strlen (words[i]) == length && strncmp (words[i], word, length) == 0)
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}

/* The name of the row of reference data that @id means, and its source. */
static const char *
find_reference (EfInput input, const char *id, int year, const EfEnergySource **source)
{
  gboolean measured = g_str_has_suffix (id, EF_MEASURED_SUFFIX);
  g_autofree char *hardware_id
    = g_strndup (id, strlen (id) - (measured ? strlen (EF_MEASURED_SUFFIX) : 0));
  const EfHardware *hardware = ef_hardware_get (hardware_id);
  const EfPowerGrid *grid = ef_power_grid_get (id);
  const EfSite *site = ef_site_get (id);

  if (input == EF_INPUT_PUE && site != NULL)
    {
      const EfPue *pue = ef_site_get_pue (site, year);

      *source = pue != NULL ? pue->source : NULL;
      return site->name;
    }
  if (input == EF_INPUT_INTENSITY && grid != NULL)
    {
      const EfGridIntensity *intensity = ef_power_grid_get_intensity (grid, year, NULL);

      *source = intensity != NULL ? intensity->source : NULL;
      return grid->name;
    }
  if (hardware != NULL)
    {
      *source
        = measured && hardware->n_measured > 0 ? hardware->measured[0].source : hardware->source;
      return hardware->name;
    }

  return id;
}

static char *
describe_reference (EfInput input, const char *value, char *of)
{
  char *at = strrchr (of, '@');
  const EfEnergySource *source = NULL;
  int year = 0;
  const char *name;

  if (at != NULL)
    {
      year = (int) g_ascii_strtoll (at + 1, NULL, 10);
      *at = '\0';
    }
  name = find_reference (input, of, year, &source);
  if (source == NULL)
    return g_strdup_printf ("%s (%s)", value, name);

  /* Translators: a value, of what it is, where that is said, and the year: "700 W (NVIDIA H100;
   * NVIDIA H100 data sheet, 2023)" */
  return g_strdup_printf (_("%s (%s; %s, %d)"), value, name, source->title,
                          year != 0 ? year : source->year);
}

static char *
describe_given (EfInput input, EfGiven given, const char *value_text, char *of)
{
  g_autofree char *value = format_value (input, g_ascii_strtod (value_text, NULL));
  const EfEnergyConstant *constant;

  switch (given)
    {
    case EF_GIVEN_REPORTED:
      /* Translators: which column of the table a value is from. */
      return *of != '\0' ? g_strdup_printf (_("from the column “%s”"), of)
                         : g_strdup (_("from the table"));

    case EF_GIVEN_REFERENCE:
      return describe_reference (input, value, of);

    case EF_GIVEN_ASSUMED:
      constant = ef_energy_constant_get (of);
      if (constant != NULL)
        return g_strdup_printf (_("%s, assumed (%s, %d)"), value, constant->source->title,
                                constant->source->year);
      return g_strdup_printf (_("%s, assumed"), value);

    case EF_GIVEN_CHOSEN:
    default:
      return g_strdup_printf (_("%s, as chosen"), value);
    }
}

/* "power=reference:700:nvidia-h100" */
static gboolean
describe_input (GString *text, const char *part)
{
  const char *equals = strchr (part, '=');
  const char *colon = equals != NULL ? strchr (equals, ':') : NULL;
  const char *second = colon != NULL ? strchr (colon + 1, ':') : NULL;
  guint input, given;
  g_autofree char *value = NULL;
  g_autofree char *of = NULL;
  g_autofree char *words = NULL;

  if (second == NULL || !find_word (input_words, EF_N_INPUTS, part, equals - part, &input)
      || !find_word (given_words, G_N_ELEMENTS (given_words), equals + 1, colon - equals - 1,
                     &given))
    return FALSE;

  value = g_strndup (colon + 1, second - colon - 1);
  of = g_strdup (second + 1);
  words = describe_given (input, given, value, of);
  /* Translators: an input of a computation, and what is known of it: "Power: 700 W, as chosen" */
  g_string_append_printf (text, _("\n%s: %s"), get_input_label (input), words);

  return TRUE;
}

char *
ef_energy_formula_describe (const char *formula)
{
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GString) text = NULL;
  const char *method_word;
  guint method;

  g_return_val_if_fail (formula != NULL, NULL);

  parts = split (formula);
  method_word = g_ptr_array_index (parts, 0);
  if (!find_word (method_words, G_N_ELEMENTS (method_words), method_word, strlen (method_word),
                  &method))
    return g_strdup (formula);

  text = g_string_new (ef_method_to_label (method));
  for (guint i = 1; i < parts->len; i++)
    {
      const char *part = g_ptr_array_index (parts, i);

      if (g_str_has_prefix (part, input_words[EF_INPUT_PUE]))
        g_string_append (text, _(" × PUE"));
    }
  for (guint i = 1; i < parts->len; i++)
    if (!describe_input (text, g_ptr_array_index (parts, i)))
      return g_strdup (formula);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
