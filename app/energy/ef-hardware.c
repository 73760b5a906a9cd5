/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-data-private.h"

#include "ef-energy-name-private.h"

#include <math.h>
#include <string.h>

/* No name has more words that are not noise. */
#define MAX_NAME_WORDS 8

/* Part of our files, so never translated. */
static const char *const precision_words[EF_N_PRECISIONS] = {
  [EF_PRECISION_FP64] = "fp64", [EF_PRECISION_FP32] = "fp32", [EF_PRECISION_TF32] = "tf32",
  [EF_PRECISION_BF16] = "bf16", [EF_PRECISION_FP16] = "fp16", [EF_PRECISION_FP8] = "fp8",
  [EF_PRECISION_INT8] = "int8", [EF_PRECISION_FP4] = "fp4",   [EF_PRECISION_INT4] = "int4",
};

/* In which format a device computes what it has no units for. */
static const EfPrecision wider[EF_N_PRECISIONS] = {
  [EF_PRECISION_FP64] = EF_PRECISION_FP64, [EF_PRECISION_FP32] = EF_PRECISION_FP32,
  [EF_PRECISION_TF32] = EF_PRECISION_FP32, [EF_PRECISION_BF16] = EF_PRECISION_FP16,
  [EF_PRECISION_FP16] = EF_PRECISION_FP32, [EF_PRECISION_FP8] = EF_PRECISION_BF16,
  [EF_PRECISION_INT8] = EF_PRECISION_FP16, [EF_PRECISION_FP4] = EF_PRECISION_FP8,
  [EF_PRECISION_INT4] = EF_PRECISION_INT8,
};

const char *
ef_precision_to_word (EfPrecision precision)
{
  g_return_val_if_fail ((guint) precision < EF_N_PRECISIONS, NULL);

  return precision_words[precision];
}

gboolean
ef_precision_from_word (const char  *word,
                        EfPrecision *precision)
{
  g_return_val_if_fail (word != NULL, FALSE);
  g_return_val_if_fail (precision != NULL, FALSE);

  for (guint i = 0; i < EF_N_PRECISIONS; i++)
    if (g_ascii_strcasecmp (word, precision_words[i]) == 0)
      {
        *precision = i;
        return TRUE;
      }

  return FALSE;
}

const EfHardware *
ef_hardware_get (const char *id)
{
  EfHardwareRow *row;

  g_return_val_if_fail (id != NULL, NULL);

  row = g_hash_table_lookup (ef_energy_registry_get ()->hardware_ids, id);

  return row != NULL ? &row->hardware : NULL;
}

const char *
ef_hardware_get_short_name (const EfHardware *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return ef_energy_name_skip_vendor (self->name);
}

GPtrArray *
ef_hardware_list (void)
{
  const EfEnergyRegistry *registry = ef_energy_registry_get ();
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < registry->known->hardware->len; i++)
    {
      EfHardwareRow *row = g_ptr_array_index (registry->known->hardware, i);

      /* Rows of users' files that only add to others have no name. */
      if (row->hardware.name != NULL)
        g_ptr_array_add (list, &row->hardware);
    }

  return list;
}

/* The devices of the longest name among @words that begins with the first of them. What makes
 * another device of a name may not follow it. @length (inout): of that name, without blanks. */
static GPtrArray *
find_from (const EfEnergyRegistry *registry,
           char                  **words,
           gsize                  *length)
{
  g_autoptr (GString) dense = g_string_new (NULL);
  GPtrArray *longest = NULL;

  for (guint i = 0; words[i] != NULL && i < MAX_NAME_WORDS; i++)
    {
      GPtrArray *list;

      g_string_append (dense, words[i]);
      list = g_hash_table_lookup (registry->hardware_words, dense->str);
      if (list == NULL || dense->len < *length
          || (words[i + 1] != NULL && ef_energy_name_is_variant (words[i + 1])))
        continue;

      longest = list;
      *length = dense->len;
    }

  return longest;
}

/* The devices of the longest name that stands in @text; of names equally long, of each. */
static void
find_inside (const EfEnergyRegistry *registry,
             const char             *text,
             GPtrArray              *found)
{
  g_autofree char *line = ef_energy_name_words (text);
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  gsize longest = 1;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = longest;
      GPtrArray *list = find_from (registry, words + i, &length);

      if (list == NULL)
        continue;
      if (length > longest)
        g_ptr_array_set_size (found, 0);
      longest = length;
      for (guint k = 0; k < list->len; k++)
        if (!g_ptr_array_find (found, g_ptr_array_index (list, k), NULL))
          g_ptr_array_add (found, g_ptr_array_index (list, k));
    }
}

/* Whether @text is a name and nothing else. */
static gboolean
is_whole (const EfEnergyRegistry *registry,
          const char             *text)
{
  g_autofree char *words = ef_energy_name_words (text);
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_autofree char *dense = g_strjoinv (NULL, parts);

  return g_hash_table_contains (registry->hardware_words, dense);
}

GPtrArray *
ef_hardware_find (const char *text,
                  guint      *count)
{
  const EfEnergyRegistry *registry = ef_energy_registry_get ();
  GPtrArray *found = g_ptr_array_new ();
  const EfHardware *by_id;
  g_autofree char *name = NULL;
  guint n = 1;

  g_return_val_if_fail (text != NULL, found);

  if (count != NULL)
    *count = 1;

  by_id = ef_hardware_get (text);
  if (by_id != NULL)
    {
      g_ptr_array_add (found, (gpointer) by_id);
      return found;
    }

  /* "1080 Ti" is no thousand of anything: a count is looked for where the whole is no name. */
  if (!is_whole (registry, text) && ef_energy_name_split_count (text, &n, &name))
    find_inside (registry, name, found);
  if (found->len > 0 && count != NULL)
    *count = n;
  if (found->len == 0)
    find_inside (registry, text, found);

  return found;
}

double
ef_hardware_get_peak (const EfHardware *self,
                      EfPrecision       precision,
                      EfPrecision      *used)
{
  g_return_val_if_fail (self != NULL, NAN);
  g_return_val_if_fail ((guint) precision < EF_N_PRECISIONS, NAN);

  while (isnan (self->peaks[precision]) && wider[precision] != precision)
    precision = wider[precision];
  if (used != NULL)
    *used = precision;

  return self->peaks[precision];
}

void
ef_hardware_get_power (const EfHardware *self,
                       gboolean          measured,
                       EfPowerInUse     *power)
{
  const EfEnergyConstant *range = ef_energy_constant_get ("power-over-design-power");

  g_return_if_fail (self != NULL && power != NULL);

  power->measured = self->n_measured > 0 && (measured || isnan (self->tdp));
  if (power->measured)
    {
      const EfMeasuredPower *known = &self->measured[0];
      double spread = isnan (known->spread) ? 0 : known->spread / 100;

      power->watts = known->watts;
      power->low = known->watts * (1 - spread);
      power->high = known->watts * (1 + spread);
      power->scope = known->scope;
      power->source = known->source;
      return;
    }

  power->watts = self->tdp;
  power->low = self->tdp * range->low;
  power->high = self->tdp * range->high;
  power->scope = EF_SCOPE_ACCELERATOR;
  power->source = self->source;
}
