/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-bounds-header.h"

#include <string.h>

/* Words of headers, one or two. Those that are no use alone mean other things too: "SD". */
static const struct
{
  const char *words;
  EfBoundsForm form;
  EfBoundsKind kind;
  gboolean alone;
} known[] = {
  { "standard error", EF_BOUNDS_FORM_WIDTH, EF_BOUNDS_ERROR, TRUE },
  { "standard errors", EF_BOUNDS_FORM_WIDTH, EF_BOUNDS_ERROR, TRUE },
  { "std error", EF_BOUNDS_FORM_WIDTH, EF_BOUNDS_ERROR, TRUE },
  { "std err", EF_BOUNDS_FORM_WIDTH, EF_BOUNDS_ERROR, TRUE },
  { "standard deviation", EF_BOUNDS_FORM_WIDTH, EF_BOUNDS_DEVIATION, TRUE },
  { "std deviation", EF_BOUNDS_FORM_WIDTH, EF_BOUNDS_DEVIATION, TRUE },
  { "std dev", EF_BOUNDS_FORM_WIDTH, EF_BOUNDS_DEVIATION, TRUE },
  { "stderr", EF_BOUNDS_FORM_WIDTH, EF_BOUNDS_ERROR, TRUE },
  { "stddev", EF_BOUNDS_FORM_WIDTH, EF_BOUNDS_DEVIATION, TRUE },
  { "stdev", EF_BOUNDS_FORM_WIDTH, EF_BOUNDS_DEVIATION, TRUE },
  { "std", EF_BOUNDS_FORM_WIDTH, EF_BOUNDS_DEVIATION, TRUE },
  { "sem", EF_BOUNDS_FORM_WIDTH, EF_BOUNDS_ERROR, FALSE },
  { "sd", EF_BOUNDS_FORM_WIDTH, EF_BOUNDS_DEVIATION, FALSE },
  { "se", EF_BOUNDS_FORM_WIDTH, EF_BOUNDS_ERROR, FALSE },
  { "lower 95", EF_BOUNDS_FORM_LOW, EF_BOUNDS_INTERVAL, FALSE },
  { "upper 95", EF_BOUNDS_FORM_HIGH, EF_BOUNDS_INTERVAL, FALSE },
  { "ci lower", EF_BOUNDS_FORM_LOW, EF_BOUNDS_INTERVAL, FALSE },
  { "ci low", EF_BOUNDS_FORM_LOW, EF_BOUNDS_INTERVAL, FALSE },
  { "lower bound", EF_BOUNDS_FORM_LOW, EF_BOUNDS_UNKNOWN, FALSE },
  { "lower", EF_BOUNDS_FORM_LOW, EF_BOUNDS_UNKNOWN, FALSE },
  { "q025", EF_BOUNDS_FORM_LOW, EF_BOUNDS_INTERVAL, FALSE },
  { "ci upper", EF_BOUNDS_FORM_HIGH, EF_BOUNDS_INTERVAL, FALSE },
  { "ci high", EF_BOUNDS_FORM_HIGH, EF_BOUNDS_INTERVAL, FALSE },
  { "upper bound", EF_BOUNDS_FORM_HIGH, EF_BOUNDS_UNKNOWN, FALSE },
  { "upper", EF_BOUNDS_FORM_HIGH, EF_BOUNDS_UNKNOWN, FALSE },
  { "q975", EF_BOUNDS_FORM_HIGH, EF_BOUNDS_INTERVAL, FALSE },
  { "ci", EF_BOUNDS_FORM_MARGIN, EF_BOUNDS_INTERVAL, TRUE },
  { "ci95", EF_BOUNDS_FORM_MARGIN, EF_BOUNDS_INTERVAL, TRUE },
  { "95ci", EF_BOUNDS_FORM_MARGIN, EF_BOUNDS_INTERVAL, TRUE },
  { "interval", EF_BOUNDS_FORM_MARGIN, EF_BOUNDS_INTERVAL, TRUE },
  { "margin", EF_BOUNDS_FORM_MARGIN, EF_BOUNDS_UNKNOWN, TRUE },
};

/* "acc_norm,none" as " acc norm none ". */
static char *
fold (const char *header)
{
  GString *folded = g_string_new (" ");

  for (const char *p = header; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || (guchar) *p >= 0x80)
      g_string_append_c (folded, g_ascii_tolower (*p));
    else if (folded->str[folded->len - 1] != ' ')
      g_string_append_c (folded, ' ');
  if (folded->str[folded->len - 1] != ' ')
    g_string_append_c (folded, ' ');

  return g_string_free (folded, FALSE);
}

void
ef_bounds_header_read (EfBoundsHeader *self, const char *header)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (self != NULL && header != NULL);

  folded = fold (header);
  memset (self, 0, sizeof *self);
  for (guint i = 0; i < G_N_ELEMENTS (known) && self->form == EF_BOUNDS_FORM_NONE; i++)
    {
      g_autofree char *words = g_strdup_printf (" %s ", known[i].words);
      char *found = strstr (folded, words);

      if (found == NULL)
        continue;
      self->form = known[i].form;
      self->kind = known[i].kind;
      self->alone = known[i].alone;
      /* The blank behind the words stays. */
      memmove (found, found + strlen (words) - 1, strlen (found + strlen (words) - 1) + 1);
    }
  self->name = g_strstrip (g_strdup (folded));
}

void
ef_bounds_header_clear (EfBoundsHeader *self)
{
  g_clear_pointer (&self->name, g_free);
}

gboolean
ef_bounds_header_is_of (const EfBoundsHeader *self, const EfBoundsHeader *value)
{
  static const char *const extras[] = { "mean", "avg", "average" };

  g_return_val_if_fail (self != NULL && value != NULL, FALSE);

  if (value->form != EF_BOUNDS_FORM_NONE)
    return FALSE;
  if (*self->name == '\0')
    return self->alone && strcmp (value->name, "mean") == 0;
  if (strcmp (value->name, self->name) == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (extras); i++)
    {
      g_autofree char *before = g_strdup_printf ("%s %s", extras[i], self->name);
      g_autofree char *behind = g_strdup_printf ("%s %s", self->name, extras[i]);

      if (strcmp (value->name, before) == 0 || strcmp (value->name, behind) == 0)
        return TRUE;
    }

  return FALSE;
}

gboolean
ef_bounds_header_begins_with (const EfBoundsHeader *self, const EfBoundsHeader *value)
{
  g_autofree char *beginning = NULL;

  g_return_val_if_fail (self != NULL && value != NULL, FALSE);

  if (self->kind != EF_BOUNDS_INTERVAL || value->form != EF_BOUNDS_FORM_NONE
      || (self->form != EF_BOUNDS_FORM_LOW && self->form != EF_BOUNDS_FORM_HIGH)
      || *value->name == '\0')
    return FALSE;
  beginning = g_strconcat (value->name, " ", NULL);

  return g_str_has_prefix (self->name, beginning);
}
