/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-energy-name-private.h"

#include <stdlib.h>
#include <string.h>

/* Nothing is called by a longer name. */
#define MAX_NAME 200
#define MAX_COUNT 1000000

/* Words that say nothing about which device it is, in order. */
static const char *const noise[] = {
  "accelerator", "accelerators", "amd", "aws", "card", "cloud", "core", "corporation", "cpu",
  "device", "geforce", "google", "gpu", "gpus", "graphics", "habana", "huawei", "instinct",
  "intel", "nvidia", "processor", "r", "tensor", "tesla", "tm", "type",
};

/* Words that make another device of the one before them, in order. */
static const char *const variants[] = {
  "ada", "d", "laptop", "max", "mobile", "pro", "super", "ti", "xt", "xtx",
};

static int
compare_words (const void *a,
               const void *b)
{
  return strcmp (a, *(const char *const *) b);
}

/* @list is in order. */
static gboolean
contains (const char *const *list,
          gsize              n,
          const char        *word)
{
  return bsearch (word, list, n, sizeof *list, compare_words) != NULL;
}

/* Folded and valid, or NULL. */
static char *
fold_case (const char *text)
{
  if (strlen (text) > MAX_NAME || !g_utf8_validate (text, -1, NULL))
    return NULL;

  return g_utf8_casefold (text, -1);
}

char *
ef_energy_name_fold (const char *text)
{
  g_autofree char *folded = fold_case (text);
  GString *name = g_string_new (NULL);

  for (const char *p = folded; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_len (name, p, g_utf8_next_char (p) - p);

  return g_string_free (name, FALSE);
}

static gboolean
is_number (const char *word)
{
  return *word != '\0' && strspn (word, "0123456789") == strlen (word);
}

/* The blank that is missing in "rtx3090" and "3080ti". */
static gsize
find_seam (const char *word)
{
  gsize digits = strspn (word, "0123456789");

  if ((g_str_has_prefix (word, "rtx") || g_str_has_prefix (word, "gtx"))
      && g_ascii_isdigit (word[3]))
    return 3;
  if (digits >= 3 && strcmp (word + digits, "ti") == 0)
    return digits;

  return 0;
}

static void
add_word (GString    *words,
          const char *word)
{
  gsize seam = find_seam (word);

  if (seam > 0)
    {
      g_autofree char *first = g_strndup (word, seam);

      add_word (words, first);
      add_word (words, word + seam);
      return;
    }

  if (*word == '\0' || contains (noise, G_N_ELEMENTS (noise), word))
    return;

  /* "80 GB" */
  if (strcmp (word, "gb") == 0 || strcmp (word, "gib") == 0)
    {
      const char *before = strrchr (words->str, ' ');

      if (is_number (before != NULL ? before + 1 : words->str))
        {
          g_string_append (words, "gb");
          return;
        }
    }

  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append (words, word);
}

char *
ef_energy_name_words (const char *text)
{
  g_autofree char *folded = fold_case (text);
  g_autoptr (GString) word = g_string_new (NULL);
  GString *words = g_string_new (NULL);

  for (const char *p = folded; p != NULL; p = g_utf8_next_char (p))
    {
      if (*p != '\0' && g_unichar_isalnum (g_utf8_get_char (p)))
        {
          g_string_append_len (word, p, g_utf8_next_char (p) - p);
          continue;
        }
      add_word (words, word->str);
      g_string_truncate (word, 0);
      if (*p == '\0')
        break;
    }

  return g_string_free (words, FALSE);
}

static gboolean
is_times (gunichar c)
{
  return c == 'x' || c == 'X' || c == 0xd7 || c == '*';
}

static const char *
skip_blanks (const char *p)
{
  while (g_ascii_isspace (*p))
    p++;

  return p;
}

static gboolean
read_count (const char *text,
            gsize       length,
            guint      *count)
{
  g_autofree char *digits = g_strndup (text, length);
  guint64 value;

  if (!g_ascii_string_to_unsigned (digits, 10, 1, MAX_COUNT, &value, NULL))
    return FALSE;

  *count = value;

  return TRUE;
}

/* "8x A100", "8 A100" */
static gboolean
split_leading (const char  *text,
               guint       *count,
               const char **name)
{
  const char *start = skip_blanks (text);
  gsize length = strspn (start, "0123456789");
  const char *p = skip_blanks (start + length);
  gboolean blank = p > start + length;

  if (length == 0 || *p == '\0')
    return FALSE;
  if (is_times (g_utf8_get_char (p)))
    p = skip_blanks (g_utf8_next_char (p));
  else if (!blank)
    return FALSE;

  *name = p;

  return *p != '\0' && read_count (start, length, count);
}

/* "A100 x 8", "TPUv3x32"; but "GTX 1080" and "MI300X" end with their names. */
static gboolean
split_trailing (const char *text,
                guint      *count,
                gsize      *length)
{
  const char *end = text + strlen (text);
  const char *digits, *sign, *before;

  while (end > text && g_ascii_isspace (end[-1]))
    end--;
  for (digits = end; digits > text && g_ascii_isdigit (digits[-1]); digits--)
    ;
  for (sign = digits; sign > text && g_ascii_isspace (sign[-1]); sign--)
    ;
  if (digits == end || sign == text)
    return FALSE;

  sign = g_utf8_prev_char (sign);
  if (!is_times (g_utf8_get_char (sign)) || sign == text)
    return FALSE;

  before = g_utf8_prev_char (sign);
  if (!g_ascii_isdigit (*before) && *before != ')' && !g_ascii_isspace (*before))
    return FALSE;

  *length = sign - text;

  return read_count (digits, end - digits, count);
}

gboolean
ef_energy_name_split_count (const char  *text,
                            guint       *count,
                            char       **name)
{
  const char *rest;
  gsize length;

  if (strlen (text) > MAX_NAME || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  if (split_leading (text, count, &rest))
    *name = g_strdup (rest);
  else if (split_trailing (text, count, &length))
    *name = g_strndup (text, length);
  else
    return FALSE;

  return TRUE;
}

gboolean
ef_energy_name_is_variant (const char *word)
{
  return contains (variants, G_N_ELEMENTS (variants), word);
}

const char *
ef_energy_name_skip_vendor (const char *text)
{
  const char *blank = strchr (text, ' ');
  g_autofree char *word = NULL;
  g_autofree char *folded = NULL;

  if (blank == NULL)
    return text;

  word = g_strndup (text, blank - text);
  folded = fold_case (word);
  return folded != NULL && contains (noise, G_N_ELEMENTS (noise), folded) ? blank + 1 : text;
}
