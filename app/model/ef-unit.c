/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-quantity-private.h"

#include "ef-header-private.h"

#include <math.h>
#include <string.h>

/* Longer texts are no units, whatever they are. */
#define MAX_UNIT_TEXT 64

/* The signs that people put or leave out between the words of a unit. */
#define BETWEEN_WORDS " \t\r\n-_."

/* Whether the word "per" stands at @p: "g per kWh", and "g_per_kwh" where no stroke can stand. */
static gboolean
is_per (const char *text, const char *p)
{
  return g_ascii_strncasecmp (p, "per", 3) == 0
         && (p == text || strchr (BETWEEN_WORDS, p[-1]) != NULL)
         && p[3] != '\0' && strchr (BETWEEN_WORDS, p[3]) != NULL;
}

/* What units are compared by: compatibility forms unified ("µ" and "μ", "CO₂" and "CO2"), a stroke
 * for "per", without signs between the words. NULL for what is no text, or too long for a unit
 * (transfer full). */
static char *
make_key (const char *text,
          gssize      length)
{
  g_autofree char *normal = NULL;
  GString *key;

  if (length < 0)
    length = strlen (text);
  if (length > MAX_UNIT_TEXT)
    return NULL;

  normal = g_utf8_normalize (text, length, G_NORMALIZE_ALL_COMPOSE);
  if (normal == NULL)
    return NULL;

  key = g_string_sized_new (length);
  for (const char *p = normal; *p != '\0'; p++)
    {
      if (is_per (normal, p))
        {
          g_string_append_c (key, '/');
          p += strlen ("per");
        }
      else if (strchr (BETWEEN_WORDS, *p) == NULL)
        {
          g_string_append_c (key, *p);
        }
    }

  return g_string_free (key, key->len == 0);
}

static void
index_add_text (EfUnitIndex *index,
                const EfUnit *unit,
                const char   *text)
{
  g_autofree char *key = make_key (text, -1);
  g_autofree char *folded = NULL;
  gpointer known;

  if (key == NULL)
    return;

  folded = g_utf8_strdown (key, -1);
  if (!g_hash_table_lookup_extended (index->folded, folded, NULL, &known))
    g_hash_table_insert (index->folded, g_steal_pointer (&folded), (gpointer) unit);
  else if (known != unit)
    g_hash_table_insert (index->folded, g_steal_pointer (&folded), NULL);

  if (!g_hash_table_contains (index->exact, key))
    g_hash_table_insert (index->exact, g_steal_pointer (&key), (gpointer) unit);
}

void
ef_unit_index_init (EfUnitIndex *self)
{
  self->exact = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
ef_unit_index_clear (EfUnitIndex *self)
{
  g_clear_pointer (&self->exact, g_hash_table_unref);
  g_clear_pointer (&self->folded, g_hash_table_unref);
}

void
ef_unit_index_add (EfUnitIndex  *self,
                   const EfUnit *unit)
{
  index_add_text (self, unit, unit->id);
  index_add_text (self, unit, unit->symbol);
  for (guint i = 0; i < unit->aliases->len; i++)
    index_add_text (self, unit, g_ptr_array_index (unit->aliases, i));
}

static const EfUnit *
find_key (const EfUnitIndex *self, const char *key)
{
  const EfUnit *unit = g_hash_table_lookup (self->exact, key);
  g_autofree char *folded = NULL;

  if (unit != NULL)
    return unit;

  folded = g_utf8_strdown (key, -1);

  return g_hash_table_lookup (self->folded, folded);
}

/* "kgCO2eq/kWh" without what is weighed: "kg/kWh". NULL if it does not say (transfer full). */
static char *
dup_without_co2 (const char *key)
{
  static const char *const words[]
    = { "co2equivalents", "co2equivalent", "co2equiv", "co2eq", "co2e", "co2" };
  g_autofree char *folded = g_ascii_strdown (key, -1);
  const char *found = strstr (folded, "co2");
  gsize start, length = 0;

  if (found == NULL)
    return NULL;

  start = found - folded;
  for (guint i = 0; i < G_N_ELEMENTS (words) && length == 0; i++)
    if (g_str_has_prefix (found, words[i]))
      length = strlen (words[i]);

  return g_strdup_printf ("%.*s%s", (int) start, key, key + start + length);
}

/* What is weighed may stand in any unit of mass, and in any form. */
static const EfUnit *
find_without_co2 (const EfUnitIndex *self, const char *key)
{
  g_autofree char *bare = dup_without_co2 (key);
  const EfUnit *unit = bare != NULL && *bare != '\0' ? find_key (self, bare) : NULL;

  return unit != NULL && g_str_has_prefix (unit->dimension->id, "carbon") ? unit : NULL;
}

const EfUnit *
ef_unit_index_find (const EfUnitIndex *self,
                    const char        *text,
                    gssize             length)
{
  g_autofree char *key = make_key (text, length);
  const EfUnit *unit;

  if (key == NULL)
    return NULL;

  unit = find_key (self, key);

  return unit != NULL ? unit : find_without_co2 (self, key);
}

static const EfUnit *
find_unit_of_factor (const EfDimension *dimension,
                     double             factor)
{
  GPtrArray *units = ef_quantity_registry_get ()->known->units;

  for (guint i = 0; i < units->len; i++)
    {
      const EfUnit *unit = g_ptr_array_index (units, i);

      if (unit->dimension == dimension && fabs (unit->factor / factor - 1) < 1e-9)
        return unit;
    }

  return NULL;
}

const EfUnit *
ef_dimension_find_unit (const EfDimension *self,
                        const char        *text,
                        const EfUnit      *base)
{
  const EfUnit *unit = ef_unit_index_find (&self->index, text, -1);
  double magnitude;

  if (unit != NULL || !self->magnitudes)
    return unit;

  magnitude = ef_magnitude_read (text);

  return magnitude > 0 ? find_unit_of_factor (self, base->factor * magnitude) : NULL;
}

EfUnit *
ef_unit_new (const char *id,
             const char *symbol,
             double      factor)
{
  EfUnit *self = g_new0 (EfUnit, 1);

  self->id = g_strdup (id);
  self->symbol = g_strdup (symbol);
  self->factor = factor;
  self->aliases = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
ef_unit_free (EfUnit *self)
{
  g_ptr_array_unref (self->aliases);
  g_free (self->symbol);
  g_free (self->id);
  g_free (self);
}

const char *
ef_unit_get_id (const EfUnit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

const char *
ef_unit_get_symbol (const EfUnit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->symbol;
}

const char *
ef_unit_get_dimension (const EfUnit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->dimension->id;
}

double
ef_unit_get_factor (const EfUnit *self)
{
  g_return_val_if_fail (self != NULL, 1.0);

  return self->factor;
}

const EfUnit *
ef_unit_find (const char *text,
              gssize      length)
{
  g_return_val_if_fail (text != NULL, NULL);

  return ef_unit_index_find (&ef_quantity_registry_get ()->unit_index, text, length);
}

GPtrArray *
ef_unit_list (const char *dimension)
{
  const GPtrArray *units = ef_quantity_registry_get ()->known->units;
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; dimension != NULL && i < units->len; i++)
    {
      EfUnit *unit = g_ptr_array_index (units, i);

      if (strcmp (unit->dimension->id, dimension) == 0)
        g_ptr_array_add (list, unit);
    }

  return list;
}

const EfUnit *
ef_unit_find_by_id (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (ef_quantity_registry_get ()->unit_ids, id);
}
