/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-link-name-private.h"

#include <stdlib.h>
#include <string.h>

/* Nobody calls a model by more; what is behind it does not count. */
#define MAX_NAME 512

/* Pixels along an edge that networks for images are trained at. Depths and widths that networks are
 * named after (ResNet-101, DenseNet-201) are not among them. */
static const guint16 edges[] = {
  160, 192, 208, 224, 240, 256, 272, 288, 299, 320, 331, 336, 352, 378, 380, 384, 392, 400, 416,
  448, 456, 476, 480, 504, 512, 518, 528, 544, 560, 576, 588, 600, 608, 640, 672, 704, 728, 736,
  768, 800, 832, 896, 960, 1024, 1280, 1536,
};

static gboolean
is_edge (guint number)
{
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    if (edges[i] == number)
      return TRUE;

  return FALSE;
}

static gboolean
is_gap (char c)
{
  return c == '-' || c == '_' || c == ' ' || c == '@';
}

/* Appends the letters and digits of @text, which is lower case, and "+", which tells models apart
 * (DETR+). That is never longer than the text, so the room for it is made once. */
static void
append_folded (GString    *folded,
               const char *text,
               gsize       length)
{
  const char *end = text + length;
  const gsize start = folded->len;
  gboolean gap = FALSE;
  char *out;

  g_string_set_size (folded, start + length);
  out = folded->str + start;
  for (const char *p = text; p < end;)
    {
      gsize size = g_utf8_next_char (p) - p;
      gboolean keep = size == 1 ? g_ascii_isalnum (*p) || *p == '+'
                                : g_unichar_isalnum (g_utf8_get_char (p));

      if (!keep)
        {
          gap = TRUE;
          p += size;
          continue;
        }
      if (gap && out > folded->str && g_ascii_isdigit (*p) && g_ascii_isdigit (out[-1]))
        *out++ = EF_LINK_NAME_MARK;
      for (; size > 0; size--)
        *out++ = *p++;
      gap = FALSE;
    }
  g_string_set_size (folded, out - folded->str);
}

/* Lower case, of one form where Unicode has several, valid (transfer full). */
static char *
dup_lower (const char *name)
{
  g_autofree char *valid = NULL;
  g_autofree char *composed = NULL;
  gsize length = strlen (name);

  if (length <= MAX_NAME && g_str_is_ascii (name))
    return g_ascii_strdown (name, length);

  valid = g_utf8_make_valid (name, MIN (length, MAX_NAME));
  composed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (composed, -1);
}

/* An address on the web names a model by what follows the host. */
static char *
skip_address (char *name)
{
  char *host = strstr (name, "://");
  char *path = host != NULL ? strchr (host + 3, '/') : NULL;
  char *view;

  if (path == NULL || path[1] == '\0')
    return name;

  for (guint i = 0; i < 2; i++)
    if ((view = strstr (path, i == 0 ? "/tree/" : "/blob/")) != NULL)
      *view = '\0';

  return path + 1;
}

/* The name behind "meta-llama/" or, where files may not be called so, "meta-llama__"; but not
 * behind the slash of "ViT-B/16" or "ResNet w/ attention". */
static char *
find_name (char *text)
{
  char *slash = strchr (text, '/');
  char *name;

  if (slash == NULL)
    {
      slash = strstr (text, "__");
      name = slash != NULL ? slash + 2 : text;
    }
  else
    name = slash + 1;

  if (slash == NULL || slash == text || (gssize) strcspn (text, " ()/") < slash - text
      || !(g_ascii_isalpha (*name) || (guchar) *name >= 0x80) || name[1] == '\0')
    return text;

  return name;
}

static gboolean
is_month_and_day (const char *digits)
{
  guint month = (digits[0] - '0') * 10 + digits[1] - '0';
  guint day = (digits[2] - '0') * 10 + digits[3] - '0';

  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static gboolean
has_digits (const char *text,
            const char *pattern)
{
  for (; *pattern != '\0'; pattern++, text++)
    if (*pattern == '0' ? !g_ascii_isdigit (*text) : *pattern != *text)
      return FALSE;

  return TRUE;
}

/* How long the date at the end is, with the sign before it: -20240229, -2024-08-06, -0613. */
static gsize
measure_date (const char *text,
              gsize       length)
{
  static const struct { const char *pattern; guint month; } forms[] = {
    { "00000000", 4 }, { "0000-00-00", 5 }, { "0000", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      gsize size = strlen (forms[i].pattern);
      const char *start = text + length - size;
      char date[5];

      if (length < size + 2 || !is_gap (start[-1]) || !has_digits (start, forms[i].pattern)
          || (i < 2 && !g_str_has_prefix (start, "20")))
        continue;

      memcpy (date, start + forms[i].month, 2);
      memcpy (date + 2, start + size - 2, 2);
      if (is_month_and_day (date) && !(i == 2 && is_edge (atoi (start))))
        return size + 1;
    }

  return 0;
}

/* Whether @text up to @length says enough of a network that a number behind it is its input: it has
 * a number of its own ("resnet50"), or a word more than the family ("convnext_base"). */
static gboolean
names_variant (const char *text,
               gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (text[i]) || (i > 0 && i + 1 < length && is_gap (text[i])))
      return TRUE;

  return FALSE;
}

/* Where the size of the images stands in @text: a word of its own. FALSE if nowhere. @digits: its
 * first number. */
static gboolean
find_image_size (const char *text,
                 gsize       length,
                 gsize      *start,
                 gsize      *end,
                 gsize      *n_digits)
{
  for (gsize at = 1; at < length; at++)
    {
      gsize stop, digits;
      guint edge;
      gboolean explicit = text[at - 1] == '@';

      if (!is_gap (text[at - 1]) || !g_ascii_isdigit (text[at]))
        continue;

      digits = strspn (text + at, "0123456789");
      if (digits < 3 || digits > 4 || at + digits > length)
        continue;
      edge = atoi (text + at);
      stop = at + digits;
      if (stop + 2 <= length && strncmp (text + stop, "px", 2) == 0)
        {
          explicit = TRUE;
          stop += 2;
        }
      else if (stop + 1 + digits <= length && text[stop] == 'x'
               && strncmp (text + stop + 1, text + at, digits) == 0)
        {
          explicit = TRUE;
          stop += 1 + digits;
        }
      if ((stop < length && !is_gap (text[stop])) || (!explicit && !is_edge (edge))
          || (!explicit && !names_variant (text, at - 1)))
        continue;

      *start = at - 1;
      *end = stop;
      *n_digits = digits;

      return TRUE;
    }

  return FALSE;
}

/* Where a revision begins behind @name: "@main", or the ".fb_in1k" of a name without blanks. */
static gsize
find_revision (const char *name)
{
  const char *sign = strchr (name, '@');

  if (sign != NULL && sign > name && !g_ascii_isdigit (sign[1]))
    return sign - name;
  if (strchr (name, ' ') != NULL)
    return strlen (name);

  for (const char *p = strchr (name, '.'); p != NULL; p = strchr (p + 1, '.'))
    if (p > name && g_ascii_isalnum (p[-1])
        && (g_ascii_isalpha (p[1])
            || (g_ascii_isalpha (p[-1]) && strcspn (p + 1, "_-") < strlen (p + 1))))
      return p - name;

  return strlen (name);
}

static void
split_bare (EfLinkName *self,
            const char *name)
{
  gsize length = find_revision (name);
  gsize date, start, end, n_digits;

  append_folded (self->revision, name + length, strlen (name + length));
  date = measure_date (name, length);
  append_folded (self->revision, name + length - date, date);
  length -= date;
  append_folded (self->bare, name, length);

  if (!find_image_size (name, length, &start, &end, &n_digits))
    {
      append_folded (self->core, name, length);
      return;
    }

  g_string_append_len (self->image_size, name + start + 1, n_digits);
  append_folded (self->core, name, start);
  append_folded (self->core, name + end, length - end);
}

void
ef_link_name_init (EfLinkName *self)
{
  self->spelling = g_string_new (NULL);
  self->core = g_string_new (NULL);
  self->organisation = g_string_new (NULL);
  self->revision = g_string_new (NULL);
  self->image_size = g_string_new (NULL);
  self->bare = g_string_new (NULL);
}

void
ef_link_name_clear (EfLinkName *self)
{
  g_string_free (self->spelling, TRUE);
  g_string_free (self->core, TRUE);
  g_string_free (self->organisation, TRUE);
  g_string_free (self->revision, TRUE);
  g_string_free (self->image_size, TRUE);
  g_string_free (self->bare, TRUE);
}

void
ef_link_name_split (EfLinkName *self,
                    const char *name)
{
  g_autofree char *lower = dup_lower (name);
  char *text = skip_address (g_strstrip (lower));
  char *bare = find_name (text);
  char *scheme = memchr (text, ':', bare - text); /* "hf_hub:timm/" */
  char *organisation = scheme != NULL ? scheme + 1 : text;

  g_string_truncate (self->spelling, 0);
  g_string_truncate (self->core, 0);
  g_string_truncate (self->organisation, 0);
  g_string_truncate (self->revision, 0);
  g_string_truncate (self->image_size, 0);
  g_string_truncate (self->bare, 0);

  append_folded (self->spelling, text, strlen (text));
  append_folded (self->organisation, organisation, bare - organisation);
  split_bare (self, bare);

  /* A name that is nothing but what goes beside one, is one. */
  if (self->core->len == 0)
    {
      g_string_assign (self->core, self->spelling->str);
      g_string_assign (self->bare, self->spelling->str);
      g_string_truncate (self->organisation, 0);
      g_string_truncate (self->revision, 0);
      g_string_truncate (self->image_size, 0);
    }
}
