/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-source.h"

#include "ef-words.h"

struct _EfSource
{
  char *name;
  char *uri;
  char *format;
  char *hash;
};

/* Indexed by EfOrigin. */
static const struct
{
  const char *word;
  const char *label;
} origins[] = {
  [EF_ORIGIN_REPORTED] = { "reported", N_("Reported") },
  [EF_ORIGIN_DERIVED] = { "derived", N_("Derived") },
  [EF_ORIGIN_ESTIMATED] = { "estimated", N_("Estimated") },
  [EF_ORIGIN_EDITED] = { "edited", N_("Edited") },
};

const char *
ef_origin_to_word (EfOrigin origin)
{
  g_return_val_if_fail ((guint) origin < G_N_ELEMENTS (origins), NULL);

  return origins[origin].word;
}

gboolean
ef_origin_from_word (const char *word,
                     EfOrigin   *origin)
{
  g_return_val_if_fail (origin != NULL, FALSE);

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (origins); i++)
    if (strcmp (word, origins[i].word) == 0)
      {
        *origin = i;
        return TRUE;
      }

  return FALSE;
}

const char *
ef_origin_to_label (EfOrigin origin)
{
  g_return_val_if_fail ((guint) origin < G_N_ELEMENTS (origins), NULL);

  return _(origins[origin].label);
}

EfSource *
ef_source_new (const char *name,
               const char *uri,
               const char *format,
               const char *hash)
{
  EfSource *self;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (format != NULL, NULL);

  self = g_atomic_rc_box_new0 (EfSource);
  self->name = g_strdup (name);
  self->uri = g_strdup (uri);
  self->format = g_strdup (format);
  self->hash = g_strdup (hash);

  return self;
}

EfSource *
ef_source_ref (EfSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
source_clear (gpointer data)
{
  EfSource *self = data;

  g_free (self->name);
  g_free (self->uri);
  g_free (self->format);
  g_free (self->hash);
}

void
ef_source_unref (EfSource *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, source_clear);
}

const char *
ef_source_get_name (const EfSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

const char *
ef_source_get_uri (const EfSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->uri;
}

const char *
ef_source_get_format (const EfSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->format;
}

const char *
ef_source_get_hash (const EfSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->hash;
}
