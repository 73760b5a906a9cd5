/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-prose.h"

#include "ef-energy-name-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Longer texts are no units. */
#define MAX_UNIT_WORDS 3

/* More numbers are no text. */
#define MAX_NUMBERS 10000

static const char *const dimensions[] = { "device-time", "energy", "carbon", "carbon-intensity",
                                          NULL };

/* A number with thousands commas and perhaps a suffix: "39.3", "11,390", "3.3M". @rounding: half
 * a unit of the last digit that is written. Returns where it ends, or NULL. */
static const char *
read_number (const char *p, double *value, double *rounding)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  static const struct
  {
    char letter;
    double factor;
  } suffixes[] = { { 'K', 1e3 }, { 'k', 1e3 }, { 'M', 1e6 }, { 'B', 1e9 } };
  const char *point;

  while (g_ascii_isdigit (*p) || ((*p == ',' || *p == '.') && g_ascii_isdigit (p[1])))
    {
      if (*p != ',')
        g_string_append_c (digits, *p);
      p++;
    }
  if (!ef_number_read_plain (digits->str, digits->len, value))
    return NULL;

  point = strchr (digits->str, '.');
  *rounding = 0.5 * pow (10, point != NULL ? -(double) strlen (point + 1) : 0);
  while (*p == '*')
    p++;
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (*p == suffixes[i].letter && !g_ascii_isalpha (p[1]))
      {
        *value *= suffixes[i].factor;
        *rounding *= suffixes[i].factor;
        return p + 1;
      }

  return p;
}

/* The unit that the words behind a number are, the longest that is one. */
static const EfUnit *
read_unit (const char *p)
{
  const char *ends[MAX_UNIT_WORDS];
  guint n = 0;

  while (*p == ' ' || *p == '*')
    p++;
  for (const char *end = p; n < MAX_UNIT_WORDS && *end != '\0' && *end != '\n';)
    {
      end += strcspn (end, " \n,.;:()*");
      ends[n++] = end;
      if (*end != ' ')
        break;
      end++;
    }
  while (n > 0)
    {
      const EfUnit *unit = ef_unit_find (p, ends[--n] - p);

      if (unit != NULL && g_strv_contains (dimensions, ef_unit_get_dimension (unit)))
        return unit;
    }

  return NULL;
}

static void
read_line (GArray *numbers, const char *line, guint number)
{
  for (const char *p = line; *p != '\0' && numbers->len < MAX_NUMBERS;)
    {
      EfProseNumber found;
      const EfUnit *unit;
      const char *end;

      /* Not the digits of a name: H100, CO2. */
      if (!g_ascii_isdigit (*p) || (p > line && (g_ascii_isalnum (p[-1]) || p[-1] == '-')))
        {
          p++;
          continue;
        }
      end = read_number (p, &found.value, &found.rounding);
      unit = end != NULL ? read_unit (end) : NULL;
      p = end != NULL ? end : p + 1;
      if (unit != NULL)
        {
          g_autofree char *place = g_strdup_printf (_("line %u"), number);

          found.value *= ef_unit_get_factor (unit);
          found.rounding *= ef_unit_get_factor (unit);
          found.dimension = ef_unit_get_dimension (unit);
          found.place = g_intern_string (place);
          g_array_append_val (numbers, found);
        }
      while (g_ascii_isalnum (*p))
        p++;
    }
}

GArray *
ef_prose_read (const char *text, const char *heading)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (EfProseNumber));
  g_autofree char *wanted = heading != NULL ? ef_energy_name_fold (heading) : NULL;
  gboolean inside = heading == NULL;
  guint number = 0;

  g_return_val_if_fail (text != NULL, numbers);

  for (const char *p = text; *p != '\0';)
    {
      gsize length = strcspn (p, "\n");
      g_autofree char *line = g_strndup (p, length);

      number++;
      g_strstrip (line);
      if (*line == '#' && wanted != NULL)
        {
          g_autofree char *folded = ef_energy_name_fold (line);

          inside = strcmp (folded, wanted) == 0;
        }
      else if (inside && *line != '|')
        {
          read_line (numbers, line, number);
        }
      p += length + (p[length] == '\n');
    }

  return numbers;
}
