/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-name-size.h"

#include <math.h>

static double
get_factor (char letter)
{
  switch (g_ascii_toupper (letter))
    {
    case 'M':
      return 1e6;
    case 'B':
      return 1e9;
    default:
      return NAN;
    }
}

/* The number that starts at @text, of digits with at most one point. */
static double
read_decimal (const char *text, const char **end)
{
  const char *at = text;
  g_autofree char *digits = NULL;

  while (g_ascii_isdigit (*at))
    at++;
  if (*at == '.' && g_ascii_isdigit (at[1]))
    for (at++; g_ascii_isdigit (*at);)
      at++;
  *end = at;
  digits = g_strndup (text, (gsize) (at - text));

  return g_ascii_strtod (digits, NULL);
}

/* The size that starts at @at, as in "7B", "8x22B" and "1.5b-chat"; NAN if none does. */
static double
read_size (const char *at)
{
  const char *end;
  double size = read_decimal (at, &end);

  if (g_ascii_tolower (*end) == 'x' && g_ascii_isdigit (end[1]))
    size *= read_decimal (end + 1, &end);
  size *= get_factor (*end);

  return g_ascii_isalnum (end[0] == '\0' ? '\0' : end[1]) ? NAN : size;
}

double
ef_name_size_find (const char *name, gboolean active)
{
  double first = NAN;

  g_return_val_if_fail (name != NULL, NAN);

  for (const char *p = name; *p != '\0'; p++)
    {
      char before = p > name ? p[-1] : ' ';
      gboolean marked
        = g_ascii_toupper (before) == 'A' && (p - name < 2 || !g_ascii_isalnum (p[-2]));
      double size;

      if (!g_ascii_isdigit (*p) || before == '.' || (g_ascii_isalnum (before) && !marked))
        continue;
      size = read_size (p);
      if (isnan (size) || (marked && !active))
        continue;
      if (marked)
        return size;
      if (isnan (first))
        first = size;
    }

  return first;
}
