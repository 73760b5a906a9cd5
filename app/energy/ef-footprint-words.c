/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-footprint-words-private.h"

#include <string.h>

/* Small letters between single blanks, with one at either end. */
static char *
dup_words (const char *header)
{
  g_autofree char *small = g_utf8_strdown (header, -1);
  GString *words = g_string_new (" ");

  for (const char *p = small; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (words, c);
      else if (words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->str[words->len - 1] != ' ')
    g_string_append_c (words, ' ');

  return g_string_free (words, FALSE);
}

/* The first that says something of a kind holds. */
static const struct
{
  const char *words;
  EfFootprint footprint;
} known_words[] = {
  { " inference ", { .activity = EF_ACTIVITY_INFERENCE } },
  { " per query ", { .activity = EF_ACTIVITY_INFERENCE } },
  { " per request ", { .activity = EF_ACTIVITY_INFERENCE } },
  { " per token ", { .activity = EF_ACTIVITY_INFERENCE } },
  { " per prompt ", { .activity = EF_ACTIVITY_INFERENCE } },
  { " fine tun", { .activity = EF_ACTIVITY_FINE_TUNING } },
  { " finetun", { .activity = EF_ACTIVITY_FINE_TUNING } },
  { " training ", { .activity = EF_ACTIVITY_TRAINING } },
  { " location based ", { .basis = EF_BASIS_LOCATION } },
  { " market based ", { .basis = EF_BASIS_MARKET } },
  { " gross ", { .netting = EF_NETTING_GROSS } },
  { " net ", { .netting = EF_NETTING_NET } },
  { " life cycle ", { .scope = EF_SCOPE_LIFE_CYCLE } },
  { " lifecycle ", { .scope = EF_SCOPE_LIFE_CYCLE } },
  { " with pue ", { .scope = EF_SCOPE_SITE } },
  { " incl pue ", { .scope = EF_SCOPE_SITE } },
  { " including pue ", { .scope = EF_SCOPE_SITE } },
  { " without pue ", { .scope = EF_SCOPE_SERVER } },
  { " excl pue ", { .scope = EF_SCOPE_SERVER } },
  { " accelerators only ", { .scope = EF_SCOPE_ACCELERATOR } },
  { " gpus only ", { .scope = EF_SCOPE_ACCELERATOR } },
  { " gpu only ", { .scope = EF_SCOPE_ACCELERATOR } },
  { " whole servers ", { .scope = EF_SCOPE_SERVER } },
  { " whole server ", { .scope = EF_SCOPE_SERVER } },
  { " gpu energy ", { .scope = EF_SCOPE_ACCELERATOR } },
  { " accelerator energy ", { .scope = EF_SCOPE_ACCELERATOR } },
};

void
ef_footprint_merge (EfFootprint *self, EfFootprint more)
{
  if (self->scope == EF_SCOPE_UNKNOWN)
    self->scope = more.scope;
  if (self->activity == EF_ACTIVITY_UNKNOWN)
    self->activity = more.activity;
  if (self->basis == EF_BASIS_UNKNOWN)
    self->basis = more.basis;
  if (self->netting == EF_NETTING_UNKNOWN)
    self->netting = more.netting;
}

EfFootprint
ef_footprint_from_words (const char *text)
{
  g_autofree char *words = dup_words (text);
  EfFootprint footprint = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (known_words); i++)
    if (strstr (words, known_words[i].words) != NULL)
      ef_footprint_merge (&footprint, known_words[i].footprint);

  return footprint;
}
