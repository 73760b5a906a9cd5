/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-typeset.h"

#include <string.h>

/*
 * Letters of Unicode instead of a markup of our own: they are text in every format, can be searched
 * and copied, and a screen reader says them.
 */

static const char *const superscripts[10] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
static const char *const subscripts[10] = { "₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉" };

/* What has an exponent where it is a word of its own. */
static const char *const squares[] = { "mm2", "cm2", "dm2", "m2", "km2", "mm3", "cm3", "m3" };
static const char *const gases[] = { "CO2", "CH4", "N2O", "SF6", "NF3", "H2O" };

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) || c == '_';
}

static gboolean
begins_word (const char *text, const char *at)
{
  return at == text || !is_word_character (g_utf8_get_char (g_utf8_prev_char (at)));
}

static gboolean
ends_word (const char *at)
{
  return *at == '\0' || !is_word_character (g_utf8_get_char (at));
}

static void
append_digits (GString *out, const char *word, gsize length, const char *const *digits)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (word[i]))
      g_string_append (out, digits[word[i] - '0']);
    else
      g_string_append_c (out, word[i]);
}

/* "CO2" is also the beginning of "CO2e", "CO2eq" and "CO2-eq". Returns: how much was taken */
static gsize
take_gas (GString *out, const char *text, const char *at)
{
  for (guint i = 0; i < G_N_ELEMENTS (gases); i++)
    {
      gsize length = strlen (gases[i]);
      const char *rest = at + length;

      if (!g_str_has_prefix (at, gases[i]))
        continue;
      if (g_str_has_prefix (rest, "eq"))
        rest += 2;
      else if (*rest == 'e')
        rest++;
      /* "kgCO2" is one word, and means it. */
      if (!ends_word (rest)
          || !(begins_word (text, at)
               || (at - text >= 2 && strncmp (at - 2, "kg", 2) == 0)
               || (at > text && (at[-1] == 'g' || at[-1] == 't'))))
        continue;
      append_digits (out, at, length, subscripts);
      return length;
    }

  return 0;
}

static gsize
take_square (GString *out, const char *text, const char *at)
{
  for (guint i = 0; begins_word (text, at) && i < G_N_ELEMENTS (squares); i++)
    {
      gsize length = strlen (squares[i]);

      if (!g_str_has_prefix (at, squares[i]) || !ends_word (at + length))
        continue;
      append_digits (out, at, length, superscripts);
      return length;
    }

  return 0;
}

/* "^2", "^-3" behind a letter, a digit or a bracket, with nothing like a word behind. */
static gsize
take_power (GString *out, const char *text, const char *at)
{
  const char *from = at + 1;
  const char *to;

  if (*at != '^' || at == text)
    return 0;
  if (*from == '-')
    from++;
  to = from;
  while (g_ascii_isdigit (*to))
    to++;
  if (to == from || to - from > 4 || !ends_word (to) || (*to == '.' && g_ascii_isdigit (to[1]))
      || !(g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at))) || at[-1] == ')'))
    return 0;

  if (from > at + 1)
    g_string_append (out, "⁻");
  append_digits (out, from, (gsize) (to - from), superscripts);

  return (gsize) (to - at);
}

/* Where only a unit can stand. */
static gsize
take_micro (GString *out, const char *text, const char *at)
{
  static const char *const units[] = { "us)", "um)", "us]", "um]" };

  if (at == text || strchr ("([", at[-1]) == NULL)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_prefix (at, units[i]))
      {
        g_string_append (out, "µ");
        return 1;
      }

  return 0;
}

char *
ef_typeset (const char *text)
{
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_new (NULL);
  for (const char *at = text; *at != '\0';)
    {
      gsize taken = take_gas (out, text, at);

      if (taken == 0)
        taken = take_square (out, text, at);
      if (taken == 0)
        taken = take_power (out, text, at);
      if (taken == 0)
        taken = take_micro (out, text, at);
      if (taken == 0)
        {
          taken = (gsize) (g_utf8_next_char (at) - at);
          g_string_append_len (out, at, (gssize) taken);
        }
      at += taken;
    }

  return g_string_free (out, FALSE);
}
