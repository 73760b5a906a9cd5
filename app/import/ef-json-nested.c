/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-json-nested.h"

#include <string.h>

void
ef_json_nested_init (EfJsonNested *self)
{
  self->text = g_string_new (NULL);
  self->depth = 0;
}

void
ef_json_nested_clear (EfJsonNested *self)
{
  g_string_free (self->text, TRUE);
}

static void
append (EfJsonNested *self, const char *text, gsize length, gboolean closes)
{
  if (self->text->len >= EF_JSON_NESTED_MAX)
    return;
  if (self->text->len > 0 && !closes
      && strchr ("[{ ", self->text->str[self->text->len - 1]) == NULL)
    g_string_append (self->text, ", ");
  g_string_append_len (self->text, text, (gssize) MIN (length, EF_JSON_NESTED_MAX));
}

void
ef_json_nested_open (EfJsonNested *self, const char *bracket)
{
  if (self->depth++ == 0)
    g_string_truncate (self->text, 0);
  append (self, bracket, 1, FALSE);
}

void
ef_json_nested_add (EfJsonNested *self, const char *text, gsize length)
{
  append (self, text, length, FALSE);
}

void
ef_json_nested_add_key (EfJsonNested *self, const char *text, gsize length)
{
  append (self, text, length, FALSE);
  g_string_append (self->text, ": ");
}

gboolean
ef_json_nested_close (EfJsonNested *self, const char *bracket)
{
  append (self, bracket, 1, TRUE);

  return --self->depth == 0;
}
