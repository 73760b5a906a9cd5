/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "link-side.h"

#include <stdlib.h>
#include <string.h>

void
side_add (Side       *self,
          const char *name,
          guint32     key)
{
  if (self->names == NULL)
    {
      self->names = g_ptr_array_new_with_free_func (g_free);
      self->keys = g_array_new (FALSE, FALSE, sizeof (guint32));
    }
  g_ptr_array_add (self->names, g_strdup (name));
  g_array_append_val (self->keys, key);
  self->side.names = (const char *const *) self->names->pdata;
  self->side.keys = (const guint32 *) self->keys->data;
  self->side.n = self->names->len;
}

void
side_fill (Side       *self,
           const char *text)
{
  g_auto (GStrv) names = g_strsplit (text, "|", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      char *colon = strrchr (names[i], ':');
      guint32 key = colon != NULL ? atoi (colon + 1) : 1;

      if (colon != NULL)
        *colon = '\0';
      side_add (self, names[i], key);
    }
}

void
side_clear (Side *self)
{
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_array_unref);
}
