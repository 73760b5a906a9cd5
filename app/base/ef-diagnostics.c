/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ef-diagnostics.h"

#include <string.h>

#define N_SEVERITIES (EF_SEVERITY_ERROR + 1)

/* A reason often quotes the cell it is about, and a hostile cell can be as long as the file. What a
 * person reads of it fits in this many bytes. */
#define MAX_TEXT 1000

struct _EfDiagnostics
{
  gatomicrefcount ref_count;
  GPtrArray *kept; /* (element-type EfDiagnostic) (owned), in order of arrival */
  guint64 counts[N_SEVERITIES];
};

G_DEFINE_BOXED_TYPE (EfDiagnostics, ef_diagnostics, ef_diagnostics_ref, ef_diagnostics_unref)

static void
diagnostic_free (gpointer data)
{
  EfDiagnostic *diagnostic = data;

  g_free (diagnostic->file);
  g_free (diagnostic->place);
  g_free (diagnostic->reason);
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

static void
keep (EfDiagnostics *self, EfSeverity severity, char *file, char *place, char *reason)
{
  EfDiagnostic *diagnostic = g_new (EfDiagnostic, 1);

  diagnostic->severity = severity;
  diagnostic->file = file;
  diagnostic->place = place;
  diagnostic->reason = reason;
  g_ptr_array_add (self->kept, diagnostic);
}

EfDiagnostics *
ef_diagnostics_new (void)
{
  EfDiagnostics *self = g_new0 (EfDiagnostics, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kept = g_ptr_array_new_with_free_func (diagnostic_free);

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
  g_autofree char *reason = NULL;
  va_list args;

  g_return_if_fail (self != NULL);
  g_return_if_fail ((guint) severity < N_SEVERITIES);
  g_return_if_fail (file != NULL);
  g_return_if_fail (format != NULL);

  self->counts[severity]++;

  /* Nothing is formatted for what is only counted: a file of a million bad cells stays cheap. */
  if (self->kept->len >= EF_DIAGNOSTICS_MAX)
    return;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  keep (self, severity, tame (file), place != NULL ? tame (place) : NULL, tame (reason));
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

guint64
ef_diagnostics_count (const EfDiagnostics *self, EfSeverity severity)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail ((guint) severity < N_SEVERITIES, 0);

  return self->counts[severity];
}

void
ef_diagnostics_append (EfDiagnostics *self, const EfDiagnostics *other)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (other != NULL);
  g_return_if_fail (other != self);

  for (guint i = 0; i < N_SEVERITIES; i++)
    self->counts[i] += other->counts[i];

  for (guint i = 0; i < other->kept->len && self->kept->len < EF_DIAGNOSTICS_MAX; i++)
    {
      const EfDiagnostic *theirs = g_ptr_array_index (other->kept, i);

      keep (self, theirs->severity, g_strdup (theirs->file), g_strdup (theirs->place),
            g_strdup (theirs->reason));
    }
}

char *
ef_diagnostic_to_string (const EfDiagnostic *diagnostic)
{
  g_return_val_if_fail (diagnostic != NULL, NULL);

  if (diagnostic->place == NULL)
    return g_strconcat (diagnostic->file, ": ", diagnostic->reason, NULL);

  return g_strconcat (diagnostic->file, ":", diagnostic->place, ": ", diagnostic->reason, NULL);
}
