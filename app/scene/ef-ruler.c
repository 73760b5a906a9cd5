/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-ruler.h"

#include <math.h>
#include <string.h>

#include "ef-error.h"
#include "ef-power-grid.h"
#include "ef-weight-format.h"
#include "ef-words.h"

#define OF_MAX 6

static const struct
{
  const char *word;
  const char *dimension; /* of its values, or NULL */
  const char *bare_unit; /* of a number without a unit */
} kinds[EF_N_RULER_KINDS] = {
  [EF_RULER_COMPUTE] = { "compute", "compute", "flop" },
  [EF_RULER_MEMORY] = { "memory", "information", "gigabyte" },
  [EF_RULER_ENERGY] = { "energy", "energy", "kilowatt-hour" },
  [EF_RULER_CARBON] = { "carbon", "carbon", "kilogram" },
  [EF_RULER_PER_UNIT] = { "per-unit", NULL, NULL },
};

const char *
ef_ruler_kind_to_word (EfRulerKind kind)
{
  g_return_val_if_fail (kind < EF_N_RULER_KINDS, NULL);

  return kinds[kind].word;
}

gboolean
ef_ruler_kind_from_word (const char *word, EfRulerKind *kind)
{
  g_return_val_if_fail (word != NULL && kind != NULL, FALSE);

  for (guint i = 0; i < EF_N_RULER_KINDS; i++)
    if (strcmp (kinds[i].word, word) == 0)
      {
        *kind = (EfRulerKind) i;
        return TRUE;
      }

  return FALSE;
}

gboolean
ef_ruler_equal (const EfRuler *a, const EfRuler *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (!a->shown != !b->shown || a->n_values != b->n_values || g_strcmp0 (a->of, b->of) != 0)
    return FALSE;
  for (guint i = 0; i < a->n_values; i++)
    if (a->values[i].amount != b->values[i].amount || a->values[i].unit != b->values[i].unit)
      return FALSE;

  return TRUE;
}

/* The parts of a list, without blanks around them; empty ones are left out (transfer full). */
static GPtrArray *
split_list (const char *text, EfComma comma)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  const char *start = text;

  for (const char *p = text;; p++)
    {
      gboolean is_end = *p == '\0' || *p == ';'
                        || (*p == ',' && (comma == EF_COMMA_THOUSANDS || g_ascii_isspace (p[1])));

      if (is_end)
        {
          char *part = g_strstrip (g_strndup (start, (gsize) (p - start)));

          if (*part != '\0')
            g_ptr_array_add (parts, part);
          else
            g_free (part);
          start = p + 1;
        }
      if (*p == '\0')
        return parts;
    }
}

/* A unit of that dimension; NULL if @text is none. */
static const EfUnit *
find_unit (const char *dimension, const char *text)
{
  const EfUnit *unit = dimension != NULL ? ef_unit_find (text, -1) : NULL;

  return unit != NULL && strcmp (ef_unit_get_dimension (unit), dimension) == 0 ? unit : NULL;
}

/* Where the unit begins behind a number: at the first letter that is not of an exponent. */
static gsize
find_unit_start (const char *text)
{
  gsize at = 0;

  while (text[at] != '\0')
    {
      guchar c = (guchar) text[at];
      gboolean exponent = (c == 'e' || c == 'E')
                          && (g_ascii_isdigit (text[at + 1])
                              || ((text[at + 1] == '-' || text[at + 1] == '+')
                                  && g_ascii_isdigit (text[at + 2])));

      if ((g_ascii_isalpha (c) || c >= 0x80) && !exponent)
        break;
      at++;
    }

  return at;
}

/* A number with a suffix, where there is no unit: "2.5M"; else one in front of a unit, which may
 * have signs in it: "1 PF-day". */
static gboolean
read_value (EfRulerValue *value, EfRulerKind kind, const char *text, EfComma comma, GError **error)
{
  const EfNumberStyle style = { comma, kinds[kind].dimension == NULL };
  gsize length = kinds[kind].dimension == NULL ? strlen (text) : find_unit_start (text);
  g_autofree char *unit = g_strstrip (g_strdup (text + length));
  EfNumber number;

  if (ef_number_read (text, (gssize) length, &style, &number) != EF_NUMBER_OK
      || number.reason != EF_NUMBER_REASON_NONE || number.percent)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX, _ ("“%s” is not a number."), text);
      return FALSE;
    }
  if (!(number.value > 0))
    {
      g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX, _ ("“%s” is not above zero."), text);
      return FALSE;
    }

  *value = (EfRulerValue){ .amount = number.value };
  if (kinds[kind].bare_unit != NULL)
    value->unit = ef_unit_find_by_id (kinds[kind].bare_unit);
  if (*unit != '\0')
    value->unit = find_unit (kinds[kind].dimension, unit);
  if (number.unit == NULL && (*unit == '\0' || value->unit != NULL))
    return TRUE;

  g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX, _ ("“%s” has no unit of this ruler."), text);
  return FALSE;
}

gboolean
ef_ruler_read_values (
  EfRuler *self, EfRulerKind kind, const char *text, EfComma comma, GError **error)
{
  g_autoptr (GPtrArray) parts = NULL;
  EfRulerValue values[EF_RULER_VALUES_MAX] = { 0 };

  g_return_val_if_fail (self != NULL && kind < EF_N_RULER_KINDS && text != NULL, FALSE);

  parts = split_list (text, comma);
  if (parts->len > EF_RULER_VALUES_MAX)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX, _ ("A ruler has at most %d values."),
                   EF_RULER_VALUES_MAX);
      return FALSE;
    }
  for (guint i = 0; i < parts->len; i++)
    if (!read_value (&values[i], kind, parts->pdata[i], comma, error))
      return FALSE;

  self->n_values = parts->len;
  memcpy (self->values, values, sizeof values);

  return TRUE;
}

char *
ef_ruler_values_to_text (const EfRuler *self, const char *decimal_point)
{
  GString *text;

  g_return_val_if_fail (self != NULL && decimal_point != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < self->n_values; i++)
    {
      const EfRulerValue *value = &self->values[i];
      char buffer[EF_NUMBER_BUFFER];
      g_auto (GStrv) parts = g_strsplit (ef_number_to_text (value->amount, buffer), ".", 2);
      g_autofree char *number = g_strjoinv (decimal_point, parts);

      if (i > 0)
        g_string_append (text, strcmp (decimal_point, ",") == 0 ? "; " : ", ");
      g_string_append (text, number);
      if (value->unit != NULL)
        g_string_append_printf (text, " %s", ef_unit_get_symbol (value->unit));
    }

  return g_string_free (text, FALSE);
}

static const char *
find_format (const char *text, GError **error)
{
  const EfWeightFormat *format = ef_weight_format_find (text);

  if (format == NULL)
    g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX,
                 _ ("“%s” is no format of weights that is known, such as fp16, int8 or Q4_0."),
                 text);

  return format != NULL ? format->id : NULL;
}

static const char *
find_grid (const char *text, GError **error)
{
  g_autoptr (GPtrArray) grids = ef_power_grid_find (text);
  const EfPowerGrid *grid = grids->len == 1 ? grids->pdata[0] : NULL;

  if (grids->len > 1)
    g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX,
                 _ ("“%s” may be several grids; say which, such as %s."), text,
                 ((const EfPowerGrid *) grids->pdata[0])->id);
  else if (grid == NULL || ef_power_grid_get_intensity (grid, 0, NULL) == NULL)
    g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX,
                 _ ("“%s” is no grid of which it is known what it emits, such as SWE or "
                    "Germany."),
                 text);
  else
    return grid->id;

  return NULL;
}

gboolean
ef_ruler_read_of (EfRuler *self, EfRulerKind kind, const char *text, GError **error)
{
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GString) ids = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && text != NULL, FALSE);
  g_return_val_if_fail (kind == EF_RULER_MEMORY || kind == EF_RULER_CARBON, FALSE);

  parts = split_list (text, EF_COMMA_THOUSANDS);
  if (parts->len > OF_MAX)
    {
      g_set_error (error, EF_ERROR, EF_ERROR_SYNTAX, _ ("At most %d at a time."), OF_MAX);
      return FALSE;
    }
  for (guint i = 0; i < parts->len; i++)
    {
      const char *id = kind == EF_RULER_MEMORY ? find_format (parts->pdata[i], error)
                                               : find_grid (parts->pdata[i], error);

      if (id == NULL)
        return FALSE;
      g_string_append_printf (ids, "%s%s", i > 0 ? "," : "", id);
    }

  g_free (self->of);
  self->of = ids->len > 0 ? g_strdup (ids->str) : NULL;

  return TRUE;
}
