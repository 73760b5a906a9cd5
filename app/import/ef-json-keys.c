/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-json-keys.h"

#include <string.h>

/* Longest key that is shown. */
#define KEY_MAX 40

/* Behind the closing quote of the string that opens at @p, or @end. */
static const char *
skip_string (const char *p, const char *end)
{
  for (p++; p < end && *p != '"'; p++)
    if (*p == '\\')
      p++;

  return p < end ? p + 1 : end;
}

static const char *
skip_blanks (const char *p, const char *end)
{
  while (p < end && g_ascii_isspace (*p))
    p++;

  return p;
}

static void
add_key (GPtrArray *keys, const char *open, const char *close)
{
  const gsize length = (gsize) (close - open) - 2;
  g_autofree char *key = NULL;

  if (keys->len == EF_JSON_KEYS_MAX)
    return;
  key = g_utf8_make_valid (open + 1, (gssize) MIN (length, KEY_MAX));
  for (guint i = 0; i < keys->len; i++)
    if (strcmp (g_ptr_array_index (keys, i), key) == 0)
      return;
  g_ptr_array_add (keys, g_steal_pointer (&key));
}

GStrv
ef_json_keys_list (const char *head, gsize length, gboolean *lines)
{
  GPtrArray *keys = g_ptr_array_new ();
  const char *end = head + length;
  const char *p = skip_blanks (head, end);
  guint wanted = 1; /* depth of the keys that are listed */
  guint depth = 0;

  *lines = FALSE;
  if (p < end && *p == '[')
    wanted = 2;
  while (p < end)
    {
      if (*p == '"')
        {
          const char *behind = skip_string (p, end);
          const char *next = skip_blanks (behind, end);

          if (depth == wanted && next < end && *next == ':' && behind > p + 1)
            add_key (keys, p, behind);
          p = next;
          continue;
        }
      if (*p == '{' || *p == '[')
        depth++;
      else if (*p == '}' || *p == ']')
        {
          depth -= depth > 0;
          if (depth == wanted - 1 && *p == '}')
            {
              const char *next = skip_blanks (p + 1, end);

              *lines = wanted == 1 && next < end && *next == '{'
                       && memchr (p, '\n', (gsize) (next - p)) != NULL;
              break;
            }
        }
      p++;
    }
  g_ptr_array_add (keys, NULL);

  return (GStrv) g_ptr_array_free (keys, FALSE);
}

gboolean
ef_json_keys_occurs (const char *head, gsize length, const char *key)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", key);
  const gsize quoted_length = strlen (quoted);
  const char *end = head + length;

  for (const char *p = head;
       (p = memmem (p, (gsize) (end - p), quoted, quoted_length)) != NULL;)
    {
      p += quoted_length;
      p = skip_blanks (p, end);
      if (p < end && *p == ':')
        return TRUE;
    }

  return FALSE;
}
