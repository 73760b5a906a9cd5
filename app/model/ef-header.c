/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-header-private.h"

#include "ef-quantity.h"

#include <string.h>

/* Column headers as people write them: "#Params (B)", "Speed<br><sup>CPU b1<br>(ms)",
 * "energy_per_token_joules", "Emission intensity, kg/MWh". What is in them are words and perhaps a
 * unit, and the unit stands in brackets, after the last comma, or at the end. */

/* Nobody names a column at such length; what is longer is a sentence. */
#define MAX_HEADER 256

/* A unit at the end of a header has at most so many words: "g_co2_eq_per_kwh". */
#define MAX_UNIT_WORDS 5

/* Copies without HTML tags, in compatibility form ("CO₂" is "CO2"). "" for what is no text. */
static char *
dup_plain (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *plain;

  if (normal == NULL)
    return g_strdup ("");

  plain = g_string_sized_new (strlen (normal));
  for (const char *p = normal; *p != '\0'; p++)
    {
      const char *end = NULL;

      if (*p == '<' && (g_ascii_isalpha (p[1]) || p[1] == '/'))
        end = strchr (p, '>');

      g_string_append_c (plain, end != NULL ? ' ' : *p);
      if (end != NULL)
        p = end;
    }

  return g_string_free (plain, FALSE);
}

/* TRUE where "CrossEntropy" has its border: two small letters, a capital, a small one. Fewer small
 * letters are no word ("mAP", "mIoU", "GFlops"). */
static gboolean
is_camel_border (const char *text,
                 const char *p)
{
  return p - text >= 2 && g_ascii_islower (p[-2]) && g_ascii_islower (p[-1])
         && g_ascii_isupper (p[0]) && g_ascii_islower (p[1]);
}

char *
ef_header_words (const char *text,
                 gboolean    cased)
{
  g_autofree char *plain = dup_plain (text);
  GString *words = g_string_sized_new (strlen (plain) + 8);
  gboolean border = FALSE;
  gboolean letter = FALSE; /* what came last */

  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean digit = g_unichar_isdigit (c);

      if (g_unichar_ismark (c) || g_unichar_iszerowidth (c))
        continue;
      if (!g_unichar_isalnum (c) && c != '@')
        {
          border = TRUE;
          letter = FALSE;
          continue;
        }

      border |= c == '@' || (digit && letter) || is_camel_border (plain, p);
      if (border && words->len > 0)
        g_string_append_c (words, ' ');
      g_string_append_unichar (words, cased ? c : g_unichar_tolower (c));
      letter = !digit && c != '@';
      border = c == '@';
    }

  return g_string_free (words, FALSE);
}

guint
ef_header_count_words (const char *words)
{
  guint n_words = 1;

  for (const char *p = words; *p != '\0'; p++)
    n_words += *p == ' ';

  return n_words;
}

/* In small letters, without the blanks and other signs that people write differently. */
static char *
dup_tight (const char *text)
{
  GString *tight = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (g_ascii_isalnum (*text) || *text == '=' || (guint8) *text >= 0x80)
      g_string_append_c (tight, g_ascii_tolower (*text));

  return g_string_free (tight, FALSE);
}

EfDirection
ef_header_find_direction (const char *text)
{
  static const struct
  {
    const char *words;
    EfDirection direction;
  } sayings[] = {
    { "lowerisbetter", EF_DIRECTION_LOWER },   { "lowerbetter", EF_DIRECTION_LOWER },
    { "smallerisbetter", EF_DIRECTION_LOWER }, { "higherisbetter", EF_DIRECTION_HIGHER },
    { "higherbetter", EF_DIRECTION_HIGHER },   { "largerisbetter", EF_DIRECTION_HIGHER },
    { "biggerisbetter", EF_DIRECTION_HIGHER }, { "↓", EF_DIRECTION_LOWER },
    { "⬇", EF_DIRECTION_LOWER },               { "↑", EF_DIRECTION_HIGHER },
    { "⬆", EF_DIRECTION_HIGHER },
  };
  static const char *const firsts[] = { "1=hi", "1=best", "1=top", "1=first" };
  g_autofree char *tight = NULL;

  g_return_val_if_fail (text != NULL, EF_DIRECTION_UNKNOWN);

  tight = dup_tight (text);
  for (guint i = 0; i < G_N_ELEMENTS (sayings); i++)
    if (strstr (tight, sayings[i].words) != NULL)
      return sayings[i].direction;
  /* "1 = best" counts from the best one on; 21 is no 1. */
  for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
    {
      const char *at = strstr (tight, firsts[i]);

      if (at != NULL && (at == tight || !g_ascii_isdigit (at[-1])))
        return EF_DIRECTION_LOWER;
    }

  return EF_DIRECTION_UNKNOWN;
}

double
ef_magnitude_read (const char *text)
{
  static const struct
  {
    const char *word;
    double factor;
  } words[] = {
    { "k", 1e3 },        { "thousand", 1e3 }, { "thousands", 1e3 }, { "m", 1e6 },
    { "mio", 1e6 },      { "mn", 1e6 },       { "million", 1e6 },   { "millions", 1e6 },
    { "b", 1e9 },        { "g", 1e9 },        { "bn", 1e9 },        { "billion", 1e9 },
    { "billions", 1e9 }, { "t", 1e12 },       { "trillion", 1e12 }, { "trillions", 1e12 },
  };
  const char *exponent = NULL;
  g_autofree char *power = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i].word) == 0)
      return words[i].factor;

  if (g_ascii_strncasecmp (text, "1e", 2) == 0)
    exponent = text + 2;
  else if (g_str_has_prefix (text, "10^"))
    exponent = text + 3;
  if (exponent == NULL || strspn (exponent, "0123456789") != strlen (exponent)
      || *exponent == '\0' || strlen (exponent) > 2)
    return 0;

  power = g_strconcat ("1e", exponent, NULL);

  return g_ascii_strtod (power, NULL);
}

static gboolean
is_unit (const char *text)
{
  return ef_unit_find (text, -1) != NULL || ef_magnitude_read (text) > 0;
}

/* The unit in what stands in brackets: the whole ("GPU days"), or its last word ("2023 USD"), or
 * its first ("B tokens", "ms, batch 1"); NULL if there is none (transfer full). */
static char *
find_unit (const char *content)
{
  g_autofree char *text = g_strstrip (g_strdup (content));
  g_auto (GStrv) words = NULL;
  guint n_words;

  if (is_unit (text))
    return g_steal_pointer (&text);

  words = g_strsplit_set (text, " ,;", -1);
  n_words = g_strv_length (words);
  if (n_words < 2 || n_words > 4)
    return NULL;

  if (strlen (words[n_words - 1]) > 1 && is_unit (words[n_words - 1]))
    return g_strdup (words[n_words - 1]);
  if (is_unit (words[0]))
    return g_strdup (words[0]);

  return NULL;
}

/* Overwrites the part of @text from @start to @end with blanks. */
static void
blank (char  *text,
       gsize  start,
       gsize  end)
{
  memset (text + start, ' ', end - start);
}

/* Finds brackets: those that hold the unit are blanked in @all, all of them in @outside. Both
 * have the length of @text. The first unit found is returned (transfer full). */
static char *
take_brackets (const char *text,
               char       *all,
               char       *outside)
{
  g_autofree char *unit = NULL;
  guint depth = 0;
  gsize start = 0;

  for (gsize i = 0; text[i] != '\0'; i++)
    {
      if (text[i] == '(' || text[i] == '[')
        {
          if (depth++ == 0)
            start = i;
        }
      else if ((text[i] == ')' || text[i] == ']') && depth > 0 && --depth == 0)
        {
          g_autofree char *content = g_strndup (text + start + 1, i - start - 1);
          g_autofree char *found = unit == NULL ? find_unit (content) : NULL;

          blank (outside, start, i + 1);
          if (found != NULL)
            {
              blank (all, start, i + 1);
              unit = g_steal_pointer (&found);
            }
        }
    }

  return g_steal_pointer (&unit);
}

/* "Emission intensity, kg/MWh", or "Emission factor, g/kWh: firm energy": takes it out of both
 * texts, which have the same length. */
static char *
take_after_comma (char *outside,
                  char *all)
{
  char *comma = strrchr (outside, ',');
  gsize start, end;
  g_autofree char *unit = NULL;

  if (comma == NULL)
    return NULL;

  start = comma - outside;
  end = start + strcspn (comma, ":");
  unit = g_strstrip (g_strndup (comma + 1, end - start - 1));
  if (!is_unit (unit))
    return NULL;

  blank (all, start, end);
  blank (outside, start, end);

  return g_steal_pointer (&unit);
}

/* Where the last word of the first @length bytes of @text begins; words are separated by blanks and
 * underscores here, so that "img/s" is one. */
static gsize
find_last_word (const char *text,
                gsize       length)
{
  while (length > 0 && strchr (" _", text[length - 1]) != NULL)
    length--;
  while (length > 0 && strchr (" _", text[length - 1]) == NULL)
    length--;

  return length;
}

/* "energy_per_token_joules", "output throughput tokens per sec": the longest unit at the end that
 * leaves something before it. A single letter is one only after an underscore ("duration_s"), and a
 * magnitude only in full ("billions"). Cuts @text. */
static char *
take_trailing (char *text)
{
  gsize starts[MAX_UNIT_WORDS];
  gsize length;

  g_strchomp (text);
  length = strlen (text);
  for (gsize i = 0; i < MAX_UNIT_WORDS; i++)
    starts[i] = length = find_last_word (text, length);

  for (gsize i = MAX_UNIT_WORDS; i > 0; i--)
    {
      gsize start = starts[i - 1];
      const char *unit = text + start;
      gboolean single = unit[0] != '\0' && unit[1] == '\0';

      if (start == 0 || (single && text[start - 1] != '_'))
        continue;
      if (ef_unit_find (unit, -1) == NULL && (strlen (unit) < 7 || ef_magnitude_read (unit) == 0))
        continue;

      text[start - 1] = '\0';

      return g_strdup (unit);
    }

  return NULL;
}

/* "time in ms" leaves "time in". */
static void
cut_in (char *words)
{
  if (g_str_has_suffix (words, " in") || g_str_has_suffix (words, " In"))
    words[strlen (words) - 3] = '\0';
}

EfHeader *
ef_header_parse (const char *text)
{
  g_autofree char *plain = NULL;
  g_autofree char *all = NULL;
  g_autofree char *outside = NULL;
  EfHeader *self;

  if (strlen (text) > MAX_HEADER || !g_utf8_validate (text, -1, NULL))
    return NULL;

  self = g_new0 (EfHeader, 1);
  plain = dup_plain (text);
  all = g_strdup (plain);
  outside = g_strdup (plain);

  self->unit = take_brackets (plain, all, outside);
  if (self->unit == NULL)
    self->unit = take_after_comma (outside, all);

  self->all = ef_header_words (all, FALSE);
  self->all_cased = ef_header_words (all, TRUE);
  self->main = ef_header_words (outside, FALSE);
  self->main_cased = ef_header_words (outside, TRUE);

  if (self->unit == NULL)
    self->trailing_unit = take_trailing (outside);
  if (self->trailing_unit != NULL)
    {
      self->shorter = ef_header_words (outside, FALSE);
      self->shorter_cased = ef_header_words (outside, TRUE);
      cut_in (self->shorter);
      cut_in (self->shorter_cased);
    }

  return self;
}

void
ef_header_free (EfHeader *self)
{
  g_free (self->main);
  g_free (self->main_cased);
  g_free (self->all);
  g_free (self->all_cased);
  g_free (self->shorter);
  g_free (self->shorter_cased);
  g_free (self->unit);
  g_free (self->trailing_unit);
  g_free (self);
}
