/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-formula-private.h"

#include "ef-hardware.h"
#include "ef-number.h"
#include "ef-power-grid.h"
#include "ef-site.h"

#include <math.h>
#include <string.h>

/* What made a cell, as a text that is stored with it:
 *
 *   device-hours*power; device-hours=reported::Time (GPU hours); power=reference:700:nvidia-h100
 *
 * Between semicolons stand the method and the inputs; an input has its name, who says so, its value
 * unless each row has its own, and of what it is; where a name may mean several devices, of all of
 * them, with a bar between. A backslash stands before a semicolon or a
 * backslash of a name. The text is part of project files, so it is never translated;
 * ef-energy-trace.c says the same to people. */

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
  [EF_METHOD_SITE] = "energy*pue",
  [EF_METHOD_OTHER_SITE] = "energy/old-pue*pue",
  [EF_METHOD_OTHER_SITE_CARBON] = "carbon/old-pue*pue",
  [EF_METHOD_COLUMN] = "energy",
  [EF_METHOD_COLUMN_CARBON] = "carbon",
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
  [EF_INPUT_CARBON] = "carbon",
  [EF_INPUT_OLD_PUE] = "old-pue",
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

/* The name of the row of reference data that is meant, and its source. */
static void
find_reference (EfFormulaInput *input)
{
  gboolean measured = g_str_has_suffix (input->of, EF_MEASURED_SUFFIX);
  g_autofree char *hardware_id
    = g_strndup (input->of, strlen (input->of) - (measured ? strlen (EF_MEASURED_SUFFIX) : 0));
  const EfHardware *hardware = ef_hardware_get (hardware_id);
  const EfPowerGrid *grid = ef_power_grid_get (input->of);
  const EfSite *site = ef_site_get (input->of);

  input->name = input->of;
  if (input->input == EF_INPUT_PUE && site != NULL)
    {
      const EfPue *pue = ef_site_get_pue (site, input->year);

      input->source = pue != NULL ? pue->source : NULL;
      input->name = ef_site_get_name (site);
    }
  else if (input->input == EF_INPUT_INTENSITY && grid != NULL)
    {
      const EfGridIntensity *intensity = ef_power_grid_get_intensity (grid, input->year, NULL);

      input->source = intensity != NULL ? intensity->source : NULL;
      input->name = ef_power_grid_get_name (grid);
    }
  else if (hardware != NULL)
    {
      input->source
        = measured && hardware->n_measured > 0 ? hardware->measured[0].source : hardware->source;
      input->name = hardware->name;
    }
}

static void
find_source (EfFormulaInput *input)
{
  const EfEnergyConstant *constant;
  char *at, *bar;

  if (input->given == EF_GIVEN_REFERENCE)
    {
      at = strrchr (input->of, '@');
      if (at != NULL)
        {
          input->year = (int) g_ascii_strtoll (at + 1, NULL, 10);
          *at = '\0';
        }
      bar = strstr (input->of, EF_OTHERS_SEPARATOR);
      if (bar != NULL)
        {
          *bar = '\0';
          input->others = bar + strlen (EF_OTHERS_SEPARATOR);
        }
      find_reference (input);
    }
  else if (input->given == EF_GIVEN_ASSUMED)
    {
      constant = ef_energy_constant_get (input->of);
      input->source = constant != NULL ? constant->source : NULL;
    }
  if (input->source != NULL && input->year == 0)
    input->year = input->source->year;
}

/* "power=reference:700:nvidia-h100" */
static gboolean
read_input (EfFormulaInput *input, const char *part)
{
  const char *equals = strchr (part, '=');
  const char *colon = equals != NULL ? strchr (equals, ':') : NULL;
  const char *second = colon != NULL ? strchr (colon + 1, ':') : NULL;
  guint number, given;

  if (second == NULL || !find_word (input_words, EF_N_INPUTS, part, equals - part, &number)
      || !find_word (given_words, G_N_ELEMENTS (given_words), equals + 1, colon - equals - 1,
                     &given))
    return FALSE;

  *input = (EfFormulaInput){ .input = number, .given = given, .value = NAN };
  if (given != EF_GIVEN_REPORTED)
    input->value = g_ascii_strtod (colon + 1, NULL);
  input->of = g_strdup (second + 1);
  find_source (input);

  return TRUE;
}

static void
clear_input (gpointer data)
{
  g_free (((EfFormulaInput *) data)->of);
}

EfEnergyFormula *
ef_energy_formula_parse (const char *text)
{
  g_autoptr (EfEnergyFormula) self = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  const char *method_word;
  guint method;

  g_return_val_if_fail (text != NULL, NULL);

  parts = split (text);
  method_word = g_ptr_array_index (parts, 0);
  if (!find_word (method_words, G_N_ELEMENTS (method_words), method_word, strlen (method_word),
                  &method))
    return NULL;

  self = g_new0 (EfEnergyFormula, 1);
  self->method = method;
  self->inputs = g_array_new (FALSE, FALSE, sizeof (EfFormulaInput));
  g_array_set_clear_func (self->inputs, clear_input);
  for (guint i = 1; i < parts->len; i++)
    {
      EfFormulaInput input;

      if (!read_input (&input, g_ptr_array_index (parts, i)))
        return NULL;
      g_array_append_val (self->inputs, input);
      self->with_pue = self->with_pue || input.input == EF_INPUT_PUE;
    }

  return g_steal_pointer (&self);
}

void
ef_energy_formula_free (EfEnergyFormula *self)
{
  g_array_unref (self->inputs);
  g_free (self);
}
