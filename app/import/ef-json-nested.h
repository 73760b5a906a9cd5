/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A value that is a list or an object is kept as text up to about this length, to be shown. */
#define EF_JSON_NESTED_MAX 200

/**
 * EfJsonNested:
 *
 * A list or an object where a plain value is expected, put together again from the events of a
 * parser, roughly, so that a person sees what it was: `[0.5, x]`, `{f1: [1, null]}`.
 */
typedef struct
{
  GString *text;
  guint depth; /* open brackets */
} EfJsonNested;

void ef_json_nested_init (EfJsonNested *self);
void ef_json_nested_clear (EfJsonNested *self);

/* @bracket: "[" or "{". The first one begins anew. */
void ef_json_nested_open (EfJsonNested *self, const char *bracket);
void ef_json_nested_add (EfJsonNested *self, const char *text, gsize length);
void ef_json_nested_add_key (EfJsonNested *self, const char *text, gsize length);
/* TRUE if the outermost bracket is closed, and the text complete. */
gboolean ef_json_nested_close (EfJsonNested *self, const char *bracket);

G_END_DECLS
