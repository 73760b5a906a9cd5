/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-diagnostics.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_SEVERITIES (EF_SEVERITY_ERROR + 1)

/* A reason often quotes the cell it is about, and a hostile cell can be as long as the file. What a
 * person reads of it fits in this many bytes. */
#define MAX_TEXT 1000

/* Places of one entry, the first included. */
#define MAX_PLACES 6

struct _EfDiagnostics
{
  gatomicrefcount ref_count;
  GPtrArray *kept;  /* (element-type EfDiagnostic) (owned), in order of arrival */
  GHashTable *said; /* (element-type EfDiagnostic) (not owned): a set by what they say of what */
  guint64 counts[N_SEVERITIES];
  guint64 n_unlisted;
};

G_DEFINE_BOXED_TYPE (EfDiagnostics, ef_diagnostics, ef_diagnostics_ref, ef_diagnostics_unref)

static void
diagnostic_free (gpointer data)
{
  EfDiagnostic *diagnostic = data;

  g_free (diagnostic->file);
  g_free (diagnostic->place);
  g_free (diagnostic->reason);
  g_free (diagnostic->more);
  g_free (diagnostic);
}

/* A copy that is UTF-8 and not longer than MAX_TEXT, whatever @text is. */
static char *
tame (const char *text)
{
  gsize length = strlen (text);
  g_autofree char *valid = NULL;

  if (length <= MAX_TEXT)
    return g_utf8_make_valid (text, length);

  /* Cut where a character begins. */
  length = MAX_TEXT;
  while (length > 0 && ((guchar) text[length] & 0xC0) == 0x80)
    length--;
  valid = g_utf8_make_valid (text, length);

  return g_strconcat (valid, "…", NULL);
}

static guint
hash_said (gconstpointer data)
{
  const EfDiagnostic *self = data;

  return g_str_hash (self->file) * 31 + g_str_hash (self->reason) * 3 + self->severity;
}

static gboolean
says_the_same (gconstpointer a, gconstpointer b)
{
  const EfDiagnostic *first = a;
  const EfDiagnostic *second = b;

  return first->severity == second->severity && strcmp (first->reason, second->reason) == 0
         && strcmp (first->file, second->file) == 0;
}

static void
add_place (EfDiagnostic *self, const char *place)
{
  char *more;

  if (place == NULL || g_strcmp0 (place, self->place) == 0 || self->n_same > MAX_PLACES)
    return;
  if (self->n_same == MAX_PLACES)
    place = "…";
  more = self->more != NULL ? g_strconcat (self->more, ", ", place, NULL) : g_strdup (place);
  g_free (self->more);
  self->more = more;
}

/* Takes @diagnostic over. */
static void
keep (EfDiagnostics *self, EfDiagnostic *diagnostic)
{
  EfDiagnostic *first = g_hash_table_lookup (self->said, diagnostic);

  if (first == NULL)
    {
      g_ptr_array_add (self->kept, diagnostic);
      g_hash_table_add (self->said, diagnostic);
      return;
    }

  first->n += diagnostic->n;
  add_place (first, diagnostic->place);
  if (diagnostic->more != NULL)
    add_place (first, diagnostic->more);
  first->n_same += diagnostic->n_same;
  diagnostic_free (diagnostic);
}

static void
add (EfDiagnostics *self, guint64 n, EfSeverity severity, const char *file, const char *place,
     const char *format, va_list args)
{
  g_autofree char *reason = NULL;
  EfDiagnostic *diagnostic;

  self->counts[severity] += n;

  /* Nothing is formatted for what is only counted: a file of a million bad cells stays cheap. */
  if (self->kept->len >= EF_DIAGNOSTICS_MAX)
    {
      self->n_unlisted += n;
      return;
    }

  reason = g_strdup_vprintf (format, args);
  diagnostic = g_new0 (EfDiagnostic, 1);
  diagnostic->severity = severity;
  diagnostic->file = tame (file);
  diagnostic->place = place != NULL ? tame (place) : NULL;
  diagnostic->reason = tame (reason);
  diagnostic->n = n;
  diagnostic->n_same = 1;
  keep (self, diagnostic);
}

EfDiagnostics *
ef_diagnostics_new (void)
{
  EfDiagnostics *self = g_new0 (EfDiagnostics, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kept = g_ptr_array_new_with_free_func (diagnostic_free);
  self->said = g_hash_table_new (hash_said, says_the_same);

  return self;
}

EfDiagnostics *
ef_diagnostics_ref (EfDiagnostics *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
ef_diagnostics_unref (EfDiagnostics *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->said);
  g_ptr_array_unref (self->kept);
  g_free (self);
}

void
ef_diagnostics_add (EfDiagnostics *self,
                    EfSeverity     severity,
                    const char    *file,
                    const char    *place,
                    const char    *format,
                    ...)
{
  va_list args;

  g_return_if_fail (self != NULL);
  g_return_if_fail ((guint) severity < N_SEVERITIES);
  g_return_if_fail (file != NULL);
  g_return_if_fail (format != NULL);

  va_start (args, format);
  add (self, 1, severity, file, place, format, args);
  va_end (args);
}

void
ef_diagnostics_add_many (EfDiagnostics *self,
                         guint64        n,
                         EfSeverity     severity,
                         const char    *file,
                         const char    *place,
                         const char    *format,
                         ...)
{
  va_list args;

  g_return_if_fail (self != NULL);
  g_return_if_fail (n > 0);
  g_return_if_fail ((guint) severity < N_SEVERITIES);
  g_return_if_fail (file != NULL);
  g_return_if_fail (format != NULL);

  va_start (args, format);
  add (self, n, severity, file, place, format, args);
  va_end (args);
}

guint
ef_diagnostics_get_n_kept (const EfDiagnostics *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->kept->len;
}

const EfDiagnostic *
ef_diagnostics_get (const EfDiagnostics *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->kept->len, NULL);

  return g_ptr_array_index (self->kept, index);
}

static const EfDiagnostic *
find_error (const EfDiagnostics *self, const char *file)
{
  for (guint i = 0; i < self->kept->len; i++)
    {
      const EfDiagnostic *diagnostic = g_ptr_array_index (self->kept, i);

      if (diagnostic->severity == EF_SEVERITY_ERROR
          && (file == NULL || g_strcmp0 (diagnostic->file, file) == 0))
        return diagnostic;
    }

  return NULL;
}

void
ef_diagnostics_explain (const EfDiagnostics *self, const char *file, GError **error)
{
  const EfDiagnostic *cause;
  g_autofree char *reason = NULL;
  char *message;

  g_return_if_fail (self != NULL);

  cause = find_error (self, file);
  if (cause == NULL || error == NULL || *error == NULL)
    return;

  reason = ef_diagnostic_to_string (cause);
  message = g_strdup_printf ("%s %s", (*error)->message, reason);
  g_free ((*error)->message);
  (*error)->message = message;
}

guint64
ef_diagnostics_count (const EfDiagnostics *self, EfSeverity severity)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail ((guint) severity < N_SEVERITIES, 0);

  return self->counts[severity];
}

guint64
ef_diagnostics_count_unlisted (const EfDiagnostics *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_unlisted;
}

void
ef_diagnostics_append (EfDiagnostics *self, const EfDiagnostics *other)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (other != NULL);
  g_return_if_fail (other != self);

  for (guint i = 0; i < N_SEVERITIES; i++)
    self->counts[i] += other->counts[i];
  self->n_unlisted += other->n_unlisted;

  for (guint i = 0; i < other->kept->len; i++)
    {
      const EfDiagnostic *theirs = g_ptr_array_index (other->kept, i);
      EfDiagnostic *copy;

      if (self->kept->len >= EF_DIAGNOSTICS_MAX)
        {
          self->n_unlisted += theirs->n;
          continue;
        }
      copy = g_memdup2 (theirs, sizeof *theirs);
      copy->file = g_strdup (theirs->file);
      copy->place = g_strdup (theirs->place);
      copy->reason = g_strdup (theirs->reason);
      copy->more = g_strdup (theirs->more);
      keep (self, copy);
    }
}

char *
ef_diagnostic_describe (const EfDiagnostic *diagnostic)
{
  g_return_val_if_fail (diagnostic != NULL, NULL);

  if (diagnostic->n_same < 2)
    return g_strdup (diagnostic->reason);
  if (diagnostic->more == NULL)
    /* Translators: a sentence, and how often that was met. */
    return g_strdup_printf (_("%s (%lu times)"), diagnostic->reason,
                            (gulong) diagnostic->n);

  /* Translators: a sentence, how often that was met, and at which places beside the first. */
  return g_strdup_printf (_("%s (%lu times: here, %s)"), diagnostic->reason,
                          (gulong) diagnostic->n, diagnostic->more);
}

/* A file of one table has that of the same name. */
static gboolean
is_of_whole_file (const EfDiagnostic *diagnostic)
{
  return diagnostic->place == NULL || g_strcmp0 (diagnostic->place, diagnostic->file) == 0;
}

char *
ef_diagnostic_locate (const EfDiagnostic *diagnostic)
{
  g_return_val_if_fail (diagnostic != NULL, NULL);

  if (is_of_whole_file (diagnostic))
    return g_strdup (diagnostic->file);

  return g_strconcat (diagnostic->file, ", ", diagnostic->place, NULL);
}

char *
ef_diagnostic_to_string (const EfDiagnostic *diagnostic)
{
  g_autofree char *description = NULL;

  g_return_val_if_fail (diagnostic != NULL, NULL);

  description = ef_diagnostic_describe (diagnostic);
  if (is_of_whole_file (diagnostic))
    return g_strconcat (diagnostic->file, ": ", description, NULL);

  return g_strconcat (diagnostic->file, ":", diagnostic->place, ": ", description, NULL);
}
