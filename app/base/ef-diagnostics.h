/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  EF_SEVERITY_INFO,    /* worth knowing, nothing was lost */
  EF_SEVERITY_WARNING, /* a value was taken with a doubt, or left out */
  EF_SEVERITY_ERROR,   /* a part of the file could not be read */
} EfSeverity;

/* One thing a person should know about an input. All strings are UTF-8 and owned by the list. */
typedef struct
{
  EfSeverity severity;
  char *file;   /* display name of the input */
  char *place;  /* a line number ("12"), "12:5", a JSON pointer, or NULL for the whole file */
  char *reason; /* a translated sentence without the place */
  guint64 n;    /* how many things it tells of, as they are counted */
  guint n_same; /* how often the same was said of the file, this time included */
  char *more;   /* where else: the next few places, joined with commas, or NULL */
} EfDiagnostic;

/**
 * EfDiagnostics:
 *
 * What a reader could not use, in the order it was met. What is said of one file in the same words
 * again does not make an entry of its own: the first one gets the further places. The list is
 * bounded: after %EF_DIAGNOSTICS_MAX entries further ones are only counted, so a hostile file
 * cannot fill the memory. Reference-counted; one thread writes, others may read once the writer is
 * done.
 */
typedef struct _EfDiagnostics EfDiagnostics;

#define EF_DIAGNOSTICS_MAX 2000
#define EF_TYPE_DIAGNOSTICS (ef_diagnostics_get_type ())

GType          ef_diagnostics_get_type (void);
EfDiagnostics *ef_diagnostics_new (void);
EfDiagnostics *ef_diagnostics_ref (EfDiagnostics *self);
void           ef_diagnostics_unref (EfDiagnostics *self);

void ef_diagnostics_add (EfDiagnostics *self,
                         EfSeverity     severity,
                         const char    *file,
                         const char    *place,
                         const char    *format,
                         ...) G_GNUC_PRINTF (5, 6);

/* The same for a sentence that tells of @n things, of which @place is the first. */
void ef_diagnostics_add_many (EfDiagnostics *self,
                              guint64        n,
                              EfSeverity     severity,
                              const char    *file,
                              const char    *place,
                              const char    *format,
                              ...) G_GNUC_PRINTF (6, 7);

/* Entries kept, at most EF_DIAGNOSTICS_MAX. */
guint               ef_diagnostics_get_n_kept (const EfDiagnostics *self);
const EfDiagnostic *ef_diagnostics_get (const EfDiagnostics *self, guint index);

/* Where something was expected and nothing is: adds the first %EF_SEVERITY_ERROR, if there is one,
 * to what @error says. @file: only of this one, or NULL. @error: may be NULL */
void ef_diagnostics_explain (const EfDiagnostics *self, const char *file, GError **error);

/* All that were added with that severity, kept or not; one that tells of many things counts as
 * many. */
guint64 ef_diagnostics_count (const EfDiagnostics *self, EfSeverity severity);
/* Those that are only counted. */
guint64 ef_diagnostics_count_unlisted (const EfDiagnostics *self);

/* Appends everything of @other to @self. */
void ef_diagnostics_append (EfDiagnostics *self, const EfDiagnostics *other);

/* The reason, with how often and where else the same was met (transfer full). */
char *ef_diagnostic_describe (const EfDiagnostic *diagnostic);
/* Where it is, for people to read (transfer full): "file, place", or only the file when there is
 * no place or the place is the whole file. */
char *ef_diagnostic_locate (const EfDiagnostic *diagnostic);
/* "file:place: description" (transfer full), the form of the command line; "file: description" as
 * above. */
char *ef_diagnostic_to_string (const EfDiagnostic *diagnostic);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EfDiagnostics, ef_diagnostics_unref)

G_END_DECLS
