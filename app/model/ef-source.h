/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* How a value came to be. */
typedef enum
{
  EF_ORIGIN_REPORTED,  /* read from a source */
  EF_ORIGIN_DERIVED,   /* computed from reported values by a formula */
  EF_ORIGIN_ESTIMATED, /* computed with assumptions, has a range */
  EF_ORIGIN_EDITED,    /* typed by the user */
} EfOrigin;

#define EF_N_ORIGINS (EF_ORIGIN_EDITED + 1)

/* "reported", "derived", "estimated", "edited": the words of files. */
const char *ef_origin_to_word (EfOrigin origin);
gboolean    ef_origin_from_word (const char *word, EfOrigin *origin);
/* Translated, for people. */
const char *ef_origin_to_label (EfOrigin origin);

/**
 * EfSource:
 *
 * Where data came from: one imported file or one paste. Immutable, reference-counted; two imports
 * of the same bytes have equal hashes.
 */
typedef struct _EfSource EfSource;

/* @name: display name ("evaluation-tables.json.gz"); @uri: where it was, or NULL; @format: id of
 * the reader ("pwc-json", "delimited"); @hash: ef_input_get_hash() or NULL. */
EfSource   *ef_source_new (const char *name, const char *uri, const char *format, const char *hash);
EfSource   *ef_source_ref (EfSource *self);
void        ef_source_unref (EfSource *self);
const char *ef_source_get_name (const EfSource *self);
const char *ef_source_get_uri (const EfSource *self);
const char *ef_source_get_format (const EfSource *self);
const char *ef_source_get_hash (const EfSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfSource, ef_source_unref)

G_END_DECLS
